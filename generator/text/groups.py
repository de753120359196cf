"""Which blocks of a section became which: one by one, or several of one where a passage was parted or joined."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from itertools import compress, groupby

from generator.text.blocks import Block
from generator.text.columns import rearranged
from generator.text.parted_blocks import Counterparts, Gap, merged_in
from generator.text.sequence_alignment import Pair


def groups(
    old: Sequence[Block],
    new: Sequence[Block],
    pairs: Sequence[Pair],
    *,
    went: Collection[int] = (),
    came: Collection[int] = (),
) -> Iterator[Counterparts]:
    """Yield the groups of paired blocks, in reading order on both sides.

    `went` and `came` are the blocks that moved: they are parts of nothing else.
    """
    paired, columns = rearranged(old, new, pairs)

    def equal(pair: Pair) -> bool:
        i, j = pair
        return i is not None and j is not None and pair not in columns and old[i].identity == new[j].identity

    def may_part(i: int) -> bool:
        return i not in went and _is_prose(old[i])

    def may_join(j: int) -> bool:
        return j not in came and _is_prose(new[j])

    for same, found in groupby(paired, key=equal):
        row = tuple(found)
        merged = [] if same else merged_in(_gap(row, may_part, may_join), old, new)
        for one in _in_order(row, merged):
            pair = (one.old[0] if one.old else None, one.new[0] if one.new else None)
            yield replace(one, columns=columns[pair]) if pair in columns else one


def _is_prose(block: Block) -> bool:
    return block.kind in {"paragraph", "item", "heading"} and any(run.text.strip() for run in block.runs)


def _gap(pairs: tuple[Pair, ...], may_part: Callable[[int], bool], may_join: Callable[[int], bool]) -> Gap:
    old = frozenset(i for i, _ in pairs if i is not None and may_part(i))
    new = frozenset(j for _, j in pairs if j is not None and may_join(j))
    lone_old = frozenset(i for i, j in pairs if i in old and j is None and i is not None)
    lone_new = frozenset(j for i, j in pairs if j in new and i is None and j is not None)
    return Gap(pairs, old, new, lone_old, lone_new)


def _in_order(pairs: Sequence[Pair], merged: Sequence[Counterparts]) -> Iterator[Counterparts]:
    """Yield all pairs of a gap as groups, the merged ones in place of their members: in order on both sides."""
    singles = [Counterparts(() if i is None else (i,), () if j is None else (j,)) for i, j in pairs]
    if not merged:
        yield from singles
        return
    taken = {i for one in merged for i in one.old}, {j for one in merged for j in one.new}
    rest = [one for one in singles if taken[0].isdisjoint(one.old) and taken[1].isdisjoint(one.new)]
    lone = [one for one in rest if not (one.old and one.new)]
    for group in sorted([*merged, *(one for one in rest if one.old and one.new)], key=lambda one: one.old):
        before = [(one.old or group.old) < group.old or (one.new or group.new) < group.new for one in lone]
        yield from compress(lone, before)
        yield group
        lone = [one for one, is_before in zip(lone, before, strict=True) if not is_before]
    yield from lone
