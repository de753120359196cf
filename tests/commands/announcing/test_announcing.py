"""Approving and announcing, as people do it: what may be and what may not."""

from pathlib import Path

import pytest

from tests.conftest import Policy, edit
from tests.small import (
    ANNOUNCE,
    BY_POST,
    FOLDER,
    LATER,
    NAME,
    RECORD,
    TOLD,
    WHY,
    keep,
    phases,
    refused,
    shown,
    site,
)
from tests.steps import SUMMARY, announced, checked, notified, sealed, sealed_and_announced

CITING = ("--citing", "Authority of Delft, order 12/2026")
LAW = ("--exception", "legal_obligation", "--basis", "The authority leaves no time for it.", *CITING)


def test_a_day_that_came_before_its_notice_can_still_be_postponed(tiny: Path, policy: Policy) -> None:
    sealed_and_announced(policy, NAME)
    day = "2027-01-05T12:00:00+00:00"
    assert "no evidence for email, site" in policy("check", "--now", day).out
    notified(tiny / "policy_source", NAME, at=day)  # too late for January 4, and now nothing else lacks
    assert "can't take effect on 2027-01-04, before 2027-02-05" in policy("check", "--now", day).out
    assert policy("build", "--now", day).status == 1
    said = shown(policy, "postpone", NAME, "--by", "a-moreau", "--because", WHY, "--now", day)
    assert (said["phase"], said["effective"]) == ("in notice", "2027-02-05")
    assert policy("check", "--now", day).status == 0


def test_from_the_draft_into_force(tiny: Path, policy: Policy) -> None:
    assert "material: the brand's own rule gives readers 30 days' notice" in sealed(policy, NAME)
    assert phases() == ["in force", "in review"]
    assert shown(policy, "approve", NAME, "--by", "k-lind")["phase"] == "approved"
    said = shown(policy, "announce", NAME, *TOLD)
    assert (said["phase"], said["effective"], said["missing"]) == ("announced", "2027-01-04", ["email", "site"])
    assert checked().status == 0  # it may stand there until its day comes near

    said = shown(policy, "announce", NAME, "--seen", site(tiny))
    assert (said["phase"], said["missing"], said["notified"]) == ("announced", ["email"], None)
    notified(tiny / "policy_source", NAME, at=LATER, channels=("email",))
    assert phases(LATER) == ["in force", "in notice"]
    found = policy("check", "--now", LATER)
    assert found.status == 1  # told on December 10, it can't take effect on January 4
    assert "version 2 can't take effect on 2027-01-04, before 2027-01-10" in found.out

    said = shown(policy, "postpone", NAME, "--by", "a-moreau", "--because", WHY, "--now", LATER)
    assert said["effective"] == "2027-01-11"  # the 10th is a Sunday
    assert said["notified"] == "2026-12-10T12:00:00Z"  # what was told first counts
    assert policy("check", "--now", LATER).status == 0
    assert phases("2027-01-11T04:59:59+00:00") == ["in force", "in notice"]
    day = "2027-01-11T05:00:00+00:00"
    assert phases(day) == ["in force", "in notice"]  # those who were told of January 4 don't know of the new day
    found = policy("check", "--now", day)
    assert (found.status, "was postponed, and readers were not told so before 2027-01-11" in found.out) == (1, True)
    assert "those who were told of an earlier day were not told of this one (email, site)" in " ".join(
        policy("due", NAME, "--now", day).out.split()
    )
    notified(tiny / "policy_source", NAME, at=LATER)
    assert phases(day) == ["superseded", "in force"]
    assert policy("check", "--now", "2027-01-11T05:00:00+00:00").status == 0
    assert WHY in " ".join((tiny / FOLDER / "notices/v002-2.txt").read_text().split())


def test_without_evidence_nothing_takes_effect(tiny: Path, policy: Policy) -> None:
    sealed_and_announced(policy, NAME)
    notified(tiny / "policy_source", NAME, channels=("site",))
    late = policy("check", "--now", LATER)
    assert late.status == 0
    assert "version 2 can't take effect on 2027-01-04 any more: its notice was not given in time (email)" in late.out
    day = "2027-01-04T05:00:00+00:00"
    for command in ("check", "build"):
        found = policy(command, "--now", day)
        assert found.status == 1
        assert "version 2 would be in force without its notice: no evidence for email" in found.said
    assert policy("check", "--now", "2027-01-04T04:59:59+00:00").status == 0
    done = policy("postpone", NAME, "--by", "a-moreau", "--because", WHY, "--now", day)
    assert done.status == 0, done.err  # the way out stays open
    assert policy("check", "--now", day).status == 0


