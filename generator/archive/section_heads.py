"""What the head of a sealed file says of each section: read by its lines, or as YAML where it isn't written so.

There is one way to write it, key after key (`sealed`). What is read by lines is what YAML would read, which a property
test proves; facts and places of filled words are left to YAML.
"""

import re
from dataclasses import dataclass, field
from typing import Final

from generator.archive.yaml_values import ID, ODD, VALUE, Unsure, filled, name
from generator.errors import Finding
from generator.model.entries import from_keys
from generator.schema import forms
from generator.schema.facts import SCHEMA, Facts, read_facts
from generator.schema.kinds import Choice, Text, WholeNumber, optional, required
from generator.schema.nodes import Listing, Mapping, Node
from generator.schema.values import read_record
from generator.schema.yaml import parse_yaml

_USUAL_LEVEL: Final = 2
_SECTION: Final = required(id=forms.SLUG, type=Choice(tuple(SCHEMA)), lines=WholeNumber(0, 10**6)) | optional(
    level=WholeNumber(1, 6), title=Text(), was=forms.SLUG
)
_FREE: Final = frozenset({"facts", "filled"})
_ITEM: Final = re.compile(
    rf"- id: (?P<id>{ID})\n"
    rf"  type: (?P<type>{'|'.join(map(re.escape, SCHEMA))})\n"
    rf"(?:  level: (?P<level>[1-6])\n)?"
    rf"(?:  title: (?P<title>{VALUE})\n)?"
    rf"(?:  was: (?P<was>{ID})\n)?"
    rf"  lines: (?P<lines>0|[1-9][0-9]{{0,5}})\n"
    rf"(?=- |\Z)"
)


@dataclass(frozen=True, slots=True)
class SectionHead:
    """What stands in the head of a section; `lines` is how many its text has, `filled` where its filled words stand."""

    id: str
    type: str
    lines: int
    level: int = _USUAL_LEVEL
    title: str = ""
    was: str = ""
    facts: Facts = field(default_factory=dict)
    filled: Node | None = None


def read(node: Node | None, findings: list[Finding]) -> tuple[SectionHead, ...] | None:
    """Return the heads that a list holds; None with the findings where one is none."""
    if not isinstance(node, Listing):
        return None
    heads: list[SectionHead] = []
    for item in node.items:
        head = _head(item, findings)
        if head is None:
            return None
        heads.append(head)
    return tuple(heads)


def _head(item: Node, findings: list[Finding]) -> SectionHead | None:
    if not isinstance(item, Mapping):
        findings.append(Finding(item.place, "value", "a section is not a list of keys", ""))
        return None
    before = len(findings)
    plain = Mapping(tuple(entry for entry in item.entries if entry.key.text not in _FREE), item.place)
    values = read_record(_SECTION, plain, findings, what="a section")
    if len(findings) > before:
        return None
    facts = item.get("facts")
    of_type = str(values["type"])
    read_as = read_facts(of_type, facts, findings) if isinstance(facts, Mapping) else {}
    return from_keys(SectionHead, values, facts=read_as, filled=item.get("filled"))


def read_lines(lines: str) -> tuple[SectionHead, ...] | None:
    """Return the heads of a list, as YAML has it below its key; None where it needs to be read whole to be sure."""
    if ODD.search(lines):
        return None
    heads: list[SectionHead] = []
    at = 0
    while at < len(lines):
        match = _ITEM.match(lines, at)
        following = lines.find("\n- ", at)
        end = match.end() if match else len(lines) if following < 0 else following + 1
        head = (_of_lines(match) if match else None) or _alone(lines[at:end])
        if head is None:
            return None
        heads.append(head)
        at = end
    return tuple(heads)


def _of_lines(match: re.Match[str]) -> SectionHead | None:
    """Return the head of an item as it is written; None where a value of it may mean something else."""
    level, title = match["level"], match["title"]
    try:
        return SectionHead(
            id=name(match["id"]),
            type=match["type"],
            lines=int(match["lines"]),
            level=int(level) if level else _USUAL_LEVEL,
            title=filled(title) if title else "",
            was=name(match["was"] or ""),
        )
    except Unsure:
        return None


def _alone(item: str) -> SectionHead | None:
    """Return the head that one item of a list is; None where it is none, or more than that."""
    problems: list[Finding] = []
    node = parse_yaml(f"sections:\n{item}", "", problems, sealed=True)
    heads = read(node.get("sections"), problems) if node else None
    return heads[0] if node and heads and len(node.entries) == len(heads) == 1 and not problems else None
