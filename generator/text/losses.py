"""What a Markdown text would lose on a page, or show otherwise than it was meant."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from generator.text.markdown import DEEPEST, Token, cells, parser


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


def losses_of_token(token: Token, line: int, outer: Token | None = None) -> Iterator[Loss]:
    """Yield what a page would lose of a block that begins on a line; `outer` is the token before it."""
    if outer and outer.type == "th_open" and not token.content.strip():
        message = "a column of this table has no words at its head: who hears the table can't tell what it holds"
        yield Loss("table-head", line, "|", message, "write in the first row what the column holds", is_sure=False)
    if outer and outer.type == "heading_open" and not token.content.strip():
        message = "a heading without words: it leads who hears the page to a place without a name"
        yield Loss("heading-words", line, "#", message, "write what stands below it, or take it out", is_sure=False)
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
            literal = f"[]({child.attrGet('href')})"
            yield Loss("link-words", line, literal, message, "write [words](address), or take it out", is_sure=False)
        if child.type == "s_open":
            message = "struck words are shown struck through, as words that were said and hold no longer"
            yield Loss("struck", line, "~~", message, "take them out, if they were to go", is_sure=False)
    yield from _losses_in_words("".join(map(_meant, children)), line)


def losses_of_row(row: str, columns: int, line: int) -> Iterator[Loss]:
    """Yield that a row of a table has words beyond the columns of its head: no page shows them."""
    beyond = [cell for cell in cells(row)[columns:] if cell]
    if beyond:
        message = f"this row of a table has more cells than its head, and “{beyond[0]}” would not be shown"
        remedy = r"take a sign | out, give the head one more, or write \| for a sign that readers see"
        yield Loss("table-row", line, beyond[0], message, remedy)


_NOTE: Final = re.compile(r"^[ >]*\[\^(?P<label>[^\]\s]+)\]:", re.MULTILINE)


def notes_lost(text: str, grammar: int) -> Iterator[Loss]:
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
