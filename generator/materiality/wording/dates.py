"""L6: lines that only say when a text is from, its version label, or the publisher's copyright year (§4.2)."""

import datetime
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from babel import Locale, UnknownLocaleError

from generator.materiality.wording.background import Background, BackgroundText
from generator.materiality.wording.setting import leads
from generator.model.document import Section
from generator.text.change import Change, Kind, Subject

_DATED: Final = {
    "en": "last updated; last update; updated; last revised; last modified; last changed; revised;"
    " modified; revision date; date; dated; as of; version date; published; posted; date of last revision;"
    " date last updated; most recently updated; issued; last updated on; updated on; last revised on; published on;"
    " last modified on; this version was published on; this policy was last updated; this policy was last updated on;"
    " this privacy policy was last updated on; this page was last updated on",
    "de": "stand; letzte aktualisierung; zuletzt aktualisiert; zuletzt geändert; zuletzt aktualisiert am; fassung vom;"
    " aktualisiert am; stand vom; datum",
    "fr": "dernière mise à jour; mise à jour; mis à jour le; dernière mise à jour le; date; version du;"
    " date de dernière mise à jour; dernière modification",
    "es": "última actualización; fecha de la última actualización; actualizado; actualizado el; fecha; última revisión;"
    " última modificación",
    "it": "ultimo aggiornamento; aggiornato il; data; ultima modifica; ultimo aggiornamento il",
    "nl": "laatst bijgewerkt; laatst bijgewerkt op; laatst gewijzigd; laatst gewijzigd op; datum; versie van",
    "pt": "última atualização; atualizado em; última modificação; data; última revisão",
    "sv": "senast uppdaterad; uppdaterad; datum",
    "da": "sidst opdateret; opdateret; dato",
    "pl": "ostatnia aktualizacja; data; zaktualizowano",
    "ja": "最終更新日; 最終更新; 改定日; 制定日; 更新日",
}
_EFFECTIVE: Final = {
    "en": "effective; effective date; effective as of; effective from; effective on; in force since; in force from;"
    " valid from; date effective; last updated and effective; effective starting",
    "de": "gültig ab; in kraft seit; in kraft ab; gültig seit",
    "fr": "en vigueur le; en vigueur depuis le; date d'entrée en vigueur; en vigueur à compter du",
    "es": "en vigor desde; vigente desde; fecha de entrada en vigor; fecha de vigencia",
    "it": "in vigore dal; data di entrata in vigore; valido dal",
    "nl": "geldig vanaf; van kracht vanaf; ingangsdatum",
    "pt": "em vigor desde; vigente desde; data de entrada em vigor; em vigor a partir de",
    "sv": "gäller från; gäller från och med",
    "da": "gælder fra",
    "pl": "obowiązuje od",
    "ja": "施行日",
}
_VERSION: Final = re.compile(
    r"\(?\b(?:version|ver\.?|v|revision|rev\.?|release)\s*[:.]?\s*\d+(?:\.\d+)*[a-z]?\b\)?", re.IGNORECASE
)
_NUMERIC: Final = re.compile(
    r"(?<!\d)(?:(?P<year>\d{4})[-./](?P<month>\d{1,2})[-./](?P<day>\d{1,2})"
    r"|(?P<one>\d{1,2})[-./](?P<two>\d{1,2})[-./](?P<late>\d{4}|\d{2})"
    r"|(?P<ideo>\d{4})\s*年\s*(?P<ideomonth>\d{1,2})\s*月\s*(?P<ideoday>\d{1,2})\s*日)(?!\d)"
)
_LONGEST: Final = 200


@lru_cache(maxsize=32)
def _months(language: str) -> dict[str, int]:
    """Return the names of months of a language and of English, in small letters."""
    found: dict[str, int] = {}
    for code in ("en", language):
        try:
            locale = Locale.parse(code.replace("-", "_"))
        except (UnknownLocaleError, ValueError):
            continue
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in locale.months[context][width].items():
                    plain = unicodedata.normalize("NFC", str(name)).casefold().rstrip(".")
                    if not plain.isdigit():
                        found.setdefault(plain, int(number))
    return found | {"sept": 9}


