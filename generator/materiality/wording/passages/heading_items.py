"""Items of a flat list that head the items after them: “Sold:”, “names”, “Kept:”, “orders” (§4.2, L1 and L9).

Nothing but their look tells them from the others: what stands in which group changes where one of them moves, or looks
otherwise.
"""

import re
from collections.abc import Callable, Sequence
from typing import Final

from generator.materiality.wording.passages.background import Background
from generator.materiality.wording.words import dictionary
from generator.model.languages import code_of
from generator.text.blocks import BOLD_LINE, Block, leading
from generator.text.change import Change, Subject

_Sign = Callable[[Block, str], bool]
_ENDS: Final = re.compile(r"(?:[:：?…–—]|\.\.\.|\s-)\W*$")
_LABEL: Final = re.compile(r"\W?(?:\d{1,2}[.)]?|[a-zA-Z][.)]|[ivx]{1,4}[.)])\s")
_STOPS: Final = (".", "!", ";", ",")
_MOST_WORDS: Final = 3
_LEAST_LETTERS: Final = 3


def items_of(blocks: Sequence[Block], number: int) -> list[tuple[int, Block]]:
    """Return the items of the list in which a block stands, with their numbers."""
    if not 0 <= number < len(blocks) or blocks[number].shape[-1:] != ("item",):
        return []
    own, first, last = blocks[number], number, number
    while first > 0 and blocks[first - 1].shape[: len(own.shape)] == own.shape:
        first -= 1
    while last + 1 < len(blocks) and blocks[last + 1].shape[: len(own.shape)] == own.shape:
        last += 1
    return [(n, blocks[n]) for n in range(first, last + 1) if blocks[n].shape == own.shape]


def has_heading_items(blocks: Sequence[Block], number: int, language: str) -> bool:
    """Return True if some items of the list in which a block stands look like headings of the items after them.

    By any sign that some of them have, and not all: a colon or question mark at their end, bold or slanted as a whole,
    in capitals, a typed number, a capital above small letters. Those with a list of their own are none.
    """
    if _labelled(blocks, number):
        return True
    above = leading(blocks)
    return bool(_heads([one for n, one in items_of(blocks, number) if n not in above], language, _SIGNS))


def _labelled(blocks: Sequence[Block], number: int) -> list[Block]:
    """Return the items around a block that are nothing but one with a typed number or letter: “- (a) Sold”."""
    items = [n for n, _ in items_of(blocks, number)]
    depth = len(blocks[number].shape) if items else 0
    around = range(items[0] - 1, items[-1] + 2) if items else ()
    return [
        blocks[n]
        for n in around
        if 0 <= n < len(blocks)
        and blocks[n].shape[:depth] == blocks[number].shape
        and blocks[n].shape[depth : depth + 1]
        and blocks[n].shape[depth].startswith(("label:", "number:"))
        and blocks[n].place.parent < 0
    ]


def heads_by_emphasis(blocks: Sequence[Block], number: int, language: str) -> bool:
    """Return True if an item is bold or slanted as a whole, and another one that is not stands directly behind it."""
    if not _is_head(blocks, number, language, (_is_emphasised,)):
        return False
    words = blocks[number].words.rstrip()
    return len(words) <= BOLD_LINE and not words.endswith(_STOPS)


def places(change: Change, background: Background) -> tuple[tuple[Sequence[Block], int], tuple[Sequence[Block], int]]:
    """Return the blocks of the sections in which a passage stood and stands, each with its number there, from 0."""
    was = change.origin or change.section
    old = background.old.blocks(background.partner.get(was, was))
    return (old, change.was_number - 1), (background.new.blocks(change.section), int(change.path[0]) - 1)


def heads_otherwise(change: Change, background: Background) -> bool:
    """Return True if an item headed those behind it by its emphasis and doesn't any more, or the reverse."""
    if change.subject is not Subject.TEXT or not change.old_block or not change.new_block:
        return False
    old, new = (heads_by_emphasis(*place, background.language) for place in places(change, background))
    return old != new


