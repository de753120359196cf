"""The text of a policy that ended: one section that says so. That a policy ends is never lowered."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from generator.materiality.verdict import Judged
from generator.model.document import Document
from generator.model.levels import Level
from generator.text.diff import Kind, Subject

ENDED: Final = "policy-ended"


def ended(document: Document) -> bool:
    """Return True if a text says nothing but that the policy ended."""
    return [section.id for section in document.sections] == [ENDED]


def bounded(draft: Document, judged: Sequence[Judged]) -> tuple[Judged, ...]:
    """Return the changes of a draft; where it ends the policy, nobody may lower that a section goes."""
    if not ended(draft):
        return tuple(judged)
    return tuple(_kept(one) for one in judged)


def _kept(one: Judged) -> Judged:
    goes = (one.change.subject, one.change.kind) == (Subject.SECTION, Kind.REMOVED)
    return replace(one, verdict=replace(one.verdict, least=Level.MATERIAL)) if goes else one
