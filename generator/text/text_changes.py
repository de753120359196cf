"""What changed in the passages of two documents: those that came, went, changed, or stand in another place."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from generator.result_cache import kept
from generator.text.blocks import Block
from generator.text.change import Change, Kind, Subject
from generator.text.document_alignment import AlignedSection, reads_same, sides_of
from generator.text.passage_alignment import Group, Places, passages
from generator.text.sequence_alignment import alike, units

MOVED_ALIKE: Final = 0.6
MOST_KEPT: Final = 4_096  # passages
FEWEST_WORDS: Final = 8  # of a passage that may be found again, edited, in another place


@dataclass(frozen=True, slots=True)
class _LonePassage:
    """A block without a partner in its section: `section` and `at` find it, `owner` is the newer id of its section."""

    section: str
    at: int
    owner: str
    block: Block


_Origins = Mapping[tuple[str, int], _LonePassage]
_Moves = tuple[_Origins, Collection[tuple[str, int]]]


def text_changes(sections: Sequence[AlignedSection]) -> Iterator[Change]:
    """Yield the changes of passages, section by section: one that moved stands where it stands now."""
    changed = _grouped(sections)
    moves = _moves(*_lone(changed))
    for pair, groups in changed:
        yield from _block_changes(pair, groups, moves)
        if pair.new and [block.identity for block in pair.old_blocks] == [block.identity for block in pair.new_blocks]:
            yield Change(Kind.LAYOUT, Subject.TEXT, pair.new.id, pair.new.type, (), None, None)


def moved_passages(sections: Sequence[AlignedSection]) -> tuple[Change, ...]:
    """Return the changes of passages that stand in another place: all that a redline needs to know of changes."""
    if not any(None in pair for one in sections if not one.unchanged for pair in one.pairs):
        return ()  # every block has a partner in its section
    changed = _grouped(sections)
    moves = _moves(*_lone(changed))
    if not moves[0]:
        return ()
    return tuple(one for pair, groups in changed for one in _moved(pair, groups, moves[0]))


_Grouped = Sequence[tuple[AlignedSection, Sequence[Group]]]


def _grouped(sections: Iterable[AlignedSection]) -> _Grouped:
    """Return the sections that are not the same, each with its passages."""
    changed = (pair for pair in sections if not pair.unchanged)
    return [(pair, passages(pair.old_blocks, pair.new_blocks, pair.pairs)) for pair in changed]


def _lone(changed: _Grouped) -> tuple[Sequence[_LonePassage], Sequence[_LonePassage]]:
    """Return the blocks that went and those that came, each without a partner in its section."""
    removed = [
        _LonePassage(pair.old.id, group.old[0], pair.section.id, pair.old_blocks[group.old[0]])
        for pair, groups in changed
        for group in groups
        if pair.old and not group.new
    ]
    added = [
        _LonePassage(pair.new.id, group.new[0], pair.section.id, pair.new_blocks[group.new[0]])
        for pair, groups in changed
        for group in groups
        if pair.new and not group.old
    ]
    return removed, added


def _moves(removed: Sequence[_LonePassage], added: Sequence[_LonePassage]) -> _Moves:
    """Return where each block that came stood before, as it was or edited, and which blocks that went are found so."""
    origin: dict[tuple[str, int], _LonePassage] = {}
    found: set[tuple[str, int]] = set()
    free: dict[object, list[_LonePassage]] = {}
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
    sides = sides_of([one.block for one in left], [one.block for one in right])
    for likely, i, j in alike(sides, range(len(left)), range(len(right))):
        if likely >= MOVED_ALIKE:
            origin[right[j].section, right[j].at] = left[i]
            found.add((left[i].section, left[i].at))
    return origin, found


def _same_words(
    removed: Sequence[_LonePassage],
    added: Sequence[_LonePassage],
    origin: dict[tuple[str, int], _LonePassage],
    found: set[tuple[str, int]],
) -> None:
    """Find the blocks that came with the words of one that went in the same section, set otherwise."""
    free: dict[tuple[str, str, str], list[_LonePassage]] = {}
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
    return _count(block.words) >= 2 * FEWEST_WORDS - 1  # white space between words is a unit


@kept(MOST_KEPT)
def _count(words: str) -> int:
    """Return how many units words have; those of a passage that stays without a partner in many versions, once."""
    return len(units(words))


def _moved(pair: AlignedSection, groups: Sequence[Group], origin: _Origins) -> Iterator[Change]:
    """Yield the changes of the passages of a section that stood in another place."""
    where = Places.of(pair.old_blocks, pair.new_blocks, groups)
    for group in groups:
        lone = _origin(pair, group, origin)
        if lone:
            yield _moved_change(pair, group.new[0], lone, where)


def _origin(pair: AlignedSection, group: Group, origin: _Origins) -> _LonePassage | None:
    """Return where a passage that came stood before; None where it stood nowhere."""
    return origin.get((pair.section.id, group.new[0])) if group.new and not group.old else None


def _moved_change(pair: AlignedSection, at: int, lone: _LonePassage, where: Places) -> Change:
    """Return the change of a passage that stood elsewhere, as it is or edited; `at` is its number from 0."""
    section, block = pair.section, pair.new_blocks[at]
    kind = Kind.MOVED if lone.block.identity == block.identity else Kind.CHANGED
    words = (lone.block.words, block.words)
    was_under, under = where.moved(lone.at, at) if lone.owner == section.id else ("", "")
    return Change(
        *(kind, Subject.TEXT, section.id, section.type, (str(at + 1),), *words, lone.block, block, lone.owner),
        was_under=was_under,
        under=under,
        was_number=lone.at + 1,
    )


def _block_changes(pair: AlignedSection, groups: Sequence[Group], moves: _Moves) -> Iterator[Change]:
    section = pair.section
    origin, found = moves
    where = Places.of(pair.old_blocks, pair.new_blocks, groups)
    for group in groups:
        old = [pair.old_blocks[i] for i in group.old]
        new = [pair.new_blocks[j] for j in group.new]
        path = (str((group.new or group.old)[0] + 1),)
        lone = _origin(pair, group, origin)
        if lone:
            yield _moved_change(pair, group.new[0], lone, where)
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