@lru_cache(maxsize=32)
def _named(language: str) -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, _months(language)), key=len, reverse=True))
    day = r"\d{1,2}(?:st|nd|rd|th|er|\.|º)?"
    return re.compile(
        rf"(?<!\w)(?:(?P<day>{day})\s*(?:of\s+|de\s+)?(?P<month>{names})\.?,?\s*(?:de\s+)?(?P<year>\d{{4}})"
        rf"|(?P<month2>{names})\.?\s+(?P<day2>{day}),?\s+(?P<year2>\d{{4}})"
        rf"|(?P<month3>{names})\.?,?\s+(?P<year3>\d{{4}}))(?!\w)",
        re.IGNORECASE,
    )


def dates_in(line: str, language: str) -> Iterator[tuple[int, int, datetime.date | None]]:
    """Yield each date in a line: where it starts and ends, and its day; None where the order of numbers is not known.

    A date without a day counts as the first of its month.
    """
    for match in _named(language).finditer(line):
        name = next(match[key] for key in ("month", "month2", "month3") if match[key])
        year = next(match[key] for key in ("year", "year2", "year3") if match[key])
        digits = re.match(r"\d+", match["day"] or match["day2"] or "1")
        month = _months(language).get(name.casefold().rstrip("."), 0)
        yield match.start(), match.end(), _day(int(year), month, int(digits[0]) if digits else 1)
    for match in _NUMERIC.finditer(line):
        if match["one"]:
            one, two = int(match["one"]), int(match["two"])
            late = int(match["late"]) + (2000 if len(match["late"]) == 2 else 0)  # noqa: PLR2004 -- “25” is 2025
            sure = one > 12 or two > 12 or one == two  # noqa: PLR2004 -- no month has a greater number
            month, day = (two, one) if one > 12 else (one, two)  # noqa: PLR2004 -- no month has a greater number
            yield match.start(), match.end(), _day(late, month, day) if sure else None
        else:
            parts = [match[key] for key in ("year", "month", "day")] if match["year"] else []
            parts = parts or [match[key] for key in ("ideo", "ideomonth", "ideoday")]
            yield match.start(), match.end(), _day(*map(int, parts))


