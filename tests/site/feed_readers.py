"""What the tests of files for programs share: steps of a policy, and its files as parsers of others read them."""

import datetime
import functools
import json
import shutil
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import html5lib
import icalendar
import jsonschema

from generator.commands import announce, approve
from generator.commands.freeze_checks import SealingWish
from generator.commands.verify import verify
from generator.loading import policy_source
from generator.model.record import VersionRecord
from generator.publish.brand_contents import sealed_texts
from generator.publish.build import policies_today
from generator.site.feeds.json_schemas import SCHEMAS
from generator.site.policy_on_day import PolicyOnDay
from tests import steps
from tests.conftest import edit
from tests.site.published_files import feeds
from tests.steps import freeze

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


def read(item: PolicyOnDay, today: datetime.date) -> Read:
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
    loaded = policy_source.load(root)
    (item,) = (one for one in policies_today(loaded, moment) if one.policy.name == name)
    result = read(item, item.today)
    site = root.parent / "beside"
    shutil.rmtree(site, ignore_errors=True)
    for path, content in {**result.raw, **dict(sealed_texts(loaded, [item]))}.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content)
    (line,) = verify(site)
    assert f"{len(result.versions['versions'])} sealed version" in line
    return result


def change(root: Path, old: str = KEEP, new: str = LONGER) -> None:
    edit(root.parent / RETENTION, old, new)


def moment_of(now: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(now)


def sealed_only(root: Path, now: str) -> None:
    loaded = policy_source.load(root)
    assert freeze(loaded, loaded.policy(NAME), moment_of(now), SealingWish()).effective is None


def announcement_of(root: Path, now: str, effective: str = "") -> None:
    """Seal the draft, have it approved, and announce it."""
    sealed_only(root, now)
    loaded = policy_source.load(root)
    approve.approve(loaded, loaded.policy(NAME), moment_of(now), steps.LAWYER)
    loaded = policy_source.load(root)
    wish = announce.AnnounceWish(
        steps.EDITOR, steps.SUMMARY, datetime.date.fromisoformat(effective) if effective else None
    )
    announce.announce(loaded, loaded.policy(NAME), moment_of(now), wish)


def the_record(root: Path, number: int = 2) -> VersionRecord:
    record = policy_source.load(root).policy(NAME).record(number)
    assert record is not None
    return record
