"""What a YAML text says, before any meaning: scalars, lists and mappings, each with its place."""

import re
from dataclasses import dataclass
from typing import Final

from generator.errors import Place

LONGEST_SHOWN: Final = 80
BIDIRECTIONAL: Final = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
INVISIBLE: Final = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff{BIDIRECTIONAL}]")


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value, as written: `no` is the text “no” until a schema says it is a yes/no."""

    text: str
    place: Place
    quoted: bool = False

    @property
    def empty(self) -> bool:
        """True if nothing was written (`key:`); a quoted empty text is something."""
        return not self.quoted and self.text in {"", "~", "null"}


@dataclass(frozen=True, slots=True)
class Listing:
    """A YAML sequence."""

    items: tuple["Node", ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Entry:
    """A key of a mapping with its value."""

    key: Scalar
    value: "Node"


@dataclass(frozen=True, slots=True)
class Mapping:
    """A YAML mapping; keys are distinct."""

    entries: tuple[Entry, ...]
    place: Place

    def get(self, key: str) -> "Node | None":
        """Return the value under a key, or None."""
        return next((entry.value for entry in self.entries if entry.key.text == key), None)


Node = Scalar | Listing | Mapping


def in_quotes(text: str) -> str:
    """Return a text in quotes as a message shows it: on one line, no longer than it helps, nothing in it invisible."""
    line = " ".join(text[: 2 * LONGEST_SHOWN].split())
    shown = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in line[:LONGEST_SHOWN])
    return f"“{shown}{' …' if len(line) > LONGEST_SHOWN else ''}”"


def kind_in_words(node: Node) -> str:
    """Name what was written, for messages: the text itself, “a list” or “several keys”."""
    match node:
        case Scalar(text=text):
            return in_quotes(text) if text.strip() else "nothing"
        case Listing():
            return "a list"
        case Mapping():
            return "several keys"
