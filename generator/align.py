"""Which item of one sequence became which item of another: a general alignment with a bound on its work."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Final

Pair = tuple[int | None, int | None]
Likeness = Callable[[int, int], float]

MOST_COMPARED: Final = 2_500
ALIKE: Final = 0.45


def align(old: Sequence[Hashable], new: Sequence[Hashable], likeness: Likeness) -> list[Pair]:
    """Return pairs of indices in reading order: both for equal or similar items, one for a removed or an added item.

    Equal items that occur once on both sides anchor the alignment (as in a patience diff); between anchors, items are
    paired by `likeness` (0 to 1) where the gap is small enough to compare them all, else they count as replaced.
    """
    pairs: list[Pair] = []
    _between(old, new, (0, len(old)), (0, len(new)), likeness, pairs)
    return pairs


def _between(
    old: Sequence[Hashable],
    new: Sequence[Hashable],
    window: tuple[int, int],
    other: tuple[int, int],
    likeness: Likeness,
    pairs: list[Pair],
) -> None:
    (a, a_end), (b, b_end) = window, other
    while a < a_end and b < b_end and old[a] == new[b]:
        pairs.append((a, b))
        a, b = a + 1, b + 1
    tail = 0
    while a < a_end - tail and b < b_end - tail and old[a_end - 1 - tail] == new[b_end - 1 - tail]:
        tail += 1
    a_end, b_end = a_end - tail, b_end - tail
    anchors = _anchors(old, new, range(a, a_end), range(b, b_end))
    if anchors:
        for at, bt in anchors:
            _between(old, new, (a, at), (b, bt), likeness, pairs)
            pairs.append((at, bt))
            a, b = at + 1, bt + 1
        _between(old, new, (a, a_end), (b, b_end), likeness, pairs)
    else:
        pairs.extend(_similar(range(a, a_end), range(b, b_end), likeness))
    pairs.extend((a_end + step, b_end + step) for step in range(tail))


def _anchors(old: Sequence[Hashable], new: Sequence[Hashable], left: range, right: range) -> list[tuple[int, int]]:
    """Return the longest rising chain of items that occur exactly once in both windows."""
    if not left or not right:
        return []
    once_old = Counter(old[i] for i in left)
    once_new = Counter(new[j] for j in right)
    where = {new[j]: j for j in right}
    unique = [(i, where[old[i]]) for i in left if once_old[old[i]] == 1 and once_new.get(old[i]) == 1]
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
