"""Markdown to HTML, with ids for what can be linked."""

from collections.abc import Callable, Iterator, Sequence

from generator.text.markdown import Token, parser, slug, tokens_of, words_of_inline

LinkTarget = Callable[[str], str | None]


def render(text: str, *, target: LinkTarget, prefix: str, top: int = 3) -> str:
    """Return the HTML of a section's text.

    `target` maps each link as written to the address on the page, or to nothing when it leads nowhere: then its words
    stay, without a link. Headings inside get ids that start with `prefix`, and levels from `top` on without a gap; so
    do list items, by where they stand.
    """
    tokens = tokens_of(text)
    _name_headings(tokens, prefix, top)
    _name_items(tokens, prefix)
    for token in tokens:
        if token.type == "inline" and token.children:
            token.children = list(_linked(token.children, target))
    engine = parser()
    return str(engine.renderer.render(tokens, engine.options, {}))


def _name_headings(tokens: Sequence[Token], prefix: str, top: int) -> None:
    taken: dict[str, int] = {}
    last = top - 1
    for index, token in enumerate(tokens):
        if token.type == "heading_open":
            last = min(max(int(token.tag[1]), top), last + 1, 6)
            token.tag = tokens[index + 2].tag = f"h{last}"
            name = slug(words_of_inline(tokens[index + 1]))
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
