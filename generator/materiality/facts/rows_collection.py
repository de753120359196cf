"""Rows 1–13, 33 and 34: who is responsible, what is collected and what for, and cookies."""

from typing import Final

from generator.materiality.facts.collection import becoming_sensitive_is_worse, level_of_use, more_sources_are_worse
from generator.materiality.facts.cookies import level_of_cookies, weightier_cookies_are_worse
from generator.materiality.facts.row import Row, Rows
from generator.materiality.facts.scales import (
    added_is_worse,
    beginning_is_worse,
    came_or_went,
    later_is_worse,
    leaving_is_worse,
    no_scale,
)
from generator.model.levels import Level

COLLECTION: Final[Rows] = (
    Row(
        "1",
        "controller.legal_name",
        no_scale,
        otherwise="A different company is responsible for your data: {old} → {new}.",
    ),
    Row("2", "covers.* subjects.*", came_or_went, otherwise="This policy {now} applies to {thing}."),
    Row("3", "supplements.*", came_or_went, otherwise="Extra terms {now} apply to {item}."),
    Row(  # before what is merely new
        "5",
        "data.* data.*.sensitive data.*.term",
        becoming_sensitive_is_worse,
        worse="We collect sensitive data: {label}.",
        level=Level.CONSENT,
    ),
    Row("4", "data.*", added_is_worse, worse="We collect a new kind of data: {label}."),
    Row("6", "data.*.fields.*", added_is_worse, worse="{Label} now includes {entry}."),
    Row(
        "7",
        "data.*.required",
        later_is_worse,
        worse="You must now give us {item}.",
        better="You no longer have to give us {item}.",
    ),
    Row("8", "data.*.source.you", came_or_went, otherwise="We {now} get {item} from you."),
    Row("8", "data.*.source.third_party", more_sources_are_worse, always="We {now} get {item} from others."),
    Row("8", "data.*.source.observed", more_sources_are_worse, always="We {now} get {item} by observing what you do."),
    Row("8", "data.*.source.inferred", more_sources_are_worse, always="We {now} work out {item} from other data."),
    Row("9", "data.*", added_is_worse, better="We no longer collect {item}."),
    Row("9", "data.*.fields.*", added_is_worse, better="{Label} no longer includes {entry}."),
    Row(
        "10",
        "purposes.*",
        added_is_worse,
        worse="We use {data_used} for a new purpose: {label}.",
        better="We no longer use your data for this purpose: {label}.",
        level=level_of_use,
    ),
    Row(
        "11",
        "purposes.*.basis",
        leaving_is_worse("consent"),
        worse="The legal reason changed for this: {label}: {step}. You can no longer withdraw your consent.",
        otherwise="The legal reason changed for this: {label}: {step}.",
    ),
    Row(
        "12",
        "purposes.*.data.*",
        added_is_worse,
        worse="{Kind_of_data} is now also used for this: {label}.",
        better="{Kind_of_data} is no longer used for this: {label}.",
        level=level_of_use,
    ),
    Row(
        "13",
        "purposes.*.adm",
        beginning_is_worse,
        worse="Decisions may be made automatically: {label}.",
        better="Decisions are no longer made automatically: {label}.",
    ),
)

COOKIES: Final[Rows] = (
    Row(
        "33",
        "cross_site_tracking",
        beginning_is_worse,
        worse="We may now follow you across other sites.",
        better="We no longer follow you across other sites.",
        level=Level.CONSENT,
    ),
    Row(
        "33",
        "cookies.*",
        added_is_worse,
        worse="We use new cookies: {cookies}.",
        better="We no longer use these cookies: {label}.",
        level=level_of_cookies,
    ),
    Row(
        "33",
        "cookies.*.kind cookies.*.party",
        weightier_cookies_are_worse,
        always="These cookies are of another kind ({label}): {step}.",
        level=level_of_cookies,
    ),
    Row(
        "34",
        "dnt_gpc",
        later_is_worse,
        worse="We no longer follow your browser’s signal not to track you.",
        better="We now follow your browser’s signal not to track you.",
    ),
    Row(
        "34",
        "cookies.*.control",
        later_is_worse,
        worse="You have less say over these cookies ({label}): {step}.",
        better="You have more say over these cookies ({label}): {step}.",
    ),
)
