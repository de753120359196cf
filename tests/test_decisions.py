"""Decisions of people on changes: the only way below what the rules say, bound to both sides, never by one alone."""

import ast
import datetime
import json
import re
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from generator import archive, cli, decisions, source
from generator.decisions import apply, change_digest, objections
from generator.diff import Change, Kind, Subject, diff
from generator.errors import PolicyError
from generator.freeze import Sealed, freeze
from generator.model import Decision, Direction, Document, Level, Person, Section
from generator.verdicts import Judged, Verdict
from tests.conftest import NOW, ROOT, Policy, edit, tree
from tests.steps import announced, decided
from tests.steps import sealed as seal_draft

DAY = datetime.date(2026, 12, 1)
WHY = "A synonym: it promises the same as before."
CHANGE = f"sha256:{'5' * 64}"
PEOPLE = (
    Person("ada", "Ada Moreau", ("editor",)),
    Person("kim", "Kim Lind", ("legal",)),
    Person("sam", "Sam Roy", ("editor",)),
)
SETTLED = Decision(CHANGE, "48", Level.MATERIAL, Level.MINOR, WHY, "ada", DAY, approved_by="kim")
TEXT = Change(Kind.CHANGED, Subject.TEXT, "a", "other", ("1",), "old", "new")

pytestmark = pytest.mark.slow


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
        (UNDECIDED, {}, (), ""),
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
        (SALE, {"engine_level": Level.CONSENT, "basis": "CCPA 1798.140"}, (), ""),
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
        (ruled(Level.MATERIAL, "40", CHANNELS), {}, (), ""),
        (ruled(Level.MATERIAL, "40", MORE_DAYS), {}, (), ""),
        (ruled(Level.MATERIAL, "40", DAYS), {"decided_level": Level.CONSENT}, (), ""),
    ],
)
def test_who_may_decide_what(
    judged: Judged, changes: dict[str, object], people: tuple[Person, ...], refused: str
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


# The commands.

RETENTION = "policy_source/gluptron/privacy/sections/data-retention-deletion.md"
BRAND = "policy_source/gluptron/brand.yml"
RECORD = "policy_source/gluptron/privacy/notices/v002.yml"
NAME = "gluptron/privacy"
OLD, NEW = "resolve future issues", "solve future issues"
TWO = ("--by", "A. Moreau", "--approved-by", "K. Lind")
MINOR = ("--level", "minor", "--because", WHY)


def listed(policy: Policy, *words: str) -> list[dict[str, str]]:
    changes: list[dict[str, str]] = json.loads(policy("decide", NAME, *words, "--format", "json").out)
    return changes


def draft(policy: Policy, *words: str) -> tuple[str, bool]:
    (shown,) = json.loads(policy("diff", NAME, "--format", "json", *words).out)
    return shown["level"], shown["undecided"]


@pytest.fixture
def change(project: Path, policy: Policy) -> str:
    """The short name of the one change of the draft: a synonym in one paragraph."""
    edit(project / RETENTION, OLD, NEW)
    (one,) = listed(policy)
    return one["id"]


def test_from_a_change_to_its_decision_in_the_archive(project: Path, policy: Policy, change: str) -> None:
    shown = policy("decide", NAME)
    assert re.search(
        rf"^  {change}  material  data-retention-deletion/passage \d+: text changed\.", shown.out, re.MULTILINE
    )
    assert "[-resolve-]{+solve+} future issues" in shown.out
    assert f"undecided, {change}]" in policy("diff", NAME).out
    assert f"undecided {change}" in policy("status").out

    why = 'It says "the same" <script>alert(1)</script> & no more.'
    done = policy("decide", NAME, change[:4], "--level", "minor", "--because", why, *TWO)
    assert done.status == 0, done.err
    assert f"Decided {change} of {NAME}: material → minor, recorded in {RECORD}" in done.out
    assert "the draft is minor and could take effect on 2026-12-01" in done.out
    assert "material but for A. Moreau and K. Lind]" in policy("diff", NAME).out
    assert "draft     1 change, minor\n" in policy("status").out
    checked = policy("check")
    assert checked.status == 0
    assert "brand.yml doesn't say who is legal" in checked.out

    sealed = policy("freeze", NAME)
    assert "takes effect on 2026-12-01" in sealed.out
    record = (project / RECORD).read_text()
    assert "level: minor\n" in record
    assert "digest: sha256:" in record
    assert "decided_by: A. Moreau\n" in record
    assert "Nothing to mend" in policy("check").out
    assert policy("build").status == 0
    assert policy("verify").status == 0
    page = (project / "site/gluptron/privacy/versions/2/changes/index.html").read_text()
    assert "Level decided by A. Moreau, approved by K. Lind on December 1, 2026:" in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; no more. Without this decision: material." in page
    assert "<script>alert(1)" not in page
    assert (project / "site/gluptron/privacy/index.html").read_text().count(NEW) == 1


def test_deciding_again_replaces(project: Path, policy: Policy, change: str) -> None:
    policy("decide", NAME, change, *MINOR, *TWO)
    done = policy("decide", NAME, change, "--level", "material+consent", "--because", WHY, "--by", "A. Moreau")
    assert done.status == 0, done.err
    assert draft(policy) == ("material+consent", False)
    assert (project / RECORD).read_text().count("change: sha256:") == 1
    assert json.loads(policy("diff", NAME, "--format", "json").out)[0]["changes"][0]["decision"]["approved_by"] is None


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        ((*MINOR, "--by", "A. Moreau"), 1, "one person alone can't lower"),
        ((*MINOR, "--by", "A. Moreau", "--approved-by", "a moreau"), 1, "can't approve a decision of their own"),
        (("--level", "minor", "--because", "Too short", *TWO), 1, "shorter than 20 characters"),
        (("--level", "minor", "--because", f"{WHY}\u202e", *TWO), 1, "the invisible character U+202E"),
        (("--level", "none", "--because", WHY, *TWO), 2, "Invalid value for '--level'"),
        (("--level", "minor", *TWO), 2, "--because and --by"),
        (("--because", WHY, *TWO), 2, "--because and --by"),
    ],
)
def test_a_refused_decision_writes_nothing(
    project: Path, policy: Policy, change: str, words: tuple[str, ...], status: int, says: str
) -> None:
    before = tree(project)
    refused = policy("decide", NAME, change, *words)
    assert (refused.status, says in refused.err) == (status, True), refused.err
    assert tree(project) == before


