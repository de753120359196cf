"""Ways round the notice by editing its record (8): before → what happens.

Each is played with commands and by hand, as somebody would who wants to be rid of the notice; what must work, too.
"""

import datetime
import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from generator.archive import record_chain, record_text
from generator.loading import policy_source
from generator.model.record import Unreached
from tests.conftest import ROOT, Policy, copied, edit
from tests.notice.record.lowering import LOWER, reworded
from tests.small import BY_POST, NAME, RECORD, TWO, forged, keep, refused
from tests.steps import checked, notified, sealed_and_announced, stopped

REASONED = "by: a-moreau, because: There is a good reason."
ACCEPTED = f"unreached: {{{REASONED}, approved_by: k-lind, date: 2026-12-03}}"
TAKEN_BACK = f"withdrawal: {{{REASONED}, at: 2026-12-03T12:00:00Z}}"
APPROVED = "- {by: s-roy, date: 2026-12-01, digest: DIGEST}"
POSTED = "- {channel: post, at: 2026-12-02T12:00:00Z, notice: NOTICE}"
BY_HAND = [
    ("accepted: 10\n", "accepted: 9\n", "the entry “evidence 1” is no longer what was recorded"),
    ("recipients: 10\n  accepted: 10", "recipients: 99\n  accepted: 98", "“evidence 1” is no longer what was recorded"),
    ("email\n  at: '2026-12-02", "email\n  at: '2026-12-01", "the entry “evidence 1” is no longer what was recorded"),
    ("capture: sha256:", "capture: sha256:0 #", "“capture” can't be"),
    ("where: https://example.com", "where: https://example.org", "“evidence 1” is no longer what was recorded"),
    ("- channel: site", "- channel: post", "the entry “evidence 2” is no longer what was recorded"),
    ("days: 30\n", "days: 3\n", "this record says 3 days of the notice of version 2; 30 days were needed"),
    ("days: 30\n", "", "this record says 0 days of the notice of version 2"),
    ("days: 30\n", "days: 40\n", "the entry “notice 1” is no longer what was recorded"),
    ("- email\n- site\n", "- site\n", "30 days were needed, by email, site"),
    ("limit: 2\n", "limit: 50\n", "this record lets more than 2 % stay without the notice of version 2"),
    ("limit: 2\n", "", "this record lets more than 2 % stay without the notice"),
    ("level: material\n", "level: material+consent\n", "the changes of version 2 are material"),
    ("level: material\n", "level: minor\n", "the changes of version 2 are material"),
    ("- by: k-lind", "- by: s-roy", "the entry “approval 1” is no longer what was recorded"),
    ("  date: '2026-12-01'", "  date: '2026-11-30'", "the entry “approval 1” is no longer what was recorded"),
    (
        "approvals:\n",
        f"approvals:\n{APPROVED}\n",
        "the entry “approval 2” was added by hand",
    ),
    ("evidence:\n", f"evidence:\n{POSTED}\n", "was added by hand"),
    ("seen:\n", "seen:\n- 2026-12-04\n", "the entry “seen 2026-12-04” was added by hand"),
    ("seen:\n- '2026-12-03'\n", "", "the entry “seen 2026-12-03” was removed"),
    (
        "limit: 2\n",
        f"limit: 2\n{ACCEPTED}\n",
        "“unreached” was added by hand",
    ),
    (
        "limit: 2\n",
        f"limit: 2\n{TAKEN_BACK}\n",
        "“withdrawal” was added by hand",
    ),
    ("- of: sealed\n", "- of: opened\n", "the entry “opened” was removed"),
    ("chain:\n", "chains:\n", "“chains” is not a key of a record"),
]


@pytest.fixture
def told(tiny: Path, policy: Policy) -> Path:
    """A policy whose second version was announced, told by e-mail and site on December 2, and seen there since."""
    sealed_and_announced(policy, NAME)
    for at in ("2026-12-02T12:00:00+00:00", "2026-12-03T12:00:00+00:00"):
        channels = ("email", "site") if "-02" in at else ("site",)
        notified(tiny / "policy_source", NAME, at=at, channels=channels)
    return tiny


