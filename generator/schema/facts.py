"""The typed facts that each type of section can state: the schema, as one table.

Keys are words that a lawyer can read aloud; `unspecified` may stand for any value, so that “we did not say” differs
from “none”. Names of kinds and choices: the Data Privacy Vocabulary and OPP-115 categories, mapped in the domain rules.
"""

from collections.abc import Mapping as MappingType
from typing import Final

from generator.errors import Finding, nearest
from generator.schema import forms
from generator.schema.choices import CHANNELS
from generator.schema.kinds import (
    Choice,
    Field,
    Flag,
    ItemList,
    Kind,
    ListOf,
    Record,
    Text,
    WholeNumber,
    optional,
    required,
)
from generator.schema.nodes import Mapping, in_quotes
from generator.schema.values import Value, read, write

Facts = MappingType[str, Value]

_SLUGS: Final = ListOf(forms.SLUG)
_TEXTS: Final = ListOf(Text())
_SALE: Final = Choice(("never", "opt_in", "opt_out", "yes"), worse_later=True)
_THEN: Final = Choice(("delete", "anonymise", "keep"), worse_later=True)
_COUNTRY: Final = Text("US", alike=True)

PROMISES: Final = ItemList(
    required(we=Choice(("never", "always")), what=Text("sell personal information"))
    | optional(unless=Text("you agree"), about=ListOf(Choice(("sale", "sharing", "sensitive", "children", "other"))))
)

_COOKIES: Final[MappingType[str, Kind]] = {
    "cookies": ItemList(
        required(kind=Choice(("essential", "preference", "performance", "analytics", "advertising")))
        | optional(
            party=Choice(("first", "third")),
            control=Choice(("consent", "settings", "browser", "none"), worse_later=True),
            lifetime=forms.PERIOD,
        )
    ),
    "cross_site_tracking": Flag(),
    "dnt_gpc": Choice(("honoured", "ignored"), worse_later=True),
}

SCHEMA: Final[MappingType[str, MappingType[str, Kind]]] = {
    "scope": {
        "controller": Record(
            optional(legal_name=Text("Example Ltd", alike=True), address=Text("1 Main Street, Springfield", alike=True))
        ),
        "covers": _TEXTS,
        "subjects": _TEXTS,
        "supplements": ItemList(required(for_=Text("people under 18")) | optional(doc=Text("minors", alike=True))),
    },
    "collection": {
        "data": ItemList(
            required(label=Text("Account information"))
            | optional(
                fields=_TEXTS,
                source=ListOf(Choice(("you", "observed", "third_party", "inferred"))),
                required=Choice(("optional", "yes"), worse_later=True),
                sensitive=Flag(),
            )
        ),
        **_COOKIES,  # many policies list cookies among what they collect
    },
    "use": {
        "purposes": ItemList(
            required(label=Text("Answering your questions"))
            | optional(
                data=_SLUGS,
                basis=Choice(
                    ("consent", "contract", "legal_obligation", "vital_interest", "public_task", "legitimate_interest")
                ),
                interest=Text("preventing fraud"),
                adm=Choice(("none", "described"), worse_later=True),
            )
        ),
    },
    "sharing": {
        "recipients": ItemList(
            required(label=Text("Payment providers"))
            | optional(
                role=Choice(("processor", "third_party", "authority", "successor", "users")),
                data=_SLUGS,
                for_=_SLUGS,
                country=_COUNTRY,
                when=Text("you pay"),
                category=forms.SLUG,
            )
        ),
        "sale": _SALE,
        "ad_sharing": _SALE,
    },
    "retention": {
        "retention": ItemList(
            required(keep=forms.PERIOD)
            | optional(
                data=_SLUGS,
                after=forms.SLUG,
                then=_THEN,
                kept_for=Choice(("us", "you", "law")),
                may_extend=Text("accreditation"),
            )
        ),
        "on_account_deletion": Record(optional(identifiers=forms.PERIOD, keep_anonymised=Flag())),
    },
    "rights": {
        "rights": ItemList(optional(how=_TEXTS, limits=_TEXTS)),
        "respond_within": forms.PERIOD,
        "extension": forms.PERIOD,
        "fee": Text("none", alike=True),
    },
    "transfers": {
        "home": _COUNTRY,
        "to": ItemList(
            required(country=_COUNTRY)
            | optional(recipients=_SLUGS, safeguards=ListOf(Choice(("scc", "adequacy", "bcr", "consent", "none"))))
        ),
    },
    "children": {
        "min_age": WholeNumber(0, 120),
        "parental_consent_below": WholeNumber(0, 120),
        "on_discovery": Record(optional(then=_THEN, within=forms.PERIOD)),
    },
    "cookies": _COOKIES,
    "security": {
        "measures": ItemList(required(label=Text("Encryption in transit"))),
        "breach": Record(optional(notify=_SLUGS, within=forms.PERIOD, from_=forms.SLUG)),
    },
    "contact": {
        "channels": ItemList(
            required(
                kind=Choice(("email", "phone", "post", "form", "account")),
                value=Text("privacy@example.com", alike=True),
            )
            | {"for": Field(ListOf(Choice(("privacy", "rights", "support"))))}
            | optional(forwards=forms.PERIOD)
        ),
        "reply_within": forms.PERIOD,
    },
    "changes": {
        "notice": Record(optional(days=WholeNumber(0, 365), channels=ListOf(Choice(CHANNELS)), audience=forms.SLUG)),
        "minor_without_notice": _SLUGS,
        "consent": Choice(("always", "where_required", "never"), worse_later=True),
        "review_every": forms.PERIOD,
        "archive": Flag(),
        "date_at_top": Flag(),
        "exceptions": _SLUGS,
    },
    "terms": {
        "price": ItemList(
            required(amount=Text("9.99", alike=True), currency=Text("EUR", alike=True)) | optional(period=forms.PERIOD)
        ),
        "renewal": Choice(("none", "manual", "automatic"), worse_later=True),
        "cancel": Text("any time"),
        "refund": forms.PERIOD,
        "content_licence": Record(optional(scope=Text("to show your posts"), ai_training=Flag())),
        "liability": Record(optional(cap=Text("fees of 12 months"), excluded=_TEXTS)),
        "disputes": Record(
            optional(
                arbitration=Flag(),
                class_waiver=Flag(),
                jury_waiver=Flag(),
                law=Text("Ireland"),
                venue=Text("Dublin"),
            )
        ),
        "suspension": Text("after notice"),
    },
    "other": {},
}


