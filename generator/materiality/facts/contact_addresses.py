"""Whether the value of a contact is an address or a number: words beside it say more than where it leads."""

import re
import unicodedata
from typing import Final

from generator.schema.facts import Facts
from generator.source.policy_words import of_a_policy_or_notice

_POST: Final = "post"
_BY_PLACE: Final = frozenset({"form", "account"})  # a page, or words for where something is: “the settings”
_LONGEST_ADDRESS: Final = 250  # characters
_LONGEST_PLACE: Final = 80
_MOST_SMALL_WORDS: Final = 2
_LEAST: Final = 3  # letters
_WORD: Final = re.compile(r"[^\W\d_]+")
_EMAIL: Final = re.compile(r"[\w.!#$%&'*+/=^`{|}~-]+@[\w.-]+")
_PAGE: Final = re.compile(r"(?:https?://|www\.)\S+|/\S+|\S+\.\S+/\S*|[\w-]+(?:\.[\w-]+)+")
_DIGITS: Final = re.compile(r"\d+(?:-[A-Z]{3,})*")  # 1-800-FLOWERS
_JOINS: Final = frozenset("or and und oder et ou en of".split())
_BESIDE_NUMBERS: Final = frozenset(
    "ext extension x tel phone telephone fax int durchwahl dw telefon poste tél téléphone teléfono extensión"
    " telefono interno tel telefoon toestel".split()
)
_CODES: Final = "EUR|USD|GBP|CHF|AUD|CAD|NZD|JPY|CNY|INR|BRL|MXN|SEK|NOK|DKK|PLN|CZK|HUF|RON|TRY|RUB|UAH|ZAR"
_BY_NAME: Final = (
    "euros?|pounds?|dollars?|cents?|pence|pfund|franken|livres?|francs?|centimes?|libras?|dólares|céntimos"
    "|sterline|dollari|centesimi|pond|kronor|kroner|koron|złotych"
)
_MONEY: Final = re.compile(rf"\d\s?(?:{_CODES})\b|\b(?:{_CODES})\s?\d|\d\s?(?i:{_BY_NAME})\b")
_OF_PLACES: Final = frozenset(
    "the of and at on in near by floor street road avenue lane house building suite room box care via"
    " an am auf bei im in der die das den dem und zu zum zur vor von str straße weg platz gasse"
    " rue avenue place de la le les des du et sur sous lès près aux au à bis ter cours quai allée chemin"
    " calle avenida plaza paseo del el los las y piso puerta via viale piazza corso dei degli delle della di da e"
    " al alla interno scala straat laan weg plein gracht van ter ten het aan op te bij ul al os nr bl št"
    " délégué déléguée protection données personnelles atención delegado delegada protección datos responsable"
    " responsabile protezione dati functionaris gegevensbescherming inspektor ochrony danych".split()
)


def words_beside(channel: Facts) -> tuple[str, ...]:
    """Return the words of a contact that are no part of its address or number; none for a postal address.

    Of that nobody can tell which words are part of it: `reads_as_address` looks at those that are new.
    """
    value = str(channel.get("value", ""))
    match channel.get("kind"):
        case "email":
            rest, usual = _EMAIL.sub(" ", value), frozenset[str]()
        case "phone":
            rest, usual = _DIGITS.sub(" ", value), _BESIDE_NUMBERS
        case "form" | "account":
            rest, usual = _PAGE.sub(" ", value), frozenset[str]()
        case _:
            return ()
    return tuple(word for word in _words(rest) if word not in usual | _JOINS)


def same_words_beside(old: Facts, new: Facts) -> bool:
    """Return True if only the address or number of a contact is another one, or nothing stands beside the new one."""
    was, now = (str(one.get("value", "")) for one in (old, new))
    if not names_money(now) and not words_beside(new):
        return True
    return words_beside(old) == words_beside(new) and _signs(was) == _signs(now)


def reads_as_address(old: Facts, new: Facts) -> bool:
    """Return True if a contact is an address or a number, and nothing else that readers have not been told.

    What is in doubt is not: a fee, a condition, or words that speak to readers as a policy does.
    """
    value, kind = str(new.get("value", "")), new.get("kind")
    if old and kind != _POST:
        return same_words_beside(old, new)
    if names_money(value) or of_a_policy_or_notice(value):
        return False
    if kind in _BY_PLACE:
        return len(value) <= _LONGEST_PLACE
    if kind != _POST:
        return not words_beside(new)
    known = set(_words(str(old.get("value", ""))))
    words = (word for word in _WORD.findall(value) if word.islower() and len(word) >= _LEAST)
    small = [word for word in words if word not in _OF_PLACES and word not in known]
    return len(value) <= _LONGEST_ADDRESS and len(small) <= _MOST_SMALL_WORDS and not re.search(r"[!?;。！？；]", value)


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.casefold() for word in _WORD.findall(text))


def names_money(words: str) -> bool:
    """Return True if words name an amount with its currency, a currency by its sign, or a percentage."""
    return bool(_MONEY.search(words)) or bool(_signs(words))


def _signs(words: str) -> tuple[str, ...]:
    return tuple(sign for sign in words if sign == "%" or unicodedata.category(sign) == "Sc")
