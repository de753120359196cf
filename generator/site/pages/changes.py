"""What a version changed, on a page of its own: the changes by weight, the notice given, the redline."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.materiality.ended_policy import words_for
from generator.materiality.summary import SummaryEntry
from generator.model.brand import Brand
from generator.model.catalogue import Words
from generator.model.levels import Level
from generator.model.policy import Policy, State
from generator.model.version import Version
from generator.notice import change_sentences
from generator.notice.reader_entries import entries_for_readers
from generator.site.change_entries import EntryView, entry_view
from generator.site.notice_given import GivenView, Since, given_view, since_of
from generator.site.page import Page, paragraphs
from generator.site.policy_on_day import PolicyOnDay, judged, reduced
from generator.site.redline import RedlineView, drawing, redline_view, target_of
from generator.text.document_alignment import aligned
from generator.text.redline import redline


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The version before or after, and whether it is still to come."""

    number: int
    ahead: bool


@dataclass(frozen=True, slots=True)
class ChangesView:
    """What a version changed in its parent: how much it matters, the changes, the notice given, the redline.

    `light` are the changes of wording only, `weighty` all others. `before` and `after` are the versions to go on to.
    """

    number: int
    parent: int
    ahead: bool
    level: str
    since: Since
    subtitle: str
    summary: tuple[str, ...]
    count: str
    weighty: tuple[EntryView, ...]
    light: tuple[EntryView, ...]
    given: GivenView
    redline: RedlineView
    before: tuple[Neighbour, ...]
    after: tuple[Neighbour, ...]


@dataclass(frozen=True, slots=True)
class ChangesInputs:
    """What the page of a version's changes is made from; `policy` has nothing but what these follow from.

    `address` is that of the version's own page.
    """

    brand: Brand
    policy: Policy
    version: Version
    parent: Version
    address: str
    level: Level
    ahead: bool
    since: Since
    summary: str
    given: GivenView
    before: tuple[Neighbour, ...]
    after: tuple[Neighbour, ...]


def changes_inputs(item: PolicyOnDay, version: Version, parent: Version) -> ChangesInputs:
    """Return what the page of a version's changes is made from."""
    number, record = version.number, item.record(version.number)
    return ChangesInputs(
        item.policy.brand,
        reduced(item.policy, number),
        version,
        parent,
        f"{item.address}versions/{number}/",
        item.level(number),
        is_ahead(item, number),
        since_of(item.interval(number), version.document.language),
        record.summary if record else "",
        given_view(item, version),
        *_neighbours(item, number),
    )


def changes_page(inputs: ChangesInputs) -> Page:
    """Return the page of what a version changed in its parent."""
    number, older, newer = inputs.version.number, inputs.parent.document, inputs.version.document
    brand = replace(inputs.brand, words=words_for(inputs.brand.words, newer))
    address = f"{inputs.address}changes/"
    key = "changes-title-ahead" if inputs.ahead else "changes-title"
    title = brand.words.say(key, title=newer.title, number=str(number))
    changes = judged(inputs.policy, number)
    marked = redline(older, newer, aligned(older, newer), [one.change for one in changes])
    of = drawing(marked, target_of(brand.slug, newer, address, inputs.address), brand.words)
    entries = entries_for_readers(changes, brand.words, newer)

    def reason_of(entry: SummaryEntry) -> str:
        return change_sentences.listed_reason(entry, brand.words, older, newer)

    view = ChangesView(
        number,
        inputs.parent.number,
        inputs.ahead,
        change_sentences.level_of(inputs.level, brand.words),
        inputs.since,
        newer.subtitle,
        paragraphs(inputs.summary),
        in_numbers(entries, brand.words) if entries else "",
        tuple(entry_view(one, of, newer.language, brand, reason_of(one)) for one in entries if not _is_light(one)),
        tuple(entry_view(one, of, newer.language, brand, reason_of(one)) for one in entries if _is_light(one)),
        inputs.given,
        redline_view(of),
        inputs.before,
        inputs.after,
    )
    return Page(
        address,
        title,
        f"{brand.name}{brand.words.sign(':')} {title}.",
        searched=False,
        listed=False,
        template="pages/changes.html",
        view=view,
        words=brand.words,
    )


def is_ahead(item: PolicyOnDay, number: int) -> bool:
    """Return True if a version changes the text and has not changed it: it is to come, or was never in force."""
    interval = item.interval(number)
    return interval is None or interval.state is State.UPCOMING


def _neighbours(item: PolicyOnDay, number: int) -> tuple[tuple[Neighbour, ...], tuple[Neighbour, ...]]:
    """Return the version before and the version after that have such a page, each in a tuple that may be empty."""
    numbers = [one.number for one in item.in_order if item.policy.parent(one.number)]
    at = numbers.index(number)
    before, after = (
        tuple(Neighbour(one, is_ahead(item, one)) for one in found)
        for found in (numbers[max(0, at - 1) : at], numbers[at + 1 : at + 2])
    )
    return before, after


def _is_light(entry: SummaryEntry) -> bool:
    return entry.worst.verdict.level is Level.EDITORIAL


def in_numbers(entries: Sequence[SummaryEntry], words: Words) -> str:
    """Return in a sentence how many changes there are of each level, and for whom they are better, if that is told."""
    levels = Counter(one.worst.verdict.level for one in entries)
    names = [
        words.say(f"changes-{change_sentences.NAMES[level]}", count=str(count))
        for level, count in sorted(levels.items(), reverse=True)
    ]
    key = "changes-one" if len(entries) == 1 else "changes-several"
    sentence = words.say(key, count=words.number(len(entries)), levels=", ".join(names))
    return " ".join(filter(None, (sentence, change_sentences.for_whom(entries, words))))
