"""Readings of places: a country that came, went or was exchanged, and the place whose courts or law count (§4.2)."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from babel import Locale, UnknownLocaleError

from generator.materiality.wording.clearing_laws import EditPart
from generator.materiality.wording.edit_reading import (
    Reading,
    ReadingSides,
    Side,
    after,
    before,
    both,
    is_one_clause,
    is_title,
)
from generator.materiality.wording.passage import Span, starts_sentence
from generator.materiality.wording.vocabulary import FUNCTION_WORDS
from generator.text.edits import BREAK, Token, spelt
from generator.text.sequence_alignment import units

MOST_WORDS: Final = 12
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

Country = tuple[str, str, Span]
"""A country that a passage names: its code, its words, and where their tokens start and end."""


def country(part: EditPart, sides: ReadingSides) -> Reading | None:
    """A country came, went, or was exchanged for another."""
    passage = sides.passage
    language = passage.background.language
    (was, gone_span), (now, come_span) = both(passage, part)
    there = countries(was, language), countries(now, language)
    gone = _only(was, gone_span, there, language)
    come = _only(now, come_span, there[::-1], language)
    if len(gone) == len(come) == 1 and _is_exchange((was, gone_span), (now, come_span), language):
        joined = [_is_joined(tokens, one[2]) for tokens, one in ((was, gone[0]), (now, come[0]))]
        if not language.startswith("en") or all(joined):
            return Reading("28", f"Another {_kind(*gone, *come)} is named: {gone[0][1]} → {come[0][1]}.")
    reasons = [
        _sentence(found, verb)
        for found, tokens, span, verb in ((come, now, come_span, "newly"), (gone, was, gone_span, "no longer"))
        if found and (_TRANSFERS.search(before(tokens, span)) or _is_listed(tokens, span, language))
    ]
    return Reading("28", " ".join(reasons)) if reasons else None


def _kind(*named: Country) -> str:
    return "place" if {"EU", "EEA"} & {code for code, _, _ in named} else "country"


def _sentence(named: Sequence[Country], verb: str) -> str:
    """Return that some places are newly, or no longer, named; the European Union is no country."""
    kind, words = _kind(*named), ", ".join(words for _, words, _ in named)
    if len(named) == 1:
        return f"A {kind} is {verb} named here: {words}."
    return f"{'Places' if kind == 'place' else 'Countries'} are {verb} named here: {words}."


_TRANSFERS: Final = re.compile(
    r"\b(?:transfer|store|process|send|sent|host|keep|kept|access|disclos)(?:\w{0,3})\b[^.;:]*\b(?:to|in|from|into)\b",
    re.IGNORECASE,
)


def _is_listed(tokens: tuple[Token, ...], span: Span, language: str) -> bool:
    """Return True if a part is next to nothing but countries of a list of which others stay directly beside it."""
    return _is_beside(tokens, span, countries(tokens, language))


def _is_beside(tokens: tuple[Token, ...], span: Span, named: Sequence[Country]) -> bool:
    """Return True if a part is next to nothing but places of a list, of which `named` are those of its passage."""
    inside = [one for one in named if _meets(one[2], span)]
    if not inside:
        return False
    covered = {at for _, _, (start, end) in inside for at in range(start, end)}
    if any(tokens[at].text.casefold() not in _BETWEEN for at in range(*span) if at not in covered):
        return False
    first, last = min(one[2][0] for one in inside), max(one[2][1] for one in inside)
    gaps = [(end, first) for _, _, (_, end) in named if end <= first] + [
        (last, start) for _, _, (start, _) in named if start >= last
    ]
    return any(
        end - start <= _GAP and {token.text.casefold() for token in tokens[start:end]} <= _BETWEEN
        for start, end in gaps
        if start < end
    )


_BETWEEN: Final = frozenset((",", "and", "or", "the", "in"))
_GAP: Final = 3
"""Tokens between two countries of a list, as in “France, and the Netherlands”."""


def _only(
    tokens: tuple[Token, ...], span: Span, found: tuple[Sequence[Country], Sequence[Country]], language: str
) -> list[Country]:
    """Return the countries that a part names and the other side of the passage doesn't, each once."""
    here, there = found
    inside = [one for one in here if _meets(one[2], span)]
    codes = {code for code, _, _ in there} if inside else set()
    named = {one[0]: one for one in reversed(inside) if one[0] not in codes and stands_alone(tokens, one[2], language)}
    return sorted(named.values(), key=lambda one: one[2])


def _is_exchange(old: Side, new: Side, language: str) -> bool:
    """Return True if a country stands for another in one clause, with next to no other words."""
    for tokens, span in (old, new):
        named = {at for _, _, (start, end) in countries(tokens, language) for at in range(start, end)}
        others = [tokens[at] for at in range(*span) if at not in named]
        if len([one for one in others if one.is_word]) > MOST_OTHERS or not is_one_clause(others):
            return False
    return True


MOST_OTHERS: Final = 2


def _is_joined(tokens: tuple[Token, ...], span: Span) -> bool:
    """Return True if a small word or a sign stands before a part, as in “to France”: no noun, as in “our cook Chad”."""
    start = span[0]
    if not start or tokens[start - 1].cell != tokens[start].cell:
        return True
    before_it = tokens[start - 1].text
    return not before_it[:1].isalpha() or before_it.casefold() in FUNCTION_WORDS | _ENTERED


