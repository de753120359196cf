"""From the parts of a text, each a heading with what stands below it, to a document: its title, its sections."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from generator.model.document import Document, Section
from generator.model.languages import code_of
from generator.source import headings, lines_above
from generator.source.assembly import tidy
from generator.text import blocks, markdown
from generator.text.markdown import GRAMMAR

OPENING: Final = "opening"
_OPENINGS: Final = {"de": "anfang", "es": "inicio", "fr": "debut", "it": "inizio", "nl": "begin"}
"""How the text above all headings is called, by language: readers see it where sections are listed."""
TOP: Final = 2
DEEPEST: Final = 6
LONGEST: Final = 300  # letters of a title that is no heading


@dataclass(frozen=True, slots=True)
class OutlinePart:
    """A heading with the text below it; the first part of a text is what stands above all headings."""

    title: str
    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Outline:
    """The headings of a document, by their words: its title, and its sections, each with its level."""

    title: str = ""
    sections: tuple[tuple[str, int], ...] = ()


def outline(document: Document) -> Outline:
    """Return the outline of a document."""
    sections = ((headings.words(section.title), section.level) for section in document.sections if section.title)
    return Outline(headings.words(document.title), tuple(sections))


def document(
    parts: Sequence[OutlinePart], fallback_title: str, language: str, like: Document | None, *, titled: bool
) -> Document:
    """Return the document of these parts; `titled` is whether the first heading stands out from the others.

    Such a heading is the title, and so is a first heading with the words of `fallback_title`, if at most lines stand
    above it that are no text. They become the first lines of the first section. What is the title or a section of the
    document `like` it, the version before, is it in this one too.
    """
    title, rest = fallback_title, list(parts)
    known = outline(like) if like else Outline()
    if (
        len(rest) > 1
        and _is_title(rest[1].title, fallback_title, known, titled=titled)
        and lines_above.may_stand_above(rest[0].text)
    ):
        title = rest[1].title
        above = [text for text in (tidy(rest[0].text), tidy(rest[1].text)) if text]
        rest[:2] = [OutlinePart("", rest[0].level, "\n\n".join(above))]
    elif rest[0].text and known.title not in {"", headings.words(fallback_title)}:
        title, rest[0] = _line_that_was_title(rest[0], known.title, fallback_title)
    ids = {section.id for section in like.sections} if like else set()
    opening = OPENING if OPENING in ids else _OPENINGS.get(code_of(language), OPENING)
    rest = _within_levels(rest)
    sections = tuple(_sections(rest, _first_level(rest, known), language, opening))
    return Document(title=title, language=language, sections=sections)


def _line_that_was_title(part: OutlinePart, known: str, fallback_title: str) -> tuple[str, OutlinePart]:
    """Return the title and the rest of a part that starts with the former one as a line, which is no heading now."""
    passages = tidy(part.text).split("\n\n")
    for at, passage in enumerate(passages[: lines_above.MOST]):
        line = blocks.plain(passage) if len(passage) <= LONGEST and "[" not in passage else ""
        if headings.words(line) == known:
            return line, replace(part, text="\n\n".join([*passages[:at], *passages[at + 1 :]]))
        if not (lines_above.is_date_line(line) or lines_above.is_breadcrumb(line)):
            break
    return fallback_title, part


def _within_levels(parts: Sequence[OutlinePart]) -> list[OutlinePart]:
    """Return parts of which no two levels become one because there are no deeper ones: then levels without a gap."""
    levels = sorted({part.level for part in parts if part.title})
    if not levels or levels[-1] - levels[0] + TOP <= DEEPEST:
        return list(parts)
    return [replace(part, level=levels.index(part.level) + 1) if part.title else part for part in parts]


def _is_title(heading: str, fallback_title: str, like: Outline, *, titled: bool) -> bool:
    words = headings.words(heading)
    if words in {headings.words(fallback_title), like.title}:
        return True
    return titled and all(words != other for other, _ in like.sections)


def _first_level(parts: Sequence[OutlinePart], like: Outline) -> int:
    """Return the level of the text that is the first one of sections: the highest, unless more levels stay so.

    Only headings that the other document lacks may lose their level by it: of others, a level that changed is a change.
    """
    known = {_same_heading(words): level for words, level in like.sections}
    titled = [part for part in parts if part.title]
    top = min((part.level for part in titled), default=TOP)

    def same(first: int) -> int:
        return sum(known.get(_same_heading(part.title)) == _level(part, first) for part in titled)

    def keeps_levels(first: int) -> bool:
        lost = [part for part in titled if part.level < first]
        new = len(lost) == 1 and len(titled) > len(known) and _same_heading(lost[0].title) not in known
        return not lost or new

    return max(filter(keeps_levels, range(top, top + 3)), key=lambda first: (same(first), -first)) if known else top


def _same_heading(title: str) -> str:
    return headings.words(headings.unnumbered(title))


def _level(part: OutlinePart, first: int) -> int:
    return min(max(part.level - first, 0) + TOP, DEEPEST) if part.title else TOP


def _sections(parts: Sequence[OutlinePart], first: int, language: str, opening: str) -> Iterator[Section]:
    taken: set[str] = set()
    used: Counter[str] = Counter()
    for part in parts:
        text = tidy(part.text)
        if not part.title and not text:
            continue
        words = markdown.spelled(headings.for_good(part.title), language)
        stem = name = markdown.slug(words) if part.title else opening
        used[stem] = max(used[stem], 1)
        while name in taken:
            used[stem] += 1
            name = f"{stem}-{used[stem]}"
        taken.add(name)
        yield Section(name, "other", part.title, text, level=_level(part, first), grammar=GRAMMAR)
