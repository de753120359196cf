"""L9: items that moved within one unordered list without a word changed, and which none of them points to (§4.2)."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from generator.materiality.wording.passages import plain_statements
from generator.materiality.wording.passages.background import Background
from generator.materiality.wording.passages.heading_items import are_alike, has_heading_items, items_of
from generator.materiality.wording.passages.pointing import PointingWords, pointing_of
from generator.materiality.wording.words import numbers_abroad
from generator.materiality.wording.words.numbers import is_number
from generator.materiality.wording.words.vocabulary import content_words
from generator.text.blocks import Block
from generator.text.change import Change, Subject
from generator.text.edits import Token, tokens


def item_moved(change: Change, background: Background) -> bool:
    """Return True if an item moved within one unordered list, and no item of that list points to another."""
    block, was = change.new_block, change.old_block
    if change.subject is not Subject.TEXT or change.origin != change.section:
        return False
    if not block or not was or change.was_under or change.under or change.old_rest or change.new_rest:
        return False
    if block.shape[-2:] != ("bullet", "item") or block.shape != was.shape:
        return False
    pointing = pointing_of(background)
    if pointing is None:
        return False
    old, new = background.old.blocks(background.partner.get(change.section, "")), background.new.blocks(change.section)
    below = _below(old, change.was_number - 1), _below(new, int(change.path[0]) - 1)
    if [one.identity for one in below[0]] != [one.identity for one in below[1]]:
        return False
    if _is_pointed_at(new, int(change.path[0]) - 1, pointing):
        return False
    if any(_ranks_items(title, pointing) for title in background.new.titles_over(change.section)):
        return False
    if _gives_several(new, int(change.path[0]) - 1, background.new.document.language):
        return False
    places = ((old, change.was_number - 1), (new, int(change.path[0]) - 1))
    if any(has_heading_items(side, n, background.language) for side, n in places):
        return False
    if not all(are_alike(side, n, pointing.code) for side, n in places):
        return False  # “guests”, “names”, “members”, “names”: some may head others, and nothing shows which
    if any(plain_statements.speaks_of_order(text, pointing) for text in (background.old, background.new)):
        return False
    if not all(_stand_apart(side, n, pointing.code) for side, n in places):
        return False
    before, after = (
        _list_of(old, change.was_number - 1),
        _list_of(new, int(change.path[0]) - 1),
    )
    jumped = {*before[0]} ^ {*after[0]}
    if Counter(before[1]) != Counter(after[1]):
        return False
    neighbours = {*pairwise(before[1])} ^ {*pairwise(after[1])}
    if any(pattern.search(one) for one, _ in neighbours for pattern in (pointing.place, pointing.connects)):
        return False
    behind_others = {one for _, one in neighbours}
    concerned = (block.words, *jumped, *behind_others, *(one.words for one in below[1]))
    return all(_is_free(words, pointing) for words in concerned)


@lru_cache(maxsize=4096)
def _is_free(words: str, pointing: PointingWords) -> bool:
    """Return True if an item points to no other, has no place among them (“fees first”) and isn't joined to one."""
    patterns = (
        pointing.place,
        pointing.item,
        pointing.start,
        pointing.connects,
        pointing.refers,
        pointing.refers_first,
    )
    return not any(pattern.search(words) for pattern in patterns)


def _below(blocks: Sequence[Block], number: int) -> list[Block]:
    """Return the blocks that stand under an item, at any depth."""
    found = []
    under = {number}
    for n, one in enumerate(blocks):
        if n > number and under & {one.place.lead, one.place.parent}:
            under.add(n)
            found.append(one)
    return found


def _is_pointed_at(blocks: Sequence[Block], number: int, pointing: PointingWords) -> bool:
    """Return True if the section of a list says which of its items it means, or that their order counts."""
    shape = blocks[number].shape
    return any(pointing.ranked.search(one.words) for one in blocks if one.shape[: len(shape)] != shape)


def _stand_apart(blocks: Sequence[Block], number: int, code: str) -> bool:
    """Return True if no passage beside a list can be about some of its items: “All until the letters are free.”.

    Each has to speak for itself, count nothing, and share no word with the items.
    """
    items = {word for _, one in items_of(blocks, number) for word in content_words(one.words)}
    outermost = blocks[number].shape[: blocks[number].shape.index("item") + 1]
    first = last = number
    while first > 0 and blocks[first - 1].shape[: len(outermost)] == outermost:
        first -= 1
    while last + 1 < len(blocks) and blocks[last + 1].shape[: len(outermost)] == outermost:
        last += 1
    beside = [(n, one) for n, one in enumerate(blocks) if not first <= n <= last and one.words.strip()]
    for n, one in beside:
        said = plain_statements.sentences(one.words)
        if n == blocks[first].place.lead and len(said) == 1:
            continue
        for sentence in said[:-1] if n == blocks[first].place.lead else said:
            if not plain_statements.begins_by_itself(sentence, code) or not items.isdisjoint(content_words(sentence)):
                return False
        if any(_is_number(token, code) for token in tokens((one,))):
            return False
    return True


def _ranks_items(title: str, pointing: PointingWords) -> bool:
    """Return True if a title says that what stands below it is ranked, or that it follows one another."""
    words = _PARTIES.sub(" ", title)
    return bool(pointing.ranked.search(words) or pointing.sequence.search(words))


_PARTIES: Final = re.compile(r"\b(?:first|third)[- ]part(?:y|ies)\b", re.IGNORECASE)


def _gives_several(blocks: Sequence[Block], number: int, language: str) -> bool:
    """Return True if the lead-in of a list states several numbers: one for each of its items, it may be."""
    lead = blocks[number].place.lead
    words = tokens(blocks[lead : lead + 1]) if lead >= 0 else ()
    return sum(_is_number(one, language) for one in words) > 1


def _is_number(token: Token, language: str) -> bool:
    return is_number(token) or numbers_abroad.value(token.text, language) is not None


def _list_of(blocks: Sequence[Block], number: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words of the items before an item in its list, and those of all items of the list."""
    words = [(n, one.words) for n, one in items_of(blocks, number)]
    return tuple(one for n, one in words if n < number), tuple(one for _, one in words)
