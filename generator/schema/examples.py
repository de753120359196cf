"""Examples of facts, made from the table of facts: blocks to copy into a section's front matter."""

from collections.abc import Iterator, Mapping
from typing import Final

from generator.schema.facts import SCHEMA
from generator.schema.forms import Form
from generator.schema.kinds import Choice, Field, Flag, FreeKeys, ItemList, Kind, ListOf, Record, Text, WholeNumber

_IDS: Final[Mapping[str, str]] = {
    "channels": "email",
    "cookies": "login",
    "data": "account",
    "measures": "encryption",
    "people": "a-moreau",
    "price": "monthly",
    "promises": "no_sale",
    "purposes": "support",
    "recipients": "payment_providers",
    "rights": "access",
    "supplements": "minors",
    "to": "united_states",
}
"""The id of the item that stands for a list, by the list's key; `account` for any other."""
_WORDS: Final[Mapping[str, str]] = {
    "after": "last_login",
    "audience": "active_users",
    "covers": "our website",
    "exceptions": "legal",
    "excluded": "lost profit",
    "fields": "e-mail address",
    "for": "support",
    "from": "discovery",
    "how": "by e-mail",
    "keep": "3 years",
    "limits": "once a year",
    "min_age": "13",
    "minor_without_notice": "clarifications",
    "notify": "regulator",
    "parental_consent_below": "16",
    "period": "1 month",
    "recipients": "payment_providers",
    "review_every": "1 year",
    "subjects": "visitors",
    "within": "72 hours",
}
"""The same for a single value, where what its kind has for an example says less."""
_USUAL: Final = "account"


def facts_block(section_type: str) -> str:
    """Return `type` and `facts` of a section of this type, each fact that it can state with a value; valid YAML."""
    return "".join(f"{line}\n" for line in [f"type: {section_type}", *facts_lines(section_type)])


def facts_lines(section_type: str) -> list[str]:
    """Return the lines of the facts alone, from `facts:` on; empty for a type that has none of its own."""
    own = SCHEMA[section_type]
    return ["facts:", *(f"  {line}" for key, kind in own.items() for line in _lines(key, kind))] if own else []


def _lines(key: str, kind: Kind) -> Iterator[str]:
    match kind:
        case ItemList(fields):
            yield f"{key}:"
            yield f"  - id: {_IDS.get(key, _USUAL)}"
            yield from (f"    {line}" for line in _of_fields(fields))
        case Record(fields):
            yield f"{key}:"
            yield from (f"  {line}" for line in _of_fields(fields))
        case FreeKeys():
            yield f"{key}:"
            yield "  email: privacy@example.com"
        case Choice(words):
            yield f"{key}: {words[0]}{_or(words[1:])}"
        case ListOf(Choice(words)):
            yield f"{key}: [{words[0]}]{_or(words[1:])}"
        case ListOf(of):
            yield f"{key}: [{_single(key, of)}]"
        case _:
            yield f"{key}: {_single(key, kind)}"


def _of_fields(fields: Mapping[str, Field]) -> Iterator[str]:
    for name, field in fields.items():
        yield from _lines(name, field.kind)


def _or(others: tuple[str, ...]) -> str:
    return f"  # or {', '.join(others)}" if others else ""


def _single(key: str, kind: Kind) -> str:
    match kind:
        case _ if key in _WORDS:
            return _WORDS[key]
        case Text(example):
            return example
        case Form():
            return kind.example
        case Flag():
            return "yes"
        case WholeNumber(least, most):
            return str(min(max(least, 30), most))
        case _:
            message = f"not a kind of single value: {kind}"
            raise TypeError(message)
