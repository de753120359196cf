"""Readings of what is named: countries, courts and laws, recipients, purposes, kinds of data, choices (§4.2).

They decide upwards only: what none of them can read is left to people.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from babel import Locale, UnknownLocaleError

from generator.materiality.wording.laws import Part
from generator.materiality.wording.passage import Passage, Span
from generator.materiality.wording.reading import Reading, Sides, quoted
from generator.text.align import units
from generator.text.edits import Token, spelt

MOST_WORDS: Final = 12
MOST_BEFORE: Final = 60
_END: Final = re.compile(r"(?<=[.;:!?])\s")
_SHORT: Final = {"US": "US", "USA": "US", "UK": "GB", "UAE": "AE", "England": "GB", "Scotland": "GB"}


def country(part: Part, sides: Sides) -> Reading | None:
    """A country came, went, or was exchanged for another."""
    passage = sides.passage
    language = passage.background.language
    old = [(code, words) for code, words, span in countries(passage.wording.old, language) if _meets(span, part.old)]
    new = [(code, words) for code, words, span in countries(passage.wording.new, language) if _meets(span, part.new)]
    gone, come = _only(old, new), _only(new, old)
    if gone and come:
        return Reading("28", f"Another country is named: {gone[0]} → {come[0]}.")
    if come and _TRANSFERS.search(_before(passage.wording.new, part.new)):
        return Reading("28", f"A country is newly named: {come[0]}.")
    if gone and _TRANSFERS.search(_before(passage.wording.old, part.old)):
        return Reading("28", f"A country is no longer named: {gone[0]}.")
    return None


_TRANSFERS: Final = re.compile(
    r"\b(?:transfer|store|process|send|sent|host|keep|kept|access|disclos)(?:\w{0,3})\b[^.;:]*\b(?:to|in|from|into)\b",
    re.IGNORECASE,
)


def _only(some: Sequence[tuple[str, str]], others: Sequence[tuple[str, str]]) -> list[str]:
    codes = {code for code, _ in others}
    return [words for code, words in some if code not in codes]


def _meets(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


@lru_cache(maxsize=64)
def countries(tokens: tuple[Token, ...], language: str) -> tuple[tuple[str, str, Span], ...]:
    """Return the countries that a passage names: the code of each, its words, and where its tokens start and end."""
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


def _stand(words: Sequence[str], tokens: Sequence[Token], at: int) -> bool:
    return [token.text for token in tokens[at : at + len(words)]] == list(words)


@lru_cache(maxsize=16)
def _names(language: str) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Return the names of all countries in a language and in English, by their first word."""
    rows = dict(_SHORT)
    for code in ("en", language):
        try:
            territories = Locale.parse(code.replace("-", "_")).territories
        except (UnknownLocaleError, ValueError):
            continue
        rows |= {name: key for key, name in territories.items() if len(key) == len("GB") and key not in {"EU", "UN"}}
    result: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, key in rows.items():
        words = tuple(unit for unit in units(name) if not unit.isspace())
        result.setdefault(words[0], []).append((words, key))
    return result


_OF_LAW: Final = re.compile(
    r"\b(?:courts?|tribunals?|laws?|jurisdiction|venue|seat|arbitration)\b(?:\s+\w+){0,3}?\s+(?:of|in|at)\s+(?:the\s+)?"
    r"(?:[Ss]tate\s+of\s+)?$"
)
_LAW_OF: Final = re.compile(r"^\s*(?:laws?|courts?|jurisdiction|tribunals?|arbitration)\b")


def court(part: Part, sides: Sides) -> Reading | None:
    """The name of the place whose courts decide, or whose law applies, was exchanged."""
    passage = sides.passage
    if not _are_names(passage, part):
        return None
    for tokens, span in _both(passage, part):
        if not _OF_LAW.search(_before(tokens, span)) and not _LAW_OF.search(spelt(tokens[span[1] : span[1] + 2])):
            return None
    return Reading("43", f"Another court or law is named: {_step(passage, part)}.")


_SHARES: Final = re.compile(
    r"\b(?:share[sd]?|sharing|disclose[sd]?|disclosing|transfer(?:s|red|ring)?|sells?|sold|sends?|sent|provide[sd]?"
    r"|pass(?:es|ed)?)\b[^.;:]{0,60}?\b(?:[Ww]ith|[Tt]o)\s+(?:[A-Z][\w&’'-]*[ ,]+|(?:and|or|the|our|partner)\s+)*$"
)


def recipient(part: Part, sides: Sides) -> Reading | None:
    """The name of somebody with whom data is shared was exchanged."""
    passage = sides.passage
    if not _are_names(passage, part):
        return None
    if not all(_SHARES.search(_before(tokens, span)) for tokens, span in _both(passage, part)):
        return None
    return Reading("14", f"Another recipient is named: {_step(passage, part)}.")


