"""What a notice is made of: paragraphs, headings, lists, changes with both their sides; each is written as plain text.

What they look like as HTML is `message.html`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import fill
from typing import ClassVar, Final

from markupsafe import Markup

from generator.model.catalogue import Words
from generator.text import redline_html, redline_links, redline_text
from generator.text.redline_blocks import RedlinedBlock
from generator.text.redline_colours import redline_colours

WIDTH: Final = 76
_DEEP: Final = " " * 4
_ADDRESS: Final = re.compile(r"https://[^\s<>\"]+[^\s<>\".,;:)]")


def wrapped(words: str, first: str = "", after: str = "") -> str:
    """Return words in lines of plain text."""
    return fill(
        words,
        WIDTH,
        initial_indent=first,
        subsequent_indent=after,
        break_long_words=False,
        break_on_hyphens=False,
    )


@dataclass(frozen=True, slots=True)
class MessageParagraph:
    """Sentences of one paragraph."""

    kind: ClassVar = "paragraph"
    words: str

    def text(self) -> str:
        """Return it as plain text."""
        return wrapped(self.words)


@dataclass(frozen=True, slots=True)
class MessageHeading:
    """A heading within a notice."""

    kind: ClassVar = "heading"
    words: str

    def text(self) -> str:
        """Return it as plain text."""
        return f"{self.words}\n{'-' * len(self.words)}"


@dataclass(frozen=True, slots=True)
class MessageSubject:
    """The subject of one of several notices in a message, above what that says in its `language`."""

    kind: ClassVar = "subject"
    words: str
    language: str = "en"

    def text(self) -> str:
        """Return it as plain text."""
        return f"{'=' * WIDTH}\n{wrapped(self.words)}\n{'=' * WIDTH}"


@dataclass(frozen=True, slots=True)
class MessageChange:
    """A change with where it is, why it matters and both its sides."""

    kind: ClassVar = "change"
    where: str
    reason: str
    sides: tuple[tuple[str, str], ...]
    passages: tuple[RedlinedBlock, ...]
    words: Words

    def text(self) -> str:
        """Return it as plain text."""
        lines = [wrapped(f"* {self.where}{self.words.sign(':')} {self.reason}", after="  ")]
        for one, before in zip(self.passages, (None, *self.passages), strict=False):
            words = redline_text.styled(one, before, self.words, whole=True)
            lines += redline_text.wrapped(words, width=WIDTH, first=_DEEP, rest=_DEEP)
        for name, value in self.sides:
            lines.append(f"  {name}{self.words.sign(':')}")
            lines += [wrapped(part, _DEEP, _DEEP) for part in value.split("\n")]
        return "\n".join(lines)

    @property
    def marked(self) -> tuple[Markup, ...]:
        """The words of the passages; that some are inserted or removed is said in words, as styles get lost."""
        links = redline_links.Links(_target, words=self.words, styles=_styles())
        both = zip(self.passages, (None, *self.passages), strict=False)
        return tuple(Markup(redline_html.html_words(one, links, before)) for one, before in both)  # noqa: S704 -- a redline's


@dataclass(frozen=True, slots=True)
class LinkedLine:
    """A line in which one address is a link; empty where there is none."""

    before: str
    address: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class MessageList:
    """Lines of a list; the address that ends a word of one, or is one, is a link."""

    kind: ClassVar = "list"
    items: tuple[str, ...]

    def text(self) -> str:
        """Return it as plain text."""
        return "\n".join(f"* {item}" for item in self.items)

    @property
    def linked(self) -> Iterator[LinkedLine]:
        """The lines, each parted at its address."""
        for item in self.items:
            match = _ADDRESS.search(item)
            yield LinkedLine(item[: match.start()], match[0], item[match.end() :]) if match else LinkedLine(item)


@dataclass(frozen=True, slots=True)
class RedlineLegend:
    """How plain text marks words; the other form says it in words."""

    kind: ClassVar = "signs"
    words: str

    def text(self) -> str:
        """Return it as plain text."""
        return wrapped(self.words)


MessagePart = MessageParagraph | MessageHeading | MessageSubject | MessageChange | MessageList | RedlineLegend


def _target(written: str) -> str | None:
    """Return where a link leads from a letter: not into the text itself, which is elsewhere."""
    return None if written.startswith("#") else redline_links.safe(written)


def _styles() -> dict[str, str]:
    colours = redline_colours()
    return {
        "ins": f"color:{colours.ins};background:{colours.ins_shade};text-decoration:underline",
        "del": f"color:{colours.removed};background:{colours.removed_shade};text-decoration:line-through",
        "i": "font-style:normal",
    }
