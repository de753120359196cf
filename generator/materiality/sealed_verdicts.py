"""Verdicts as they are sealed with a version, and back: nothing that is sealed is judged anew.

A change is sealed as the place where it is; what stood there is read from the two sealed texts.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from generator.materiality.verdict import Judged, JudgedEdit, Outcome, Verdict
from generator.model.document import Document, Section
from generator.model.record import Decision
from generator.model.version import SealedEdit, SealedVerdict
from generator.schema.values import Value
from generator.text import blocks
from generator.text.blocks import Block
from generator.text.change import Change, Kind, Subject
from generator.text.diff import DOCUMENT_KEYS, SECTION_KEYS
from generator.text.document_alignment import matches

LONGEST: Final = 200
_SIDES: Final[Mapping[Kind, tuple[bool, bool]]] = {
    Kind.ADDED: (False, True),
    Kind.REMOVED: (True, False),
    Kind.CHANGED: (True, True),
    Kind.MOVED: (True, True),
    Kind.LAYOUT: (False, False),
}
"""Which sides a change of each kind has: the older one, the newer one."""
Parse = Callable[[Section], tuple[Block, ...]]


@dataclass(frozen=True, slots=True)
class Texts:
    """Two texts as they were compared: how their Markdown was read, and which id each section had before."""

    old: Document
    new: Document
    parse: Parse
    was: Mapping[str, str]


def texts_today(old: Document, new: Document) -> Texts:
    """Return two texts as the present program compares them."""
    return Texts(old, new, blocks.of, matches(old, new))


def sealed(judged: Sequence[Judged], texts: Texts) -> tuple[SealedVerdict, ...]:
    """Return changes with their verdicts as they are sealed."""
    return tuple(_sealed(one, texts) for one in judged)


def _sealed(one: Judged, texts: Texts) -> SealedVerdict:
    change, ruled = one.change, one.ruled or one.verdict
    owner = change.origin or change.section
    before = texts.was.get(owner, owner)
    numbers = (
        _numbers(change.old_blocks, texts.old.section(before), texts.parse),
        _numbers(change.new_blocks, texts.new.section(change.section), texts.parse),
    )
    verdict = SealedVerdict(
        change=one.digest,
        subject=str(change.subject),
        kind=str(change.kind),
        section=change.section,
        type=change.section_type,
        old_section=before if before != change.section and _SIDES[change.kind][0] else "",
        origin=change.origin,
        path=() if change.path == _usual_path(*numbers) else change.path,
        old_blocks=numbers[0],
        new_blocks=numbers[1],
        was_under=_shortened(change.was_under),
        under=_shortened(change.under),
        level=one.verdict.level,
        decided=one.decision is not None,
        engine_level=ruled.level if one.ruled else None,
        direction=ruled.direction,
        rule=ruled.rule,
        reason=ruled.reason,
        undecided=ruled.undecided,
        score=ruled.score,
        asks_consent=ruled.asks_consent,
        edits=tuple(map(_edit, ruled.edits)),
    )
    said = _change(verdict, texts.old, texts.new, texts.parse)
    verdict = replace(
        verdict,
        old=change.old if change.old != said.old else None,
        new=change.new if change.new != said.new else None,
    )
    again = _change(verdict, texts.old, texts.new, texts.parse)
    if again != replace(change, was_number=again.was_number, was_under=again.was_under, under=again.under):
        message = f"this change could not be read back as it would be sealed: {change}"
        raise AssertionError(message)
    return verdict


def _usual_path(old: Sequence[int], new: Sequence[int]) -> tuple[str, ...]:
    """Return the path of a change of text: the number of its first passage; none for other changes."""
    return tuple(str(number) for number in (*new, *old)[:1])


def _numbers(found: Sequence[Block], section: Section | None, parse: Parse) -> tuple[int, ...]:
    """Return which passages of a section blocks are, from 1."""
    every = parse(section) if section and found else ()
    return tuple(every.index(block) + 1 for block in found)


def _edit(edit: JudgedEdit) -> SealedEdit:
    sides = _shortened(edit.old), _shortened(edit.new)
    return SealedEdit(*sides, str(edit.outcome), edit.level, edit.rule, edit.reason, edit.direction)


def _shortened(words: str) -> str:
    """Return words that are read at a glance; of long ones, the first, and how long they are."""
    return words if len(words) <= LONGEST else f"{words[:LONGEST]} … ({len(words):,} characters)"


def restored(
    verdicts: Sequence[SealedVerdict], old: Document, new: Document, decisions: Sequence[Decision]
) -> tuple[Judged, ...]:
    """Return the changes that were sealed with their verdicts; `decisions` are those of the version's record.

    A passage or value that the texts don't have is left out: see `incomplete`.
    """
    by_change = {decision.change: decision for decision in decisions}
    return tuple(_restored(one, old, new, by_change.get(one.change)) for one in verdicts)


def _restored(one: SealedVerdict, old: Document, new: Document, decision: Decision | None) -> Judged:
    change = _change(one, old, new, blocks.of)
    ruled = Verdict(
        level=one.level if one.engine_level is None else one.engine_level,
        direction=one.direction,
        rule=one.rule,
        reason=one.reason,
        undecided=one.undecided,
        score=one.score,
        edits=tuple(
            JudgedEdit(edit.old, edit.new, Outcome(edit.outcome), edit.level, edit.rule, edit.reason, edit.direction)
            for edit in one.edits
        ),
        asks_consent=one.asks_consent,
    )
    if one.engine_level is None:
        return Judged(change, ruled, one.change)
    if not one.decided:
        return Judged(change, replace(ruled, level=one.level), one.change, ruled=ruled)
    verdict = replace(ruled, level=one.level, undecided=False, score=None, asks_consent=False)
    same = decision if decision and decision.decided_level == one.level else None
    return Judged(change, verdict, one.change, same, ruled)


def incomplete(judged: Sequence[Judged]) -> Iterator[Judged]:
    """Yield the changes that lack a side: the texts don't have the passage or value that was sealed."""
    for one in judged:
        change = one.change
        sides = _SIDES[change.kind]
        words = (change.old is not None, change.new is not None)
        passages = (change.old_block is not None, change.new_block is not None)
        if words != sides or (change.subject is Subject.TEXT and passages != sides):
            yield one


