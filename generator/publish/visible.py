"""What readers see of a page: words outside of elements that are hidden, and whether style sheets hide notice or text.

Colours, and what scripts do, are not known here.
"""

import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import Final

from generator.publish.hiding_rules import Element, hides_by_style, hiding, matches

MARK: Final = "data-notice"
TEXT: Final = "policy-text"
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
TOP: Final = 40_000
"""So many letters of a page are read first: what is announced stands at its top."""
_TOKEN: Final = re.compile(
    r"<!--.*?-->|<(?P<end>/?)(?P<name>[a-zA-Z][\w-]*)(?P<more>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>|(?P<text>[^<]+)",
    re.DOTALL,
)
_MARKUP: Final = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)
_SHOWN: Final = 80
_AWAY: Final = re.compile(r"<meta\b[^>]*http-equiv\s*=\s*[\"']?\s*refresh|<base\b", re.IGNORECASE)
_ATTRIBUTE: Final = re.compile(r"([\w:-]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_VOID: Final = frozenset("area base br col embed hr img input link meta source track wbr".split())
_SHOW_WORDS: Final = frozenset(
    "html body main article section nav aside header footer hgroup address search div p pre blockquote center"
    " h1 h2 h3 h4 h5 h6 ul ol li menu dl dt dd figure figcaption table caption colgroup thead tbody tfoot tr th"
    " td details summary dialog form fieldset legend label button output a abbr acronym b bdi bdo big cite code"
    " data del dfn em font i ins kbd mark nobr q rt ruby s samp small span strike strong sub sup time tt u var".split()
)
"""The elements that show the words in them: of any other, as a video or a select, browsers show something else."""
_CLOSED: Final = frozenset({"details", "dialog"})
_UNSEEN: Final = ("hidden", "popover", "inert")
"""Attributes with which an element is not shown, or can't be read by everybody."""
_INSTEAD: Final = re.compile(r"<template\b[^>]*\sshadowroot", re.IGNORECASE)
_INLINE: Final = re.compile(r"<style\b[^>]*>(.*?)</style\s*>", re.IGNORECASE | re.DOTALL)


def unseen(html: str, sentences: Sequence[str], styles: Sequence[tuple[str, str]]) -> str:
    """Return which of the sentences, or which style sheet that hides a notice, keeps readers from what is announced.

    Empty where they see all of it. Style sheets are given by name and text; those on the page itself are read, too.
    """
    if _INSTEAD.search(html):
        return "a template stands in the place of what the page says"
    styles = [*styles, *(("on the page", text) for text in _INLINE.findall(html))]
    for part in (html[:TOP], html) if len(html) > TOP else (html,):
        walked = [*_walked(part)]
        seen = _bare("".join(text for text, _ in walked))
        lacking = [one for one in sentences if _letters(one) not in seen]
        if not lacking:
            chains = {chain for _, chain in walked if chain and chain[-1].get(MARK) is not None}
            found = (name for name, text in styles for chain in chains if _is_hidden_by(text, chain))
            return next((f"the style sheet {name} hides it" for name in found), "")
    return f"readers don’t see “{lacking[0]}”"


def leads_away(html: str) -> bool:
    """Return True if a page leads readers to another one at once, or its links to another site."""
    return bool(_AWAY.search(html))


def lacking_words(html: str, parts: Sequence[str]) -> str:
    """Return the beginning of the first of some words that a page doesn't hold; empty where it holds all of them."""
    there = _bare(_MARKUP.sub("", html)) if parts else ""
    gone = next((one for one in parts if _letters(one) not in there), "")
    return gone if len(gone) <= _SHOWN else f"{gone[:_SHOWN].rpartition(' ')[0]} …"


def hidden_text(html: str, selectors: Sequence[tuple[str, str]]) -> str:
    """Return which style sheet hides words of a text, by which of these selectors; empty where none does.

    Selectors are given with the name of their style sheet.
    """
    if not selectors:
        return ""
    for chain in (chain for _, chain in _walked(html) if chain and _is_of_text(chain)):
        if found := next((one for one in selectors if matches(one[1], chain)), None):
            return f"the style sheet {found[0]} hides words of the text: {found[1]}"
    return ""


def _is_of_text(chain: Sequence[Element]) -> bool:
    """Return True if an element stands in a text as it was written: what the program puts beside it has classes."""
    at = next((at for at, one in enumerate(chain) if TEXT in (one.get("class") or "").split()), len(chain))
    inside = chain[at + 1 :]
    if at == len(chain):
        return chain[-1].name in _HEADINGS and any(one.name == "article" for one in chain)
    return bool(inside) and all(one.get("class") is None for one in inside)


def _is_hidden_by(text: str, chain: tuple[Element, ...]) -> bool:
    words = (*chain, Element("p", ()))
    return any(matches(one, words) for one in hiding(text))


def _bare(html: str) -> str:
    """Return the words of HTML without elements as letters alone: elements may stand between any two of them."""
    return _letters(unescape(html))


def _letters(words: str) -> str:
    return "".join(words.split())


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
    if one.name not in _SHOW_WORDS and "-" not in one.name:  # an element with a name of its own shows its words
        return True
    if any(one.get(name) is not None for name in _UNSEEN) or one.get("aria-hidden") == "true":
        return True
    style = one.get("style")
    return (one.name in _CLOSED and one.get("open") is None) or bool(style and hides_by_style(style))
