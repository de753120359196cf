"""The kinds of value that a key can hold, and what an editor writes for each."""

from collections.abc import Mapping as MappingType
from dataclasses import dataclass, field, replace
from typing import Final

TERM_PREFIXES: Final = frozenset({"dpv", "pd", "eu-gdpr", "tech", "edu", "ai"})


@dataclass(frozen=True, slots=True)
class Text:
    """Words, on one line or several."""

    example: str = "some words"


@dataclass(frozen=True, slots=True)
class Language:
    """The code of a language, as HTML has it: en, en-US, zh-Hans."""


@dataclass(frozen=True, slots=True)
class Slug:
    """A permanent name: lower-case letters, digits, hyphens and underscores."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words; `worse_later` says that each is worse for the reader than the one before it."""

    words: tuple[str, ...]
    worse_later: bool = False


@dataclass(frozen=True, slots=True)
class Flag:
    """Yes or no."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number."""

    least: int = 0
    most: int = 10_000


@dataclass(frozen=True, slots=True)
class Period:
    """A duration: “3 years”, “30 days”, “72 hours”, “immediately”."""


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar date, YYYY-MM-DD."""


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant in UTC, to the second: 2026-03-01T15:00:00Z."""


@dataclass(frozen=True, slots=True)
class Digest:
    """`sha256:` and 64 hexadecimal digits."""


@dataclass(frozen=True, slots=True)
class Zone:
    """A time zone of the IANA data base."""


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour as #rrggbb."""


@dataclass(frozen=True, slots=True)
class Address:
    """A web address, https."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the Data Privacy Vocabulary, prefix:Name."""


@dataclass(frozen=True, slots=True)
class Several:
    """A list of single values without order; written as a list, or alone when there is one."""

    of: "Kind"
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """A key of a record; `definite` says that its value can't be `unspecified` even where others may be."""

    kind: "Kind"
    required: bool = False
    definite: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """Several keys, each of its own kind."""

    fields: MappingType[str, Field] = field(hash=False)


@dataclass(frozen=True, slots=True)
class Keyed:
    """A list of records, each with a permanent `id`; order never matters."""

    fields: MappingType[str, Field] = field(hash=False)


@dataclass(frozen=True, slots=True)
class Free:
    """Any keys with single values: names that an editor makes up."""


Kind = (
    Text
    | Language
    | Slug
    | Choice
    | Flag
    | Whole
    | Period
    | Day
    | Moment
    | Digest
    | Zone
    | Colour
    | Address
    | Term
    | Several
    | Record
    | Keyed
    | Free
)


def optional(**kinds: Kind) -> dict[str, Field]:
    """Return fields that may be left out; a trailing underscore frees a key that Python reserves."""
    return {name.rstrip("_"): Field(kind) for name, kind in kinds.items()}


def required(**kinds: Kind) -> dict[str, Field]:
    """Return fields that must be there."""
    return {name.rstrip("_"): Field(kind, required=True) for name, kind in kinds.items()}


def definite(fields: MappingType[str, Field]) -> dict[str, Field]:
    """Return the fields so that none of them can be `unspecified`."""
    return {name: replace(known, definite=True) for name, known in fields.items()}


def expected(kind: Kind) -> str:  # noqa: C901, PLR0911 -- a `match` over kinds has one arm for each
    """Return what to write for a kind of value, in an editor's words."""
    match kind:
        case Text(example):
            return f"text such as “{example}”"
        case Language():
            return "the code of a language, such as en-GB, en-US or fr"
        case Slug():
            return "a short name of lower-case letters, digits and hyphens"
        case Choice(words):
            return f"one of: {', '.join(words)}"
        case Flag():
            return "yes or no"
        case Whole(least, most):
            return f"a whole number from {least} to {most}"
        case Period():
            return "a duration such as “30 days”, “3 years”, “72 hours” or “immediately”"
        case Day():
            return "a date as YYYY-MM-DD, such as 2025-01-15"
        case Moment():
            return "a moment in UTC such as 2026-03-01T15:00:00Z"
        case Digest():
            return "sha256: and 64 digits 0–9 and a–f"
        case Zone():
            return "a time zone such as Europe/Paris or America/New_York"
        case Colour():
            return "a colour in quotes such as “#0b5fa5”"
        case Address():
            return "a web address such as https://example.com"
        case Term():
            return "a term such as pd:EmailAddress"
        case Several(of):
            return f"a list in brackets [ ], each item {expected(of)}"
        case Record(fields):
            return f"the keys {', '.join(fields)}, indented below it"
        case Keyed():
            return "a list with one “- id: …” for each item"
        case Free():
            return "names with values, indented below it"
