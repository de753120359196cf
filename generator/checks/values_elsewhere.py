"""A period, an age, a price or a country that a section states otherwise than the facts of another one (rule X1).

Beside its facts a typed value is an error; elsewhere words alone tell what it is about: that is a warning.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from generator.checks.countries_elsewhere import StatedCountries, other_countries, stated_countries
from generator.checks.prose import Prose, proses
from generator.checks.stated_subjects import StatedSubject, stated_subjects, subjects_named
from generator.checks.stated_values import stated_values
from generator.checks.topic_words import topic_words
from generator.checks.typed_values import CONFLICT, Typed, typed_in
from generator.errors import Finding, Severity
from generator.materiality.wording.passages.quantities import UNIT_ABROAD
from generator.model.document import Document
from generator.model.languages import READ, code_of
from generator.schema.nodes import in_quotes
from generator.source.assembly import SectionSource

MOST: Final = 100
_SHORT: Final = 80
"""Letters of an answer that is read with its question; a longer one says what it is about."""
_DERIVED: Final = 12
"""Months of a year: a year's sum of a monthly price is none of its own."""


@dataclass(frozen=True, slots=True)
class _Topic:
    """What sentences about the facts of some paths have: words of each of `needs`, and none of the others.

    The clause of a value has no word of `lacks`, nor that and what stands before it a word of `aside`. The first path
    is that of the fact without which nothing is compared.
    """

    kind: str
    paths: tuple[str, ...]
    needs: tuple[str, ...]
    lacks: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()


_TOPICS: Final = (
    _Topic("period", ("cookies",), ("cookies", "lasts")),
    _Topic("period", ("breach",), ("breach", "tells"), ("keep",)),
    _Topic("period", ("retention", "on_account_deletion"), ("closing", "keep"), ("answer",), ("short_lived",)),
    _Topic("period", ("respond_within", "extension"), ("answer", "requests"), ("questions", "keep")),
    _Topic("period", ("reply_within",), ("answer", "questions"), ("requests", "keep")),
    _Topic("period", ("refund",), ("refund",), ("pays_back",)),
    _Topic("period", ("retention",), ("keep",), ("answer", "breach", "refund", "closing"), ("short_lived",)),
    _Topic("age", ("min_age", "parental_consent_below"), ("age", "for_all"), (), ("not_for_all",)),
    _Topic("amount", ("price",), ("price",), (), ("not_price",)),
)
"""In this order: the first that is stated, and of which a sentence has the words, is what it is about."""


@dataclass(frozen=True, slots=True)
class _Stated:
    """What the facts of a text state."""

    subjects: Sequence[StatedSubject]
    countries: StatedCountries | None


def values_elsewhere(sources: Sequence[SectionSource], document: Document) -> Iterator[Finding]:
    """Find values that no fact of their subject has, in sections that state none of their kind."""
    stated = _Stated(stated_subjects(sources, document.language), stated_countries(sources))
    codes = [code for code in dict.fromkeys((code_of(document.language), "en")) if code in READ]
    found = (finding for source in sources for finding in _found_in(source, document.language, stated, codes))
    yield from islice(found, MOST)


def value_against(known: Document, first: Document, name: str) -> str:
    """Return which value a first text has otherwise than the facts of a known one of that name; empty if none."""
    theirs, own = (_as_sources(one, name) for one in (known, first))
    stated = _Stated(stated_subjects(theirs, known.language), stated_countries(theirs))
    codes = [code for code in dict.fromkeys((code_of(first.language), "en")) if code in READ]
    found = (
        (one for source in own for one in _found_in(source, first.language, stated, codes)) if stated.subjects else ()
    )
    return next((one.message for one in found), "")


def _as_sources(document: Document, name: str) -> tuple[SectionSource, ...]:
    return tuple(
        SectionSource(one.id, name, one.type, one.title, one.text, 0, one.facts, one.level) for one in document.sections
    )


def _found_in(source: SectionSource, language: str, stated: _Stated, codes: Sequence[str]) -> Iterator[Finding]:
    own = {one.kind for one in stated_values(source.facts)}
    elsewhere = [one for one in stated.subjects if one.source is not source and one.stated.kind not in own]
    meant = {" ".join(words.split()).casefold() for words in source.meant}
    asked = source.title
    for prose in proses(source):
        read: list[tuple[int, str, str]] = []
        for at, sentence in prose.sentences() if elsewhere else ():
            if _measures(sentence, codes):
                read.append((at, sentence, f"{_context(prose, sentence, asked)} {sentence}"))
            asked = sentence if sentence.strip() else asked
        typed = _typed(prose, read, elsewhere, language, codes)
        for at, sentence, said in read:
            for one in typed:
                inside = at <= one.start < at + len(sentence) and one.literal.casefold() not in meant
                facts = _contradicted(one, one.start - at, sentence, said, elsewhere, codes) if inside else ()
                if facts:
                    yield _finding(prose, one.start, one.literal, _says(facts), facts[0].source.path)
        for other in other_countries(prose, stated.countries, language, codes) if stated.countries else ():
            if other.words.casefold() not in meant:
                yield _finding(prose, other.start, other.words, other.says, other.where)


def _context(prose: Prose, sentence: str, asked: str) -> str:
    """Return what a short sentence is read with: a question, the head of a table, or its heading."""
    if prose.block.kind == "row":
        return f"{prose.heading} {prose.head}"
    if len(sentence) > _SHORT:
        return ""
    if asked.rstrip(" *_").endswith("?"):
        return asked
    return prose.heading if _LABELLED.search(sentence) else ""