def test_the_first_working_day_is_proposed_and_a_weekend_warned_of(tiny: Path, policy: Policy) -> None:
    sealed(policy, NAME)
    assert policy("approve", NAME, "--by", "k-lind").status == 0
    done = policy("announce", NAME, *TOLD, "--effective", "2027-01-02")
    assert done.status == 0
    assert "2027-01-02 is a Saturday; a period of notice should end on a working day, such as 2027-01-04" in done.out
    assert tiny.is_dir()


@pytest.mark.parametrize(
    ("words", "says", "status"),
    [
        (
            (*ANNOUNCE, "--effective", "2026-12-31"),
            "can't take effect on 2026-12-31: the brand's own rule is 30 days of notice",
            1,
        ),
        ((*ANNOUNCE, "--effective", "2025-12-31"), "the earliest date is 2027-01-01", 1),
        (
            ("announce", NAME, "--by", "a-moreau", "--summary", "." * 50),
            "announced without a summary of 40 characters",
            1,
        ),
        (("announce", NAME, "--by", "a-moreau"), "announced without a summary of 40 characters or more", 1),
        (("announce", NAME, "--by", "a-moreau", "--summary", "Short. " + " " * 40), "without a summary", 1),
        (("announce", NAME, "--summary", SUMMARY), "it is not said who does this", 1),
        (("announce", NAME, "--by", "k-lind", "--summary", SUMMARY), "nobody but k-lind approved the text", 1),
        (("announce", NAME, *TOLD, "--version", "3"), "version 3 doesn't wait to be announced", 1),
        (("announce", NAME, *TOLD, "--seen", "site"), "different steps: one at a time", 2),
        (("announce", NAME, "--given", "post"), "--given needs --where", 2),
        (("announce", NAME, *BY_POST, "--where", "x"), "no version is announced and still to come", 1),
        (("announce", NAME, "--seen", "seen"), "no version is announced and still to come", 1),
        (("postpone", NAME, "--by", "a-moreau", "--because", WHY), "no version is announced and still to come", 1),
        (("approve", NAME, "--by", "k-lind"), "k-lind has approved version 2 already", 1),
        (("approve", NAME, "--by", "—"), "it is not said who does this", 1),
        # exceptions from waiting
        ((*ANNOUNCE, *LAW, "--breaks-promise"), "one person alone can't decide this", 1),
        ((*ANNOUNCE, *LAW, "--breaks-promise", "--approved-by", "A Moreau"), "one person alone can't decide this", 1),
        ((*ANNOUNCE, *LAW, "--approved-by", "k-lind"), "say that you know it: --breaks-promise", 1),
        (
            (*ANNOUNCE, *LAW[:2], *CITING, "--breaks-promise", "--approved-by", "k-lind"),
            "it is not said what it rests on",
            1,
        ),
        (
            (*ANNOUNCE, *LAW[:3], "Law", "--breaks-promise", "--approved-by", "k-lind"),
            "what it rests on is said in fewer than 20 characters: “Law”",
            1,
        ),
        (
            (*ANNOUNCE, *LAW, "--breaks-promise", "--approved-by", "k-lind", "--effective", "2026-11-30"),
            "2026-11-30 is past",
            1,
        ),
        (
            (
                *(*ANNOUNCE, "--exception", "exclusively_favourable", "--basis", "x"),
                *("--breaks-promise", "--approved-by", "k-lind"),
            ),
            "not every change of version 2 is in the readers' favour",
            1,
        ),
    ],
)
def test_what_can_not_be_announced(tiny: Path, policy: Policy, words: tuple[str, ...], says: str, status: int) -> None:
    sealed(policy, NAME)
    assert policy("approve", NAME, "--by", "k-lind").status == 0
    refused(policy, tiny, says, *words, status=status)


def test_nobody_announces_what_they_alone_approved(tiny: Path, policy: Policy) -> None:
    refused(policy, tiny, "no sealed version waits for this", "approve", NAME, "--by", "k-lind")
    sealed(policy, NAME)
    refused(policy, tiny, "nobody approved the text of version 2", *ANNOUNCE)
    edit(tiny / "policy_source/tiny/brand.yml", "roles: [editor]", "roles: [legal]")
    assert policy("approve", NAME, "--by", "a-moreau").status == 0
    refused(policy, tiny, "nobody but a-moreau approved the text of version 2", *ANNOUNCE)
    refused(policy, tiny, "“A. Moreau” is not among the people", "approve", NAME, "--by", "A. Moreau")


