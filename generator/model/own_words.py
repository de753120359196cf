"""What a brand says in its own words, language by language, and in which words a policy of a language is announced."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Final

from generator.model.catalogue import EDITION, USUAL, Words
from generator.model.languages import ENGLISH, TRANSLATED, code_of


@dataclass(frozen=True, slots=True)
class OwnWords:
    """A brand's own words: those of words.yml, and those of files of one language, such as words.de.yml, by its code.

    `language` is that of which words.yml says that its words are; they hold for all languages where it is empty.
    """

    words: Words = USUAL
    language: str = ""
    in_language: tuple[tuple[str, Words], ...] = ()


NONE_OWN: Final = OwnWords()


def common_words(own: OwnWords, languages: Collection[str]) -> Words:
    """Return the words of what is about all policies of a brand: in their language where it is one, else in its own."""
    codes = {code_of(one) for one in languages if one}
    return words_in(own, codes.pop() if len(codes) == 1 else own.language or ENGLISH)


def words_in(own: OwnWords, language: str) -> Words:
    """Return the words in which a brand speaks of policies in a language; English ones where it has no others.

    What words.yml hides is hidden in each language.
    """
    code, given = code_of(language), dict(own.in_language)
    for_it = own.language == code or not own.language
    sentences = {**(own.words.own if for_it else {}), **(given[code].own if code in given else {})}
    spoken = code in TRANSLATED or code in given or own.language == code
    words = Words(sentences, own.words.hidden, code if spoken else ENGLISH, edition=EDITION)
    earlier = [replace(words, edition=number) for number in range(EDITION - 1, 0, -1)]
    silent = (replace(words, edition=1, silent_on_facts=True),) if words.language in TRANSLATED else ()
    english = Words(own.words.own, own.words.hidden, edition=1)
    former = dict.fromkeys((*earlier, *silent, english))
    return replace(words, former=tuple(one for one in former if one != words))
