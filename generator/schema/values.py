"""Values of keys, read by their kind and written again: plain values out, findings where a node can't be one.

A value, once read, is plain: text, whole number, yes/no, a sorted list of texts, or a dict. A list of records is a dict
by `id`, so that order never makes a change and a path reads `retention.account.keep`.
"""

import re
from collections.abc import Iterable
from collections.abc import Mapping as MappingType
from typing import Final

from generator.errors import Finding, nearest
from generator.schema import forms
from generator.schema.forms import Form
from generator.schema.kinds import (
    Choice,
    Field,
    Flag,
    FreeKeys,
    ItemList,
    Kind,
    ListOf,
    Record,
    Text,
    WholeNumber,
    expected,
)
from generator.schema.nodes import Entry, Listing, Mapping, Node, Scalar, in_quotes, kind_in_words
from generator.schema.yaml_words import TYPOGRAPHIC, quoted

UNSPECIFIED: Final = "unspecified"
SLUG: Final = re.compile(forms.SLUG_PATTERN)

Value = str | int | bool | list[str] | dict[str, "Value"]


def keys_of(value: Value | None) -> dict[str, Value]:
    """Return what a value has by key; empty unless it is a record or a list of items."""
    return value if isinstance(value, dict) else {}


def items_of(value: Value | None) -> dict[str, dict[str, Value]]:
    """Return the items of a list by their ids; empty where it is none."""
    return {name: item for name, item in keys_of(value).items() if isinstance(item, dict)}


def texts_of(value: Value | None) -> list[str]:
    """Return the texts of a list; empty where it is none."""
    return value if isinstance(value, list) else []


def value_at(values: MappingType[str, Value], path: Iterable[str]) -> Value | None:
    """Return the value at a path of names; None where there is none."""
    value: Value | None = dict(values)
    for name in path:
        value = keys_of(value).get(name)
    return value


def read(kind: Kind, node: Node, findings: list[Finding], *, key: str, vague: bool = False) -> Value | None:
    """Return the plain value of a node, or None and at least one finding.

    `vague` allows the word `unspecified` in place of any value: “the text does not say” differs from “none”.
    """
    match kind, node:
        case (Record(), Mapping()):
            return read_record(kind.fields, node, findings, what=f"“{key}”", vague=vague)
        case (FreeKeys(), Mapping()):
            return _free(node, findings)
        case (ItemList(), Listing()):
            return _keyed(kind, node, findings, key=key, vague=vague)
        case (_, Scalar()) if vague and node.text == UNSPECIFIED:
            return UNSPECIFIED
        case (ListOf(), Listing() | Scalar()):
            return _several(kind, node, findings, key=key)
        case (Record() | FreeKeys() | ItemList(), _):
            _wrong(node, findings, key, expected(kind))
            return None
        case (_, Scalar()) if not node.empty:
            return _single(kind, node, findings, key)
        case (_, Scalar()):
            _wrong(node, findings, key, f"{expected(kind)}, or leave the key out")
            return None
        case _:
            _wrong(node, findings, key, expected(kind))
            return None


def read_record(
    fields: MappingType[str, Field],
    node: Mapping,
    findings: list[Finding],
    *,
    what: str,
    vague: bool = False,
    elsewhere: str = "",
) -> dict[str, Value]:
    """Return what the known keys of a mapping say; unknown and missing keys are findings.

    The key `elsewhere` is known too, and read by the caller.
    """
    values: dict[str, Value] = {}
    for number, entry in enumerate(node.entries):
        if elsewhere and entry.key.text == elsewhere:
            continue
        known = fields.get(entry.key.text)
        if known is None:
            findings.append(
                Finding(
                    entry.key.place,
                    "unknown-key",
                    f"{in_quotes(entry.key.text)} is not a key of {what}",
                    _of_a_comma(node.entries[max(0, number - 1)], entry)
                    or nearest(entry.key.text, [*fields, elsewhere] if elsewhere else fields),
                )
            )
            continue
        value = read(known.kind, entry.value, findings, key=entry.key.text, vague=vague and not known.definite)
        if value is not None:
            values[entry.key.text] = value
    written = {entry.key.text for entry in node.entries}
    for name, known in fields.items():
        if known.required and name not in written:
            remedy = f"add “{name}:” with {expected(known.kind)}"
            findings.append(Finding(node.place, "missing-key", f"the key “{name}” of {what} is missing", remedy))
    return values


def _wrong(node: Node, findings: list[Finding], key: str, expected: str) -> None:
    """Note that a node can't be the value of a key."""
    findings.append(Finding(node.place, "value", _can_not_be(node, key), f"write {expected}"))


def _can_not_be(node: Node, key: str) -> str:
    empty = isinstance(node, Scalar) and not node.text.strip()
    return f"“{key}” is empty" if empty else f"“{key}” can't be {kind_in_words(node)}"


