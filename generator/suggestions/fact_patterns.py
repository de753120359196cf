"""The patterns by which facts are found in texts: a file for each language in `words/`, a table for each subject."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from generator import program_files
from generator.source.sought_words import pattern

NamedPatterns = tuple[tuple[str, re.Pattern[str]], ...]


@cache
def patterns(language: str, subject: str) -> Mapping[str, re.Pattern[str]]:
    """Return the patterns of a subject, by name."""
    table = _words(language)[subject]
    return {name: _pattern(one) for name, one in table.items() if not isinstance(one, dict)}


@cache
def kinds(language: str, subject: str, name: str) -> NamedPatterns:
    """Return what tells the kinds of something apart, in order: of a text, of a right, of a recipient."""
    return tuple((kind, _pattern(one)) for kind, one in _words(language)[subject][name].items())


def label(language: str, recipient: str) -> str:
    """Return what recipients of a kind are called."""
    return str(_words(language)["recipients"]["labels"][recipient])


@cache
def _words(language: str) -> Mapping[str, Any]:
    return program_files.patterns(f"suggestions/words/{language}.toml")


def _pattern(words: str | list[str]) -> re.Pattern[str]:
    return pattern(words) if isinstance(words, str) else pattern(*words)
