"""Where the links of a redline in HTML lead: to the next change, to what moved, to the places of a page."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from html import escape as text_of
from typing import Final

from generator.model.catalogue import USUAL, Words
from generator.text.change import Change
from generator.text.redline import Redline

Target = Callable[[str], str | None]
_SAFE: Final = re.compile(r"(?:https?://|mailto:|tel:|#)", re.IGNORECASE)


def safe(written: str) -> str | None:
    """Return the target of a link that can be followed from anywhere, else None."""
    return written if _SAFE.match(written) else None


def nowhere(_: str) -> None:
    """Return None: for words that are inside a link, or stand beside their text."""


def anchor(prefix: str, place: str) -> str:
    """Return the id of a place of a redline in a page."""
    return f"{prefix}{place.replace('/', '--')}"


@dataclass(frozen=True, slots=True)
class ChangeStep:
    """The number of a row of changed blocks among `count`, and the id of the place of the next row, or its own."""

    number: int
    count: int
    to: str

    def html(self, words: Words) -> str:
        """Return the link to the next row of changes, which begins the first block of each."""
        before, after = words.around("step-last" if self.number == self.count else "step-next", "step")
        rest = f"<i>{text_of(after)}</i>" if after else ""
        return f'<a href="#{text_of(self.to)}"><i>{text_of(before)}</i>{self.number}/{self.count}{rest}</a> '


@dataclass(frozen=True, slots=True)
class Links:
    """Where the links of a redline in HTML lead, which places get an id, and how ids begin: a page has thousands.

    `steps` stand in the first block of each row of changed blocks, by its place. `styles` are styles in place by tag
    (`ins`, `del`, `i`), for letters, which have no style sheet. What is said beside the words is in a brand's `words`.
    """

    target: Target = safe
    places: Collection[str] = ()
    prefix: str = "at-"
    sections: str = "in-"
    steps: Mapping[str, ChangeStep] = field(default_factory=dict, hash=False)
    styles: Mapping[str, str] = field(default_factory=dict, hash=False)
    words: Words = USUAL

    def anchor(self, place: str) -> str:
        """Return the id of a place of the redline in a page."""
        return anchor(self.prefix, place)

    def section(self, name: str) -> str:
        """Return the id of a section's redline in a page."""
        return f"{self.sections}{name.replace('/', '--')}"

    def mark(self, place: str) -> str:
        """Return the attribute that makes a place one that can be linked to."""
        return f' id="{text_of(self.anchor(place))}"' if place in self.places else ""

    def step(self, place: str) -> str:
        """Return the number of the row of changes that begins at a place, as a link; empty where none does."""
        return self.steps[place].html(self.words) if place in self.steps else ""

    def to(self, change: Change, redline: Redline) -> str:
        """Return the id of the nearest place in a page to which a change can lead; empty where none is shown."""
        place = next((one.place for one in redline.about(change) if one.place in self.places), "")
        if place:
            return self.anchor(place)
        shown = any(one.aligned.section.id == change.section for one in redline.differing)
        return self.section(change.section) if shown else ""