def fields_of(section_type: str) -> dict[str, Field]:
    """Return the facts that a section of this type may state; every type may state promises."""
    return {key: Field(kind) for key, kind in SCHEMA[section_type].items()} | {"promises": Field(PROMISES)}


ITEM: Final = 2  # the length of a path that leads to an item: its list and its id


def kind_of(section_type: str, path: tuple[str, ...]) -> Kind | None:
    """Return the kind of value at a path in the schema; None for an item, a member of a set or an unknown key."""
    first = fields_of(section_type).get(path[0]) if path and section_type in SCHEMA else None
    kind: Kind | None = first.kind if first else None
    rest = list(path[1:])
    while rest and kind:
        match kind:
            case ItemList(fields) if len(rest) >= ITEM:
                rest.pop(0)
                field = fields.get(rest.pop(0))
            case Record(fields):
                field = fields.get(rest.pop(0))
            case _:
                return None
        kind = field.kind if field else None
    return kind


def read_facts(section_type: str, node: Mapping, findings: list[Finding]) -> Facts:
    """Return the facts that the mapping under `facts:` states; what is unknown or unreadable is a finding."""
    values: dict[str, Value] = {}
    fields = fields_of(section_type)
    for entry in node.entries:
        key = entry.key.text
        if key not in fields:
            elsewhere = sorted(name for name, facts in SCHEMA.items() if key in facts)
            remedy = f"it belongs in a section of type {' or '.join(elsewhere)}" if elsewhere else nearest(key, fields)
            message = f"{in_quotes(key)} is not a fact of a section of type {section_type}"
            findings.append(Finding(entry.key.place, "unknown-key", message, remedy))
            continue
        value = read(fields[key].kind, entry.value, findings, key=key, vague=True)
        if value is not None:
            values[key] = value
    return values


def write_facts(section_type: str, facts: Facts) -> dict[str, object]:
    """Return the facts in the form in which an editor writes them: the reverse of `read_facts`."""
    fields = fields_of(section_type)
    return {key: write(fields[key].kind, value) for key, value in facts.items()}
