"""L6: lines that only say when a text is from, its version label, or the publisher's copyright year (§4.2)."""

import datetime
import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from generator.materiality.wording.laws.day_of_text import is_introduced, is_taken_up, takes_its_day
from generator.materiality.wording.passages.background import Background, BackgroundText
from generator.materiality.wording.words.date_labels import VERSION, kinds_of_labels, names_document
from generator.materiality.wording.words.dates import dates_in, without_dates
from generator.model.document import Section
from generator.text.blocks import Block
from generator.text.change import Change, Kind, Subject

_LONGEST: Final = 200


def date_line(line: str, language: str) -> tuple[tuple[bool, datetime.date | None], ...] | None:
    """Return what a line says that holds nothing but labelled dates and a version label; None where it says more.

    Of each date: whether it is one of effect, and its day.
    """
    if not _DIGIT.search(line):
        return None  # neither a date nor the number of a version
    plain = " ".join(unicodedata.normalize("NFC", line).replace("\u00ad", "").split())
    if not plain or len(plain) > _LONGEST:
        return None
    found = sorted((*dates_in(plain, language), *_without_day(plain)), key=lambda one: one[:2])
    has_version = bool(VERSION.search(plain))
    if not found and not has_version:
        return None
    pieces, at = [], 0
    for start, end, _ in found:
        if start < at:
            return None
        pieces.append(plain[at:start])
        at = end
    pieces.append(plain[at:])
    if any(piece.strip() and not piece.strip(_DASHES) for piece in pieces[1:-1]):
        return None  # from one day to another, on which something ends
    said: list[tuple[bool, datetime.date | None]] = []
    late = False
    for n, piece in enumerate(pieces):
        kinds = kinds_of_labels(piece, language)
        if kinds is None:
            return None
        late = kinds[-1] if kinds else late and n > 0
        if n < len(found):
            said.append((late, found[n][2]))
    return tuple(said)


def _without_day(line: str) -> Iterator[tuple[int, int, datetime.date | None]]:
    """Yield each month of a year in digits alone, as “11/2024”, with its first day, and each season, with none."""
    for match in _MONTH_OF_YEAR.finditer(line):
        yield match.start(), match.end(), datetime.date(int(match["year"]), int(match["month"]), 1)
    for match in _SEASON.finditer(line):
        yield match.start(), match.end(), None


_DIGIT: Final = re.compile(r"\d")
_DASHES: Final = " -–—‑−~"
_MONTH_OF_YEAR: Final = re.compile(
    r"(?<![\w./-])(?P<month>0?[1-9]|1[0-2])\s?/\s?(?P<year>(?:19|20)\d\d)(?![\w/-]|\.\d)"
)
_SEASON: Final = re.compile(r"\b(?:spring|summer|autumn|fall|winter)\s20\d\d(?![\w/-]|\.\d)", re.IGNORECASE)
_COPYRIGHT: Final = re.compile(
    r"^\W*(?:copyright\s*(?:©|\(c\))?|©)\s*(?:copyright\s*)?(?P<years>(?:19|20)\d\d(?:\s*[-–]\s*(?:(?:19|20)\d\d|present))?)"
    r"(?=\W|$)",
    re.IGNORECASE,
)
"""A line that begins as a publisher's notice of copyright, with its year or years."""
_LAST: Final = 1


def only_dates(change: Change, background: Background) -> bool:
    """Return True if a change is of a line that only says when the text is from, or its publisher's copyright year."""
    return _is_of_dates(change, background) and not _is_about_more(change, background)


def is_counted_from(change: Change, background: Background) -> bool:
    """Return True if a line only says when the text is from, and a line beside it counts from that day."""
    both = ((background.old, change.old), (background.new, change.new))
    return _is_of_dates(change, background) and any(side and is_taken_up(text, str(side)) for text, side in both)


def _is_of_dates(change: Change, background: Background) -> bool:
    return _says_dates(change, background) and not _leads(change, background)


