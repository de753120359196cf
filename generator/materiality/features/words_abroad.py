"""Words that the features count in German, Spanish, French, Italian and Dutch: they weigh; they never clear.

One table for each language, `counted_words.de.toml` and so on; a row is a pattern, or words with a space between them.
`glue`: words that hold a sentence together. `held`: words that join, condition, place or stand for a person, those of
one meaning in a row. `joins`: those of them that join or condition. `plain`: words whose change harms nobody.
`own_text`: words for the text, and what leads elsewhere. `duties`: how firm; denied; how far it reaches. `safeguards`:
what makes a promise stronger or weaker. `data`, `done`, `holders`: data, what is done with it, who has it. `grave`:
sale, sensitive data, rights given up. `speaks`: that a sentence is about the company or the reader. `office`: people,
offices and addresses; `providers`: whom a company uses; `controller`: who is responsible. `same`: phrases of one
meaning. `fillers`: phrases that may come or go. `endings`: of nouns and adjectives, in German and Dutch also of verbs,
which never stand without who does something there.
"""

import operator
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import groupby, permutations
from typing import Any, Final

from babel import Locale
from rapidfuzz.distance import OSA

from generator import program_files
from generator.materiality.features.around import words
from generator.source.sought_words import whole_words

Phrase = tuple[str, ...]
_COMPOUNDS: Final = frozenset({"de", "nl"})
"""Languages that write two nouns as one word, which is about what either is about."""
_CAPITAL_NOUNS: Final = frozenset({"de"})
_ABOUT_DATA: Final = ("data", "done", "holders")
_SEARCHED: Final = ("grave", "speaks", "pointing", "notice", "renamed", "examples", "office", "controller")
_SHORTEST_STEM: Final = 4
_SHORTEST_ALIKE: Final = 6
_ENDING: Final = 2  # letters: of what weighs, other endings may be other forms that say who or when
_BEGINNING: Final = 2
_APOSTROPHE: Final = re.compile("['’]")
_PARTICIPLE: Final = re.compile(r"^ge(?=\w{3,}(?:[dt]|en)$)")
_WOMEN_TOO: Final = re.compile(r"(?<=\w)[*:_/]-?in(?:nen)?\b")
"""Signs by which one German word names women and men."""
_UNIONS: Final = frozenset("eu ue ewr eee see eer usa uk".split())


