"""Decisions of people on changes: the only way below what the rules say, bound to both sides, never by one alone."""

import ast
import datetime
import re
from dataclasses import replace

import pytest

from generator.materiality.change_digests import change_digest
from generator.materiality.decision_objections import RULE, malformed, objections
from generator.materiality.decisions import apply
from generator.materiality.verdict import Judged, Verdict
from generator.model.brand import Person
from generator.model.document import Document, Section
from generator.model.levels import Direction, Level
from generator.model.record import Decision
from generator.text.change import Change, Kind, Subject
from generator.text.diff import diff
from tests.conftest import ROOT
from tests.one_change import WHY

DAY = datetime.date(2026, 12, 1)
CHANGE = f"sha256:{'5' * 64}"
PEOPLE = (
    Person("ada", "Ada Moreau", ("editor",)),
    Person("kim", "Kim Lind", ("legal",)),
    Person("sam", "Sam Roy", ("editor",)),
)
SETTLED = Decision(CHANGE, "48", Level.MATERIAL, Level.MINOR, WHY, "ada", DAY, approved_by="kim")
TEXT = Change(Kind.CHANGED, Subject.TEXT, "a", "other", ("1",), "old", "new")


def fact(section_type: str, *path: str, old: object, new: object) -> Change:
    kind = Kind.REMOVED if new is None else Kind.CHANGED
    return Change(kind, Subject.FACT, "a", section_type, path, old, new)  # type: ignore[arg-type]


def ruled(level: Level, rule: str = "48", change: Change = TEXT, *, undecided: bool = False) -> Judged:
    return Judged(change, Verdict(level, Direction.UNKNOWN, rule, "It changed.", undecided), CHANGE)


UNDECIDED = ruled(Level.MATERIAL, undecided=True)
SALE = ruled(Level.CONSENT, "18", fact("sharing", "sale", old="never", new="yes"))
DAYS = fact("changes", "notice", "days", old=30, new=14)
MORE_DAYS = fact("changes", "notice", "days", old=30, new=45)
VAGUE_DAYS = fact("changes", "notice", "days", old=30, new="unspecified")
NO_NOTICE = fact("changes", "notice", old={"days": 30}, new=None)
CHANNELS = fact("changes", "notice", "channels", "email", old=True, new=None)


@pytest.mark.parametrize(
    ("judged", "changes", "people", "refused"),
    [
        (UNDECIDED, {}, (), "brand.yml lists nobody who may do this"),
        (UNDECIDED, {"decided_level": Level.MATERIAL}, (), ""),
        (UNDECIDED, {}, None, ""),
        (UNDECIDED, {}, PEOPLE, ""),
        (UNDECIDED, {"approved_by": ""}, (), "one person alone can't lower a change from material to minor"),
        (UNDECIDED, {"approved_by": "ada"}, (), "can't approve a decision of their own"),
        (UNDECIDED, {"approved_by": " ADA "}, (), "can't approve a decision of their own"),
        (UNDECIDED, {"approved_by": "a\u200bda"}, (), "can't approve a decision of their own"),
        (UNDECIDED, {"approved_by": "sam"}, PEOPLE, "sam can't approve a lower level"),
        (UNDECIDED, {"approved_by": "eve"}, PEOPLE, "“eve” is not among the people"),
        (UNDECIDED, {"decided_by": "eve"}, PEOPLE, "“eve” is not among the people"),
        (UNDECIDED, {"rationale": "It is the same.    "}, (), "shorter than 20 characters"),
        (UNDECIDED, {"rationale": "x" + 40 * " "}, (), "shorter than 20 characters"),
        (UNDECIDED, {"rationale": "What was announced is void, and does not come."}, PEOPLE, "doesn't come"),
        (UNDECIDED, {"decided_by": "—"}, (), "“decided_by” can't be “—”"),
        (UNDECIDED, {"decided_level": Level.MATERIAL, "approved_by": ""}, PEOPLE, ""),  # settled, no lower
        (UNDECIDED, {"decided_level": Level.CONSENT, "approved_by": ""}, PEOPLE, ""),  # raised
        (ruled(Level.EDITORIAL), {"engine_level": Level.EDITORIAL, "approved_by": ""}, (), ""),  # raised
        # what the rules say now is more than what they said then
        (ruled(Level.CONSENT), {"basis": "GDPR 6"}, (), "the rules say material+consent of this change now"),
        (ruled(Level.MATERIAL), {"engine_level": Level.MINOR, "decided_level": Level.EDITORIAL}, (), "the rules say"),
        # a file that claims that the rules said less
        (ruled(Level.MATERIAL), {"engine_level": Level.MINOR, "approved_by": ""}, (), "the rules say material"),
        # rows that need a reference
        (SALE, {"engine_level": Level.CONSENT}, (), "only with a reference that allows it"),
        (SALE, {"engine_level": Level.CONSENT, "basis": "  "}, (), "only with a reference that allows it"),
        (SALE, {"engine_level": Level.CONSENT, "basis": "CCPA 1798.140"}, None, ""),
        (SALE, {"engine_level": Level.CONSENT, "basis": "CCPA 1798.140"}, PEOPLE, ""),
        (SALE, {"engine_level": Level.CONSENT, "basis": "x", "approved_by": "sam"}, PEOPLE, "not of the role legal"),
        (SALE, {"engine_level": Level.CONSENT, "decided_level": Level.MATERIAL}, (), "only with a reference"),
        *((ruled(Level.MATERIAL, row), {}, (), "only with a reference") for row in ("5", "18", "19", "30", "32", "42")),
        # rows that nobody lowers
        *(
            (ruled(Level.MATERIAL, "40", change), {"basis": "x"}, PEOPLE, "nobody can lower this")
            for change in (DAYS, VAGUE_DAYS, NO_NOTICE)
        ),
        (ruled(Level.MATERIAL, "X1"), {"basis": "x"}, (), "nobody can lower this"),
        (ruled(Level.MATERIAL, "40", CHANNELS), {}, PEOPLE, ""),
        (ruled(Level.MATERIAL, "40", MORE_DAYS), {}, PEOPLE, ""),
        (ruled(Level.MATERIAL, "40", DAYS), {"decided_level": Level.CONSENT}, (), ""),
    ],
)
def test_who_may_decide_what(
    judged: Judged, changes: dict[str, object], people: tuple[Person, ...] | None, refused: str
) -> None:
    decision = replace(SETTLED, **changes)  # type: ignore[arg-type]
    found = list(objections(decision, judged, people))
    assert any(refused in one.message for one in found) if refused else not found, found
    assert all(one.remedy for one in found)
    (after,) = apply([judged], [decision], people)
    if refused:
        assert after == judged
    else:
        assert (after.verdict.level, after.verdict.undecided) == (decision.decided_level, False)
        assert (after.ruled, after.decision) == (judged.verdict, decision)


