"""Reading a sealed file back: a version, or why the file is none as it was sealed."""

import re
import sys
from collections.abc import Mapping as MappingType
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from generator.archive import section_heads, verdict_form, verdict_lines
from generator.archive.sealed_form import ORIGINS, UNKNOWN, VERDICTS_OF_NEXT, digest_of_rest, seal
from generator.archive.section_heads import SectionHead
from generator.errors import Finding, Place, PolicyError
from generator.model.document import Document, Section
from generator.model.entries import from_keys
from generator.model.lazy_tuple import Later
from generator.model.version import SealedVerdict, Version
from generator.schema import dates, forms
from generator.schema.kinds import Choice, Field, Flag, Text, WholeNumber, optional, required
from generator.schema.nodes import Mapping
from generator.schema.values import Value, read_record
from generator.schema.yaml import parse_yaml, split
from generator.source.notice_promise import SEALED_PROMISE, read_promise
from generator.text import blocks
from generator.text.markdown import FIRST as FIRST_GRAMMAR
from generator.text.markdown import GRAMMAR

_FREE: Final = frozenset({"sections", "verdicts", VERDICTS_OF_NEXT})
_AS_IN_A_VERSION: Final = (
    required(digest=Text(), previous=Text(), recorded=forms.DAY, origin=Choice(ORIGINS))
    | optional(master=forms.DIGEST, program=Text(), adds_nothing_to=WholeNumber(1, 10**6), rehearsal=Flag())
    | optional(record=Text(), decisions=Text(), promised=forms.DIGEST, before=WholeNumber(1, 10**6), note=Text())
)
_HEAD: Final = (
    _AS_IN_A_VERSION
    | required(policy=Text(), version=WholeNumber(1, 10**6), title=Text(), kind=Text(), language=Text())
    | optional(effective=Text(), subtitle=Text(), grammar=WholeNumber(1, 999))
    | {"notice": Field(SEALED_PROMISE, required=True)}
)
_ITEMS: Final = r"(?:- .*\n(?:(?:  .*)?\n)*)+"
_LISTS: Final = re.compile(
    rf"^sections:\n(?P<sections>{_ITEMS})(?:verdicts:(?: \[\]\n|\n(?P<verdicts>{_ITEMS})))?---\n", re.MULTILINE
)
"""The lists at the end of a head, as they are sealed."""
_ENDED: Final = re.compile(r"\n(?:---|\.\.\.)")


@dataclass(frozen=True, slots=True)
class _FileParts:
    """The parts of a sealed file: its head, what that says of sections and verdicts, its text and where that starts."""

    head: Mapping
    sections: tuple[SectionHead, ...]
    verdicts: Sequence[SealedVerdict]
    body: str
    body_line: int


def unseal(text: str, policy: str, path: str, findings: list[Finding], *, proved: bool = False) -> Version | None:
    """Return the version that a sealed file holds; None with the findings where it is not a sealed version as written.

    Its bytes have the digest that it names. With `proved`, the version is also written again and compared byte by byte:
    it has the one form in which versions are sealed.
    """
    problems: list[Finding] = []
    version = _read(text, path, problems)
    if version is None:
        findings.extend(problems)
        return None
    if not proved and _has_its_digest(text, policy):
        findings.extend(problems)
        return version
    try:
        again = seal(policy, version)
    except PolicyError as problem:
        findings.extend(problem.findings)
        return None
    if again == text.encode():
        findings.extend(problems)
        return version
    findings.append(_renamed(text, policy, path) or _edited(again.decode(), text, path))
    return None


def _has_its_digest(text: str, policy: str) -> bool:
    """Return True if a file of this policy carries, on its second line, the digest of all its other bytes."""
    fence, own, *_ = lines = text.split("\n", 4)
    rest = text.encode()[len(f"{fence}\n{own}\n".encode()) :]
    return len(lines) > 4 and [fence, own, lines[3]] == ["---", f"digest: {digest_of_rest(rest)}", f"policy: {policy}"]  # noqa: PLR2004


_OF_POLICY: Final = "policy: "


def _renamed(text: str, policy: str, path: str) -> Finding | None:
    """Return that a file is as it was sealed, in a folder that had another name then; None for any other file."""
    line = text.split("\n", 4)[3:4]
    other = line[0].removeprefix(_OF_POLICY) if line and line[0].startswith(_OF_POLICY) else ""
    if not other or other == policy or not _has_its_digest(text, other):
        return None
    message = f"this is a version of {other}, and its folder is that of {policy}"
    remedy = "give the folder its name back, or the file its place: what was published keeps its name"
    return Finding(Place(path, 4), "sealed-elsewhere", message, remedy)


def _edited(expected: str, text: str, path: str) -> Finding:
    wanted, lines = expected.split("\n"), text.split("\n")
    differing = next(
        (n for n, (want, have) in enumerate(zip(wanted[2:], lines[2:], strict=False), 3) if want != have), None
    )
    line = differing or (min(len(wanted), len(lines)) if len(wanted) != len(lines) else 2)
    return _broken(Place(path, line), "it no longer has the bytes that its digest was made from")


def _broken(place: Place, why: str) -> Finding:
    remedy = f"restore the file as it was (git restore {place.path}) and make the change in sections/"
    return Finding(place, "sealed-edited", f"this sealed version was changed: {why}", remedy)