_PLACING: Final = frozenset("in from to into of within outside inside through via throughout".split())
_ENTERED: Final = frozenset("leave leaves left enter enters reach reaches visit visits include includes".split())
"""Words for what is done with a place, so that its name means the country."""


def _meets(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


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


def stands_alone(tokens: tuple[Token, ...], span: Span, language: str) -> bool:
    """Return True if the name of a country means it: no part of another name, of an address, or of an adjective."""
    start, end = span
    following = tokens[end] if end < len(tokens) and tokens[end].cell == tokens[start].cell else None
    if following and (_is_glued(following, following) or (following.is_word and not following.text.islower())):
        return False
    if language.startswith("en") and following and following.is_word and following.text not in FUNCTION_WORDS:
        at = start - 1 if start and tokens[start - 1].text != "the" else start - 2
        is_code = tokens[end - 1].text.isupper()  # “in US dollars”
        if (
            is_code or at < 0 or tokens[at].text.casefold() not in _PLACING
        ):  # “Turkey dinners”, “our team in Turkey answers”
            return False
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


_STATES: Final = (
    "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana"
    "|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska"
    "|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania"
    "|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin"
    "|Wyoming"
).split("|")
_WHOSE: Final = re.compile(
    r"\b(?:residents?|resid(?:e|es|ing)|live|lives|living|located|states?|consumers?|laws?|acts?|attorneys?)\b",
    re.IGNORECASE,
)


def state(part: EditPart, sides: ReadingSides) -> Reading | None:
    """A state of the United States came to a list of them, or left it: whose residents have a right, or a duty."""
    passage = sides.passage
    if not passage.background.is_english or not all(map(_WHOSE.search, sides.sentences)):
        return None
    old, new = both(passage, part)
    for (tokens, span), (others, _), verb in ((new, old, "newly"), (old, new, "no longer")):
        named = _states(tokens)
        there = {name for name, _, _ in _states(others)}
        found = [name for name, _, at in named if _meets(at, span) and name not in there]
        if found and _is_beside(tokens, span, named):
            return Reading("2", f"A state is {verb} named here: {', '.join(found)}.")
    return None


@lru_cache(maxsize=64)
def _states(tokens: tuple[Token, ...]) -> tuple[Country, ...]:
    """Return the states whose names stand in a passage, as countries are."""
    found, at = [], 0
    while at < len(tokens):
        options = [name for name in _STATES if name.startswith(tokens[at].text) and _stand(name.split(), tokens, at)]
        name = max(options, key=len, default="")
        found += [(name, name, (at, at + len(name.split())))] if name else []
        at += max(1, len(name.split()))
    return tuple(found)


_OF_LAW: Final = re.compile(
    r"\b(?:courts?|tribunals?|laws?|jurisdiction|arbitration)\b(?:\s+\w+){0,3}?\s+(?:of|in)\s+(?:the\s+)?"
    r"(?:[Ss]tate\s+of\s+)?$"
)
_LAW_OF: Final = re.compile(
    r"^(?:laws?|courts?|jurisdiction|tribunals?|arbitration)"
    r"\s*(?:$|[,.;)]|(?:appl|govern|shall|will|is|are|and|or|prevail|decide|has|have))"
)
_RULES: Final = re.compile(
    r"\b(?:govern\w*|appl(?:y|ies|icable)|jurisdiction|disputes?|claims?|decides?|hears?|settles?|lawsuits?|legal"
    r"|competent|submit|arbitrat\w+|proceedings?)\b",
    re.IGNORECASE,
)


def court(part: EditPart, sides: ReadingSides) -> Reading | None:
    """The name of the place whose courts decide, or whose law applies, was exchanged."""
    passage = sides.passage
    names = step(sides, part)
    if not names or not passage.background.is_english:
        return None
    for tokens, span in both(passage, part):
        so_far, rest = before(tokens, span), after(tokens, span)
        if not _OF_LAW.search(so_far) and not _LAW_OF.search(rest.strip()):
            return None
        if not _RULES.search(f"{so_far} {rest}"):
            return None
    return Reading("43", f"Another court or law is named: {names}.")


_WORDS: Final = re.compile(r"[^\W_]+")


def step(sides: ReadingSides, part: EditPart) -> str:
    """Return “old → new” where a few words with capitals were exchanged for others; else empty.

    Empty, too, where one name is still there, or the other was: “A, B and C” for “A and B” has a third beside them.
    """
    found = []
    for tokens, (start, end) in both(sides.passage, part):
        words = [token.text for token in tokens[start:end] if token.is_word]
        if not words or len(words) > MOST_WORDS or not (words[0][:1].isupper() and words[-1][:1].isupper()):
            return ""
        found.append(spelt(tokens[slice(*_full_name(tokens, (start, end)))]))
    here, there, was, now = (f" {' '.join(_WORDS.findall(words.casefold()))} " for words in (*sides.sentences, *found))
    if was == now or was in there or now in here:
        return ""
    return " → ".join(found)


def _full_name(tokens: tuple[Token, ...], span: Span) -> Span:
    """Return where a name starts and ends of which a part was exchanged: with the words with capitals beside it."""
    start, end = span
    while start and _goes_on(tokens, start - 1) and not starts_sentence(tokens, start - 1):
        start -= 1
    while end < len(tokens) and _goes_on(tokens, end):
        end += 1
    return start, end


def _goes_on(tokens: tuple[Token, ...], at: int) -> bool:
    return tokens[at].is_word and tokens[at].text[:1].isupper()
