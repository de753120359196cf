"""Which blocks of a section became which: one to one, joined, parted, or alone; and what each stands under.

Blocks are paired one to one first (`sequence_alignment`). Where blocks stay alone beside others, a block whose words
stand in two or more blocks of the other side was parted, or they were joined.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from generator.result_cache import kept
from generator.text.blocks import Block, BlockPlace, Run, is_heading
from generator.text.edits import key_of, tokens_of
from generator.text.sequence_alignment import Pair, shared_rows, units

_JOINABLE: Final = frozenset({"paragraph", "item"})
MOST_WORK: Final = 4_000_000  # tokens of one side times tokens of the other, in a stretch of unpaired blocks
MOST_KEPT: Final = 2_048  # blocks
PIECE: Final = 0.6  # of the words of a piece stand in the whole
WHOLE: Final = 0.6  # of the words of the whole stand in its pieces


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks that became blocks, by their numbers from 0: several on one side where passages were joined or parted."""

    old: tuple[int, ...]
    new: tuple[int, ...]


def passages(old: Sequence[Block], new: Sequence[Block], pairs: Sequence[Pair]) -> tuple[Group, ...]:
    """Return the blocks of both sides as passages, in reading order."""
    return tuple(_passages(old, new, pairs))


def _passages(old: Sequence[Block], new: Sequence[Block], pairs: Sequence[Pair]) -> Iterator[Group]:
    stretch: list[Pair] = []
    for i, j in pairs:
        if i is not None and j is not None and old[i].identity == new[j].identity:
            yield from _regrouped(old, new, stretch)
            stretch = []
            yield Group((i,), (j,))
        else:
            stretch.append((i, j))
    yield from _regrouped(old, new, stretch)


def _regrouped(old: Sequence[Block], new: Sequence[Block], stretch: Sequence[Pair]) -> Iterator[Group]:
    lone = any(i is None or j is None for i, j in stretch)
    left = [i for i, _ in stretch if i is not None and old[i].kind in _JOINABLE]
    right = [j for _, j in stretch if j is not None and new[j].kind in _JOINABLE]
    joined = _joined(old, new, left, right) if lone and left and right and len(left) + len(right) > 2 else {}  # noqa: PLR2004 -- one on each side is a pair
    done: set[Group] = set()
    for i, j in stretch:
        group = joined.get(("old", i)) if i is not None else None
        group = group or (joined.get(("new", j)) if j is not None else None)
        if group is None:
            yield Group((i,) if i is not None else (), (j,) if j is not None else ())
            continue
        if group not in done:
            done.add(group)
            yield group
        if i is not None and i not in group.old and ("old", i) not in joined:
            yield Group((i,), ())
        if j is not None and j not in group.new and ("new", j) not in joined:
            yield Group((), (j,))


_Joined = Mapping[tuple[str, int], Group]


def _joined(old: Sequence[Block], new: Sequence[Block], left: Sequence[int], right: Sequence[int]) -> _Joined:
    """Return the groups of which a block is, where one block of a side has its words in several of the other."""
    shared, words_old, words_new = _shared(old, new, left, right)
    found: dict[tuple[str, int], Group] = {}
    for whole, pieces, turned in (
        *((i, right, False) for i in left if shared),
        *((j, left, True) for j in right if shared),
    ):
        size = (words_new if turned else words_old)[whole]
        parts = []
        total = 0
        for piece in pieces:
            common = shared.get((piece, whole) if turned else (whole, piece), 0)
            length = (words_old if turned else words_new)[piece]
            if common and common >= PIECE * length:
                parts.append(piece)
                total += common
        if len(parts) < 2 or total < WHOLE * size:  # noqa: PLR2004 -- one piece is a pair
            continue
        if parts != list(range(parts[0], parts[-1] + 1)):
            continue  # something else stands between them
        group = Group(tuple(parts), (whole,)) if turned else Group((whole,), tuple(parts))
        names = [*(("old", n) for n in group.old), *(("new", n) for n in group.new)]
        if not any(name in found for name in names):
            found.update(dict.fromkeys(names, group))
    return found


