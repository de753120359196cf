"""What readers can do about a change: only what the facts of both texts, the present and the new, state."""

from collections.abc import Iterator, Mapping
from typing import Final

from generator.model.catalogue import Words
from generator.model.document import Document
from generator.schema.values import UNSPECIFIED, Value, items_of

TERMS: Final = {
    "access": "A15",
    "correction": "A16",
    "deletion": "A17",
    "portability": "A20",
    "restriction": "A18",
    "objection": "A21",
    "marketing_opt_out": "OptingOutFromProcess",
    "withdrawal": "A7-3",
    "automated_decisions": "A22",
    "complaint": "A77",
}
"""The rights that are known by name, in their order, each with its term in the vocabulary of data privacy."""
WITHOUT_PENALTY: Final = "close_without_penalty"
"""The promise, in the facts of any section, that closes an account without penalty."""


def reader_options(older: Document, newer: Document, words: Words) -> tuple[str, ...]:
    """Return in sentences what readers can do, as text; none where the facts state nothing of it."""
    return tuple(sentence for sentence in _sentences(older, newer, words) if sentence)


def _sentences(older: Document, newer: Document, words: Words) -> Iterator[str]:
    both = [right for right in TERMS if right in _rights(older) and right in _rights(newer)]
    named = [one for right in both if (one := words.say(f"right-{right.replace('_', '-')}"))]
    if named:
        yield words.say("rights", rights=f"{words.sign(';')} ".join(named))
    if all(_closes_without_penalty(document) for document in (older, newer)):
        yield words.say("close-without-penalty")
    cancels = [_cancel(document) for document in (older, newer)]
    if cancels[0] and cancels[0] == cancels[1]:
        yield words.say("cancel", cancel=cancels[1].rstrip("."))


def right_of(name: str, item: Mapping[str, Value]) -> str:
    """Return the right that an item of facts states, by its name, else by its term; empty where it is another one."""
    term = str(item.get("term", "")).partition(":")[2]
    return name if name in TERMS else next((right for right, known in TERMS.items() if term == known), "")


def _rights(document: Document) -> frozenset[str]:
    stated = (items_of(section.facts.get("rights")) for section in document.sections)
    return frozenset(right_of(name, item) for items in stated for name, item in items.items())


def _closes_without_penalty(document: Document) -> bool:
    promises = (items_of(section.facts.get("promises")) for section in document.sections)
    items = (promise.get(WITHOUT_PENALTY, {}) for promise in promises)
    return any(item.get("we") == "always" and not item.get("unless") for item in items)


def _cancel(document: Document) -> str:
    stated = (section.facts.get("cancel") for section in document.sections)
    return next((str(value) for value in stated if isinstance(value, str) and value != UNSPECIFIED), "")
