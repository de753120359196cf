"""Evidence of a notice: on the site, by hand, of too many who were not reached, and of another notice."""

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from generator.commands import record_evidence
from generator.loading import policy_source
from generator.model.document import digest
from generator.model.record import Evidence, VersionRecord
from tests.conftest import NOW, Policy, edit
from tests.small import (
    BY_POST,
    FOLDER,
    LATER,
    NAME,
    RECORD,
    TWO,
    WHY,
    forged,
    keep,
    phases,
    refused,
    revised,
    shown,
    site,
)
from tests.steps import checked, notified, sealed_and_announced


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
    said = shown(policy, "announce", NAME, *BY_POST, "--where", "shelf 12")
    assert (said["phase"], said["missing"]) == ("announced", ["email", "site"])  # which the text in force promised
    assert "where: shelf 12" in (tiny / RECORD).read_text()
    (tiny / "receipt.pdf").write_bytes(b"10 letters")
    assert shown(policy, "announce", NAME, *BY_POST, "--where", "receipt.pdf")["missing"] == ["email", "site"]
    kept = (tiny / RECORD).read_text()
    assert f"capture: {digest(b'10 letters')}\n  recipients: 10\n" in kept
    assert "  by: a-moreau\n  approved_by: k-lind\n" in kept
    assert policy("check").status == 0
    hand = ("announce", NAME, "--where", "shelf 12", "--given")
    refused(policy, tiny, "nobody but one person says so", *hand, "in_app", "--by", "a-moreau")
    refused(policy, tiny, "nobody but one person says so", *hand, "in_app", *TWO[:3], "A. Moreau")
    refused(policy, tiny, "“x-y” is not among the people", *hand, "in_app", *TWO[:3], "x-y")
    refused(policy, tiny, "--given post needs --letters", *hand, "post", *TWO, status=2)
    refused(policy, tiny, "--letters would be ignored", *hand, "in_app", "--letters", "3", *TWO, status=2)
    forged(tiny, lambda one: replace(one, evidence=tuple(replace(each, approved_by=each.by) for each in one.evidence)))
    assert "one person alone can't say that the notice was given (post)" in policy("check").out


def test_far_fewer_letters_than_e_mails_are_named(tiny: Path, policy: Policy) -> None:
    """Before: letters had no number, and one that was posted stood for all that were promised."""
    edit(tiny / "policy_source/tiny/brand.yml", "unreached", "notice: {channels: [email, post]}\nunreached")
    sealed_and_announced(policy, NAME)
    notified(tiny / "policy_source", NAME, channels=("email",))
    one = ("announce", NAME, "--where", "shelf 12", *BY_POST[:3])
    assert policy(*one, "1", *TWO).status == 0
    assert "1 letters carried the notice of version 2, and 10 e-mails" in policy("check").out
    assert policy(*one, "9", *TWO).status == 0
    assert "letters carried" not in policy("check").out


def test_too_many_who_were_not_reached(tiny: Path, policy: Policy) -> None:
    sealed_and_announced(policy, NAME)
    notified(tiny / "policy_source", NAME, channels=("site",))
    loaded = policy_source.load(tiny / "policy_source")
    now = datetime.datetime.fromisoformat(NOW)
    record_evidence.record_evidence(
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
    assert "one person alone can't let the clock run" in checked().out


def test_evidence_of_another_notice_does_not_count(running: Path, policy: Policy) -> None:
    keep(running, "orders", 10)
    revised(policy)
    evidence = (running / RECORD).read_text().partition("evidence:\n")[2].partition("\ndecisions:")[0]
    record = running / FOLDER / "notices/v003.yml"
    record.write_text(f"{record.read_text()}evidence:\n{evidence}")
    found = policy("check", "--now", LATER)
    assert found.status == 1
    assert "this is evidence of another notice than those of version 3" in found.out


def test_the_words_of_a_notice_can_not_be_changed(running: Path) -> None:
    path = running / FOLDER / "notices/v002-1.txt"
    text = path.read_bytes()
    for content in (text + b" ", text.replace(b"5 years", b"4 years"), b"", b"\xff"):
        path.write_bytes(content)
        found = checked()
        assert found.status == 1
        assert "v002-1.txt:1:1: error: " in found.out
    path.unlink()
    assert "v002-1.txt:1:1: error: there is no such file" in checked().out


@pytest.mark.parametrize(("where", "named"), [("https://shadow.example.org/", True), ("https://example.com", False)])
def test_a_notice_that_is_seen_elsewhere_than_the_last_one_is_named(
    tiny: Path, policy: Policy, where: str, *, named: bool
) -> None:
    """Before: `published_at` named another site for the whole notice, and the one that readers knew never showed it."""
    root, later = tiny / "policy_source", "2027-03-01T12:00:00+00:00"
    keep(tiny, "account", 5)
    sealed_and_announced(policy, NAME)
    notified(root, NAME)
    keep(tiny, "account", 9)
    sealed_and_announced(policy, NAME, at=later)
    loaded, moment = policy_source.load(root), datetime.datetime.fromisoformat(later)

    def seen(record: VersionRecord) -> Evidence:
        return Evidence("site", moment, record.notices[-1].digest, where, digest(b"page"))

    record_evidence.record_evidence(loaded, loaded.policy(NAME), moment, seen)
    said = "the notice of version 3 was seen at “https://shadow.example.org/”, those before at “https://example.com”"
    assert (said in checked(later).out) is named
    assert said not in checked("2027-06-01T12:00:00+00:00").out