def test_people_of_the_brand_and_their_roles(tiny: Path, policy: Policy) -> None:
    sealed(policy, NAME)
    refused(policy, tiny, "s-roy is not of the role legal; ask k-lind", "approve", NAME, "--by", "s-roy")
    refused(policy, tiny, "“k-lnd” is not among the people", "approve", NAME, "--by", "k-lnd")
    assert policy("approve", NAME, "--by", "k-lind").status == 0
    refused(policy, tiny, "“eve” is not among the people", "announce", NAME, "--by", "eve", "--summary", SUMMARY)
    exception = (*LAW, "--breaks-promise", "--approved-by")
    refused(policy, tiny, "“eve” is not among the people", *ANNOUNCE, *exception, "eve")
    refused(policy, tiny, "neither a-moreau nor s-roy is of the role legal", *ANNOUNCE, *exception, "s-roy")
    assert policy(*ANNOUNCE, *exception, "k-lind").status == 0


def test_a_minor_change_is_not_announced(tiny: Path, policy: Policy) -> None:
    keep(tiny, "account", 3)
    edit(tiny / f"{FOLDER}/sections/asked.md", "Call", "Ring")
    assert "takes effect on 2026-12-01" in sealed(policy, NAME, level="minor")
    refused(policy, tiny, "no sealed version waits for this", *ANNOUNCE)


@pytest.mark.parametrize("words", [ANNOUNCE, ("approve", NAME, "--by", "k-lind"), ("announce", NAME)])
def test_what_is_announced_is_not_announced_again(tiny: Path, policy: Policy, words: tuple[str, ...]) -> None:
    sealed(policy, NAME)
    assert policy("approve", NAME, "--by", "k-lind").status == 0
    assert policy(*ANNOUNCE).status == 0
    refused(policy, tiny, "version 2 is announced already, for 2027-01-04", *words)


# Exceptions from waiting.


def test_an_exception_is_marked_and_needs_its_notice_on_the_day(tiny: Path, policy: Policy) -> None:
    sealed(policy, NAME)
    assert policy("approve", NAME, "--by", "k-lind").status == 0
    done = policy(*ANNOUNCE, *LAW, "--breaks-promise", "--approved-by", "k-lind")
    assert done.status == 0, done.err
    assert "breaks a published promise; it stays marked in the archive" in done.out
    assert "applies from 2026-12-01" in done.out
    found = checked()
    assert found.status == 0
    assert f"{RECORD}:" in found.out
    assert "breaks a published promise" in found.out
    tomorrow = policy("check", "--now", "2026-12-02T12:00:00+00:00")
    assert tomorrow.status == 1
    assert "version 2 would be in force without its notice" in tomorrow.out
    notified(tiny / "policy_source", NAME, at="2026-12-01T18:00:00+00:00")
    assert policy("check", "--now", "2026-12-02T12:00:00+00:00").status == 0


def test_exceptions_that_are_none_are_named(tiny: Path, policy: Policy) -> None:
    """Before: a longer period “could not wait” for an imminent danger to security, again and again."""
    two = ("--basis", "an attack is under way", "--approved-by", "k-lind", "--breaks-promise")
    since = ("--since", "2026-12-01")
    keep(tiny, "account", 5)
    sealed(policy, NAME)
    announced(policy, NAME, "--exception", "imminent_security", *two, *since, "--effective", "2026-12-02")
    said = policy("check").out
    assert "version 2 doesn't wait for a danger to security, and changes “What is kept”" in said
    assert "within a year" not in said
    notified(tiny / "policy_source", NAME)
    keep(tiny, "orders", 9)
    sealed(policy, NAME, at=LATER)
    announced(policy, NAME, "--exception", "legal_obligation", *two, *CITING, "--effective", "2026-12-11", at=LATER)
    said = policy("check", "--now", LATER).out
    assert "version 3 is an exception from notice within a year of that of version 2" in said
    assert "version 3 doesn't wait for a danger" not in said


def test_a_change_in_everybody_s_favour_may_come_at_once(tiny: Path, policy: Policy) -> None:
    keep(tiny, "account", 1)
    sealed(policy, NAME)
    assert policy("approve", NAME, "--by", "k-lind").status == 0
    words = ("--exception", "exclusively_favourable", "--basis", "We keep less", "--approved-by", "k-lind")
    assert policy(*ANNOUNCE, *words, "--breaks-promise").status == 0


# At once, and stopped in between.


@pytest.mark.parametrize("name", ["a\nb: c", "k\u202elind", "k\x00", "x" * 201])
def test_a_name_that_can_not_be_shown_is_refused(tiny: Path, policy: Policy, name: str) -> None:
    says = "201 characters; 200 are the most" if len(name) > 200 else "another character that is not seen"
    sealed(policy, NAME)
    refused(policy, tiny, says, "approve", NAME, "--by", name)
    refused(policy, tiny, says, "withdraw", NAME, "--by", name, "--because", WHY)
    exception = (*ANNOUNCE, *LAW, "--breaks-promise", "--approved-by", name)
    refused(policy, tiny, says, *exception)
    refused(policy, tiny, says, "review", NAME, "--by", name)
