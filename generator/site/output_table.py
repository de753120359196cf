"""The table of outputs: what lies at each address of a brand's site, and exactly what each is made from.

A row names a function and its inputs; the function sees nothing else. What is announced stands above every page and
comes last, so that a page stays the same while banners come and go. The day itself is an input of `policy.json`,
`versions.json`, and what says that a page is out of date; its month is one of the list of all versions.
"""

import datetime
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.materiality.judge_changes import level
from generator.model.catalogue import Words
from generator.model.languages import ENGLISH
from generator.model.levels import Level
from generator.model.policy import Policy
from generator.site.announced_words import announced_words, text_of, words_of_notice
from generator.site.banner import NOTICE, UPCOMING, banner, on_notice_page
from generator.site.feeds.outputs import daily_outputs, feed_outputs
from generator.site.feeds.schema_org import described
from generator.site.kept_brand import KeptBrand
from generator.site.output_row import OutputRow, TextMaker
from generator.site.page import Page
from generator.site.pages.history import HISTORY, history_page
from generator.site.pages.hub import brand_page, hub_page, hub_words
from generator.site.pages.in_force import in_force_page, languages
from generator.site.pages.notice import notice_page
from generator.site.pages.upcoming import upcoming_page
from generator.site.pages.version import archive_outputs, beside_outputs, next_month
from generator.site.policy_on_day import PolicyOnDay, judged, reduced
from generator.site.section_history import histories
from generator.site.stale import Passing, passing
from generator.site.templates import PageHalf, Templates

Files = Mapping[str, bytes]
Headings = tuple[tuple[int, str, str], ...]  # the level of each, its id, its words


@dataclass(frozen=True, slots=True)
class MadePage:
    """A finished page: its front matter, its body, its headings in their order, and what it has to say to readers.

    `text` are the parts of a text that it has to hold as a whole.
    """

    page: Page
    body: str
    headings: Headings
    says: tuple[str, ...] = ()
    text: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SiteTable:
    """The rows of a brand's site, or of the hub: `policies` are those that its pages are about, on their day.

    `daily` are the texts that say the day itself. `former` are brands on the hub whose pages stay as they are.
    """

    policies: tuple[PolicyOnDay, ...]
    words: Words
    pages: tuple[OutputRow[Page], ...]
    texts: tuple[OutputRow[bytes], ...] = ()
    daily: tuple[OutputRow[bytes], ...] = ()
    folders: tuple[OutputRow[Files], ...] = ()
    former: tuple[KeptBrand, ...] = ()


def brand_table(own: Sequence[PolicyOnDay], templates: Templates) -> SiteTable:
    """Return the table of a brand that has these policies."""
    always, months = _always(own), _next_months(own)
    brand = replace(own[0].policy.brand, words=own[0].policy.brand.common)
    pages: list[OutputRow[Page]] = [OutputRow(f"{brand.slug}/", brand_page, (brand, always))]
    texts: list[OutputRow[bytes]] = []
    folders: list[OutputRow[Files]] = []
    for item, until in zip(always, months, strict=True):
        pages += _policy_outputs(item, languages(item, always))
        pages += archive_outputs(item, until)
        texts += feed_outputs(item, templates)
        folders += beside_outputs(item, templates)
    return SiteTable(tuple(own), brand.words, tuple(pages), tuple(texts), daily_table(own), tuple(folders))


def daily_table(own: Sequence[PolicyOnDay]) -> tuple[OutputRow[bytes], ...]:
    """Return the rows of a brand that say the day itself."""
    return tuple(row for item in own for row in daily_outputs(item.without_day(), item.today))


def _always(own: Sequence[PolicyOnDay]) -> tuple[PolicyOnDay, ...]:
    return tuple(item.without_day() for item in own)


def _next_months(own: Sequence[PolicyOnDay]) -> tuple[datetime.date, ...]:
    return tuple(next_month(item.today) for item in own)


def hub_table(published: Sequence[PolicyOnDay], former: tuple[KeptBrand, ...] = ()) -> SiteTable:
    """Return the table of the hub: one page."""
    words = hub_words(published, former)
    row = OutputRow("", hub_page, (_always(published), former, words))
    return SiteTable(tuple(published), words, (row,), former=former)


def hub_now(published: Sequence[PolicyOnDay], former: tuple[KeptBrand, ...] = ()) -> Page:
    """Return the page above all brands with its view, made now."""
    table = hub_table(published, former)
    return replace(table.pages[0].made(), passing=_passing(published, former))


def inputs_of_site(own: Sequence[PolicyOnDay], templates: Templates) -> tuple[object, ...]:
    """Return all that the rows of a brand follow from, and what is announced on its pages.

    Those that say the day itself are no part of it.
    """
    return (_always(own), _next_months(own), _passing(own), templates)


