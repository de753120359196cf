"""Putting the sections of a sealed version back into the draft, with the names of values that are the same today."""

import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from generator import files, folders
from generator.archive import policy_files
from generator.commands.import_draft import section_file
from generator.errors import Finding, refusal
from generator.loading import policy_source
from generator.model.document import Document, Section, content_digest
from generator.model.policy import Policy
from generator.model.version import Version
from generator.schema.kinds import Flag, ListOf, Text
from generator.schema.nodes import Scalar
from generator.schema.values import read
from generator.schema.yaml import FENCE, dump_yaml, parse_yaml
from generator.source import clause_numbers
from generator.text import blocks
from generator.text.document_alignment import matches, reads_same

RULE: Final = "restore"


@dataclass(frozen=True, slots=True)
class RestoredDraft:
    """A version whose sections are the draft again; `literal` are those whose values stand in the text as words."""

    version: Version
    literal: tuple[str, ...]


def restore(loaded: policy_source.Source, policy: Policy, number: int, *, discard: bool = False) -> RestoredDraft:
    """Put a version's sections back into the draft; a draft that no version holds goes only where `discard` says so."""
    shown, folder = loaded.shown_folder(policy), loaded.folder(policy)
    version = policy.find_version(number)
    if version is None:
        raise refusal(shown, RULE, f"there is no version {number}", policy.known_versions())
    if version.removed:
        raise refusal(shown, RULE, f"the text of version {number} was removed by order", "name another version")
    sealed = {content_digest(one.document) for one in policy.versions if not one.removed}
    if not discard and (policy.draft is None or content_digest(policy.draft) not in sealed):
        message = "the draft holds changes that no version has, and they would be lost"
        raise refusal(shown, RULE, message, "seal them, or let them go: --discard")
    with policy_files.writing(folder):
        numbered = _is_numbered(folder / "policy.yml") and _as_made(version.document)
        write(policy, version.document, folder, plain=set(), numbered=numbered)
        again = loaded.read_again(policy).draft
        literal: tuple[str, ...] = ()
        if again is None or content_digest(again) != content_digest(version.document):
            literal = tuple(one.id for one in version.document.sections if not _reads_as(one, again))
            write(policy, version.document, folder, plain={*literal}, numbered=numbered)
    return RestoredDraft(version, literal)


def _reads_as(section: Section, draft: Document | None) -> bool:
    """Return True if a draft has a section as it was sealed, whatever its values were filled in from."""
    here = draft.section(section.id) if draft else None
    return here is not None and replace(here, was="", filled=()) == replace(section, was="", filled=())


def _is_numbered(sheet: Path) -> bool:
    """Return True if policy.yml says that the numbers of sections are made."""
    findings: list[Finding] = []
    node = parse_yaml(sheet.read_text(encoding="utf-8"), sheet.name, findings) if sheet.is_file() else None
    said = node.get("numbered") if node else None
    return isinstance(said, Scalar) and read(Flag(), said, findings, key="numbered") is True


def _as_made(document: Document) -> bool:
    """Return True if the titles of all sections begin with the numbers that would be made."""
    bare = {one.id: clause_numbers.untitled(one.title) for one in document.sections}
    made = clause_numbers.numbers([(one.id, bare[one.id], one.level) for one in document.sections])
    return all(
        one.title == (clause_numbers.titled(made[one.id], bare[one.id]) if one.id in made else "")
        for one in document.sections
    )


