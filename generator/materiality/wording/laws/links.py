"""L7: an address that became a link to itself, or a link to the same address as before; L1: to the same section."""

import re
from collections.abc import Sequence
from typing import Final

from generator.materiality.wording.laws.numbering import unnumbered
from generator.materiality.wording.passages.background import BackgroundText
from generator.materiality.wording.passages.passage import Passage, Span
from generator.model.document import Section
from generator.text.edits import Edit, Token, spelt
from generator.text.markdown import full_slug

_LINK: Final = "link:"
_WITHIN: Final = f"{_LINK}#"
_MAIL: Final = re.compile(r"mailto:([^\s?#@]+@[^\s?#@]+)")
_PAGE: Final = re.compile(r"https?://([^\s/?#@]+(?:/[^\s?#]*)?)")


def same_page(was: str, now: str) -> bool:
    """Return True if two targets are one address: at most its scheme became `https`, and a final slash came or went."""
    if was == now:
        return True
    before, after = (_PAGE.fullmatch(target.removeprefix(_LINK)) for target in (was, now))
    if not before or not after or not (was + now).isascii() or "%" in was + now:
        return False
    if now.startswith(f"{_LINK}http:") and was.startswith(f"{_LINK}https:"):
        return False
    return before[1].removesuffix("/") == after[1].removesuffix("/")


def secured(passage: Passage, edit: Edit) -> bool:
    """Return True if the words of an edit link to one address on both sides."""
    old, new = passage.wording.old, passage.wording.new
    return same_page(old[edit.old_start].target, new[edit.new_start].target)


def same_section(passage: Passage, edit: Edit) -> bool:
    """Return True if a link within the text leads to one section on both sides, whose title is the same."""
    background = passage.background
    was = _section(background.old, passage.wording.old[edit.old_start].target)
    now = _section(background.new, passage.wording.new[edit.new_start].target)
    if was is None or now is None or background.partner.get(now.id) != was.id:
        return False
    return unnumbered(was.title) == unnumbered(now.title)


def _section(text: BackgroundText, target: str) -> Section | None:
    """Return the section to which a link within a text leads: the only one with that id, or with a title as its words.

    Where the text is brought in, ids are ours and addresses those of the page that it was.
    """
    if not target.startswith(_WITHIN):
        return None
    name = target.removeprefix(_WITHIN)
    words = full_slug(name)
    found = [
        section
        for section in text.document.sections
        if name == section.id or words in {full_slug(section.title), full_slug(unnumbered(section.title))}
    ]
    return found[0] if len(found) == 1 else None


def same_self_link(passage: Passage, old: Span, new: Span) -> bool:
    """Return True if a change lies within an address that links to itself, and to one address on both sides."""
    sides = [_linked(passage.wording.old, old)]
    if not sides[0][0]:
        return False
    sides.append(_linked(passage.wording.new, new))
    was, now = (target for target, _ in sides)
    return (
        bool(now)
        and same_page(was, now)
        and all(leads_to_itself(words, target.removeprefix(_LINK)) for target, words in sides)
    )


def _linked(tokens: Sequence[Token], span: Span) -> tuple[str, str]:
    """Return the target of the link in which a span of tokens stands, or that ends before it, and all its words."""
    start, end = span
    if start < end and not tokens[start].target:
        return "", ""  # as most
    inside = range(start, end) if start < end else range(max(start - 1, 0), min(start + 1, len(tokens)))
    found = {tokens[at].target for at in inside} - {""}
    if len(found) != 1 or (start < end and any(not tokens[at].target for at in inside)):
        return "", ""
    target = found.pop()
    first = last = next(at for at in inside if tokens[at].target == target)
    while first and tokens[first - 1].target == target:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].target == target:
        last += 1
    return target, "".join(spelt(tokens[first : last + 1]).split())


def self_link(passage: Passage, edit: Edit) -> bool:
    """Return True if words that are an address became a link to just that address."""
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
    if words.startswith("https://") and target.startswith("http:"):
        return False
    plain = words.removeprefix("https://").removeprefix("http://").rstrip("/")
    return plain == page[1].rstrip("/") and "." in plain
