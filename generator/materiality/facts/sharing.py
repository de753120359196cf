"""The rules for who gets data, for its sale, and for the countries where it goes (§4.1, rows 14–20, 28 and 29)."""

import re
from typing import Final

from generator.kinds import UNSPECIFIED
from generator.materiality.facts.scales import (
    at,
    definite,
    either,
    facts_on_both_sides,
    item_on_both_sides,
    items,
    keys_of,
    members,
    restated,
    uncertain,
)
from generator.materiality.facts.words import data_named, inside, label_of, labels, shown, spoken, step, title
from generator.materiality.verdict import Context, Verdict, adverse, favourable
from generator.model import Direction, Level
from generator.text.diff import Change, Kind

_SHARING: Final = re.compile(
    r"\b(?:shar(?:e|es|ed|ing)|disclos\w*|third[- ]part(?:y|ies)|pass(?:es|ed)? on)\b", re.IGNORECASE
)


def _never_shared(context: Context) -> bool:
    return any(
        promise.get("we") == "never"
        and ("sharing" in members(promise.get("about")) or _SHARING.search(f"{spoken(name)} {promise.get('what', '')}"))
        for name, promise in items(context.old, "promises")
    )


def recipients(change: Change, context: Context) -> Verdict | None:
    """14: a new kind of recipient, or one less."""
    if not at(change, "recipients.*"):
        return None
    label = label_of(change, context)
    if change.kind is Kind.REMOVED:
        return favourable(f"We no longer share your data with this recipient: {label}.", context)
    _, new = item_on_both_sides(change, context)
    what = data_named(members(new.get("data")), context) or "your data"
    open_role = new.get("role") not in {"processor", "authority", "successor", "users"}
    consent = open_role and _never_shared(context)
    reason = f"We share {what} with a new kind of recipient: {label}."
    return adverse(reason, Level.CONSENT if consent else Level.MATERIAL)


def provider(change: Change, context: Context) -> Verdict | None:
    """15: a new provider of a kind that is already named, with no more data, uses or countries than that kind."""
    if not at(change, "recipients.*") or change.kind is not Kind.ADDED:
        return None
    old, new = (keys_of(facts.get("recipients")) for facts in facts_on_both_sides(change, context))
    one = keys_of(new.get(change.path[1]))
    kinds = [keys_of(known.get(str(one.get("category", "")))) for known in (old, new)]
    if not all(kinds) or any(one.get("role", kind.get("role")) != kind.get("role") for kind in kinds):
        return None
    within = all(
        set(members(one.get(key))) <= set(members(kind.get(key))) and one.get(key) != UNSPECIFIED
        for key in ("data", "for")
        for kind in kinds
    )
    same_place = all(one.get("country", kind.get("country")) == kind.get("country") for kind in kinds)
    if kinds[0].get("role") != "processor" or not within or not same_place:
        return None
    reason = f"New provider: {label_of(change, context)} ({inside(str(kinds[1].get('label')))})."
    return Verdict(Level.MINOR, Direction.NEUTRAL, "", reason)


def role(change: Change, context: Context) -> Verdict | None:
    """16: a recipient acts for itself, or for us again."""
    if not at(change, "recipients.*.role") or not restated(change):
        return None
    label = label_of(change, context)
    match change.old, change.new:
        case "processor", "third_party":
            return adverse(f"This recipient may now use your data for its own ends: {label}.")
        case "third_party", "processor":
            return favourable(f"This recipient may now use your data only on our behalf: {label}.", context)
        case _:
            return uncertain(f"This recipient has another role: {label}: {step(change)}.")


def shared_more(change: Change, context: Context) -> Verdict | None:
    """17: a recipient gets more data or may do more with it, or less."""
    if not at(change, "recipients.*.data.*", "recipients.*.for.*") or change.kind is Kind.CHANGED:
        return None
    label = label_of(change, context)
    if change.path[2] == "data":
        what = data_named(change.path[-1:], context)
        more = f"We now also share {what} with this recipient: {label}."
        less = f"We no longer share {what} with this recipient: {label}."
    else:
        what = labels(change.path[-1:], "purposes", context)
        more = f"{title(label)} may now also use your data for {what}."
        less = f"{title(label)} may no longer use your data for {what}."
    return either(more, less, context, loses=change.kind is Kind.ADDED)


