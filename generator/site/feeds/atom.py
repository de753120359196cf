"""What happened to a policy, as feeds: Atom (RFC 4287) and JSON Feed 1.1."""

import datetime
from collections.abc import Sequence
from typing import Final
from xml.etree import ElementTree

from generator.notice.notice_period import start_of
from generator.site.feeds.common import clean, level_of, link, named, utc
from generator.site.feeds.events import Event, name_for_good
from generator.site.policy_on_day import PolicyOnDay
from generator.site.templates import Templates

ATOM, JSON_FEED = "feed.xml", "feed.json"
_ABOUT: Final = "https://jsonfeed.org/version/1.1"


def _feed_id(item: PolicyOnDay) -> str:
    return name_for_good(item.versions[0].digest, "feed")


def _changed(item: PolicyOnDay, happened: Sequence[Event]) -> datetime.datetime:
    sealed = start_of(item.versions[0].recorded, item.policy.brand)
    return max((one.changed for one in happened), default=sealed)


def atom(item: PolicyOnDay, happened: Sequence[Event], templates: Templates) -> bytes:
    """Return the Atom feed of a policy that has a public version."""
    feed = ElementTree.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom"})
    feed.set("xml:lang", item.in_order[-1].document.language)
    _add(feed, "id", _feed_id(item))
    _add(feed, "title", named(item))
    _add(feed, "updated", utc(_changed(item, happened)))
    _add(_add(feed, "author"), "name", item.policy.brand.name)
    _add(feed, "link", rel="self", type="application/atom+xml", href=link(item, ATOM))
    _add(feed, "link", rel="alternate", type="text/html", href=link(item))
    for one in happened:
        entry = _add(feed, "entry")
        _add(entry, "id", one.id)
        _add(entry, "title", one.title)
        _add(entry, "published", utc(one.at))
        _add(entry, "updated", utc(one.changed))
        _add(entry, "link", rel="alternate", type="text/html", href=one.link)
        _add(entry, "category", term=str(one.kind))
        level = level_of(item, one.version.number)
        if level is not None:
            _add(entry, "category", term=str(level))
        _add(entry, "content", _html(one, templates), type="html")
    ElementTree.indent(feed)
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(feed, encoding="unicode").encode() + b"\n"


def _add(parent: ElementTree.Element, name: str, text: str = "", **attributes: str) -> ElementTree.Element:
    made = ElementTree.SubElement(parent, name, {key: clean(value) for key, value in attributes.items()})
    if text:
        made.text = clean(text)
    return made


def _html(one: Event, templates: Templates) -> str:
    return templates.fragment("parts/feed-entry.html", one.cleaned())


def json_feed(item: PolicyOnDay, happened: Sequence[Event], templates: Templates) -> dict[str, object]:
    """Return the JSON Feed of the same; `_policy` says of each item in dates and digests what it says in words."""
    return {
        "version": _ABOUT,
        "title": named(item),
        "home_page_url": link(item),
        "feed_url": link(item, JSON_FEED),
        "language": item.in_order[-1].document.language,
        "authors": [{"name": item.policy.brand.name}],
        "items": [_item(item, one, templates) for one in happened],
    }


def _item(item: PolicyOnDay, one: Event, templates: Templates) -> dict[str, object]:
    level = level_of(item, one.version.number)
    return {
        "id": one.id,
        "url": one.link,
        "title": clean(one.title),
        "content_html": _html(one, templates),
        "content_text": one.text(),
        "date_published": utc(one.at),
        "date_modified": utc(one.changed),
        "tags": [str(one.kind), *([str(level)] if level is not None else [])],
        "_policy": {
            "event": str(one.kind),
            "version": one.version.number,
            "digest": one.version.digest,
            "effective": one.effective.isoformat() if one.effective else None,
            "level": str(level) if level is not None else None,
        },
    }
