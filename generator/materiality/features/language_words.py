"""The words of one language that the features count, whichever it is: those of English, and of five others.

Of a text in another language the words are counted as English ones, and nothing is known by them (`is_read`).
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from generator.materiality.features import counted_words, same_meaning, words_abroad
from generator.materiality.features.around import stem
from generator.materiality.features.words_abroad import WordsAbroad
from generator.materiality.wording.passages.background import Background
from generator.materiality.wording.words.vocabulary import ASKS_CONSENT, GRAVE, SIGNALS
from generator.model.languages import TRANSLATED, code_of

Tells = Callable[[str], bool]
"""Whether a word belongs to a list; it is in small letters but for `carries_content` and `is_common`."""
Phrases = Callable[[str, str], bool]


@dataclass(frozen=True, slots=True)
class LanguageWords:
    """What the features ask of the words of a language.

    `abroad`: the lists of one of the five other languages; None for English. `is_common`: no name, by its first letter.
    `joining_words`: the words that join and those for persons. `is_alike`: words spelt nearly alike. `whole`: a whole
    sentence. The other names are those of the lists in `counted_words`.
    """

    abroad: WordsAbroad | None
    is_read: bool
    names_have_capitals: bool
    stem: Callable[[str], str]
    carries_content: Tells
    says_the_same: Phrases
    is_alike: Phrases
    joining_words: Callable[[Sequence[str]], list[str]]
    is_common: Tells
    joins: Tells
    safeguards: Tells
    privacy: Tells
    countries: Tells
    company: Tells
    pointers: Tells
    signals: tuple[re.Pattern[str], ...]
    duties: tuple[re.Pattern[str], ...]
    grave: re.Pattern[str]
    speaks: re.Pattern[str]
    whole: re.Pattern[str]
    pointing: re.Pattern[str]
    notice: re.Pattern[str]
    renamed: re.Pattern[str]
    examples: re.Pattern[str]
    office: re.Pattern[str]


_DUTIES: Final = ("M1", "M2", "M3")
_SPEAKS: Final = re.compile(r"\b(?:we|our|us|you|your|they|their)\b", re.IGNORECASE)
_WHOLE: Final = re.compile(r"^\W*[A-Z].*[a-z]\.\W*$", re.DOTALL)
_WHOLE_ABROAD: Final = re.compile(r"^\W*[A-ZÀ-Þ].*[a-zà-ÿ]\.\W*$", re.DOTALL)
ENGLISH_WORDS: Final = LanguageWords(
    abroad=None,
    is_read=True,
    names_have_capitals=True,
    stem=stem,
    carries_content=same_meaning.carries_content,
    says_the_same=same_meaning.says_the_same,
    is_alike=same_meaning.is_alike,
    joining_words=same_meaning.joining_words,
    is_common=lambda word: word[0].islower(),
    joins=counted_words.JOINING.__contains__,
    safeguards=counted_words.SAFEGUARDS.__contains__,
    privacy=counted_words.PRIVACY.__contains__,
    countries=lambda word: word in counted_words.countries(),
    company=counted_words.COMPANY.__contains__,
    pointers=counted_words.POINTERS.__contains__,
    signals=tuple(SIGNALS[name] for name in ASKS_CONSENT),
    duties=tuple(SIGNALS[name] for name in _DUTIES),
    grave=GRAVE,
    speaks=_SPEAKS,
    whole=_WHOLE,
    pointing=counted_words.POINTING,
    notice=counted_words.NOTICE,
    renamed=counted_words.RENAMED,
    examples=counted_words.EXAMPLES,
    office=counted_words.PERSON,
)
UNREAD: Final = replace(ENGLISH_WORDS, is_read=False)


def words_of(background: Background) -> LanguageWords:
    """Return the words of the language of both texts; `UNREAD` where they differ, or nobody here knows it."""
    if background.is_english:
        return ENGLISH_WORDS
    codes = {code_of(text.document.language) for text in (background.old, background.new)}
    read = codes & {*TRANSLATED}
    return _abroad(words_abroad.words_of(*read)) if len(codes) == 1 and read else UNREAD


def _abroad(words: WordsAbroad) -> LanguageWords:
    patterns = words.patterns
    return LanguageWords(
        abroad=words,
        is_read=True,
        names_have_capitals=not words.capital_nouns,
        stem=words.stem,
        carries_content=words.carries_content,
        says_the_same=words.says_the_same,
        is_alike=words.says_the_same,
        joining_words=words.joining_words,
        is_common=words.is_common,
        joins=words.joins,
        safeguards=words.lists["safeguards"],
        privacy=words.is_about_data,
        countries=words.countries.__contains__,
        company=counted_words.COMPANY.__contains__,
        pointers=words.own_text.__contains__,
        signals=words.signals,
        duties=words.duties,
        grave=patterns["grave"],
        speaks=patterns["speaks"],
        whole=_WHOLE_ABROAD,
        pointing=patterns["pointing"],
        notice=patterns["notice"],
        renamed=patterns["renamed"],
        examples=patterns["examples"],
        office=patterns["office"],
    )
