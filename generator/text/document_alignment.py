"""Which section and which block of two documents became which.

Sections are matched by id (through `was:`), unchanged ones are recognised at once and never compared further.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from typing import Final

from rapidfuzz.distance import LCSseq

from generator.model.document import Document, Section
from generator.result_cache import kept
from generator.text import blocks
from generator.text.blocks import Block, is_heading
from generator.text.edits import key_of
from generator.text.markdown import NOTE
from generator.text.sequence_alignment import ALIKE, Pair, Sides, align, units

MOST_KEPT: Final = 2_048  # blocks
MOST_LONE: Final = 512
MOST_PAIRS: Final = 65_536


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
        """True if both sides have the same text, byte by byte, and it reads the same by the grammars of both."""
        if self.old is None or self.new is None or self.old.text != self.new.text:
            return False
        return self.old.grammar == self.new.grammar or reads_same(blocks.of(self.old), blocks.of(self.new))

    @property
    def has_new_grammar(self) -> bool:
        """True if the two sides are read by different grammars."""
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
        """True if both sides have the same heading and text."""
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
    sides = sides_of(left, right)
    return align(sides.old, sides.new, sides.likeness, old_words=sides.old_words, new_words=sides.new_words)


def sides_of(left: Sequence[Block], right: Sequence[Block]) -> Sides:
    """Return two sequences of blocks as what is aligned; their words are counted when they are first compared."""
    before, after = cache(lambda i: _unnumbered(left[i])), cache(lambda j: _unnumbered(right[j]))

    def likeness(i: int, j: int) -> float:
        if left[i].kind != right[j].kind and not _may_become(left[i], right[j]):
            return 0.0
        return _likeness(before(i), after(j))

    return Sides(
        [_recognised(block) for block in left],
        [_recognised(block) for block in right],
        likeness,
        lambda i: _with_neighbours(before(i)),
        lambda j: _with_neighbours(after(j)),
    )


@kept(MOST_PAIRS)
def _likeness(text: str, other_text: str) -> float:
    """Return how alike the words of two texts are, from 0 to 1; those of two passages of many versions, once."""
    one, other = _plain_words(text), _plain_words(other_text)
    longest = len(one) + len(other)
    if 2 * min(len(one), len(other)) < ALIKE * longest:
        return 0.0
    return 2 * LCSseq.similarity(one, other) / longest if longest else 1.0


@kept(MOST_KEPT)
def _plain_words(text: str) -> tuple[str, ...]:
    """Return the words and signs of a text by which it is compared with others."""
    return tuple([key_of(unit) for unit in units(text) if not unit.isspace()])


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


@kept(MOST_LONE)
def _with_neighbours(text: str) -> frozenset[str]:
    """Return words of a text and pairs of neighbours: where every word is common, two of them in a row are not."""
    words = _plain_words(text)
    return frozenset((*words, *map(" ".join, pairwise(words))))
