"""The people to be told, read from a CSV file as a stream: good rows as recipients, bad ones as findings.

No finding shows an address or a name: it names the line, and the editor looks there. The file may have any number of
rows; a row has at most `MOST_LINE` characters, so memory stays bounded.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TextIO

from generator.errors import COULD_NOT_RUN, Finding, Place, PolicyError, Severity
from generator.mail.addresses import MOST_ADDRESS, checked
from generator.mail.csv_rows import ADDRESS, MOST_LINE, NAME, NOT_UTF_8, CsvRow, RowLines, start_of_cell
from generator.schema.nodes import BIDIRECTIONAL

MOST_FINDINGS: Final = 100
MOST_NAME: Final = 200  # characters
_ALSO_CALLED: Final = frozenset({"e-mail", "e-mail address", "email address", "e-mail-adresse"})
_DELIMITERS: Final = (",", ";", "\t")
_BREAKS: Final = re.compile(f"[\x00-\x1f\x7f-\x9f\u2028\u2029{BIDIRECTIONAL}]")


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody to be told, and the line of the file that names them.

    `address` is as mail servers take it: the part before the @ as written, in Unicode's form NFC, the domain in
    lower-case ASCII (punycode). One that is not `usable` is the cell as it stands, also an empty one, and can't be
    written to.
    """

    address: str
    name: str
    line: int
    usable: bool = True

    @property
    def key(self) -> str:
        """The normalised address, by which two are the same person.

        The part before the @ is in lower case too: RFC 5321 §2.4 lets hosts tell cases apart and advises against it,
        and two copies for one person are likelier than two persons. Rows without an address are told apart by their
        lines.
        """
        return self.address.lower() or f"line {self.line}"


def read(path: Path, shown_path: str, unusable: list[Finding] | None = None) -> Iterator[Recipient]:
    """Give the recipients of a file in its order, duplicates too; after the last, what is wrong is raised at once.

    The columns are named in the first line: `email` (or “E-Mail”), and `name` if there is one; others are ignored.
    UTF-8 with or without byte order mark; comma, semicolon or tab. At most `MOST_FINDINGS` findings are kept, and one
    that counts the rest. With a list for `unusable`, rows whose address nobody can write to don't stop anything: they
    are given too, as recipients who can't be reached, and their findings are warnings in that list.
    """
    wrong = _Wrong(shown_path)
    bad_addresses = wrong if unusable is None else _Wrong(shown_path, Severity.WARNING)
    try:
        with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
            yield from _recipients(file, wrong, bad_addresses, keep=unusable is not None)
    except FileNotFoundError:
        raise _unreadable(shown_path, "there is no such file", "check its name") from None
    except OSError as problem:
        raise _unreadable(shown_path, f"this file can't be read: {problem.strerror}", "check it") from None
    if unusable is not None:
        unusable.extend(bad_addresses.findings())
    if wrong.number:
        raise PolicyError(wrong.findings())


def _unreadable(shown_path: str, message: str, remedy: str) -> PolicyError:
    return PolicyError([Finding(Place(shown_path, 0), "unreadable", message, remedy)], COULD_NOT_RUN)


class _Wrong:
    """What is wrong in a file so far: the first findings, and the number of all."""

    __slots__ = ("_first", "_next", "_severity", "_shown", "number")

    def __init__(self, shown_path: str, severity: Severity = Severity.ERROR) -> None:
        self._shown, self._severity = shown_path, severity
        self._first: list[Finding] = []
        self._next = Place(shown_path)
        self.number = 0

    def add(self, line: int, column: int, rule: str, message: str, remedy: str) -> None:
        place = Place(self._shown, line, column)
        self.number += 1
        if self.number <= MOST_FINDINGS:
            self._first.append(Finding(place, rule, message, remedy, self._severity))
        elif self.number == MOST_FINDINGS + 1:
            self._next = place

    def findings(self) -> list[Finding]:
        if self.number <= MOST_FINDINGS:
            return self._first
        message = f"from here on, {self.number - MOST_FINDINGS:,} more things are wrong in this file"
        return [*self._first, Finding(self._next, "and-more", message, "mend the first ones", self._severity)]


