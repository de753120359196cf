"""Page bodies from templates: what is filled in is escaped, what a template names and nobody gives is an error.

The sources are values, so that nothing here reads a file. The same template gives a page as HTML, for the engine that
frames it, and as Markdown with real headings, for any other engine that reads Markdown.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import partial
from hashlib import sha256

from jinja2 import Environment, FunctionLoader, StrictUndefined, TemplateError, TemplateSyntaxError
from markupsafe import Markup, escape

from generator.errors import CANNOT_RUN, COULD_NOT_RUN, Finding, Place, PolicyError
from generator.model.catalogue import USUAL, Words, filled
from generator.site.page import Page, PageHeading, dated, timed, tongue, untouched
from generator.site.template_cache import OF_PROCESS, CompiledTemplates


class PageForm(StrEnum):
    """What a body is written as."""

    HTML = "html"
    MARKDOWN = "markdown"


class PageHalf(StrEnum):
    """A part of a page: its head, what is announced above its text, the text, what is announced below; or the whole."""

    WHOLE = ""
    TOP = "top"
    ABOVE = "above"
    REST = "rest"
    BELOW = "below"


@dataclass(frozen=True, slots=True)
class Body:
    """The body of a page, which begins with its heading, and all of its headings in their order."""

    text: str
    outline: tuple[PageHeading, ...]


@dataclass(frozen=True, slots=True)
class Unframed:
    """What a page says by itself that no engine frames: what it may load, and that nothing on it is published."""

    content_policy: str = ""
    mark: str = ""


class Templates:
    """Templates by name, compiled once.

    A template sees `page` (a `Page`), `view` (what its function made), `say` (a sentence of the brand's by its key;
    `say_as` of another's), `words` (what a brand shows), `heading`, `part`, `day`, `moment` and `tongue`.
    """

    def __init__(
        self, sources: Mapping[str, str], unframed: Unframed = Unframed(), compiled: CompiledTemplates = OF_PROCESS
    ) -> None:
        """Take the text of each template by its name (`pages/notice.html`), and what keeps them `compiled`."""
        self._unframed = unframed
        self._sources = dict(sources)
        self.digest = sha256(repr((sorted(sources.items()), unframed)).encode(errors="surrogatepass")).hexdigest()
        self._made = Environment(
            loader=FunctionLoader(self._source),
            bytecode_cache=compiled,
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=False,
        )
        self._made.filters["on_one_line"] = on_one_line
        self._made.globals["tongue"] = tongue

    def body(self, page: Page, form: PageForm = PageForm.HTML, half: PageHalf = PageHalf.WHOLE) -> Body:
        """Return the body of a page, or a part of it."""
        parts = _HeadingsAndParts(
            form, page.words, self._made, "" if form is PageForm.MARKDOWN else page.words.foreign_language
        )
        return Body(self._rendered(page, parts, half), tuple(parts.outline))

    def around(self, page: Page) -> tuple[str, str]:
        """Return what stands above a page's text and below it: what is announced, and that the page is out of date."""
        plain = replace(page, template="pages/page.html")
        above, below = (self.body(plain, half=half).text for half in (PageHalf.ABOVE, PageHalf.BELOW))
        return above, below

    def _rendered(self, page: Page, parts: "_HeadingsAndParts", half: PageHalf) -> str:
        return self._filled(
            page.template,
            half=str(half),
            page=page,
            view=page.view,
            words=page.words,
            say=partial(sentence, page.words),
            say_as=sentence,
            heading=parts.heading,
            part=parts.part,
            day=dated,
            moment=timed,
            tongue=partial(tongue, within=parts.within),
        )

    def _filled(self, name: str, **values: object) -> str:
        """Return what a template makes of values; raises PolicyError where it can't, which one of a project's may."""
        try:
            return self._made.get_template(name).render(**values)
        except TemplateError as problem:
            raise self._unfilled(name, problem) from None

    def _source(self, name: str) -> tuple[str, str, None] | None:
        """Return the text of a template, and the name by which errors know it; None where there is none."""
        return (self._sources[name], name, None) if name in self._sources else None

    def _unfilled(self, name: str, problem: TemplateError) -> PolicyError:
        """Return the error for a template that can't be filled, at the last line of a template that was reached."""
        place, at = Place(name), problem.__traceback__
        while at:
            file = at.tb_frame.f_code.co_filename
            place = Place(file, at.tb_lineno) if file in self._sources else place
            at = at.tb_next
        if isinstance(problem, TemplateSyntaxError):
            place = Place(problem.name or name, problem.lineno)
        remedy = "if this is a copy of the program's, take over what is new there: `policy upgrade` names such copies"
        message = f"this template can't be filled: {problem.message}"
        return PolicyError([Finding(place, CANNOT_RUN, message, remedy)], COULD_NOT_RUN)

    def file(self, name: str, view: object, words: Words = USUAL) -> str:
        """Return a file that no engine frames, such as a page that leads on at once."""
        say = partial(sentence, words)
        return f"{self._filled(name, view=view, words=words, say=say, unframed=self._unframed)}\n"

    def fragments(self, name: str, views: Iterable[object], words: Words) -> Iterator[str]:
        """Yield pieces of HTML for what is no page, each by the macro `fragment` of a template set up once for all."""
        try:
            made = self._made.get_template(name).make_module({"say": partial(sentence, words)})
            fragment = getattr(made, "fragment", self._made.undefined(name="fragment"))
            for view in views:
                yield fragment(view).strip()
        except TemplateError as problem:
            raise self._unfilled(name, problem) from None

    def fragment(self, name: str, view: object) -> str:
        """Return a piece of HTML for what is no page, such as an entry of a feed."""
        return self._filled(name, view=view).strip()


def on_one_line(words: str) -> Markup:
    """Return words of several lines as HTML on one, so that no engine reads the lines as Markdown."""
    return Markup("&#10;").join(words.rstrip("\n").split("\n"))


def sentence(words: Words, key: str, /, **values: object) -> Markup:
    """Return a sentence of a brand's as HTML: values are escaped unless they are HTML already."""
    said = words.tied(str(escape(" ".join(words.of(key).split()))))
    return Markup(filled(said, {name: str(escape(value)) for name, value in values.items()}, words.language))  # noqa: S704 -- all parts are escaped


@dataclass(slots=True)
class _HeadingsAndParts:
    """What a template writes headings by, and what stands between them: in a form, with the headings noted.

    `within` is the language that the page states where it isn't English; what is in another one says so.
    """

    form: PageForm
    words: Words
    templates: Environment
    within: str = ""
    outline: list[PageHeading] = field(default_factory=list)

    def heading(
        self, level: int, anchor: str, words: str, language: str = "", *, searched: bool = True, direction: str = ""
    ) -> Markup:
        """Return a heading with its address; `language` where its words are not English, or their `direction`."""
        plain = words.striptags() if isinstance(words, Markup) else " ".join(words.split())
        if level == 1 or isinstance(words, Markup):  # not a heading of a text
            plain = self.words.tied(plain)
        one = PageHeading(
            level, anchor, plain, language or self.words.foreign_language, searched, direction, self.within
        )
        self.outline.append(one)
        if self.form is PageForm.MARKDOWN:
            return Markup(one.markdown())  # noqa: S704 -- its punctuation is written as references
        return self._of_frame("heading", one, self.words.say("link-here"))

    def part(self, kind: str = "policy-text", *, caller: Callable[[], Markup]) -> Markup:
        """Return what stands between headings, in one element of the class `kind`."""
        inner = str(caller()).strip("\n")
        if not inner.strip():
            return Markup()
        if own := tongue(self.words.foreign_language, self.within):
            inner = f"<div{own}>\n{inner}\n</div>"
        if self.form is PageForm.MARKDOWN:
            inner = untouched(inner)
        return self._of_frame("part", kind, Markup(inner))  # noqa: S704 -- made by a template that escapes

    def _of_frame(self, macro: str, *values: object) -> Markup:
        """Return what a macro of `parts/headings.html` makes of values."""
        made: Markup = getattr(self.templates.get_template("parts/headings.html").module, macro)(*values)
        return made
