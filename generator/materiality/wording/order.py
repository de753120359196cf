"""L9: sections and items that moved without a word changed, passages joined or parted in one place (§4.2)."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from generator.materiality.wording.background import Background, BackgroundText
from generator.materiality.wording.numbering import unnumbered
from generator.materiality.wording.passage import Passage, Span
from generator.materiality.wording.pointing import PointingWords, pointing_words
from generator.materiality.wording.vocabulary import carries_meaning
from generator.model.document import Document
from generator.text.blocks import Block, is_heading
from generator.text.change import Change, Kind, Subject
from generator.text.diff import parents
from generator.text.edits import BREAK

_FIRST_SENTENCE: Final = re.compile(r"^.*?[.!?:](?=\s|$)", re.DOTALL)


def section_moved(change: Change, background: Background) -> bool:
    """Return True if a section moved as a whole under the same parent, and nothing in it points to where it stood."""
    pointing = _pointing(background)
    if pointing is None or change.kind is not Kind.MOVED or change.subject is not Subject.SECTION:
        return False
    old, new = background.old.document, background.new.document
    was = background.partner.get(change.section, "")
    before, after = old.section(was), new.section(change.section)
    if before is None or after is None or before.source != after.source:
        return False
    if unnumbered(before.title) != unnumbered(after.title):
        return False
    above_old, above_new = parents(old).get(was, ""), parents(new).get(change.section, "")
    if background.partner.get(above_new, "") != above_old or not after.title:
        return False
    if any(parent == change.section for parent in parents(new).values()):
        return False  # what stands under it may not have moved with it
    if any(_depends_on_order(text, pointing) for text in (background.old, background.new)):
        return False
    order_old = [section.id for section in old.sections]
    order_new = [background.partner.get(section.id, section.id) for section in new.sections]
    jumped = {*order_old[: order_old.index(was)]} ^ {*order_new[: order_new.index(was)]}
    both = {*order_old} & {*order_new}
    before_it = {name for order in (order_old, order_new) for name in order[: order.index(was)][-1:]} - {above_old}
    if not all(_is_closed(background.old.blocks(name), pointing) for name in (was, *((jumped | before_it) & both))):
        return False
    crossed = {bool(pointing.groups.search(_title(old, name))) for name in (was, *jumped)}
    if len(crossed) > 1:
        return False  # “Part B” may be a title for the sections after it
    return all(
        _stands_alone(block, pointing, first=n == 0)
        for name in (was, *(jumped & both))
        for n, block in enumerate(background.old.blocks(name))
    )


def _pointing(background: Background) -> PointingWords | None:
    """Return the words that point in the language of both texts; None where they differ or it isn't known."""
    old, new = (pointing_words(text.document.language) for text in (background.old, background.new))
    return new if old is new else None


def _title(document: Document, name: str) -> str:
    section = document.section(name)
    return section.title if section else ""


@lru_cache(maxsize=8)
def _depends_on_order(text: BackgroundText, pointing: PointingWords) -> bool:
    """Return True if a text points from section to section, ranks them by their order, or has one of exceptions.

    “The next section”, “the last one prevails”; a section of exceptions may be about the one above it.
    """
    if pointing.sections.search(text.source):
        return True
    if any(pointing.excepts.search(section.title) for section in text.document.sections):
        return True
    return any(_RANKS.search(words) and _PLACES.search(words) for words in _SENTENCE_ENDS.split(text.plain))


_SENTENCE_ENDS: Final = re.compile(r"(?<=[.!?])\s|\n")
_RANKS: Final = re.compile(
    r"\b(?:prevail\w*|precedence|priority|overrid\w+|supersed\w+|conflict\w*|inconsisten\w+|contradict\w*|wins?)\b",
    re.IGNORECASE,
)
_PLACES: Final = re.compile(
    r"\b(?:first|last|later|latter|earlier|former|higher|lower|above|below|order|before|after|preceding|following|next"
    r"|previous|top|bottom)\b",
    re.IGNORECASE,
)


def _is_closed(blocks: Sequence[Block], pointing: PointingWords) -> bool:
    """Return True if nothing that follows a section can belong to it: it holds no heading, and its last words end."""
    if not blocks or any(is_heading(block) for block in blocks):
        return False
    words = blocks[-1].words.rstrip()
    if blocks[-1].kind in {"item", "row"}:
        return not (words.endswith((":", ";", ",")) or pointing.connects.search(words))
    return words.endswith((".", "!", "?", "”", '"', ")"))


