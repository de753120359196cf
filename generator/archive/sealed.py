"""The sealed form of a version, byte by byte: a Markdown file with front matter, and the digest that chains it.

The file is UTF-8 with LF line ends. Its second line is `digest: sha256:…`, and the digest is the SHA-256 of all the
file's bytes without that line, so anybody can check it: `sed 2d v001.md | sha256sum`. The front matter holds the
digest of the version before (`previous`), which chains them. There is one way to write a version; that a file was
written so is proved when a version is sealed and when an archive is verified.

Also sealed are which `program` wrote it, by which `grammar` its Markdown is read, the places of words that were filled
in, and what was published of its changes (`verdicts`). Versions without a program are older than these. A past text
that was brought in later says `before` which version it applied, and what that one changed in it.
"""

import datetime
import re
from typing import Final

from generator.archive import verdict_form, verdict_lines
from generator.errors import Finding, Place
from generator.model.document import Document, Section, digest
from generator.model.version import SealedVerdict, Version
from generator.schema import dates
from generator.schema.facts import SCHEMA, read_facts, write_facts
from generator.schema.kinds import Choice, Day, Digest, Field, Flag, Slug, Text, Whole, optional, required
from generator.schema.nodes import Listing, Mapping, Node
from generator.schema.values import Value, read_record
from generator.schema.yaml import dump_yaml, split
from generator.source.promise import SEALED_PROMISE, read_promise, write_promise
from generator.text import blocks
from generator.text.markdown import FIRST as FIRST_GRAMMAR
from generator.text.markdown import GRAMMAR, escape

FIRST: Final = "none"
UNKNOWN: Final = "unknown"
ORIGINS: Final = ("drafted", "imported")
_SECTION: Final = required(id=Slug(), type=Choice(tuple(SCHEMA)), lines=Whole(0, 10**6)) | optional(
    level=Whole(1, 6), title=Text(), was=Slug()
)
_VERDICTS: Final = re.compile(r"^verdicts:\n((?:- .*\n(?:(?:  .*)?\n)*)+)---\n", re.MULTILINE)
_ENDED: Final = re.compile(r"\n(?:---|\.\.\.)")
_NEXT: Final = "verdicts_of_next"
_FREE: Final = frozenset({"sections", "verdicts", _NEXT})
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


def seal(policy: str, version: Version) -> bytes:
    """Return the file of a version; its `digest` field is worked out, not read."""
    rest = _rest(policy, version)
    return b"---\ndigest: " + _digest_of(rest).encode() + b"\n" + rest


def sealed_digest(policy: str, version: Version) -> str:
    """Return the digest that the sealed file of this version carries."""
    return _digest_of(_rest(policy, version))


def holds(content: bytes, version: Version) -> bool:
    """Return True if a file is that of a version: all its bytes have the digest that the version carries."""
    head = f"---\ndigest: {version.digest}\n".encode()
    return content.startswith(head) and _digest_of(content.removeprefix(head)) == version.digest


def _digest_of(rest: bytes) -> str:
    return digest(b"---\n" + rest)


def _rest(policy: str, version: Version) -> bytes:
    document = version.document
    head: dict[str, object] = {
        "previous": version.previous,
        "policy": policy,
        "version": version.number,
        "recorded": version.recorded.isoformat(),
        "origin": version.origin,
    }
    if version.origin == "imported" or version.number == 1:
        head["effective"] = version.effective.isoformat() if version.effective else UNKNOWN
    head |= {"title": document.title}
    if document.subtitle:
        head["subtitle"] = document.subtitle
    head |= {"kind": document.kind, "language": document.language}
    if version.master:
        head["master"] = version.master
    head["notice"] = write_promise(version.promise)
    if version.program:
        head |= {"program": version.program, "grammar": version.grammar}
    if version.program and version.adds_nothing_to:
        head["adds_nothing_to"] = version.adds_nothing_to
    if version.rehearsal:
        head["rehearsal"] = "yes"
    if version.record:
        head["record"] = version.record
    if version.decisions:
        head["decisions"] = version.decisions
    if version.promised:
        head["promised"] = version.promised
    if version.before:
        head["before"] = version.before
    if version.note:
        head["note"] = version.note
    head["sections"] = [_section_head(section, places=bool(version.program)) for section in document.sections]
    if version.program and version.number > 1:
        head["verdicts"] = verdict_form.written(version.verdicts)
    if version.before:
        head[_NEXT] = verdict_form.written(version.next_verdicts)
    return f"{dump_yaml(head)}---\n{markdown(document)}".encode()


def _section_head(section: Section, *, places: bool) -> dict[str, object]:
    head: dict[str, object] = {"id": section.id, "type": section.type}
    if section.level != 2:  # noqa: PLR2004 -- the usual level goes without saying
        head["level"] = section.level
    if section.title:
        head["title"] = section.title
    if section.was:
        head["was"] = section.was
    head["lines"] = len(section.text.split("\n")) if section.text else 0
    if section.facts:
        head["facts"] = write_facts(section.type, section.facts)
    if section.filled and places:
        head["filled"] = verdict_form.written_places(section.filled)
    return head


