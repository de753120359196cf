"""A version that was announced, until its day: its evidence, postponing, withdrawing, and changes meanwhile."""

import datetime
import json
from pathlib import Path

import pytest

from generator import announce, source
from generator.model import Evidence, digest
from tests.conftest import NOW, Policy, edit
from tests.small import (
    ANNOUNCE,
    FOLDER,
    KEPT,
    LATER,
    NAME,
    RECORD,
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
        refused(policy, tiny, "looked at over https", "announce", NAME, "--seen", address, status=2)
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
    announce.witness(
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
    words = ("--by", "a-moreau", "--because", WHY)
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
    assert "nobody has decided yet what 1 of" in policy("freeze", SEED, "--revises", "2").said
    listed = json.loads(policy("decide", SEED, "--revises", "2", "--format", "json").out)
    (undecided,) = [one for one in listed if one["undecided"]]
    decided = policy("decide", SEED, undecided["id"], "--revises", "2", "--level", "editorial", *because)
    assert decided.status == 0, decided.said
    assert policy("freeze", SEED, "--revises", "2").status == 0
