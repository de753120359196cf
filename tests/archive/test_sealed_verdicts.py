"""What a version publishes of its changes is sealed with it, read back as it was sealed, and never judged anew."""

import dataclasses
import datetime
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import generator
from generator.archive import verdict_form, verdict_lines
from generator.archive.sealed import seal, sealed_digest
from generator.archive.sealed_reader import unseal
from generator.checks import project
from generator.errors import Finding, Place
from generator.materiality import change_digests, decisions, sealing, table
from generator.materiality.verdict import Judged
from generator.model.brand import NoticePromise
from generator.model.document import Document, Filled, Section, digest
from generator.model.levels import Direction, Level
from generator.model.version import SealedEdit, SealedVerdict, Version
from generator.notice import clock
from generator.schema.yaml import dump_yaml, parse_yaml
from generator.text.markdown import GRAMMAR
from tests.archive.changed_documents import pairs, verdicts
from tests.conftest import NOW, ROOT, Policy, copied, edit
from tests.small import FOLDER, KEPT, NAME, RECORD, in_force, keep, revised
from tests.steps import WHY, notified, sealed, sealed_and_announced

NEW = f"{FOLDER}/versions/v002.md"
PHONE = f"{FOLDER}/sections/asked.md"


def read_again(content: object) -> tuple[tuple[SealedVerdict, ...], list[Finding]]:
    found: list[Finding] = []
    node = parse_yaml(dump_yaml({"verdicts": content}), "x", found, sealed=True)
    return verdict_form.read(node.get("verdicts") if node else None, found), found


@given(st.lists(verdicts, max_size=3).map(tuple))
def test_verdicts_written_and_read_again_are_the_same(these: tuple[SealedVerdict, ...]) -> None:
    assert read_again(verdict_form.verdict_list(these)) == (these, [])


def read_whole(lines: str) -> tuple[SealedVerdict, ...] | None:
    """Return verdicts as YAML reads them; None where anything is wrong."""
    found: list[Finding] = []
    node = parse_yaml(f"verdicts:\n{lines}", "x", found, sealed=True)
    these = verdict_form.read(node.get("verdicts") if node else None, found)
    return None if found or node is None or len(node.entries) > 1 else these


@given(st.lists(verdicts, min_size=1, max_size=3).map(tuple))
def test_verdicts_read_by_their_lines_are_the_same(these: tuple[SealedVerdict, ...]) -> None:
    lines = dump_yaml(verdict_form.verdict_list(these))
    assert verdict_lines.read(lines) in {these, None}
    assert read_whole(lines) == these


USUAL = st.text("aB 1-:#'“.,é", max_size=12)


@given(
    st.lists(st.tuples(USUAL, USUAL, USUAL), min_size=1, max_size=3),
    st.lists(
        st.tuples(st.floats(0, 1), st.sampled_from(["", " ", "\n", "-", ": ", " #", "'", '"', "null", "  "])),
        max_size=3,
    ),
    st.sampled_from(["", "both", "removed"]),
)
def test_lines_edited_by_hand_are_read_as_yaml_reads_them(
    words: list[tuple[str, str, str]], put_in: list[tuple[float, str]], line: str
) -> None:
    rows = [
        dataclasses.replace(
            ROW,
            under=under,
            reason=reason,
            old=rule,
            edits=tuple(dataclasses.replace(one, old=under, new=reason) for one in ROW.edits),
        )
        for under, reason, rule in words
    ]
    lines = dump_yaml(verdict_form.verdict_list(rows))
    for where, signs in put_in:
        at = int(where * len(lines))
        lines = lines[:at] + signs + lines[at:]
    each = lines.split("\n")
    if line and len(each) > 2:
        middle = len(each) // 2
        lines = "\n".join([*each[:middle], *([each[middle]] * (2 if line == "both" else 0)), *each[middle + 1 :]])
    quick = verdict_lines.read(lines)
    assert quick is None or quick == read_whole(lines)


def version(number: int, document: Document) -> Version:
    usual = {"origin": "drafted", "effective": None, "promise": NoticePromise(), "digest": "", "place": Place("v.md")}
    day = datetime.date(2026, 11, 22)
    return Version(number=number, document=document, recorded=day, previous="none", **usual)  # type: ignore[arg-type]


def as_sealed(one: Judged) -> Judged:
    """Return a change without what is not sealed: a suggestion, and the middle of long words."""

    def short(words: str) -> str:
        return words if len(words) <= sealing.LONGEST else f"{words[: sealing.LONGEST]} … ({len(words):,} characters)"

    edits = tuple(dataclasses.replace(each, old=short(each.old), new=short(each.new)) for each in one.verdict.edits)
    change = dataclasses.replace(one.change, was_under=short(one.change.was_under), under=short(one.change.under))
    verdict = dataclasses.replace(one.verdict, suggestion=None, edits=edits)
    return dataclasses.replace(one, change=change, verdict=verdict)


