"""The forms of single values: dates, names, addresses, digests: one row for each, with all that is said of it."""

import re
import zoneinfo
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from generator.schema import durations
from generator.schema.dates import day, moment

SLUG_PATTERN: Final = "[a-z0-9]+(?:[-_][a-z0-9]+)*"
SLUG_LENGTH: Final = 80
_TERM_PREFIXES: Final = frozenset({"dpv", "pd", "eu-gdpr", "tech", "edu", "ai"})


@dataclass(frozen=True, slots=True)
class Form:
    """A kind of text that is written in one form.

    `expected` says to an editor what to write, `example` is one as YAML has it, `pattern` that of JSON Schema. `read`
    returns a text as it is kept, and None for one of another form.
    """

    expected: str
    example: str
    pattern: str
    read: Callable[[str], str | None]


@lru_cache(maxsize=1)
def zones() -> frozenset[str]:
    """Return the names of all time zones."""
    return frozenset(zoneinfo.available_timezones() - {"localtime"})  # that one depends on the machine


def _if(holds: Callable[[str], object]) -> Callable[[str], str | None]:
    """Return what reads a text for which something holds, as it is."""
    return lambda text: text if holds(text) else None


def _period(text: str) -> str | None:
    length = durations.parse(text)
    return length.text if length else None


def _colour(text: str) -> str | None:
    return text.lower() if re.fullmatch("#[0-9a-fA-F]{6}", text) else None


def _is_slug(text: str) -> bool:
    return len(text) <= SLUG_LENGTH and bool(re.fullmatch(SLUG_PATTERN, text))


def _is_term(text: str) -> bool:
    prefix, _, name = text.partition(":")
    return prefix in _TERM_PREFIXES and bool(re.fullmatch(r"[A-Z]\w*(?:-\w+)*", name))


LANGUAGE: Final = Form(
    "the code of a language, such as en-GB, de-AT or fr",
    "en",
    r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$",
    _if(re.compile(r"[a-z]{2,3}(?:-(?!UK$)[A-Za-z0-9]{2,8})*").fullmatch),
)
"""The code of a language, as HTML has it: en, en-US, zh-Hans."""
SLUG: Final = Form(
    "a short name of lower-case letters, digits and hyphens", "account", f"^{SLUG_PATTERN}$", _if(_is_slug)
)
"""A permanent name: lower-case letters, digits, hyphens and underscores."""
PERIOD: Final = Form(
    "a duration such as “30 days”, “3 years”, “72 hours” or “immediately”",
    "30 days",
    r"^(\d{1,4} (hour|day|week|month|year)s?|immediately)$",
    _period,
)
"""A duration: “3 years”, “30 days”, “72 hours”, “immediately”."""
DAY: Final = Form("a date as YYYY-MM-DD, such as 2025-01-15", "2025-01-15", r"^(19|2[01])\d{2}-\d{2}-\d{2}$", _if(day))
"""A calendar date, YYYY-MM-DD."""
MOMENT: Final = Form(
    "a moment in UTC such as 2026-03-01T15:00:00Z",
    "2026-03-01T15:00:00Z",
    r"^[\d-]{10}T\d\d:\d\d:\d\dZ$",
    _if(moment),
)
"""An instant in UTC, to the second."""
DIGEST: Final = Form(
    "sha256: and 64 digits 0–9 and a–f",
    f"sha256:{'0' * 64}",
    r"^sha256:[0-9a-f]{64}$",
    _if(re.compile(r"sha256:[0-9a-f]{64}", re.ASCII).fullmatch),
)
"""`sha256:` and 64 hexadecimal digits."""
ZONE: Final = Form(
    "a time zone such as Europe/Paris or America/New_York",
    "Europe/Paris",
    r"^(UTC|[A-Z][A-Za-z]+/\S+)$",
    _if(lambda text: text in zones()),
)
"""A time zone of the IANA data base."""
COLOUR: Final = Form("a colour in quotes such as “#0b5fa5”", '"#0b5fa5"', r"^#[0-9a-fA-F]{6}$", _colour)
"""A colour as #rrggbb."""
ADDRESS: Final = Form(
    "a web address such as https://example.com",
    "https://www.example.com",
    r"^https://",
    _if(re.compile(r"https://[\w.-]+(?::\d+)?(?:/[^\s<>\"]*)?").fullmatch),
)
"""A web address, https."""
TERM: Final = Form("a term such as pd:EmailAddress", "pd:EmailAddress", r"^[a-z-]+:[A-Z]", _if(_is_term))
"""A term of the Data Privacy Vocabulary, prefix:Name."""
