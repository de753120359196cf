"""Dice that fall the same way for the same seed, and what mutations of a Markdown text are made with."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import count
from typing import Final, TypeVar

ADDRESS: Final = re.compile(r"\]\([^)\n]*\)|<?https?://\S+|\S+@\S+")
ITEM: Final = re.compile(r"^[*+-] +\w.*$")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Dice:
    """Numbers without end that depend on the seed alone."""

    seed: int
    throws: Iterator[int] = field(default_factory=count)

    def below(self, number: int) -> int:
        """Return a number from 0 on that is less than another."""
        return int.from_bytes(sha256(f"{self.seed} {next(self.throws)}".encode()).digest()[:8], "big") % number

    def pick(self, choices: Sequence[T]) -> T:
        """Return one of several values."""
        return choices[self.below(len(choices))]

    def mixed(self, values: Sequence[T]) -> list[T]:
        """Return values in another order."""
        left = list(values)
        return [left.pop(self.below(len(left))) for _ in values]


Mutate = Callable[[Dice, str], str]


def replaced(dice: Dice, text: str, pattern: re.Pattern[str], by: Callable[[re.Match[str]], str]) -> str:
    """Return a text with one match replaced, of those outside of addresses."""
    addresses = [match.span() for match in ADDRESS.finditer(text)]
    found = [m for m in pattern.finditer(text) if not any(a < m.end() and m.start() < b for a, b in addresses)]
    if not found:
        return text
    match = dice.pick(found)
    return text[: match.start()] + by(match) + text[match.end() :]


def lines_like(dice: Dice, text: str, kind: re.Pattern[str], least: int) -> tuple[list[str], list[int]]:
    lines = text.split("\n")
    found = dice.mixed([n for n, line in enumerate(lines) if kind.match(line) and n])
    return lines, found if len(found) >= least else []


def passages(text: str) -> list[str]:
    return re.split(r"\n{2,}", text)