@given(pairs())
def test_a_sealed_version_gives_back_what_it_changed(both: tuple[Document, Document]) -> None:
    old, new = both
    judged = decisions.of_texts("brand/policy", version(1, old), new, NoticePromise())
    sealed_ones = sealing.sealed(judged, sealing.texts_today(old, new))
    original = dataclasses.replace(version(2, new), program="0.1.0", grammar=GRAMMAR, verdicts=sealed_ones)
    found: list[Finding] = []
    again = unseal(seal("brand/policy", original).decode(), "brand/policy", "v.md", found)
    assert found == []
    assert again == dataclasses.replace(original, digest=sealed_digest("brand/policy", original))
    given_back = sealing.restored(again.verdicts, old, again.document, ())
    assert list(sealing.incomplete(given_back)) == []
    assert given_back == tuple(map(as_sealed, judged))


ROW = SealedVerdict(
    change=f"sha256:{'5' * 64}",
    subject="text",
    kind="changed",
    section="kept",
    type="retention",
    old_blocks=(3,),
    new_blocks=(3, 4),
    level=Level.MINOR,
    decided=True,
    engine_level=Level.MATERIAL,
    direction=Direction.UNKNOWN,
    rule="suggested",
    reason="“big” became “large”.",
    undecided=True,
    score=0.25,
    asks_consent=True,
    edits=(
        SealedEdit("big", "large", "suggested", Level.MATERIAL, "suggested", "“big” became “large”."),
        SealedEdit("e-mail", "email", "cleared", Level.EDITORIAL, "L4", "Another spelling of the same words."),
    ),
)
AS_WRITTEN = f"""\
- change: sha256:{"5" * 64}
  subject: text
  kind: changed
  section: kept
  type: retention
  old_passage: 3
  new_passage: 3, 4
  level: minor
  decided: 'yes'
  engine_level: material
  direction: unknown
  rule: suggested
  reason: “big” became “large”.
  undecided: 'yes'
  score: 0.25
  asks_consent: 'yes'
  edits:
  - old: big
    new: large
    outcome: suggested
    direction: neutral
  - old: e-mail
    new: email
    outcome: cleared
    level: editorial
    direction: neutral
    rule: L4
    reason: Another spelling of the same words.
"""


def test_people_can_read_a_verdict() -> None:
    assert dump_yaml(verdict_form.verdict_list((ROW,))) == AS_WRITTEN
    assert verdict_lines.read(AS_WRITTEN) == (ROW,)


BROKEN = [
    ("a list of words", "subject: text", "- a"),
    ("another subject", "subject: text", "subject: texts"),
    ("another kind", "kind: changed", "kind: gone"),
    ("no level", "level: minor\n", "\n"),
    ("another level", "level: minor", "level: small"),
    ("a passage that is no number", "old_passage: 3", "old_passage: three"),
    ("a passage before the first", "old_passage: 3", "old_passage: 0"),
    ("a score that is none", "score: 0.25", "score: nan"),
    ("a score above all", "score: 0.25", "score: 1.25"),
    ("an outcome that is none", "outcome: cleared", "outcome: forgotten"),
    ("an unknown key", "decided: 'yes'", "settled: 'yes'"),
    ("an edit that is none", "  - old: big\n    new: large\n    outcome: suggested\n", "  - big\n"),
]


@pytest.mark.parametrize(("name", "old", "new"), BROKEN, ids=[row[0] for row in BROKEN])
def test_what_is_no_verdict_is_found(name: str, old: str, new: str) -> None:
    assert old in AS_WRITTEN, name
    found: list[Finding] = []
    broken = AS_WRITTEN.replace(old, new, 1)
    node = parse_yaml(f"verdicts:\n{broken}", "x", found, sealed=True)
    verdict_form.read(node.get("verdicts") if node else None, found)
    assert found


DOCUMENT = Document("Terms", "en", (Section("kept", "other", "Kept", "We keep it for 3 years."),))
SEALED = dataclasses.replace(version(2, DOCUMENT), program="0.1.0", verdicts=(ROW,), adds_nothing_to=1)


def placed(*places: Filled) -> Version:
    section = dataclasses.replace(DOCUMENT.sections[0], filled=places)
    return dataclasses.replace(SEALED, document=dataclasses.replace(DOCUMENT, sections=(section,)))


