"""The one door to lxml: XML and HTML read without entities, network and other files, and elements removed from them."""

from typing import Any

from lxml import etree, html

Element = Any  # lxml has no types of its own


def xml(raw: bytes) -> Element | None:
    """Return the root of an XML document; None where it is none."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


class TooDeepError(Exception):
    """A page of which elements stand in one another deeper than can be read."""


def web_page(text: str) -> Element | None:
    """Return the root of an HTML page, mended as browsers would; None where nothing is in it.

    One that nests too deep is a TooDeepError.
    """
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        root = html.document_fromstring(text.encode(), parser=parser)
    except (etree.ParserError, ValueError):
        return None
    if any("depth" in one.message for one in parser.error_log):
        raise TooDeepError
    return root


def source_of(element: Element) -> bytes:
    """Return the source of an XML or HTML element."""
    return bytes(etree.tostring(element, encoding="utf-8"))


def written_page(element: Element) -> str:
    """Return the HTML of an element."""
    return str(html.tostring(element, encoding="unicode"))


def remove(element: Element) -> None:
    """Remove an element, and keep the words after it."""
    parent, tail = element.getparent(), element.tail
    if parent is None:
        return
    before = element.getprevious()
    if tail and before is not None:
        before.tail = f"{before.tail or ''}{tail}"
    elif tail:
        parent.text = f"{parent.text or ''}{tail}"
    parent.remove(element)
