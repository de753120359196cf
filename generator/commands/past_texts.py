"""A folder of past texts: which file is of which day, by its name or by `dates.csv`; all that is wrong at once."""

import csv
import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from generator import files
from generator.documents.file_formats import AS_IT_IS, FileText, FileWish, text_of
from generator.errors import COULD_NOT_RUN, Finding, Place, PolicyError, cannot, nearest
from generator.materiality.wording.words.dates import dates_in, only_day
from generator.schema.dates import day
from generator.schema.nodes import in_quotes
from generator.source import lines_above, text_language
from generator.source.policy_words import of_a_policy_or_notice

DATES: Final = "dates.csv"
MOST_FILES: Final = 2_000
MOST_NOTE: Final = 300
_COLUMNS: Final = ("file", "effective", "note")
_DATED: Final = re.compile(r"(?<!\d)(\d{4}-\d{2}-\d{2})(?!\d)")
_UNKNOWN: Final = "unknown"
_LOOKED_AT: Final = 12  # lines at the top of a text, one of which may be its date
_NAMES: Final = "name it after its date: 2021-08-17.md"


@dataclass(frozen=True, slots=True)
class Past:
    """A text that applied or was published in the past; `text` is that of the file where it was read already.

    `note` is what somebody wrote of it, `place` where its day stands.
    """

    file: Path
    recorded: datetime.date
    effective: datetime.date | None
    text: FileText | None = None
    note: str = ""
    place: Place | None = None

    @property
    def start(self) -> datetime.date:
        """The first day on which it applied, as far as is known."""
        return self.effective or self.recorded


@dataclass(frozen=True, slots=True)
class _ListedText:
    """A line of the list: the file it names, the day and the note, and where each column stands."""

    file: str
    effective: str
    note: str
    places: Mapping[str, Place] = field(hash=False)


def dated_in(folder: Path, asked: FileWish = AS_IT_IS, *, language: str | None = None) -> tuple[Past, ...]:
    """Return the past texts of a folder in the order of their days, all of them read.

    Every file needs a day: in its name, or in `dates.csv`. Whatever is wrong with names, list and files is one error.
    """
    if not folder.is_dir():
        raise cannot(str(folder), "there is no such folder", "name a folder of files such as 2021-08-17.md")
    findings: list[Finding] = []
    paths = [path for path in sorted(folder.iterdir()) if not path.name.startswith((".", "~$")) and path.is_file()]
    listed = next((path for path in paths if path.name.casefold() == DATES), None)
    texts = [path for path in paths if path != listed]
    if not texts:
        raise cannot(str(folder), "this folder holds no files", "name a folder of files such as 2021-08-17.md")
    if len(texts) > MOST_FILES:
        raise cannot(
            str(folder), f"this folder holds {len(texts):,} files", f"at most {MOST_FILES:,} are brought at once"
        )
    rows = _rows(listed, findings) if listed else None
    pasts = [*(_by_name(texts, findings) if rows is None else _by_list(rows, texts, findings))]
    findings += _twice(pasts)
    read = [_read(past, asked, language, findings) for past in pasts]
    if findings:
        raise PolicyError(findings, COULD_NOT_RUN)
    return tuple(sorted(read, key=lambda past: past.start))


def _by_name(texts: Sequence[Path], findings: list[Finding]) -> Iterator[Past]:
    for path in texts:
        recorded = _own_day(path)
        if recorded:
            yield Past(path, recorded, None, place=Place(str(path), 0))
        else:
            own = _stated(path)
            message = f"the name “{path.name}” holds no date" + (f", and its text gives {own}" if own else "")
            name = f"name it after its date: {own}{path.suffix}" if own else _NAMES
            remedy = f"{name}, or list it in {DATES} (file, effective, note)"
            findings.append(Finding(Place(str(path)), "date", message, remedy))


def _stated(path: Path) -> datetime.date | None:
    """Return the day that the text of a file gives; None where it gives none, or can't be read."""
    try:
        text = text_of(path).text
    except PolicyError:
        return None
    return stated_day(text, text_language.language_of(text) or "en")


def _own_day(path: Path) -> datetime.date | None:
    """Return the date in a file's name, None where it holds none."""
    match = _DATED.search(path.stem)
    return day(match[1]) if match else None


def _rows(path: Path, findings: list[Finding]) -> list[_ListedText]:
    """Return the lines of a list; what can't be read of it is found, with line and column."""
    shown_path = str(path)
    try:
        text = files.read_bytes(path, shown_path).decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        findings.append(
            Finding(
                Place(shown_path), "not-utf-8", "this list is not UTF-8 text", f"save it as UTF-8: {problem.reason}"
            )
        )
        return []
    lines = text.splitlines()
    head = lines[0] if lines else ""
    sign = max(",;\t", key=head.count)
    try:
        cells = [[one.strip() for one in row] for row in csv.reader(lines, delimiter=sign, strict=True)]
    except csv.Error as problem:
        findings.append(
            Finding(Place(shown_path), "dates", f"this is no list that can be read: {problem}", "save it as CSV anew")
        )
        return []
    names = [one.casefold() for one in cells[0]] if cells else []
    wrong = [one for one in names if one not in _COLUMNS]
    if wrong or "file" not in names:
        message = f"“{wrong[0]}” is no column of this list" if wrong else "this list has no column “file”"
        at = _column(head, sign, names.index(wrong[0])) if wrong else 1
        findings.append(Finding(Place(shown_path, 1, at), "dates", message, "its first line is: file,effective,note"))
        return []
    return [*_filled(cells[1:], names, lines, sign, shown_path)]