def resealed(text: str) -> str:
    """Return a sealed text that was edited by hand, with the digest that it should have."""
    lines = text.split("\n")
    rest = "\n".join([lines[0], *lines[2:]])
    return "\n".join([lines[0], f"digest: {digest(rest.encode())}", *lines[2:]])


def test_filled_places_are_sealed() -> None:
    content = seal("brand/policy", placed(Filled("facts.keep", 15, 22))).decode()
    assert "  filled:\n  - 15-22 facts.keep\n" in content
    again = unseal(content, "brand/policy", "v.md", [])
    assert again
    assert again.document.sections[0].filled == (Filled("facts.keep", 15, 22),)


FORGED = [
    ("filled words beyond the text", "15-22 facts.keep", "15-99 facts.keep"),
    ("filled words of no length", "15-22 facts.keep", "15-15 facts.keep"),
    ("filled words without a place", "15-22 facts.keep", "facts.keep"),
    ("filled words twice", "15-22 facts.keep", "15-22 facts.keep\n  - 16-20 facts.keep"),
    ("a grammar without its program", "program: 0.1.0\n", ""),
    ("a program without its grammar", "grammar: 1\n", ""),
    ("verdicts of a version without a program", "program: 0.1.0\ngrammar: 1\n", ""),
    ("no verdicts", AS_WRITTEN, ""),
    ("a key that is empty", "adds_nothing_to: 1", "adds_nothing_to:"),
    ("a number written otherwise", "score: 0.25", "score: 0.250"),
    ("a word in quotes", "rule: suggested", "rule: 'suggested'"),
]


@pytest.mark.parametrize(("name", "old", "new"), FORGED, ids=[row[0] for row in FORGED])
def test_what_was_never_written_so_is_not_sealed_whatever_its_digest(name: str, old: str, new: str) -> None:
    content = seal("brand/policy", placed(Filled("facts.keep", 15, 22))).decode()
    assert old in content, name
    found: list[Finding] = []
    assert unseal(resealed(content.replace(old, new, 1)), "brand/policy", "v.md", found, proved=True) is None
    assert [one.rule for one in found] == ["sealed-edited"]


def test_what_a_newer_program_sealed_asks_for_that_program() -> None:
    content = seal("brand/policy", SEALED).decode().replace("grammar: 1", "grammar: 7").replace("0.1.0", "9.0.0")
    found: list[Finding] = []
    assert unseal(resealed(content), "brand/policy", "v.md", found) is None
    assert [(one.rule, "9.0.0" in one.message, one.remedy) for one in found] == [
        ("newer-program", True, "update the program")
    ]


def test_the_program_says_its_version() -> None:
    assert tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"] == generator.__version__


