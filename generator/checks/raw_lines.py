"""Lines of a draft that were to be headings, tables, items or values, and that readers would see with their signs."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from typing import Final

from generator.errors import Finding, Place, Severity
from generator.model.document import Document, Section
from generator.schema.nodes import in_quotes
from generator.source.assembly import SectionSource
from generator.text import blocks
from generator.text.blocks import Block

RULE: Final = "raw-signs"
_HEADING: Final = re.compile(r"[ >]*(?P<signs>#{2,6})(?P<words>[^\W_].{0,60})")
_ROW: Final = re.compile(r"[ >]*\|.*\|[ ]*")
_ITEM: Final = re.compile(r"[ ]*-(?P<words>(?:\*\*)?[^\W\d_].{0,60})")
_NAME: Final = re.compile(
    r"\{[^{}]*\}|\{\{[ \t]*[\w.-]+"
    r"|(?<![\w.-])(?P<name>facts(?:\.[a-z0-9_-]+){1,6}|brand\.(?:legal_name|(?:contact|values)\.[\w-]+))"
)
"""What stands in braces, or behind two that are never closed, which says nothing of it, or the name of a value."""
_ANY: Final = re.compile(r"^[ >]*(?:#{2}|\||-(?:\*\*)?[^\W\d_])|\b(?:facts|brand)\.[a-z]", re.MULTILINE)
_SHORT: Final = 60
_SEVERAL: Final = 2


def raw_lines(source: SectionSource, section: Section, document: Document) -> Iterator[Finding]:
    """Find lines of a section whose signs do nothing, and names of values without braces."""
    if not _ANY.search(section.text):
        return
    above = len(source.body) - len(source.body.lstrip("\n"))
    lines = section.text.split("\n")
    known = {*source.facts, *(one.id for one in document.sections)}
    every = blocks.of(section)
    for block, after in pairwise((*every, None)):
        if block and block.kind in {"paragraph", "item"}:
            end = after.line if after and after.line > block.line else len(lines)
            own = _lines_of(block, lines, end)
            for row, message, remedy, severity in _of_block(block, own, known):
                place = Place(source.path, source.body_line + above + block.line + row)
                yield Finding(place, RULE, message, remedy, severity)


def _lines_of(block: Block, lines: Sequence[str], end: int) -> Sequence[str]:
    """Return the lines of a block, up to an empty one or the next block; of those with code none counts."""
    own = takewhile(str.strip, (lines[n] for n in range(block.line, end)))
    return ["" if "`" in line else line for line in own]


def _of_block(block: Block, lines: Sequence[str], known: set[str]) -> Iterator[tuple[int, str, str, Severity]]:
    for row, line in enumerate(lines):
        if match := _HEADING.match(line):
            signs, words = match["signs"], match["words"]
            message = f"the signs {signs} make no heading, and readers would see them: {in_quotes(signs + words)}"
            yield row, message, f"write a space behind them, {signs} {words}, on a line of its own", Severity.ERROR
        for name in filter(None, (match["name"] for match in _NAME.finditer(line))):
            if name.startswith("brand.") or name.split(".")[1] in known:
                message = f"the name of a value stands here, and readers would see it: {in_quotes(name)}"
                yield row, message, f"write it in two braces on each side: {{{{ {name} }}}}", Severity.ERROR
    if len(lines) >= _SEVERAL and all(map(_ROW.fullmatch, lines)):
        message = f"lines with signs | make no table, and readers would see the signs: {in_quotes(lines[0][:_SHORT])}"
        columns = lines[0].strip(" >").strip("|").count("|") + 1
        yield 0, message, f"write |{'---|' * columns} as the second line, below the head of the table", Severity.ERROR
    typed = [(row, match["words"]) for row, line in enumerate(lines) if (match := _ITEM.match(line))]
    if block.kind == "item" or len(typed) >= _SEVERAL:
        for row, words in typed:
            message = f"this line begins no item of a list, and readers would see its sign: {in_quotes('-' + words)}"
            yield row, message, f"write a space behind it: - {words}", Severity.WARNING
