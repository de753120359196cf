"""Rows 21 to 24: how long data is kept, for whom, from when the time counts, and why it may be kept longer (§4.1)."""

from typing import Final

from generator.materiality.facts.items import item_on_both_sides
from generator.materiality.facts.row import Row, Rows
from generator.materiality.facts.scales import (
    Scale,
    exception_is_worse,
    later_is_worse,
    leaving_is_worse,
    longer_is_worse,
    no_scale,
    unspecified_is_worse,
    yes_is_worse,
)
from generator.materiality.verdict import Context
from generator.model.levels import Direction
from generator.text.change import Change


def with_another_start(change: Change, context: Context) -> Direction | None:
    """Return UNKNOWN where a period is another one and counts from something else."""
    old, new = item_on_both_sides(change, context)
    other = longer_is_worse(change, context) not in {None, Direction.NEUTRAL}
    return Direction.UNKNOWN if other and old.get("after") != new.get("after") else None


def longer_for_reader(change: Change, context: Context) -> Direction | None:
    """Return UNKNOWN for a longer period of what is kept for the reader's own use, before or after."""
    for_reader = any(item.get("kept_for") == "you" for item in item_on_both_sides(change, context))
    longer = longer_is_worse(change, context) is Direction.ADVERSE
    return Direction.UNKNOWN if longer and for_reader else None


def kept_for_reader(scale: Scale) -> Scale:
    """Return a scale on which nobody knows who gains where what is kept for the reader goes sooner."""

    def who_gains(change: Change, context: Context) -> Direction | None:
        for_reader = any(item.get("kept_for") == "you" for item in item_on_both_sides(change, context))
        return Direction.UNKNOWN if for_reader and scale(change, context) is Direction.FAVOURABLE else None

    return who_gains


def shorter_by_whom_it_serves(change: Change, context: Context) -> Direction | None:
    """Return who gains by a shorter period: the reader loses what is kept for the reader."""
    if longer_is_worse(change, context) is not Direction.FAVOURABLE:
        return None
    for item in item_on_both_sides(change, context):
        if item.get("kept_for") == "you":
            return Direction.ADVERSE
        if item.get("kept_for") not in {"us", "law"}:
            return Direction.UNKNOWN
    return Direction.FAVOURABLE


RETENTION: Final[Rows] = (
    Row("21", "retention.*.may_extend", unspecified_is_worse, worse="We may now keep {data_kept} longer than stated."),
    Row(
        "21",
        "retention.*.may_extend",
        kept_for_reader(exception_is_worse),
        otherwise="We may no longer keep {data_kept} longer than stated.",
    ),
    Row(
        "21",
        "retention.*.may_extend",
        exception_is_worse,
        worse="We may now keep {data_kept} longer than stated: {plain_new}.",
        better="We may no longer keep {data_kept} longer than stated.",
        otherwise="We may keep {data_kept} longer than stated for another reason: {step}.",
    ),
    Row(  # before what is merely longer
        "21",
        "retention.*.keep",
        with_another_start,
        otherwise="How long we keep {data_kept} changes, and so does when the time starts: {step}.",
    ),
    Row("21", "retention.*.keep", longer_for_reader, otherwise="We keep {data_kept} for you for longer: {step}."),
    Row(
        "21",
        "retention.*.keep",
        longer_is_worse,
        worse="We keep {data_kept} longer: {step}.",
        otherwise="How long we keep {data_kept} changes: {step}.",
        unstated="We no longer state how long we keep {data_kept}: it was {plain_old}.",
    ),
    Row(
        "21",
        "on_account_deletion.identifiers",
        longer_is_worse,
        worse="After you close your account, what identifies you stays longer: {step}.",
        otherwise="How long what identifies you stays after you close your account changes: {step}.",
        unstated="We no longer state how long what identifies you stays after you close your account: "
        "it was {plain_old}.",
    ),
    Row(
        "21",
        "cookies.*.lifetime",
        longer_is_worse,
        worse="These cookies stay longer ({label}): {step}.",
        otherwise="How long these cookies stay ({label}) changes: {step}.",
        unstated="We no longer state how long these cookies stay ({label}): it was {plain_old}.",
    ),
    Row("22", "retention.*.keep", shorter_by_whom_it_serves, always="We keep {data_kept} for less time: {step}."),
    Row(
        "22",
        "on_account_deletion.identifiers",
        longer_is_worse,
        better="After you close your account, what identifies you goes sooner: {step}.",
    ),
    Row("22", "cookies.*.lifetime", longer_is_worse, better="These cookies stay for less time ({label}): {step}."),
    Row(
        "23",
        "retention.*.after",
        no_scale,
        otherwise="The time for which we keep {data_kept} starts from something else: {step}.",
    ),
    Row(
        "24",
        "on_account_deletion.keep_anonymised",
        yes_is_worse,
        worse="We now keep anonymous data after you close your account.",
        better="We no longer keep anonymous data after you close your account.",
    ),
    Row("24", "retention.*.then", leaving_is_worse("delete"), worse="This is no longer deleted: {data_kept}: {step}."),
    Row(
        "24",
        "retention.*.then",
        kept_for_reader(later_is_worse),
        otherwise="What becomes of {data_kept} in the end changes: {step}.",
    ),
    Row(
        "24",
        "retention.*.then",
        later_is_worse,
        worse="This is no longer made anonymous: {data_kept}: {step}.",
        better="This is better protected in the end: {data_kept}: {step}.",
    ),
    Row(
        "24",
        "on_discovery.then",
        leaving_is_worse("delete"),
        worse="This is no longer deleted: data of children who are too young: {step}.",
    ),
    Row(
        "24",
        "on_discovery.then",
        later_is_worse,
        worse="This is no longer made anonymous: data of children who are too young: {step}.",
        better="This is better protected in the end: data of children who are too young: {step}.",
    ),
)
