"""Reading a sealed file back: a version, or why the file is none as it was sealed."""

import datetime
import re
from typing import Final

from generator.archive import verdict_form, verdict_lines
from generator.archive.sealed import ORIGINS, UNKNOWN, VERDICTS_OF_NEXT, digest_of_rest, seal
from generator.errors import Finding, Place
from generator.model.document import Document, Section
from generator.model.version import SealedVerdict, Version
from generator.schema import dates
from generator.schema.facts import SCHEMA, read_facts
from generator.schema.kinds import Choice, Day, Digest, Field, Flag, Slug, Text, Whole, optional, required
from generator.schema.nodes import Listing, Mapping, Node
from generator.schema.values import Value, read_record
from generator.schema.yaml import split
from generator.source.promise import SEALED_PROMISE, read_promise
from generator.text import blocks
from generator.text.markdown import FIRST as FIRST_GRAMMAR
from generator.text.markdown import GRAMMAR

_SECTION: Final = required(id=Slug(), type=Choice(tuple(SCHEMA)), lines=Whole(0, 10**6)) | optional(
    level=Whole(1, 6), title=Text(), was=Slug()
)
_FREE: Final = frozenset({"sections", "verdicts", VERDICTS_OF_NEXT})
_HEAD: Final = (
    required(
        digest=Text(), previous=Text(), policy=Text(), version=Whole(1, 10**6), recorded=Day(), origin=Choice(ORIGINS)
    )
    | required(title=Text(), kind=Text(), language=Text())
    | optional(effective=Text(), subtitle=Text(), master=Digest())
    | optional(program=Text(), grammar=Whole(1, 999), adds_nothing_to=Whole(1, 10**6), rehearsal=Flag())
    | optional(record=Text(), decisions=Text(), promised=Digest())
    | optional(before=Whole(1, 10**6), note=Text())
    | {"notice": Field(SEALED_PROMISE, required=True)}
)
_VERDICTS: Final = re.compile(r"^verdicts:\n((?:- .*\n(?:(?:  .*)?\n)*)+)---\n", re.MULTILINE)
_ENDED: Final = re.compile(r"\n(?:---|\.\.\.)")


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
    again = seal(policy, version)
    if again == text.encode():
        findings.extend(problems)
        return version
    findings.append(_edited(again.decode(), text, path))
    return None


def _has_its_digest(text: str, policy: str) -> bool:
    """Return True if a file of this policy carries, on its second line, the digest of all its other bytes."""
    fence, own, *_ = lines = text.split("\n", 4)
    rest = text.encode()[len(f"{fence}\n{own}\n".encode()) :]
    return len(lines) > 4 and [fence, own, lines[3]] == ["---", f"digest: {digest_of_rest(rest)}", f"policy: {policy}"]  # noqa: PLR2004


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
    head, verdicts, body, body_line = _parts(text, path, problems)
    if head is None or problems:
        findings.extend(_broken(problem.place, problem.message) for problem in problems)
        return None
    plain = Mapping(tuple(entry for entry in head.entries if entry.key.text not in _FREE), head.place)
    values = read_record(_HEAD, plain, problems, what="a version")
    grammar = int(str(values.get("grammar", 1)))
    if grammar > GRAMMAR:
        message = f"this version was sealed by a newer program, {values.get('program', '')}"
        findings.append(Finding(Place(path), "newer-program", message, "update the program"))
        return None
    sections = _sections(head.get("sections"), body, body_line, path, problems, values)
    verdicts = verdict_form.read(head.get("verdicts"), problems) if verdicts is None else verdicts
    following = verdict_form.read(head.get(VERDICTS_OF_NEXT), problems)
    if problems or sections is None:
        findings.extend(_broken(problem.place, f"{problem.message}") for problem in problems)
        return None
    effective = str(values.get("effective", UNKNOWN))
    return Version(
        number=int(str(values["version"])),
        document=Document(
            title=str(values["title"]),
            language=str(values["language"]),
            sections=sections,
            kind=str(values["kind"]),
            subtitle=str(values.get("subtitle", "")),
        ),
        recorded=datetime.date.fromisoformat(str(values["recorded"])),
        origin=str(values["origin"]),
        effective=None if effective == UNKNOWN else dates.day(effective),
        promise=read_promise(values["notice"]),
        previous=str(values["previous"]),
        digest=str(values["digest"]),
        place=Place(path),
        master=str(values.get("master", "")),
        program=str(values.get("program", "")),
        grammar=grammar,
        verdicts=verdicts,
        adds_nothing_to=int(str(values.get("adds_nothing_to", 0))),
        rehearsal=values.get("rehearsal") is True,
        record=str(values.get("record", "")),
        decisions=str(values.get("decisions", "")),
        promised=str(values.get("promised", "")),
        before=int(str(values.get("before", 0))),
        next_verdicts=following,
        note=str(values.get("note", "")),
    )


def _parts(
    text: str, path: str, problems: list[Finding]
) -> tuple[Mapping | None, tuple[SealedVerdict, ...] | None, str, int]:
    """Return the head of a sealed file, its verdicts, its text and the line on which that starts.

    Verdicts that are written as they are sealed, at the head's end, are read without the rest; otherwise they are None
    here, and stand in the head.
    """
    apart = _VERDICTS.search(text)
    above = text[: apart.start()] if apart else ""
    verdicts = verdict_lines.read(apart[1]) if apart and not _ENDED.search(above) else None
    if apart and verdicts is not None:
        faults: list[Finding] = []
        head, body, body_line = split(f"{above}---\n{text[apart.end() :]}", path, faults, sealed=True)
        if head and not faults and not head.get("verdicts"):
            return head, verdicts, body, body_line + 1 + apart[1].count("\n")
    head, body, body_line = split(text, path, problems, sealed=True)
    return head, None, body, body_line


def _sections(
    node: Node | None,
    body: str,
    body_line: int,
    path: str,
    findings: list[Finding],
    head: dict[str, Value],
) -> tuple[Section, ...] | None:
    if not isinstance(node, Listing) or "title" not in head:
        findings.append(Finding(Place(path), "value", "the list of sections or the title is missing", ""))
        return None
    lines = body.split("\n")
    at = 4 if "subtitle" in head else 2
    sections: list[Section] = []
    for item in node.items:
        if not isinstance(item, Mapping):
            findings.append(Finding(item.place, "value", "a section is not a list of keys", ""))
            return None
        facts_node = item.get("facts")
        plain = Mapping(tuple(entry for entry in item.entries if entry.key.text not in {"facts", "filled"}), item.place)
        values = read_record(_SECTION, plain, findings, what="a section")
        if findings:
            return None
        title, count = str(values.get("title", "")), int(str(values["lines"]))
        at += 2 if title else 0
        at += 1 if count else 0
        text = "\n".join(lines[at : at + count])
        at += count
        section_type = str(values["type"])
        facts = read_facts(section_type, facts_node, findings) if isinstance(facts_node, Mapping) else {}
        section = Section(
            id=str(values["id"]),
            type=section_type,
            title=title,
            text=text,
            facts=facts,
            level=int(str(values.get("level", 2))),
            was=str(values.get("was", "")),
            filled=verdict_form.read_places(item.get("filled"), text, findings),
        )
        sections.append(section if head.get("grammar", FIRST_GRAMMAR) == FIRST_GRAMMAR else blocks.as_written(section))
    if at + 1 != len(lines) or any(lines[at:]):
        findings.append(
            Finding(Place(path, body_line), "value", "its text has more or fewer lines than when it was sealed", "")
        )
        return None
    return tuple(sections)
