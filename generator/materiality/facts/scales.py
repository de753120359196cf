"""Who gains by a change of a fact: the scales that the rows of the table name (§4.0).

A scale returns who gains. UNKNOWN means that something else is stated and no scale says for whom it is better, NEUTRAL
that both values mean the same, and None that the row doesn't speak of this change.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Final

from generator.materiality.verdict import Context
from generator.model.levels import Direction
from generator.schema import amounts, durations
from generator.schema.facts import kind_of
from generator.schema.kinds import Choice
from generator.schema.values import UNSPECIFIED, Value
from generator.text.change import Change, Kind, Subject

Scale = Callable[[Change, Context], Direction | None]


def at(change: Change, paths: str) -> bool:
    """Return True if the change is of a fact at one of the paths, which have blanks between them.

    `*` in a path stands for any id or member.
    """
    return change.subject is Subject.FACT and fits(change.path, paths)


def fits(path: Sequence[str], paths: str) -> bool:
    """Return True if a path is one of several, as in `at`."""
    return any(
        len(parts) == len(path) and all(part in {"*", name} for part, name in zip(parts, path, strict=True))
        for parts in _parts_of(paths)
    )


@cache
def _parts_of(paths: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(path.split(".")) for path in paths.split())


def is_stated(value: Value | None) -> bool:
    """Return True if there is a value and it isn't `unspecified`."""
    return value is not None and value != UNSPECIFIED


def restates(change: Change) -> bool:
    """Return True if something was stated before and something else is stated now."""
    return change.kind is Kind.CHANGED and is_stated(change.old) and is_stated(change.new)


def _worse_if(lost: bool | None) -> Direction:  # noqa: FBT001 -- the one thing it is about
    """Return ADVERSE if the reader loses, FAVOURABLE if not, and UNKNOWN where that isn't known."""
    if lost is None:
        return Direction.UNKNOWN
    return Direction.ADVERSE if lost else Direction.FAVOURABLE


# what came and what went


def added_is_worse(change: Change, _: Context) -> Direction | None:
    """Return who gains by an item or member that came, or went."""
    return None if change.kind is Kind.CHANGED else _worse_if(change.kind is Kind.ADDED)


def removed_is_worse(change: Change, _: Context) -> Direction | None:
    """Return who gains by an item or member that went, or came."""
    return None if change.kind is Kind.CHANGED else _worse_if(change.kind is Kind.REMOVED)


def came_or_went(change: Change, _: Context) -> Direction | None:
    """Return UNKNOWN for an item or member that came or went."""
    return None if change.kind is Kind.CHANGED else Direction.UNKNOWN


# values without a scale


def no_scale(change: Change, _: Context) -> Direction | None:
    """Return UNKNOWN where another value is stated."""
    return Direction.UNKNOWN if restates(change) else None


def any_value(_: Change, __: Context) -> Direction:
    """Return UNKNOWN whatever was and is stated."""
    return Direction.UNKNOWN


def was_stated(change: Change, _: Context) -> Direction | None:
    """Return UNKNOWN where something was stated before, whatever is now."""
    return Direction.UNKNOWN if is_stated(change.old) else None


def other_is_worse(change: Change, _: Context) -> Direction | None:
    """Return ADVERSE where another value is stated."""
    return Direction.ADVERSE if restates(change) else None


# what isn't stated any more, and exceptions


def unspecified_is_worse(change: Change, _: Context) -> Direction | None:
    """Return ADVERSE where something is `unspecified` now, whether or not it was stated before."""
    return Direction.ADVERSE if change.new == UNSPECIFIED else None


def no_longer_stated_is_worse(change: Change, _: Context) -> Direction | None:
    """Return ADVERSE where something was stated and is `unspecified` now."""
    return Direction.ADVERSE if is_stated(change.old) and change.new == UNSPECIFIED else None


def exception_is_worse(change: Change, _: Context) -> Direction | None:
    """Return who gains by an exception that came or went; UNKNOWN where it is another one."""
    if change.old is None:
        return Direction.ADVERSE
    if change.new is not None:
        return Direction.UNKNOWN
    return None if change.old == UNSPECIFIED else Direction.FAVOURABLE


# words of a choice, yes and no


