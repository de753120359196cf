"""What is left in a draft by accident and must not be sealed: marks of a merge, places to fill in, hidden characters.

Past texts may hold any of it: only what can still be mended is looked at.
"""

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import islice
from typing import Final

from generator import program_files
from generator.errors import Finding, Place, Severity
from generator.model.document import Document
from generator.schema.nodes import in_quotes
from generator.schema.values import Value
from generator.source.assembly import SectionSource
from generator.source.sought_words import pattern
from generator.text import blocks
from generator.text.odd_letters import odd_letters

MOST: Final = 100
ODD: Final = "odd-letters"
UNFILLED: Final = "placeholder"
_OURS_OR_THEIRS: Final = re.compile(r"^(?:<{7}|>{7}|\|{7})(?:[ \t].*)?$", re.MULTILINE)
_HIDDEN: Final = re.compile("[\u200b\u2060-\u2064\ufeff\U000e0000-\U000e007f]")
_FLAG: Final = re.compile("\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f")  # of England, Scotland, Wales
_GARBLED: Final = re.compile(
    r"[^\W_]*(?:Ã(?:[¡¢£¤§¨©®¯±´µ¶¸¼½¿œ]|[„–Ÿ\u009f](?=[a-z]))|â€[\u0099\u009c\u009d™œ˜“”¦]|Â[£§©®°])[^\W_]*"
)
"""A word of UTF-8 that a program read as the letters of Windows, and saved so: “MÃ¼ller”, “donâ€™t”."""
_NOTE: Final = re.compile(r"\[\^[^\]\s]+\]")
_JOINER: Final = re.compile("[\u200c\u200d]+")
_JOINED: Final = tuple(
    "ADLAM ARABIC BALINESE BENGALI BRAHMI CHAKMA DEVANAGARI GRANTHA GUJARATI GURMUKHI HANIFI JAVANESE KANNADA KHMER LAO"
    " MALAYALAM MANDAIC MEETEI MONGOLIAN MYANMAR NKO ORIYA PHAGS-PA SINHALA SOGDIAN SYRIAC TAMIL TELUGU THAI"
    " TIBETAN".split()
)
_UNSEEN: Final = re.compile(f"{_HIDDEN.pattern}|{_JOINER.pattern}")


def merging(text: str, shown_path: str) -> Iterator[Finding]:
    """Find the marks that a merge leaves in a file where two people changed the same lines."""
    for match in islice(_OURS_OR_THEIRS.finditer(text), MOST):
        message = f"a merge left its mark here ({match[0][:7]}): two people changed the same lines"
        yield Finding(
            _place(text, shown_path, match.start()), "conflict-marker", message, "keep one text, remove the marks"
        )


def hidden(text: str, shown_path: str) -> Iterator[Finding]:
    """Find characters in a file that nobody sees: of no width, tags, joiners where no script joins."""
    for at, sign in islice(_unseen(text), MOST):
        message = f"a character that nobody sees stands here (U+{ord(sign):04X})"
        yield Finding(_place(text, shown_path, at), "hidden-character", message, "remove it")


def _unseen(text: str) -> Iterator[tuple[int, str]]:
    """Yield the characters that nobody sees, each with its place; a byte order mark at the start is named elsewhere."""
    if text.isascii():
        return
    flags = [match.span() for match in _FLAG.finditer(text)]
    for match in _HIDDEN.finditer(text):
        at = match.start()
        if not (at == 0 and match[0] == "\ufeff") and not any(first <= at < last for first, last in flags):
            yield at, match[0]
    for match in _JOINER.finditer(text):
        if not (_joins(text[match.start() - 1 : match.start()]) or _joins(text[match.end() : match.end() + 1])):
            yield match.start(), match[0][0]


@cache
def _joins(sign: str) -> bool:
    """Return True if a joiner beside a character does something: in scripts that join letters, and in pictures."""
    if not sign:
        return False
    return unicodedata.category(sign) in {"So", "Sk", "Mn"} or unicodedata.name(sign, "").startswith(_JOINED)


def leftovers(
    sources: Iterable[SectionSource], document: Document, sheet: str, *, begun: bool = False
) -> Iterator[Finding]:
    """Find what a draft must not be sealed with: places to fill in, what entities hide, marks in a title.

    Of a policy that has only `begun`, with no version yet, places to fill in are warnings, until it is to be sealed.
    """
    for one in _left_over(sources, document, sheet):
        yield replace(one, severity=Severity.WARNING) if begun and one.rule == UNFILLED else one