def _recipients(file: TextIO, wrong: _Wrong, bad_addresses: _Wrong, *, keep: bool) -> Iterator[Recipient]:
    lines = RowLines(file)
    source = iter(lines)
    head = next(source, "")
    if not head.strip():
        wrong.add(1, 1, "empty-file", "the first line is empty", f"name the columns in it: {ADDRESS},{NAME}")
        return
    columns = _columns(head, wrong)
    if columns is None:
        return
    delimiter, names = columns
    address_at, name_at = names.index(ADDRESS), names.index(NAME) if NAME in names else None
    lines.next_row()
    rows = csv.reader(source, delimiter=delimiter, strict=True)
    number = 0
    while True:
        try:
            cells = next(rows, None)
        except csv.Error:
            cells = []
            number += 1
            if not lines.cut:
                message = "a quotation mark opens or closes no cell in this row"
                remedy = "put the whole cell in quotation marks, and double those inside it"
                wrong.add(lines.first, 1, "quotation-mark", message, remedy)
        if lines.cut:
            message = f"this row has {MOST_LINE:,} characters or more, and nothing after it was read"
            wrong.add(lines.first, 1, "row", message, "close the quotation marks, and end each row with a line break")
            return
        if cells is None:
            break
        if any(cells):
            number += 1
            row = CsvRow(lines.row, lines.first, delimiter, cells)
            recipient = _recipient(row, len(names), address_at, name_at, (wrong, bad_addresses))
            if recipient and (recipient.usable or keep):
                yield recipient
        lines.next_row()
    if not number:
        wrong.add(2, 1, "empty-file", "this file names nobody", "write one person per line below the first")


def _columns(head: str, wrong: _Wrong) -> tuple[str, list[str]] | None:
    """Return how the first line separates its cells, and their names; none without that of addresses."""
    if odd := NOT_UTF_8.search(head):
        wrong.add(1, odd.start() + 1, "not-utf-8", *_not_utf_8(odd))
        return None
    for delimiter in _DELIMITERS:
        try:
            cells = next(csv.reader([head], delimiter=delimiter, strict=True), [])
        except csv.Error:
            continue
        names = [cell.strip().lower() for cell in cells]
        if ADDRESS not in names:  # as programs for tables and customers call it
            names = [ADDRESS if name in _ALSO_CALLED else name for name in names]
        if ADDRESS not in names:
            continue
        for name in (ADDRESS, NAME):
            if names.count(name) > 1:
                column = start_of_cell(head, delimiter, names.index(name, names.index(name) + 1)) + 1
                wrong.add(1, column, "column", f"there are two columns “{name}”", "name one of them otherwise")
                return None
        return delimiter, names
    remedy = f"write the names of the columns in the first line, separated by commas: {ADDRESS},{NAME}"
    wrong.add(1, 1, "column", f"no column of this file has the name “{ADDRESS}”", remedy)
    return None


def _not_utf_8(odd: re.Match[str]) -> tuple[str, str]:
    return f"this is not UTF-8 text (byte 0x{ord(odd[0]) - 0xDC00:02x})", "save the file as “CSV UTF-8”"


def _recipient(
    row: CsvRow, columns: int, address_at: int, name_at: int | None, lists: tuple[_Wrong, _Wrong]
) -> Recipient | None:
    """Return whom a row names; what is wrong with it is added to the first list, and to the second if only the address.

    A character that could end a header is an error even where unusable addresses are not.
    """
    wrong, bad_addresses = lists
    cells, before = row.cells, wrong.number
    if any(cells[columns:]):
        message = f"this row has {len(cells)} cells and the first line {columns}"
        wrong.add(*row.place(columns), "row", message, "put a cell with a separator in it in quotation marks")
    written = cells[address_at].strip() if address_at < len(cells) else ""
    name = cells[name_at].strip() if name_at is not None and name_at < len(cells) else ""
    for cell, text in ((address_at, written), (name_at or 0, name)):
        if text.isascii() and text.isprintable():
            continue
        if odd := NOT_UTF_8.search(text):
            wrong.add(*row.place(cell, odd.start()), "not-utf-8", *_not_utf_8(odd))
        elif odd := _BREAKS.search(text):
            kind = "a line break" if odd[0] in "\r\n\u2028\u2029" else f"a control character (U+{ord(odd[0]):04X})"
            message = f"{kind} stands in this cell: it could end a header of the message and start another"
            wrong.add(*row.place(cell, odd.start()), "control-character", message, "remove it")
    if len(name) > MOST_NAME:
        message = f"this name has {len(name)} characters"
        wrong.add(*row.place(name_at or 0), "name-too-long", message, f"shorten it: {MOST_NAME} at most")
    if wrong.number > before:
        return None
    address, problem, remedy = checked(written)
    if not problem:
        return Recipient(address, name, row.first)
    bad_addresses.add(*row.place(address_at), "address", problem, remedy)
    return Recipient(written[:MOST_ADDRESS], name, row.first, usable=False)
