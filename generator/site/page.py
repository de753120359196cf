"""What pages are made of: a page at its address, a policy on the day of the build, and blocks that engines hand on.

A page is front matter, real Markdown headings with ids, and section bodies as HTML blocks that markdown-it rendered:
any engine that reads Markdown shows the same words. Presentation and nothing else is left to the engine.
"""

import datetime
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from html import escape as text_of
from typing import Final
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from markupsafe import Markup

from generator.materiality.decisions import of_version
from generator.materiality.table import level
from generator.materiality.verdict import Judged
from generator.model.brand import Brand
from generator.model.levels import Level
from generator.model.messages import USUAL, Words
from generator.model.policy import Interval, Phase, Policy, State
from generator.model.record import VersionRecord
from generator.model.version import Version
from generator.notice import clock, phases
from generator.notice.days import earliest, in_words, local_day
from generator.notice.timeline import in_force
from generator.schema.yaml import dump_yaml
from generator.text.diff import former_ids, ids_in

TOP: Final = "policy-top"
TWO_WEEKS: Final = datetime.timedelta(days=14)


Link = tuple[str, str]  # the address relative to the page, and its words


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same for programs: a file, by its media type, what it is, and its address relative to the page."""

    type: str
    title: str
    href: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its address on the page; `language` where its words are not English, or only their `direction`."""

    level: int
    id: str
    words: str
    language: str = ""
    searched: bool = True
    direction: str = ""

    def html(self) -> str:
        """Return the heading with a link to itself."""
        link = f'<a class="headerlink" href="#{text_of(self.id)}" title="Link here">¶</a>'
        name = f"h{self.level}"
        return f'<{name} id="{text_of(self.id)}"{self._attributes}>{text_of(self.words, quote=False)}{link}</{name}>\n'

    def markdown(self) -> str:
        """Return the heading as Markdown, its punctuation written so that no engine reads it as markup."""
        plain = _PUNCTUATION.sub(lambda match: f"&#{ord(match[0])};", self.words)
        return f"\n{'#' * self.level} {plain} {{#{self.id}{self._attributes}}}\n\n"

    @property
    def _attributes(self) -> str:
        way = f' dir="{self.direction}"' if self.direction else ""
        return tongue(self.language) + way + ("" if self.searched else " data-search-exclude")


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
        if self.alternates:
            head["alternates"] = [{"type": one.type, "title": one.title, "href": one.href} for one in self.alternates]
        if self.linked_data:
            head["linked_data"] = self.linked_data
        return head

    def text(self, body: str) -> str:
        """Return the Markdown file, from its body as Markdown."""
        return f"---\n{dump_yaml(self.head())}---\n\n{body.lstrip()}"


