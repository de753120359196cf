"""Site maps of a policy (sitemaps.org, 0.9), one in each folder that has files which its pages announce to programs.

The theme's script takes every announced file for the start of another site, and asks for a site map beside it.
"""

from collections.abc import Sequence
from typing import Final
from xml.etree import ElementTree

from generator.site.feeds.common import clean

SITE_MAP: Final = "sitemap.xml"
_NAMESPACE: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"


def site_map(addresses: Sequence[str]) -> bytes:
    """Return the site map that lists whole addresses; it may list none."""
    every = ElementTree.Element("urlset", {"xmlns": _NAMESPACE})
    for address in addresses:
        ElementTree.SubElement(ElementTree.SubElement(every, "url"), "loc").text = clean(address)
    ElementTree.indent(every)
    return (
        b'<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(every, encoding="unicode").encode() + b"\n"
    )