def _read(text: str, path: str, findings: list[Finding]) -> Version | None:
    problems: list[Finding] = []
    parts = _parts(text, path, problems)
    if parts is None or problems:
        findings.extend(_broken(problem.place, problem.message) for problem in problems)
        return None
    head = parts.head
    plain = Mapping(tuple(entry for entry in head.entries if entry.key.text not in _FREE), head.place)
    values = read_record(_HEAD, plain, problems, what="a version")
    grammar = int(str(values.get("grammar", FIRST_GRAMMAR)))
    if grammar > GRAMMAR:
        message = f"this version was sealed by a newer program, {values.get('program', '')}"
        findings.append(Finding(Place(path), "newer-program", message, "update the program"))
        return None
    if not problems:
        _check_lines(parts, path, problems, has_subtitle="subtitle" in values)
    following = verdict_form.read(head.get(VERDICTS_OF_NEXT), problems)
    if problems:
        findings.extend(_broken(problem.place, f"{problem.message}") for problem in problems)
        return None
    effective = str(values.get("effective", UNKNOWN))
    return from_keys(
        Version,
        {key: value for key, value in values.items() if key in _AS_IN_A_VERSION},
        number=values["version"],
        document=Document(
            title=str(values["title"]),
            language=str(values["language"]),
            sections=Later(cache(lambda: _sections(parts, values))),
            kind=str(values["kind"]),
            subtitle=str(values.get("subtitle", "")),
        ),
        effective=None if effective == UNKNOWN else dates.day(effective),
        promise=read_promise(values["notice"]),
        place=Place(path),
        grammar=grammar,
        verdicts=parts.verdicts,
        next_verdicts=following,
    )


def _parts(text: str, path: str, problems: list[Finding]) -> _FileParts | None:
    """Return the parts of a sealed file; None with the problems where it has none.

    Lists that are written as they are sealed, at the head's end, are read by their lines: of sections at once, of
    verdicts when they are asked for.
    """
    lists = _LISTS.search(text)
    above = text[: lists.start()] if lists else ""
    heads = section_heads.read_lines(lists["sections"]) if lists and not _ENDED.search(above) else None
    if lists and heads is not None:
        faults: list[Finding] = []
        head, *_ = split(f"{above}---\n", path, faults, sealed=True)
        if head and not faults and not _FREE.intersection(entry.key.text for entry in head.entries):
            written, line = (lists["verdicts"] or "").encode(), text.count("\n", 0, max(0, lists.start("verdicts")))
            verdicts = Later(cache(lambda: _verdicts(written.decode(), path, line))) if written else ()
            return _FileParts(head, heads, verdicts, text[lists.end() :], 1 + text.count("\n", 0, lists.end()))
    head, body, body_line = split(text, path, problems, sealed=True)
    if head is None:
        return None
    listed = section_heads.read(head.get("sections"), problems)
    if listed is None and not problems:
        problems.append(Finding(Place(path), "value", "the list of sections is missing", ""))
    return _FileParts(head, listed or (), verdict_form.read(head.get("verdicts"), problems), body, body_line)


def _verdicts(lines: str, path: str, first_line: int) -> tuple[SealedVerdict, ...]:
    """Return the verdicts of a list that starts below a line of the file.

    Raises PolicyError where one is none.
    """
    verdicts = verdict_lines.read(lines)
    if verdicts is not None:
        return verdicts
    problems: list[Finding] = []
    node = parse_yaml(f"verdicts:\n{lines}", path, problems, first_line=first_line, sealed=True)
    verdicts = verdict_form.read(node.get("verdicts") if node else None, problems)
    if problems:
        raise PolicyError([_broken(problem.place, problem.message) for problem in problems])
    return verdicts


def _check_lines(parts: _FileParts, path: str, findings: list[Finding], *, has_subtitle: bool) -> None:
    """Find that a text has more or fewer lines than the head says."""
    lines = _above(has_subtitle=has_subtitle)
    lines += sum(_lines_above(head) + head.lines for head in parts.sections)
    if lines != parts.body.count("\n") or not parts.body.endswith("\n"):
        message = "its text has more or fewer lines than when it was sealed"
        findings.append(Finding(Place(path, parts.body_line), "value", message, ""))


def _above(*, has_subtitle: bool) -> int:
    """Return how many lines stand above the first section of a text: its title, and its subtitle."""
    return 4 if has_subtitle else 2


def _lines_above(head: SectionHead) -> int:
    """Return how many lines stand between a section's text and the section before: its heading, and empty ones."""
    return (2 if head.title else 0) + (1 if head.lines else 0)


def _sections(parts: _FileParts, values: MappingType[str, Value]) -> tuple[Section, ...]:
    """Return the sections of a text that has the lines which its head counts.

    Raises PolicyError where filled words can't stand where the head says.
    """
    findings: list[Finding] = []
    lines = parts.body.split("\n")
    at = _above(has_subtitle="subtitle" in values)
    sections: list[Section] = []
    for head in parts.sections:
        at += _lines_above(head)
        text = sys.intern("\n".join(lines[at : at + head.lines]))  # most versions share most of their texts
        at += head.lines
        section = Section(
            id=head.id,
            type=head.type,
            title=head.title,
            text=text,
            facts=head.facts,
            level=head.level,
            was=head.was,
            filled=verdict_form.read_places(head.filled, text, findings),
        )
        first = values.get("grammar", FIRST_GRAMMAR) == FIRST_GRAMMAR
        sections.append(section if first else blocks.as_written(section))
    if findings:
        raise PolicyError([_broken(one.place, one.message) for one in findings])
    return tuple(sections)
