"""What editors complete and check by, and the blocks that they copy, say what the program reads."""

import json

import jsonschema
import pytest

from generator.errors import Finding
from generator.loading.editor_files import SCHEMAS
from generator.schema.examples import facts_block
from generator.schema.facts import SCHEMA, read_facts
from generator.schema.nodes import Listing, Mapping, Node, Scalar
from generator.schema.yaml import parse_yaml, split
from tests.conftest import ROOT, Policy


def plain(node: Node | None) -> object:
    """Return what an editor's YAML library makes of a node: numbers, yes and no are more than text to it."""
    match node:
        case Mapping(entries=entries):
            return {one.key.text: plain(one.value) for one in entries}
        case Listing(items=items):
            return [plain(one) for one in items]
        case Scalar(text=text) if text.isdigit():
            return int(text)
        case Scalar(text=text):
            return text
        case _:
            return None


def parsed(text: str) -> object:
    found = list[Finding]()
    node = parse_yaml(text, "x.yml", found)
    assert not found
    return plain(node)


def valid(name: str, value: object) -> bool:
    return bool(jsonschema.Draft7Validator(SCHEMAS[name]()).is_valid(value))


@pytest.mark.parametrize("section_type", list(SCHEMA))
def test_the_example_of_a_type_states_each_of_its_facts(section_type: str) -> None:
    found = list[Finding]()
    node = parse_yaml(facts_block(section_type), "x.md", found)
    assert node is not None
    inner = node.get("facts")
    facts = read_facts(section_type, inner, found) if isinstance(inner, Mapping) else {}
    assert found == []
    assert facts.keys() == SCHEMA[section_type].keys()
    assert valid("section", plain(node))


@pytest.mark.parametrize("name", list(SCHEMAS))
def test_a_schema_is_one_and_is_printed(name: str, policy: Policy) -> None:
    done = policy("schema", name)
    assert (done.status, json.loads(done.out)) == (0, SCHEMAS[name]())
    jsonschema.Draft7Validator.check_schema(SCHEMAS[name]())


def test_the_real_files_are_valid() -> None:
    files = {
        name: list((ROOT / "policy_source").glob(f"*/{'' if name == 'brand' else '*/'}{name}.yml")) for name in SCHEMAS
    }
    for name in ("brand", "policy"):
        assert files[name]
        assert [path for path in files[name] if not valid(name, parsed(path.read_text()))] == []
    sections = [
        split(path.read_text(), path.name, [])[0] for path in (ROOT / "policy_source").glob("*/*/sections/*.md")
    ]
    assert len(sections) > 20
    validator = jsonschema.Draft7Validator(SCHEMAS["section"]())
    assert [error.message for one in sections for error in validator.iter_errors(plain(one))] == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("brand", "brand: x\nname: X\ntimezone: Paris time\n"),
        ("brand", "brand: x\nname: X\ntimezone: Europe/Paris\ncolor: red\n"),
        ("policy", "title: X\nkind: privacy\nlanguage: en\n"),
        ("section", "title: X\ntype: retention\nfacts: {recipients: []}\n"),
        ("section", "title: X\ntype: retention\nfacts: {retention: [{id: a, keep: long}]}\n"),
        ("section", "title: X\n"),
    ],
)
def test_what_the_program_refuses_an_editor_marks(name: str, text: str) -> None:
    assert not valid(name, parsed(text))


def test_the_command_prints_a_block_to_copy(policy: Policy) -> None:
    done = policy("facts", "--example", "retention")
    assert done.out.startswith("type: retention\nfacts:\n  retention:\n    - id: account\n      keep: 3 years\n")
    assert "then: delete  # or anonymise, keep\n" in done.out
    assert policy("facts", "--example", "--format", "json").status == 0