def is_of_heading_items(change: Change, background: Background) -> bool:
    """Return True if an item moved in a list of which some items head others, or one of these came, went or changed.

    As where it lost its colon or its emphasis, or where such a list became a sentence.
    """
    language = background.language
    if change.subject is not Subject.TEXT or not (change.old_block or change.new_block):
        return False
    if any(are_headed([one for one in side if one.kind == "item"], language) for side in _several(change)):
        return True
    if change.came_or_went:
        own = background.new if change.new_block else background.old
        section = change.section if change.new_block else background.partner.get(change.section, change.section)
        return _is_head(own.blocks(section), int(change.path[0]) - 1, language, _SIGNS[:2])
    sides = places(change, background)
    if change.origin:
        return change.origin == change.section and any(has_heading_items(*place, language) for place in sides)
    heads = [_is_head(*place, language, _SIGNS[:2]) for place in sides]
    return heads[0] != heads[1]


def _several(change: Change) -> list[tuple[Block, ...]]:
    """Return the sides of a passage that have several blocks."""
    return [side for side in (change.old_blocks, change.new_blocks) if len(side) > 1]


def _is_head(blocks: Sequence[Block], number: int, language: str, signs: Sequence[_Sign]) -> bool:
    """Return True if an item looks like a heading of the one directly behind it."""
    if not 0 <= number < len(blocks) or blocks[number].shape[-1:] != ("item",):
        return False
    if not any(sign(blocks[number], language) for sign in signs):
        return False
    above = leading(blocks)
    items = [(n, one) for n, one in items_of(blocks, number) if n not in above]
    at = next((at for at, (n, _) in enumerate(items) if n == number), len(items))
    if at + 1 >= len(items):
        return False
    own, behind = items[at][1], items[at + 1][1]
    if not any(sign(own, language) and not sign(behind, language) for sign in signs):
        return False  # whatever the other items look like
    heads = _heads([one for _, one in items], language, signs)
    return bool(heads) and heads[at] and not heads[at + 1]


def are_headed(items: Sequence[Block], language: str) -> bool:
    """Return True if some of the items of a list look like headings of the others."""
    return bool(_heads(items, language, _SIGNS))


def _heads(items: Sequence[Block], language: str, signs: Sequence[_Sign]) -> list[bool]:
    """Return of each item whether it has the first sign that some have and others don't; empty where there is none."""
    for sign in signs:
        found = [sign(one, language) for one in items]
        others = [one for one, is_head in zip(items, found, strict=True) if not is_head]
        if sign is _is_capitalised and any(one.words[:1].isupper() for one in others):
            continue
        if any(found) and others:
            return found
    return []


def _ends_as_heading(one: Block, _language: str) -> bool:
    return _ENDS.search(one.words.rstrip()) is not None


def _is_emphasised(one: Block, _language: str) -> bool:
    return all(not {"strong", "em"}.isdisjoint(run.marks) or not run.text.strip(" .,;:") for run in one.runs)


def _is_in_capitals(one: Block, _language: str) -> bool:
    """Return True if an item is in capitals and no acronym, as far as the dictionary knows its words."""
    words = re.findall(r"[^\W\d_]+", one.words)
    if not words or not one.words.isupper():
        return False
    return any(len(word) > _LEAST_LETTERS and dictionary.is_word(word.casefold()) for word in words)


def _has_label(one: Block, _language: str) -> bool:
    return _LABEL.match(one.words) is not None


def _is_capitalised(one: Block, language: str) -> bool:
    """Return True if an item of a few words begins with a capital; German nouns have one anyway."""
    words = one.words.split()
    first = words[0] if words else ""
    if code_of(language) == "de" or len(words) > _MOST_WORDS or one.words.rstrip().endswith(_STOPS):
        return False
    return first[:1].isupper() and len(first) > 1 and first[1:].islower()


_SIGNS: Final[tuple[_Sign, ...]] = (_ends_as_heading, _is_emphasised, _is_in_capitals, _has_label, _is_capitalised)
