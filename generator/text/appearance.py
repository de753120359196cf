"""What looks the same to a reader however it is written, and the characters that nobody sees but that act."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from generator.text.sequence_alignment import is_plain, units

_SILENT: Final = re.compile("[\u00ad\ufe0e\ufe0f]")  # soft hyphen, text or picture of an emoji
LIGATURES: Final = {0xFB00 + at: word for at, word in enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"))}
"""Letters that are drawn as one sign, as in words copied from a PDF file."""
_SPACE: Final = re.compile(r"\s+")
_HANGUL_PARTS: Final = ("\u1160", "\u11ff")  # vowels and final letters, which join the letter before them
OVERRIDES: Final = "\u202a-\u202e\u2066-\u2069"
_JOINERS: Final = "\u200c\u200d"
_TAGS: Final = "\U000e0020-\U000e007f"
_OTHERS: Final = (  # marks of direction, spaces of no width, fillers, signs of no look
    "\u034f\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2060-\u2064\u206a-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb"
)
_ACTING: Final = re.compile(f"[{OVERRIDES}]")
_NEEDLESS: Final = re.compile(  # joiners where letters don't join, tags that are of no flag
    f"[{OVERRIDES}{_OTHERS}\U000e0001]|(?<![\u0590-\U000e01ef])[{_JOINERS}{_TAGS}]|[{_JOINERS}](?![\u0590-\U000e01ef])"
)
_EVERY: Final = re.compile(f"[{OVERRIDES}{_OTHERS}{_JOINERS}{_TAGS}\U000e0001]")


def appearance(text: str) -> str:
    """Return a text as a reader sees it; two texts that look the same have the same.

    Spaces of all kinds are one; letters are composed, joined ones apart; soft hyphens and what only chooses the picture
    of a sign are left out.
    """
    return _SPACE.sub(" ", _letters(text))


def _letters(text: str) -> str:
    return unicodedata.normalize("NFC", _SILENT.sub("", text).translate(LIGATURES))


def is_as_seen(text: str) -> bool:
    """Return True if each unit of a text is written as a reader sees it, but for spaces."""
    return is_plain(text) and _letters(text) == text


def seen_units(text: str) -> list[tuple[str, str]]:
    """Return the units of a text, each as a reader sees it and as it is written; the latter, joined, are the text."""
    if _letters(text) == text:
        every = units(text)
        return [*zip(every, every, strict=True)] if is_plain(text) else [(_visible_form(unit), unit) for unit in every]
    letters = ""
    ends = [0]  # of each sign: in the letters seen, and as it is written
    written_ends = [0]
    for sign in _signs(text):
        letters += _letters(sign)
        ends.append(len(letters))
        written_ends.append(written_ends[-1] + len(sign))
    found = []
    end = written_end = 0
    for unit in units(letters):
        end += len(unit)
        start, written_end = written_end, written_ends[bisect_right(ends, end) - 1]
        found.append((_visible_form(unit), text[start:written_end]))
    return found or [("", text)]


def _visible_form(unit: str) -> str:
    """Return a unit as it is seen: a mark that stands on a space does so on every kind of space."""
    return unit if unit.isspace() else _SPACE.sub(" ", unit)


def _signs(text: str) -> Iterator[str]:
    """Yield each letter with the marks on it and the silent characters behind it."""
    start = 0
    for at in range(1, len(text)):
        sign = text[at]
        joins = _HANGUL_PARTS[0] <= sign <= _HANGUL_PARTS[1] or _SILENT.match(sign)
        if not joins and unicodedata.category(sign)[0] != "M":
            yield text[start:at]
            start = at
    if text:
        yield text[start:]


def without_unseen(text: str) -> str:
    """Return a text without the characters that nobody sees."""
    return _EVERY.sub("", text)


def unseen(text: str, *, changed: bool, every: bool = False) -> Iterator[tuple[str, str]]:
    """Yield stretches of a text, each with the name of the unseen character that follows it, else "".

    Those that change the direction of what follows are always named; where the text `changed`, all that do nothing for
    its script; `every` one where nothing else changed.
    """
    if text.isascii():
        yield text, ""
        return
    at = 0
    for found in (_EVERY if every else _NEEDLESS if changed else _ACTING).finditer(text):
        yield text[at : found.start()], f"U+{ord(found[0]):04X} {unicodedata.name(found[0], 'unnamed').lower()}"
        at = found.end()
    yield text[at:], ""
