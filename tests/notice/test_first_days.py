"""From when a version could apply: each command says the same days, and what the later one of them presupposes."""

import json
from pathlib import Path

from tests.conftest import Policy
from tests.small import ANNOUNCE, NAME, keep, refused
from tests.steps import decided, sealed, sealed_and_announced

FIRST, NAMED = "2027-01-01", "2027-01-04"
SAID = (
    f"could take effect on {FIRST} if {{}} today; announced without a day, it applies from {NAMED}"
    " (the notice may take until tomorrow evening, and it is a working day)"
)


def days(policy: Policy, *words: str) -> tuple[object, object]:
    """Return both days that a command says of the draft, as data."""
    said = json.loads(policy(*words, "--format", "json").out)
    one = said[0]["draft"] if isinstance(said, list) else said.get("draft", said)
    return one["earliest"], one["proposed"]


def test_every_command_says_the_same_two_days_and_why_they_differ(tiny: Path, policy: Policy) -> None:
    keep(tiny, "account", 5)
    assert days(policy, "status", NAME) == (FIRST, NAMED)
    assert SAID.format("sealed and told to readers") in policy("status", NAME).out
    decided(policy, NAME)
    assert days(policy, "freeze", NAME, "--dry-run") == (FIRST, NAMED)
    told = "if readers are told today; announced without a day, it applies from"
    assert f"from {FIRST} at the earliest, {told} {NAMED}" in policy("freeze", NAME, "--dry-run").out
    sealed(policy, NAME)
    assert SAID.format("told to readers") in policy("status", NAME).out
    assert policy("approve", NAME, "--by", "k-lind").status == 0
    says = f"the earliest date is {FIRST}, if everybody is told today"
    refused(policy, tiny, says, *ANNOUNCE, "--effective", "2026-12-31")
    done = policy(*ANNOUNCE)
    assert f"  applies from {NAMED} " in done.out
    assert f"tomorrow evening, and it is a working day; with every reader told today, it could be {FIRST}" in done.out


def test_a_day_that_somebody_named_is_not_explained(tiny: Path, policy: Policy) -> None:
    keep(tiny, "account", 5)
    sealed(policy, NAME)
    assert policy("approve", NAME, "--by", "k-lind").status == 0
    assert "tomorrow evening" not in policy(*ANNOUNCE, "--effective", "2027-02-01").out


def test_what_needs_no_notice_has_one_day(tiny: Path, policy: Policy) -> None:
    path = tiny / "policy_source/tiny/terms/sections/kept.md"
    path.write_text(path.read_text().replace("It's filed", "It’s filed"))
    assert days(policy, "status", NAME) == ("2026-12-01", "2026-12-01")
    assert "could take effect on 2026-12-01 if sealed today\n" in policy("status", NAME).out


def test_a_change_of_what_waits_follows_it_in_every_command(tiny: Path, policy: Policy) -> None:
    keep(tiny, "account", 5)
    sealed_and_announced(policy, NAME, effective="2027-02-01")
    keep(tiny, "orders", 9)
    assert days(policy, "status", NAME) == ("2027-02-02", "2027-02-02")
    sealed(policy, NAME, "--on", "2")
    assert policy("approve", NAME, "--by", "k-lind", "--version", "3").status == 0
    says = "can't take effect on 2027-01-20: it follows version 2, which applies from 2027-02-01"
    refused(policy, tiny, says, *ANNOUNCE, "--effective", "2027-01-20")
    assert "applies from 2027-02-02" in policy(*ANNOUNCE).out


def test_a_change_beside_what_waits_says_why_it_is_named_later(tiny: Path, policy: Policy) -> None:
    keep(tiny, "account", 5)
    sealed_and_announced(policy, NAME, effective="2027-02-01")
    keep(tiny, "account", 3)
    keep(tiny, "orders", 9)
    assert days(policy, "freeze", NAME, "--dry-run", "--on", "1") == (FIRST, "2027-02-02")
    assert "it applies from 2027-02-02 (version 2 applies from 2027-02-01)" in (
        policy("freeze", NAME, "--dry-run", "--on", "1").out
    )


def test_what_goes_on_in_the_place_of_an_announced_version_keeps_its_day(tiny: Path, policy: Policy) -> None:
    keep(tiny, "account", 5)
    keep(tiny, "orders", 9)
    sealed_and_announced(policy, NAME, effective="2027-02-01")
    keep(tiny, "orders", 7)
    assert days(policy, "freeze", NAME, "--dry-run", "--revises", "2") == ("2027-02-01", "2027-02-01")
    assert "keeps the day for which version 2 was announced: 2027-02-01" in (
        policy("freeze", NAME, "--dry-run", "--revises", "2").out
    )
    sealed(policy, NAME, "--revises", "2")
    assert "keeps the day for which version 2 was announced: 2027-02-01" in policy("status", NAME).out
    assert policy("approve", NAME, "--by", "k-lind", "--version", "3").status == 0
    assert "applies from 2027-02-01" in policy(*ANNOUNCE).out
