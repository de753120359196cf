"""What programs read, read back by parsers of others: every date and every word is that of the record."""

import datetime
import re
from pathlib import Path

import pytest

from generator.commands import postpone, withdraw
from generator.loading import policy_source
from generator.notice.notice_clock import earliest_of, notified
from generator.notice.notice_period import in_words
from generator.site.feeds.common import utc
from tests import steps
from tests.conftest import edit
from tests.site.feed_readers import (
    ADS,
    AFTER,
    BEFORE,
    NAME,
    SOON,
    USE,
    announcement_of,
    at,
    change,
    moment_of,
    sealed_only,
    the_record,
)


@pytest.fixture
def root(project: Path) -> Path:
    return project / "policy_source"


def test_before_anything_changes(root: Path) -> None:
    got = at(root, BEFORE)
    assert got.entries() == [("took effect", 1)]
    assert got.policy["in_force"]["effective"] == "2025-01-15"
    assert got.policy["upcoming"] == []
    (row,) = got.policy["since"]
    assert (row["version"], row["requires"], row["consent"]) == (1, "none", [])
    assert got.days() == [("Gluptron: Privacy Policy applies", datetime.date(2025, 1, 15), 0, "CONFIRMED")]
    assert got.feed["items"][0]["date_published"] == "2025-01-15T05:00:00Z"


def test_a_version_of_which_nobody_knows_the_date(both: Path) -> None:
    unknown = at(both / "policy_source", BEFORE, "sextrontgen/privacy")
    assert unknown.entries() == [("recorded", 1)]
    assert unknown.policy["in_force"]["effective"] is None
    assert unknown.days() == []


def test_a_sealed_version_is_not_public_before_it_is_announced(root: Path) -> None:
    before = at(root, BEFORE)
    change(root)
    sealed_only(root, BEFORE)
    assert at(root, BEFORE).raw == before.raw


def test_from_the_announcement_until_after_it_took_effect(root: Path) -> None:
    change(root)
    announcement_of(root, BEFORE)
    record = the_record(root)
    assert record.effective is not None
    effective = record.effective.isoformat()

    got = at(root, BEFORE)
    (coming,) = got.policy["upcoming"]
    assert (coming["number"], coming["effective"], coming["phase"]) == (2, effective, "announced")
    assert (coming["level"], coming["requires"], coming["notified"]) == ("material", "notice", None)
    assert coming["summary"] == record.summary == got.row(2)["summary"]
    assert "3 years → 5 years" in coming["in_brief"][0]
    assert coming["notice"] == record.notices[-1].digest
    assert coming["announced"] == utc(record.notices[0].at)
    assert [one["channel"] for one in coming["channels"]] == ["email", "site"]
    assert got.policy["in_force"]["number"] == 1
    assert got.policy["new_users"]["show"] == [1, 2]
    assert got.entries() == [("announced", 2), ("took effect", 1)]
    announced = got.feed["items"][0]
    assert announced["date_published"] == utc(record.notices[0].at)
    for words in (record.summary, in_words(record.effective, "en-US"), "3 years → 5 years"):
        assert words in announced["content_text"]
    assert got.days()[1:] == [("Gluptron: Privacy Policy changes", record.effective, 0, "CONFIRMED")]
    described = str(got.calendar[1]["description"])
    for words in (record.summary, f"applies from {in_words(record.effective, 'en-US')}", "3 years → 5 years"):
        assert words in described  # before: the summary alone, and the day as a number
    assert described.index(record.summary) < described.index("This is a material change.")

    steps.notified(root, NAME, at="2026-12-02T09:00:00+00:00")
    loaded = policy_source.load(root).policy(NAME)
    record = the_record(root)
    assert record.effective is not None
    begun, earliest = notified(loaded, record), earliest_of(loaded, record)
    assert begun is not None
    assert earliest is not None
    got = at(root, "2026-12-10T12:00:00+00:00")
    assert (got.policy["upcoming"][0]["phase"], got.policy["upcoming"][0]["notified"]) == ("in notice", utc(begun))
    assert [one["given"] for one in got.row(2)["notice"]["channels"]] == [utc(begun)] * 2
    assert (got.row(2)["notice"]["channels"][0]["recipients"], got.row(2)["notice"]["days"]) == (10, 30)
    last_day = earliest - datetime.timedelta(days=1)
    assert ("Gluptron: last day of notice, Privacy Policy", last_day, 0, "CONFIRMED") in got.days()
    assert got.feed["items"][0] == announced

    got = at(root, AFTER)
    assert got.entries() == [("took effect", 2), ("announced", 2), ("took effect", 1)]
    assert got.feed["items"][1] == announced
    assert (got.policy["in_force"]["number"], got.policy["in_force"]["effective"]) == (2, effective)
    assert [row["requires"] for row in got.policy["since"]] == ["notice", "none"]
    assert (got.row(1)["phase"], got.row(1)["until"]) == (
        "superseded",
        (record.effective - datetime.timedelta(days=1)).isoformat(),
    )
    assert (got.row(2)["phase"], got.row(2)["from"]) == ("in force", effective)
    for name in ("policy.json", "versions.json", "feed.json", "feed.xml", "calendar.ics"):
        text = got.raw[f"{NAME}/{name}"].decode()
        assert not re.search(r"a-moreau|k-lind|@", text), "nobody who decides or is told stands in it"


