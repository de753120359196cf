"""From section sources to the document: values filled into prose, so that a number stands in one place."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Mapping as MappingType
from dataclasses import dataclass
from typing import Final

from generator.errors import Finding, Place, nearest
from generator.model.document import Document, FilledValue, Section
from generator.schema.facts import Facts
from generator.schema.nodes import Entry, Listing, Mapping, Node, Scalar, in_quotes
from generator.schema.values import UNSPECIFIED, Value
from generator.source import clause_numbers
from generator.source.nearest_value import nearest_value
from generator.text import blocks, markdown

MOST: Final = 1_000
NEAR: Final = 1_000
LONGEST_NAME: Final = 100
VARIABLE: Final = re.compile(
    r"\{\{(?P<name>[^{}\n]*)\}\}|\{\{(?:\s*(?P<open>(?:brand|facts)\.[\w.-]*\w)(?:\s*\}(?!\}))?)?"
    r"|(?<![{\\])\{\s*(?P<single>(?:brand|facts)\.[\w.-]+)\s*\}{1,2}"
)
Names = MappingType[str, Value]


@dataclass(frozen=True, slots=True)
class SectionSource:
    """A section as its file says it: values not yet filled in; `body` starts on line `body_line` of `path`.

    `meant` are values that stand in its prose on purpose although no fact says so.
    """

    id: str
    path: str
    type: str
    title: str
    body: str
    body_line: int
    facts: Facts
    level: int = 2
    was: str = ""
    meant: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PolicySheet:
    """What policy.yml says: the document around its sections; where it is `numbered`, their numbers are made."""

    path: str
    title: str
    subtitle: str
    kind: str
    language: str
    numbered: bool = False


def tidy(text: str) -> str:
    """Return text in its canonical form: no blank lines around it."""
    lines = text.split("\n")
    while lines and not lines[0].strip():
        lines.pop(0)
    while lines and not lines[-1].strip():
        lines.pop()
    return "\n".join([*lines[:-1], *(line.rstrip() for line in lines[-1:])])


def document(
    sheet: PolicySheet, sources: Sequence[SectionSource], brand_values: Facts, findings: list[Finding]
) -> Document:
    """Return the document that the sources make with the brand's values; unknown names are findings."""
    by_section: dict[str, Value] = {source.id: dict(source.facts) for source in sources}

    def names_of(source: SectionSource) -> Names:
        return {"brand": dict(brand_values), "facts": by_section | dict(source.facts)}

    titles = {one.id: fill(one.title, names_of(one), Place(one.path), findings) for one in sources}
    numbers = clause_numbers.numbers([(one.id, titles[one.id], one.level) for one in sources]) if sheet.numbered else {}
    references = numbers or {name: markdown.escape(title, line_start=False) for name, title in titles.items() if title}

    def finished(source: SectionSource) -> Section:
        text, places = filled(source.body, names_of(source), Place(source.path, source.body_line), findings)
        findings.extend(_without_words(source, references))
        text, places = clause_numbers.referred(text, places, references)
        title = titles[source.id]
        typed = clause_numbers.typed_number(title) if sheet.numbered else ""
        if typed:
            message = f"the number {in_quotes(typed)} is typed, and policy.yml says that numbers are made"
            findings.append(
                Finding(Place(source.path), "numbered", message, "leave it out; of all titles at once: policy number")
            )
        section = Section(
            id=source.id,
            type=source.type,
            title=clause_numbers.titled(numbers[source.id], title) if source.id in numbers else title,
            text=tidy(text),
            facts=source.facts,
            level=source.level,
            was=source.was,
            filled=_tidied(text, places),
        )
        return blocks.as_written(section)

    sections = tuple(finished(source) for source in sources)
    names: Names = {"brand": dict(brand_values), "facts": by_section}
    return Document(
        title=fill(sheet.title, names, Place(sheet.path), findings),
        subtitle=fill(sheet.subtitle, names, Place(sheet.path), findings),
        kind=sheet.kind,
        language=sheet.language,
        sections=sections,
    )


def _without_words(source: SectionSource, references: MappingType[str, str]) -> Iterator[Finding]:
    """Find references without words whose section has none to give: no title, or no number."""
    for match in clause_numbers.REFERENCE.finditer(source.body):
        if match["target"] not in references:
            row = source.body.count("\n", 0, match.start())
            column = match.start() - source.body.rfind("\n", 0, match.start())
            message = f"nothing can be written for the reference {in_quotes(match[0])}"
            remedy = f"write words in the brackets: [words](#{match['target']})"
            yield Finding(Place(source.path, source.body_line + row, column), "reference", message, remedy)


