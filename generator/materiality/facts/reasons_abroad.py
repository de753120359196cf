"""Why a change of a fact matters, in the languages that have words for it; sealed is the English sentence alone.

The row of the table that gave the reason is found by it, and its sentence filled in anew in the language of the text.
A noun that is put in stands after a colon or in quotes, since nobody knows its gender.
"""

from collections.abc import Callable, Mapping
from typing import Final

from generator.materiality import promise_changes, translations
from generator.materiality.facts.fact_words import id_in_words, list_of_member
from generator.materiality.facts.items import (
    exception_of,
    facts_on_both_sides,
    item_on_both_sides,
    members,
    safeguards_on_both_sides,
)
from generator.materiality.facts.scales import is_stated
from generator.materiality.facts.sentence_table import sentence_of
from generator.materiality.facts.sentences import names_in_braces, with_one_stop
from generator.materiality.facts.values_abroad import (
    FactLanguage,
    id_in,
    key_of,
    label_in,
    labels_in,
    language_of,
    name_in,
    price_in,
    promise_in,
    spoken_by,
    value_in,
    word_in,
)
from generator.materiality.verdict import Context, Verdict
from generator.model.catalogue import Words
from generator.model.languages import ENGLISH
from generator.schema.facts import Facts, kind_of
from generator.schema.kinds import ListOf, Text
from generator.schema.values import keys_of
from generator.text.change import Change, Subject


def reason_in(words: Words, change: Change, verdict: Verdict, context: Context) -> str:
    """Return why a change matters in the language of a brand's words; empty where the program can't say it there."""
    if words.language == ENGLISH:
        return verdict.reason
    if not words.speaks_of_facts:
        return ""
    of = spoken_by(words, context.new.language)
    match change.subject:
        case Subject.FACT:
            sentence = sentence_of(change, verdict, context)
        case Subject.PROMISE:
            sentence = promise_changes.sentence_of(change, verdict)
        case Subject.DOCUMENT if change.path == translations.PATH:
            sentence = translations.SENTENCE
        case _:
            sentence = verdict.reason
    said = of.words.sentences.get(sentence, "")
    said = said if words.is_fourth else of.words.earlier.get(sentence, said)
    return with_one_stop(
        said.format_map({name: FILLED_IN[name](of, change, context) for name in names_in_braces(said)})
    )


def alone_in(words: Words, sentence: str) -> str:
    """Return a sentence in which nothing is filled in, in the language of a brand's words; or empty."""
    if words.language == ENGLISH:
        return sentence
    if not words.speaks_of_facts:
        return ""
    return language_of(words.language, words.language).words.sentences.get(sentence, "")


def _item(change: Change, context: Context) -> Facts:
    return item_on_both_sides(change, context)[1]


def _former(change: Change, context: Context) -> Facts:
    return item_on_both_sides(change, context)[0]


def _old(of: FactLanguage, change: Change, _: Context) -> str:
    return value_in(of, key_of(change), change.old)


def _new(of: FactLanguage, change: Change, _: Context) -> str:
    return value_in(of, key_of(change), change.new)


def _step(of: FactLanguage, change: Change, context: Context) -> str:
    return of.any("step").format(old=_old(of, change, context), new=_new(of, change, context))


def _member(of: FactLanguage, change: Change, context: Context) -> str:
    """Return the member of a set that came or went, which may be the id of an item."""
    key, name = key_of(change), change.path[-1]
    if listed := list_of_member(change):
        return labels_in(of, (name,), listed, context)
    word, kind = word_in(of, key, name), kind_of(change.section_type, change.path[:-1])
    written = isinstance(kind, ListOf) and isinstance(kind.of, Text)
    return word if written or word != id_in_words(name) else id_in(of, name)


def _data_used(of: FactLanguage, change: Change, context: Context) -> str:
    """Return the kinds of data that an item names, in brackets after a space; empty where it names none."""
    data = labels_in(of, members(_item(change, context).get("data")), "data", context)
    return f" ({data})" if data else ""


def _data_kept(of: FactLanguage, change: Change, context: Context) -> str:
    sides = (members(item.get("data")) for item in (_item(change, context), _former(change, context)))
    return labels_in(of, next(filter(None, sides), (change.path[1],)), "data", context)


def _cookies(of: FactLanguage, change: Change, context: Context) -> str:
    """Return new cookies with what they are for, and that others set them."""
    item = _item(change, context)
    kind = value_in(of, "kind", item.get("kind")) if is_stated(item.get("kind")) else ""
    party = of.any("set_by_others") if item.get("party") == "third" else ""
    more = ", ".join(filter(None, (kind, party)))
    label = label_in(of, change, context)
    return f"{label} ({more})" if more else label


def _kind_of_provider(_: FactLanguage, change: Change, context: Context) -> str:
    listed = keys_of(facts_on_both_sides(change, context)[1].get("recipients"))
    kind = keys_of(listed.get(str(keys_of(listed.get(change.path[1])).get("category", ""))))
    return str(kind.get("label"))


FILLED_IN: Final[Mapping[str, Callable[[FactLanguage, Change, Context], str]]] = {
    "label": label_in,
    "name": name_in,
    "entry": lambda _, change, __: change.path[-1],
    "member": _member,
    "safeguard": lambda of, change, _: word_in(of, "safeguards", change.path[-1]),
    "safeguards": lambda of, change, context: value_in(of, "safeguards", safeguards_on_both_sides(change, context)[1]),
    "former_safeguards": lambda of, change, context: value_in(
        of, "safeguards", safeguards_on_both_sides(change, context)[0]
    ),
    "kind_of_data": lambda of, change, context: labels_in(of, change.path[-1:], "data", context),
    "purpose": lambda of, change, context: labels_in(of, change.path[-1:], "purposes", context),
    "old": _old,
    "new": _new,
    "step": _step,
    "data_used": _data_used,
    "data_kept": _data_kept,
    "right": label_in,
    "cookies": _cookies,
    "promise": lambda of, change, context: promise_in(of, _item(change, context) or _former(change, context)),
    "former_promise": lambda of, change, context: promise_in(of, _former(change, context)),
    "unless": lambda _, change, __: exception_of(change),
    "price": lambda of, change, context: price_in(of, _item(change, context)),
    "former_price": lambda of, change, context: price_in(of, _former(change, context)),
    "contact": lambda of, change, context: value_in(of, "value", _item(change, context).get("value")),
    "former_contact": lambda of, change, context: value_in(of, "value", _former(change, context).get("value")),
    "kind_of_provider": _kind_of_provider,
}
"""What is filled in for the names in braces of a sentence in another language than English."""
