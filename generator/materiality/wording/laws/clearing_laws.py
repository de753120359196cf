"""The laws that clear an edit of words, one visible table: exact, few, each proved by the edit itself (§4.2, L2–L5).

A law looks at the changed tokens, the structure that holds them and what links lead to. Other words may keep a law
from clearing; they never make it clear. The laws of structure (L1, L6–L9) and of filled words (L10) stand in modules of
their own.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from generator.materiality.wording.laws import case, filled_values, links, misspellings, phrases, same_numbers
from generator.materiality.wording.passages import signs
from generator.materiality.wording.passages.passage import Passage, Span, lengths
from generator.materiality.wording.passages.tokens import plain_word
from generator.materiality.wording.words import numbers
from generator.text.edits import Edit, EditKind, Token

MOST_TOKENS: Final = 24
"""Of a run that is longer on either side, no part is looked at: a law clears small edits."""
LONGEST_PHRASE: Final = 6
LONGEST_NUMBER: Final = 8

Law = Callable[[Passage, Span, Span], bool]


@dataclass(frozen=True, slots=True)
class EditPart:
    """A part of an edit: its tokens on both sides, and the law that clears it, if one does."""

    old: Span
    new: Span
    law: str = ""

    @property
    def came(self) -> bool:
        """Whether it has no token of the older side."""
        return self.old[0] == self.old[1]

    @property
    def is_one_sided(self) -> bool:
        """Whether it has no token of one side: it only came, or only went."""
        return self.came or self.new[0] == self.new[1]

    @property
    def longest(self) -> int:
        """How many tokens the longer of its sides has."""
        return max(lengths(self.old, self.new))


LAWS: Final[tuple[tuple[str, Law], ...]] = (
    ("L10", filled_values.same_source),
    ("L1", signs.typed_bullet),
    ("L2", signs.same_signs),
    ("L2", signs.end_of_heading),
    ("L2", signs.stop_of_item),
    ("L2", signs.stop_of_paragraph),
    ("L2", signs.doubled_sign),
    ("L2", signs.same_ellipsis),
    ("L3", case.letter_case),
    ("L4", phrases.same_phrase),
    ("L4", same_numbers.same_number),
    ("L4", same_numbers.same_number_abroad),
    ("L4", same_numbers.restated_number),
    ("L4", same_numbers.same_percent),
    ("L4", same_numbers.same_share),
    ("L4", same_numbers.same_date),
    ("L5", misspellings.misspelling),
    ("L5", misspellings.doubled_word),
)
"""Name and function of each law on tokens, in the order in which they are asked."""


_OF_TWO_SIDES: Final = frozenset(
    {
        filled_values.same_source,
        signs.same_signs,
        signs.same_ellipsis,
        case.letter_case,
        phrases.same_phrase,
        same_numbers.same_number,
        same_numbers.same_number_abroad,
        same_numbers.same_percent,
        same_numbers.same_share,
        misspellings.misspelling,
    }
)
_OF_ONE_SIDE: Final = tuple((name, law) for name, law in LAWS if law not in _OF_TWO_SIDES)
"""The laws that can clear what only came or only went."""


def parts(passage: Passage, edit: Edit) -> tuple[EditPart, ...]:
    """Return an edit divided into parts that laws clear and what is left, so that as little as may be is left."""
    old, new = (edit.old_start, edit.old_end), (edit.new_start, edit.new_end)
    if edit.kind is EditKind.SPACE:
        cleared = signs.same_spaces(passage, old[0], new[0])
        return (EditPart(old, new, "L2" if cleared else ""),)
    if edit.kind is EditKind.TARGET or max(lengths(old, new)) > MOST_TOKENS:
        return (EditPart(old, new),)
    return _joined(_divided(passage, old, new))


def _divided(passage: Passage, old: Span, new: Span) -> Iterator[EditPart]:
    """Yield the parts of the division in which the fewest tokens are left over."""
    rows, columns = lengths(old, new)
    best: dict[tuple[int, int], tuple[int, int, int, str]] = {(rows, columns): (0, 0, 0, "")}
    alone = [  # of each token of both sides; none stands behind the last one
        [*(_may_go_alone(passage, tokens, at) for at in range(*span)), False]
        for tokens, span in passage.sides(old, new)
    ]
    for x, y in product(range(rows, -1, -1), range(columns, -1, -1)):
        if (x, y) == (rows, columns):
            continue
        options = []
        if x < rows:
            options.append((best[x + 1, y][0] + 1, 1, 0, ""))
        if y < columns:
            options.append((best[x, y + 1][0] + 1, 0, 1, ""))
        for k, m in _sizes(passage, (old[0] + x, old[1]), (new[0] + y, new[1]), alone=(alone[0][x], alone[1][y])):
            after = best.get((x + k, y + m))
            if after and (not options or after[0] < min(options)[0]):
                span_old, span_new = (old[0] + x, old[0] + x + k), (new[0] + y, new[0] + y + m)
                law = law_of(passage, span_old, span_new)
                if law:
                    options.append((after[0], k, m, law))
        best[x, y] = min(options, key=lambda row: (row[0], not row[3]))
    x = y = 0
    while (x, y) != (rows, columns):
        _, k, m, law = best[x, y]
        yield EditPart((old[0] + x, old[0] + x + k), (new[0] + y, new[0] + y + m), law)
        x, y = x + k, y + m


def _may_go_alone(passage: Passage, tokens: Sequence[Token], at: int) -> bool:
    """Return False of a token that no law clears where it only came or went, as most: a word and no more.

    It stands in no link and near no digit, is no number, and no word of which one may be a mistake beside another.
    """
    token = tokens[at]
    if not token.text.isalpha() or token.target or numbers.is_number(token):
        return True
    language = passage.background.language
    return misspellings.is_never_twice(token.text.casefold(), language) or same_numbers.has_digit_near(
        tokens, (at, at + 1)
    )


def _sizes(passage: Passage, old: Span, new: Span, *, alone: tuple[bool, bool]) -> Iterator[tuple[int, int]]:
    """Yield how many tokens of both sides, from the first ones of these on, a law can be about.

    `alone` says of the first one of each side whether a law can be about it where it only came or went.
    """
    if alone[0]:
        yield from ((k, 0) for k in _lengths(passage.wording.old, old))
    if alone[1]:
        yield from ((0, m) for m in _lengths(passage.wording.new, new))
    if old[0] == old[1] or new[0] == new[1]:
        return
    yield 1, 1
    yield from (size for size in ((1, 3), (3, 1)) if _is_ellipsis(passage, (old[0], new[0]), size))
    left, right = passage.wording.old[old[0]], passage.wording.new[new[0]]
    number = numbers.begins_number(passage.wording.old, old[0]) and numbers.begins_number(passage.wording.new, new[0])
    if number or (plain_word(left) in phrases.starts() and plain_word(right) in phrases.starts()):
        most = LONGEST_NUMBER if number else LONGEST_PHRASE
        longest = [min(most, length) for length in lengths(old, new)]
        yield from ((k, m) for k in range(1, longest[0] + 1) for m in range(1, longest[1] + 1) if (k, m) != (1, 1))


def _is_ellipsis(passage: Passage, at: tuple[int, int], size: tuple[int, int]) -> bool:
    """Return True if the tokens of these sizes are three stops on one side and the sign for them on the other."""
    sides = zip((passage.wording.old, passage.wording.new), at, size, strict=True)
    return sorted("".join(token.text for token in tokens[n : n + k]) for tokens, n, k in sides) == ["...", "…"]


def _lengths(tokens: Sequence[Token], span: Span) -> range:
    """Return how many tokens that only came or went a law can be about: one, or those of a number said again."""
    begins = tokens[span[0]].text == "(" or numbers.is_number(tokens[span[0]])
    return range(1, (min(LONGEST_NUMBER, span[1] - span[0]) if begins else 1) + 1)


def law_of(passage: Passage, old: Span, new: Span) -> str:
    """Return the name of the law that clears the change of these tokens; empty where none does."""
    if links.same_self_link(passage, old, new):
        return "L7"
    targets = [{token.target for token in side} for side in (passage.old(old), passage.new(new)) if side]
    if any(len(one) > 1 for one in targets) or (len(targets) > 1 and not links.same_page(*map(min, targets))):
        return ""
    if len(targets) == 1 and targets[0] != {""} and not _inside_link(passage, old, new):
        return ""
    laws = LAWS if old[0] < old[1] and new[0] < new[1] else _OF_ONE_SIDE
    for name, law in laws:
        if law(passage, old, new):
            return name
    return ""


def _inside_link(passage: Passage, old: Span, new: Span) -> bool:
    """Return True if tokens that came or went stand in a link whose other words stay."""
    tokens, (start, end) = (passage.wording.old, old) if old[0] < old[1] else (passage.wording.new, new)
    target = tokens[start].target
    return any(tokens[at].target == target for at in (start - 1, end) if 0 <= at < len(tokens))


def _joined(found: Iterator[EditPart]) -> tuple[EditPart, ...]:
    """Return parts with neighbours that no law clears as one."""
    result: list[EditPart] = []
    for part in found:
        if result and not part.law and not result[-1].law:
            result[-1] = EditPart((result[-1].old[0], part.old[1]), (result[-1].new[0], part.new[1]))
        else:
            result.append(part)
    return tuple(result)
