"""What differs between the words of two passages: tokens aligned, and maximal runs of changed ones as edits.

A passage is one block on each side, or several where passages were joined or parted. Tokens are aligned by a key that
leaves out typography and letter case, so that words which only look otherwise stay beside each other; what differs in
such a pair is an edit of its own.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import Final, NamedTuple

from rapidfuzz.distance import LCSseq

from generator.result_cache import kept
from generator.text.appearance import LIGATURES
from generator.text.blocks import MEANING, SIGNS, Block, Run
from generator.text.edit_places import EditSpan, beside_same_case, beside_words, whole_sentences
from generator.text.markdown import NOTE
from generator.text.sequence_alignment import units


class Token(NamedTuple):  # as a run
    """A word or a sign of a passage.

    `space` says that white space, a line end or the start of a cell stands before it; `target` is where the link leads
    or the picture comes from in which it stands (`link:…`, `image:…`); `cell` counts the columns of a row, `block` the
    blocks of the passage. `filled` is the path of the fact or value from which it was filled in.
    """

    text: str
    space: bool = False
    target: str = ""
    cell: int = 0
    block: int = 0
    filled: str = ""

    @property
    def is_word(self) -> bool:
        """True if it holds a letter or a digit."""
        return self.text.isalnum() or any(map(str.isalnum, self.text))


class EditKind(StrEnum):
    """What an edit changed: words and signs, the white space before a token, or where words lead."""

    WORDS = "words"
    SPACE = "space"
    TARGET = "target"


@dataclass(frozen=True, slots=True)
class Edit:
    """A maximal run of changed tokens: where it starts and ends on the old side and on the new one."""

    kind: EditKind
    old_start: int
    old_end: int
    new_start: int
    new_end: int


@dataclass(frozen=True, slots=True)
class Wording:
    """Two passages as tokens, with the edits that lead from one to the other in reading order."""

    old: tuple[Token, ...]
    new: tuple[Token, ...]
    edits: tuple[Edit, ...]

    def old_words(self, edit: Edit) -> str:
        """Return the words of an edit on the old side."""
        return spelt(self.old[edit.old_start : edit.old_end])

    def new_words(self, edit: Edit) -> str:
        """Return the words of an edit on the new side."""
        return spelt(self.new[edit.new_start : edit.new_end])


def spelt(tokens: Sequence[Token]) -> str:
    """Return tokens as they are written, one space where white space was."""
    words = as_written(tokens)
    return words.replace("~~ ~~", " ") if "~~ ~~" in words else words


def as_written(tokens: Sequence[Token]) -> str:
    """Return tokens one after the other, one space where white space was."""
    words = "".join([f" {token.text}" if token.space else token.text for token in tokens])
    return words[1:] if tokens and tokens[0].space else words


PICTURE: Final = "\ufffc"
"""The text of the token that stands for a picture or a link without words."""
BREAK: Final = "\n"
"""The text of the token between two blocks of a passage."""


def tokens(blocks: Sequence[Block]) -> tuple[Token, ...]:
    """Return the tokens of a passage; between two blocks stands a token of its own."""
    found: list[Token] = []  # as many tokens are made as texts have words: a list is the fastest way
    for number, block in enumerate(blocks):
        if number:
            found.append(Token(BREAK, space=True, block=number))
        found += tokens_of(block.runs, number)
    return tuple(found)


def tokens_of(runs: Sequence[Run], number: int = 0) -> list[Token]:
    """Return the tokens of a block, which has this number in its passage."""
    cells: dict[int, list[_Stretch]] = {}
    for run in runs:
        target = " ".join(mark for mark in run.marks if mark.startswith(("link:", "image:")))
        text = run.text if not target or run.text.strip() else PICTURE
        meaning = tuple(mark for mark in run.marks if mark in MEANING)
        cells.setdefault(run.cell, []).append((text, target, meaning))
    return [token for cell, found in sorted(cells.items()) for token in _of_cell(found, cell, number)]


_Stretch = tuple[str, str, tuple[str, ...]]  # words, where they lead, the marks that change what they say


def _of_cell(runs: Sequence[_Stretch], cell: int, block: int) -> list[Token]:
    """Return the tokens of a cell. Words that are struck, lowered or raised are other words, and are written so."""
    found: list[Token] = []
    space = True
    for meaning, group in groupby(runs, key=lambda run: run[2]):
        stretch = [(text, target) for text, target, _ in group]
        start = Token("", space, "", cell, block)
        more, space = _marked(stretch, meaning, start) if meaning else _plain(stretch, start)
        found += more
    return found


def _marked(runs: Sequence[tuple[str, str]], meaning: Sequence[str], start: Token) -> tuple[list[Token], bool]:
    """Return the tokens of words with marks that change what they say; the number of a note is one token."""
    before = "".join(SIGNS.get(mark, "") for mark in dict.fromkeys(meaning))
    if NOTE in meaning:
        words = "".join(text for text, _ in runs)
        return [start._replace(text=f"{before}{words}{before[::-1]}", target=runs[0][1])], False
    found, space = _plain(runs, start)
    return [token._replace(text=f"{before}{token.text}{before[::-1]}") for token in found], space


def _plain(runs: Sequence[tuple[str, str]], start: Token) -> tuple[list[Token], bool]:
    """Return the tokens of words, the first one beside what `start` says, and whether white space follows them."""
    space, cell, block = start.space, start.cell, start.block
    found: list[Token] = []
    if len(runs) == 1:
        text, target = runs[0]
        for unit in units(text):
            if not unit.isspace():
                found.append(Token(unit, space, target, cell, block))
            space = unit.isspace()
        return found, space
    at = 0
    ends = []  # where each run ends, to find the target of a token
    total = 0
    for text, target in runs:
        total += len(text)
        ends.append((total, target))
    run = 0
    for unit in units("".join(text for text, _ in runs)):
        while run < len(ends) - 1 and at >= ends[run][0]:
            run += 1
        if unit.isspace():
            space = True
        else:
            target = ends[run][1]
            if ends[run][0] < at + len(unit):
                target = _of_several(ends[run:], at + len(unit))
            found.append(Token(unit, space, target, cell, block))
            space = False
        at += len(unit)
    return found, space


def _of_several(ends: Sequence[tuple[int, str]], end: int) -> str:
    """Return where a word leads that begins in the first of several runs and goes on to a place in the text of all."""
    last = next(n for n, (here, _) in enumerate(ends) if here >= end)
    return " ".join(dict.fromkeys(target for _, target in ends[: last + 1] if target))


QUOTES: Final = dict.fromkeys(map(ord, "“”„‟«»‹›‘’‚‛\"'´`＂＇"), '"')
DASHES: Final = dict.fromkeys(map(ord, "‐‑‒–—―−﹣－-"), "-")
WIDE: Final = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {0x3002: ".", 0x3001: ","}
UNSEEN: Final = {0x00AD: None} | dict.fromkeys(range(0xFE00, 0xFE10)) | LIGATURES
"""Soft hyphens, variation selectors and joined letters: they say how letters are set."""
_IN_WORDS: Final = dict.fromkeys(map(ord, "‘’´`ʼ＇"), "'") | dict.fromkeys(map(ord, "‐‑"), "-")


@kept(65536)
def plain_form(text: str) -> str:
    """Return a token without what typography alone decides: Unicode form, ligatures, quotes, dashes, wide signs."""
    composed = unicodedata.normalize("NFC", text)
    if composed.isascii() and composed.isalnum():
        return composed
    composed = composed.translate(UNSEEN)
    if any(sign.isalnum() for sign in composed):
        return composed.translate(_IN_WORDS)
    return composed.translate(WIDE).translate(QUOTES).translate(DASHES)


@kept(65536)
def key_of(text: str) -> str:
    """Return a token as it is aligned with others: without typography and letter case."""
    return plain_form(text).casefold()


MOST_COMPARED: Final = 40_000_000


def compare(old: Sequence[Token], new: Sequence[Token]) -> Wording:
    """Return two passages with their edits; rows of a table are compared cell by cell.

    Where there would be too much to compare, all between the first and the last tokens that differ is one edit.
    """
    edits: list[Edit] = []
    last = max((token.cell for token in (*old, *new)), default=0)
    if last == 0:
        _compare(old, new, 0, 0, edits)
    else:
        a = b = 0
        for cell in range(last + 1):
            a_end = next((n for n in range(a, len(old)) if old[n].cell > cell), len(old))
            b_end = next((n for n in range(b, len(new)) if new[n].cell > cell), len(new))
            _compare(old[a:a_end], new[b:b_end], a, b, edits)
            a, b = a_end, b_end
    return Wording(tuple(old), tuple(new), tuple(_cut_well(old, new, edits)))


def _cut_well(old: Sequence[Token], new: Sequence[Token], edits: Sequence[Edit]) -> Iterator[Edit]:
    """Yield edits of words cut where readers understand them; where words also lead elsewhere they stay as they are."""
    if any(edit.kind is not EditKind.WORDS for edit in edits):
        yield from edits
        return
    places = [EditSpan(one.old_start, one.old_end, one.new_start, one.new_end) for one in edits]
    for place in whole_sentences(old, new, beside_same_case(old, new, beside_words(old, new, places))):
        yield Edit(EditKind.WORDS, *place)


def _compare(old: Sequence[Token], new: Sequence[Token], at_old: int, at_new: int, edits: list[Edit]) -> None:
    numbers: dict[str, int] = {}
    left = [numbers.setdefault(token.filled or key_of(token.text), len(numbers)) for token in old]
    right = [numbers.setdefault(token.filled or key_of(token.text), len(numbers)) for token in new]
    a = b = 0
    for i, j, length in _equal_runs(left, right):
        if i > a or j > b:
            edits.append(Edit(EditKind.WORDS, at_old + a, at_old + i, at_new + b, at_new + j))
        edits.extend(_inside(old, new, (i, j, length), at_old, at_new))
        a, b = i + length, j + length
    if len(old) > a or len(new) > b:
        edits.append(Edit(EditKind.WORDS, at_old + a, at_old + len(old), at_new + b, at_new + len(new)))


def _equal_runs(left: Sequence[int], right: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Yield the runs of equal tokens in order: where each starts on both sides, and its length."""
    start, end = 0, 0
    shorter = min(len(left), len(right))
    while start < shorter and left[start] == right[start]:
        start += 1
    while end < shorter - start and left[len(left) - 1 - end] == right[len(right) - 1 - end]:
        end += 1
    if start:
        yield 0, 0, start
    inner_left, inner_right = left[start : len(left) - end], right[start : len(right) - end]
    if inner_left and inner_right and len(inner_left) * len(inner_right) <= MOST_COMPARED:
        for step in LCSseq.opcodes(inner_left, inner_right):
            if step.tag == "equal":
                yield start + step.src_start, start + step.dest_start, step.src_end - step.src_start
    if end:
        yield len(left) - end, len(right) - end, end


def _inside(
    old: Sequence[Token], new: Sequence[Token], run: tuple[int, int, int], at_old: int, at_new: int
) -> Iterator[Edit]:
    """Yield what differs between tokens that are the same but for typography, case, spaces or targets."""
    i, j, length = run
    n = 0
    while n < length:
        was, now = old[i + n], new[j + n]
        if was.text != now.text:
            yield Edit(EditKind.WORDS, at_old + i + n, at_old + i + n + 1, at_new + j + n, at_new + j + n + 1)
        if was.space != now.space and i + n and j + n and (n or was.text != BREAK):
            yield Edit(EditKind.SPACE, at_old + i + n, at_old + i + n + 1, at_new + j + n, at_new + j + n + 1)
        if was.target != now.target:
            end = n + 1
            while end < length and (old[i + end].target, new[j + end].target) == (was.target, now.target):
                end += 1
            first = n == 0 or (old[i + n - 1].target, new[j + n - 1].target) != (was.target, now.target)
            if first:
                yield Edit(EditKind.TARGET, at_old + i + n, at_old + i + end, at_new + j + n, at_new + j + end)
        n += 1
