"""The rules for how long data is kept, and what happens to it then (§4.1, rows 21–24)."""

from collections.abc import Mapping
from typing import Final

from generator.kinds import UNSPECIFIED
from generator.materiality.facts.scales import at, either, item_on_both_sides, restated, same_period, uncertain, worse
from generator.materiality.facts.words import kept, label_of, shown, step, withheld
from generator.materiality.verdict import Context, Verdict, adverse, editorial, favourable
from generator.text.diff import Change

_PERIODS: Final = ("retention.*.keep", "on_account_deletion.identifiers", "cookies.*.lifetime")
_HOW_LONG: Final = {
    "retention": "we keep {x}",
    "cookies": "these cookies stay ({x})",
    "on_account_deletion": "what identifies you stays after you close your account",
}
_LONGER: Final = {
    "retention": "We keep {x} longer",
    "cookies": "These cookies stay longer ({x})",
    "on_account_deletion": "After you close your account, what identifies you stays longer",
}
_SHORTER: Final = {
    "retention": "We keep {x} for less time",
    "cookies": "These cookies stay for less time ({x})",
    "on_account_deletion": "After you close your account, what identifies you goes sooner",
}


def kept_longer(change: Change, context: Context) -> Verdict | None:
    """21: data is kept longer, or nobody knows how long."""
    if at(change, "retention.*.may_extend"):
        return _extended(change, context)
    if not at(change, *_PERIODS):
        return None
    what = _worded(_HOW_LONG, change, context)
    if not restated(change):
        return withheld(change, f"how long {what}")
    if same_period(change):
        return editorial(f"The same time in other words: {step(change)}.")
    if _kept_for_reader(change, context) and worse(change) is True and not _trigger_changed(change, context):
        return uncertain(f"We keep {kept(change, context)} for you for longer: {step(change)}.")
    if change.path[0] == "retention" and _trigger_changed(change, context):
        return uncertain(f"How long {what} changes, and so does when the time starts: {step(change)}.")
    match worse(change):
        case True:
            return adverse(f"{_worded(_LONGER, change, context)}: {step(change)}.")
        case False:
            return None
        case None:
            return uncertain(f"How long {what} changes: {step(change)}.")


def _trigger_changed(change: Change, context: Context) -> bool:
    old, new = item_on_both_sides(change, context)
    return old.get("after") != new.get("after")


def _worded(words: Mapping[str, str], change: Change, context: Context) -> str:
    """Return the words for this list, with what the period is about."""
    about = kept if change.path[0] == "retention" else label_of
    return words[change.path[0]].format(x=about(change, context))


def _extended(change: Change, context: Context) -> Verdict | None:
    what = kept(change, context)
    if change.old is None or change.new == UNSPECIFIED:
        reason = "" if change.new == UNSPECIFIED else f": {shown(change.new)}"
        return adverse(f"We may now keep {what} longer than stated{reason}.")
    if change.new is None and change.old == UNSPECIFIED:
        return None
    if change.new is None:
        return favourable(f"We may no longer keep {what} longer than stated.", context)
    return uncertain(f"We may keep {what} longer than stated for another reason: {step(change)}.")


def _kept_for_reader(change: Change, context: Context) -> bool:
    """Tell whether it is, or may be, kept for the reader's own use."""
    items = item_on_both_sides(change, context) if change.path[0] == "retention" else ()
    return any(item.get("kept_for") == "you" for item in items)


def kept_shorter(change: Change, context: Context) -> Verdict | None:
    """22: data is kept for less time; what is kept for the reader is lost sooner."""
    if not at(change, *_PERIODS) or not restated(change) or worse(change) is not False:
        return None
    reason = f"{_worded(_SHORTER, change, context)}: {step(change)}."
    if change.path[0] == "retention":
        for item in item_on_both_sides(change, context):
            if item.get("kept_for") == "you":
                return adverse(reason)
            if item.get("kept_for") not in {"us", "law"}:
                return uncertain(reason)
    return favourable(reason, context)


def clock(change: Change, context: Context) -> Verdict | None:
    """23: the time starts from something else; triggers can't be compared."""
    if at(change, "retention.*.after") and restated(change):
        what = kept(change, context)
        return uncertain(f"The time for which we keep {what} starts from something else: {step(change)}.")
    return None


def fate(change: Change, context: Context) -> Verdict | None:
    """24: what happens to data in the end."""
    if at(change, "on_account_deletion.keep_anonymised") and restated(change):
        lost, gained = (f"We {do} keep anonymous data after you close your account." for do in ("now", "no longer"))
        return either(lost, gained, context, loses=change.new is True)
    if not at(change, "retention.*.then", "on_discovery.then"):
        return None
    what = kept(change, context) if change.path[0] == "retention" else "data of children who are too young"
    lost = "deleted" if change.old == "delete" else "made anonymous"
    reason = f"{what}: {step(change)}."
    gained = f"This is better protected in the end: {reason}"
    return either(f"This is no longer {lost}: {reason}", gained, context, loses=worse(change))
