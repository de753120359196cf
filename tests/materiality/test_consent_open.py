"""Consent is never left open: until one person says whether a change needs it, the change counts as if it did."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from generator.loading import policy_source
from generator.materiality import score
from generator.materiality.consent_questions import with_another_basis
from generator.materiality.decisions import apply, of_version
from generator.materiality.verdict import Judged, Suggestion, Verdict, engine
from generator.model.document import Document, Section
from generator.model.levels import Direction, Level
from generator.model.record import Decision
from generator.text.change import Change, Kind, Subject
from tests.conftest import Policy
from tests.materiality.test_decisions import SETTLED, TEXT
from tests.open_draft import BECAUSE, BY, SECOND, changes, drafted, named
from tests.small import ANNOUNCE, NAME, RECORD, shown
from tests.steps import checked

ASKING = Judged(
    TEXT,
    Verdict(
        Level.MATERIAL,
        Direction.UNKNOWN,
        "suggested",
        "It changed.",
        undecided=True,
        suggestion=Suggestion(Level.MINOR, 0.99),
        asks_consent=True,
    ),
    SETTLED.change,
)
ALONE = replace(SETTLED, approved_by="")


@pytest.mark.parametrize(
    ("decisions", "level", "undecided"),
    [
        ((), Level.CONSENT, True),
        ((replace(ALONE, change=f"sha256:{'6' * 64}"),), Level.CONSENT, True),
        ((ALONE,), Level.CONSENT, True),  # nobody approved it
        ((replace(ALONE, decided_level=Level.MATERIAL),), Level.MATERIAL, False),
        ((replace(ALONE, decided_level=Level.CONSENT),), Level.CONSENT, False),
        ((SETTLED,), Level.MINOR, False),
    ],
)
def test_what_a_change_counts_as(decisions: tuple[Decision, ...], level: Level, *, undecided: bool) -> None:
    (one,) = apply([ASKING], decisions, None)
    assert (one.verdict.level, one.verdict.undecided) == (level, undecided)
    assert engine(one) == ASKING.verdict
    if not undecided:
        assert (one.verdict.suggestion, one.verdict.asks_consent) == (None, False)


def test_a_change_that_asks_for_nothing_stays_material() -> None:
    one = replace(ASKING, verdict=replace(ASKING.verdict, asks_consent=False))
    assert apply([one], (), ()) == (one,)
    ruled = replace(ASKING, verdict=replace(one.verdict, undecided=False))
    assert apply([ruled], (), ()) == (ruled,)


def test_a_change_that_a_rule_decided_counts_as_consent_until_it_is_answered_too() -> None:
    """Before: only what was undecided did, and a lower age in a sentence asked nobody."""
    ruled = replace(ASKING, verdict=replace(ASKING.verdict, undecided=False, suggestion=None))
    (one,) = apply([ruled], (), None)
    assert (one.verdict.level, one.ruled) == (Level.CONSENT, ruled.verdict)
    (one,) = apply([ruled], (replace(ALONE, decided_level=Level.MATERIAL),), None)
    assert (one.verdict.level, one.verdict.asks_consent) == (Level.MATERIAL, False)


@pytest.fixture
def tiny(tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> Path:
    return drafted(tmp_path, policy, monkeypatch)


def test_every_command_names_it_until_one_person_answers(tiny: Path, policy: Policy) -> None:
    (sell,) = named(policy, "sell")
    said = f"1 counts as material+consent until one person says material or material+consent: {sell}"
    for command in (("status",), ("diff", NAME), ("decide", NAME)):
        shown_text = policy(*command).out
        assert f"{said} (policy decide {NAME} ID --level LEVEL)" in shown_text, command
        assert "changes, material+consent\n" in shown_text, command
    one = changes(policy)["sell"]
    assert (one["level"], one["undecided"], one["consent_open"]) == ("material+consent", True, True)
    assert json.loads(policy("status", "--format", "json").out)[0]["draft"]["consent_open"] == [sell]
    done = policy("decide", NAME, sell, "--level", "material", *BECAUSE, *BY)
    assert done.status == 0, done.said
    assert "the draft is material and" in done.out
    assert "counts as material+consent" not in policy("status").out
    assert "engine_level: material\n  decided_level: material\n" in (tiny / RECORD).read_text()


def test_sealing_says_that_no_answer_counts_as_consent(tiny: Path, policy: Policy) -> None:
    (sell,) = named(policy, "sell")
    done = policy("freeze", NAME, "--yes")
    assert done.status == 0
    assert f"nobody said whether {sell} needs consent: so it counts as material+consent" in done.out
    assert "material+consent: the brand's own rule gives readers 30 days' notice" in done.out
    assert "level: material+consent\n" in (tiny / RECORD).read_text()
    assert checked().status == 0


def test_whoever_announces_is_told_that_readers_will_be_asked_and_how_to_say_otherwise(
    tiny: Path, policy: Policy
) -> None:
    """Before: only sealing said so, and then “You will be asked” stood in the notice, which nobody had decided."""
    (sell,) = named(policy, "sell")
    assert policy("freeze", NAME, "--yes").status == 0
    says = f"readers are told that {sell} needs their consent, since nobody said otherwise; to say so:"
    assert says in policy("approve", NAME, "--by", "k-lind").out
    assert says in policy(*ANNOUNCE).out
    notice = (tiny / RECORD).with_name("v002-1.txt").read_text()
    assert "You will be asked" in " ".join(notice.split())
    decided = policy("decide", NAME, sell, "--revises", "2", "--level", "material", *BECAUSE, *BY)
    assert decided.status == 0, decided.said
    assert shown(policy, "freeze", NAME, "--yes", "--revises", "2")["level"] == "material"
    assert "needs their consent" not in policy("approve", NAME, "--by", "k-lind", "--version", "3").out


def test_sealing_after_the_answer(tiny: Path, policy: Policy) -> None:
    (sell,) = named(policy, "sell")
    assert policy("decide", NAME, sell, "--level", "material", *BECAUSE, *SECOND).status == 0
    assert shown(policy, "freeze", NAME, "--yes")["level"] == "material"
    assert checked().status == 0
    assert tiny.is_dir()


def test_it_is_lowered_by_two_without_a_basis(policy: Policy, tiny: Path) -> None:
    (sell,) = named(policy, "sell")
    assert policy("decide", NAME, sell, "--level", "minor", *BECAUSE, *BY).status == 0
    assert changes(policy)["sell"]["level"] == "material+consent"
    assert policy("decide", NAME, "--approve", *SECOND).status == 0
    assert changes(policy)["sell"]["level"] == "minor"
    assert tiny.is_dir()


def asking(verdict: Verdict, *_: object) -> Verdict:
    return replace(verdict, suggestion=Suggestion(Level.MINOR, 0.99), asks_consent=True)


def test_two_texts_without_a_project_are_compared_as_material(
    tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(score, "suggested", asking)
    for name, words in (("old", "resolve issues"), ("new", "solve issues")):
        (tmp_path / f"{name}.md").write_text(f"# Privacy\n\nWe keep what you wrote, to {words}.\n")
    said = json.loads(policy("compare", str(tmp_path / "old.md"), str(tmp_path / "new.md"), "--format", "json").out)
    assert said["level"] == "material"
    assert [one["level"] for one in said["changes"]] == ["material"]


def test_nobody_was_asked_of_versions_that_were_brought(
    tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(score, "suggested", asking)
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "old"
    folder.mkdir()
    for name, words in (("2020-01-01", "resolve issues"), ("2021-01-01", "solve issues")):
        (folder / f"{name}.md").write_text(f"# Privacy\n\nWe keep what you wrote, to {words}.\n")
    done = policy("import", "--brand", "tiny", "--policy", "privacy", "--as-versions", "old")
    assert done.status == 0, done.said
    item = policy_source.load(tmp_path / "policy_source").policy("tiny/privacy")
    assert [one.verdict.level for one in of_version(item, 2)] == [Level.MATERIAL]


def test_of_a_fact_that_no_rule_knows_nothing_is_asked() -> None:
    fact = Change(TEXT.kind, TEXT.subject, "a", "other", ("x",), "1", "2")
    one = Judged(fact, Verdict(Level.MATERIAL, Direction.UNKNOWN, "48", "This changes.", undecided=True), "x")
    assert apply([one], (), ())[0].verdict.level is Level.MATERIAL


@pytest.mark.parametrize(
    ("basis", "says"),
    [
        ("legitimate_interest", "legitimate interest"),
        ("contract", "contract"),
        ("consent", ""),
        ("unspecified", ""),
    ],
)
def test_a_purpose_that_needs_consent_and_is_said_to_have_another_basis_is_named(basis: str, says: str) -> None:
    """A notice says that it begins only with consent, and the text that it rests on something else."""
    new = Document("T", "en", (Section("use", "use", "Use", "x", {"purposes": {"train": {"basis": basis}}}),))
    change = Change(Kind.ADDED, Subject.FACT, "use", "use", ("purposes", "train"), None, {"basis": basis})
    asked = Judged(change, Verdict(Level.CONSENT, Direction.ADVERSE, "10", "We use it for more."))
    told = Judged(change, Verdict(Level.MATERIAL, Direction.ADVERSE, "10", "We use it for more."))
    assert list(with_another_basis([asked, asked], new)) == ([("train", says)] if says else [])
    assert list(with_another_basis([told], new)) == []
    assert list(with_another_basis([asked], replace(new, sections=()))) == []
