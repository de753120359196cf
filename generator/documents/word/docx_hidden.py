"""Words that a Word file holds and does not show: left out and named, since nobody who read the file has read them."""

from typing import Final

from generator.documents.word.docx_numbering import W, is_on, words_of
from generator.documents.xml_tree import Element

_SEEN: Final = tuple(
    f"{W}{one}"
    for one in ("t", "tab", "br", "cr", "sym", "noBreakHyphen", "footnoteReference", "endnoteReference", "drawing")
)
_DEEPEST: Final = 20  # styles that are based on one another


def leave_out(root: Element, styles: Element | None) -> list[str]:
    """Take hidden words out of a part of a Word file, and return them; a passage of nothing else goes as a whole."""
    hiding = _hiding_styles(styles)
    found = []
    for row in list(root.iter(f"{W}tr")):
        if is_on(row.find(f"{W}trPr/{W}hidden")) and row.getparent() is not None:
            found.append(words_of(row))
            row.getparent().remove(row)
    for paragraph in list(root.iter(f"{W}p")):
        style = _named(paragraph.find(f"{W}pPr/{W}pStyle"))
        runs = [one for one in paragraph.iter(f"{W}r") if next(one.iterancestors(f"{W}p")) is paragraph]
        hidden = [one for one in runs if _is_hidden(one, style, hiding)]
        if not hidden:
            continue
        found.append("".join(map(words_of, hidden)))
        for run in hidden:
            for seen in [one for one in run if one.tag in _SEEN]:
                run.remove(seen)
        around = paragraph.getparent()
        if next(paragraph.iter(*_SEEN), None) is None and around is not None and len(around.findall(f"{W}p")) > 1:
            around.remove(paragraph)
    return found


def _is_hidden(run: Element, style: str, hiding: frozenset[str]) -> bool:
    own = run.find(f"{W}rPr/{W}vanish")
    return is_on(own) if own is not None else not hiding.isdisjoint({style, _named(run.find(f"{W}rPr/{W}rStyle"))})


def _hiding_styles(root: Element | None) -> frozenset[str]:
    """Return the ids of the styles of a Word file whose words are hidden, by themselves or what they are based on."""
    every = {one.get(f"{W}styleId", ""): one for one in root.iter(f"{W}style")} if root is not None else {}

    def hides(name: str, depth: int = 0) -> bool:
        style = every.get(name)
        if style is None or depth > _DEEPEST:
            return False
        own = style.find(f"{W}rPr/{W}vanish")
        return is_on(own) if own is not None else hides(_named(style.find(f"{W}basedOn")), depth + 1)

    return frozenset(name for name in every if hides(name))


def _named(element: Element | None) -> str:
    return "" if element is None else str(element.get(f"{W}val", ""))


def strike_twice_struck(root: Element) -> None:
    """Strike words of a Word file once where they are struck by two lines, which pandoc doesn't read."""
    for one in root.iter(f"{W}dstrike"):
        one.tag = f"{W}strike"
