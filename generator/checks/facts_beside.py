"""What a first text states otherwise than one that readers know: the same fact with another value, for the worse."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from generator.materiality.judge_changes import judge
from generator.materiality.verdict import Judged
from generator.model.brand import NoticePromise
from generator.model.document import Document, Section
from generator.model.levels import Direction, Level
from generator.schema.values import Value, keys_of
from generator.text.change import Kind, Subject
from generator.text.diff import diff

_OF_READERS: Final = (
    "collection",
    "use",
    "sharing",
    "retention",
    "transfers",
    "children",
    "cookies",
    "security",
    "rights",
)
"""Types of sections whose facts are about readers and their data, whichever text states them.

Whom a text covers, how it is changed, and whom one asks about it are its own.
"""
_COOKIES: Final = "cookies"
_ITEM: Final = 2  # keys of the path of an item


def stated_otherwise(known: Document, first: Document, promise: NoticePromise) -> Judged | None:
    """Return what a first text states of a fact of a known one, where that is less in readers' favour; None else.

    What only one of them states is no contradiction, but for cookies: readers of a text that lists them know of no
    others.
    """
    found = [one for kind in _OF_READERS for one in _changes(known, first, kind, promise)]
    return max(found, key=lambda one: one.verdict.level, default=None)


def _changes(known: Document, first: Document, kind: str, promise: NoticePromise) -> Iterator[Judged]:
    """Yield how the facts of one type of section differ, where a change of them would be announced."""
    old, new = (replace(one, sections=_stated(one, kind)) for one in (known, first))
    if old.sections and new.sections:
        for one in judge(diff(old, new), old, new, (promise,)):
            worse = one.verdict.level >= Level.MATERIAL and one.verdict.direction is not Direction.FAVOURABLE
            if worse and one.change.subject is Subject.FACT and _contradicts(one):
                yield one


def _stated(document: Document, kind: str) -> tuple[Section, ...]:
    """Return the facts of all sections of a type as those of one; none where they state none."""
    facts: dict[str, Value] = {}
    for section in document.sections:
        for key, value in section.facts.items() if section.type == kind else ():
            before = facts.get(key)
            both = isinstance(before, dict) and isinstance(value, dict)
            facts[key] = {**keys_of(before), **keys_of(value)} if both else value
    return (Section(kind, kind, "", "", facts),) if facts else ()


def _contradicts(one: Judged) -> bool:
    """Return True if both texts state a fact, or if one has a cookie more than the list of the other one."""
    if one.change.kind is Kind.CHANGED:
        return True
    within = len(one.change.path) > _ITEM or one.change.path[:1] == (_COOKIES,)
    return one.change.kind is Kind.ADDED and within
