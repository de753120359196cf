"""The words of a redline as HTML: inserted and deleted stretches, their marks and links, what is heard beside them."""

from collections.abc import Iterator, Sequence
from html import escape as text_of
from itertools import groupby
from typing import Final

from generator.model.catalogue import Words
from generator.result_cache import kept
from generator.text import redline_notes
from generator.text.appearance import unseen
from generator.text.markdown import NOTE
from generator.text.redline_links import Links, Target, nowhere
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


@kept(MOST_KEPT)
def _unlinked(pieces: tuple[Piece, ...], words: Words) -> str:
    return _marked_pieces(pieces, Links(words=words))


def _marked_pieces(pieces: Sequence[Piece], links: Links) -> str:
    every = redline_notes.only_unseen(pieces)
    drawn = ""
    for address, rows in _links(tuple(redline_notes.linked(pieces, links.words, addressed=False)), links.target):
        target, said = (nowhere, rows[-1][1]) if address else (links.target, "")
        inner = "".join(
            html_marked(
                "".join(_html_piece(piece, "" if said else note, target, every=every) for piece, note in group),
                mark,
                links,
            )
            for mark, group in groupby(rows, key=lambda row: row[0].mark)
        )
        drawn += f'<a href="{text_of(address)}">{inner}</a>{_said(said)}' if address else inner
    return drawn


_Row = tuple[Piece, str]  # a piece, and what is said after it


def _links(rows: Sequence[_Row], target: Target) -> Iterator[tuple[str, Sequence[_Row]]]:
    """Yield the pieces of each link whose words are marked in parts, with its address; others without one.

    They are one link, not one for each part: what was deleted between them stands inside it, and what is said of it
    ends it.
    """
    rest: list[_Row] = []
    at = 0
    while at < len(rows):
        address = _address(rows[at][0], target)
        end = _end_of_link(rows, at, address, target) if address else at + 1
        found = rows[at:end]
        in_parts = len(found) > 1 and any(piece.mark is not Mark.INSERTED for piece, _ in found)
        if address and in_parts and any(not piece.run.text.isspace() for piece, _ in found):
            yield "", tuple(rest)
            yield address, found
            rest = []
        else:
            rest += found
        at = end
    yield "", tuple(rest)


def _end_of_link(rows: Sequence[_Row], start: int, address: str, target: Target) -> int:
    end = start + 1
    for n, (piece, note) in enumerate(rows[start:], start):
        if _address(piece, target) == address:
            end = n + 1
        elif piece.mark is not Mark.DELETED:
            break
        if note:
            break
    return end


def _address(piece: Piece, target: Target) -> str | None:
    """Return where a piece leads; None where it was deleted, or leads nowhere."""
    links = (mark for mark in piece.run.marks if mark.startswith("link:"))
    link = None if piece.mark is Mark.DELETED else next(links, None)
    return target(link.removeprefix("link:")) if link else None


_ELEMENTS: Final = {**{one: one for one in ("strong", "em", "code", "s", "sub", "sup")}, NOTE: "sup"}


def html_marked(html: str, mark: Mark, links: Links) -> str:
    """Return HTML as inserted or deleted, also in words that are only heard."""
    if mark is Mark.KEPT:
        return html
    tag, styles = _TAGS_OF[mark], links.styles
    before, after = _heard(links.words, mark)
    begin, heard = (f'<{one} style="{styles[one]}">' if one in styles else f"<{one}>" for one in (tag, "i"))
    return f"{begin}{heard}{before}</i>{html}{heard}{after}</i></{tag}>"  # short: a page may have thousands


@kept(64)
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
            address = None if piece.run.text.isspace() else target(mark.removeprefix("link:"))
            words = f'<a href="{text_of(address)}">{words}</a>' if address else words
    return f"{words}{_said(note)}"


def _said(note: str) -> str:
    return f' <span class="redline-note">({text_of(note)})</span>' if note else ""
