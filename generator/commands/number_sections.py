"""Letting the numbers of a policy's sections be made: typed ones leave its titles, and references become links.

Only the draft is written: what is sealed stays as it is, and the next version has the same numbers on its pages.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator import files
from generator.archive import policy_files
from generator.commands import section_list
from generator.errors import Finding, Place, PolicyError, Severity
from generator.loading import draft_file, policy_source
from generator.loading.source_files import text_of
from generator.model.languages import code_of
from generator.model.policy import Policy
from generator.source.assembly import SectionSource
from generator.source.typed_references import IN_WORDS
from generator.source.typed_titles import LineChange, TypedNumbers, renumbered, typed_numbers

_SAID: Final = re.compile(r"^numbered:.*$", re.MULTILINE)
NUMBERED: Final = "numbered: yes"
_RULES: Final = frozenset({"numbered"})


@dataclass(frozen=True, slots=True)
class NumberingResult:
    """What becomes of a policy's draft whose numbers are made: the lines of its files, and numbers that are others.

    `unread` is its language where references in it are not read.
    """

    changes: tuple[LineChange, ...]
    left: tuple[LineChange, ...]
    others: tuple[tuple[str, str, str], ...]
    unread: str = ""


def number_sections(loaded: policy_source.Source, policy: Policy, *, dry: bool) -> NumberingResult:
    """Let numbers of sections be made in a draft, and return what changes; `dry` writes nothing."""
    shown, folder = loaded.shown_folder(policy), loaded.folder(policy)
    draft = _draft(loaded, policy, folder, shown)
    errors = [one for one in loaded.about(policy.name, loaded.draft_findings) if one.severity is Severity.ERROR]
    policy_source.require([one for one in errors if one.place.path.startswith(f"{shown}/")], but=_RULES)
    numbers, language = typed_numbers(draft.sources), draft.read.language
    written: dict[Path, str] = {}
    changes: list[LineChange] = []
    for source in draft.sources:
        path = folder / "sections" / f"{source.id}.md"
        if source.path != f"{shown}/sections/{source.id}.md":
            changes += _shared(source, numbers)
            continue
        text = text_of(path, source.path, [], []) or ""
        new, found = renumbered(text, source, numbers, language)
        changes += found
        if new != text:
            written[path] = new
    sheet = folder / "policy.yml"
    text = text_of(sheet, f"{shown}/policy.yml", [], []) or ""
    if not section_list.is_numbered(text, sheet):
        new = _SAID.sub(NUMBERED, text, count=1) if _SAID.search(text) else f"{text.rstrip()}\n{NUMBERED}\n"
        line = new.split("\n").index(NUMBERED) + 1
        changes.insert(0, LineChange(f"{shown}/policy.yml", line, "", NUMBERED))
        written[sheet] = new
    if written and not dry:
        with policy_files.writing(folder):
            for path, content in written.items():
                files.write_atomically(path, content.encode())
    others = [
        (one.path, number, numbers.made.get(one.id, ""))
        for one in draft.sources
        if (number := numbers.typed[one.id]) and number != numbers.made.get(one.id)
    ]
    return NumberingResult(
        tuple(one for one in changes if one.new),
        tuple(one for one in changes if not one.new),
        tuple(others),
        "" if code_of(language) in IN_WORDS else language,
    )


def _draft(loaded: policy_source.Source, policy: Policy, folder: Path, shown: str) -> draft_file.Draft:
    """Return the draft of a policy with the files that it is made of."""
    brand = next(one for one in loaded.brands if one.slug == policy.brand.slug)
    folder_of_shared = loaded.root / draft_file.SHARED
    shared = {
        path.stem: path
        for path in draft_file.section_files(folder_of_shared, f"{loaded.shown_path}/{draft_file.SHARED}", [])
    }
    draft = draft_file.read_draft(folder, shown, shared, brand, [])
    if not draft.whole:
        message = "this draft can't be read as a whole"
        raise PolicyError(
            [Finding(Place(shown, 0), "numbered", message, f"mend what `policy check {policy.name}` names")]
        )
    return draft


def _shared(source: SectionSource, numbers: TypedNumbers) -> list[LineChange]:
    if not numbers.typed[source.id]:
        return []
    return [LineChange(source.path, 1, source.title, why="a clause of several brands: take its number out for all")]
