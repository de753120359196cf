"""The people to be told, read from a CSV file as a stream: good rows as recipients, bad ones as findings.

No finding shows an address or a name: it names the line, and the editor looks there. The file may have any number of
rows; a row has at most `MOST_LINE` characters, so memory stays bounded.
"""

import csv
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TextIO

from generator.errors import COULD_NOT_RUN, Finding, Place, PolicyError, Severity
from generator.schema.nodes import BIDIRECTIONAL

MOST_FINDINGS: Final = 100
MOST_LINE: Final = 100_000  # characters
MOST_NAME: Final = 200  # characters
MOST_ADDRESS: Final = 254  # octets: RFC 5321 §4.5.3.1.3 less the two angle brackets
MOST_LOCAL: Final = 64  # octets: RFC 5321 §4.5.3.1.1
ADDRESS: Final = "email"
NAME: Final = "name"
_DELIMITERS: Final = (",", ";", "\t")
_ATOM: Final = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL: Final = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_LOCAL: Final = re.compile(rf"{_ATOM}(?:\.{_ATOM})*", re.ASCII)
_DOMAIN: Final = re.compile(rf"(?:{_LABEL}\.)+(?![0-9]+\Z){_LABEL}", re.ASCII)
_DOTS: Final = re.compile("[。．｡]")  # RFC 3490 §3.1
_BREAKS: Final = re.compile(f"[\x00-\x1f\x7f-\x9f\u2028\u2029{BIDIRECTIONAL}]")
_NOT_UTF_8: Final = re.compile("[\ud800-\udfff]")
# IDNA 2003, which Python knows, and IDNA 2008 name different hosts by these four. Source: RFC 5894 §7.2
_DEVIATE: Final = re.compile("[ßς\u200c\u200d]")


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody to be told, and the line of the file that names them.

    `address` is as mail servers take it: the part before the @ as written, in Unicode's form NFC, the domain in
    lower-case ASCII (punycode). One that is not `usable` is the cell as it stands, and can't be written to.
    """

    address: str
    name: str
    line: int
    usable: bool = True

    @property
    def key(self) -> str:
        """The normalised address, by which two are the same person.

        The part before the @ is in lower case too: RFC 5321 §2.4 lets hosts tell cases apart and advises against it,
        and two copies for one person are likelier than two persons.
        """
        return self.address.lower()


def read(path: Path, shown: str, unusable: list[Finding] | None = None) -> Iterator[Recipient]:
    """Give the recipients of a file in its order, duplicates too; after the last, what is wrong is raised at once.

    The columns are named in the first line: `email`, and `name` if there is one; others are ignored. UTF-8 with or
    without byte order mark; comma, semicolon or tab. At most `MOST_FINDINGS` findings are kept, and one that counts
    the rest. With a list for `unusable`, rows whose address nobody can write to don't stop anything: they are given
    too, as recipients who can't be reached, and their findings are warnings in that list.
    """
    wrong = _Wrong(shown)
    bad_addresses = wrong if unusable is None else _Wrong(shown, Severity.WARNING)
    try:
        with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
            yield from _recipients(file, wrong, bad_addresses, keep=unusable is not None)
    except FileNotFoundError:
        raise _unreadable(shown, "there is no such file", "check its name") from None
    except OSError as problem:
        raise _unreadable(shown, f"this file can't be read: {problem.strerror}", "check it") from None
    if unusable is not None:
        unusable.extend(bad_addresses.findings())
    if wrong.number:
        raise PolicyError(wrong.findings())


def _unreadable(shown: str, message: str, remedy: str) -> PolicyError:
    return PolicyError([Finding(Place(shown, 0), "unreadable", message, remedy)], COULD_NOT_RUN)


class _Wrong:
    """What is wrong in a file so far: the first findings, and the number of all."""

    __slots__ = ("_first", "_next", "_severity", "_shown", "number")

    def __init__(self, shown: str, severity: Severity = Severity.ERROR) -> None:
        self._shown, self._severity = shown, severity
        self._first: list[Finding] = []
        self._next = Place(shown)
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


class _Lines:
    """The lines of a file for the reader of CSV; those of the row that is being read are kept to find columns in."""

    __slots__ = ("_file", "_length", "_number", "cut", "first", "row")

    def __init__(self, file: TextIO) -> None:
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
        self.row.clear()
        self._length = 0
        self.first = self._number + 1


def _recipients(file: TextIO, wrong: _Wrong, bad_addresses: _Wrong, *, keep: bool) -> Iterator[Recipient]:
    lines = _Lines(file)
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
            row = _Row(lines.row, lines.first, delimiter, cells)
            recipient = _recipient(row, len(names), address_at, name_at, (wrong, bad_addresses))
            if recipient and (recipient.usable or keep):
                yield recipient
        lines.next_row()
    if not number:
        wrong.add(2, 1, "empty-file", "this file names nobody", "write one person per line below the first")


@dataclass(frozen=True, slots=True)
class _Row:
    lines: Sequence[str]
    first: int
    delimiter: str
    cells: Sequence[str]

    def place(self, cell: int, offset: int = 0) -> tuple[int, int]:
        """Return line and column of a cell, or of a character in it."""
        text = "".join(self.lines)
        at = _start(text, self.delimiter, cell)
        at += offset + (offset > 0 and text[at : at + 1] == '"')
        before = text[:at].replace("\r\n", "\n").replace("\r", "\n")
        return self.first + before.count("\n"), at - max(text.rfind("\n", 0, at), text.rfind("\r", 0, at))


def _start(text: str, delimiter: str, cell: int) -> int:
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


def _columns(head: str, wrong: _Wrong) -> tuple[str, list[str]] | None:
    """Return how the first line separates its cells, and their names; none without that of addresses."""
    if odd := _NOT_UTF_8.search(head):
        wrong.add(1, odd.start() + 1, "not-utf-8", *_not_utf_8(odd))
        return None
    for delimiter in _DELIMITERS:
        try:
            cells = next(csv.reader([head], delimiter=delimiter, strict=True), [])
        except csv.Error:
            continue
        names = [cell.strip().lower() for cell in cells]
        if ADDRESS not in names:
            continue
        for name in (ADDRESS, NAME):
            if names.count(name) > 1:
                column = _start(head, delimiter, names.index(name, names.index(name) + 1)) + 1
                wrong.add(1, column, "column", f"there are two columns “{name}”", "name one of them otherwise")
                return None
        return delimiter, names
    remedy = f"write the names of the columns in the first line, separated by commas: {ADDRESS},{NAME}"
    wrong.add(1, 1, "column", f"no column of this file has the name “{ADDRESS}”", remedy)
    return None


def _not_utf_8(odd: re.Match[str]) -> tuple[str, str]:
    return f"this is not UTF-8 text (byte 0x{ord(odd[0]) - 0xDC00:02x})", "save the file as “CSV UTF-8”"


def _recipient(
    row: _Row, columns: int, address_at: int, name_at: int | None, lists: tuple[_Wrong, _Wrong]
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
        if odd := _NOT_UTF_8.search(text):
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
    return Recipient(written[:MOST_ADDRESS], name, row.first, usable=False) if written else None


def checked(written: str) -> tuple[str, str, str]:
    """Return an address as mail servers take it, what is wrong with it and how to mend that (both empty: nothing is).

    Quoted local parts and numbers for domains are refused, which RFC 5321 allows and no provider gives out. The message
    never shows the address.
    """
    local, at, domain = written.rpartition("@")
    problem, remedy = _shape(written, local, at, domain)
    if problem:
        return "", problem, remedy
    if not local.isascii():
        local = unicodedata.normalize("NFC", local)
    if not domain.isascii():
        if _DEVIATE.search(domain):
            return "", "two standards read this domain in different ways", "write it in its form xn--…"
        try:
            domain = _DOTS.sub(".", domain).encode("idna").decode("ascii")
        except UnicodeError:
            return "", "what stands after the @ is not an international domain", "check it, or write its form xn--…"
    domain = domain.lower()
    if not _DOMAIN.fullmatch(domain):
        return "", "what stands after the @ is not a domain", "correct the address"
    if len(local.encode()) > MOST_LOCAL or len(local.encode()) + 1 + len(domain) > MOST_ADDRESS:
        message = f"this address is longer than e-mail allows ({MOST_LOCAL} octets, @, {MOST_ADDRESS} in all)"
        return "", message, "correct it"
    return f"{local}@{domain}", "", ""


def _shape(written: str, local: str, at: str, domain: str) -> tuple[str, str]:
    """Return what is wrong with an address before its domain is looked at."""
    if not written:
        return "there is no address in this row", "write one, or remove the row"
    if len(written) > MOST_ADDRESS:
        return f"this address is longer than the {MOST_ADDRESS} octets that e-mail allows", "correct it"
    if "<" in written or ">" in written:
        return "this is more than an address", f"write the address alone, and the name in the column “{NAME}”"
    if not at:
        return "this is not an address: it has no @", "correct it"
    if not local or not domain:
        return "nothing stands before or after the @ of this address", "correct it"
    if local.isascii() and _LOCAL.fullmatch(local):
        return "", ""
    ascii_only = "".join(c if c.isascii() else "x" for c in unicodedata.normalize("NFKC", local))
    if not _LOCAL.fullmatch(ascii_only) or not local.isprintable() or _NOT_UTF_8.search(local):
        message = "what stands before the @ has a space, a second @, a dot too many or a character that can't be there"
        return message, "correct the address"
    return "", ""
