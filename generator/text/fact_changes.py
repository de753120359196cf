"""Changes of facts one by one: lists that came or went by item, records by key, and renames as renames."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from generator.schema.facts import ITEM, kind_of
from generator.schema.kinds import ItemList, ListOf, Record
from generator.schema.values import Value, keys_of
from generator.text.change import Change, Kind, Subject

ID: Final = "id"  # the last part of the path where the name of an item changed
_REFERENCES: Final = {"data": "data", "for": "purposes", "recipients": "recipients"}  # the key, the list it points to


def expanded(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Return the changes one by one, and all that is no fact as it is.

    A removed item and an added one with `was:` are one item: its new name is a change of the path (list, id, `id`), and
    only what differs besides is a change of its own. Where other facts name the item, they follow it.
    """
    return tuple(_follow_names(_pair_renames([part for change in changes for part in _parts(change)])))


def _parts(change: Change) -> Iterator[Change]:
    """Yield one change for each item, key or member of a list or record that was added or removed as a whole."""
    whole = change.new if change.kind is Kind.ADDED else change.old
    if change.subject is not Subject.FACT or change.kind not in {Kind.ADDED, Kind.REMOVED}:
        yield change
        return
    if not isinstance(whole, dict) or not whole:
        yield change
        return
    match kind_of(change.section_type, change.path):
        case ItemList() | ListOf():
            for name, value in whole.items():
                yield _part(change, name, value)
        case Record():
            for name, value in whole.items():
                yield from _parts(_part(change, name, value))
        case _:
            yield change


def _part(change: Change, name: str, value: Value) -> Change:
    old, new = (None, value) if change.kind is Kind.ADDED else (value, None)
    return replace(change, path=(*change.path, name), old=old, new=new)


def _is_item(change: Change) -> bool:
    kind = kind_of(change.section_type, change.path[:-1])
    return change.subject is Subject.FACT and len(change.path) == ITEM and isinstance(kind, ItemList)


def _pair_renames(changes: list[Change]) -> list[Change]:
    """Return the changes with every removed item and the added one that names it in `was:` as one renamed item."""
    gone = {
        (one.section, *one.path): one for one in changes if one.kind is Kind.REMOVED and _is_item(one) and one.old != {}
    }
    result: list[Change] = []
    paired: list[Change] = []
    for one in changes:
        was = one.new.get("was") if isinstance(one.new, dict) else None
        before = gone.get((one.section, one.path[0], str(was))) if one.kind is Kind.ADDED and _is_item(one) else None
        if before is None or any(before is other for other in paired):
            result.append(one)
            continue
        paired.append(before)
        path = (*one.path, ID)
        result.append(replace(one, kind=Kind.CHANGED, path=path, old=before.path[1], new=one.path[1]))
        result.extend(_differences(one, before.old, one.new))
    return [one for one in result if not any(one is other for other in paired)]


def _differences(item: Change, old: Value | None, new: Value | None) -> Iterator[Change]:
    """Yield how a renamed item differs besides its name."""
    for key in sorted({*keys_of(old), *keys_of(new)} - ({"was"} if len(item.path) == ITEM else set())):
        was, now = keys_of(old).get(key), keys_of(new).get(key)
        inner = replace(item, path=(*item.path, key), old=was, new=now)
        if was == now:
            continue
        if isinstance(was, dict) and isinstance(now, dict):
            yield from _differences(inner, was, now)
        elif was is None or now is None:
            yield from _parts(replace(inner, kind=Kind.ADDED if was is None else Kind.REMOVED))
        else:
            yield replace(inner, kind=Kind.CHANGED)


def _follow_names(changes: list[Change]) -> Iterator[Change]:
    """Yield the changes, with every pair of members that follows a renamed item as one change of its name."""
    renamed = {
        (one.path[0], str(one.old), str(one.new))
        for one in changes
        if one.path[ITEM:] == (ID,) and one.kind is Kind.CHANGED
    }
    members = {(one.section, one.path, one.kind) for one in changes}
    for one in changes:
        of = _REFERENCES.get(one.path[-2], "") if len(one.path) == ITEM + 2 else ""
        pairs = {(old, new) for name, old, new in renamed if name == of}
        followed = [
            (old, new)
            for old, new in pairs
            if one.path[-1] in {old, new}
            and (one.section, (*one.path[:-1], old), Kind.REMOVED) in members
            and (one.section, (*one.path[:-1], new), Kind.ADDED) in members
        ]
        if not followed:
            yield one
        elif one.kind is Kind.ADDED:
            yield replace(one, kind=Kind.CHANGED, old=followed[0][0], new=followed[0][1])
