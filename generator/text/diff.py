"""What changed between two documents: facts by deepdiff, prose by aligned blocks. The one door to deepdiff.

Sections are matched by id (through `was:`), unchanged ones are recognised at once and never compared further.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Any, Final

from rapidfuzz.distance import LCSseq

from generator.model.document import Document, Section, canonical
from generator.schema.values import Value
from generator.text import blocks
from generator.text.align import ALIKE, Pair, Sides, align, alike, rising, units
from generator.text.blocks import Block, is_heading
from generator.text.edits import plain_form
from generator.text.markdown import NOTE
from generator.text.passages import Group, Places, passages

MOST_KEPT: Final = 2_048  # blocks


class Subject(StrEnum):
    """What kind of thing changed."""

    DOCUMENT = "document"
    SECTION = "section"
    HEADING = "heading"
    FACT = "fact"
    TEXT = "text"
    PROMISE = "promise"


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
    and `new_block` are there for text, and `old_rest` and `new_rest` the blocks after them where passages were joined
    or parted. `section` is the id in the newer document where it has one; `origin` is that of the section in which a
    moved passage stood: it is moved where it reads the same, else changed. `was_under` and `under` are the words of the
    lead-in, item, heading or head of a table under which a passage stood and stands, where that is another one.
    `was_number` is the number (from 1) of the old block, 0 where there is none.
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
    old_rest: tuple[Block, ...] = ()
    new_rest: tuple[Block, ...] = ()
    was_under: str = ""
    under: str = ""
    was_number: int = 0

    @property
    def old_blocks(self) -> tuple[Block, ...]:
        """All blocks of the older side of a passage."""
        return (self.old_block, *self.old_rest) if self.old_block else ()

    @property
    def new_blocks(self) -> tuple[Block, ...]:
        """All blocks of the newer side of a passage."""
        return (self.new_block, *self.new_rest) if self.new_block else ()


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
        return blocks.of(self.old) if self.old else ()

    @cached_property
    def new_blocks(self) -> tuple[Block, ...]:
        """The blocks of the newer side."""
        return self.old_blocks if self.unchanged else blocks.of(self.new) if self.new else ()

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """Which block became which, in reading order."""
        if self.unchanged:
            return tuple((n, n) for n in range(len(self.new_blocks)))
        return tuple(align_blocks(self.old_blocks, self.new_blocks))

    @property
    def unchanged(self) -> bool:
        """Whether both sides have the same text, byte by byte, and it reads the same by the grammars of both."""
        if self.old is None or self.new is None or self.old.text != self.new.text:
            return False
        return self.old.grammar == self.new.grammar or reads_same(blocks.of(self.old), blocks.of(self.new))

    @property
    def has_new_grammar(self) -> bool:
        """Whether the two sides are read by different grammars."""
        return self.old is not None and self.new is not None and self.old.grammar != self.new.grammar

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
        return self.old.title == self.new.title and self.unchanged


def reads_same(old: Sequence[Block], new: Sequence[Block]) -> bool:
    """Return True if passages have the same words with the same marks, where at most items with labels were none."""
    return _signs(old) == _signs(new)


def _signs(passages: Sequence[Block]) -> list[object]:
    """Return the signs of passages with their marks, one space where white space or the end of a passage is."""
    found: list[object] = []
    shape: object = None
    for block in passages:
        shape, before = _without_labels(block), shape
        found += [shape] if shape != before else [(" ", (), 0)]
        for run in block.runs:
            for sign in run.text:
                one = (" " if sign.isspace() else sign, run.marks, run.cell)
                if not (sign.isspace() and found and isinstance(found[-1], tuple) and found[-1][0] == " "):
                    found.append(one)
    return found


def _without_labels(block: Block) -> tuple[str, ...]:
    """Return the shape of a block but for the lists with labels around it, as the first grammar reads these."""
    shape: list[str] = []
    for part in block.shape:
        if part == "item" and shape[-1:] and shape[-1].startswith("label:"):
            shape.pop()
        else:
            shape.append(part)
    return (*shape, *([block.kind] if block.kind in {"row", "code", "rule"} else []))


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
            result.extend(AlignedSection(one, None) for one in removed.get(was.id, ()))
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
            counted[key] = [numbers.setdefault(word, len(numbers)) for word in _plain_words(_unnumbered(side[at]))]
        return counted[key]

    def likeness(i: int, j: int) -> float:
        if left[i].kind != right[j].kind and not _may_become(left[i], right[j]):
            return 0.0
        one, other = words_of(left, i), words_of(right, j)
        longest = len(one) + len(other)
        if 2 * min(len(one), len(other)) < ALIKE * longest:
            return 0.0
        return 2 * LCSseq.similarity(one, other) / longest if longest else 1.0

    return Sides(
        [_recognised(block) for block in left],
        [_recognised(block) for block in right],
        likeness,
        lambda i: _with_neighbours(words_of(left, i)),
        lambda j: _with_neighbours(words_of(right, j)),
    )


@lru_cache(maxsize=MOST_KEPT)
def _plain_words(text: str) -> tuple[str, ...]:
    """Return the words and signs of a text by which it is compared with others."""
    return tuple(plain_form(unit).casefold() for unit in units(text) if not unit.isspace())


def _recognised(block: Block) -> object:
    """Return what makes two blocks the same to align them: all but the numbers of notes, which are counted."""
    runs = tuple(run for run in block.runs if NOTE not in run.marks)
    return block.identity if len(runs) == len(block.runs) else (block.kind, block.shape, runs)


def _unnumbered(block: Block) -> str:
    """Return the words of a block without the numbers of notes."""
    if not any(NOTE in run.marks for run in block.runs):
        return block.words
    return "".join(run.text for run in block.runs if NOTE not in run.marks)


_PROSE: Final = frozenset({"paragraph", "item", "definition", "note"})
_LINES: Final = frozenset({"paragraph", "heading", "term"})


def _may_become(one: Block, other: Block) -> bool:
    """Return True if blocks of two kinds can be one set otherwise: paragraph and item, heading and bold line."""
    kinds = {one.kind, other.kind}
    return kinds <= _PROSE or (
        kinds <= _LINES and all(side.kind == "term" or is_heading(side) for side in (one, other))
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


def moved_passages(sections: Sequence[AlignedSection]) -> tuple[Change, ...]:
    """Return the changes of passages that stand in another place: all that a redline needs to know of changes."""
    return tuple(one for one in _text_changes(sections) if one.origin)


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
    above_old, above_new = parents(old, kept), parents(new, partner)
    for n, section in enumerate(both):
        before = old.sections[position[partner[section.id]]]
        if n not in staying:
            was_at, now_at = (f"{place}." for place in (position[before.id] + 1, now_position[section.id] + 1))
            yield Change(Kind.MOVED, Subject.SECTION, section.id, section.type, (), was_at, now_at)
        was_under, under = above_old[before.id], above_new[section.id]
        if (
            (was_under in kept or not was_under)
            and (under in partner or not under)
            and partner.get(under, "") != was_under
        ):
            labels = (_label(old, was_under), _label(new, under))
            yield Change(Kind.CHANGED, Subject.SECTION, section.id, section.type, ("parent",), *labels)
        for name in ("id", "type", "level", "title"):
            was, now = getattr(before, name), getattr(section, name)
            if was != now:
                subject = Subject.HEADING if name in {"level", "title"} else Subject.SECTION
                yield Change(Kind.CHANGED, subject, section.id, section.type, (name,), was, now)
    for section in new.sections:
        if section.id not in partner:
            yield Change(Kind.ADDED, Subject.SECTION, section.id, section.type, (), None, section.label)


def parents(document: Document, among: Collection[str] = ()) -> dict[str, str]:
    """Return for each section the id of the one under which it stands in the outline; empty where there is none.

    Only sections `among` these count as parents, where any are given: one that came or went is a change of its own.
    """
    found: dict[str, str] = {}
    above: list[Section] = []
    for section in document.sections:
        if section.title:
            while above and above[-1].level >= section.level:
                above.pop()
        found[section.id] = next((one.id for one in reversed(above) if not among or one.id in among), "")
        if section.title:
            above.append(section)
    return found


def _label(document: Document, section_id: str) -> str:
    section = document.section(section_id)
    return section.label if section else ""


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
    both = {key for key in before.keys() | after.keys() if before.get(key, {}) != after.get(key, {})}
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
    changed = [
        (pair, passages(pair.old_blocks, pair.new_blocks, pair.pairs)) for pair in sections if not pair.unchanged
    ]
    removed = [
        _Lone(pair.old.id, group.old[0], pair.section.id, pair.old_blocks[group.old[0]])
        for pair, groups in changed
        for group in groups
        if pair.old and not group.new
    ]
    added = [
        _Lone(pair.new.id, group.new[0], pair.section.id, pair.new_blocks[group.new[0]])
        for pair, groups in changed
        for group in groups
        if pair.new and not group.old
    ]
    moves = _moves(removed, added)
    for pair, groups in changed:
        yield from _block_changes(pair, groups, moves)
        if pair.new and [block.identity for block in pair.old_blocks] == [block.identity for block in pair.new_blocks]:
            yield Change(Kind.LAYOUT, Subject.TEXT, pair.new.id, pair.new.type, (), None, None)


def _moves(removed: Sequence[_Lone], added: Sequence[_Lone]) -> _Moves:
    """Return where each block that came stood before, as it was or edited, and which blocks that went are found so."""
    origin: dict[tuple[str, int], _Lone] = {}
    found: set[tuple[str, int]] = set()
    free: dict[object, list[_Lone]] = {}
    for lone in removed:
        free.setdefault(lone.block.identity, []).append(lone)
    for lone in added:
        same = free.get(lone.block.identity)
        if same:
            was = next((one for one in same if one.owner == lone.owner), same[0])
            same.remove(was)
            origin[lone.section, lone.at] = was
            found.add((was.section, was.at))
    _same_words(removed, added, origin, found)
    left = [one for one in removed if (one.section, one.at) not in found and _is_long(one.block)] if added else []
    right = [one for one in added if (one.section, one.at) not in origin and _is_long(one.block)] if left else []
    sides = _sides([one.block for one in left], [one.block for one in right])
    for likely, i, j in alike(sides, range(len(left)), range(len(right))):
        if likely >= MOVED_ALIKE:
            origin[right[j].section, right[j].at] = left[i]
            found.add((left[i].section, left[i].at))
    return origin, found


def _same_words(
    removed: Sequence[_Lone], added: Sequence[_Lone], origin: dict[tuple[str, int], _Lone], found: set[tuple[str, int]]
) -> None:
    """Find the blocks that came with the words of one that went in the same section, set otherwise."""
    free: dict[tuple[str, str, str], list[_Lone]] = {}
    for lone in removed:
        if (lone.section, lone.at) not in found and lone.block.words:
            free.setdefault((lone.owner, lone.block.kind, lone.block.words), []).append(lone)
    for lone in added:
        same = free.get((lone.owner, lone.block.kind, lone.block.words))
        if same and (lone.section, lone.at) not in origin:
            was = same.pop(0)
            origin[lone.section, lone.at] = was
            found.add((was.section, was.at))


def _is_long(block: Block) -> bool:
    return len(units(block.words)) >= 2 * FEWEST_WORDS - 1  # white space between words is a unit


def _block_changes(pair: AlignedSection, groups: Sequence[Group], moves: _Moves) -> Iterator[Change]:
    section = pair.section
    origin, found = moves
    where = Places.of(pair.old_blocks, pair.new_blocks, groups)
    for group in groups:
        old = [pair.old_blocks[i] for i in group.old]
        new = [pair.new_blocks[j] for j in group.new]
        path = (str((group.new or group.old)[0] + 1),)
        lone = origin.get((section.id, group.new[0])) if new and not old else None
        if new and lone:
            kind = Kind.MOVED if lone.block.identity == new[0].identity else Kind.CHANGED
            words = (lone.block.words, new[0].words)
            was_under, under = where.moved(lone.at, group.new[0]) if lone.owner == section.id else ("", "")
            yield Change(
                *(kind, Subject.TEXT, section.id, section.type, path, *words, lone.block, new[0], lone.owner),
                was_under=was_under,
                under=under,
                was_number=lone.at + 1,
            )
        elif old and new and pair.has_new_grammar and reads_same(old, new):
            continue  # a list with labels is read as one now: no word, sign or mark of it is another
        elif old and new:
            was_under, under = where.moved(group.old[0], group.new[0])
            if [one.identity for one in old] != [one.identity for one in new] or was_under or under:
                words = ("\n".join(one.words for one in old), "\n".join(one.words for one in new))
                yield Change(
                    *(Kind.CHANGED, Subject.TEXT, section.id, section.type, path, *words, old[0], new[0]),
                    old_rest=tuple(old[1:]),
                    new_rest=tuple(new[1:]),
                    was_under=was_under,
                    under=under,
                    was_number=group.old[0] + 1,
                )
        elif new:
            one = new[0]
            yield Change(Kind.ADDED, Subject.TEXT, section.id, section.type, path, None, one.words, None, one)
        elif not (pair.old and (pair.old.id, group.old[0]) in found):
            one = old[0]
            number = group.old[0] + 1
            yield Change(
                *(Kind.REMOVED, Subject.TEXT, section.id, section.type, path, one.words, None, one, None),
                was_number=number,
            )
