"""Sealed verdicts read by their lines, as this program writes them: quick, and without places.

There is one way to write a verdict, key after key (`verdict_form`). A verdict that isn't written so is left to YAML;
what is read here is what YAML would read, which a property test proves.
"""

import re
from collections.abc import Iterable
from typing import Final

from generator.archive import verdict_form
from generator.archive.yaml_values import ID, ODD, VALUE, Unsure, filled, name, words
from generator.materiality.verdict import Outcome
from generator.model.levels import Direction, Level
from generator.model.version import SealedEdit, SealedVerdict
from generator.schema.facts import SCHEMA
from generator.schema.values import Value
from generator.text.change import Kind, Subject

_LEVELS: Final = {str(level): level for level in Level}
_DIRECTIONS: Final = {str(direction): direction for direction in Direction}


def _one_of(choices: Iterable[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, choices))})"


_LEVEL: Final = _one_of(_LEVELS)
_DIRECTION: Final = _one_of(_DIRECTIONS)
_VERDICT: Final = re.compile(
    rf"- change: (?P<change>sha256:[0-9a-f]{{64}})\n"
    rf"  subject: (?P<subject>{_one_of(Subject)})\n"
    rf"  kind: (?P<kind>{_one_of(Kind)})\n"
    rf"(?:  section: (?P<section>{ID})\n)?"
    rf"(?:  type: (?P<type>{_one_of(SCHEMA)})\n)?"
    rf"(?:  old_section: (?P<old_section>{ID})\n)?"
    rf"(?:  origin: (?P<origin>{ID})\n)?"
    rf"(?:  path:\n(?P<path>(?:  - .+\n)+))?"
    rf"(?:  old_passage: (?P<old_passage>{verdict_form.NUMBERS.pattern})\n)?"
    rf"(?:  new_passage: (?P<new_passage>{verdict_form.NUMBERS.pattern})\n)?"
    rf"(?:  was_under: (?P<was_under>{VALUE})\n)?"
    rf"(?:  under: (?P<under>{VALUE})\n)?"
    rf"(?:  old: (?P<old>{VALUE})\n)?"
    rf"(?:  new: (?P<new>{VALUE})\n)?"
    rf"  level: (?P<level>{_LEVEL})\n"
    rf"(?:  decided: (?P<decided>'yes')\n)?"
    rf"(?:  engine_level: (?P<engine_level>{_LEVEL})\n)?"
    rf"  direction: (?P<direction>{_DIRECTION})\n"
    rf"  rule: (?P<rule>.+)\n"
    rf"  reason: (?P<reason>{VALUE})\n"
    rf"(?:  undecided: (?P<undecided>'yes')\n)?"
    rf"(?:  score: (?P<score>{verdict_form.SCORE.pattern})\n)?"
    rf"(?:  asks_consent: (?P<asks_consent>'yes')\n)?"
    rf"(?:  edits:\n(?P<edits>(?:  - .+\n(?:(?:    .+)?\n)+)+))?"
    rf"(?=- |\Z)"
)
_EDIT: Final = re.compile(
    rf"  - old: (?P<old>{VALUE})\n"
    rf"    new: (?P<new>{VALUE})\n"
    rf"    outcome: (?P<outcome>{_one_of(Outcome)})\n"
    rf"(?:    level: (?P<level>{_LEVEL})\n)?"
    rf"(?:    direction: (?P<direction>{_DIRECTION})\n)?"
    rf"(?:    rule: (?P<rule>.+)\n)?"
    rf"(?:    reason: (?P<reason>{VALUE})\n)?"
)


def read(lines: str) -> tuple[SealedVerdict, ...] | None:
    """Return the verdicts of a list, as YAML has it below its key; None where it needs to be read whole to be sure."""
    if ODD.search(lines):
        return None
    verdicts: list[SealedVerdict] = []
    at = 0
    while at < len(lines):
        match = _VERDICT.match(lines, at)
        end = match.end() if match else _end_of_item(lines, at)
        one = (_verdict(match) if match else None) or verdict_form.read_alone(lines[at:end])
        if one is None:
            return None
        verdicts.append(one)
        at = end
    return tuple(verdicts)


def _end_of_item(lines: str, start: int) -> int:
    following = lines.find("\n- ", start)
    return len(lines) if following < 0 else following + 1


def _verdict(match: re.Match[str]) -> SealedVerdict | None:
    """Return the verdict of an item as it is written; None where a value of it may mean something else."""
    said = match.groupdict("")
    try:
        level, direction = _LEVELS[said["level"]], _DIRECTIONS[said["direction"]]
        ruled = _LEVELS[said["engine_level"]] if said["engine_level"] else None
        rule, reason = filled(said["rule"]), words(said["reason"])
        return SealedVerdict(
            change=said["change"],
            subject=said["subject"],
            kind=said["kind"],
            section=name(said["section"]),
            type=said["type"],
            level=level,
            direction=direction,
            rule=rule,
            reason=reason,
            old_section=name(said["old_section"]),
            origin=name(said["origin"]),
            path=tuple(words(line[4:]) for line in said["path"].split("\n")[:-1]),
            old_blocks=verdict_form.numbers(said["old_passage"]),
            new_blocks=verdict_form.numbers(said["new_passage"]),
            was_under=words(said["was_under"]),
            under=words(said["under"]),
            old=_value(match["old"]),
            new=_value(match["new"]),
            decided=bool(said["decided"]),
            engine_level=ruled,
            undecided=bool(said["undecided"]),
            score=_probability(said["score"]),
            asks_consent=bool(said["asks_consent"]),
            edits=_edits(said["edits"], level if ruled is None else ruled, direction, rule, reason),
        )
    except Unsure:
        return None


def _edits(lines: str, level: Level, direction: Direction, rule: str, reason: str) -> tuple[SealedEdit, ...]:
    """Return the edits of a passage; what one doesn't say is as in its passage."""
    edits: list[SealedEdit] = []
    at = 0
    while at < len(lines):
        match = _EDIT.match(lines, at)
        if match is None:
            raise Unsure
        old, new, outcome, own_level, own_direction, own_rule, own_reason = match.groups()
        edits.append(
            SealedEdit(
                words(old),
                words(new),
                outcome,
                _LEVELS[own_level] if own_level else level,
                words(own_rule) if own_rule else rule,
                words(own_reason) if own_reason else reason,
                _DIRECTIONS[own_direction] if own_direction else direction,
            )
        )
        at = match.end()
    return tuple(edits)


def _value(written: str | None) -> Value | None:
    if written is None:
        return None
    return verdict_form.plain(words(written), quoted=written[0] in "'\"")


def _probability(written: str) -> float | None:
    if not written:
        return None
    score = float(written)
    if score > 1:
        raise Unsure
    return score
