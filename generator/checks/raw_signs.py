"""Signs of other Markdown that readers of a draft would see as they are, or that mark other words than meant."""

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from generator.checks import raw_lines
from generator.errors import Finding, Place, Severity
from generator.model.document import Document
from generator.schema.nodes import in_quotes
from generator.source import typed_bullets, typed_labels
from generator.source.assembly import SectionSource
from generator.text import blocks
from generator.text.blocks import Block, Run

RULE: Final = "raw-signs"
MOST: Final = 100
_NEAR: Final = 20
_ATTRIBUTES: Final = re.compile(r"\{[#.:][^{}\n]{0,200}\}\s*$")
_TAG: Final = re.compile(r"</?[A-Za-z][^<>\n]{0,200}>")
_BOLD_IN_TITLE: Final = re.compile(r"(?<!\\)\*\*|(?<!\\)__(?=\S)")
_PAIR: Final = re.compile(r"(?<!\*)\*\*(?!\*)")
_BOX: Final = re.compile(r"\[[ xX]\](?= )")
_PARTED_LINK: Final = re.compile(r"(\[[^\[\]\n]{1,200}\])\s+(\((?:#|https?://|mailto:|policy:)[^()\s]{0,500}\))")
_OPEN_LINK: Final = re.compile(r"\[[^\[\]\n]{1,200}\]\((?:#|https?://|mailto:|policy:)[^()\s]{0,200}")
_ANY: Final = re.compile(r"\S\*|!\[|\[\s*[xX]?\s*\]|\]\s*\(")  # a star beside words, a picture, a box, a link


def raw_signs(sources: Iterable[SectionSource], document: Document, sheet: str) -> Iterator[Finding]:
    """Find signs in titles and texts of a draft that do not do what they do elsewhere."""
    yield from _of_title(document.title, Place(sheet))
    for source, section in zip(sources, document.sections, strict=True):
        yield from _of_title(section.title, Place(source.path))
        above = len(source.body) - len(source.body.lstrip("\n"))
        if (line := typed_bullets.first_line(section.text)) is not None:
            message = "typed bullets make no list, and readers see one passage"
            remedy = "begin each item with “- ” in place of its bullet"
            yield Finding(Place(source.path, source.body_line + above + line), RULE, message, remedy, Severity.NOTE)
        if (line := typed_labels.first_line(section.text)) is not None:
            message = "labels below words make no list, and readers see one passage"
            remedy = "write an empty line before the first of them"
            yield Finding(Place(source.path, source.body_line + above + line), RULE, message, remedy, Severity.NOTE)
        yield from islice(raw_lines.raw_lines(source, section, document), MOST)
        if not _ANY.search(html.unescape(section.text)):
            continue  # neither signs nor entities write one
        starts = [0, *(match.end() for match in re.finditer("\n", section.text))]
        found = (
            Finding(Place(source.path, source.body_line + above + block.line), RULE, message, remedy, severity)
            for block in blocks.of(section)
            for message, remedy, severity in _of_block(block, section.text, starts[block.line])
        )
        yield from islice(found, MOST)


def _of_title(title: str, place: Place) -> Iterator[Finding]:
    """Find what a title shows as it stands: titles are plain words."""
    for pattern, what, remedy in (
        (_ATTRIBUTES, "an address", "remove it: the name of the file is the address of a section"),
        (_TAG, "HTML", "remove it: a title is plain words"),
        (_BOLD_IN_TITLE, "a mark", "remove it: a title is plain words"),
    ):
        if match := pattern.search(title):
            message = f"the title holds {what} that readers would see as it stands: {in_quotes(match[0].strip())}"
            yield Finding(place, RULE, message, remedy)


def _of_block(block: Block, text: str, start: int) -> Iterator[tuple[str, str, Severity]]:
    """Yield what is wrong in a block that starts there: the message, the remedy, and how much it stops."""
    if block.kind in {"code", "rule"}:
        return
    words = block.words
    if "**" not in words and "[" not in words and not any(run.marks for run in block.runs):
        return
    written = text[start : start + 2 * len(words) + 200]
    for run in block.runs:
        if "code" in run.marks:
            continue
        if _PAIR.search(run.text) and r"\*" not in written:
            message = (
                f"the signs ** did not make words bold, and readers would see them: {in_quotes(_around(run.text))}"
            )
            yield message, "write them on both sides, **like this**, beside spaces, or remove them", Severity.ERROR
        if match := _PARTED_LINK.search(run.text):
            message = f"what should be a link is none, and readers would see its signs: {in_quotes(match[0])}"
            yield message, f"write it without the space: {match[1]}{match[2]}", Severity.ERROR
        if r"\[" not in written and (match := _OPEN_LINK.search(run.text)):
            message = f"what should be a link is none, and readers would see its signs: {in_quotes(match[0])}"
            remedy = "write [words](address), without spaces in the address, and close the bracket behind it"
            yield message, remedy, Severity.ERROR
        if any(mark.startswith("image:") for mark in run.marks):
            message = f"a picture is not shown, only its words: {in_quotes(run.text)}"
            yield message, "write in words what it shows", Severity.WARNING
    if block.kind == "item" and r"\[" not in written and (match := _BOX.match(block.words)):
        message = f"a box to tick is none here, and readers would see its signs: {in_quotes(match[0])}"
        yield message, "remove the signs", Severity.ERROR
    for before, run, after in _inside_words(block.runs):
        message = f"the signs * stand inside words and make others italic: {in_quotes(before + run.text + after)}"
        yield message, r"write \* for a star", Severity.ERROR


def _around(text: str) -> str:
    """Return the words around the signs, whole ones."""
    at = text.index("**")
    before, after = text[:at], text[at + len("**") :]
    if len(before) > _NEAR:
        before = before[-_NEAR:].partition(" ")[2] or before[-_NEAR:]
    if len(after) > _NEAR:
        after = after[:_NEAR].rpartition(" ")[0] or after[:_NEAR]
    return f"{before}**{after}".strip()


def _inside_words(runs: Sequence[Run]) -> Iterator[tuple[str, Run, str]]:
    """Yield italic words that begin and end within words, each with the words on both sides: “Der*die Nutzer*in”."""
    for n, run in enumerate(runs[1:-1], 1):
        before, after = runs[n - 1].text.rpartition(" ")[2], runs[n + 1].text.partition(" ")[0]
        inner = run.text
        if "em" in run.marks and " " in inner and before[-1:].isalnum() and after[:1].isalnum():
            yield before, run, after
