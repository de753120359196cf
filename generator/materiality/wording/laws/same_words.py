"""L1: the same words with other marks, bullets or levels, everything below in the same place. Source: §4.2."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from generator.materiality.wording.passages.background import MOST_KEPT, Background, unparsed
from generator.materiality.wording.passages.heading_items import heads_otherwise
from generator.materiality.wording.passages.pointing import PointingWords, pointing_of
from generator.materiality.wording.passages.references import order_counts, refers_to_numbers
from generator.result_cache import kept
from generator.text.blocks import Block, is_heading
from generator.text.change import Change


def set_otherwise(change: Change, background: Background, *, marks: bool) -> bool:
    """Return True if the blocks of a passage are of another kind or shape, or their runs or `marks` are others.

    A bold line that lost its marks heads what stands below it no more, whatever else changed in it. Where a text says
    what bold or slanted words mean, their marks count beside other changes, too.
    """
    old, new = change.old_blocks, change.new_blocks
    if [(block.kind, block.shape) for block in old] != [(block.kind, block.shape) for block in new]:
        return True
    if [*map(is_heading, old)] != [*map(is_heading, new)] or _looks_count(change, background):
        return True
    if not same_lines(old, new):
        return True
    return marks and [block.runs for block in old] != [block.runs for block in new]


def same_setting(change: Change, background: Background) -> bool:
    """Return True if only emphasis, bullets or levels differ, and what stands below stays in its place.

    That passages were joined or parted is for L9 to say.
    """
    if change.was_under or change.under:
        return False
    old, new = change.old_blocks, change.new_blocks
    if _looks_count(change, background) or not same_lines(old, new):
        return False
    if len(old) != len(new):
        return True
    if heads_otherwise(change, background):
        return False  # “**Sold**” above “names”, in one list
    return all(_same(was, now, background) for was, now in zip(old, new, strict=True))


def _same(was: Block, now: Block, background: Background) -> bool:
    if is_heading(was) != is_heading(now):
        return False
    if was.kind != now.kind:
        return is_heading(was) and was.shape[:-1] == now.shape[:-1]
    if was.kind == "code":
        return was.runs == now.runs
    if was.shape == now.shape or was.kind == "heading":
        return True
    if [_list_or_not(part) for part in was.shape] != [_list_or_not(part) for part in now.shape]:
        return False
    if all(part == other or "bullet" in {part, other} for part, other in zip(was.shape, now.shape, strict=True)):
        return not any(refers_to_numbers(text) or order_counts(text) for text in (background.old, background.new))
    return False  # a list that counts from another number


def same_lines(old: Sequence[Block], new: Sequence[Block]) -> bool:
    """Return True if lines that readers see end between the same words, wherever no sign ends them.

    “Acme”, “Bank” on two lines are two recipients, and one on one line.
    """
    was, now = ([ends for block in side for ends in _open_ends(block)] for side in (old, new))
    return len(was) == len(now) and all(a == c or b == d for (a, b), (c, d) in zip(was, now, strict=True))


def _open_ends(block: Block) -> Iterator[tuple[str, str]]:
    """Yield the words before and after each end of a line within a block that no sign and no bullet says as well."""
    if block.kind == "code":
        return
    for match in _OPEN_END.finditer(block.words):
        yield match[1].casefold(), match[2].casefold()


_OPEN_END: Final = re.compile(r"([\w%°€$£¥]+)[ \t\xa0]*\n(?=\s*([\w%°€$£¥]+))")


def _emphasised(blocks: Sequence[Block]) -> list[tuple[str, tuple[str, ...]]]:
    """Return the words of blocks that are set otherwise than others, with their marks."""
    runs = (run for block in blocks for run in block.runs)
    found = ((run.text, tuple(mark for mark in run.marks if mark in _LOOKS)) for run in runs)
    return [one for one in found if one[1]]


_LOOKS: Final = frozenset({"strong", "em", "code"})


def _looks_count(change: Change, background: Background) -> bool:
    """Return True if other words are emphasised, and a text says what that means: “fields in bold are required”."""
    if _emphasised(change.old_blocks) == _emphasised(change.new_blocks):
        return False
    pointing = pointing_of(background)
    texts = (*background.old.texts, *background.new.texts)
    return pointing is not None and any(_tells_looks(text, pointing) for text in texts)


@kept(MOST_KEPT)
def _tells_looks(text: str, pointing: PointingWords) -> bool:
    return pointing.looks.search(unparsed(text)) is not None


def _list_or_not(part: str) -> str:
    return "list" if part == "bullet" or part.startswith("number:") else part


def is_led_in(blocks: Sequence[Block], numbers: range) -> bool:
    """Return True if the block before some others of a section leads them in: it ends with a colon."""
    before = blocks[max(0, numbers.start - 1) : numbers.start]
    return bool(before) and before[0].words.rstrip().endswith((":", "："))


def goes_on(blocks: Sequence[Block], numbers: range) -> bool:
    """Return True if the block after some others of a section doesn't begin a sentence of its own."""
    after = blocks[numbers.stop : numbers.stop + 1]
    return bool(after) and not after[0].words[:1].isupper()