def test_a_decision_of_another_change_says_nothing() -> None:
    assert apply([UNDECIDED], [replace(SETTLED, change=f"sha256:{'6' * 64}")], ()) == (UNDECIDED,)


FIRST = "We keep your messages for three years.\n\nWe answer within a week.\n\n- One\n- Two"


def document(text: str, **section: object) -> Document:
    return Document("Privacy", "en", (replace(Section("a", "retention", "A", text), **section),))  # type: ignore[arg-type]


def names(before: Document, after: Document, policy: str = "b/p") -> set[str]:
    return {change_digest(policy, change, before, after) for change in diff(before, after)}


CHANGED = names(document(FIRST), document(FIRST.replace("three", "five")))


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [
        (document(FIRST), document(FIRST.replace("three", "six")), False),
        (document(FIRST.replace("three", "two")), document(FIRST.replace("three", "five")), False),
        (document(FIRST), document(FIRST.replace("three years", "**five** years")), False),
        (document(FIRST), document(FIRST.replace("three years", "[five](https://a.example) years")), False),
        (document(FIRST, id="b"), document(FIRST.replace("three", "five"), id="b"), False),
        (document(FIRST, type="other"), document(FIRST.replace("three", "five"), type="other"), False),
        (document(FIRST), document(FIRST.replace("three", "five").replace("week", "month")), True),
        (document(FIRST), document(f"A new start.\n\nAnd more.\n\n{FIRST.replace('three', 'five')}"), True),
        (document(FIRST), document(FIRST.replace("three", "five").replace("\n- Two", "")), True),
        (document(f"Gone.\n\n{FIRST}"), document(FIRST.replace("three", "five")), True),
        (document(FIRST), document(FIRST.replace("three", "five"), title="B"), True),
    ],
)
def test_a_decision_is_bound_to_both_sides_and_to_nothing_else(
    before: Document, after: Document, *, same: bool
) -> None:
    assert len(CHANGED) == 1
    assert (names(before, after) >= CHANGED) is same


def test_a_decision_is_bound_to_its_policy_and_to_facts() -> None:
    facts = [document("T", facts={"retention": {"account": {"keep": f"{n} years"}}}) for n in (3, 4, 5)]
    assert not CHANGED & names(document(FIRST), document(FIRST.replace("three", "five")), "b/q")
    assert not names(facts[0], facts[1]) & names(facts[0], facts[2])
    assert not names(facts[0], facts[2]) & names(facts[1], facts[2])


def test_a_new_section_is_decided_with_all_that_it_says() -> None:
    one = document(FIRST)
    new = [replace(one, sections=(*one.sections, Section("b", "other", "B", text))) for text in ("Yes.", "No.")]
    added = [
        {change_digest("b/p", change, one, two) for change in diff(one, two) if change.subject is Subject.SECTION}
        for two in new
    ]
    assert len(added[0]) == len(added[1]) == 1
    assert not added[0] & added[1]


@pytest.mark.slow
def test_nothing_that_judges_sees_the_environment() -> None:
    """The site engine gets it; the command line reads colours, the mail server and whether it runs in CI from it."""
    seen, reading = set(), ("read_commands", "notify_command", "build_commands", "seal_commands")
    for path in sorted((ROOT / "generator").rglob("*.py")):
        text = path.read_text()
        if not re.search(r"environ|getenv", text):
            continue  # to parse all files takes seconds
        names = {node.attr for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Attribute)}
        if names & {"environ", "getenv"}:
            seen.add(path.name)
    assert seen <= {"mkdocs.py", "demo_stage.py", *(f"{name}.py" for name in reading)}
    words = "\n".join(path.read_text() for path in sorted((ROOT / "generator/cli").glob("*.py")))
    read = re.findall(r".*\b(?:environ|getenv)\b.*", words)
    assert len(read) == 4
    assert all(any(one in line for one in ("NO_COLOR", "smtp_settings.settings(", '"CI"')) for line in read), read


def test_every_finding_of_a_decision_has_a_remedy() -> None:
    wrong = replace(SETTLED, rationale="", decided_by="", approved_by="", basis="")
    found = list(malformed(wrong))
    assert len(found) == 3
    assert all(one.remedy and one.rule == RULE for one in found)
