"""What changed between two documents: facts by their paths, prose by aligned blocks.

Sections are matched by id (through `was:`), unchanged ones are recognised at once and never compared further.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

from rapidfuzz.distance import LCSseq

from generator.materiality.before_sealed_verdicts.align import ALIKE, FormerSides, Pair, align, alike, rising, units
from generator.materiality.before_sealed_verdicts.blocks import parse
from generator.model.document import Document, Section, canonical
from generator.schema.values import Value
from generator.text.blocks import Block
from generator.text.change import Change, Kind, Subject


@dataclass(frozen=True)
class _Aligned:
    """A section of two documents with its blocks paired; either side may be missing.

    Blocks are parsed when they are asked for: those of an unchanged section never are, unless a page draws them.
    """

    old: Section | None
    new: Section | None

    @cached_property
    def old_blocks(self) -> tuple[Block, ...]:
        """The blocks of the older side."""
        return parse(self.old.text) if self.old else ()

    @cached_property
    def new_blocks(self) -> tuple[Block, ...]:
        """The blocks of the newer side."""
        return self.old_blocks if self.unchanged else parse(self.new.text) if self.new else ()

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """Which block became which, in reading order."""
        if self.unchanged:
            return tuple((n, n) for n in range(len(self.new_blocks)))
        return tuple(_align_blocks(self.old_blocks, self.new_blocks))

    @property
    def unchanged(self) -> bool:
        """Whether both sides have the same text, byte by byte."""
        return self.old is not None and self.new is not None and self.old.text == self.new.text

    @property
    def section(self) -> Section:
        """The newer side, or the older one of a removed section."""
        section = self.new or self.old
        if section is None:
            message = "an aligned section has at least one side"
            raise ValueError(message)
        return section


def _aligned(old: Document, new: Document) -> tuple[_Aligned, ...]:
    """Return the sections of both documents, matched and in reading order: removed ones stand where they stood."""
    partner = matches(old, new)
    before = {section.id: section for section in reversed(old.sections)}
    result: list[_Aligned] = []
    removed = _removed_after(old, set(partner.values()))
    result.extend(_Aligned(section, None) for section in removed.get("", ()))
    for section in new.sections:
        was = before[partner[section.id]] if section.id in partner else None
        result.append(_Aligned(was, section))
        if was:
            result.extend(_Aligned(gone, None) for gone in removed.get(was.id, ()))
    return tuple(result)


def matches(old: Document, new: Document) -> dict[str, str]:
    """Return the ids of new sections with the id that each had: the same one, or the one that `was:` names."""
    known = {section.id for section in old.sections}
    named = {section.id: section.id for section in new.sections if section.id in known}
    taken = set(named.values())
    renamed = {s.id: s.was for s in new.sections if s.id not in named and s.was in known and s.was not in taken}
    return named | renamed


def _removed_after(old: Document, kept: set[str]) -> dict[str, list[Section]]:
    after: dict[str, list[Section]] = {}
    last = ""
    for section in old.sections:
        if section.id in kept:
            last = section.id
        else:
            after.setdefault(last, []).append(section)
    return after


def _align_blocks(left: Sequence[Block], right: Sequence[Block]) -> list[Pair]:
    sides = _sides(left, right)
    return align(sides.old, sides.new, sides.likeness, old_words=sides.old_words, new_words=sides.new_words)


def _sides(left: Sequence[Block], right: Sequence[Block]) -> FormerSides:
    """Return two sequences of blocks as what is aligned; their words are counted when they are first compared."""
    numbers: dict[str, int] = {}
    counted: dict[tuple[bool, int], list[int]] = {}

    def words_of(side: Sequence[Block], at: int) -> list[int]:
        key = (side is right, at)
        if key not in counted:
            words = [unit for unit in units(side[at].words) if not unit.isspace()]
            counted[key] = [numbers.setdefault(word, len(numbers)) for word in words]
        return counted[key]

    def likeness(i: int, j: int) -> float:
        if left[i].kind != right[j].kind:
            return 0.0
        one, other = words_of(left, i), words_of(right, j)
        longest = len(one) + len(other)
        if 2 * min(len(one), len(other)) < ALIKE * longest:
            return 0.0
        return 2 * LCSseq.similarity(one, other) / longest if longest else 1.0

    return FormerSides(
        [block.identity for block in left],
        [block.identity for block in right],
        likeness,
        lambda i: _with_neighbours(words_of(left, i)),
        lambda j: _with_neighbours(words_of(right, j)),
    )


def _with_neighbours(words: Sequence[int]) -> list[int | tuple[int, int]]:
    """Return words and pairs of neighbours: where every word is common, two of them in a row are not."""
    return [*words, *pairwise(words)]


def diff(old: Document, new: Document) -> tuple[Change, ...]:
    """Return every change from one document to the other; none exactly when their contents are the same bytes."""
    if canonical(old) == canonical(new):
        return ()
    changes = [*_document_changes(old, new), *_section_changes(old, new), *_fact_changes(old, new)]
    changes.extend(_text_changes(_aligned(old, new)))
    if not changes:
        changes.append(Change(Kind.LAYOUT, Subject.DOCUMENT, "", "", (), None, None))
    return tuple(changes)


def _document_changes(old: Document, new: Document) -> Iterator[Change]:
    for name in ("title", "subtitle", "kind", "language"):
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            yield Change(Kind.CHANGED, Subject.DOCUMENT, "", "", (name,), before, after)


def _section_changes(old: Document, new: Document) -> Iterator[Change]:
    partner = matches(old, new)
    kept = set(partner.values())
    for section in old.sections:
        if section.id not in kept:
            yield Change(Kind.REMOVED, Subject.SECTION, section.id, section.type, (), section.label, None)
    position = {section.id: n for n, section in enumerate(old.sections)}
    now_position = {section.id: n for n, section in enumerate(new.sections)}
    both = [section for section in new.sections if section.id in partner]
    staying = set(rising([position[partner[section.id]] for section in both]))
    for n, section in enumerate(both):
        before = old.sections[position[partner[section.id]]]
        if n not in staying:
            was_at, now_at = (f"{place}." for place in (position[before.id] + 1, now_position[section.id] + 1))
            yield Change(Kind.MOVED, Subject.SECTION, section.id, section.type, (), was_at, now_at)
        for name in ("id", "type", "level", "title"):
            was, now = getattr(before, name), getattr(section, name)
            if was != now:
                subject = Subject.HEADING if name in {"level", "title"} else Subject.SECTION
                yield Change(Kind.CHANGED, subject, section.id, section.type, (name,), was, now)
    for section in new.sections:
        if section.id not in partner:
            yield Change(Kind.ADDED, Subject.SECTION, section.id, section.type, (), None, section.label)


def _fact_changes(old: Document, new: Document) -> Iterator[Change]:
    partner = matches(old, new)
    sections = {section.id: section for section in (*old.sections, *new.sections)}
    back = {was: now for now, was in partner.items()}
    before = {back.get(section.id, section.id): _comparable(dict(section.facts)) for section in old.sections}
    after = {section.id: _comparable(dict(section.facts)) for section in new.sections}
    both = before.keys() | after.keys()
    yield from (
        Change(kind, Subject.FACT, path[0], sections[path[0]].type, path[1:], was, now)
        for kind, path, was, now in _deep(
            {key: before.get(key, {}) for key in sorted(both)}, {key: after.get(key, {}) for key in sorted(both)}
        )
    )


def _comparable(value: Value) -> Value:
    """Return sets of texts as dicts, so that order never makes a change and a path names the item."""
    match value:
        case dict():
            return {key: _comparable(inner) for key, inner in value.items()}
        case list():
            return dict.fromkeys(value, True)
        case _:
            return value


def _deep(
    old: Mapping[str, Value], new: Mapping[str, Value]
) -> Sequence[tuple[Kind, tuple[str, ...], Value | None, Value | None]]:
    """Return the keys and values that differ, by path."""
    return sorted(_deeper((), old, new), key=lambda row: row[1]) if old != new else ()


def _deeper(
    path: tuple[str, ...], old: Mapping[str, Value], new: Mapping[str, Value]
) -> Iterator[tuple[Kind, tuple[str, ...], Value | None, Value | None]]:
    for key in {**old, **new}:
        was, now, here = old.get(key), new.get(key), (*path, key)
        if key not in old or key not in new:
            yield (Kind.ADDED if key in new else Kind.REMOVED), here, was, now
        elif isinstance(was, dict) and isinstance(now, dict):
            yield from _deeper(here, was, now)
        elif type(was) is not type(now) or was != now:
            yield Kind.CHANGED, here, was, now


MOVED_ALIKE: Final = 0.6
FEWEST_WORDS: Final = 8  # of a passage that may be found again, edited, in another place


@dataclass(frozen=True, slots=True)
class _Lone:
    """A block without a partner in its section: `section` and `at` find it, `owner` is the newer id of its section."""

    section: str
    at: int
    owner: str
    block: Block


_Moves = tuple[Mapping[tuple[str, int], _Lone], Collection[tuple[str, int]]]


def _text_changes(sections: Sequence[_Aligned]) -> Iterator[Change]:
    changed = [pair for pair in sections if not pair.unchanged]
    gone = [
        _Lone(pair.old.id, i, pair.section.id, pair.old_blocks[i])
        for pair in changed
        for i, j in pair.pairs
        if pair.old and i is not None and j is None
    ]
    come = [
        _Lone(pair.new.id, j, pair.section.id, pair.new_blocks[j])
        for pair in changed
        for i, j in pair.pairs
        if pair.new and j is not None and i is None
    ]
    moves = _moves(gone, come)
    for pair in changed:
        yield from _block_changes(pair, moves)
        if pair.new and [block.identity for block in pair.old_blocks] == [block.identity for block in pair.new_blocks]:
            yield Change(Kind.LAYOUT, Subject.TEXT, pair.new.id, pair.new.type, (), None, None)


def _moves(gone: Sequence[_Lone], come: Sequence[_Lone]) -> _Moves:
    """Return where each block that came stood before, as it was or edited, and which blocks that went are found so."""
    origin: dict[tuple[str, int], _Lone] = {}
    found: set[tuple[str, int]] = set()
    free: dict[object, list[_Lone]] = {}
    for lone in gone:
        free.setdefault(lone.block.identity, []).append(lone)
    for lone in come:
        same = free.get(lone.block.identity)
        if same:
            was = next((one for one in same if one.owner == lone.owner), same[0])
            same.remove(was)
            origin[lone.section, lone.at] = was
            found.add((was.section, was.at))
    left = [one for one in gone if (one.section, one.at) not in found and _is_long(one.block)]
    right = [one for one in come if (one.section, one.at) not in origin and _is_long(one.block)]
    sides = _sides([one.block for one in left], [one.block for one in right])
    for likely, i, j in alike(sides, range(len(left)), range(len(right))):
        if likely >= MOVED_ALIKE:
            origin[right[j].section, right[j].at] = left[i]
            found.add((left[i].section, left[i].at))
    return origin, found


def _is_long(block: Block) -> bool:
    return len(units(block.words)) >= 2 * FEWEST_WORDS - 1  # white space between words is a unit


def _block_changes(pair: _Aligned, moves: _Moves) -> Iterator[Change]:
    section = pair.section
    origin, found = moves
    for i, j in pair.pairs:
        old = pair.old_blocks[i] if i is not None else None
        new = pair.new_blocks[j] if j is not None else None
        path = (str((j if j is not None else i or 0) + 1),)
        lone = origin.get((section.id, j)) if new and not old and j is not None else None
        if new and lone:
            kind = Kind.MOVED if lone.block.identity == new.identity else Kind.CHANGED
            words = (lone.block.words, new.words)
            yield Change(kind, Subject.TEXT, section.id, section.type, path, *words, lone.block, new, lone.owner)
        elif old and new and old.identity != new.identity:
            yield Change(Kind.CHANGED, Subject.TEXT, section.id, section.type, path, old.words, new.words, old, new)
        elif new and not old:
            yield Change(Kind.ADDED, Subject.TEXT, section.id, section.type, path, None, new.words, None, new)
        elif old and not new and not (pair.old and i is not None and (pair.old.id, i) in found):
            yield Change(Kind.REMOVED, Subject.TEXT, section.id, section.type, path, old.words, None, old, None)
