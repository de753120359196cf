"""Ways round the notice by what takes the place of an announced version: sooner, in silence, or without asking."""

import json
from pathlib import Path

import pytest

from generator.commands import freeze_checks
from generator.loading import policy_source
from tests.conftest import Policy, edit
from tests.notice.ways import refused
from tests.small import KEPT, LATER, NAME, ROOT_OF, TWO, keep, phases
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
