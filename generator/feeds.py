"""What programs read beside a policy's pages: who must be asked, the versions, feeds, a calendar, the texts."""

import datetime
import json
from collections.abc import Iterator

from generator import calendars, schemas, syndication
from generator.applications import policy_json
from generator.dpv import dpv
from generator.events import events
from generator.listing import listing
from generator.pages import Published
from generator.sealed import seal
from generator.whole import whole


def feeds(item: Published, today: datetime.date) -> Iterator[tuple[str, bytes]]:
    """Yield the files beside a policy's pages, by path below the site's root; nothing where no version is item.

    A sealed version is there twice: as `.md`, its constant address, and as `.txt`, which every browser shows. The
    schemas are those of the whole brand, and the same for each of its policies.
    """
    policy = item.policy
    if not item.versions:
        return
    happened = events(item)
    name = f"{policy.brand.name}: {item.title}"
    yield f"{item.address}policy.json", _json(policy_json(item, today))
    yield f"{item.address}versions.json", _json(listing(item, today))
    if item.current:
        yield f"{item.address}dpv.jsonld", _json(dpv(item, item.current))
    yield f"{item.address}{syndication.ATOM}", syndication.atom(item, happened)
    yield f"{item.address}{syndication.JSON_FEED}", _json(syndication.json_feed(item, happened))
    yield f"{item.address}calendar.ics", calendars.written(name, calendars.entries(item))
    for version in item.versions:
        yield f"{item.address}versions/{version.number}.json", _json(whole(item, version))
        if version.removed:
            continue
        content = seal(policy.name, version)
        yield f"{item.address}versions/{version.number}.md", content
        yield f"{item.address}versions/{version.number}.txt", content
    for file, schema in schemas.SCHEMAS:
        yield f"{policy.brand.slug}/schemas/{file}", _json(schema)


def _json(content: object) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode(errors="replace")
