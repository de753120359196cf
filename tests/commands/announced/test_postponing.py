"""A date only ever moves away, and a version is taken back before its day or never."""

import datetime
import re
from pathlib import Path

from generator.cli.output import notices
from generator.commands.recording import Announced
from generator.loading import policy_source
from generator.model.record import VersionRecord
from generator.publish.build import policies_today
from tests.conftest import NOW, Policy
from tests.rendered import all_pages, markdown
from tests.small import FOLDER, LATER, NAME, RECORD, ROOT_OF, WHY, keep, phases, refused, shown
from tests.steps import checked, notified, sealed_and_announced


def test_a_date_only_ever_moves_away(tiny: Path, policy: Policy) -> None:
    sealed_and_announced(policy, NAME)
    words = ("postpone", NAME, "--by", "a-moreau", "--because")
    refused(policy, tiny, "it can't be brought forward to 2027-01-01", *words, WHY, "--to", "2027-01-01")
    refused(policy, tiny, "it can't be brought forward to 2027-01-04", *words, WHY, "--to", "2027-01-04")
    refused(policy, tiny, "shorter than 20 characters", *words, "So.")
    refused(policy, tiny, "the earliest date is 2027-01-10", *words, WHY, "--to", "2027-01-05", "--now", LATER)
    assert shown(policy, *words, WHY)["effective"] == "2027-01-05"
    assert shown(policy, *words, WHY, "--to", "2027-03-01")["effective"] == "2027-03-01"
    refused(policy, tiny, "can't be brought forward", *words, WHY, "--to", "2027-02-01")
    texts = sorted(path.name for path in (tiny / FOLDER / "notices").glob("*.txt"))
    assert texts == ["v002-1.txt", "v002-2.txt", "v002-3.txt"]
    last = (tiny / FOLDER / "notices/v002-3.txt").read_text()
    assert "changes later, on March 1, 2027" in last
    assert "We had announced it for January 5, 2027" in last


def test_readers_are_told_of_the_day_that_they_were_told_before(tiny: Path, policy: Policy) -> None:
    """Before: “we had announced it for January 5”, a day that was put off before anybody was told of it."""
    sealed_and_announced(policy, NAME)
    notified(tiny / "policy_source", NAME)
    words = ("postpone", NAME, "--by", "a-moreau", "--because", WHY)
    assert policy(*words).status == 0
    assert policy(*words, "--to", "2027-03-01").status == 0
    last = (tiny / FOLDER / "notices/v002-3.txt").read_text()
    assert "We had announced it for January 4, 2027." in last
    notified(tiny / "policy_source", NAME, at=LATER)
    published = policies_today(policy_source.load(ROOT_OF), datetime.datetime.fromisoformat(LATER))
    (page,) = (markdown(page) for page in all_pages(published) if page.address == f"{NAME}/notice/")
    assert "We had announced it for January 4, 2027." in re.sub(r"<[^>]+>", "", page)
    assert policy(*words, "--to", "2027-04-01", "--now", LATER).status == 0
    assert "We had announced it for March 1, 2027." in (tiny / FOLDER / "notices/v002-4.txt").read_text()


def test_what_is_overdue_is_told_so(tiny: Path, policy: Policy) -> None:
    """Before: on 10 December, “next, by 2026-12-02: policy look”."""
    sealed_and_announced(policy, NAME)
    notified(tiny / "policy_source", NAME)
    item = policy_source.load(ROOT_OF).policy(NAME)
    record = item.record(2)
    assert isinstance(record, VersionRecord)
    late = datetime.datetime.fromisoformat("2026-12-10T12:00:00+00:00")
    said = notices.announced(Announced(item, record), "text", late)
    assert "  next, OVERDUE since 2026-12-02: policy look" in said, said


def test_a_version_that_is_taken_back_stays_in_the_archive(tiny: Path, policy: Policy) -> None:
    sealed_and_announced(policy, NAME)
    notified(tiny / "policy_source", NAME)
    refused(policy, tiny, "shorter than 20 characters", "withdraw", NAME, "--by", "a-moreau", "--because", "So.")
    said = shown(policy, "withdraw", NAME, "--by", "a-moreau", "--because", WHY)
    assert said["phase"] == "withdrawn"
    assert phases("2028-01-01T00:00:00+00:00") == ["in force", "withdrawn"]
    assert (tiny / FOLDER / "versions/v002.md").is_file()
    refused(policy, tiny, "no version is announced", "postpone", NAME, "--by", "a-moreau", "--because", WHY)
    refused(policy, tiny, "no version is announced", "withdraw", NAME, "--by", "a-moreau", "--because", WHY)
    assert checked().status == 0
    sealed_and_announced(policy, NAME, at=LATER)  # the same text again, as a version of its own
    assert phases(LATER) == ["in force", "withdrawn", "announced"]


def test_what_is_in_force_is_not_taken_back(tiny: Path, policy: Policy) -> None:
    sealed_and_announced(policy, NAME)
    notified(tiny / "policy_source", NAME)
    words = ("--by", "a-moreau", "--because", WHY, "--now", "2027-02-01T12:00:00+00:00")
    refused(policy, tiny, "no version is announced and still to come", "withdraw", NAME, *words)
    refused(policy, tiny, "version 2 is not on its way", "postpone", NAME, "--version", "2", *words)
    text = (tiny / RECORD).read_text()
    gone = f"withdrawal:\n  at: '2027-02-01T12:00:00Z'\n  by: eve\n  because: {WHY}\n"
    (tiny / RECORD).write_text(text + gone)
    found = policy("check", "--now", "2027-02-02T12:00:00+00:00")
    assert found.status == 1
    assert "version 2 was in force when it was taken back" in found.out


def test_a_version_on_which_another_builds_is_not_taken_back(tiny: Path, policy: Policy) -> None:
    sealed_and_announced(policy, NAME)
    keep(tiny, "orders", 9)
    sealed_and_announced(policy, NAME, effective="2027-02-01")
    words = ("--by", "a-moreau", "--because", WHY, "--now", NOW)
    refused(policy, tiny, "several versions are on their way: 2, 3; name one of them", "withdraw", NAME, *words)
    refused(
        policy,
        tiny,
        "version 3 changes version 2; withdraw version 3 first",
        "withdraw",
        NAME,
        "--version",
        "2",
        *words,
    )
    assert policy("withdraw", NAME, "--version", "3", *words).status == 0
    assert policy("withdraw", NAME, *words).status == 0
    assert phases() == ["in force", "withdrawn", "withdrawn"]
