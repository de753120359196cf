"""An OpenDocument text before and after pandoc reads it: hidden words, and the title, which it takes for a passage."""

from dataclasses import dataclass
from typing import Final

from generator.documents import (
    open_document_hidden,
    open_document_wrapped_words,
    packed_folder,
    tracked_in_other_formats,
    xml_tree,
)
from generator.documents.tree import inlines, lost_words
from generator.documents.tree.inlines import InlineState, Node
from generator.documents.xml_tree import Element

_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"


_CONTENT: Final = "content.xml"
_STYLES: Final = "styles.xml"


@dataclass(frozen=True, slots=True)
class PreparedOpenDocument:
    """An OpenDocument text of which pandoc reads all that is shown, its title, and what else is in it.

    `passages` are the words that pandoc is to find, and `doubts` sentences about words that stood elsewhere.
    """

    raw: bytes
    title: str
    passages: tuple[str, ...]
    doubts: tuple[str, ...]


def prepared(raw: bytes, shown_path: str) -> PreparedOpenDocument:
    """Return an OpenDocument text ready to be read; one with tracked changes, or none at all, is a PolicyError."""
    folder = packed_folder.opened(raw, shown_path)
    tracked_in_other_formats.refuse_open_document(folder, shown_path)
    root, styles = (xml_tree.xml(packed_folder.part(folder, name, shown_path)) for name in (_CONTENT, _STYLES))
    if root is None:
        return PreparedOpenDocument(packed_folder.repacked(folder, {}, shown_path), "", (), ())
    hidden = open_document_hidden.leave_out(root, styles)
    boxes = open_document_wrapped_words.take_out(root)
    return PreparedOpenDocument(
        packed_folder.repacked(folder, {_CONTENT: xml_tree.source_of(root)}, shown_path),
        _title(root),
        tuple(open_document_wrapped_words.passages(root)),
        (*lost_words.of_hidden(hidden), *lost_words.of_boxes(boxes)),
    )


def _title(root: Element) -> str:
    """Return the words of the first passage that has the style of titles; empty where there is none."""
    names = {"Title"} | {
        one.get(f"{_STYLE}name")
        for one in root.iter(f"{_STYLE}style")
        if one.get(f"{_STYLE}parent-style-name") == "Title"
    }
    first = next((one for one in root.iter(f"{_TEXT}p") if one.get(f"{_TEXT}style-name") in names), None)
    return " ".join("".join(first.itertext()).split()) if first is not None else ""


def without_title(blocks: list[Node], words: str) -> tuple[list[Node], list[Node]]:
    """Return the title of a text, and its blocks without it."""
    for number, block in enumerate(blocks):
        if block["t"] == "Para" and words and inlines.plain(inlines.runs(block["c"], InlineState())) == words:
            return block["c"], [*blocks[:number], *blocks[number + 1 :]]
    return [], blocks