def markdown(document: Document) -> str:
    """Return the full text as one Markdown document, headings carrying their ids."""
    parts = [f"# {_escaped(document.title)}"]
    if document.subtitle:
        parts.append(_escaped(document.subtitle))
    for section in document.sections:
        if section.title:
            parts.append(f"{'#' * section.level} {_escaped(section.title)} {{#{section.id}}}")
        if section.text:
            parts.append(section.text)
    return "\n" + "\n\n".join(parts) + "\n"


def _escaped(title: str) -> str:
    """Return a title as it has always been sealed: the sealed bytes of no version may change."""
    return escape(title, grammar=FIRST_GRAMMAR)


def unseal(text: str, policy: str, path: str, found: list[Finding], *, proved: bool = False) -> Version | None:
    """Return the version that a sealed file holds; None with the findings where it is not a sealed version as written.

    Its bytes have the digest that it names. With `proved`, the version is also written again and compared byte by byte:
    it has the one form in which versions are sealed.
    """
    problems: list[Finding] = []
    version = _read(text, path, problems)
    if version is None:
        found.extend(problems)
        return None
    if not proved and _has_its_digest(text, policy):
        found.extend(problems)
        return version
    again = seal(policy, version)
    if again == text.encode():
        found.extend(problems)
        return version
    found.append(_edited(again.decode(), text, path))
    return None


def _has_its_digest(text: str, policy: str) -> bool:
    """Return True if a file of this policy carries, on its second line, the digest of all its other bytes."""
    fence, own, *_ = lines = text.split("\n", 4)
    rest = text.encode()[len(f"{fence}\n{own}\n".encode()) :]
    return len(lines) > 4 and [fence, own, lines[3]] == ["---", f"digest: {_digest_of(rest)}", f"policy: {policy}"]  # noqa: PLR2004


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


def _read(text: str, path: str, found: list[Finding]) -> Version | None:
    problems: list[Finding] = []
    head, verdicts, body, body_line = _parts(text, path, problems)
    if head is None or problems:
        found.extend(_broken(problem.place, problem.message) for problem in problems)
        return None
    plain = Mapping(tuple(entry for entry in head.entries if entry.key.text not in _FREE), head.place)
    values = read_record(_HEAD, plain, problems, what="a version")
    grammar = int(str(values.get("grammar", 1)))
    if grammar > GRAMMAR:
        message = f"this version was sealed by a newer program, {values.get('program', '')}"
        found.append(Finding(Place(path), "newer-program", message, "update the program"))
        return None
    sections = _sections(head.get("sections"), body, body_line, path, problems, values)
    verdicts = verdict_form.read(head.get("verdicts"), problems) if verdicts is None else verdicts
    following = verdict_form.read(head.get(_NEXT), problems)
    if problems or sections is None:
        found.extend(_broken(problem.place, f"{problem.message}") for problem in problems)
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
    found: list[Finding],
    head: dict[str, Value],
) -> tuple[Section, ...] | None:
    if not isinstance(node, Listing) or "title" not in head:
        found.append(Finding(Place(path), "value", "the list of sections or the title is missing", ""))
        return None
    lines = body.split("\n")
    at = 4 if "subtitle" in head else 2
    sections: list[Section] = []
    for item in node.items:
        if not isinstance(item, Mapping):
            found.append(Finding(item.place, "value", "a section is not a list of keys", ""))
            return None
        facts_node = item.get("facts")
        plain = Mapping(tuple(entry for entry in item.entries if entry.key.text not in {"facts", "filled"}), item.place)
        values = read_record(_SECTION, plain, found, what="a section")
        if found:
            return None
        title, count = str(values.get("title", "")), int(str(values["lines"]))
        at += 2 if title else 0
        at += 1 if count else 0
        text = "\n".join(lines[at : at + count])
        at += count
        section_type = str(values["type"])
        facts = read_facts(section_type, facts_node, found) if isinstance(facts_node, Mapping) else {}
        section = Section(
            id=str(values["id"]),
            type=section_type,
            title=title,
            text=text,
            facts=facts,
            level=int(str(values.get("level", 2))),
            was=str(values.get("was", "")),
            filled=verdict_form.read_places(item.get("filled"), text, found),
        )
        sections.append(section if head.get("grammar", FIRST_GRAMMAR) == FIRST_GRAMMAR else blocks.as_written(section))
    if at + 1 != len(lines) or any(lines[at:]):
        found.append(
            Finding(Place(path, body_line), "value", "its text has more or fewer lines than when it was sealed", "")
        )
        return None
    return tuple(sections)
