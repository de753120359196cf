"""A version that was announced, until its day: its evidence, postponing, withdrawing, and changes meanwhile."""

import datetime
import json
from pathlib import Path

import pytest

from generator.checks import project as source
from generator.commands import witness
from generator.model.document import digest
from generator.model.record import Evidence, VersionRecord
from generator.notice import clock
from tests import mail_server
from tests.conftest import NOW, Policy, edit
from tests.small import (
    ANNOUNCE,
    FOLDER,
    KEPT,
    LATER,
    NAME,
    RECORD,
    ROOT_OF,
    WHY,
    in_force,
    keep,
    phases,
    refused,
    revised,
    shown,
    site,
)
from tests.steps import notified, sealed, sealed_and_announced

SEED = "gluptron/privacy"
SECTIONS = "policy_source/gluptron/privacy/sections"
RETENTION = f"{SECTIONS}/data-retention-deletion.md"
INTRODUCTION = f"{SECTIONS}/introduction.md"


@pytest.fixture
def tiny(tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small policy with one version, in force since 2025, whose draft keeps accounts for longer."""
    in_force(tmp_path, policy, monkeypatch)
    keep(tmp_path, "account", 5)
    return tmp_path


@pytest.fixture
def running(tiny: Path, policy: Policy) -> Path:
    """The policy with a version in notice that keeps accounts for 5 and orders for 9 years, since December 1."""
    keep(tiny, "orders", 9)
    sealed_and_announced(policy, NAME)
    notified(tiny / "policy_source", NAME)
    return tiny


# Evidence.


def test_a_notice_that_is_not_on_the_site_is_no_evidence(tiny: Path, policy: Policy) -> None:
    sealed_and_announced(policy, NAME)
    refused(policy, tiny, "there is no page tiny/terms/", "announce", NAME, "--seen", "seen", status=2)
    site(tiny, pages=("",))
    refused(policy, tiny, "there is no page tiny/terms/notice/", "announce", NAME, "--seen", "seen", status=2)
    site(tiny)
    (tiny / "seen/tiny/terms/notice/index.html").write_text("<p>Old page</p>")
    refused(policy, tiny, "the notice of version 2 is not on this page: notice/", "announce", NAME, "--seen", "seen")
    for address in ("ftp://tiny.example", "http://tiny.example"):
        refused(policy, tiny, "a site is read over https", "announce", NAME, "--seen", address, status=2)
    assert policy("announce", NAME, "--seen", site(tiny)).status == 0
    assert policy("announce", NAME, "--seen", site(tiny), "--now", LATER).status == 0
    text = (tiny / RECORD).read_text()
    assert text.count("channel: site") == 1
    assert "seen:\n- '2026-12-10'\n" in text


def test_a_channel_by_hand(tiny: Path, policy: Policy) -> None:
    edit(tiny / "policy_source/tiny/brand.yml", "unreached", "notice:\n  days: 30\n  channels: [post]\nunreached")
    sealed_and_announced(policy, NAME)
    said = shown(policy, "announce", NAME, "--given", "post", "--where", "shelf 12")
    assert (said["phase"], said["missing"]) == ("announced", ["email", "site"])  # which the text in force promised
    assert "where: shelf 12" in (tiny / RECORD).read_text()


def test_too_many_who_were_not_reached(tiny: Path, policy: Policy) -> None:
    sealed_and_announced(policy, NAME)
    notified(tiny / "policy_source", NAME, channels=("site",))
    loaded = source.load(tiny / "policy_source")
    now = datetime.datetime.fromisoformat(NOW)
    witness.witness(
        loaded,
        loaded.policy(NAME),
        now,
        lambda one: Evidence("email", now, one.notices[-1].digest, "log", digest(b"list"), 100, 97, 3),
    )
    assert phases() == ["in force", "announced"]
    words = ("announce", NAME, "--accept-unreached", "--by", "a-moreau")
    refused(policy, tiny, "one person alone can't decide this", *words, "--because", WHY)
    refused(policy, tiny, "one person alone", *words, "--because", WHY, "--approved-by", "A. MOREAU")
    refused(policy, tiny, "shorter than 20 characters", *words, "--approved-by", "k-lind", "--because", "So.")
    said = shown(policy, *words, "--because", WHY, "--approved-by", "k-lind")
    assert (said["phase"], said["notified"]) == ("in notice", "2026-12-01T12:00:00Z")
    edit(tiny / RECORD, "approved_by: k-lind\n", "approved_by: a-moreau\n")
    assert "one person alone can't let the clock run" in policy("check").out


def test_evidence_of_another_notice_does_not_count(running: Path, policy: Policy) -> None:
    keep(running, "orders", 10)
    revised(policy)
    evidence = (running / RECORD).read_text().partition("evidence:\n")[2].partition("\ndecisions:")[0]
    record = running / FOLDER / "notices/v003.yml"
    record.write_text(f"{record.read_text()}evidence:\n{evidence}")
    found = policy("check", "--now", LATER)
    assert found.status == 1
    assert "this is evidence of another notice than those of version 3" in found.out


def test_the_words_of_a_notice_can_not_be_changed(running: Path, policy: Policy) -> None:
    path = running / FOLDER / "notices/v002-1.txt"
    text = path.read_bytes()
    for content in (text + b" ", text.replace(b"5 years", b"4 years"), b"", b"\xff"):
        path.write_bytes(content)
        found = policy("check")
        assert found.status == 1
        assert "v002-1.txt:1:1: error: " in found.out
    path.unlink()
    assert "v002-1.txt:1:1: error: there is no such file" in policy("check").out


# Postponing and withdrawing.


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
    assert policy("check").status == 0
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
    refused(policy, tiny, "several versions are on their way: 2, 3, name one of them", "withdraw", NAME, *words)
    refused(
        policy,
        tiny,
        "version 3 changes version 2, withdraw version 3 first",
        "withdraw",
        NAME,
        "--version",
        "2",
        *words,
    )
    assert policy("withdraw", NAME, "--version", "3", *words).status == 0
    assert policy("withdraw", NAME, *words).status == 0
    assert phases() == ["in force", "withdrawn", "withdrawn"]


# Changes during the notice.


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
    assert "takes the place of" not in (running / FOLDER / "notices/v003-1.txt").read_text()


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


def test_what_was_decided_of_an_announced_version_counts_for_its_revision(project: Path, policy: Policy) -> None:
    edit(project / INTRODUCTION, "We encourage you to read", "Please read")
    (change,) = json.loads(policy("decide", SEED, "--format", "json").out)
    because = ("--because", "It asks for the same in fewer words.", "--by", "a-moreau", "--approved-by", "k-lind")
    assert policy("decide", SEED, change["id"], "--level", "editorial", *because).status == 0
    edit(project / RETENTION, "data: [payment], keep: 7 years", "data: [payment], keep: 9 years")
    sealed_and_announced(policy, SEED, at=NOW)
    edit(project / RETENTION, "data: [payment], keep: 9 years", "data: [payment], keep: 8 years")
    edit(project / INTRODUCTION, "probably more important", "surely more important")
    listed = json.loads(policy("decide", SEED, "--revises", "2", "--format", "json").out)
    (undecided,) = [one for one in listed if one["undecided"]]
    assert f"(policy decide {SEED} --revises 2 --suggested)" in policy("decide", SEED, "--revises", "2").out
    decided = policy("decide", SEED, undecided["id"], "--revises", "2", "--level", "editorial", *because)
    assert decided.status == 0, decided.said
    assert policy("freeze", SEED, "--yes", "--revises", "2").status == 0


# Whom the e-mails reached.

LIST, OTHER = digest(b"list"), digest(b"other list")


def mailed(
    root: Path, at: str, recipients: int, accepted: int = -1, *, of: str = LIST, joined: bool = False, name: str = NAME
) -> None:
    """Record that e-mails were accepted for so many of a list."""
    loaded, moment = source.load(root), datetime.datetime.fromisoformat(at)
    taken = recipients if accepted < 0 else accepted

    def counted(record: VersionRecord) -> Evidence:
        words = record.notices[-1].digest
        return Evidence("email", moment, words, "ledger", of, recipients, taken, recipients - taken, joined=joined)

    witness.witness(loaded, loaded.policy(name), moment, counted)


def begun() -> str | None:
    """Return from when the notice of version 2 counts."""
    item = source.load(Path("policy_source")).policy(NAME)
    record = item.record(2)
    assert record
    moment = clock.notified(item, record)
    return moment.isoformat()[:10] if moment else None


@pytest.fixture
def on_site(tiny: Path, policy: Policy) -> Path:
    """The version announced on December 1, with its notice on the site and no e-mail sent."""
    sealed_and_announced(policy, NAME)
    notified(tiny / "policy_source", NAME, channels=("site",))
    return tiny / "policy_source"


DAY_2, DAY_30 = "2026-12-02T12:00:00+00:00", "2026-12-30T12:00:00+00:00"
LISTS: list[tuple[str, list[tuple[str, int, int, str, bool]], str | None]] = [
    ("one list", [(NOW, 50, 50, LIST, False)], "2026-12-01"),
    ("a test, then everybody", [(NOW, 1, 1, OTHER, False), (DAY_30, 51, 51, LIST, False)], "2026-12-30"),
    ("everybody, then who joined", [(NOW, 50, 50, OTHER, False), (DAY_30, 60, 60, LIST, True)], "2026-12-01"),
    (
        "who joined is said later",
        [(NOW, 50, 50, OTHER, False), (DAY_2, 60, 60, LIST, False), (DAY_30, 60, 60, LIST, True)],
        "2026-12-01",
    ),
    ("nearly all are said to have joined", [(NOW, 1, 1, OTHER, False), (DAY_30, 100, 100, LIST, True)], "2026-12-30"),
    ("a few more than the limit forgives", [(NOW, 98, 98, OTHER, False), (DAY_2, 101, 101, LIST, False)], "2026-12-02"),
    ("as few as the limit forgives", [(NOW, 98, 98, OTHER, False), (DAY_2, 100, 100, LIST, False)], "2026-12-01"),
    ("the same list goes on", [(NOW, 100, 98, LIST, False), (DAY_30, 100, 100, LIST, False)], "2026-12-01"),
    ("the same list was reached later", [(NOW, 100, 90, LIST, False), (DAY_30, 100, 100, LIST, False)], "2026-12-30"),
    ("another list as long", [(NOW, 50, 50, OTHER, False), (DAY_30, 50, 50, LIST, False)], "2026-12-30"),
    ("a second batch", [(NOW, 50, 50, OTHER, False), (DAY_2, 40, 40, LIST, False)], "2026-12-02"),
    ("one batch was not reached", [(NOW, 50, 20, OTHER, False), (DAY_2, 40, 40, LIST, False)], None),
    ("the test alone was reached", [(NOW, 1, 1, OTHER, False), (DAY_2, 51, 1, LIST, False)], None),
    ("nobody was reached", [(NOW, 2, 0, LIST, False)], None),
]


@pytest.mark.parametrize(("lists", "expected"), [row[1:] for row in LISTS], ids=[row[0] for row in LISTS])
def test_the_clock_runs_from_the_last_list(
    on_site: Path, lists: list[tuple[str, int, int, str, bool]], expected: str | None
) -> None:
    for at, recipients, accepted, of, joined in lists:
        mailed(on_site, at, recipients, accepted, of=of, joined=joined)
    assert begun() == expected


def test_a_test_list_gives_nobody_else_a_shorter_notice(on_site: Path, policy: Policy) -> None:
    mailed(on_site, NOW, 1, of=OTHER)
    mailed(on_site, DAY_30, 51)
    found = policy("check", "--now", DAY_30)
    assert found.status == 1
    assert "version 2 can't take effect on 2027-01-04, before 2027-01-30" in found.out
    assert "its e-mails went to 1 first and to 51 only on 2026-12-30" in found.out
    assert "--joined" in found.out
    due = policy("due", NAME, "--now", DAY_30)
    assert f"policy postpone {NAME}" in due.out
    assert "was given only on 2026-12-30" in " ".join(due.out.split())
    said = shown(policy, "postpone", NAME, "--by", "a-moreau", "--because", WHY, "--now", DAY_30)
    assert said["effective"] == "2027-02-01"
    assert policy("check", "--now", DAY_30).status == 0
    assert phases("2027-01-31T12:00:00+00:00") == ["in force", "in notice"]


def test_not_nearly_all_joined_meanwhile(on_site: Path, policy: Policy) -> None:
    """Before: a list of one, then everybody with --joined: one message began the days of all."""
    mailed(on_site, NOW, 1, of=OTHER)
    mailed(on_site, DAY_30, 100, joined=True)
    found = policy("check", "--now", DAY_30)
    assert (found.status, "of 100 readers, no more than 1 were told before" in found.out) == (1, True), found.said


def test_a_correction_sent_to_many_more_starts_anew(tiny: Path, policy: Policy) -> None:
    sealed_and_announced(policy, NAME)
    notified(tiny / "policy_source", NAME, channels=("site",))
    mailed(tiny / "policy_source", NOW, 1, of=OTHER)
    edit(tiny / KEPT, "It's filed", "It’s filed")
    assert revised(policy)["notified"] == "2026-12-01T12:00:00Z"
    mailed(tiny / "policy_source", LATER, 51)
    found = policy("check", "--now", LATER)
    assert "version 3 can't take effect on 2027-01-04, before 2027-01-10" in found.out
    assert "policy postpone" in policy("due", NAME, "--now", LATER).out


# The decision to go on without those who were not reached.

ACCEPT = ("announce", NAME, "--accept-unreached", "--by", "a-moreau", "--approved-by", "k-lind", "--because", WHY)


def test_nothing_is_accepted_before_it_happened(on_site: Path, policy: Policy) -> None:
    refused(policy, on_site, "no e-mail with the notice of version 2 was sent yet", *ACCEPT)
    mailed(on_site, NOW, 10, 0)
    refused(policy, on_site, "nobody at all was reached", *ACCEPT)
    mailed(on_site, DAY_2, 10, 10)
    refused(policy, on_site, "no more than 2 % were not reached, or that was accepted", *ACCEPT, "--now", DAY_2)


def test_what_was_accepted_covers_no_later_list(on_site: Path, policy: Policy) -> None:
    mailed(on_site, NOW, 10, 5)
    refused(
        policy,
        on_site,
        "this is recorded of 2026-12-01 12:00 UTC, after now",
        *ACCEPT,
        "--now",
        "2026-11-30T12:00:00+00:00",
    )
    assert policy(*ACCEPT).status == 0
    assert begun() == "2026-12-01"
    mailed(on_site, DAY_2, 100, 50, of=OTHER)
    assert begun() is None
    assert "accept-unreached" in policy("due", NAME, "--now", DAY_2).out
    assert policy(*ACCEPT, "--now", DAY_2).status == 0
    assert begun() == "2026-12-02"
    text = (on_site / "tiny/terms/notices/v002.yml").read_text()
    assert text.count("approved_by: k-lind") == 2  # before: the later decision replaced the first
    assert "- of: unreached\n" in text
    assert "- of: unreached 2\n" in text
    assert policy("check", "--now", DAY_2).status == 0


def test_an_older_decision_covers_what_was_sent_until_then(on_site: Path, policy: Policy) -> None:
    mailed(on_site, NOW, 10, 5)
    assert policy(*ACCEPT).status == 0
    path = on_site / "tiny/terms/notices/v002.yml"
    text = path.read_text()
    assert text.count("  of: ") == 1
    path.write_text(text.replace("  of: '2026-12-01T12:00:00Z'\n  recipients: 10\n  accepted: 5\n", ""))
    assert "the entry “unreached” is no longer what was recorded" in policy("check").out
    assert begun() == "2026-12-01"
    edit(
        path,
        "because: The letters could not be printed in time.\n  date: '2026-12-01'",
        "because: x\n  date: '2026-11-30'",
    )
    assert begun() is None


def test_the_limit_is_that_of_the_announcement_and_never_high(on_site: Path, policy: Policy) -> None:
    mailed(on_site, NOW, 10, 9)
    brand = on_site / "tiny/brand.yml"
    edit(brand, "unreached_percent: 2", "unreached_percent: 100")
    assert "counts as 2" in policy("check").out
    assert begun() is None
    path = on_site / "tiny/terms/notices/v002.yml"
    edit(path, "limit: 2\n", "")  # a record of before
    assert begun() is None


# What came in between.

SECTION = f"{FOLDER}/sections/asked.md"
DAY_OF_IT = "2027-01-05T12:00:00+00:00"
BECAUSE = ("--by", "a-moreau", "--because", WHY)


def overtaken(folder: Path, policy: Policy) -> None:
    """Have an urgent change of the text in force, and put the announced text back into the draft."""
    kept = (folder / KEPT).read_text()
    keep(folder, "account", 3)
    keep(folder, "orders", 7)
    edit(folder / SECTION, "Call", "Ring")
    sealed(policy, NAME, "--on", "1", at=LATER, level="minor")
    (folder / KEPT).write_text(kept)


def test_what_builds_on_a_version_without_its_notice_makes_way(tiny: Path, policy: Policy) -> None:
    sealed_and_announced(policy, NAME)
    edit(tiny / SECTION, "Call", "Ring")
    assert "takes effect on 2027-01-05" in sealed(policy, NAME, "--on", "2", level="minor")
    at = ("--now", "2027-01-10T12:00:00+00:00")
    assert phases(at[1]) == ["in force", "announced", "announced"]
    shown_now = policy("status", *at).out
    assert "upcoming  version 3, for 2027-01-05: it has not applied" in shown_now
    assert "in force  version 1" in shown_now
    (duty,) = json.loads(policy("due", NAME, "--format", "json", *at).out)
    assert (duty["task"], duty["overdue"]) == ("postpone", True)
    assert [one.split(" --by")[0] for one in duty["commands"]] == [f"policy withdraw {NAME}", f"policy postpone {NAME}"]
    says = "version 3 changes version 2, and is to start on 2027-01-05, withdraw that first"
    refused(policy, tiny, says, "postpone", NAME, *BECAUSE, "--version", "2", *at)
    assert policy("withdraw", NAME, *BECAUSE, "--version", "3", *at).status == 0
    assert shown(policy, "postpone", NAME, *BECAUSE, *at)["effective"] == "2027-02-11"
    assert policy("check", *at).status == 0


def test_an_announced_text_that_was_overtaken_is_sealed_again_even_late(running: Path, policy: Policy) -> None:
    overtaken(running, policy)
    (duty,) = [
        one
        for one in json.loads(policy("due", NAME, "--format", "json", "--now", LATER).out)
        if one["task"] == "seal again"
    ]
    assert (duty["by"], duty["overdue"], duty["commands"]) == (
        "2027-01-03",
        False,
        [f"policy freeze {NAME} --revises 2"],
    )
    assert phases(DAY_OF_IT) == ["superseded", "in notice", "in force"]
    assert "OVERDUE since 2027-01-03" in policy("due", NAME, "--now", DAY_OF_IT).out
    assert "policy freeze tiny/terms --revises 2" in policy("check", "--now", DAY_OF_IT).out
    sealed(policy, NAME, "--revises", "2", at=DAY_OF_IT)
    assert "announce version 4, which takes its place" in policy("check", "--now", DAY_OF_IT).out
    assert policy("approve", NAME, "--by", "k-lind", "--now", DAY_OF_IT).status == 0
    said = shown(policy, *ANNOUNCE, "--now", DAY_OF_IT)
    assert (said["effective"], said["notified"]) == ("2027-01-06", "2026-12-01T12:00:00Z")
    assert policy("check", "--now", DAY_OF_IT).status == 0


@pytest.mark.parametrize("command", ["postpone", "withdraw"])
def test_an_announced_text_that_was_overtaken_makes_way(running: Path, policy: Policy, command: str) -> None:
    overtaken(running, policy)
    assert policy(command, NAME, *BECAUSE, "--now", DAY_OF_IT).status == 0
    assert policy("check", "--now", DAY_OF_IT).status == 0


def test_a_revision_that_came_too_late_is_withdrawn(running: Path, policy: Policy) -> None:
    keep(running, "orders", 10)
    sealed(policy, NAME, "--revises", "2", at=LATER)
    assert policy("approve", NAME, "--by", "k-lind", "--now", LATER).status == 0
    says = f"withdraw it, then seal its text again: policy withdraw {NAME} --version 3"
    refused(policy, running, says, *ANNOUNCE, "--now", DAY_OF_IT)
    (duty,) = [
        one
        for one in json.loads(policy("due", NAME, "--format", "json", "--now", DAY_OF_IT).out)
        if one["version"] == 3
    ]
    assert (duty["task"], duty["overdue"]) == ("withdraw", True)
    assert policy("withdraw", NAME, *BECAUSE, "--version", "3", "--now", DAY_OF_IT).status == 0
    assert policy("check", "--now", DAY_OF_IT).status == 0
    assert policy("freeze", NAME, "--yes", "--now", DAY_OF_IT).status == 0


def test_nothing_is_taken_back_before_it_was_announced(running: Path, policy: Policy) -> None:
    before = "2026-11-20T12:00:00+00:00"
    refused(
        policy,
        running,
        "this is recorded of 2026-12-01 12:00 UTC, after now",
        "withdraw",
        NAME,
        *BECAUSE,
        "--now",
        before,
    )
    assert policy("announce", NAME, "--seen", site(running), "--now", LATER).status == 0
    refused(
        policy,
        running,
        "this is recorded of 2026-12-10 05:00 UTC, after now",
        "withdraw",
        NAME,
        *BECAUSE,
        "--now",
        DAY_2,
    )
    assert policy("withdraw", NAME, *BECAUSE, "--now", LATER).status == 0
    edit(running / RECORD, "withdrawal:\n  at: '2026-12-10", "withdrawal:\n  at: '2026-12-09")
    assert "version 2 was taken back before what is recorded of it" in policy("check", "--now", LATER).out
    edit(running / RECORD, "withdrawal:\n  at: '2026-12-09", "withdrawal:\n  at: '2026-12-12")
    assert "which is still to come" in policy("check", "--now", LATER).out


def test_who_joined_is_said_when_the_list_is_sent(
    on_site: Path, policy: Policy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def send(*names: str, at: str, words: tuple[str, ...] = ()) -> str:
        (tmp_path / "list.csv").write_text("email\n" + "".join(f"{name}@example.com\n" for name in names))
        done = policy("notify", NAME, "--recipients", "list.csv", *words, "--now", at)
        return done.said

    with mail_server.running(tmp_path / "log") as server:
        for key, value in {"HOST": "127.0.0.1", "PORT": str(server.port), "SECURITY": "none"}.items():
            monkeypatch.setenv(f"POLICY_SMTP_{key}", value)
        monkeypatch.setenv("POLICY_SMTP_FROM", "privacy@example.com")
        assert "leave --joined out" in send("a", at=NOW, words=("--joined",))
        assert "30 days end before that day" in send("a", at=NOW)
        assert "30 days end before 2027-01-30 only" in send("a", "b", at=DAY_30)
        assert begun() == "2026-12-30"
        assert "30 days end before that day" in send("a", "b", at=DAY_30, words=("--joined",))
        assert [one.to for one in server.taken()] == ["a@example.com", "b@example.com"]
    assert begun() == "2026-12-01"
    assert (on_site / "tiny/terms/notices/v002.yml").read_text().count("joined: ") == 1
    assert policy("check", "--now", DAY_30).status == 0


def test_an_urgent_change_does_not_wait_for_what_is_held_up(tiny: Path, policy: Policy) -> None:
    sealed_and_announced(policy, NAME)
    keep(tiny, "account", 3)
    edit(tiny / SECTION, "Call", "Ring")
    assert "takes effect on 2027-01-05" in sealed(policy, NAME, "--on", "1", at=DAY_OF_IT, level="minor")
    assert phases(DAY_OF_IT) == ["superseded", "announced", "in force"]
    found = policy("check", "--now", DAY_OF_IT)
    assert "[no-evidence]" in found.out
    assert "[parent]" not in found.out
    duties = json.loads(policy("due", NAME, "--format", "json", "--now", DAY_OF_IT).out)
    assert [(one["version"], one["task"]) for one in duties] == [(2, "postpone"), (3, "build")]
    assert policy("postpone", NAME, *BECAUSE, "--now", DAY_OF_IT).status == 0
    found = policy("check", "--now", DAY_OF_IT)
    assert found.status == 0
    assert "policy freeze tiny/terms --revises 2" in found.out
