"""The catalogue: every sentence that the program says in a company's name, and what a brand says in its place.

The sentences stand in `words/en.toml`, by where they are said (notice, banner, pages, feeds), and those of other
languages in files beside it. A brand can put its own words in their place, in `words.yml` and files such as
`words.de.yml` beside its brand.yml. What the facts of a policy state, and what people wrote, stands in the
placeholders.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Final

from generator import program_files
from generator.model.languages import ENGLISH, TRANSLATED, code_of, former_sentences, sentences

PLACEHOLDER: Final = re.compile(r"\{([a-z]+)\}")
EDITION: Final = 5
"""The edition of what notices say: in the first one a policy that ends was told of as one that changes, and a fact and
the words filled in from it apart; in the first two a fact and a passage with its value typed, in other languages; in
the first three rights were named without the place for which they are stated, duties in a weaker word, an e-mail
said that the present text applies until then, whatever was announced for a day before, led for the new text to the one
before it, and wrote links to other policies as the files have them, and a banner said of a policy before its end that
it no longer applies; in the first four a fact and a passage with its value typed, in English, were told of apart, a
passage that changes was told of as wording, another recipient, purpose or kind of data as another name in other
languages, a country by its code below its name, what changes as if it held already, and who was told that a change was
taken back was not told that the present text goes on to apply, where that was announced itself."""
_OF_AN_END: Final = "end-"
"""How the keys of sentences begin that stand in the place of another where a policy ends."""
NOTICE: Final = "notice"
PAGE: Final = "page"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as the program says it in English; `where` is a notice (e-mail, banner, notice page) or another page.

    One that must stand carries a date, a level, the list of changes or a link: it can be reworded and not emptied.
    """

    words: str
    where: str
    must: bool

    @property
    def needs(self) -> frozenset[str]:
        """The placeholders in it, each of which has to stand in a brand's own words too."""
        return frozenset(PLACEHOLDER.findall(self.words))


_PARTS_OF_NOTICES: Final = frozenset({"notice", "banner", "redline"})
"""The parts of the catalogue that are said in notices, but for these sentences of them:"""
_ON_PAGES: Final = frozenset({"banner-name", "step-next", "step-last"})
_CAN_BE_LEFT_OUT: Final = frozenset(
    "opening opening-past end-opening end-opening-past until-then still-applies exception-by label-adverse"
    " label-favourable signs from-when consent-heading what-you-can-do rights right-access right-correction"
    " right-deletion right-portability right-restriction right-objection right-marketing-opt-out right-withdrawal"
    " right-automated-decisions right-complaint close-without-penalty cancel how-to-reach-us read-more glance"
    " glance-intro versions-intro history-intro redline-with-changes somebody compare-intro".split()
)
"""All others must stand."""


def _catalogue() -> Iterator[tuple[str, Sentence]]:
    for part, english in program_files.words(ENGLISH).items():
        for key, words in english.items():
            in_notices = part in _PARTS_OF_NOTICES and key not in _ON_PAGES
            yield key, Sentence(words, NOTICE if in_notices else PAGE, must=key not in _CAN_BE_LEFT_OUT)


CATALOGUE: Final[Mapping[str, Sentence]] = MappingProxyType(dict(_catalogue()))
SHOWN: Final[Mapping[str, str]] = MappingProxyType(
    {
        "favour": "the labels “less in your favour” and “in your favour”",
        "glance": "the summary at a glance, above a text",
        "counts": "how many recipients a notice reached",
        "names": "the names of those who approved and decided",
        "facts": "the program’s sentence about a fact, where an editor explained the change (both values stand then)",
    }
)


