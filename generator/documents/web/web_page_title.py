"""The title of the policy in a page: above the part that holds its text."""

from collections.abc import Iterator

from generator.documents.document_names import is_document_name
from generator.documents.xml_tree import Element, remove


def with_title(part: Element) -> Element:
    """Return a part of a page with the title above it and what stands between the two; all else is removed.

    The title is the nearest first heading before the part, where the part has none; in a page without any, the nearest
    second one that is called like a document.
    """
    for is_title in (_is_first, _is_document):
        if any(map(is_title, part.iter("h1", "h2"))):
            return part
        around = next((one for one in part.iterancestors() if any(map(is_title, one.iter("h1", "h2")))), None)
        if around is None or around.tag == "html":
            continue
        before = [one for one in around.iter("h1", "h2") if is_title(one) and _stands_before(one, part, around)]
        if before:
            _keep_between(before[-1], part, around)
            return around
    return part


def _is_first(heading: Element) -> bool:
    return bool(heading.tag == "h1")


def _is_document(heading: Element) -> bool:
    return heading.tag == "h2" and is_document_name(" ".join("".join(heading.itertext()).split()))


def _keep_between(title: Element, part: Element, around: Element) -> None:
    """Remove what stands before the title and after the part."""
    for one in _path(title, around):
        for other in list(one.itersiblings(preceding=True)):
            remove(other)
    for one in _path(part, around):
        for other in list(one.itersiblings()):
            remove(other)


def _path(element: Element, top: Element) -> Iterator[Element]:
    """Yield an element and those around it, below `top`."""
    while element is not top and element is not None:
        yield element
        element = element.getparent()


def _stands_before(one: Element, other: Element, within: Element) -> bool:
    order = {element: number for number, element in enumerate(within.iter())}
    return order[one] < order[other]
