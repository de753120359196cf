"""Reading a brand: brand.yml, its people and logo, and its own words beside it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from generator.checks.footer_words import footer_words, leads_to_another_text
from generator.errors import Finding, Place, Severity
from generator.loading.own_words import read_own_words
from generator.loading.source_files import place_of, text_of
from generator.materiality.features import targets
from generator.model import people
from generator.model.brand import USUAL_DAYS, Brand, Person
from generator.model.languages import ENGLISH
from generator.model.own_words import words_in
from generator.notice import requirements
from generator.notice.notice_period import FLOORS
from generator.schema import forms
from generator.schema.choices import CHANNELS
from generator.schema.facts import Facts
from generator.schema.kinds import (
    Choice,
    FreeKeys,
    ItemList,
    ListOf,
    Record,
    Text,
    WholeNumber,
    definite,
    optional,
    required,
)
from generator.schema.nodes import Mapping, in_quotes
from generator.schema.values import UNSPECIFIED, items_of, keys_of, read_record, texts_of
from generator.schema.yaml import parse_yaml
from generator.source import brand_look
from generator.source.disowned_words import disowned_name
from generator.source.notice_promise import PROMISE, read_promise
from generator.source.played_down import played_down
from generator.source.policy_words import is_offer, of_a_policy_or_notice
from generator.source.site_address import inside_address, wrong_address
from generator.text.odd_letters import odd_letters

_MAIL_KEYS: Final = frozenset({"email", "e-mail", "mail"})
_NOBODY: Final = frozenset("nobody none no_one noone no-one niemand keine personne nadie nessuno no empty".split())
_MAILBOX: Final = re.compile(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>.]+")
NAME: Final = "name"
"""The rule of what a brand is called."""
ROLES: Final = ("editor", "legal", "operations")
_PERSON: Final = required(name=Text("Ada Moreau"), roles=ListOf(Choice(ROLES))) | optional(
    address=Text("a.moreau@example.com")
)
_BUTTON: Final = required(label=Text("Cookie settings"), href=forms.ADDRESS) | optional(data=FreeKeys())
_FOOTER: Final = optional(text=Text("© Example Ltd"), back=Text("Back to our website"), button=Record(_BUTTON))
BRAND_FIELDS: Final = (
    definite(required(brand=forms.SLUG, name=Text("Example"), timezone=forms.ZONE))
    | definite(
        optional(
            colours=Record(optional(primary=forms.COLOUR, dark=forms.COLOUR)), logo=Text("logo.svg"), notice=PROMISE
        )
    )
    | optional(
        legal_name=Text("Example Ltd"),
        site=forms.ADDRESS,
        published_at=forms.ADDRESS,
        jurisdictions=ListOf(Text("EU")),
        check_address=Text("notices@example.com"),
        contact=FreeKeys(),
        values=FreeKeys(),
    )
    | definite(optional(regimes=ListOf(Choice(tuple(FLOORS))), unreached_percent=WholeNumber(0, 100)))
    | definite(optional(people=ItemList(_PERSON)))
    | definite(optional(policies=ListOf(forms.SLUG, ordered=True), footer=Record(_FOOTER)))
)


_MARKS: Final = frozenset("notice passes said side part from search-exclude".split())


def read_brand(path: Path, shown_path: str, findings: list[Finding], drafts: list[Finding]) -> Brand | None:
    """Return the brand of a file, which messages call `shown_path`; None where it can't be used, and why is found.

    What only a draft must not have is found among `drafts`.
    """
    text = text_of(path, shown_path, findings, drafts)
    node = parse_yaml(text, shown_path, findings) if text else None
    if node is None:
        return None
    before = len(findings)
    values = read_record(BRAND_FIELDS, node, findings, what="brand.yml", vague=True)
    folder = path.parent.name
    if values.get("brand", folder) != folder:
        message = f"“brand” says {values['brand']}, the folder is called {folder}"
        findings.append(
            Finding(place_of(node, "brand"), "name", message, "make them the same; a published name never changes")
        )
    if len(findings) > before:
        return None
    most = int(str(values.get("unreached_percent", requirements.MOST_UNREACHED)))
    drafts.extend(_too_many_unreached(most, place_of(node, "unreached_percent")))
    drafts.extend(_no_site(str(values.get("published_at", "")), place_of(node, "published_at")))
    drafts.extend(_no_notice(keys_of(values.get("notice")), place_of(node, "notice")))
    drafts.extend(_no_names(values, node))
    drafts.extend(_no_addresses(values, node))
    drafts.extend(_footer(values, place_of(node, "footer")))
    brand_look.check_colours(node, shown_path, drafts)
    own = read_own_words(path.parent, shown_path.removesuffix("/brand.yml"), findings)
    return Brand(
        slug=folder,
        name=str(values["name"]),
        timezone=str(values["timezone"]),
        notice=replace(
            read_promise(values.get("notice")),
            unreached_percent=most,
            timezone=str(values["timezone"]),
            regimes=tuple(texts_of(values.get("regimes"))),
        ),
        values=values,
        colours=keys_of(values.get("colours")),
        logo=brand_look.read_logo(node, values, path.parent, shown_path.removesuffix("/brand.yml"), drafts),
        people=_people(node, values, findings),
        regimes=tuple(texts_of(values.get("regimes"))),
        unreached_percent=most,
        words=words_in(own, ENGLISH),
        own_words=own,
    )


def _too_many_unreached(most: int, place: Place) -> Iterator[Finding]:
    """Find that more may stay unreached than two people have to decide of."""
    if most > requirements.MOST_UNREACHED:
        message = f"no more than {requirements.MOST_UNREACHED} % may stay unreached without a decision of two people"
        remedy = f"write {requirements.MOST_UNREACHED} or less; what is more counts as {requirements.MOST_UNREACHED}"
        yield Finding(place, "unreached", message, remedy, Severity.WARNING)


def _no_addresses(values: Facts, node: Mapping) -> Iterator[Finding]:
    """Find what should be the address of a mailbox and is none."""
    if not _MAILBOX.fullmatch(str(values.get("check_address", "notices@example.com"))):
        message, remedy = "“check_address” is not an address", "write the address of a mailbox that you read"
        yield Finding(place_of(node, "check_address"), "address", message, remedy)
    contact = keys_of(values.get("contact"))
    for name in [one for one in contact if one in _MAIL_KEYS]:
        if (said := str(contact[name])) != UNSPECIFIED and not _MAILBOX.fullmatch(said):
            message = f"{in_quotes(said)} is no e-mail address, and sections that print it would say so to readers"
            remedy = "write it as privacy@example.com"
            yield Finding(place_of(node, "contact"), "address", message, remedy, Severity.WARNING)


def _footer(values: Facts, place: Place) -> Iterator[Finding]:
    """Find what a footer can't say: a way back that leads nowhere, marks of the program's own, words that promise."""
    footer = keys_of(values.get("footer"))
    if footer.get("back") and not values.get("site"):
        message, remedy = "“back” leads to “site”, which isn't there", "write “site:” with the address of the website"
        yield Finding(place, "missing-key", message, remedy)
    if marks := _MARKS.intersection(keys_of(keys_of(footer.get("button")).get("data"))):
        message = f"data-{min(marks)} is a mark of the program's own: by it, a look finds a notice on a page"
        yield Finding(place, NAME, message, "name it otherwise")
    yield from footer_words(footer, place)
    if keys_of(footer.get("button")).get("href"):  # the list of public suffixes takes long to read
        sites = {targets.domain(str(values.get(key, ""))) for key in ("site", "published_at")} - {""}
        yield from leads_to_another_text(footer, sites, place)


def _no_site(address: str, place: Place) -> Iterator[Finding]:
    """Find an address at which no reader sees the policies."""
    if not address.startswith("https://"):
        return
    if why := wrong_address(address):
        yield Finding(place, SITE, f"the policies can't be published at {in_quotes(address)}: {why}", _PUBLIC)
    elif inside_address(address):
        message = f"{in_quotes(address)} seems to be in a network of your own: readers elsewhere don't see it"
        yield Finding(place, SITE, message, f"right where all readers are in it; else {_PUBLIC}", Severity.WARNING)


SITE: Final = "published-at"
_PUBLIC: Final = "write the address at which readers see the policies, such as https://www.example.com/policies/"


def _no_notice(notice: Facts, place: Place) -> Iterator[Finding]:
    """Find a rule by which readers would be told of nothing before it applies, or in no way."""
    channels, days = notice.get("channels"), notice.get("days")
    if channels == []:
        message = "no channel is named, so that nobody would be told of a change that matters"
        yield Finding(place, "notice-days", message, f"name one or more: {', '.join(CHANNELS)}")
    if days == 0:
        message = "0 days are no notice: readers are told of a change that matters before it applies"
        yield Finding(place, "notice-days", message, f"write a number of days; {USUAL_DAYS} is usual")
    if notice.get("audience") in _NOBODY:
        message = f"the audience {notice['audience']} is nobody, so that nobody would be told of a change that matters"
        yield Finding(place, "notice-days", message, "name those who are told: everyone, active_users, customers")


def _no_names(values: Facts, node: Mapping) -> Iterator[Finding]:
    """Find names on pages, and in notices, that say to readers what a policy says, or take a notice back."""
    people = items_of(values.get("people")).values()
    names = (("name", str(values["name"])), *(("people", str(one["name"])) for one in people))
    for key, name in names:
        said = "" if key == "name" and is_offer(name) else of_a_policy_or_notice(name)
        if said := said or played_down(name) or disowned_name(name, alone=False):
            message = f"{in_quotes(name)} says to readers what a policy or a notice says ({in_quotes(said)})"
            remedy = "if it is more than a name, write that alone"
            yield Finding(place_of(node, key), NAME, message, remedy, Severity.WARNING)
        elif key == "name" and (odd := odd_letters(name, typed=False)):
            message = f"{in_quotes(odd)} is written in letters that only look like those of a word"
            yield Finding(place_of(node, key), NAME, message, "type it anew", Severity.WARNING)


def _people(node: Mapping, values: Facts, findings: list[Finding]) -> tuple[Person, ...]:
    """Return the people that a brand lists; entries that are one person, or look like one another, are findings."""
    result = tuple(
        Person(name, str(person["name"]), tuple(texts_of(person["roles"])), str(person.get("address", "")))
        for name, person in items_of(values.get("people")).items()
    )
    items = [item for item in getattr(node.get("people"), "items", ()) if isinstance(item, Mapping)]
    findings.extend(people.faults(result, [item.place for item in items]))
    return result
