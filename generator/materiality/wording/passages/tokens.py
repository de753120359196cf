"""Tokens of an edit and what touches them: their plain form, what glues them to others, signs that may differ."""

from collections.abc import Sequence
from typing import Final

from generator.materiality.wording.passages import signs
from generator.materiality.wording.passages.passage import Passage, Span, beside_digit
from generator.text.edits import Token, plain_form


def plain_word(token: Token) -> str:
    """Return a token in small letters without typography."""
    return plain_form(token.text).casefold()


def plain_words(tokens: Sequence[Token]) -> tuple[str, ...]:
    """Return a phrase in small letters without typography."""
    return tuple(map(plain_word, tokens))


def starts_in(words: str, tokens: Sequence[Token]) -> list[int]:
    """Return where each token stands in the words of its block."""
    at, starts = 0, []
    for token in tokens:
        there = words.find(token.text, at)
        at = there if there >= 0 else at
        starts.append(at)
        at += len(token.text)
    return starts


def is_whole(tokens: tuple[Token, ...], span: Span) -> bool:
    """Return True if no sign glues a phrase to what stands around it, as in an address."""
    start, end = span
    before = start > 0 and not tokens[start].space and tokens[start - 1].text in _GLUE
    after = end < len(tokens) and not tokens[end].space and tokens[end].text in _GLUE
    if after and tokens[end].text in ".'’-–—/":
        after = end + 1 < len(tokens) and not tokens[end + 1].space and tokens[end + 1].is_word
    return not before and not after


_GLUE: Final = frozenset("-‐‑–—/\\@#&_+=.'’")


def typography_may_differ(passage: Passage, old: Span, new: Span) -> bool:
    """Return True unless signs differ beside a digit, or signs that act unseen stand in the tokens."""
    sides = passage.sides(old, new)
    if any(signs.acts_unseen(token.text) for tokens, span in sides for token in tokens[span[0] : span[1]]):
        return False
    return not any(
        token.text != plain_form(token.text) and beside_digit(tokens, at, at + 1)
        for tokens, span in sides
        for at, token in enumerate(tokens[span[0] : span[1]], span[0])
    )
