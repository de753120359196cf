"""A file of another program → Markdown, with what is in doubt about it, and its comments."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from generator.documents import open_document, pandoc, pdf, tracked_in_other_formats
from generator.documents.tree import (
    headed_lists,
    headings_by_look,
    lost_words,
    rich_text,
    tree_markdown,
    typed_contents,
    typed_lists,
)
from generator.documents.tree.inlines import Node
from generator.documents.web import web_page
from generator.documents.word import docx_file
from generator.documents.word.docx_file import Comment, Tracked
from generator.errors import cannot
from generator.source.dialects import Dialect

WORD: Final = frozenset({".docx", ".docm"})
OPEN_DOCUMENT: Final = ".odt"
RICH_TEXT: Final = ".rtf"
WEB: Final = frozenset({".html", ".htm", ".xhtml"})
PDF: Final = ".pdf"
FEW_WORDS: Final = 30
ERROR_WORDS: Final = 120
"""The page of an error has fewer, and a policy more."""
_ERROR: Final = re.compile(
    r"(?i)\b(?:404|403|50[0-4]|not found|access denied|forbidden|just a moment|attention required|unavailable"
    r"|nicht gefunden|introuvable|no encontrada|non trovata|niet gevonden)\b"
)
_SAVE_ANEW: Final = "open its address in a browser, wait until the policy stands there, and save the page anew"
_SHOWN: Final = 5
_RICH: Final = "numbers and levels of lists are not sure in a rich text: compare them, or save it as .docx"
_HIDDEN: Final = "words that this file hides were left out: to see which, show hidden text in the program that wrote it"
_DIALECTS: Final[Mapping[Dialect, str]] = {
    "pandoc": "markdown-raw_tex-tex_math_dollars-yaml_metadata_block-blank_before_header"
    "+lists_without_preceding_blankline",
    "extended": "commonmark_x-smart-tex_math_dollars-emoji",
}


@dataclass(frozen=True, slots=True)
class ImportedText:
    """The text of a file as Markdown; `doubts` are sentences about what wants to be looked at.

    `language` and `title` are those that a web page states, beside its text.
    """

    text: str
    doubts: tuple[str, ...] = ()
    comments: tuple[Comment, ...] = ()
    language: str = ""
    title: str = ""


def read(raw: bytes, suffix: str, shown_path: str, *, tracked: Tracked | None = None, wanted: str = "") -> ImportedText:
    """Return the text of a file by the kind that its name tells; what can't be read is a PolicyError.

    `tracked` says which text is meant where a Word file has tracked changes, `wanted` names the document that is meant
    where a web page holds several.
    """
    if suffix in WORD:
        brought = _word(raw, shown_path, tracked)
    elif suffix == OPEN_DOCUMENT:
        brought = _open_document(raw, shown_path)
    elif suffix == RICH_TEXT:
        tracked_in_other_formats.refuse_rich_text(raw, shown_path)
        tree = pandoc.read(rich_text.with_signs(raw), "rtf", shown_path)
        title, tree["blocks"] = rich_text.with_headings(tree["blocks"])
        tree["meta"] = {}  # who wrote it, and when: no words of the text
        brought = _tree(tree, title=title)
        doubts = [_RICH] if _counts(tree["blocks"]) else []
        doubts += [_HIDDEN] if rich_text.hides_words(raw) else []
        brought = replace(brought, doubts=(*brought.doubts, *doubts))
    elif suffix in WEB:
        brought = _page(raw, shown_path, wanted)
    else:
        found = pdf.read(raw, shown_path)
        brought = ImportedText(found.text, found.doubts)
    if not any(sign.isalnum() for sign in brought.text):
        if suffix in WEB:
            message = "this page holds no text: a script writes it, and had not when it was saved"
            raise cannot(shown_path, message, f"{_SAVE_ANEW}, or copy its text into a Word file")
        message = "this file holds no text" + (", only pictures" if suffix != PDF else "")
        raise cannot(shown_path, message, "let a program recognise its words (OCR), or type them")
    return brought


def markdown(text: str, dialect: Dialect, shown_path: str) -> ImportedText:
    """Return a Markdown text of another dialect in ours."""
    return _tree(pandoc.read(text.encode(), _DIALECTS[dialect], shown_path))


def _word(raw: bytes, shown_path: str, tracked: Tracked | None) -> ImportedText:
    found = docx_file.prepared(raw, shown_path, tracked)
    title = [{"t": "Str", "c": found.title}] if found.title else []
    tree = pandoc.read(found.raw, "docx", shown_path)
    brought = _tree(tree, pictures=found.pictures, title=title)
    doubts = list(brought.doubts)
    if title:
        doubts.append(f"the title was told by its look: “{found.title}”")
    if found.changes:
        meaning = "taken as accepted" if tracked == "accept" else "left out, as if they were rejected"
        doubts.append(f"tracked changes ({found.changes}, by {', '.join(found.authors[:_SHOWN])}) were {meaning}")
    doubts += [*found.doubts, *lost_words.doubt(found.passages, tree)]
    if found.macros:
        doubts.append("this file carries macros: they were not run, and are not brought")
    return ImportedText(brought.text, tuple(doubts), found.comments)


def _open_document(raw: bytes, shown_path: str) -> ImportedText:
    found = open_document.prepared(raw, shown_path)
    tree = pandoc.read(found.raw, "odt", shown_path)
    doubts = (*found.doubts, *lost_words.doubt(found.passages, tree))
    title, tree["blocks"] = open_document.without_title(headed_lists.unlisted(tree["blocks"]), found.title)
    brought = _tree(tree, title=title)
    return replace(brought, doubts=(*brought.doubts, *doubts))


def _page(raw: bytes, shown_path: str, wanted: str) -> ImportedText:
    page = web_page.read(raw, shown_path, wanted)
    tree = pandoc.read(page.html.encode(), "html-native_divs-native_spans-raw_html", shown_path)
    tree["blocks"] = [*typed_lists.with_own_labels(tree["blocks"])]
    brought = _tree(tree, base=page.base)
    _refuse_error(brought.text, shown_path)
    return ImportedText(brought.text, (*page.doubts, *brought.doubts), language=page.language, title=page.title)


def _refuse_error(text: str, shown_path: str) -> None:
    """Stop where a page of few words says in a heading that the one asked for could not be had."""
    headings = [line.strip("# \\") for line in text.splitlines() if line.startswith("#")]
    said = next((one for one in headings if _ERROR.search(one)), "")
    if said and len(text.split()) < ERROR_WORDS:
        raise cannot(shown_path, f"this is no policy, but the page of an error: “{said[:60]}”", _SAVE_ANEW)


def _tree(tree: pandoc.Tree, *, pictures: int = 0, base: str = "", title: Sequence[Node] = ()) -> ImportedText:
    described, lead = _described(tree)
    title = title or described
    blocks, by_looks = headings_by_look.with_headings([*lead, *headings_by_look.apart(tree["blocks"])])
    blocks = list(typed_lists.with_lists(typed_contents.without_contents(blocks)))
    written = tree_markdown.to_markdown(blocks, title=title, base=base)
    return ImportedText(written.text, tuple(_doubts(written, by_looks, blocks, max(pictures, written.pictures))))


def _counts(blocks: Sequence[Node]) -> bool:
    return any(one["t"] == "OrderedList" for one in blocks)


def _described(tree: pandoc.Tree) -> tuple[list[Node], list[Node]]:
    """Return the title of a tree, and what else stands above its text, as passages."""
    meta = tree.get("meta", {})
    title = meta.get("title", {})
    lead = [
        {"t": "Para", "c": one["c"]}
        for name in ("subtitle", "author", "date")
        for one in _each(meta.get(name))
        if one.get("t") == "MetaInlines"
    ]
    return (title["c"] if title.get("t") == "MetaInlines" else []), lead


def _each(node: Node | None) -> list[Node]:
    if node is None:
        return []
    return list(node["c"]) if node["t"] == "MetaList" else [node]


def _doubts(written: tree_markdown.Written, by_looks: int, blocks: list[Node], pictures: int) -> list[str]:
    found = []
    if by_looks:
        found.append(
            f"headings were told by their look, since no style marks them ({by_looks}): see that they are right"
        )
    elif not any(block["t"] == "Header" for block in blocks):
        found.append("no headings were found: the whole text is one section; divide it where its sections begin")
    if written.struck:
        names = lost_words.named(written.struck)
        found.append(f"words are struck through here too, take them out if they were to go: {names}")
    if pictures:
        found.append(f"pictures were left out ({pictures}): words in them have to be typed")
    if written.spanning:
        names = "; ".join(f"“{one[:60].strip('*')}”" for one in written.spanning[:_SHOWN])
        found.append(
            "cells over several columns or rows stand in each of them, long ones and those over all columns once"
            f" ({len(written.spanning)}): {names}"
        )
    if written.formulas:
        found.append(f"formulas were brought as their source ({written.formulas})")
    if len(written.text.split()) < FEW_WORDS:
        found.append("there are very few words in this file: see that it is the right one")
    return found