def later_is_worse(change: Change, _: Context) -> Direction | None:
    """Return who gains by a word of a choice whose words go from best to worst."""
    match kind_of(change.section_type, change.path):
        case Choice(words, worse_later=True) if change.old in words and change.new in words:
            return _worse_if(words.index(str(change.new)) > words.index(str(change.old)))
        case _:
            return None


def from_best_to_worst(*words: str) -> Scale:
    """Return the scale of these words; any other word has no place on it."""

    def scale(change: Change, _: Context) -> Direction | None:
        if not restates(change):
            return None
        if change.old not in words or change.new not in words:
            return Direction.UNKNOWN
        return _worse_if(words.index(str(change.new)) > words.index(str(change.old)))

    return scale


def leaving_is_worse(word: str) -> Scale:
    """Return the scale on which the reader loses by leaving this word; nobody knows of any other step."""

    def scale(change: Change, _: Context) -> Direction | None:
        if not restates(change):
            return None
        return Direction.ADVERSE if change.old == word else Direction.UNKNOWN

    return scale


def reaching_is_better(word: str) -> Scale:
    """Return the scale on which the reader gains by reaching this word; of any other step it says nothing."""
    return lambda change, _: Direction.FAVOURABLE if restates(change) and change.new == word else None


def yes_is_worse(change: Change, _: Context) -> Direction | None:
    """Return who gains where `no` became `yes`, or the reverse."""
    return _worse_if(change.new is True) if restates(change) else None


def no_is_worse(change: Change, _: Context) -> Direction | None:
    """Return who gains where `yes` became `no`, or the reverse."""
    return _worse_if(change.new is not True) if restates(change) else None


def beginning_is_worse(change: Change, _: Context) -> Direction | None:
    """Return ADVERSE where something is done now, whatever was stated before, FAVOURABLE where it no longer is.

    It is done where the fact says yes, or the last word of a choice.
    """
    kind = kind_of(change.section_type, change.path)
    no, yes = (kind.words[0], kind.words[-1]) if isinstance(kind, Choice) else (False, True)
    if change.new == yes:
        return Direction.ADVERSE
    return Direction.FAVOURABLE if (change.old, change.new) == (yes, no) else None


# periods, numbers and amounts


def longer_is_worse(change: Change, _: Context) -> Direction | None:
    """Return who gains by a longer or shorter period; UNKNOWN where that depends on the calendar (30 days, 1 month)."""
    return _compare_periods(str(change.old), str(change.new)) if restates(change) else None


def shorter_is_worse(change: Change, _: Context) -> Direction | None:
    """Return who gains by a shorter or longer period."""
    return _compare_periods(str(change.new), str(change.old)) if restates(change) else None


def _compare_periods(better: str, worse: str) -> Direction:
    short, long = durations.parse(better), durations.parse(worse)
    if not short or not long:
        return Direction.UNKNOWN
    return Direction.NEUTRAL if short.same(long) else _worse_if(long.exceeds(short))


def lower_is_worse(change: Change, _: Context) -> Direction | None:
    """Return who gains by a lower or higher whole number."""
    if not isinstance(change.old, int) or not isinstance(change.new, int):
        return None
    return _worse_if(change.new < change.old)


def more_is_worse(change: Change, _: Context) -> Direction | None:
    """Return who gains by a higher or lower amount; UNKNOWN where they can't be compared."""
    return _worse_if(_exceeds(change.new, change.old)) if restates(change) else None


def less_is_worse(change: Change, _: Context) -> Direction | None:
    """Return who gains by a lower or higher amount; UNKNOWN where they can't be compared."""
    return _worse_if(_exceeds(change.old, change.new)) if restates(change) else None


_AMOUNT: Final = re.compile(r"(\D*?)\s*(\d[\d.]*)\s*(\D*)")


def _exceeds(one: Value | None, other: Value | None) -> bool | None:
    """Return True if an amount is higher than the other; None where they can't be compared, or are the same.

    “1.000” is a thousand to many who write it so: it is higher than 999, or lower, and nobody can tell.
    """
    first, second = _AMOUNT.fullmatch(str(one).strip()), _AMOUNT.fullmatch(str(other).strip())
    if not first or not second or (first[1], first[3]) != (second[1], second[3]):
        return None
    return amounts.exceeds(first[2], second[2])
