"""Words in letters that only look like those of their language: readers read them, and no list of words does.

So are numbers in the digits of another writing, the other way round: the rules read them, and readers can't.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

_BEYOND_ASCII: Final = re.compile(r"[!-~]*[^\s!-~]\S*")
"""What stands between white space and has a sign beyond ASCII."""
_STYLES: Final = ("<font>", "<circle>", "<wide>", "<square>")
_LIGATURES: Final = range(0xFB00, 0xFB07)
_DRESSED: Final = re.compile(r"LATIN (?:LETTER SMALL CAPITAL|SMALL LETTER (?:TURNED|REVERSED|SIDEWAYS|INVERTED))")
_LIKE_LATIN: Final = frozenset(
    "АВЕЅІЈКМНОРСТУХаеорсухіјѕԁһӏԛԝ"  # Cyrillic
    "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαικνορτυχ"  # Greek
)
_DIGIT_INSIDE: Final = re.compile(r"(?<![^\W_])(?=[^\W_]{5,20}(?![^\W_]))[A-Za-z][a-z]*(?:[0134][a-z]+)+(?![^\W_])")
_APART: Final = re.compile(r"(?<!\S)(?=(?:[A-Z] )*[a-z](?![^\W_]))(?:[^\W\d_] ){3,}[^\W\d_](?![^\s.,;:!?])")
_OVERLAYS: Final = re.compile("\\w[\u0334-\u0338\u20d2\u20d3\u20d8-\u20da\u20e5\u20e6\u20ea\u20eb]")
_TWO: Final = 2


def odd_letters(text: str, *, typed: bool = True) -> str:
    """Return the first word of a text whose letters are of two writings, dressed up, struck through, or set apart.

    A word of another writing is none, unless each of its letters looks like a Latin one in a text of Latin letters, or
    it is a number there; nor are a sign of a unit and a mark (™, №, ª). In what isn't `typed` by hand, as a printed
    page is not, ligatures, digits within a word and letters set apart are none.
    """
    for pattern in (_DIGIT_INSIDE, _APART) if typed else ():
        if found := pattern.search(text):
            return found[0]
    if text.isascii():
        return ""
    if struck := _OVERLAYS.search(text):
        return struck[0]
    for run in _BEYOND_ASCII.findall(text):
        for word in _words(run):
            if _is_odd(word, ligatures=typed) or (_is_unlike_its_text(word) and _is_mostly_latin(text)):
                return word
    return ""


def _words(text: str) -> Iterator[str]:
    """Yield the words of a text, of which signs that stand for letters are a part (Ⓝ)."""
    letters = "".join(one if one.isalnum() or one in "’'" or _is_styled(one) else " " for one in text)
    yield from letters.split()


def _is_odd(word: str, *, ligatures: bool) -> bool:
    if word.isascii():
        return False
    writings = {_writing(one) for one in word} - {""}
    if len(writings) > 1:
        return True
    styled = sum(_is_styled(one) for one in word)
    if styled > 1 or (styled and any(one.isalpha() and not _is_styled(one) for one in word)):
        return True
    if any(_DRESSED.match(unicodedata.name(one, "")) for one in word) and len(word) > _TWO:
        return True
    return ligatures and any(ord(one) in _LIGATURES for one in word)


def _is_unlike_its_text(word: str) -> bool:
    """Return True if each letter of a word is of another writing and looks like a Latin one, or it is such a number.

    The digits of other writings are the same numbers, and who reads Latin letters can't read them.
    """
    if word.isdecimal():
        return not word.isascii()
    return len(word) > 1 and all(one in _LIKE_LATIN for one in word)


def _is_mostly_latin(text: str) -> bool:
    return sum(map(_is_latin, text)) * _TWO > sum(map(str.isalpha, text))


@lru_cache(maxsize=2_048)
def _is_styled(sign: str) -> bool:
    """Return True if a sign is a letter in dress: bold, in a circle, of double width."""
    kind, _, plain = unicodedata.decomposition(sign).partition(" ")
    letters = [chr(int(one, 16)) for one in plain.split()] if kind in _STYLES else []
    return any(map(_is_latin, letters))


@lru_cache(maxsize=2_048)
def _writing(sign: str) -> str:
    """Return the writing of a letter where it is one of three that look alike; empty for others and for signs."""
    name = unicodedata.name(sign, "").partition(" ")[0] if sign.isalpha() else ""
    return name if name in {"LATIN", "GREEK", "CYRILLIC"} else ""


def _is_latin(sign: str) -> bool:
    return sign.isalpha() and _writing(sign) == "LATIN"