def _stands_alone(block: Block, pointing: PointingWords, *, first: bool) -> bool:
    words = pointing.own_text.sub(" ", block.words)
    if pointing.place.search(words):
        return False
    sentence = _FIRST_SENTENCE.match(words)
    return not (first and pointing.near.search(sentence[0] if sentence else words))


def item_moved(change: Change, background: Background) -> bool:
    """Return True if an item moved within one unordered list, and no item of that list points to another."""
    block, was, pointing = change.new_block, change.old_block, _pointing(background)
    if pointing is None or change.subject is not Subject.TEXT or change.origin != change.section:
        return False
    if not block or not was or change.was_under or change.under or change.old_rest or change.new_rest:
        return False
    if block.shape[-2:] != ("bullet", "item") or block.shape != was.shape:
        return False
    old, new = background.old.blocks(background.partner.get(change.section, "")), background.new.blocks(change.section)
    below = _below(old, change.was_number - 1), _below(new, int(change.path[0]) - 1)
    if [one.identity for one in below[0]] != [one.identity for one in below[1]]:
        return False
    if _is_pointed_at(new, int(change.path[0]) - 1, pointing):
        return False
    before, after = (
        _list_of(old, change.was_number - 1),
        _list_of(new, int(change.path[0]) - 1),
    )
    jumped = {*before[0]} ^ {*after[0]}
    if before[1] != after[1]:
        return False
    return all(_is_free(words, pointing) for words in (block.words, *jumped, *(one.words for one in below[1])))


@lru_cache(maxsize=4096)
def _is_free(words: str, pointing: PointingWords) -> bool:
    """Return True if an item points to no other, has no place among them (“fees first”) and isn't joined to one."""
    patterns = (pointing.place, pointing.item, pointing.start, pointing.connects)
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


def _list_of(blocks: Sequence[Block], number: int) -> tuple[tuple[str, ...], Counter[str]]:
    """Return the words of the items before an item in its list, and those of all items of the list."""
    if not 0 <= number < len(blocks):
        return (), Counter()
    own, first, last = blocks[number], number, number
    while first > 0 and blocks[first - 1].shape[: len(own.shape)] == own.shape:
        first -= 1
    while last + 1 < len(blocks) and blocks[last + 1].shape[: len(own.shape)] == own.shape:
        last += 1
    beside = [(n, blocks[n]) for n in range(first, last + 1) if blocks[n].shape == own.shape]
    words = [(n, one.words) for n, one in beside]
    return tuple(one for n, one in words if n < number), Counter(one for _, one in words)


Sides = tuple[tuple[Block, ...], tuple[Block, ...]]


def parted(passage: Passage, old: Span, new: Span, blocks: Sides) -> bool:
    """Return True if tokens only join or part passages: at the end of a sentence, or a sentence and its list."""
    changed = (*passage.old(old), *passage.new(new))
    to_list = _is_sentence(blocks[0]) and _is_list(blocks[1])
    if to_list or (_is_list(blocks[0]) and _is_sentence(blocks[1])):
        return _same_list(passage, (old, new), blocks, to_list=to_list)
    side = blocks[0] if len(passage.old(old)) else blocks[1]
    tokens, at = (passage.wording.old, old[0]) if len(passage.old(old)) else (passage.wording.new, new[0])
    if [token.text for token in changed] != [BREAK] or at == 0:
        return False
    every = (*blocks[0], *blocks[1])
    before, after = side[tokens[at].block - 1], side[tokens[at].block]
    if any((one.shape, one.kind) != (after.shape, after.kind) or is_heading(one) for one in every):
        return False
    if after.shape[-1:] == ("item",) or is_heading(before):
        return False
    if passage.is_led_in or _LABEL.search(side[0].words):
        return False  # “Guests: We keep names.” may say whom the sentences after it are about
    beside = (_SENTENCE_ENDS.split(before.words.strip())[-1], _SENTENCE_ENDS.split(after.words.strip())[0])
    if any(_hangs(sentence, _pointing(passage.background)) for sentence in beside):
        return False
    return tokens[at - 1].text in _ENDS