_LABELLED: Final = re.compile(r"^[^:–—|.]{2,40}\s?[:–—|]")


def _measures(sentence: str, codes: Sequence[str]) -> bool:
    """Return True if a sentence may hold a value: a number in digits, of years in words, or a unit of time."""
    return bool(_VALUE.search(sentence)) or any(topic_words(code)["n"].search(sentence) for code in codes)


_VALUE: Final = re.compile(rf"\d|\b(?:{'|'.join(sorted(UNIT_ABROAD, key=len, reverse=True))})\b", re.IGNORECASE)


def _typed(
    prose: Prose,
    read: Sequence[tuple[int, str, str]],
    facts: Sequence[StatedSubject],
    language: str,
    codes: Sequence[str],
) -> Sequence[Typed]:
    """Return the values of a block that may be about facts; years are ages only where ages are looked for."""
    every = [topic_words(code) for code in codes]
    stated = {one.of for one in facts}
    topics = [topic for topic in _TOPICS if topic.paths[0] in stated]
    kinds = {
        topic.kind
        for _, _, said in read
        for topic in topics
        if any(all(words[name].search(said) for name in topic.needs) for words in every)
    }
    return [one for kind in kinds for one in typed_in(prose, {kind}, language)]


def _contradicted(
    typed: Typed, start: int, sentence: str, said: str, facts: Sequence[StatedSubject], codes: Sequence[str]
) -> Sequence[StatedSubject]:
    """Return the facts that a value in a sentence, where it starts there, seems to be about, and says otherwise."""
    clause = _clause(sentence, start)
    for words in map(topic_words, codes):
        for topic in _TOPICS:
            stated = [one for one in facts if one.of in topic.paths and one.stated.kind == topic.kind == typed.kind]
            if topic.paths[0] not in {one.of for one in stated}:
                continue
            aside = any(words[name].search(text) for name in topic.aside for text in (clause, sentence[:start]))
            needed = all(words[name].search(said) for name in topic.needs)
            if not needed or aside or any(words[name].search(clause) for name in topic.lacks):
                continue
            about = subjects_named(clause, stated)
            if not about and topic.kind != "amount":
                about = subjects_named(said, stated)
            vague = topic.paths == ("retention",) and not about
            if vague and (not words["generic"].search(said) or words["not_kept"].search(said)):
                return ()
            if topic.kind == "amount" and not about and len(stated) > 1 and not words["plan"].search(clause):
                return ()
            about = about or stated
            return about if _is_other(typed, start, sentence, about, words) else ()
    return ()


_PART: Final = re.compile(r"[,;:–—]\s|\s(?:and|but|und|aber|sowie|et|mais|y|pero|e|ma|en|maar)\s")


def _clause(sentence: str, start: int) -> str:
    """Return the part of a sentence in which something starts."""
    ends = [0, *(match.end() for match in _PART.finditer(sentence)), len(sentence)]
    first = max(end for end in ends if end <= start)
    return sentence[first : min((end for end in ends if end > start), default=len(sentence))]


def _is_other(
    typed: Typed, start: int, sentence: str, facts: Sequence[StatedSubject], words: Mapping[str, re.Pattern[str]]
) -> bool:
    """Return True if a value is none of what facts state."""
    if any(typed.equals(one.stated) for one in facts):
        return False
    match typed.kind:
        case "age":
            return any(match.start() <= start < match.end() for match in words["age"].finditer(sentence))
        case "amount":
            return _same_currency(typed.literal, facts) and not _is_derived(typed, facts)
        case _:
            return not _MOMENT.search(typed.literal)


_MOMENT: Final = re.compile(r"\b(?:se[ck]|min)\w*", re.IGNORECASE)
"""Seconds and minutes: no fact states any."""


def _is_derived(typed: Typed, about: Collection[StatedSubject]) -> bool:
    """Return True for what a year's or a month's sum of a stated price is."""
    number = _number(typed.literal)
    stated = [value for one in about if (value := _number(one.stated.value))]
    return any(abs(number - value * _DERIVED) < 1 or abs(number * _DERIVED - value) < 1 for value in stated)


def _number(words: str) -> float:
    found = re.search(r"\d+(?:[.,]\d{1,2}(?!\d))?", re.sub(r"(?<=\d)[.,\s](?=\d{3}(?!\d))", "", words))
    return float(found[0].replace(",", ".")) if found else 0.0


_SIGNS: Final = {"€": "EUR", "£": "GBP", "$": "USD", "¥": "JPY", "eur": "EUR", "dollar": "USD", "pound": "GBP"}


def _same_currency(literal: str, about: Collection[StatedSubject]) -> bool:
    name = re.sub(r"[\d.,\s’']", "", literal).casefold()
    code = next((code for sign, code in _SIGNS.items() if sign in name), name.upper())
    return any(code == one.stated.value.split()[-1] for one in about)


def _says(about: Sequence[StatedSubject]) -> str:
    shown = ", ".join(f"{one.stated.path} says {one.stated.value}" for one in about[:3])
    return shown + (f", and {len(about) - 3} more" if len(about) > 3 else "")  # noqa: PLR2004 -- three are named


def _finding(prose: Prose, start: int, literal: str, says: str, where: str) -> Finding:
    message = f"the text says {in_quotes(literal)}, and no fact of what this seems to be about does ({where}: {says})"
    remedy = (
        "correct the text, or the fact; where it is about something else, add it to “meant:” at the top of the file,"
        f" as - {literal}"
    )
    return Finding(prose.place(start, literal), CONFLICT, message, remedy, Severity.WARNING)