def test_a_postponement_moves_every_date(root: Path) -> None:
    change(root)
    announcement_of(root, BEFORE)
    steps.notified(root, NAME, at=BEFORE)
    first = at(root, BEFORE)
    because, later = "The new system is not ready yet.", datetime.date(2027, 2, 15)
    loaded = policy_source.load(root)
    postpone.postpone(loaded, loaded.policy(NAME), moment_of(SOON), by=steps.EDITOR, because=because, to=later)
    record = the_record(root)
    got = at(root, "2026-12-20T12:00:00+00:00")
    assert got.entries() == [("postponed", 2), ("announced", 2), ("took effect", 1)]
    postponed, announced, _ = got.feed["items"]
    assert announced["id"] == first.feed["items"][0]["id"]
    assert announced["date_published"] == first.feed["items"][0]["date_published"]
    assert announced["date_modified"] == postponed["date_modified"] == "2026-12-15T10:00:00Z"
    assert "postponed since, to February 15, 2027" in announced["content_text"]
    assert "takes effect on" not in announced["content_text"]  # before: the day that was given up, as one to come
    assert announced["content_text"].startswith("Version 2 was announced for ")
    assert announced["title"].startswith("Privacy Policy: a change was announced for ")
    assert first.feed["items"][0]["title"].startswith("Privacy Policy changes on ")
    assert "takes effect on February 15, 2027" in postponed["content_text"]
    assert "The new system is not ready yet." in postponed["content_text"]
    assert record.summary in postponed["content_text"]  # and never alone
    assert "3 years → 5 years" in postponed["content_text"]
    coming = got.policy["upcoming"][0]
    assert (coming["effective"], got.row(2)["from"]) == ("2027-02-15", "2027-02-15")
    assert [one["effective"] for one in coming["notices"]] == [one.effective.isoformat() for one in record.notices]
    was, now = (
        {str(event["uid"]): event for event in one.calendar if "changes" in event["summary"]} for one in (first, got)
    )
    assert was.keys() == now.keys()
    assert [(event["dtstart"].dt, int(event["sequence"])) for event in now.values()] == [
        (datetime.date(2027, 2, 15), 1)
    ]
    assert at(root, AFTER).feed["items"][0]["date_published"] == "2027-02-15T05:00:00Z"


