"""Which words of a passage changed, with what stands around them: what the rules of wording look at."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import LCSseq

from generator import blocks
from generator.diff import Change, Kind, Subject
from generator.model import Document

_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
DATE: Final = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?\s+{_MONTH}\.?,?\s+\d{{4}}|{_MONTH}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}"
    rf"|{_MONTH}\.?,?\s+\d{{4}}|\d{{4}}[-./]\d{{1,2}}[-./]\d{{1,2}}|\d{{1,2}}[-./]\d{{1,2}}[-./]\d{{2,4}})\b",
    re.IGNORECASE,
)
EMAIL: Final = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_ENDINGS: Final = r"com|org|net|eu|io|co\.uk|de|fr"
URL: Final = re.compile(
    r"(?:https?://|\bwww\.)[^\s<>()\[\]\"]{0,2000}[^\s<>()\[\]\".,;:]"
    rf"|\b[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{0,3}}\.(?:{_ENDINGS})\b(?:/(?:[^\s<>()\[\]\"]{{0,2000}}[^\s<>()\[\]\".,;:])?)?",
    re.IGNORECASE,
)
_HAS_ADDRESS: Final = re.compile(rf"://|www\.|\.(?:{_ENDINGS})\b", re.IGNORECASE)
PHONE: Final = re.compile(r"(?<![\w-])\+?\(?\d[\d\s().-]{6,18}\d(?![\w-])")
_DIGIT: Final = re.compile(r"\d")
_NEEDED: Final = {EMAIL: re.compile("@"), URL: _HAS_ADDRESS, PHONE: _DIGIT, DATE: _DIGIT}
"""What must stand somewhere before a pattern is worth its time."""
TOKEN: Final = re.compile(r"\d[\d.,]*\d|\w+(?:['’-]\w+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch of words that differs: what was taken out, what was put in, and the words around it."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]


AROUND: Final = 6


@lru_cache(maxsize=4096)
def differences(old: str, new: str) -> tuple[Difference, ...]:
    """Return the stretches in which two passages differ, in reading order."""
    left, right = TOKEN.findall(old), TOKEN.findall(new)
    found: list[Difference] = []
    gone: tuple[str, ...] = ()
    come: tuple[str, ...] = ()
    start = 0
    for step in [*LCSseq.opcodes(left, right), None]:
        if step is not None and step.tag != "equal":
            start = start if gone or come else step.dest_start
            gone += tuple(left[step.src_start : step.src_end])
            come += tuple(right[step.dest_start : step.dest_end])
        elif gone or come:
            end = step.dest_start if step is not None else len(right)
            before, after = right[max(0, start - AROUND) : start], right[end : end + AROUND]
            found.append(Difference(gone, come, tuple(before), tuple(after)))
            gone, come = (), ()
    return tuple(found)


def masked(words: str, pattern: re.Pattern[str], name: str) -> str:
    """Return words with everything that one of the patterns above finds replaced by one sign."""
    return pattern.sub(f"\u2418{name}\u2418", words) if _NEEDED[pattern].search(words) else words


def has_date(words: str) -> bool:
    """Tell whether a date stands among words."""
    return bool(_NEEDED[DATE].search(words) and DATE.search(words))


_QUOTES: Final = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‐": "-", "‑": "-"})


_LITERAL_LINK: Final = re.compile(r"\[([^\[\]]{1,500})\]\((?:https?:|javascript:)[^()\n]{0,2000}(?:\(\d*\);?)?\)")


_UNSEEN: Final = frozenset({"Cf", "Co", "Cc"})


@lru_cache(maxsize=8192)
def folded(words: str) -> str:
    """Return words without what typography alone decides: compatibility forms, quotes, dashes, spaces, unseen signs.

    Letter case and commas are not typography: they can carry meaning. Web addresses count without scheme and `www.`.
    """
    if "](" in words:
        words = _LITERAL_LINK.sub(r"\1", words)
    seen = unicodedata.normalize("NFKC", words).translate(_QUOTES)
    unseen = {ord(sign): " " for sign in set(seen) if unicodedata.category(sign) in _UNSEEN}
    seen = seen.translate(unseen) if unseen else seen
    return " ".join((URL.sub(_address, seen) if _HAS_ADDRESS.search(seen) else seen).split())


def _address(match: re.Match[str]) -> str:
    address = match[0].rstrip(".,;:")
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", address).rstrip("/") + match[0][len(address) :]


@lru_cache(maxsize=8)
def sequence(document: Document) -> tuple[str, ...]:
    """Return what a reader meets, one after the other: headings and blocks as folded words."""
    parts = [folded(document.title)]
    for section in document.sections:
        parts.append(folded(section.title))
        parts.extend(folded(block.words) for block in blocks.parse(section.text))
    return tuple(part for part in parts if part)


@lru_cache(maxsize=8)
def positions(document: Document) -> dict[str, list[int]]:
    """Return where in its sequence each part of a document stands."""
    found: dict[str, list[int]] = {}
    for at, part in enumerate(sequence(document)):
        found.setdefault(part, []).append(at)
    return found


def changed_words(change: Change) -> tuple[Difference, ...]:
    """Return the differing words of a changed passage; none for any other change."""
    if change.subject is not Subject.TEXT or change.kind is not Kind.CHANGED:
        return ()
    return differences(folded(str(change.old)), folded(str(change.new)))


def words_of(change: Change) -> str:
    """Return the folded words of the newer side of a change, or of the older one."""
    return folded(str(change.new if change.new is not None else change.old or ""))
