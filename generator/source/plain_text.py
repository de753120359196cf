"""From a plain text to parts: which lines are headings, and paragraphs and lists as Markdown that reads the same."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from generator.source import lines_above
from generator.source.outline import TOP, OutlinePart
from generator.text import markdown

LONGEST_HEADING: Final = 80
MOST_ABOVE: Final = 4
_BULLET: Final = re.compile(r"^(?P<indent>\s*)(?:[•·▪◦‣–*-])\s+(?P<text>\S.*)$")
_LABELLED: Final = re.compile(
    r"^(?P<indent>\s*)(?P<label>\((?:[a-zA-Z]|[ivx]{1,5}|\d{1,2})\)|(?:[a-z]|[ivx]{1,5})\))\s+(?P<text>\S.*)$"
)
_CLAUSE: Final = re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,3})[.)]?\s+\S")
NARROWEST: Final = 36  # columns at which a text is wrapped by hand
WIDEST: Final = 100
_NUMBERED: Final = re.compile(r"^(?P<indent>\s*)(?P<number>\d{1,3})[.)]\s+(?P<text>\S.*)$")


def parts(text: str) -> tuple[list[OutlinePart], bool]:
    """Return the parts of a plain text, and whether the first heading is its title.

    A short line without a full stop, followed by text, is a heading; at the top it is the title, whatever follows.
    """
    paragraphs = _paragraphs(text)
    first = _above(paragraphs)
    width = _width(paragraphs)
    titled = False
    found: list[OutlinePart] = []
    title, level = "", TOP
    body: list[str] = []
    for index, paragraph in enumerate(paragraphs):
        following = paragraphs[index + 1] if index + 1 < len(paragraphs) else ()
        if _is_heading(paragraph, following) or (index == first and _is_title(paragraph, following)):
            titled = titled or index == first
            found.append(OutlinePart(title, level, "\n".join(body)))
            title, body = " ".join(paragraph[0].split()), []
            clause = _CLAUSE.match(title)
            level = TOP + (clause[1].count(".") if clause else 0)
        else:
            body.extend(["", *_as_markdown(_unwrapped(paragraph, width))])
    return [*found, OutlinePart(title, level, "\n".join(body))], titled


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
        bullet = _is_item(line)
        in_list = bool(groups) and _is_item(groups[-1][0])
        if groups and not fresh and (bullet or spaced or line[0].isspace() if in_list else spaced and not bullet):
            groups[-1].append(line)
        else:
            groups.append([line])
        fresh = False
    return [tuple(group) for group in groups]


def _is_item(line: str) -> bool:
    return bool(_BULLET.match(line) or _NUMBERED.match(line) or _LABELLED.match(line))


def _width(paragraphs: Sequence[Sequence[str]]) -> int:
    """Return the column at which lines of a text are wrapped by hand; 0 where none are."""
    lengths = [len(line) for paragraph in paragraphs if len(paragraph) > 1 for line in paragraph]
    widest = max((length for length in lengths if length <= WIDEST), default=0)
    return widest if widest >= NARROWEST and max(lengths) <= WIDEST else 0


def _unwrapped(paragraph: Sequence[str], width: int) -> list[str]:
    """Return the lines of a paragraph, joined where a line ends only because the next word did not fit into it."""
    lines = [paragraph[0]]
    last = len(paragraph[0])
    for line in paragraph[1:]:
        word = line.split(maxsplit=1)[0]
        if width and not _is_item(line) and last + 1 + len(word) > width:
            lines[-1] = f"{lines[-1]} {line.strip()}"
        else:
            lines.append(line)
        last = len(line)
    return lines


def _is_heading(paragraph: Sequence[str], following: Sequence[str]) -> bool:
    line = paragraph[0].strip()
    if len(paragraph) != 1 or not following or len(line) > LONGEST_HEADING or _is_above(line):
        return False
    if (
        line[-1] in ".,;:!?"
        or ": " in line
        or _BULLET.match(line)
        or _LABELLED.match(line)
        or not any(c.isalpha() for c in line)
    ):
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
    """Return True if the first line can be the title, whatever follows it."""
    line = paragraph[0].strip()
    fits = len(paragraph) == 1 and bool(following) and len(line) <= LONGEST_HEADING and line[-1] not in ".,;:!?"
    return fits and not _is_above(line)


def _is_above(line: str) -> bool:
    return lines_above.is_date_line(line) or lines_above.is_breadcrumb(line)


def _above(paragraphs: Sequence[Sequence[str]]) -> int:
    """Return how many lines stand above the title."""
    count = 0
    for paragraph in paragraphs[:MOST_ABOVE]:
        if len(paragraph) > 1 or not _is_above(paragraph[0]):
            break
        count += 1
    return count


def _as_markdown(paragraph: Sequence[str]) -> Iterator[str]:
    """Yield a paragraph's lines as Markdown that reads the same: bullets and numbers as lists, line ends kept."""
    indents: list[int] = []
    for number, line in enumerate(paragraph):
        bullet, numbered, labelled = _BULLET.match(line), _NUMBERED.match(line), _LABELLED.match(line)
        item = bullet or numbered or labelled
        if item:
            depth = _depth(indents, len(item["indent"].replace("\t", "    ")))
            mark = f"{numbered['number']}." if numbered else "-"
            words = f"{labelled['label']} {item['text']}" if labelled and not bullet else item["text"]
            yield f"{'    ' * depth}{mark} {markdown.escape(words)}"
        elif indents:
            yield f"{'    ' * len(indents)}{markdown.escape(line.strip())}"
        else:
            yield markdown.escape(line.strip()) + ("" if number == len(paragraph) - 1 else "\\")


def _depth(indents: list[int], indent: int) -> int:
    """Return how deep an item with this indent stands; `indents` are those of the items around it, kept up to date."""
    while indents and indent < indents[-1]:
        indents.pop()
    if not indents or indent > indents[-1] + 1:
        indents.append(indent)
    return len(indents) - 1