def write(policy: Policy, document: Document, folder: Path, *, plain: set[str], numbered: bool = False) -> None:
    """Write policy.yml and the section files of a draft; sections that are `plain` have no values to fill in.

    Where the document is `numbered`, its numbers are left out, to be made again. A file that says the same stays
    as it is, with what people noted in it.
    """
    base = policy.base.document if policy.base and not policy.base.removed else document
    now_called = matches(document, base)
    numbers = {one.id: clause_numbers.typed_number(one.title).rstrip(".") for one in document.sections}
    same = {one.id for one in document.sections if one.id not in plain and _is_same(policy, folder, one, now_called)}
    meant = {one.id: _meant(_section_path(folder, one.id), one.text) for one in document.sections}
    draft = policy.draft
    as_listed = bool(
        draft
        and _head(draft) == _head(document)
        and numbered == _is_numbered(folder / "policy.yml")
        and all(_section_path(folder, one.id).is_file() for one in draft.sections)  # none is shared
    )
    with folders.aside(folder / "sections") as fresh:
        note = folder / "sections" / "README.md"
        if note.is_file():
            shutil.copy(note, fresh)
        for section in document.sections:
            if section.id in same:
                shutil.copy(_section_path(folder, section.id), fresh)
                continue
            one = replace(section, title=clause_numbers.untitled(section.title)) if numbered else section
            body = body_of(section, plain=section.id in plain)
            body = clause_numbers.without_words(body, numbers) if numbered else body
            files.put(fresh / f"{section.id}.md", _file(one, body, now_called, meant[section.id]))
    head: dict[str, object] = {"title": document.title}
    if document.subtitle:
        head["subtitle"] = document.subtitle
    head |= {"kind": document.kind, "language": document.language}
    if numbered:
        head["numbered"] = True
    if policy.master:
        head["translation_of"] = policy.master.slug
    head["sections"] = [section.id for section in document.sections]
    if not as_listed:
        files.write_atomically(folder / "policy.yml", dump_yaml(head).encode())


def _section_path(folder: Path, name: str) -> Path:
    return folder / "sections" / f"{name}.md"


def _head(document: Document) -> tuple[object, ...]:
    """Return what policy.yml says of a document."""
    names = tuple(one.id for one in document.sections)
    return document.title, document.subtitle, document.kind, document.language, names


def _is_same(policy: Policy, folder: Path, section: Section, now_called: Mapping[str, str]) -> bool:
    """Return True if a section's file makes that very section, with the same values filled in."""
    here = policy.draft.section(section.id) if policy.draft else None
    if here is None or not _section_path(folder, section.id).is_file():
        return False
    return here == replace(section, was=_was(section, now_called)) and here.filled == section.filled


def _was(section: Section, now_called: Mapping[str, str]) -> str:
    """Return the id of a section in the newest version, where that is another one; else empty."""
    newer = next((new for new, old in now_called.items() if old == section.id), section.id)
    return newer if newer != section.id else ""


def _file(section: Section, body: str, now_called: Mapping[str, str], more: str = "") -> bytes:
    """Return the file of a section; its id in the newest version is noted where that is another one."""
    return section_file(section, body, was=_was(section, now_called), more=more)


def _meant(path: Path, text: str) -> str:
    """Return, as a line of a head, what a draft's section file lists as meant and a text says: no version holds it."""
    parts = path.read_text(encoding="utf-8").split(f"{FENCE}\n") if path.is_file() else []
    findings: list[Finding] = []
    node = parse_yaml(parts[1], path.name, findings) if len(parts) > 2 else None  # noqa: PLR2004 -- before, head, text
    listed = node.get("meant") if node else None
    values = read(ListOf(Text("10 days")), listed, findings, key="meant") if listed else None
    kept = [str(one) for one in values if str(one) in text] if isinstance(values, list) else []
    return dump_yaml({"meant": kept}) if kept else ""


def body_of(section: Section, *, plain: bool) -> str:
    """Return the text of a section as its file has it: with the names of values, unless it is `plain`."""
    parts: list[str] = []
    at = 0
    escaped = _escaped_signs if _has_new_signs(section) else _escaped
    for one in () if plain else section.filled:
        parts += [escaped(section.text[at : one.start]), f"{{{{ {one.path} }}}}"]
        at = one.end
    return "".join([*parts, escaped(section.text[at:])])


def _escaped(text: str) -> str:
    return text.replace("{{", r"\{\{")


def _escaped_signs(text: str) -> str:
    return _SIGNS.sub(r"\\\g<0>", _escaped(text))


_SIGNS: Final = re.compile(r"[~^]|^:(?=[ \t])", re.MULTILINE)


def _has_new_signs(section: Section) -> bool:
    """Return True if signs of a text act in drafts that didn't when it was sealed, and escaped read as they did."""
    was = blocks.of(section)
    if reads_same(was, blocks.parse(section.text)):
        return False
    return reads_same(was, blocks.parse(_SIGNS.sub(r"\\\g<0>", section.text)))
