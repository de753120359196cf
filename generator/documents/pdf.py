"""The text of a PDF: lines joined to passages, headings told by the size of their letters, running heads left out."""

import importlib.util
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.documents import bounded_program, pandoc
from generator.errors import cannot
from generator.text import markdown

LONGEST_HEADING: Final = 160
FEW_LETTERS: Final = 40  # of a page with text
_PROGRAM: Final = Path(__file__).with_name("pdf_lines.py")
_EDGE: Final = 0.09  # of a page's height
_NUMBERS: Final = re.compile(r"\d+")
_BULLET: Final = re.compile(r"^(?:[•·▪◦‣●○■□➢✓\ue000-\uf8ff–-]|\(cid:\d+\))(?:\s+(?=\S)|$)")
"""Where an item begins. Word's bullets are of a font of signs: letters of private use here, or without a name."""
_SOFT: Final = "\xad"  # many programs write each hyphen so, within a line too
_DASHES: Final = "–-"
_WORD: Final = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_LAST_PART: Final = re.compile(r"([^\W_]+)-$")
_FIRST_PART: Final = re.compile(r"[^\W_]+")
_LEAST_PART: Final = 4  # letters of a word that can be a part of one with a hyphen
_SUSPENDED: Final = frozenset("and or und oder bzw et ou y e o en of".split())
"""What follows a hyphen that stands for a word to come: “pre- and postpaid”."""
_NUMBER: Final = re.compile(r"^(\d{1,3})[.)]\s+(?=\S)")
_LABEL: Final = re.compile(r"^(?:\(?(?:[a-z]|[ivx]{1,5})\)|[a-z]\.(?!\s*\w\.))\s+(?=\S)")
"""Where an item with a label begins: (a), a) or a., but no abbreviation such as “z. B.”."""
_ENDS: Final = (".", ":", ";", "?", "!", "”", ")")
_SHOWN: Final = 20
_LONGEST_LINK: Final = 200
_LARGER: Final = 0.6  # points
WARNING: Final = (
    "read from a PDF, which knows letters and places and no text: read all of it through; tables, lists and headings"
    " can be wrong"
)


@dataclass(frozen=True, slots=True)
class Found:
    """The text of a PDF as Markdown, and what is in doubt about it."""

    text: str
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PdfLine:
    """A line: its box on the page, its height on the page from 0 to 1, the size of its letters in points."""

    page: int
    box: tuple[float, float]
    height: float
    size: float
    words: str
    bold: bool


def read(raw: bytes, shown_path: str) -> Found:
    """Return the text of a PDF; one that is scanned, encrypted or damaged is a PolicyError."""
    if importlib.util.find_spec("pdfminer") is None:
        message = "reading a PDF needs pdfminer, which is not installed"
        raise cannot(shown_path, message, f"install it: pip install '{pandoc.EXTRA}'")
    if b"%PDF-" not in raw[:1024]:
        raise cannot(shown_path, "this file is no PDF", "save it as PDF anew, or better as .docx")
    found = json.loads(bounded_program.run([sys.executable, "-I", "-B", str(_PROGRAM)], raw, shown_path))
    pages = found["pages"]
    lines = [
        PdfLine(number, (x, y), height, size, " ".join(words.replace(_SOFT, "-").split()), bold)
        for number, page in enumerate(pages)
        for x, y, height, size, words, bold in page
    ]
    bare = sum(sum(len(one.words) for one in lines if one.page == number) < FEW_LETTERS for number in range(len(pages)))
    if bare * 2 > len(pages) or not lines:
        message = f"{bare} of {len(pages)} pages of this PDF hold pictures of text: it was scanned"
        raise cannot(shown_path, message, "let a program recognise its words (OCR) and save them as .docx or .txt")
    standing: dict[str, set[int]] = {}
    for one in lines:
        standing.setdefault(_NUMBERS.sub("#", one.words), set()).add(one.page)
    kept = [one for one in lines if not _runs_along(one, standing, len(pages))]
    doubts = [WARNING]
    if bare:
        doubts.append(f"some pages hold no text, perhaps pictures of it ({bare})")
    if found["links"]:
        names = "; ".join(one[:_LONGEST_LINK] for one in found["links"][:_SHOWN])
        doubts.append(f"links were left out ({len(found['links'])}): give their words these addresses: {names}")
    return Found("\n\n".join(_passages(kept)) + "\n", tuple(doubts))


