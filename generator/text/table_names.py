"""What the frame of a table is called in which it scrolls: by its number among those of its section."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import Final

from generator.model.catalogue import Words

LONGEST: Final = 80
"""So many letters of a heading: whoever hears the page hears the name at each table, and some headings are passages."""


@dataclass(frozen=True, slots=True)
class TableNames:
    """The names of the tables of a section, in a brand's words."""

    words: Words
    section: str

    def __iter__(self) -> Iterator[str]:
        """Yield the name of the first table, of the second, and so on."""
        section = self.section
        if len(section) > LONGEST:
            section = f"{section[:LONGEST].rpartition(' ')[0] or section[:LONGEST]} …"
        return (self.words.say("table-of", number=str(number), section=section) for number in count(1))
