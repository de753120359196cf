"""Values, items and members in plain words, as sentences of rules have them."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from babel import Locale

from generator.materiality.facts.items import item_on_both_sides, items, members
from generator.materiality.promise_changes import CHANNELS
from generator.materiality.verdict import Context
from generator.schema.facts import kind_of
from generator.schema.kinds import ListOf, Text
from generator.schema.values import UNSPECIFIED, Value
from generator.text.change import Change

NOT_STATED: Final = "not stated"
_PLAIN: Final = {
    "opt_in": "only if you agree",
    "opt_out": "unless you object",
    "scc": "standard contractual clauses",
    "adequacy": "an adequacy decision",
    "bcr": "binding corporate rules",
    "consent": "your consent",
    UNSPECIFIED: NOT_STATED,
}
_LABELLED: Final = {"data": "data", "for": "purposes", "recipients": "recipients"}
_WITH_ARTICLE: Final = frozenset({"BS", "CD", "CF", "DO", "GM", "KM", "MH", "MV", "NL", "PH", "SB", "SC"})
_DATA: Final = {
    "account": "account information",
    "contact": "contact information",
    "device": "device information",
    "health": "health information",
    "identity": "identity information",
    "location": "location information",
    "payment": "payment information",
    "payments": "payment information",
    "profile": "profile information",
    "usage": "usage information",
}
"""Usual ids of data that have no label, as readers say it: “we keep account longer” is no sentence."""


_OF_COOKIES: Final = {
    "first": "set by us",
    "third": "set by others",
    "settings": "in settings",
    "browser": "in your browser",
}


def plain(value: Value | None, context: Context | None = None) -> str:
    """Return a value in plain words."""
    match value:
        case None:
            return NOT_STATED
        case bool():
            return "yes" if value else "no"
        case dict() | list():
            return ", ".join(plain(part, context) for part in value)
        case _:
            text = str(value)
            if text == UNSPECIFIED and context and context.earlier_words:
                return text
            return _PLAIN.get(text, text.replace("_", " ") if re.fullmatch(r"[a-z0-9_-]+", text) else text)


def step(change: Change, context: Context) -> str:
    """Return both values with an arrow between them."""
    return f"{plain_side(change, change.old, context)} → {plain_side(change, change.new, context)}"


def plain_side(change: Change, side: Value | None, context: Context) -> str:
    """Return a side of a change in plain words: a country by its name, who sets cookies and where they are refused."""
    if not context.earlier_words and change.path[:1] == ("cookies",) and str(side) in _OF_COOKIES:
        return _OF_COOKIES[str(side)]
    return plain(side if context.earlier_words else country_of(change, side), context)


def says_cookies(change: Change, sentence: str) -> bool:
    """Return True if a sentence says both sides of a fact of cookies in words, as “set by us → set by others”."""
    sides = [_OF_COOKIES.get(str(side), str(side)) for side in (change.old, change.new)]
    return change.path[:1] == ("cookies",) and all(side in sentence for side in sides)


def country_of(change: Change, value: Value | None) -> Value | None:
    """Return a side of a change, a country by its English name."""
    return country_name(value) if change.path[-1:] in {("country",), ("home",)} else value


def country_name(value: Value | None) -> Value | None:
    """Return the English name of a country that is stated by its code; any other value as it is."""
    return str(Locale("en").territories.get(value, value)) if isinstance(value, str) and value.isupper() else value


def _inside_country(code: str, context: Context) -> str:
    """Return the name of a country as it stands inside a sentence: some have an article."""
    if context.earlier_words:
        return plain(code)
    name = plain(country_name(code))
    return f"the {name}" if name != code and (code in _WITH_ARTICLE or name.startswith("United ")) else name


LONGEST: Final = 200  # characters of a value in a sentence


def shortened(words: str) -> str:
    """Return words as a sentence has room for them."""
    return words if len(words) <= LONGEST else f"{words[:LONGEST]} …"


def id_in_words(name: str) -> str:
    """Return an id in plain words."""
    return name.replace("_", " ").replace("-", " ")


_INITIALS: Final = re.compile(r"\b(?:ai|cctv|gps|ip|nfc|sms|url|vat)\b")
_INITIALS_SAID: Final = re.compile(r"\b(?:AI|CCTV|GPS|IP|NFC|SMS|URL|VAT)\b")


def with_initials(words: str) -> str:
    """Return the words of an id with capitals where they are initials in English, as in “AI training”."""
    return _INITIALS.sub(lambda found: found[0].upper(), words)


def data_in_words(name: str, context: Context) -> str:
    """Return the id of data, or of a period for which it is kept, in plain words."""
    return id_in_words(name) if context.earlier_words else _DATA.get(name, id_in_words(name))


def list_of_member(change: Change) -> str:
    """Return the list in which the item stands that a member of a set names by its id; empty where it names none."""
    named = len(change.path) > 1 and change.path[0] != "channels"
    return _LABELLED.get(change.path[-2], "") if named else ""


def member_in_words(change: Change, context: Context) -> str:
    """Return the member of a set that came or went in plain words; of ways of notice, as they stand after a colon."""
    name = change.path[-1]
    listed = list_of_member(change)
    if listed and not context.earlier_words:
        return labels((name,), listed, context)
    kind = None if context.earlier_words else kind_of(change.section_type, change.path[:-1])
    if kind == ListOf(Text()):
        return name
    if kind and change.path[-2] == "safeguards":
        return plain(name)
    known = {} if context.earlier_words or change.path[:-1] != ("notice", "channels") else CHANNELS
    return known.get(name, id_in_words(name))


def as_earlier_programs(sentence: str) -> str:
    """Return a sentence, in small letters, with ids, lists and values as earlier programs wrote and sealed them."""
    for name, words in (*_DATA.items(), *CHANNELS.items()):
        sentence = sentence.replace(words, id_in_words(name))
    sentence = _INITIALS_SAID.sub(lambda found: found[0].lower(), sentence)
    return sentence.replace(" and ", ", ").replace(UNSPECIFIED, NOT_STATED).casefold()


_LATER_CAPITAL: Final = re.compile(r"\s[A-Z]")


def inside(words: str) -> str:
    """Return words as they stand inside a sentence: a capital at the start goes, that of an abbreviation or name stays.

    A name of several words has more than one capital, as “Cairn Cloud Inc.” or “Google Analytics data”.
    """
    if _LATER_CAPITAL.search(words):
        return words
    return words[:1].lower() + words[1:] if words[1:2].islower() or words[1:2] == " " else words


def title(words: str) -> str:
    """Return words as they stand at the start of a sentence."""
    return words[:1].upper() + words[1:]


def label_of(change: Change, context: Context) -> str:
    """Return how a reader would call the item in which the change is."""
    old, new = item_on_both_sides(change, context)
    for item in (new, old):
        named = item.get("label") or item.get("what") or item.get("for")
        if isinstance(named, str):
            return named
        country = item.get("country")
        if change.path[:1] == ("to",) and isinstance(country, str):
            return _inside_country(country, context)
    if len(change.path) <= 1:
        return ""
    return (
        data_in_words(change.path[1], context)
        if change.path[0] in {"data", "retention"}
        else id_in_words(change.path[1])
    )


def spoken_label(change: Change, context: Context) -> str:
    """Return how a sentence that is to be sealed calls the item in which the change is: an id with its initials."""
    label = label_of(change, context)
    is_id = len(change.path) > 1 and label == id_in_words(change.path[1])
    return with_initials(label) if is_id and not context.earlier_words else label


def labels(names: Iterable[str], key: str, context: Context) -> str:
    """Return the labels of items of all lists of that name, as they stand inside a sentence."""
    known = {name: item.get("label") for side in (context.old, context.new) for name, item in items(side, key)}
    said = {name: data_in_words(name, context) if key == "data" else id_in_words(name) for name in names}
    if not context.earlier_words:
        said = {name: with_initials(words) for name, words in said.items()}
    listed = [inside(str(known.get(name) or words)) for name, words in said.items()]
    return ", ".join(listed) if context.earlier_words else listed_words(listed)


def listed_words(words: Sequence[str]) -> str:
    """Return words as a sentence lists them: “names, orders and messages”."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def data_used(change: Change, context: Context) -> str:
    """Return the kinds of data that an item names, or else “your data”."""
    _, new = item_on_both_sides(change, context)
    return labels(members(new.get("data")), "data", context) or "your data"


def data_kept(change: Change, context: Context) -> str:
    """Return what an item of the list of periods is about: its kinds of data, or else its id."""
    old, new = item_on_both_sides(change, context)
    return labels(members(new.get("data")) or members(old.get("data")) or (change.path[1],), "data", context)
