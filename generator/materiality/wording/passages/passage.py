"""A changed passage as the laws see it: its tokens on both sides, and what kind of place they stand in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from generator.materiality.wording.passages.background import Background
from generator.schema.facts import Facts
from generator.text.edits import BREAK, Token, Wording

Span = tuple[int, int]
_Where = TypeVar("_Where")
_Side = tuple[tuple[Token, ...], _Where]


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage with its edits.

    `kind` is that of its block on both sides (`title` for titles and headings of sections), and empty where the sides
    differ; `leads` says that other blocks stand under it on one of the sides, `goes_on` that the block after it doesn't
    begin a sentence, `is_led_in` that the block before it ends with a colon, `is_bold_line` that
    it is one on both sides, and no sentence; `facts` are those of its section before
    and after, and so are `notes`, what each says by its number; `lead` is the paragraph that leads in the list in which
    it stands now; `is_news` says that this is a list of what is new in the text, `is_under_name` that it stands under
    no heading but the name of the text.
    """

    wording: Wording
    kind: str
    leads: bool
    background: Background
    facts: tuple[Facts, Facts] = ({}, {})
    notes: tuple[Mapping[str, object], Mapping[str, object]] = ({}, {})
    goes_on: bool = True
    is_led_in: bool = False
    is_bold_line: bool = False
    lead: str = ""
    is_news: bool = False
    is_under_name: bool = False

    @property
    def stands_for_heading(self) -> bool:
        """Whether it is a title, a heading or a bold line that stands for one on both sides."""
        return self.is_heading or self.is_bold_line

    @property
    def is_heading(self) -> bool:
        """Whether it is a title or heading on both sides."""
        return self.kind in {"title", "heading"}

    def old(self, span: Span) -> Sequence[Token]:
        """Return tokens of the older side."""
        return self.wording.old[span[0] : span[1]]

    def new(self, span: Span) -> Sequence[Token]:
        """Return tokens of the newer side."""
        return self.wording.new[span[0] : span[1]]

    def sides(self, old: _Where, new: _Where) -> tuple[_Side[_Where], _Side[_Where]]:
        """Return all tokens of each side, the older one first, with where something is in them."""
        return ((self.wording.old, old), (self.wording.new, new))


def lengths(old: Span, new: Span) -> tuple[int, int]:
    """Return how many tokens both spans have."""
    return old[1] - old[0], new[1] - new[0]


_SENTENCE_ENDS: Final = frozenset(".!?…。！？")
_ABBREVIATED: Final = 2
_SHORT: Final = frozenset("etc Inc Ltd Corp Art Abs bzw ggf usw approx incl resp vol vgl Mrs Prof".split())
_OPENING: Final = frozenset("“„«‘\"'([•·*-–—¿¡")


def starts_sentence(tokens: Sequence[Token], at: int) -> bool:
    """Return True if a token is the first word of its passage, cell or sentence."""
    n = at - 1
    while n >= 0 and tokens[n].cell == tokens[at].cell and tokens[n].text in _OPENING:
        n -= 1
    if n < 0 or tokens[n].cell != tokens[at].cell or tokens[n].text == BREAK:
        return True
    if tokens[n].text == "." and (n == 0 or len(tokens[n - 1].text) <= _ABBREVIATED or tokens[n - 1].text in _SHORT):
        return False  # “e.g.”, “Inc.”
    return tokens[n].text in _SENTENCE_ENDS and tokens[n + 1].space


def beside_digit(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Return True if a digit stands directly before or after some tokens, without a space, or in them."""
    inside = any(sign.isnumeric() for token in tokens[start:end] for sign in token.text)
    before = start > 0 and not tokens[start].space and ends_in_digit(tokens[start - 1])
    after = end < len(tokens) and not tokens[end].space and begins_with_digit(tokens[end])
    return inside or before or after


def ends_in_digit(token: Token) -> bool:
    """Return True if the last sign of a token is a digit, a fraction or another number."""
    return bool(token.text) and token.text[-1].isnumeric()


def begins_with_digit(token: Token) -> bool:
    """Return True if the first sign of a token is a digit, a fraction or another number."""
    return bool(token.text) and token.text[0].isnumeric()
