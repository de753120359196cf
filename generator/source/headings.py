"""The words of a heading without its number, and what is compared where two headings are taken for the same."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

_WORDS: Final = (
    "section|sec|article|art|part|clause|chapter|appendix|annex|schedule|paragraph|item|no"  # English, French
    "|abschnitt|artikel|kapitel|teil|ziffer|nr|punkt|anlage|anhang|paragraf|hoofdstuk|deel|bijlage"  # German, Dutch
    "|chapitre|partie|titre|paragraphe|annexe|sección|artículo|capítulo|cláusula|parte|anexo"  # French, Spanish
    "|sezione|articolo|capo|capitolo|allegato|seção|artigo|artykuł|rozdział|avsnitt|afsnit|luku|madde|bölüm|điều"
    "|раздел|статья|глава|пункт|часть|стаття|розділ|مادة|المادة|البند|القسم|סעיף|פרק|ข้อ|มาตรา|หมวด|धारा|अनुच्छेद"
)
_DIGITS: Final = r"(?>\d{1,3}(?:\.\d{1,3})*[a-z]?)"
_LETTERS: Final = "[ivxlcdm]{1,7}|[^\\W\\d_]"  # a roman number, or one letter of any script
_HAN: Final = "[〇零一二三四五六七八九十百]{1,6}"
_ARTICLE: Final = (  # of Chinese and Japanese, of Korean
    rf"第\s?(?:\d{{1,3}}|{_HAN})\s?[条條章節节項项款編编部](?:\s?の\s?(?:\d{{1,3}}|{_HAN}))?"
    r"|제\s?\d{1,3}\s?[조장절항관](?:\s?의\s?\d{1,3})?"
)
_NUMBER: Final = re.compile(
    rf"[\W_]*+(?:(?:{_ARTICLE})[\s.:、–—-]*"
    rf"|(?:{_WORDS})\b\.?\s*(?:{_DIGITS}|{_LETTERS})(?:\s*[.):–—-])+\s*"
    rf"|{_DIGITS}\s*[.):、]+\s*|\d{{1,3}}(?:\.\d{{1,3}})+\s+|{_HAN}\s?[.)、]+\s*|(?:{_LETTERS})[.):]+\s+)(?=\S)",
    re.IGNORECASE,
)
_LOOSE_NUMBER: Final = re.compile(
    rf"[\W_]*+(?:(?:{_WORDS})\b\.?\s*(?:{_DIGITS}|[ivxlcdm]{{1,7}})|\d{{1,3}})(?:\s+|\W*$)", re.IGNORECASE
)
_ONLY_NUMBER: Final = re.compile(
    rf"[\W_]*+(?:{_ARTICLE}|{_DIGITS}|{_HAN}|[ivxlcdm]{{1,7}}|[^\W_])[\W_]*+", re.IGNORECASE
)

_PARAGRAPH: Final = re.compile(
    rf"\s*§+\s*{_DIGITS}(?:\s*[-–—]\s*{_DIGITS})?(?:\s*(?:Abs(?:atz|\.)?|Satz|Nr\.?)\s*\d{{1,3}})*+[\s.:)–—-]+(?=\S)"
    r"(?!(?-i:[A-ZÄÖÜ]{2,})\w*(?:\W|$))",
    re.IGNORECASE,
)
"""“§ 1 Scope”; what is called by capitals is another law, of which the number is a part: “§ 5 TMG”."""

_SIGNS: Final = re.compile(r"[\W_]+")


def unnumbered(title: str) -> str:
    """Return a heading without its typed number: numbers change when a section is added before it, ids don't.

    The number of a heading that is nothing else stays.
    """
    plain = unicodedata.normalize("NFKC", title)
    match = _NUMBER.match(plain)
    return plain[match.end() :] if match else title


def for_good(title: str) -> str:
    """Return the words of a heading from which its section gets an id: without “§ 1”, too, which is a number as others.

    An id stays where sections are numbered anew. Only there: as a heading, “§ 1 Scope” is what it says.
    """
    plain = unicodedata.normalize("NFKC", title)
    match = _PARAGRAPH.match(plain)
    return plain[match.end() :] if match else unnumbered(title)


@lru_cache(maxsize=8192)
def words(title: str) -> str:
    """Return the letters and digits of a heading, whatever its case, signs, white space and Unicode form."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", title).casefold())
    if folded.isascii():
        return " ".join(_SIGNS.sub(" ", folded).split())
    kinds = ((sign, unicodedata.category(sign)[0]) for sign in folded)
    return " ".join("".join(sign if kind in "LNM" else " " for sign, kind in kinds if kind != "C").split())


@lru_cache(maxsize=8192)
def words_after_number(title: str) -> str:
    """Return the words of a heading without its number, however it is written; empty where it is only a number."""
    plain = unicodedata.normalize("NFKC", title)
    match = _NUMBER.match(plain)
    rest = plain[match.end() :] if match else plain
    loose = _LOOSE_NUMBER.match(rest)
    if loose and not match:
        rest = rest[loose.end() :]
    return "" if _ONLY_NUMBER.fullmatch(rest) and not match else words(rest)
