"""Page bodies from templates: what is filled in is escaped, what a template names and nobody gives is an error.

The sources are values, so that nothing here reads a file. The same template gives a page as HTML, for the engine that
frames it, and as Markdown with real headings, for any other engine that reads Markdown.
"""

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from html import unescape
from typing import Final

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup, escape

from generator.model.catalogue import PLACEHOLDER, USUAL, Words
from generator.notice.days import in_words
from generator.site.page import Heading, Page, untouched


class Form(StrEnum):
    """What a body is written as."""

    HTML = "html"
    MARKDOWN = "markdown"


@dataclass(frozen=True, slots=True)
class Body:
    """The body of a page, which begins with its heading, and all of its headings in their order."""

    text: str
    outline: tuple[Heading, ...]


class Templates:
    """Templates by name, compiled once.

    A template sees `page` (a `Page`), `view` (what its function made), `say` (a sentence of the brand's by its key),
    `words` (what a brand shows), `heading`, `part` and `day`.
    """

    def __init__(self, sources: Mapping[str, str]) -> None:
        """Take the text of each template by its name, such as `pages/notice.html`."""
        self._made = Environment(
            loader=DictLoader(dict(sources)),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=False,
        )
        self._made.filters["on_one_line"] = on_one_line

    def body(self, page: Page, form: Form = Form.HTML) -> Body:
        """Return the body of a page."""
        if not page.template:
            return _converted(page.body) if form is Form.HTML else Body(page.body, ())
        parts = _Parts(form)
        text = self._made.get_template(page.template).render(
            page=page,
            view=page.view,
            words=page.words,
            say=_sayings(page.words),
            heading=parts.heading,
            part=parts.part,
            written=parts.written,
            day=day,
        )
        return Body(text, tuple(parts.outline))

    def file(self, name: str, view: object, words: Words = USUAL) -> str:
        """Return a file that no engine frames, such as a page that leads on at once."""
        return f"{self._made.get_template(name).render(view=view, say=_sayings(words))}\n"


_HEADING: Final = re.compile(r"^(#+) (.*) \{#([^ }]+)([^}]*)\}$", re.MULTILINE)


def _converted(body: str) -> Body:
    """Return a body that was written as headings of Markdown and blocks of HTML."""
    outline = []

    def heading(found: re.Match[str]) -> str:
        level, words, name, rest = len(found[1]), found[2], found[3], found[4]
        outline.append(Heading(level, name, unescape(words), searched="data-search" not in rest))
        link = f'<a class="headerlink" href="#{name}" title="Link here">¶</a>'
        return f'<h{level} id="{name}"{rest}>{words}{link}</h{level}>'

    return Body(_HEADING.sub(heading, body), tuple(outline))


def on_one_line(words: str) -> Markup:
    """Return words of several lines as HTML on one, so that no engine reads the lines as Markdown."""
    return Markup(str(escape(words.rstrip("\n"))).replace("\n", "&#10;"))  # noqa: S704 -- escaped


def day(date: datetime.date, language: str) -> Markup:
    """Return a date in words as HTML that programs read too."""
    return Markup('<time datetime="{}">{}</time>').format(date.isoformat(), in_words(date, language))


def _sayings(words: Words) -> Callable[..., Markup]:
    def say(key: str, **values: object) -> Markup:
        """Return a sentence of the catalogue as HTML: values are escaped unless they are HTML already."""
        sentence = str(escape(" ".join(words.of(key).split())))
        return Markup(PLACEHOLDER.sub(lambda found: str(escape(values.get(found[1], found[0]))), sentence).strip())  # noqa: S704 -- all parts are escaped

    return say


@dataclass(slots=True)
class _Parts:
    """What a template writes headings by, and what stands between them: in a form, with the headings noted."""

    form: Form
    outline: list[Heading] = field(default_factory=list)

    def heading(
        self, level: int, anchor: str, words: str, language: str = "", *, searched: bool = True, direction: str = ""
    ) -> Markup:
        """Return a heading with its address; `language` where its words are not English, or their `direction`."""
        plain = words.striptags() if isinstance(words, Markup) else " ".join(words.split())
        one = Heading(level, anchor, plain, language, searched, direction)
        self.outline.append(one)
        return Markup(one.markdown() if self.form is Form.MARKDOWN else one.html())  # noqa: S704 -- escaped there

    def written(self, body: str) -> Markup:
        """Return a part that was written as headings of Markdown and blocks of HTML."""
        if self.form is Form.MARKDOWN:
            return Markup(body)  # noqa: S704 -- made by the program
        made = _converted(body)
        self.outline.extend(made.outline)
        return Markup(made.text)  # noqa: S704 -- made by the program

    def part(self, kind: str = "policy-text", *, caller: Callable[[], Markup]) -> Markup:
        """Return what stands between headings, in one element of the class `kind`."""
        inner = str(caller()).strip("\n")
        if not inner.strip():
            return Markup()
        if self.form is Form.MARKDOWN:
            inner = untouched(inner)
        return Markup(f'<div class="{kind}">\n{inner}\n</div>\n')  # noqa: S704 -- made by a template that escapes
