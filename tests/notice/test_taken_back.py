"""A notice that is withdrawn or postponed is told to those who got it, by the same channels, and stands on the site."""

import datetime
import json
from dataclasses import replace
from pathlib import Path

import pytest

from generator.archive import record_chain, record_text
from generator.commands import find_evidence
from generator.loading import policy_source
from tests import mail_server
from tests.conftest import Policy, edit
from tests.site.company import pages, said
from tests.small import FOLDER, LATER, NAME, NO_WEB, RECORD, in_force, keep
from tests.steps import checked, notified, sealed_and_announced

WHY = "The court has stayed the rule that asked for it."
WITHDRAW = ("withdraw", NAME, "--by", "a-moreau", "--because", WHY)
WORDS = f"{FOLDER}/notices/v002-withdrawn.txt"


@pytest.fixture
def tiny(tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = in_force(tmp_path, policy, monkeypatch)
    keep(folder, "orders", 9)
    sealed_and_announced(policy, NAME)
    return folder


def duties(policy: Policy, at: str = LATER) -> list[tuple[str, str, bool]]:
    listed = json.loads(policy("due", NAME, "--format", "json", "--now", at).out)
    return [(one["task"], one["channel"], one["overdue"]) for one in listed if one["version"] == 2]


@pytest.mark.slow
def test_those_who_got_the_notice_are_told_that_it_was_withdrawn(
    tiny: Path, policy: Policy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notified(Path("policy_source"), NAME, channels=("site",))
    (tiny / "list.csv").write_text("email\na@example.com\nno-1@example.com\n")
    with mail_server.running(tmp_path / "log") as server:
        for key, value in {"HOST": "127.0.0.1", "PORT": str(server.port), "SECURITY": "none"}.items():
            monkeypatch.setenv(f"POLICY_SMTP_{key}", value)
        monkeypatch.setenv("POLICY_SMTP_FROM", "privacy@example.com")
        did = policy("notify", NAME, "--recipients", "list.csv")
        assert did.status == 0, did.said
        gone = policy(*WITHDRAW, "--now", LATER)
        assert gone.status == 0
        command = "policy notify tiny/terms --recipients ledgers/tiny-terms-v002-1.sqlite --version 2"
        assert f"next, by 2026-12-11: {command}" in gone.out
        assert duties(policy) == [("tell the correction", "email", False), ("tell the correction", "site", False)]
        assert duties(policy, "2026-12-12T12:00:00+00:00")[0][2]
        assert policy("notify", NAME, "--dry-run", "out", "--now", LATER).status == 0
        assert "--recipients ledgers/tiny-terms-v002-1.sqlite" in policy("due", "--now", LATER).out
        done = policy("notify", NAME, "--recipients", "ledgers/tiny-terms-v002-1.sqlite", "--now", LATER)
        assert done.status == 0, done.said
        assert [one.to for one in server.taken()] == ["a@example.com"] * 2  # nobody who didn't get the notice
    message = (tiny / "out/tiny-terms-v002.eml").read_text()
    assert "Subject: Tiny: no change of Terms on January 4, 2027" in message
    assert WHY in message
    assert (tiny / "ledgers/tiny-terms-v002-withdrawn.sqlite").is_file()
    assert duties(policy) == [("tell the correction", "site", False)]
    notified(Path("policy_source"), NAME, channels=("site",), at=LATER)
    kept = (tiny / WORDS).read_text()
    assert (
        "Tiny announced that its Terms would change on January 4, 2027. That change does not take place."
        in " ".join(kept.split())
    )
    assert WHY in kept
    assert policy("check", "--now", LATER).status == 0


@pytest.mark.usefixtures("tiny")
def test_where_no_ledger_is_known_the_command_says_what_is_to_be_named(policy: Policy) -> None:
    notified(Path("policy_source"), NAME)  # by an address, as earlier programs recorded it
    said = policy(*WITHDRAW, "--now", LATER).out
    assert "policy notify tiny/terms --recipients ledgers/NOTICE.sqlite --version 2" in said
    due = " ".join(policy("due", NAME, "--now", LATER).out.split())
    assert "They go to those whom its notice reached: its ledger, in ledgers/ or where --ledger put it, knows" in due
    shown = " ".join(policy("notify", "--help").out.split())
    assert "its ledger" not in shown
    assert "the ledger of that notice, a file ledgers/….sqlite" in shown


def test_nobody_has_to_be_told_who_was_not_told_before(tiny: Path, policy: Policy) -> None:
    assert policy(*WITHDRAW, "--now", LATER).status == 0
    assert duties(policy) == []
    assert (tiny / WORDS).is_file()
    assert policy("check", "--now", LATER).status == 0


def test_what_was_withdrawn_stands_on_the_site_with_its_reason_until_its_day(tiny: Path, policy: Policy) -> None:
    notified(Path("policy_source"), NAME)
    assert policy(*WITHDRAW, "--now", LATER).status == 0
    found = pages(LATER)
    for address in ("tiny/", f"{NAME}/", f"{NAME}/notice/"):
        words = said(found[address])
        assert "The change of the Terms that was announced for January 4, 2027 does not take place." in words, address
        assert WHY in words, address
    assert "The present text goes on to apply." in said(found[f"{NAME}/notice/"])
    assert said(found[f"{NAME}/versions/2/"]).count(WHY) == 1  # before: in two boxes below one another
    record = policy_source.load(Path("policy_source")).policy(NAME).record(2)
    assert record
    assert record.withdrawal
    for page in ("", "notice/"):
        path = tiny / f"built/{NAME}/{page}index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(found[f"{NAME}/{page}"])
    at = datetime.datetime.fromisoformat(LATER)
    item = policy_source.load(Path("policy_source")).policy(NAME)
    proof = find_evidence.find_evidence(item, record, find_evidence.NoticeLocation("built", NO_WEB), at)
    assert proof.notice == record.withdrawal.digest
    after = pages("2027-01-04T12:00:00+00:00")
    assert f"{NAME}/notice/" not in after
    assert WHY not in after[f"{NAME}/"]
    assert WHY in said(after[f"{NAME}/versions/2/"])


@pytest.mark.parametrize(("day", "says"), [("2027-01-05", True), ("2026-12-10", False)])
def test_who_hears_that_a_change_was_taken_back_hears_what_applies(
    tiny: Path, policy: Policy, day: str, *, says: bool
) -> None:
    """Before: not where the text in force had been announced, though the page said it. Another one comes first."""
    notified(Path("policy_source"), NAME)
    at = f"{day}T12:00:00-05:00"
    keep(tiny, "orders", 10)
    sealed_and_announced(policy, NAME, at=at)
    assert policy(*WITHDRAW, "--version", "3", "--now", at).status == 0
    words = (tiny / FOLDER / "notices/v003-withdrawn.txt").read_text()
    assert ("The present text goes on to apply." in words) is says


def test_who_ends_a_policy_after_that_is_led_to_the_text_that_applies(tiny: Path, policy: Policy) -> None:
    """Before: to the text that was taken back, since it was sealed just before."""
    assert policy(*WITHDRAW, "--now", LATER).status == 0
    assert policy("restore", NAME, "1").status == 0
    done = policy("retire", NAME, "--on", "2027-06-01", "--yes", "--now", LATER)
    assert f"`policy restore {NAME} 1` puts the former text back" in done.out
    assert (tiny / FOLDER / "versions/v003.md").is_file()


def test_a_postponement_is_told_by_the_same_channels(tiny: Path, policy: Policy) -> None:
    notified(Path("policy_source"), NAME)
    assert policy("postpone", NAME, "--by", "a-moreau", "--because", WHY, "--now", LATER).status == 0
    assert {("tell the correction", "email"), ("tell the correction", "site")} <= {one[:2] for one in duties(policy)}
    assert WHY in said(pages(LATER)[f"{NAME}/notice/"])
    assert tiny.is_dir()


def test_the_words_of_a_withdrawal_are_kept_as_they_were_sent(tiny: Path, policy: Policy) -> None:
    notified(Path("policy_source"), NAME)
    assert policy(*WITHDRAW, "--now", LATER).status == 0
    edit(tiny / WORDS, "stayed", "lifted")
    assert "v002-withdrawn.txt:1:1: error: these are not the words of the notice" in policy("check", "--now", LATER).out
    (tiny / WORDS).unlink()
    assert policy("check", "--now", LATER).status == 1


def test_a_withdrawal_of_an_earlier_program_stays_readable(tiny: Path, policy: Policy) -> None:
    assert policy(*WITHDRAW, "--now", LATER).status == 0
    text = (tiny / RECORD).read_text()
    at = text.index("  digest:", text.index("withdrawal:"))
    (tiny / RECORD).write_text(text[:at] + text[text.index("\n", at) + 1 :])
    record = policy_source.load(tiny / "policy_source").policy(NAME).record(2)
    assert record
    (tiny / RECORD).write_text(record_text.record_file(record_chain.extended(None, replace(record, chain=()), "none")))
    assert "holds a notice that no record knows" in policy("check", "--now", LATER).out
    (tiny / WORDS).unlink()
    assert policy("check", "--now", LATER).status == 0
    assert duties(policy) == []
    assert f"{NAME}/notice/" not in pages(LATER)


def test_a_withdrawal_that_was_killed_can_be_made_again(tiny: Path, policy: Policy) -> None:
    (tiny / WORDS).write_text("Left behind.")
    found = checked()
    assert found.status == 0
    assert "was written by a command that ended before it was done" in found.out
    assert policy(*WITHDRAW, "--now", LATER).status == 0
    assert policy("check", "--now", LATER).status == 0
