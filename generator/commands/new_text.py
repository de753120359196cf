"""A new text of a policy that has versions, brought onto its draft: what stayed keeps its file, its type, its facts."""

import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from generator import files, folders
from generator.archive import policy_files
from generator.commands import section_list
from generator.commands.import_draft import NO_LINES, Target, require_sections_of_a_size, section_file
from generator.documents.file_formats import FileText, without_copy_lines
from generator.errors import cannot
from generator.model.document import Document, Section, content_digest
from generator.model.policy import Policy
from generator.schema.yaml import FENCE, dump_yaml
from generator.source import clause_numbers, headings, inner_headings, merge_edits, numbered_text, text_to_document
from generator.suggestions import facts_as_comments
from generator.text import blocks
from generator.text.document_alignment import reads_same

_OTHER: Final = "other"
_TITLE: Final = re.compile(r"^title:.*\n", re.MULTILINE)
_DIGEST: Final = re.compile(r"sha256:[0-9a-f]{64}")
_COVER: Final = 5_000  # letters at the top of a copy, in which its digest stands


@dataclass(frozen=True, slots=True)
class NewText:
    """The draft that a new text makes: `kept` sections stay as they are, `known` ones were there before.

    Where it is `numbered`, the numbers of its sections are made. The files of `suggested` ones, whose text is another
    now, hold facts that were read from the former, and none that somebody took.
    """

    document: Document
    before: Document
    kept: frozenset[str]
    numbered: bool = False
    suggested: frozenset[str] = frozenset()

    @property
    def known(self) -> frozenset[str]:
        """The ids of the sections that were there before, but for those that get their type or suggestions now."""
        return frozenset(section.id for section in self.before.sections) - self.retyped - self.suggested

    @property
    def retyped(self) -> frozenset[str]:
        """The ids of sections that came with past texts, all without types, and whose type is guessed now."""
        if any(section.type != _OTHER for section in self.before.sections):
            return frozenset()
        named = {section.id for section in self.before.sections}
        return frozenset(one.id for one in self.document.sections if one.id in named and one.type != _OTHER)

    def with_types(self, document: Document) -> "NewText":
        """Return the new text with the types that were guessed for its sections."""
        new = replace(self, document=document)
        return replace(new, kept=self.kept - new.retyped)


def base_of(where: Target, *, discard: bool) -> Document | None:
    """Return the draft onto which a new text is brought; None where the policy has no version, or no draft.

    A draft that no version holds goes only where `discard` says so.
    """
    policy = where.existing
    if policy is None or policy.draft is None or not policy.versions:
        return None
    if not discard and content_digest(policy.draft) not in _contents(policy):
        message = "the draft holds changes that no version has, and they would be lost"
        raise cannot(where.shown_path, message, "seal them, or let them go: --discard")
    return policy.draft


def _contents(policy: Policy) -> frozenset[str]:
    return frozenset(content_digest(one.document) for one in policy.versions if not one.removed)


def without_cover(where: Target, text: FileText) -> FileText:
    """Return the text of a copy that `policy export` wrote without the lines of its cover; Word's is for `--onto`."""
    policy = where.existing
    digests = list(_DIGEST.finditer(text.text[:_COVER])) if policy else []
    if policy is None or not digests:
        return without_copy_lines(text)
    ours = {one.digest for one in policy.versions} | ({content_digest(policy.draft)} if policy.draft else set())
    if digests[-1][0] not in ours:
        return without_copy_lines(text)
    if text.path.suffix.lower() in {".docx", ".docm"}:
        message = "this is a copy that `policy export` wrote"
        raise cannot(
            str(text.path),
            message,
            f"bring its changes: policy import {files.as_typed(text.path)} --onto {policy.name}",
        )
    title = text.text.partition("\n")[0]
    return replace(text, text=f"{title}\n\n{text.text[digests[-1].end() :].lstrip('*').lstrip()}")


def onto(where: Target, draft: Document, text: Document, *, numbered: bool = False) -> NewText | None:
    """Return what a text makes of a draft, with the numbers of its sections made where the draft has them made.

    `numbered` makes them from now on; None where the text's own numbers are others than would be made.
    """
    sheet = where.folder / "policy.yml"
    made = section_list.is_numbered(sheet.read_text(encoding="utf-8"), sheet)
    brought = text_to_document.with_ids_of(text, draft)
    brought = replace(brought, sections=tuple(inner_headings.folded(brought.sections, draft)))
    bare = numbered_text.without_numbers(brought) if numbered or made else brought
    if bare is None and numbered:
        return None
    written = {one.id: one for one in (bare or brought).sections}
    shown = numbered_text.with_numbers(bare) if bare and (numbered or made) else brought
    sections = []
    for section in shown.sections:
        old, source = draft.section(section.id), written[section.id]
        again = source if old is None else _again(section, old, source, numbered=numbered or made)
        changed_form = again is old and numbered and not made
        sections.append(replace(source, type=again.type, facts=again.facts) if changed_form else again)
    kept = frozenset(one.id for one in sections if draft.section(one.id) is one)
    titled = headings.words(text.title) not in {headings.words(where.usual_title), headings.words(draft.title)}
    head = replace(draft, title=text.title if titled else draft.title, language=text.language)
    suggested = frozenset(one.id for one in sections if one.id not in kept and _has_suggestions(where, one, draft))
    return NewText(replace(head, sections=tuple(sections)), draft, kept, numbered=numbered or made, suggested=suggested)


