"""Features of where a change stands, of links, and of what the other changes of the comparison are."""

import re
from math import log1p
from typing import Final

from generator.materiality.features import counted_words, targets
from generator.materiality.features.change_view import ChangedWords, open_edits
from generator.materiality.features.word_features import holds_sentence, known
from generator.materiality.wording.judge_edit import NO_LINK
from generator.materiality.wording.passages.background import BackgroundText
from generator.materiality.wording.readings.negations import SHORTEST_SENTENCE
from generator.text.change import Kind, Subject

LONGEST_POINTER: Final = 30  # words
LONGEST_NOTICE: Final = 60


def passage_went(one: ChangedWords) -> float:
    """A whole passage went."""
    return float(one.change.kind is Kind.REMOVED and one.change.subject is Subject.TEXT)


def moved(one: ChangedWords) -> float:
    """A passage stands in another place."""
    return float(one.change.kind is Kind.MOVED or bool(one.change.origin))


def pointer(one: ChangedWords) -> float:
    """How far what came only leads the reader elsewhere."""
    if (
        0 < len(one.added) <= LONGEST_POINTER
        and len(one.removed) <= 1
        and one.language.pointing.search(one.small_edited)
    ):
        return 1.0
    found = {word.casefold() for word in one.content}
    return sum(map(one.language.pointers, found)) / len(found) if found else 0.0


def notice(one: ChangedWords) -> float:
    """It is about the text itself: its versions, when it was updated."""
    is_short = one.length <= LONGEST_NOTICE
    words = one.small_passage if is_short else one.small_edited
    return float((is_short or one.is_lone) and bool(one.language.notice.search(words)))


def repeats(one: ChangedWords) -> bool:
    """Return True if a sentence came or went that stands elsewhere in both texts, and is said more or less often now.

    Not where it stands under a heading of the same words, too: then the same was said twice there.
    """
    if one.is_aside or not known(one) or not holds_sentence(one, one.exchanged):
        return False
    return any(_is_repeated(one, old, new) for old, new in one.exchanged if not old.strip() or not new.strip())


def _is_repeated(one: ChangedWords, old: str, new: str) -> bool:
    background = one.comparison.background
    own, other = (background.old, background.new) if old.strip() else (background.new, background.old)
    whole = _plain(old or new)
    is_section = one.change.subject is Subject.SECTION
    return any(
        0 < other.times_said(words) < own.times_said(words)
        and not (one.is_lone and _stands_under_same_heading(words if is_section else whole, own, other, one))
        for words in map(_plain, _ENDS.split(old or new))
        if len(words.split()) >= SHORTEST_SENTENCE
    )


def _plain(words: str) -> str:
    return " ".join(words.split()).strip(_SIGNS).casefold()


def _stands_under_same_heading(words: str, own: BackgroundText, other: BackgroundText, one: ChangedWords) -> bool:
    here = {one.change.section, one.comparison.background.partner.get(one.change.section, one.change.section)}
    titles = {section.title.casefold() for section in own.document.sections if section.id in here}
    return any(
        words in other.plain_sections[section.id]
        for section in other.document.sections
        if section.title.casefold() in titles
    )


_ENDS: Final = re.compile(r"(?<=[.;!?])\s+|\n|\|")
_SIGNS: Final = " .,;:"


def link_elsewhere(one: ChangedWords) -> float:
    """A link leads to another site, by its registrable domain."""
    return float(leads_elsewhere(one))


def link_same_site(one: ChangedWords) -> float:
    """A link leads to another page of the same site."""
    return float(any(targets.same_site(was, now) for was, now in one.links))


def became_link(one: ChangedWords) -> float:
    """Words became a link."""
    return float(any(was == NO_LINK for was, _ in one.links))


def lost_link(one: ChangedWords) -> float:
    """Words are no link any more."""
    return float(any(now == NO_LINK for _, now in one.links))


def leads_elsewhere(one: ChangedWords) -> bool:
    """Return True if a link leads to another site than it led."""
    return any(NO_LINK not in {was, now} and not targets.same_site(was, now) for was, now in one.links)


def chooses_elsewhere(one: ChangedWords) -> bool:
    """Return True if a link leads to another site, or nowhere, beside words or in a target that let a reader choose."""
    went = leads_elsewhere(one) or lost_link(one) > 0
    return went and bool(
        counted_words.CHOICE.search(" ".join(map(" ".join, one.links))) or counted_words.CHOICE.search(one.passage)
    )


def repeated(one: ChangedWords) -> float:
    """In how many other changes each of its edits is made too."""
    edits = open_edits(one.verdict)
    return log1p(max(0, min(one.comparison.times[sides] for sides in edits) - 1)) if edits else 0.0


def reordered(one: ChangedWords) -> float:
    """How many changes of the comparison are about passages in another place or sections as a whole."""
    return log1p(one.comparison.moves)