@dataclass(frozen=True)
class Published:
    """A policy with its timeline at the moment of the build."""

    policy: Policy
    intervals: tuple[Interval, ...]
    at: datetime.datetime

    @property
    def today(self) -> datetime.date:
        """The brand's day of the build."""
        return local_day(self.at, self.policy.brand)

    @property
    def current(self) -> Interval | None:
        """The version in force, if any."""
        return in_force(self.intervals)

    @cached_property
    def upcoming(self) -> tuple[Interval, ...]:
        """Versions that take effect later, the next one first."""
        return tuple(interval for interval in self.intervals if interval.state is State.UPCOMING)

    @cached_property
    def told(self) -> tuple[Interval, ...]:
        """Versions that readers are told of on every page: those to come, and one that did not wait for its notice.

        That one is told of until the day on which it might have taken effect without its exception.
        """
        current = self.current
        record = self.policy.record(current.version.number) if current else None
        if current is None or record is None or record.waiver is None or not record.notices:
            return self.upcoming
        until = earliest(record.notices[0].at, clock.required(self.policy, record)[0], self.policy.brand)
        return (current, *self.upcoming) if self.today < until else self.upcoming

    @cached_property
    def taken_back(self) -> tuple[tuple[Version, VersionRecord], ...]:
        """Versions that were announced and taken back, with their records, as long as readers have to meet that.

        That is until the day for which they were announced, and for two weeks at least.
        """
        found = []
        for version in self.policy.versions:
            record = self.policy.record(version.number)
            gone = record.withdrawal if record else None
            if record and gone and gone.at and gone.digest and record.effective:
                until = max(record.effective, local_day(gone.at, self.policy.brand) + TWO_WEEKS)
                found.extend([(version, record)] if self.today < until else [])
        return tuple(found)

    @cached_property
    def versions(self) -> tuple[Version, ...]:
        """The sealed versions that are on the site, in their order.

        Each that has its days, each that was announced and withdrawn, and any between: the chain is whole. A newer one
        that was sealed and never announced is not for readers.
        """
        numbers = [interval.version.number for interval in self.intervals]
        for version in self.policy.versions:
            record = self.policy.record(version.number)
            if record and record.notices:
                numbers.append(version.number)
        last = max(numbers, default=0)
        return tuple(version for version in self.policy.versions if version.number <= last)

    @property
    def address(self) -> str:
        """The constant address of the policy."""
        return f"{self.policy.name}/"

    def text_address(self, number: int) -> str:
        """Return where readers find the text of a version that is in force or announced."""
        if self.current and self.current.version.number == number:
            return self.address
        if self.upcoming and self.upcoming[0].version.number == number:
            return f"{self.address}upcoming/"
        return f"{self.address}versions/{number}/"

    @property
    def title(self) -> str:
        """The title in force, or that of the first version to come."""
        interval = self.current or (self.intervals[0] if self.intervals else None)
        return (interval.version if interval else self.policy.versions[0]).document.title

    @property
    def title_language(self) -> str:
        """The language of the text in force, or of the first version to come."""
        interval = self.current or (self.intervals[0] if self.intervals else None)
        return (interval.version if interval else self.policy.versions[0]).document.language

    def interval(self, number: int) -> Interval | None:
        """Return the days on which a version applies, or None where it never does."""
        return self._intervals.get(number)

    def record(self, number: int) -> VersionRecord | None:
        """Return the record of a version, or None."""
        return self.policy.record(number)

    def phase(self, number: int) -> Phase:
        """Return how far a version has come at the moment of the build."""
        interval = self.interval(number)
        if interval and interval.state is not State.UPCOMING:
            return Phase(str(interval.state))
        return phases.phase(self.policy, number, self.at)

    def judged(self, number: int) -> tuple[Judged, ...]:
        """Return what a version changed, with the levels that count."""
        if number not in self._judged:
            self._judged[number] = of_version(self.policy, number)
        return self._judged[number]

    def level(self, number: int) -> Level:
        """Return the level of a version: that of its record, or of its changes; material where a text was removed."""
        record = self.record(number)
        if record is None and number > 1 and not self.policy.comparable(number):
            return Level.MATERIAL  # nobody can tell any more
        return record.level if record else level(self.judged(number))

    @cached_property
    def former(self) -> Mapping[int, Mapping[str, tuple[str, ...]]]:
        """For each version, the ids that its sections had in those it goes back to: their addresses stay good."""
        found: dict[int, Mapping[str, tuple[str, ...]]] = {}
        for version in reversed(self.policy.versions):
            if version.number not in found and not version.removed:
                line = self._line(version)
                names = former_ids([one.document for one in line])
                found.update({one.number: ids for one, ids in zip(line, names, strict=True)})
        return found

    @cached_property
    def ids_today(self) -> Mapping[int, Mapping[str, str]]:
        """For each version, the ids that its sections have in the text in force; none where nothing is in force."""
        found: dict[int, Mapping[str, str]] = {}
        if self.current is None:
            return {version.number: {} for version in self.policy.versions}
        here = self._line(self.current.version)
        ids = ids_in([one.document for one in here], len(here) - 1)
        found.update({one.number: names for one, names in zip(here, ids, strict=True)})
        for version in reversed(self.policy.versions):
            if version.number in found:
                continue
            line = self._line(version)
            fork = max((n for n, one in enumerate(line) if one.number in found), default=None)
            if version.removed or fork is None:  # the texts by which it goes together with the one in force are gone
                found.update({one.number: {} for one in (version, *line) if one.number not in found})
                continue
            there = found[line[fork].number]
            ids = ids_in([one.document for one in line], fork)
            for one, names in zip(line[fork + 1 :], ids[fork + 1 :], strict=True):
                found[one.number] = {own: there[was] for own, was in names.items() if was in there}
        return found

    def _line(self, version: Version) -> tuple[Version, ...]:
        """Return the versions that a version goes back to, the first one first, and itself; no removed ones."""
        line = [version]
        while parent := self.policy.parent(line[-1].number):
            line.append(parent)
        return tuple(one for one in reversed(line) if not one.removed)

    @cached_property
    def _intervals(self) -> dict[int, Interval]:
        return {interval.version.number: interval for interval in self.intervals}

    @cached_property
    def _judged(self) -> dict[int, tuple[Judged, ...]]:
        return {}


def relative(source: str, target: str) -> str:
    """Return the link from one address to another; both end with a slash or are the root (empty)."""
    path = posixpath.relpath(f"/{target}", f"/{source}")
    return "./" if path == "." else f"{path}/" if not target or target.endswith("/") else path


def own_name(language: str) -> str:
    """Return how a language calls itself (français), or its code where that is not known."""
    try:
        return Locale.parse(language, sep="-").get_display_name() or language
    except (UnknownLocaleError, ValueError):
        return language


def dated(date: datetime.date, language: str) -> Markup:
    """Return a date in words as HTML that programs read too."""
    return Markup('<time datetime="{}">{}</time>').format(date.isoformat(), in_words(date, language))


def timed(at: datetime.datetime, timezone: str, language: str) -> Markup:
    """Return an instant on the clock of a time zone as HTML that programs read too."""
    local = at.astimezone(ZoneInfo(timezone))
    words = f"{in_words(local.date(), language)}, {local:%H:%M} ({timezone})"
    return Markup('<time datetime="{}">{}</time>').format(f"{at.astimezone(datetime.UTC):%Y-%m-%dT%H:%M:%SZ}", words)


def since(interval: Interval, words: Words) -> str:
    """Return the date that stands at the top of a text."""
    date = in_words(interval.start, interval.version.document.language)
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


def tongue(language: str) -> Markup:
    """Return the attributes for the language and direction of a text; none for English, in which the pages are."""
    if language.partition("-")[0] in {"", "en"}:
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
