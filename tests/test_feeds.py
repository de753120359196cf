"""What programs read, read back by parsers of others: every date and every word is that of the record."""

import datetime
import functools
import json
import re
import shutil
import subprocess
import sys
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import html5lib
import icalendar
import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import announce, calendars, consents, decisions, source
from generator.build import standing
from generator.errors import Place
from generator.feeds import feeds
from generator.freeze import Sealed, freeze
from generator.model import (
    Brand,
    Document,
    Evidence,
    Level,
    Notice,
    NoticePromise,
    Policy,
    Section,
    Version,
    VersionRecord,
    Withdrawal,
    digest,
)
from generator.notice import in_words
from generator.pages import Published
from generator.public import clean, utc
from generator.schemas import SCHEMAS
from generator.sealed import FIRST, sealed_digest
from generator.timeline import starts, timeline
from generator.verify import verify
from generator.workflow import earliest_of, notified
from tests import steps
from tests.browsing import served
from tests.conftest import ROOT, edit

NAME = "gluptron/privacy"
ATOM = "{http://www.w3.org/2005/Atom}"
KEEP = "id: account, data: [account], keep: 3 years"
LONGER = "id: account, data: [account], keep: 5 years"
SECTIONS = "policy_source/gluptron/privacy/sections"
RETENTION, USE = f"{SECTIONS}/data-retention-deletion.md", f"{SECTIONS}/how-we-use-your-information.md"
ADS = "    - {id: ads, label: Showing you advertising, data: [usage], basis: consent, adm: none}\n"
BEFORE, AFTER = "2026-12-01T12:00:00+00:00", "2027-06-01T12:00:00+00:00"
SOON = "2026-12-15T10:00:00+00:00"


@dataclass(frozen=True, slots=True)
class Read:
    """The files beside a policy, by their names, as parsers of others read them."""

    raw: dict[str, bytes]
    policy: dict[str, Any]
    versions: dict[str, Any]
    atom: ElementTree.Element
    feed: dict[str, Any]
    calendar: list[Any]

    def entries(self) -> list[tuple[str, int]]:
        """What happened, the newest first, as both feeds say it."""
        ids = [item["id"] for item in self.feed["items"]]
        assert [entry.findtext(f"{ATOM}id") for entry in self.atom.iter(f"{ATOM}entry")] == ids
        assert len(set(ids)) == len(ids)
        return [(item["_policy"]["event"], item["_policy"]["version"]) for item in self.feed["items"]]

    def days(self) -> list[tuple[str, datetime.date, int, str]]:
        """The calendar: what, when, how often moved, whether it stands."""
        return [(str(e["summary"]), e["dtstart"].dt, int(e["sequence"]), str(e["status"])) for e in self.calendar]

    def row(self, number: int) -> dict[str, Any]:
        """The row of a version in versions.json."""
        (row,) = (row for row in self.versions["versions"] if row["version"] == number)
        return dict(row)


@functools.cache
def validator_of(schema: bytes) -> jsonschema.Draft202012Validator:
    """Return what checks data by a schema, which is checked itself."""
    jsonschema.Draft202012Validator.check_schema(json.loads(schema))
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    return jsonschema.Draft202012Validator(json.loads(schema), format_checker=checker)


def read(item: Published, today: datetime.date) -> Read:
    """Read all files of a policy, and check what must hold of them whatever they say."""
    raw = dict(feeds(item, today))
    assert dict(feeds(item, today)) == raw  # the same bytes again
    folder = item.address
    described = {
        "policy": [f"{folder}policy.json"],
        "versions": [f"{folder}versions.json"],
        "version": [f"{folder}versions/{version.number}.json" for version in item.versions],
        "dpv": [f"{folder}dpv.jsonld"] if item.current else [],
    }
    for name, _ in SCHEMAS:
        validator = validator_of(raw[f"{item.policy.brand.slug}/schemas/{name}"])
        for path in described.pop(name.partition(".")[0]):
            validator.validate(json.loads(raw[path]))
    assert not described
    atom = ElementTree.fromstring(raw[f"{folder}feed.xml"])  # noqa: S314 -- our own
    feed = json.loads(raw[f"{folder}feed.json"])
    check_feeds(atom, feed)
    calendar = days_in(raw[f"{folder}calendar.ics"])
    return Read(
        raw,
        json.loads(raw[f"{folder}policy.json"]),
        json.loads(raw[f"{folder}versions.json"]),
        atom,
        feed,
        calendar,
    )