def _has_suggestions(where: Target, section: Section, draft: Document) -> bool:
    """Return True if the file of a section holds suggested facts, of which nobody took one."""
    old, path = draft.section(section.id), where.folder / "sections" / f"{section.id}.md"
    return bool(old and not old.facts and path.is_file()) and facts_as_comments.HEAD in path.read_text(encoding="utf-8")


def _again(section: Section, old: Section, source: Section, *, numbered: bool) -> Section:
    """Return a section of the new text with what its file says beside the text; the old one where it reads the same.

    `source` is the section as its file has it, where numbers are made.
    """
    here = clause_numbers.untitled(section.title), clause_numbers.untitled(old.title)
    same = headings.words(here[0]) == headings.words(here[1])
    typed = clause_numbers.typed_number(section.title)
    counted = not numbered and same and typed and clause_numbers.typed_number(old.title) not in {"", typed}
    title = f"{typed} {here[1]}" if counted else old.title if same else section.title
    kind = section.type if old.type == _OTHER else old.type
    if (title, section.level) == (old.title, old.level) and reads_same(blocks.of(section), blocks.of(old)):
        return old
    return replace(
        source,
        title=clause_numbers.untitled(title) if numbered else title,
        type=kind,
        facts=old.facts if kind == old.type else {},
    )


def write(where: Target, new: NewText, more: Mapping[str, str] = NO_LINES) -> tuple[list[Path], list[str]]:
    """Write a new text in place of the draft; return the files, and what of them is to be mended by hand.

    `more` are lines of front matter, by the id of their section.
    """
    require_sections_of_a_size(where, new.document, more)
    sheet, folder = where.folder / "policy.yml", where.folder / "sections"
    by_hand: list[str] = []
    with policy_files.writing(where.folder):
        before = sheet.read_text(encoding="utf-8")
        entries, made = section_list.entries(before, sheet), section_list.is_numbered(before, sheet)
        with folders.aside(folder) as fresh:
            if (folder / "README.md").is_file():
                shutil.copy(folder / "README.md", fresh)
            for section in new.document.sections:
                path = folder / f"{section.id}.md"
                if section.id not in new.kept:
                    content, lost = _file_of(section, path, new, more.get(section.id, ""))
                    by_hand += [f"{path}: {one}" for one in lost]
                    files.put(fresh / path.name, content)
                elif path.is_file():
                    shutil.copy(path, fresh)
        names = [entries.get(one.id, one.id) if one.id in new.kept else one.id for one in new.document.sections]
        if names != list(entries.values()) or new.document.title != new.before.title or new.numbered != made:
            numbers = "numbered: true\n" if new.numbered and not made else ""
            files.write_atomically(sheet, _sheet(before, new.document, names, numbers).encode())
    return [sheet, *(folder / f"{one.id}.md" for one in new.document.sections if one.id not in new.kept)], by_hand


def _file_of(section: Section, path: Path, new: NewText, more: str) -> tuple[bytes, Sequence[str]]:
    """Return the file of a section with its new text, and what of it is to be mended by hand; `more` is of its head."""
    if new.numbered:
        section = replace(section, title=clause_numbers.untitled(section.title))
    old = new.before.section(section.id)
    if old is None or not path.is_file():
        return section_file(section, section.text.replace("{{", r"\{\{"), more=more), ()
    file = path.read_text(encoding="utf-8")
    if section.id in new.suggested:
        file = facts_as_comments.without_suggestions(file)
    return _edited(section, old, file, more if section.id in new.retyped | new.suggested else "")


def _edited(section: Section, old: Section, file: str, added: str = "") -> tuple[bytes, list[str]]:
    """Return the file of a section with a new text: its head, and the passages that stayed, are as they were.

    `added` are lines at the end of its head.
    """
    text = file[file.index(f"\n{FENCE}", len(FENCE)) + len(FENCE) + 1 :].lstrip("\n")
    head = file[: len(file) - len(text)]
    made = merge_edits.body(text.rstrip("\n"), old.text, old.filled, old.text, section.text)
    body, lost = (made.text, made.lost) if made else (section.text.replace("{{", r"\{\{"), ())
    for key, value, before in (
        ("title", section.title, old.title),
        ("type", section.type, old.type),
        ("level", section.level, old.level),
    ):
        line = re.compile(rf"^{key}:.*\n", re.MULTILINE)
        if value == before:
            continue
        if not line.search(head):
            return section_file(section, body, more=added), list(lost)
        head = line.sub(lambda _, key=key, value=value: dump_yaml({key: value}), head, count=1)  # type: ignore[misc]
    ends = head.rindex(FENCE)
    head = f"{head[:ends]}{added}{head[ends:]}"
    named = [f"the value {place} is another one in the text: change the fact, or the text" for place in lost]
    return f"{head}{body}\n".encode(), named


def _sheet(before: str, document: Document, names: Sequence[str], numbers: str) -> str:
    """Return policy.yml with another title, other sections and a line on their numbers, and all else as it is."""
    text = section_list.with_names(before, names)
    if numbers:
        text = re.sub(r"^(?=sections:)", numbers, text, count=1, flags=re.MULTILINE)
    return _TITLE.sub(lambda _: dump_yaml({"title": document.title}), text, count=1)
