"""Names of countries and of states of the United States in a passage: where they stand, and whether they mean it."""

from collections.abc import Container, Sequence
from functools import lru_cache
from typing import Final

from babel import Locale, UnknownLocaleError

from generator.materiality.wording.passages.passage import Span, starts_sentence
from generator.materiality.wording.readings.edit_reading import is_title
from generator.materiality.wording.words.vocabulary import FUNCTION_WORDS
from generator.text.edits import BREAK, Token, spelt
from generator.text.sequence_alignment import units

_MORE_NAMES: Final = {
    "US": ("US", "USA", "U.S.", "U.S.A.", "United States of America", "America"),
    "GB": ("UK", "U.K.", "Great Britain", "Britain", "England", "Scotland", "Wales"),
    "AE": ("UAE",),
    "NL": ("Holland",),
    "CZ": ("Czech Republic",),
    "RU": ("Russian Federation",),
    "KR": ("Korea",),
    "TR": ("Turkey",),
    "VN": ("Viet Nam",),
    "HK": ("Hong Kong",),
    "MO": ("Macau",),
    "CI": ("Ivory Coast",),
    "MM": ("Burma",),
    "EU": ("EU", "E.U.", "European Union"),
    "EEA": ("EEA", "European Economic Area"),
}
"""Names of countries in English beside the one that each has in the list of all, and unions of them."""
_NO_COUNTRY: Final = frozenset({"EU", "UN", "GE"})
"""Codes that name no country, or, as Georgia, a state of another one as well."""

_STATES: Final = (
    "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana"
    "|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska"
    "|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania"
    "|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin"
    "|Wyoming"
).split("|")
_FIRST_OF_STATES: Final = frozenset(name.split()[0] for name in _STATES)
MOST_TOKENS: Final = 16
"""No name of a country or state has as many."""
Country = tuple[str, str, Span]
"""A country that a passage names: its code, its words, and where their tokens start and end."""


@lru_cache(maxsize=64)
def countries(tokens: tuple[Token, ...], language: str) -> tuple[Country, ...]:
    """Return the countries whose names stand in a passage: code, words, and where their tokens start and end."""
    found, at = [], 0
    names = _names(language)
    while at < len(tokens):
        options = [(words, code) for words, code in names.get(tokens[at].text, ()) if _stand(words, tokens, at)]
        if options:
            words, code = max(options, key=lambda row: len(row[0]))
            found.append((code, spelt(tokens[at : at + len(words)]), (at, at + len(words))))
            at += len(words)
        else:
            at += 1
    return tuple(found)


def may_name_country(tokens: Sequence[Token], span: Span, language: str) -> bool:
    """Return True if a name of a country may begin in a span of a passage, or so near before it that it reaches it."""
    return _may_begin(tokens, span, _names(language))


def may_name_state(tokens: Sequence[Token], span: Span) -> bool:
    """Return True if the name of a state may begin in a span of a passage, or so near before it that it reaches it."""
    return _may_begin(tokens, span, _FIRST_OF_STATES)


def _may_begin(tokens: Sequence[Token], span: Span, first_words: Container[str]) -> bool:
    return any(token.text in first_words for token in tokens[max(0, span[0] - MOST_TOKENS) : span[1]])


def stands_alone(tokens: tuple[Token, ...], span: Span, language: str) -> bool:
    """Return True if the name of a country means it: no part of another name, of an address, or of an adjective."""
    start, end = span
    following = tokens[end] if end < len(tokens) and tokens[end].cell == tokens[start].cell else None
    if following and (_is_glued(following, following) or (following.is_word and not following.text.islower())):
        return False
    if language.startswith("en") and following and following.is_word and following.text not in FUNCTION_WORDS:
        at = start - 1 if start and tokens[start - 1].text != "the" else start - 2
        is_code = tokens[end - 1].text.isupper()  # “in US dollars”
        if is_code or at < 0 or tokens[at].text.casefold() not in _PLACING:
            return False  # “Turkey dinners”, “our team in Turkey answers”
    while start and tokens[start - 1].text in _BEFORE_NAMES:
        start -= 1
    if not start or tokens[start - 1].cell != tokens[start].cell:
        return True
    previous = tokens[start - 1]
    if _is_glued(previous, tokens[start]) or previous.text == BREAK or any(sign.isdigit() for sign in previous.text):
        return False
    if previous.text == ",":
        return not _is_place(tokens[: start - 1], language)
    return not previous.text[:1].isupper() or (is_title(previous.text) and starts_sentence(tokens, start - 1))


_PLACING: Final = frozenset("in from to into of within outside inside through via throughout".split())


def _is_glued(sign: Token, later: Token) -> bool:
    """Return True if a sign joins what stands on both its sides to one name or address; `later` is the second token."""
    return sign.text in _GLUE and (sign.text == "&" or not later.space)


_GLUE: Final = frozenset("-‐‑–/@#&_+")
_BEFORE_NAMES: Final = frozenset(("the", "Republic", "Kingdom", "Federal", "of"))


LONGEST_NAME: Final = 8


def _is_place(before_comma: tuple[Token, ...], language: str) -> bool:
    """Return True if what stands before a comma is a place, so that a country after it ends an address."""
    if not before_comma:
        return False
    last = before_comma[-1]
    found = countries(before_comma[-LONGEST_NAME:], language)
    if found and found[-1][2][1] == len(before_comma[-LONGEST_NAME:]):
        return False
    acronym = last.text.isupper() and last.text.isalpha() and len(last.text) > 1
    return not acronym and (last.text[:1].isupper() or any(sign.isdigit() for sign in last.text))


def _stand(words: Sequence[str], tokens: Sequence[Token], at: int) -> bool:
    return [token.text for token in tokens[at : at + len(words)]] == list(words)


@lru_cache(maxsize=16)
def _names(language: str) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Return the names of all countries in a language and in English, by their first word."""
    rows = {name: code for code, names in _MORE_NAMES.items() for name in names}
    for code in ("en", language):
        try:
            territories = Locale.parse(code.replace("-", "_")).territories
        except (UnknownLocaleError, ValueError):
            continue
        rows |= {name: key for key, name in territories.items() if len(key) == len("GB") and key not in _NO_COUNTRY}
    result: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, key in rows.items():
        words = tuple(unit for unit in units(name) if not unit.isspace())
        result.setdefault(words[0], []).append((words, key))
    return result


@lru_cache(maxsize=64)
def states(tokens: tuple[Token, ...]) -> tuple[Country, ...]:
    """Return the states whose names stand in a passage, as countries are."""
    found, at = [], 0
    while at < len(tokens):
        if tokens[at].text not in _FIRST_OF_STATES:
            at += 1
            continue
        options = [name for name in _STATES if name.startswith(tokens[at].text) and _stand(name.split(), tokens, at)]
        name = max(options, key=len, default="")
        found += [(name, name, (at, at + len(name.split())))] if name else []
        at += max(1, len(name.split()))
    return tuple(found)
