"""The table of rules for typed facts, by the rows of the domain's materiality table (§4.1), and its last four rows."""

from typing import Final

from generator.kinds import Keyed, Record, Value
from generator.materiality.facts import (
    channels,
    children,
    collection,
    cookies,
    promises,
    retention,
    rights,
    sharing,
    terms,
)
from generator.materiality.facts.scales import ID, definite, expanded, kind_of
from generator.materiality.facts.words import label_of, name_of, named, shown
from generator.materiality.verdict import ITEM, Context, Rule, Verdict, adverse, editorial
from generator.model import Direction, Level
from generator.text.diff import Change, Kind, Subject

__all__ = ["FACT_RULES", "expanded", "name_of"]

_SHOWN_AT_MOST: Final = 200


def sections(change: Change, context: Context) -> Verdict | None:
    """45: a section with facts is gone; a new one counts by its facts and its text, which are changes of their own."""
    if change.subject is not Subject.SECTION or change.kind not in {Kind.ADDED, Kind.REMOVED}:
        return None
    section = (context.new if change.kind is Kind.ADDED else context.old).section(change.section)
    if not section or not section.facts:
        return None
    if change.kind is Kind.REMOVED:
        return adverse(f"We removed a section with what it stated: {section.label}.")
    return Verdict(Level.MINOR, Direction.NEUTRAL, "", f"There is a new section: {section.label}.")


def _known(change: Change) -> bool:
    """Tell whether the change is of a stated value, set or item that the schema knows."""
    if change.subject is not Subject.FACT or not change.path:
        return False
    kind = kind_of(change.section_type, change.path)
    if kind is not None:
        return not isinstance(kind, Record)
    parent = kind_of(change.section_type, change.path[:-1])
    return parent is not None and not isinstance(parent, Record)


def unstated(change: Change, context: Context) -> Verdict | None:
    """46: what was stated is not stated any more, or the reverse: that may write down what was done all along."""
    if not _known(change) or definite(change.old) == definite(change.new):
        return None
    what = named(change, context)
    if not definite(change.new):
        was = "" if isinstance(change.old, dict) else f": it was {_short(change.old)}"
        return adverse(f"We no longer state {what}{was}.")
    now = "" if isinstance(change.new, dict) else f": {_short(change.new)}"
    return Verdict(Level.MATERIAL, Direction.UNKNOWN, "", f"We now state {what}{now}.", undecided=True)


def _short(value: Value | None) -> str:
    words = shown(value)
    return words if len(words) <= _SHOWN_AT_MOST else f"{words[:_SHOWN_AT_MOST]} …"


def renamed(change: Change, context: Context) -> Verdict | None:
    """47: an item has another internal name, and so have the facts that point to it."""
    if change.subject is not Subject.FACT or len(change.path) <= ITEM:
        return None
    listed = isinstance(kind_of(change.section_type, change.path[:1]), Keyed)
    if listed and len(change.path) == ITEM + 1 and change.path[-1] in {ID, "was"}:
        return editorial(f"Only the internal name of this changed: {label_of(change, context)}.")
    if listed and change.kind is Kind.CHANGED and len(change.path) == ITEM + 2 and change.path[-1] == change.new:
        return editorial(f"Only an internal name changed that this points to: {label_of(change, context)}.")
    return None


def unknown(change: Change, context: Context) -> Verdict | None:
    """48: no rule speaks; it counts as material until somebody decides."""
    if change.subject is not Subject.FACT:
        return None
    what = named(change, context)
    whole = isinstance(change.old, dict) or isinstance(change.new, dict)
    values = "" if whole else f": {_short(change.old)} → {_short(change.new)}"
    reason = f"This changed: {what}{values}."
    return Verdict(Level.MATERIAL, Direction.UNKNOWN, "", reason, undecided=True)


FACT_RULES: Final[tuple[tuple[str, Rule], ...]] = (
    ("1", collection.controller),
    ("2", collection.coverage),
    ("3", collection.supplements),
    ("5", collection.sensitive),  # before what is merely new
    ("4", collection.collected),
    ("6", collection.fields),
    ("7", collection.mandatory),
    ("8", collection.source),
    ("9", collection.no_longer_collected),
    ("10", collection.purposes),
    ("11", collection.basis),
    ("12", collection.purpose_data),
    ("13", collection.automatic),
    ("15", sharing.provider),  # before new kinds of recipients
    ("14", sharing.recipients),
    ("16", sharing.role),
    ("17", sharing.shared_more),
    ("18", sharing.sale_begins),
    ("19", sharing.sale_eased),
    ("20", sharing.sale_limited),
    ("21", retention.kept_longer),
    ("22", retention.kept_shorter),
    ("23", retention.clock),
    ("24", retention.fate),
    ("25", rights.rights_lost),
    ("26", rights.rights_won),
    ("27", rights.answers),
    ("29", sharing.safeguards),  # before lost and new safeguards
    ("28", sharing.transfers),
    ("30", children.younger),
    ("31", children.older),
    ("32", children.parents),
    ("33", cookies.cookies),
    ("34", cookies.control),
    ("35", promises.measures),
    ("36", promises.promises),
    ("37", channels.contact_format),
    ("38", channels.contact),
    ("39", channels.only_contact),
    ("40", promises.warning),
    ("41", terms.price),
    ("42", terms.arbitration),
    ("43", terms.terms),
    ("44", terms.licence),
    ("45", sections),
    ("46", unstated),
    ("47", renamed),
    ("48", unknown),
)
"""Row and function of each rule, in the order in which they are asked; the first that speaks decides."""