@pytest.mark.parametrize(
    ("name", "says"),
    [("ffffffff", "no change of the draft is called"), ("abc", "write 4 or more"), ("../x", "doesn't name a change")],
)
def test_an_unknown_change_is_refused(project: Path, policy: Policy, change: str, name: str, says: str) -> None:
    refused = policy("decide", NAME, name if not change.startswith("ffff") else "00000000", *MINOR, *TWO)
    assert refused.status == 2
    assert says in refused.err
    assert not (project / RECORD).exists()


def test_a_decision_is_void_when_its_text_changes_again(project: Path, policy: Policy, change: str) -> None:
    assert policy("decide", NAME, change, *MINOR, *TWO).status == 0
    edit(project / RETENTION, NEW, "settle future issues")
    assert draft(policy) == ("material", True)
    found = policy("check")
    assert found.status == 0
    assert f"{RECORD}:4:3: warning: this decision no longer fits any change: the text changed since" in found.out
    assert "nobody has decided yet what 1 of the changes count as" in policy("freeze", NAME).err
    said = seal_draft(policy, NAME)
    assert "readers are promised 30 days' notice" in said
    assert "1 decision fitted no change any more and was left out" in said
    assert f"change: sha256:{change}" not in (project / RECORD).read_text()
    assert policy("check").status == 0


