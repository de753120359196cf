"""A row of the table of facts: which facts it is about, what is worse for the reader, and what the reader is told."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from generator.materiality.facts.scales import Scale, at, is_stated
from generator.materiality.facts.sentences import fill_in
from generator.materiality.verdict import Context, Rule, Verdict, adverse, editorial, favourable, uncertain
from generator.model.levels import Direction, Level
from generator.text.change import Change

SAME_TIME: Final = "The same time in other words: {step}."

LevelOf = Callable[[Change, Context], Level]


@dataclass(frozen=True, slots=True)
class Row:
    """What a change of some facts counts as.

    `paths` lead to the facts, with blanks between them; `*` stands for any id or member. The scale says who gains. The
    sentences are for the reader: `worse` where the reader loses, `better` where the reader gains, `otherwise` where no
    scale says so, `same` where both values mean the same, `unstated` where it was stated and isn't any more, `always`
    in place of those that are missing. Where there is no sentence, the row says nothing and the next one is asked.

    `level` is that of a change for the worse, `level_otherwise` that of one that no scale knows; a change for the
    better counts as the brand promised.
    """

    number: str
    paths: str
    scale: Scale
    worse: str = ""
    better: str = ""
    otherwise: str = ""
    always: str = ""
    unstated: str = ""
    same: str = SAME_TIME
    level: Level | LevelOf = Level.MATERIAL
    level_otherwise: Level | LevelOf = Level.MATERIAL


@dataclass(frozen=True, slots=True)
class CodeRow:
    """A row that no scale and no sentence can say: a function of its own, and the sentences that it fills in."""

    number: str
    rule: Rule
    sentences: tuple[str, ...] = ()


Rows = tuple[Row | CodeRow, ...]


def rule_of(row: Row | CodeRow) -> Rule:
    """Return the rule that a row states."""
    return row.rule if isinstance(row, CodeRow) else partial(_verdict, row)


def _verdict(row: Row, change: Change, context: Context) -> Verdict | None:
    if not at(change, row.paths):
        return None
    if row.unstated and is_stated(change.old) and not is_stated(change.new):
        return adverse(fill_in(row.unstated, change, context), _level(row.level, change, context))
    direction = row.scale(change, context)
    sentence = _sentence(row, direction)
    if not sentence:
        return None
    reason = fill_in(sentence, change, context)
    match direction:
        case Direction.ADVERSE:
            return adverse(reason, _level(row.level, change, context))
        case Direction.FAVOURABLE:
            return favourable(reason, context)
        case Direction.NEUTRAL:
            return editorial(reason)
        case _:
            return uncertain(reason, _level(row.level_otherwise, change, context))


def _sentence(row: Row, direction: Direction | None) -> str:
    match direction:
        case None:
            return ""
        case Direction.ADVERSE:
            return row.worse or row.always
        case Direction.FAVOURABLE:
            return row.better or row.always
        case Direction.UNKNOWN:
            return row.otherwise or row.always
        case Direction.NEUTRAL:
            return row.same


def _level(level: Level | LevelOf, change: Change, context: Context) -> Level:
    return level if isinstance(level, Level) else level(change, context)
