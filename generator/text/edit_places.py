"""Where edits are cut of the places that align as well: at the ends of sentences, and beside words instead of “and”.

A sentence that came between two others which begin alike, as with “We”, can be cut before or after that word; of “a and
b” and “a, b and c”, “and” stays as well as “b” does. Readers understand the one and not the other.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple, Protocol


class TokenLike(Protocol):
    """A token of a passage: its text, and whether white space stands before it; equal where all else is, too."""

    @property
    def text(self) -> str:
        """The word or sign."""

    @property
    def space(self) -> bool:
        """Whether white space stands before it."""


class EditSpan(NamedTuple):
    """Where the words of an edit start and end on the old side and on the new one."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


_JOINTS: Final = frozenset("and or , ; und oder et ou y o e en of".split())
_MOST_JOINTS: Final = 2
_BESIDE_JOINTS: Final = _JOINTS | frozenset("our your their its the a an".split())
"""Words of a gap between two edits: behind “and”, an article or “our” stays or comes with its word, too."""


def beside_words(old: Sequence[TokenLike], new: Sequence[TokenLike], places: Sequence[EditSpan]) -> list[EditSpan]:
    """Return the places of edits so that a word stays and not the “and” behind which it stood or stands."""
    found = [*places]
    for n, (first, second) in enumerate(pairwise(places)):
        gap = range(first.old_end, second.old_start)
        words = {old[at].text.casefold() for at in gap}
        if not 0 < len(gap) <= _MOST_JOINTS or not words & _JOINTS or not words <= _BESIDE_JOINTS:
            continue
        if first != found[n]:
            continue  # it was cut anew just now
        if first.old_start == first.old_end and second.old_start < second.old_end:
            at = _within(old[second.old_start : second.old_end], new[first.new_start : first.new_end])
            if at is not None:
                start, length = first.new_start + at, second.old_end - second.old_start
                found[n] = _trimmed(old, new, EditSpan(first.old_start, second.old_start, first.new_start, start))
                found[n + 1] = EditSpan(second.old_end, second.old_end, start + length, second.new_end)
    return found


def _trimmed(old: Sequence[TokenLike], new: Sequence[TokenLike], place: EditSpan) -> EditSpan:
    """Return the place of an edit without the words at its end that stand on both sides; at least one word is left."""
    start, old_end, begin, new_end = place
    while old_end - start > 1 and new_end - begin > 1 and old[old_end - 1] == new[new_end - 1]:
        old_end, new_end = old_end - 1, new_end - 1
    return EditSpan(start, old_end, begin, new_end)


def _within(words: Sequence[TokenLike], others: Sequence[TokenLike]) -> int | None:
    """Return where tokens, of which one is a word, stand among others in every way alike; None where they don't.

    Those that lead elsewhere, are filled in otherwise or stand in another cell are others.
    """
    if all(one.text.casefold() in _JOINTS or not one.text[:1].isalnum() for one in words):
        return None
    wanted, there = [*words], [*others]
    return next((at for at in range(len(there) - len(wanted) + 1) if there[at : at + len(wanted)] == wanted), None)


def beside_same_case(old: Sequence[TokenLike], new: Sequence[TokenLike], places: Sequence[EditSpan]) -> list[EditSpan]:
    """Return the places of edits so that a word stays in its own case: of “the … them. The”, the one that still stands.

    What went is then one edit, and no word of another sentence has another case.
    """
    found: list[EditSpan] = []
    for place in places:
        one = found[-1] if found else None
        cut = _in_one(old, new, one, place) if one else None
        if cut is None:
            found.append(place)
            continue
        found.pop()
        before = found[-1] if found else None
        if before and (before.old_end, before.new_end) == (cut.old_start, cut.new_start) and _is_alike(before, cut):
            found.pop()
            cut = EditSpan(before.old_start, cut.old_end, before.new_start, cut.new_end)
        found.append(cut)
    return found


def _in_one(old: Sequence[TokenLike], new: Sequence[TokenLike], one: EditSpan, other: EditSpan) -> EditSpan | None:
    """Return a word in another case and what came or went directly behind it as one edit; None where that isn't so."""
    if (one.old_end - one.old_start, one.new_end - one.new_start) != (1, 1):
        return None
    if (one.old_end, one.new_end) != (other.old_start, other.new_start):
        return None
    was, now = old[one.old_start], new[one.new_start]
    if was.text.casefold() != now.text.casefold():
        return None
    if other.new_start == other.new_end and old[other.old_end - 1] == now:
        return EditSpan(one.old_start, other.old_end - 1, one.new_start, one.new_start)
    if other.old_start == other.old_end and new[other.new_end - 1] == was:
        return EditSpan(one.old_start, one.old_start, one.new_start, other.new_end - 1)
    return None


def _is_alike(one: EditSpan, other: EditSpan) -> bool:
    """Return True if both edits only went, or both only came."""
    went = one.new_start == one.new_end and other.new_start == other.new_end
    return went or (one.old_start == one.old_end and other.old_start == other.old_end)


_SHORTEST: Final = 4
_FARTHEST: Final = 12
_STOPS: Final = frozenset(".!?")


def whole_sentences(old: Sequence[TokenLike], new: Sequence[TokenLike], places: Sequence[EditSpan]) -> list[EditSpan]:
    """Return the places of edits so that what came or went alone is whole sentences, where it can be cut like that."""
    found = []
    for n, place in enumerate(places):
        before = places[n - 1] if n else EditSpan(0, 0, 0, 0)
        after = places[n + 1] if n + 1 < len(places) else EditSpan(len(old), len(old), len(new), len(new))
        went, came = place.old_end - place.old_start, place.new_end - place.new_start
        steps = 0
        if not came and went >= _SHORTEST:
            room = place.old_start - before.old_end, after.old_start - place.old_end
            steps = _steps(old, place.old_start, place.old_end, room)
        elif not went and came >= _SHORTEST:
            room = place.new_start - before.new_end, after.new_start - place.new_end
            steps = _steps(new, place.new_start, place.new_end, room)
        found.append(EditSpan(*(at + steps for at in place)))
    return found


def _steps(tokens: Sequence[TokenLike], start: int, end: int, room: tuple[int, int]) -> int:
    """Return by how many tokens a span can be moved to begin and end with a sentence; 0 where it can't, or does."""
    if _is_whole(tokens, start, end):
        return 0
    for way, most in ((1, room[1]), (-1, room[0])):
        for steps in range(1, min(most, _FARTHEST) + 1):
            at = start + steps - 1 if way > 0 else start - steps
            other = end + steps - 1 if way > 0 else end - steps
            if tokens[at] != tokens[other]:
                break
            if _is_whole(tokens, start + way * steps, end + way * steps):
                return way * steps
    return 0


def _is_whole(tokens: Sequence[TokenLike], start: int, end: int) -> bool:
    begins = start == 0 or (tokens[start - 1].text in _STOPS and tokens[start].space)
    return begins and tokens[end - 1].text in _STOPS and (end == len(tokens) or tokens[end].space)
