"""Each section's own history: when and how it changed, through renames and moves, with what readers are told of it.

A section that a version left as it was is passed over by comparing it with what it was; what changed in the others is
taken from the list of changes that the archive shows anyway, so that no text is compared again.
"""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from generator.materiality.summary import Told, told
from generator.materiality.verdict import Judged
from generator.model.catalogue import Words
from generator.model.document import Section
from generator.model.levels import Level
from generator.model.policy import State
from generator.model.version import Version
from generator.notice import wording as say
from generator.notice.days import in_words
from generator.site.page import Page, Published, relative
from generator.site.version_text import HistoryLink
from generator.text.diff import Kind, Subject, matches
from generator.text.redline_html import Links

HISTORY: Final = "history/"
MOST_REASONS: Final = 4
UNTOLD: Final = "The wording changed."  # no more than that the text changed


@dataclass(frozen=True, slots=True)
class Step:
    """What one version did to a section: `how` in a few words, its weight, and why that matters, the worst first.

    `at` names the section on the page of what the version changed; there is none where that can't be shown.
    """

    version: Version
    how: str
    level: Level
    reasons: tuple[str, ...] = ()
    at: str = ""


@dataclass(slots=True)
class SectionHistory:
    """A section through the versions: as it is last, the version in which it came, and each that changed it.

    `removed` is the version that took it out; `id` names it on the page of histories.
    """

    section: Section
    since: Version
    steps: list[Step] = field(default_factory=list)
    removed: Version | None = None

    @property
    def id(self) -> str:
        """Its id in the text in force; for one that is gone, the last one, with the version that removed it."""
        return f"{self.section.id}--until-{self.removed.number}" if self.removed else self.section.id


def histories(item: Published) -> tuple[SectionHistory, ...]:
    """Return the history of each section of the text in force, in its order, and then of those that are gone.

    What is announced stands in it too. Nothing where no text is in force.
    """
    if item.current is None:
        return ()
    line = _line(item, item.current.version)
    alive = {one.id: SectionHistory(one, line[0]) for one in line[0].document.sections}
    gone: list[SectionHistory] = []
    for older, newer in pairwise(line):
        after: dict[str, SectionHistory] = {}
        steps = _steps(item, older, newer)
        partner = matches(older.document, newer.document)
        for section in newer.document.sections:
            one = alive.pop(partner[section.id]) if section.id in partner else SectionHistory(section, newer)
            one.section = section
            one.steps += steps.get(section.id, ())
            after[section.id] = one
        for was, one in alive.items():
            one.removed = newer
            one.steps += steps.get(was, ())
            gone.append(one)
        alive = after
    for interval in item.upcoming:
        _announced(item, interval.version, alive)
    return (*alive.values(), *gone)


def _line(item: Published, version: Version) -> list[Version]:
    """Return the versions that one goes back to, the first one first, and itself; none whose text was removed."""
    line = [version]
    parent = item.policy.parent(version.number)
    while parent:
        line.append(parent)
        parent = item.policy.parent(parent.number)
    return [one for one in reversed(line) if not one.removed]


def _announced(item: Published, version: Version, alive: Mapping[str, SectionHistory]) -> None:
    """Add what a version to come changes in the sections of the text in force."""
    parent = item.policy.parent(version.number)
    if parent is None or not item.policy.comparable(version.number):
        return
    for name, steps in _steps(item, parent, version).items():
        today = item.ids_today[version.number].get(name) or item.ids_today[parent.number].get(name, "")
        if today in alive:
            alive[today].steps += steps


def _steps(item: Published, older: Version, newer: Version) -> Mapping[str, Sequence[Step]]:
    """Return what a version did to each section that it changed, by the id in the newer text, else the older one."""
    words = item.policy.brand.words
    if item.policy.parent(newer.number) is not older:
        return _untold(older, newer, words)
    found: dict[str, list[Judged]] = {}
    for one in item.judged(newer.number):
        found.setdefault(one.change.section, []).append(one)
        if one.change.origin and one.change.origin != one.change.section:  # a passage went from there
            found.setdefault(one.change.origin, []).append(one)
    return {name: (_step(older, newer, name, changes, words),) for name, changes in found.items() if name}


def _untold(older: Version, newer: Version, words: Words) -> Mapping[str, Sequence[Step]]:
    """Return the sections that differ across texts that were removed by order: only that they do can be said."""
    before = {section.id: section for section in older.document.sections}
    partner = matches(older.document, newer.document)
    how = words.say("history-untold", number=str(older.number))
    changed = [one.id for one in newer.document.sections if one.id not in partner or before[partner[one.id]] != one]
    gone = before.keys() - set(partner.values())
    return {name: (Step(newer, how, Level.MATERIAL),) for name in (*changed, *sorted(gone))}


def _step(older: Version, newer: Version, name: str, changes: Sequence[Judged], words: Words) -> Step:
    now, was = newer.document.section(name), older.document.section(name)
    if now:
        before = matches(older.document, newer.document).get(name)
        was = older.document.section(before) if before else None
    entries = told(changes)
    return Step(
        newer,
        _how(was, now, changes, words),
        max(one.verdict.level for one in changes),
        tuple(_reasons(entries, words)),
        Links().section(name)
        if was is None or now is None or (was.title, was.text) != (now.title, now.text)
        else "changes",
    )


