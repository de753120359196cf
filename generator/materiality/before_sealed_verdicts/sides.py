"""Which words of a passage changed, with what stands around them: what the rules of wording look at."""

import html
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from rapidfuzz.distance import LCSseq

from generator.materiality.before_sealed_verdicts.blocks import parse
from generator.materiality.verdict import Context
from generator.model.document import Document, Section
from generator.text.change import Change, Kind, Subject

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
LONGEST_KEPT: Final = 10_000  # letters: of longer passages only the last few stay in memory
MOST_COMPARED: Final = 100_000_000  # words of one side times words of the other: 12 MB, some 20 ms


def differences(old: str, new: str) -> tuple[Difference, ...]:
    """Return the stretches in which two passages differ, in reading order.

    Where there would be too much to compare, all between the first and the last words that differ is one stretch.
    """
    short = len(old) + len(new) <= LONGEST_KEPT
    return _differences(old, new) if short else _differences_long(old, new)


@lru_cache(maxsize=4096)
def _differences(old: str, new: str) -> tuple[Difference, ...]:
    return _compare(old, new)


@lru_cache(maxsize=4)  # one change is looked at by many rules, one after the other
def _differences_long(old: str, new: str) -> tuple[Difference, ...]:
    return _compare(old, new)


def _compare(old: str, new: str) -> tuple[Difference, ...]:
    left, right = TOKEN.findall(old), TOKEN.findall(new)
    start, left_end, right_end = _trimmed(left, right)
    if max(left_end, right_end) > start and (left_end - start) * (right_end - start) > MOST_COMPARED:
        gone, come = tuple(left[start:left_end]), tuple(right[start:right_end])
        before, after = right[max(0, start - AROUND) : start], right[right_end : right_end + AROUND]
        return (Difference(gone, come, tuple(before), tuple(after)),)
    return _stretches(left, right)


def _trimmed(left: Sequence[str], right: Sequence[str]) -> tuple[int, int, int]:
    """Return where two sequences begin to differ, and where that ends in each."""
    start, left_end, right_end = 0, len(left), len(right)
    while start < min(left_end, right_end) and left[start] == right[start]:
        start += 1
    while min(left_end, right_end) > start and left[left_end - 1] == right[right_end - 1]:
        left_end, right_end = left_end - 1, right_end - 1
    return start, left_end, right_end


def _stretches(left: Sequence[str], right: Sequence[str]) -> tuple[Difference, ...]:
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
    """Return True if a date stands among words."""
    return bool(_NEEDED[DATE].search(words) and DATE.search(words))


_QUOTES: Final = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‐": "-", "‑": "-"})


_LITERAL_LINK: Final = re.compile(r"\[([^\[\]]{1,500})\]\((?:https?:|javascript:)[^()\n]{0,2000}(?:\(\d*\);?)?\)")


_UNSEEN: Final = frozenset({"Cf", "Co", "Cc"})


def folded(words: str) -> str:
    """Return words without what typography alone decides: compatibility forms, quotes, dashes, spaces, unseen signs.

    Letter case and commas are not typography: they can carry meaning. Web addresses count without scheme and `www.`.
    """
    return _folded(words) if len(words) <= LONGEST_KEPT else _folded_long(words)


@lru_cache(maxsize=8192)
def _folded(words: str) -> str:
    return _fold(words)


@lru_cache(maxsize=4)
def _folded_long(words: str) -> str:
    return _fold(words)


def _fold(words: str) -> str:
    if "](" in words:
        words = _LITERAL_LINK.sub(r"\1", words)
    seen = unicodedata.normalize("NFKC", words).translate(_QUOTES)
    unseen = {ord(sign): " " for sign in set(seen) if unicodedata.category(sign) in _UNSEEN}
    seen = seen.translate(unseen) if unseen else seen
    return " ".join((URL.sub(_address, seen) if _HAS_ADDRESS.search(seen) else seen).split())


def _address(match: re.Match[str]) -> str:
    address = match[0].rstrip(".,;:")
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", address).rstrip("/") + match[0][len(address) :]


