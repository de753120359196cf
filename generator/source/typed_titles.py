"""Sections whose typed numbers make way for numbers that are made: what becomes of each file, line by line."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.schema.nodes import Scalar
from generator.schema.yaml import split
from generator.source import clause_numbers
from generator.source.assembly import SectionSource
from generator.source.typed_references import number_of, typed_references, unique_ids

if TYPE_CHECKING:
    from generator.errors import Finding

_TITLE: Final = re.compile(r"^(?P<key>title:[ \t]*)(?P<value>.*)$", re.MULTILINE)
_BARE: Final = re.compile(r"(?:§\s?)?\d{1,2}[.)]?\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class TypedNumbers:
    """The numbers that are typed in the titles of a policy, by the ids of its sections, and those that will be made."""

    typed: Mapping[str, str]
    made: Mapping[str, str]
    titles: Mapping[str, str]

    @property
    def ids(self) -> Mapping[str, str]:
        """By each typed number the id of the one section that has it."""
        return unique_ids(self.typed)


@dataclass(frozen=True, slots=True)
class LineChange:
    """A line of a file, before and after; without what it becomes where it has to be looked at, and `why`."""

    path: str
    line: int
    old: str
    new: str = ""
    why: str = ""


def typed_numbers(sources: Sequence[SectionSource]) -> TypedNumbers:
    """Return the typed numbers of sections; without a sign after them, they are some only where all have one."""
    titled = [one for one in sources if one.title]
    top = [one for one in titled if one.level == min(each.level for each in titled)]
    counted = [str(place) for place in range(1, len(top) + 1)]
    all_have = len(top) > 1 and [number_of(one.title) for one in top] == counted
    typed, titles = {}, {}
    for one in sources:
        signed = clause_numbers.typed_number(one.title)
        plain = bool(_BARE.match(one.title)) and all_have and one in top
        typed[one.id] = number_of(one.title) if signed or plain else ""
        titles[one.id] = clause_numbers.untitled(one.title) if signed else one.title
        titles[one.id] = _BARE.sub("", one.title, count=1) if plain and not signed else titles[one.id]
    made = clause_numbers.numbers([(one.id, titles[one.id], one.level) for one in sources])
    return TypedNumbers(typed, made, titles)


def renumbered(text: str, source: SectionSource, numbers: TypedNumbers, language: str) -> tuple[str, list[LineChange]]:
    """Return a section's file without its typed number, with links in the place of references, and what changed.

    What isn't certain stays, and is among the changes without a new line.
    """
    changes: list[LineChange] = []
    body_at = len(text) - len(source.body)
    head, body = text[:body_at], text[body_at:]
    if body != source.body:
        return text, [LineChange(source.path, 1, "the file", why="its text can't be told from what stands above it")]
    if numbers.typed.get(source.id):
        head = _without_number(head, source, numbers.titles[source.id], changes)
    found = list(typed_references(body, language, numbers.ids, made=True))
    edited = body
    for one in reversed(found):
        if one.instead:
            edited = edited[: one.start] + one.instead + edited[one.end :]
    before, after = body.split("\n"), edited.split("\n")
    for n, (old, new) in enumerate(zip(before, after, strict=True)):
        if old != new:
            changes.append(LineChange(source.path, source.body_line + n, old.strip(), new.strip()))
    changes += [
        LineChange(
            source.path, source.body_line + body.count("\n", 0, one.start), one.words, why=_why(one.number, numbers)
        )
        for one in found
        if not one.instead
    ]
    return head + edited, changes


def _why(number: str, numbers: TypedNumbers) -> str:
    if number not in numbers.typed.values():
        return "no section has this number"
    return "it names several, a part of one, or says more"


def _without_number(head: str, source: SectionSource, bare: str, changes: list[LineChange]) -> str:
    """Return the lines above a text with its title, which loses its number."""
    match = _TITLE.search(head)
    for value in _values(match["value"], source.title, bare) if match else ():
        new = f"{head[: match.start('value')]}{value}{head[match.end('value') :]}" if match else head
        if match and _title_in(new, source.path) == bare:
            line = head.count("\n", 0, match.start()) + 1
            changes.append(LineChange(source.path, line, match[0], f"{match['key']}{value}"))
            return new
    changes.append(LineChange(source.path, 1, source.title, why="the title is written in a way that stays as it is"))
    return head


def _values(written: str, title: str, bare: str) -> Iterator[str]:
    """Yield how a title can be written without its number: as it was, or in quotes."""
    gone = title[: len(title) - len(bare)]
    yield written.replace(gone, "", 1)
    yield json.dumps(bare, ensure_ascii=False)


def _title_in(head: str, path: str) -> str:
    """Return the title that a head states; empty where something is wrong with it, such as typographic quotes."""
    found: list[Finding] = []
    node, _, _ = split(f"{head.rstrip()}\n\nText.\n", path, found)
    title = node.get("title") if node and not found else None
    return title.text if isinstance(title, Scalar) else ""
