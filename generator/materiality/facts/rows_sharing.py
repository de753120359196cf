"""Rows 14–20, 28 and 29: who gets data, and the countries where it goes."""

from typing import Final

from generator.materiality.facts.row import CodeRow, Row, Rows
from generator.materiality.facts.scales import (
    added_is_worse,
    from_best_to_worst,
    later_is_worse,
    other_is_worse,
    reaching_is_better,
)
from generator.materiality.facts.sharing import (
    NEW_PROVIDER,
    OTHER_SAFEGUARD,
    beginning_to_sell_is_worse,
    less_protection_is_worse,
    less_say_is_worse,
    level_of_sharing,
    new_provider,
    other_safeguard,
)
from generator.model.levels import Level

SHARING: Final[Rows] = (
    CodeRow("15", new_provider, (NEW_PROVIDER,)),  # before new kinds of recipients
    Row(
        "14",
        "recipients.*",
        added_is_worse,
        worse="We share {data_used} with a new kind of recipient: {label}.",
        better="We no longer share your data with this recipient: {label}.",
        level=level_of_sharing,
    ),
    Row(
        "16",
        "recipients.*.role",
        from_best_to_worst("processor", "third_party"),
        worse="This recipient may now use your data for its own ends: {label}.",
        better="This recipient may now use your data only on our behalf: {label}.",
        otherwise="This recipient has another role: {label}: {step}.",
    ),
    Row(
        "17",
        "recipients.*.data.*",
        added_is_worse,
        worse="We now also share {kind_of_data} with this recipient: {label}.",
        better="We no longer share {kind_of_data} with this recipient: {label}.",
    ),
    Row(
        "17",
        "recipients.*.for.*",
        added_is_worse,
        worse="{Label} may now also use your data for {purpose}.",
        better="{Label} may no longer use your data for {purpose}.",
    ),
    Row("18", "sale", beginning_to_sell_is_worse, worse="We may now sell your data: {step}.", level=Level.CONSENT),
    Row(
        "18",
        "ad_sharing",
        beginning_to_sell_is_worse,
        worse="We may now share your data for advertising: {step}.",
        level=Level.CONSENT,
    ),
    Row(
        "19",
        "sale",
        less_say_is_worse,
        worse="You have less say before we sell your data: {step}.",
        level=Level.CONSENT,
    ),
    Row(
        "19",
        "ad_sharing",
        less_say_is_worse,
        worse="You have less say before we share your data for advertising: {step}.",
        level=Level.CONSENT,
    ),
    Row("20", "sale", reaching_is_better("never"), better="We no longer sell your data: {step}."),
    Row("20", "sale", later_is_worse, better="You have more say before we sell your data: {step}."),
    Row(
        "20", "ad_sharing", reaching_is_better("never"), better="We no longer share your data for advertising: {step}."
    ),
    Row(
        "20",
        "ad_sharing",
        later_is_worse,
        better="You have more say before we share your data for advertising: {step}.",
    ),
)

TRANSFERS: Final[Rows] = (
    CodeRow("29", other_safeguard, (OTHER_SAFEGUARD,)),  # before lost and new safeguards
    Row("28", "to.*", added_is_worse, worse="Data may go to {label}.", better="Data no longer goes to {label}."),
    Row("28", "to.*.country", other_is_worse, worse="Data may go to another country: {step}."),
    Row(
        "28",
        "to.*.recipients.*",
        added_is_worse,
        worse="Data in {label} may go to more recipients: {member}.",
        better="Data in {label} no longer goes to this recipient: {member}.",
    ),
    Row(
        "28",
        "to.*.safeguards.none",
        less_protection_is_worse,
        worse="Data that goes to {label} is less protected: nothing protects it any more.",
        better="Data that goes to {label} is better protected: it is no longer without protection.",
    ),
    Row(
        "28",
        "to.*.safeguards.*",
        less_protection_is_worse,
        worse="Data that goes to {label} is less protected: no longer protected by {safeguard}.",
        better="Data that goes to {label} is better protected: also protected by {safeguard}.",
    ),
)
