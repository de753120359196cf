"""Entries and values: what is written of a value is read back as the same, and what states nothing is left out."""

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model.entries import from_keys, to_keys
from generator.model.levels import Direction, Level
from generator.schema import forms
from generator.schema.kinds import Choice, Flag, ListOf, Text, WholeNumber, optional, required

if TYPE_CHECKING:
    from generator.schema.values import Value


@dataclass(frozen=True, slots=True)
class Entry:
    by: str
    day: datetime.date
    level: Level
    firm: bool
    at: datetime.datetime | None = None
    parts: tuple[int, ...] = ()
    count: int = 0
    way: Direction = Direction.NEUTRAL
    line: int = 1


TABLE = required(by=Text(), day=forms.DAY, level=Choice(tuple(map(str, Level))), firm=Flag()) | optional(
    at=forms.MOMENT, parts=ListOf(WholeNumber()), count=WholeNumber(), way=Choice(tuple(Direction))
)
BARE = Entry("a-moreau", datetime.date(2026, 3, 1), Level.EDITORIAL, firm=False)
FULL = Entry(
    "a-moreau",
    datetime.date(2026, 3, 1),
    Level.CONSENT,
    firm=True,
    at=datetime.datetime(2026, 3, 1, 15, tzinfo=datetime.UTC),
    parts=(2, 12),
    count=3,
    way=Direction.ADVERSE,
)


def test_required_keys_stand_there_whatever_they_state_and_others_where_they_state_something() -> None:
    assert to_keys(BARE, TABLE) == {
        "by": "a-moreau",
        "day": "2026-03-01",
        "level": "editorial",
        "firm": "no",
        "way": "neutral",
    }
    assert list(to_keys(BARE, TABLE, "count")) == ["by", "day", "level", "firm", "count", "way"]
    assert to_keys(FULL, TABLE) == {
        "by": "a-moreau",
        "day": "2026-03-01",
        "level": "material+consent",
        "firm": "yes",
        "at": "2026-03-01T15:00:00Z",
        "parts": [2, 12],
        "count": 3,
        "way": "adverse",
    }


def test_keys_that_were_read_become_what_the_fields_hold() -> None:
    bare = from_keys(Entry, {"by": "a-moreau", "day": "2026-03-01", "level": "editorial", "firm": False}, line=1)
    assert bare == BARE
    read: dict[str, Value] = {
        "by": "a-moreau",
        "day": "2026-03-01",
        "level": "material+consent",
        "firm": True,
        "at": "2026-03-01T15:00:00Z",
        "parts": ["2", "12"],  # as lists are read
        "count": 3,
        "way": "adverse",
    }
    full = from_keys(Entry, read, line=1)
    assert full == FULL
    assert full.level is Level.CONSENT
    assert full.way is Direction.ADVERSE
