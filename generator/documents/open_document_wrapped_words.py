"""Words of an OpenDocument text that pandoc passes over, in fields, boxes and shapes: set where it reads them."""

from collections.abc import Iterator
from typing import Final

from generator.documents.xml_tree import Element, remove

_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_DRAW: Final = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_PASSAGES: Final = (f"{_TEXT}p", f"{_TEXT}h")
_READ: Final = frozenset(
    f"{_TEXT}{one}"
    for one in (
        *("p", "h", "span", "a", "s", "tab", "line-break", "note", "note-citation", "note-body", "bookmark-ref"),
        *("sequence", "reference-ref", "note-ref", "list", "list-item", "list-header", "section"),
        *("page-number", "script", "ruby", "ruby-base", "ruby-text"),  # the first is no word of a text, nor is the next
    )
)
_WHITE: Final = frozenset(f"{_TEXT}{one}" for one in ("s", "tab", "line-break"))
_ELSEWHERE: Final = frozenset(
    {*_PASSAGES, f"{_TEXT}note", f"{_TEXT}script", f"{_TEXT}page-number", f"{_OFFICE}annotation"}
)
_NO_TEXT: Final = (f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_TEXT}table-of-content")


def take_out(root: Element) -> list[str]:
    """Take words out of what is around them, and return those of boxes, which are passages of their own now."""
    for ruby in list(root.iter(f"{_TEXT}ruby-text")):
        remove(ruby)
    for passage in root.iter(*_PASSAGES):
        for one in list(passage.iter(f"{_TEXT}*")):
            is_field = one.tag not in _READ and next(one.iter(*_PASSAGES), None) is None
            if one.tag in {f"{_TEXT}ruby", f"{_TEXT}ruby-base"} or (is_field and "".join(one.itertext()).strip()):
                one.tag = f"{_TEXT}span"
                one.attrib.clear()
    return list(_boxes(root))


def _boxes(root: Element) -> Iterator[str]:
    for box in list(root.iter(f"{_DRAW}*")):
        inner = [one for one in box if one.tag in _PASSAGES or one.tag == f"{_TEXT}list"]
        said = " ".join("".join(one.itertext()) for one in inner)
        if not said.strip() or next(box.iter(f"{_DRAW}image"), None) is not None:
            continue  # pandoc reads what stands under a picture
        after = next(box.iterancestors(*_PASSAGES), None)
        if after is None:  # a box of a page stands in no passage
            after = next((one for one in (box, *box.iterancestors()) if _is_in_text(one)), None)
        if after is None or after.getparent() is None:
            continue
        yield said
        for one in inner:
            remove(one)
            after.addnext(one)
            after = one


def _is_in_text(element: Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == f"{_OFFICE}text"


def passages(root: Element) -> Iterator[str]:
    """Yield the words of each passage, without those that are of another one, a comment or what was deleted."""
    for passage in root.iter(*_PASSAGES):
        if next(passage.iterancestors(*_NO_TEXT), None) is None:
            yield _own_words(passage)


def _own_words(element: Element) -> str:
    said = [element.text or ""]
    for one in element:
        if one.tag in _WHITE:
            said.append(" ")
        elif one.tag not in _ELSEWHERE:
            said.append(_own_words(one))
        said.append(one.tail or "")
    return "".join(said)
