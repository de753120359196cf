"""From an existing text to a document: headings found, nothing lost, ids kept from the version before."""

import math
import re
from collections import Counter, deque
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from rapidfuzz import fuzz

from generator.assemble import tidy
from generator.model import Document, Section
from generator.text import align, blocks

OPENING: Final = "opening"
LONGEST_HEADING: Final = 80
ALIKE: Final = 75.0
MOST_PAIRS: Final = 40_000  # of sections that are compared each with each
MOST_LETTERS: Final = 20_000_000_000  # of one text times those of the other, where letters are compared
MOST_COPIED: Final = 5_000_000  # letters of link references
_BULLET: Final = re.compile(r"^(?P<indent>\s*)(?:[•·▪◦‣–*-])\s+(?P<text>\S.*)$")
_NUMBERED: Final = re.compile(r"^(?P<indent>\s*)(?P<number>\d{1,3})[.)]\s+(?P<text>\S.*)$")
_LINE_END: Final = re.compile("\r\n|[\r\x85\u2028\u2029]")
_INVISIBLE: Final = re.compile(
    "[\ufeff\u200b\u2060\u00ad\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]"
)


@dataclass(frozen=True, slots=True)
class _Part:
    """A heading with the text below it; the first part may have none."""

    title: str
    level: int
    text: str


def normalised(text: str) -> str:
    """Return text with LF line ends and without invisible characters that change nothing that is read."""
    return _INVISIBLE.sub("", _LINE_END.sub("\n", text))


def from_markdown(text: str, *, fallback_title: str, language: str = "en") -> Document:
    """Return the document that a Markdown text makes: a section for each heading, its source kept as it is.

    The first heading, where nothing but white space stands before it, is the title. Headings that hold a link or a
    picture stay in the text, so that nothing of them is lost.
    """
    clean = normalised(text)
    lines = clean.split("\n")
    parts: list[_Part] = []
    at, title, level = 0, "", 2
    for first, after, depth, words, linked in blocks.headings(clean):
        if linked or not words:
            continue
        parts.append(_Part(title, level, "\n".join(lines[at:first])))
        at, title, level = after, words, depth
    parts.append(_Part(title, level, "\n".join(lines[at:])))
    return _document(_with_references(parts, clean), fallback_title, language)


def _with_references(parts: Sequence[_Part], text: str) -> list[_Part]:
    """Give each part the link references that it uses and that another part defines.

    Where they would make a text very much longer, the last ones are not copied: a check finds them without a target.
    """
    everywhere = blocks.definitions(text)
    if not everywhere:
        return list(parts)
    order = {label: number for number, label in enumerate(everywhere)}
    result = []
    copied = 0
    for part in parts:
        lacking = _labels(part.text) & order.keys() - blocks.definitions(part.text).keys()
        lines = [everywhere[label] for label in sorted(lacking, key=order.__getitem__)]
        copied += sum(map(len, lines))
        fits = lines and copied <= MOST_COPIED
        result.append(replace(part, text="\n".join([part.text, "", *lines])) if fits else part)
    return result


_LABEL: Final = re.compile(r"\\.|\[((?:\\.|[^\[\]\\]){1,999})\]", re.DOTALL)


def _labels(text: str) -> set[str]:
    """Return what stands in square brackets, in the form in which labels are compared."""
    return {" ".join(match[1].split()).lower().upper() for match in _LABEL.finditer(text) if match[1]}


def from_plain(text: str, *, fallback_title: str, language: str = "en") -> Document:
    """Return the document that a plain text makes: a short line without a full stop, followed by text, is a heading."""
    clean = normalised(text)
    paragraphs = _paragraphs(clean)
    parts: list[_Part] = []
    title = ""
    body: list[str] = []
    for index, paragraph in enumerate(paragraphs):
        following = paragraphs[index + 1] if index + 1 < len(paragraphs) else ()
        if _is_heading(paragraph, following) or (index == 0 and _is_title(paragraph, following)):
            parts.append(_Part(title, 2, "\n".join(body)))
            title, body = " ".join(paragraph[0].split()), []
        else:
            body.extend(["", *_as_markdown(paragraph)])
    parts.append(_Part(title, 2, "\n".join(body)))
    return _document(parts, fallback_title, language)


