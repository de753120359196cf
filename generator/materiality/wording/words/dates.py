"""Dates in a line of text, in the words of its language or in figures: where each stands, and its day."""

import datetime
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from typing import Final

from babel import Locale, UnknownLocaleError

from generator.schema.dates import day as written_day

_NUMERIC: Final = re.compile(
    r"(?<!\d)(?:(?P<year>\d{4})[-./](?P<month>\d{1,2})[-./](?P<day>\d{1,2})"
    r"|(?P<one>\d{1,2})[-./](?P<two>\d{1,2})[-./](?P<late>\d{4}|\d{2})"
    r"|(?P<ideo>\d{4})\s*年\s*(?P<ideomonth>\d{1,2})\s*月\s*(?P<ideoday>\d{1,2})\s*日)(?!\d)"
)

_MAY_BE: Final = re.compile(r"\d{4}|\d[-./]\d{1,2}[-./]\d{2}")
"""What every date has, and most lines have not: a year of four digits, or numbers with two signs between them."""


@lru_cache(maxsize=32)
def _months(language: str) -> dict[str, int]:
    """Return the names of months of a language and of English, in small letters."""
    found: dict[str, int] = {}
    for code in ("en", language):
        try:
            locale = Locale.parse(code.replace("-", "_"))
        except (UnknownLocaleError, ValueError):
            continue
        for context, width in product(("format", "stand-alone"), ("wide", "abbreviated")):
            for number, name in locale.months[context][width].items():
                plain = unicodedata.normalize("NFC", str(name)).casefold().rstrip(".")
                if not plain.isdigit():
                    found.setdefault(plain, int(number))
    return found | {"sept": 9}


@lru_cache(maxsize=32)
def _named(language: str) -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, _months(language)), key=len, reverse=True))
    day = r"\d{1,2}(?:st|nd|rd|th|er|\.|º)?"
    return re.compile(
        rf"(?<!\w)(?:(?P<day>{day})[\s/-]*(?:of\s+|de\s+)?(?P<month>{names})\.?,?[\s/-]*(?:de\s+)?(?P<year>\d{{4}})"
        rf"|(?P<month2>{names})\.?[\s-]+(?P<day2>{day})(?:,?\s+|-)(?P<year2>\d{{4}})"
        rf"|(?P<month3>{names})\.?,?[\s-]+(?P<year3>\d{{4}}))(?!\w)",
        re.IGNORECASE,
    )


def month_of(word: str, language: str) -> int:
    """Return the number of the month that a word names in a language or in English; 0 where it names none."""
    return _months(language).get(word.casefold().rstrip("."), 0)


def only_day(words: str) -> datetime.date | None:
    """Return the one day that words say in another form than ours; None where they say none, or may say two."""
    found = {one for language in ("en", "de", "fr") for _, _, one in dates_in(words, language)}
    one = found.pop() if len(found) == 1 and re.search(r"\d.*\d{4}|\d{4}.*\d", words) else None
    return one if one and written_day(one.isoformat()) else None


def dates_in(line: str, language: str) -> Iterator[tuple[int, int, datetime.date | None]]:
    """Yield each date in a line: where it starts and ends, and its day; None where the order of numbers is not known.

    A date without a day counts as the first of its month.
    """
    if not _MAY_BE.search(line):
        return
    for match in _named(language).finditer(line):
        name = next(match[key] for key in ("month", "month2", "month3") if match[key])
        year = next(match[key] for key in ("year", "year2", "year3") if match[key])
        digits = re.match(r"\d+", match["day"] or match["day2"] or "1")
        month = _months(language).get(name.casefold().rstrip("."), 0)
        yield match.start(), match.end(), _day(int(year), month, int(digits[0]) if digits else 1)
    for match in _NUMERIC.finditer(line):
        if match["one"]:
            one, two = int(match["one"]), int(match["two"])
            late = int(match["late"]) + (2000 if len(match["late"]) == 2 else 0)  # noqa: PLR2004 -- “25” is 2025
            sure = one > 12 or two > 12 or one == two  # noqa: PLR2004 -- no month has a greater number
            month, day = (two, one) if one > 12 else (one, two)  # noqa: PLR2004 -- no month has a greater number
            yield match.start(), match.end(), _day(late, month, day) if sure else None
        else:
            parts = [match[key] for key in ("year", "month", "day")] if match["year"] else []
            parts = parts or [match[key] for key in ("ideo", "ideomonth", "ideoday")]
            yield match.start(), match.end(), _day(*map(int, parts))


def _day(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def without_dates(line: str, language: str) -> str:
    """Return a line with a space in place of each date."""
    if not _MAY_BE.search(line):
        return line
    return _NUMERIC.sub(" ", _named(language).sub(" ", line))
