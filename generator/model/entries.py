"""Entries of files that the program writes, from and to frozen values whose fields are called as the keys are."""

import datetime
from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from typing import Any, Final, TypeVar, get_args

from generator.model.levels import Direction, Level
from generator.schema import dates
from generator.schema.kinds import Field
from generator.schema.values import Value

Made = TypeVar("Made")
_READ: Final[Mapping[object, Any]] = {
    datetime.date: datetime.date.fromisoformat,
    datetime.datetime: dates.moment,
    Level: Level.named,
    Direction: Direction,
    int: int,
}
"""How the words of an entry become what a field of this type holds; other fields hold the words."""


def from_keys(kind: type[Made], values: Mapping[str, Value], **others: object) -> Made:
    """Return a value of this kind with what the keys of an entry say, which were read by their table.

    A key that is left out keeps the field's default. `others` are fields that are no keys, such as the place.
    """
    types = _types(kind)  # type: ignore[arg-type]  # each type has a hash
    return kind(**{key: _held(types[key], value) for key, value in values.items()}, **others)


@cache
def _types(kind: type[Any]) -> dict[str, object]:
    return {one.name: next(iter(get_args(one.type)), one.type) for one in fields(kind)}


def _held(kind: object, value: Value) -> object:
    if isinstance(value, list):
        return tuple(_held(kind, one) for one in value)
    return _READ[kind](value) if kind in _READ else value


def to_keys(value: object, table: Mapping[str, Field], *always: str) -> dict[str, object]:
    """Return what a value says as the keys of an entry, in the order of their table.

    An optional key that states nothing is left out, unless it is among those that `always` stand there.
    """
    said = {key: getattr(value, key) for key in table}
    return {key: written_value(one) for key, one in said.items() if one or table[key].required or key in always}


def written_value(value: object) -> object:
    """Return the value of a key as it is written: yes and no, days, moments and levels as words, lists as such."""
    match value:
        case bool():
            return "yes" if value else "no"
        case datetime.datetime():
            return dates.written_moment(value)
        case datetime.date():
            return value.isoformat()
        case Level():
            return str(value)
        case tuple():
            return [written_value(one) for one in value]
        case _:
            return value
