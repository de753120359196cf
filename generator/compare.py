"""What `policy compare` does: the engine on two files without a project, and the forms of its answer."""

import json
import re
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from generator import blocks, bring, drawing, files, importer, report
from generator.align import Sides, alike, units
from generator.diff import AlignedSection, aligned, diff
from generator.errors import cannot
from generator.materiality import judge, level, score, weightiest_first
from generator.model import Document, Level, NoticePromise, Section
from generator.redline import whole
from generator.verdicts import Judged

FORMATS: Final = ("text", "json", "markdown", "html")
MOST_BYTES: Final = 5_000_000
MOST_LINES: Final = 50_000
MOST_SECTIONS: Final = 2_000
MOST_PAIRS: Final = 40_000  # of sections that are compared each with each
SAME: Final = 0.75
PROMISE: Final = NoticePromise(favourable_changes="material")  # nobody promised anything: the stricter reading


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two documents, their sections aligned, and every change between them with its verdict."""

    old: Document
    new: Document
    sections: tuple[AlignedSection, ...]
    judged: tuple[Judged, ...]


def compare(old: Path, new: Path, *, language: str = "en") -> Comparison:
    """Return the comparison of two files; one that can't be read, or is too large to compare, is a PolicyError."""
    before, after = (_document(path, language) for path in (old, new))
    after = _with_ids_of(after, before)
    sections = aligned(before, after)
    changes = diff(before, after, sections)
    return Comparison(before, after, sections, judge(changes, before, after, [PROMISE]))


def _document(path: Path, language: str) -> Document:
    try:
        size = path.stat().st_size
    except (OSError, ValueError):
        size = 0  # reading it says what is wrong
    if size > MOST_BYTES:
        limit = f"compare files of at most {MOST_BYTES / 1_000_000:g} MB; split it"
        raise cannot(str(path), f"this file has {size / 1_000_000:.1f} MB", limit)
    raw = files.read_bytes(path, str(path), MOST_BYTES)
    if b"\0" in raw:
        raise cannot(str(path), "this is not a text file", "save it as UTF-8 text")
    lines = max(raw.count(b"\n"), raw.count(b"\r"))
    if lines > MOST_LINES:
        raise cannot(str(path), f"this file has {lines:,} lines", f"compare files of at most {MOST_LINES:,}; split it")
    document = bring.read_document(path, language=language)
    count = len(document.sections)
    if count > MOST_SECTIONS:
        limit = f"compare files with at most {MOST_SECTIONS:,}; split it"
        raise cannot(str(path), f"this file has {count:,} headings", limit)
    return document


def _with_ids_of(document: Document, before: Document) -> Document:
    """Give the sections the ids of those they were; where they are very many, by heading, text or rare words."""
    if len(document.sections) * len(before.sections) <= MOST_PAIRS:
        return importer.with_ids_of(document, before)
    given: dict[int, str] = {}
    for key in _KEYS:
        free: dict[Hashable, list[str]] = {}
        for section in reversed(before.sections):
            free.setdefault(key(section), []).append(section.id)
        taken = set(given.values())
        for at, section in enumerate(document.sections):
            same = free.get(key(section), []) if at not in given and key(section) else []
            while same and same[-1] in taken:
                same.pop()
            if same:
                given[at] = same.pop()
    left = [section for section in before.sections if section.id not in set(given.values())]
    right = [at for at in range(len(document.sections)) if at not in given]
    given |= _by_rare_words(left, [document.sections[at] for at in right], right)
    names = {section.id for section in before.sections}
    sections = []
    for at, section in enumerate(document.sections):
        name, number = given.get(at, section.id), 2
        while at not in given and name in names:
            name, number = f"{section.id}-{number}", number + 1
        names.add(name)
        sections.append(replace(section, id=name))
    return replace(document, sections=tuple(sections))


_NUMBER: Final = re.compile(r"^\W*\d[\d.]*[.):]?\s+(?=\S)")
_KEYS: Final[tuple[Callable[[Section], Hashable], ...]] = (
    lambda section: (section.title, section.text),
    lambda section: section.title,
    lambda section: blocks.slug(_NUMBER.sub("", section.title)) if section.title else "",
    lambda section: section.text,
)


def _by_rare_words(left: list[Section], right: list[Section], places: list[int]) -> dict[int, str]:
    old_words = [frozenset(units(section.text)) for section in left]
    new_words = [frozenset(units(section.text)) for section in right]

    def likeness(i: int, j: int) -> float:
        return 2 * len(old_words[i] & new_words[j]) / (len(old_words[i]) + len(new_words[j]) or 1)

    sides = Sides(left, right, likeness, old_words.__getitem__, new_words.__getitem__)
    found = alike(sides, range(len(left)), range(len(right)))
    return {places[j]: left[i].id for likely, i, j in found if likely >= SAME}


def shown(comparison: Comparison, form: str) -> str:
    """Return a comparison as text with its changes, as one JSON object, or as the redline in Markdown or HTML."""
    match form:
        case "text":
            return "\n".join(_lines(comparison)) + "\n"
        case "json":
            return json.dumps(_json(comparison), ensure_ascii=False, indent=2) + "\n"
        case "markdown":
            return drawing.as_markdown(whole(comparison.old, comparison.new, comparison.sections))
        case "html":
            redlined = whole(comparison.old, comparison.new, comparison.sections)
            return "\n".join(['<div class="redline">', *drawing.as_html(redlined), "</div>"]) + "\n"
        case _:
            message = f"unknown format {form}"
            raise ValueError(message)


def _lines(comparison: Comparison) -> Iterator[str]:
    judged = comparison.judged
    if not judged:
        yield "No difference: editorial."
        return
    undecided = sum(1 for one in judged if one.verdict.undecided)
    head = f"{report.counted(len(judged), 'change')}, {min(level(judged), Level.MATERIAL)}"
    yield head + (f", {undecided} not decided by a rule" if undecided else "")
    yield ""
    yield from map(report.change_line, weightiest_first(judged))
    yield from report.redline_lines(comparison.sections)


def _json(comparison: Comparison) -> dict[str, object]:
    judged = comparison.judged
    return {
        "level": str(min(level(judged), Level.MATERIAL)),  # consent is asked for by a project's promise
        "undecided": any(one.verdict.undecided for one in judged),
        "score": round(score(judged), 3),
        "changes": [
            {
                "kind": str(one.change.kind),
                "section": one.change.section,
                "path": "/".join(one.change.path),
                "level": str(one.verdict.level),
                "direction": str(one.verdict.direction),
                "rule": one.verdict.rule,
                "score": round(one.verdict.likelihood, 3),
                "reason": one.verdict.reason,
                "old": one.change.old,
                "new": one.change.new,
            }
            for one in weightiest_first(judged)
        ],
    }
