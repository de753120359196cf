"""What programs read beside a policy's pages: who must be asked, the versions, feeds, a calendar."""

import datetime
import json
from collections.abc import Iterator

from generator.site.feeds import atom, calendar, json_schemas
from generator.site.feeds.dpv import dpv
from generator.site.feeds.events import events
from generator.site.feeds.policy_json import policy_json
from generator.site.feeds.versions_json import listing
from generator.site.feeds.whole import whole
from generator.site.policy_on_day import PolicyOnDay


def feeds(item: PolicyOnDay, today: datetime.date) -> Iterator[tuple[str, bytes]]:
    """Yield the files beside a policy's pages, by path below the site's root; none where no version is item.

    The schemas are those of the whole brand, and the same for each of its policies. The sealed texts, which lie beside
    them as they are, are not among these.
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
    yield f"{item.address}{atom.ATOM}", atom.atom(item, happened)
    yield f"{item.address}{atom.JSON_FEED}", _json(atom.json_feed(item, happened))
    yield f"{item.address}calendar.ics", calendar.written(name, calendar.entries(item))
    for version in item.versions:
        yield f"{item.address}versions/{version.number}.json", _json(whole(item, version))
    for file, schema in json_schemas.SCHEMAS:
        yield f"{policy.brand.slug}/schemas/{file}", _json(schema)


def _json(content: object) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode(errors="replace")
