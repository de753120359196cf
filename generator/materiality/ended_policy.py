"""The text of a policy that ended: one section that says so. That a policy ends, or comes back, is never lowered."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from generator.materiality.verdict import Judged, Verdict
from generator.model.catalogue import Words
from generator.model.document import Document
from generator.model.languages import READ, code_of
from generator.model.levels import Direction, Level
from generator.source.ending_words import leaves_data, without_end
from generator.text.change import Change, Kind, Subject

ENDED: Final = "policy-ended"


def ended(document: Document) -> bool:
    """Return True if a text says nothing but that the policy ended."""
    return [section.id for section in document.sections] == [ENDED]


def words_for(words: Words, document: Document) -> Words:
    """Return the words in which readers are told of a text: those for an end where it says that the policy ended."""
    return words.for_an_end() if ended(document) else words


def bounded(parent: Document, draft: Document, judged: Sequence[Judged]) -> tuple[Judged, ...]:
    """Return the changes of a draft; where it ends the policy, nobody may lower that a section goes, or is asked.

    Where a policy comes back that had ended, that is a change too, and material: what it says is compared with nothing,
    so that no row knows what readers lose.
    """
    if ended(parent) and not ended(draft):
        change = Change(Kind.CHANGED, Subject.DOCUMENT, "", "", ("ended",), "ended", "applies again")
        reason = "This policy had ended, and applies again."
        verdict = Verdict(Level.MATERIAL, Direction.UNKNOWN, ENDED, reason, least=Level.MATERIAL)
        return (Judged(change, verdict), *judged)
    if not ended(draft):
        return tuple(judged)
    more = may_need_consent(draft.sections[0].text, draft.language)
    return tuple(one if more and one.change.kind is Kind.ADDED else _kept(one) for one in judged)


def may_need_consent(words: str, language: str) -> bool:
    """Return True if the last words of a policy say something to which readers may have to consent.

    “We may sell your data from then on” is no end: as an end, nobody would be asked for it.
    """
    from generator.materiality.wording.words.vocabulary import asks_consent  # noqa: PLC0415 -- few policies end

    if code_of(language) not in READ:
        return False
    return asks_consent(without_end(words, language), language) or leaves_data(words, language)


def _kept(one: Judged) -> Judged:
    """Return a change of the last text: nothing begins by it, so nobody is asked for consent to it."""
    goes = (one.change.subject, one.change.kind) == (Subject.SECTION, Kind.REMOVED)
    least = Level.MATERIAL if goes else one.verdict.least
    level = min(one.verdict.level, Level.MATERIAL)
    return replace(one, verdict=replace(one.verdict, level=level, least=least, asks_consent=False))
