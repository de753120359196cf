"""Reading a brand's own words: words.yml beside its brand.yml, and a file for each language, such as words.de.yml."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from generator import files
from generator.errors import Finding, Place, Severity
from generator.loading.source_files import text_of
from generator.model.brand import Brand
from generator.model.catalogue import CATALOGUE, NOTICE, USUAL, Words, lacking
from generator.model.languages import ENGLISH, code_of
from generator.model.own_words import OwnWords, words_in
from generator.schema.nodes import in_quotes
from generator.schema.yaml import parse_yaml
from generator.source import words_file

OF_A_LANGUAGE: Final = re.compile(r"words\.([a-z]{2,3})\.yml")


def is_words_file(name: str) -> bool:
    """Return True if a file beside brand.yml is called as one of a brand's own words."""
    return name == words_file.FILE or bool(OF_A_LANGUAGE.fullmatch(name))


def read_own_words(folder: Path, shown_path: str, findings: list[Finding]) -> OwnWords:
    """Return a brand's own words from the files in its folder; the usual ones where there are none."""
    words, language = _read(folder / words_file.FILE, f"{shown_path}/{words_file.FILE}", "", findings)
    given = []
    for path in files.members(folder, shown_path, []):
        if match := OF_A_LANGUAGE.fullmatch(path.name):
            own, _ = _read(path, f"{shown_path}/{path.name}", match[1], findings)
            given.append((match[1], own))
    return OwnWords(words, language, tuple(given))


def _read(path: Path, shown_path: str, language: str, findings: list[Finding]) -> tuple[Words, str]:
    if not path.exists() and not path.is_symlink():
        return USUAL, ""
    text = text_of(path, shown_path, findings, findings)
    node = parse_yaml(text, shown_path, findings) if text else None
    return words_file.read(node, findings, language) if node else (USUAL, "")


def unspoken(brand: Brand, language: str, place: Place) -> Iterator[Finding]:
    """Find that sentences have no words in the language of a policy: readers would get them in English."""
    keys = lacking(words_in(brand.own_words, language), language) if language else ()
    if not keys:
        return
    code, of_notices = code_of(language), sum(CATALOGUE[key].where == NOTICE for key in keys)
    message = (
        f"{of_notices} sentences of notices and {len(keys) - of_notices} of other pages have no words in this language"
        f" ({code}): readers would get them in English"
    )
    remedy = f"write them in words.{code}.yml beside brand.yml: `policy words {code}` prints what to fill in"
    yield Finding(place, words_file.RULE, message, remedy, Severity.WARNING)


def of_which_language(brand: Brand, languages: list[str], shown_path: str) -> Iterator[Finding]:
    """Find that words.yml doesn't say of which language its words are, where a brand has policies in several."""
    own, codes = brand.own_words, sorted({code_of(one) for one in languages if one})
    given = {code for code, _ in own.in_language}
    if own.language or not own.words.own or len(codes) < 2:  # noqa: PLR2004 -- all in one language
        return
    first = ENGLISH if ENGLISH in codes else codes[0]
    others = [code for code in codes if code != first]
    if {*others} <= given:
        return
    message = f"these words stand in notices and pages in every language ({', '.join(codes)})"
    remedy = f"say of which they are, such as {in_quotes(f'language: {first}')}; those of others stand in files such as"
    remedy = f"{remedy} words.{others[0]}.yml"
    yield Finding(Place(f"{shown_path}/{words_file.FILE}", 1), words_file.RULE, message, remedy, Severity.WARNING)
