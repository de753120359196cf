"""Rows 14–24, 28 and 29: who gets data, how long it is kept, and the countries where it goes."""

from typing import Final

from generator.materiality.facts.retention import longer_for_reader, shorter_by_whom_it_serves, with_another_start
from generator.materiality.facts.row import CodeRow, Row, Rows
from generator.materiality.facts.scales import (
    added_is_worse,
    exception_is_worse,
    from_best_to_worst,
    later_is_worse,
    leaving_is_worse,
    longer_is_worse,
    no_scale,
    other_is_worse,
    reaching_is_better,
    unspecified_is_worse,
    yes_is_worse,
)
from generator.materiality.facts.sharing import (
    beginning_to_sell_is_worse,
    less_protection_is_worse,
    less_say_is_worse,
    level_of_sharing,
    new_provider,
    other_safeguard,
)
from generator.model.levels import Level

SHARING: Final[Rows] = (
    CodeRow("15", new_provider),  # before new kinds of recipients
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

RETENTION: Final[Rows] = (
    Row("21", "retention.*.may_extend", unspecified_is_worse, worse="We may now keep {data_kept} longer than stated."),
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

TRANSFERS: Final[Rows] = (
    CodeRow("29", other_safeguard),  # before lost and new safeguards
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
