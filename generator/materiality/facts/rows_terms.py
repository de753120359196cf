"""Rows 35–44: what is promised, how to reach us, how changes are announced, and the terms of the contract."""

from typing import Final

from generator.materiality.facts.channels import (
    ONE_OF_SEVERAL,
    ONLY_ONE,
    one_of_several_contacts,
    only_contact,
    same_address,
)
from generator.materiality.facts.prices import higher_price_is_worse
from generator.materiality.facts.promise_weights import level_of_promise
from generator.materiality.facts.row import CodeRow, Row, Rows
from generator.materiality.facts.scales import (
    added_is_worse,
    any_value,
    beginning_is_worse,
    came_or_went,
    exception_is_worse,
    later_is_worse,
    less_is_worse,
    longer_is_worse,
    lower_is_worse,
    no_is_worse,
    no_longer_stated_is_worse,
    no_scale,
    removed_is_worse,
    shorter_is_worse,
    was_stated,
)
from generator.model.levels import Level

PROMISES: Final[Rows] = (
    Row(
        "35",
        "measures.*",
        removed_is_worse,
        worse="We no longer protect data in this way: {label}.",
        better="We now also protect data in this way: {label}.",
    ),
    Row("35", "measures.*.label", any_value, otherwise="We describe how we protect data differently: {step}."),
    Row(
        "36",
        "promises",
        no_longer_stated_is_worse,
        worse="We no longer state what we promise here.",
        level=level_of_promise,
    ),
    Row(
        "36",
        "promises.*",
        removed_is_worse,
        worse="We dropped the promise {promise}.",
        better="We now promise {promise}.",
        level=level_of_promise,
    ),
    Row(
        "36",
        "promises.*.we promises.*.what",
        was_stated,
        otherwise="We changed a promise: {former_promise} → {promise}.",
        level_otherwise=level_of_promise,
    ),
    Row(
        "36",
        "promises.*.unless",
        no_longer_stated_is_worse,
        worse="We no longer state the exception to the promise {promise}: it was {old}.",
        level=level_of_promise,
    ),
    Row(
        "36",
        "promises.*.unless",
        exception_is_worse,
        worse="There is an exception now to the promise {promise}: unless {plain_new}.",
        better="We dropped the exception to the promise {promise}.",
        otherwise="The exception to the promise {promise} is another one: {step}.",
        level=level_of_promise,
        level_otherwise=level_of_promise,
    ),
)

CONTACT: Final[Rows] = (
    Row("37", "channels.*.value", same_address, same="The same contact, written differently: {step}."),
    CodeRow("38", one_of_several_contacts, ONE_OF_SEVERAL),
    CodeRow("39", only_contact, ONLY_ONE),
)

WARNING: Final[Rows] = (
    Row(
        "40",
        "notice.days",
        lower_is_worse,
        worse="We will give you less warning of changes: {old} → {new} days.",
        better="We will give you more warning of changes: {old} → {new} days.",
    ),
    Row(
        "40",
        "notice.channels.*",
        removed_is_worse,
        worse="We no longer tell you of changes in this way: {member}.",
        better="We now also tell you of changes in this way: {member}.",
    ),
    Row("40", "notice.audience", no_scale, otherwise="We tell other people of changes than before: {step}."),
    Row(
        "40",
        "minor_without_notice.*",
        added_is_worse,
        worse="We may now change this without notice: {member}.",
        better="We no longer change this without notice: {member}.",
    ),
    Row(
        "40",
        "exceptions.*",
        added_is_worse,
        worse="There is a new exception from notice: {member}.",
        better="This exception from notice is gone: {member}.",
    ),
    Row(
        "40",
        "consent",
        later_is_worse,
        worse="We will ask you less often to agree to changes: {step}.",
        better="We will ask you more often to agree to changes: {step}.",
    ),
    Row(
        "40",
        "review_every",
        longer_is_worse,
        worse="We review this policy less often: {step}.",
        better="We review this policy more often: {step}.",
        otherwise="We review this policy at other times: {step}.",
    ),
    Row(
        "40",
        "archive",
        no_is_worse,
        worse="Former versions of this policy no longer stay available.",
        better="Former versions of this policy stay available.",
    ),
    Row(
        "40",
        "date_at_top",
        no_is_worse,
        worse="The date no longer stands at the top.",
        better="The date now stands at the top.",
    ),
)

_LESS: Final = "This is less favourable to you: {name} ({step})."
_MORE: Final = "This is more favourable to you: {name} ({step})."
_OTHER: Final = "This changes: {name} ({step})."

TERMS: Final[Rows] = (
    Row("41", "price.*", added_is_worse, worse="There is a new price ({label}): {price}."),
    Row("41", "price.*", came_or_went, otherwise="We no longer list a price ({label}): it was {former_price}."),
    Row(
        "41",
        "price.*.amount price.*.currency price.*.period",
        higher_price_is_worse,
        worse="The price rises ({label}): {former_price} → {price}.",
        better="The price falls ({label}): {former_price} → {price}.",
        otherwise="The price changes ({label}): {former_price} → {price}.",
    ),
    Row(
        "42",
        "disputes.arbitration",
        beginning_is_worse,
        worse="You would have to settle disputes by arbitration.",
        better="You no longer have to settle disputes by arbitration.",
        level=Level.CONSENT,
    ),
    Row(
        "42",
        "disputes.class_waiver",
        beginning_is_worse,
        worse="You would have to give up class actions.",
        better="You no longer have to give up class actions.",
        level=Level.CONSENT,
    ),
    Row(
        "42",
        "disputes.jury_waiver",
        beginning_is_worse,
        worse="You would have to give up a jury trial.",
        better="You no longer have to give up a jury trial.",
        level=Level.CONSENT,
    ),
    Row("43", "disputes.law disputes.venue suspension cancel", no_scale, otherwise=_OTHER),
    Row("43", "renewal", later_is_worse, worse=_LESS, better=_MORE),
    Row("43", "refund", shorter_is_worse, worse=_LESS, better=_MORE, otherwise=_OTHER),
    Row("43", "liability.cap", less_is_worse, worse=_LESS, better=_MORE, otherwise=_OTHER),
    Row(
        "43",
        "liability.excluded.*",
        added_is_worse,
        worse="We are no longer liable for {thing}.",
        better="We no longer exclude that we are liable for {thing}.",
    ),
    Row(
        "44",
        "content_licence.ai_training",
        beginning_is_worse,
        worse="We may use what you post to train AI.",
        better="We no longer use what you post to train AI.",
        level=Level.CONSENT,
    ),
    Row("44", "content_licence.scope", no_scale, otherwise="What we may do with what you post changes: {step}."),
)