def _filled(
    cells: Sequence[Sequence[str]], names: Sequence[str], lines: Sequence[str], sign: str, shown_path: str
) -> Iterator[_ListedText]:
    for number, row in enumerate(cells, 2):
        if not any(row):
            continue
        line = lines[number - 1] if number <= len(lines) else ""
        places = {name: Place(shown_path, number, _column(line, sign, at)) for at, name in enumerate(names)}
        values = dict(zip(names, row, strict=False))
        yield _ListedText(values.get("file", ""), values.get("effective", ""), values.get("note", ""), places)


def _column(line: str, sign: str, number: int) -> int:
    """Return the column, from 1, at which a cell of a line begins; signs in quotes part no cells."""
    quoted, passed = False, 0
    for at, letter in enumerate(line):
        if passed == number:
            return at + 1
        quoted ^= letter == '"'
        passed += letter == sign and not quoted
    return len(line) + 1


def _by_list(rows: Sequence[_ListedText], texts: Sequence[Path], findings: list[Finding]) -> Iterator[Past]:
    known = {path.name: path for path in texts}
    seen: dict[str, Place] = {}
    for row in rows:
        place = row.places["file"]
        path = known.get(row.file)
        if path is None:
            message = f"“{row.file}” is not in this folder" if row.file else "this line names no file"
            findings.append(Finding(place, "dates", message, nearest(row.file, known)))
        elif row.file in seen:
            message = f"“{row.file}” is listed twice, first on line {seen[row.file].line}"
            findings.append(Finding(place, "dates", message, "keep one of the lines"))
        else:
            seen[row.file] = place
            past = _listed(row, path, findings)
            yield from [past] if past else []
    for name in sorted(known.keys() - seen.keys()) if rows else ():
        message = f"“{name}” is not listed in {DATES}"
        findings.append(
            Finding(Place(str(known[name]), 0), "dates", message, "add a line for it, or take it out of the folder")
        )


def _listed(row: _ListedText, path: Path, findings: list[Finding]) -> Past | None:
    """Return the text of a line; None with a finding where its day is none, or not that of its name."""
    own, effective = _own_day(path), day(row.effective)
    place = row.places.get("effective", row.places["file"])
    note = " ".join(row.note.split())
    if row.effective and row.effective.casefold() != _UNKNOWN and effective is None:
        message, other = f"“{row.effective}” is no date as it is written here", only_day(row.effective)
        remedy = f"did you mean {other}?" if other else "write it as 2020-05-01, or unknown"
        findings.append(Finding(place, "dates", message, remedy))
    elif own and effective and own != effective:
        message = f"{path.name} would be in force since {effective}, and its name says {own}"
        findings.append(Finding(place, "dates", message, "make both the same, or take the date out of the name"))
    elif not (own or effective):
        message = f"nothing says of which day {path.name} is"
        findings.append(Finding(place, "dates", message, f"write the day here, or {_NAMES}"))
    elif len(note) > MOST_NOTE:
        message = f"this note has more than {MOST_NOTE} letters"
        findings.append(Finding(row.places["note"], "dates", message, "shorten it"))
    elif said := of_a_policy_or_notice(note):
        message = f"this note says to readers what a policy says, or that a text is void ({in_quotes(said)})"
        remedy = "say where the text comes from: a note stands in the archive for good, and no notice tells of it"
        findings.append(Finding(row.places["note"], "dates", message, remedy))
    else:
        return Past(path, own or effective or datetime.date.min, effective, note=note, place=place)
    return None


def _twice(pasts: Sequence[Past]) -> Iterator[Finding]:
    known: dict[datetime.date, Past] = {}
    for past in pasts:
        other = known.setdefault(past.start, past)
        if other is not past:
            message = f"two files have the date {past.start}"
            yield Finding(
                past.place or Place(str(past.file)), "date", message, f"keep one: the other is {other.file.name}"
            )


def _read(past: Past, asked: FileWish, language: str | None, findings: list[Finding]) -> Past:
    try:
        text = text_of(past.file, asked)
    except PolicyError as problem:
        findings.extend(problem.findings)
        return past
    stated = stated_day(text.text, language or text_language.language_of(text.text) or "en") if past.effective else None
    if stated and stated != past.effective:
        doubt = f"it says {stated} at its top, and {DATES} says {past.effective}"
        text = replace(text, doubts=(*text.doubts, doubt))
    return replace(past, text=text)


def stated_day(text: str, language: str) -> datetime.date | None:
    """Return the day that a line at the top of a text gives as its own; None where there is none, or more than one."""
    top = [line.strip("#*_ \t") for line in text.split("\n") if line.strip()][:_LOOKED_AT]
    found = {
        one
        for line in top
        if lines_above.is_date_line(line)
        for _, _, one in dates_in(line, language)
        if one is not None
    }
    return found.pop() if len(found) == 1 else None