def _passing(own: Sequence[PolicyOnDay], former: Sequence[KeptBrand] = ()) -> Passing | None:
    """Return when what pages say is out of date, of policies or of brands whose pages stay."""
    soon = [one for one in (passing(own), *(brand.passing for brand in former)) if one]
    return min(soon, key=lambda one: one.passes, default=None)


def _policy_outputs(item: PolicyOnDay, others: Sequence[PolicyOnDay]) -> Iterator[OutputRow[Page]]:
    """Yield the rows of the text in force and of what comes; `others` are the same policy in other languages."""
    yield OutputRow(item.address, policy_page, (item, tuple(others)))
    if item.upcoming:
        yield OutputRow(f"{item.address}{UPCOMING}", upcoming_page, (item,))
    if on_notice_page(item) or item.taken_back:
        yield OutputRow(f"{item.address}{NOTICE}", notice_page, (item,))
    if item.current:
        yield OutputRow(f"{item.address}{HISTORY}", sections_page, (item,))


def policy_page(item: PolicyOnDay, others: Sequence[PolicyOnDay]) -> Page:
    """Return the page at the constant address of a policy."""
    return in_force_page(item, others, histories(item))


def sections_page(item: PolicyOnDay) -> Page:
    """Return the page with the history of each section."""
    return history_page(item, histories(item))


def finished_pages(table: SiteTable, templates: Templates, make: TextMaker) -> Iterator[MadePage]:
    """Yield the finished pages of a table, with what is announced and what they say to programs."""
    out_of_date = _passing(table.policies, table.former)
    always = _always(table.policies)
    for row in table.pages:
        parts = json.loads(make(page_parts, templates, row.function, *row.inputs))
        top, rest, said, text = (parts.pop(name) for name in ("top", "rest", "says", "text"))
        spoken = parts.pop("spoken") or ENGLISH
        known = (table.words, *(item.policy.brand.words for item in table.policies if row.address))
        words = next((one for one in known if one.language == spoken), Words(language=spoken))
        headings = tuple((depth, name, words) for depth, name, words in parts.pop("headings"))
        (page,) = described([Page(row.address, **parts, words=words)], always, table.former)
        announced = banner(always, row.address) if row.address else None
        above, below = templates.around(replace(page, passing=out_of_date, banner=announced))
        yield MadePage(page, top + above + rest + below, headings, (*said, *announced_words(announced)), tuple(text))


def page_parts(templates: Templates, function: Callable[..., Page], *inputs: object) -> str:
    """Return a page as JSON: what stands above and below what is announced, and what its front matter says."""
    page = function(*inputs)
    top, rest = (templates.body(page, half=half) for half in (PageHalf.TOP, PageHalf.REST))
    headings = [(one.level, one.id, one.words) for one in (*top.outline, *rest.outline)]
    names = ("title", "description", "searched", "listed", "language")
    made = {"top": top.text, "rest": rest.text, "headings": headings, "says": words_of_notice(page.view)}
    made |= {"text": text_of(page.view), "spoken": page.words.foreign_language}
    return json.dumps({name: getattr(page, name) for name in names} | made)


def of_brand(own: Sequence[PolicyOnDay]) -> Iterator[Page]:
    """Yield the pages of a brand with their views, made now, and with what is announced."""
    always = _always(own)
    for row in brand_table(own, Templates({})).pages:
        yield replace(row.made(), passing=passing(own), banner=banner(always, row.address))


def with_levels(published: Iterable[PolicyOnDay], make: TextMaker) -> Iterator[PolicyOnDay]:
    """Yield policies with the levels of all versions: those of their records, else those of the sealed verdicts.

    Those of versions that were sealed without verdicts are worked out from the changes.
    """
    for item in published:
        policy, levels, sealed = item.policy, dict[int, Level](), list[int]()
        for version in policy.versions:
            number = version.number
            if item.record(number) or not policy.parent(number) or not policy.comparable(number):
                continue
            if policy.verdicts(number) is None:
                levels[number] = Level(int(make(level_of_changes, reduced(policy, number), number)))
            else:
                sealed.append(number)
        numbers = json.loads(make(sealed_levels, policy, tuple(sealed)))
        yield replace(item, levels=levels | dict(zip(sealed, map(Level, numbers), strict=True)))


def level_of_changes(policy: Policy, number: int) -> str:
    """Return how much a version changes, as a number."""
    return str(int(level(judged(policy, number))))


def sealed_levels(policy: Policy, numbers: Sequence[int]) -> str:
    """Return how much each of these versions changes by what was sealed with it, as numbers in JSON."""
    every = (policy.verdicts(number) or () for number in numbers)
    return json.dumps([int(max((one.level for one in verdicts), default=Level.EDITORIAL)) for verdicts in every])
