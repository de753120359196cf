"""Words of a source that no reader sees, such as the title of a link: whether they changed where nothing else did."""

import html
import re
from typing import Final

from generator.materiality.wording.passages.background import Background

_SOURCE_ONLY: Final = re.compile(
    r"(?m)^[\s>]*(?:[*+-]\s+)*\d{1,9}[.)](?=\s|$)|^ {0,3}\[[^\]\n]{1,999}\]:[ \t]*(?:<[^<>\n]*>|\S*)"
    r"|\\?\[\\?\^[^\]\s]{1,999}\]|<br|\[\]\([^\s()<>]{0,2000}\)"
)
"""What the source has and no reader: numbers of items, where links lead, labels of notes, links without words."""
_TITLE: Final = re.compile(r"""\]\((<?)([^\s()<>]{1,2000})>?\s+("[^"\n]{0,500}"|'[^'\n]{0,500}')\)""")
_DEFINED: Final = re.compile(
    r"^ {0,3}\[((?!\^)[^\]\n]{1,999})\]:[ \t]*<?([^\s<>]{1,2000})>?[ \t]+"
    r"""("[^"\n]{0,500}"|'[^'\n]{0,500}'|\([^()\n]{0,500}\))""",
    re.MULTILINE,
)
_REFERENCE: Final = re.compile(r"\]\[[^\[\]\n]{0,999}\]|\]\(<?[^\s()<>]{1,2000}>?\)")
"""Where a link leads: that the parsed forms are equal says that it leads to the same."""
_ACTING: Final = re.compile(r"[\s\\`*_\[\]()|<>#+=~:!.\"'&;-]+")


def unread_changed(background: Background, section_id: str) -> bool:
    """Return True if a section's source has other words than before, where its parsed form is the same."""
    after = background.new.document.section(section_id)
    before = background.old.document.section(background.partner.get(section_id, ""))
    if not after:
        return False
    was = before.text if before else ""
    return _words(was) != _words(after.text) or _wordless(was) != _wordless(after.text)


def _words(text: str) -> str:
    """Return a source without what acts as markup; where the parsed forms are equal, so should these be."""
    return _ACTING.sub("", html.unescape(_SOURCE_ONLY.sub(" ", _REFERENCE.sub("]", _without_same_titles(text)))))


def pointed_changed(background: Background, section_id: str) -> bool:
    """Return True if links of a section have other titles, or those without words lead elsewhere."""
    after = background.new.document.section(section_id)
    before = background.old.document.section(background.partner.get(section_id, ""))
    if not before or not after:
        return False
    return any(found(before.text) != found(after.text) for found in (_titles, _wordless))


def _titles(text: str) -> list[str]:
    """Return the titles of links that say something else than the words of the link and where it leads."""
    definitions = _DEFINED.finditer(text) if "]:" in text else ()
    defined = [one[3][1:-1] for one in definitions if one[3][1:-1] not in {one[1], one[2]}]
    return [*(match[3] for match in _TITLE.finditer(text) if not _says_the_same(text, match)), *defined]


def _without_same_titles(text: str) -> str:
    """Return a source without the titles of links that only say the link's words or its address again."""

    def link(match: re.Match[str]) -> str:
        return f"]({match[2]})" if _says_the_same(text, match) else match[0]

    def definition(match: re.Match[str]) -> str:
        return f"[{match[1]}]: {match[2]}" if match[3][1:-1] in {match[1], match[2]} else match[0]

    return _TITLE.sub(link, _DEFINED.sub(definition, text))


def _says_the_same(text: str, match: re.Match[str]) -> bool:
    words = text[text.rfind("[", 0, match.start()) + 1 : match.start()]
    return match[3][1:-1] in {words, match[2]}


def _wordless(text: str) -> list[str]:
    """Return where links without words lead; anchors within a page are marks of programs."""
    return [match[1] for match in _WORDLESS.finditer(text)]


_WORDLESS: Final = re.compile(r"\[(?<![!\\]\[)\s*\]\(\s*<?([^\s()<>#]{1,2000})>?")
