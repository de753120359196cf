"""Who receives data, by the words of German texts, and whether it is sold."""

from collections.abc import Iterator, Sequence
from typing import Final

from generator.suggestions.fact_patterns import kinds, patterns
from generator.suggestions.passages import TextPassage, quoted
from generator.suggestions.recipients import GENERAL, SERVICES, recipient
from generator.suggestions.suggestion import FactSuggestion

_WORDS: Final = patterns("de", "recipients")


def recipients(passages: Sequence[TextPassage]) -> Iterator[FactSuggestion]:
    """Yield recipients of the kinds that texts name, then service providers where none is named, then the sale."""
    known: dict[str, FactSuggestion] = {}
    listed = False
    for one in passages:
        if one.kind != "item":
            listed = one.words.rstrip().endswith(":") and _gives(one)
        if not (_gives(one) or (listed and one.kind == "item" and not _WORDS["denies"].search(one.words))):
            continue
        for name, pattern in kinds("de", "recipients", "known"):
            if match := pattern.search(one.words):
                known.setdefault(name, recipient("de", name, one, match))
    if not known.keys() & SERVICES:
        for one in passages:
            if _gives(one) and (match := _WORDS["general"].search(one.words)):
                known.setdefault(GENERAL, recipient("de", GENERAL, one, match))
    yield from known.values()
    for one in passages:
        sells = _WORDS["never_sells"].search(one.words)
        if sells and _WORDS["data"].search(one.words) and not _WORDS["unless"].search(one.words):
            yield FactSuggestion(("sale",), "never", quoted(one, sells), one.line)
            return


def _gives(one: TextPassage) -> bool:
    """Return True if a sentence says that somebody gets data, and doesn't deny it."""
    return bool(_WORDS["gives"].search(one.words)) and not _WORDS["denies"].search(one.words)
