"""Ways round the notice by what takes the place of an announced version: sooner, in silence, or without asking."""

import json
from pathlib import Path

import pytest

from generator.commands import freeze_checks
from generator.loading import policy_source
from tests.conftest import Policy, edit, settled
from tests.notice.ways import refused
from tests.small import KEPT, LATER, NAME, RECORD, ROOT_OF, TWO, keep, made, phases
from tests.steps import announced, checked, notified, sealed

AT = ("--now", LATER)
SAME = ("--because", "It says the same as before, in other words.", *TWO)
HELPERS = "It's filed by hand, and by our helpers."
SOLD = "It's filed by hand. We sell your data to partners."
SILENT = "it would apply without a word to those who were told"


def told(tiny: Path, policy: Policy, text: str, level: str = "material") -> None:
    """Announce a text of the section for February 1, and tell readers."""
    edit(tiny / KEPT, "It's filed by hand.", text)
    sealed(policy, NAME, level=level)
    announced(policy, NAME, "--effective", "2027-02-01")
    notified(ROOT_OF, NAME)


def lowered(policy: Policy, level: str, *words: str) -> None:
    """Have two people say less of all that a revision of version 2 changes."""
    (listed,) = json.loads(policy("diff", NAME, "--revises", "2", "--format", "json", *AT).out)
    names = [one["change"].removeprefix("sha256:")[:8] for one in listed["changes"] if one["level"] != "editorial"]
    done = policy("decide", NAME, *names, "--revises", "2", "--level", level, *SAME, *words, *AT)
    assert done.status == 0, done.said


def test_what_was_announced_is_not_brought_forward_by_a_lower_level(tiny: Path, policy: Policy) -> None:
    """Before: two people lowered the announced change, and it applied today, without a word, and not in February."""
    told(tiny, policy, HELPERS)
    edit(tiny / KEPT, "It's", "It’s")
    lowered(policy, "minor")
    refused(policy, tiny, SILENT, "freeze", NAME, "--yes", "--revises", "2", *AT)
    assert phases(LATER) == ["in force", "in notice"]


def test_an_announced_change_is_not_dropped_in_silence(tiny: Path, policy: Policy) -> None:
    """Before: what was left was editorial, so that it needed no notice; nobody learned that the rest does not come."""
    keep(tiny, "account", 5)
    told(tiny, policy, "It’s filed by hand.")
    keep(tiny, "account", 3)
    refused(policy, tiny, SILENT, "freeze", NAME, "--yes", "--revises", "2", *AT)
    why = ("--by", "a-moreau", "--because", "We keep accounts for as long as before.")
    assert policy("withdraw", NAME, *why, *AT).status == 0
    assert policy("freeze", NAME, "--yes", *AT).status == 0  # the way that is named: readers are told
    assert "was taken back" in policy("due", NAME, *AT).out
    assert phases(LATER) == ["superseded", "withdrawn", "in force"]


def test_what_was_never_announced_may_become_less(tiny: Path, policy: Policy) -> None:
    edit(tiny / KEPT, "It's filed by hand.", HELPERS)
    sealed(policy, NAME)
    lowered(policy, "minor")
    done = policy("freeze", NAME, "--yes", "--revises", "2", *AT)
    assert (done.status, phases(LATER)[-1]) == (0, "in force"), done.said


