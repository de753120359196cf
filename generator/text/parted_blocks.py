"""Blocks that hold the same text and are not one and one: a passage that was parted, joined, or made a list."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from generator.result_cache import kept
from generator.text.blocks import Block, Run
from generator.text.compare_words import MOST_KEPT, MOST_WORK, looks_of
from generator.text.sequence_alignment import Pair, shared_rows
from generator.text.word_diff import Columns

_PART: Final = 0.6  # of the words of the shorter block, in the other one
_EDGE: Final = 0.25  # of them, where they stand in a row
_ROW: Final = 4  # words
_ALIKE: Final = 0.6  # of all words, in both


_Shared = Counter[tuple[int, int]]
_Side = tuple[list[int], list[int]]  # the words of blocks in a row, as numbers, and the block of each


@dataclass(frozen=True, slots=True)
class Counterparts:
    """Blocks of both sides that hold the same text, by their numbers from 0; of rows, which column became which."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    columns: Columns = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """Pairs between two unchanged blocks, the blocks that may be parts of others, and those without a partner."""

    pairs: tuple[Pair, ...]
    old: frozenset[int]
    new: frozenset[int]
    lone_old: frozenset[int]
    lone_new: frozenset[int]


def merged_in(gap: Gap, old: Sequence[Block], new: Sequence[Block]) -> list[Counterparts]:
    """Return the blocks of a gap that hold the same text, where they are not already one and one."""
    if not gap.old or not gap.new or not (gap.lone_old or gap.lone_new):
        return []
    numbers: dict[str, int] = {}
    left, right = _words(old, sorted(gap.old), numbers), _words(new, sorted(gap.new), numbers)
    if len(left[0]) * len(right[0]) > MOST_WORK:
        return []
    shared, in_rows = _shared(left, right)
    old_sizes, new_sizes = Counter(left[1]), Counter(right[1])
    paired = [(i, j) for i, j in gap.pairs if i is not None and j is not None and i in gap.old and j in gap.new]
    strict = [(i, j) for (i, j), count in shared.items() if count >= _PART * min(old_sizes[i], new_sizes[j])]
    loose = [(i, j) for (i, j), count in in_rows.items() if count >= _EDGE * min(old_sizes[i], new_sizes[j])]
    found: list[Counterparts] = []
    for olds, news in (*_linked((*strict, *loose, *paired)), *_linked((*strict, *paired))):
        group = _with_edges(_span(olds), _span(news), gap, shared, (old_sizes, new_sizes))
        both = sum(shared[i, j] for i in group.old for j in group.new)
        every = sum(old_sizes[i] for i in group.old) + sum(new_sizes[j] for j in group.new)
        is_whole = olds | gap.lone_old >= {*group.old} and news | gap.lone_new >= {*group.new}
        is_new = bool({*group.old} & gap.lone_old or {*group.new} & gap.lone_new)
        if is_whole and is_new and 2 * both >= _ALIKE * every and _stands_apart(group, gap.pairs, found):
            found.append(group)
    return found


def _span(numbers: Collection[int]) -> tuple[int, ...]:
    return tuple(range(min(numbers), max(numbers) + 1))


def _with_edges(
    olds: tuple[int, ...],
    news: tuple[int, ...],
    gap: Gap,
    shared: Mapping[tuple[int, int], int],
    sizes: tuple[Mapping[int, int], Mapping[int, int]],
) -> Counterparts:
    """Return a group with the lone blocks beside it that have some of its words, as what leads into a list has."""
    first, last = olds[0] - 1, olds[-1] + 1
    olds += tuple(
        i
        for i in (first, last)
        if i in gap.lone_old and sum(shared.get((i, j), 0) for j in news) >= _EDGE * sizes[0][i] > 0
    )
    first, last = news[0] - 1, news[-1] + 1
    news += tuple(
        j
        for j in (first, last)
        if j in gap.lone_new and sum(shared.get((i, j), 0) for i in olds) >= _EDGE * sizes[1][j] > 0
    )
    return Counterparts(tuple(sorted(olds)), tuple(sorted(news)))


def _words(blocks: Sequence[Block], which: Iterable[int], numbers: dict[str, int]) -> _Side:
    """Return the words of blocks, numbered as they are found on both sides; signs and spaces are left out."""
    words: list[int] = []
    owners: list[int] = []
    for n in which:
        looks = _appearance(blocks[n].runs)
        words += [numbers.setdefault(look, len(numbers)) for look in looks]
        owners += [n] * len(looks)
    return words, owners


@kept(MOST_KEPT)
def _appearance(runs: tuple[Run, ...]) -> tuple[str, ...]:
    """Return how the words of a block look; they are found once."""
    looks = [look.casefold() for look in looks_of(runs)]
    return tuple([look for look in looks if look.isalnum() or any(map(str.isalnum, look))])


def _shared(left: _Side, right: _Side) -> tuple[_Shared, _Shared]:
    """Return how many words, in their order, each block of one side has in common with each one of the other.

    The second count is of those that stand in a row of several.
    """
    every, in_rows = _Shared(), _Shared()
    for pair, length in shared_rows(left[0], right[0], left[1], right[1]):
        every[pair] += length
        in_rows[pair] += length if length >= _ROW else 0
    return every, in_rows


def _linked(links: Iterable[tuple[int, int]]) -> list[tuple[set[int], set[int]]]:
    """Return which blocks of both sides hang together by links."""
    of_old: dict[int, tuple[set[int], set[int]]] = {}
    of_new: dict[int, tuple[set[int], set[int]]] = {}
    for i, j in links:
        one, other = of_old.get(i), of_new.get(j)
        whole = one or other or (set(), set())
        if one and other and one is not other:
            whole = (one[0] | other[0], one[1] | other[1])
            of_old |= dict.fromkeys(whole[0], whole)
            of_new |= dict.fromkeys(whole[1], whole)
        whole[0].add(i)
        whole[1].add(j)
        of_old[i] = of_new[j] = whole
    return [whole for i, whole in of_old.items() if i == min(whole[0])]


def _stands_apart(group: Counterparts, pairs: Iterable[Pair], others: Iterable[Counterparts]) -> bool:
    """Return True if everything that is paired before the group on one side is so on the other, too."""
    members = {*group.old}, {*group.new}
    rest = [(i, j) for i, j in pairs if i is not None and j is not None and not (i in members[0] and j in members[1])]
    rest += [(i, one.new[0]) for one in others for i in one.old]
    rest += [(one.old[0], j) for one in others for j in one.new]
    return all(
        i not in members[0] and j not in members[1] and (i < group.old[0]) == (j < group.new[0]) for i, j in rest
    )
