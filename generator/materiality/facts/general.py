"""What no other row decides: sections, what isn't stated any more, names, and all the rest (§4.1, rows 45–48)."""

from typing import Final

from generator.materiality.facts.fact_names import fact_name
from generator.materiality.facts.fact_words import label_of, plain, spoken
from generator.materiality.facts.items import item_on_both_sides, members
from generator.materiality.facts.scales import is_stated
from generator.materiality.verdict import Context, Verdict, adverse, editorial, uncertain
from generator.model.levels import Direction, Level
from generator.schema.facts import ITEM, kind_of
from generator.schema.kinds import Keyed, Record
from generator.schema.values import Value
from generator.text.change import Change, Kind, Subject
from generator.text.fact_changes import ID

_LONGEST: Final = 200  # characters of a value in a sentence


def section(change: Change, context: Context) -> Verdict | None:
    """45: a section with facts is gone; a new one counts by its facts and its text, which are changes of their own.

    The title of one without text is all that it says in words: it is read as any wording.
    """
    if change.subject is not Subject.SECTION or change.kind not in {Kind.ADDED, Kind.REMOVED}:
        return None
    found = (context.new if change.kind is Kind.ADDED else context.old).section(change.section)
    if not found or not found.facts:
        return None
    if change.kind is Kind.REMOVED:
        return adverse(f"We removed a section with what it stated: {found.label}.")
    if found.title and not found.text.strip():
        return None
    return Verdict(Level.MINOR, Direction.NEUTRAL, "", f"There is a new section: {found.label}.")


def _is_known(change: Change) -> bool:
    """Return True if the change is of a value, set or item that the schema knows."""
    if change.subject is not Subject.FACT or not change.path:
        return False
    kind = kind_of(change.section_type, change.path)
    if kind is not None:
        return not isinstance(kind, Record)
    parent = kind_of(change.section_type, change.path[:-1])
    return parent is not None and not isinstance(parent, Record)


def stated_or_not(change: Change, context: Context) -> Verdict | None:
    """46: what was stated is not stated any more, or the reverse: that may write down what was done all along."""
    if not _is_known(change) or is_stated(change.old) == is_stated(change.new):
        return None
    what = fact_name(change, context)
    if not is_stated(change.new):
        was = "" if isinstance(change.old, dict) else f": it was {_shortened(change.old)}"
        return adverse(f"We no longer state {what}{was}.")
    now = "" if isinstance(change.new, dict) else f": {_shortened(change.new)}"
    return Verdict(Level.MATERIAL, Direction.UNKNOWN, "", f"We now state {what}{now}.", undecided=True)


def _shortened(value: Value | None) -> str:
    words = plain(value)
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]} …"


def internal_name(change: Change, context: Context) -> Verdict | None:
    """47: an item has another internal name, and so have the facts that point to it.

    An item without a label is known to readers by its name: a right by another name is another right.
    """
    if change.subject is not Subject.FACT or len(change.path) <= ITEM:
        return None
    listed = isinstance(kind_of(change.section_type, change.path[:1]), Keyed)
    if listed and change.kind is Kind.CHANGED and change.path[ITEM:] == (ID,) and _known_by_name(change, context):
        return uncertain(f"This is called otherwise: {spoken(str(change.old))} → {spoken(str(change.new))}.")
    if listed and len(change.path) == ITEM + 1 and change.path[-1] in {ID, "was"}:
        return editorial(f"Only the internal name of this changed: {label_of(change, context)}.")
    if listed and change.kind is Kind.CHANGED and len(change.path) == ITEM + 2 and change.path[-1] == change.new:
        return editorial(f"Only an internal name changed that this points to: {label_of(change, context)}.")
    return None


_WITHOUT_LABELS: Final = frozenset({"rights", "retention", "cookies", "price"})


def _known_by_name(change: Change, context: Context) -> bool:
    """Return True if readers know an item by nothing but its name, and it is another one."""
    if change.path[0] not in _WITHOUT_LABELS or spoken(str(change.old)) == spoken(str(change.new)):
        return False
    return not members(item_on_both_sides(change, context)[1].get("data"))


def any_fact(change: Change, context: Context) -> Verdict | None:
    """48: no rule speaks; it counts as material until somebody decides."""
    if change.subject is not Subject.FACT:
        return None
    what = fact_name(change, context)
    whole = isinstance(change.old, dict) or isinstance(change.new, dict)
    values = "" if whole else f": {_shortened(change.old)} → {_shortened(change.new)}"
    return Verdict(Level.MATERIAL, Direction.UNKNOWN, "", f"This changed: {what}{values}.", undecided=True)
