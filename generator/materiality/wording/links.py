"""L7: an address that became a link to itself. Source: domain rules §4.2."""

import re
from collections.abc import Sequence
from typing import Final

from generator.materiality.wording.passage import Passage
from generator.text.edits import Edit, EditKind, Token, spelt

_LINK: Final = "link:"
_MAIL: Final = re.compile(r"mailto:([^\s?#@]+@[^\s?#@]+)")
_PAGE: Final = re.compile(r"https?://([^\s/?#@]+(?:/[^\s?#]*)?)")


def self_link(passage: Passage, edit: Edit) -> bool:
    """Return True if words that are an address became a link to just that address."""
    if edit.kind is not EditKind.TARGET:
        return False
    old, new = passage.wording.old, passage.wording.new
    was, target = old[edit.old_start].target, new[edit.new_start].target
    if was or not target.startswith(_LINK):
        return False
    for at in (edit.new_start - 1, edit.new_end):
        if 0 <= at < len(new) and new[at].target == target and new[at].cell == new[edit.new_start].cell:
            return False
    if not new[edit.new_start].space and edit.new_start and new[edit.new_start - 1].text not in _OPENING:
        return False
    if edit.new_end < len(new) and not new[edit.new_end].space and not _ends(new, edit.new_end):
        return False
    words = "".join(spelt(new[edit.new_start : edit.new_end]).split())
    return leads_to_itself(words, target.removeprefix(_LINK))


_OPENING: Final = frozenset("([{<“„«\"'‘")
_CLOSING: Final = frozenset(")]}>”»\"'’.,;:!?")


def _ends(tokens: Sequence[Token], at: int) -> bool:
    """Return True if the signs from a token on end a word: white space or the end of the passage follows them."""
    while at < len(tokens) and not tokens[at].space:
        if tokens[at].text not in _CLOSING:
            return False
        at += 1
    return True


def leads_to_itself(words: str, target: str) -> bool:
    """Return True if a target is the words with no more than a scheme and a final slash, all of one script."""
    if not target.isascii() or not words.isascii() or "%" in target:
        return False
    mail = _MAIL.fullmatch(target)
    if mail:
        return words.casefold() == mail[1].casefold()
    page = _PAGE.fullmatch(target)
    if not page:
        return False
    plain = words.removeprefix("https://").removeprefix("http://").rstrip("/")
    return plain == page[1].rstrip("/") and "." in plain
