"""What no other row decides: sections, what isn't stated any more, names, and all the rest (§4.1, rows 45–48)."""

from typing import Final

from generator.materiality.facts.fact_words import id_in_words
from generator.materiality.facts.items import item_on_both_sides, members
from generator.materiality.facts.scales import is_stated
from generator.materiality.facts.sentences import fill_in
from generator.materiality.verdict import Context, Verdict, adverse, editorial, uncertain
from generator.model.levels import Direction, Level
from generator.schema.facts import ITEM, kind_of
from generator.schema.kinds import ItemList, ListOf, Record
from generator.text.change import Change, Kind, Subject
from generator.text.fact_changes import ID

NO_LONGER_STATED: Final = "We no longer state {name}."
NOW_STATED: Final = "We now state {name}."
MEMBER_NO_LONGER_STATED: Final = "We no longer state this: {member} ({name})."
MEMBER_STATED: Final = "We now state this: {member} ({name})."
STATED_OR_NOT: Final = (
    NO_LONGER_STATED,
    "We no longer state {name}: it was {short_old}.",
    NOW_STATED,
    "We now state {name}: {short_new}.",
    MEMBER_NO_LONGER_STATED,
    MEMBER_STATED,
)
INTERNAL_NAME: Final = (
    "This is called otherwise: {spoken_old} → {spoken_new}.",
    "Only the internal name of this changed: {label}.",
    "Only an internal name changed that this points to: {label}.",
)
ANY_FACT: Final = ("This changes: {name}.", "This changes: {name}: {short_old} → {short_new}.")
FORMER_ANY_FACT: Final = ("This changed: {name}.", "This changed: {name}: {short_old} → {short_new}.")
"""What earlier programs sealed in their place, also of what was still to come."""


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


def is_member(change: Change) -> bool:
    """Return True if the change is of one member of a set, which others stay beside."""
    return change.subject is Subject.FACT and isinstance(kind_of(change.section_type, change.path[:-1]), ListOf)


def no_longer_stated(change: Change) -> str:
    """Return the sentence that a fact, or a member of a set, is no longer stated: nobody knows that it ended."""
    return MEMBER_NO_LONGER_STATED if is_member(change) else NO_LONGER_STATED


def stated_or_not(change: Change, context: Context) -> Verdict | None:
    """46: what was stated is not stated any more, or the reverse: that may write down what was done all along."""
    if not _is_known(change) or is_stated(change.old) == is_stated(change.new):
        return None
    gone, gone_with_value, now, now_with_value, member_gone, member_now = STATED_OR_NOT
    if is_member(change):
        if not is_stated(change.new):
            return adverse(fill_in(member_gone, change, context))
        return Verdict(Level.MATERIAL, Direction.UNKNOWN, "", fill_in(member_now, change, context), undecided=True)
    if not is_stated(change.new):
        return adverse(fill_in(gone if isinstance(change.old, dict) else gone_with_value, change, context))
    sentence = now if isinstance(change.new, dict) else now_with_value
    return Verdict(Level.MATERIAL, Direction.UNKNOWN, "", fill_in(sentence, change, context), undecided=True)


def internal_name(change: Change, context: Context) -> Verdict | None:
    """47: an item has another internal name, and so have the facts that point to it.

    An item without a label is known to readers by its name: a right by another name is another right.
    """
    if change.subject is not Subject.FACT or len(change.path) <= ITEM:
        return None
    listed = isinstance(kind_of(change.section_type, change.path[:1]), ItemList)
    if listed and change.kind is Kind.CHANGED and change.path[ITEM:] == (ID,) and _known_by_name(change, context):
        return uncertain(fill_in(INTERNAL_NAME[0], change, context))
    if listed and len(change.path) == ITEM + 1 and change.path[-1] in {ID, "was"}:
        return editorial(fill_in(INTERNAL_NAME[1], change, context))
    if listed and change.kind is Kind.CHANGED and len(change.path) == ITEM + 2 and change.path[-1] == change.new:
        return editorial(fill_in(INTERNAL_NAME[2], change, context))
    return None


_WITHOUT_LABELS: Final = frozenset({"rights", "retention", "cookies", "price"})


def _known_by_name(change: Change, context: Context) -> bool:
    """Return True if readers know an item by nothing but its name, and it is another one."""
    if change.path[0] not in _WITHOUT_LABELS or id_in_words(str(change.old)) == id_in_words(str(change.new)):
        return False
    return not members(item_on_both_sides(change, context)[1].get("data"))


def any_fact(change: Change, context: Context) -> Verdict | None:
    """48: no rule speaks; it counts as material until somebody decides."""
    if change.subject is not Subject.FACT:
        return None
    whole = isinstance(change.old, dict) or isinstance(change.new, dict)
    reason = fill_in(ANY_FACT[0] if whole else ANY_FACT[1], change, context)
    return Verdict(Level.MATERIAL, Direction.UNKNOWN, "", reason, undecided=True)
