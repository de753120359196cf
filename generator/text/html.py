"""Markdown to HTML, with ids for what can be linked."""

import re
from collections.abc import Callable, Iterator, Sequence
from html import escape as text_of
from typing import Final

from generator.model.document import Section
from generator.result_cache import kept
from generator.text.markdown import Token, parser, slug, words_of_inline
from generator.text.stretches import stretches, tokens_in
from generator.text.table_names import TableNames

LinkTarget = Callable[[str], str | None]


def render(section: Section, *, target: LinkTarget, top: int = 3, tables: TableNames | None = None) -> str:
    """Return the HTML of a section's text.

    `target` maps each link as written to the address on the page, or to None when it leads nowhere: then its words
    stay, without a link. Headings inside get ids that start with the section's, and levels from `top` on without a
    gap; so do list items, by where they stand, and notes, by their labels. A text whose links lead to the same
    addresses is rendered once. Where `tables` names them, each table scrolls in a frame that the keyboard reaches.
    """
    return rendered(section.text, section.grammar, section.id, top, addresses(section, target), tables)


def addresses(section: Section, target: LinkTarget) -> "Addresses":
    """Return each link of a text as it is written, once, with the address to which it leads."""
    return tuple((written, target(written)) for written in _link_targets(section.text, section.grammar))


Addresses = tuple[tuple[str, str | None], ...]  # each link as written, and where it leads on the page


def _tokens(text: str, grammar: int) -> Iterator[Token]:
    """Yield the tokens of a text; whoever changes one copies it."""
    return (token for stretch in stretches(text) for token in tokens_in(stretch, grammar))


@kept(8192)
def _link_targets(text: str, grammar: int) -> tuple[str, ...]:
    """Return the links of a text as they are written, each once."""
    children = (
        child for token in _tokens(text, grammar) for child in token.children or () if child.type == "link_open"
    )
    return tuple(dict.fromkeys(str(child.attrs.get("href", "")) for child in children))


@kept(2048)
def rendered(
    text: str, grammar: int, prefix: str, top: int, addresses: Addresses, tables: TableNames | None = None
) -> str:
    """Return the HTML of a text; `prefix` begins the ids, `addresses` say where its links lead."""
    leads = dict(addresses)
    tokens = [_led(token, leads.__getitem__) for token in _named_tokens(text, grammar, prefix, top)]
    if tables:
        tokens = list(_framed(tokens, iter(tables)))
    engine = parser(grammar)
    return str(engine.renderer.render(tokens, engine.options, {}))


def _framed(tokens: Sequence[Token], names: Iterator[str]) -> Iterator[Token]:
    """Yield the tokens with a frame around each table; a cell at its head that has no words is no heading."""
    for n, token in enumerate(tokens):
        if token.type == "table_open":
            frame = f'<div class="policy-scroll" role="group" aria-label="{text_of(next(names))}" tabindex="0">\n'
            yield Token("html_block", "", 0, content=frame)
        at = {"th_open": n + 1, "th_close": n - 1}.get(token.type)
        yield token if at is None or tokens[at].content.strip() else token.copy(tag="td")
        if token.type == "table_close":
            yield Token("html_block", "", 0, content="</div>\n")


def ids(section: Section) -> frozenset[str]:
    """Return the ids inside a section's text: those of headings, items of lists and notes."""
    return _ids(section.text, section.grammar, section.id)


@kept(2048)
def _ids(text: str, grammar: int, prefix: str) -> frozenset[str]:
    tokens = list(_tokens(text, grammar))
    return frozenset(name for _, name in token_ids(tokens, prefix))


_CHANGED: Final = frozenset({"heading_open", "heading_close", "list_item_open", "footnote_open"})
"""Tokens of which a page has its own: those with ids and levels."""
_LED: Final = frozenset({"link_open", "image", "text_special"})
"""What stands otherwise on a page than it was read: most words have nothing of it."""


def _named_tokens(text: str, grammar: int, prefix: str, top: int) -> list[Token]:
    """Return the tokens of a text with the ids and levels that they have on a page."""
    every = _tokens(text, grammar)
    tokens = [token.copy(attrs=dict(token.attrs)) if token.type in _CHANGED else token for token in every]
    for token, name in token_ids(tokens, prefix):
        token.attrs["id"] = name
    _level_headings(tokens, top)
    _name_notes(tokens, prefix)
    return tokens


def _level_headings(tokens: Sequence[Token], top: int) -> None:
    last = top - 1
    for index, token in enumerate(tokens):
        if token.type == "heading_open":
            if not tokens[index + 1].content.strip():  # a place in the text, and no heading for those who hear it
                token.tag = tokens[index + 2].tag = "div"
                continue
            last = min(max(int(token.tag[1]), top), last + 1, 6)
            token.tag = tokens[index + 2].tag = f"h{last}"


def token_ids(tokens: Sequence[Token], prefix: str) -> Iterator[tuple[Token, str]]:
    """Yield the tokens that have an id on a page, with it: headings, items of lists, notes.

    A heading is named by its words, a list item by its place: 2.3 is the third item of the second list, 2.3.1.1 stands
    inside it. That stays the same as long as the item keeps its place; the dot keeps it apart from the ids of headings.
    """
    taken: dict[str, int] = {}
    lists = [0]  # how many there are already at each depth
    place: list[int] = []
    for index, token in enumerate(tokens):
        match token.type:
            case "heading_open":
                name = slug(words_of_inline(tokens[index + 1]))
                taken[name] = taken.get(name, 0) + 1
                yield token, f"{prefix}--{name}" + (f"-{taken[name]}" if taken[name] > 1 else "")
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
                yield token, f"{prefix}--{'.'.join(map(str, place))}"
            case "footnote_open":
                yield token, f"{prefix}--note.{_named(token)}"
            case _:
                pass


def _name_notes(tokens: Sequence[Token], prefix: str) -> None:
    """Give each place that refers to a note an id by the note's label, and both of them a link to the other.

    The first place has the id of which the number of the note makes its link back.
    """
    for token in tokens:
        for child in token.children or () if token.type == "inline" else ():
            if child.type == "footnote_ref":
                again = child.meta["subId"]
                child.attrs["id"] = f"{prefix}--ref.{_named(child)}{f'.{again + 1}' if again else ''}"
                child.attrs["href"] = f"#{prefix}--note.{_named(child)}"
            elif child.type == "note_label":
                child.attrs["href"] = f"#{prefix}--ref.{_named(child)}"


def _named(token: Token) -> str:
    """Return the label of a note, or its number where the label can't stand in an id; the stop keeps them apart."""
    label = str(token.meta["label"])
    return label if re.fullmatch(r"[A-Za-z0-9_-]+", label) else f"{token.meta['id'] + 1}."


def _led(token: Token, target: LinkTarget) -> Token:
    """Return a token as it stands on a page: with links that lead to where they do from there."""
    children = token.children or ()
    if not any(child.type in _LED for child in children):
        return token
    return token.copy(children=list(_linked(children, target)))


def _linked(children: Sequence[Token], target: LinkTarget) -> Iterator[Token]:
    dropped: list[bool] = []
    for n, child in enumerate(children):
        match child.type:
            case "link_open":
                wordless = children[n + 1].type == "link_close"  # a stop without a name on the way of the keyboard
                address = None if wordless else target(str(child.attrs.get("href", "")))
                dropped.append(address is None)
                if address is not None:
                    yield child.copy(attrs={**child.attrs, "href": address})
            case "link_close":
                if not dropped.pop():
                    yield child
            case "image" | "text_special":
                yield Token("text", "", 0, content=child.content)
            case _:
                yield child
