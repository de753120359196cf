"""What changed between two stretches of words: pieces that were kept, inserted or deleted; words are never split.

Leaving out the insertions gives the old words exactly as they were written, leaving out the deletions the new ones.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise, repeat
from typing import Final, NamedTuple

from generator.result_cache import kept
from generator.text.blocks import Run
from generator.text.compare_words import MOST_KEPT, Part, Span, Word, compared, words_of

Columns = Sequence[tuple[int | None, int | None]]


class Mark(StrEnum):
    """What a piece of a redline is: in both texts, only in the new one, only in the old one."""

    KEPT = "kept"
    INSERTED = "inserted"
    DELETED = "deleted"


class Seam(StrEnum):
    """Where a block begins on one side only: the old one was parted there, or the old ones were joined."""

    PARTED = "parted"
    JOINED = "joined"


class Piece(NamedTuple):  # as a run
    """A run of words with its mark.

    `was` is what stood there before, where kept words look the same and are written otherwise: other spaces, other
    emphasis, a link that came, went or leads elsewhere, another column. None where nothing of that changed.
    """

    mark: Mark
    run: Run
    was: Run | None = None

    @property
    def is_unchanged(self) -> bool:
        """True if its words stand on both sides, written alike."""
        return self.was is None and self.mark is Mark.KEPT

    @property
    def is_marked(self) -> bool:
        """True if its words are inserted or deleted, or lead elsewhere than before."""
        return self.mark is not Mark.KEPT or (self.was is not None and targets(self.was) != targets(self.run))

    @property
    def is_set_otherwise(self) -> bool:
        """True if its words have other emphasis than before; that of a mere sign is none."""
        if self.was is None or emphasis(self.was) == emphasis(self.run):
            return False
        return any(map(str.isalnum, self.run.text))


def targets(run: Run) -> frozenset[str]:
    """Return where words lead, and which picture they stand for, as marks."""
    return frozenset(mark for mark in run.marks if ":" in mark)


def emphasis(run: Run) -> frozenset[str]:
    """Return how words are set off: `strong`, `em`, `code`."""
    return frozenset(mark for mark in run.marks if ":" not in mark)


@dataclass(frozen=True, slots=True)
class Fragment:
    """Pieces up to where a block begins on either side; `seam` says that one begins here on one side only."""

    pieces: tuple[Piece, ...]
    seam: Seam | None = None


_Entry = tuple[Mark, Word, Word]  # a word as it was and as it is
_NO_WORD: Final = Word("", ())
_Row = tuple[Seam | None, list[_Entry]]


def diff_pieces(old: Sequence[Run], new: Sequence[Run], columns: Columns = ()) -> tuple[Piece, ...]:
    """Return one sequence of pieces for two, cell by cell.

    `columns` are the columns of two rows in one order, each with its number on both sides, where those differ.
    """
    before, after = tuple(old), tuple(new)
    if before == after and not columns:
        return _unchanged_pieces(after)
    return _pieces_by_cell(before, after, tuple(columns))


@kept(MOST_KEPT)
def _unchanged_pieces(runs: tuple[Run, ...]) -> tuple[Piece, ...]:
    """Return the pieces of a block that stays the same."""
    return tuple(Piece(Mark.KEPT, run) for run in runs)


@kept(MOST_KEPT)
def _pieces_by_cell(old: tuple[Run, ...], new: tuple[Run, ...], columns: Columns) -> tuple[Piece, ...]:
    """Return the pieces of two sequences; those of two blocks that stand beside each other in many versions, once."""
    left, right = _by_cell(old), _by_cell(new)
    found: list[Piece] = []
    for was, now in columns or [(cell, cell) for cell in sorted(left.keys() | right.keys())]:
        before = left.get(was, ()) if was is not None else ()
        after = right.get(now, ()) if now is not None else ()
        found += (piece for one in fragments(words_of(before), words_of(after)) for piece in one.pieces)
    return tuple(found)


def _by_cell(runs: Sequence[Run]) -> dict[int, list[Run]]:
    cells: dict[int, list[Run]] = {}
    for run in runs:
        cells.setdefault(run.cell, []).append(run)
    return cells


def fragments(
    left: Sequence[Word], right: Sequence[Word], old_starts: Sequence[int] = (), new_starts: Sequence[int] = ()
) -> list[Fragment]:
    """Return what became of words, parted where a block begins on either side.

    The starts are the numbers of the words with which such blocks begin, but for the first one.
    """
    old_starts, new_starts = list(reversed(old_starts)), list(reversed(new_starts))
    rows: list[_Row] = [(None, [])]
    for same, (a, a_end), (b, b_end) in compared(left, right):
        if same and not (old_starts or new_starts):
            rows[-1][1].extend(zip(repeat(Mark.KEPT), left[a:a_end], right[b:b_end], strict=False))
        elif same:
            for i, j in zip(range(a, a_end), range(b, b_end), strict=True):
                begins = old_starts[-1:] == [i], new_starts[-1:] == [j]
                if any(begins):
                    rows.append((_seam(*begins), []))
                    del old_starts[len(old_starts) - begins[0] :], new_starts[len(new_starts) - begins[1] :]
                rows[-1][1].append((Mark.KEPT, left[i], right[j]))
        else:
            gone, come = _parts(left, (a, a_end), old_starts), _parts(right, (b, b_end), new_starts)
            for n, (went, came) in enumerate(_side_by_side(gone, come)):
                if n:
                    rows.append((_seam(n < len(gone), n < len(come)), []))
                rows[-1][1].extend((Mark.DELETED, word, _NO_WORD) for word in went)
                rows[-1][1].extend((Mark.INSERTED, _NO_WORD, word) for word in came)
    return [Fragment(tuple(_joined(entries)), seam) for seam, entries in _without_marks_at_seams(rows)]


def _seam(old_begins: bool, new_begins: bool) -> Seam | None:  # noqa: FBT001 -- both sides, in their order
    if old_begins and new_begins:
        return None
    return Seam.JOINED if old_begins else Seam.PARTED


def _parts(words: Sequence[Word], span: Span, starts: list[int]) -> list[Sequence[Word]]:
    """Return words parted at the starts in them or at either end of them, and forget those starts."""
    at, end = span
    parts = []
    while starts and starts[-1] <= end:
        start = starts.pop()
        parts.append(words[at:start])
        at = start
    return [*parts, words[at:end]]


_Words = Sequence[Word]


def _side_by_side(gone: Sequence[_Words], come: Sequence[_Words]) -> Iterable[tuple[_Words, _Words]]:
    """Return words that went and came by the blocks that they are in: those of both sides side by side, in order.

    Where one side has fewer, its last one stands beside the longest of those that are left, if there are words in it.
    """
    if len(gone) == len(come):
        return zip(gone, come, strict=True)
    longer, shorter = (gone, come) if len(gone) > len(come) else (come, gone)
    last = len(shorter) - 1
    if not all(word.look.isspace() for word in shorter[-1]):
        last = max(range(last, len(longer)), key=lambda n: (len(longer[n]), -n))
    placed: list[_Words] = [*shorter[:-1], *([()] * (len(longer) - len(shorter) + 1))]
    placed[last] = shorter[-1]
    return zip(longer, placed, strict=True) if longer is gone else zip(placed, longer, strict=True)


def _without_marks_at_seams(rows: list[_Row]) -> list[_Row]:
    """Return rows in which no space counts as deleted where a block was parted, nor as inserted where some were joined.

    The other side has none there, as a block ends.
    """
    for (_, before), (seam, after) in pairwise(rows):
        own, other = (Mark.DELETED, Mark.INSERTED) if seam is Seam.PARTED else (Mark.INSERTED, Mark.DELETED)
        for entries, order in ((before, range(len(before) - 1, -1, -1)), (after, range(len(after)))):
            for n in order if seam else ():
                mark, old, new = entries[n]
                if mark is own and (old.look or new.look).isspace():
                    entries[n] = (Mark.KEPT, old, new)
                elif mark is not other:
                    break
    return rows


def _joined(entries: Iterable[_Entry]) -> Iterator[Piece]:
    """Yield the fewest pieces that say the same; each part of a word of one side stands for both."""
    last: tuple[Mark, _Marks, _Marks] | None = None
    now: list[str] = []
    was: list[str] = []
    usual: tuple[Mark, tuple[str, ...], int] | None = None  # of the last piece, where both sides are set alike
    for mark, old, new in entries:
        parts = new.parts or old.parts
        is_same = mark is not Mark.KEPT or old.parts == new.parts
        if is_same and len(parts) == 1:
            text, marks, cell = parts[0]
            if (mark, marks, cell) == usual:  # as most words are
                now.append(text)
                was.append(text)
                continue
        for before, after in zip(parts, parts, strict=True) if is_same else _parts_of(old.parts, new.parts):
            kind = (mark, after[1:], before[1:])
            if kind != last:
                if last:
                    yield _piece(*last, "".join(now), "".join(was))
                last, now, was = kind, [], []
                usual = (mark, after[1], after[2]) if after[1:] == before[1:] else None
            now.append(after[0])
            was.append(before[0])
    if last:
        yield _piece(*last, "".join(now), "".join(was))


_Marks = tuple[tuple[str, ...], int]


def _piece(mark: Mark, now: _Marks, was: _Marks, new: str, old: str) -> Piece:
    same = mark is not Mark.KEPT or (now == was and new == old)
    return Piece(mark, Run(new, *now), None if same else Run(old, *was))


def _parts_of(old: Sequence[Part], new: Sequence[Part]) -> Iterable[tuple[Part, Part]]:
    """Return the parts of a kept word as they were, each with what it is."""
    if not old or not new:  # a space where a block begins on one side only
        return [*((("", *part[1:]), part) for part in new), *((part, ("", *part[1:])) for part in old)]
    return zip(old, new, strict=True) if len(old) == len(new) == 1 else _cut(old, new)


def _cut(old: Sequence[Part], new: Sequence[Part]) -> Iterator[tuple[Part, Part]]:
    """Yield the parts of a word, written alike on both sides, cut wherever the marks change on either."""
    was, now = list(reversed(old)), list(reversed(new))
    while was and now:
        before, after = was.pop(), now.pop()
        length = min(len(before[0]), len(after[0]))
        yield (before[0][:length], *before[1:]), (after[0][:length], *after[1:])
        was.extend([(before[0][length:], *before[1:])] if len(before[0]) > length else [])
        now.extend([(after[0][length:], *after[1:])] if len(after[0]) > length else [])
