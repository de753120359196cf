"""A text that promises to ask for consent to its changes (`consent: always`): none that matters applies without it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from generator.materiality.ended_policy import ended
from generator.materiality.verdict import Judged
from generator.model.document import Document
from generator.model.levels import Level

ALWAYS: Final = "always"


def promises_to_ask(document: Document) -> bool:
    """Return True if a text promises to ask for consent to its own changes, whatever they are."""
    return any(section.type == "changes" and section.facts.get("consent") == ALWAYS for section in document.sections)


def bounded(parent: Document, draft: Document, judged: Sequence[Judged]) -> tuple[Judged, ...]:
    """Return the changes of a draft; by the promise of the text before it, each that matters needs consent.

    By the text that ends a policy, nothing begins for which anybody could be asked.
    """
    if not promises_to_ask(parent) or ended(draft):
        return tuple(judged)
    return tuple(_asked(one) if one.verdict.level >= Level.MATERIAL else one for one in judged)


def _asked(one: Judged) -> Judged:
    return replace(one, verdict=replace(one.verdict, level=Level.CONSENT, always_asked=True))
