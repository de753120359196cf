"""Rights that a text gives, in how long it promises an answer, and what they cost."""

import re
from collections.abc import Iterator, Mapping, Sequence

from generator.suggestions.fact_patterns import kinds, patterns
from generator.suggestions.passages import TextPassage, quoted
from generator.suggestions.suggestion import FactSuggestion


def rights(passages: Sequence[TextPassage], language: str = "en") -> Iterator[FactSuggestion]:
    """Yield the rights that labels, headings and sentences give, each where it is first given, then the answers."""
    words = patterns(language, "rights")
    given: set[str] = set()
    listed = False  # below “You have the right to:”
    for one in passages:
        if one.kind != "item":
            listed = one.words.rstrip().endswith(":") and bool(words["gives"].search(one.words))
        for name, pattern in kinds(language, "rights", "rights"):
            quote = _granting_words(one, pattern, words, name, listed=listed and one.kind == "item")
            if quote and name not in given:
                given.add(name)
                yield FactSuggestion(("rights", name), {}, quote, one.line)
    yield from answers(passages, "respond_within", language, extended=True)
    for one in passages:
        if match := words["free"].search(one.words):
            yield FactSuggestion(("fee",), "none", quoted(one, match), one.line)
            return


def names_right(heading: str) -> bool:
    """Return True if an English heading names a right."""
    return bool(patterns("en", "rights")["named"].search(heading))


def _granting_words(
    one: TextPassage, pattern: re.Pattern[str], words: Mapping[str, re.Pattern[str]], name: str, *, listed: bool
) -> str:
    """Return the words that give a right, or none: a sentence that lets people have it, or a label that names it.

    Labels and headings are read in English. An item is `listed` where the words above its list let people have what
    it names.
    """
    if words["denies"].search(one.words):
        return ""
    label = one.label if one.kind in {"item", "row"} else ""
    for title in (label, one.heading) if "named" in words else ():
        if not words["named"].search(title) or not (title == label or words["offers"].search(one.words)):
            continue
        if pattern.search(title) or (name == "access" and words["access"].search(title)):
            return quoted(one)
    match = pattern.search(one.words)
    return quoted(one, match) if match and (listed or words["gives"].search(one.words)) else ""


def answers(
    passages: Sequence[TextPassage], path: str, language: str = "en", *, extended: bool = False
) -> Iterator[FactSuggestion]:
    """Yield within how long an answer is promised, and by how much that can be extended."""
    words = patterns(language, "rights")
    found: set[str] = set()
    for one in passages:
        for period in one.periods:
            longer = bool(words["extends"].search(one.words[max(0, period.start - 45) : period.end + 20]))
            name = "extension" if longer else path
            if name in found or (longer and not extended) or not (longer or words["answer"].search(one.words)):
                continue
            if longer or words["within"].search(one.words[max(0, period.start - 40) : period.start]):
                found.add(name)
                yield FactSuggestion((name,), period.length, quoted(one), one.line)
