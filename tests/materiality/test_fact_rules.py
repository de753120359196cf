"""What changes of facts count as: the cases in `cases/facts.yml`, one row of the domain's table each, and laws."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations, groupby
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import generator
from generator.errors import Finding  # noqa: TC001 -- one import style
from generator.materiality.facts.collection import SPECIAL
from generator.materiality.facts.fact_rules import FACT_RULES, ROWS
from generator.materiality.facts.row import Row
from generator.materiality.facts.sentences import FILLED_IN, names_in_braces
from generator.materiality.judge_changes import judge
from generator.materiality.verdict import Context, Verdict
from generator.model.brand import NoticePromise
from generator.model.document import Document, Section
from generator.model.levels import Direction, Level
from generator.schema import forms, nodes
from generator.schema.facts import SCHEMA, Facts, fields_of, read_facts
from generator.schema.kinds import Choice, Flag, ItemList, ListOf, Record, WholeNumber
from generator.schema.nodes import Listing, Node, Scalar
from generator.schema.values import UNSPECIFIED, Value
from generator.schema.yaml import parse_yaml
from generator.text.change import Change, Kind, Subject
from generator.text.diff import diff
from generator.text.fact_changes import expanded
from tests.conftest import ROOT
from tests.strategies import facts

CASES = ROOT / "tests/cases/facts.yml"


@dataclass(frozen=True)
class Case:
    """A case as a lawyer reads it, with the line where it stands."""

    row: str
    title: str
    node: nodes.Mapping

    def __str__(self) -> str:
        return f"{self.row}: {self.title} (line {self.node.place.line})"


def text(node: Node | None, otherwise: str = "") -> str:
    return node.text if isinstance(node, Scalar) else otherwise


def parsed(written: str, name: str = "x") -> Node | None:
    found: list[Finding] = []
    node = parse_yaml(written, name, found)
    assert not found
    return node


@cache
def cases() -> tuple[Case, ...]:
    table = parsed(CASES.read_text(encoding="utf-8"), CASES.name)
    listing = table.get("cases") if isinstance(table, nodes.Mapping) else None
    assert isinstance(listing, Listing)
    found = [node for node in listing.items if isinstance(node, nodes.Mapping)]
    assert len(found) == len(listing.items)
    return tuple(Case(text(node.get("row")), text(node.get("title")), node) for node in found)


def section_facts(section_type: str, node: Node | None) -> Facts:
    found: list[Finding] = []
    assert isinstance(node, nodes.Mapping)
    read = read_facts(section_type, node, found)
    assert not found
    return read


def document(section_type: str, said: Facts | None, also: Node | None = None, language: str = "en") -> Document:
    sections = [] if said is None else [Section("s", section_type, "Section", "", said)]
    if isinstance(also, nodes.Mapping):
        for entry in also.entries:
            kind = entry.key.text
            sections.append(Section(kind, kind, kind, "", section_facts(kind, entry.value)))
    return Document("T", language, tuple(sections))


def verdicts(old: Document, new: Document, promise: str = "minor") -> list[Verdict]:
    found = judge(expanded(diff(old, new)), old, new, [NoticePromise(favourable_changes=promise)])
    return [one.verdict for one in found]


@pytest.mark.parametrize("row", sorted({case.row for case in cases()}))
def test_cases(row: str) -> None:
    assert [(str(case), said) for case in cases() if case.row == row and (said := wrong(case))] == []


def wrong(case: Case) -> object:
    """Return the verdicts of a case where they are others than it expects; None else."""
    section_type, also = text(case.node.get("type")), case.node.get("also")
    language = text(case.node.get("language"), "en")
    old, new = (
        document(section_type, section_facts(section_type, side) if side else None, also, language)
        for side in (case.node.get("before"), case.node.get("after"))
    )
    wanted = case.node.get("expect")
    assert isinstance(wanted, Listing)
    expected = [
        tuple(text(one.get(key)) for key in ("level", "direction", "rule", "undecided", "reason"))
        for one in wanted.items
        if isinstance(one, nodes.Mapping)
    ]
    found = [
        (str(one.level), str(one.direction), one.rule, "yes" if one.undecided else "", one.reason)
        for one in verdicts(old, new, text(case.node.get("promise")))
    ]
    return None if found == expected else found


def test_every_row_is_in_the_table_in_one_place_and_has_a_case_in_which_it_decides() -> None:
    rows = {str(number) for number in range(1, 49)}
    assert sorted(number for number, _ in groupby(name for name, _ in FACT_RULES)) == sorted(rows)
    decided = set()
    for case in cases():
        wanted = case.node.get("expect")
        assert isinstance(wanted, Listing)
        rules = {text(one.get("rule")) for one in wanted.items if isinstance(one, nodes.Mapping)}
        decided |= rules & {case.row}
    assert decided == rows


def pairs_of_facts() -> st.SearchStrategy[tuple[str, Facts, Facts]]:
    return st.sampled_from(sorted(SCHEMA)).flatmap(lambda kind: st.tuples(st.just(kind), facts(kind), facts(kind)))


def by_path(old: Document, new: Document) -> Mapping[tuple[str, ...], Verdict]:
    changes = expanded(diff(old, new))
    judged = judge(changes, old, new, [NoticePromise(favourable_changes="minor")])
    return {one.change.path: one.verdict for one in judged if one.change.subject is Subject.FACT}


@given(pairs_of_facts())
@pytest.mark.slow
def test_no_change_is_for_the_better_in_both_directions(pair: tuple[str, Facts, Facts]) -> None:
    kind, before, after = pair
    old, new = document(kind, before), document(kind, after)
    there, back = by_path(old, new), by_path(new, old)
    for path in there.keys() & back.keys():
        assert not there[path].direction is back[path].direction is Direction.FAVOURABLE


@given(pairs_of_facts())
@pytest.mark.slow
def test_every_change_has_a_sentence_without_keys(pair: tuple[str, Facts, Facts]) -> None:
    kind, before, after = pair
    for verdict in verdicts(document(kind, before), document(kind, after)):
        assert verdict.reason.endswith(".")
        assert verdict.reason[0] != verdict.reason[0].lower() or not verdict.reason[0].isalpha()


@given(pairs_of_facts())
@pytest.mark.slow
def test_changes_expand_once(pair: tuple[str, Facts, Facts]) -> None:
    kind, before, after = pair
    once = expanded(diff(document(kind, before), document(kind, after)))
    assert expanded(once) == once


def unknown_paths() -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(["nonsense", "other_key", "x"]), min_size=1, max_size=4).map(tuple)


VALUES = st.one_of(st.none(), st.booleans(), st.integers(), st.sampled_from(["unspecified", "never", "some words"]))


@given(st.sampled_from(sorted(SCHEMA)), unknown_paths(), st.sampled_from(list(Kind)), VALUES, VALUES)
def test_what_no_rule_knows_is_undecided_and_material(
    section_type: str, path: tuple[str, ...], kind: Kind, old: Value | None, new: Value | None
) -> None:
    empty = document(section_type, {})
    change = Change(kind, Subject.FACT, "s", section_type, path, old, new)
    context = Context(empty, empty, Level.MINOR)
    name, verdict = next((name, found) for name, rule in FACT_RULES if (found := rule(change, context)))
    assert (name, verdict.level, verdict.undecided) == ("48", Level.MATERIAL, True)


NEVER_LESS = {"rights", "promises", "measures"}
NEVER_MORE = {"data", "purposes", "recipients", "to"}


@given(pairs_of_facts())
@pytest.mark.slow
def test_losing_a_promise_or_giving_more_is_never_less_than_material(pair: tuple[str, Facts, Facts]) -> None:
    kind, before, after = pair
    old, new = document(kind, before), document(kind, after)
    changes = expanded(diff(old, new))
    for one in judge(changes, old, new, [NoticePromise(favourable_changes="minor")]):
        path = one.change.path
        lost = one.change.kind is Kind.REMOVED and path[0] in NEVER_LESS and len(path) == 2
        more = one.change.kind is Kind.ADDED and path[0] in NEVER_MORE and len(path) == 2
        if one.change.subject is Subject.FACT and (lost or more) and one.verdict.rule != "15":
            assert one.verdict.level >= Level.MATERIAL, one


def test_what_points_to_a_renamed_item_follows_it() -> None:
    collection = "data: [{id: %s, label: Account information}]"
    use = "purposes: [{id: support, label: Answering your questions, data: [%s]}]"
    old, new = (
        Document(
            "T",
            "en",
            (
                Section("c", "collection", "C", "", section_facts("collection", parsed(collection % item))),
                Section("u", "use", "U", "", section_facts("use", parsed(use % name))),
            ),
        )
        for item, name in (("account", "account"), ("profile, was: account", "profile"))
    )
    assert [(one.level, one.rule) for one in verdicts(old, new)] == [(Level.EDITORIAL, "47")] * 2


def paths(fields: Mapping[str, object], before: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for key, kind in fields.items():
        match kind:
            case ItemList(inner):
                yield (*before, key, "item")
                yield from paths({name: field.kind for name, field in inner.items()}, (*before, key, "item"))
            case Record(inner):
                yield from paths({name: field.kind for name, field in inner.items()}, (*before, key))
            case _:
                yield (*before, key)


def samples(kind: object) -> list[Value]:
    match kind:
        case Choice(words):
            return list(words)
        case Flag():
            return [True, False]
        case WholeNumber():
            return [0, 13, 16]
        case forms.PERIOD:
            return ["immediately", "30 days", "1 month", "5 years"]
        case ListOf(Choice(words)):
            return [[words[0]], [words[-1]], [words[0], words[-1]]]
        case ListOf():
            return [[], ["a"], ["b"], ["a", "b"]]
        case _:
            return ["10 EUR", "12 EUR", "none"]


def stated(fields: Mapping[str, object], path: tuple[str, ...], value: Value | None) -> dict[str, Value]:
    """Return facts in which one key has a value, or none, and no more than what has to stand beside it."""
    kind = fields[path[0]]
    match kind:
        case ItemList(inner) if len(path) == 2:
            other = {"other": {name: samples(field.kind)[0] for name, field in inner.items() if field.required}}
            return {path[0]: other | ({} if value is None else {"item": other["other"]})}  # type: ignore[dict-item]
        case ItemList(inner):
            item = {name: samples(field.kind)[0] for name, field in inner.items() if field.required}
            kinds = {name: field.kind for name, field in inner.items()}
            item.pop(path[2], None)
            return {path[0]: {"item": item | stated(kinds, path[2:], value)}}
        case Record(inner):
            return {path[0]: stated({name: field.kind for name, field in inner.items()}, path[1:], value)}
        case _:
            return {} if value is None else {path[0]: value}


def kind_at(fields: Mapping[str, object], path: tuple[str, ...]) -> object:
    kind = fields[path[0]]
    rest = path[2:] if isinstance(kind, ItemList) else path[1:]
    if not rest or not isinstance(kind, ItemList | Record):
        return kind
    return kind_at({name: field.kind for name, field in kind.fields.items()}, rest)


@pytest.mark.slow
@pytest.mark.parametrize("section_type", sorted(SCHEMA))
def test_of_every_key_no_change_is_for_the_better_there_and_back(section_type: str) -> None:
    fields = {key: field.kind for key, field in fields_of(section_type).items()}
    for path in paths(fields):
        require_no_gain_there_and_back(section_type, fields, path)


def require_no_gain_there_and_back(section_type: str, fields: Mapping[str, object], path: tuple[str, ...]) -> None:
    """Assert of a key that between two values of it at most one way is for the better."""
    whole = isinstance(fields[path[0]], ItemList) and len(path) == 2
    values = [None, True] if whole else [None, UNSPECIFIED, *samples(kind_at(fields, path))]
    for one, other in combinations(values, 2):
        old, new = (document(section_type, stated(fields, path, value)) for value in (one, other))
        there, back = verdicts(old, new), verdicts(new, old)
        assert bool(there) == bool(back), (path, one, other)
        if there and all(verdict.direction is Direction.FAVOURABLE for verdict in there):
            assert not all(verdict.direction is Direction.FAVOURABLE for verdict in back), (path, one, other)
        if UNSPECIFIED in {str(one), str(other)} and path[0] != "channels":
            assert all(verdict.level >= Level.MATERIAL for verdict in (*there, *back)), (path, one, other)


@pytest.mark.parametrize("section_type", sorted(SCHEMA))
def test_every_key_has_words_for_readers(section_type: str) -> None:
    empty = document(section_type, {})
    rule = dict(FACT_RULES)["48"]
    for path in paths({key: field.kind for key, field in fields_of(section_type).items()}):
        change = Change(Kind.CHANGED, Subject.FACT, "s", section_type, path, "old", "new")
        verdict = rule(change, Context(empty, empty, Level.MINOR))
        assert verdict
        assert f"This changes: {' '.join(path).replace('_', ' ')}" not in verdict.reason, path


def patterns(fields: Mapping[str, object], before: str = "") -> Iterator[str]:
    """Yield the paths of all facts as rows write them: `*` for an item and for a member of a set."""
    for key, kind in fields.items():
        path = f"{before}{key}"
        yield path
        match kind:
            case ItemList(inner):
                yield from (f"{path}.*", f"{path}.*.term")
                yield from patterns({name: field.kind for name, field in inner.items()}, f"{path}.*.")
            case Record(inner):
                yield from patterns({name: field.kind for name, field in inner.items()}, f"{path}.")
            case ListOf(Choice(words)):
                yield from (f"{path}.{member}" for member in ("*", *words))
            case ListOf():
                yield f"{path}.*"


def test_every_row_is_about_facts_of_the_schema_and_speaks_in_whole_sentences() -> None:
    known = {path for kind in SCHEMA for path in patterns({key: field.kind for key, field in fields_of(kind).items()})}
    for row in (row for row in ROWS if isinstance(row, Row)):
        assert set(row.paths.split()) <= known, row
        for sentence in filter(None, [row.worse, row.better, row.otherwise, row.always, row.unstated, row.same]):
            assert names_in_braces(sentence) <= FILLED_IN.keys(), row
            assert sentence[0] in "{ABCDEFGHIJKLMNOPQRSTUVWXYZ", row
            assert sentence.endswith("."), row


def test_the_terms_that_rules_know_are_in_the_vocabulary(vocabulary: frozenset[str]) -> None:
    named = {
        term
        for path in Path(generator.__file__).parent.rglob("*.py")
        for term in re.findall(r'"((?:dpv|pd|eu-gdpr|tech):[A-Z]\w*)"', path.read_text())
    }
    assert (named | SPECIAL) - vocabulary == set()


def test_a_kind_that_is_stated_for_the_first_time_is_editorial() -> None:
    """A section that was brought is of the kind `other`; going from one kind to another one may lose facts."""

    def text_of(kind: str) -> Document:
        return Document("T", "en", (Section("a", kind, "A", "We keep it."),))

    levels = [
        [(one.level, one.rule) for one in verdicts(text_of(old), text_of(new))]
        for old, new in (("other", "retention"), ("retention", "sharing"), ("retention", "other"))
    ]
    assert levels[0] == [(Level.EDITORIAL, "47")]
    assert all(level >= Level.MATERIAL for each in levels[1:] for level, _ in each)
