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
from zoneinfo import ZoneInfo

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup, escape

from generator.model.catalogue import PLACEHOLDER, Words
from generator.notice.days import in_words
from generator.site import page as pages
from generator.site.page import Heading, Page, trusted, untouched


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

    A template sees `page` (a `Page`), `view` (what its function made), `say` (a sentence of the brand's by its key;
    `say_as` of another's), `words` (what a brand shows), `heading`, `part`, `written`, `day`, `moment` and `tongue`.
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

    def body(self, page: Page, form: Form = Form.HTML) -> Body:
        """Return the body of a page."""
        if not page.template:
            body = self._topped(page)
            return _converted(body) if form is Form.HTML else Body(body, ())
        parts = _Parts(form)
        return Body(self._rendered(page.template, page, parts), tuple(parts.outline))

    def _topped(self, page: Page) -> str:
        """Return a body that was written as Markdown, with the banner under its heading or under how it stands."""
        above = self._rendered("parts/above.html", page, _Parts(Form.MARKDOWN)).strip("\n")
        if not above:
            return page.body
        *first, rest = page.body.split("\n\n", 2 if page.states else 1)
        return "\n\n".join([*first, above, rest])

    def _rendered(self, name: str, page: Page, parts: "_Parts") -> str:
        return self._made.get_template(name).render(
            page=page,
            view=page.view,
            words=page.words,
            say=lambda key, **values: said(page.words, key, **values),
            say_as=said,
            heading=parts.heading,
            part=parts.part,
            written=parts.written,
            day=day,
            moment=moment,
            tongue=tongue,
        )


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


def day(date: datetime.date, language: str) -> Markup:
    """Return a date in words as HTML that programs read too."""
    return Markup('<time datetime="{}">{}</time>').format(date.isoformat(), in_words(date, language))


def moment(at: datetime.datetime, timezone: str, language: str) -> Markup:
    """Return an instant on the clock of a time zone as HTML that programs read too."""
    local = at.astimezone(ZoneInfo(timezone))
    words = f"{in_words(local.date(), language)}, {local:%H:%M} ({timezone})"
    return Markup('<time datetime="{}">{}</time>').format(f"{at.astimezone(datetime.UTC):%Y-%m-%dT%H:%M:%SZ}", words)


def tongue(language: str) -> Markup:
    """Return the attributes for the language and direction of a text; none for English."""
    return trusted(pages.tongue(language))


def said(words: Words, key: str, /, **values: object) -> Markup:
    """Return a sentence of a brand's as HTML: values are escaped unless they are HTML already."""
    sentence = str(escape(" ".join(words.of(key).split())))
    return Markup(PLACEHOLDER.sub(lambda found: str(escape(values.get(found[1], found[0]))), sentence).strip())  # noqa: S704 -- all parts are escaped


@dataclass(slots=True)
class _Parts:
    """What a template writes headings by, and what stands between them: in a form, with the headings noted."""

    form: Form
    outline: list[Heading] = field(default_factory=list)

    def heading(self, level: int, anchor: str, words: str, language: str = "", *, searched: bool = True) -> Markup:
        """Return a heading with its address; `language` where its words are not English."""
        plain = words.striptags() if isinstance(words, Markup) else " ".join(words.split())
        one = Heading(level, anchor, plain, language, searched)
        self.outline.append(one)
        return Markup(one.markdown() if self.form is Form.MARKDOWN else one.html())  # noqa: S704 -- escaped there

    def part(self, kind: str = "policy-text", *, caller: Callable[[], Markup]) -> Markup:
        """Return what stands between headings, in one element of the class `kind`."""
        inner = str(caller()).strip("\n")
        if not inner.strip():
            return Markup()
        if self.form is Form.MARKDOWN:
            inner = untouched(inner)
        return Markup(f'<div class="{kind}">\n{inner}\n</div>\n\n')  # noqa: S704 -- made by a template that escapes

    def written(self, body: str) -> Markup:
        """Return a part that was written as headings of Markdown and blocks of HTML."""
        if self.form is Form.MARKDOWN:
            return Markup(body)  # noqa: S704 -- made by the program
        made = _converted(body)
        self.outline.extend(made.outline)
        return Markup(made.text)  # noqa: S704 -- made by the program
