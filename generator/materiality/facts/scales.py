"""What the rules for typed facts compare with: single changes, the facts on both sides, scales (§4.0)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

from generator import durations
from generator.facts import SCHEMA, Facts, fields_of
from generator.kinds import UNSPECIFIED, Choice, Keyed, Period, Record, Several, Value
from generator.kinds import Kind as ValueKind
from generator.materiality.verdict import ITEM, Context, Verdict, adverse, favourable
from generator.model import Direction, Document, Level
from generator.text.diff import Change, Kind, Subject, matches

ID: Final = "id"


_REFERENCES: Final = {"data": "data", "for": "purposes", "recipients": "recipients"}


def kind_of(section_type: str, path: tuple[str, ...]) -> ValueKind | None:
    """Return the kind of value at a path in the schema; nothing for an item, a member of a set or an unknown key."""
    first = fields_of(section_type).get(path[0]) if path and section_type in SCHEMA else None
    kind: ValueKind | None = first.kind if first else None
    rest = list(path[1:])
    while rest and kind:
        match kind:
            case Keyed(fields) if len(rest) >= ITEM:
                rest.pop(0)
                field = fields.get(rest.pop(0))
            case Record(fields):
                field = fields.get(rest.pop(0))
            case _:
                return None
        kind = field.kind if field else None
    return kind


def expanded(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Return the changes one by one: lists that came or went by item, records by key, and renames as renames.

    A removed item and an added one with `was:` are one item: its new name is a change of the path (list, id, `id`), and
    only what differs besides is a change of its own. Where other facts name the item, they follow it.
    """
    return tuple(_references(_renames([part for change in changes for part in _parts(change)])))


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
        case Keyed() | Several():
            for name, value in whole.items():
                yield _one(change, name, value)
        case Record():
            for name, value in whole.items():
                yield from _parts(_one(change, name, value))
        case _:
            yield change


def _one(change: Change, name: str, value: Value) -> Change:
    old, new = (None, value) if change.kind is Kind.ADDED else (value, None)
    return replace(change, path=(*change.path, name), old=old, new=new)


def _is_item(change: Change) -> bool:
    kind = kind_of(change.section_type, change.path[:-1])
    return change.subject is Subject.FACT and len(change.path) == ITEM and isinstance(kind, Keyed)


def _renames(changes: list[Change]) -> list[Change]:
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
        result.extend(_between(one, before.old, one.new))
    return [one for one in result if not any(one is other for other in paired)]


def _between(item: Change, old: Value | None, new: Value | None) -> Iterator[Change]:
    """Yield how a renamed item differs besides its name."""
    for key in sorted({*keys_of(old), *keys_of(new)} - ({"was"} if len(item.path) == ITEM else set())):
        was, now = keys_of(old).get(key), keys_of(new).get(key)
        inner = replace(item, path=(*item.path, key), old=was, new=now)
        if was == now:
            continue
        if isinstance(was, dict) and isinstance(now, dict):
            yield from _between(inner, was, now)
        elif was is None or now is None:
            yield from _parts(replace(inner, kind=Kind.ADDED if was is None else Kind.REMOVED))
        else:
            yield replace(inner, kind=Kind.CHANGED)


def keys_of(value: Value | None) -> Facts:
    """Return what a value has by key: nothing unless it is a record or a list of items."""
    return value if isinstance(value, dict) else {}


def _references(changes: list[Change]) -> Iterator[Change]:
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


def at(change: Change, *patterns: str) -> bool:
    """Tell whether the change is of a fact at one of the paths; `*` stands for any id or member."""
    return change.subject is Subject.FACT and any(
        len(parts) == len(change.path)
        and all(part in {"*", name} for part, name in zip(parts, change.path, strict=True))
        for parts in (tuple(pattern.split(".")) for pattern in patterns)
    )


def definite(value: Value | None) -> bool:
    """Tell whether something is stated."""
    return value is not None and value != UNSPECIFIED


def restated(change: Change) -> bool:
    """Tell whether something was stated before and is stated otherwise now."""
    return change.kind is Kind.CHANGED and definite(change.old) and definite(change.new)


def turned_on(change: Change) -> bool | None:
    """Tell whether something is so now; no where it was so before and isn't any more, nothing where that isn't told."""
    if change.new is True:
        return True
    return False if change.old is True and change.new is False else None


def worse(change: Change) -> bool | None:
    """Tell whether a longer period or a later word was chosen; nothing where that can't be told."""
    match kind_of(change.section_type, change.path):
        case Period():
            old, new = durations.parse(str(change.old)), durations.parse(str(change.new))
            return new.exceeds(old) if old and new and not old.same(new) else None
        case Choice(words, worse_later=True) if change.old in words and change.new in words:
            return words.index(str(change.new)) > words.index(str(change.old))
        case _:
            return None


def same_period(change: Change) -> bool:
    """Tell whether both periods are exactly as long."""
    old, new = durations.parse(str(change.old)), durations.parse(str(change.new))
    return bool(old and new and old.same(new))


_AMOUNT: Final = re.compile(r"(\D*?)\s*(\d{1,12}(?:\.\d{1,4})?)\s*(\D*)")


def dearer(old: Value | None, new: Value | None) -> bool | None:
    """Tell whether an amount is higher than the other; nothing where they can't be compared."""
    was, now = _AMOUNT.fullmatch(str(old).strip()), _AMOUNT.fullmatch(str(new).strip())
    if not was or not now or (was[1], was[3]) != (now[1], now[3]) or Decimal(was[2]) == Decimal(now[2]):
        return None
    return Decimal(now[2]) > Decimal(was[2])


def items(document: Document, key: str) -> Iterator[tuple[str, Facts]]:
    """Yield the items of all lists of that name in a document, with their ids."""
    for section in document.sections:
        for name, item in keys_of(section.facts.get(key)).items():
            if isinstance(item, dict):
                yield name, item


def facts_on_both_sides(change: Change, context: Context) -> tuple[Facts, Facts]:
    """Return the facts of the section in which the change is, before and after."""
    before = context.old.section(matches(context.old, context.new).get(change.section, change.section))
    after = context.new.section(change.section)
    return before.facts if before else {}, after.facts if after else {}


def item_on_both_sides(change: Change, context: Context) -> tuple[Facts, Facts]:
    """Return the item in which the change is, before and after; an item without a side is empty there."""
    if change.subject is not Subject.FACT or not change.path:
        return {}, {}
    before, after = (keys_of(facts.get(change.path[0])) for facts in facts_on_both_sides(change, context))
    name = change.path[1] if len(change.path) > 1 else ""
    new = keys_of(after.get(name))
    return keys_of(before.get(name, before.get(str(new.get("was", "")), {}))), new


def members(value: Value | None) -> tuple[str, ...]:
    """Return the members of a set."""
    return tuple(value) if isinstance(value, list | dict) else ()


def uncertain(reason: str, level: Level = Level.MATERIAL) -> Verdict:
    """Return the verdict that something changed for the reader, for better or worse."""
    return Verdict(level, Direction.UNKNOWN, "", reason)


def either(
    lost: str, gained: str, context: Context, *, loses: bool | None, level: Level = Level.MATERIAL
) -> Verdict | None:
    """Return the verdict that the reader loses (`lost`, at this level) or gains by it; nothing where it isn't known."""
    if loses is None:
        return None
    return adverse(lost, level) if loses else favourable(gained, context)