@dataclass(frozen=True)
class WordsAbroad:
    """The lists of one language, each read once."""

    language: str
    table: Mapping[str, Any]

    @property
    def capital_nouns(self) -> bool:
        """Whether all nouns have a capital, so that it tells no name."""
        return self.language in _CAPITAL_NOUNS

    @cached_property
    def lists(self) -> Mapping[str, Callable[[str], bool]]:
        """For each list of single words, whether a word in small letters, or a part before or after ’, is in it."""
        return {
            name: self._teller(self.table[name])
            for name in ("safeguards", "duties", "grave", "providers", *_ABOUT_DATA)
        }

    @cached_property
    def patterns(self) -> Mapping[str, re.Pattern[str]]:
        """The expressions that are looked for in a passage."""
        return {name: whole_words(*_either_spelling(self.table[name])) for name in _SEARCHED}

    @cached_property
    def signals(self) -> tuple[re.Pattern[str], ...]:
        """Words after which people say whether a change needs consent, and those of choice."""
        table = program_files.patterns("materiality/wording/words/consent_signals.toml")[self.language]
        return tuple(whole_words(*table[part]) for part in ("rows", "choice"))

    @cached_property
    def duties(self) -> tuple[re.Pattern[str], ...]:
        """Words of duty, of denial, and of reach."""
        return tuple(whole_words(*_either_spelling([row])) for row in self.table["duties"])

    @cached_property
    def own_text(self) -> frozenset[str]:
        """Words for the text itself, and those that lead elsewhere."""
        return _set(self.table["own_text"])

    @cached_property
    def light(self) -> frozenset[str]:
        """Words that say nothing, or nothing that harms anybody."""
        return self.own_text | _set(self.table["plain"]) | self._glue

    @cached_property
    def countries(self) -> frozenset[str]:
        """One-word names of countries, and of unions of them, in small letters."""
        named = (str(name).casefold() for code, name in Locale(self.language).territories.items() if code.isalpha())
        return frozenset(name for name in named if " " not in name) | _UNIONS

    def stem(self, word: str) -> str:
        """Return a word without its usual ending and what stands before ’, in small letters."""
        plain = _parts(word)[-1]
        if self.lists["duties"](plain):
            return plain
        root = _PARTICIPLE.sub("", plain) if self.language in _COMPOUNDS else plain
        short = self._endings.sub("", root)
        return short if len(short) >= _SHORTEST_STEM else plain

    def carries_content(self, word: str) -> bool:
        """Return True unless a word only holds a sentence together."""
        return any(part not in self._glue and not self._row_of(part) for part in _parts(word))

    def joins(self, word: str) -> bool:
        """Return True if a word joins or conditions what is said."""
        return any(part in self._joins for part in _parts(word))

    def is_about_data(self, word: str) -> bool:
        """Return True if a word is one for data, for what is done with it, or for who has it."""
        return any(self.lists[name](word) for name in _ABOUT_DATA)

    def weighs(self, word: str) -> bool:
        """Return True if the coming or going of a word can change what a text says."""
        return self._weighs(word.casefold())

    @cached_property
    def _weighs(self) -> Callable[[str], bool]:
        lists, searched = tuple(self.lists.values()), (*self.signals, *self.duties)
        return cache(
            lambda word: (
                word in self.countries
                or any(tells(word) for tells in lists)
                or (word not in self.light and any(pattern.search(word) for pattern in searched))
            )
        )

    def is_common(self, word: str) -> bool:
        """Return True if a word is no name: by its first letter, or, where nouns have a capital, if it is listed."""
        return word[0].islower() or (self.capital_nouns and (word.casefold() in self.light or self.weighs(word)))

    def is_light(self, word: str) -> bool:
        """Return True if all parts of a word say nothing that harms anybody."""
        return all(part in self.light for part in _parts(word))

    def joining_words(self, found: Sequence[str]) -> list[str]:
        """Return the words that join, place and stand for persons, by what they mean."""
        return [row for word in found for part in _parts(word) if (row := self._row_of(part))]

    def says_the_same(self, old: str, new: str) -> bool:
        """Return True if two phrases differ by phrases of a list, by endings, a slip, or words that say nothing."""
        sides = (_WOMEN_TOO.sub("", side) if self.capital_nouns else side for side in (old, new))
        left, right = (tuple(part for word in words(side) for part in _parts(word)) for side in sides)
        if (left, right) in self._listed or (left and self._have_other_accents(left, right)):
            return True
        if not left or not right:
            return " ".join(left or right) in self._fillers
        if self.joining_words(left) != self.joining_words(right):
            return False
        one, other = (tuple(word for word in side if self.carries_content(word)) for side in (left, right))
        if len(one) == len(other) and all(map(self._is_same_word, one, other)):
            return True
        return self._are_listed(one, other)

    def _is_same_word(self, one: str, other: str) -> bool:
        if self.stem(one) == self.stem(other):
            return True
        return self._are_listed((one,), (other,)) or self._is_slip(one, other)

    def _are_listed(self, one: Phrase, other: Phrase) -> bool:
        return (one, other) in self._listed or (self._stems(one), self._stems(other)) in self._listed

    def _is_slip(self, one: str, other: str) -> bool:
        """Return True if two words differ by a sign above a letter, or by a letter that makes no other form of it."""
        if self._have_other_accents((one,), (other,)):
            return True
        shortest = min(len(one), len(other))
        if shortest < _SHORTEST_ALIKE or one[:_BEGINNING] != other[:_BEGINNING]:
            return False
        if OSA.distance(one, other, score_cutoff=1) > 1:
            return False
        if self.weighs(one) or self.weighs(other):
            return one[-_ENDING:] == other[-_ENDING:] and _once(one) == _once(other)
        return one[-1] == other[-1]

    def _have_other_accents(self, one: Phrase, other: Phrase) -> bool:
        """Return True if phrases differ by signs above letters alone: not in German, and not a word of duty."""
        if self.capital_nouns or len(one) != len(other):
            return False
        return all(map(operator.eq, map(bare, one), map(bare, other))) and not any(map(self.lists["duties"], one))

    def _stems(self, phrase: Phrase) -> Phrase:
        return tuple(map(self.stem, phrase))

    @cached_property
    def _joins(self) -> frozenset[str]:
        return _set(self.table["joins"])

    @cached_property
    def _glue(self) -> frozenset[str]:
        return _set(self.table["glue"])

    @cached_property
    def _endings(self) -> re.Pattern[str]:
        return re.compile(rf"(?:{'|'.join(self.table['endings'])})$")

    @cached_property
    def _row_of(self) -> Callable[[str], str]:
        """The row of words of one meaning in which a word is that joins, places or stands for a person; else empty."""
        rows = [(row, re.compile(row)) for row in _either_spelling(self.table["held"])]
        return cache(lambda word: next((row for row, pattern in rows if pattern.fullmatch(word)), ""))

    @cached_property
    def _fillers(self) -> frozenset[str]:
        return frozenset(" ".join(phrase) for row in self.table["fillers"] for phrase in _phrases(row.split(";")))

    @cached_property
    def _listed(self) -> frozenset[tuple[Phrase, Phrase]]:
        """The pairs of phrases of one meaning, as they stand and by what they say, each word without its ending."""
        groups = [_phrases(group.split()) for row in self.table["same"] for group in row.split(";")]
        bare = [[self._stems(tuple(filter(self.carries_content, phrase))) for phrase in group] for group in groups]
        return frozenset(
            pair for group in (*groups, *bare) for pair in permutations(filter(None, group), 2) if pair[0] != pair[1]
        )

    def _teller(self, rows: Sequence[str]) -> Callable[[str], bool]:
        before = r"(?:\w{3,}-?)?" if self.language in _COMPOUNDS else ""
        pattern = re.compile(rf"{before}(?:{'|'.join(_either_spelling(rows))})")

        @cache
        def tells(word: str) -> bool:
            return word not in self.light and any(pattern.fullmatch(part) for part in _parts(word))

        return tells


