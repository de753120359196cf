"""A sentence of the catalogue: its words with placeholders, where it is said, and whether it can be left out."""

import re
from dataclasses import dataclass
from typing import Final

PLACEHOLDER: Final = re.compile(r"\{([a-z]+)\}")
NOTICE: Final = "notice"
PAGE: Final = "page"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as the program says it; `where` is a notice (e-mail, banner, notice page) or another page.

    One that must stand carries a date, a level, the list of changes or a link: it can be reworded and not emptied.
    """

    words: str
    where: str = NOTICE
    must: bool = False

    @property
    def needs(self) -> frozenset[str]:
        """The placeholders in it, each of which has to stand in a brand's own words too."""
        return frozenset(PLACEHOLDER.findall(self.words))


def must(words: str) -> Sentence:
    """Return a sentence of notices that can't be left out."""
    return Sentence(words, must=True)


def fixed(words: str) -> Sentence:
    """Return a sentence of other pages that can't be left out."""
    return Sentence(words, PAGE, must=True)


def optional(words: str) -> Sentence:
    """Return a sentence of other pages that can be left out."""
    return Sentence(words, PAGE)
