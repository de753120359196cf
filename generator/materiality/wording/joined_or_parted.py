"""L9: passages joined or parted in one place, a sentence that became a list, or the reverse (§4.2)."""

import re
from typing import Final

from generator.materiality.wording.background import BackgroundText
from generator.materiality.wording.passage import Passage, Span
from generator.materiality.wording.pointing import PointingWords, pointing_of
from generator.materiality.wording.references import without_citations
from generator.result_cache import kept
from generator.text.blocks import Block, is_heading
from generator.text.edits import BREAK

_SENTENCE_ENDS: Final = re.compile(r"(?<=[.!?])\s|\n")
Sides = tuple[tuple[Block, ...], tuple[Block, ...]]


def parted(passage: Passage, old: Span, new: Span, blocks: Sides) -> bool:
    """Return True if tokens only join or part passages: at the end of a sentence, or a sentence and its list."""
    changed = (*passage.old(old), *passage.new(new))
    to_list = _is_sentence(blocks[0]) and _is_list(blocks[1])
    if to_list or (_is_list(blocks[0]) and _is_sentence(blocks[1])):
        return _same_list(passage, (old, new), blocks, to_list=to_list)
    side = blocks[0] if len(passage.old(old)) else blocks[1]
    tokens, at = (passage.wording.old, old[0]) if len(passage.old(old)) else (passage.wording.new, new[0])
    if [token.text for token in changed] != [BREAK] or at == 0:
        return False
    every = (*blocks[0], *blocks[1])
    before, after = side[tokens[at].block - 1], side[tokens[at].block]
    if any((one.shape, one.kind) != (after.shape, after.kind) or is_heading(one) for one in every):
        return False
    if after.shape[-1:] == ("item",) or is_heading(before):
        return False
    if passage.is_led_in or _LABEL.search(side[0].words):
        return False  # “Guests: We keep names.” may say whom the sentences after it are about
    beside = (_SENTENCE_ENDS.split(before.words.strip())[-1], _SENTENCE_ENDS.split(after.words.strip())[0])
    pointing = pointing_of(passage.background)
    if any(_hangs(sentence, pointing) for sentence in beside) or _takes_up(beside[1], pointing):
        return False
    if pointing and any(_counts_passages(text, pointing) for text in (passage.background.old, passage.background.new)):
        return False
    return tokens[at - 1].text in _ENDS


def _takes_up(sentence: str, pointing: PointingWords | None) -> bool:
    """Return True if a sentence begins with what stood before it, how much that may be: “The foregoing is void.”."""
    found = pointing.place.search(sentence) if pointing else None
    return found is not None and len(sentence[: found.start()].split()) < _FIRST_WORDS


_FIRST_WORDS: Final = 3


@kept(8)
def _counts_passages(text: BackgroundText, pointing: PointingWords) -> bool:
    """Return True if a text points at paragraphs or sentences: they are others where passages are divided otherwise."""
    return any(pointing.passages.search(without_citations(line, text)) for line in text.lines)


def _hangs(sentence: str, pointing: PointingWords | None) -> bool:
    """Return True if a sentence is an exception to the one beside it: “Only with your consent.”, “Not photos.”."""
    if pointing is None or "," in sentence:
        return False
    found = (pattern.search(sentence) for pattern in (pointing.condition, pointing.denies))
    return any(match is not None and not match.string[: match.start()].strip("“\"'(") for match in found)


def _same_list(passage: Passage, spans: tuple[Span, Span], blocks: Sides, *, to_list: bool) -> bool:
    """Return True if tokens only make a list of a sentence, or the reverse, so that it can be read in one way only."""
    old, new = spans
    listed, sentence = (blocks[1], blocks[0]) if to_list else (blocks[0], blocks[1])
    words = " ".join(block.words for block in (*listed, *sentence))
    pointing = pointing_of(passage.background)
    if pointing is None or _binds_all(listed, pointing) or pointing.condition.search(words):
        return False
    if pointing.denies.search(words):
        return False
    conjunction, disjunction = pointing.joins
    of_lists = _OF_LISTS | {conjunction}
    flat, span = (passage.old(old), passage.new(new)) if to_list else (passage.new(new), passage.old(old))
    last = old[1] == len(passage.wording.old) and new[1] == len(passage.wording.new)
    if not all(token.text in of_lists or (last and token.text == ".") for token in (*flat, *span)):
        return False
    if not last and not any(token.text == BREAK for token in span):
        return False
    if any(token.text == conjunction for token in flat):
        items = " ".join(block.words for block in listed[:-1])
        once = sentence[0].words.count(f" {conjunction} ") == 1
        return once and f" {disjunction} " not in words and f" {conjunction} " not in items
    return True


def _binds_all(listed: tuple[Block, ...], pointing: PointingWords) -> bool:
    """Return True if words at the end of a list may have belonged to the whole sentence: “… with your consent”."""
    return bool(pointing.binds.search(listed[-1].words)) and not all(
        pointing.binds.search(block.words) for block in listed[1:]
    )


_LABEL: Final = re.compile(r"^\W*(?:[^\W_]+[’'-]?\W{1,2}?){0,7}[^\W_]+\W?[:：](?=\s)")
"""A few words and a colon with which a passage begins."""
_ENDS: Final = frozenset(".!?。！？")
_OF_LISTS: Final = frozenset({BREAK, ",", ";", ":"})


def _is_sentence(side: tuple[Block, ...]) -> bool:
    return len(side) == 1 and side[0].kind == "paragraph"


def _is_list(side: tuple[Block, ...]) -> bool:
    """Return True if the blocks of a side are a paragraph with its list, all items of one level."""
    shapes = {block.shape for block in side[1:]}
    return len(side) > 1 and side[0].kind == "paragraph" and len(shapes) == 1 and side[1].kind == "item"