def _day(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


@lru_cache(maxsize=32)
def _labels(language: str) -> tuple[tuple[str, bool], ...]:
    codes = {"en", language.split("-", maxsplit=1)[0]}
    rows = [
        (label, kind is _EFFECTIVE)
        for kind in (_DATED, _EFFECTIVE)
        for code in codes
        for label in kind.get(code, "").split(";")
    ]
    return tuple(
        sorted(((" ".join(label.split()), late) for label, late in rows if label.strip()), key=lambda row: -len(row[0]))
    )


def date_line(line: str, language: str) -> tuple[tuple[bool, datetime.date | None], ...] | None:
    """Return what a line says that holds nothing but labelled dates and a version label; None where it says more.

    Of each date: whether it is one of effect, and its day.
    """
    plain = " ".join(unicodedata.normalize("NFC", line).replace("\u00ad", "").split())
    if not plain or len(plain) > _LONGEST:
        return None
    found = sorted(dates_in(plain, language))
    has_version = bool(_VERSION.search(plain))
    if not found and not has_version:
        return None
    pieces, at = [], 0
    for start, end, _ in found:
        if start < at:
            return None
        pieces.append(plain[at:start])
        at = end
    pieces.append(plain[at:])
    said: list[tuple[bool, datetime.date | None]] = []
    late = False
    for n, piece in enumerate(pieces):
        kinds = _only_labels(piece, language)
        if kinds is None:
            return None
        late = kinds[-1] if kinds else late and n > 0
        if n < len(found):
            said.append((late, found[n][2]))
    return tuple(said)


def _only_labels(piece: str, language: str) -> list[bool] | None:
    """Return of each label in a piece of a line whether it is one of effect; None where other words stand there."""
    rest = re.sub(r"[\s:;,.()\[\]|*_•–—\-]+", " ", _VERSION.sub(" ", piece)).strip().casefold()
    kinds = []
    while rest:
        for label, late in _labels(language):
            if rest == label or rest.startswith(f"{label} "):
                kinds.append(late)
                rest = rest[len(label) :].strip()
                break
        else:
            return None
    return kinds


_COPYRIGHT: Final = re.compile(
    r"^\W*(?:copyright\s*(?:©|\(c\))?|©)\s*(?:copyright\s*)?(?P<years>(?:19|20)\d\d(?:\s*[-–]\s*(?:(?:19|20)\d\d|present))?)"
    r"(?=\W|$)",
    re.IGNORECASE,
)
"""A line that begins as a publisher's notice of copyright, with its year or years."""
_LAST: Final = 1


def only_dates(change: Change, background: Background) -> bool:
    """Return True if a change is of a line that only says when the text is from, or its publisher's copyright year."""
    if change.subject not in {Subject.TEXT, Subject.DOCUMENT, Subject.HEADING} or change.kind is Kind.LAYOUT:
        return False
    if change.origin or (change.subject is not Subject.TEXT and change.path not in {("subtitle",), ("title",)}):
        return False
    if change.old_rest or change.new_rest or change.was_under or change.under or _targets(change):
        return False
    if _leads(change, background):
        return False
    old, new = (str(side) if side else None for side in (change.old, change.new))
    if not old and not new:
        return False
    sides = [(text, side) for text, side in ((background.old, old), (background.new, new)) if side]
    if all(_stands_at_edge(text, change, side) for text, side in sides) and _only_later(old, new, background.language):
        return True
    labels = [_label_above(text, change, side) for text, side in sides]
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
    titled = [section for section in text.document.sections if section.title]
    if not titled or side not in [block.words for block in text.blocks(titled[0].id)]:
        return ""
    first, language = titled[0], text.document.language
    if _only_labels(first.title, language) and not text.blocks(first.id)[_LAST:]:
        return first.title
    is_title = len(titled) > 1 and all(section.level > first.level for section in titled[1:])
    words = side.casefold()
    return "last updated" if is_title and words.startswith(_UPDATED) else ""


_UPDATED: Final = ("last updated", "last revised", "last modified", "last changed", "letzte aktualisierung")


def _leads(change: Change, background: Background) -> bool:
    """Return True if a list stands under a line on either side."""
    if change.subject is not Subject.TEXT:
        return False
    old = background.old.blocks(background.partner.get(change.section, change.section))
    new = background.new.blocks(change.section)
    number = int(change.path[0]) - 1
    return (change.old_block is not None and leads(old, change.was_number - 1)) or (
        change.new_block is not None and leads(new, number)
    )


def _targets(change: Change) -> bool:
    blocks = (change.old_block, change.new_block)
    return any(":" in mark for block in blocks if block for run in block.runs for mark in run.marks)


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
    return max(day for day in after if day) < max(day for day in before if day)


def _stands_at_edge(text: BackgroundText, change: Change, side: str) -> bool:
    """Return True if a line stands above the first section with a title, or is the last one of the text."""
    if change.subject is Subject.DOCUMENT:
        return change.path == ("subtitle",)
    above: list[str] = []
    for section in text.document.sections:
        if section.title:
            if change.subject is Subject.HEADING and section.title == side:
                return bool(list(dates_in(side, text.document.language))) and not _is_effective(side, text)
            break
        above += [block.words for block in text.blocks(section.id) if block.kind in {"paragraph", "heading"}]
    return side in above or _is_last(text, side)


def _is_effective(side: str, text: BackgroundText) -> bool:
    said = date_line(side, text.document.language) or ()
    return any(late for late, _ in said)


def _is_last(text: BackgroundText, side: str) -> bool:
    last = text.document.sections[-1] if text.document.sections else None
    blocks = text.blocks(last.id) if last else ()
    if not blocks or blocks[-1].kind != "paragraph" or blocks[-1].words != side:
        return False
    said = _only_labels(_NUMERIC.sub(" ", _named(text.document.language).sub(" ", side)), text.document.language)
    return bool(said) or bool(_VERSION.search(side))


def only_dates_in(section: Section, text: BackgroundText) -> bool:
    """Return True if a section without a title holds nothing but lines that say when the text is from."""
    lines = [block.words for block in text.blocks(section.id)]
    return (
        not section.title and bool(lines) and all(date_line(line, text.document.language) is not None for line in lines)
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
