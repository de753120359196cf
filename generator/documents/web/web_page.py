"""A web page as it was saved → the part of it that is the policy: without menu, banner, footer, newsletter."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from generator.documents import tracked_in_other_formats, xml_tree
from generator.documents.document_names import is_document_name
from generator.documents.tree import lost_words
from generator.documents.web import (
    web_page_boxes,
    web_page_documents,
    web_page_hidden,
    web_page_links,
    web_page_notes,
    web_page_parts,
    web_page_tables,
    web_page_title,
)
from generator.documents.web.web_page_documents import PageText
from generator.documents.web.web_page_parts import Mass
from generator.documents.xml_tree import Element
from generator.errors import cannot
from generator.model.languages import code_of

MOST_ELEMENTS: Final = 200_000
_TEXT_ALONE: Final = "save its text alone as .txt"
_CHARSET: Final = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([a-zA-Z0-9_:.-]{1,40})", re.IGNORECASE)
_INLINE_DATA: Final = re.compile(r"data:[a-zA-Z0-9.+/-]{0,80};base64,[A-Za-z0-9+/=\s%]*")
_APART: Final = re.compile(r"\s[|–—·•:»-]\s|[|»]")
_NEARLY_ALL: Final = 0.9
_LITTLE: Final = 0.6
_TOP: Final = 4096  # bytes in which a page states its encoding
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")
_MANY: Final = 100  # words: less is a quotation
_FEW: Final = 400  # words: a policy is longer


@dataclass(frozen=True, slots=True)
class WebPage:
    """The HTML of the policy, what is in doubt, and the address, language and title of its page where it says them."""

    html: str
    base: str
    doubts: tuple[str, ...]
    language: str = ""
    title: str = ""


def read(raw: bytes, shown_path: str, wanted: str = "") -> WebPage:
    """Return the part of a page that is the policy; `wanted` names which one, where the page holds several."""
    if b"\0" in raw[:_TOP] and not raw.startswith(_UTF_16):
        message = "this file is of another kind than its name says: it holds no web page"
        raise cannot(shown_path, message, "save the page from the browser anew")
    try:
        text = _INLINE_DATA.sub("data:,", _decoded(raw))
        root = xml_tree.web_page(text)
    except xml_tree.TooDeepError:
        raise cannot(shown_path, "the boxes of this page stand too deep in one another", _TEXT_ALONE) from None
    body = root.find("body") if root is not None else None
    if root is None or body is None:
        raise cannot(shown_path, "this file holds no web page", "save the page from the browser anew")
    if sum(1 for _ in body.iter()) > MOST_ELEMENTS:
        raise cannot(shown_path, f"this page has more than {MOST_ELEMENTS:,} elements", _TEXT_ALONE)
    base = web_page_links.address(root, text)
    title = _title(root)
    frames = web_page_boxes.frames(next(body.iter("main", "article"), body))
    web_page_boxes.open_shadows(body)
    web_page_parts.remove_machinery(body)
    asked = web_page_boxes.remove_consent(body)
    web_page_boxes.remove_hints(body)
    web_page_tables.unwrap_layout(body)
    everything = Mass.of(body)
    web_page_parts.remove_surroundings(body)
    part = _container(body)
    several = web_page_documents.documents(part)
    chosen = web_page_documents.chosen(several, wanted, shown_path) if several else None
    part = chosen.element if chosen else web_page_title.with_title(part)
    web_page_parts.remove_copies(part)
    web_page_parts.trim(part)
    hidden = web_page_hidden.remove_hidden(part)
    unseen = web_page_hidden.still_hidden(part)
    web_page_hidden.mark_overridden(part)
    numbers = web_page_boxes.number_items(part)
    web_page_parts.mark_headings(part)
    web_page_boxes.mark_unfolding(part)
    web_page_boxes.mark_bold(part)
    web_page_boxes.mark_struck(part)
    web_page_tables.bound_spans(part)
    web_page_notes.bind(part)
    tracked_in_other_formats.refuse_web_page(
        sum(1 for one in part.iter("ins", "del") if web_page_parts.words(one)), shown_path
    )
    lost = web_page_links.doubts(web_page_links.resolve(part, base), web_page_links.unlink_headings(part))
    mass = Mass.of(part)
    of_page = _doubts(mass, everything, several, chosen)
    left_out = (*_of_boxes(asked), *lost_words.of_hidden(hidden), *web_page_hidden.doubt(unseen))
    of_parts = (*left_out, *_of_numbers(numbers), *_of_frames(frames))
    doubts = (*of_page, *of_parts, *_of_languages(part, _language(root)), *lost)
    return WebPage(xml_tree.written_page(part), base, doubts, _language(root), title)


def _decoded(raw: bytes) -> str:
    """Return the text of a page in the encoding that it states, else UTF-8, else that of old Windows."""
    if raw.startswith(_UTF_16):
        return raw.decode("utf-16", errors="replace")
    named = _CHARSET.search(raw[:_TOP])
    for name in (named[1].decode() if named else "", "utf-8-sig", "cp1252"):
        try:
            return raw.decode(name) if name else raw.decode("utf-8-sig")
        except (LookupError, UnicodeDecodeError):
            continue
    return raw.decode("utf-8", errors="replace")


def _of_boxes(asked: Sequence[str]) -> Iterator[str]:
    if asked:
        names = "; ".join(f"“{one[:60]}”" for one in asked[:3])
        yield f"boxes that ask for consent were left out ({len(asked)}): {names}"


def _of_numbers(numbers: Sequence[str]) -> Iterator[str]:
    if numbers:
        names = "; ".join(f"“{one[:60]}”" for one in numbers[:3])
        yield f"numbers that items of a list have of their own were left out ({len(numbers)}): {names}"


def _of_frames(addresses: Sequence[str]) -> Iterator[str]:
    if addresses:
        yield f"what other pages show in this one was left out ({len(addresses)}): {'; '.join(addresses[:3])}"


def _of_languages(part: Element, own: str) -> Iterator[str]:
    """Yield what a part says of passages in other languages than its page: the text of another policy, perhaps."""
    every = [(code_of(one.get("lang", "")), one) for one in part.iter() if isinstance(one.tag, str)]
    others = sorted(
        {name for name, one in every if name and own and name != own and web_page_parts.words(one) >= _MANY}
    )
    if others:
        yield f"parts of this page are in another language ({', '.join(others)}): take out what is another text"


def _language(root: Element) -> str:
    """Return the language that a page states, such as de; empty where it states none."""
    return code_of(str(root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""))


def _title(root: Element) -> str:
    """Return the name of a document in the title of a page, as in “Terms of service | Example”; empty where none is."""
    element = root.find("head/title")
    parts = _APART.split("" if element is None else "".join(element.itertext()))
    return next((" ".join(part.split()) for part in parts if is_document_name(part)), "")


def _container(body: Element) -> Element:
    """Return the innermost element that holds nearly all of the page's prose."""
    here = body
    whole = Mass.of(body).prose
    while True:
        children = [(Mass.of(child).prose, child) for child in here if isinstance(child.tag, str)]
        most = max(children, key=lambda pair: pair[0], default=(0, None))
        if most[1] is None or most[0] < _NEARLY_ALL * whole or most[1].tag in web_page_parts.PASSAGES:
            return here
        here = most[1]


def _doubts(mass: Mass, everything: Mass, several: Sequence[PageText], chosen: PageText | None) -> Iterator[str]:
    if chosen:
        others = "; ".join(f"“{one.title}”" for one in several if one is not chosen)
        yield (
            f"less sure than elsewhere: this page holds {len(several)} documents, and “{chosen.title}” was taken;"
            f" --part takes another: {others}"
        )
    elif mass.prose < _FEW or mass.prose < _LITTLE * everything.prose:
        yield (
            "less sure than elsewhere which part of this page is the policy: compare it with the page from its start"
            " to its end"
        )
