"""Verdicts in YAML, as sealed versions and the files of `policy upgrade` hold them; and the places of filled words.

What is not said is not written. What was read is written again and compared byte by byte, so that there is one way to
write it; here, only what can't be a verdict is a finding.
"""

import re
from collections.abc import Mapping as MappingType
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from generator.errors import Finding
from generator.materiality.verdict import Outcome
from generator.model.document import FilledValue
from generator.model.entries import from_keys
from generator.model.levels import Direction, Level
from generator.model.version import SealedEdit, SealedVerdict
from generator.schema import forms
from generator.schema.facts import SCHEMA
from generator.schema.kinds import Choice, Field, Flag, Text, optional, required
from generator.schema.nodes import Listing, Mapping, Node, Scalar
from generator.schema.values import Value, read_record
from generator.schema.yaml import parse_yaml
from generator.text.change import Kind, Subject

LEVEL: Final = Choice(tuple(map(str, Level)))
_DIRECTION: Final = Choice(tuple(map(str, Direction)))
_VERDICT: Final = required(
    change=forms.DIGEST,
    subject=Choice(tuple(map(str, Subject))),
    kind=Choice(tuple(map(str, Kind))),
    level=LEVEL,
    direction=_DIRECTION,
    rule=Text("21"),
) | optional(
    section=forms.SLUG,
    type=Choice(tuple(SCHEMA)),
    old_section=forms.SLUG,
    origin=forms.SLUG,
    old_passage=Text("3"),
    new_passage=Text("3"),
    decided=Flag(),
    engine_level=LEVEL,
    undecided=Flag(),
    score=Text("0.9"),
    asks_consent=Flag(),
)
_FREE: Final = ("path", "was_under", "under", "old", "new", "reason", "edits")
_EDIT: Final = required(outcome=Choice(tuple(map(str, Outcome)))) | optional(level=LEVEL, direction=_DIRECTION)
_FREE_IN_EDIT: Final = ("old", "new", "rule", "reason")
NUMBERS: Final = re.compile(r"[1-9][0-9]{0,6}(?:, [1-9][0-9]{0,6}){0,999}")
SCORE: Final = re.compile(r"[0-9]\.[0-9]{1,40}(?:e-[0-9]{2,3})?")
_WHOLE: Final = re.compile(r"-?[0-9]{1,15}")
_FILLED: Final = re.compile(r"([0-9]{1,9})-([0-9]{1,9}) (\S+)")


def verdict_list(verdicts: Sequence[SealedVerdict]) -> list[dict[str, object]]:
    """Return verdicts as YAML has them."""
    return [_verdict_keys(one) for one in verdicts]


def _verdict_keys(one: SealedVerdict) -> dict[str, object]:
    content: dict[str, object] = {
        "change": one.change,
        "subject": one.subject,
        "kind": one.kind,
        "section": one.section or None,
        "type": one.type or None,
        "old_section": one.old_section or None,
        "origin": one.origin or None,
        "path": list(one.path) or None,
        "old_passage": _passage(one.old_blocks),
        "new_passage": _passage(one.new_blocks),
        "was_under": one.was_under or None,
        "under": one.under or None,
        "old": one.old,
        "new": one.new,
        "level": str(one.level),
        "decided": "yes" if one.decided else None,
        "engine_level": None if one.engine_level is None else str(one.engine_level),
        "direction": str(one.direction),
        "rule": one.rule,
        "reason": one.reason,
        "undecided": "yes" if one.undecided else None,
        "score": one.score,
        "asks_consent": "yes" if one.asks_consent else None,
        "edits": [_written_edit(edit, one) for edit in one.edits] or None,
    }
    return {key: value for key, value in content.items() if value is not None}


def _passage(numbers: Sequence[int]) -> object:
    """Return the numbers of passages as YAML has them: one as a number, several as a text."""
    return numbers[0] if len(numbers) == 1 else ", ".join(map(str, numbers)) or None


def _written_edit(edit: SealedEdit, passage: SealedVerdict) -> dict[str, object]:
    """Return an edit as YAML has it; what is as in its passage is said there."""
    usual = _usual(passage)
    said = {"level": edit.level, "direction": edit.direction, "rule": edit.rule, "reason": edit.reason}
    other = {key: str(value) for key, value in said.items() if value != usual[key]}
    return {"old": edit.old, "new": edit.new, "outcome": edit.outcome, **other}


def _usual(passage: SealedVerdict) -> MappingType[str, Level | Direction | str]:
    level = passage.level if passage.engine_level is None else passage.engine_level
    return {"level": level, "direction": passage.direction, "rule": passage.rule, "reason": passage.reason}


def read(node: Node | None, findings: list[Finding]) -> tuple[SealedVerdict, ...]:
    """Return the verdicts of a list."""
    if isinstance(node, Listing):
        return tuple(one for item in node.items if (one := _verdict(item, findings)) is not None)
    if node:
        findings.append(Finding(node.place, "value", "these are no verdicts", ""))
    return ()


