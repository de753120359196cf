"""What a first text says in its words, and one that readers know denies in its own, though no fact does.

“We use no advertising cookies”, and beside it “Advertising cookies show what you like”: nobody is told of the second
one. Words alone may be about something else, so that this is named and not refused.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from generator import program_files
from generator.checks.denied_facts import by_language
from generator.model.document import Document
from generator.model.languages import code_of
from generator.schema.values import items_of
from generator.source.sought_words import whole_words
from generator.source.text_language import COMMON
from generator.text import blocks

_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_CLAUSE: Final = re.compile(r"[,;:()–—]\s?|\s(?:but|and we|aber|sondern|mais|pero|ma|maar)\s")
_LONGEST: Final = 200  # letters of a sentence; longer ones are about many things
_OTHERS: Final = whole_words("third|part(?:y|ies)|dritten?|tiers|terceros|terzi|derden")
_LEAST: Final = 4  # letters by which two words are forms of one
_STEM: Final = 5
_MOST_TERMS: Final = 4  # of a clause that denies; a longer one denies something of its own


@dataclass(frozen=True, slots=True)
class _Clause:
    """A part of a sentence, the sentence, and what it names: all, and what not every text is about.

    It is `of_ours` where it has a word for the company, or for readers' data.
    """

    words: str
    sentence: str
    terms: tuple[str, ...]
    special: tuple[str, ...]
    of_ours: bool


def said_against(known: Document, first: Document) -> tuple[str, str] | None:
    """Return a sentence of a first text, and one of a known text that denies what it says; None if there is none."""
    for code in _codes(known, first):
        denials = [one for one in _clauses(known, code, denied=True) if _is_plain(one)]
        only = _onlys(known, code)
        affirmed = [*_clauses(first, code, denied=False)] if denials or only else []
        if denied := _denied(denials, affirmed):
            return denied
        if found := _beside_an_only(known, only, affirmed, code):
            return found
    return None


def _denied(denials: Sequence[_Clause], affirmed: Sequence[_Clause]) -> tuple[str, str] | None:
    """Return a sentence and one that denies it: all that this names stands in a clause of that."""
    by_start: dict[str, list[_Clause]] = {}
    for said in affirmed:
        for start in {term[:_LEAST] for term in said.terms}:
            by_start.setdefault(start, []).append(said)
    for denial in denials:
        enough = len([one for one in denial.special if not _OTHERS.fullmatch(one)]) > 1
        candidates = min((by_start.get(term[:_LEAST], []) for term in denial.terms), key=len)
        for said in candidates:
            if (said.of_ours or enough) and all(_within(term, said.terms) for term in denial.terms):
                return said.sentence, denial.sentence
    return None


def _is_plain(denial: _Clause) -> bool:
    """Return True if a denial names what is done with what: two things, or one of the purposes that readers know."""
    if not denial.special or len(denial.terms) > _MOST_TERMS:
        return False
    return len(denial.terms) > 1 or any(purpose.search(denial.words) for purpose in _purposes().values())


def _codes(known: Document, first: Document) -> tuple[str, ...]:
    languages = (code_of(known.language), code_of(first.language), "en")
    return tuple(code for code in dict.fromkeys(languages) if code in by_language())


def _onlys(known: Document, code: str) -> list[str]:
    """Return the sentences of a text that say what alone something is for; what readers agree to is none of it."""
    words, table = _words(code), by_language()[code]
    return [
        one.words
        for one in _sentences(known)
        if words["only"].search(one.words)
        and words["things"].search(one.words)
        and not (table["aside"].search(one.words) or words["readers"].search(one.words))
    ]


def _beside_an_only(
    known: Document, only: Sequence[str], affirmed: Sequence[_Clause], code: str
) -> tuple[str, str] | None:
    """Return a clause that names what a thing is for, where the known text says that it is only for something else."""
    if not only:
        return None
    things, negation = _words(code)["things"], by_language()[code]["negation"]
    before = " ".join(one.words for one in _sentences(known) if not negation.search(one.words))
    new = [purpose for purpose in _purposes().values() if not purpose.search(before)]
    for said in affirmed:
        if any(purpose.search(said.words) for purpose in new):
            of = {_thing(one) for one in things.findall(said.words)}
            for sentence in only:
                if of & {_thing(one) for one in things.findall(sentence)}:
                    return said.sentence, sentence
    return None


def _thing(word: str) -> str:
    """Return what a word says that things are: cookies, or data."""
    return "cookie" if "cookie" in word.casefold() else "data"


def _clauses(document: Document, code: str, *, denied: bool) -> Iterator[_Clause]:
    """Yield the clauses of a text that deny something plainly, or that deny nothing; those on what readers do not."""
    words, table = _words(code), by_language()[code]
    for one in _sentences(document):
        sentence = one.words
        if bool(table["negation"].search(sentence)) < denied or sentence.rstrip(" *_").endswith("?"):
            continue
        if table["aside"].search(sentence) or (not denied and table["negation"].search(one.block_before)):
            continue
        for clause in _CLAUSE.split(sentence):
            negations = len(table["negation"].findall(clause))
            most = 2 if code == _FRENCH else 1  # “ne … jamais” denies once
            if not clause or not (1 <= negations <= most if denied else not negations):
                continue
            if words["readers"].search(clause) or words["unless"].search(clause):
                continue
            ours = bool(words["company"].search(clause) or words["things"].search(clause))
            if ours or not denied:
                terms = _names(clause, code)
                special = tuple(term for term in terms if not words["general"].fullmatch(term))
                yield _Clause(clause, " ".join(sentence.split()), terms, special, ours)


_FRENCH: Final = "fr"


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence; of an item, with the paragraph that leads its list in."""

    words: str
    block_before: str


