"""What programs read beside a policy's pages: who must be asked, the versions, feeds, a calendar."""

import datetime
import json
from collections.abc import Iterator, Mapping

from generator.model.version import Version
from generator.site.banner import NOTICE, on_notice_page
from generator.site.feeds import atom, calendar, json_schemas
from generator.site.feeds.common import link, named, published_at
from generator.site.feeds.dpv import dpv
from generator.site.feeds.events import events
from generator.site.feeds.policy_json import policy_json
from generator.site.feeds.site_map import SITE_MAP, site_map
from generator.site.feeds.version_json import version_json
from generator.site.feeds.versions_json import listing
from generator.site.output_row import OutputRow
from generator.site.policy_on_day import PolicyOnDay
from generator.site.templates import Templates


def daily_outputs(item: PolicyOnDay, today: datetime.date) -> Iterator[OutputRow[bytes]]:
    """Yield the rows of the files that say the day itself."""
    if item.versions:
        yield OutputRow(f"{item.address}policy.json", policy_file, (item, today))
        yield versions_output(item, today)


def feed_outputs(item: PolicyOnDay, templates: Templates) -> Iterator[OutputRow[bytes]]:
    """Yield the rows of the other files beside a policy's pages.

    The schemas are those of the whole brand, and the same for each of its policies. The sealed texts, which lie beside
    them as they are, are not among these.
    """
    if not item.versions:
        return
    if item.current:
        yield OutputRow(f"{item.address}dpv.jsonld", dpv_file, (item,))
    yield OutputRow(f"{item.address}{atom.ATOM}", atom_file, (item, templates))
    yield OutputRow(f"{item.address}{atom.JSON_FEED}", json_feed_file, (item, templates))
    yield OutputRow(f"{item.address}calendar.ics", calendar_file, (item,))
    yield OutputRow(f"{item.address}{SITE_MAP}", site_map, (_listed(item),))
    yield OutputRow(f"{item.address}versions/{SITE_MAP}", site_map, ((),))
    for version in item.versions:
        yield OutputRow(f"{item.address}versions/{version.number}.json", version_file, (item, version))
    for file, _ in json_schemas.SCHEMAS:
        yield OutputRow(f"{item.policy.brand.slug}/schemas/{file}", schema_file, (file,))


def versions_output(item: PolicyOnDay, today: datetime.date) -> OutputRow[bytes]:
    """Return the row of the list of a policy's versions."""
    return OutputRow(f"{item.address}versions.json", versions_file, (item, today))


def policy_file(item: PolicyOnDay, today: datetime.date) -> bytes:
    """Return what an application reads to ask people again."""
    return _json(policy_json(item, today))


def versions_file(item: PolicyOnDay, today: datetime.date) -> bytes:
    """Return the list of versions."""
    return _json(listing(item, today))


def dpv_file(item: PolicyOnDay) -> bytes:
    """Return what the text in force states, in the Data Privacy Vocabulary."""
    assert item.current, item.address  # noqa: S101 -- the row is there only then
    return _json(dpv(item, item.current))


def atom_file(item: PolicyOnDay, templates: Templates) -> bytes:
    """Return the Atom feed."""
    return atom.atom(item, events(item), templates)


def json_feed_file(item: PolicyOnDay, templates: Templates) -> bytes:
    """Return the JSON feed."""
    return _json(atom.json_feed(item, events(item), templates))


def calendar_file(item: PolicyOnDay) -> bytes:
    """Return the calendar of days that matter."""
    return calendar.calendar_text(named(item), calendar.entries(item))


def version_file(item: PolicyOnDay, version: Version) -> bytes:
    """Return a whole version for programs."""
    return _json(version_json(item, version))


def _listed(item: PolicyOnDay) -> tuple[str, ...]:
    """Return the addresses of the pages that search engines may list, where it is known where they are published."""
    paths = ["", *([NOTICE] if on_notice_page(item) else [])]
    return tuple(link(item, path) for path in paths) if published_at(item.policy.brand) else ()


def schema_file(name: str) -> bytes:
    """Return a schema by the name of its file."""
    return _json(_SCHEMAS[name])


_SCHEMAS: Mapping[str, object] = dict(json_schemas.SCHEMAS)


def _json(content: object) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode(errors="replace")
