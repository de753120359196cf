"""Words that a web page holds and doesn't show, or shows in another order: left out, marked, or named."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from generator.documents.tree import lost_words
from generator.documents.web.web_page_parts import HEADINGS, words
from generator.documents.xml_tree import Element, remove

_LARGEST_HINT: Final = 12
_DECIMAL_OF_NONE: Final = r"0(?![.\d]*[1-9])"
_STYLE: Final = re.compile(
    r"(?:^|[;\s])(?:(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|content-visibility\s*:\s*hidden)\b"
    rf"|(?:opacity|font-size)\s*:\s*(?:{_DECIMAL_OF_NONE}|0?\.0\d|1px)"
    rf"|filter\s*:[^;]*\bopacity\(\s*{_DECIMAL_OF_NONE}"
    rf"|transform\s*:[^;]*\bscale[xy3d]*\(\s*{_DECIMAL_OF_NONE}"
    r"|(?:text-indent|left|right|top|bottom|margin(?:-left|-top)?)\s*:\s*-(?:\d{4,}|[5-9]\d\d)"
    r"|clip\s*:\s*rect\(\s*[01]p?x?[ ,]|clip-path\s*:\s*(?:inset\(\s*(?:50|100)%|circle\(\s*0)"
    r"|(?:-webkit-text-fill-)?(?<!-)color\s*:\s*(?:transparent\b|rgba\([^)]*,\s*0\s*\)))",
    re.IGNORECASE,
)
_NO_ROOM: Final = re.compile(r"(?:^|[;\s])(?:max-)?(?:height|width)\s*:\s*0(?![.\d]*[1-9])", re.IGNORECASE)
_CUT: Final = re.compile(r"overflow(?:-[xy])?\s*:\s*(?:hidden|clip)\b", re.IGNORECASE)
_SHOWS: Final = re.compile(r"(?:^|[;\s])display\s*:\s*(?!none\b)[a-z]", re.IGNORECASE)
_VISIBLE: Final = re.compile(r"visibility\s*:\s*visible\b", re.IGNORECASE)
_OVERRIDES: Final = re.compile(r"unicode-bidi\s*:\s*(?:isolate-)?(?:bidi-)?override\b", re.IGNORECASE)
_DIRECTION: Final = re.compile(r"(?:^|[;\s])direction\s*:\s*(rtl|ltr)\b", re.IGNORECASE)
_MARKS: Final = {"rtl": "\u202e", "ltr": "\u202d"}
_END: Final = "\u202c"
_INLINE: Final = (
    "span a b i em strong u small font mark code sup sub label q abbr cite s strike del ins time data var kbd samp dfn"
    " big tt"
).split()
_PASSAGES: Final = ("p", "li", "td", "th", "dt", "dd", "blockquote", *HEADINGS)
_BOXES: Final = (*_PASSAGES, "div", "section", "article", "ul", "ol", "dl", "table", "tr", "tbody")
_UNFOLDS: Final = re.compile(
    r"accordion|collaps|toggle|expand|faq|disclosure|(?:^|[\s_-])(?:tab|panel|answer|drawer|more)(?=$|[\s_-])",
    re.IGNORECASE,
)
_ROLES: Final = frozenset({"tabpanel", "region"})
_AROUND: Final = 3  # boxes around a hidden one that may unfold it


def mark_overridden(body: Element) -> None:
    """Put the signs around words of which a page turns the order of letters, so that they are named as such signs."""
    for one in list(body.iter(*_INLINE, "bdo", "p", "li", "div", *HEADINGS)):
        style = one.get("style", "")
        said = one.get("dir", "") if one.tag == "bdo" else ""
        if not said and _OVERRIDES.search(style):
            named = _DIRECTION.search(style)
            said = named[1] if named else one.get("dir", "")
        mark = _MARKS.get(said.casefold())
        if mark and words(one):
            one.text = f"{mark}{one.text or ''}"
            last = one[-1] if len(one) else None
            if last is None:
                one.text += _END
            else:
                last.tail = f"{last.tail or ''}{_END}"


def remove_hidden(body: Element) -> list[str]:
    """Remove a few words inside a passage that the page doesn't show, and return them; boxes that unfold stay.

    So do headings that it doesn't show, which unfold nothing.
    """
    found = []
    for one in list(body.iter(*_INLINE, *HEADINGS)):
        if _hides(one) and 0 < words(one) <= _LARGEST_HINT and (one.tag in HEADINGS or _is_part_of_passage(one)):
            found.append(_text(one))
            remove(one)
    return found


def still_hidden(body: Element) -> list[str]:
    """Return what a page doesn't show, or not to everybody, and was read all the same; not what boxes unfold.

    A part of a hidden box is not returned by itself.
    """
    controlled = {name for one in body.iter() for name in str(one.get("aria-controls", "")).split()}
    found: list[Element] = []
    for one in body.iter(*_INLINE, *_BOXES):
        is_unheard = one.get("aria-hidden", "").casefold() == "true" and _is_part_of_passage(one)
        if not (_hides(one) or is_unheard) or not words(one) or any(up in found for up in one.iterancestors()):
            continue
        if one.get("id") not in controlled and not _unfolds(one):
            found.append(one)
    return [_text(one) for one in found]


def doubt(read: Sequence[str]) -> Iterator[str]:
    """Yield the sentence that names words which a page doesn't show, and which were read."""
    if read:
        yield (
            "words that this page does not show, or not to everybody, were read as text"
            f" ({len(read)}): {lost_words.named(read)}; take out what readers do not see"
        )


def _hides(one: Element) -> bool:
    style = one.get("style", "")
    if one.get("hidden") is not None and not _SHOWS.search(style):
        return True
    found = _STYLE.search(style)
    if found and "visibility" in found[0].casefold():
        return not any(_VISIBLE.search(inner.get("style", "")) for inner in one.iter() if isinstance(inner.tag, str))
    return bool(found) or bool(_NO_ROOM.search(style) and _CUT.search(style))


def _unfolds(one: Element) -> bool:
    """Return True if a box, or one of those nearest around it, is called or made to unfold."""
    nearest = (one, *(up for up, _ in zip(one.iterancestors(), range(_AROUND), strict=False)))
    return any(
        up.tag == "details"
        or up.get("role", "") in _ROLES
        or up.get("aria-labelledby") is not None
        or _UNFOLDS.search(f"{up.get('class', '')} {up.get('id', '')}")
        for up in nearest
        if up.tag not in _INLINE
    )


def _is_part_of_passage(one: Element) -> bool:
    around = next(one.iterancestors(*_PASSAGES), None)
    return around is not None and words(around) > words(one)


def _text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())
