"""Changes during the notice: what keeps its clock, and what restarts it."""

import json
from pathlib import Path

from tests.conftest import Policy, edit
from tests.site.company import pages
from tests.small import (
    ANNOUNCE,
    FOLDER,
    KEPT,
    LATER,
    NAME,
    ROOT_OF,
    WHY,
    keep,
    phases,
    refused,
    revised,
    shown,
)
from tests.steps import notified, sealed, sealed_and_announced

CORRECTS = "This corrects our earlier notice. What was announced there and is not named here will not happen."


def test_an_erratum_keeps_the_clock(running: Path, policy: Policy) -> None:
    edit(running / KEPT, "It's filed", "It’s filed")
    said = revised(policy)
    assert (said["effective"], said["notified"], said["phase"]) == ("2027-01-04", "2026-12-01T12:00:00Z", "in notice")
    assert phases(LATER) == ["in force", "withdrawn", "in notice"]
    assert policy("check", "--now", "2027-01-05T12:00:00+00:00").status == 0
    assert phases("2027-01-05T12:00:00+00:00") == ["superseded", "withdrawn", "in force"]


def test_dropping_a_change_keeps_the_clock(running: Path, policy: Policy) -> None:
    keep(running, "orders", 7)
    said = revised(policy)
    assert (said["effective"], said["notified"]) == ("2027-01-04", "2026-12-01T12:00:00Z")
    said_so = " ".join((running / FOLDER / "notices/v003-1.txt").read_text().split())
    assert "takes the place of" not in said_so
    assert CORRECTS in said_so  # before: the same notice with a change less, and nothing said that it had gone
    assert CORRECTS in pages(LATER)[f"{NAME}/notice/"]


def test_what_is_dropped_is_told_before_the_day(running: Path, policy: Policy) -> None:
    """Before: `due` named the correction until its day, and then it applied though nobody knew of it."""
    keep(running, "orders", 7)
    revised(policy)
    day = "2027-01-05T12:00:00+00:00"
    assert phases(day) == ["in force", "withdrawn", "in notice"]
    assert "were not told so before 2027-01-04: no evidence for email, site" in policy("check", "--now", day).out
    assert "policy postpone tiny/terms" in policy("due", "--now", day).out
    notified(ROOT_OF, NAME, at=day)
    assert phases(day) == ["in force", "withdrawn", "in notice"]
    done = policy("postpone", NAME, "--by", "a-moreau", "--because", WHY, "--now", day)
    assert done.status == 0, done.said
    notified(ROOT_OF, NAME, at=day)
    assert policy("check", "--now", day).status == 0
    assert phases("2027-03-01T12:00:00+00:00") == ["superseded", "withdrawn", "in force"]


def test_what_is_dropped_and_told_applies_on_the_day(running: Path, policy: Policy) -> None:
    keep(running, "orders", 7)
    revised(policy)
    notified(ROOT_OF, NAME, at=LATER)
    assert phases("2027-01-05T12:00:00+00:00") == ["superseded", "withdrawn", "in force"]


def test_any_other_change_restarts_the_clock(running: Path, policy: Policy) -> None:
    keep(running, "orders", 10)
    said = revised(policy)
    assert (said["effective"], said["notified"], said["phase"]) == ("2027-01-11", None, "announced")
    assert "takes the place of the change that we announced before" in " ".join(
        (running / FOLDER / "notices/v003-1.txt").read_text().split()
    )
    assert CORRECTS not in (running / FOLDER / "notices/v003-1.txt").read_text()
    assert phases("2027-01-05T12:00:00+00:00") == ["in force", "withdrawn", "announced"]


def test_a_revision_is_never_sooner_than_what_was_announced(running: Path, policy: Policy) -> None:
    edit(running / KEPT, "It's filed", "It’s filed")
    sealed(policy, NAME, "--revises", "2", at=LATER)
    assert policy("approve", NAME, "--by", "k-lind", "--now", LATER).status == 0
    words = (*ANNOUNCE, "--effective", "2027-01-02", "--now", LATER)
    refused(policy, running, "this was announced for 2027-01-04; it can't be brought forward", *words)


