"""Approving, announcing, giving notice, postponing and withdrawing, as people do it: what may be and what may not."""

import datetime
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import announce, cli, records, source, workflow
from generator.errors import Finding, PolicyError
from generator.model import Evidence, digest
from tests.conftest import NOW, ROOT, Policy, edit, tree
from tests.steps import SUMMARY, notified, sealed, sealed_and_announced

NAME = "tiny/terms"
FOLDER = "policy_source/tiny/terms"
KEPT = f"{FOLDER}/sections/kept.md"
RECORD = f"{FOLDER}/notices/v002.yml"
ROOT_OF = Path("policy_source")
LATER = "2026-12-10T12:00:00+00:00"
WHY = "The letters could not be printed in time."
LAW = ("--exception", "legal_obligation", "--basis", "Order 12/2026 of the authority")
TOLD = ("--by", "a-moreau", "--summary", SUMMARY)

SOURCES = {
    "brand.yml": (
        "brand: tiny\nname: Tiny\ntimezone: America/New_York\npublished_at: https://tiny.example/policies/\n"
        "unreached_percent: 2\n"
    ),
    "terms/policy.yml": "title: Terms\nkind: terms\nlanguage: en\nsections: [kept, asked]\n",
    "terms/sections/kept.md": (
        "---\ntype: retention\ntitle: What is kept\nfacts:\n  retention:\n"
        "    - {id: account, keep: 3 years, kept_for: us}\n"
        "    - {id: orders, keep: 7 years}\n---\nYour account for {{ facts.retention.account.keep }}.\n\n"
        "Your orders for {{ facts.retention.orders.keep }}.\n\nIt's filed by hand.\n"
    ),
    "terms/sections/asked.md": (
        "---\ntype: contact\ntitle: How to ask\nfacts:\n  channels:\n"
        "    - {id: phone, kind: phone, value: +1 (405) 356-6726}\n---\nCall {{ facts.channels.phone.value }}.\n"
    ),
}
PEOPLE = (
    "people:\n  - {id: a-moreau, name: A, roles: [editor]}\n  - {id: k-lind, name: K, roles: [legal]}\n"
    "  - {id: s-roy, name: S, roles: [editor]}\n"
)


def made(folder: Path) -> None:
    """Write the small source."""
    for name, content in SOURCES.items():
        path = folder / "policy_source/tiny" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)


