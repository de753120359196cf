"""How Markdown was read by grammar 1: prose to blocks that can be compared."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, heading, lheading
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from generator.text.blocks import Block, BlockKind, Run

DEEPEST: Final = 80
_ROOM: Final = 10  # of the parser's own bound, which drops text, above ours, which shows it as its source
LONGEST_HEADING: Final = 2_000
MOST_OPEN: Final = 1_000  # opening brackets in one paragraph that no link can belong to: each costs the parser a lot
BREAK: Final = re.compile(r"<br\s*/?>", re.IGNORECASE)
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


def _inline_parts(state: StateCore) -> None:
    """Read what stands inside each block; where far more brackets open than links could have, without links."""
    for token in state.tokens:
        if token.type == "inline":
            token.children = token.children or []
            open_ones = token.content.count("[") - token.content.count("](")
            parser = _unlinked() if open_ones > MOST_OPEN else state.md
            parser.inline.parse(token.content, parser, state.env, token.children)


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    return _new_parser()


@lru_cache(maxsize=1)
def _unlinked() -> MarkdownIt:
    return _new_parser().disable(["link", "image"])


def _new_parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": DEEPEST + _ROOM}).enable("table")
    parser.inline.ruler.before("autolink", "line_break", _line_break)
    parser.block.ruler.before("table", "too_deep", _too_deep)
    parser.block.ruler.at("heading", _short(heading), {"alt": ["paragraph", "reference", "blockquote"]})
    parser.block.ruler.at("lheading", _short(lheading))
    parser.core.ruler.at("inline", _inline_parts)
    return parser


@lru_cache(maxsize=1024)
def parse(text: str) -> tuple[Block, ...]:
    """Return the blocks of a Markdown text, in reading order."""
    return tuple(_blocks(_parser().parse(text)))


def _blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    shape: list[str] = []
    row: list[Run] = []
    cell = 0
    in_row = False
    line = 0
    for token in tokens:
        line = token.map[0] if token.map else line
        match token.type:
            case "ordered_list_open":
                shape.append(f"number:{token.attrs.get('start', 1)}")
            case "bullet_list_open" | "blockquote_open":
                shape.append({"ul": "bullet", "blockquote": "quote"}[token.tag])
            case "bullet_list_close" | "ordered_list_close" | "blockquote_close":
                shape.pop()
            case "list_item_open":
                shape.append("item")
            case "list_item_close":
                shape.pop()
            case "heading_open":
                shape.append(token.tag)
            case "heading_close":
                shape.pop()
            case "tr_open":
                in_row, row, cell = True, [], 0
            case "tr_close":
                in_row = False
                yield Block("row", tuple(shape), tuple(row), line)
            case "th_close" | "td_close":
                cell += 1
            case "thead_open":
                shape.append("head")
            case "thead_close":
                shape.pop()
            case "inline" if in_row:
                row.extend(_runs(token.children or (), cell))
            case "inline":
                yield Block(_kind(shape), tuple(shape), tuple(_runs(token.children or (), 0)), line)
            case "fence" | "code_block":
                yield Block("code", tuple(shape), (Run(token.content, ("code",)),), line)
            case "hr":
                yield Block("rule", tuple(shape), (), line)
            case _:
                pass


def _kind(shape: Sequence[str]) -> BlockKind:
    if shape and re.fullmatch(r"h[1-6]", shape[-1]):
        return "heading"
    return "item" if "item" in shape else "paragraph"


def _runs(children: Sequence[Token], cell: int) -> Iterator[Run]:
    marks: list[str] = []
    pending = ""
    for child in children:
        text, mark = _inline(child)
        if mark is None:
            pending += text
            continue
        if pending:
            yield Run(pending, tuple(marks), cell)
            pending = ""
        if mark == "":
            marks.pop()
        elif text:
            yield Run(text, (*marks, mark), cell)
        else:
            marks.append(mark)
    if pending:
        yield Run(pending, tuple(marks), cell)


def _inline(token: Token) -> tuple[str, str | None]:
    """Return an inline token's text, and the mark that it opens (`""` closes the last; nothing for plain text)."""
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
        case "strong_open" | "em_open":
            return "", token.tag
        case "link_open":
            return "", f"link:{token.attrs.get('href', '')}"
        case "strong_close" | "em_close" | "link_close":
            return "", ""
        case _:
            message = f"unknown inline token {token.type}"
            raise TypeError(message)