def _says_dates(change: Change, background: Background) -> bool:
    """Return True if a change is of a line with labelled dates alone, where one is about the text, or of copyright."""
    if change.subject not in {Subject.TEXT, Subject.DOCUMENT, Subject.HEADING} or change.kind is Kind.LAYOUT:
        return False
    if change.origin or (change.subject is not Subject.TEXT and change.path not in {("subtitle",), ("title",)}):
        return False
    if change.old_rest or change.new_rest or change.was_under or change.under or _targets(change):
        return False
    old, new = (str(side) if side else None for side in (change.old, change.new))
    if not old and not new:
        return False
    sides = [(text, side) for text, side in ((background.old, old), (background.new, new)) if side]
    if _only_later(old, new, background.language) and (
        all(_stands_at_edge(text, change, side, background) for text, side in sides)
        or all(_stands_under_name(text, change, side, background) for text, side in sides)
    ):
        return len(sides) > 1 or not _moves_back_elsewhere(sides[0][1], background, came=new is not None)
    labels = [_label_above(text, change, side) for text, side in sides]
    if len(sides) == 1 and any(kinds_of_labels(labels[0], background.language) or ()):
        return False  # a day of effect, and nobody knows what the other one was
    if all(labels):
        was, now = (f"{labels[-1]}: {side}" if side else None for side in (old, new))
        if _only_later(was, now, background.language):
            return True
    return bool(old and new) and _copyright(str(old), str(new)) and _stands_last(background.new, change)


def _only_later(old: str | None, new: str | None, language: str) -> bool:
    """Return True if lines only say when the text is from, and no day of effect moved back."""
    was, now = (date_line(side, language) if side else () for side in (old, new))
    return was is not None and now is not None and not _moves_back(was, now)


def _label_above(text: BackgroundText, change: Change, side: str) -> str:
    """Return what introduces a line as one about the text's date, from above it; empty where nothing does.

    That is the title of the first section where it is such a label and the section holds nothing but dates; or, where a
    notice stands above the title of the text, the label in the line itself, which then says that the text was updated.
    """
    if change.subject is not Subject.TEXT:
        return ""
    titled = (section for section in text.document.sections if section.title)
    first = next(titled, None)
    if first is None:
        return ""
    is_label = bool(kinds_of_labels(first.title, text.document.language))
    says_so = False
    if side.casefold().startswith(_UPDATED):
        rest = [*titled]
        says_so = bool(rest) and all(one.level > first.level for one in rest)
    lines = [block.words for block in text.blocks(first.id)] if is_label or says_so else []
    if side not in lines:
        return ""
    if is_label and not lines[_LAST:]:
        return first.title
    return "last updated" if says_so else ""


_UPDATED: Final = ("last updated", "last revised", "last modified", "last changed", "letzte aktualisierung")


def _leads(change: Change, background: Background) -> bool:
    """Return True if a list stands under a line on either side, unless the line is a sentence with its stop."""
    sides = [str(side).rstrip() for side in (change.old, change.new) if side]
    if change.subject is not Subject.TEXT or all(side.endswith(".") for side in sides):
        return False
    was, number = background.partner.get(change.section, change.section), int(change.path[0]) - 1
    return (change.old_block is not None and background.old.leads(was, change.was_number - 1)) or (
        change.new_block is not None and background.new.leads(change.section, number)
    )


def _is_about_more(change: Change, background: Background) -> bool:
    """Return True if a date is about something else than the text: by the line above it, or by a sentence anywhere."""
    if change.subject is Subject.TEXT:
        sides = ((background.old, change.old_block, change.was_number), (background.new, change.new_block, 0))
        for text, block, was in sides:
            own = change.section if was == 0 else background.partner.get(change.section, change.section)
            at = (was or int(change.path[0])) - 1
            if block and is_introduced(text, own, at, block.words):
                return True
    if _names_its_version(change, background):
        return True
    both = ((background.old, change.old), (background.new, change.new))
    return any(takes_its_day(text) or (side is not None and is_taken_up(text, str(side))) for text, side in both)


def _names_its_version(change: Change, background: Background) -> bool:
    """Return True if a line that stayed says something of the version of a label: “version 2 holds for guests”."""
    labels = (VERSION.search(str(side)) for side in (change.old, change.new) if side)
    numbers = {number[0] for label in labels if label for number in _NUMBER.finditer(label[0])}
    for number in numbers:
        said = re.compile(rf"\bversions?\W{{1,3}}{re.escape(number)}(?!\w|\.\d)", re.IGNORECASE)
        lines = (line for line in {*background.old.lines} & {*background.new.lines} if said.search(line))
        if any(date_line(line, background.language) is None for line in lines):
            return True
    return False


_NUMBER: Final = re.compile(r"\d+(?:\.\d+)*")


def _targets(change: Change) -> bool:
    """Return True if a line that stays or comes leads elsewhere than before; one that goes takes its link along."""
    if not change.new_block:
        return False
    old, new = (_links(block) if block else [] for block in (change.old_block, change.new_block))
    return old != new


def _links(block: Block) -> list[tuple[str, str]]:
    """Return the links and pictures of a line, each with its words."""
    return [(mark, run.text) for run in block.runs for mark in run.marks if ":" in mark]