def test_what_earlier_programs_let_pass_is_named(tiny: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> None:
    told(tiny, policy, HELPERS)
    edit(tiny / KEPT, "It's", "It’s")
    lowered(policy, "minor")
    with monkeypatch.context() as patch:
        patch.setattr(freeze_checks, "_refuse_in_silence", lambda *_: None)
        assert policy("freeze", NAME, "--yes", "--revises", "2", *AT).status == 0
    found = checked(LATER)
    assert (found.status, "nobody who was told of it learned" in found.out) == (0, True), found.out


@pytest.mark.parametrize(("level", "keeps"), [("material+consent", True), ("material", False)])
def test_who_was_told_of_being_asked_is_asked(tiny: Path, policy: Policy, level: str, *, keeps: bool) -> None:
    """Before: a comma in the announced text and a lower level, and the clock went on; nobody was asked on the day."""
    told(tiny, policy, SOLD, "material+consent")
    edit(tiny / KEPT, "It's", "It’s")
    lowered(policy, level, "--basis", "Act 5/2026, section 3")
    assert policy("freeze", NAME, "--yes", "--revises", "2", *AT).status == 0
    assert policy_source.load(ROOT_OF).policy(NAME).version(3).adds_nothing_to == (2 if keeps else 0)
    announced(policy, NAME, at=LATER)
    assert phases(LATER)[-1] == ("in notice" if keeps else "announced")


def test_a_change_that_needed_consent_may_be_dropped(tiny: Path, policy: Policy) -> None:
    keep(tiny, "account", 5)
    told(tiny, policy, SOLD, "material+consent")
    edit(tiny / KEPT, " We sell your data to partners.", "")
    assert policy("freeze", NAME, "--yes", "--revises", "2", *AT).status == 0
    assert policy_source.load(ROOT_OF).policy(NAME).version(3).adds_nothing_to == 2


def refused_to_lower(tiny: Path, policy: Policy, *words: str, at: str = LATER) -> str:
    """Try to say less of what a draft changes; return the name of the change."""
    (one,) = json.loads(policy("decide", NAME, "--list", *words, "--format", "json", "--now", at).out)
    says = "readers were told of this change as material, for 2027-02-01 (version 2)"
    refused(policy, tiny, says, "decide", NAME, one["id"], *words, "--level", "minor", *SAME, "--now", at)
    return str(one["id"])


def test_what_was_taken_back_does_not_come_sooner_as_less(tiny: Path, policy: Policy) -> None:
    """Before: withdrawn on Monday, lowered by two people, in force on Monday, and announced for February."""
    told(tiny, policy, HELPERS)
    why = ("--by", "a-moreau", "--because", "We have thought about this once more.")
    assert policy("withdraw", NAME, *why, *AT).status == 0
    refused_to_lower(tiny, policy)
    edit(tiny / KEPT, "It's", "It’s")  # nor with another apostrophe
    name = refused_to_lower(tiny, policy)
    done = policy("decide", NAME, name, "--level", "minor", *SAME, "--now", "2027-02-01T12:00:00-05:00")
    assert done.status == 0, done.said  # from that day on, nothing is brought forward
    assert policy("freeze", NAME, "--yes", *AT).status == 1  # decided after now
    done = policy("freeze", NAME, "--yes", "--now", "2027-02-02T12:00:00-05:00")
    assert (done.status, "takes effect on 2027-02-02" in done.out) == (0, True), done.said


def test_what_is_announced_does_not_come_before_it_upon_the_text_in_force(tiny: Path, policy: Policy) -> None:
    """Before: `--on 1` put the announced words into force at once, as a small change of version 1."""
    told(tiny, policy, HELPERS)
    edit(tiny / KEPT, "It's", "It’s")
    refused_to_lower(tiny, policy, "--on", "1")


def test_a_decision_by_hand_says_no_less_than_what_was_told(tiny: Path, policy: Policy) -> None:
    told(tiny, policy, HELPERS)
    edit(tiny / KEPT, "It's", "It’s")
    (change,) = json.loads(policy("diff", NAME, "--on", "1", "--format", "json", *AT).out)[0]["changes"]
    decision = (
        f"{{change: '{change['change']}', rule: suggested, engine_level: material, decided_level: minor,"
        " rationale: It says the same as before., decided_by: a-moreau, approved_by: k-lind, date: '2026-12-10'}"
    )
    (tiny / RECORD.replace("v002", "v003")).write_text(f"version: 3\ndecisions:\n- {decision}\n")
    assert json.loads(policy("diff", NAME, "--on", "1", "--format", "json", *AT).out)[0]["level"] == "material"
    assert policy("freeze", NAME, "--yes", "--on", "1", *AT).status == 0
    assert phases(LATER) == ["in force", "in notice", "in review"]


def test_another_change_beside_what_was_told_may_be_less(tiny: Path, policy: Policy) -> None:
    told(tiny, policy, HELPERS)
    edit(tiny / KEPT, HELPERS, "It's filed by hands.")
    (one,) = json.loads(policy("decide", NAME, "--on", "1", "--list", "--format", "json", *AT).out)
    done = policy("decide", NAME, one["id"], "--on", "1", "--level", "minor", *SAME, *AT)
    assert done.status == 0, done.said
    assert policy("freeze", NAME, "--yes", "--on", "1", *AT).status == 0
    assert phases(LATER) == ["superseded", "in notice", "in force"]


def test_what_nobody_was_told_of_may_be_less(tiny: Path, policy: Policy) -> None:
    edit(tiny / KEPT, "It's filed by hand.", HELPERS)
    sealed(policy, NAME)
    announced(policy, NAME, "--effective", "2027-02-01")
    why = ("--by", "a-moreau", "--because", "We have thought about this once more.")
    assert policy("withdraw", NAME, *why, *AT).status == 0
    (one,) = json.loads(policy("decide", NAME, "--list", "--format", "json", *AT).out)
    assert policy("decide", NAME, one["id"], "--level", "minor", *SAME, *AT).status == 0


def test_nothing_takes_the_place_of_a_first_version_that_is_to_come(tmp_path: Path, policy: Policy) -> None:
    """Before: `freeze --revises 1` sealed it, and every later command refused what it had written.

    The honest way: the change follows the first version, with its notice.
    """
    made(tmp_path)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(settled(tmp_path))
        assert policy("freeze", NAME, "--yes", "--effective", "2027-06-01").status == 0
        keep(tmp_path, "account", 50)
        refused(policy, tmp_path, "seal the draft without --revises", "freeze", NAME, "--yes", "--revises", "1", *AT)
        sealed(policy, NAME, at=LATER)
        announced(policy, NAME, at=LATER)
        assert checked(LATER).status == 0