def test_the_data_of_a_freeze_list_the_decisions_that_were_left_out(project: Path, policy: Policy, change: str) -> None:
    assert policy("decide", NAME, change, *MINOR, *TWO).status == 0
    edit(project / RETENTION, NEW, "settle future issues")
    decided(policy, NAME)
    (left_out,) = json.loads(policy("freeze", NAME, "--format", "json").out)["left_out"]
    assert left_out["change"].startswith(f"sha256:{change}")
    assert (left_out["decided_level"], left_out["rationale"]) == ("minor", WHY)
    announced(policy, NAME)
    edit(project / RETENTION, "settle future issues", NEW)
    decided(policy, NAME)
    assert json.loads(policy("freeze", NAME, "--format", "json").out)["left_out"] == []


def test_a_decision_holds_when_another_paragraph_changes(project: Path, policy: Policy, change: str) -> None:
    assert policy("decide", NAME, change, *MINOR, *TWO).status == 0
    text = (project / RETENTION).read_text()
    head, fence, body = text.rpartition("---\n")
    (project / RETENTION).write_text(f"{head}{fence}\nA paragraph of its own comes first now.\n{body}")
    (undecided,) = [one for one in listed(policy) if one["undecided"]]
    assert undecided["id"] != change
    assert policy("decide", NAME, undecided["id"], *MINOR, *TWO).status == 0
    assert draft(policy) == ("minor", False)
    assert (project / RECORD).read_text().count("change: sha256:") == 2


def test_people_of_the_brand(project: Path, policy: Policy, change: str) -> None:
    people = "people:\n  - {id: ada, name: Ada Moreau, roles: [editor]}\n  - {id: kim, name: Kim Lind, roles: legal}\n"
    (project / BRAND).write_text((project / BRAND).read_text() + people)
    refused = policy("decide", NAME, change, *MINOR, "--by", "kim", "--approved-by", "ada")
    assert "ada can't approve a lower level: not of the role legal, ask kim" in refused.err
    refused = policy("decide", NAME, change, *MINOR, "--by", "adda", "--approved-by", "kim")
    assert "“adda” is not among the people of brand.yml, did you mean “ada”?" in refused.err
    assert policy("decide", NAME, change, *MINOR, "--by", "ada", "--approved-by", "kim").status == 0
    assert "Nothing to mend" in policy("check").out
    edit(project / BRAND, "roles: legal", "roles: operations")
    found = policy("check")
    assert found.status == 1
    assert "brand.yml lists nobody with the role legal" in found.out
    assert policy("freeze", NAME).status == 1
    assert policy("build").status == 0  # what is wrong with a draft never stops the site
    edit(project / BRAND, "roles: operations", "roles: legal")
    assert "takes effect on 2026-12-01" in policy("freeze", NAME).out
    edit(project / BRAND, "id: kim", "id: lou")  # who left has still decided
    assert "Nothing to mend" in policy("check").out


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("roles: [editor]", "roles: [boss]", "“roles” can't be “boss”"),
        (", name: Ada", ", nom: Ada", "“nom” is not a key"),
        ("id: ada", "id: kim", "the id “kim” stands twice"),
    ],
)
def test_the_list_of_people_is_read_strictly(project: Path, policy: Policy, old: str, new: str, says: str) -> None:
    people = "people:\n  - {id: ada, name: Ada, roles: [editor]}\n  - {id: kim, name: Kim, roles: [legal]}\n"
    (project / BRAND).write_text((project / BRAND).read_text() + people.replace(old, new))
    assert says in policy("check").out


def test_a_shorter_notice_is_never_lowered(project: Path, policy: Policy) -> None:
    edit(project / "policy_source/gluptron/privacy/sections/privacy-policy-updates.md", "days: 30", "days: 14")
    (days,) = [one for one in listed(policy) if one["path"] == "notice/days"]
    refused = policy("decide", NAME, days["id"], *MINOR, *TWO, "--basis", "None")
    assert refused.status == 1
    assert "nobody can lower this" in refused.err


