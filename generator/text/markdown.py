"""The one door to markdown-it: its parser with our bounds and rules, and Markdown that reads as given words."""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock, heading, lheading
from markdown_it.rules_core import StateCore, block
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token as EngineToken
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.subscript import sub_plugin
from mdit_py_plugins.superscript import superscript_plugin

from generator.text import labels

GRAMMAR: Final = 2  # sealed with each version: another number where the same Markdown would be read otherwise
FIRST: Final = 1  # CommonMark with tables; the second has footnotes, definitions, struck words, sub, sup, typed lists
DEEPEST: Final = 80
_ROOM: Final = 10  # of the parser's own bound, which drops text, above ours, which shows it as its source
LONGEST_HEADING: Final = 2_000
MOST_OPEN: Final = 1_000  # opening brackets in one paragraph that no link can belong to: each costs the parser a lot
BREAK: Final = re.compile(r"<br\s*/?>", re.IGNORECASE)
Token = EngineToken
BlockRule = Callable[[StateBlock, int, int, bool], bool]


def _line_break(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 -- markdown-it's signature for a rule
    """Read `<br>` as a line break: inside a table cell Markdown has no other way to write one."""
    match = BREAK.match(state.src, state.pos)
    if not match:
        return False
    if not silent:
        state.push("hardbreak", "br", 0)
    state.pos = match.end()
    return True


def _too_deep(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 -- markdown-it's signature for a rule
    """Read what is nested too deep as its source, line by line: the parser alone would drop it."""
    if silent or state.level < DEEPEST:
        return False
    after = start + 1
    while after < end and (state.isEmpty(after) or state.sCount[after] >= state.blkIndent):
        after += 1
    state.line = after
    token = state.push("code_block", "code", 0)
    token.content = state.getLines(start, after, state.blkIndent, keepLastLF=False).rstrip("\n") + "\n"
    token.map = [start, after]
    return True


def _short(rule: BlockRule) -> BlockRule:
    """Return a rule for headings that leaves a very long one to be a paragraph."""

    def limited(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 -- markdown-it's signature for a rule
        before, parent = len(state.tokens), state.parentType
        if not rule(state, start, end, silent):
            state.parentType = parent
            return False
        if silent or len(state.tokens[before + 1].content) <= LONGEST_HEADING:
            return True
        del state.tokens[before:]
        state.line = start
        return False

    return limited


_PARAGRAPH: Final = re.compile(r"[^\W\d_]{2,}+[ ,][^\n\r\0]*+\n*+")  # one line, with no sign before its first words


def _block_parts(state: StateCore) -> None:
    """Read the blocks of a text; a line of words alone is one paragraph, whatever else stands in it."""
    if state.inlineMode or not _PARAGRAPH.fullmatch(state.src):
        block(state)
        return
    words = Token("inline", "", 0, content=mdTrim(state.src), map=[0, 1], children=[], level=1, block=True)
    state.tokens += [
        Token("paragraph_open", "p", 1, map=[0, 1], block=True),
        words,
        Token("paragraph_close", "p", -1, block=True),
    ]


_WORDS_ALONE: Final = re.compile(r"[^\n\\`*_~^\[\]!<&]++")  # without a sign with which a rule for inner parts begins


def _inline_parts(state: StateCore) -> None:
    """Read what stands inside each block; where far more brackets open than links could have, without links.

    Words alone are one text, which no rule need look for.
    """
    for token in state.tokens:
        if token.type != "inline":
            continue
        if _WORDS_ALONE.fullmatch(token.content):
            token.children = [Token("text", "", 0, content=token.content)]
        else:
            token.children = token.children or []
            open_ones = token.content.count("[") - token.content.count("](")
            parser = unlinked(state.env["grammar"]) if open_ones > MOST_OPEN else state.md
            parser.inline.parse(token.content, parser, state.env, token.children)


@lru_cache(maxsize=GRAMMAR)
def parser(grammar: int) -> MarkdownIt:
    """Return the parser that reads texts of a grammar."""
    return new_parser(grammar)


@lru_cache(maxsize=GRAMMAR)
def unlinked(grammar: int) -> MarkdownIt:
    """Return the parser that reads no links and pictures."""
    return new_parser(grammar).disable(["link", "image"])


def new_parser(grammar: int = GRAMMAR) -> MarkdownIt:
    """Return a parser with our bounds and rules."""
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": DEEPEST + _ROOM}).enable("table")
    parser.inline.ruler.before("autolink", "line_break", _line_break)
    parser.block.ruler.before("table", "too_deep", _too_deep)
    parser.block.ruler.at("heading", _short(heading), {"alt": ["paragraph", "reference", "blockquote"]})
    parser.block.ruler.at("lheading", _short(lheading))
    parser.core.ruler.at("block", _block_parts)
    parser.core.ruler.at("inline", _inline_parts)
    if grammar > FIRST:
        parser.enable("strikethrough").use(sub_plugin).use(superscript_plugin).use(deflist_plugin)
        parser.use(footnote_plugin, inline=False).use(labels.labels_plugin)
    return parser


@lru_cache(maxsize=1)
def blocks_only() -> MarkdownIt:
    """Return the parser of blocks only: what stands inside a line is not read."""
    return new_parser().disable(["inline", "text_join"])


def passages(text: str) -> list[Token]:
    """Return the tokens of the blocks of a text, notes where they are written."""
    return _passages().parse(text, {"grammar": GRAMMAR})


@lru_cache(maxsize=1)
def _passages() -> MarkdownIt:
    return new_parser().disable(["inline", "text_join", "footnote_tail"])


@lru_cache(maxsize=GRAMMAR)
def unjoined(grammar: int = GRAMMAR) -> MarkdownIt:
    """Return the parser that keeps apart what a text escapes."""
    return new_parser(grammar).disable("text_join")


_STARTS: Final = rf"[ \t>]*+(?:(?:[-+*]|\d{{1,9}}[.)])[ \t>]++)*+(?::[ \t]|{labels.LABEL})"
_FIRST_LINE: Final = re.compile(_STARTS)
_OTHER_LINE: Final = re.compile(rf"\n{_STARTS}")  # found by its first character, which takes a third of the time of ^


def may_read_otherwise(text: str) -> bool:
    """Return True if a text has signs that the second grammar may read otherwise than the first; most have none."""
    return any(sign in text for sign in "~^\r") or bool(_FIRST_LINE.match(text) or _OTHER_LINE.search(text))


def read_by(text: str, grammar: int) -> int:
    """Return the grammar by which a text of a grammar is read: the first one where both read it the same."""
    return grammar if grammar == FIRST or may_read_otherwise(text) else FIRST


def tokens_of(text: str, grammar: int = GRAMMAR) -> list[Token]:
    """Return the tokens of a Markdown text; what it escapes stays apart."""
    grammar = read_by(text, grammar)
    return unjoined(grammar).parse(text, {"grammar": grammar})


NOTE: Final = "note"
"""The mark on the number of a note, where the text refers to it and before the note."""


_BETWEEN_CELLS: Final = re.compile(r"(?<!\\)\|")


def cells(row: str) -> list[str]:
    """Return the cells that a line writes as a row of a table, also those for which its head has no column."""
    written = [cell.replace(r"\|", "|").strip() for cell in _BETWEEN_CELLS.split(row.strip(" >"))]
    if written and not written[0]:
        del written[0]
    if written and not written[-1]:
        del written[-1]
    return written


def inline_text(token: Token) -> tuple[str, str | None]:
    """Return an inline token's text, and the mark that it opens (`""` closes the last; None for plain text)."""
    match token.type:
        case "text" | "text_special":
            return token.content, None
        case "softbreak":
            return " ", None
        case "hardbreak":
            return "\n", None
        case "code_inline":
            return token.content, "code"
        case "image":
            return token.content or " ", f"image:{token.attrs.get('src', '')}"
        case "list_label":
            return token.content, None
        case "note_label":
            return token.content, NOTE
        case "footnote_ref":
            return f"[{token.meta['id'] + 1}]", NOTE
        case "strong_open" | "em_open" | "s_open" | "sub_open" | "sup_open":
            return "", token.tag
        case "link_open":
            return "", f"link:{token.attrs.get('href', '')}"
        case "strong_close" | "em_close" | "link_close" | "s_close" | "sub_close" | "sup_close":
            return "", ""
        case _:
            message = f"unknown inline token {token.type}"
            raise TypeError(message)


def words_of_inline(inline: Token) -> str:
    """Return the words of an inline token, without the numbers of notes."""
    return "".join(inline_text(child)[0] for child in inline.children or () if child.type != "footnote_ref")


_INLINE: Final = {
    FIRST: re.compile(r"([\\`*_\[\]{}|]|<(?=[a-zA-Z/!?])|&(?=#?\w+;))"),
    GRAMMAR: re.compile(r"([\\`*_\[\]{}|~^]|<(?=[a-zA-Z/!?])|&(?=#?\w+;))"),
}
_LINE_START: Final = re.compile(r"^(\s*\d*)([#+=.)>-])", re.MULTILINE)
_LABEL_START: Final = re.compile(rf"^(\s*)(?:(?={labels.LABEL})(\(?\w{{1,7}})|(?=:\s))([).:])", re.MULTILINE)


def escape(text: str, *, line_start: bool = True, grammar: int = GRAMMAR) -> str:
    """Return Markdown that reads as exactly this text by a grammar: no character of it acts as markup.

    `line_start` says that the text begins a line, where numbers, bullets and the like would act too.
    """
    escaped = _INLINE[grammar].sub(r"\\\1", text)
    if line_start and grammar > FIRST:
        escaped = _LABEL_START.sub(lambda at: f"{at[1]}{at[2] or ''}\\{at[3]}", escaped)
    return _LINE_START.sub(r"\1\\\2", escaped) if line_start else escaped


_SPELLED: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})


def spelled(words: str, language: str) -> str:
    """Return words in letters without dots where a language writes other letters for them: “Aenderungen” in German."""
    german = language.lower().partition("-")[0] == "de"
    return unicodedata.normalize("NFC", words).translate(_SPELLED) if german else words


_LONGEST_SLUG: Final = 40
_NO_PLAIN_ONE: Final = str.maketrans(
    {"ø": "o", "Ø": "O", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ß": "ss", "ẞ": "Ss", "ł": "l", "Ł": "L"}
    | {"đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i", "ħ": "h", "Ħ": "H", "ŧ": "t", "Ŧ": "T"}
)
"""Letters with no plain one inside: Unicode takes none of them apart."""


def plain_letters(words: str) -> str:
    """Return words with plain letters for those that have none inside: “Søn” is “Son”, and “Straße” “Strasse”."""
    return words.translate(_NO_PLAIN_ONE)


def full_slug(words: str) -> str:
    """Return all words as an id has them: lower-case letters and digits of any script folded to ASCII, with hyphens."""
    folded = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "-", folded.replace("'", "")).strip("-")
    return name or "s" + "-".join(f"{ord(c):x}" for c in words if c.isalnum())


def slug(words: str) -> str:
    """Return an id made of words, as `full_slug` has them; a long one ends after a whole word, if that leaves half."""
    name = full_slug(words)
    if len(name) > _LONGEST_SLUG:
        whole = name[: _LONGEST_SLUG + 1].rpartition("-")[0]
        name = whole if len(whole) >= _LONGEST_SLUG // 2 else name[:_LONGEST_SLUG]
    return name.rstrip("-") or "section"
