"""How long German texts say that data is kept, and what then happens to it."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from generator.schema.values import Value
from generator.suggestions.fact_patterns import kinds, patterns
from generator.suggestions.passages import PeriodInWords, TextPassage, quoted
from generator.suggestions.suggestion import FactSuggestion
from generator.text import markdown

_WORDS: Final = patterns("de", "retention")
_AFTER: Final = kinds("de", "retention", "after")

_NO_NAME: Final = frozenset(
    {"", "daten", "diese", "sie", "personenbezogene_daten", "informationen", "es", "wir", "dies"}
)
_MOST_WORDS: Final = 4


def retention(passages: Sequence[TextPassage]) -> Iterator[FactSuggestion]:
    """Yield what is kept for how long: a sentence with one exact period and a verb of keeping or ending, or a row."""
    names: set[str] = set()
    for one in passages:
        if len({period.length for period in one.periods}) != 1 or _WORDS["request"].search(one.words):
            continue
        match = _WORDS["kept"].search(one.words)
        row = one.kind == "row" and len(one.words.split(" | ")) <= 4  # noqa: PLR2004 -- a wider table is about more
        name = _name(one, match, one.periods[0]) if match else _id(one.label) if row else ""
        if name and name not in names:
            names.add(name)
            yield FactSuggestion(("retention", name), _item(one, one.periods[0]), quoted(one), one.line)


def _item(one: TextPassage, period: PeriodInWords) -> dict[str, Value]:
    item: dict[str, Value] = {"keep": period.length}
    after = next((name for name, pattern in _AFTER if pattern.search(one.words)), "")
    if after:
        item["after"] = after
    if _WORDS["anonymous"].search(one.words):
        if not _WORDS["or"].search(one.words):
            item["then"] = "anonymise"
    elif _WORDS["ends"].search(one.words) or _WORDS["deleted"].search(one.words):
        item["then"] = "delete"
    if _WORDS["law"].search(one.words):
        item["kept_for"] = "law"
    return item


def _name(one: TextPassage, match: re.Match[str], period: PeriodInWords) -> str:
    """Return an id made of the words for what is kept: its label, else those before “werden”, or beside “bewahren”."""
    if one.label and one.kind in {"item", "row"}:
        return _id(one.label)
    before = re.split(r"[,;:]\s", one.words[: match.start()])[-1]
    passive = match["verb2"] and match["verb2"].lower() in {"werden", "wird"}
    if (passive and before.strip()) or match["we"] or match["we2"]:
        return _id(before)
    after = one.words[match.end() : period.start]
    return _id(_WORDS["subject"].split(_WORDS["participle"].split(after)[0] if passive else after)[0])


def _id(words: str) -> str:
    plain = _WORDS["subject"].split(_WORDS["leading"].sub("", " ".join(words.split())).strip(" ,"))[0].strip()
    name = "_".join(markdown.slug(markdown.spelled(plain, "de")).split("-")[:_MOST_WORDS]) if plain.strip(" .") else ""
    return "" if name in _NO_NAME or name[:1].isdigit() else name
