"""New recipients and providers, the sale of data, and what protects data abroad (§4.1, rows 14, 15, 18, 19, 28, 29)."""

import re
from typing import Final

from generator.materiality.facts.fact_words import id_in_words
from generator.materiality.facts.items import facts_on_both_sides, item_on_both_sides, items, members
from generator.materiality.facts.scales import at, is_stated, later_is_worse
from generator.materiality.facts.sentences import fill_in
from generator.materiality.facts.words_against_readers import is_name
from generator.materiality.verdict import Context, Verdict, uncertain
from generator.model.levels import Direction, Level
from generator.schema.values import UNSPECIFIED, keys_of
from generator.text.change import Change, Kind

NEW_PROVIDER: Final = "New provider: {label} ({kind_of_provider})."
OTHER_SAFEGUARD: Final = "Data that goes to {label} is protected in another way: {former_safeguards} → {safeguards}."
_SHARING: Final = re.compile(
    r"\b(?:shar(?:e|es|ed|ing)|disclos\w*|third[- ]part(?:y|ies)|pass(?:es|ed)? on)\b", re.IGNORECASE
)


def _never_shared(context: Context) -> bool:
    return any(
        promise.get("we") == "never"
        and (
            "sharing" in members(promise.get("about"))
            or _SHARING.search(f"{id_in_words(name)} {promise.get('what', '')}")
        )
        for name, promise in items(context.old, "promises")
    )


def level_of_sharing(change: Change, context: Context) -> Level:
    """Return how much a new kind of recipient weighs: consent is due where it was promised never to share."""
    _, new = item_on_both_sides(change, context)
    for_itself = new.get("role") not in {"processor", "authority", "successor", "users"}
    return Level.CONSENT if for_itself and _never_shared(context) else Level.MATERIAL


def new_provider(change: Change, context: Context) -> Verdict | None:
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
    same = all(one.get(key, kind.get(key)) == kind.get(key) for key in ("country", "when") for kind in kinds)
    if kinds[0].get("role") != "processor" or not within or not same:
        return None
    if not is_name(str(one.get("label", "")), str(kinds[0].get("label", "")), context.new.language):
        return None
    return Verdict(Level.MINOR, Direction.NEUTRAL, "", fill_in(NEW_PROVIDER, change, context))


def beginning_to_sell_is_worse(change: Change, _: Context) -> Direction | None:
    """Return ADVERSE where data may be sold that was never sold, or of which nothing was said."""
    if change.new == "never":
        return None
    excluded = change.old == "never"
    return Direction.ADVERSE if excluded or (not is_stated(change.old) and is_stated(change.new)) else None


def less_say_is_worse(change: Change, context: Context) -> Direction | None:
    """Return who gains by more or less say before data is sold; what is no longer stated may be anything."""
    if change.old != "yes" and is_stated(change.old) and not is_stated(change.new):
        return Direction.ADVERSE
    return later_is_worse(change, context)


def less_protection_is_worse(change: Change, context: Context) -> Direction | None:
    """Return who gains by a safeguard abroad that came or went; `none` says that there is no safeguard."""
    if change.kind is Kind.CHANGED:
        return None
    came, nothing = change.kind is Kind.ADDED, change.path[-1] == "none"
    if came == nothing:
        return Direction.ADVERSE
    if nothing and not members(item_on_both_sides(change, context)[1].get("safeguards")):
        return None
    return Direction.FAVOURABLE


def other_safeguard(change: Change, context: Context) -> Verdict | None:
    """29: one valid safeguard in place of another; whether that is minor, a decision says."""
    if not at(change, "to.*.safeguards.*") or change.kind is Kind.CHANGED:
        return None
    old, new = (set(members(item.get("safeguards"))) for item in item_on_both_sides(change, context))
    if "none" in old | new or not old - new or not new - old:
        return None
    return uncertain(fill_in(OTHER_SAFEGUARD, change, context))
