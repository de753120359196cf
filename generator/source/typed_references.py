"""References by number as people type them, such as “section 3”, in English and German, and where each leads."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from generator.model.languages import code_of

_NUMBER: Final = r"(?P<number>\d{1,2}(?:\.\d{1,2})*)"
LINK: Final = re.compile(r"\[(?P<words>[^\[\]\n]{1,200})\]\(#(?P<target>[a-z0-9_-]+)\)")
_NAMED: Final = {
    "en": rf"\b(?:[Ss]ections?|SECTIONS?|[Cc]lauses?|CLAUSES?)\s+{_NUMBER}",
    "de": rf"(?:\b(?:Abschnitt(?:e[ns]?|s)?|Ziff(?:ern?|\.)|Punkt(?:e[ns]?|s)?|Nummern?)\s+|§\s?){_NUMBER}",
}
_OF_ANOTHER: Final = {
    "en": (
        r"(?!\.?\d)(?!(?:\s*\(\w{1,3}\)|\s+[a-z]\b)*,?\s+(?:of|in|under|to)\s+(?!(?:this|these|our)\b))(?!\s+[A-Z]{2})"
    ),
    "de": (
        r"(?!\.?\d)(?!(?:\s*\(\w{1,3}\)|,?\s+(?:Abs|Satz|S|lit|Buchst|Nr|f|ff)\b\.?(?:\s*\w{1,2}\b)?)*,?\s+"
        r"(?:(?:der|des|im|in|von|aus|nach)\s+(?!(?:diese[rsmn]?|unsere[rsmn]?|vorliegende[nr]?|hier)\b)|[A-ZÄÖÜ]\w*[A-ZÄÖÜ]))"
    ),
}
"""What doesn't stand after a number of this text: “Section 5 of the FTC Act” is another's, and so is “§ 25 TDDDG”."""
IN_WORDS: Final = {name: re.compile(named) for name, named in _NAMED.items()}
_PLAIN: Final = {name: re.compile(named + _OF_ANOTHER[name]) for name, named in _NAMED.items()}
_AFTER_LAW: Final = re.compile(
    r"(?:(?<![\w-])(?!AGB\b)[A-ZÄÖÜ][\w-]*[A-ZÄÖÜ]\w*|[Gg]esetz(?:es)?|[Vv]erordnung)\)?,?\s+§?\s?$"
)
"""What stands before a number of another text: “FM-GwG, §§ 6 ff.”, “Bankwesengesetz § 38”."""
_BEFORE: Final = 60  # characters
_OF_PARTS: Final = re.compile(r"\s*\(\w{1,4}\)|,?\s*(?:and|or|to|und|oder|bis|[-–&])\s*(?:§\s?)?\d|,\s*\d")
"""What follows a number that names a part of a section, or is the first of several."""
_OF_HEADING: Final = re.compile(rf"(?:§\s?)?{_NUMBER}[.)]?\s+\S")


def number_of(title: str) -> str:
    """Return the number that a title begins with, as readers see it; empty where there is none."""
    match = _OF_HEADING.match(title)
    return match["number"] if match else ""


def of_this_text(text: str, language: str) -> Iterator[re.Match[str]]:
    """Yield the references by number that are to this text, and to no law that is named beside them."""
    for match in _PLAIN[language].finditer(text):
        if not _AFTER_LAW.search(text, max(0, match.start() - _BEFORE), match.start()):
            yield match


@dataclass(frozen=True, slots=True)
class TypedReference:
    """A reference in a text: from `start` to `end` its words, its number, and what would stand in their place.

    `instead` is empty where it isn't certain what the number names.
    """

    start: int
    end: int
    words: str
    number: str
    instead: str = ""


def typed_references(text: str, language: str, ids: Mapping[str, str], *, made: bool) -> Iterator[TypedReference]:
    """Yield the references to numbers that are no links, and links whose words are one; `ids` are those of sections.

    Where numbers are `made`, a reference is written so that its number is made, too.
    """
    code = code_of(language)
    if code not in IN_WORDS:
        return
    references = list(IN_WORDS[code].finditer(text))
    links = list(LINK.finditer(text)) if made or references else []
    for link in links:
        said = IN_WORDS[code].fullmatch(link["words"]) if made else None
        if said:
            fits = ids.get(said["number"]) == link["target"]
            before = link["words"][: said.start("number")]
            instead = f"{before}[](#{link['target']})" if fits else ""
            yield TypedReference(link.start(), link.end(), link[0], said["number"], instead)
    certain = {match.start() for match in of_this_text(text, code)} if references else set()
    for match in references:
        if any(link.start() <= match.start() < link.end() for link in links) or match.start() not in certain:
            continue
        name = "" if _OF_PARTS.match(text, match.end()) else ids.get(match["number"], "")
        before = match[0][: match.start("number") - match.start()]
        instead = f"{before}[](#{name})" if made else f"[{match[0]}](#{name})"
        yield TypedReference(match.start(), match.end(), match[0], match["number"], instead if name else "")


def unique_ids(numbers: Mapping[str, str]) -> dict[str, str]:
    """Return by each number the id of the section that has it, where only one has."""
    every = list(numbers.values())
    return {number: name for name, number in numbers.items() if number and every.count(number) == 1}
