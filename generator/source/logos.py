"""What a logo must be to stand on the pages: a small picture that runs nothing and asks no other host for anything."""

import re
import sys
from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree as Xml

from generator.schema.nodes import in_quotes
from generator.source.disowned_words import bounding, disowned_name
from generator.source.played_down import played_down
from generator.source.policy_words import of_a_policy_or_notice

MOST_BYTES: Final = 100_000
NAME: Final = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*\.(?:svg|png)")
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_SVG: Final = "{http://www.w3.org/2000/svg}"
_ACTIVE: Final = frozenset(
    {"script", "foreignobject", "handler", "iframe", "object", "embed", "audio", "video", "a", "image", "feimage"}
    | {"set", "animate", "animatemotion", "animatetransform"}
)
_OUTSIDE: Final = re.compile(
    r"@import|@font-face|(?:expression|image-set|image|cross-fade|src)\s*\(|javascript:"
    r"|url\(\s*['\"]?\s*(?!['\"]?\s*#)",
    re.IGNORECASE,
)
_ESCAPED: Final = re.compile(r"\\(?:([0-9a-f]{1,6})\s?|\n|(.))", re.IGNORECASE | re.DOTALL)
_COMMENT: Final = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)


def problem(name: str, content: bytes) -> str:
    """Return what keeps a picture from being a logo, as words of a finding; empty where it can be one."""
    if name.endswith(".png"):
        return "" if content.startswith(_PNG) else "this is not a PNG picture"
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "this is not an SVG picture in UTF-8"
    if re.search(r"<!(?:DOCTYPE|ENTITY)", text, re.IGNORECASE) or re.search(r"<\?(?!xml\s)", text):
        return "this SVG has a DOCTYPE, entities or processing instructions"
    try:
        root = Xml.fromstring(text)  # noqa: S314 -- no entities: see above
    except Xml.ParseError as wrong:
        return f"this is not an SVG picture: {wrong}"
    if root.tag != f"{_SVG}svg":
        return 'this is not an SVG picture: it does not begin with <svg xmlns="http://www.w3.org/2000/svg">'
    words = " ".join(" ".join(root.itertext()).split())
    if said := disowned_name(words) or played_down(words) or bounding(words):
        return f"this SVG makes readers doubt that the text below it counts ({in_quotes(said)})"
    if said := of_a_policy_or_notice(words):
        return f"this SVG says to readers what a policy says ({in_quotes(said)}): nobody is told when it changes"
    return next(_active(root), "")


def _active(root: Xml.Element) -> Iterator[str]:
    """Yield what in an SVG could run or load something."""
    for element in root.iter():
        name = element.tag.rpartition("}")[2]
        if name.lower() in _ACTIVE or not element.tag.startswith(_SVG):
            yield f"this SVG holds <{name}>, which a logo can't"
        if name == "style" and _loads("".join(element.itertext())):
            yield "the styles of this SVG load something else"
        for attribute, value in element.attrib.items():
            key = attribute.rpartition("}")[2].lower()
            if key.startswith("on") or (key in {"href", "src"} and not value.startswith("#")) or _loads(value):
                yield f'this SVG has “{key}="{value[:40]}"”, which a logo can\'t'


def _loads(styles: str) -> bool:
    """Return True if styles load something from elsewhere: as they are written, and as a browser reads them."""
    read = _ESCAPED.sub(_sign, styles)
    return any(_OUTSIDE.search(_COMMENT.sub(by, form)) for form in (styles, read) for by in ("", " "))


def _sign(escaped: re.Match[str]) -> str:
    """Return the sign that an escape of a style sheet stands for. Source: CSS Syntax 3, §4.3.7."""
    code, sign = escaped.groups()
    number = int(code, 16) if code else 0
    return chr(number) if code and number <= sys.maxunicode else sign or ""
