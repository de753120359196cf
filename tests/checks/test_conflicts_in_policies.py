"""The real policies against their own facts: every number typed over is found; hostile texts are read to their end."""

import re
from functools import cache
from pathlib import Path

import pytest

from generator.errors import Finding, Place
from generator.loading import policy_source
from generator.model.document import Document
from generator.source.assembly import fill
from tests.bounds import ending
from tests.checks.conflict_facts import CHILDREN, CONTACT, KEEP, PRICE, RIGHTS, SCOPE, facts_of, found_in
from tests.conftest import ROOT, Policy, edit

REAL = ROOT / "policy_source"
_FACT = re.compile(r"\{\{ facts\.([\w.]+) \}\}")
OTHERS = {"immediately": ("30 days", "2 weeks"), "16": ("13", "15"), "30": ("14", "45")}


def typed(value: str) -> tuple[str, ...]:
    """Return other values than this one, as an editor may have typed them."""
    if value in OTHERS:
        return OTHERS[value]
    count, unit = value.split()
    return (f"{int(count) + 2} {unit}", f"{int(count) * 3} {unit}", "five months", "11 years")


def variables() -> list[tuple[Path, int, str]]:
    """Return each number that the prose of a real policy takes from a fact: file, offset, path."""
    return [
        (path, match.start(), match[1])
        for path in sorted(REAL.glob("*/privacy/sections/*.md"))
        for match in _FACT.finditer(path.read_text())
        if not match[1].startswith("channels")
    ]


def changed(folder: Path, path: Path, offset: int, words: str) -> list[Finding]:
    text = path.read_text()
    end = text.index("}}", offset) + 2
    copied = folder / path.relative_to(ROOT)
    copied.write_text(text[:offset] + words + text[end:])
    loaded = policy_source.load(folder / "policy_source", only=path.parts[-4])
    found = [one for one in loaded.findings if one.rule == "conflict"]
    copied.write_text(text)
    for one in found:
        assert (one.place.path, one.place.line) == (copied.as_posix(), text.count("\n", 0, offset) + 1)
        assert one.place.column == offset - text.rfind("\n", 0, offset)
    return found


@cache
def draft_of(brand: str) -> Document | None:
    return policy_source.load(REAL, only=brand).policies[0].draft


def value_of(path: Path, name: str) -> str:
    draft = draft_of(path.parts[-4])
    section = draft.section(path.stem) if draft else None
    assert section
    found: list[Finding] = []
    value = fill(f"{{{{ facts.{name} }}}}", {"facts": dict(section.facts), "brand": {}}, Place("x"), found)
    assert not found
    return value


def test_the_real_policies_agree_with_themselves() -> None:
    assert [one for one in policy_source.load(REAL).findings if one.rule == "conflict"] == []


@pytest.mark.slow
def test_every_number_typed_over_is_found(both: Path) -> None:
    places = variables()
    assert len(places) >= 12
    for path, offset, name in places:
        value = value_of(path, name)
        assert changed(both, path, offset, value) == []
        for words in typed(value):
            assert len(changed(both, path, offset, words)) == 1, (name, words)


def test_an_equal_duration_in_another_unit_is_none(both: Path) -> None:
    equal = {"3 years": "36 months", "7 years": "84 months", "2 years": "two years", "72 hours": "three days"}
    typed_otherwise = [(path, offset, equal.get(value_of(path, name), "")) for path, offset, name in variables()]
    assert {words for *_, words in typed_otherwise} >= {*equal.values()}
    assert [one for one in typed_otherwise if one[-1] and changed(both, *one)] == []


@pytest.mark.slow
def test_check_names_the_place_and_fails_but_the_site_is_still_built(project: Path, policy: Policy) -> None:
    path = project / "policy_source" / "gluptron" / "privacy" / "sections" / "your-data-rights.md"
    edit(path, "{{ facts.respond_within }}", "45 days")
    before = path.read_text().partition("45 days")[0]
    place = f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"
    checked = policy("check")
    assert checked.status == 1
    assert f"rights.md:{place}: error: the text says “45 days”, and no fact beside it does" in checked.said
    assert policy("freeze", "gluptron/privacy", "--yes").status == 1
    assert policy("build").status == 0


# Hostile texts.


HOSTILE = [
    "We keep account data for 5 years. ",
    "account for 5 years and payment for 6 years, ",
    "5 years ",
    "keep ",
    "under 13 children not collect ",
    "twenty ",
    "We don't sell, rent or share your, your, ",
    "Aa Bb Cc Dd ",
    "a@b.",
    "1 2 3 4 ",
    "{{ facts.retention.account.keep }} ",
    "notify a breach § within ",
]
TYPES = {
    "retention": KEEP,
    "rights": RIGHTS,
    "children": CHILDREN,
    "contact": CONTACT,
    "sharing": "sale: never",
    "scope": SCOPE,
    "terms": PRICE,
}


@pytest.mark.slow
@pytest.mark.parametrize("words", HOSTILE)
def test_long_texts_of_anything_are_read_in_time(words: str) -> None:
    for section_type, written in TYPES.items():
        facts = facts_of(section_type, written)
        with ending(20):
            assert len(found_in((section_type, facts, words * (12_000 // len(words))))) <= 1_000
