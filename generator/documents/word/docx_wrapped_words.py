"""Words of a Word file that pandoc passes over, as they stand in fields, boxes or marks: set where it reads them."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from generator.documents.word.docx_numbering import W, words_of
from generator.documents.xml_tree import Element

_COMPATIBILITY: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_AROUND: Final = tuple(f"{W}{one}" for one in ("fldSimple", "customXml", "smartTag", "dir", "bdo"))
_SETTINGS: Final = frozenset({f"{W}customXmlPr", f"{W}smartTagPr"})
_BOX: Final = f"{W}txbxContent"
_LINK: Final = re.compile(r"\s*HYPERLINK\s+\"")


def take_out(root: Element) -> list[str]:
    """Take words out of what is around them, and return those of boxes, which are passages of their own now."""
    for one in list(root.iter(f"{_COMPATIBILITY}AlternateContent")):
        way = next((each for each in one if next(each.iter(f"{W}t"), None) is not None), None)
        if way is not None:
            _take_one(one, way)
    for one in list(root.iter(f"{W}ruby")):
        _take_one(one, one.find(f"{W}rubyBase"))
    for one in list(root.iter(*_AROUND)):
        if _LINK.match(one.get(f"{W}instr", "")):
            _write_out(one)
        _unwrap(one)
    for one in list(root.iter(f"{W}cr")):
        one.tag = f"{W}br"
    return list(_boxes(root))


def _take_one(choices: Element, chosen: Element | None) -> None:
    """Set what stands in one child of an element in its place."""
    for one in list(choices):
        if one is not chosen:
            choices.remove(one)
    if chosen is not None:
        _unwrap(chosen)
    _unwrap(choices)


def _write_out(field: Element) -> None:
    """Write a field as signs around its words: so pandoc knows where a link leads."""
    signs = [_run(field, "fldChar", {f"{W}fldCharType": kind}) for kind in ("begin", "separate", "end")]
    told = _run(field, "instrText", {})
    told[0].text = field.get(f"{W}instr")
    field[:0] = [signs[0], told, signs[1]]
    field.append(signs[2])


def _run(near: Element, name: str, attributes: Mapping[str, str]) -> Element:
    run = near.makeelement(f"{W}r")
    run.append(run.makeelement(f"{W}{name}", dict(attributes)))
    return run


def _unwrap(element: Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    for inner in list(element):
        if inner.tag not in _SETTINGS:
            element.addprevious(inner)
    parent.remove(element)


def _boxes(root: Element) -> Iterator[str]:
    for box in list(root.iter(_BOX)):
        after = next(box.iterancestors(f"{W}p"), None)
        drawing = next(box.iterancestors(f"{W}drawing", f"{W}pict", f"{W}object"), None)
        if after is None or after.getparent() is None or drawing is None:
            continue
        yield words_of(box)
        for inner in list(box):
            after.addnext(inner)
            after = inner
        if next(drawing.iter(_BOX)) is box and drawing.getparent() is not None:
            box.getparent().remove(box)


_PLAIN: Final = {f"{W}tab": " ", f"{W}br": " ", f"{W}noBreakHyphen": "-", f"{W}softHyphen": "\xad"}


def passages(root: Element) -> Iterator[str]:
    """Yield the words of each paragraph of a part; a large first letter belongs to the next one."""
    letter = ""
    for paragraph in root.iter(f"{W}p"):
        read = (one for one in paragraph.iter(f"{W}t", *_PLAIN) if next(one.iterancestors(f"{W}p")) is paragraph)
        said = letter + "".join(_PLAIN.get(one.tag, one.text or "") for one in read)
        frame = paragraph.find(f"{W}pPr/{W}framePr")
        letter = said if frame is not None and frame.get(f"{W}dropCap", "none") != "none" else ""
        if not letter:
            yield said
    if letter:
        yield letter
