"""A notice of changes that only the words of a text promise: the program keeps what facts and `brand.yml` state."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from generator.errors import Finding, Place, Severity
from generator.model.document import Document, Section
from generator.model.policy import Policy
from generator.schema.nodes import in_quotes
from generator.schema.values import UNSPECIFIED
from generator.source.assembly import SectionSource
from generator.suggestions.notices import notices
from generator.suggestions.passages import TextPassage, passages, quoted

RULE: Final = "notice-days"
EVERY: Final = "notice-of-every-change"
_DAYS: Final = {"day": 1, "week": 7, "month": 31, "year": 366}
_TELLS: Final = re.compile(
    r"\b(?:notif\w+|notices?|inform|tell|announce\w*|advance|post(?:ed|ing)?|publish\w*|e-?mail\w*)\b", re.IGNORECASE
)
_OF_CHANGES: Final = re.compile(
    r"\b(?:chang\w+|updat\w+|amend\w*|modif\w+|revis\w+|new version)\b.*"
    r"|\b(?:take|takes|taking|come|comes|coming|go|goes|going) (?:in)?to? ?effect\b",
    re.IGNORECASE,
)
_BEFORE: Final = re.compile(
    r"\b(?:before|prior|advance|ahead|at least|notices? of|days['’]? notice)\b"
    r"|\bafter (?:we|they|it|you (?:get|receive)|the (?:notice|posting|publication)|notice|posting|publication)\b",
    re.IGNORECASE,
)
_EVERY: Final = re.compile(
    r"\b(?:any|all|every|each)\s(?!material|significant|substantial|important|major)(?:[a-z]+\s){0,2}?"
    r"(?:changes?|amendments?|modifications?|updates?|revisions?)\b",
    re.IGNORECASE,
)
_WEIGHTY: Final = re.compile(
    r"\b(?:material\w*|significant\w*|substantial\w*|important|major|adverse\w*)\b", re.IGNORECASE
)
_TO_US: Final = re.compile(r"\b(?:notify|inform|tell|notice to|e-?mail|write to|contact) us\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Told:
    """What a sentence promises: so many days, as it is written there, a channel, or notice of every change.

    `who` says which text it is of.
    """

    who: str
    days: int
    length: str
    channels: tuple[str, ...]
    words: str
    place: Place
    of_every_change: bool = False


def told_in_prose(policy: Policy, sources: Sequence[SectionSource], sheet: Place) -> Iterator[Finding]:
    """Find a promise of more days, or other channels, of notice than facts and the brand state: it would not be kept.

    The text in force counts as well where the draft says otherwise. A section that states it as a fact is left to the
    rules that compare both; what a section lists as `meant` is about something else.
    """
    draft, base = policy.draft, policy.base
    if draft is None:
        return
    before = base.document if base and not base.removed else None
    days, channels = _stated(policy, [one for one in (draft, before) if one])
    meant = {length for source in sources for length in source.meant}
    for one in (*_of_draft(draft, sources), *_of_former(before, draft, sheet)):
        if one.days > days and one.length not in meant:
            message = (
                f"{one.who} promises {one.length} of notice ({in_quotes(one.words)}), and {days} days would be given"
            )
            remedy = (
                f"state it in a section of type changes, “notice: {{days: {one.days}}}”, or in brand.yml; where it is"
                f" about something else, list it at the top of the section, “meant: [{one.length}]”"
            )
            yield Finding(one.place, RULE, message, remedy)
        if one.of_every_change:
            message = (
                f"{one.who} promises notice of every change ({in_quotes(one.words)}), and minor ones apply at once"
            )
            remedy = (
                "say of which changes readers are told before; until then, raise each (policy decide --level material)"
            )
            yield Finding(one.place, EVERY, message, remedy, Severity.WARNING)
        lacking = [channel for channel in one.channels if channel not in channels]
        if lacking:
            message = f"{one.who} promises notice by {lacking[0]} ({in_quotes(one.words)}), and none would be given so"
            remedy = (
                f"add {lacking[0]} to the channels of “notice” in brand.yml, or state it in a section of type"
                f" changes, “notice: {{channels: [{', '.join(one.channels)}]}}”"
            )
            yield Finding(one.place, RULE, message, remedy)


def _stated(policy: Policy, documents: Sequence[Document]) -> tuple[int, set[str]]:
    """Return the most days and all channels that facts and the brand state."""
    days, channels = policy.brand.notice.days, set(policy.brand.notice.channels)
    for document in documents:
        for section in document.sections:
            notice = section.facts.get("notice")
            if section.type == "changes" and isinstance(notice, dict):
                number, names = notice.get("days"), notice.get("channels")
                days = max(days, number) if isinstance(number, int) else days
                channels |= set(names) if isinstance(names, list) else set()
    return days, channels


def _of_draft(draft: Document, sources: Sequence[SectionSource]) -> Iterator[_Told]:
    files = {source.id: source for source in sources}
    for section in draft.sections:
        source = files.get(section.id)
        if source:
            yield from _told(section, draft.language, "this", Place(source.path, source.body_line))


def _of_former(before: Document | None, draft: Document, sheet: Place) -> Iterator[_Told]:
    """Yield what sections of the text before promise that say otherwise, or are gone, in the draft."""
    for section in before.sections if before else ():
        now = draft.section(section.id)
        if before and (now is None or now.text != section.text):
            yield from _told(section, before.language, "the text before this draft", sheet)


def _told(section: Section, language: str, who: str, place: Place) -> Iterator[_Told]:
    if not language.lower().startswith("en"):
        return
    stated = section.facts.get("notice")
    keys = {name for name, value in stated.items() if value != UNSPECIFIED} if isinstance(stated, dict) else set()
    read = passages(section, language)
    for one in read if "days" not in keys else ():
        for period in one.periods if _is_promise(one) else ():
            number, unit = period.length.split()
            length = _DAYS.get(unit.removesuffix("s"), 0) * int(number)
            yield _Told(who, length, period.length, (), quoted(one), _below(place, one.line))
    for one in read:
        if _is_promise(one) and _EVERY.search(one.words) and not _WEIGHTY.search(one.words):
            yield _Told(who, 0, "", (), quoted(one), _below(place, one.line), of_every_change=True)
    for suggestion in notices(read) if section.type == "changes" and "channels" not in keys else ():
        if suggestion.path == ("notice", "channels") and isinstance(suggestion.value, list):
            names = tuple(str(name) for name in suggestion.value)
            yield _Told(who, 0, "", names, suggestion.quote, _below(place, suggestion.line))


def _below(place: Place, line: int) -> Place:
    """Return the place of a line of a section's text; that of a file where only the file is known."""
    return Place(place.path, place.line + line) if place.path.endswith(".md") else place


def _is_promise(one: TextPassage) -> bool:
    words = one.words
    return all(pattern.search(words) for pattern in (_TELLS, _OF_CHANGES, _BEFORE)) and not _TO_US.search(words)
