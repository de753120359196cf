"""Evidence of a notice: on the site, by hand, of too many who were not reached, and of another notice."""

import datetime
from pathlib import Path

from generator.commands import record_evidence
from generator.loading import policy_source
from generator.model.document import digest
from generator.model.record import Evidence
from tests.conftest import NOW, Policy, edit
from tests.small import (
    FOLDER,
    LATER,
    NAME,
    RECORD,
    WHY,
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
    said = shown(policy, "announce", NAME, "--given", "post", "--where", "shelf 12")
    assert (said["phase"], said["missing"]) == ("announced", ["email", "site"])  # which the text in force promised
    assert "where: shelf 12" in (tiny / RECORD).read_text()


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