@pytest.fixture
def sale(tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> str:
    """A small policy whose draft begins to sell data, and the name of that change."""
    folder = tmp_path / "policy_source/tiny"
    (folder / "terms/sections").mkdir(parents=True)
    (folder / "brand.yml").write_text("name: Tiny\ntimezone: Etc/UTC\n")
    (folder / "terms/policy.yml").write_text("title: Terms\nkind: terms\nlanguage: en\nsections: [one]\n")
    section = folder / "terms/sections/one.md"
    section.write_text("---\ntype: sharing\ntitle: One\nfacts: {sale: never}\n---\nWords.\n")
    edit(folder / "brand.yml", "name", "brand: tiny\nname")
    monkeypatch.chdir(tmp_path)
    assert policy("freeze", "tiny/terms").status == 0
    edit(section, "sale: never", "sale: opt_out")
    (one,) = json.loads(policy("decide", "tiny/terms", "--format", "json").out)
    assert one["level"] == "material+consent"
    return str(one["id"])


def test_what_needs_consent_is_lowered_with_a_reference_only(policy: Policy, sale: str) -> None:
    words = ("decide", "tiny/terms", sale, "--level", "material", "--because", WHY, *TWO)
    assert "only with a reference that allows it" in policy(*words).err
    assert policy(*words, "--basis", "CCPA 1798.120, existing users asked in March").status == 0
    assert "material+consent → material" in policy(*words, "--basis", "CCPA 1798.120").out


SEALED = [
    ("level: minor\neff", "level: editorial\neff", "this record says editorial, the changes of version 2 are minor"),
    ("decisions:\n", "decision:\n", "“decision” is not a key of a record"),
    (WHY, "", "shorter than 20 characters|“rationale” can't be nothing"),
    (WHY, "It is the same.", "shorter than 20 characters"),
    ("approved_by: K. Lind", "approved_by: A. Moreau", "can't approve a decision of their own"),
    ("  approved_by: K. Lind\n", "", "one person alone can't lower"),
    ("engine_level: material", "engine_level: minor", "the rules say material of this change now"),
    ("engine_level: material", "engine_level: materiel", "“engine_level” can't be “materiel”"),
    ("decided_level: minor", "decided_level: none", "“decided_level” can't be “none”"),
    ("date: '2026-12-01'", "date: '2026-12-02'", "this was decided on 2026-12-02, after version 2 was sealed"),
    ("date: '2026-12-01'", "date: soon", "“date” can't be “soon”"),
    ("- change: sha256:", "- change: sha256:0", "“change” can't be “sha256:0"),
    ("- change: sha256:", "- change: sha512:", "“change” can't be “sha512:"),
    ("  rule:", "  because: x\n  rule:", "“because” is not a key of “decisions”"),
    ("decisions:\n- change", "decisions:\n  change", "“decisions” can't be several keys"),
]


@pytest.fixture
def sealed(project: Path, policy: Policy, change: str) -> Path:
    """The record of a version that was sealed with a decision."""
    policy("decide", NAME, change, *MINOR, *TWO)
    assert "takes effect on 2026-12-01" in policy("freeze", NAME).out
    return project / RECORD


@pytest.mark.parametrize(("old", "new", "says"), SEALED, ids=[row[2] for row in SEALED])
def test_a_record_that_was_tampered_with_stops_all(sealed: Path, policy: Policy, old: str, new: str, says: str) -> None:
    edit(sealed, old, new)
    refuses(policy, says)


def refuses(policy: Policy, says: str) -> None:
    for command in ("check", "build", "verify"):
        refused = policy(command)
        assert refused.status == 1, command
        if command != "verify":  # which names the first of them
            assert re.search(says, refused.said), refused.said
        assert f"{RECORD}:" in refused.said or command == "verify"
        assert "Traceback" not in refused.said


def test_a_sealed_record_without_its_decisions_stops_all(sealed: Path, policy: Policy) -> None:
    sealed.write_text(sealed.read_text().partition("decisions:")[0])
    refuses(policy, "this record says minor, the changes of version 2 are material")


def test_a_sealed_record_with_another_hash_stops_all(sealed: Path, policy: Policy) -> None:
    text = sealed.read_text()
    (name,) = re.findall(r"change: sha256:(\w+)", text)
    sealed.write_text(text.replace(name, name[:-1] + ("0" if name[-1] != "0" else "1")))
    refuses(policy, "this decision fits no change of version 2")
    refuses(policy, "this record says minor, the changes of version 2 are material")


def test_a_sealed_record_with_decisions_alone_stops_all(sealed: Path, policy: Policy) -> None:
    text = sealed.read_text()
    sealed.write_text("version: 2\n" + text[text.index("decisions:") :])
    refuses(policy, "this record of version 2 has lost its digest, level and effective date")


@pytest.mark.parametrize(("old", "new", "says"), SEALED[2:], ids=[row[2] for row in SEALED[2:]])
def test_a_draft_record_with_mistakes_stops_the_draft_alone(
    project: Path, policy: Policy, change: str, old: str, new: str, says: str
) -> None:
    policy("decide", NAME, change, *MINOR, *TWO)
    edit(project / RECORD, old, new)
    before = tree(project)
    if "after version 2" in says:  # a day to come is found when it is sealed
        assert "decided on 2026-12-02, which is still to come" in policy("freeze", NAME).err
    else:
        found = policy("check")
        assert found.status == 1
        assert re.search(says, found.out), found.out
        assert policy("freeze", NAME).status == 1
    assert tree(project) == before
    assert policy("build").status == 0


def test_a_record_for_a_version_too_far_is_found(project: Path, policy: Policy, change: str) -> None:
    policy("decide", NAME, change, *MINOR, *TWO)
    (project / RECORD).rename(project / RECORD.replace("v002", "v004"))
    edit(project / RECORD.replace("v002", "v004"), "version: 2", "version: 4")
    found = policy("check")
    assert found.status == 1
    assert "version 4 can't be decided on yet: the next one is 2" in found.out


def test_a_record_never_grows_beyond_what_is_read(project: Path, policy: Policy, change: str) -> None:
    refused = policy("decide", NAME, change, "--level", "minor", "--because", "why " * 130_000, *TWO)
    assert refused.status == 1
    assert "this record would have more than 0.5 MB" in refused.err
    assert not (project / RECORD).exists()


def test_two_decisions_on_one_change_are_found(project: Path, policy: Policy, change: str) -> None:
    policy("decide", NAME, change, *MINOR, *TWO)
    text = (project / RECORD).read_text()
    (project / RECORD).write_text(text + text.partition("decisions:\n")[2])
    assert "this change is decided on twice" in policy("check").out


def test_nothing_is_decided_of_a_first_version(project: Path, policy: Policy) -> None:
    folder = project / "policy_source/gluptron/privacy"
    (folder / "versions/v001.md").unlink()
    assert "no change to decide on" in policy("decide", NAME).out


def test_no_flag_and_no_environment_variable_changes_a_verdict(
    project: Path, policy: Policy, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert project.is_dir()
    assert change
    expected = policy("diff", NAME).out
    for name in ("LEVEL", "POLICY_LEVEL", "POLICY_DIFF_LEVEL", "POLICY_FREEZE_LEVEL", "POLICY_FORCE", "CI", "DEBUG"):
        monkeypatch.setenv(name, "editorial")
    assert policy("diff", NAME).out == expected
    known = {
        "check": {"form"},
        "status": {"form"},
        "diff": {"name", "form"},
        "freeze": {"name", "effective", "on", "revises", "form"},
        "build": {"site", "form"},
        "notify": {"name", "folder", "recipients", "ledger", "smtp_file", "connections", "rate", "number", "form"}
        | {"leave_out_bad", "conclude", "refused"},
    }
    for name, options in known.items():
        command = cli.policy.commands[name]
        assert {param.name for param in command.params} == options | {"root", "now"}, name
        assert not any(param.envvar for param in command.params)
    assert set(cli._LEVELS) == {str(level) for level in Level}  # noqa: SLF001 -- a copy that keeps --help fast
    assert "auto_envvar_prefix" not in cli.policy.context_settings


def test_nothing_that_judges_sees_the_environment() -> None:
    """The site engine gets it; the command line reads colours and the settings of the mail server from it."""
    seen = set()
    for path in sorted((ROOT / "generator").glob("*.py")):
        text = path.read_text()
        names = {node.attr for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Attribute)}
        if names & {"environ", "getenv"}:
            seen.add(path.name)
    assert seen <= {"publish.py", "cli.py", "demo.py"}
    read = re.findall(r".*\b(?:environ|getenv)\b.*", (ROOT / "generator/cli.py").read_text())
    assert all("NO_COLOR" in line or "smtp.settings(" in line for line in read), read


# Several at once, and in the middle of it.


def started(project: Path, *words: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "generator", "decide", NAME, *words, "--now", NOW]
    return subprocess.Popen(command, cwd=project, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.fixture
def several(project: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of four changes of one draft."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    text = (project / RETENTION).read_text()
    (project / RETENTION).write_text(
        f"{text}\nWe file it.\n\nThey review old cases yearly.\n\nNobody else reads them.\n\nAsk us for more.\n"
    )
    return [one["id"] for one in listed(policy)]


@pytest.mark.slow
def test_deciding_at_once_loses_no_decision(project: Path, policy: Policy, several: list[str]) -> None:
    running = [started(project, name, *MINOR, *TWO) for name in several]
    statuses = []
    for process in running:
        _, said = process.communicate(timeout=60)
        statuses.append(process.returncode)
        assert process.returncode == 0 or "another process is deciding or sealing" in said, said
    record = (project / RECORD).read_text()
    assert record.count("change: sha256:") == statuses.count(0) >= 1
    for name, status in zip(several, statuses, strict=True):
        assert (f"sha256:{name}" in record) is (status == 0)
    assert policy("check").status == 0


@pytest.mark.slow
def test_a_killed_decision_leaves_the_record_whole(project: Path, policy: Policy, several: list[str]) -> None:
    assert policy("decide", NAME, several[0], *MINOR, *TWO).status == 0
    for delay in (0.2, 0.35, 0.5, 0.6, 0.7, 0.9):
        process = started(project, several[1], *MINOR, *TWO)
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=60)
        assert f"sha256:{several[0]}" in (project / RECORD).read_text()
        assert policy("check").status == 0
    assert policy("decide", NAME, several[1], *MINOR, *TWO).status == 0


def test_what_is_decided_while_sealing_is_not_lost(
    project: Path, policy: Policy, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    add = archive.add

    def meanwhile(folder: Path, *rest: object) -> object:
        monkeypatch.setattr(archive, "add", add)
        assert policy("decide", NAME, change, *MINOR, *TWO, "--now", NOW).status == 0
        return add(folder, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(archive, "add", meanwhile)
    decided(policy, NAME)
    loaded = source.load(project / "policy_source")
    with pytest.raises(PolicyError, match="something was decided on this draft meanwhile"):
        freeze(loaded, loaded.policy(NAME), datetime.datetime.fromisoformat(NOW), Sealed())
    assert not (project / "policy_source/gluptron/privacy/versions/v002.md").exists()
    assert "decided_by: A. Moreau" in (project / RECORD).read_text()
    assert "takes effect on 2026-12-01" in policy("freeze", NAME).out


def test_every_finding_of_a_decision_has_a_remedy() -> None:
    wrong = replace(SETTLED, rationale="", decided_by="", approved_by="", basis="")
    found = list(decisions.malformed(wrong))
    assert len(found) == 3
    assert all(one.remedy and one.rule == decisions.RULE for one in found)
