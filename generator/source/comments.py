"""HTML comments of a Markdown source: no text of the document, wherever they stand, but for those shown as code."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import Final, Literal

_OPENS: Final = "<!--"
_CLOSES: Final = "-->"
_CODE: Final = 4  # columns of indentation that make code
_DEEPEST: Final = 100  # lists in lists that are followed
_NEAR: Final = 400  # letters before a comment that tell how it stands
_SIGN: Final = re.compile(r"\\.|`+|<!--", re.DOTALL)
_BLANKS: Final = re.compile(r"[ \t]*")
_RUN: Final = re.compile("`+")
_QUOTE: Final = re.compile(r"(?: {0,3}> ?)*")
_MARKER: Final = re.compile(r"(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$)")
_RULE: Final = re.compile(r"([-*_])[ \t]*(?:\1[ \t]*+){2,}+$")
_FENCE: Final = re.compile(r"[> ]*(?:(`{3,})[^`]*$|(~{3,}))")
_STARTS: Final = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)]|#{1,6})(?:[ \t]|$)|```|~~~|<!--|$)", re.MULTILINE)
_ENDS: Final = re.compile(r"[ \t>]*(?:#{1,6}(?:[ \t]|$)|(?:=+|[-*_][-*_ \t]*)$|<!--)")
_ITEM: Final = re.compile(r"[ \t>]*[-*+][ \t]*$")
_AFTER_BLANK: Final = re.compile(r"(?:\A|\n)[ \t]*\n\Z|\A\Z")


def without_comments(text: str) -> str:
    """Return a Markdown text without its comments; one that is never closed is text, like one in code.

    A comment that fills its lines leaves a blank one between two passages, which it parted; beside words it leaves one
    space at most. Lines end with LF.
    """
    if _OPENS not in text:
        return text
    out: list[str] = []
    at, last = 0, text.rfind(_CLOSES)
    line = _NestedLine("blank")
    while at < len(text):
        line = _read(text[at : _line_end(text, at)], line)
        match line.kind:
            case "text":
                at = _passage(text, at, last, out)
            case "fence":
                end = _fence_end(text, at, line)
                out.append(text[at:end])
                at = end
            case _:
                end = _line_end(text, at) + 1
                out.append(text[at:end])
                at = end
    return "".join(out)


@dataclass(frozen=True, slots=True)
class _NestedLine:
    """What a line is: `indents` are the columns at which the open lists have their text, `quotes` counts quotations.

    `fence` are the signs that open a block of code; `open` is whether the next line can go on with its paragraph.
    """

    kind: Literal["blank", "code", "fence", "text"]
    indents: tuple[int, ...] = ()
    quotes: int = 0
    fence: str = ""
    open: bool = False


def _read(line: str, before: _NestedLine) -> _NestedLine:
    quote = _QUOTE.match(line)
    start = quote.end() if quote else 0
    quotes = line.count(">", 0, start)
    rest = line[start:].expandtabs(_CODE)
    content = rest.lstrip(" ")
    if not content:
        return _NestedLine("blank", before.indents, quotes)
    indent = len(rest) - len(content)
    indents = before.indents if quotes == before.quotes or before.open else ()
    if not before.open or _MARKER.match(content) or _FENCE.match(content):
        indents = tuple(column for column in indents if column <= indent)
    base = indents[-1] if indents else 0
    if indent >= base + _CODE:
        return _NestedLine("text" if before.open else "code", indents, quotes, open=before.open)
    rule = len(content) < _NEAR and _RULE.match(content)
    while not rule and len(indents) < _DEEPEST and (marker := _MARKER.match(content)):
        after = content[marker.end() :]
        spaces = len(after) - len(after.lstrip(" "))
        if spaces > _CODE:
            return _NestedLine("code", (*indents, indent + marker.end() + 1), quotes)
        width = marker.end() + max(spaces, 1)
        indent += width
        indents = (*indents, indent)
        content = content[width:]
    fence = _FENCE.match(content)
    if fence:
        return _NestedLine("fence", indents, quotes, fence[1] or fence[2])
    return _NestedLine("text", indents, quotes, open=bool(content) and not _ENDS.match(content))


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _fence_end(text: str, at: int, opened: _NestedLine) -> int:
    """Return where the block of code ends that opens on this line."""
    base = opened.indents[-1] if opened.indents else 0
    at = _line_end(text, at) + 1
    while at < len(text):
        end = _line_end(text, at)
        quote = _QUOTE.match(text, at, end)
        start = quote.end() if quote else at
        rest = text[start:end].expandtabs(_CODE)
        content = rest.strip(" ")
        indent = len(rest) - len(rest.lstrip(" "))
        if text.count(">", at, start) < opened.quotes or (content and indent < base):
            return at
        at = end + 1
        signs = content.lstrip("> ")
        if set(signs) == {opened.fence[0]} and len(signs) >= len(opened.fence) and indent < base + _CODE:
            break
    return min(at, len(text))


def _passage(text: str, at: int, last: int, out: list[str]) -> int:
    """Put a passage without its comments to `out` and return where it ends: before a blank line, or another block.

    `last` is where the last comment of the text is closed.
    """
    end = _passage_end(text, at)
    runs: dict[int, list[int]] | None = None
    kept = at
    while sign := _SIGN.search(text, at, end):
        at = sign.end()
        if sign[0][0] == "`":
            runs = _runs(text, kept, end) if runs is None else runs
            places = runs.get(len(sign[0]), [])
            later = bisect_left(places, at)
            at = places[later] + len(sign[0]) if later < len(places) else at
        elif sign[0] == _OPENS and sign.start() <= last and (after := _comment_end(text, sign.start())):
            out.append(text[kept : sign.start()])
            kept = at = _join(out, text, after)
            if at > end and text[at - 1] == "\n":
                return at
            if at > end:
                end, runs = _passage_end(text, at), None
    out.append(text[kept:end])
    return max(end, kept)


def _passage_end(text: str, at: int) -> int:
    row = text.startswith("|", at)
    while (after := _line_end(text, at)) + 1 < len(text):
        at = after + 1
        if _STARTS.match(text, at) or (row and text.startswith("|", at)):
            return at
    return len(text)


def _runs(text: str, at: int, end: int) -> dict[int, list[int]]:
    """Return where backticks stand, by how many of them stand in a row."""
    places: dict[int, list[int]] = {}
    for match in _RUN.finditer(text, at, end):
        places.setdefault(len(match[0]), []).append(match.start())
    return places


def _comment_end(text: str, at: int) -> int:
    """Return where a comment ends that opens here, and those directly after it; 0 where it is never closed."""
    end = 0
    while text.startswith(_OPENS, at):
        inside = at + len(_OPENS)
        if text.startswith((">", "->"), inside):  # closed at once
            at = text.index(">", inside) + 1
        else:
            at = text.find(_CLOSES, inside) + len(_CLOSES)
            if at < inside:
                break
        end = at
    return end


def _after_blanks(text: str, at: int) -> int:
    blanks = _BLANKS.match(text, at)
    return blanks.end() if blanks else at


def _join(out: list[str], text: str, after: int) -> int:
    """Mend the end of `out`, where a comment was, and return where the text goes on after it."""
    before = "".join(out[-16:])[-_NEAR:]
    line = before[before.rfind("\n") + 1 :]
    above = before[: len(before) - len(line)]
    following = _after_blanks(text, after)
    last = following == len(text) or text[following] == "\n"
    if not line.strip(" \t>"):
        if not last or ">" in line:
            return following
        out[-1] = out[-1][: len(out[-1]) - len(line)]
        next_line = _after_blanks(text, following + 1)
        before_blank = next_line >= len(text) or text[next_line] == "\n"
        if _AFTER_BLANK.search(above):
            return min(next_line if before_blank else following, len(text) - 1) + 1
        return min(following + before_blank, len(text))
    if last:
        while out and not (stripped := out[-1].rstrip(" \t")):
            out.pop()
        out[-1] = stripped
        if _ITEM.match(line) and not _AFTER_BLANK.search(above):  # else a lone hyphen would underline what is above
            out[-1] = f"{out[-1][: len(out[-1]) - len(line.rstrip())]}\n{line.rstrip()}"
        return following
    return following if line[-1] in " \t" else after
