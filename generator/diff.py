"""What changed between two documents: facts by deepdiff, prose by aligned blocks. The one door to deepdiff.

Sections are matched by id (through `was:`), unchanged ones are recognised at once and never compared further.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Any, Final

from rapidfuzz.distance import LCSseq

from generator import blocks
from generator.align import Pair, align, rising
from generator.blocks import Block
from generator.kinds import Value
from generator.model import Document, Section, canonical


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
    and `new_block` are there for text. `section` is the id in the newer document where it has one; `origin` is the
    id of the section in which a moved passage stood.
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


@dataclass(frozen=True, slots=True)
class AlignedSection:
    """A section of two documents with its blocks paired; either side may be missing."""

    old: Section | None
    new: Section | None
    old_blocks: tuple[Block, ...]
    new_blocks: tuple[Block, ...]
    pairs: tuple[Pair, ...]

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
    result: list[AlignedSection] = []
    removed = _removed_after(old, set(partner.values()))
    result.extend(_align_section(section, None) for section in removed.get("", ()))
    for section in new.sections:
        before = old.section(partner[section.id]) if section.id in partner else None
        result.append(_align_section(before, section))
        if before:
            result.extend(_align_section(gone, None) for gone in removed.get(before.id, ()))
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


def _align_section(old: Section | None, new: Section | None) -> AlignedSection:
    if old and new and old.text == new.text:
        parsed = blocks.parse(new.text)
        return AlignedSection(old, new, parsed, parsed, tuple((n, n) for n in range(len(parsed))))
    left = blocks.parse(old.text) if old else ()
    right = blocks.parse(new.text) if new else ()
    return AlignedSection(old, new, left, right, tuple(_align_blocks(left, right)))


def _align_blocks(left: Sequence[Block], right: Sequence[Block]) -> list[Pair]:
    old_words = [block.words.split() for block in left]
    new_words = [block.words.split() for block in right]

    def likeness(i: int, j: int) -> float:
        if left[i].kind != right[j].kind:
            return 0.0
        longest = len(old_words[i]) + len(new_words[j])
        return 2 * LCSseq.similarity(old_words[i], new_words[j]) / longest if longest else 1.0

    return align([block.identity for block in left], [block.identity for block in right], likeness)


def diff(old: Document, new: Document) -> tuple[Change, ...]:
    """Return every change from one document to the other; none exactly when their contents are the same bytes."""
    if canonical(old) == canonical(new):
        return ()
    changes = [*_document_changes(old, new), *_section_changes(old, new), *_fact_changes(old, new)]
    changes.extend(_text_changes(aligned(old, new)))
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
    both = [section for section in new.sections if section.id in partner]
    staying = set(rising([position[partner[section.id]] for section in both]))
    for n, section in enumerate(both):
        before = old.section(partner[section.id])
        if before is None:
            continue
        if n not in staying:
            was_at, now_at = (f"{place}." for place in (position[before.id] + 1, new.sections.index(section) + 1))
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


def _text_changes(sections: Sequence[AlignedSection]) -> Iterator[Change]:
    changed = [pair for pair in sections if not (pair.old and pair.new and pair.old.text == pair.new.text)]
    gone = {
        pair.old_blocks[i].identity: (pair.old.id, pair.old_blocks[i])
        for pair in changed
        for i, j in pair.pairs
        if pair.old and i is not None and j is None
    }
    come = {pair.new_blocks[j].identity for pair in changed for i, j in pair.pairs if j is not None and i is None}
    moved = {identity: origin for identity, origin in gone.items() if identity in come}
    for pair in changed:
        yield from _block_changes(pair, moved)
        if pair.new and [block.identity for block in pair.old_blocks] == [block.identity for block in pair.new_blocks]:
            yield Change(Kind.LAYOUT, Subject.TEXT, pair.new.id, pair.new.type, (), None, None)


def _block_changes(pair: AlignedSection, moved: Mapping[Any, tuple[str, Block]]) -> Iterator[Change]:
    section = pair.section
    for i, j in pair.pairs:
        old = pair.old_blocks[i] if i is not None else None
        new = pair.new_blocks[j] if j is not None else None
        path = (str((j if j is not None else i or 0) + 1),)
        if new and not old and new.identity in moved:
            origin, block = moved[new.identity]
            words = block.words
            yield Change(Kind.MOVED, Subject.TEXT, section.id, section.type, path, words, new.words, block, new, origin)
        elif old and new and old.identity != new.identity:
            yield Change(Kind.CHANGED, Subject.TEXT, section.id, section.type, path, old.words, new.words, old, new)
        elif new and not old:
            yield Change(Kind.ADDED, Subject.TEXT, section.id, section.type, path, None, new.words, None, new)
        elif old and not new and old.identity not in moved:
            yield Change(Kind.REMOVED, Subject.TEXT, section.id, section.type, path, old.words, None, old, None)
