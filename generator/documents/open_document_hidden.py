"""Words that an OpenDocument text holds and does not show: left out and named, like those of a Word file."""

from collections.abc import Mapping
from typing import Final

from generator.documents.xml_tree import Element, remove

_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_DEEPEST: Final = 20  # styles that are based on one another


def leave_out(root: Element, styles: Element | None) -> list[str]:
    """Take hidden words out of the content of an OpenDocument text, and return them."""
    every = {
        one.get(f"{_STYLE}name", ""): one
        for part in (styles, root)
        if part is not None
        for one in part.iter(f"{_STYLE}style")
    }
    found = []
    for one in list(root.iter(f"{_TEXT}span", f"{_TEXT}p", f"{_TEXT}h", f"{_TEXT}section")):
        if one.get(f"{_TEXT}display") == "none" or _hides(one.get(f"{_TEXT}style-name", ""), every):
            found.append("".join(one.itertext()))
            remove(one)
    return found


def _hides(name: str, every: Mapping[str, Element]) -> bool:
    """Return True if a style of an OpenDocument text hides words, by itself or by the one that it goes on from."""
    for _ in range(_DEEPEST):
        style = every.get(name)
        if style is None:
            return False
        own = [one.get(f"{_TEXT}display") for one in style.iterfind(f"{_STYLE}text-properties")]
        if any(own):
            return "none" in own
        name = style.get(f"{_STYLE}parent-style-name", "")
    return False