@cache
def words_of(language: str) -> WordsAbroad:
    """Return the lists of one of the five languages."""
    return WordsAbroad(language, program_files.patterns(f"materiality/features/counted_words.{language}.toml"))


def _set(rows: Sequence[str]) -> frozenset[str]:
    return frozenset(word.casefold() for row in rows for word in row.split())


def _phrases(written: Sequence[str]) -> list[Phrase]:
    """Return phrases whose words are joined by _, as words in small letters without ’."""
    return [
        tuple(part for word in one.strip().casefold().split("_") for part in _parts(word))
        for one in written
        if one.strip()
    ]


def _parts(word: str) -> tuple[str, ...]:
    """Return what stands before and after ’ in a word, in small letters: d’aide."""
    return tuple(part.strip(".") for part in _APOSTROPHE.split(word.casefold()) if part) or (word.casefold(),)


def _either_spelling(rows: Sequence[str]) -> list[str]:
    """Return patterns in which ß stands for ss, too, as words in small letters have it."""
    return [row.replace("ß", "(?:ß|ss)") for row in rows]


def _once(word: str) -> str:
    """Return a word in which no letter is doubled."""
    return "".join(sign for sign, _ in groupby(word))


def bare(word: str) -> str:
    """Return a word without the signs above its letters."""
    return "".join(sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign))