def test_a_withdrawn_version_stays_in_the_list_and_is_cancelled(root: Path) -> None:
    change(root)
    announcement_of(root, BEFORE)
    steps.notified(root, NAME, at=BEFORE)
    date = the_record(root).effective
    loaded = policy_source.load(root)
    because = "Readers told us that it goes too far."
    withdraw.withdraw(loaded, loaded.policy(NAME), moment_of(SOON), by=steps.EDITOR, because=because)
    for now in ("2026-12-20T12:00:00+00:00", AFTER):
        got = at(root, now)
        assert got.entries() == [("withdrawn", 2), ("announced", 2), ("took effect", 1)]
        assert "Readers told us that it goes too far." in got.feed["items"][0]["content_text"]
        assert "It was withdrawn since." in got.feed["items"][1]["content_text"]
        assert got.feed["items"][1]["content_text"].startswith("Version 2 was announced for ")
        assert "takes effect on" not in got.feed["items"][1]["content_text"]
        assert got.feed["items"][1]["title"].startswith("Privacy Policy: a change was announced for ")
        assert (got.policy["upcoming"], got.policy["new_users"]["show"]) == ([], [1])
        row = got.row(2)
        assert (row["phase"], row["from"], row["state"]) == ("withdrawn", None, None)
        assert row["withdrawn"] == {"at": "2026-12-15T10:00:00Z", "because": "Readers told us that it goes too far."}
        cancelled = got.days()[1:]
        assert ("Gluptron: Privacy Policy changes", date, 1, "CANCELLED") in cancelled
        assert {(sequence, status) for _, _, sequence, status in cancelled} == {(1, "CANCELLED")}


def test_two_announced_at_once(root: Path) -> None:
    change(root)
    announcement_of(root, BEFORE, effective="2027-01-15")
    steps.notified(root, NAME, at=BEFORE)
    edit(root.parent / USE, "    - id: security\n", f"{ADS}    - id: security\n")
    announcement_of(root, "2026-12-05T12:00:00+00:00", effective="2027-03-01")
    steps.notified(root, NAME, at="2026-12-05T12:00:00+00:00", number=3)
    got = at(root, "2026-12-10T12:00:00+00:00")
    assert [(one["number"], one["effective"], one["requires"]) for one in got.policy["upcoming"]] == [
        (2, "2027-01-15", "notice"),
        (3, "2027-03-01", "consent"),
    ]
    assert got.policy["new_users"]["show"] == [1, 2, 3]
    (asked,) = got.policy["upcoming"][1]["consent"]
    assert (asked["purpose"], asked["path"], asked["existing_data"]) == ("ads", "purposes/ads", True)
    assert asked["label"] == "Showing you advertising"
    assert [one["id"] for one in got.policy["new_users"]["consent"]] == [asked["id"]]
    assert [row["consent"] for row in got.policy["since"]] == [[], [], []]
    after = at(root, AFTER)
    assert [(row["version"], row["requires"], row["versions"]) for row in after.policy["since"]] == [
        (1, "consent", [2, 3]),
        (2, "consent", [3]),
        (3, "none", []),
    ]
    assert [[one["id"] for one in row["consent"]] for row in after.policy["since"]] == [[asked["id"]]] * 2 + [[]]


def test_addresses_are_absolute_where_the_brand_says_where_it_is_published(root: Path) -> None:
    edit(root / "gluptron/brand.yml", "timezone:", "published_at: https://example.com/legal/\ntimezone:")
    change(root)
    announcement_of(root, BEFORE)
    got = at(root, BEFORE)
    assert got.feed["home_page_url"] == "https://example.com/legal/privacy/"
    assert got.feed["items"][0]["url"] == "https://example.com/legal/privacy/versions/2/changes/"
    assert got.policy["links"]["calendar"] == "https://example.com/legal/privacy/calendar.ics"
    assert got.policy["$schema"] == "https://example.com/legal/schemas/policy.schema.json"
    assert got.row(2)["text"] == "versions/2.md"  # where `policy verify` finds it
    assert str(got.calendar[1]["url"]) == "https://example.com/legal/privacy/versions/2/"
