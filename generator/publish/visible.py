"""What readers see of a page: its words outside of elements that are hidden, and whether style sheets hide a notice.

Colours, and what scripts do, are not known here.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from typing import Final

MARK: Final = "data-notice"
TOP: Final = 40_000
"""So many letters of a page are read first: what is announced stands at its top."""
_TOKEN: Final = re.compile(
    r"<!--.*?-->|<(?P<end>/?)(?P<name>[a-zA-Z][\w-]*)(?P<more>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>|(?P<text>[^<]+)",
    re.DOTALL,
)
_ATTRIBUTE: Final = re.compile(r"([\w:-]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_VOID: Final = frozenset("area base br col embed hr img input link meta source track wbr".split())
_NEVER_SHOWN: Final = frozenset("script style template noscript head title datalist textarea svg object iframe".split())
_CLOSED: Final = frozenset({"details", "dialog"})
_HIDES: Final = re.compile(
    r"(?<![\w-])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|content-visibility\s*:\s*hidden"
    r"|(?:opacity|font-size|zoom|scale|(?:max-)?(?:block-size|height|width))\s*:\s*0*\.?0*(?:px|r?em|%|vh|vw)?\s*(?=[;!}]|$)"
    r"|(?:text-indent|left|right|top|bottom|inset[\w-]*|margin[\w-]*|translate)\s*:[^;]*-\d{3,}"
    r"|clip(?:-path)?\s*:(?!\s*(?:none|auto))|color\s*:\s*transparent|filter\s*:[^;]*opacity\(0|transform\s*:[^;]*(?:scale|-\d{3}))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Element:
    """An element by its name, and its attributes."""

    name: str
    attributes: tuple[tuple[str, str], ...]

    def get(self, name: str) -> str | None:
        """Return the value of an attribute; None where it has none."""
        return dict(self.attributes).get(name)


def unseen(html: str, sentences: Sequence[str], styles: Sequence[tuple[str, str]]) -> str:
    """Return which of the sentences, or which style sheet that hides a notice, keeps readers from what is announced.

    Empty where they see all of it. Style sheets are given by name and text.
    """
    for part in (html[:TOP], html) if len(html) > TOP else (html,):
        walked = [*_walked(part)]
        seen = _bare("".join(text for text, _ in walked))
        lacking = [one for one in sentences if _bare(one) not in seen]
        if not lacking:
            chains = {chain for _, chain in walked if chain and chain[-1].get(MARK) is not None}
            hiding = ((name, chain) for name, text in styles for chain in chains if _is_hidden_by(text, chain))
            return next((f"the style sheet {name} hides it" for name, _ in hiding), "")
    return f"readers don’t see “{lacking[0]}”"


def _is_hidden_by(text: str, chain: tuple[Element, ...]) -> bool:
    words = (*chain, Element("p", ()))
    return any(_matches(one, words) for one in _hiding(text))


def _bare(words: str) -> str:
    """Return words without spaces and entities, in which elements may stand between any two letters."""
    return "".join(unescape(words).split())


def _walked(html: str) -> Iterator[tuple[str, tuple[Element, ...]]]:
    """Yield the words of a page that are not hidden, and with an empty text each element, with those around it."""
    stack: list[Element] = []
    hidden = 0  # so many of them are
    for match in _TOKEN.finditer(html):
        name = (match["name"] or "").lower()
        if match["text"]:
            if not hidden:
                yield match["text"], ()
        elif match["end"]:
            while stack and any(one.name == name for one in stack):
                closed = stack.pop()
                hidden -= _is_hidden(closed)
                if closed.name == name:
                    break
        elif name and name not in _VOID:
            one = Element(name, _attributes(match["more"]))
            if not match["more"].rstrip().endswith("/"):
                stack.append(one)
                hidden += _is_hidden(one)
            if not hidden:
                yield "", (*stack,)


def _attributes(words: str) -> tuple[tuple[str, str], ...]:
    return tuple((one[1].lower(), unescape(one[2] or one[3] or one[4] or "")) for one in _ATTRIBUTE.finditer(words))


def _is_hidden(one: Element) -> bool:
    if one.name in _NEVER_SHOWN or one.get("hidden") is not None or one.get("aria-hidden") == "true":
        return True
    return (one.name in _CLOSED and one.get("open") is None) or bool(_HIDES.search(one.get("style") or ""))


_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE: Final = re.compile(r"(?P<head>[^{}]*)\{(?P<body>[^{}]*)\}|(?P<open>[^{}]*)\{|\}")
_STEP: Final = re.compile(r"\s*[>+~]\s*|\s+")
_SIMPLE: Final = re.compile(r"(?P<kind>[.#]?)(?P<name>[\w-]+)|\[(?P<attribute>[\w-]+)[^\]]*\]|::?(?P<pseudo>[\w-]+)")


@lru_cache(maxsize=64)
def _hiding(text: str) -> tuple[str, ...]:
    """Return the selectors of the rules of a style sheet that hide what they match, but those for paper."""
    found: list[str] = []
    around: list[str] = []
    for match in _RULE.finditer(_COMMENT.sub("", text)):
        if match["head"] is not None:
            on_paper = any("print" in one and "screen" not in one for one in around)
            if _HIDES.search(match["body"]) and not on_paper:
                found += match["head"].split("}")[-1].split(";")[-1].split(",")
        elif match["open"] is not None:
            around.append(match["open"])
        elif around:
            around.pop()
    return tuple(one.strip() for one in found if one.strip())


def _matches(selector: str, chain: Sequence[Element]) -> bool:
    """Return True if a selector may match the last of these elements or one around it; states such as :hover never."""
    steps = [one for one in _STEP.split(selector) if one]
    return any(_ends_at(steps, chain[: at + 1]) for at in range(len(chain)))


def _ends_at(steps: Sequence[str], chain: Sequence[Element]) -> bool:
    if not steps:
        return True
    if not chain or not _is(steps[-1], chain[-1]):
        return False
    return len(steps) == 1 or any(_ends_at(steps[:-1], chain[:at]) for at in range(1, len(chain)))


def _is(step: str, one: Element) -> bool:
    names = {"#": (one.get("id"),), "": (one.name,)}
    classes, parts = (one.get("class") or "").split(), [*_SIMPLE.finditer(step)]
    for part in parts:
        if part["pseudo"]:
            if part["pseudo"] not in {"root", "first-child", "last-child", "not", "is", "where", "nth-child"}:
                return False
        elif part["attribute"]:
            if one.get(part["attribute"].lower()) is None:
                return False
        elif part["name"] not in (classes if part["kind"] == "." else names[part["kind"]]):
            return False
    return bool(parts) or "*" in step
