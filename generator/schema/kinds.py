"""The kinds of value that a key can hold, and what an editor writes for each."""

from collections.abc import Mapping as MappingType
from dataclasses import dataclass, field, replace

from generator.schema.forms import Form


@dataclass(frozen=True, slots=True)
class Text:
    """Words, on one line or several; `alike` says that they are the same in every language, as a name or a code is."""

    example: str = "some words"
    alike: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words; `worse_later` says that each is worse for the reader than the one before it."""

    words: tuple[str, ...]
    worse_later: bool = False


@dataclass(frozen=True, slots=True)
class Flag:
    """Yes or no."""


@dataclass(frozen=True, slots=True)
class WholeNumber:
    """A whole number."""

    least: int = 0
    most: int = 10_000


@dataclass(frozen=True, slots=True)
class ListOf:
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
class ItemList:
    """A list of records, each with a permanent `id`; order never matters."""

    fields: MappingType[str, Field] = field(hash=False)


@dataclass(frozen=True, slots=True)
class FreeKeys:
    """Any keys with single values: names that an editor makes up."""


Kind = Text | Choice | Flag | WholeNumber | Form | ListOf | Record | ItemList | FreeKeys


def optional(**kinds: Kind) -> dict[str, Field]:
    """Return fields that may be left out; a trailing underscore frees a key that Python reserves."""
    return {name.rstrip("_"): Field(kind) for name, kind in kinds.items()}


def required(**kinds: Kind) -> dict[str, Field]:
    """Return fields that must be there."""
    return {name.rstrip("_"): Field(kind, required=True) for name, kind in kinds.items()}


def definite(fields: MappingType[str, Field]) -> dict[str, Field]:
    """Return the fields so that none of them can be `unspecified`."""
    return {name: replace(known, definite=True) for name, known in fields.items()}


def expected(kind: Kind) -> str:
    """Return what to write for a kind of value, in an editor's words."""
    match kind:
        case Form(words):
            return words
        case Text(example):
            return f"text such as “{example}”"
        case Choice(words):
            return f"one of: {', '.join(words)}"
        case Flag():
            return "yes or no"
        case WholeNumber(least, most):
            return f"a whole number from {least} to {most}"
        case ListOf(of):
            return f"a list in brackets [ ], each item {expected(of)}"
        case Record(fields):
            return f"the keys {', '.join(fields)}, indented below it"
        case ItemList():
            return "a list with one “- id: …” for each item"
        case FreeKeys():
            return "names with values, indented below it"
