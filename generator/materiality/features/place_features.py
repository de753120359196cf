"""Features of where a change stands, of links, and of what the other changes of the comparison are."""

from math import log1p
from typing import Final

from generator.materiality.features import counted_words, targets
from generator.materiality.features.change_view import ChangedWords, open_edits
from generator.materiality.wording.judge_edit import NO_LINK
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
    if 0 < len(one.added) <= LONGEST_POINTER and len(one.removed) <= 1 and one.language.pointing.search(one.edited):
        return 1.0
    found = {word.casefold() for word in one.content}
    return sum(map(one.language.pointers, found)) / len(found) if found else 0.0


def notice(one: ChangedWords) -> float:
    """It is about the text itself: its versions, when it was updated."""
    words = one.passage if one.length <= LONGEST_NOTICE else one.edited
    return float(one.length <= LONGEST_NOTICE or one.is_lone) * float(bool(one.language.notice.search(words)))


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