def _sentences(document: Document) -> Iterator[_Sentence]:
    """Yield the sentences of a text, its headings, and what its facts promise always or never."""
    for section in document.sections:
        promises = items_of(section.facts.get("promises")).values()
        for words in (section.title, *(f"We {one.get('we', '')} {one.get('what', '')}" for one in promises)):
            yield _Sentence(words, "")
        lead = ""
        for block in blocks.of(section):
            lead = block.words if block.kind != _ITEM else lead
            for words in _SENTENCE.split(block.words) if block.kind != _CODE else ():
                if len(words) <= _LONGEST:
                    yield _Sentence(words, lead if block.kind == _ITEM else "")


_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+")
_ITEM: Final = "item"
_CODE: Final = "code"


def _names(clause: str, code: str) -> tuple[str, ...]:
    """Return the words of a clause that name something; of a compound with cookies or data, both parts."""
    words, negation = _words(code), by_language()[code]["negation"]
    found: dict[str, None] = {}
    for word in _WORD.findall(clause.casefold()):
        parts = _COMPOUND.fullmatch(word)
        for part in parts.groups() if parts else (word,):
            names = len(part) >= _LEAST and part not in COMMON and not negation.fullmatch(part)
            if names and not words["generic"].fullmatch(part):
                found[part] = None
    return tuple(found)


_COMPOUND: Final = re.compile(r"(\w{4,}?)s?(cookies?|daten|gegevens)")


def _within(term: str, names: Sequence[str]) -> bool:
    return any(_alike(term, name) for name in names)


def _alike(one: str, other: str) -> bool:
    """Return True if two words are one, or begin alike, as forms of one do."""
    least = max(_LEAST, min(_STEM, len(one) - 1, len(other) - 1))
    return one == other or (min(len(one), len(other)) >= least and one[:least] == other[:least])


@cache
def _words(code: str) -> Mapping[str, re.Pattern[str]]:
    table = program_files.patterns("checks/said_against.toml")[code]
    return {**{name: whole_words(*rows) for name, rows in table.items()}, "things": _THINGS}


_THINGS: Final = whole_words(r"\w*cookies?|data|\w*daten|données|datos|dati|\w*gegevens")


@cache
def _purposes() -> Mapping[str, re.Pattern[str]]:
    table = program_files.patterns("checks/said_against.toml")["purposes"]
    return {name: whole_words(*rows) for name, rows in table.items()}