@dataclass(frozen=True, slots=True)
class Words:
    """What a brand says in a language: its own words for sentences of the catalogue, and what it does not show.

    `former` are the words in which earlier programs announced texts of this language, the newest first; none of them is
    the same. `silent_on_facts` are those of a program that had no sentences for facts in their language. What was
    announced in an earlier `edition` goes on to be said in it. With `of_end`, they are said of a policy that ends.
    """

    own: Mapping[str, str] = field(default_factory=dict, hash=False)
    hidden: frozenset[str] = frozenset()
    language: str = ENGLISH
    former: tuple["Words", ...] = ()
    silent_on_facts: bool = False
    edition: int = EDITION
    of_end: bool = False

    @property
    def foreign_language(self) -> str:
        """Their language; empty where it is English."""
        return "" if self.language == ENGLISH else self.language

    def of(self, key: str) -> str:
        """Return a sentence with its placeholders; a key that is not in the catalogue is a bug."""
        key = self.key(key)
        own = self.own.get(key)
        return usual(key, self.language, self.edition) if own is None else own

    def key(self, key: str) -> str:
        """Return the key of the sentence that is said in the place of another of a policy that ends, or this key."""
        of_end = f"{_OF_AN_END}{key}"
        known = self.of_end and of_end in CATALOGUE
        return of_end if known and (of_end in self.own or has_words(of_end, self.language)) else key

    def for_an_end(self) -> "Words":
        """Return the words that are said of a policy that ends, where their edition has some of that."""
        return replace(self, of_end=self.edition > 1)

    @property
    def tells_once(self) -> bool:
        """True if a fact and a passage that says no more than that are told of at once in their edition."""
        return self.edition > 1

    @property
    def tells_typed_once(self) -> bool:
        """True if so they are where values are typed in their edition: in English only since the fifth one."""
        return self.edition > (4 if self.language == ENGLISH else 2)

    @property
    def is_fourth(self) -> bool:
        """True if their edition is the fourth or a later one: see `EDITION` for what was said otherwise before."""
        return self.edition > 3  # noqa: PLR2004 -- the third edition

    @property
    def is_fifth(self) -> bool:
        """True if their edition is the fifth or a later one."""
        return self.edition > 4  # noqa: PLR2004 -- the fourth edition

    def say(self, key: str, **values: str) -> str:
        """Return a sentence as text on one line."""
        return filled(" ".join(self.of(key).split()), values, self.language)

    def around(self, key: str, placeholder: str) -> tuple[str, str]:
        """Return what stands before and after a placeholder of a sentence."""
        before, _, after = self.say(key).partition(f"{{{placeholder}}}")
        return before, after

    def number(self, number: int) -> str:
        """Return a number as it is written in their language; with commas where that is not known."""
        from babel import UnknownLocaleError  # noqa: PLC0415 -- most commands write no number
        from babel.numbers import format_decimal  # noqa: PLC0415

        try:
            return str(format_decimal(number, locale=self.language))
        except UnknownLocaleError:
            return f"{number:,}"

    def sign(self, sign: str) -> str:
        """Return a colon or semicolon as it stands after a word: in French with a space that no line ends at."""
        french = self.language == "fr" and self.speaks_of_facts  # as words of earlier programs had it, it stays
        return f"\N{NO-BREAK SPACE}{sign}" if french else sign

    def tied(self, sentence: str) -> str:
        """Return a sentence as it stands on a page: in French, no line begins with a colon or ends with “«”."""
        return (
            _APART.sub("\N{NO-BREAK SPACE}", sentence) if self.language == "fr" and self.speaks_of_facts else sentence
        )

    def shows(self, what: str) -> bool:
        """Return True if something that can be switched off is shown."""
        assert what in SHOWN, what  # noqa: S101 -- a key of this module
        return what not in self.hidden

    @property
    def speaks_of_facts(self) -> bool:
        """True if the program has sentences for what facts state in this language."""
        return self.language == ENGLISH or (self.language in TRANSLATED and not self.silent_on_facts)

    @property
    def digest(self) -> str:
        """The digest of a brand's words for notices; empty for the program's in English, first edition."""
        own = {key: " ".join(words.split()) for key, words in self.own.items() if CATALOGUE[key].where == NOTICE}
        own |= {"show facts": "no"} if "facts" in self.hidden else {}
        own |= {"language": self.language} if self.language != ENGLISH else {}
        own |= {"facts": "said"} if self.language != ENGLISH and self.speaks_of_facts else {}
        own |= {"edition": str(self.edition)} if self.edition > 1 else {}
        if not own:
            return ""
        return f"sha256:{hashlib.sha256(json.dumps(own, sort_keys=True).encode()).hexdigest()}"

    def as_announced(self, digest: str) -> "Words":
        """Return the words in which a notice was given, by their digest: former ones, or else these."""
        return next((one for one in self.former if one.digest == digest), self)

    @property
    def digests(self) -> frozenset[str]:
        """The digests of the words in which a notice may have been given."""
        return frozenset(one.digest for one in (self, *self.former))


USUAL: Final = Words()


def usual(key: str, language: str = ENGLISH, edition: int = EDITION) -> str:
    """Return the program's own words of a sentence: those of a language where it has some, or else English ones.

    An earlier edition of notices may have said it otherwise.
    """
    spoken = language if has_words(key, language) else ENGLISH
    return former_sentences(spoken, edition).get(key) or sentences(spoken).get(key, CATALOGUE[key].words)


def has_words(key: str, language: str) -> bool:
    """Return True if the program has words of a sentence in a language."""
    return language == ENGLISH or key in sentences(language)


def lacking(words: Words, language: str) -> tuple[str, ...]:
    """Return the keys of sentences of which neither the program nor a brand has words in a language."""
    if code_of(language) == ENGLISH:
        return ()
    return tuple(key for key in CATALOGUE if key not in words.own and key not in sentences(code_of(language)))


def filled(sentence: str, values: Mapping[str, str], language: str) -> str:
    """Return a sentence of a language with its placeholders filled in; a value may be HTML.

    In Italian, an article before the 8th or the 11th of a month is joined to it: “dall’8 gennaio”.
    """
    found, end = "", 0
    for match in PLACEHOLDER.finditer(sentence):
        value = values.get(match[1], match[0])
        found += sentence[end : match.start()]
        if language == "it" and _EIGHT_OR_ELEVEN.match(value):
            found = _ARTICLE.sub(_joined, found)
        found, end = found + value, match.end()
    return f"{found}{sentence[end:]}".strip()


_APART: Final = re.compile(r" (?=[:;!?»](?:\s|$|[.,]))|(?<=«) ")
"""The spaces of French signs."""
_EIGHT_OR_ELEVEN: Final = re.compile(r"(?:<[^>]*>)*(?:8|11) ")
_ARTICLE: Final = re.compile(r"\b(il|dal|al|del) $", re.IGNORECASE)
_BEFORE_A_VOWEL: Final = {"il": "l’", "dal": "dall’", "al": "all’", "del": "dell’"}


def _joined(article: re.Match[str]) -> str:
    """Return an article as it stands before a vowel, its first letter as large as it was."""
    joined = _BEFORE_A_VOWEL[article[1].lower()]
    return joined.capitalize() if article[1][0].isupper() else joined
