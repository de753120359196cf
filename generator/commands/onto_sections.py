"""Sections that a marked-up copy adds, takes out or puts elsewhere: what becomes of their files and of policy.yml."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator import files
from generator.commands import import_facts, section_list
from generator.commands.import_draft import section_file
from generator.model.document import Document, Section
from generator.source import clause_numbers


@dataclass(frozen=True, slots=True)
class SectionChanges:
    """Files of sections to be added, files to be removed, and policy.yml with its new list; None where it stays."""

    added: tuple[tuple[Path, bytes], ...] = ()
    removed: tuple[Path, ...] = ()
    sheet: tuple[Path, bytes] | None = None


def in_order(kept: Sequence[Section], copy: Document) -> tuple[Section, ...]:
    """Return sections in the order of a copy that holds most of them; the others stay after the one before them."""
    places = {section.id: at for at, section in enumerate(copy.sections)}
    order: list[tuple[int, int]] = []
    for at, section in enumerate(kept):
        before = order[-1][0] if order else -1
        order.append((places.get(section.id, before), at))
    return tuple(kept[at] for _, at in sorted(order))


def changes(folder: Path, draft: Document, result: Document) -> SectionChanges:
    """Return what becomes of the files in a policy's folder, where the draft's sections are those of a result."""
    sheet = folder / "policy.yml"
    text = sheet.read_text(encoding="utf-8")
    named, numbered = section_list.entries(text, sheet), section_list.is_numbered(text, sheet)
    offers = import_facts.offers_for(result)
    added = []
    for section in offers.document.sections:
        if draft.section(section.id) is None:
            title = clause_numbers.untitled(section.title) if numbered else section.title
            body = section.text.replace("{{", r"\{\{")
            content = section_file(replace(section, title=title), body, more=offers.lines.get(section.id, ""))
            added.append((folder / "sections" / f"{section.id}.md", content))
    removed = [section.id for section in draft.sections if result.section(section.id) is None]
    own = [folder / "sections" / f"{name}.md" for name in removed if named.get(name, name) == name]
    names = [named.get(section.id, section.id) for section in result.sections]
    listed = section_list.with_names(text, names).encode() if names != list(named.values()) else None
    return SectionChanges(tuple(added), tuple(own), (sheet, listed) if listed else None)


def write(planned: SectionChanges) -> list[Path]:
    """Write the files of sections that come, then the list of sections; then remove files that nothing lists."""
    for path, content in (*planned.added, *((planned.sheet,) if planned.sheet else ())):
        files.write_atomically(path, content)
    for path in planned.removed:
        path.unlink(missing_ok=True)
    return [*(path for path, _ in planned.added), *([planned.sheet[0]] if planned.sheet else [])]
