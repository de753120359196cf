"""The one door to markdown-it: prose to blocks that can be compared, to HTML that is read, to links that must hold."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise
from typing import Final, Literal

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, heading, lheading
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

GRAMMAR: Final = 1  # sealed with each version: another number where the same Markdown would be read otherwise
DEEPEST: Final = 80
_ROOM: Final = 10  # of the parser's own bound, which drops text, above ours, which shows it as its source
LONGEST_HEADING: Final = 2_000
MOST_OPEN: Final = 1_000  # opening brackets in one paragraph that no link can belong to: each costs the parser a lot
BREAK: Final = re.compile(r"<br\s*/?>", re.IGNORECASE)
LinkTarget = Callable[[str], str | None]
BlockRule = Callable[[StateBlock, int, int, bool], bool]
BlockKind = Literal["paragraph", "heading", "item", "row", "code", "rule"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of words with the marks on it: `strong`, `em`, `code`, `link:TARGET`, `image:SOURCE`.

    `cell` counts the columns of a table row.
    """

    text: str
    marks: tuple[str, ...] = ()
    cell: int = 0


@dataclass(frozen=True, slots=True)
class BlockPlace:
    """Where a block stands in its text, as numbers (from 0) of other blocks; -1 where there is none.

    `heading` is the nearest heading above it, or above that heading's level for a heading itself; a bold line of its
    own counts as a heading one level below the nearest. `lead` is the paragraph that leads in the list that it stands
    in, `parent` the first block of the item around it, `head` the first row of its table.
    """

    heading: int = -1
    lead: int = -1
    parent: int = -1
    head: int = -1


TOP_PLACE: Final = BlockPlace()


@dataclass(frozen=True, slots=True)
class Block:
    """A unit that a reader sees as one: a paragraph, a list item's text, a table row, a heading.

    `shape` is what surrounds it: the lists and quotes that it stands in, its number or heading level. Two blocks with
    equal shape and runs read the same. `line` counts from 0 in the parsed text; `place` says what it stands under.
    """

    kind: BlockKind
    shape: tuple[str, ...]
    runs: tuple[Run, ...]
    line: int
    place: BlockPlace = field(default=TOP_PLACE, compare=False)

    @property
    def words(self) -> str:
        """The text without marks; cells of a row are separated by “ | ”."""
        cells: dict[int, list[str]] = {}
        for run in self.runs:
            cells.setdefault(run.cell, []).append(run.text)
        return " | ".join("".join(texts) for texts in cells.values())

    @property
    def identity(self) -> tuple[str, tuple[str, ...], tuple[Run, ...]]:
        """What makes two blocks the same block, wherever they stand."""
        return (self.kind, self.shape, self.runs)


