"""L9: sections and items that moved without a word changed, passages joined or parted in one place (§4.2)."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise, takewhile
from typing import Final

from generator.materiality.wording.laws.numbering import unnumbered
from generator.materiality.wording.passages.background import Background, BackgroundText
from generator.materiality.wording.passages.heading_items import has_heading_items, items_of
from generator.materiality.wording.passages.pointing import PointingWords, pointing_of
from generator.materiality.wording.passages.references import without_citations
from generator.materiality.wording.passages.topic_titles import names_topic
from generator.materiality.wording.readings.audience_titles import names_only_audience
from generator.materiality.wording.words import numbers_abroad
from generator.materiality.wording.words.numbers import is_number
from generator.materiality.wording.words.vocabulary import carries_meaning
from generator.model.document import Document, Section
from generator.result_cache import kept
from generator.text.blocks import Block, is_heading
from generator.text.change import Change, Kind, Subject
from generator.text.diff import parents
from generator.text.edits import tokens

_FIRST_SENTENCE: Final = re.compile(r"^.*?[.!?:](?=\s|$)", re.DOTALL)


def section_moved(change: Change, background: Background) -> bool:
    """Return True if a section moved as a whole under the same parent, and nothing in it points to where it stood."""
    if change.kind is not Kind.MOVED or change.subject is not Subject.SECTION:
        return False
    pointing = pointing_of(background)
    if pointing is None:
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
    whole = _with_inner(old, was)
    if [_plain(one) for one in whole] != [_plain(one) for one in _with_inner(new, change.section)]:
        return False
    if any(
        background.partner.get(now.id) != one.id
        for one, now in zip(whole, _with_inner(new, change.section), strict=True)
    ):
        return False  # what stands under it didn't move with it
    if any(_depends_on_order(text, pointing) for text in (background.old, background.new)):
        return False
    order_old = [section.id for section in old.sections]
    order_new = [background.partner.get(section.id, section.id) for section in new.sections]
    jumped = {*order_old[: order_old.index(was)]} ^ {*order_new[: order_new.index(was)]}
    both = {*order_old} & {*order_new}
    before_it = {name for order in (order_old, order_new) for name in order[: order.index(was)][-1:]} - {above_old}
    moved = {one.id for one in whole} | (jumped & both)
    if not all(_ends(background.old, name, pointing) for name in (*moved, *(before_it & both))):
        return False
    level = before.level
    crossed = {_may_head(one.title, pointing) for one in old.sections if one.id in moved and one.level == level}
    if len(crossed) > 1 or not _have_same_groups(old, new, background, pointing):
        return False  # “Part B” may be a title for the sections after it, as “Germany”
    behind_another = {name for _, name in {*pairwise(order_old)} ^ {*pairwise(order_new)}} & both
    at_stake = [one for one in old.sections if one.id in moved | behind_another and one.level == level]
    if not all(names_only_audience(one.title) or names_topic(one.title, pointing.code) for one in at_stake):
        return False  # “Munich” or “Winter” may head the sections after it, “Purposes” be those of the one before
    first_blocks = [block for name in behind_another for block in background.old.blocks(name)[:1]]
    if not all(_stands_alone(block, pointing, first=True) for block in first_blocks):
        return False
    return all(
        _stands_alone(block, pointing, first=n == 0)
        for name in moved
        for n, block in enumerate(background.old.blocks(name))
    )


def _may_head(title: str, pointing: PointingWords) -> bool:
    """Return True if a title may be one for the sections after it, too: “Part B”, “For members”, “Germany”."""
    return bool(pointing.groups.search(title)) or names_only_audience(title)


def stands_behind_others(change: Change, background: Background) -> bool:
    """Return True if a section moved, and some section stands behind another title for people or places now."""
    if change.kind is not Kind.MOVED or change.subject is not Subject.SECTION:
        return False
    was, now = (
        _groups(text.document, partner, names_only_audience)
        for text, partner in ((background.old, {}), (background.new, background.partner))
    )
    return any(was[name] != now[name] for name in was.keys() & now.keys())


def _have_same_groups(old: Document, new: Document, background: Background, pointing: PointingWords) -> bool:
    """Return True if no section stands behind another title that may be one for it, too."""
    was, now = (
        _groups(document, partner, lambda title: _may_head(title, pointing))
        for document, partner in ((old, {}), (new, background.partner))
    )
    return all(was[name] == now[name] for name in was.keys() & now.keys())


def _groups(document: Document, partner: Mapping[str, str], may_head: Callable[[str], bool]) -> dict[str, str]:
    """Return for each section that may head no other the last one of its level before it that may; by older ids."""
    heads: dict[int, str] = {}
    found = {}
    for section in document.sections:
        name = partner.get(section.id, section.id)
        heads = {level: head for level, head in heads.items() if level <= section.level}
        if may_head(section.title):
            heads[section.level] = name
        else:
            found[name] = heads.get(section.level, "")
    return found


def _with_inner(document: Document, name: str) -> tuple[Section, ...]:
    """Return a section with all that stand under it."""
    at = next(n for n, section in enumerate(document.sections) if section.id == name)
    level = document.sections[at].level
    return (document.sections[at], *takewhile(lambda one: one.level > level, document.sections[at + 1 :]))


def _plain(section: Section) -> tuple[object, ...]:
    return section.source, unnumbered(section.title), section.level


def _ends(text: BackgroundText, name: str, pointing: PointingWords) -> bool:
    """Return True if nothing after a section can belong to it, except the sections under it."""
    return _is_closed(text.blocks(name), pointing) or (
        not text.blocks(name) and len(_with_inner(text.document, name)) > 1
    )


@kept(8)
def _depends_on_order(text: BackgroundText, pointing: PointingWords) -> bool:
    """Return True if a text points from section to section, ranks them by their order, or has one of exceptions.

    “The next section”, “the last one prevails”; a section of exceptions may be about the one above it.
    """
    if pointing.sections.search(text.source) or _counts_sections(text):
        return True
    if any(pointing.excepts.search(section.title) for section in text.document.sections):
        return True
    return any(_RANKS.search(words) and _PLACES.search(words) for words in _SENTENCE_ENDS.split(text.plain))


def _counts_sections(text: BackgroundText) -> bool:
    """Return True if a text says “section 3” and its headings have no numbers, so that readers have to count them."""
    if any(section.title != unnumbered(section.title) for section in text.document.sections):
        return False
    return any(_SECTION.search(without_citations(line, text)) for line in text.lines)


_SECTION: Final = re.compile(
    r"\b(?:sections?|chapters?|parts?|abschnitte?|kapitel|teil|ziffern?|chapitres?|partie|secci(?:ón|ones)|apartados?"
    r"|capítulos?|sezion[ei]|capitol[oi]|hoofdstuk|afdeling)\s+(?:\d{1,2}|[ivx]+)\b(?![./(]\d|\(|\s*§)"
    r"(?!\s+(?:of|der|des|du|de la|del|della|van)\b)",
    re.IGNORECASE,
)
"""A section by its number, and none of a law or of another document."""
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
    if not first:
        return True
    sentence = _FIRST_SENTENCE.match(words)
    takes_up = (pointing.near, pointing.refers, pointing.refers_first)
    return not any(pattern.search(sentence[0] if sentence else words) for pattern in takes_up)


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


def _ranks_items(title: str, pointing: PointingWords) -> bool:
    """Return True if a title says that what stands below it is ranked, or that it follows one another."""
    words = _PARTIES.sub(" ", title)
    return bool(pointing.ranked.search(words) or pointing.sequence.search(words))


_PARTIES: Final = re.compile(r"\b(?:first|third)[- ]part(?:y|ies)\b", re.IGNORECASE)


def _gives_several(blocks: Sequence[Block], number: int, language: str) -> bool:
    """Return True if the lead-in of a list states several numbers: one for each of its items, it may be."""
    lead = blocks[number].place.lead
    words = tokens(blocks[lead : lead + 1]) if lead >= 0 else ()
    return sum(is_number(one) or numbers_abroad.value(one.text, language) is not None for one in words) > 1


def _list_of(blocks: Sequence[Block], number: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words of the items before an item in its list, and those of all items of the list."""
    words = [(n, one.words) for n, one in items_of(blocks, number)]
    return tuple(one for n, one in words if n < number), tuple(one for _, one in words)


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
    near = beside[max(0, at - _LONGEST_RUN) : at] + beside[at + 1 : at + 1 + _LONGEST_RUN]
    if beside[at].identity not in [block.identity for block in near]:
        return False
    runs = ((at - back, length) for length in range(1, _LONGEST_RUN + 1) for back in range(length))
    if not any(_run_is_doubled(beside, start, length) for start, length in runs):
        return False
    if not (background.is_english and text.seems_english):
        return False  # numbers, negations and modals of other languages are not known
    words = beside[at].words
    return not any(sign.isnumeric() for sign in words) and not any(map(carries_meaning, re.findall(r"[\w’'-]+", words)))


_LONGEST_RUN: Final = 4


def _run_is_doubled(beside: tuple[Block, ...], start: int, length: int) -> bool:
    """Return True if a run of blocks stands once more directly before or after itself."""
    run = [block.identity for block in beside[max(start, 0) : start + length]]
    if start < 0 or len(run) < length or (length == 1 and beside[start].kind == "heading"):
        return False
    before = [block.identity for block in beside[max(0, start - length) : start]]
    after = [block.identity for block in beside[start + length : start + 2 * length]]
    return run in (before, after)