def _single(kind: Kind, node: Scalar, findings: list[Finding], key: str) -> Value | None:
    value = _plain(kind, node.text)
    if value is not None:
        return value
    if any((one.place, one.rule) == (node.place, TYPOGRAPHIC) for one in findings):
        return None  # its quotes are named already
    match kind:
        case Choice(words):
            near = nearest(node.text, words)
            findings.append(Finding(node.place, "value", _can_not_be(node, key), near))
            return None
        case forms.ZONE:
            findings.append(
                Finding(node.place, "value", f"no time zone is called {kind_in_words(node)}", _nearest_zone(node.text))
            )
            return None
        case _:
            _wrong(node, findings, key, expected(kind))
            return None


def _plain(kind: Kind, text: str) -> Value | None:
    match kind:
        case Form():
            return kind.read(text)
        case Text():
            return text if text.strip() else None
        case Choice(words):
            return text if text in words else None
        case Flag():
            return {"yes": True, "true": True, "no": False, "false": False}.get(text.lower())
        case WholeNumber(least, most):
            return int(text) if re.fullmatch(r"[0-9]{1,9}", text) and least <= int(text) <= most else None
        case _:
            message = f"not a kind of single value: {kind}"
            raise TypeError(message)


def _of_a_comma(before: Entry, entry: Entry) -> str:
    """Return the remedy for words that a comma parted, so that the last of them became a key; empty where none did.

    In `{name: Lind, Kim, roles: [legal]}` Kim is a key without a value.
    """
    first, last = before.value, entry.value
    if not isinstance(first, Scalar) or not isinstance(last, Scalar) or first.empty or not last.empty:
        return ""
    if before is entry or first.place.line != entry.key.place.line:
        return ""
    words = f"{first.text}, {entry.key.text}"
    return f"words with a comma stand in quotes: {before.key.text}: {quoted(words)}"


_FORMER: Final = ("US/", "Etc/", "SystemV/")  # names that zones have no more, or that are no places
_ZONE: Final = "write its part of the world and the city after which it is called, such as Europe/Paris"


def _nearest_zone(text: str) -> str:
    """Return the remedy for an unknown zone: editors write the city without its continent."""
    city = f"/{text.strip().replace(' ', '_')}".lower()
    named = [zone for zone in sorted(forms.zones()) if zone.lower().endswith(city)]
    present = (zone for zone in forms.zones() if not zone.startswith(_FORMER))
    return f"did you mean “{named[0]}”?" if named else nearest(text, present, _ZONE)


def _several(kind: ListOf, node: Listing | Scalar, findings: list[Finding], *, key: str) -> list[str] | None:
    items = node.items if isinstance(node, Listing) else (node,)
    values: dict[str, None] = {}
    for item in items:
        value = read(kind.of, item, findings, key=key)
        if value is None:
            continue
        if str(value) in values:
            message = f"{in_quotes(str(value))} stands twice in “{key}”"
            findings.append(Finding(item.place, "duplicate", message, "keep one of them"))
        values[str(value)] = None
    return list(values) if kind.ordered else sorted(values)


def _free(node: Mapping, findings: list[Finding]) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for entry in node.entries:
        if not SLUG.fullmatch(entry.key.text):
            _wrong(entry.key, findings, "a name", expected(forms.SLUG))
        elif isinstance(entry.value, Scalar) and not entry.value.empty and entry.value.text.strip():
            values[entry.key.text] = entry.value.text
        else:
            _wrong(entry.value, findings, entry.key.text, expected(Text()))
    return values


def _keyed(kind: ItemList, node: Listing, findings: list[Finding], *, key: str, vague: bool) -> dict[str, Value]:
    records: dict[str, Value] = {}
    for item in node.items:
        if not isinstance(item, Mapping):
            _wrong(item, findings, key, expected(kind))
            continue
        fields = {
            "id": Field(forms.SLUG, required=True),
            "was": Field(forms.SLUG),
            "term": Field(forms.TERM),
            **kind.fields,
        }
        record = read_record(fields, item, findings, what=f"an item of “{key}”", vague=vague)
        name = record.pop("id", None)
        if name is None:
            continue
        if str(name) in records:
            place = _place_of(item, "id")
            findings.append(
                Finding(
                    place.key.place, "duplicate-id", f"the id “{name}” stands twice in “{key}”", "give each its own id"
                )
            )
        records.setdefault(str(name), record)
    return records


def _place_of(node: Mapping, key: str) -> Entry:
    return next(entry for entry in node.entries if entry.key.text == key)


def write(kind: Kind, value: Value) -> object:
    """Return the value in the form in which an editor writes it: the reverse of `read`."""
    match kind, value:
        case (ItemList(fields), dict()):
            every = {"was": Field(forms.SLUG), "term": Field(forms.TERM), **fields}
            return [{"id": name, **_record_as_written(every, record)} for name, record in items_of(value).items()]
        case (Record(fields), dict()):
            return _record_as_written(fields, value)
        case (Flag(), bool()):
            return "yes" if value else "no"
        case _:
            return value


def _record_as_written(fields: MappingType[str, Field], record: MappingType[str, Value]) -> dict[str, object]:
    return {name: write(fields[name].kind, value) for name, value in record.items()}
