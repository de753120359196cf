"""The rows of a CSV file with their places: a line and column for what is wrong with a cell."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TextIO

ADDRESS: Final = "email"  # the columns of a list of recipients
NAME: Final = "name"
NOT_UTF_8: Final = re.compile("[\ud800-\udfff]")  # bytes that were kept as half of a pair
MOST_LINE: Final = 100_000  # characters


class RowLines:
    """The lines of a file for the reader of CSV; those of the row that is being read are kept to find columns in."""

    __slots__ = ("_file", "_length", "_number", "cut", "first", "row")

    def __init__(self, file: TextIO) -> None:
        """Begin before the first line of a file."""
        self._file = file
        self._length = self._number = 0
        self.row: list[str] = []
        self.first = 1
        self.cut = False

    def __iter__(self) -> Iterator[str]:
        while line := self._file.readline(MOST_LINE):
            self._number += 1
            self._length += len(line)
            self.row.append(line)
            if self._length >= MOST_LINE:
                self.cut = True
                return
            yield line

    def next_row(self) -> None:
        """Forget the lines of the row that was read; the next one begins after them."""
        self.row.clear()
        self._length = 0
        self.first = self._number + 1


@dataclass(frozen=True, slots=True)
class CsvRow:
    """The cells of a row, and the lines in which they stand, of which `first` is the number of the first."""

    lines: Sequence[str]
    first: int
    delimiter: str
    cells: Sequence[str]

    def place(self, cell: int, offset: int = 0) -> tuple[int, int]:
        """Return line and column of a cell, or of a character in it."""
        text = "".join(self.lines)
        at = start_of_cell(text, self.delimiter, cell)
        at += offset + (offset > 0 and text[at : at + 1] == '"')
        before = text[:at].replace("\r\n", "\n").replace("\r", "\n")
        return self.first + before.count("\n"), at - max(text.rfind("\n", 0, at), text.rfind("\r", 0, at))


def start_of_cell(text: str, delimiter: str, cell: int) -> int:
    """Return where a cell starts in the text of a row, by counting the delimiters that are not within quotes."""
    quoted = False
    for at, character in enumerate(text):
        if cell == 0:
            return at
        if character == '"':
            quoted = not quoted
        elif character == delimiter and not quoted:
            cell -= 1
    return len(text) if cell == 0 else 0
