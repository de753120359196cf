"""The rules for price, disputes, liability and licence (§4.1, rows 41–44)."""

from typing import Final

from generator.facts import Facts
from generator.materiality.facts.scales import (
    at,
    dearer,
    definite,
    either,
    item_on_both_sides,
    restated,
    same_period,
    turned_on,
    uncertain,
    worse,
)
from generator.materiality.facts.words import inside, label_of, shown, step
from generator.materiality.verdict import ITEM, Context, Verdict, adverse, editorial
from generator.model import Level
from generator.text.diff import Change, Kind


def price(change: Change, context: Context) -> Verdict | None:
    """41: a price is higher, lower, new or gone."""
    if not at(change, "price.*", "price.*.amount", "price.*.currency", "price.*.period"):
        return None
    old, new = item_on_both_sides(change, context)
    label = label_of(change, context)
    if len(change.path) == ITEM:
        if change.kind is Kind.ADDED:
            return adverse(f"There is a new price ({label}): {_amount(new)}.")
        return uncertain(f"We no longer list a price ({label}): it was {_amount(old)}.")
    if not restated(change):
        return None
    words = f"{_amount(old)} → {_amount(new)}"
    same = all(old.get(key) == new.get(key) for key in ("currency", "period"))
    higher = dearer(change.old, change.new) if change.path[-1] == "amount" and same else None
    rises, falls, changes = (f"The price {does} ({label}): {words}." for does in ("rises", "falls", "changes"))
    return either(rises, falls, context, loses=higher) or uncertain(changes)


def _amount(item: Facts) -> str:
    every = f" for {item['period']}" if definite(item.get("period")) else ""
    return f"{shown(item.get('amount'))} {shown(item.get('currency'))}{every}"


_GIVEN_UP: Final = {
    "arbitration": "settle disputes by arbitration",
    "class_waiver": "give up class actions",
    "jury_waiver": "give up a jury trial",
}


def arbitration(change: Change, context: Context) -> Verdict | None:
    """42: arbitration, or giving up class actions or a jury."""
    if not at(change, *(f"disputes.{key}" for key in _GIVEN_UP)):
        return None
    lost, gained = (f"You {do} {_GIVEN_UP[change.path[-1]]}." for do in ("would have to", "no longer have to"))
    return either(lost, gained, context, loses=turned_on(change), level=Level.CONSENT)


_TERMS: Final = {
    "disputes.law": "which law applies",
    "disputes.venue": "which courts decide",
    "liability.cap": "how much we are liable for",
    "suspension": "when we may suspend your account",
    "refund": "how long you can get your money back",
    "cancel": "when you can cancel",
    "renewal": "how the contract is renewed",
}


def terms(change: Change, context: Context) -> Verdict | None:
    """43: law, courts, liability, suspension, refund, cancelling, renewal."""
    if at(change, "liability.excluded.*") and change.kind is not Kind.CHANGED:
        what = inside(change.path[-1])
        gained = f"We no longer exclude that we are liable for {what}."
        return either(f"We are no longer liable for {what}.", gained, context, loses=change.kind is Kind.ADDED)
    if not at(change, *_TERMS) or not restated(change):
        return None
    what = f"{_TERMS['.'.join(change.path)]}: {step(change)}."
    match change.path[-1]:
        case "refund" if same_period(change):
            return editorial(f"The same time in other words: {step(change)}.")
        case "renewal":
            loses = worse(change)
        case "refund":
            longer = worse(change)
            loses = None if longer is None else not longer
        case "cap":
            loses = dearer(change.new, change.old)
        case _:
            loses = None
    lost, gained = (f"This is {how} favourable to you: {what}" for how in ("less", "more"))
    return either(lost, gained, context, loses=loses) or uncertain(f"This changes: {what}")


def licence(change: Change, context: Context) -> Verdict | None:
    """44: what we may do with what the reader posts."""
    if at(change, "content_licence.ai_training"):
        lost, gained = (f"We {do} use what you post to train AI." for do in ("may", "no longer"))
        return either(lost, gained, context, loses=turned_on(change), level=Level.CONSENT)
    if at(change, "content_licence.scope") and restated(change):
        return uncertain(f"What we may do with what you post changes: {step(change)}.")
    return None