def _change(one: SealedVerdict, old: Document, new: Document, parse: Parse) -> Change:
    kind, subject = Kind(one.kind), Subject(one.subject)
    has_old, has_new = _SIDES[kind]
    before, after = old.section(one.old_section or one.section), new.section(one.section)
    old_blocks, new_blocks = _blocks(one.old_blocks, before, parse), _blocks(one.new_blocks, after, parse)
    path = one.path or _usual_path(one.old_blocks, one.new_blocks)
    was, now = one.old, one.new
    if was is None and has_old:
        was = _words(old_blocks) if old_blocks else _said(subject, kind, path, old, before)
    if now is None and has_new:
        now = _words(new_blocks) if new_blocks else _said(subject, kind, path, new, after)
    return Change(
        *(kind, subject, one.section, one.type, path, was, now),
        old_block=old_blocks[0] if old_blocks else None,
        new_block=new_blocks[0] if new_blocks else None,
        origin=one.origin,
        old_rest=old_blocks[1:],
        new_rest=new_blocks[1:],
        was_under=one.was_under,
        under=one.under,
        was_number=one.old_blocks[0] if one.old_blocks else 0,
    )


def _blocks(numbers: Sequence[int], section: Section | None, parse: Parse) -> tuple[Block, ...]:
    """Return the passages of a section with these numbers; none where it lacks one of them."""
    found = parse(section) if section and numbers else ()
    return tuple(found[number - 1] for number in numbers) if max(numbers, default=0) <= len(found) else ()


def _words(found: Sequence[Block]) -> str:
    return "\n".join(block.words for block in found)


def _said(
    subject: Subject, kind: Kind, path: tuple[str, ...], document: Document, section: Section | None
) -> Value | None:
    """Return what a text says where a change is that is not of a passage; None where it says nothing there."""
    name = path[0] if path else ""
    match subject, kind:
        case Subject.TEXT, _:
            return None
        case Subject.DOCUMENT, _:
            return str(getattr(document, name)) if name in DOCUMENT_KEYS else None
        case Subject.FACT, _:
            return _stated(section, path)
        case Subject.SECTION, Kind.MOVED:
            ids = [one.id for one in document.sections]
            return f"{ids.index(section.id) + 1}." if section else None
        case Subject.SECTION, Kind.ADDED | Kind.REMOVED:
            return section.label if section else None
        case _:
            value: Value | None = getattr(section, name) if section and name in SECTION_KEYS else None
            return value


def _stated(section: Section | None, path: tuple[str, ...]) -> Value | None:
    """Return the fact at a path, sets of texts as dicts."""
    value: Value | None = dict(section.facts) if section else None
    for key in path:
        value = _as_dict(value)
        value = value.get(key) if isinstance(value, dict) else None
    return _as_dict(value)


def _as_dict(value: Value | None) -> Value | None:
    match value:
        case list():
            return dict.fromkeys(value, True)
        case dict():
            return {key: inner for key, one in value.items() if (inner := _as_dict(one)) is not None}
        case _:
            return value
