"""How a Word file that pandoc writes looks: room for labels such as (iii), and lines around the cells of tables."""

import io
import zipfile
from typing import Final

from generator.documents import xml_tree
from generator.documents.word_numbering import W
from generator.documents.xml_tree import Element

HANGING: Final = "540"  # twentieths of a point: as wide as “(viii)”
_NUMBERING: Final = "word/numbering.xml"
_STYLES: Final = "word/styles.xml"
_EDGES: Final = ("top", "left", "bottom", "right", "insideH", "insideV")


def with_room(raw: bytes) -> bytes:
    """Return a Word file in which labels of items have room, and cells of tables are apart."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as folder, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for one in folder.infolist():
            content = folder.read(one)
            root = xml_tree.xml(content) if one.filename in {_NUMBERING, _STYLES} else None
            if root is not None:
                _widen(root)
                _draw_lines(root)
                content = xml_tree.written(root)
            made.writestr(one, content)
    return out.getvalue()


def _widen(root: Element) -> None:
    for indent in root.iterfind(f"{W}abstractNum/{W}lvl/{W}pPr/{W}ind"):
        if indent.get(f"{W}hanging"):
            indent.set(f"{W}hanging", HANGING)


def _draw_lines(root: Element) -> None:
    for style in root.iterfind(f"{W}style"):
        settings = style.find(f"{W}tblPr")
        if style.get(f"{W}styleId") != "Table" or settings is None or settings.find(f"{W}tblBorders") is not None:
            continue
        borders = settings.makeelement(f"{W}tblBorders")
        for edge in _EDGES:
            line = {f"{W}val": "single", f"{W}sz": "4", f"{W}space": "0", f"{W}color": "999999"}
            borders.append(borders.makeelement(f"{W}{edge}", line))
        margins = settings.find(f"{W}tblCellMar")
        settings.insert(len(settings) if margins is None else list(settings).index(margins), borders)