def check_feeds(atom: ElementTree.Element, feed: dict[str, Any]) -> None:
    """Atom (RFC 4287 §4.1) and JSON Feed 1.1: what must be there is there, and both say the same."""
    assert atom.tag == f"{ATOM}feed"
    for name in ("id", "title", "updated"):
        assert len(atom.findall(f"{ATOM}{name}")) == 1
    assert atom.findtext(f"{ATOM}author/{ATOM}name")
    assert [one.get("rel") for one in atom.findall(f"{ATOM}link")] == ["self", "alternate"]
    entries = atom.findall(f"{ATOM}entry")
    assert len(entries) == len(feed["items"])
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"] == atom.findtext(f"{ATOM}title")
    for entry, item in zip(entries, feed["items"], strict=True):
        uuid.UUID(item["id"].removeprefix("urn:uuid:"))
        assert entry.findtext(f"{ATOM}title") == item["title"]
        assert entry.findtext(f"{ATOM}published") == item["date_published"]
        assert entry.findtext(f"{ATOM}updated") == item["date_modified"]
        assert item["date_published"] <= item["date_modified"] <= str(atom.findtext(f"{ATOM}updated"))
        content = entry.find(f"{ATOM}content")
        assert content is not None
        assert (content.get("type"), content.text) == ("html", item["content_html"])
        parsed = html5lib.parseFragment(item["content_html"], namespaceHTMLElements=False)
        assert {element.tag for element in parsed.iter()} <= {"DOCUMENT_FRAGMENT", "p", "ul", "li", "strong"}


def days_in(raw: bytes) -> list[Any]:
    """RFC 5545: lines of at most 75 octets that end with CRLF, an id for each day, no time taken."""
    assert raw.endswith(b"END:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert b"\n" not in raw.replace(b"\r\n", b"")
    events: list[Any] = list(icalendar.Calendar.from_ical(raw).walk("VEVENT"))
    assert len({str(event["uid"]) for event in events}) == len(events)
    for event in events:
        assert event["dtend"].dt - event["dtstart"].dt == datetime.timedelta(days=1)
        assert event["dtstamp"].dt.tzinfo is not None
    return events


def at(root: Path, now: str, name: str = NAME) -> Read:
    """Read the files as they are built at a moment; the archive they make holds."""
    moment = datetime.datetime.fromisoformat(now)
    loaded = source.load(root)
    (item,) = (one for one in standing(loaded, moment) if one.policy.name == name)
    result = read(item, item.today)
    site = root.parent / "beside"
    shutil.rmtree(site, ignore_errors=True)
    for path, content in result.raw.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content)
    (line,) = verify(site)
    assert f"{len(result.versions['versions'])} sealed version" in line
    return result


@pytest.fixture
def root(project: Path) -> Path:
    return project / "policy_source"


def change(root: Path, old: str = KEEP, new: str = LONGER) -> None:
    edit(root.parent / RETENTION, old, new)


