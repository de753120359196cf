"""What stands inside a passage of pandoc's tree → runs of words with their marks → Markdown that reads the same."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any, Final

from generator.text import markdown

Node = dict[str, Any]
WHITE: Final = frozenset({"Space", "SoftBreak", "LineBreak"})
"""The kinds of white space in pandoc's tree."""
_SPACES: Final = re.compile(r"[ \t\n]+")
_SIGNS: Final = (("strong", "**"), ("em", "*"), ("s", "~~"))
PLAIN: Final = frozenset({"Str", "Space", "SoftBreak"})
_SET: Final = {"sup": "^", "sub": "~"}
MARKS: Final = {"Strong": "strong", "Emph": "em", "Strikeout": "s", "Superscript": "sup", "Subscript": "sub"}
_ODD_IN_ADDRESS: Final = {" ": "%20", "(": "%28", ")": "%29", "<": "%3C", ">": "%3E", "\\": "%5C", "\n": ""}


@dataclass(frozen=True, slots=True)
class InlineWords:
    """A stretch of words with the marks `strong`, `em`, `s`, `sup` and `sub` on it, and where it leads.

    A line break is a LF. `note` is the label of the note to which it refers.
    """

    text: str
    marks: frozenset[str] = frozenset()
    link: str = ""
    code: bool = False
    note: str = ""


@dataclass(slots=True)
class InlineState:
    """What is met on the way: notes to put at the end of a section, words that are struck, pictures left out.

    `spanning` are the cells of tables that stand in several rows or columns, which ours can't.

    Of the notes, `noted` were put there already; one of a heading can only be named, as a title has no marks.
    """

    notes: list[tuple[list[Node], bool]] = field(default_factory=list)
    noted: int = 0
    in_heading: bool = False
    struck: list[str] = field(default_factory=list)
    pictures: int = 0
    formulas: int = 0
    spanning: list[str] = field(default_factory=list)


def runs(nodes: Sequence[Node], seen: InlineState, at: InlineWords = InlineWords("")) -> list[InlineWords]:
    """Return the runs of words of these nodes; `at` has the marks that hold around them."""
    found: list[InlineWords] = []
    for plain_words, group in groupby(nodes, key=lambda node: node["t"] in PLAIN):
        if plain_words:
            found.append(replace(at, text="".join(node["c"] if node["t"] == "Str" else " " for node in group)))
        else:
            found += (run for node in group for run in _run(node, seen, at))
    return found


def _run(node: Node, seen: InlineState, at: InlineWords) -> list[InlineWords]:
    match node["t"]:
        case "LineBreak":
            return [replace(at, text="\n")]
        case "Strong" | "Emph" | "Superscript" | "Subscript":
            return runs(node["c"], seen, replace(at, marks=at.marks | {MARKS[node["t"]]}))
        case "Underline" | "SmallCaps":
            return runs(node["c"], seen, at)
        case "Strikeout":
            words = runs(node["c"], seen, replace(at, marks=at.marks | {"s"}))
            seen.struck.append(plain(words))
            return words
        case "Quoted":
            opens, closes = "‘’" if node["c"][0]["t"] == "SingleQuote" else "“”"
            return [replace(at, text=opens), *runs(node["c"][1], seen, at), replace(at, text=closes)]
        case "Cite" | "Span":
            return runs(node["c"][1], seen, at)
        case "Code":
            return [replace(at, text=node["c"][1], code=True)]
        case "Math":
            seen.formulas += 1
            return [replace(at, text=node["c"][1])]
        case "Link":
            return runs(node["c"][1], seen, replace(at, link=node["c"][2][0]))
        case "Image":
            seen.pictures += 1
            return runs(node["c"][1], seen, at)
        case "Note":
            seen.notes.append((node["c"], seen.in_heading))
            number = str(len(seen.notes) - seen.noted)
            return [InlineWords(f"[{number}]", note="" if seen.in_heading else number)]
        case "RawInline":
            return [replace(at, text="\n")] if markdown.BREAK.fullmatch(node["c"][1]) else []
        case kind:
            message = f"unknown part of a passage: {kind}"
            raise TypeError(message)


def plain(words: Sequence[InlineWords]) -> str:
    """Return the words of runs without marks, in one line."""
    return " ".join("".join(one.text for one in words).split())


def tidied(words: Sequence[InlineWords]) -> list[InlineWords]:
    """Return runs of which neighbours differ, with single spaces, no mark on spaces at an edge, no empty link."""
    single: list[InlineWords] = []
    for one in words:
        text = one.text if one.code else re.sub(r"[ \t]*\n[ \t]*", "\n", re.sub(r"[ \t\r\f\v]+", " ", one.text))
        if single and single[-1].text.endswith((" ", "\n")):
            text = text.lstrip(" ")
        if single and text.startswith("\n"):
            single[-1] = replace(single[-1], text=single[-1].text.rstrip(" "))
        if text:
            single.append(replace(one, text=text))
    return _trimmed(_merged([part for one in _merged(single) for part in _edges_apart(one)]))


def _merged(words: Sequence[InlineWords]) -> list[InlineWords]:
    kinds = groupby(words, key=lambda one: (one.marks, one.link, one.code, one.note))
    return [InlineWords("".join(one.text for one in group), *kind) for kind, group in kinds]