def _tidied(text: str, places: Sequence[FilledValue]) -> tuple[FilledValue, ...]:
    """Return where the filled words of a text stand in its canonical form."""
    final = tidy(text)
    shift = text.index(final)
    moved = (FilledValue(one.path, one.start - shift, min(one.end - shift, len(final))) for one in places)
    return tuple(one for one in moved if 0 <= one.start < one.end)


def fill(text: str, names: Names, start: Place, findings: list[Finding]) -> str:
    """Return a title, or a value, with every `{{ name }}` replaced by its value, as it is; see `filled`."""
    return filled(text, names, start, findings, escape=False)[0]


def filled(
    text: str, names: Names, start: Place, findings: list[Finding], *, escape: bool = True
) -> tuple[str, tuple[FilledValue, ...]]:
    """Return the text with every `{{ name }}` replaced by its value, and where these values stand in it.

    Values are escaped so that they read as plain words. `start` is the place of the first character. An unknown name,
    and one whose value is not stated, is a finding; of more than `MOST` in one text, the first ones are given.
    """
    if "{" not in text:
        return text, ()
    parts: list[str] = []
    places: list[FilledValue] = []
    written = 0
    known: dict[str | None, str | _Problem] = {}
    problems = at = line = line_start = 0
    for match in VARIABLE.finditer(text):
        breaks = text.count("\n", at, match.start())
        if breaks:
            line += breaks
            line_start = text.rindex("\n", at, match.start()) + 1
        name = match["name"] or match["single"]
        if name not in known:
            known[name] = _value(name, names)
        value = known[name]
        if meant := match["single"] or match["open"]:
            what = "is not filled in" if match["single"] else "is never closed with }}"
            value = _Problem("variable", f"{in_quotes(match[0])} {what}", f"write {{{{ {meant} }}}}")
        parts.append(text[at : match.start()])
        written += match.start() - at
        at = match.end()
        if isinstance(value, str):
            first = not text[line_start : match.start()].strip() if match.start() - line_start < NEAR else False
            parts.append(markdown.escape(value, line_start=first) if escape else value)
            places.append(FilledValue(str(name).strip(), written, written + len(parts[-1])))
            written += len(parts[-1])
            continue
        parts.append(match[0])
        written += len(match[0])
        problems += 1
        place = Place(start.path, start.line + line, match.start() - line_start + (1 if line else start.column))
        if problems < MOST:
            findings.append(Finding(place, value.rule, value.message, value.remedy))
        elif problems == MOST:
            findings.append(
                Finding(place, "too-many", f"{MOST} values or more can't be filled in here", "mend the first")
            )
    return "".join([*parts, text[at:]]), tuple(places)


@dataclass(frozen=True, slots=True)
class _Problem:
    """Why a name has no value to fill in."""

    rule: str
    message: str
    remedy: str


def _value(name: str | None, names: Names) -> str | _Problem:
    if name is None:
        return _Problem("variable", "{{ opens a value that is never closed with }}", "write {{ name }}")
    dotted = name.strip()
    value: Value = dict(names)
    for part in dotted.split("."):
        if not isinstance(value, dict) or part not in value:
            message = f"no value is called {in_quotes(dotted)}"
            if dotted.startswith("brand.") and isinstance(names["brand"], dict):
                message += f" in the brand.yml of {names['brand'].get('brand', 'this brand')}"
            return _Problem("unknown-variable", message, nearest_value(dotted[:LONGEST_NAME], _leaves("", dict(names))))
        value = value[part]
    return _words(dotted, value)


def _leaves(path: str, value: Value) -> list[str]:
    """Return the full names of all single values."""
    if isinstance(value, dict):
        return [leaf for key, inner in value.items() for leaf in _leaves(f"{path}.{key}" if path else key, inner)]
    return [path]


def _words(name: str, value: Value) -> str | _Problem:
    match value:
        case dict():
            remedy = nearest("", [f"{name}.{key}" for key in value])
            return _Problem(
                "unknown-variable", f"{in_quotes(name)} is not a single value", f"name one of its values; {remedy}"
            )
        case str() if value == UNSPECIFIED:
            remedy = "state it where it is kept, or reword"
            return _Problem("unspecified-variable", f"{in_quotes(name)} is unspecified", remedy)
        case bool():
            return "yes" if value else "no"
        case list():
            return " ".join(", ".join(value).split())
        case _:
            return " ".join(str(value).split())


def fill_node(node: Node, names: Names, findings: list[Finding]) -> Node:
    """Return the node with values filled into its scalars: facts of a shared clause may name a brand's values."""
    match node:
        case Scalar(text=text, place=place, quoted=quoted):
            return Scalar(fill(text, names, place, findings), place, quoted) if "{{" in text else node
        case Listing(items=items, place=place):
            return Listing(tuple(fill_node(item, names, findings) for item in items), place)
        case Mapping(entries=entries, place=place):
            return Mapping(tuple(Entry(e.key, fill_node(e.value, names, findings)) for e in entries), place)