def _hangs(sentence: str, pointing: PointingWords | None) -> bool:
    """Return True if a sentence is an exception to the one beside it: “Only with your consent.”, “Not photos.”."""
    if pointing is None or "," in sentence:
        return False
    found = (pattern.search(sentence) for pattern in (pointing.condition, pointing.denies))
    return any(match is not None and not match.string[: match.start()].strip("“\"'(") for match in found)


def _same_list(passage: Passage, spans: tuple[Span, Span], blocks: Sides, *, to_list: bool) -> bool:
    """Return True if tokens only make a list of a sentence, or the reverse, so that it can be read in one way only."""
    old, new = spans
    listed, sentence = (blocks[1], blocks[0]) if to_list else (blocks[0], blocks[1])
    words = " ".join(block.words for block in (*listed, *sentence))
    pointing = _pointing(passage.background)
    if pointing is None or _binds_all(listed, pointing) or pointing.condition.search(words):
        return False
    if pointing.denies.search(words):
        return False
    conjunction, disjunction = pointing.joins
    of_lists = _OF_LISTS | {conjunction}
    flat, span = (passage.old(old), passage.new(new)) if to_list else (passage.new(new), passage.old(old))
    last = old[1] == len(passage.wording.old) and new[1] == len(passage.wording.new)
    if not all(token.text in of_lists or (last and token.text == ".") for token in (*flat, *span)):
        return False
    if not last and not any(token.text == BREAK for token in span):
        return False
    if any(token.text == conjunction for token in flat):
        items = " ".join(block.words for block in listed[:-1])
        once = sentence[0].words.count(f" {conjunction} ") == 1
        return once and f" {disjunction} " not in words and f" {conjunction} " not in items
    return True


def _binds_all(listed: tuple[Block, ...], pointing: PointingWords) -> bool:
    """Return True if words at the end of a list may have belonged to the whole sentence: “… with your consent”."""
    return bool(pointing.binds.search(listed[-1].words)) and not all(
        pointing.binds.search(block.words) for block in listed[1:]
    )


_LABEL: Final = re.compile(r"^\W*(?:[^\W_]+[’'-]?\W{1,2}?){0,7}[^\W_]+\W?[:：](?=\s)")
"""A few words and a colon with which a passage begins."""
_ENDS: Final = frozenset(".!?。！？")
_OF_LISTS: Final = frozenset({BREAK, ",", ";", ":"})


def _is_sentence(side: tuple[Block, ...]) -> bool:
    return len(side) == 1 and side[0].kind == "paragraph"


def _is_list(side: tuple[Block, ...]) -> bool:
    """Return True if the blocks of a side are a paragraph with its list, all items of one level."""
    shapes = {block.shape for block in side[1:]}
    return len(side) > 1 and side[0].kind == "paragraph" and len(shapes) == 1 and side[1].kind == "item"


def doubled_passage(change: Change, background: Background) -> bool:
    """L5: return True if a passage came or went that stands a second time beside itself, in the same place."""
    if change.subject is not Subject.TEXT or change.kind not in {Kind.ADDED, Kind.REMOVED} or not change.path:
        return False
    removed = change.kind is Kind.REMOVED
    text = background.old if removed else background.new
    section = change.section
    if removed and section not in text.sections:
        section = background.partner.get(section, section)
    beside = text.blocks(section)
    at = int(change.path[0]) - 1
    if not 0 <= at < len(beside) or beside[at].kind not in {"paragraph", "heading"}:
        return False
    words = beside[at].words
    if any(sign.isnumeric() for sign in words) or any(map(carries_meaning, re.findall(r"[\w’'-]+", words))):
        return False
    return any(
        _run_is_doubled(beside, at - back, length) for length in range(1, _LONGEST_RUN + 1) for back in range(length)
    )


_LONGEST_RUN: Final = 4


def _run_is_doubled(beside: tuple[Block, ...], start: int, length: int) -> bool:
    """Return True if a run of blocks stands once more directly before or after itself."""
    run = [block.identity for block in beside[max(start, 0) : start + length]]
    if start < 0 or len(run) < length or (length == 1 and beside[start].kind == "heading"):
        return False
    before = [block.identity for block in beside[max(0, start - length) : start]]
    after = [block.identity for block in beside[start + length : start + 2 * length]]
    return run in (before, after)
