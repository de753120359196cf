"""A text, or the redline of two, in the forms that other programs read; with a line that says which text it is."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape as text_of
from typing import Final

from generator.documents import pandoc, paper
from generator.documents.tree import redline_tree, tree_drawing
from generator.documents.tree.inlines import Node
from generator.model.document import Document, Section
from generator.text import html, redline_html, redline_links, redline_markdown
from generator.text.redline import Redline
from generator.text.redline_colours import redline_colours
from generator.text.survey import OUTSIDE

_STYLE: Final = (
    "body{max-width:46rem;margin:2rem auto;padding:0 1rem;font:1rem/1.6 system-ui,sans-serif}"
    "table{border-collapse:collapse;width:100%;table-layout:fixed;overflow-wrap:anywhere}"
    "th,td{border:1px solid #999;padding:.3rem;text-align:start;vertical-align:top}"
    "ins>i,del>i{position:absolute;width:1px;height:1px;overflow:hidden;"
    "clip-path:inset(50%)}.redline [role=heading]{font-weight:700;margin-top:1.3rem}"
)


@dataclass(frozen=True, slots=True)
class Copy:
    """What is exported: the newer text, its redline from the older one, and the lines of its cover.

    `lines` say which text it is; `name` stands on each page with its digest. `changed` is whether it is a redline;
    `author` and `moment` are those of tracked changes, `short` is for the
    name of its file.
    """

    document: Document
    redline: Redline
    lines: tuple[str, ...]
    name: str
    author: str
    moment: datetime.datetime
    policies: str = ""
    changed: bool = False
    short: str = ""

    def file_name(self, policy: str, form: str) -> str:
        """Return a name for its file: brand, policy, which text it is."""
        return f"{policy.replace('/', '-')}-{self.short}.{form}"

    def target(self, written: str) -> str:
        """Return where a link leads in a file that stands alone; empty where that is not known."""
        if written.startswith("#"):
            return written if self.document.section(written[1:]) else ""
        if written.startswith("policy:"):
            name, mark, anchor = written.removeprefix("policy:").partition("#")
            return f"{self.policies.rstrip('/')}/{name}/{mark}{anchor}" if self.policies else ""
        return written if written.startswith(OUTSIDE) else ""


def exported(copy: Copy, form: str) -> bytes:
    """Return a copy in one of the forms."""
    match form:
        case "docx" | "odt":
            return _office(copy, form)
        case "pdf":
            return _pdf(copy)
        case "html":
            return "\n".join(_html(copy)).encode()
        case "md":
            return _markdown(copy).encode()
        case _:
            message = f"unknown form {form}"
            raise ValueError(message)


def _office(copy: Copy, form: str) -> bytes:
    drawing = tree_drawing.tracked(copy.target, copy.author, f"{copy.moment:%Y-%m-%dT%H:%M:%SZ}")
    blocks = [*map(_line, copy.lines), *redline_tree.blocks(copy.redline, drawing)]
    meta = {
        "title": {"t": "MetaInlines", "c": redline_tree.title(copy.redline, drawing)},
        "lang": {"t": "MetaInlines", "c": [{"t": "Str", "c": copy.document.language}]},
    }
    raw = pandoc.write({"pandoc-api-version": [1, 23, 1], "meta": meta, "blocks": blocks}, form, copy.name)
    if form == "odt":
        return raw
    from generator.documents.word import docx_looks, docx_marks  # noqa: PLC0415 -- need lxml, of an extra like pandoc

    return docx_looks.with_room(docx_marks.with_whole_passages(raw) if copy.changed else raw)


def _line(words: str) -> Node:
    return {"t": "Para", "c": [{"t": "Emph", "c": [{"t": "Str", "c": words}]}]}


def _pdf(copy: Copy) -> bytes:
    drawing = paper.drawing(copy.target)
    document = copy.document
    cover = paper.Cover(document.title, document.language, copy.author, copy.lines, copy.name, copy.moment.date())
    return paper.pdf(redline_tree.blocks(copy.redline, drawing), cover)


def _html(copy: Copy) -> Iterator[str]:
    document, colours = copy.document, redline_colours()
    marks = f"ins{{color:{colours.ins}}}del{{color:{colours.removed}}}"
    yield f'<!doctype html>\n<html lang="{text_of(document.language)}">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{text_of(document.title)}</title>\n<style>{_STYLE}{marks}</style>\n</head>\n<body>"
    yield f"<h1>{text_of(document.title)}</h1>"
    yield from (f"<p><em>{text_of(line)}</em></p>" for line in copy.lines)
    if copy.changed:
        links = redline_links.Links(target=lambda written: copy.target(written) or None)
        for marked in copy.redline.sections:
            yield '<div class="redline">'
            yield from redline_html.as_html((*marked.heading, *marked.text), links, top=marked.aligned.section.level)
            yield "</div>"
    for section in () if copy.changed else document.sections:
        yield from _section(section, copy)
    yield "</body>\n</html>\n"


def _section(section: Section, copy: Copy) -> Iterator[str]:
    level = min(section.level, 6)
    yield f'<section id="{text_of(section.id)}">'
    if section.title:
        yield f"<h{level}>{text_of(section.title)}</h{level}>"
    yield html.render(section, target=lambda written: copy.target(written) or None, top=level + 1)
    yield "</section>"


def _markdown(copy: Copy) -> str:
    parts = [redline_markdown.as_markdown(copy.redline.title).strip()]
    parts += [f"*{line}*" for line in copy.lines]
    for section in copy.redline.sections:
        if copy.changed:
            parts += [redline_markdown.as_markdown(one).strip() for one in (section.heading, section.text) if one]
        else:
            parts.append(redline_markdown.as_markdown(section.heading).strip())
            parts.append(section.aligned.section.text)
    return "\n\n".join(part for part in parts if part) + "\n"
