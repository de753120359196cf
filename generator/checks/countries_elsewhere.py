"""Countries in which a text says that data are kept or processed, and which no fact of it states."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from generator.checks.prose import Prose
from generator.checks.topic_words import topic_words
from generator.materiality.wording.passages.passage import Span
from generator.materiality.wording.passages.tokens import starts_in
from generator.materiality.wording.readings.place_names import countries, stands_alone
from generator.schema.values import UNSPECIFIED, Value, items_of, keys_of
from generator.source.assembly import SectionSource
from generator.text.edits import Token, tokens

_IN: Final = re.compile(
    r"\b(?:in|to|into|within|nach|innerhalb|en|au|aux|à|a|hacia|verso|negli|nel|nei|nell|naar|binnen)"
    r"(?:\s(?:the|den|die|der|de|la|les|los|las|gli|le|het|il|unserem|einem))?[\s’']"
    r"(?:(?-i:[A-Z])[\w.’' -]{1,30}?(?:,| and| or| und| oder| et| ou| y| o| e| en| of)\s(?:and |und |et |the |in )?)*$"
    r"|:\s(?:[^.;:]{1,60},\s)?$",
    re.IGNORECASE,
)
"""What stands before a country to which something goes: “in”, others of a list, or a colon."""
_UNIONS: Final = frozenset({"EU", "EEA"})
_OF_UNION: Final = frozenset(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK IS LI NO EU EEA".split()
)


@dataclass(frozen=True, slots=True)
class OtherCountry:
    """A country in a block: where its name starts, its words, what facts say instead, and in which file."""

    start: int
    words: str
    says: str
    where: str


@dataclass(frozen=True, slots=True)
class StatedCountries:
    """The countries that facts of a text state, each with its path, and the section that says where data are kept."""

    paths: Mapping[str, str]
    home: SectionSource


def stated_countries(sources: Sequence[SectionSource]) -> StatedCountries | None:
    """Return the countries that facts state; None where none says where data are kept."""
    home = next((one for one in sources if _is_stated(one.facts.get("home"))), None)
    return StatedCountries({code: path for one in sources for path, code in _stated(one)}, home) if home else None


def other_countries(
    prose: Prose, stated: StatedCountries, language: str, codes: Sequence[str]
) -> Iterator[OtherCountry]:
    """Yield countries to which a sentence says that data go, where facts state others alone."""
    about = [*_about(prose, codes)]
    if not about:
        return
    found = tuple(tokens([prose.block]))
    starts = starts_in(prose.block.words, found)
    named = [one for one in countries(found, language) if _is_meant(found, one[2], language)]
    for at, sentence in about:
        for code, words, (first, _) in named:
            start = starts[first]
            inside = at <= start < at + len(sentence)
            if inside and _IN.search(prose.block.words[at:start]) and not _is_known(code, stated.paths):
                says = ", ".join(f"{path} says {known}" for known, path in [*stated.paths.items()][:3])
                yield OtherCountry(start, words, says, stated.home.path)


def _is_meant(found: tuple[Token, ...], span: Span, language: str) -> bool:
    """Return True if the name of a country means it: also after that of a town, “in Mumbai, India”."""
    return stands_alone(found, span, language) or (span[0] > 0 and found[span[0] - 1].text == ",")


def _about(prose: Prose, codes: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the sentences that say where data go, each with its start in the block."""
    for at, sentence in prose.sentences():
        for words in map(topic_words, codes):
            if words["place"].search(sentence) and not words["not_place"].search(sentence):
                yield at, sentence
                break


def _is_known(code: str, stated: Mapping[str, str]) -> bool:
    if code in _UNIONS:
        return bool(_OF_UNION & stated.keys())
    return code in stated or (code in _OF_UNION and bool(_UNIONS & stated.keys()))


def _stated(source: SectionSource) -> Iterator[tuple[str, str]]:
    """Yield the countries that facts of a section state, with their paths."""
    if _is_stated(home := source.facts.get("home")):
        yield "home", str(home).upper()
    for name in ("to", "recipients"):
        for key, item in items_of(source.facts.get(name)).items():
            if _is_stated(country := keys_of(item).get("country")):
                yield f"{name}.{key}.country", str(country).upper()


def _is_stated(value: Value | None) -> bool:
    return isinstance(value, str) and value != UNSPECIFIED
