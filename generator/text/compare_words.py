"""The words of a text with the marks on them, and which of two texts' words are equal."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby, pairwise, repeat
from typing import Final, NamedTuple

from rapidfuzz.distance import LCSseq

from generator.result_cache import kept
from generator.text.appearance import appearance, is_as_seen, seen_units
from generator.text.blocks import MEANING, Run
from generator.text.markdown import NOTE
from generator.text.sequence_alignment import align, units

MOST_WORK: Final = 40_000_000
MOST_KEPT: Final = 2_048  # blocks
MOST_WORDS: Final = 16_384
_PICTURE: Final = "image:"
Part = tuple[str, tuple[str, ...], int]  # words with their marks and their cell
Span = tuple[int, int]
Step = tuple[bool, Span, Span]


class Word(NamedTuple):
    """A word, a sign, a space or a whole picture: what it looks like, and the parts in which it is written."""

    look: str
    parts: tuple[Part, ...]


def words_of(runs: Iterable[Run]) -> Sequence[Word]:
    """Return the words, signs and spaces of runs; a picture is one of them, and so is the number of a note."""
    return _words_of(tuple(runs))


@kept(MOST_KEPT)
def _words_of(runs: tuple[Run, ...]) -> tuple[Word, ...]:
    """Return the words of runs; those of a block that is compared with several others are found once."""
    words: list[Word] = []
    for kind, group in groupby(runs, key=_single_word):
        parts = [(run.text, run.marks, run.cell) for run in group if run.text]
        if kind:
            words.extend(Word(f"{kind}{appearance(part[0])}", (part,)) for part in parts)
        elif parts:
            words.extend(_words(parts))
    return tuple(words)


def looks_of(runs: Sequence[Run]) -> Sequence[str]:
    """Return what the words of runs look like; where they are as they are written, no more is asked of them."""
    text = "".join([run.text for run in runs])
    is_bare = not any(_single_word(run) or not MEANING.isdisjoint(run.marks) for run in runs)
    return units(text) if is_bare and is_as_seen(text) else [word.look for word in words_of(runs)]


def _single_word(run: Run) -> str:
    """Return what a run is that is one word, whatever signs it has: a picture, the number of a note; else empty."""
    for mark in run.marks:
        if mark == NOTE or mark.startswith(_PICTURE):
            return _PICTURE if mark != NOTE else NOTE
    return ""


def _words(parts: Sequence[Part]) -> Iterator[Word]:
    text = "".join(part[0] for part in parts)
    units = seen_units(text)
    if len(parts) == 1:
        marks, cell = parts[0][1:]
        looks, texts = zip(*units, strict=True)
        yield from map(_word, looks, texts, repeat(marks), repeat(cell))
        return
    meaning = not all(MEANING.isdisjoint(part[1]) for part in parts)
    ends = list(accumulate(len(part[0]) for part in parts))
    start = n = 0
    for seen, written in units:
        end = start + len(written)
        if end <= ends[n]:  # it ends in the part in which it begins, as most do
            yield _word(seen, written, *parts[n][1:])
            start = end
            n += ends[n] == end and n + 1 < len(parts)
            continue
        bounds, first = [start], n
        while ends[n] < end:
            bounds.append(ends[n])
            n += 1
        own = tuple((text[x:y], *parts[first + k][1:]) for k, (x, y) in enumerate(pairwise([*bounds, end])))
        look = _look(seen, written, own[0][1])
        look = f"{written}\0" if len(own) > 1 and seen != written else look
        yield Word(f"{look}{_meanings(own)}" if meaning else look, own)
        start = end
        n += ends[n] == end and n + 1 < len(parts)


@kept(MOST_WORDS)
def _word(seen: str, written: str, marks: tuple[str, ...], cell: int) -> Word:
    """Return a word of one part: most are words that were there before."""
    part = (written, marks, cell)
    look = _look(seen, written, marks)
    return Word(look if MEANING.isdisjoint(marks) else f"{look}{_meanings([part])}", (part,))


def _meanings(parts: Sequence[Part]) -> str:
    """Return what marks add to what parts of a word say: struck ones are other words. Empty where they add nothing."""
    if all(MEANING.isdisjoint(part[1]) for part in parts):
        return ""
    return "\0".join(["", *(f"{text} {' '.join(sorted(MEANING.intersection(marks)))}" for text, marks, _ in parts)])


def _look(seen: str, written: str, marks: Sequence[str]) -> str:
    """Return what is equal for words that look the same; parts of an oddly written word can't be told from others."""
    if seen.isspace():
        return written if "code" in marks else " "
    return seen


def compared(left: Sequence[Word], right: Sequence[Word]) -> Iterator[Step]:
    """Yield what is equal and what is not; where only white space is equal between replaced words, it is replaced."""
    numbers: dict[str, int] = {}
    old = [numbers.setdefault(word.look, len(numbers)) for word in left]
    new = [numbers.setdefault(word.look, len(numbers)) for word in right]
    a = b = 0  # what was replaced begins here
    a_end = b_end = 0
    for same, (i, i_end), (j, j_end) in _steps(old, new):
        bridges = a < a_end and b < b_end and j_end < len(right)
        if same and not (bridges and all(word.look.isspace() for word in right[j:j_end])):
            if a < a_end or b < b_end:
                yield False, (a, a_end), (b, b_end)
            yield True, (i, i_end), (j, j_end)
            a, b = i_end, j_end
        a_end, b_end = i_end, j_end
    if a < a_end or b < b_end:
        yield False, (a, a_end), (b, b_end)


def _steps(old: Sequence[int], new: Sequence[int]) -> Iterator[Step]:
    """Yield what is equal and what is not, in order; above a bound, words that occur once part the work."""
    if len(old) * len(new) <= MOST_WORK:
        for step in LCSseq.opcodes(old, new):
            yield step.tag == "equal", (step.src_start, step.src_end), (step.dest_start, step.dest_end)
        return
    a = b = 0  # up to here all is told, but for a stretch of equal words of this length before it
    equal = 0
    matched = [(i, j) for i, j in align(old, new, lambda _i, _j: 0.0) if i is not None and j is not None]
    for i, j in [*matched, (len(old), len(new))]:
        if equal and ((i, j) != (a, b) or i == len(old)):
            yield True, (a - equal, a), (b - equal, b)
            equal = 0
        if (i, j) != (a, b):
            yield from _parted((a, i), (b, j), old, new)
        equal += 1
        a, b = i + 1, j + 1


def _parted(window: Span, other: Span, old: Sequence[int], new: Sequence[int]) -> Iterator[Step]:
    (a, a_end), (b, b_end) = window, other
    if (a_end - a) * (b_end - b) > MOST_WORK:
        yield False, window, other
        return
    for step in LCSseq.opcodes(old[a:a_end], new[b:b_end]):
        yield step.tag == "equal", (a + step.src_start, a + step.src_end), (b + step.dest_start, b + step.dest_end)
