"""Each section's own history: when and how it changed, through renames and moves, with what readers are told of it.

A section that a version left as it was is passed over by comparing it with what it was; what changed in the others is
taken from the list of changes that the archive shows anyway, so that no text is compared again.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from generator.materiality.verdict import Judged
from generator.model.catalogue import Words
from generator.model.document import Section
from generator.model.levels import Level
from generator.model.version import Version
from generator.notice.change_sentences import reason_alone
from generator.notice.reader_entries import entries_for_readers
from generator.site.policy_on_day import PolicyOnDay
from generator.source import headings
from generator.text.change import Kind, Subject
from generator.text.document_alignment import matches
from generator.text.redline_links import Links

MOST_REASONS: Final = 4


@dataclass(frozen=True, slots=True)
class HistoryStep:
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
    steps: list[HistoryStep] = field(default_factory=list)
    removed: Version | None = None

    @property
    def label(self) -> str:
        """How readers know it."""
        return self.since.document.label_of(self.section)

    @property
    def id(self) -> str:
        """Its id in the text in force; for one that is gone, the last one, with the version that removed it."""
        return f"{self.section.id}--until-{self.removed.number}" if self.removed else self.section.id


def histories(item: PolicyOnDay) -> tuple[SectionHistory, ...]:
    """Return the history of each section of the text in force, in its order, and then of those that are gone.

    What is announced stands in it too. Empty where no text is in force.
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
        _add_announced(item, interval.version, alive)
    return (*alive.values(), *gone)


def _line(item: PolicyOnDay, version: Version) -> list[Version]:
    """Return the versions that one goes back to, the first one first, and itself; none whose text was removed."""
    line = [version]
    parent = item.policy.parent(version.number)
    while parent:
        line.append(parent)
        parent = item.policy.parent(parent.number)
    return [one for one in reversed(line) if not one.removed]


def _add_announced(item: PolicyOnDay, version: Version, alive: Mapping[str, SectionHistory]) -> None:
    """Add what a version to come changes in the sections of the text in force."""
    parent = item.policy.parent(version.number)
    if parent is None or not item.policy.comparable(version.number):
        return
    for name, steps in _steps(item, parent, version).items():
        today = item.ids_today[version.number].get(name) or item.ids_today[parent.number].get(name, "")
        if today in alive:
            alive[today].steps += steps


def _steps(item: PolicyOnDay, older: Version, newer: Version) -> Mapping[str, Sequence[HistoryStep]]:
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


def _untold(older: Version, newer: Version, words: Words) -> Mapping[str, Sequence[HistoryStep]]:
    """Return the sections that differ across texts that were removed by order: only that they do can be said."""
    before = {section.id: section for section in older.document.sections}
    partner = matches(older.document, newer.document)
    how = words.say("history-untold", number=str(older.number))
    changed = [one.id for one in newer.document.sections if one.id not in partner or before[partner[one.id]] != one]
    gone = before.keys() - set(partner.values())
    return {name: (HistoryStep(newer, how, Level.MATERIAL),) for name in (*changed, *sorted(gone))}


def _step(older: Version, newer: Version, name: str, changes: Sequence[Judged], words: Words) -> HistoryStep:
    now, was = newer.document.section(name), older.document.section(name)
    if now:
        before = matches(older.document, newer.document).get(name)
        was = older.document.section(before) if before else None
    entries = entries_for_readers(changes, words, newer.document)
    return HistoryStep(
        newer,
        _how(was, now, changes, words),
        max(one.verdict.level for one in changes),
        tuple(_reasons([reason_alone(one, words, older.document, newer.document) for one in entries], words)),
        Links().section(name)
        if was is None or now is None or (was.title, was.text) != (now.title, now.text)
        else "changes",
    )


def _reasons(every: Sequence[str], words: Words) -> Iterator[str]:
    reasons = list(dict.fromkeys(every))
    yield from reasons[:MOST_REASONS]
    if len(reasons) > MOST_REASONS:
        yield words.say("history-more", count=str(len(reasons) - MOST_REASONS))


def _how(was: Section | None, now: Section | None, changes: Sequence[Judged], words: Words) -> str:
    """Return how a section came to be another, in a few words."""
    if now is None or was is None:
        return words.say("history-removed" if now is None else "history-new")
    parts = []
    if headings.unnumbered(was.title) != headings.unnumbered(now.title):
        parts.append(words.say("history-renamed", name=was.label))
    if any(one.change.subject is Subject.SECTION and one.change.kind is Kind.MOVED for one in changes):
        parts.append(words.say("history-moved"))
    if was.text != now.text:
        parts.append(words.say("history-reworded"))
    elif was.facts != now.facts:
        parts.append(words.say("history-restated"))
    return ", ".join(parts) or words.say("history-changed")