@dataclass(frozen=True)
class Side:
    """One of two documents as a reader meets it. What the rules ask of it is worked out once, when first asked for."""

    document: Document

    @cached_property
    def words(self) -> tuple[tuple[str, ...], ...]:
        """The folded words of the blocks of each section."""
        return tuple(tuple(folded(block.words) for block in parse(section.text)) for section in self.document.sections)

    @cached_property
    def sequence(self) -> tuple[str, ...]:
        """What a reader meets, one after the other: headings and blocks as folded words."""
        parts = [folded(self.document.title)]
        for section, words in zip(self.document.sections, self.words, strict=True):
            parts.append(folded(section.title))
            parts.extend(words)
        return tuple(part for part in parts if part)

    @cached_property
    def positions(self) -> dict[str, list[int]]:
        """Where in the sequence each part stands."""
        found: dict[str, list[int]] = {}
        for at, part in enumerate(self.sequence):
            found.setdefault(part, []).append(at)
        return found

    @cached_property
    def stream(self) -> str:
        """All letters and signs in order."""
        return "".join("".join(self.sequence).split())

    @cached_property
    def sections(self) -> dict[str, Section]:
        """The sections by id."""
        return {section.id: section for section in reversed(self.document.sections)}

    @cached_property
    def passages(self) -> dict[str, "Passages"]:
        """The passages of each section, by its id."""
        both = zip(self.document.sections, self.words, strict=True)
        return {section.id: Passages(words) for section, words in reversed(tuple(both))}

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers of the headings, as written or as they count."""
        found = set()
        for part in self.sequence:
            match = _NUMBERED.match(part) if len(part) < LONGEST_HEADING else None
            if match:
                found.add(match[1])
        for section in self.document.sections:
            found.update(re.findall(r"(?m)^(\d{1,3})[.)]\s", section.text))
        return frozenset(found)

    @cached_property
    def ways(self) -> frozenset[str]:
        """The e-mail addresses and telephone numbers, in words and links."""
        found: set[str] = set()
        for section in self.document.sections:
            for block in parse(section.text):
                found.update(mail.lower() for mail in EMAIL.findall(block.words))
                found.update(re.sub(r"\D", "", phone) for phone in PHONE.findall(block.words))
                for run in block.runs:
                    found.update(
                        mark[5:].lower() for mark in run.marks if mark.startswith(("link:mailto:", "link:tel:"))
                    )
        return frozenset(found)

    @cached_property
    def renames(self) -> dict[str, str]:
        """What the text says that something was called before, by the former name."""
        return {former: part for part in self.sequence if (former := formerly(part))}


_NUMBERED: Final = re.compile(r"(?:(?:section|article|part)\s+)?(\d{1,3}(?:\.\d{1,3})*)[.):]?\s", re.IGNORECASE)
LONGEST_HEADING: Final = 120
_FORMERLY: Final = re.compile(r"\b(?:formerly|previously)(?: known as| called)?\s+", re.IGNORECASE)


def formerly(words: str) -> str:
    """Return the former name that words give something; none where they give none."""
    match = _FORMERLY.search(words)
    return words[match.end() :].rstrip(" ).;") if match else ""


def older(context: Context) -> Side:
    """Return the older document as a reader meets it."""
    return _side(context, context.old)


def newer(context: Context) -> Side:
    """Return the newer document as a reader meets it."""
    return _side(context, context.new)


def _side(context: Context, document: Document) -> Side:
    found = context.kept.get(id(document))
    if not isinstance(found, Side):
        found = context.kept[id(document)] = Side(document)
    return found


def as_tokens(text: str) -> str:
    """Return words with one space around each, so that a run of words is found as such."""
    return f" {' '.join(TOKEN.findall(text))} "


@dataclass(frozen=True)
class Passages:
    """The passages of a section, found by what they say; each stands as `as_tokens` gives it."""

    words: tuple[str, ...]

    @cached_property
    def whole(self) -> frozenset[str]:
        """The passages."""
        return frozenset(map(as_tokens, self.words))

    @cached_property
    def _letters(self) -> str:
        return "\n".join("".join(words.split()) for words in self.words)

    @cached_property
    def _joined(self) -> str:
        return "\n".join(self.whole)

    @cached_property
    def _by_word(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for text in self.whole:
            for word in set(text.split()):
                found.setdefault(word, []).append(text)
        return found

    def hold(self, sought: str) -> bool:
        """Return True if a passage holds a run of words; of more than can be looked through, none is said to."""
        if len(self._letters) <= LONGEST_SCANNED:
            return "".join(sought.split()) in self._letters and sought in self._joined
        rarest = min((self._by_word.get(word, []) for word in set(sought.split())), key=len, default=[])
        return len(rarest) <= MOST_HOLDING and any(sought in text for text in rarest)


MOST_HOLDING: Final = 200
LONGEST_SCANNED: Final = 500_000  # letters: up to there, reading all of it costs less than an index
_SOURCE_ONLY: Final = re.compile(
    r"(?m)^[\s>]*(?:[*+-]\s+)*\d{1,9}[.)](?=\s|$)|^ {0,3}\[[^\]\n]{1,999}\]:.*|<br|\[\]\([^\s()<>]{0,2000}\)"
)
"""What the source has and no reader: numbers of items, definitions of links, links without words."""
_SAME_TITLE: Final = re.compile(r"""(\]\(<?([^\s()<>]{1,2000})>?)\s+["']\2["']""")


def unread_changed(context: Context, section_id: str) -> bool:
    """Return True if a section's source has other words than before, where its parsed form is the same."""
    after = newer(context).sections.get(section_id)
    if not after:
        return False
    sections = older(context).sections
    before = sections.get(after.id) or sections.get(after.was)
    return (_source_words(before.text) if before else "") != _source_words(after.text)


def _source_words(text: str) -> str:
    """Return a source without what acts as markup; where the parsed forms are equal, so should these be."""
    return _ACTING.sub("", html.unescape(_SOURCE_ONLY.sub(" ", _SAME_TITLE.sub(r"\1", text))))


_ACTING: Final = re.compile(r"[\s\\`*_\[\]()|<>#+=~:!.\"'&;-]+")


def changed_words(change: Change) -> tuple[Difference, ...]:
    """Return the differing words of a changed passage; none for any other change."""
    if change.subject is not Subject.TEXT or change.kind is not Kind.CHANGED:
        return ()
    return differences(folded(str(change.old)), folded(str(change.new)))


def words_of(change: Change) -> str:
    """Return the folded words of the newer side of a change, or of the older one."""
    return folded(str(change.new if change.new is not None else change.old or ""))
