"""Items with labels as they are written, `a.`, `(i)`, `(a)(i)`, and notes with their numbers: rules for markdown-it.

A label stays among the words of its item, so that nothing that refers to “(b)” loses it; the list only says what is an
item of what.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererProtocol
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.list import markTightParagraphs
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

LABEL: Final = r"(?:\((?:[a-zA-Z]{1,7}|\d{1,3})\)(?=[ \t(])|[a-zA-Z]{1,7}[.)][ \t])"
"""What may be a label: every label is found by it, and some words that are none."""
MARKER: Final = re.compile(r"(\(?)(\d{1,3}|[a-z]|([a-z])\3|[ivxlc]{2,7}|[A-Z]|[IVXLC]{2,7})([.)])")
_FIRST: Final = frozenset("aAiI1")
LABELLED: Final = 4  # columns: what stands in so far belongs to an item, however long its label is
_NESTED: Final = 4  # columns that stand in for a list: a source of code


class _Marker(NamedTuple):
    """The label of an item: the style that its list has, the label, where its content begins, and its columns."""

    style: str
    label: str
    content: int
    width: int


def labels_plugin(parser: MarkdownIt) -> None:
    """Add lists with labels to a parser, and the labels of their items and of notes to the words of these."""
    parser.block.ruler.before("list", "labels", _list, {"alt": ["paragraph", "reference"]})
    parser.core.ruler.after("footnote_tail", "labels", _with_labels)
    for name, rule in _RULES.items():
        parser.add_render_rule(name, rule)


def is_label(words: str) -> bool:
    """Return True if words are a label, such as `a.` or `(iv)`."""
    match = MARKER.fullmatch(words)
    return bool(match and _closes(match))


def is_first_label(words: str) -> bool:
    """Return True if words are the label of a first item."""
    return is_label(words) and words.strip("().") in _FIRST


def opens_list(token: Token) -> bool:
    """Return True if a token opens a list with labels."""
    return token.type == "ordered_list_open" and token.info in _STYLES


def _closes(match: re.Match[str]) -> bool:
    """Return True if a label ends as it begins: numbers without a bracket before them are for Markdown's own lists."""
    return match[4] == ")" if match[1] else not match[2].isdigit()


def _marker(state: StateBlock, line: int) -> _Marker | None:
    start, end = state.bMarks[line] + state.tShift[line], state.eMarks[line]
    match = MARKER.match(state.src, start, end)
    if not match or not _closes(match):
        return None
    opened, label, _, closed = match.groups()
    at = content = match.end()
    while content < end and state.src[content] in " \t":
        content += 1
    if content == end or (content == at and not (opened and MARKER.match(state.src, at, end) and state.src[at] == "(")):
        return None
    kind = "1" if label.isdigit() else "a" if label.islower() else "A"
    return _Marker(f"{opened}{kind}{closed}", label, content, at - start)


