"""What readers are told of a change, in words that the e-mail, the pages and the archive share."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.materiality.summary import Told
from generator.materiality.verdict import readable
from generator.model import Brand, Direction, Document, Level, Waiver
from generator.notice import in_words, zone_of
from generator.text.diff import Change, Kind, Subject
from generator.text.redline import Redline
from generator.text.redline_blocks import RedlinedBlock

IN_SHORT: Final = "In short"
WHAT_CHANGES: Final = "What changes for you"
WHAT_YOU_CAN_DO: Final = "What you can do"
HOW_TO_REACH_US: Final = "How to reach us"
SIGNS: Final = "Below, [-this is removed-] and {+this is new+}."
UNTIL_THEN: Final = "Until then the present text applies."
CHOICES: Final = (
    "If you do not agree with a change, you can object to it, withdraw a consent that you gave, ask for a copy of your"
    " data or have it deleted, and close your account without penalty."
)
CONSENT: Final = (
    "What needs your consent begins only when you have given it. You will be asked; if you do not answer, what applies"
    " to you stays as it is."
)
REPLACES: Final = "This takes the place of the change that we announced before, which will not happen."
FAVOUR: Final = {Direction.ADVERSE: "less in your favour", Direction.FAVOURABLE: "in your favour"}
LEVELS: Final = {
    Level.EDITORIAL: "Only the wording changes, not what it means.",
    Level.MINOR: "A minor change.",
    Level.MATERIAL: "A material change: it affects what we do with your data, or your rights.",
    Level.CONSENT: "A material change, and part of it needs your consent.",
}
SHORT_LEVELS: Final = {
    Level.EDITORIAL: "wording only",
    Level.MINOR: "minor change",
    Level.MATERIAL: "material change",
    Level.CONSENT: "needs your consent",
}
EXCEPTIONS: Final = {
    "legal_obligation": "a law or an authority leaves no time to wait",
    "imminent_security": "security is in imminent danger",
    "exclusively_favourable": "every change is in your favour",
}
CHANNELS: Final = {"email": "by e-mail", "site": "on this site", "post": "by post", "in_app": "in the app"}
BREAKS_PROMISE: Final = "This breaks a published promise: no text that was in force allows such an exception."


@dataclass(frozen=True, slots=True)
class Changed:
    """What is told at once of changes: in which section, why it matters, and for whom it is better.

    `where` is how readers know the section. `passages` are those that changed, marked word by word; of what is no
    passage, `sides` are both sides.
    """

    where: str
    reason: str
    favour: str
    sides: tuple[tuple[str, str], ...]
    passages: tuple[RedlinedBlock, ...]


def when(date: datetime.date, brand: Brand, language: str) -> str:
    """Return from when a text applies, with the time zone."""
    return f"{in_words(date, language)} (00:00, {zone_of(date, brand)})"


def opening(brand: Brand, title: str, *, since: bool = False) -> str:
    """Return the first sentence of a notice."""
    return f"{brand.name} {'changed' if since else 'changes'} its {title}."


def applies(words: str, *, since: bool = False) -> str:
    """Return from when the new text applies, as a sentence."""
    return f"The new text {'has applied since' if since else 'applies from'} {words}."


def postponed(former: str) -> str:
    """Return for which day a change was announced before, as a sentence."""
    return f"We had announced it for {former}."


def exception(waiver: Waiver, *, past: bool = False) -> str:
    """Return why a version does not wait for its notice, as a sentence."""
    reason = EXCEPTIONS.get(waiver.kind, waiver.kind)
    basis = " ".join(waiver.basis.split()).rstrip(".")
    return f"It {'did' if past else 'does'} not wait for the notice that we promised, because {reason}: {basis}."


def changed(entry: Told, of: Redline, newer: Document) -> Changed:
    """Return what is told at once of changes: the fact with the text that states it, the section with its passages."""
    lead = entry.worst
    labels = of.frame.labels
    passages = {one.place: one for part in entry.all for one in _passages(part.change, of)}
    return Changed(
        where=labels.get(lead.change.section, newer.title),
        reason=entry.reason,
        favour=FAVOUR.get(lead.verdict.direction, ""),
        sides=() if passages else tuple(_sides(entry)),
        passages=tuple(passages.values()),
    )


def _passages(change: Change, of: Redline) -> tuple[RedlinedBlock, ...]:
    return of.about(change) if change.subject is Subject.TEXT and change.kind is not Kind.LAYOUT else ()


def _sides(entry: Told) -> Iterator[tuple[str, str]]:
    for one in entry.all:
        change = one.change
        if change.kind is not Kind.LAYOUT and change.subject not in {Subject.SECTION, Subject.PROMISE}:
            both = (("Before", change.old), ("After", change.new))
            yield from ((name, readable(value)) for name, value in both if value is not None)


def reachable(document: Document) -> tuple[str, ...]:
    """Return the addresses and numbers under which a document says the brand can be reached."""
    return tuple(
        readable(item.get("value"))
        for section in document.sections
        if section.type == "contact" and isinstance(channels := section.facts.get("channels"), dict)
        for item in channels.values()
        if isinstance(item, dict)
    )
