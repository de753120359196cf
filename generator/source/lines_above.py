"""Lines that stand above a title without being one: the date of the text, and the path of pages that leads to it."""

import re
import unicodedata
from typing import Final

from generator.text import blocks
from generator.text.blocks import Block

LONGEST: Final = 80
MOST: Final = 6
MOST_LETTERS: Final = 2_000  # of their source: addresses of links are long
_LABELS: Final = frozenset(  # words that introduce a date, in one language after the other
    word
    for words in (
        "last updated update effective date as of on from since revised revision modified amended",
        "changed published posted issued version in force valid",  # these two are English
        "stand datum zuletzt letzte aktualisiert aktualisierung geändert gültig ab am vom fassung seit",  # German
        "dernière mise à jour mis le date d effet en vigueur depuis modifié modification publié version au",  # French
        "última actualización actualizado fecha vigencia desde modificado de del el a partir vigor",  # Spanish
        "ultimo aggiornamento aggiornato data in vigore dal al il ultima modifica",  # Italian
        "última atualização atualizado vigência desde de em a partir versão",  # Portuguese
        "laatst bijgewerkt gewijzigd datum versie geldig vanaf op per",  # Dutch
        "senast uppdaterad sidst opdateret sist oppdatert päivitetty viimeksi",  # Swedish, Danish, Norwegian, Finnish
        "ostatnia aktualizacja data wersja obowiązuje od dnia r",  # Polish
        "дата обновления последнее обновление редакция от действует с г",  # Russian
        "son güncelleme tarihi yürürlük",  # Turkish
        "آخر تحديث تاريخ السريان עודכן לאחרונה תאריך בתוקף",  # Arabic, Hebrew
        "最終更新日 最終更新 更新日 改定日 改定 改訂日 改訂 制定日 制定 施行日 施行 発効日 年 月 日",  # Japanese
        "更新日期 生效日期 最后更新 最近更新 最后更新日期 发布日期 修订日期 最後更新 更新於",  # Chinese
        "시행일 시행일자 개정일 공고일 발효일 최종 업데이트 년 월 일",  # Korean
    )
    for word in words.split()
)
_YEAR: Final = r"(?:(?:19|20)\d\d|[٠-٩۰-۹]{4})"
_MAY_HAVE_YEAR: Final = re.compile(r"[0-9]|[^\x00-\x7f]")  # other signs may be digits in another form
_ALL_NUMBERS: Final = re.compile(
    rf"(?<!\d)(?:{_YEAR}\s?[-./年년]\s?\d\d?(?:\s?[-./月월]\s?\d\d?)?|\d\d?[-./]\d\d?[-./](?:{_YEAR}|\d\d(?!\d)))"
)
_DAY_AND_YEAR: Final = re.compile(rf"(?<!\d)(?:\d\d?(?!\d).*?(?<!\d){_YEAR}|{_YEAR}(?!\d).*?(?<!\d)\d\d?)(?!\d)")
_YEAR_ALONE: Final = re.compile(rf"(?<!\d){_YEAR}(?!\d)")
_ORDINALS: Final = re.compile(r"(?<=\d)(?:st|nd|rd|th|er|º|ª)\b")
_BREADCRUMB: Final = re.compile(
    r"[^\s>›»→][^>›»→]{0,40}(?:\s+[>›»→]\s+[^>›»→]{1,60}){1,8}|[^/]{1,30}(?:\s+/\s+[^/]{1,40}){2,8}"
)


def is_date_line(line: str) -> bool:
    """Return True if a line says when the text is from and nothing else: a full date, or a year with such a label.

    Beside the words that introduce a date there is the name of its month at most.
    """
    if not _MAY_HAVE_YEAR.search(line):
        return False
    text = _ORDINALS.sub("", unicodedata.normalize("NFKC", line.strip()).casefold())
    if len(text) > LONGEST:
        return False
    found = re.findall(r"[^\W\d_]+", unicodedata.normalize("NFC", text))
    others = sum(word not in _LABELS for word in found)
    years = len(_YEAR_ALONE.findall(text))
    if _ALL_NUMBERS.search(text):
        return others == 0
    return others <= max(years, 1) and bool(_DAY_AND_YEAR.search(text) or (years and any(map(_introduces, found[:2]))))


def _introduces(word: str) -> bool:
    """Return True for a label that a year can follow without a day; “in” and “from” are said of much else."""
    return word in _LABELS and (len(word) > len("from") or not word.isascii() or word in {"date", "data"})


def is_breadcrumb(line: str) -> bool:
    """Return True if a line is the path of pages that leads to the text, as in “Home > Legal > Privacy”."""
    text = line.strip()
    return len(text) <= 2 * LONGEST and text[-1:] not in tuple(".:;!?") and bool(_BREADCRUMB.fullmatch(text))


def may_stand_above(text: str) -> bool:
    """Return True if a Markdown text is nothing but lines that stand above a title.

    These are dates, breadcrumbs, short lines that are no sentences, links and pictures; an empty text has none.
    """
    if len(text) > MOST_LETTERS:
        return False
    found = blocks.parse(text)
    return len(found) <= MOST and all(map(_is_line, found))


def _is_line(block: Block) -> bool:
    if block.kind == "rule":
        return True
    if block.kind not in {"paragraph", "item"}:
        return False
    words = block.words.strip()
    linked = all(any(":" in mark for mark in run.marks) for run in block.runs if run.text.strip(" |·•/>›»→-"))
    dated = bool(_ALL_NUMBERS.search(words) or _DAY_AND_YEAR.search(words))
    return linked or (len(words) <= LONGEST and (dated or words[-1:] not in tuple(".:;!?。：；！？")))
