"""A Word file before pandoc reads it: tracked changes found and settled, numbers written out."""

import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from generator.documents import packed_folder, xml_tree
from generator.documents.tree import lost_words
from generator.documents.word import (
    docx_contents,
    docx_hidden,
    docx_lists,
    docx_numbering,
    docx_paragraph_ends,
    docx_title,
    docx_wrapped_words,
)
from generator.documents.word.docx_numbering import W, words_of
from generator.documents.xml_tree import Element
from generator.errors import cannot

Tracked = Literal["accept", "reject"] | frozenset[str]
"""Which tracked changes are meant: all, none, or those of these authors."""
MOST_COMMENTS: Final = 1_000
NOBODY: Final = "somebody"
LONGEST_ABOUT: Final = 300
_PICTURE: Final = re.compile(r"/media/|/diagrams/data\d|/charts/chart\d")
BODY: Final = "word/document.xml"
NOTES: Final = ("word/footnotes.xml", "word/endnotes.xml")
INSERTIONS: Final = frozenset({f"{W}ins", f"{W}moveTo"})
DELETIONS: Final = frozenset({f"{W}del", f"{W}moveFrom"})


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment on a text: whose, its words, and the words of the text that it is on."""

    author: str
    words: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class PreparedWordFile:
    """A Word file of which pandoc reads the text that is meant, and what else is in it.

    `title` is the one that stands out by its look alone, taken out of the text; empty where a style marks one.
    `passages` are the words that pandoc is to find, and `doubts` sentences about what else is in the file.
    """

    raw: bytes
    changes: int
    authors: tuple[str, ...]
    comments: tuple[Comment, ...]
    macros: bool
    pictures: int
    title: str = ""
    passages: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


def prepared(raw: bytes, shown_path: str, tracked: Tracked | None) -> PreparedWordFile:
    """Return a Word file ready to be read; one with tracked changes is refused unless `tracked` says what is meant."""
    folder = packed_folder.opened(raw, shown_path)
    body = xml_tree.xml(packed_folder.part(folder, BODY, shown_path))
    if body is None:
        raise cannot(shown_path, "this file holds no Word document", "open it in Word and save it as .docx")
    parts = {BODY: body} | {
        name: root for name in NOTES if (root := xml_tree.xml(packed_folder.part(folder, name, shown_path))) is not None
    }
    boxes = [words for root in parts.values() for words in docx_wrapped_words.take_out(root)]
    for root in parts.values():
        docx_paragraph_ends.move_inserted_ends(root)
    marks = [one for root in parts.values() for one in root.iter(*INSERTIONS, *DELETIONS)]
    authors = tuple(sorted({one.get(f"{W}author", "") or NOBODY for one in marks}))
    if marks and tracked is None:
        message = f"this file has tracked changes ({len(marks)}, by {', '.join(authors[:5])}): it is two texts"
        raise cannot(
            shown_path, message, "say which is meant: --tracked accept (with them), or --tracked reject (without)"
        )
    about = _commented(body)
    for root in parts.values() if marks else ():
        _settle(root, tracked or "reject")
    sheet = xml_tree.xml(packed_folder.part(folder, "word/styles.xml", shown_path))
    hidden = [words for root in parts.values() for words in docx_hidden.leave_out(root, sheet)]
    for root in parts.values():
        docx_hidden.strike_twice_struck(root)
    _leave_out_notes_of_no_words(parts)
    styles = docx_numbering.styles(sheet)
    docx_contents.leave_out_contents(body, styles)
    title = docx_title.take_title(body, styles)
    _bookmarks_inside(body)
    numbering = xml_tree.xml(packed_folder.part(folder, "word/numbering.xml", shown_path))
    docx_lists.join_lists(body, numbering, styles)
    docx_numbering.write_numbers(body, docx_numbering.numberings(numbering), styles)
    names = folder.namelist()
    return PreparedWordFile(
        packed_folder.repacked(folder, {name: xml_tree.source_of(root) for name, root in parts.items()}, shown_path),
        len(marks),
        authors,
        _comments(folder, about, shown_path),
        any("vbaProject" in name for name in names),
        sum(_PICTURE.search(name) is not None for name in names),
        title,
        (title, *(words for root in parts.values() for words in docx_wrapped_words.passages(root))),
        (*lost_words.of_hidden(hidden), *lost_words.of_boxes(boxes), *_of_files_inside(body)),
    )


def _of_files_inside(body: Element) -> Iterator[str]:
    count = sum(1 for _ in body.iter(f"{W}altChunk", f"{W}subDoc"))
    if count:
        yield f"parts of this text are files of their own ({count}), and not brought: save it anew as .docx in Word"


def _leave_out_notes_of_no_words(parts: Mapping[str, Element]) -> None:
    """Leave out notes to which nothing refers, such as those of words that were deleted."""
    for name, kind in zip(NOTES, ("footnote", "endnote"), strict=True):
        every = [one for root in parts.values() for one in root.iter(f"{W}{kind}Reference")]
        referred = {one.get(f"{W}id") for one in every}
        for note in list(parts[name].iter(f"{W}{kind}")) if name in parts else ():
            if note.get(f"{W}id") not in referred and words_of(note) and note.getparent() is not None:
                note.getparent().remove(note)


def _settle(root: Element, meant: Tracked) -> None:
    """Leave the words out that are not meant; what was inserted or deleted and is meant becomes plain text.

    A paragraph whose end is left out goes on in the next one.
    """
    ended = [one for one in root.iter(f"{W}p") if _ends_left_out(one.find(f"{W}pPr/{W}rPr"), meant)]
    endless = [one for one in reversed(ended) if not _join_next(one)]
    for row in list(root.iter(f"{W}tr")):
        if _ends_left_out(row.find(f"{W}trPr"), meant):
            row.getparent().remove(row)
    for one in list(root.iter(*INSERTIONS, *DELETIONS)):
        parent = one.getparent()
        if parent is None:
            continue
        if not _left_out(one, meant) and parent.tag not in {f"{W}rPr", f"{W}trPr"}:
            for inner in list(one):
                one.addprevious(inner)
        parent.remove(one)
    for one in root.iter(f"{W}delText"):
        one.tag = f"{W}t"
    for paragraph in endless:
        if not words_of(paragraph) and len(paragraph.getparent().findall(f"{W}p")) > 1:
            paragraph.getparent().remove(paragraph)


def _left_out(mark: Element, meant: Tracked) -> bool:
    """Return True if what a mark is on is no part of the text that is meant."""
    accepted = meant == "accept" if isinstance(meant, str) else (mark.get(f"{W}author", "") or NOBODY) in meant
    return mark.tag in (DELETIONS if accepted else INSERTIONS)


def _ends_left_out(settings: Element | None, meant: Tracked) -> bool:
    if settings is None:
        return False
    return any(one.tag in INSERTIONS | DELETIONS and _left_out(one, meant) for one in settings)


def _join_next(paragraph: Element) -> bool:
    """Put the words of a paragraph before those of the next one; False where none follows."""
    following = paragraph.getnext()
    if following is None or following.tag != f"{W}p":
        return False
    settings = following.find(f"{W}pPr")
    at = 0 if settings is None else 1
    for inner in reversed([one for one in paragraph if one.tag != f"{W}pPr"]):
        following.insert(at, inner)
    paragraph.getparent().remove(paragraph)
    return True


def _bookmarks_inside(body: Element) -> None:
    """Put bookmarks that stand before a paragraph into it: pandoc knows where a link leads only there."""
    for mark in list(body.iter(f"{W}bookmarkStart")):
        following = mark.getnext()
        while following is not None and following.tag in {f"{W}bookmarkStart", f"{W}bookmarkEnd"}:
            following = following.getnext()
        if mark.getparent().tag != f"{W}p" and following is not None and following.tag == f"{W}p":
            settings = following.find(f"{W}pPr")
            following.insert(0 if settings is None else 1, mark)


def _commented(body: Element) -> dict[str, str]:
    """Return the words that each comment is on, by its number."""
    open_ones: dict[str, str] = {}
    found: dict[str, str] = {}
    for one in body.iter(f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}t", f"{W}delText"):
        number = one.get(f"{W}id", "")
        if one.tag == f"{W}commentRangeStart":
            open_ones[number] = ""
        elif one.tag == f"{W}commentRangeEnd":
            found[number] = " ".join(open_ones.pop(number, "").split())
        else:
            open_ones = {each: words + (one.text or "") for each, words in open_ones.items()}
    return found


def _comments(folder: zipfile.ZipFile, about: Mapping[str, str], shown_path: str) -> tuple[Comment, ...]:
    root = xml_tree.xml(packed_folder.part(folder, "word/comments.xml", shown_path))
    found = list(root.iter(f"{W}comment"))[:MOST_COMMENTS] if root is not None else []
    return tuple(
        Comment(
            one.get(f"{W}author", "") or NOBODY,
            " ".join(" ".join(map(words_of, one.iter(f"{W}p"))).split()),
            about.get(one.get(f"{W}id", ""), "")[:LONGEST_ABOUT],
        )
        for one in found
    )
