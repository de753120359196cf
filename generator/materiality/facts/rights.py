"""The rules for the rights of the reader, and for the time in which we answer or tell (§4.1, rows 25–27)."""

from typing import Final

from generator.kinds import UNSPECIFIED
from generator.materiality.facts.scales import (
    at,
    dearer,
    definite,
    either,
    facts_on_both_sides,
    item_on_both_sides,
    keys_of,
    members,
    restated,
    same_period,
    uncertain,
    worse,
)
from generator.materiality.facts.words import label_of, named, spoken, step, withheld
from generator.materiality.verdict import Context, Verdict, adverse, editorial, favourable
from generator.text.diff import Change, Kind, Subject

_RIGHTS: Final = {
    "access": "to see your data",
    "rectify": "to correct your data",
    "correction": "to correct your data",
    "erase": "to have your data deleted",
    "deletion": "to have your data deleted",
    "restrict": "to limit what we do with your data",
    "restriction": "to limit what we do with your data",
    "portability": "to take your data elsewhere",
    "object": "to object",
    "objection": "to object",
    "withdraw": "to withdraw your consent",
    "complain": "to complain to an authority",
}


def _right(change: Change, context: Context) -> str:
    label = label_of(change, context)
    return _RIGHTS.get(label, label)


def rights_lost(change: Change, context: Context) -> Verdict | None:
    """25: a right is gone, limited, harder to use or no longer free."""
    right = _right(change, context)
    if at(change, "rights.*") and change.kind is Kind.REMOVED:
        return adverse(f"You no longer have this right: {right}.")
    if at(change, "rights.*.limits.*") and change.kind is Kind.ADDED:
        return adverse(f"This right is limited now: {right}: {spoken(change.path[-1])}.")
    if at(change, "rights.*.how.*") and change.kind is Kind.REMOVED:
        return adverse(f"You can no longer use this right in this way: {right}: {change.path[-1]}.")
    if at(change, "rights.*.how.*"):
        old, new = (set(members(item.get("how"))) for item in item_on_both_sides(change, context))
        if not old or old - new:
            return uncertain(f"This right is used in this way now: {right}: {change.path[-1]}.")
    if at(change, "fee") and definite(change.new) and not (change.old == UNSPECIFIED and change.new == "none"):
        return _fee(change)
    return None


def _fee(change: Change) -> Verdict | None:
    if change.new == "none":
        return None
    if change.old in {None, UNSPECIFIED, "none"}:
        return adverse(f"It now costs something to use your rights: {change.new}.")
    if dearer(change.old, change.new) is False:
        return None
    words = f"What it costs to use your rights changes: {step(change)}."
    return adverse(words) if dearer(change.old, change.new) else uncertain(words)


def rights_won(change: Change, context: Context) -> Verdict | None:
    """26: a right is new, less limited, easier to use or free."""
    right = _right(change, context)
    if at(change, "rights.*") and change.kind is Kind.ADDED:
        return favourable(f"You have a new right: {right}.", context)
    if at(change, "rights.*.limits.*") and change.kind is Kind.REMOVED:
        return favourable(f"A limit of this right is gone: {right}: {spoken(change.path[-1])}.", context)
    if at(change, "rights.*.how.*") and change.kind is Kind.ADDED:
        return favourable(f"You can use this right in one more way: {right}: {change.path[-1]}.", context)
    if at(change, "fee") and restated(change):
        return favourable(f"It costs less to use your rights: {step(change)}.", context)
    return None


_ANSWERS: Final = {
    ("respond_within",): "We take longer to answer requests about your rights",
    ("extension",): "An answer may take longer than it could before",
    ("reply_within",): "We take longer to reply",
    ("breach", "within"): "We take longer to tell you of a data breach",
    ("on_discovery", "within"): "We take longer to act on data of children who are too young",
}


def answers(change: Change, context: Context) -> Verdict | None:
    """27: the time in which we answer or tell of a breach, and whom we tell."""
    if at(change, "breach.notify.*"):
        who = spoken(change.path[-1])
        lost, gained = (f"We {do} tell them of a data breach: {who}." for do in ("no longer", "now also"))
        return either(lost, gained, context, loses=change.kind is not Kind.ADDED)
    if at(change, "breach.from") and definite(change.old):
        return uncertain(f"The time for telling you of a data breach starts from something else: {step(change)}.")
    longer = _ANSWERS.get(change.path) if change.subject is Subject.FACT else None
    if not longer or not definite(change.old):
        return None
    if not definite(change.new):
        return withheld(change, named(change, context))
    if same_period(change):
        return editorial(f"The same time in other words: {step(change)}.")
    old, new = (keys_of(facts.get("breach")) for facts in facts_on_both_sides(change, context))
    if change.path[0] == "breach" and old.get("from") != new.get("from"):
        words = "How soon we tell you of a data breach changes, and so does when the time starts"
        return uncertain(f"{words}: {step(change)}.")
    faster = longer.replace(" take longer", " take less time")
    verdict = either(f"{longer}: {step(change)}.", f"{faster}: {step(change)}.", context, loses=worse(change))
    return verdict or uncertain(f"This time changes: {named(change, context)}: {step(change)}.")
