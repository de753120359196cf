"""In which direction words are written, by their first letter."""

import unicodedata
from collections.abc import Iterable

from generator.text.word_diff import Piece


def direction_attribute(pieces: Iterable[Piece]) -> str:
    """Return the attribute for text that is written from right to left, by its first letter."""
    found = direction_of_pieces(pieces)
    return f' dir="{found}"' if found else ""


def direction_of_pieces(pieces: Iterable[Piece]) -> str:
    """Return `rtl` for text that is written from right to left, by its first letter; else empty."""
    return direction_of(sign for piece in pieces for sign in piece.run.text)


def direction_of(words: Iterable[str]) -> str:
    """Return `rtl` for words that are written from right to left, by their first letter; else empty."""
    for sign in words:
        side = unicodedata.bidirectional(sign)
        if side in {"R", "AL"}:
            return "rtl"
        if side == "L":
            return ""
    return ""
