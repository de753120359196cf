"""What readers can do about a change: only what the facts of both texts, the present and the new, state."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from generator.materiality.wording.readings.place_names import countries, states
from generator.model.catalogue import Words
from generator.model.document import Document, Section
from generator.schema.values import UNSPECIFIED, Value, items_of
from generator.source.sought_words import whole_words
from generator.text.blocks import Block, Run
from generator.text.edits import tokens

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
    before, after = _rights(older), _rights(newer)
    both = [right for right in TERMS if right in before and right in after]
    named = [one for right in both if (one := _named(right, (before[right], after[right]), newer.language, words))]
    if named:
        yield words.say("rights", rights=f"{words.sign(';')} ".join(named))
    if all(_closes_without_penalty(document) for document in (older, newer)):
        yield words.say("close-without-penalty")
    cancels = [_cancel(document) for document in (older, newer)]
    if cancels[0] and cancels[0] == cancels[1]:
        yield words.say("cancel", cancel=cancels[1].rstrip("."))


def _named(right: str, sides: Iterable[tuple[Section, ...]], language: str, words: Words) -> str:
    """Return what a right is called, with the sections that give it where these are about readers of some places."""
    name = words.say(f"right-{right.replace('_', '-')}")
    *_, after = given = [*sides]
    if not name or not words.is_fourth:
        return name
    of_some = any(all(is_of_some_places(one.title, language) for one in sections) for sections in given)
    return f"{name} ({', '.join(one.label for one in after)})" if of_some else name


def is_of_some_places(title: str, language: str) -> bool:
    """Return True if a section is about readers who live somewhere, as its title says: “If you live in California”."""
    if _OF_SOME.search(title):
        return True
    read = tuple(tokens([Block("paragraph", ("paragraph",), (Run(title),), 0)]))
    return bool(countries(read, language) or states(read))


_OF_SOME: Final = whole_words(
    r"residents?|(?:if|where) you (?:live|are|reside)|living in|citizens?|(?:european|british|swiss) users?",
    r"\w*wohn\w*|ansässig\w*|(?:falls|wenn) sie (?:in|im)",
    r"résid\w+|habit(?:ants?|ez)|si vous (?:vivez|êtes)",
    r"residentes?|resid[ea]\w*|viv[ea]n? en|si usted (?:vive|está)",
    r"residenti?|risied\w+|se (?:lei )?(?:vive|risiede|abita)",
    r"inwoners?|woont|woonachtig|als u (?:in|woont)",
)


def right_of(name: str, item: Mapping[str, Value]) -> str:
    """Return the right that an item of facts states, by its name, else by its term; empty where it is another one."""
    term = str(item.get("term", "")).partition(":")[2]
    return name if name in TERMS else next((right for right, known in TERMS.items() if term == known), "")


def _rights(document: Document) -> Mapping[str, tuple[Section, ...]]:
    """Return the rights that the facts of a text state, each with the sections that do."""
    found: dict[str, tuple[Section, ...]] = {}
    for section in document.sections:
        for name, item in items_of(section.facts.get("rights")).items():
            right = right_of(name, item)
            found[right] = (*found.get(right, ()), section)
    return found


def _closes_without_penalty(document: Document) -> bool:
    promises = (items_of(section.facts.get("promises")) for section in document.sections)
    items = (promise.get(WITHOUT_PENALTY, {}) for promise in promises)
    return any(item.get("we") == "always" and not item.get("unless") for item in items)


def _cancel(document: Document) -> str:
    stated = (section.facts.get("cancel") for section in document.sections)
    return next((str(value) for value in stated if isinstance(value, str) and value != UNSPECIFIED), "")