def _edges_apart(one: InlineWords) -> Iterator[InlineWords]:
    """Yield a run without the white space at its edges, and that as plain runs; a link without words is none."""
    inner = one.text.strip()
    if not inner or one.code:
        yield one if one.code else InlineWords(one.text)
        return
    start = one.text.index(inner)
    yield from (InlineWords(edge) for edge in (one.text[:start],) if edge)
    yield replace(one, text=inner)
    yield from (InlineWords(edge) for edge in (one.text[start + len(inner) :],) if edge)


def _trimmed(words: list[InlineWords]) -> list[InlineWords]:
    while words and not words[0].text.strip():
        words = words[1:]
    while words and not words[-1].text.strip():
        words = words[:-1]
    if words:
        words[0] = replace(words[0], text=words[0].text.lstrip(" \n"))
        words[-1] = replace(words[-1], text=words[-1].text.rstrip(" \n"))
    return words


def as_markdown(words: Sequence[InlineWords], line_break: str = "\\\n", *, target: Callable[[str], str] = str) -> str:
    """Return runs as Markdown; `target` says where a link leads, empty where it is none, and then its words stay.

    A mark that Markdown could not end or begin there, inside a word or beside a sign, is left out: no sign of it is
    ever seen.
    """
    led = [replace(one, link=target(one.link) if one.link else "") for one in words]
    tidy = tidied(led)
    out: list[str] = []
    for link, group in groupby(enumerate(tidy), key=lambda pair: pair[1].link):
        inner = list(group)
        first, last = inner[0][0], inner[-1][0]
        before = tidy[first - 1].text[-1:] if first else ""
        after = tidy[last + 1].text[:1] if last + 1 < len(tidy) else ""
        run = [one for _, one in inner]
        text = _marked(run, "[" if link else before, "]" if link else after, line_break)
        out.append(f"[{text}]({_address(link)})" if link else text)
    return _at_line_start("".join(out), line_break)


_STARTS: Final = re.compile(r"(?m)^(\d{1,9})([.)])(?=\s|$)|^([#+=>-]|:(?=\s))")


def _at_line_start(text: str, line_break: str) -> str:
    r"""Return a text of which no line begins with a sign that acts there."""
    if line_break == "<br>":
        return text
    return _STARTS.sub(lambda at: f"{at[1]}\\{at[2]}" if at[1] else f"\\{at[3]}", text)


def _address(link: str) -> str:
    return "".join(_ODD_IN_ADDRESS.get(sign, sign) for sign in link)


def _marked(words: Sequence[InlineWords], before: str, after: str, line_break: str) -> str:
    """Return runs of one link, or of none, with the signs of their marks; `before` and `after` stand beside them."""
    out: list[str] = []
    for number, one in enumerate(words):
        previous = words[number - 1].text[-1:] if number else before
        following = words[number + 1].text[:1] if number + 1 < len(words) else after
        if number and words[number - 1].marks and one.marks:
            previous = "*"  # two marks side by side: their signs would run together
        if number + 1 < len(words) and one.marks and words[number + 1].marks:
            following = "*"
        out.append(_run_as_markdown(one, previous, following, line_break))
    return "".join(out)


def _run_as_markdown(one: InlineWords, before: str, after: str, line_break: str) -> str:
    if one.code:
        ticks = "``" if "`" in one.text else "`"
        pad = " " if "`" in one.text[:1] + one.text[-1:] else ""
        return f"{ticks}{pad}{_SPACES.sub(' ', one.text)}{pad}{ticks}"
    if one.note:
        return f"[^{one.note}]"
    if one.marks & _SET.keys() and one.text.strip():
        return _raised(one, before, after, line_break)
    text = markdown.escape(one.text, line_start=False).replace("\n", line_break)
    signs = "".join(sign for name, sign in _SIGNS if name in one.marks)
    if not signs or not one.text.strip():
        return text
    first, last = one.text[0], one.text[-1]
    opens = not _is_sign(first) or not before or before.isspace() or _is_sign(before)
    closes = not _is_sign(last) or not after or after.isspace() or _is_sign(after)
    if opens and closes and "*" not in {before, after}:
        return f"{signs}{text}{signs[::-1]}"
    if opens and not closes and len(one.text) > 1:  # the sign at its end stands outside
        at = len(one.text.rstrip("".join({sign for sign in one.text if _is_sign(sign)})))
        inner = replace(one, text=one.text[:at])
        if at and "*" not in {before, after}:
            return _run_as_markdown(inner, before, one.text[at], line_break) + markdown.escape(
                one.text[at:], line_start=False
            )
    return f"~~{text}~~" if "s" in one.marks else text  # a check names signs that don't act; words stay struck


def _raised(one: InlineWords, before: str, after: str, line_break: str) -> str:
    """Return raised or lowered words, in which Markdown has no other marks and no breaks."""
    sign = next(sign for mark, sign in _SET.items() if mark in one.marks)
    inner = markdown.escape(" ".join(one.text.split()), line_start=False).replace(" ", "\\ ")
    marked = f"{sign}{inner}{sign}"
    rest = replace(one, text="x", marks=one.marks - _SET.keys())
    return _run_as_markdown(rest, before, after, line_break).replace("x", marked, 1) if rest.marks else marked


def _is_sign(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "PS"
