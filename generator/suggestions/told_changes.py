"""What the words of a section promise of the text's own changes: notice, so many days before, and to ask first."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from generator.model.document import Section
from generator.schema.values import UNSPECIFIED
from generator.suggestions.notices import notices
from generator.suggestions.passages import TextPassage, passages, quoted

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
_OF_TEXT: Final = re.compile(
    r"\b(?:terms|polic(?:y|ies)|agreement|conditions|(?:privacy|cookie|this) (?:notice|statement)|this document)\b",
    re.IGNORECASE,
)
_EVERY: Final = re.compile(
    r"\b(?:any|all|every|each)\s(?!such\b)(?:[a-z]+\s){0,2}?(?:changes?|amendments?|modifications?|updates?|revisions?)"
    r"\b(?! in (?:price|the amount))",
    re.IGNORECASE,
)
_WE_TELL: Final = re.compile(
    r"\b(?:we|[A-Z]\w+)(?:['’]ll| will| shall)? (?:always |also )?"
    r"(?:notify|inform|tell|e-?mail|announce|let you know|give (?:you )?notice|provide (?:you )?(?:with )?notice)"
)
_WEIGHTY: Final = re.compile(
    r"\b(?:material\w*|significant\w*|substantial\w*|important|major|adverse\w*|pric\w+|fees?|amount)\b", re.IGNORECASE
)
_ASKS: Final = re.compile(
    r"\b(?:without|only (?:with|if|after|when|once)|unless|until|subject to|seek|obtain|ask (?:you )?for|request)\b"
    r"[^.;]{0,60}?\b(?:your (?:\w+ ){0,2}(?:consent|agreement|permission|approval)"
    r"|you (?:\w+ )?(?:agree|consent|accept)|(?:consent|agreement|permission) (?:of|from) (?:you|users|readers))",
    re.IGNORECASE,
)
_TAKEN: Final = re.compile(
    r"\b(?:deem\w*|constitut\w+|mean|means|continu\w+|by using|where required|required by|not ask)\b", re.IGNORECASE
)
_TO_US: Final = re.compile(r"\b(?:notify|inform|tell|notice to|e-?mail|write to|contact) us\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ToldChange:
    """What a sentence promises, its words, and its line, from 0, in the section's text.

    That is so many days, with their length as it is written there, channels, notice of every change, or to ask.
    """

    words: str
    line: int
    days: int = 0
    length: str = ""
    channels: tuple[str, ...] = ()
    of_every_change: bool = False
    asks: bool = False


def told_changes(section: Section, language: str) -> Iterator[ToldChange]:
    """Yield what the words of a section promise, but for the keys of `notice` that its facts state; in English."""
    if not language.lower().startswith("en"):
        return
    stated = section.facts.get("notice")
    keys = {name for name, value in stated.items() if value != UNSPECIFIED} if isinstance(stated, dict) else set()
    read = passages(section, language)
    for one in read:
        told = ToldChange(quoted(one), one.line)
        if _is_promise(one) and (section.type == "changes" or _OF_TEXT.search(one.words)):
            if "days" not in keys:
                yield from (replace(told, days=_days(at.length), length=at.length) for at in one.periods)
            if _WE_TELL.search(one.words) and _EVERY.search(one.words) and not _WEIGHTY.search(one.words):
                yield replace(told, of_every_change=True)
        if section.type == "changes" and _promises_to_ask(one):
            yield replace(told, asks=True)
    for found in notices(read) if section.type == "changes" and "channels" not in keys else ():
        if found.path == ("notice", "channels") and isinstance(found.value, list):
            yield ToldChange(found.quote, found.line, channels=tuple(map(str, found.value)))


def _days(length: str) -> int:
    """Return how many days a period has at most; 0 for hours."""
    number, unit = length.split()
    return _DAYS.get(unit.removesuffix("s"), 0) * int(number)


def _is_promise(one: TextPassage) -> bool:
    words = one.words
    return all(pattern.search(words) for pattern in (_TELLS, _OF_CHANGES, _BEFORE)) and not _TO_US.search(words)


def _promises_to_ask(one: TextPassage) -> bool:
    words = one.words
    return bool(_OF_CHANGES.search(words) and _ASKS.search(words)) and not _TAKEN.search(words)
