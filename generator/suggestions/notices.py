"""What notice a text promises of its own changes, and how often it is reviewed."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from generator.suggestions.passages import TextPassage, quoted
from generator.suggestions.suggestion import FactSuggestion

_I: Final = re.IGNORECASE
_TELLS: Final = re.compile(
    r"\b(?:notif\w+|notices?|inform|tell|announce\w*|advance|post\w*|publish\w*|e-?mail\w*)\b", _I
)
_OF_CHANGES: Final = re.compile(r"\b(?:chang\w+|updat\w+|amend\w*|modif\w+|revis\w+|effect\w*|version)\b", _I)
_CHANNELS: Final = tuple(
    (name, re.compile(pattern, _I))
    for name, pattern in (
        (
            "email",
            (
                r"\b(?:by|via|through|and|or|an?|send\w*(?: you)?) e-?mails?\b|\be-?mail(?:ing)? (?:you"
                r"|users|to|notice|notification)\b"
            ),
        ),
        (
            "site",
            (
                r"\bpost(?:ing)?\b.{0,40}\b(?:on|to|in) (?:our|the|this) (?:web)?(?:site|platform|page"
                r"|services?)|\b(?:prominent|conspicuous)\b.{0,30}\b(?:notices?|announcements?"
                r"|posting)\b|\bnotices?\b.{0,20}\bon (?:our|the) (?:web)?(?:site|platform|home ?page)"
                r"|\bbanner\b"
            ),
        ),
        (
            "in_app",
            r"\bin.app\b|\b(?:in|within|through) (?:the|our|your) (?:app\b|application|account|dashboard|product)",
        ),
        ("post", r"\bby (?:post|postal mail|letter)\b"),
    )
)
_OR: Final = re.compile(r"\b(?:or|such as|for example|e\.g\.|may include|and/or)\b", _I)
_OFTEN: Final = re.compile(
    r"\breview\w*\b.{0,60}?\b(?P<often>annually|yearly|every year|once a year|every (?:12|twelve) months|each year)\b",
    _I,
)
_ARCHIVE: Final = re.compile(
    (
        r"\b(?:archive of|(?:keep|maintain|find|view|see|access)\w*\b.{0,30})\b(?:previous"
        r"|prior|past|earlier|older) versions\b|\b(?:previous|prior|past"
        r"|earlier) versions\b.{0,40}\b(?:available|archived|found)\b"
    ),
    _I,
)
_DATE: Final = re.compile(
    (
        r"\b(?:date|last updated|effective date)\b.{0,30}\b(?:at|on) the (?:top|beginning)\b"
        r"|\b(?:top|beginning) of this\b.{0,40}\bdate\b"
    ),
    _I,
)
_CONSENT: Final = re.compile(r"\bconsent\b", _I)
_BY_LAW: Final = re.compile(
    (
        r"\b(?:where|if|when|as|to the extent) (?:\w+ )?required by (?:applicable )?laws?\b"
        r"|\b(?:where|if) (?:the |applicable )?laws? requires?\b"
    ),
    _I,
)


def notices(passages: Sequence[TextPassage]) -> Iterator[FactSuggestion]:
    """Yield days and channels of the notice of changes, the review, and what is said of archive, date and consent."""
    days = next(((one, period) for one in passages for period in one.periods if _is_notice(one, period.length)), None)
    if days:
        one, period = days
        yield FactSuggestion(("notice", "days"), int(period.length.split()[0]), quoted(one), one.line)
    yield from _channels(passages)
    for path, value, pattern in (
        ("review_every", "1 year", _OFTEN),
        ("archive", True, _ARCHIVE),
        ("date_at_top", True, _DATE),
    ):
        found = next(((one, match) for one in passages if (match := pattern.search(one.words))), None)
        if found:
            yield FactSuggestion((path,), value, quoted(*found), found[0].line)
    for one in passages:
        if _CONSENT.search(one.words) and (match := _BY_LAW.search(one.words)):
            yield FactSuggestion(("consent",), "where_required", quoted(one, match), one.line)
            return


def _is_notice(one: TextPassage, length: str) -> bool:
    return length.endswith(("day", "days")) and bool(_TELLS.search(one.words) and _OF_CHANGES.search(one.words))


def _channels(passages: Sequence[TextPassage]) -> Iterator[FactSuggestion]:
    """Yield the channels of the first sentence that names any; of channels to choose from, none is promised."""
    for one in passages:
        if not (_TELLS.search(one.words) and re.search(r"\bwe\b|\bwe'll\b", one.words, _I)):
            continue
        found = [(name, match) for name, pattern in _CHANNELS if (match := pattern.search(one.words))]
        if not found or not (_OF_CHANGES.search(one.words) or re.search(r"\bnotif", one.words, _I)):
            continue
        first, last = min(match.start() for _, match in found), max(match.end() for _, match in found)
        if len(found) > 1 and _OR.search(one.words[first:last]):
            continue
        if re.search(r"\bmay\b", one.words[:first], _I):
            continue
        yield FactSuggestion(
            ("notice", "channels"), sorted(name for name, _ in found), quoted(one, found[0][1]), one.line
        )
        return
