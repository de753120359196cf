"""The words of an edit as a reason says them: an address or “EU-U.S.” is not cut, no sign stands loose at an end."""

import re
from collections.abc import Sequence
from typing import Final

from generator.materiality.wording.passages.passage import Span
from generator.text.edits import Token

_JOINERS: Final = frozenset("@./-_:&+#~?=%")
MOST: Final = 40
"""Tokens of a word, as of a long address: a longer one is told of by what changed in it."""


def unbroken(old: Sequence[Token], was: Span, new: Sequence[Token], now: Span) -> tuple[Span, Span]:
    """Return the spans of an edit with what signs join to them on either side: “x@example.com” for the “x” in it."""
    sides = ((old, was), (new, now))
    is_left = any(span[0] < span[1] and _are_joined(tokens, span[0]) for tokens, span in sides)
    is_right = any(span[0] < span[1] and _are_joined(tokens, span[1]) for tokens, span in sides)
    found = [
        (_first(tokens, span) if is_left else span[0], _last(tokens, span) if is_right else span[1])
        for tokens, span in sides
    ]
    longest = max(end - start for start, end in found) - max(end - start for start, end in (was, now))
    return (was, now) if longest > MOST else (found[0], found[1])


def _first(tokens: Sequence[Token], span: Span) -> int:
    """Return where the word begins to which a span belongs; of a gap, the word before it."""
    start = span[0] if span[0] < span[1] else max(0, span[0] - 1)
    while start and _are_joined(tokens, start):
        start -= 1
    return start


def _last(tokens: Sequence[Token], span: Span) -> int:
    """Return where the word ends to which a span belongs; of a gap, the word behind it."""
    return last(tokens, span[1] if span[0] < span[1] else min(len(tokens), span[1] + 1))


def last(tokens: Sequence[Token], end: int) -> int:
    """Return where the word ends of which a token before `end` is a part."""
    while end < len(tokens) and _are_joined(tokens, end):
        end += 1
    return end


def _are_joined(tokens: Sequence[Token], at: int) -> bool:
    """Return True if a token belongs to one word with the token before it, by a sign that joins them."""
    if not 0 < at < len(tokens) or tokens[at].space or tokens[at].cell != tokens[at - 1].cell:
        return False
    sign, other = tokens[at].text, tokens[at - 1].text
    if sign in _JOINERS:
        following = tokens[at + 1].text if at + 1 < len(tokens) and not tokens[at + 1].space else ""
        goes_on = following[:1].isalnum() or "/" in {following, sign}
        return (goes_on or ends_abbreviation(tokens, at)) and (other[-1:].isalnum() or other in _JOINERS)
    return other in _JOINERS and sign[:1].isalnum() and at > 1 and not tokens[at - 1].space


def ends_abbreviation(tokens: Sequence[Token], at: int) -> bool:
    """Return True if a token is the stop behind a single letter that another stop joins to letters: “U.S.”."""
    if tokens[at].text != "." or at < _SHORTEST or not _LETTER.search(tokens[at - 1].text):
        return False
    return tokens[at - 2].text == "." and not tokens[at - 1].space and bool(_LETTER.search(tokens[at - 3].text))


_LETTER: Final = re.compile(r"(?:^|-)[^\W\d_]$")
_SHORTEST: Final = 3  # tokens before the last stop of “U.S.”
_PAIRS: Final = {")": "(", "]": "[", "”": "“", "»": "«"}
_OUTER: Final = " ,;"


def without_loose_signs(words: str) -> str:
    """Return words without commas, stops and halves of brackets at their ends; mere signs stay as they are."""
    plain = words.strip()
    while any(map(str.isalnum, plain)) and (found := _stripped(plain)) != plain:
        plain = found
    return plain or words


def _stripped(words: str) -> str:
    plain = words.strip(_OUTER)
    first, last_sign = plain[:1], plain[-1:]
    if first in ".:!?" and plain[1:2].isspace():
        return plain[1:]
    if first in _PAIRS or (first in _PAIRS.values() and not _is_closed(plain, first)):
        return plain[1:]
    if last_sign in _PAIRS.values() or (
        last_sign in _PAIRS and plain.count(_PAIRS[last_sign]) < plain.count(last_sign)
    ):
        return plain[:-1]
    if '"' in (first, last_sign) and plain.count('"') % 2:
        return plain[1:] if first == '"' else plain[:-1]
    return plain


def _is_closed(words: str, opening: str) -> bool:
    closing = next(end for end, start in _PAIRS.items() if start == opening)
    return words.count(opening) <= words.count(closing)
