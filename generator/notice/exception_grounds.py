"""What an exception from notice rests on beside words: the law or order that is cited, the day a danger was found.

What is required by law is cited with its place; a danger is imminent where readers could not have been told in time.
Source: domain rules §5.5.
"""

import datetime
import re
from typing import Final

from generator.model.policy import Policy
from generator.model.record import VersionRecord, Waiver
from generator.notice.notice_period import DAY, days_of_notice, earliest, start_of
from generator.schema.choices import IMMINENT_SECURITY, LEGAL_OBLIGATION
from generator.schema.nodes import in_quotes

_MOST: Final = 200
_MOST_WORDS: Final = 6  # of the place in a law, or of the order: "order of 30 November 2026"
_COMMA: Final = re.compile(r"[,;，、；]")
_NAME: Final = re.compile(r"[^\W\d_]{2}")
_PLACE_FIRST: Final = re.compile(
    r"(?:§§?|artikel\b|artículo\b|article\b|articolo\b|section\b|art\.)\s*(?:[A-Z]\.?\s?)?\d+(?P<name>.*)",
    re.IGNORECASE,
)
"""“§ 68 ZaDiG 2018”, “Art. 9 DSGVO”: as laws are cited in German and other languages, without a comma."""
_EXAMPLE: Final = "such as --citing “Regulation (EU) 2016/679, Article 9” or “Court of Delft, order 12/2026”"


def lacking(
    policy: Policy, record: VersionRecord, waiver: Waiver, effective: datetime.date, today: datetime.date
) -> tuple[str, str] | None:
    """Return what an exception lacks that is to be announced, and how to mend it; None where it lacks nothing."""
    if waiver.kind != LEGAL_OBLIGATION and waiver.cites:
        return "a law or an order is cited for a legal obligation only", "leave --citing out"
    if waiver.kind != IMMINENT_SECURITY and waiver.since:
        return "the day on which a danger was found is said of a danger only", "leave --since out"
    if waiver.kind == LEGAL_OBLIGATION:
        return _not_cited(waiver.cites)
    return _not_imminent(policy, record, waiver.since, effective, today) if waiver.kind == IMMINENT_SECURITY else None


def _not_cited(cites: str) -> tuple[str, str] | None:
    remedy = f"name the law and its article or section, or the authority and its order: {_EXAMPLE}"
    if not cites.strip():
        return "no law and no order is cited", remedy
    if len(cites) > _MOST or not cites.isprintable():
        return f"what is cited is no line of {_MOST} characters or fewer", remedy
    first = _PLACE_FIRST.fullmatch(cites.strip())
    if first and len(cites.split()) <= 2 * _MOST_WORDS and _NAME.search(first["name"]):
        return None
    *name, place = _COMMA.split(cites)
    numbered = any(map(str.isdigit, place)) and len(place.split()) <= _MOST_WORDS
    if not numbered or not _NAME.search(" ".join(name)):
        return f"{in_quotes(cites)} names no law with its article or section, and no order with its number", remedy
    return None


def _not_imminent(
    policy: Policy, record: VersionRecord, since: datetime.date | None, effective: datetime.date, today: datetime.date
) -> tuple[str, str] | None:
    if since is None:
        return "it is not said on which day the danger was found", "name that day: --since"
    if since > today:
        return f"{since} is still to come", "name the day on which the danger was found: --since"
    if earliest(start_of(since, policy.brand), record.days, policy.brand) + DAY <= effective:
        needed = days_of_notice(record.days)
        message = f"the danger is known since {since}: {needed} would have ended before {effective}"
        return message, "what could have waited for its notice is no exception: announce it with notice"
    return None


def with_citation(basis: str, waiver: Waiver) -> str:
    """Return what an exception rests on, with what is cited, for readers."""
    return f"{basis} ({waiver.cites})" if waiver.cites else basis