@pytest.fixture
def world(tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> Path:
    return in_force(copied(tmp_path, "site_overrides"), policy, monkeypatch)


def never(*_: object) -> None:
    message = "something sealed was judged anew"
    raise AssertionError(message)


def of_version(number: int = 2) -> tuple[Judged, ...]:
    return decisions.of_version(project.load(Path("policy_source")).policy(NAME), number)


def test_nothing_sealed_is_judged_anew(world: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(world, "account", 5)
    edit(world / KEPT, "It's filed", "It's always filed")
    sealed_and_announced(policy, NAME, effective="2027-01-04")
    notified(Path("policy_source"), NAME)
    before = of_version()
    assert {one.change.section for one in before} == {"kept"}
    assert any(one.decision for one in before) or not any(one.ruled for one in before)
    monkeypatch.setattr(table, "judge", never)
    assert of_version() == before
    for command in (("verify",), ("build",), ("due",)):
        done = policy(*command, "--now", "2027-02-01T12:00:00+00:00")
        assert "judged anew" not in done.said


def test_a_mended_text_keeps_its_clock_whatever_the_rules_say_later(
    world: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(world, "account", 5)
    sealed_and_announced(policy, NAME, effective="2027-01-04")
    notified(Path("policy_source"), NAME)
    edit(world / KEPT, "It's filed", "It’s filed")
    said = revised(policy)
    assert "adds_nothing_to: 2\n" in (world / NEW).with_name("v003.md").read_text()
    monkeypatch.setattr(table, "judge", never)
    loaded = project.load(Path("policy_source")).policy(NAME)
    record = loaded.record(3)
    assert record
    assert said["effective"] == "2027-01-04"
    assert clock.notified(loaded, record) == datetime.datetime.fromisoformat(NOW)


def test_what_is_imported_is_sealed_with_what_it_changed(
    world: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day, words in (("2020-01-01", "We keep it for 3 years."), ("2021-01-01", "We keep it for 4 years.")):
        (world / f"past/{day}.md").parent.mkdir(exist_ok=True)
        (world / f"past/{day}.md").write_text(f"# Old\n\n## Kept\n\n{words}\n")
    done = policy("import", "--as-versions", "past", "--brand", "tiny", "--policy", "old")
    assert done.status == 0, done.said
    monkeypatch.setattr(table, "judge", never)
    (one,) = decisions.of_version(project.load(Path("policy_source")).policy("tiny/old"), 2)
    assert (one.change.old, one.change.new) == ("We keep it for 3 years.", "We keep it for 4 years.")


def reseal(path: Path, record: Path, change: tuple[str, str]) -> None:
    """Edit a sealed version by hand, and make its digest and its record fit."""
    text = path.read_text()
    assert change[0] in text
    content = resealed(text.replace(*change, 1))
    path.write_text(content)
    record.write_text(record.read_text().replace(text.split("\n")[1][8:], content.split("\n")[1][8:]))


ELSEWHERE = [
    ("a passage that is not there", ("new_passage: 1", "new_passage: 9")),
    ("a fact that is not there", ("  - account\n  - keep", "  - accounts\n  - keep")),
    ("a section that is not there", ("  section: kept\n", "  section: lost\n")),
]


@pytest.mark.parametrize(("name", "change"), ELSEWHERE, ids=[row[0] for row in ELSEWHERE])
def test_verdicts_on_what_the_texts_do_not_have_are_found(
    world: Path, policy: Policy, name: str, change: tuple[str, str]
) -> None:
    keep(world, "account", 5)
    sealed(policy, NAME)
    reseal(world / NEW, world / RECORD, change)
    for command in (("check",), ("build",), ("verify",), ("status",), ("due",)):
        done = policy(*command)
        assert done.status == 1, name
        assert "that the texts don't have" in done.said
        assert "Traceback" not in done.said


def lowered(world: Path, policy: Policy) -> None:
    """Seal a draft of which two people lowered a change."""
    edit(world / KEPT, "It's filed by hand.", "It's filed by hand, quickly.")
    sealed(policy, NAME, "--effective", "2027-01-04", level="minor")


RECORDED = [
    ("the decision is lost", lambda text: text[: text.index("decisions:")], "the decision is missing"),
    ("it says another level", lambda text: text.replace("decided_level: minor", "decided_level: material"), "another"),
]


def test_the_decision_stays_in_the_record(world: Path, policy: Policy) -> None:
    lowered(world, policy)
    (one,) = of_version()
    assert (one.verdict.level, one.verdict.undecided) == (Level.MINOR, False)
    assert one.decision
    assert one.decision.rationale == WHY
    assert one.ruled
    assert (one.ruled.level, one.ruled.undecided) == (Level.MATERIAL, True)
    assert WHY not in (world / NEW).read_text()


@pytest.mark.parametrize(("name", "change", "says"), RECORDED, ids=[row[0] for row in RECORDED])
def test_a_record_that_does_not_fit_what_was_sealed_is_found(
    world: Path, policy: Policy, name: str, change: Callable[[str], str], says: str
) -> None:
    lowered(world, policy)
    path = world / RECORD
    path.write_text(change(path.read_text()))
    done = policy("check")
    assert (done.status, says in done.said) == (1, True), f"{name}: {done.said}"


def test_a_version_still_to_come_is_judged_by_both(
    world: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(world / PHONE, "6726}\n", "6726}\n    - {id: post, kind: post, value: 7 Main Street}\n")
    done = policy("freeze", NAME, "--yes", "--effective", "2027-01-04")
    assert (done.status, of_version()[0].verdict.level < Level.MATERIAL) == (0, True), done.said
    assert policy("check").status == 0

    def stricter(*words: object) -> tuple[Judged, ...]:
        judged = judge(*words)  # type: ignore[arg-type]
        return tuple(
            dataclasses.replace(one, verdict=dataclasses.replace(one.verdict, level=Level.MATERIAL)) for one in judged
        )

    judge = table.judge
    monkeypatch.setattr(table, "judge", stricter)
    done = policy("check")
    assert (done.status, "version 2 was sealed as" in done.said, "--revises 2" in done.said) == (1, True, True)
    assert policy("check", "--now", "2027-01-05T12:00:00+00:00").status == 0  # in force: it stays as published


def test_what_people_decided_holds_whatever_the_rules_say_later(
    world: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch
) -> None:
    lowered(world, policy)
    change_digest = change_digests.change_digest
    monkeypatch.setattr(decisions, "change_digest", lambda *words: f"sha256:{change_digest(*words)[:6:-1]}")
    assert policy("check").status == 0
