"""How to reach us, and whether a way to use one's rights stays (§4.1, rows 37–39)."""

import re
from typing import Final

from generator.materiality.facts.contact_addresses import reads_as_address, same_words_beside
from generator.materiality.facts.fact_words import label_of
from generator.materiality.facts.items import item_on_both_sides, items, members
from generator.materiality.facts.scales import at, is_stated, restates
from generator.materiality.facts.sentences import fill_in
from generator.materiality.verdict import Context, Verdict, adverse, uncertain
from generator.model.levels import Direction, Level
from generator.schema import durations
from generator.schema.facts import ITEM, Facts
from generator.schema.values import UNSPECIFIED
from generator.text.change import Change, Kind

FORWARDED: Final = "How long the former address still works ({label}): {step}."
NEW_CONTACT: Final = "To reach us, there is a new contact: {contact}."
ALSO_FOR: Final = "To reach us, this contact is also for {member}: {contact}."
OTHER_WAY: Final = "A way to reach us changed ({label}): {step}."
GONE: Final = "A contact is gone: {former_contact}."
NO_LONGER_FOR: Final = "This contact is no longer for {member}: {former_contact}."
OTHER_WAY_FOR_RIGHTS: Final = "How to use your rights changed ({label}): {step}."
_LOST_FOR_RIGHTS: Final = "How to use your rights changed. "
_OURS: Final = {"phone": "phone number", "email": "e-mail address", "post": "postal address"}
ONE_OF_SEVERAL: Final = (
    *(FORWARDED, NEW_CONTACT, ALSO_FOR, OTHER_WAY, GONE, NO_LONGER_FOR),
    *(f"Our {ours} changed{which}: {{step}}." for ours in _OURS.values() for which in ("", " ({label})")),
)
"""The sentences of row 38, and those of row 39."""
ONLY_ONE: Final = (
    *(OTHER_WAY_FOR_RIGHTS, f"{_LOST_FOR_RIGHTS}{GONE}", f"{_LOST_FOR_RIGHTS}{NO_LONGER_FOR}"),
    *(OTHER_WAY, GONE, NO_LONGER_FOR),
)


def _address(channel: Facts) -> str:
    """Return where a channel leads, without what writing alone decides; anything but format makes another address."""
    value = str(channel.get("value", ""))
    match channel.get("kind"):
        case "phone":
            return ("+" if value.strip().startswith("+") else "") + re.sub(r"\D", "", value)
        case "email":
            return value.strip().casefold()
        case "post":
            return " ".join(re.findall(r"\w+", value.casefold()))
        case _:
            return value.strip()


def same_address(change: Change, context: Context) -> Direction | None:
    """Return NEUTRAL for the same address or number, otherwise written."""
    if not restates(change):
        return None
    old, new = item_on_both_sides(change, context)
    same = old.get("kind") == new.get("kind") and _address(old) == _address(new) != ""
    return Direction.NEUTRAL if same and same_words_beside(old, new) else None


def _for_rights(channel: Facts) -> bool:
    return "rights" in members(channel.get("for"))


def _another_way_stays(change: Change, context: Context) -> bool:
    """Return True if a way to use one's rights stays as it was, besides the one that changes."""
    before = {name: channel for name, channel in items(context.old, "channels") if _for_rights(channel)}
    after = {name: channel for name, channel in items(context.new, "channels") if _for_rights(channel)}
    return any(
        name != change.path[1]
        and was is not None
        and (was.get("kind"), _address(was)) == (channel.get("kind"), _address(channel))
        for name, channel in after.items()
        for was in (before.get(name) or before.get(str(channel.get("was", ""))),)
    )


def _forwards_long_enough(change: Change, context: Context) -> bool:
    """Return True if what is sent to the former address arrives for as long as the promised notice."""
    _, new = item_on_both_sides(change, context)
    forwards = durations.parse(str(new.get("forwards", "")))
    days = [section.facts["notice"] for section in context.old.sections if "notice" in section.facts]
    promised = [durations.parse(f"{notice.get('days')} days") for notice in days if isinstance(notice, dict)]
    return bool(forwards and promised) and all(
        length and forwards and (forwards.same(length) or forwards.exceeds(length)) for length in promised
    )


