"""Whether a number counts something, or is part of a name, an address, a reference or a version (§4.2)."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from generator.materiality.wording.passages import references
from generator.materiality.wording.passages.background import BackgroundText
from generator.materiality.wording.passages.passage import starts_sentence
from generator.materiality.wording.readings.numerals import (
    INTERVAL,
    LENGTH,
    MONEY,
    NUMBER,
    OFTEN,
    ORDER,
    PERCENT,
    SHARE,
    Numeral,
)
from generator.materiality.wording.words.vocabulary import FUNCTION_WORDS
from generator.text.edits import Token, spelt

_LABELS: Final = re.compile(
    r"versions?|v|p|pp|pages?|seiten?|options?|plans?|packages?|questions?|phases?|levels?|tiers?|grades?|stages?|types?|forms?|lines?|rooms?|floors?|suites?|box|gates?"
    r"|zip|postcode|tel|phone|fax|ext|extension|no|nos|nr|numbers?|chapters?|recitals?|iso|windows|ios|android|directive"
    r"|etage|zimmer|plz|telefon|fassung|erwägungsgrund|chapitre|considérant|versión|versione|versie|piso|piano|étage"
)
_PEOPLE: Final = re.compile(
    r"users?|customers?|members?|people|persons?|visitors?|clients?|players?|subscribers?|employees?|countries|websites?"
    r"|pupils?|students?|readers?|viewers?|listeners?|patients?|passengers?|guests?|tenants?|residents?|households?|homes?"
    r"|flats?|volunteers?|donors?|employers?|companies|businesses|firms|shops|stores|schools|teams|drivers|schüler\w*|patient\w*|mitglieder\w*|gäste\w*|haushalte\w*|wohnungen"
    r"|nutzer\w*|kunden\w*|utilisateurs?|élèves?|abonnés?|membres?|usuarios?|clientes?|alumnos?|socios?|utenti|clienti"
    r"|alunni|soci|gebruikers?|klanten|leden|leerlingen"
)
_UNITS: Final = frozenset("KB MB GB TB KiB MiB GiB TiB AM PM Uhr GHz MHz Mbit Gbit".split())
_STREETS: Final = re.compile(r"(?:rue|avenue|boulevard|place|quai|chemin|via|viale|piazza|calle|plaza)\b")
_MANY: Final = 500
"""A number of so many people says how many use something."""
_YEAR: Final = re.compile(r"(?:1[5-9]|20)\d\d")
_LONGEST: Final = 4
"""Digits of a count without a sign between thousands; more are of a postcode, a telephone, a number of a register."""
_ABBREVIATION: Final = 4
"""Letters of a word before a stop that may be short for another one: “Abs. 3”."""
_NO_ORDER: Final = re.compile(
    r"part(?:y|ies)|countr(?:y|ies)|names?|persons?|instance|hand|place|floor|street|avenue|century|parti\w*|pays|país\w*"
    r"|paes\w*|étage|piso|piano|verdieping|stock|etage|jahrhundert\w*|siècle|siglo|secolo|eeuw"
)
_OPENING: Final = frozenset("([“”\"„«‘'¿¡|")
_RAISED: Final = frozenset("ºª°")
_CLOSING: Final = _RAISED | frozenset(".,;:!?)]”“\"»’'…%")
_FIRST: Final = FUNCTION_WORDS | frozenset(
    "under over between after before each only until nearly almost within unter über nach ab bis jede nur après dès"
    " chaque avec con tras cada dopo ogni na elke jede bij".split()
)
_PRONOUNS: Final = frozenset("Sie Ihnen Ihre Ihr Ihrer Ihren Wir I".split())


def counts_something(tokens: Sequence[Token], one: Numeral, language: str, around: BackgroundText) -> bool:
    """Return True if a numeral counts something: it is no part of a name, an address, a reference or a version.

    `around` is the text by which words with a capital are known that are no names.
    """
    before = tokens[one.start - 1] if one.start and tokens[one.start - 1].cell == tokens[one.start].cell else None
    after = tokens[one.end] if one.end < len(tokens) and tokens[one.end].cell == tokens[one.start].cell else None
    if any(token.target and not token.is_word for token in tokens[one.start : one.end]) or _is_glued(tokens, one):
        return False
    is_figure = one.sort == NUMBER or tokens[one.start].text[:1].isdigit()
    if is_figure and _is_labelled(tokens, one, around):
        return False
    if one.sort in {LENGTH, MONEY, OFTEN, INTERVAL, PERCENT}:
        return True
    if before and tokens[one.start].text[:1].isdigit() and _is_name(tokens, one.start - 1, around):
        return False
    if one.sort == SHARE:
        return True
    if one.sort == ORDER:
        is_name = _is_name(tokens, one.end - 1, around) or (after and after.text[:1].isupper() and language != "de")
        return not is_name and not (after and _NO_ORDER.fullmatch(after.text.casefold()))
    return bool(before or after) and not _is_label(tokens, one, (before, after), language)


def is_conjunction(tokens: Sequence[Token], one: Numeral) -> bool:
    """Return True if “once” says after what something happens, as in “once you leave”: it is no number."""
    after = tokens[one.end].text.casefold() if one.end < len(tokens) else ""
    return one.words.casefold() == "once" and after in _SUBJECTS


_SUBJECTS: Final = frozenset("you we they it he she i the your our their its this that these those a all".split())


def _is_labelled(tokens: Sequence[Token], one: Numeral, around: BackgroundText) -> bool:
    """Return True if a word says that a numeral is no count, also of several: “sections 3 and 4”."""
    at = one.start - 1
    while at > 0 and _is_of_several(tokens, at):
        at -= 1
    if at < 0 or tokens[at].cell != tokens[one.start].cell:
        return False
    word = tokens[at].text.replace("’", "'").rpartition("'")[2]
    if word == ".":
        return tokens[one.start].text[:1].isdigit() and at > 0 and len(tokens[at - 1].text) <= _ABBREVIATION
    several = at < one.start - 1 and _is_name(tokens, at, around) and tokens[one.start].text[:1].isdigit()
    return several or references.names_part(word) or _LABELS.fullmatch(word.casefold()) is not None


def _is_of_several(tokens: Sequence[Token], at: int) -> bool:
    """Return True if a token is a number before another one, or stands between them."""
    is_dash = tokens[at].text in "–-" and tokens[at - 1].text[:1].isdigit()
    return is_dash or tokens[at].text.casefold() in _BETWEEN or tokens[at].text[:1].isdigit()


_BETWEEN: Final = frozenset("and or to und oder bis et ou à y o e en of , ( )".split())


def _is_glued(tokens: Sequence[Token], one: Numeral) -> bool:
    """Return True if a sign joins a numeral to something else: “5/7”, “3.1.2”, “(4)”."""
    if one.start and not tokens[one.start].space and tokens[one.start - 1].text not in _OPENING:
        return tokens[one.start - 1].cell == tokens[one.start].cell
    if one.end == len(tokens) or tokens[one.end].space or tokens[one.end].cell != tokens[one.start].cell:
        return False
    if one.start and tokens[one.start - 1].text == "(" and tokens[one.end].text == ")":
        return True
    if tokens[one.end].text == "." and one.end + 1 < len(tokens) and tokens[one.end + 1].text in _RAISED:
        return False
    glued = one.end + 1 < len(tokens) and not tokens[one.end + 1].space and tokens[one.end + 1].is_word
    return tokens[one.end].text not in _CLOSING or (glued and tokens[one.end].text in ".,:")


def _is_label(tokens: Sequence[Token], one: Numeral, beside: tuple[Token | None, Token | None], language: str) -> bool:
    """Return True if a number is probably one of an address, a register, a name, a heading, or says how many use it."""
    before, after = beside
    digits = [token.text for token in tokens[one.start : one.end] if token.text[:1].isdigit()]
    if _are_in_a_row(tokens, one) or any(map(_is_no_count, digits)):
        return True
    if digits and tokens[0].text == digits[0] and not one.start and after and after.text in ".):":
        return True
    if digits and after and after.text[:1].isupper() and language != "de" and not (before and after.text in _UNITS):
        return True  # “1 MB Download” says how large a file is
    if digits and after and after.text == "," and _STREETS.match(spelt(tokens[one.end + 1 : one.end + 2])):
        return True
    if _is_of_clause(tokens, one) or _is_time_of_day(tokens, one):
        return True
    near = [token.text.casefold() for token in tokens[one.end : one.end + 3]]
    if digits and near[:1] == ["."] and any(map(_NO_ORDER.fullmatch, near[1:2])):
        return True  # “im 2. Stock”
    return one.value is not None and one.value >= _MANY and any(_PEOPLE.fullmatch(word) for word in near)


def _is_of_clause(tokens: Sequence[Token], one: Numeral) -> bool:
    """Return True if a number with a stop inside names a clause: first in a passage, or “as described in 7.2”."""
    if one.end - one.start != 1 or not _OF_CLAUSE.fullmatch(tokens[one.start].text):
        return False
    return not one.start or tokens[one.start - 1].text.casefold() in _POINTING


_OF_CLAUSE: Final = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}")
_POINTING: Final = frozenset("in under see unter siehe dans sous voir ver vedi onder zie".split())


def _is_time_of_day(tokens: Sequence[Token], one: Numeral) -> bool:
    """Return True if a number is of the hours in which somebody can be reached: “open from 9 to 17”."""
    if one.value is None or one.value > _HOURS or one.sort != NUMBER:
        return False
    beside = spelt(tokens[max(0, one.start - 3) : one.end + 3])
    return bool(_FROM_TO.search(beside) and _REACHED.search(spelt(tokens)))


_HOURS: Final = 24
_FROM_TO: Final = re.compile(
    r"(?i)(?:\b(?:from|between|von|zwischen|de|entre|dalle|tra|van|tussen)|days?|tags?|:|,)\s\d{1,2}\s(?:to|and|until|till|bis|und|à|et|a|y"
    r"|alle|e|tot|en)\s\d{1,2}\s?(?=[.,;)]|$)"
)
_REACHED: Final = re.compile(
    r"(?i)\b(?:open|opens|desk|phone|telephone|call|chat|counter|reception|staffed|office hours|reach us|weekdays?"
    r"|mondays?|fridays?|geöffnet|erreichbar|telefon\w*|montags?|freitags?|werktags|ouverte?s?|téléphone|lundi|vendredi|abierto"
    r"|teléfono|lunes|viernes|aperto|telefono|lunedì|venerdì|bereikbaar|telefonisch|maandag|vrijdag)\b"
)


def _are_in_a_row(tokens: Sequence[Token], one: Numeral) -> bool:
    """Return True if two numbers in digits follow each other, as in a telephone number."""
    return any(all(token.text[:1].isdigit() for token in pair) for pair in pairwise(tokens[one.start : one.end]))


def _is_no_count(digits: str) -> bool:
    return digits[0] == "0" or (digits.isdecimal() and len(digits) > _LONGEST) or bool(_YEAR.fullmatch(digits))


def _is_name(tokens: Sequence[Token], at: int, around: BackgroundText) -> bool:
    """Return True if a word has a capital and is no pronoun, nor the first one of a sentence and used without it."""
    text = tokens[at].text
    if not text[:1].isupper() or text in _PRONOUNS:
        return False
    return not (starts_sentence(tokens, at) and (text.casefold() in _FIRST or text.casefold() in around.small_words))
