"""The words of a redline as HTML: inserted and deleted stretches, their marks and links, what is heard beside them."""

from collections.abc import Sequence
from functools import lru_cache
from html import escape as text_of
from itertools import groupby
from typing import Final

from generator.model.messages import Words
from generator.text import notes
from generator.text.appearance import unseen
from generator.text.markdown import NOTE
from generator.text.redline_links import Links, Target
from generator.text.word_diff import Mark, Piece

MOST_KEPT: Final = 4_096  # passages
_TAGS_OF: Final = {Mark.INSERTED: "ins", Mark.DELETED: "del"}


def html_pieces(pieces: Sequence[Piece], links: Links) -> str:
    """Return pieces as HTML: one `ins` or `del` for each stretch, with its marks and links inside.

    Those without links are drawn once: a passage that went is shown beside every later version.
    """
    if links.styles or any(mark.startswith("link:") for piece in pieces for mark in piece.run.marks):
        return _marked_pieces(pieces, links)
    return _unlinked(tuple(pieces), links.words)


@lru_cache(maxsize=MOST_KEPT)
def _unlinked(pieces: tuple[Piece, ...], words: Words) -> str:
    return _marked_pieces(pieces, Links(words=words))


def _marked_pieces(pieces: Sequence[Piece], links: Links) -> str:
    every = notes.only_unseen(pieces)
    return "".join(
        html_marked("".join(_html_piece(piece, note, links.target, every=every) for piece, note in group), mark, links)
        for mark, group in groupby(notes.linked(pieces, links.words, addressed=False), key=lambda row: row[0].mark)
    )


_ELEMENTS: Final = {**{one: one for one in ("strong", "em", "code", "s", "sub", "sup")}, NOTE: "sup"}


def html_marked(html: str, mark: Mark, links: Links) -> str:
    """Return HTML as inserted or deleted, also in words that are only heard."""
    if mark is Mark.KEPT:
        return html
    tag, styles = _TAGS_OF[mark], links.styles
    before, after = _heard(links.words, mark)
    begin, heard = (f'<{one} style="{styles[one]}">' if one in styles else f"<{one}>" for one in (tag, "i"))
    return f"{begin}{heard}{before}</i>{html}{heard}{after}</i></{tag}>"  # short: a page may have thousands


@lru_cache(maxsize=64)
def _heard(words: Words, mark: Mark) -> tuple[str, str]:
    """Return what is heard before and after words that are inserted or removed, as HTML."""
    before, after = words.around("heard-inserted" if mark is Mark.INSERTED else "heard-removed", "words")
    return text_of(before), text_of(after)


def _html_piece(piece: Piece, note: str, target: Target, *, every: bool) -> str:
    """Return a piece with its marks and links, and what is said after it; unseen characters are named."""
    words = "".join(
        text_of(text).replace("\n", "<br>") + (f"<code>{name}</code>" if name else "")
        for text, name in unseen(piece.run.text, changed=piece.mark is not Mark.KEPT, every=every)
    )
    for mark in reversed(piece.run.marks):
        if mark in _ELEMENTS:
            element = _ELEMENTS[mark]
            words = f"<{element}>{words}</{element}>"
        elif mark.startswith("link:") and piece.mark is not Mark.DELETED:
            address = target(mark.removeprefix("link:"))
            words = f'<a href="{text_of(address)}">{words}</a>' if address else words
    return f'{words} <span class="redline-note">({text_of(note)})</span>' if note else words
