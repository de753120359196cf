"""The page with the history of each section, and the line under a section of the text in force that leads there."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from generator.model.policy import State
from generator.model.version import Version
from generator.notice import change_sentences
from generator.notice.notice_period import in_words
from generator.site.page import Page, relative
from generator.site.policy_on_day import PolicyOnDay
from generator.site.section_history import HistoryStep, SectionHistory
from generator.site.version_text import HistoryLink

HISTORY: Final = "history/"
UNTOLD: Final = "The wording changed."  # no more than that the text changed


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
    """The sections that changed, those that never did since a version, and those that are gone.

    `ended` is True if the policy ended: then no text is in force.
    """

    changed: tuple[SectionHistoryView, ...]
    unchanged: tuple[SectionHistoryView, ...]
    gone: tuple[SectionHistoryView, ...]
    ended: bool = False


def history_page(item: PolicyOnDay, found: Sequence[SectionHistory]) -> Page:
    """Return the page with the history of every section, of a policy whose text is in force."""
    words = item.policy.brand.words
    address = f"{item.address}{HISTORY}"
    kept = [one for one in found if not one.removed]
    view = HistoryView(
        tuple(_section(item, one, address) for one in kept if one.steps),
        tuple(_section(item, one, address) for one in kept if not one.steps),
        tuple(_section(item, one, address) for one in found if one.removed),
        item.ended_since is not None,
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


def _section(item: PolicyOnDay, one: SectionHistory, address: str) -> SectionHistoryView:
    number = item.current.version.number if item.current and not one.removed else 0
    came = bool(one.steps) and one.steps[0].version is one.since
    return SectionHistoryView(
        one.id,
        one.label,
        item.former[number].get(one.section.id, ()) if number else (),
        tuple(_step_view(item, step, address) for step in reversed(one.steps)),
        None if came else _version(item, one.since, address),
        item.policy.parent(one.since.number) is None,
    )


def _step_view(item: PolicyOnDay, step: HistoryStep, address: str) -> StepView:
    how, reasons = step.how, tuple(reason for reason in step.reasons if reason != UNTOLD)
    if reasons:  # they say more than that it changed
        changed = (item.policy.brand.words.say(key) for key in ("history-reworded", "history-restated"))
        how = next((how.removesuffix(one) for one in changed if how.endswith(one)), how).removesuffix(", ")
    link = relative(address, f"{item.address}versions/{step.version.number}/changes/")
    return StepView(
        _version(item, step.version, address),
        how,
        str(step.level).replace("+", "-"),
        change_sentences.label_of(step.level, item.policy.brand.words),
        reasons,
        f"{link}#{step.at}" if step.at else "",
    )


def _version(item: PolicyOnDay, version: Version, address: str) -> VersionDay:
    interval, href = item.interval(version.number), relative(address, f"{item.address}versions/{version.number}/")
    key = "history-never"
    if interval:
        key = "history-from" if interval.state is State.UPCOMING else ""
        key = key if interval.start_known else "history-recorded"
    return VersionDay(version.number, href, key, interval.start if interval else None, version.document.language)


def link(item: PolicyOnDay, one: SectionHistory) -> HistoryLink:
    """Return the line under a section of the text in force: its latest change, and the link to its history."""
    past = [step for step in one.steps if (at := item.interval(step.version.number)) and at.state is not State.UPCOMING]
    href, label = f"{HISTORY}#{one.id}", one.label
    interval = item.interval(past[-1].version.number) if past else None
    if interval is None or not interval.start_known:
        return HistoryLink(href, label)
    key = "section-new" if past[-1].version is one.since else "section-changed"
    return HistoryLink(href, label, key, in_words(interval.start, interval.version.document.language))