def _moves_back(
    was: tuple[tuple[bool, datetime.date | None], ...], now: tuple[tuple[bool, datetime.date | None], ...]
) -> bool:
    """Return True if a date of effect is earlier than it was, or can't be told."""
    before = [day for late, day in was if late]
    after = [day for late, day in now if late]
    if not before or not after:
        return False
    if None in before or None in after:
        return True
    days, later = ([day for day in side if day] for side in (before, after))
    if len(days) == len(later):
        return any(now < earlier for earlier, now in zip(days, later, strict=True))
    return max(later) < max(days)


def _moves_back_elsewhere(side: str, background: Background, *, came: bool) -> bool:
    """Return True if a line came or went with a day of effect, and other lines on the other side make it move back.

    Also where there are too many of them to tell.
    """
    said = date_line(side, background.language) or ()
    if not any(late for late, _ in said):
        return False
    there, here = (background.old, background.new) if came else (background.new, background.old)
    dated = [line for line in there.lines_with_years if line not in here.lines_with_years]
    if len(dated) > _MOST_DATED:
        return True
    others = tuple(one for line in dated for one in date_line(line, background.language) or ())
    return _moves_back(others, said) if came else _moves_back(said, others)


_MOST_DATED: Final = 100


def _stands_at_edge(text: BackgroundText, change: Change, side: str, background: Background) -> bool:
    """Return True if a line stands above the first section with a title, or is the last one of the text.

    One that is written in several places may change in all of them; where it comes or goes, it does so there alone.
    """
    if change.subject is Subject.DOCUMENT:
        return change.path == ("subtitle",)
    own = _own_sections(change, background) if change.came_or_went else set(text.sections)
    above: list[str] = []
    for section in text.document.sections:
        if section.title:
            if change.subject is Subject.HEADING and section.title == side:
                return bool(list(dates_in(side, text.document.language))) and not _is_effective(side, text)
            break
        if section.id in own or change.subject is not Subject.TEXT:
            above += [block.words for block in text.blocks(section.id) if block.kind in {"paragraph", "heading"}]
    return side in above or _is_last(text, side, own)


def _own_sections(change: Change, background: Background) -> set[str]:
    """Return the id of the section of a change, and the one that it had in the older text."""
    return {change.section, background.partner.get(change.section, change.section)}


def _stands_under_name(text: BackgroundText, change: Change, side: str, background: Background) -> bool:
    """Return True if only dates stand between a line and a heading above it that names the document.

    As where a page names its publisher first, and the policy below. A date that is a heading is none of effect.
    """
    own = _own_sections(change, background)
    under = False
    for section in text.document.sections:
        is_date = under and date_line(section.title, text.document.language) is not None
        if is_date and change.subject is Subject.HEADING and section.title == side and section.id in own:
            return not _is_effective(side, text)
        under = is_date or names_document(section.title)
        for block in text.blocks(section.id) if under else ():
            if not block.words.strip():
                continue
            under = date_line(block.words, text.document.language) is not None
            if not under:
                break
            if change.subject is Subject.TEXT and block.words == side and section.id in own:
                return True
    return False


def _is_effective(side: str, text: BackgroundText) -> bool:
    said = date_line(side, text.document.language) or ()
    return any(late for late, _ in said)


def _is_last(text: BackgroundText, side: str, own: set[str]) -> bool:
    last = text.document.sections[-1] if text.document.sections else None
    blocks = text.blocks(last.id) if last else ()
    if not last or last.id not in own or not blocks or blocks[-1].kind != "paragraph" or blocks[-1].words != side:
        return False
    said = kinds_of_labels(without_dates(side, text.document.language), text.document.language)
    return bool(said) or bool(VERSION.search(side))


def only_dates_in(section: Section, background: Background, *, came: bool) -> bool:
    """Return True if a section without a title that came or went only says when the text is from.

    And no day of effect moved back by it.
    """
    text = background.new if came else background.old
    lines = [block.words for block in text.blocks(section.id)]
    return (
        not section.title
        and bool(lines)
        and not any(map(takes_its_day, (background.old, background.new)))
        and not any(is_taken_up(text, line) for line in lines)
        and all(date_line(line, text.document.language) is not None for line in lines)
        and not any(_moves_back_elsewhere(line, background, came=came) for line in lines)
    )


def _copyright(old: str, new: str) -> bool:
    was, now = _COPYRIGHT.match(old), _COPYRIGHT.match(new)
    if not was or not now or len(old) > _LONGEST:
        return False
    rest = [side[: match.start("years")] + side[match.end("years") :] for side, match in ((old, was), (new, now))]
    return old != new and rest[0] == rest[1]


def _stands_last(text: BackgroundText, change: Change) -> bool:
    lines = [line for line in text.lines if line.strip()]
    return str(change.new) in lines[-_LAST:]
