"""Values, names and items of facts in other languages than English, as the sentences there have them.

What people wrote stands as they wrote it. A word of the schema has a word of the language; the ids that people make up
have one where they are usual.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from babel import Locale, UnknownLocaleError
from babel.numbers import format_currency, format_decimal, format_percent

from generator.materiality.facts.fact_words import id_in_words, shortened, title
from generator.materiality.facts.items import item_on_both_sides, items, members
from generator.materiality.facts.scales import is_stated
from generator.materiality.verdict import Context
from generator.model.catalogue import Words
from generator.model.languages import FactWords, fact_words
from generator.schema import amounts, durations
from generator.schema.facts import ITEM, Facts, kind_of
from generator.schema.kinds import ItemList
from generator.schema.values import UNSPECIFIED, Value
from generator.text.change import Change

_ANY: Final = "any"
_COUNTRIES: Final = frozenset({"country", "home", "law"})
UNITS: Final = {"days": "day", "min_age": "year", "parental_consent_below": "year"}
_OF_100: Final = "unreached_percent"
_KEY: Final = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)+")
_MONEY: Final = re.compile(r"(\d{1,12}(?:\.\d{1,4})?) ?([A-Z]{3})")
_COUNTRY: Final = re.compile(r"[A-Z]{2}")


@dataclass(frozen=True, slots=True)
class FactLanguage:
    """A language in which facts are spoken of: its words, and how it writes numbers and lengths of time."""

    words: FactWords
    locale: Locale

    def any(self, word: str) -> str:
        """Return a word that may stand with any fact."""
        return self.words.words[_ANY][word]


def language_of(code: str, document: str) -> FactLanguage:
    """Return the language of a code that has words; numbers are written as in the country of a document."""
    try:
        locale = Locale.parse(document, sep="-")
    except (UnknownLocaleError, ValueError):
        locale = Locale.parse(code)
    return FactLanguage(fact_words(code), locale if locale.language == code else Locale.parse(code))


def spoken_by(words: Words, document: str) -> FactLanguage:
    """Return the language of words, in which facts are called as in their edition."""
    of = language_of(words.language, document)
    return of if words.is_fifth else replace(of, words=of.words.named_as_before())


def value_in(of: FactLanguage, key: str, value: Value | None) -> str:
    """Return a value of the fact with a key in plain words."""
    match value:
        case None:
            return of.any(UNSPECIFIED)
        case bool():
            return of.any("yes" if value else "no")
        case dict() | list():
            return ", ".join(value_in(of, key, part) for part in value)
        case int():
            return _number(of, key, value)
        case _:
            return word_in(of, key, str(value))


def _number(of: FactLanguage, key: str, number: int) -> str:
    if key == _OF_100:
        return str(format_percent(number / 100, locale=of.locale))
    if unit := UNITS.get(key):
        return of.words.length(number, unit)
    return str(format_decimal(number, locale=of.locale))


def word_in(of: FactLanguage, key: str, text: str) -> str:
    """Return a word of the schema, a length of time or a country in a language; what people wrote stays as it is."""
    known = of.words.words.get(key, {}).get(text) or of.words.words[_ANY].get(text)
    if known and text in _OF_ANY | of.words.words.get(key, {}).keys():
        return known
    length = durations.parse(text)
    if length:
        count, unit = length.text.split()
        return of.words.length(int(count), unit.removesuffix("s"))
    if key in _COUNTRIES and _COUNTRY.fullmatch(text):
        return str(of.locale.territories.get(text, text))
    if key == "amount":
        return _amount(of, text)
    if (match := _MONEY.fullmatch(text)) and match[2] in of.locale.currencies:
        number = _decimal(match[1])
        return text if number is None else str(format_currency(number, match[2], locale=of.locale))
    return shortened(id_in_words(text) if _KEY.fullmatch(text) else text)


_OF_ANY: Final = frozenset({UNSPECIFIED, durations.IMMEDIATELY, "none"})


def _amount(of: FactLanguage, text: str) -> str:
    number = _decimal(text)
    return text if number is None else str(format_decimal(number, format="#,##0.00##", locale=of.locale))


def _decimal(text: str) -> Decimal | None:
    """Return the number that an amount states; None where it is none, or could be two, and stays as it is written."""
    found = amounts.readings(text)
    return found[0] if len(found) == 1 else None


def price_in(of: FactLanguage, price: Facts) -> str:
    """Return a price as the language writes it, with how often it is due."""
    amount, currency = str(price.get("amount", UNSPECIFIED)), str(price.get("currency", UNSPECIFIED))
    number = _decimal(amount)
    if number is not None and re.fullmatch(r"[A-Z]{3}", currency):
        words = str(format_currency(number, currency, locale=of.locale))
    else:
        words = f"{value_in(of, 'amount', amount)} {value_in(of, 'currency', currency)}"
    period = price.get("period")
    return f"{words} / {_ONE.sub('', value_in(of, 'period', period), count=1)}" if is_stated(period) else words


_ONE: Final = re.compile(r"^1\s+")
"""How many months a price is for, where it is one: “5,00 € / Monat”."""


def labels_in(of: FactLanguage, names: Iterable[str], key: str, context: Context) -> str:
    """Return how readers call items of all lists of that name, as they are written."""
    known = {name: item.get("label") for side in (context.old, context.new) for name, item in items(side, key)}
    return ", ".join(str(known.get(name) or of.words.words.get(key, {}).get(name) or id_in(of, name)) for name in names)


def id_in(of: FactLanguage, name: str) -> str:
    """Return an id that people made up, in plain words; in German, where most are nouns, with a capital."""
    return title(id_in_words(name)) if of.locale.language == "de" else id_in_words(name)


def label_in(of: FactLanguage, change: Change, context: Context) -> str:
    """Return how readers call the item in which the change is."""
    if len(change.path) < ITEM:
        return ""
    listed, name = change.path[0], change.path[1]
    old, new = item_on_both_sides(change, context)
    for item in (new, old):
        written = item.get("label") or item.get("what") or item.get("for")
        if isinstance(written, str):
            return written
        if listed == "to" and isinstance(item.get("country"), str):
            return value_in(of, "country", item["country"])
        if listed == "channels" and is_stated(item.get("kind")):
            return value_in(of, "kind", item["kind"])
        if listed == "retention" and (data := members(item.get("data"))):
            return labels_in(of, data, "data", context)
    known = "data" if listed == "retention" else listed
    return of.words.words.get(known, {}).get(name) or id_in(of, name)


def name_in(of: FactLanguage, change: Change, context: Context) -> str:
    """Return how a lawyer would call the fact that changed, with the item in which it is."""
    keyed = isinstance(kind_of(change.section_type, change.path[:1]), ItemList)
    keys = (change.path[0], *change.path[ITEM:]) if keyed else change.path
    known = (of.words.names.get(".".join(keys[:count])) for count in range(len(keys), 0, -1))
    name = next((one for one in known if one), id_in_words(change.path[-1]))
    label = _item_name(of, change, context) if keyed else ""
    return f"{name} – {label}" if label else name


def _item_name(of: FactLanguage, change: Change, context: Context) -> str:
    """Return how readers call the item: a promise with its “never” or “always”; empty where nothing names it."""
    old, new = item_on_both_sides(change, context)
    if change.path[0] == "promises":
        return promise_in(of, new or old)
    label = label_in(of, change, context)
    return "" if label == of.any(UNSPECIFIED) else label


def promise_in(of: FactLanguage, promise: Facts) -> str:
    """Return what a promise says, with its “never” or “always”."""
    we, what = promise.get("we", UNSPECIFIED), str(promise.get("what", "")).rstrip(".")
    return f"{value_in(of, 'we', we)} {what}" if we in {"never", "always"} else what


def key_of(change: Change) -> str:
    """Return the key of the fact that changed; of a member of a set, that of the set."""
    keys = change.path[ITEM:] if isinstance(kind_of(change.section_type, change.path[:1]), ItemList) else change.path
    if kind_of(change.section_type, change.path) is None and len(keys) > 1:
        return keys[-2]
    return (keys or change.path)[-1]
