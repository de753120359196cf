"""The sentences of the table: what stands in braces is filled in from the change and both documents."""

from collections.abc import Callable, Mapping
from string import Formatter
from typing import Final

from generator.materiality.facts.cookies import cookies_in_words
from generator.materiality.facts.fact_names import fact_name
from generator.materiality.facts.fact_words import (
    data_kept,
    data_used,
    id_in_words,
    inside,
    labels,
    member_in_words,
    plain,
    plain_side,
    shortened,
    spoken_label,
    step,
    title,
)
from generator.materiality.facts.items import (
    exception_of,
    facts_on_both_sides,
    item_on_both_sides,
    safeguards_on_both_sides,
)
from generator.materiality.facts.prices import former_price_in_words, price_in_words
from generator.materiality.facts.promise_weights import former_promise_in_words, promise_in_words
from generator.materiality.facts.rights import right_in_words
from generator.materiality.verdict import Context
from generator.schema.values import keys_of
from generator.text.change import Change, Kind

NOW: Final = ("now", "no longer")
"""What is said of what came, and of what went; in other languages each makes a sentence of its own."""


def kind_of_provider(change: Change, context: Context) -> str:
    """Return the kind of recipients to which a recipient belongs, as it stands inside a sentence."""
    after = keys_of(facts_on_both_sides(change, context)[1].get("recipients"))
    kind = keys_of(after.get(str(keys_of(after.get(change.path[1])).get("category", ""))))
    return inside(str(kind.get("label")))


FILLED_IN: Final[Mapping[str, Callable[[Change, Context], str]]] = {
    # the item in which the change is: as written, at the start of a sentence, inside one
    "label": spoken_label,
    "Label": lambda change, context: title(spoken_label(change, context)),
    "item": lambda change, context: inside(spoken_label(change, context)),
    # the member of a set that came or went: words as written, inside a sentence; a name
    "entry": lambda change, _: change.path[-1],
    "thing": lambda change, _: inside(change.path[-1]),
    "member": member_in_words,
    "safeguard": lambda change, _: plain(change.path[-1]),
    "kind_of_data": lambda change, context: labels(change.path[-1:], "data", context),
    "Kind_of_data": lambda change, context: title(labels(change.path[-1:], "data", context)),
    "purpose": lambda change, context: labels(change.path[-1:], "purposes", context),
    "now": lambda change, _: NOW[change.kind is not Kind.ADDED],
    # the values: as written, in plain words, with an arrow between them
    "old": lambda change, _: str(change.old),
    "new": lambda change, _: str(change.new),
    "plain_old": lambda change, context: plain(change.old, context),
    "plain_new": lambda change, context: plain(change.new, context),
    "step": step,
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
    "unless": lambda change, _: exception_of(change),
    "contact": lambda change, context: plain(item_on_both_sides(change, context)[1].get("value")),
    "former_contact": lambda change, context: plain(item_on_both_sides(change, context)[0].get("value")),
    "kind_of_provider": kind_of_provider,
    "safeguards": lambda change, context: plain(safeguards_on_both_sides(change, context)[1]),
    "former_safeguards": lambda change, context: plain(safeguards_on_both_sides(change, context)[0]),
    # the values cut where they are long, and names as they are read aloud
    "short_old": lambda change, context: shortened(plain_side(change, change.old, context)),
    "short_new": lambda change, context: shortened(plain_side(change, change.new, context)),
    "spoken_old": lambda change, _: id_in_words(str(change.old)),
    "spoken_new": lambda change, _: id_in_words(str(change.new)),
}


def names_in_braces(sentence: str) -> frozenset[str]:
    """Return the names in braces of a sentence."""
    return frozenset(name for _, name, _, _ in Formatter().parse(sentence) if name)


def fill_in(sentence: str, change: Change, context: Context) -> str:
    """Return a sentence of the table for a change."""
    said = sentence.format_map({name: FILLED_IN[name](change, context) for name in names_in_braces(sentence)})
    return said if context.earlier_words else with_one_stop(said)


def with_one_stop(said: str) -> str:
    """Return a sentence with one stop at its end, where what was filled in has its own (“Acme Inc.”)."""
    return said.removesuffix(".") if said.endswith("..") and not said.endswith("...") else said