def _paragraphs(text: str) -> list[tuple[str, ...]]:
    """Return groups of lines: paragraphs between blank lines, or every line where there are none; lists whole."""
    lines = [line.rstrip() for line in text.split("\n")]
    spaced = sum(1 for line in lines if not line) * 4 >= sum(1 for line in lines if line)
    groups: list[list[str]] = []
    fresh = True
    for line in lines:
        if not line:
            fresh = True
            continue
        bullet = bool(_BULLET.match(line) or _NUMBERED.match(line))
        in_list = bool(groups) and bool(_BULLET.match(groups[-1][0]) or _NUMBERED.match(groups[-1][0]))
        if groups and not fresh and (bullet if in_list else spaced and not bullet):
            groups[-1].append(line)
        else:
            groups.append([line])
        fresh = False
    return [tuple(group) for group in groups]


def _is_heading(paragraph: Sequence[str], following: Sequence[str]) -> bool:
    line = paragraph[0].strip()
    if len(paragraph) != 1 or not following or len(line) > LONGEST_HEADING:
        return False
    if line[-1] in ".,;:!?" or ": " in line or _BULLET.match(line) or not any(c.isalpha() for c in line):
        return False
    if re.search(r"\S+@\S+\.\S+|https?://", line):
        return False
    first = following[0].strip()
    return (
        len(following) > 1
        or bool(_BULLET.match(first))
        or first[-1] in ".:?!"
        or len(first) > LONGEST_HEADING
        or (": " not in first and len(first) <= LONGEST_HEADING)
    )


def _is_title(paragraph: Sequence[str], following: Sequence[str]) -> bool:
    """Tell whether the first line is the title, whatever follows it."""
    line = paragraph[0].strip()
    return len(paragraph) == 1 and bool(following) and len(line) <= LONGEST_HEADING and line[-1] not in ".,;:!?"


def _as_markdown(paragraph: Sequence[str]) -> Iterator[str]:
    """Yield a paragraph's lines as Markdown that reads the same: bullets and numbers as lists, line ends kept."""
    indents: list[int] = []
    for number, line in enumerate(paragraph):
        bullet, numbered = _BULLET.match(line), _NUMBERED.match(line)
        item = bullet or numbered
        if item:
            depth = _depth(indents, len(item["indent"].replace("\t", "    ")))
            mark = "-" if bullet else f"{item['number']}."
            yield f"{'    ' * depth}{mark} {blocks.escape(item['text'])}"
        elif indents:
            yield f"{'    ' * len(indents)}{blocks.escape(line.strip())}"
        else:
            yield blocks.escape(line.strip()) + ("" if number == len(paragraph) - 1 else "\\")


def _depth(indents: list[int], indent: int) -> int:
    """Return how deep an item with this indent stands; `indents` are those of the items around it, kept up to date."""
    while indents and indent < indents[-1]:
        indents.pop()
    if not indents or indent > indents[-1] + 1:
        indents.append(indent)
    return len(indents) - 1


def _document(parts: Sequence[_Part], fallback_title: str, language: str) -> Document:
    rest = list(parts)
    title = fallback_title
    if not rest[0].text.strip() and len(rest) > 1:
        rest.pop(0)
        title = rest[0].title
        rest[0] = _Part("", 2, rest[0].text)
    top = min((part.level for part in rest if part.title), default=2)
    used: Counter[str] = Counter()
    sections = []
    for part in rest:
        text = tidy(part.text)
        if not part.title and not text:
            continue
        name = blocks.slug(_unnumbered(part.title)) if part.title else OPENING
        used[name] += 1
        sections.append(
            Section(
                id=name if used[name] == 1 else f"{name}-{used[name]}",
                type="other",
                title=part.title,
                text=text,
                level=min(part.level - top + 2, 6) if part.title else 2,
            )
        )
    return Document(title=title, language=language, sections=tuple(_distinct(sections)))


def _distinct(sections: Sequence[Section]) -> Iterator[Section]:
    taken: set[str] = set()
    for section in sections:
        name, number = section.id, 2
        while name in taken:
            name, number = f"{section.id}-{number}", number + 1
        taken.add(name)
        yield replace(section, id=name)