def _left_over(sources: Iterable[SectionSource], document: Document, sheet: str) -> Iterator[Finding]:
    for name, line in (("title", document.title), ("subtitle", document.subtitle)):
        yield from _of_line(line, Place(sheet), name)
    for source, section in zip(sources, document.sections, strict=True):
        yield from _of_line(section.title, Place(source.path), "title")
        for mark in _NOTE.findall(section.title):
            message = f"a title can't have a footnote: {in_quotes(mark)} would be shown as it stands"
            yield Finding(Place(source.path), "footnote", message, "refer to the note in the text below the title")
        for words in _texts(dict(source.facts)):
            yield from _of_line(words, Place(source.path), "value of a fact")
        yield from islice(_of_body(source), MOST)
        if odd := odd_letters(source.body, typed=False):
            row = source.body[: source.body.find(odd)].count("\n") if odd in source.body else 0
            message = f"the text has a word in letters that only look like its own: {in_quotes(odd)}"
            at = Place(source.path, source.body_line + row)
            yield Finding(at, ODD, message, "type it anew: nothing reads it as that word", Severity.WARNING)
        if match := _GARBLED.search(source.body):
            row = source.body.count("\n", 0, match.start())
            yield _garbled(match[0], "text", Place(source.path, source.body_line + row))
        if any(_unseen(source.body)):
            continue  # named with its place already
        if not _UNSEEN.search(html.unescape(section.text)):
            continue  # neither a value nor an entity writes one
        above = len(source.body) - len(source.body.lstrip("\n"))
        for block in blocks.of(section):
            for _, sign in _unseen(block.words):
                message = f"this text holds a character that nobody sees (U+{ord(sign):04X})"
                at = Place(source.path, source.body_line + above + block.line)
                yield Finding(at, "hidden-character", message, "remove it, or the entity that writes it")


def _texts(value: Value) -> Iterator[str]:
    """Yield the texts in a value of facts."""
    match value:
        case str():
            yield value
        case list():
            yield from value
        case dict():
            for one in value.values():
                yield from _texts(one)
        case _:
            pass


def _of_line(words: str, place: Place, what: str) -> Iterator[Finding]:
    for _, found in _to_fill(words):
        yield replace(found, place=place)
    for _, sign in _unseen(words):
        message = f"the {what} holds a character that nobody sees (U+{ord(sign):04X})"
        yield Finding(place, "hidden-character", message, "remove it")
    if odd := odd_letters(words, typed=False):
        message = f"the {what} has a word in letters that only look like its own: {in_quotes(odd)}"
        yield Finding(place, ODD, message, "type it anew: nothing reads it as that word", Severity.WARNING)
    if match := _GARBLED.search(words):
        yield _garbled(match[0], what, place)


def _garbled(word: str, what: str, place: Place) -> Finding:
    message = f"the {what} has a word whose letters were lost when a file was saved: {in_quotes(word)}"
    try:
        remedy = f"type it anew: {word.encode('cp1252').decode()}"
    except ValueError:
        remedy = "type it anew"
    return Finding(place, "garbled", message, remedy, Severity.WARNING)


def _of_body(source: SectionSource) -> Iterator[Finding]:
    def at(start: int) -> Place:
        place = _place(source.body, source.path, start)
        return Place(source.path, source.body_line + place.line - 1, place.column)

    for start, found in _to_fill(source.body):
        yield replace(found, place=at(start))


def without_places(text: str) -> str:
    """Return a text without what is certainly still to be filled in."""
    certain, _ = _patterns()
    return certain.sub(" ", text)


def _to_fill(text: str) -> Iterator[tuple[int, Finding]]:
    """Yield what is still to be filled in in a text, and where it begins; its place is still to be said."""
    certain, possible = _patterns()
    starts = set()
    for match in certain.finditer(text):
        starts.add(match.start())
        message = f"{in_quotes(match[0].strip())} is still to be filled in"
        yield match.start(), Finding(Place(""), UNFILLED, message, "write the text, or remove it")
    for match in possible.finditer(text):
        linked = f"{match[0]}:".casefold() in text.casefold()
        if not linked and match.start() not in starts:
            message = f"{in_quotes(match[0])} may be still to be filled in"
            remedy = "write what it stands for; where it is meant so, say it without brackets"
            yield match.start(), Finding(Place(""), UNFILLED, message, remedy, Severity.WARNING)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what is surely to be filled in, and what may be: the name of something in brackets."""
    words = program_files.patterns("checks/to_fill_in.toml")
    begin, anywhere, names, units = ("|".join(words[key]) for key in ("begin", "anywhere", "names", "units"))
    certain = pattern(
        rf"\[\s*(?:(?:{begin})\b|[^\[\]\n]{{0,60}}\b(?:{anywhere})\b)[^\[\]\n]*\](?![(\[])",
        rf"\[\s*[●•▪■_]+\s*\]|(?<=\w )_{{4,}}(?![\w_*])|\bX{{2,3}}[ -](?:{units})\b",
    )
    whose = "your |the |ihre?[mnrs]? |votre |su |vostr[oa] |uw "
    return certain, pattern(rf"\[(?:{whose})?(?:{names})(?:[ -](?:of (?:the )?)?\w+){{0,3}}\](?![\[(:])")


def _place(text: str, shown_path: str, start: int) -> Place:
    return Place(shown_path, text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))
