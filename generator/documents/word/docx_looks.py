"""How a Word file that pandoc writes looks: room for labels such as (iii), and lines around the cells of tables."""

from typing import Final

from generator.documents import packed_folder, xml_tree
from generator.documents.word.docx_numbering import W
from generator.documents.xml_tree import Element

HANGING: Final = "540"  # twentieths of a point: as wide as “(viii)”
_NUMBERING: Final = "word/numbering.xml"
_STYLES: Final = "word/styles.xml"
_EDGES: Final = ("top", "left", "bottom", "right", "insideH", "insideV")


def with_room(raw: bytes) -> bytes:
    """Return a Word file in which labels of items have room, and cells of tables are apart."""
    return packed_folder.with_changed(raw, {_NUMBERING: _widened, _STYLES: _with_lines})


def _widened(part: bytes) -> bytes:
    root = xml_tree.xml(part)
    for indent in root.iterfind(f"{W}abstractNum/{W}lvl/{W}pPr/{W}ind") if root is not None else ():
        if indent.get(f"{W}hanging"):
            indent.set(f"{W}hanging", HANGING)
    return part if root is None else xml_tree.source_of(root)


def _with_lines(part: bytes) -> bytes:
    root = xml_tree.xml(part)
    for style in root.iterfind(f"{W}style[@{W}styleId='Table']") if root is not None else ():
        settings = style.find(f"{W}tblPr")
        if settings is not None and settings.find(f"{W}tblBorders") is None:
            _draw_lines(settings)
    return part if root is None else xml_tree.source_of(root)


def _draw_lines(settings: Element) -> None:
    borders = settings.makeelement(f"{W}tblBorders")
    for edge in _EDGES:
        line = {f"{W}val": "single", f"{W}sz": "4", f"{W}space": "0", f"{W}color": "999999"}
        borders.append(borders.makeelement(f"{W}{edge}", line))
    margins = settings.find(f"{W}tblCellMar")
    settings.insert(len(settings) if margins is None else list(settings).index(margins), borders)
