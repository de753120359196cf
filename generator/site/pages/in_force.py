"""The page at the constant address of a policy: the text in force, with what changed last and what will change."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.materiality.ended_policy import ended
from generator.model.document import Document
from generator.model.policy import Interval
from generator.notice import change_sentences
from generator.notice.notice_period import in_words
from generator.site.banner import NOTICE, suffix, summarised
from generator.site.change_in_brief import in_brief
from generator.site.glance import ID, Coming, GlanceView, foretold
from generator.site.glance_topics import glance
from generator.site.marks import marks
from generator.site.page import Link, Page, own_name, relative, since
from generator.site.pages.history import HISTORY, link
from generator.site.policy_on_day import PolicyOnDay
from generator.site.section_history import SectionHistory
from generator.site.translations_apart import TranslationGap, apart
from generator.site.version_text import TextStanding, TextView, standing, text_inputs, text_view


@dataclass(frozen=True, slots=True)
class LastChange:
    """What the version in force changed: when, how much that matters, what people and facts say of it."""

    number: int
    date: datetime.date
    language: str
    label: str
    words: str
    href: str


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """The way to the same policy in another language, which calls itself `name`."""

    href: str
    language: str
    name: str


@dataclass(frozen=True, slots=True)
class InForceView:
    """The text in force: how it stands, where its past is, other languages, and the text.

    `effective` is the date at the top of the text where it is not known from when it applies.
    """

    subtitle: str
    brand: str
    number: int
    date: datetime.date
    language: str
    effective: str
    standing: TextStanding
    last: LastChange | None
    links: tuple[Link, ...]
    languages: tuple[LanguageLink, ...]
    apart: tuple[TranslationGap, ...]
    contents: tuple[Link, ...]
    glance: GlanceView | None
    text: TextView


@dataclass(frozen=True, slots=True)
class NotYetView:
    """The day from which the first text of a policy applies."""

    date: datetime.date
    language: str


def in_force_page(item: PolicyOnDay, others: Sequence[PolicyOnDay], found: Sequence[SectionHistory]) -> Page:
    """Return the page of the text in force, or where none is yet, that it will be there.

    `others` are the same policy in other languages, `found` the histories of its sections.
    """
    if item.current is None:
        return _not_yet(item)
    words, version = item.policy.brand.words, item.current.version
    document, start, brand = version.document, item.current.start, item.policy.brand.name
    topics = _glance(item, item.current)
    view = InForceView(
        document.subtitle,
        brand,
        version.number,
        start,
        document.language,
        "" if item.current.start_known and not ended(document) else since(item.current, words),
        standing(item.current, until=False),
        last_change(item, "", in_brief(item, item.current.version.number)),
        (("versions/", words.say("all-versions-and-dates")), (HISTORY, words.say("history-of-sections"))),
        tuple(_in_another(item, other) for other in others),
        tuple(apart(item, others)),
        tuple(_contents(document, words.say("glance") if topics else "")),
        topics,
        text_view(
            text_inputs(item, version, item.address),
            marks=marks(item),
            histories={one.section.id: link(item, one) for one in found if not one.removed},
        ),
    )
    about = words.say("about-in-force", brand=brand, title=document.title, since=since(item.current, words))
    return Page(
        item.address,
        document.title,
        about,
        template="pages/in-force.html",
        view=view,
        words=words,
        language=document.language,
    )


def _not_yet(item: PolicyOnDay) -> Page:
    first, words = item.upcoming[0], item.policy.brand.words
    language, brand = first.version.document.language, item.policy.brand.name
    about = words.say("about-first", brand=brand, title=item.title, date=in_words(first.start, language))
    return Page(
        item.address,
        item.title,
        about,
        template="pages/not-yet.html",
        view=NotYetView(first.start, language),
        words=words,
    )


def languages(item: PolicyOnDay, own: Sequence[PolicyOnDay]) -> tuple[PolicyOnDay, ...]:
    """Return the same policy in other languages, where it is in force: what it translates, and the translations."""
    master = item.policy.master.name if item.policy.master else item.policy.name
    return tuple(
        one
        for one in own
        if one is not item
        and one.current
        and (one.policy.master.name if one.policy.master else one.policy.name) == master
    )


def _in_another(item: PolicyOnDay, other: PolicyOnDay) -> LanguageLink:
    language = other.title_language
    return LanguageLink(relative(item.address, other.address), language, own_name(language, [item.title_language]))


def _glance(item: PolicyOnDay, current: Interval) -> GlanceView | None:
    """Return the text in force at a glance, with what the next text will say instead; None where no fact says any."""
    words = item.policy.brand.words
    topics = glance(current.version.document, words) if words.shows("glance") else ()
    coming = next(iter(item.upcoming), None)
    if not topics:
        return None
    if coming is None or item.policy.parent(coming.version.number) != current.version:
        return GlanceView(topics)
    changes = f"{NOTICE}#changes{suffix(item, coming.version.number)}"
    then = Coming(coming.start, current.version.document.language, changes)
    return GlanceView(foretold(topics, glance(coming.version.document, words), words), then)


def last_change(item: PolicyOnDay, href: str, brief: Sequence[str]) -> LastChange | None:
    """Return what the version in force changed, which is said in `brief`; None for a first one.

    `href` is the address of the policy.
    """
    if item.current is None or item.policy.parent(item.current.version.number) is None:
        return None
    version, number = item.current.version, item.current.version.number
    return LastChange(
        number,
        item.current.start,
        version.document.language,
        change_sentences.label_of(item.level(number), item.policy.brand.words),
        " ".join(filter(None, (summarised(item.record(number)), *brief))),
        f"{href}versions/{number}/changes/",
    )


def _contents(document: Document, glance: str) -> Iterator[Link]:
    """Yield the table of contents; `glance` is the title of what stands above the text."""
    if glance:
        yield f"#{ID}", glance
    yield from ((f"#{one.id}", one.title) for one in document.sections if one.title)
