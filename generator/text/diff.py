"""What changed between two documents: facts by deepdiff, prose by aligned blocks. The one door to deepdiff.

Sections are matched by id (through `was:`), unchanged ones are recognised at once and never compared further.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from itertools import pairwise
from typing import Any, Final

from rapidfuzz.distance import LCSseq

from generator.kinds import Value
from generator.model import Document, Section, canonical
from generator.text import blocks
from generator.text.align import ALIKE, Pair, Sides, align, alike, rising, units
from generator.text.appearance import appearance
from generator.text.blocks import Block


class Subject(StrEnum):
    """What kind of thing changed."""

    DOCUMENT = "document"
    SECTION = "section"
    HEADING = "heading"
    FACT = "fact"
    TEXT = "text"


class Kind(StrEnum):
    """How it changed. `layout`: the source differs, what a reader sees does not."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"
    LAYOUT = "layout"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference.

    `path` leads to it: keys of a fact, the number of a block. `old` and `new` are what a reader compares; `old_block`
    and `new_block` are there for text. `section` is the id in the newer document where it has one; `origin` is that
    of the section in which a moved passage stood, and `old_number` that of its block there, from 1: it is moved where
    it reads the same, else changed.
    """

    kind: Kind
    subject: Subject
    section: str
    section_type: str
    path: tuple[str, ...]
    old: Value | None
    new: Value | None
    old_block: Block | None = None
    new_block: Block | None = None
    origin: str = ""
    old_number: int = 0


@dataclass(frozen=True)
class AlignedSection:
    """A section of two documents with its blocks paired; either side may be missing.

    Blocks are parsed when they are asked for: those of an unchanged section never are, unless a page draws them.
    """

    old: Section | None
    new: Section | None

    @cached_property
    def old_blocks(self) -> tuple[Block, ...]:
        """The blocks of the older side."""
        return blocks.parse(self.old.text) if self.old else ()

    @cached_property
    def new_blocks(self) -> tuple[Block, ...]:
        """The blocks of the newer side."""
        return self.old_blocks if self.unchanged else blocks.parse(self.new.text) if self.new else ()

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """Which block became which, in reading order."""
        if self.unchanged:
            return tuple((n, n) for n in range(len(self.new_blocks)))
        return tuple(align_blocks(self.old_blocks, self.new_blocks))

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

    @property
    def same(self) -> bool:
        """Whether both sides have the same heading and text."""
        if self.old is None or self.new is None:
            return False
        return (self.old.title, self.old.text) == (self.new.title, self.new.text)


def aligned(old: Document, new: Document) -> tuple[AlignedSection, ...]:
    """Return the sections of both documents, matched and in reading order: removed ones stand where they stood."""
    partner = matches(old, new)
    before = {section.id: section for section in reversed(old.sections)}
    result: list[AlignedSection] = []
    removed = _removed_after(old, set(partner.values()))
    result.extend(AlignedSection(section, None) for section in removed.get("", ()))
    for section in new.sections:
        was = before[partner[section.id]] if section.id in partner else None
        result.append(AlignedSection(was, section))
        if was:
            result.extend(AlignedSection(gone, None) for gone in removed.get(was.id, ()))
    return tuple(result)


def matches(old: Document, new: Document) -> dict[str, str]:
    """Return the ids of new sections with the id that each had: the same one, or the one that `was:` names."""
    known = {section.id for section in old.sections}
    named = {section.id: section.id for section in new.sections if section.id in known}
    taken = set(named.values())
    renamed = {s.id: s.was for s in new.sections if s.id not in named and s.was in known and s.was not in taken}
    return named | renamed


def former_ids(documents: Sequence[Document]) -> tuple[dict[str, tuple[str, ...]], ...]:
    """Return, for each of the successive documents, the ids that its sections had before, through all renames."""
    result: list[dict[str, tuple[str, ...]]] = [{} for _ in documents[:1]]
    for before, after in pairwise(documents):
        known = {section.id for section in after.sections}
        names = {}
        for now, was in matches(before, after).items():
            earlier = (*result[-1].get(was, ()), *([was] if was != now else []))
            names[now] = tuple(name for name in earlier if name not in known)
        result.append(names)
    return tuple(result)


def ids_in(documents: Sequence[Document], at: int) -> tuple[dict[str, str], ...]:
    """Return, for each of the successive documents, the id that each of its sections has in the one at an index."""
    result: list[dict[str, str]] = [{} for _ in documents]
    result[at] = {section.id: section.id for section in documents[at].sections}
    for number in range(at - 1, -1, -1):
        later = {was: now for now, was in matches(documents[number], documents[number + 1]).items()}
        result[number] = {was: result[number + 1][now] for was, now in later.items() if now in result[number + 1]}
    for number in range(at + 1, len(documents)):
        earlier = matches(documents[number - 1], documents[number])
        result[number] = {now: result[number - 1][was] for now, was in earlier.items() if was in result[number - 1]}
    return tuple(result)


def _removed_after(old: Document, kept: set[str]) -> dict[str, list[Section]]:
    after: dict[str, list[Section]] = {}
    last = ""
    for section in old.sections:
        if section.id in kept:
            last = section.id
        else:
            after.setdefault(last, []).append(section)
    return after


def align_blocks(left: Sequence[Block], right: Sequence[Block]) -> list[Pair]:
    """Return which block became which, in reading order."""
    sides = _sides(left, right)
    return align(sides.old, sides.new, sides.likeness, old_words=sides.old_words, new_words=sides.new_words)


def _sides(left: Sequence[Block], right: Sequence[Block]) -> Sides:
    """Return two sequences of blocks as what is aligned; their words are counted when they are first compared."""
    numbers: dict[str, int] = {}
    counted: dict[tuple[bool, int], list[int]] = {}

    def words_of(side: Sequence[Block], at: int) -> list[int]:
        key = (side is right, at)
        if key not in counted:
            words = [unit for unit in units(appearance(side[at].words)) if not unit.isspace()]
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

    return Sides(
        [block.identity for block in left],
        [block.identity for block in right],
        likeness,
        lambda i: _with_neighbours(words_of(left, i)),
        lambda j: _with_neighbours(words_of(right, j)),
    )


def _with_neighbours(words: Sequence[int]) -> list[int | tuple[int, int]]:
    """Return words and pairs of neighbours: where every word is common, two of them in a row are not."""
    return [*words, *pairwise(words)]


def diff(old: Document, new: Document, sections: Sequence[AlignedSection] | None = None) -> tuple[Change, ...]:
    """Return every change from one document to the other; none exactly when their contents are the same bytes.

    `sections` are the two documents aligned, where a caller has them already.
    """
    if canonical(old) == canonical(new):
        return ()
    changes = [*_document_changes(old, new), *_section_changes(old, new), *_fact_changes(old, new)]
    changes.extend(_text_changes(aligned(old, new) if sections is None else sections))
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


_KINDS: Final[Mapping[str, Kind]] = {
    "dictionary_item_added": Kind.ADDED,
    "dictionary_item_removed": Kind.REMOVED,
    "values_changed": Kind.CHANGED,
    "type_changes": Kind.CHANGED,
}


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


def _comparable(value: Value) -> Any:  # noqa: ANN401 -- nested plain values for deepdiff
    """Turn sets of texts into dicts, so that order never makes a change and a path names the item."""
    match value:
        case dict():
            return {key: _comparable(inner) for key, inner in value.items()}
        case list():
            return dict.fromkeys(value, True)
        case _:
            return value


def _deep(old: object, new: object) -> Iterator[tuple[Kind, tuple[str, ...], Value | None, Value | None]]:
    """Translate deepdiff's report at once; a kind of report that is not known here stops everything, by name."""
    if old == new:
        return
    from deepdiff import DeepDiff  # noqa: PLC0415 -- importing it costs as much as all the rest
    from deepdiff.helper import notpresent  # noqa: PLC0415

    report = DeepDiff(old, new, view="tree", threshold_to_diff_deeper=0, ignore_order=False)
    found = []
    for name, items in report.items():
        if name not in _KINDS:
            message = f"deepdiff reports a kind of difference that is not known here: {name}"
            raise TypeError(message)
        for item in items:
            was = None if item.t1 is notpresent else item.t1
            now = None if item.t2 is notpresent else item.t2
            found.append((_KINDS[name], tuple(map(str, item.path(output_format="list"))), was, now))
    yield from sorted(found, key=lambda row: row[1])


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


def _text_changes(sections: Sequence[AlignedSection]) -> Iterator[Change]:
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


def _block_changes(pair: AlignedSection, moves: _Moves) -> Iterator[Change]:
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
            change = Change(kind, Subject.TEXT, section.id, section.type, path, *words, lone.block, new, lone.owner)
            yield replace(change, old_number=lone.at + 1)
        elif old and new and old.identity != new.identity:
            yield Change(Kind.CHANGED, Subject.TEXT, section.id, section.type, path, old.words, new.words, old, new)
        elif new and not old:
            yield Change(Kind.ADDED, Subject.TEXT, section.id, section.type, path, None, new.words, None, new)
        elif old and not new and not (pair.old and i is not None and (pair.old.id, i) in found):
            yield Change(Kind.REMOVED, Subject.TEXT, section.id, section.type, path, old.words, None, old, None)
