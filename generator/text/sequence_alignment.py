"""Which item of one sequence became which item of another, with a bound on the work; and the units of a text."""

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Final

from rapidfuzz.distance import LCSseq

from generator.result_cache import kept

Pair = tuple[int | None, int | None]
Likeness = Callable[[int, int], float]
Words = Callable[[int], Collection[Hashable]]

MOST_COMPARED: Final = 2_500
MOST_LEVELS: Final = 40
ALIKE: Final = 0.45
RARE: Final = 32  # a word that stands in more items than this tells nothing of which is which
MOST_RARE: Final = 12
MOST_TRIED: Final = 3
MOST_KEPT: Final = 1_024  # texts


@dataclass(frozen=True, slots=True)
class Sides:
    """Two sequences with what tells how alike two of their items are, and the words of each item."""

    old: Sequence[Hashable]
    new: Sequence[Hashable]
    likeness: Likeness
    old_words: Words
    new_words: Words


def shared_rows(
    old: Sequence[Hashable], new: Sequence[Hashable], old_owners: Sequence[int], new_owners: Sequence[int]
) -> Iterator[tuple[tuple[int, int], int]]:
    """Yield the rows of items that two sequences share in one order: whose they are on both sides, and how many.

    The owners give for each item the number of what it belongs to, such as the block of a word; a row ends where
    another owner's items begin.
    """
    old_ends, new_ends = _ends(old_owners), _ends(new_owners)
    for step in LCSseq.opcodes(old, new):
        if step.tag == "equal":
            i, j = step.src_start, step.dest_start
            while i < step.src_end:
                length = min(old_ends[i] - i, new_ends[j] - j, step.src_end - i)
                yield (old_owners[i], new_owners[j]), length
                i += length
                j += length


def _ends(owners: Sequence[int]) -> list[int]:
    """Return for each item the number of the first one after it that belongs to another owner."""
    ends: list[int] = []
    for _, own in groupby(owners):
        count = len([*own])
        ends += [len(ends) + count] * count
    return ends


def _no_words(_: int) -> Collection[Hashable]:
    return ()


def align(
    old: Sequence[Hashable],
    new: Sequence[Hashable],
    likeness: Likeness,
    *,
    old_words: Words = _no_words,
    new_words: Words = _no_words,
) -> list[Pair]:
    """Return pairs of indices in reading order: both for equal or similar items, one for a removed or an added item.

    Equal items that occur once on both sides anchor the alignment (as in a patience diff); between anchors, items are
    paired by `likeness` (0 to 1) where the gap is small enough to compare them all. In a larger gap only items that
    share rare words are compared; without words it counts as replaced.
    """
    pairs: list[Pair] = []
    sides = Sides(old, new, likeness, old_words, new_words)
    _between(sides, (0, len(old)), (0, len(new)), pairs, 0)
    return pairs


def alike(sides: Sides, left: Sequence[int], right: Sequence[int]) -> list[tuple[float, int, int]]:
    """Return the likeliest partners among these items, each item at most once, the most alike first.

    Only items that share one of their rarest words are compared, and of those the few that share most: the work grows
    with the number of words, whatever the order of the items.
    """
    in_old = {i: frozenset(sides.old_words(i)) for i in left}
    in_new = {j: frozenset(sides.new_words(j)) for j in right}
    often_old = Counter(word for words in in_old.values() for word in words)
    often_new = Counter(word for words in in_new.values() for word in words)
    rare = {word for word, times in often_old.items() if times <= RARE and often_new.get(word, RARE + 1) <= RARE}
    where: dict[Hashable, list[int]] = {}
    for i, words in in_old.items():
        for word in words & rare:
            where.setdefault(word, []).append(i)
    found: list[tuple[float, int, int]] = []
    for j, words in in_new.items():
        rarest = sorted(words & rare, key=lambda word: (often_old[word] + often_new[word], str(word)))[:MOST_RARE]
        shared = Counter(i for word in rarest for i in where[word])
        tried = sorted(shared, key=lambda i: (-shared[i], abs(i - j)))[:MOST_TRIED]
        found.extend((likely, i, j) for i in tried if (likely := sides.likeness(i, j)) >= ALIKE)
    found.sort(key=lambda row: (-row[0], row[2], row[1]))
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    best = []
    for likely, i, j in found:
        if i not in taken_old and j not in taken_new:
            taken_old.add(i)
            taken_new.add(j)
            best.append((likely, i, j))
    return best


def _between(sides: Sides, window: tuple[int, int], other: tuple[int, int], pairs: list[Pair], level: int) -> None:
    old, new = sides.old, sides.new
    (a, a_end), (b, b_end) = window, other
    while a < a_end and b < b_end and old[a] == new[b]:
        pairs.append((a, b))
        a, b = a + 1, b + 1
    tail = 0
    while a < a_end - tail and b < b_end - tail and old[a_end - 1 - tail] == new[b_end - 1 - tail]:
        tail += 1
    a_end, b_end = a_end - tail, b_end - tail
    anchors = _anchors(sides, range(a, a_end), range(b, b_end), level)
    if anchors:
        for at, bt in anchors:
            _between(sides, (a, at), (b, bt), pairs, level + 1)
            pairs.append((at, bt))
            a, b = at + 1, bt + 1
        _between(sides, (a, a_end), (b, b_end), pairs, level + 1)
    else:
        pairs.extend(_similar(range(a, a_end), range(b, b_end), sides.likeness))
    pairs.extend((a_end + step, b_end + step) for step in range(tail))


