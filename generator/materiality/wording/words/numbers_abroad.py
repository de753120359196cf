"""Numbers as words in other languages than English: “dreißig” and “30” before a unit of time. Source: L4, §4.2.

Small, and only words of one token: what may be another word too (neuf, sei, acht) counts where a period stands behind.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from generator.model.languages import code_of
from generator.text.edits import Token

_ONES: Final[Mapping[str, str]] = {
    "de": "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn"
    " siebzehn achtzehn neunzehn zwanzig",
    "fr": "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept"
    " dix-huit dix-neuf vingt",
    "es": "dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete"
    " dieciocho diecinueve veinte",
    "it": "due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici"
    " diciassette diciotto diciannove venti",
    "nl": "twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien"
    " achttien negentien twintig",
}
"""From two to twenty."""
_TENS: Final[Mapping[str, str]] = {
    "de": "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
    "fr": "vingt trente quarante cinquante soixante soixante-dix quatre-vingts quatre-vingt-dix",
    "es": "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    "it": "venti trenta quaranta cinquanta sessanta settanta ottanta novanta",
    "nl": "twintig dertig veertig vijftig zestig zeventig tachtig negentig",
}
"""From twenty to ninety."""
_BESIDE: Final = frozenset(
    "und et y e en hundert tausend million millionen milliarde komma halb anderthalb ein eins eine einen un une uno una"
    " cent cents mille million millions milliard virgule demi cien ciento cientos mil millón millones coma medio y"
    " cento mila milione milioni virgola mezzo honderd duizend miljoen miljard komma half anderhalf een één"
    " kein keine aucun ningún nessun geen pro par por per".split()
)
"""Words beside a number that may be a part of it."""


def _values(language: str) -> dict[str, int]:
    ones = {word.casefold(): value for value, word in enumerate(_ONES[language].split(), start=2)}
    return ones | {word.casefold(): 10 * value for value, word in enumerate(_TENS[language].split(), start=2)}


_VALUES: Final = {language: _values(language) for language in _ONES}


def values(language: str) -> Mapping[str, int]:
    """Return the number words of a language other than English, with their values."""
    return _VALUES[language]


def value(words: str, language: str) -> int | None:
    """Return the value of a number word, or of plain digits; None if it is neither in this language."""
    if words.isascii() and words.isdecimal() and not words.startswith("0"):
        return int(words)
    return _VALUES.get(code_of(language), {}).get(words.casefold())


def is_whole(tokens: Sequence[Token], start: int, end: int, language: str) -> bool:
    """Return True if nothing stands directly around some tokens that may be a part of the same number."""
    for at in (start - 1, end):
        if 0 <= at < len(tokens) and tokens[at].cell == tokens[start].cell:
            text = tokens[at].text.casefold()
            if text in _BESIDE or value(text, language) is not None or any(map(str.isnumeric, text)):
                return False
            if text in "-‐‑–—.,/%€$£+±×()" and not (at == start - 1 and tokens[start].space and text in ".,"):
                return False
    return True