def moment_of(now: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(now)


def sealed_only(root: Path, now: str) -> None:
    loaded = source.load(root)
    assert freeze(loaded, loaded.policy(NAME), moment_of(now), Sealed()).effective is None


def told_of(root: Path, now: str, effective: str = "") -> None:
    """Seal the draft, have it approved, and announce it."""
    sealed_only(root, now)
    loaded = source.load(root)
    announce.approve(loaded, loaded.policy(NAME), moment_of(now), steps.LAWYER)
    loaded = source.load(root)
    wish = announce.Wish(steps.EDITOR, steps.SUMMARY, datetime.date.fromisoformat(effective) if effective else None)
    announce.announce(loaded, loaded.policy(NAME), moment_of(now), wish)


def the_record(root: Path, number: int = 2) -> VersionRecord:
    record = source.load(root).policy(NAME).record(number)
    assert record is not None
    return record


def test_before_anything_changes(root: Path) -> None:
    got = at(root, BEFORE)
    assert got.entries() == [("took effect", 1)]
    assert got.policy["in_force"]["effective"] == "2025-01-15"
    assert got.policy["upcoming"] == []
    (row,) = got.policy["since"]
    assert (row["version"], row["requires"], row["consent"]) == (1, "none", [])
    assert got.days() == [("Gluptron: Privacy Policy applies", datetime.date(2025, 1, 15), 0, "CONFIRMED")]
    assert got.feed["items"][0]["date_published"] == "2025-01-15T05:00:00Z"
    unknown = at(root, BEFORE, "sextrontgen/privacy")
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
    told_of(root, BEFORE)
    record = the_record(root)
    assert record.effective is not None
    effective = record.effective.isoformat()

    got = at(root, BEFORE)
    (coming,) = got.policy["upcoming"]
    assert (coming["number"], coming["effective"], coming["phase"]) == (2, effective, "announced")
    assert (coming["level"], coming["requires"], coming["notified"]) == ("material", "notice", None)
    assert coming["summary"] == record.summary == got.row(2)["summary"]
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

    steps.notified(root, NAME, at="2026-12-02T09:00:00+00:00")
    loaded = source.load(root).policy(NAME)
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
    told_of(root, BEFORE)
    steps.notified(root, NAME, at=BEFORE)
    first = at(root, BEFORE)
    because, later = "The new system is not ready yet.", datetime.date(2027, 2, 15)
    loaded = source.load(root)
    announce.postpone(loaded, loaded.policy(NAME), moment_of(SOON), by=steps.EDITOR, because=because, to=later)
    record = the_record(root)
    got = at(root, "2026-12-20T12:00:00+00:00")
    assert got.entries() == [("postponed", 2), ("announced", 2), ("took effect", 1)]
    postponed, announced, _ = got.feed["items"]
    assert announced["id"] == first.feed["items"][0]["id"]
    assert announced["date_published"] == first.feed["items"][0]["date_published"]
    assert announced["date_modified"] == postponed["date_modified"] == "2026-12-15T10:00:00Z"
    assert "postponed since, to February 15, 2027" in announced["content_text"]
    assert "takes effect on February 15, 2027" in postponed["content_text"]
    assert "The new system is not ready yet." in postponed["content_text"]
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
    told_of(root, BEFORE)
    steps.notified(root, NAME, at=BEFORE)
    date = the_record(root).effective
    loaded = source.load(root)
    because = "Readers told us that it goes too far."
    announce.withdraw(loaded, loaded.policy(NAME), moment_of(SOON), by=steps.EDITOR, because=because)
    for now in ("2026-12-20T12:00:00+00:00", AFTER):
        got = at(root, now)
        assert got.entries() == [("withdrawn", 2), ("announced", 2), ("took effect", 1)]
        assert "Readers told us that it goes too far." in got.feed["items"][0]["content_text"]
        assert "It was withdrawn since." in got.feed["items"][1]["content_text"]
        assert (got.policy["upcoming"], got.policy["new_users"]["show"]) == ([], [1])
        row = got.row(2)
        assert (row["phase"], row["from"], row["state"]) == ("withdrawn", None, None)
        assert row["withdrawn"] == {"at": "2026-12-15T10:00:00Z", "because": "Readers told us that it goes too far."}
        cancelled = got.days()[1:]
        assert ("Gluptron: Privacy Policy changes", date, 1, "CANCELLED") in cancelled
        assert {(sequence, status) for _, _, sequence, status in cancelled} == {(1, "CANCELLED")}


def test_two_announced_at_once(root: Path) -> None:
    change(root)
    told_of(root, BEFORE, effective="2027-01-15")
    steps.notified(root, NAME, at=BEFORE)
    edit(root.parent / USE, "    - id: security\n", f"{ADS}    - id: security\n")
    told_of(root, "2026-12-05T12:00:00+00:00", effective="2027-03-01")
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
    told_of(root, BEFORE)
    got = at(root, BEFORE)
    assert got.feed["home_page_url"] == "https://example.com/legal/privacy/"
    assert got.feed["items"][0]["url"] == "https://example.com/legal/privacy/versions/2/changes/"
    assert got.policy["links"]["calendar"] == "https://example.com/legal/privacy/calendar.ics"
    assert got.policy["$schema"] == "https://example.com/legal/schemas/policy.schema.json"
    assert got.row(2)["text"] == "versions/2.md"  # where `policy verify` finds it
    assert str(got.calendar[1]["url"]) == "https://example.com/legal/privacy/versions/2/"


# Any record, made in memory: a first version, one with consent, and what happened to it.

anything = st.text(st.characters(), max_size=60)
moments = st.datetimes(
    datetime.datetime(2026, 1, 1),  # noqa: DTZ001 -- hypothesis adds the zone
    datetime.datetime(2026, 3, 1),  # noqa: DTZ001 -- likewise
    timezones=st.just(datetime.UTC),
)


def sealed(brand: Brand, number: int, purposes: Mapping[str, Any], previous: str) -> Version:
    section = Section("use", "use", "What <for> & why", "Text.", {"purposes": dict(purposes)})
    version = Version(
        number=number,
        document=Document("Privacy & “more” <b>", "en", (section,)),
        recorded=datetime.date(2025, 6, 1),
        origin="drafted",
        effective=datetime.date(2025, 6, 1) if number == 1 else None,
        promise=brand.notice,
        previous=previous,
        digest="",
        place=Place("v"),
    )
    return replace(version, digest=sealed_digest(f"{brand.slug}/privacy", version))


@st.composite
def told_policies(draw: st.DrawFn) -> Policy:
    """Return a policy whose second version was announced, perhaps postponed, told, withdrawn."""
    zone = draw(st.sampled_from(["Etc/UTC", "America/New_York", "Pacific/Auckland", "America/Havana"]))
    brand = Brand("acme", "Acme; <&> \\,", zone, NoticePromise(), values={})
    known = {"label": "Mending; things, \\ <i>", "data": ["usage"], "basis": "contract"}
    first = sealed(brand, 1, {"mend": known}, FIRST)
    ads = known | {"label": "Advertising", "basis": "consent"}
    second = sealed(brand, 2, {"mend": known, "ads": ads}, first.digest)
    times = sorted(draw(st.lists(moments, min_size=1, max_size=4, unique=True)))
    notices = tuple(
        Notice(one, "somebody", datetime.date(2026, 5, 1) + n * datetime.timedelta(days=9), digest(bytes([n])), "", why)
        for n, (one, why) in enumerate((one, draw(anything)) for one in times)
    )
    given_at = times[-1] + datetime.timedelta(hours=1)
    evidence = tuple(
        Evidence(channel, given_at, notices[-1].digest, "somewhere")
        for channel in draw(st.sets(st.sampled_from(["email", "site"])))
    )
    gone = (
        Withdrawal(given_at + datetime.timedelta(days=1), "somebody", draw(anything)) if draw(st.booleans()) else None
    )
    record = VersionRecord(
        version=2,
        digest=second.digest,
        level=Level.CONSENT,
        place=Place("r"),
        summary=draw(anything),
        days=30,
        channels=("email", "site"),
        notices=notices,
        evidence=evidence,
        withdrawal=gone,
    )
    return Policy(brand, "privacy", None, (first, second), (record,))


def on(policy: Policy, today: datetime.date) -> Published:
    noon = datetime.datetime.combine(today, datetime.time(12), datetime.UTC)
    return Published(policy, timeline(starts(policy, []), today), noon)


@given(told_policies(), st.dates(datetime.date(2026, 3, 5), datetime.date(2026, 8, 1)))
@settings(max_examples=40)
def test_whatever_the_record_says_every_parser_reads_it(policy: Policy, today: datetime.date) -> None:
    record = policy.record(2)
    assert record is not None
    assert record.effective is not None
    got = read(on(policy, today), today)
    row = got.row(2)
    assert row["summary"] == clean(record.summary)
    assert [one["at"] for one in row["notice"]["notices"]] == [utc(one.at) for one in record.notices]
    kinds = [kind for kind, number in got.entries() if number == 2]
    if record.withdrawal:
        assert sorted(kinds) == sorted(["announced", "withdrawn", *["postponed"] * (len(record.notices) - 1)])
        assert (row["withdrawn"]["because"], row["phase"]) == (clean(record.withdrawal.because), "withdrawn")
    else:
        assert ("took effect" in kinds) == (record.effective <= today) == (got.policy["in_force"]["number"] == 2)
        assert row["from"] == record.effective.isoformat()
    (begins,) = (event for event in got.calendar if event["dtstart"].dt == record.effective)
    assert int(begins["sequence"]) == len(record.notices) - 1 + bool(record.withdrawal)
    assert begins["status"] == ("CANCELLED" if record.withdrawal else "CONFIRMED")
    assert clean(record.summary) in str(begins["description"])
    summary = " ".join(clean(record.summary).split())
    for item in got.feed["items"]:
        if item["_policy"]["event"] == "announced":
            assert summary in " ".join(item["content_text"].split())


@given(told_policies())
@settings(max_examples=20)
def test_an_entry_that_was_there_keeps_its_id_and_its_time(policy: Policy) -> None:
    seen: dict[tuple[str, int, str], str] = {}
    for today in (datetime.date(2026, 3, 5), datetime.date(2026, 5, 1), datetime.date(2026, 8, 1)):
        for item in read(on(policy, today), today).feed["items"]:
            key = (item["_policy"]["event"], item["_policy"]["version"], item["date_published"])
            assert seen.setdefault(key, item["id"]) == item["id"]


def test_a_purpose_that_a_later_version_dropped_is_not_asked_for() -> None:
    brand = Brand("acme", "Acme", "Etc/UTC", NoticePromise(), values={})
    known = {"label": "Mending", "data": ["usage"], "basis": "contract"}
    first = sealed(brand, 1, {"mend": known}, FIRST)
    second = sealed(brand, 2, {"mend": known, "ads": known | {"label": "Advertising"}}, first.digest)
    third = sealed(brand, 3, {"mend": known}, second.digest)
    records = tuple(
        VersionRecord(
            version=version.number,
            digest=version.digest,
            level=level,
            place=Place("r"),
            notices=(
                Notice(
                    datetime.datetime(2025, month, 1, tzinfo=datetime.UTC),
                    "x",
                    datetime.date(2025, month + 2, 1),
                    digest(bytes([month])),
                ),
            ),
        )
        for version, level, month in ((second, Level.CONSENT, 7), (third, Level.MATERIAL, 10))
    )
    policy = Policy(brand, "privacy", None, (first, second, third), records)
    asked = {
        today: [[one["purpose"] for one in row["consent"]] for row in read(on(policy, today), today).policy["since"]]
        for today in (datetime.date(2025, 11, 1), datetime.date(2026, 1, 1))
    }
    assert list(asked.values()) == [[["ads"], [], []], [[], [], []]]


def test_words_that_no_calendar_can_hold() -> None:
    entry = calendars.Entry(
        "urn:uuid:1", datetime.date(2026, 1, 1), "a;b,\\c\r\nBEGIN:VEVENT\x07", "é" * 99, "./", at_noon(), at_noon()
    )
    (event,) = days_in(calendars.written("x\r\nEND:VCALENDAR", [entry]))
    assert (str(event["summary"]), str(event["description"])) == ("a;b,\\c\nBEGIN:VEVENT", "é" * 99)


def at_noon() -> datetime.datetime:
    return datetime.datetime(2026, 1, 1, 12, tzinfo=datetime.UTC)


# The examples in docs/applications.md, as a developer would run them.


@pytest.fixture
def published(root: Path) -> Iterator[tuple[Path, str]]:
    """A folder on a local server: policies with advertising announced, and in force."""
    edit(root.parent / USE, "    - id: security\n", f"{ADS}    - id: security\n")
    told_of(root, BEFORE)
    steps.notified(root, NAME, at=BEFORE)
    folder = root.parent / "served"
    folder.mkdir()
    (folder / "announced.json").write_bytes(at(root, BEFORE).raw[f"{NAME}/policy.json"])
    (folder / "in-force.json").write_bytes(at(root, AFTER).raw[f"{NAME}/policy.json"])

    with served(folder) as address:
        yield folder, address


def example(language: str) -> str:
    (code,) = re.findall(rf"```{language}\n(.*?)```", (ROOT / "docs/applications.md").read_text(), re.DOTALL)
    return str(code)


PYTHON = """
import sys, json
sys.path.insert(0, ".")
from policy_gate import due, load, may
cases = [(due(p := load(a), who), [may(p, who, q) for q in who["answers"]]) for a, who in json.loads(sys.argv[1])]
print(json.dumps(cases))
"""
JAVASCRIPT = """
import { due, load, may } from "./policy-gate.mjs";
const cases = [];
for (const [address, who] of JSON.parse(process.argv[2])) {
  const policy = await load(address);
  cases.push([due(policy, who), Object.keys(who.answers).map((question) => may(policy, who, question))]);
}
console.log(JSON.stringify(cases));
"""


@pytest.mark.slow
@pytest.mark.parametrize("language", ["python", "javascript"])
def test_the_examples_for_developers_run(published: tuple[Path, str], language: str) -> None:
    folder, address = published
    coming, present = f"{address}announced.json", f"{address}in-force.json"
    (asked,) = json.loads((folder / "in-force.json").read_text())["since"][0]["consent"]
    question = asked["id"]
    people: list[tuple[str, list[int], dict[str, bool], str, list[int], int, list[bool]]] = [
        (coming, [], {}, "sign-up", [1, 2], 1, []),  # sees both texts, and is asked at once
        (coming, [1], {}, "notice", [2], 0, []),
        (coming, [1, 2], {question: True}, "nothing", [], 0, [False]),  # a yes counts only from the day on
        (present, [1, 2], {question: True}, "nothing", [], 0, [True]),
        (present, [1, 2], {}, "consent", [], 1, []),  # was told before, and gave no answer
        (present, [1], {}, "consent", [2], 1, []),
        (present, [1], {question: False}, "notice", [2], 0, [False]),
        (present, [2], {question: False}, "nothing", [], 0, [False]),  # said no: goes on, on the old practice
        (present, [9], {}, "sign-up", [2], 1, []),
    ]
    given_cases = json.dumps([(place, {"accepted": seen, "answers": said}) for place, seen, said, *_ in people])
    if language == "python":
        (folder / "policy_gate.py").write_text(example(language))
        command = [sys.executable, "-c", PYTHON, given_cases]
        alone = [sys.executable, "policy_gate.py", present, '{"accepted": [2], "answers": {}}']
        run = subprocess.run(alone, cwd=folder, capture_output=True, text=True, check=True)
        assert json.loads(run.stdout) == {"do": "nothing", "show": [], "ask": []}
    else:
        node = shutil.which("node")
        if not node:
            pytest.skip("needs node to run the example in JavaScript")
        (folder / "policy-gate.mjs").write_text(example(language))
        (folder / "run.mjs").write_text(JAVASCRIPT)
        command = [node, "run.mjs", given_cases]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    got = [(task["do"], task["show"], len(task["ask"]), allowed) for task, allowed in json.loads(done.stdout)]
    assert got == [tuple(rest) for _, _, _, *rest in people]


def test_what_consent_is_about() -> None:
    """Data that is new with its purpose is not held yet; where the text does not say, it may be."""
    brand = Brand("acme", "Acme", "Etc/UTC", NoticePromise(), values={})
    first = sealed(brand, 1, {"mend": {"label": "Mending", "data": ["usage"], "basis": "contract"}}, FIRST)
    (section,) = first.document.sections
    cases: list[tuple[object, str | None, bool]] = [
        (["location"], "ads", False),
        (["location", "usage"], "ads", True),
        ("unspecified", "ads", True),
        (None, None, True),  # prose alone says it
    ]
    for data, purpose, existing in cases:
        if data is None:
            new = replace(section, text="Another text.")
        else:
            facts: dict[str, Any] = {"label": "Advertising", "data": data, "basis": "consent"}
            new = replace(section, facts={"purposes": section.facts["purposes"] | {"ads": facts}})  # type: ignore[operator]
        document = replace(first.document, sections=(new,))
        judged = decisions.between(
            Policy(brand, "privacy", None, (first,)), first, replace(first, number=2, document=document)
        )
        raised = [replace(one, verdict=replace(one.verdict, level=Level.CONSENT)) for one in judged]
        (asked,) = consents.asked(raised, first.document, replace(first, number=2, document=document))
        label = "Advertising" if purpose else "What <for> & why"
        assert (asked.purpose or None, asked.label, asked.existing) == (purpose, label, existing)