_USES: Final = re.compile(
    r"\b(?:we|our \w+)\s+(?:\w+\s+){0,2}?(?:use|process)\b[^.;:]*\b(?:to|for)\b[^.;:]*$", re.IGNORECASE
)
_COLLECTS: Final = re.compile(
    r"\b(?:we|our \w+)\s+(?:\w+\s+){0,2}?(?:collect|gather|obtain|receive|record)\b[^.;:]*$", re.IGNORECASE
)
_PURPOSE: Final = re.compile(r"^(?:,\s*)?(?:and|or)\s+(?:also\s+)?(?:to|for)\s+\w+")
_LISTED: Final = re.compile(r"^,?\s*(?:and|or)\s+\w+|^,\s*\w+|^\w[\w ’'-]*,(?:\s*(?:and|or))?$")


def purpose(part: Part, sides: Sides) -> Reading | None:
    """A purpose for which data is used came or went at the end of a list in a sentence."""
    return _in_list(part, sides, _USES, _PURPOSE, ("10", "A use of data came", "A use of data went"))


def collected(part: Part, sides: Sides) -> Reading | None:
    """A kind of data that is collected came to a list in a sentence or left it."""
    return _in_list(part, sides, _COLLECTS, _LISTED, ("4", "More is collected", "Less is collected"))


def _in_list(
    part: Part, sides: Sides, verb: re.Pattern[str], shape: re.Pattern[str], said: tuple[str, str, str]
) -> Reading | None:
    came = part.old[0] == part.old[1]
    if not came and part.new[0] != part.new[1]:
        return None
    tokens, span = _both(sides.passage, part)[came]
    words = spelt(tokens[span[0] : span[1]])
    before = _before(tokens, span)
    if span[1] - span[0] > MOST_WORDS or not shape.search(words) or not verb.search(before) or _DENIES.search(before):
        return None
    row, more, less = said
    return Reading(row, f"{more if came else less}: {quoted(tokens, span)}")


_DENIES: Final = re.compile(r"\b(?:not|never|no|nor|without|except|unless)\b|n['’]t\b", re.IGNORECASE)
_OPT: Final = frozenset({"opt", "opts", "opted", "opting"})
_CHOICE: Final = {
    **dict.fromkeys(("consent", "permission"), "11"),
    **dict.fromkeys(("withdraw", "object", "unsubscribe"), "25"),
}


def choice(part: Part, sides: Sides) -> Reading | None:
    """Opting in became opting out or the reverse; consent, or a word for a choice, came or went."""
    ways = [_way(tokens, span) for tokens, span in _both(sides.passage, part)]
    if all(ways) and ways[0] != ways[1]:
        return Reading("19", f"The choice changes: “opt {ways[0]}” → “opt {ways[1]}”.")
    if max(part.old[1] - part.old[0], part.new[1] - part.new[0]) > MOST_WORDS:
        return None
    for words, others, tokens, span, verb in (
        (sides.old_words, sides.new_words, sides.passage.wording.old, part.old, "went"),
        (sides.new_words, sides.old_words, sides.passage.wording.new, part.new, "came"),
    ):
        for token in tokens[span[0] : span[1]]:
            word = token.text.casefold()
            if word in _CHOICE and words[word] > others[word] and not _stays(word, others):
                return Reading(_CHOICE[word], f"“{word}” {verb}: {quoted(tokens, span)}")
    return None


def _stays(word: str, others: Counter[str]) -> bool:
    """Return True if another form of a word stands on the other side."""
    return any(other.startswith(word[:6]) for other in others)


def _way(tokens: Sequence[Token], span: Span) -> str:
    """Return whether a span says “in” or “out” of opting; empty where it doesn't."""
    for at in range(span[0], span[1]):
        word = tokens[at].text.casefold()
        if word in {"in", "out"} and at and tokens[at - 1].text.casefold() in _OPT:
            return word
        if word in {"opt-in", "opt-out"}:
            return word.removeprefix("opt-")
    return ""


def _both(passage: Passage, part: Part) -> tuple[tuple[tuple[Token, ...], Span], tuple[tuple[Token, ...], Span]]:
    return ((passage.wording.old, part.old), (passage.wording.new, part.new))


def _are_names(passage: Passage, part: Part) -> bool:
    """Return True if a few words with capitals were exchanged for others."""
    for tokens, (start, end) in _both(passage, part):
        words = [token.text for token in tokens[start:end] if token.is_word]
        if not words or len(words) > MOST_WORDS or not (words[0][:1].isupper() and words[-1][:1].isupper()):
            return False
    return True


def _step(passage: Passage, part: Part) -> str:
    was, now = (spelt(tokens[span[0] : span[1]]) for tokens, span in _both(passage, part))
    return f"{was} → {now}"


def _before(tokens: Sequence[Token], span: Span) -> str:
    """Return the sentence so far, with white space at its end."""
    return f"{_END.split(spelt(tokens[max(0, span[0] - MOST_BEFORE) : span[0]]))[-1]} "