def _list(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 -- markdown-it's signature for a rule
    """Read items with labels. None begins inside a paragraph but that of an item: other lines may begin so."""
    if state.is_code_block(start):
        return False
    marker = _marker(state, start)
    if marker is None or _goes_on(state, start):
        return False
    if silent:
        goes_on = state.sCount[start] < state.blkIndent or marker.label in _FIRST
        return bool(state.env.get("labels")) and goes_on
    if not marker.style.startswith("(") and marker.label not in _FIRST:
        return False
    opening = state.push("ordered_list_open", "ol", 1)
    opening.attrs, opening.info = {"class": "labels", "role": "list"}, marker.style
    first, parent, state.parentType = len(state.tokens) - 1, state.parentType, "list"
    state.env["labels"] = state.env.get("labels", 0) + 1
    line, tight, ends_empty, style = start, True, False, marker.style
    while marker is not None and marker.style == style:
        is_tight = _item(state, line, end, marker)
        tight = tight and is_tight and not ends_empty
        ends_empty = state.line - line > 1 and state.isEmpty(state.line - 1)
        line = state.line
        if line >= end or state.sCount[line] < state.blkIndent or state.is_code_block(line):
            break
        marker = _marker(state, line)
    state.env["labels"] -= 1
    state.push("ordered_list_close", "ol", -1)
    opening.map = [start, line]
    state.line, state.parentType = line, parent
    if tight:
        markTightParagraphs(state, first)
    return True


def _goes_on(state: StateBlock, line: int) -> bool:
    """Return True if a line is so far in that it continues the paragraph of an item."""
    far = state.listIndent >= 0 and state.sCount[line] - state.listIndent >= _NESTED
    return far and state.sCount[line] < state.blkIndent


def _item(state: StateBlock, line: int, end: int, marker: _Marker) -> bool:
    """Read an item; return whether it is tight."""
    start = state.bMarks[line] + state.tShift[line]
    width = marker.content - start if marker.content == start + marker.width else marker.width + 1
    indent = state.sCount[line] + min(width, LABELLED)
    item = state.push("list_item_open", "li", 1)
    item.meta = {"label": " ".join(f"{state.src[start : marker.content]}|".split()).removesuffix("|")}
    kept = state.tight, state.bMarks[line], state.tShift[line], state.sCount[line], state.listIndent, state.blkIndent
    state.listIndent, state.blkIndent = state.blkIndent, indent
    state.tight, state.bMarks[line], state.tShift[line], state.sCount[line] = True, marker.content, 0, indent
    state.md.block.tokenize(state, line, end)
    is_tight = state.tight
    state.tight, state.bMarks[line], state.tShift[line], state.sCount[line], state.listIndent, state.blkIndent = kept
    state.push("list_item_close", "li", -1)
    item.map = [line, state.line]
    return is_tight


def _with_labels(state: StateCore) -> None:
    """Put the label of each item, and the number of each note, before the first words that stand in it."""
    if any(token.type == "footnote_open" or token.info in _STYLES for token in state.tokens):
        state.tokens = list(_labelled(state.tokens))


_STYLES: Final = frozenset({"(a)", "(A)", "(1)", "a.", "A.", "a)", "A)"})
_AROUND_WORDS: Final = frozenset({"paragraph_open", "heading_open"})


def _labelled(tokens: Sequence[Token]) -> Iterator[Token]:
    waiting: list[Token] = []
    for token in tokens:
        if token.type == "footnote_anchor":
            continue  # the number of a note leads back
        label = token.meta.get("label") if token.type == "list_item_open" else None
        inside = opens_list(token)
        if waiting and token.type == "inline":
            token.children = [*waiting, *(token.children or ())]
            waiting = []
        elif waiting and not label and not inside and token.type not in _AROUND_WORDS:
            yield from _alone(waiting, token)
            waiting = []
        if label:
            waiting.append(Token("list_label", "span", 0, content=label))
        if token.type == "footnote_open":
            waiting.append(Token("note_label", "a", 0, content=f"[{token.meta['id'] + 1}]", meta=token.meta))
            waiting.append(Token("text", "", 0, content=" "))
        yield token


def _alone(labels: list[Token], before: Token) -> Iterator[Token]:
    """Yield labels as a passage of their own, where an item begins with a table, a quotation or the like."""
    words = "".join(label.content for label in labels)
    yield Token("paragraph_open", "p", 1, map=before.map, level=before.level, block=True, hidden=True)
    yield Token("inline", "", 0, content=words, children=labels, map=before.map, level=before.level + 1, block=True)
    yield Token("paragraph_close", "p", -1, level=before.level, block=True, hidden=True)


def _label(_: RendererProtocol, tokens: Sequence[Token], at: int, _options: OptionsDict, _env: EnvType) -> str:
    label = tokens[at].content
    return f'<span class="label">{label.rstrip()}</span>{" " if label.endswith(" ") else ""}'


def _note_label(_: RendererProtocol, tokens: Sequence[Token], at: int, _options: OptionsDict, _env: EnvType) -> str:
    number, address = tokens[at].content, tokens[at].attrs.get("href")
    return f'<a href="{address}" role="doc-backlink">{number}</a>' if address else number


def _reference(_: RendererProtocol, tokens: Sequence[Token], at: int, _options: OptionsDict, _env: EnvType) -> str:
    number, attributes = f"[{tokens[at].meta['id'] + 1}]", tokens[at].attrs
    if "href" in attributes:
        number = f'<a id="{attributes["id"]}" href="{attributes["href"]}" role="doc-noteref">{number}</a>'
    return f"<sup>{number}</sup>"


def _note(_: RendererProtocol, tokens: Sequence[Token], at: int, _options: OptionsDict, _env: EnvType) -> str:
    name = tokens[at].attrs.get("id")
    return f'<li id="{name}">\n' if name else "<li>\n"


_RULES: Final = {
    "list_label": _label,
    "note_label": _note_label,
    "footnote_ref": _reference,
    "footnote_block_open": lambda *_: '<ol class="notes" role="list">\n',
    "footnote_block_close": lambda *_: "</ol>\n",
    "footnote_open": _note,
    "footnote_close": lambda *_: "</li>\n",
}
