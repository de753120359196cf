"""What a YAML text says, before any meaning: scalars, lists and mappings, each with its place."""

from dataclasses import dataclass

from generator.errors import Place


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value, as written: `no` is the text “no” until a schema says it is a yes/no."""

    text: str
    place: Place
    quoted: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing was written (`key:`); a quoted empty text is something."""
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
        """Return the value under a key, or nothing."""
        return next((entry.value for entry in self.entries if entry.key.text == key), None)


Node = Scalar | Listing | Mapping


def says(node: Node) -> str:
    """Name what was written, for messages: the text itself, “a list” or “several keys”."""
    match node:
        case Scalar(text=text):
            return f"“{text}”" if text else "nothing"
        case Listing():
            return "a list"
        case Mapping():
            return "several keys"
