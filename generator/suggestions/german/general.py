"""What German texts say of children, of cookies, of breaches, of the notice of changes, and of the contact."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from generator.schema.values import Value  # noqa: TC001 -- one import style
from generator.suggestions import promise_words as promises
from generator.suggestions.contacts import contacts as ways
from generator.suggestions.german.lengths import exact
from generator.suggestions.german.rights import answers
from generator.suggestions.passages import TextPassage, quoted
from generator.suggestions.suggestion import FactSuggestion

_I: Final = re.IGNORECASE
_AGE: Final = re.compile(
    r"\b(?:unter|mindestens|ab|jünger als|noch nicht|vor Vollendung des)\s+(?P<age>\d{1,2})\.?\s+"
    r"(?:Lebensjahr\w*|Jahren?)\b"
    r"|\bdas (?P<year>\d{1,2})\. Lebensjahr\b",
    _I,
)
_FOR: Final = re.compile(r"\b(?:nicht|nur|keine\w*|mindestens|erst|ausschließlich|richtet)\b", _I)
_PARENTS: Final = re.compile(
    r"\b(?:Eltern|Erziehungsberechtigt\w+|Sorgeberechtigt\w+|gesetzlich\w+ Vertreter\w*)\b", _I
)
_KINDS: Final = tuple(
    (name, re.compile(pattern, _I))
    for name, pattern in (
        (
            "essential",
            r"\b(?:unbedingt |technisch |zwingend )?(?:notwendig|erforderlich|essenziell|essentiell)e[nrs]?\b",
        ),
        ("preference", r"\b(?:Präferenz|Einstellungs|Komfort)-?Cookies?\b|\bfunktionale[nrs]?\b"),
        ("performance", r"\b(?:Leistungs|Performance)-?Cookies?\b"),
        ("analytics", r"\b(?:Analyse|Statistik|Analytics)-?Cookies?\b"),
        ("advertising", r"\b(?:Werbe|Marketing|Targeting)-?Cookies?\b"),
    )
)
_COOKIES: Final = re.compile(r"\bcookies?\b", _I)
_DENIES: Final = re.compile(r"\b(?:keine[nrms]?|nicht|niemals|ohne)\b", _I)


def children(passages: Sequence[TextPassage]) -> Iterator[FactSuggestion]:
    """Yield the age from which a text is for people, where its sentences name one age, and not that of consent."""
    found = [
        (int(match["age"] or match["year"]), one, match)
        for one in passages
        if (match := _AGE.search(one.words)) and _FOR.search(one.words) and not _PARENTS.search(one.words)
    ]
    if len({age for age, _, _ in found}) == 1:
        age, one, match = found[0]
        yield FactSuggestion(("min_age",), age, quoted(one, match), one.line)


def cookies(passages: Sequence[TextPassage]) -> Iterator[FactSuggestion]:
    """Yield the kinds of cookies that a sentence or a label names; one that denies names none."""
    known: dict[str, FactSuggestion] = {}
    for one in passages:
        if not _COOKIES.search(f"{one.heading} {one.words}") or _DENIES.search(one.words):
            continue
        for name, pattern in _KINDS:
            match = pattern.search(one.words)
            if match and _COOKIES.search(one.words[match.start() : match.end() + 40]):
                item: dict[str, Value] = {"kind": name}
                lifetime = exact(one.words)
                if len(lifetime) == 1 and one.label:
                    item["lifetime"] = lifetime[0].length
                known.setdefault(name, FactSuggestion(("cookies", name), item, quoted(one, match), one.line))
    yield from known.values()


def notices(passages: Sequence[TextPassage]) -> Iterator[FactSuggestion]:
    """Yield days and channels of the notice that a text promises of its own changes."""
    words, days = promises.of_language("de"), False
    for one in passages:
        said = one.words
        promised = all(pattern.search(said) for pattern in (words.tells, words.of_changes, words.before))
        if days or not promised or words.to_us.search(said):
            continue
        for length in promises.lengths(words, said):
            if length.length.endswith(("day", "days")):
                days = True
                yield FactSuggestion(("notice", "days"), length.days, quoted(one), one.line)
                break
    for one in passages:
        if found := promises.channels(words, one.words):
            yield FactSuggestion(("notice", "channels"), list(found), quoted(one), one.line)
            return


def contacts(passages: Sequence[TextPassage]) -> Iterator[FactSuggestion]:
    """Yield the ways to reach the company that stand in the text, and within how long it replies."""
    yield from (one for one in ways(passages) if one.path != ("reply_within",))
    yield from answers(passages, "reply_within")