def with_ids_of(document: Document, before: Document) -> Document:
    """Return the document with its sections' ids taken from the version before, wherever heading or text stayed."""
    given: dict[int, str] = {}
    taken: set[str] = set()
    for key in (_whole, _heading, _words_of_heading, _text):
        free: dict[Hashable, deque[str]] = {}
        for old in before.sections:
            if old.id not in taken:
                free.setdefault(key(old), deque()).append(old.id)
        for index, section in enumerate(document.sections):
            same = free.get(key(section)) if index not in given and key(section) is not None else None
            if same:
                given[index] = same.popleft()
                taken.add(given[index])
    left = [old for old in before.sections if old.text and old.id not in taken]
    right = [at for at, section in enumerate(document.sections) if section.text and at not in given]
    given |= {right[at]: name for at, name in _alike([document.sections[at] for at in right], left)}
    names = {section.id for section in before.sections}
    sections = []
    for index, section in enumerate(document.sections):
        name, number = given.get(index, section.id), 2
        while index not in given and name in names:
            name, number = f"{section.id}-{number}", number + 1
        names.add(name)
        sections.append(replace(section, id=name))
    return replace(document, sections=tuple(sections))


def _whole(section: Section) -> Hashable:
    return section.title, section.text


def _heading(section: Section) -> Hashable:
    return section.title


def _words_of_heading(section: Section) -> Hashable:
    return blocks.slug(_unnumbered(section.title)) if section.title else None


def _text(section: Section) -> Hashable:
    return section.text or None


_NUMBER: Final = re.compile(
    r"^\W*(?:(?:section|article|part)\s+)?(?:\d+(?:\.\d+)*|[a-zA-Z]|[ivxIVX]{1,5})[.):]\s+(?=\S)"
)


def _unnumbered(title: str) -> str:
    """Return a heading without its number: numbers change when a section is added before it, ids don't."""
    return _NUMBER.sub("", title)


def _alike(sections: Sequence[Section], free: Sequence[Section]) -> Iterator[tuple[int, str]]:
    """Yield sections whose text is still mostly the same as that of one whose id is free, the likeliest first.

    Where comparing the letters of each with each would take long, those that share rare pairs of words are compared by
    their pairs of words first.
    """
    right, left = list(range(len(sections))), list(free)
    if _too_many(sections, left):
        found = dict(_by_words(sections, left))
        yield from found.items()
        names = set(found.values())
        right, left = [at for at in right if at not in found], [old for old in left if old.id not in names]
    if not _too_many([sections[at] for at in right], left):
        yield from _by_letters(sections, right, left)


def _too_many(sections: Sequence[Section], free: Sequence[Section]) -> bool:
    letters = sum(len(old.text) for old in free) * sum(len(section.text) for section in sections)
    return len(sections) * len(free) > MOST_PAIRS or letters > MOST_LETTERS


def _by_letters(
    sections: Sequence[Section], right: Sequence[int], left: Sequence[Section]
) -> Iterator[tuple[int, str]]:
    likely = sorted(
        (
            (score, at, old.id)
            for at in right
            for old in left
            if (score := fuzz.ratio(sections[at].text, old.text, score_cutoff=ALIKE)) >= ALIKE
        ),
        reverse=True,
    )
    places: set[int] = set()
    names: set[str] = set()
    for _, at, name in likely:
        if at not in places and name not in names:
            places.add(at)
            names.add(name)
            yield at, name


def _by_words(sections: Sequence[Section], free: Sequence[Section]) -> Iterator[tuple[int, str]]:
    old_pairs = [_pairs(old.text) for old in free]
    new_pairs = [_pairs(section.text) for section in sections]

    def likeness(i: int, j: int) -> float:
        return math.sqrt(2 * len(old_pairs[i] & new_pairs[j]) / (len(old_pairs[i]) + len(new_pairs[j])))

    sides = align.Sides(free, sections, likeness, old_pairs.__getitem__, new_pairs.__getitem__)
    for likely, i, j in align.alike(sides, range(len(free)), range(len(sections))):
        if 100 * likely >= ALIKE:
            yield j, free[i].id


def _pairs(text: str) -> frozenset[tuple[str, str]]:
    """Return each word with the one after it: another word in one place makes two of them others."""
    return frozenset(pairwise(["", *(unit for unit in align.units(text) if not unit.isspace()), ""]))
