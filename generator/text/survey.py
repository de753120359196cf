"""What a Markdown text holds beside its words: headings, links and their targets, and what a page would lose."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any, Final

from generator.model.document import Section
from generator.text.html import _name_items
from generator.text.markdown import DEEPEST, GRAMMAR, Token, blocks_only, parser, passages, unjoined, words_of_inline
from generator.text.stretches import stretches, tokens_in


@dataclass(frozen=True, slots=True)
class Loss:
    """Something in a text that a reader would not see as it was meant; `literal` is what to look for from `line` on.

    One that is not sure may have been meant as it stands.
    """

    rule: str
    line: int
    literal: str
    message: str
    remedy: str
    is_sure: bool = True


_HTML: Final = re.compile(r"</?[a-zA-Z][^<>]*>|<!--(?:(?!-->|<!--).)*-->|<!--|<![A-Z]|<\?")
_REFERENCE: Final = re.compile(r"\[(?P<text>[^\[\]]+)\]\[(?P<name>[^\[\]]*)\]")
_LINK_LIKE: Final = re.compile(r"\]\(\s*(?:javascript|vbscript|file|data):", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SurveyedLink:
    """A link as written, with the line (from 0) of the block in which it stands."""

    target: str
    line: int


@dataclass(frozen=True, slots=True)
class Survey:
    """What a check needs to know of a text: its links, and what it loses."""

    links: tuple[SurveyedLink, ...]
    losses: tuple[Loss, ...]


def survey(section: Section) -> Survey:
    """Return what a check needs to know of a section's text.

    What it loses: raw HTML, references without target, images without words, top headings, notes that nothing refers to
    and references without a note, signs that don't act, text nested so deep that only its source is shown. A character
    that the text escapes is meant to be seen, and no loss.
    """
    return _surveyed(section.text, section.grammar)


@lru_cache(maxsize=256)
def _surveyed(text: str, grammar: int) -> Survey:
    links: list[SurveyedLink] = []
    losses: list[Loss] = []
    start = 0
    for stretch in stretches(text):
        line = start
        for token in tokens_in(stretch, grammar):
            line = start + token.map[0] if token.map else line
            links.extend(
                SurveyedLink(str(child.attrs.get("href", "")), line)
                for child in token.children or ()
                if child.type == "link_open"
            )
            losses.extend(_losses(token, line))
        start += stretch.count("\n")
    return Survey(tuple(links), (*losses, *_notes_lost(text, grammar)))


def _losses(token: Token, line: int) -> Iterator[Loss]:
    if token.type == "heading_open" and token.tag in {"h1", "h2"}:
        remedy = "use ### for a heading inside it, or make it a section file of its own"
        yield Loss("heading-level", line, "", "a heading of level 1 or 2 inside a section", remedy)
    if token.type == "code_block" and token.level >= DEEPEST:
        message = "this is nested so deep that it would not be shown as it is meant"
        yield Loss("nesting", line, "", message, "flatten the list or the quotation")
    children = token.children or ()
    for before, child, after in zip((None, *children), children, (*children[1:], None), strict=False):
        if child.type == "sub_open" and before and before.content[-1:].isdigit():
            message = "words between two signs ~ are shown lowered"
            yield Loss("lowered", line, "~", message, "write \\~ where they are not meant to be", is_sure=False)
        if child.type == "image" and not child.content.strip():
            message = "an image without words for people who can't see it"
            yield Loss("image-alternative", line, "![](", message, "write ![what it shows](address)")
        if child.type == "link_open" and after and after.type == "link_close":
            message = "a link without words, which nobody sees and programs still follow"
            yield Loss("link-words", line, "[](", message, "write [words](address), or take it out", is_sure=False)
        if child.type == "s_open":
            message = "struck words are shown struck through, as words that were said and hold no longer"
            yield Loss("struck", line, "~~", message, "take them out, if they were to go", is_sure=False)
    yield from _losses_in_words("".join(map(_meant, children)), line)


_NOTE: Final = re.compile(r"^[ >]*\[\^(?P<label>[^\]\s]+)\]:", re.MULTILINE)


def _notes_lost(text: str, grammar: int) -> Iterator[Loss]:
    """Yield the notes to which nothing refers, and those with the label of another one: they would not be shown."""
    if not _NOTE.search(text):
        return
    environment: dict[str, Any] = {"grammar": grammar}
    parser(grammar).parse(text, environment)
    written: dict[str, int] = {}
    numbers = environment.get("footnotes", {}).get("refs", {})
    for match in _NOTE.finditer(text) if numbers else ():
        label, line = match["label"], text.count("\n", 0, match.start())
        if label in written:
            message = f"two notes are called “{label}”, and only one would be shown"
            yield Loss("footnote", line, f"[^{label}]:", message, "give one of them another label")
        elif numbers.get(f":{label}", 0) < 0:
            message = f"no words refer to the note “{label}”, and it would not be shown"
            yield Loss("footnote", line, f"[^{label}]:", message, f"write [^{label}] where it belongs, or remove it")
        written[label] = line


_ESCAPED: Final = "\ue000"  # stands for a character that the text escapes


def _meant(child: Token) -> str:
    match child.type:
        case "text":
            return child.content
        case "softbreak" | "hardbreak":
            return "\n"
        case _:
            return _ESCAPED


def _losses_in_words(words: str, line: int) -> Iterator[Loss]:
    for match in _HTML.finditer(words):
        yield Loss(
            "raw-html",
            line,
            match[0],
            f"HTML is not used here, and “{match[0]}” would be shown as it stands",
            "write it in Markdown, or put it between `backticks` if readers should see it",
        )
    for match in _REFERENCE.finditer(words):
        name = match["name"] or match["text"]
        yield Loss(
            "reference-link",
            line,
            match[0],
            f"the link reference “{name}” has no target",
            f"write [{match['text']}](address), or add a line “[{name}]: address”",
        )
    for match in _REFERENCE_OF_NOTE.finditer(words):
        yield Loss(
            "footnote",
            line,
            match[0],
            f"the footnote “{match['label']}” has no note",
            f"write the note, “[^{match['label']}]: …” on a line of its own, or remove it",
        )
    for rule, pattern, message, remedy in _SIGNS if _ACTING.search(words) else ():
        for match in pattern.finditer(words):
            yield Loss(rule, line, match[0], f"“{match[0]}” would be shown as it stands: {message}", remedy)
    for match in _LINK_LIKE.finditer(words):
        yield Loss(
            "link-scheme",
            line,
            match[0],
            "a link of this kind is not safe",
            "link to an https:, mailto: or tel: address",
        )


_REFERENCE_OF_NOTE: Final = re.compile(r"\[\^(?P<label>[^\]\s]+)\]")
_ACTING: Final = re.compile(r"[~^]|^:[ \t]", re.MULTILINE)
_SIGNS: Final = (
    ("struck", re.compile(r"~~+"), "these signs strike words only where they touch them", "write ~~words~~, or \\~~"),
    (
        "footnote",
        re.compile(r"\^\[[^\[\]\n]*\]"),
        "a note stands on a line of its own",
        "write [^1] here, and below “[^1]: …”",
    ),
    (
        "raised",
        re.compile(r"\^[^\s^\[][^^\n]*\s[^^\n]*(?<=\S)\^"),
        "raised words hold no spaces",
        "write a backslash before each space, or before the sign ^",
    ),
    (
        "lowered",
        re.compile(r"(?<=\w)~[^\s~][^~\n]*\s[^~\n]*(?<=\S)~(?!~)"),
        "lowered words hold no spaces",
        "write a backslash before each space, or before the sign ~",
    ),
    (
        "definition",
        re.compile(r"^:[ \t]", re.MULTILINE),
        "a definition stands below its term, which has one line and no other text above it",
        "put an empty line above the term, or write \\:",
    ),
)
"""Signs that the second grammar reads where they stand as they should: rule, what is left of them, why, remedy."""
_HEADING_LINE: Final = re.compile(r"^ {0,3}(?:#{1,6}(?:[ \t].*)?|=+[ \t]*|-+[ \t]*)$", re.MULTILINE)


def headings(text: str) -> Iterator[tuple[int, int, int, str, bool]]:
    """Yield each top-level heading: first line, line after it, level, words, and whether it holds a link or picture.

    Lines end with LF. What follows the last line that could make a heading is read only for the targets of links.
    """
    simple = _simple_headings(text)
    if simple is not None:
        yield from _placed(simple, text)
        return
    environment: dict[str, object] = {"grammar": GRAMMAR}
    last = max((match.end() for match in _HEADING_LINE.finditer(text)), default=0)
    tokens = blocks_only().parse(text if "]:" in text[last:] else text[:last], environment)
    for index, token in enumerate(tokens):
        if token.type == "heading_open" and token.level == 0 and token.map:
            words, linked = _read_heading(tokens[index + 1].content, environment)
            yield token.map[0], token.map[1], int(token.tag[1]), words, linked


def _read_heading(content: str, environment: dict[str, object]) -> tuple[str, bool]:
    """Return the words of a heading, and whether it holds a link or picture."""
    inline = parser(GRAMMAR).parseInline(content, environment)[0]
    linked = any(
        one.type == "image" or (one.type == "link_open" and one.attrs.get("href") and after.type != "link_close")
        for one, after in pairwise((*(inline.children or ()), inline))
    )
    return " ".join(words_of_inline(inline).split()), linked


_HASHES: Final = re.compile(r"^#{1,6}(?:[ \t].*)?$", re.MULTILINE)
_INDENTED_HASHES: Final = re.compile(r"^ {1,3}#", re.MULTILINE)
_UNDERLINE: Final = re.compile(r"^ {0,3}(?:=+|-+)[ \t]*$", re.MULTILINE)
_TITLE: Final = re.compile(r"(?![-+*](?:[ \t]|$)|\d{1,9}[.)](?:[ \t]|$)|(?:[-_*][ \t]*){3,}$|[ \t>#:~])[^|\n]+")
_ELSEWHERE: Final = ("```", "~~~", "]:", "\r", "\0")


def _simple_headings(text: str) -> list[tuple[int, str]] | None:
    """Return where headings start in a text, and their lines; None where only all of it tells what a heading is.

    Without fences, references and tables, a line at the margin that starts with hashes always is one, and so is an
    underlined line below an empty one.
    """
    if any(sign in text for sign in _ELSEWHERE) or _INDENTED_HASHES.search(text):
        return None
    found = [(match.start(), match[0]) for match in _HASHES.finditer(text)]
    if any("|" in written for _, written in found):
        return None
    for match in _UNDERLINE.finditer(text):
        end = max(match.start() - 1, 0)
        start = text.rfind("\n", 0, end) + 1
        if not text[start:end].strip(" \t"):
            continue
        above = text[text.rfind("\n", 0, max(start - 1, 0)) + 1 : max(start - 1, 0)]
        if above.strip(" \t") or not _TITLE.fullmatch(text, start, end):
            return None
        found.append((start, text[start : match.end()]))
    return sorted(found)


def _placed(found: Iterable[tuple[int, str]], text: str) -> Iterator[tuple[int, int, int, str, bool]]:
    """Yield headings with their lines, levels and words."""
    line = at = 0
    for start, written in found:
        line += text.count("\n", at, start)
        at = start
        read = _heading(written)
        if read:
            yield line, line + written.count("\n") + 1, *read


@lru_cache(maxsize=1024)
def _heading(written: str) -> tuple[int, str, bool] | None:
    """Return level and words of a heading, and whether it holds a link or picture; None where it is too long."""
    environment: dict[str, object] = {"grammar": GRAMMAR}
    opened, inline, *_ = blocks_only().parse(written, environment)
    return (int(opened.tag[1]), *_read_heading(inline.content, environment)) if opened.type == "heading_open" else None


def notes(text: str) -> dict[str, tuple[int, int]]:
    """Return the notes that stand in a text, by label, each with its first line and the line after it."""
    if "[^" not in text:
        return {}
    return {
        str(token.meta["label"]): (token.map[0], token.map[1])
        for token in passages(text)
        if token.type == "footnote_reference_open" and token.level == 0 and token.map
    }


def definitions(text: str) -> dict[str, str]:
    """Return the link references that a text defines, by normalised label, each as the line that defines it."""
    if "]:" not in text:
        return {}
    environment: dict[str, Any] = {"grammar": GRAMMAR}
    blocks_only().parse(text, environment)
    return {label: f"[{label}]: <{found['href']}>" for label, found in environment.get("references", {}).items()}


def item_words(section: Section) -> dict[str, str]:
    """Return the words with which each item of a section's lists begins, by the id that its place gives it."""
    tokens = unjoined(section.grammar).parse(section.text, {"grammar": section.grammar})
    _name_items(tokens, section.id)
    found: dict[str, str] = {}
    name = ""
    for token in tokens:
        if token.type == "list_item_open":
            name = str(token.attrs["id"])
        elif token.type == "inline" and name:
            found.setdefault(name, " ".join(token.content.split()))
    return found
