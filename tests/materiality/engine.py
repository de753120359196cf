"""The engine as the tests of its laws call it: two texts in, and out comes whether anything counts as material."""

import atexit
import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Final

from generator.commands.compare import compare
from generator.errors import Finding  # noqa: TC001 -- one import style
from generator.materiality.judge_changes import judge, level
from generator.materiality.verdict import Judged, JudgedEdit, Outcome
from generator.model.brand import NoticePromise
from generator.model.document import Document
from generator.model.levels import Level
from generator.schema.facts import Facts, read_facts
from generator.schema.nodes import Listing, Mapping, Node, Scalar
from generator.schema.yaml import parse_yaml
from generator.source.assembly import PolicySheet, SectionSource, document
from generator.text.diff import diff

CASES: Final = Path(__file__).parents[1] / "cases"
FRAME: Final = (
    "# Privacy policy\n\n## How we work\n\n{}\n\n## How to reach us\n\nWrite to office@example.com or by post.\n"
)


def judged(old: str, new: str, *, language: str = "en") -> tuple[Judged, ...]:
    """Return the changes between two Markdown texts with their verdicts, as `policy compare` finds them in files."""
    before, after = _folder() / "old.md", _folder() / "new.md"
    before.write_text(old, encoding="utf-8")
    after.write_text(new, encoding="utf-8")
    return compare(before, after, language=language).judged


@cache
def _folder() -> Path:
    """Return one folder for all comparisons of this process; making one for each takes longer than comparing."""
    folder = mkdtemp()
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)


def is_flagged(found: tuple[Judged, ...]) -> bool:
    """Return True if any of these changes counts as material, decided or not."""
    return level(found) >= Level.MATERIAL


def flagged(old: str, new: str, *, language: str = "en") -> bool:
    """Return True if a change between two Markdown texts counts as material, decided or not."""
    return is_flagged(judged(old, new, language=language))


def remaining_edits(found: tuple[Judged, ...]) -> tuple[JudgedEdit, ...]:
    """Return the edits of all changes that no law cleared."""
    return tuple(edit for one in found for edit in one.verdict.edits if edit.outcome is not Outcome.CLEARED)


def whole(written: str) -> str:
    """Return a text that is no whole document as the first section of one."""
    return written if "\n# " in f"\n{written}" else FRAME.format(written.strip())


def judged_filled(row: Mapping, old: str, new: str, *, back: bool = False) -> tuple[Judged, ...]:
    """Return the changes between two texts whose words are filled from the facts and brand values of a row.

    With `back`, the older text has the facts that the row calls those after.
    """
    sides = [("before", "brand"), ("after", "brand_after")]
    first, second = reversed(sides) if back else sides
    before, after = _assembled(row, old, *first), _assembled(row, new, *second)
    return judge(diff(before, after), before, after, [NoticePromise(favourable_changes="material")])


def _assembled(row: Mapping, body: str, side: str, brand: str) -> Document:
    section_type, elsewhere = text(row.get("type")), text(row.get("facts_in"))
    facts = _facts(elsewhere or section_type, row.get(side))
    values = row.get(brand)
    names = {entry.key.text: text(entry.value) for entry in values.entries} if isinstance(values, Mapping) else {}
    sources = [SectionSource("s", "s.md", section_type, "How it works", body, 1, {} if elsewhere else facts)]
    if elsewhere:
        sources.append(SectionSource("there", "there.md", elsewhere, "Figures", "As stated.", 1, facts))
    found: list[Finding] = []
    made = document(PolicySheet("policy.yml", "Policy", "", "privacy", "en"), sources, names, found)
    assert not found
    return made


def _facts(section_type: str, node: Node | None) -> Facts:
    found: list[Finding] = []
    said = read_facts(section_type, node, found) if isinstance(node, Mapping) else {}
    assert not found
    return said


def table(name: str) -> Mapping:
    """Return what a file of cases says; it may hold characters that nobody sees, written as escapes."""
    found: list[Finding] = []
    node = parse_yaml((CASES / name).read_text(encoding="utf-8"), name, found, sealed=True)
    assert node, found
    assert not found
    return node


def rows(node: Node | None) -> tuple[Mapping, ...]:
    """Return the mappings of a list."""
    assert isinstance(node, Listing)
    return tuple(item for item in node.items if isinstance(item, Mapping))


def text(node: Node | None, otherwise: str = "") -> str:
    """Return the text of a value, or another one where it isn't there."""
    return node.text if isinstance(node, Scalar) else otherwise
