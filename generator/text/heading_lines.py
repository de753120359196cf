"""The headings of a Markdown text: on which lines, of which level, with which words."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from generator.result_cache import kept
from generator.text.markdown import GRAMMAR, blocks_only, parser, words_of_inline
from generator.text.stretches import ACROSS

_HEADING_LINE: Final = re.compile(r"^ {0,3}(?:#{1,6}(?:[ \t].*)?|=+[ \t]*|-+[ \t]*)$", re.MULTILINE)


class HeadingWords(NamedTuple):
    """The level and words of a heading, whether it holds a link or picture, and words that are struck or raised."""

    level: int
    words: str
    is_linked: bool = False
    is_marked: bool = False


class Heading(NamedTuple):
    """A heading in a text: its first line, from 0, and the line after it."""

    first: int
    after: int
    read: HeadingWords


_MARKS: Final = frozenset({"s_open", "sub_open", "sup_open"})


def headings(text: str) -> Iterator[Heading]:
    """Yield each top-level heading.

    Lines end with LF. What follows the last line that could make a heading, and the line after it, which makes it
    the term of a definition or the head of a table, is read only for the targets of links.
    """
    simple = _simple_headings(text)
    if simple is not None:
        yield from _placed(simple, text)
        return
    environment: dict[str, object] = {"grammar": GRAMMAR}
    last = max((match.end() for match in _HEADING_LINE.finditer(text)), default=0)
    tokens = blocks_only().parse(text if "]:" in text[last:] else text[: _line_after(text, last)], environment)
    for index, token in enumerate(tokens):
        if token.type == "heading_open" and token.level == 0 and token.map:
            first, after = token.map
            yield Heading(first, after, _read_heading(int(token.tag[1]), tokens[index + 1].content, environment))


def _line_after(text: str, at: int) -> int:
    """Return where the next line that isn't empty ends."""
    start = len(text) - len(text[at:].lstrip())
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _read_heading(level: int, content: str, environment: dict[str, object]) -> HeadingWords:
    """Return what stands in a heading."""
    inline = parser(GRAMMAR).parseInline(content, environment)[0]
    children = inline.children or ()
    linked = any(
        one.type == "image" or (one.type == "link_open" and one.attrs.get("href") and after.type != "link_close")
        for one, after in pairwise((*children, inline))
    )
    marked = any(one.type in _MARKS for one in children)
    return HeadingWords(level, " ".join(words_of_inline(inline).split()), linked, marked)


_HASHES: Final = re.compile(r"\n(#{1,6}(?:[ \t].*)?)$", re.MULTILINE)  # found by its first character: faster than ^
_INDENTED_HASHES: Final = re.compile(r"\n {1,3}#")
_UNDERLINE: Final = re.compile(r"\n( {0,3}(?:=+|-+)[ \t]*)$", re.MULTILINE)
_TITLE: Final = re.compile(r"(?![-+*](?:[ \t]|$)|\d{1,9}[.)](?:[ \t]|$)|(?:[-_*][ \t]*){3,}$|[ \t>#:~])[^|\n]+")
_DEFINED: Final = re.compile(r"\n#.*\n\s*[:~][ \t]")
"""A line that starts with hashes above a definition: below other definitions it is the next term."""


def _simple_headings(text: str) -> list[tuple[int, str]] | None:
    """Return where headings start in a text, and their lines; None where only all of it tells what a heading is.

    Without fences, references and tables, a line at the margin that starts with hashes always is one, and so is an
    underlined line below an empty one.
    """
    lines = f"\n{text}"  # a line starts where the line end before it stands in these
    if any(sign in text for sign in ACROSS) or _INDENTED_HASHES.search(lines) or _DEFINED.search(lines):
        return None
    found = [(match.start(), match[1]) for match in _HASHES.finditer(lines)]
    if any("|" in written for _, written in found):
        return None
    for match in _UNDERLINE.finditer(lines):
        end = max(match.start() - 1, 0)
        start = text.rfind("\n", 0, end) + 1
        if not text[start:end].strip(" \t"):
            continue
        above = text[text.rfind("\n", 0, max(start - 1, 0)) + 1 : max(start - 1, 0)]
        if above.strip(" \t") or not _TITLE.fullmatch(text, start, end):
            return None
        found.append((start, text[start : match.start()] + match[1]))
    return sorted(found)


def _placed(found: Iterable[tuple[int, str]], text: str) -> Iterator[Heading]:
    """Yield headings with their lines."""
    line = at = 0
    for start, written in found:
        line += text.count("\n", at, start)
        at = start
        read = _heading(written)
        if read:
            yield Heading(line, line + written.count("\n") + 1, read)


_PLAIN: Final = re.compile(r"(#{1,6})[ \t]+([^\W_](?:[^\W_]|[ ,.;:’'/-]){0,200})[ \t]*")
"""A heading of words and signs that mark nothing: most are."""


@kept(1024)
def _heading(written: str) -> HeadingWords | None:
    """Return what stands in a heading; None where it is too long to be one."""
    plain = _PLAIN.fullmatch(written)
    if plain:
        return HeadingWords(len(plain[1]), " ".join(plain[2].split()))
    environment: dict[str, object] = {"grammar": GRAMMAR}
    opened, inline, *_ = blocks_only().parse(written, environment)
    if opened.type != "heading_open":
        return None
    return _read_heading(int(opened.tag[1]), inline.content, environment)
