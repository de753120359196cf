"""The rules for the age of those who use the service (§4.1, rows 30–32)."""

from generator.materiality.facts.scales import at, definite, restated, uncertain
from generator.materiality.facts.words import step, withheld
from generator.materiality.verdict import Context, Verdict, adverse
from generator.model import Level
from generator.text.diff import Change


def younger(change: Change, _: Context) -> Verdict | None:
    """30: younger people may use the service."""
    if not at(change, "min_age"):
        return None
    if _lower(change):
        return adverse(f"Children from {change.new} may now use the service: {step(change)}.", Level.CONSENT)
    return withheld(change, "from what age people may use the service", Level.CONSENT)


def _lower(change: Change) -> bool:
    return isinstance(change.old, int) and isinstance(change.new, int) and change.new < change.old


def older(change: Change, _: Context) -> Verdict | None:
    """31: some lose access."""
    if at(change, "min_age") and restated(change) and not _lower(change):
        return uncertain(f"People below {change.new} may no longer use the service: {step(change)}.")
    return None


def parents(change: Change, _: Context) -> Verdict | None:
    """32: fewer children need the consent of a parent."""
    if not at(change, "parental_consent_below") or not definite(change.old):
        return None
    if not definite(change.new):
        return withheld(change, "below what age a parent has to agree", Level.CONSENT)
    words = f"children need the consent of a parent: below {change.old} → below {change.new}."
    return adverse(f"Fewer {words}", Level.CONSENT) if _lower(change) else uncertain(f"More {words}")
