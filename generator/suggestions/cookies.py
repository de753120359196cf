"""Kinds of cookies, how they are controlled, how long they last, and tracking across sites."""

from collections.abc import Iterator, Sequence
from typing import Final

from generator.schema.values import Value
from generator.suggestions.fact_patterns import kinds, patterns
from generator.suggestions.passages import TextPassage, quoted
from generator.suggestions.suggestion import FactSuggestion

_WORDS: Final = patterns("en", "cookies")
_KINDS: Final = kinds("en", "cookies", "kinds")
_LABELS: Final = kinds("en", "cookies", "labels")


def cookies(passages: Sequence[TextPassage]) -> Iterator[FactSuggestion]:
    """Yield the kinds of cookies that a text names, with what it says of them, and tracking across sites."""
    general = next((one for one in passages if _WORDS["browser"].search(one.words) and not _named(one)), None)
    known: dict[str, FactSuggestion] = {}
    for one in passages:
        for name, quote in _named(one):
            item = _item(one, name, controlled=general is not None)
            known.setdefault(name, FactSuggestion(("cookies", name), item, quote, one.line))
    yield from known.values()
    for one in passages:
        across = _WORDS["across"].search(one.words)
        if across and _WORDS["denies"].search(one.words[: across.start()]):
            yield FactSuggestion(("cross_site_tracking",), value=False, quote=quoted(one, across), line=one.line)
            break
    for one in passages:
        signal = _WORDS["signal"].search(one.words)
        answers = _WORDS["honours"].search(one.words) if signal else None
        if answers:
            value = "ignored" if _WORDS["denies"].search(one.words[: answers.start()]) else "honoured"
            yield FactSuggestion(("dnt_gpc",), value, quoted(one, signal), one.line)
            break


def _item(one: TextPassage, name: str, *, controlled: bool) -> dict[str, Value]:
    """Return what is said of a kind of cookies; what people can switch off beside others leaves the essential ones."""
    item: dict[str, Value] = {"kind": name}
    if controlled or (_WORDS["browser"].search(one.words) and name != "essential"):
        item["control"] = "browser"
    if len(one.periods) == 1 and one.label:
        item["lifetime"] = one.periods[0].length
    return item


def _named(one: TextPassage) -> list[tuple[str, str]]:
    """Return the kinds that a label names, or a sentence about cookies, with its words; one that denies names none."""
    label = one.label if one.kind in {"item", "row"} else ""
    of_label = [name for name, pattern in _LABELS if pattern.search(label)]
    if of_label and (_WORDS["cookie"].search(label) or _WORDS["cookie"].search(one.heading)):
        return [(of_label[0], quoted(one))]
    if not _WORDS["cookie"].search(one.words) or _WORDS["denies"].search(one.words):
        return []
    found = [(name, match) for name, pattern in _KINDS if (match := pattern.search(one.words))]
    return [
        (name, quoted(one, match))
        for name, match in found
        if _WORDS["followed"].search(one.words[match.end() :])
        or _WORDS["behind"].search(one.words[: match.start()])
        or (len(found) > 1 and _WORDS["cookies"].search(one.words))
    ]
