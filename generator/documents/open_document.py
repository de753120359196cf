"""An OpenDocument text before and after pandoc reads it: hidden words, and the title, which it takes for a passage."""

import zipfile
from typing import Final

from generator.documents import hidden_words, inlines, packed_folder, xml_tree
from generator.documents.inlines import Node, Seen

_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"


_CONTENT: Final = "content.xml"
_STYLES: Final = "styles.xml"


def without_hidden_words(folder: zipfile.ZipFile, shown_path: str) -> tuple[dict[str, bytes], list[str]]:
    """Return the parts of a text that hold hidden words, without these, and the words."""
    root, styles = (xml_tree.xml(packed_folder.part(folder, name, shown_path)) for name in (_CONTENT, _STYLES))
    found = [] if root is None else hidden_words.leave_out_of_open_document(root, styles)
    return ({_CONTENT: xml_tree.source_of(root)} if found else {}), found


def title(folder: zipfile.ZipFile, shown_path: str) -> str:
    """Return the words of the first passage that has the style of titles; empty where there is none."""
    root = xml_tree.xml(packed_folder.part(folder, _CONTENT, shown_path))
    if root is None:
        return ""
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
        if block["t"] == "Para" and words and inlines.plain(inlines.runs(block["c"], Seen())) == words:
            return block["c"], [*blocks[:number], *blocks[number + 1 :]]
    return [], blocks
