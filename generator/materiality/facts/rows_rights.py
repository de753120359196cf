"""Rows 25–27 and 30–32: the reader's rights, how soon we answer, and the age of those who use the service."""

from typing import Final

from generator.materiality.facts.rights import (
    beginning_fee_is_worse,
    fewer_ways_are_worse,
    first_one_is_better,
    higher_fee_is_worse,
    with_another_breach_start,
)
from generator.materiality.facts.row import Row, Rows
from generator.materiality.facts.scales import (
    added_is_worse,
    longer_is_worse,
    lower_is_worse,
    no_scale,
    removed_is_worse,
    was_stated,
)
from generator.model.levels import Level

_UNSTATED: Final = "We no longer state {name}: it was {plain_old}."
_OTHER_TIME: Final = "This time changes: {name} ({step})."

RIGHTS: Final[Rows] = (
    Row("25", "rights.*", removed_is_worse, worse="You no longer have this right: {right}."),
    Row("25", "rights.*.limits.*", added_is_worse, worse="This right is limited now: {right}: {member}."),
    Row(
        "25",
        "rights.*.how.*",
        fewer_ways_are_worse,
        worse="You can no longer use this right in this way: {right}: {entry}.",
        otherwise="This right is used in this way now: {right}: {entry}.",
    ),
    Row("25", "fee", beginning_fee_is_worse, worse="It now costs something to use your rights: {new}."),
    Row(
        "25",
        "fee",
        higher_fee_is_worse,
        worse="What it costs to use your rights changes: {step}.",
        otherwise="What it costs to use your rights changes: {step}.",
    ),
    Row("26", "rights.*", first_one_is_better, better="The policy now states this right: {right}."),
    Row("26", "rights.*", removed_is_worse, better="You have a new right: {right}."),
    Row("26", "rights.*.limits.*", added_is_worse, better="A limit of this right is gone: {right}: {member}."),
    Row(
        "26", "rights.*.how.*", fewer_ways_are_worse, better="You can use this right in one more way: {right}: {entry}."
    ),
    Row("26", "fee", higher_fee_is_worse, better="It costs less to use your rights: {step}."),
    Row(
        "27",
        "breach.notify.*",
        removed_is_worse,
        worse="We no longer tell them of a data breach: {member}.",
        better="We now also tell them of a data breach: {member}.",
    ),
    Row(
        "27",
        "breach.from",
        was_stated,
        otherwise="The time for telling you of a data breach starts from something else: {step}.",
    ),
    Row(
        "27",
        "respond_within",
        longer_is_worse,
        worse="We take longer to answer requests about your rights: {step}.",
        better="We take less time to answer requests about your rights: {step}.",
        otherwise=_OTHER_TIME,
        unstated=_UNSTATED,
    ),
    Row(
        "27",
        "extension",
        longer_is_worse,
        worse="An answer may take longer than it could before: {step}.",
        better="An answer may take less time than it could before: {step}.",
        otherwise=_OTHER_TIME,
        unstated=_UNSTATED,
    ),
    Row(
        "27",
        "reply_within",
        longer_is_worse,
        worse="We take longer to reply: {step}.",
        better="We take less time to reply: {step}.",
        otherwise=_OTHER_TIME,
        unstated=_UNSTATED,
    ),
    Row(
        "27",
        "breach.within",
        with_another_breach_start,
        otherwise="How soon we tell you of a data breach changes, and so does when the time starts: {step}.",
    ),
    Row(
        "27",
        "breach.within",
        longer_is_worse,
        worse="We take longer to tell you of a data breach: {step}.",
        better="We take less time to tell you of a data breach: {step}.",
        otherwise=_OTHER_TIME,
        unstated=_UNSTATED,
    ),
    Row(
        "27",
        "on_discovery.within",
        longer_is_worse,
        worse="We take longer to act on data of children who are too young: {step}.",
        better="We take less time to act on data of children who are too young: {step}.",
        otherwise=_OTHER_TIME,
        unstated=_UNSTATED,
    ),
)

AGES: Final[Rows] = (
    Row(
        "30",
        "min_age",
        lower_is_worse,
        worse="Children from {new} may now use the service: {step}.",
        unstated=_UNSTATED,
        level=Level.CONSENT,
    ),
    Row("31", "min_age", no_scale, otherwise="People below {new} may no longer use the service: {step}."),
    Row(
        "32",
        "parental_consent_below",
        lower_is_worse,
        worse="Fewer children need the consent of a parent: below {old} → below {new}.",
        unstated=_UNSTATED,
        level=Level.CONSENT,
    ),
    Row(
        "32",
        "parental_consent_below",
        no_scale,
        otherwise="More children need the consent of a parent: below {old} → below {new}.",
    ),
)