@pytest.fixture
def tiny(tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small policy in New York with one version, in force since 2025, whose draft keeps accounts for longer."""
    made(tmp_path)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    monkeypatch.chdir(tmp_path)
    assert policy("freeze", NAME, "--effective", "2025-01-15").status == 0
    keep(tmp_path, "account", 5)
    return tmp_path


def keep(folder: Path, what: str, years: int) -> None:
    """Give a period of the draft another length."""
    path = folder / KEPT
    path.write_text(re.sub(rf"id: {what}, keep: \d+ years", f"id: {what}, keep: {years} years", path.read_text()))


def refused(policy: Policy, folder: Path, says: str, *words: str, status: int = 1) -> None:
    """Assert that a command says why it does nothing, and does nothing."""
    before = tree(folder)
    done = policy(*words)
    assert (done.status, says in done.err) == (status, True), done.said
    assert "Traceback" not in done.said
    assert tree(folder) == before


def shown(policy: Policy, *words: str) -> dict[str, object]:
    """Return what a command says as data."""
    done = policy(*words, "--format", "json")
    assert done.status == 0, done.said
    said: dict[str, object] = json.loads(done.out)
    return said


def site(folder: Path, number: int = 2, pages: tuple[str, ...] = ("", "notice/")) -> str:
    """Write the pages of a site that carry the newest notice of a version, as `policy build` marks it."""
    notices = sorted((folder / FOLDER / "notices").glob(f"v{number:03}-*.txt"))
    for page in pages:
        path = folder / "seen/tiny/terms" / page / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f'<div data-notice="{digest(notices[-1].read_bytes())}">New terms</div>')
    return "seen"


def phases(at: str = NOW) -> list[str]:
    """Return the phase of each version at a moment."""
    loaded = source.load(ROOT_OF)
    item = loaded.policy(NAME)
    return [str(workflow.phase(item, one.number, datetime.datetime.fromisoformat(at))) for one in item.versions]


# The way of a version.


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
    assert "material: readers are promised 30 days' notice" in sealed(policy, NAME)
    assert phases() == ["in force", "in review"]
    assert shown(policy, "approve", NAME, "--by", "k-lind")["phase"] == "approved"
    said = shown(policy, "announce", NAME, *TOLD)
    assert (said["phase"], said["effective"], said["missing"]) == ("announced", "2027-01-04", ["email", "site"])
    assert policy("check").status == 0  # it may stand there until its day comes near

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
    assert phases("2027-01-11T05:00:00+00:00") == ["superseded", "in force"]
    assert policy("check", "--now", "2027-01-11T05:00:00+00:00").status == 0
    assert WHY in " ".join((tiny / FOLDER / "notices/v002-2.txt").read_text().split())


def test_without_evidence_nothing_takes_effect(tiny: Path, policy: Policy) -> None:
    sealed_and_announced(policy, NAME)
    notified(tiny / "policy_source", NAME, channels=("site",))
    late = policy("check", "--now", LATER)
    assert late.status == 0
    assert "version 2 can't take effect on 2027-01-04 any more: email lacks" in late.out
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
    assert "2027-01-02 is a Saturday, a period of notice should end on a working day, such as 2027-01-04" in done.out
    assert tiny.is_dir()


ANNOUNCE = ("announce", NAME, *TOLD)


@pytest.mark.parametrize(
    ("words", "says", "status"),
    [
        (
            (*ANNOUNCE, "--effective", "2026-12-31"),
            "can't take effect on 2026-12-31: 30 days of notice are promised",
            1,
        ),
        ((*ANNOUNCE, "--effective", "2025-12-31"), "the earliest date is 2027-01-01", 1),
        (("announce", NAME, "--by", "a-moreau"), "announced without a summary of 40 characters or more", 1),
        (("announce", NAME, "--by", "a-moreau", "--summary", "Short. " + " " * 40), "without a summary", 1),
        (("announce", NAME, "--summary", SUMMARY), "it is not said who does this", 1),
        (("announce", NAME, "--by", "K. Lind", "--summary", SUMMARY), "nobody but K. Lind approved the text", 1),
        (("announce", NAME, *TOLD, "--version", "3"), "version 3 doesn't wait to be announced", 1),
        (("announce", NAME, *TOLD, "--seen", "site"), "different steps: one at a time", 2),
        (("announce", NAME, "--given", "post"), "--given needs --where", 2),
        (("announce", NAME, "--given", "post", "--where", "x"), "no version is announced and still to come", 1),
        (("announce", NAME, "--seen", "seen"), "no version is announced and still to come", 1),
        (("postpone", NAME, "--by", "a-moreau", "--because", WHY), "no version is announced and still to come", 1),
        (("approve", NAME, "--by", "k lind"), "k lind has approved version 2 already", 1),
        (("approve", NAME, "--by", "—"), "it is not said who does this", 1),
        # exceptions from waiting
        ((*ANNOUNCE, *LAW, "--breaks-promise"), "one person alone can't decide this", 1),
        ((*ANNOUNCE, *LAW, "--breaks-promise", "--approved-by", "A Moreau"), "one person alone can't decide this", 1),
        ((*ANNOUNCE, *LAW, "--approved-by", "k-lind"), "say that you know it: --breaks-promise", 1),
        ((*ANNOUNCE, *LAW[:2], "--breaks-promise", "--approved-by", "k-lind"), "it is not said what it rests on", 1),
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
    refused(policy, tiny, "nobody but a-moreau approved the text of version 2", *ANNOUNCE)
    assert policy("approve", NAME, "--by", "A. Moreau").status == 0
    refused(policy, tiny, "nobody but a-moreau approved the text of version 2", *ANNOUNCE)


def test_people_of_the_brand_and_their_roles(tiny: Path, policy: Policy) -> None:
    brand = tiny / "policy_source/tiny/brand.yml"
    brand.write_text(brand.read_text() + PEOPLE)
    sealed(policy, NAME)
    refused(policy, tiny, "s-roy is not of the role legal, ask k-lind", "approve", NAME, "--by", "s-roy")
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


# Exceptions from waiting.


def test_an_exception_is_marked_and_needs_its_notice_on_the_day(tiny: Path, policy: Policy) -> None:
    sealed(policy, NAME)
    assert policy("approve", NAME, "--by", "k-lind").status == 0
    done = policy(*ANNOUNCE, *LAW, "--breaks-promise", "--approved-by", "k-lind")
    assert done.status == 0, done.err
    assert "breaks a published promise, it stays marked in the archive" in done.out
    assert "applies from 2026-12-01" in done.out
    found = policy("check")
    assert found.status == 0
    assert f"{RECORD}:" in found.out
    assert "breaks a published promise" in found.out
    tomorrow = policy("check", "--now", "2026-12-02T12:00:00+00:00")
    assert tomorrow.status == 1
    assert "version 2 would be in force without its notice" in tomorrow.out
    notified(tiny / "policy_source", NAME, at="2026-12-01T18:00:00+00:00")
    assert policy("check", "--now", "2026-12-02T12:00:00+00:00").status == 0


def test_a_change_in_everybody_s_favour_may_come_at_once(tiny: Path, policy: Policy) -> None:
    keep(tiny, "account", 1)
    sealed(policy, NAME)
    assert policy("approve", NAME, "--by", "k-lind").status == 0
    words = ("--exception", "exclusively_favourable", "--basis", "We keep less", "--approved-by", "k-lind")
    assert policy(*ANNOUNCE, *words, "--breaks-promise").status == 0


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


@pytest.fixture
def running(tiny: Path, policy: Policy) -> Path:
    """The policy with a version in notice that keeps accounts for 5 and orders for 9 years, since December 1."""
    keep(tiny, "orders", 9)
    sealed_and_announced(policy, NAME)
    notified(tiny / "policy_source", NAME)
    return tiny


def revised(policy: Policy, *words: str) -> dict[str, object]:
    sealed(policy, NAME, "--revises", "2", *words, at=LATER)
    assert policy("approve", NAME, "--by", "k-lind", "--now", LATER).status == 0
    return shown(policy, "announce", NAME, *TOLD, "--now", LATER)


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


# At once, and by hand.


@pytest.mark.slow
def test_announced_by_two_at_once(tiny: Path, policy: Policy) -> None:
    sealed(policy, NAME)
    assert policy("approve", NAME, "--by", "k-lind").status == 0
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "generator", *ANNOUNCE, "--effective", day, "--now", NOW],
            cwd=tiny,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stderr=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for day in ("2027-02-01", "2027-03-01", "2027-04-01")
    ]
    said = [(*process.communicate(timeout=120), process.returncode) for process in running]
    assert [status for *_, status in said].count(0) == 1, said
    assert all(
        "meanwhile" in err or "doesn't wait" in err or "no sealed" in err or "another process" in err
        for _, err, status in said
        if status
    ), said
    assert not any("Traceback" in err for _, err, _ in said)
    assert (tiny / RECORD).read_text().count("- at:") == 1
    assert [path.name for path in (tiny / FOLDER / "notices").glob("*.txt")] == ["v002-1.txt"]
    assert policy("check").status == 0


@pytest.mark.parametrize("command", [announce.postpone, announce.withdraw])
def test_nothing_is_recorded_of_what_changed_meanwhile(
    tiny: Path, policy: Policy, command: Callable[..., object]
) -> None:
    sealed_and_announced(policy, NAME)
    loaded = source.load(tiny / "policy_source")
    assert policy("postpone", NAME, "--by", "k-lind", "--because", WHY).status == 0
    with pytest.raises(PolicyError, match="something else was recorded of version 2 meanwhile"):
        command(loaded, loaded.policy(NAME), datetime.datetime.fromisoformat(NOW), by="a-moreau", because=WHY)
    assert (tiny / RECORD).read_text().count("- at:") == 2


NEXT_DAY = "2026-12-02T12:00:00+00:00"
BY_HAND = [
    ("effective: '2027-01-04'", "effective: '2026-12-20'", "can't take effect on 2026-12-20, before 2027-01-01"),
    ("effective: '2027-01-04'", "effective: '2027-01-01'", "readers were told of another day than 2027-01-01"),
    ("effective: '2027-01-04'", "effective: '2027-03-01'", "readers were told of another day than 2027-03-01"),
    ("effective: '2027-01-04'", "effective: '2026-12-01'", "which was no notice"),
    ("level: material\n", "level: material\neffective: '2027-01-04'\n", "takes effect by its notices"),
    ("level: material\n", "level: minor\n", "this record says minor, the changes of version 2 are material"),
    ("level: material\n", "level: material\nrevises: 1\n", "version 2 can't take the place of version 1"),
    ("level: material\n", "level: material\nrevises: 2\n", "version 2 can't take the place of version 2"),
    ("level: material\n", "level: material\nrevises: 9\n", "version 2 can't take the place of version 9"),
    ("level: material\n", "level: material\nparent: 2\n", "version 2 can't change version 2"),
    ("level: material\n", "level: material\nparent: 9\n", "version 2 can't change version 9"),
    ("summary: We", "summary: They", "readers were told another summary"),
    ("- by: k-lind", "- by: a-moreau", "nobody but a-moreau approved"),
    ("  date: '2026-12-01'", "  date: '2026-12-02'", "nobody but a-moreau approved"),
    ("- at: '2026-12-01T12:00:00Z'", "- at: '2026-12-03T12:00:00Z'", "2026-12-03 12:00 UTC, which is still to come"),
    ("- at: '2026-12-01T12:00:00Z'", "- at: '2026-12-02T12:00:00Z'", "this evidence is older than the announcement"),
    ("- at: '2026-12-01T12:00:00Z'", "- at: '2026-12-01'", "“at” can't be “2026-12-01”"),
    ("email\n  at: '2026-12-01", "email\n  at: '2026-12-03", "which is still to come"),
    ("accepted: 10", "accepted: 11", "more recipients are counted here than there were"),
    ("accepted: 10", "accepted: 9", "any more: email lacks"),
    ("  recipients: 10\n  accepted: 10\n  refused: 0\n", "", "evidence of e-mail counts its recipients"),
    ("channel: email", "channel: fax", "“channel” can't be “fax”"),
    ("channel: email", "channel: post", "any more: email lacks"),
    ("evidence:\n- channel", "evidence:\n  channel", "this is not valid YAML"),
    ("notices:\n- at", "notices:\n  at", "“notices” can't be several keys"),
    ("approvals:\n- by", "approvals:\n  by", "“approvals” can't be several keys"),
    ("version: 2", "version: 3", "this record says version 3; its name says 2"),
]


@pytest.mark.parametrize(("old", "new", "says"), BY_HAND, ids=[row[2] + row[1][-6:] for row in BY_HAND])
def test_what_is_written_into_a_record_by_hand_is_found(
    tiny: Path, policy: Policy, old: str, new: str, says: str
) -> None:
    sealed_and_announced(policy, NAME)
    notified(tiny / "policy_source", NAME)
    assert policy("check", "--now", NEXT_DAY).status == 0
    edit(tiny / RECORD, old, new)
    at = NEXT_DAY if "lacks" not in says else LATER
    found = policy("check", "--now", at)
    assert says in found.out, found.said
    assert found.status == (0 if "lacks" in says else 1)
    assert all(line.startswith("policy_source/") for line in found.out.splitlines()[:-1])
    if "lacks" not in says:
        assert policy("build", "--now", at).status == 1


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


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A source whose second version has everything in its record, made by the steps of the program."""
    folder = tmp_path_factory.mktemp("whole")
    made(folder)
    root = folder / "policy_source"
    now = datetime.datetime.fromisoformat(NOW)
    from generator.freeze import Sealed, freeze  # noqa: PLC0415 -- by the functions: a fixture of a module has no command

    for years in (0, 5):
        if years:
            keep(folder, "account", years)
        loaded = source.load(root)
        freeze(loaded, loaded.policy(NAME), now, Sealed())
    steps: tuple[Callable[[Any, Any], object], ...] = (
        lambda loaded, item: announce.approve(loaded, item, now, "k-lind"),
        lambda loaded, item: announce.announce(loaded, item, now, announce.Wish("a-moreau", SUMMARY)),
        lambda loaded, item: announce.postpone(loaded, item, now, by="a-moreau", because=WHY),
    )
    for step in steps:
        loaded = source.load(root)
        step(loaded, loaded.policy(NAME))
    notified(root, NAME)
    return root


PIECES = (
    *(
        "version",
        "digest",
        "level",
        "parent",
        "revises",
        "effective",
        "summary",
        "days",
        "channels",
        "seen",
        "at",
        "by",
    ),
    *("approvals", "notices", "evidence", "withdrawal", "unreached", "waiver", "decisions", "because", "kind", "basis"),
    *("material", "minor", "email", "site", "yes", "no", "1", "2", "3", "0", "999999", "'2027-01-04'", "'2026-01-04'"),
    *(
        "'2026-12-01T12:00:00Z'",
        "'2199-12-31T23:59:59Z'",
        "1900-01-01",
        "2199-12-31",
        "imminent_security",
        "\n",
        "\n- ",
    ),
    *(": ", "\n  ", "- ", "[]", "{}", "~", "''", "|", "#", "sha256:", f"sha256:{'0' * 64}"),
)


@settings(max_examples=150)
@given(st.data())
def test_whatever_is_edited_in_a_record_it_is_findings(whole: Path, data: st.DataObject) -> None:
    path = whole / "tiny/terms/notices/v002.yml"
    text = path.read_text()
    lines = text.split("\n")
    at = data.draw(st.integers(1, len(lines) - 2))
    key, colon, _ = lines[at].partition(": ")
    match data.draw(st.sampled_from(["value", "remove", "twice", "insert", "chars"])):
        case "value":
            lines[at] = key + colon + data.draw(st.sampled_from(PIECES))
        case "remove":
            del lines[at]
        case "twice":
            lines.insert(at, lines[data.draw(st.integers(1, len(lines) - 2))])
        case "insert":
            pieces = data.draw(st.lists(st.sampled_from(PIECES), min_size=1, max_size=8))
            lines.insert(at, "".join(pieces))
        case _:
            lines[at] = lines[at][: data.draw(st.integers(0, 20))] + data.draw(st.text(max_size=4))
    moment = data.draw(st.sampled_from([NOW, NEXT_DAY, "2027-01-06T00:00:00+00:00", "2030-01-01T00:00:00+00:00"]))
    now = datetime.datetime.fromisoformat(moment)
    try:
        path.write_text("\n".join(lines), errors="surrogatepass")
        loaded = source.load(whole, now=now)
        for one in loaded.findings:
            assert _is_whole(one), one
        for item in loaded.policies:  # what a page or a list would ask of it
            for record in workflow.open_records(item):
                workflow.phase(item, record.version, now)
                workflow.earliest_of(item, record)
    finally:
        path.write_text(text)


def _is_whole(one: Finding) -> bool:
    placed = one.place.line >= 1 and one.place.column >= 1 and bool(one.place.path)
    return placed and bool(one.message and one.remedy) and (one.message + one.remedy).isprintable()


def test_the_choices_of_the_command_line_are_those_of_the_record() -> None:
    assert cli._WAIVERS == records.WAIVERS  # noqa: SLF001 -- a copy that keeps --help fast


SEED = "gluptron/privacy"
SECTIONS = "policy_source/gluptron/privacy/sections"
RETENTION = f"{SECTIONS}/data-retention-deletion.md"
INTRODUCTION = f"{SECTIONS}/introduction.md"


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


def test_words_that_can_not_be_kept_leave_nothing_behind(project: Path, policy: Policy) -> None:
    edit(project / RETENTION, "data: [payment], keep: 7 years", "data: [payment], keep: 9 years")
    policy("freeze", SEED)
    policy("approve", SEED, "--by", "k-lind")
    before = tree(project)
    refused = policy("announce", SEED, "--by", "a-moreau", "--summary", f"{SUMMARY}\u202e")
    assert refused.status != 0
    assert tree(project) == before


def test_a_command_that_ended_in_between_can_be_run_again(project: Path, policy: Policy) -> None:
    edit(project / RETENTION, "data: [payment], keep: 7 years", "data: [payment], keep: 9 years")
    policy("freeze", SEED)
    policy("approve", SEED, "--by", "k-lind")
    left = project / "policy_source/gluptron/privacy/notices/v002-1.txt"
    left.write_text("half a notice")
    assert "ended before it was done" in policy("check").out
    assert policy("announce", SEED, "--by", "a-moreau", "--summary", SUMMARY).status == 0
    assert left.read_text() != "half a notice"
    assert policy("check").status == 0
