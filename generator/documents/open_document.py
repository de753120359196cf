"""The title of an OpenDocument text, which pandoc reads as a passage like any other."""

import zipfile
from typing import Final

from generator.documents import inlines, packed_folder, xml_tree
from generator.documents.inlines import Node, Seen

_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"


def title(folder: zipfile.ZipFile, shown_path: str) -> str:
    """Return the words of the first passage that has the style of titles; empty where there is none."""
    root = xml_tree.xml(packed_folder.part(folder, "content.xml", shown_path))
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
