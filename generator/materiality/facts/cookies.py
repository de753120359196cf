"""The rules for cookies and tracking (§4.1, rows 33 and 34)."""

from typing import Final

from generator.facts import Facts
from generator.kinds import UNSPECIFIED, Value
from generator.materiality.facts.scales import at, definite, either, item_on_both_sides, turned_on, uncertain, worse
from generator.materiality.facts.words import label_of, spoken, step
from generator.materiality.verdict import ITEM, Context, Verdict, adverse, favourable
from generator.model import Level
from generator.text.diff import Change, Kind

_COOKIES: Final = {"essential": 0, "preference": 0, "performance": 1, "analytics": 1, "advertising": 2}
_COOKIE_LEVELS: Final = (Level.MINOR, Level.MATERIAL, Level.CONSENT)
_FOR: Final = {
    "essential": "what the site needs to work",
    "preference": "your preferences",
    "performance": "measuring performance",
    "analytics": "analytics",
    "advertising": "advertising",
}


def cookies(change: Change, context: Context) -> Verdict | None:
    """33: more cookies or tracking, or less."""
    if at(change, "cross_site_tracking"):
        lost, gained = (f"We {do} follow you across other sites." for do in ("may now", "no longer"))
        return either(lost, gained, context, loses=turned_on(change), level=Level.CONSENT)
    if not at(change, "cookies.*", "cookies.*.kind", "cookies.*.party"):
        return None
    old, new = item_on_both_sides(change, context)
    label = label_of(change, context)
    if change.kind is Kind.REMOVED and len(change.path) == ITEM:
        return favourable(f"We no longer use these cookies: {label}.", context)
    if change.kind is Kind.ADDED and len(change.path) == ITEM:
        kind = f"{_kind_of_cookies(new)}: {label}" if spoken(str(new.get("kind"))) not in label else label
        return adverse(f"We use new cookies: {kind}.", _COOKIE_LEVELS[_cookie_weight(new)])
    if not definite(change.new) or (not definite(change.old) and _cookie_weight(new) < 2):  # noqa: PLR2004 -- the worst
        return None
    before, after = _cookie_weight(old), _cookie_weight(new)
    reason = f"These cookies are of another kind ({label}): {step(change)}."
    if after > before or not definite(change.old):
        return adverse(reason, _COOKIE_LEVELS[after])
    return favourable(reason, context) if after < before else uncertain(reason)


def _cookie_weight(item: Facts) -> int:
    """Return how much cookies weigh: those of others and for advertising most; an unknown kind is not harmless."""
    return 2 if item.get("party") == "third" else _COOKIES.get(str(item.get("kind")), 1)


def _kind_of_cookies(item: Facts) -> str:
    kind: Value = item.get("kind", UNSPECIFIED)
    named = "of an unknown kind" if kind == UNSPECIFIED else f"for {_FOR[str(kind)]}"
    return f"{named}, set by others" if item.get("party") == "third" else named


def control(change: Change, context: Context) -> Verdict | None:
    """34: less say over cookies and tracking, or more."""
    if at(change, "dnt_gpc"):
        lost, gained = (f"We {do} follow your browser’s signal not to track you." for do in ("no longer", "now"))
        return either(lost, gained, context, loses=worse(change))
    if not at(change, "cookies.*.control"):
        return None
    what = f"over these cookies ({label_of(change, context)}): {step(change)}"
    return either(f"You have less say {what}.", f"You have more say {what}.", context, loses=worse(change))
