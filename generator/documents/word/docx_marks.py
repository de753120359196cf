"""What pandoc leaves undone in a Word file that it writes: whole passages and rows that are inserted or deleted."""

import io
import zipfile
from typing import Final

from generator.documents import xml_tree
from generator.documents.tree.tree_drawing import END
from generator.documents.word.docx_numbering import W, words_of
from generator.documents.xml_tree import Element

_BODY: Final = "word/document.xml"
_CHANGES: Final = {f"{W}ins", f"{W}del"}


def with_whole_passages(raw: bytes) -> bytes:
    """Return a Word file in which the end of a passage, and a row, is tracked where all its words are.

    Without that a program that accepts or rejects them would leave empty passages and rows.
    """
    with zipfile.ZipFile(io.BytesIO(raw)) as folder:
        parts = {one: folder.read(one) for one in folder.infolist()}
    root = next((xml_tree.xml(content) for one, content in parts.items() if one.filename == _BODY), None)
    if root is None:
        return raw
    for words in list(root.iter(f"{W}t", f"{W}delText")):
        if words.text == END:
            _mark_end(words)
    for paragraph in root.iter(f"{W}p"):
        _mark(paragraph, _child(paragraph, "pPr"), "rPr")
    for row in root.iter(f"{W}tr"):
        _mark(row, row, "trPr")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for one, content in parts.items():
            made.writestr(one, xml_tree.source_of(root) if one.filename == _BODY else content)
    return out.getvalue()


def _mark_end(words: Element) -> None:
    """Make the sign for the end of a passage the mark of that end."""
    change = next(words.iterancestors(*_CHANGES), None)
    run = next(words.iterancestors(f"{W}r"), None)
    paragraph = next(words.iterancestors(f"{W}p"), None)
    if change is None or run is None or paragraph is None:
        return
    run.getparent().remove(run)
    _add(_child(_child(paragraph, "pPr"), "rPr"), change)
    if not len(change):
        change.getparent().remove(change)


def _add(place: Element, change: Element) -> None:
    if not any(one.tag in _CHANGES for one in place):
        place.insert(0, place.makeelement(change.tag, dict(change.attrib)))


def _mark(element: Element, settings: Element, name: str) -> None:
    """Mark an element as inserted or deleted, in this part of its settings, where all its words are."""
    change = _only_change(element)
    if change is None:
        return
    _add(_child(settings, name), change)


def _only_change(element: Element) -> Element | None:
    runs = [one for one in element.iter(f"{W}r") if words_of(one) or one.find(f"{W}delText") is not None]
    around = [next((up for up in one.iterancestors(*_CHANGES)), None) for one in runs]
    kinds = {one.tag if one is not None else "" for one in around}
    return around[0] if len(kinds) == 1 else None


def _child(element: Element, name: str) -> Element:
    found = element.find(f"{W}{name}")
    if found is None:
        found = element.makeelement(f"{W}{name}")
        if name == "rPr":
            element.append(found)
        else:
            element.insert(0, found)
    return found