def with_digests(text: str, record: str) -> str:
    """Fill in the digests of the sealed version and of its notice."""
    lines = record.splitlines()
    for name, key in (("DIGEST", "digest: "), ("NOTICE", "  digest: ")):
        text = text.replace(name, next(line.split()[-1] for line in lines if line.startswith(key)))
    return text


@pytest.mark.parametrize(("old", "new", "says"), BY_HAND)
def test_an_entry_that_was_edited_removed_or_added_by_hand_is_found(told: Path, old: str, new: str, says: str) -> None:
    at = "2026-12-10T12:00:00+00:00"
    assert checked(at).status == 0
    edit(told / RECORD, old, with_digests(new, (told / RECORD).read_text()))
    found = checked(at)
    assert (found.status, says in found.out) == (1, True), found.out
    assert f"{RECORD}:" in found.out
    assert stopped(at)


def test_an_entry_is_recorded_once(told: Path, policy: Policy) -> None:
    """Before: an edited entry was chained once more at the end, and so the published entry was still there."""
    record = policy_source.load(told / "policy_source").policy(NAME).record(2)
    assert record
    earlier = datetime.datetime(2026, 12, 1, 18, tzinfo=datetime.UTC)
    edited = replace(record, evidence=(replace(record.evidence[0], at=earlier), *record.evidence[1:]))
    again = record_chain.extended(record, edited, record.chain[-1].digest)
    assert [link.of for link in again.chain] == [*(link.of for link in record.chain), "evidence 1"]
    (told / RECORD).write_text(record_text.record_file(again))
    found = checked("2026-12-10T12:00:00+00:00")
    assert (found.status, "the entry “evidence 1” was recorded twice" in found.out) == (1, True), found.out
    refused(policy, told, "was recorded twice", "build", "--now", "2026-12-10T12:00:00+00:00")


def test_no_link_stands_for_a_decision_that_is_not_there(told: Path) -> None:
    """Before: of two decisions on the unreached the first link was not compared, and could hold any digest.

    So a chain that was worked out anew went on to hold the published entry.
    """
    record = policy_source.load(told / "policy_source").policy(NAME).record(2)
    assert record
    evidence = (replace(record.evidence[0], recipients=9000, accepted=9000), *record.evidence[1:])
    anew = record_chain.extended(None, replace(record, evidence=evidence, chain=()), record_chain.FIRST)
    published = replace(record.chain[-1], of="unreached", previous=anew.chain[-1].digest)
    kept = replace(anew, chain=(*anew.chain, published))
    day = datetime.date(2026, 12, 3)
    decided = replace(kept, unreached=(Unreached("a-moreau", "k-lind", "There is a good reason.", day),))
    again = record_chain.extended(kept, decided, published.digest)
    (told / RECORD).write_text(record_text.record_file(again))
    found = checked("2026-12-10T12:00:00+00:00")
    assert (found.status, "the entry “unreached” was recorded twice" in found.out) == (1, True), found.out


@pytest.mark.slow
def test_the_published_list_carries_the_newest_entry(told: Path, policy: Policy) -> None:
    at = ("--now", "2026-12-10T12:00:00+00:00")
    assert policy("build", *at).status == 0
    published = json.loads((told / "site/tiny/terms/versions.json").read_text())["record"]
    chain = (told / RECORD).read_text().rpartition("digest: ")[2].strip()
    assert published == chain
    earlier = datetime.datetime(2026, 12, 1, 18, tzinfo=datetime.UTC)
    forged(told, lambda record: replace(record, evidence=tuple(replace(one, at=earlier) for one in record.evidence)))
    record = policy_source.load(told / "policy_source").policy(NAME).record(2)
    assert record
    assert published not in {link.digest for link in record.chain}
    gone = "an entry in the records of tiny/terms is published (site/tiny/terms/versions.json, as of"
    refused(policy, told, gone, "build", *at)