_SALE: Final = ("never", "opt_in", "opt_out", "yes", UNSPECIFIED)  # what isn't stated may be anything


def _sale_steps(change: Change) -> tuple[int, int, str] | None:
    if not at(change, "sale", "ad_sharing"):
        return None
    old, new = (_SALE.index(str(value)) if definite(value) else len(_SALE) - 1 for value in (change.old, change.new))
    return old, new, "sell your data" if change.path == ("sale",) else "share your data for advertising"


def sale_begins(change: Change, _: Context) -> Verdict | None:
    """18: data may be sold, or shared for advertising, where that was excluded or not stated."""
    steps = _sale_steps(change)
    if not steps or steps[1] == 0 or (steps[0] != 0 and (definite(change.old) or not definite(change.new))):
        return None
    return adverse(f"We may now {steps[2]}: {step(change)}.", Level.CONSENT)


def sale_eased(change: Change, _: Context) -> Verdict | None:
    """19: less say for the reader before data is sold or shared for advertising."""
    steps = _sale_steps(change)
    if not steps or steps[0] >= steps[1] or not definite(change.old) or change.old == "yes":
        return None
    return adverse(f"You have less say before we {steps[2]}: {step(change)}.", Level.CONSENT)


def sale_limited(change: Change, context: Context) -> Verdict | None:
    """20: data is no longer sold or shared for advertising, or only with more say for the reader."""
    steps = _sale_steps(change)
    if not steps or not restated(change) or steps[1] >= steps[0]:
        return None
    if change.new == "never":
        return favourable(f"We no longer {steps[2]}: {step(change)}.", context)
    return favourable(f"You have more say before we {steps[2]}: {step(change)}.", context)


def transfers(change: Change, context: Context) -> Verdict | None:
    """28: data goes to another country, to more recipients there, or with less protection; or the reverse."""
    country = label_of(change, context) if change.path else ""
    came = change.kind is Kind.ADDED
    if at(change, "to.*"):
        return either(f"Data may go to {country}.", f"Data no longer goes to {country}.", context, loses=came)
    if at(change, "to.*.country") and restated(change):
        return adverse(f"Data may go to another country: {step(change)}.")
    if change.kind is Kind.CHANGED or not at(change, "to.*.recipients.*", "to.*.safeguards.*"):
        return None
    name = change.path[-1]
    if change.path[2] == "recipients":
        more = f"Data in {country} may go to more recipients: {spoken(name)}."
        less = f"Data in {country} no longer goes to this recipient: {spoken(name)}."
        return either(more, less, context, loses=came)
    if came == (name == "none"):
        lost = "nothing protects it any more" if name == "none" else f"no longer protected by {shown(name)}"
        return adverse(f"Data that goes to {country} is less protected: {lost}.")
    if name == "none" and not members(item_on_both_sides(change, context)[1].get("safeguards")):
        return None
    gained = "it is no longer without protection" if name == "none" else f"also protected by {shown(name)}"
    return favourable(f"Data that goes to {country} is better protected: {gained}.", context)


def safeguards(change: Change, context: Context) -> Verdict | None:
    """29: one valid safeguard in place of another; whether that is minor, a decision says."""
    if not at(change, "to.*.safeguards.*") or change.kind is Kind.CHANGED:
        return None
    old, new = (set(members(item.get("safeguards"))) for item in item_on_both_sides(change, context))
    if "none" in old | new or not old - new or not new - old:
        return None
    former, now = shown(sorted(old - new)), shown(sorted(new - old))
    country = label_of(change, context)
    return uncertain(f"Data that goes to {country} is protected in another way: {former} → {now}.")