def _reasons(entries: Sequence[Told], words: Words) -> Iterator[str]:
    reasons = list(dict.fromkeys(entry.reason for entry in entries))
    yield from reasons[:MOST_REASONS]
    if len(reasons) > MOST_REASONS:
        yield words.say("history-more", count=str(len(reasons) - MOST_REASONS))


def _how(was: Section | None, now: Section | None, changes: Sequence[Judged], words: Words) -> str:
    """Return how a section came to be another, in a few words."""
    if now is None or was is None:
        return words.say("history-removed" if now is None else "history-new")
    parts = []
    if was.title != now.title:
        parts.append(words.say("history-renamed", name=was.label))
    if any(one.change.subject is Subject.SECTION and one.change.kind is Kind.MOVED for one in changes):
        parts.append(words.say("history-moved"))
    if was.text != now.text:
        parts.append(words.say("history-reworded"))
    elif was.facts != now.facts:
        parts.append(words.say("history-restated"))
    return ", ".join(parts) or words.say("history-changed")


@dataclass(frozen=True, slots=True)
class VersionDay:
    """A version with its address, and its first day: a date alone, or a sentence by its `key`."""

    number: int
    href: str
    key: str
    date: datetime.date | None
    language: str


@dataclass(frozen=True, slots=True)
class StepView:
    """What a version did to a section; `change` is the address of the change, empty where it can't be shown."""

    version: VersionDay
    how: str
    tag: str
    label: str
    reasons: tuple[str, ...]
    change: str


@dataclass(frozen=True, slots=True)
class SectionHistoryView:
    """A section with what changed it, the latest first, and ids that it had.

    `since` is the version in which it came, if no step is about that; `first` whether that is the first version.
    """

    id: str
    label: str
    former: tuple[str, ...]
    steps: tuple[StepView, ...]
    since: VersionDay | None
    first: bool


@dataclass(frozen=True, slots=True)
class HistoryView:
    """The sections that changed, those that never did since a version, and those that are gone."""

    changed: tuple[SectionHistoryView, ...]
    unchanged: tuple[SectionHistoryView, ...]
    gone: tuple[SectionHistoryView, ...]


def history_page(item: Published, found: Sequence[SectionHistory]) -> Page | None:
    """Return the page with the history of every section, or None where no text is in force."""
    if item.current is None:
        return None
    words = item.policy.brand.words
    address = f"{item.address}{HISTORY}"
    kept = [one for one in found if not one.removed]
    view = HistoryView(
        tuple(_section(item, one, address) for one in kept if one.steps),
        tuple(_section(item, one, address) for one in kept if not one.steps),
        tuple(_section(item, one, address) for one in found if one.removed),
    )
    return Page(
        address,
        words.say("history-title", title=item.title),
        words.say("history-about", brand=item.policy.brand.name, title=item.title),
        searched=False,
        listed=False,
        template="pages/history.html",
        view=view,
        words=words,
    )


def _section(item: Published, one: SectionHistory, address: str) -> SectionHistoryView:
    number = item.current.version.number if item.current and not one.removed else 0
    came = bool(one.steps) and one.steps[0].version is one.since
    return SectionHistoryView(
        one.id,
        one.section.label,
        item.former[number].get(one.section.id, ()) if number else (),
        tuple(_step_view(item, step, address) for step in reversed(one.steps)),
        None if came else _version(item, one.since, address),
        item.policy.parent(one.since.number) is None,
    )


def _step_view(item: Published, step: Step, address: str) -> StepView:
    how, reasons = step.how, tuple(reason for reason in step.reasons if reason != UNTOLD)
    if reasons:  # they say more than that it changed
        changed = (item.policy.brand.words.say(key) for key in ("history-reworded", "history-restated"))
        how = next((how.removesuffix(one) for one in changed if how.endswith(one)), how).removesuffix(", ")
    link = relative(address, f"{item.address}versions/{step.version.number}/changes/")
    return StepView(
        _version(item, step.version, address),
        how,
        str(step.level).replace("+", "-"),
        say.label_of(step.level, item.policy.brand.words),
        reasons,
        f"{link}#{step.at}" if step.at else "",
    )


def _version(item: Published, version: Version, address: str) -> VersionDay:
    interval, href = item.interval(version.number), relative(address, f"{item.address}versions/{version.number}/")
    key = "history-never"
    if interval:
        key = "history-from" if interval.state is State.UPCOMING else ""
        key = key if interval.start_known else "history-recorded"
    return VersionDay(version.number, href, key, interval.start if interval else None, version.document.language)


def link(item: Published, one: SectionHistory) -> HistoryLink:
    """Return the line under a section of the text in force: its latest change, and the link to its history."""
    past = [step for step in one.steps if (at := item.interval(step.version.number)) and at.state is not State.UPCOMING]
    href, label = f"{HISTORY}#{one.id}", one.section.label
    interval = item.interval(past[-1].version.number) if past else None
    if interval is None or not interval.start_known:
        return HistoryLink(href, label)
    key = "section-new" if past[-1].version is one.since else "section-changed"
    return HistoryLink(href, label, key, in_words(interval.start, interval.version.document.language))
