"""Facts as values of the Data Privacy Vocabulary: terms, titles, places, periods, references."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from generator.schema.values import UNSPECIFIED, Value, texts_of
from generator.site.feeds.common import clean

Node = dict[str, object]
Items = Mapping[str, Mapping[str, Value]]
_PERIOD: Final = re.compile(r"(\d+) (hour|day|week|month|year)s?")
_UNITS: Final = {"hour": "PT{}H", "day": "P{}D", "week": "P{}W", "month": "P{}M", "year": "P{}Y"}


def texts(value: Value | None) -> list[str]:
    """Return the texts of a list; none where the facts state no list."""
    return [str(one) for one in texts_of(value)]


def terms_of(words: Mapping[str, str], value: Value | None) -> list[str]:
    """Return the terms for one word or several; words without a term have none."""
    given = value if isinstance(value, list) else [value]
    return [words[one] for one in given if isinstance(one, str) and one in words]


def own_term(one: Mapping[str, Value]) -> list[str]:
    """Return the term that an editor gave a record, if any."""
    return [str(one["term"])] if one.get("term", UNSPECIFIED) != UNSPECIFIED else []


def title(key: str, one: Mapping[str, Value]) -> Node:
    """Return what a record is called: its label, or its id."""
    label = one.get("label", UNSPECIFIED)
    return {"dct:title": key if label == UNSPECIFIED else clean(str(label))}


def stated(value: Value | None) -> str | None:
    """Return what a fact states; None where it is left open."""
    return clean(value) if isinstance(value, str) and value != UNSPECIFIED else None


def place(value: Value | None) -> Node | None:
    """Return a country; None where none is stated."""
    name = stated(value)
    return {"@type": "dpv:Country", "dct:title": name} if name else None


def length(value: Value | None, *, after: Value | None = None) -> Node | None:
    """Return a period as an ISO 8601 duration, with the event from which it runs where that is said."""
    words = stated(value)
    if words is None:
        return None
    found = _PERIOD.fullmatch(words)
    lasting = _UNITS[found[2]].format(found[1]) if found else "PT0S"  # immediately
    event = stated(after)
    return {
        "@type": "dpv:TemporalDuration",
        "dct:extent": typed(lasting, "duration"),
        "dct:description": f"{words} after {event.replace('_', ' ')}" if event else words,
    }


def typed(value: str, kind: str) -> Node:
    """Return a value of a type of XML Schema."""
    return {"@value": value, "@type": f"xsd:{kind}"}


def reference(name: str) -> Node:
    """Return a reference to another part of the graph."""
    return {"@id": name}


def references(kind: str, names: Iterable[str]) -> list[Node]:
    """Return references to parts of a kind."""
    return [reference(f"#{kind}-{name}") for name in names]


def without_empty(value: object) -> object:
    """Return a node without what is not said."""
    if isinstance(value, dict):
        return {key: without_empty(one) for key, one in value.items() if one not in (None, [], "")}
    return [without_empty(one) for one in value] if isinstance(value, list) else value