def _anchors(sides: Sides, left: range, right: range, level: int) -> list[tuple[int, int]]:
    """Return a rising chain of pairs: items equal and unique in both windows, else, in a large gap, the likeliest."""
    if not left or not right or level > MOST_LEVELS:
        return []
    once_old = Counter(sides.old[i] for i in left)
    once_new = Counter(sides.new[j] for j in right)
    where = {sides.new[j]: j for j in right}
    items = [(i, sides.old[i]) for i in left]
    unique = [(i, where[item]) for i, item in items if once_old[item] == 1 and once_new.get(item) == 1]
    if not unique and len(left) * len(right) > MOST_COMPARED:
        unique = sorted((i, j) for _, i, j in alike(sides, left, right))
    return [unique[k] for k in rising([j for _, j in unique])]


def rising(values: Sequence[int]) -> list[int]:
    """Return the positions of a longest strictly rising subsequence, in n·log n."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for position, value in enumerate(values):
        length = bisect_left(tails, value)
        tails[length : length + 1] = [value]
        ends[length : length + 1] = [position]
        before.append(ends[length - 1] if length else -1)
    chain = []
    position = ends[-1] if ends else -1
    while position >= 0:
        chain.append(position)
        position = before[position]
    return chain[::-1]


def _similar(left: range, right: range, likeness: Likeness) -> Iterator[Pair]:
    """Pair items in order so that the sum of their likenesses is greatest; those not alike enough stay alone."""
    if not left or not right or len(left) * len(right) > MOST_COMPARED:
        yield from ((i, None) for i in left)
        yield from ((None, j) for j in right)
        return
    rows, columns = len(left), len(right)
    likely = [[likeness(i, j) for j in right] for i in left]
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for x in range(rows - 1, -1, -1):
        for y in range(columns - 1, -1, -1):
            paired = likely[x][y] + best[x + 1][y + 1] if likely[x][y] >= ALIKE else 0.0
            best[x][y] = max(paired, best[x + 1][y], best[x][y + 1])
    x = y = 0
    while x < rows and y < columns:
        if likely[x][y] >= ALIKE and best[x][y] == likely[x][y] + best[x + 1][y + 1]:
            yield left[x], right[y]
            x, y = x + 1, y + 1
        elif best[x][y] == best[x + 1][y]:
            yield left[x], None
            x += 1
        else:
            yield None, right[y]
            y += 1
    yield from ((left[i], None) for i in range(x, rows))
    yield from ((None, right[j]) for j in range(y, columns))


_PLAIN_UNIT: Final = re.compile(r"\s+|\d[\d.,]*\d\w*|\w+(?:['’\u2010-]\w+)*|[^\w\s]")
_PLAIN: Final = re.compile(
    "[\u0000-\u02ff\u0370-\u0482\u048a-\u0590\u1e00-\u1fff\u2010-\u2029\u2030-\u205f\u20a0-\u20cf\uac00-\ud7a3]*"
)
_UNSPACED: Final = (  # Thai, Lao, Tibetan, Myanmar, Khmer, kana, bopomofo, Han
    "\u0e00-\u0e4f\u0e80-\u0ecf\u0f00-\u0fff\u1000-\u103f\u1780-\u17df"
    "\u3005-\u3007\u3040-\u312f\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U000323af"
)


@kept(MOST_KEPT)
def units(text: str) -> tuple[str, ...]:
    """Return the units of a text, white space among them: words, signs, and single letters of scripts without spaces.

    Joined together they are the text. No unit ends inside a word, or between a letter and the marks on it.
    """
    return tuple((_PLAIN_UNIT if is_plain(text) else _unit()).findall(text))


def is_plain(text: str) -> bool:
    """Return True if a text has no marks that join a letter, and no letters of a script without spaces."""
    return _PLAIN.fullmatch(text) is not None


def _joining() -> str:
    """Return the marks that join the letter before them, as ranges: one by one a pattern takes ten times as long."""
    marks = [code for code in range(0x300, 0x1F000) if unicodedata.category(chr(code))[0] == "M"]
    first = [code for code, before in zip(marks, (0, *marks), strict=False) if code != before + 1]
    last = [code for code, after in zip(marks, (*marks[1:], 0), strict=True) if code + 1 != after]
    return "".join(f"{chr(start)}-{chr(end)}" for start, end in zip(first, last, strict=True))


@lru_cache(maxsize=1)
def _unit() -> re.Pattern[str]:
    """Return the pattern of a unit in any script: what a reader sees as one sign stays one, emoji of parts too."""
    marks = f"(?:[{_joining()}\u0e33\u0eb3\u200c\U0001f3fb-\U0001f3ff\U000e0020-\U000e01ef]|\u200d+(?:\\w+|\\S)?)*"
    letter = f"(?:(?![{_UNSPACED}])\\w{marks})"
    flag = "[\U0001f1e6-\U0001f1ff]{2}"
    number = f"\\d[\\d.,]*\\d{marks}{letter}*"
    word = f"{letter}+(?:['’\u2010-]{letter}+)*"
    return re.compile(f"\\s+{marks}|{number}|{flag}{marks}|{word}|.{marks}", re.DOTALL)
