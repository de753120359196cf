"""References by number, such as “section 3”: they have to lead where their words say."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from generator.errors import Finding, Place, Severity
from generator.model.document import Document, Section
from generator.model.languages import code_of
from generator.schema.nodes import in_quotes
from generator.source.assembly import SectionSource
from generator.source.typed_references import (
    IN_WORDS,
    LINK,
    TypedReference,
    number_of,
    of_this_text,
    typed_references,
    unique_ids,
)

RULE: Final = "cross-reference"
_WHOLE: Final = re.compile(r"(?:§\s?)?(\d{1,2})[.)]?\s+\S")
_OF_LINE: Final = re.compile(r"(?m)^(?:#+\s+|\*\*|- )?(?P<number>\d{1,2}(?:\.\d{1,2})+)[.)]?\s")


def cross_references(sources: Sequence[SectionSource], document: Document) -> Iterator[Finding]:
    """Find references whose number is not that of the section they lead to, or of none; in English and German.

    A section has the number that is typed at the start of its title; where no title has one, readers count.
    """
    language = code_of(document.language)
    if language not in IN_WORDS:
        return
    typed = {one.id: number_of(one.title) for one in document.sections}
    is_numbered = any(typed.values())
    numbers = typed if is_numbered else _counted(document.sections)
    titles = {one.id: one.title for one in document.sections}
    known = {number for number in numbers.values() if number} | {
        match["number"] for one in document.sections for match in _OF_LINE.finditer(one.text)
    }
    for source in sources:
        linked = list(LINK.finditer(source.body))
        for link in linked:
            said, number = IN_WORDS[language].search(link["words"]), numbers.get(link["target"], "")
            if said and number and said["number"] != number:
                where = in_quotes(titles[link["target"]])
                is_it = f"which has the number {number}" if is_numbered else f"which is number {number} on the page"
                message = f"the words say {said[0]}, and the link leads to {where}, {is_it}"
                yield _finding(source, link.start(), message, "mend the number or the link")
        spans = [link.span() for link in linked]
        for plain in of_this_text(source.body, language) if is_numbered else ():
            inside = any(first <= plain.start() < last for first, last in spans)
            if not inside and not _is_known(plain["number"], known):
                message = f"no section has the number {plain['number']}"
                yield _finding(
                    source, plain.start(), message, "mend the number, or link to the section: [words](#its-id)"
                )


def unlinked(sources: Sequence[SectionSource], document: Document, *, numbered: bool) -> Iterator[Finding]:
    """Suggest links where a typed reference names a section of this text for certain, with the words to write."""
    ids = unique_ids({one.id: number_of(one.title) for one in document.sections})
    for source in sources:
        lines: dict[int, list[TypedReference]] = {}
        for one in typed_references(source.body, document.language, ids, made=numbered):
            if one.instead and ids[one.number] != source.id:
                lines.setdefault(source.body.count("\n", 0, one.start), []).append(one)
        for row, found in lines.items():
            begin = source.body.rfind("\n", 0, found[0].start) + 1
            instead = ", ".join(one.instead for one in found)
            named = ", ".join(in_quotes(one.words) for one in found)
            message = f"{named} could be a link" + (", with a number that is made" if numbered else "")
            place = Place(source.path, source.body_line + row, found[0].start - begin + 1)
            yield Finding(place, RULE, message, f"write: {instead}", Severity.NOTE)


def typed_numbers(sources: Sequence[SectionSource]) -> Iterator[Finding]:
    """Find a section whose typed number is not the one after that of the section before, where all have one."""
    titled = [one for one in sources if one.title]
    top = [one for one in titled if one.level == min(each.level for each in titled)]
    numbers = [_WHOLE.match(one.title) for one in top]
    for source, before, match in zip(top[1:], numbers, numbers[1:], strict=False) if all(numbers) else ():
        if match and before and int(match[1]) != int(before[1]) + 1:
            message = f"this section has the number {match[1]}, and the one before it has {before[1]}"
            remedy = f"call it {int(before[1]) + 1}, or let numbers be made: numbered: yes in policy.yml"
            yield Finding(Place(source.path, 1), RULE, message, remedy, Severity.WARNING)


def _counted(sections: Sequence[Section]) -> dict[str, str]:
    """Return the place of each section of the first level that has a title, as a reader counts."""
    top = [one.id for one in sections if one.title and one.level == min(each.level for each in sections)]
    return {name: str(place) for place, name in enumerate(top, 1)}


def _is_known(number: str, known: set[str]) -> bool:
    """Return True if a number is one, or has parts; one below a section without numbered parts may be a list's."""
    return number in known or number.rpartition(".")[0] in known or any(one.startswith(f"{number}.") for one in known)


def _finding(source: SectionSource, start: int, message: str, remedy: str) -> Finding:
    row = source.body.count("\n", 0, start)
    place = Place(source.path, source.body_line + row, start - source.body.rfind("\n", 0, start))
    return Finding(place, RULE, message, remedy, Severity.WARNING)