def _line_break(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 -- markdown-it's signature for a rule
    """Read `<br>` as a line break: inside a table cell Markdown has no other way to write one."""
    match = BREAK.match(state.src, state.pos)
    if not match:
        return False
    if not silent:
        state.push("hardbreak", "br", 0)
    state.pos = match.end()
    return True


def _too_deep(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 -- likewise
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

    def limited(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 -- likewise
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


def _tokens(text: str) -> list[Token]:
    return _parser().parse(text)


@lru_cache(maxsize=1024)
def parse(text: str) -> tuple[Block, ...]:
    """Return the blocks of a Markdown text, in reading order."""
    return tuple(_placed(_blocks(_tokens(text))))


BOLD_LINE: Final = 120  # letters: a longer bold paragraph is no heading


def is_bold_line(block: Block) -> bool:
    """Return True if a block is a bold line of its own: a heading in all but its marks."""
    return (
        block.kind == "paragraph"
        and not block.shape
        and 0 < len(block.words) <= BOLD_LINE
        and all("strong" in run.marks or not run.text.strip(" :.") for run in block.runs)
    )


def is_heading(block: Block) -> bool:
    """Return True if a block is a heading, or a bold line that stands for one."""
    return block.kind == "heading" or is_bold_line(block)


def _placed(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks with their places."""
    headings: list[tuple[int, int]] = []  # level and number of each heading around
    leads: dict[int, int] = {}  # by depth, the paragraph that leads in the next list there
    items: list[tuple[tuple[str, ...], int, int]] = []  # of each item around: its shape, its first block, its lead-in
    head = -1
    for number, block in enumerate(blocks):
        while items and block.shape[: len(items[-1][0])] != items[-1][0]:
            items.pop()
        depth = block.shape.count("item")
        if block.kind != "row" or "head" in block.shape:
            head = number if block.kind == "row" else -1
        level = int(block.shape[-1][1:]) if block.kind == "heading" and len(block.shape) == 1 else 0
        if is_bold_line(block):
            real = [one for one, _ in headings if one <= _LOWEST]
            level = (real[-1] if real else 0) + _BOLD
        if level:
            while headings and headings[-1][0] >= level:
                headings.pop()
        above = headings[-1][1] if headings else -1
        if block.kind == "item" and block.shape[-1] == "item":
            items = [one for one in items if len(one[0]) < len(block.shape)]
            parent = items[-1][1] if items else -1
            lead = leads.get(depth - 1, -1)
            items.append((block.shape, number, lead))
        else:
            parent = items[-1][1] if items else -1
            lead = items[-1][2] if items else -1
        yield replace(block, place=BlockPlace(above, lead, parent, head if head != number else -1))
        if level:
            headings.append((level, number))
            leads.clear()
        elif block.kind in {"paragraph", "item"}:
            leads = {one: led for one, led in leads.items() if one < depth} | {depth: number}


_LOWEST: Final = 6
_BOLD: Final = 10  # added to the level of the heading above: below all of it, and level with other bold lines there


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


def plain(text: str) -> str:
    """Return the words of one line of Markdown, without marks."""
    return " ".join(" ".join(block.words for block in parse(text)).split())


def render(text: str, *, target: LinkTarget, prefix: str, top: int = 3) -> str:
    """Return the HTML of a section's text.

    `target` maps each link as written to the address on the page, or to nothing when it leads nowhere: then its words
    stay, without a link. Headings inside get ids that start with `prefix`, and levels from `top` on without a gap; so
    do list items, by where they stand.
    """
    tokens = _tokens(text)
    _name_headings(tokens, prefix, top)
    _name_items(tokens, prefix)
    for token in tokens:
        if token.type == "inline" and token.children:
            token.children = list(_linked(token.children, target))
    parser = _parser()
    return str(parser.renderer.render(tokens, parser.options, {}))


def _name_headings(tokens: Sequence[Token], prefix: str, top: int) -> None:
    taken: dict[str, int] = {}
    last = top - 1
    for index, token in enumerate(tokens):
        if token.type == "heading_open":
            last = min(max(int(token.tag[1]), top), last + 1, 6)
            token.tag = tokens[index + 2].tag = f"h{last}"
            name = slug(_words_of(tokens[index + 1]))
            taken[name] = taken.get(name, 0) + 1
            token.attrs["id"] = f"{prefix}--{name}" + (f"-{taken[name]}" if taken[name] > 1 else "")


def _name_items(tokens: Sequence[Token], prefix: str) -> None:
    """Give each list item an id by its place: 2.3 is the third item of the second list, 2.3.1.1 stands inside it.

    It stays the same as long as the item keeps its place; the dot keeps it apart from the ids of headings.
    """
    lists = [0]  # how many there are already at each depth
    place: list[int] = []
    for token in tokens:
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                lists[-1] += 1
                place += [lists[-1], 0]
                lists.append(0)
            case "bullet_list_close" | "ordered_list_close":
                del place[-2:]
                lists.pop()
            case "list_item_open":
                place[-1] += 1
                lists[-1] = 0
                token.attrs["id"] = f"{prefix}--{'.'.join(map(str, place))}"
            case _:
                pass


def _words_of(inline: Token) -> str:
    return "".join(_inline(child)[0] for child in inline.children or ())


def _linked(children: Sequence[Token], target: LinkTarget) -> Iterator[Token]:
    dropped: list[bool] = []
    for child in children:
        match child.type:
            case "link_open":
                address = target(str(child.attrs.get("href", "")))
                dropped.append(address is None)
                if address is not None:
                    child.attrs["href"] = address
                    yield child
            case "link_close":
                if not dropped.pop():
                    yield child
            case "image":
                yield Token("text", "", 0, content=child.content)
            case _:
                yield child


@dataclass(frozen=True, slots=True)
class Loss:
    """Something in a text that a reader would not see as it was meant; `literal` is what to look for from `line` on."""

    rule: str
    line: int
    literal: str
    message: str
    remedy: str


_HTML: Final = re.compile(r"</?[a-zA-Z][^<>]*>|<!--(?:(?!-->|<!--).)*-->|<!--|<![A-Z]|<\?")
_REFERENCE: Final = re.compile(r"\[(?P<text>[^\[\]]+)\]\[(?P<name>[^\[\]]*)\]")
_LINK_LIKE: Final = re.compile(r"\]\(\s*(?:javascript|vbscript|file|data):", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Link:
    """A link as written, with the line (from 0) of the block in which it stands."""

    target: str
    line: int


@dataclass(frozen=True, slots=True)
class Survey:
    """What a check needs to know of a text: its links, the ids inside it, and what it loses."""

    links: tuple[Link, ...]
    anchors: tuple[str, ...]
    losses: tuple[Loss, ...]


@lru_cache(maxsize=256)
def survey(text: str, *, prefix: str) -> Survey:
    """Return what a check needs to know of a section's text; `prefix` starts the ids of its headings.

    What it loses: raw HTML, references without target, images without words, top headings, text nested so deep that
    only its source is shown. A character that the text escapes is meant to be seen, and no loss.
    """
    tokens = _unjoined().parse(text)
    links: list[Link] = []
    losses: list[Loss] = []
    line = 0
    for token in tokens:
        line = token.map[0] if token.map else line
        children = token.children or ()
        links.extend(Link(str(child.attrs.get("href", "")), line) for child in children if child.type == "link_open")
        losses.extend(_losses(token, line))
    _name_headings(tokens, prefix, 3)
    _name_items(tokens, prefix)
    anchors = tuple(str(token.attrs["id"]) for token in tokens if "id" in token.attrs)
    return Survey(tuple(links), anchors, tuple(losses))


def _losses(token: Token, line: int) -> Iterator[Loss]:
    if token.type == "heading_open" and token.tag in {"h1", "h2"}:
        remedy = "use ### for a heading inside it, or make it a section file of its own"
        yield Loss("heading-level", line, "", "a heading of level 1 or 2 inside a section", remedy)
    if token.type == "code_block" and token.level >= DEEPEST:
        message = "this is nested so deep that it would not be shown as it is meant"
        yield Loss("nesting", line, "", message, "flatten the list or the quotation")
    children = token.children or ()
    for child in children:
        if child.type == "image" and not child.content.strip():
            message = "an image without words for people who can't see it"
            yield Loss("image-alternative", line, "![](", message, "write ![what it shows](address)")
    yield from _losses_in_words("".join(map(_meant, children)), line)


_ESCAPED: Final = "\ue000"  # stands for a character that the text escapes


def _meant(child: Token) -> str:
    match child.type:
        case "text":
            return child.content
        case "softbreak" | "hardbreak":
            return "\n"
        case _:
            return _ESCAPED


@lru_cache(maxsize=1)
def _unjoined() -> MarkdownIt:
    return _new_parser().disable("text_join")


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
    for match in _LINK_LIKE.finditer(words):
        yield Loss(
            "link-scheme",
            line,
            match[0],
            "a link of this kind is not safe",
            "link to an https:, mailto: or tel: address",
        )


_HEADING_LINE: Final = re.compile(r"^ {0,3}(?:#{1,6}(?:[ \t].*)?|=+[ \t]*|-+[ \t]*)$", re.MULTILINE)


def headings(text: str) -> Iterator[tuple[int, int, int, str, bool]]:
    """Yield each top-level heading: first line, line after it, level, words, and whether it holds a link or picture.

    Lines end with LF. What follows the last line that could make a heading is read only for the targets of links.
    """
    environment: dict[str, object] = {}
    last = max((match.end() for match in _HEADING_LINE.finditer(text)), default=0)
    tokens = _divided().parse(text if "]:" in text[last:] else text[:last], environment)
    for index, token in enumerate(tokens):
        if token.type == "heading_open" and token.level == 0 and token.map:
            inline = _parser().parseInline(tokens[index + 1].content, environment)[0]
            parts = inline.children or ()
            linked = any(
                one.type == "image"
                or (one.type == "link_open" and one.attrs.get("href") and after.type != "link_close")
                for one, after in pairwise((*parts, inline))
            )
            yield token.map[0], token.map[1], int(token.tag[1]), " ".join(_words_of(inline).split()), linked


@lru_cache(maxsize=1)
def _divided() -> MarkdownIt:
    """Return the parser of blocks only: what stands inside a line is not read."""
    return _new_parser().disable(["inline", "text_join"])


def definitions(text: str) -> dict[str, str]:
    """Return the link references that a text defines, by normalised label, each as the line that defines it."""
    if "]:" not in text:
        return {}
    environment: dict[str, dict[str, dict[str, str]]] = {}
    _divided().parse(text, environment)
    return {label: f"[{label}]: <{found['href']}>" for label, found in environment.get("references", {}).items()}


_INLINE: Final = re.compile(r"([\\`*_\[\]{}|]|<(?=[a-zA-Z/!?])|&(?=#?\w+;))")
_LINE_START: Final = re.compile(r"^(\s*\d*)([#+=.)>-])", re.MULTILINE)


def escape(text: str, *, line_start: bool = True) -> str:
    """Return Markdown that reads as exactly this text: no character of it acts as markup.

    `line_start` says that the text begins a line, where numbers, bullets and the like would act too.
    """
    escaped = _INLINE.sub(r"\\\1", text)
    return _LINE_START.sub(r"\1\\\2", escaped) if line_start else escaped


def slug(words: str, *, longest: int = 40) -> str:
    """Return an id made of words: lower-case letters and digits of any script folded to ASCII, joined by hyphens.

    A long one ends after a whole word, where that leaves half of it.
    """
    folded = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "-", folded.replace("'", "")).strip("-")
    if not name:
        name = "s" + "-".join(f"{ord(c):x}" for c in words if c.isalnum())[: longest - 1].strip("-")
    if len(name) > longest:
        whole = name[: longest + 1].rpartition("-")[0]
        name = whole if len(whole) >= longest // 2 else name[:longest]
    return name.rstrip("-") or "section"