def test_a_revision_of_what_was_never_told_has_a_clock_of_its_own(tiny: Path, policy: Policy) -> None:
    sealed_and_announced(policy, NAME)
    edit(tiny / KEPT, "It's filed", "It’s filed")
    assert revised(policy)["notified"] is None
    notified(tiny / "policy_source", NAME, at=LATER)
    assert "version 3 can't take effect on 2027-01-04, before 2027-01-10" in policy("check", "--now", LATER).out


def test_two_announcements_in_parallel(tiny: Path, policy: Policy) -> None:
    sealed_and_announced(policy, NAME)
    keep(tiny, "orders", 9)
    sealed(policy, NAME)
    assert policy("approve", NAME, "--by", "k-lind").status == 0
    for day in ("2027-01-01", "2027-01-04"):
        refused(policy, tiny, "", *ANNOUNCE, "--effective", day)
    assert shown(policy, *ANNOUNCE)["effective"] == "2027-01-05"
    notified(tiny / "policy_source", NAME, number=2)
    notified(tiny / "policy_source", NAME, number=3)
    assert policy("check", "--now", "2027-02-01T12:00:00+00:00").status == 0
    assert phases("2027-02-01T12:00:00+00:00") == ["superseded", "superseded", "in force"]
    text = (tiny / FOLDER / "notices/v003-1.txt").read_text()
    assert "7 years → 9 years" in text
    assert "3 years → 5 years" not in text


def test_an_urgent_change_meanwhile_and_the_announced_text_upon_it(running: Path, policy: Policy) -> None:
    kept = (running / KEPT).read_text()
    keep(running, "account", 3)
    keep(running, "orders", 7)
    edit(running / f"{FOLDER}/sections/asked.md", "Call", "Ring")
    said = sealed(policy, NAME, "--on", "1", at=LATER, level="minor")
    assert "takes effect on 2026-12-10" in said
    found = policy("check", "--now", LATER)
    assert found.status == 0
    assert "version 2 changes version 1, but version 3 is before it" in found.out
    assert policy("check", "--now", "2027-01-04T12:00:00+00:00").status == 1  # on the day it would be untrue
    (running / KEPT).write_text(kept)
    said_again = revised(policy)
    assert (said_again["effective"], said_again["notified"]) == ("2027-01-04", "2026-12-01T12:00:00Z")
    assert policy("check", "--now", "2027-01-05T12:00:00+00:00").status == 0
    assert phases("2027-01-05T12:00:00+00:00") == ["superseded", "withdrawn", "superseded", "in force"]


def test_what_was_decided_of_an_announced_version_counts_for_its_revision(tiny: Path, policy: Policy) -> None:
    edit(tiny / KEPT, "filed by hand", "filed manually")
    (change,) = [one for one in json.loads(policy("decide", NAME, "--format", "json").out) if one["undecided"]]
    because = ("--because", "It asks for the same in fewer words.", "--by", "a-moreau", "--approved-by", "k-lind")
    assert policy("decide", NAME, change["id"], "--level", "editorial", *because).status == 0
    sealed_and_announced(policy, NAME)
    edit(tiny / f"{FOLDER}/sections/asked.md", "Call", "Ring")
    listed = json.loads(policy("decide", NAME, "--revises", "2", "--format", "json").out)
    (undecided,) = [one for one in listed if one["undecided"]]
    assert f"one by one (policy decide {NAME} --revises 2)" in policy("decide", NAME, "--revises", "2").out
    decided = policy("decide", NAME, undecided["id"], "--revises", "2", "--level", "editorial", *because)
    assert decided.status == 0, decided.said
    assert policy("freeze", NAME, "--yes", "--revises", "2").status == 0