def test_the_next_version_seals_the_last_entry(told: Path, policy: Policy) -> None:
    keep(told, "orders", 9)
    at = ("--now", "2026-12-10T12:00:00+00:00")
    last = (told / RECORD).read_text().rpartition("digest: ")[2].strip()
    assert policy("freeze", NAME, "--yes", *at).status == 0
    assert f"\nrecord: {last}\ndecisions: none\n" in (told / "policy_source/tiny/terms/versions/v003.md").read_text()
    assert f"previous: {last}\n" in (told / RECORD.replace("v002", "v003")).read_text()
    assert policy("check", *at).status == 0
    earlier = datetime.datetime(2026, 12, 1, 18, tzinfo=datetime.UTC)
    forged(told, lambda record: replace(record, evidence=tuple(replace(one, at=earlier) for one in record.evidence)))
    found = policy("check", *at)
    assert "what was recorded before version 3 was sealed is no longer there" in found.out
    assert "the entry before “sealed” is missing" in found.out
    assert policy("build", *at).status == 1


def test_decisions_are_sealed_with_the_version(tiny: Path, policy: Policy) -> None:
    reworded(tiny)
    assert policy("decide", NAME, *LOWER, "k-lind").status == 0
    assert policy("freeze", NAME, "--yes").status == 0
    assert "\ndecisions: sha256:" in (tiny / "policy_source/tiny/terms/versions/v002.md").read_text()
    edit(
        tiny / RECORD,
        "It matters to readers, so they are told of it before.",
        "It matters to nobody at all.",
    )
    refused(policy, tiny, "these are not the decisions with which version 2 was sealed", "build")
    forged(tiny, lambda record: record)
    refused(policy, tiny, "these are not the decisions with which version 2 was sealed", "build")


def test_two_branches_that_were_merged_are_told_apart(told: Path, policy: Policy) -> None:
    at = ("--now", "2026-12-10T12:00:00+00:00")
    before = (told / RECORD).read_text()
    assert policy("announce", NAME, *BY_POST, "--where", "here", *at).status == 0
    here = (told / RECORD).read_text()
    (told / RECORD).write_text(before)
    assert policy("announce", NAME, "--given", "in_app", *TWO, "--where", "there", *at).status == 0
    there = (told / RECORD).read_text()
    evidence, link = (_added(here, before, key) for key in ("- channel: post", "- of: evidence 3"))
    there = there.replace("of: evidence 3", "of: evidence 4")
    merged = there.replace("- channel: in_app", f"{evidence}- channel: in_app")
    (told / RECORD).write_text(f"{merged}{link}")
    found = policy("check", *at)
    assert "were recorded after the same entry; keep one of them, and run the command of the other again" in found.out


def _added(text: str, before: str, first: str) -> str:
    """Return the lines of an item of a list that begins with some words, where it was added."""
    assert first not in before
    lines = text[text.index(first) :].splitlines(keepends=True)
    end = next((n for n, line in enumerate(lines[1:], 1) if not line.startswith(" ")), len(lines))
    return "".join(lines[:end])


def test_a_record_of_an_earlier_program_goes_on(
    tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "tests/archives/notice/policy_source", tmp_path / "policy_source")
    monkeypatch.chdir(copied(tmp_path, "mkdocs.yml"))
    at = (ROOT / "tests/archives/notice/now.txt").read_text().strip()
    before = (tmp_path / RECORD).read_text()
    assert policy("announce", NAME, *BY_POST, "--where", "here", "--now", at).status == 0
    after = (tmp_path / RECORD).read_text()
    assert after.count("- of: ") == 1
    assert "previous: none\n" in after
    assert "chain" not in before
    assert policy("check", "--now", at).status == 0
    edit(tmp_path / RECORD, "where: here", "where: there")
    assert "no longer what was recorded" in policy("check", "--now", at).out