def _stops_sooner(change: Change, context: Context) -> bool:
    """Return True if what is sent to a former address for rights is lost sooner, and no other way stays.

    That the address changed was small only since it still worked: without that, it is the loss of a way.
    """
    before, now = durations.parse(str(change.old or "")), durations.parse(str(change.new or ""))
    if before is None or not _for_rights(item_on_both_sides(change, context)[0]):
        return False
    shorter = now is None or not (now.same(before) or now.exceeds(before))
    return shorter and not _another_way_stays(change, context)


def one_of_several_contacts(change: Change, context: Context) -> Verdict | None:
    """38: a contact is new, another or gone, and a way to use one's rights stays.

    One whose value says more than an address or a number is no mere contact: people decide on its words.
    """
    paths = "channels.* channels.*.value channels.*.kind channels.*.for.* channels.*.forwards"
    if not at(change, paths) or change.new == UNSPECIFIED:
        return None
    if change.path[-1] == "forwards":
        words = fill_in(FORWARDED, change, context)
        if _stops_sooner(change, context):
            return Verdict(Level.MATERIAL, Direction.ADVERSE, "", words)
        return Verdict(Level.MINOR, Direction.NEUTRAL, "", words)
    if _says_more(change, context):
        return uncertain(fill_in(OTHER_WAY, change, context)) if change.kind is Kind.CHANGED else None
    if change.kind is Kind.ADDED:
        new = fill_in(ALSO_FOR if len(change.path) > ITEM else NEW_CONTACT, change, context)
        return Verdict(Level.MINOR, Direction.FAVOURABLE, "", new)
    forwarded = change.path[-1] == "value" and _forwards_long_enough(change, context)
    if not forwarded and not _another_way_stays(change, context):
        return None
    if change.kind is Kind.CHANGED:
        words = fill_in(_what_changed(change, context), change, context)
        return Verdict(Level.MINOR, Direction.NEUTRAL, "", words)
    return Verdict(Level.MINOR, Direction.ADVERSE, "", fill_in(_what_is_gone(change), change, context))


def _says_more(change: Change, context: Context) -> bool:
    """Return True if a contact that is new, or another one, says more than where it leads."""
    is_new = len(change.path) == ITEM and change.kind is Kind.ADDED
    if not is_new and change.path[-1] not in {"value", "kind"}:
        return False
    return not reads_as_address(*item_on_both_sides(change, context))


def _what_changed(change: Change, context: Context) -> str:
    """Return the sentence that says which way to reach us is another one."""
    label = label_of(change, context).casefold()
    old, new = (str(item.get("kind")) for item in item_on_both_sides(change, context))
    if change.path[-1] != "value" or old != new or new not in _OURS:
        return OTHER_WAY
    ours = _OURS[new]
    return f"Our {ours} changed: {{step}}." if label in {new, ours} else f"Our {ours} changed ({{label}}): {{step}}."


def _what_is_gone(change: Change) -> str:
    """Return the sentence that says which contact is gone, or for what it no longer is."""
    return NO_LONGER_FOR if len(change.path) > ITEM else GONE


def only_contact(change: Change, context: Context) -> Verdict | None:
    """39: no way to use one's rights stays as it was; with proof of forwarding a decision may lower it.

    Of a contact that was for something else, while others were for rights, only what became of it is said.
    """
    if not at(change, "channels.* channels.*.value channels.*.kind channels.*.for.*"):
        return None
    if change.new == UNSPECIFIED or not (change.kind is Kind.REMOVED or is_stated(change.old)):
        return None
    is_other = _is_for_something_else(change, context)
    if change.kind is Kind.CHANGED:
        return uncertain(fill_in(OTHER_WAY if is_other else OTHER_WAY_FOR_RIGHTS, change, context))
    lost = "" if is_other else _LOST_FOR_RIGHTS
    return adverse(fill_in(f"{lost}{_what_is_gone(change)}", change, context))


def _is_for_something_else(change: Change, context: Context) -> bool:
    """Return True if a contact, or the use of it that went, was not for rights, and others were."""
    if context.earlier_words:
        return False
    of_use = len(change.path) > ITEM and change.path[ITEM] == "for"
    for_rights = change.path[-1] == "rights" if of_use else any(map(_for_rights, item_on_both_sides(change, context)))
    return not for_rights and any(_for_rights(channel) for _, channel in items(context.old, "channels"))