def _runs_along(line: PdfLine, standing: Mapping[str, set[int]], pages: int) -> bool:
    """Return True for a page number, or a line at the edge of a page that stands there on other pages too.

    `standing` has the pages on which words stand, numbers aside.
    """
    if _EDGE < line.height < 1 - _EDGE:
        return False
    name = _NUMBERS.sub("#", line.words)
    return name == "#" or (pages > 1 and len(standing[name]) * 2 > pages)


def _passages(lines: Sequence[PdfLine]) -> Iterator[str]:
    usual = Counter({one.size: 0 for one in lines})
    for one in lines:
        usual[one.size] += len(one.words)
    body = usual.most_common(1)[0][0]
    larger = sorted({one.size for one in lines if one.size > body + _LARGER}, reverse=True)
    known = _whole_words(lines)
    before: PdfLine | None = None
    passage: list[str] = []
    kind = 0
    for line in lines:
        level = _level(line, body, larger)
        starts = bool(_BULLET.match(line.words) or _NUMBER.match(line.words) or _LABEL.match(line.words))
        if line.words[0] in _DASHES and before is not None and before.box == line.box:
            starts = bool(passage) and passage[0][0] in _DASHES  # else a dash inside a sentence
        goes_on = before is not None and level == kind and (level or not starts) and _goes_on(before, line, passage)
        if passage and not goes_on:
            yield _as_markdown(" ".join(passage), kind)
            passage = []
        if passage and _LAST_PART.search(passage[-1]) and not level:
            passage[-1] = _joined(passage[-1], line.words, known)
        else:
            passage.append(line.words)
        before, kind = line, level
    if passage:
        yield _as_markdown(" ".join(passage), kind)


def _whole_words(lines: Sequence[PdfLine]) -> Counter[str]:
    """Return how often each word stands in a text, without those of which the end of a line may have cut a part."""
    found: Counter[str] = Counter()
    cut = False
    for line in lines:
        words = _WORD.findall(line.words)
        ends = _LAST_PART.search(line.words) is not None
        found.update(word.casefold() for word in words[cut : len(words) - ends])
        cut = ends
    return found


def _joined(before: str, after: str, known: Mapping[str, int]) -> str:
    """Return two lines as one, of which the first ends with a hyphen: one of the word, of the line, or to go on from.

    A word is as it stands elsewhere in the text. Where it stands nowhere, it has the hyphen if its parts are words of
    the text, or begin with a digit or a capital.
    """
    last, first = _LAST_PART.search(before), _FIRST_PART.match(after)
    if last is None or first is None or first[0].casefold() in _SUSPENDED:
        return f"{before} {after}"
    parts = (last[1].casefold(), first[0].casefold())
    if known["".join(parts)] and not known["-".join(parts)]:
        return before[:-1] + after
    own = known["-".join(parts)] or all(len(one) >= _LEAST_PART and known[one] for one in parts)
    return before + after if own or not first[0][0].islower() else before[:-1] + after


def _level(line: PdfLine, body: float, larger: Sequence[float]) -> int:
    """Return the level of a heading, 0 for other lines."""
    if len(line.words) > LONGEST_HEADING or not any(sign.isalpha() for sign in line.words):
        return 0
    if line.size in larger:
        return min(larger.index(line.size) + 1, 4)
    bold = line.bold and not line.words.endswith((".", ",", ";"))
    return min(len(larger) + 1, 5) if bold and line.size >= body - _LARGER else 0


def _goes_on(before: PdfLine, line: PdfLine, passage: Sequence[str]) -> bool:
    if before.page == line.page and before.box == line.box:
        return True
    return not passage[-1].endswith(_ENDS) and line.words[:1].islower()


def _as_markdown(words: str, level: int) -> str:
    if level:
        return f"{'#' * level} {markdown.escape(words)}"
    bullet, number = _BULLET.match(words), _NUMBER.match(words)
    if bullet:
        return f"- {markdown.escape(words[bullet.end() :])}"
    if number:
        return f"{number[1]}. {markdown.escape(words[number.end() :])}"
    label = _LABEL.match(words)
    if label and (words.startswith("(") or label[0].rstrip().endswith(".")):
        return f"{label[0].rstrip()} {markdown.escape(words[label.end() :])}"
    return f"- {markdown.escape(words)}" if label else markdown.escape(words)