@kept(MOST_KEPT)
def _plain_words(runs: tuple[Run, ...]) -> tuple[str, ...]:
    """Return the words of a block by which it is compared with others; they are found once."""
    is_plain = len(runs) == 1 and not runs[0].marks
    found = units(runs[0].text) if is_plain else (token.text for token in tokens_of(runs))
    return tuple([key_of(word) for word in found if word.isalnum() or any(map(str.isalnum, word))])


def _shared(
    old: Sequence[Block], new: Sequence[Block], left: Sequence[int], right: Sequence[int]
) -> tuple[dict[tuple[int, int], int], dict[int, int], dict[int, int]]:
    """Return how many words of a longest common run of tokens each old block shares with each new one; their sizes."""
    numbers: dict[str, int] = {}

    def laid(blocks: Sequence[Block], which: Sequence[int]) -> tuple[list[int], list[int], dict[int, int]]:
        keys: list[int] = []
        owners: list[int] = []
        sizes: dict[int, int] = {}
        for number in which:
            words = _plain_words(blocks[number].runs)
            sizes[number] = len(words)
            keys.extend(numbers.setdefault(word, len(numbers)) for word in words)
            owners.extend([number] * len(words))
        return keys, owners, sizes

    left_keys, left_owners, left_sizes = laid(old, left)
    right_keys, right_owners, right_sizes = laid(new, right)
    shared: dict[tuple[int, int], int] = {}
    if len(left_keys) * len(right_keys) <= MOST_WORK:
        for pair, length in shared_rows(left_keys, right_keys, left_owners, right_owners):
            shared[pair] = shared.get(pair, 0) + length
    return shared, left_sizes, right_sizes


_UNKNOWN: Final = -2  # what it stood under came or went itself, which is a change of its own


@dataclass(frozen=True)
class Places:
    """What the blocks of a section stand under on both sides, where both sides have it."""

    old: Sequence[Block]
    new: Sequence[Block]
    partner: Mapping[int, int]
    back: Mapping[int, int]
    known: frozenset[int]

    @staticmethod
    def of(old: Sequence[Block], new: Sequence[Block], groups: Sequence[Group]) -> "Places":
        """Return the places of two sides whose blocks are grouped."""
        partner = {i: group.new[0] for group in groups if group.new for i in group.old}
        back = {j: group.old[0] for group in groups if group.old for j in group.new}
        return Places(old, new, partner, back, frozenset(back))

    def moved(self, i: int, j: int) -> tuple[str, str]:
        """Return the words of what a block stood under and stands under, where that is another one; else two empty."""
        before, after = self.old[i].place, self.new[j].place
        for was, now in (
            (self._lead(before.lead), self._new_lead(after.lead)),
            (self._lead(before.parent), self._new_lead(after.parent)),
            (self._lead(before.head), self._new_lead(after.head)),
            (self._heading(before), self._new_heading(after)),
        ):
            if _UNKNOWN not in {was, now} and (self.partner[was] if was >= 0 else was) != now:
                return self._named(self.old, was), self._named(self.new, now)
        return "", ""

    def _lead(self, number: int) -> int:
        return number if number < 0 or number in self.partner else _UNKNOWN

    def _new_lead(self, number: int) -> int:
        return number if number < 0 or number in self.known else _UNKNOWN

    def _heading(self, place: BlockPlace) -> int:
        number = place.heading
        while number >= 0 and not (number in self.partner and is_heading(self.new[self.partner[number]])):
            number = self.old[number].place.heading
        return number

    def _new_heading(self, place: BlockPlace) -> int:
        number = place.heading
        while number >= 0 and not (number in self.known and is_heading(self.old[self.back[number]])):
            number = self.new[number].place.heading
        return number

    @staticmethod
    def _named(blocks: Sequence[Block], number: int) -> str:
        return blocks[number].words if number >= 0 else NO_LEAD


NO_LEAD: Final = "the section itself"
