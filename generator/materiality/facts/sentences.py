"""The sentences of the table: what stands in braces is filled in from the change and both documents."""

from collections.abc import Callable, Mapping
from string import Formatter
from typing import Final

from generator.materiality.facts.cookies import cookies_in_words
from generator.materiality.facts.fact_names import fact_name
from generator.materiality.facts.fact_words import (
    data_kept,
    data_used,
    inside,
    label_of,
    labels,
    plain,
    spoken,
    step,
    title,
)
from generator.materiality.facts.prices import former_price_in_words, price_in_words
from generator.materiality.facts.promise_weights import former_promise_in_words, promise_in_words
from generator.materiality.facts.rights import right_in_words
from generator.materiality.verdict import Context
from generator.text.change import Change, Kind

FILLED_IN: Final[Mapping[str, Callable[[Change, Context], str]]] = {
    # the item in which the change is: as written, at the start of a sentence, inside one
    "label": label_of,
    "Label": lambda change, context: title(label_of(change, context)),
    "item": lambda change, context: inside(label_of(change, context)),
    # the member of a set that came or went: words as written, inside a sentence; a name
    "entry": lambda change, _: change.path[-1],
    "thing": lambda change, _: inside(change.path[-1]),
    "member": lambda change, _: spoken(change.path[-1]),
    "safeguard": lambda change, _: plain(change.path[-1]),
    "kind_of_data": lambda change, context: labels(change.path[-1:], "data", context),
    "Kind_of_data": lambda change, context: title(labels(change.path[-1:], "data", context)),
    "purpose": lambda change, context: labels(change.path[-1:], "purposes", context),
    "now": lambda change, _: "now" if change.kind is Kind.ADDED else "no longer",
    # the values: as written, in plain words, with an arrow between them
    "old": lambda change, _: str(change.old),
    "new": lambda change, _: str(change.new),
    "plain_old": lambda change, _: plain(change.old),
    "plain_new": lambda change, _: plain(change.new),
    "step": lambda change, _: step(change),
    # what the change is about
    "name": fact_name,
    "data_used": data_used,
    "data_kept": data_kept,
    "right": right_in_words,
    "cookies": cookies_in_words,
    "promise": promise_in_words,
    "former_promise": former_promise_in_words,
    "price": price_in_words,
    "former_price": former_price_in_words,
}


def names_in_braces(sentence: str) -> frozenset[str]:
    """Return the names in braces of a sentence."""
    return frozenset(name for _, name, _, _ in Formatter().parse(sentence) if name)


def fill_in(sentence: str, change: Change, context: Context) -> str:
    """Return a sentence of the table for a change."""
    return sentence.format_map({name: FILLED_IN[name](change, context) for name in names_in_braces(sentence)})
