"""What pages are made of: a page at its address, and blocks that engines hand on.

A page is front matter, real Markdown headings with ids, and section bodies as HTML blocks that markdown-it rendered:
any engine that reads Markdown shows the same words. Presentation and nothing else is left to the engine.
"""

import datetime
import posixpath
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape as text_of
from typing import Final
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from markupsafe import Markup

from generator.materiality.ended_policy import ended
from generator.model.brand import Brand
from generator.model.catalogue import USUAL, Words
from generator.model.languages import ENGLISH, code_of
from generator.model.policy import Interval, State
from generator.notice.notice_period import in_words
from generator.schema.yaml import dump_yaml

Link = tuple[str, str]  # the address relative to the page, and its words


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same for programs: a file, by its media type, what it is, and its address relative to the page."""

    type: str
    title: str
    href: str


@dataclass(frozen=True, slots=True)
class PageHeading:
    """A heading with its address on the page; `language` where its words are not English, or only their `direction`.

    `within` is the language that the page states where it isn't English.
    """

    level: int
    id: str
    words: str
    language: str = ""
    searched: bool = True
    direction: str = ""
    within: str = ""

    def markdown(self) -> str:
        """Return the heading as Markdown, its punctuation written so that no engine reads it as markup."""
        plain = _PUNCTUATION.sub(lambda match: f"&#{ord(match[0])};", self.words)
        way = f' dir="{self.direction}"' if self.direction else ""
        attributes = tongue(self.language, self.within) + way + ("" if self.searched else " data-search-exclude")
        return f"\n{'#' * self.level} {plain} {{#{self.id}{attributes}}}\n\n"


@dataclass(frozen=True, slots=True)
class Page:
    """A page at an address below the site's root (`gluptron/privacy/`), as its `template` and what that shows.

    `view` is a frozen value of the function that made the page; `language` is that of its title, where it is not
    English. The site's search leaves out what is not `searched`; other search engines are asked to leave out what is
    not `listed`: texts that are not in force. `banner` (a `Banner`) says what is announced, `passing` (a `Passing`)
    when the page is out of date. `linked_data` says what the page is in the words of schema.org.
    """

    address: str
    title: str
    description: str
    searched: bool = True
    listed: bool = True
    linked_data: Mapping[str, object] = field(hash=False, default_factory=dict)
    alternates: tuple[Alternate, ...] = ()
    template: str = ""
    view: object = None
    words: Words = USUAL
    language: str = ""
    banner: object = None
    passing: object = None

    @property
    def path(self) -> str:
        """The file in the docs folder."""
        return f"{self.address}index.md"

    def head(self) -> dict[str, object]:
        """Return the front matter; its words are HTML, since themes print them as they are."""
        head: dict[str, object] = {"title": text_of(self.title), "description": text_of(self.description)}
        if not self.searched:
            head["search"] = {"exclude": True}
        if not self.listed:
            head["robots"] = "noindex"
        if self.words.foreign_language:
            head["language"] = self.words.foreign_language
        if self.alternates:
            head["alternates"] = [{"type": one.type, "title": one.title, "href": one.href} for one in self.alternates]
        if self.linked_data:
            head["linked_data"] = self.linked_data
        return head

    def text(self, body: str) -> str:
        """Return the Markdown file, from its body as Markdown."""
        return f"---\n{dump_yaml(self.head())}---\n\n{body.lstrip()}"


def relative(source: str, target: str) -> str:
    """Return the link from one address to another; both end with a slash or are the root (empty)."""
    path = posixpath.relpath(f"/{target}", f"/{source}")
    return "./" if path == "." else f"{path}/" if not target or target.endswith("/") else path


def own_name(language: str, others: Sequence[str]) -> str:
    """Return how a language calls itself (français), or its code where that is not known.

    Its country stands beside it only where one of the `others` is the same language of another country.
    """
    return _name(language, language, others) or language


def name_in(language: str, other: str) -> str:
    """Return how another language is called in a language: “Englisch” in German; its own name where that is unknown."""
    return _name(other, language, (language,)) or own_name(other, (language,))


def _name(language: str, spoken: str, others: Sequence[str]) -> str:
    twice = any(one != language and code_of(one) == code_of(language) for one in others)
    try:
        locale, said_in = Locale.parse(language, sep="-"), Locale.parse(spoken, sep="-")
        return (locale.get_display_name(said_in) if twice else locale.get_language_name(said_in)) or ""
    except (UnknownLocaleError, ValueError):
        return ""


def dated(date: datetime.date, language: str) -> Markup:
    """Return a date in words as HTML that programs read too."""
    return Markup('<time datetime="{}">{}</time>').format(date.isoformat(), in_words(date, language))


def timed(at: datetime.datetime, timezone: str, language: str) -> Markup:
    """Return an instant on the clock of a time zone as HTML that programs read too."""
    words = clock_words(at, timezone, language)
    return Markup('<time datetime="{}">{}</time>').format(f"{at.astimezone(datetime.UTC):%Y-%m-%dT%H:%M:%SZ}", words)


def clock_words(at: datetime.datetime, timezone: str, language: str) -> str:
    """Return an instant on the clock of a time zone in words: January 15, 2025, 14:30 (UTC)."""
    local = at.astimezone(ZoneInfo(timezone))
    return f"{in_words(local.date(), language)}, {local:%H:%M} ({timezone})"


def since(interval: Interval, words: Words) -> str:
    """Return the date that stands at the top of a text; of the last one, that the policy ends or ended then."""
    date = in_words(interval.start, interval.version.document.language)
    if ended(interval.version.document):
        return words.say("standing-ends" if interval.state is State.UPCOMING else "standing-ended", date=date)
    return words.say("effective-date" if interval.start_known else "effective-unknown", date=date)


_FENCE: Final = re.compile(r"^(?=`{3}|~{3})(.)", re.MULTILINE)
_SPACES: Final = re.compile(r"^ (?= *$)", re.MULTILINE)
_PUNCTUATION: Final = re.compile(r"[!-&*+/<-@\[-`{-~]|(?<!\w)[,.:-]")
_NOT_FOR_ENGINES: Final = re.compile("[\r\x02\x03]")


def trusted(html: str) -> Markup:
    """Return HTML that the program made, by markdown-it or as marks of a redline, as such: it is not escaped again."""
    return Markup(html)  # noqa: S704 -- never words of a person, which are escaped


def untouched(html: str) -> str:
    """Return HTML in which Python-Markdown finds nothing to read: tabs, fences and lines of spaces are references."""
    inner = _NOT_FOR_ENGINES.sub("", html).replace("\t", "&#9;")
    return _SPACES.sub("&#32;", _FENCE.sub(lambda match: f"&#{ord(match[1])};", inner))


def tongue(language: str, within: str = "") -> Markup:
    """Return the attributes for the language and direction of a text; none for that `within` which it stands.

    Pages are in English where they don't say otherwise.
    """
    if not language or code_of(language) == (within or ENGLISH):
        return Markup()
    try:
        direction = Locale.parse(language, sep="-").text_direction
    except (UnknownLocaleError, ValueError):
        direction = "auto"
    return Markup(' lang="{}" dir="{}"').format(language, direction)


def paragraphs(words: str) -> tuple[str, ...]:
    """Return what people wrote as paragraphs of plain text."""
    return tuple(" ".join(part.split()) for part in re.split(r"\n\s*\n", words) if part.strip())


def person(brand: Brand, who: str) -> str:
    """Return the name of somebody of the brand, or what the record calls them; no name where none is to be shown."""
    if not brand.words.shows("names"):
        return brand.words.say("somebody")
    return next((one.name for one in brand.people if one.id == who), who)


def named(brand: Brand, who: str) -> Markup:
    """Return the name of somebody of the brand; what the record calls them stays on one line."""
    name = person(brand, who)
    return Markup("{}").format(name) if " " in name else Markup('<span class="policy-whole">{}</span>').format(name)
