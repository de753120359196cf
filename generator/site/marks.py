"""Marks in the text in force beside each section that an announced version changes."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from generator.materiality.verdict import Judged
from generator.model.levels import Level
from generator.model.policy import Interval
from generator.model.version import Version
from generator.site.banner import NOTICE, prefix
from generator.site.page import relative
from generator.site.policy_on_day import PolicyOnDay
from generator.text.change import Subject
from generator.text.document_alignment import aligned


@dataclass(frozen=True, slots=True)
class SectionMark:
    """What stands beside a section of the text in force that will change: a sentence by its `key`, and a link.

    `section` is the name of one that is new.
    """

    key: str
    date: datetime.date
    language: str
    href: str
    read: str = "mark-read-changes"
    section: str = ""


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of a text by the ids of its sections: under the heading, or after the section.

    What comes after the id "" stands above all.
    """

    under: dict[str, list[SectionMark]]
    after: dict[str, list[SectionMark]]


def marks(item: PolicyOnDay) -> Marks:
    """Return what stands in the text in force at each section that will change, or after which a new one will stand."""
    found = Marks({}, {})
    for interval in item.upcoming:
        parent = item.policy.parent(interval.version.number)
        if parent and item.current:
            _mark(item, interval, parent, found)
    return found


def _mark(item: PolicyOnDay, interval: Interval, parent: Version, found: Marks) -> None:
    """Add the marks of what a version to come changes in another."""
    document, number = interval.version.document, interval.version.number
    there = relative(item.address, item.text_address(number))
    notice = relative(item.address, f"{item.address}{NOTICE}")
    here, stated = item.ids_today[parent.number], _stated(item.judged(number))
    last, key = "", item.words_of(number).key
    for section in aligned(parent.document, document):
        known = here.get(section.old.id) if section.old else None
        changes = f"{notice}#{prefix(item, number)}-{section.section.id}"
        if section.old is None and section.new:
            new, link = document.label_of(section.new), f"{there}#{section.new.id}"
            mark = SectionMark(key("mark-new"), interval.start, document.language, link, "mark-read", new)
            found.after.setdefault(last, []).append(mark)
        elif known and section.new is None:
            mark = SectionMark(
                key("mark-removed"), interval.start, document.language, changes, key("mark-read-changes")
            )
            found.under.setdefault(known, []).append(mark)
        elif known and section.new and (not section.same or section.new.id in stated):
            link = notice if section.same else changes
            found.under.setdefault(known, []).append(
                SectionMark("mark-changes", interval.start, document.language, link)
            )
        last = known or last


def _stated(judged: Sequence[Judged]) -> set[str]:
    """Return the sections of which a fact changes that matters."""
    return {
        one.change.section for one in judged if one.change.subject is Subject.FACT and one.verdict.level >= Level.MINOR
    }
