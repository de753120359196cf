"""The items of a document's lists of facts: all of a name, and the one in which a change is, before and after."""

from collections.abc import Iterator

from generator.materiality.verdict import Context
from generator.model.document import Document, Section
from generator.schema.facts import Facts
from generator.schema.values import UNSPECIFIED, Value, items_of, keys_of
from generator.text.change import Change, Subject
from generator.text.document_alignment import matches


def items(document: Document, key: str) -> Iterator[tuple[str, Facts]]:
    """Yield the items of all lists of that name in a document, with their ids."""
    for section in document.sections:
        yield from items_of(section.facts.get(key)).items()


def members(value: Value | None) -> tuple[str, ...]:
    """Return the members of a set."""
    return tuple(value) if isinstance(value, list | dict) else ()


def exception_of(change: Change) -> str:
    """Return the exception that a promise has which came or went; empty where it has none."""
    unless = str(keys_of(change.old if change.new is None else change.new).get("unless", UNSPECIFIED))
    return "" if unless == UNSPECIFIED else unless.rstrip(".")


def safeguards_on_both_sides(change: Change, context: Context) -> tuple[list[str], list[str]]:
    """Return the safeguards of an item that went, and those that came."""
    old, new = (set(members(item.get("safeguards"))) for item in item_on_both_sides(change, context))
    return sorted(old - new), sorted(new - old)


def sections_on_both_sides(change: Change, context: Context) -> tuple[Section | None, Section | None]:
    """Return the section in which the change is, before and after; None where a side has none."""
    before = context.old.section(matches(context.old, context.new).get(change.section, change.section))
    return before, context.new.section(change.section)


def facts_on_both_sides(change: Change, context: Context) -> tuple[Facts, Facts]:
    """Return the facts of the section in which the change is, before and after."""
    before, after = sections_on_both_sides(change, context)
    return before.facts if before else {}, after.facts if after else {}


def item_on_both_sides(change: Change, context: Context) -> tuple[Facts, Facts]:
    """Return the item in which the change is, before and after; an item without a side is empty there."""
    if change.subject is not Subject.FACT or not change.path:
        return {}, {}
    before, after = (keys_of(facts.get(change.path[0])) for facts in facts_on_both_sides(change, context))
    name = change.path[1] if len(change.path) > 1 else ""
    new = keys_of(after.get(name))
    return keys_of(before.get(name, before.get(str(new.get("was", "")), {}))), new
