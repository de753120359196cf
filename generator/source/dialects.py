"""Markdown of other dialects: which signs of a text our grammar would show as they are."""

import re
from typing import Final, Literal

Dialect = Literal["pandoc", "extended"]
_PANDOC: Final = re.compile(
    r"^\+(?:-{3,}\+){2,}\s*$"  # a grid table
    r"|^ {0,3}(?:-{3,} +){1,}-{3,} *$",  # a simple table
    re.MULTILINE,
)
_EXTENDED: Final = re.compile(
    r"^#{1,6}\s.*\{[#.][^{}\n]*\}\s*$"  # a heading with attributes
    r"|\[[^\]\n]*\]\{[#.][^{}\n]*\}"  # a span with attributes
    r"|\^\[[^\[\]\n]*\]",  # a note in the line
    re.MULTILINE,
)
_SIGNS_OF_PANDOC: Final = ("+---", "--- ")
_SIGNS_OF_EXTENDED: Final = ("{#", "{.", "^[")
_PICTURE: Final = re.compile(r"^\[[^\]\n]{1,80}\]:[ \t]*<?data:image/[^\n]*\n?", re.MULTILINE)
_PICTURE_HERE: Final = re.compile(r"!\[[^\]\n]{0,500}\](?:\[[^\]\n]{1,80}\]|\(<?data:image/[^)\n]*\))")


def without_pictures(text: str) -> tuple[str, int]:
    """Return a Markdown text without the pictures that it carries as letters, as Google Docs writes them; how many."""
    if "data:image/" not in text:
        return text, 0
    rest = _PICTURE.sub("", text)
    return _PICTURE_HERE.subn("", rest)


_NOWHERE: Final = re.compile(
    r"(?<!!)\[(?P<words>[^\[\]\n]{1,500})\]\(\s*<?javascript:\s*(?:void(?:\s*\(\s*0?\s*\)|\s+0))?\s*;?\s*>?\)",
    re.IGNORECASE,
)
_ENDS_OF_SCRIPT: Final = ("pt:", "PT:", "Pt:", "pT:")  # looked for first: a whole text in small letters takes longer
_ON_THE_PAGE: Final = re.compile(
    r"(?:(?:view|see|show|hide|open|close|expand|collapse|print|back to|go to|jump to|return to) )?(?:the |this )?"
    r"(?:table of contents|contents|top(?: of (?:the )?page)?|all|more|less|menu|next|previous|page)"
    r"|print|inhaltsverzeichnis|inhalt|nach oben|mehr|drucken|sommaire|haut de page|imprimer",
    re.IGNORECASE,
)
"""Words of buttons that only move about a page. What any other button did may be part of what is promised."""


def without_links_to_nowhere(text: str) -> tuple[str, int]:
    """Return a Markdown text in which buttons that move about the page are their words; how many.

    Those are links to an empty script with words of a closed list: “Opt out” stays as it is written.
    """
    if not any(one in text for one in _ENDS_OF_SCRIPT) or "javascript:" not in text.lower():
        return text, 0
    found = [match for match in _NOWHERE.finditer(text) if _ON_THE_PAGE.fullmatch(match["words"].strip())]
    for match in reversed(found):
        text = text[: match.start()] + match["words"] + text[match.end() :]
    return text, len(found)


def dialect(text: str) -> Dialect | None:
    """Return the dialect of a Markdown text of which our grammar would show signs as they are; None for all others."""
    if any(sign in text for sign in _SIGNS_OF_PANDOC) and _PANDOC.search(text):
        return "pandoc"
    return "extended" if any(sign in text for sign in _SIGNS_OF_EXTENDED) and _EXTENDED.search(text) else None