def read_alone(item: str) -> SealedVerdict | None:
    """Return the verdict that one item of a list is; None where it is none, or more than that."""
    problems: list[Finding] = []
    node = parse_yaml(f"verdicts:\n{item}", "", problems, sealed=True)
    verdicts = read(node.get("verdicts") if node else None, problems)
    return verdicts[0] if node and len(node.entries) == len(verdicts) == 1 and not problems else None


def _verdict(node: Node, findings: list[Finding]) -> SealedVerdict | None:
    values = _values(node, _VERDICT, _FREE, findings)
    if values is None or not isinstance(node, Mapping):
        return None
    score = str(values.get("score", "0.0"))
    passages = {key: str(values[key]) for key in ("old_passage", "new_passage") if key in values}
    if not SCORE.fullmatch(score) or float(score) > 1 or not all(map(NUMBERS.fullmatch, passages.values())):
        findings.append(Finding(node.place, "value", "this holds a number that is none", ""))
        return None
    stated = {key: value for key, value in values.items() if key not in {"score", *passages}}
    passage = from_keys(
        SealedVerdict,
        {"section": "", "type": "", **stated},
        reason=_text(node.get("reason")),
        path=_path(node.get("path")),
        old_blocks=numbers(passages.get("old_passage", "")),
        new_blocks=numbers(passages.get("new_passage", "")),
        was_under=_text(node.get("was_under")),
        under=_text(node.get("under")),
        old=_plain(node.get("old")),
        new=_plain(node.get("new")),
        score=float(score) if "score" in values else None,
    )
    return replace(passage, edits=_edits(node.get("edits"), passage, findings))


def _values(
    node: Node, fields: MappingType[str, Field], free: Sequence[str], findings: list[Finding]
) -> dict[str, Value] | None:
    """Return the values of a mapping without those that hold any words; None where they can't be read."""
    if not isinstance(node, Mapping):
        findings.append(Finding(node.place, "value", "this is no list of keys", ""))
        return None
    before = len(findings)
    head = Mapping(tuple(entry for entry in node.entries if entry.key.text not in free), node.place)
    values = read_record(fields, head, findings, what="a verdict")
    return values if len(findings) == before else None


def _edits(node: Node | None, passage: SealedVerdict, findings: list[Finding]) -> tuple[SealedEdit, ...]:
    return tuple(
        one
        for item in (node.items if isinstance(node, Listing) else ())
        if (one := _edit(item, passage, findings)) is not None
    )


def _edit(node: Node, passage: SealedVerdict, findings: list[Finding]) -> SealedEdit | None:
    values = _values(node, _EDIT, _FREE_IN_EDIT, findings)
    if values is None or not isinstance(node, Mapping):
        return None
    usual = _usual(passage)
    words = {key: _text(node.get(key), str(usual.get(key, ""))) for key in _FREE_IN_EDIT}
    return SealedEdit(
        old=words["old"],
        new=words["new"],
        outcome=str(values["outcome"]),
        level=Level.named(str(values.get("level", usual["level"]))),
        rule=words["rule"],
        reason=words["reason"],
        direction=Direction(str(values.get("direction", usual["direction"]))),
    )


def _text(node: Node | None, usual: str = "") -> str:
    return node.text if isinstance(node, Scalar) else usual


def _path(node: Node | None) -> tuple[str, ...]:
    return tuple(map(_text, node.items)) if isinstance(node, Listing) else ()


def numbers(text: str) -> tuple[int, ...]:
    """Return the numbers of passages that a text lists."""
    return tuple(map(int, text.split(", "))) if text else ()


def _plain(node: Node | None) -> Value | None:
    match node:
        case Mapping():
            inner = ((entry.key.text, _plain(entry.value)) for entry in node.entries)
            return {key: value for key, value in inner if value is not None}
        case Scalar(text=text, quoted=quoted):
            return plain(text, quoted=quoted)
        case _:
            return None


def plain(text: str, *, quoted: bool) -> Value:
    """Return a value as it was dumped: only texts stand in quotes that would be read as something else."""
    if not quoted and text in {"true", "false"}:
        return text == "true"
    return int(text) if not quoted and _WHOLE.fullmatch(text) else text


def written_places(filled: Sequence[FilledValue]) -> list[str]:
    """Return the places of filled words as YAML has them: from where to where, and from which value."""
    return [f"{one.start}-{one.end} {one.path}" for one in filled]


def read_places(node: Node | None, text: str, findings: list[Finding]) -> tuple[FilledValue, ...]:
    """Return the places of filled words in a text; those that don't lie in it one after the other are a finding."""
    places: list[FilledValue] = []
    at = 0
    for item in node.items if isinstance(node, Listing) else ():
        match = _FILLED.fullmatch(_text(item))
        start, end = (int(match[1]), int(match[2])) if match else (0, 0)
        if match is None or not at <= start < end <= len(text):
            findings.append(Finding(item.place, "value", "no filled words stand there", ""))
            return ()
        places.append(FilledValue(match[3], start, end))
        at = end
    return tuple(places)
