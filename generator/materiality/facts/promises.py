"""The rules for what is promised: safeguards, promises, and how changes are announced (§4.1, rows 35, 36, 40)."""

import re
from typing import Final

from generator.facts import Facts
from generator.kinds import UNSPECIFIED
from generator.materiality.facts.scales import (
    at,
    either,
    item_on_both_sides,
    keys_of,
    members,
    restated,
    same_period,
    uncertain,
    worse,
)
from generator.materiality.facts.words import label_of, shown, spoken, step
from generator.materiality.verdict import ITEM, Context, Verdict, adverse, editorial, favourable
from generator.model import Document, Level
from generator.text.diff import Change, Kind, Subject


def measures(change: Change, context: Context) -> Verdict | None:
    """35: a safeguard is gone, new or another."""
    if at(change, "measures.*"):
        label = label_of(change, context)
        lost, gained = (f"We {do} protect data in this way: {label}." for do in ("no longer", "now also"))
        return either(lost, gained, context, loses=change.kind is Kind.REMOVED)
    if at(change, "measures.*.label"):
        return uncertain(f"We describe how we protect data differently: {step(change)}.")
    return None


_WEIGHTY: Final = re.compile(
    r"\b(?:s(?:ell|ells|elling|old|ale)|shar(?:e|es|ed|ing)|disclos\w*|advertis\w*|sensitive|special categor\w*|health"
    r"|biometric\w*|genetic|child(?:ren|rens)?|minors?|kids?|under \d+|teen\w*|rent|trad(?:e|es|ed|ing)"
    r"|third[- ]part\w*)\b",
    re.IGNORECASE,
)


def _weight(name: str, promise: Facts, document: Document) -> Level:
    """Return how much it weighs to drop a promise: those about sale, sharing, sensitive data and children most.

    Words tell it in English; elsewhere `about:` does, and a promise without it counts as one of them.
    """
    about = members(promise.get("about"))
    if set(about) - {"other"} or _WEIGHTY.search(f"{spoken(name)} {promise.get('what', '')}"):
        return Level.CONSENT
    english = document.language.split("-")[0] == "en"
    return Level.MATERIAL if english or about else Level.CONSENT


def _in_words(promise: Facts) -> str:
    we, what = promise.get("we", UNSPECIFIED), str(promise.get("what", "")).rstrip(".")
    return f"{we} to {what}" if we in {"never", "always"} else what


def promises(change: Change, context: Context) -> Verdict | None:
    """36: a promise is dropped, weakened or another, or given."""
    if at(change, "promises") and isinstance(change.old, dict) and change.new == UNSPECIFIED:
        level = max(
            (_weight(name, keys_of(change.old.get(name)), context.old) for name in change.old), default=Level.MATERIAL
        )
        return adverse("We no longer state what we promise here.", level)
    if not at(change, "promises.*", "promises.*.we", "promises.*.what", "promises.*.unless"):
        return None
    old, new = item_on_both_sides(change, context)
    if len(change.path) == ITEM:
        if change.kind is Kind.ADDED:
            return favourable(f"We now promise {_in_words(new)}.", context)
        return adverse(f"We dropped the promise {_in_words(old)}.", _weight(change.path[1], old, context.old))
    level = max(_weight(change.path[1], side, context.old) for side in (old, new))
    if change.path[-1] != "unless":
        if change.kind is Kind.CHANGED and change.old != UNSPECIFIED:
            return uncertain(f"We changed a promise: {_in_words(old)} → {_in_words(new)}.", level)
        return None
    if change.new is None and change.old == UNSPECIFIED:
        return None
    if change.new is None:
        return favourable(f"We dropped the exception to the promise {_in_words(new)}.", context)
    if change.old is None:
        return adverse(f"There is an exception now to the promise {_in_words(new)}: unless {shown(change.new)}.", level)
    if change.new == UNSPECIFIED:
        return adverse(f"We no longer state the exception to the promise {_in_words(new)}: it was {change.old}.", level)
    return uncertain(f"The exception to the promise {_in_words(new)} is another one: {step(change)}.", level)


_WARNING: Final = {
    ("archive",): (
        "Former versions of this policy stay available",
        "Former versions of this policy no longer stay available",
    ),
    ("date_at_top",): ("The date now stands at the top", "The date no longer stands at the top"),
}
_WARNING_SETS: Final = {
    ("notice", "channels"): (
        "We now also tell you of changes in this way",
        "We no longer tell you of changes in this way",
    ),
    ("exceptions",): ("This exception from notice is gone", "There is a new exception from notice"),
    ("minor_without_notice",): ("We no longer change this without notice", "We may now change this without notice"),
}


def warning(change: Change, context: Context) -> Verdict | None:
    """40: how, how long before and whom we tell of changes."""
    if change.subject is not Subject.FACT:
        return None
    if change.path[:-1] in _WARNING_SETS and change.kind is not Kind.CHANGED:
        better, lesser = _WARNING_SETS[change.path[:-1]]
        gain = (change.kind is Kind.ADDED) == (change.path[0] == "notice")
        what = spoken(change.path[-1])
        return either(f"{lesser}: {what}.", f"{better}: {what}.", context, loses=not gain)
    if not restated(change):
        return None
    if change.path in _WARNING:
        better, lesser = _WARNING[change.path]
        return either(f"{lesser}.", f"{better}.", context, loses=change.new is not True)
    match change.path:
        case ("notice", "days"):
            lost, gained = (
                f"We will give you {how} warning of changes: {change.old} → {change.new} days."
                for how in ("less", "more")
            )
            return either(lost, gained, context, loses=int(str(change.new)) < int(str(change.old)))
        case ("notice", "audience"):
            return uncertain(f"We tell other people of changes than before: {step(change)}.")
        case ("consent",) | ("review_every",):
            return _warning_step(change, context)
        case _:
            return None


def _warning_step(change: Change, context: Context) -> Verdict:
    consent = change.path == ("consent",)
    if not consent and same_period(change):
        return editorial(f"The same time in other words: {step(change)}.")
    words = "We will ask you {} often to agree to changes" if consent else "We review this policy {} often"
    lost, gained = (f"{words.format(how)}: {step(change)}." for how in ("less", "more"))
    verdict = either(lost, gained, context, loses=worse(change))
    return verdict or uncertain(f"We review this policy at other times: {step(change)}.")
