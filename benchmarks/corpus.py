"""The labelled texts beside the project: pairs, single edits, small cases, and which of them are kept out.

They are in `shared/corpus` beside the project; disputed ones are left out. A third of the services is kept out: rules
and weights are made without them, and figures are reported for both parts. Labels of successive versions in the ten
histories are our own, by two readers apart from each other and from the program, by the same guide (DOMAIN.md §6); no
weight is learnt from them.
"""

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from generator.commands.compare import Comparison, compare

ROOT: Final = Path(__file__).resolve().parents[2] / "shared/corpus"
FOLDERS: Final = (("pairs", "labelled"), ("pairs", "labelled-more"), ("edits", "edits"))
LEARNT: Final = ("pairs", "edits")
"""The kinds of units that weights are learnt from."""
SUCCESSIVE: Final = "successive versions"
KINDS: Final = (*LEARNT, SUCCESSIVE)
_SUCCESSIVE_LABELS: Final = Path(__file__).with_name("history_labels.jsonl")
_NEITHER: Final = frozenset({"disputed", "noise"})
"""Labels of what is no unit: readers disagree, or all that differs is how the page was recorded."""


@dataclass(frozen=True, slots=True)
class Unit:
    """Two versions of a text with the label that people gave to the change; `kind` is one of `KINDS`."""

    name: str
    kind: str
    service: str
    label: str
    old: Path
    new: Path

    @property
    def collection(self) -> str:
        """The folder that it is in."""
        return self.name.partition("/")[0]

    @property
    def is_held_out(self) -> bool:
        """Whether its service is kept out while rules and weights are made."""
        return held_out(self.service)


@dataclass(frozen=True, slots=True)
class Case:
    """A small pair that once got a wrong verdict, with what must be said of it, and in words what alone is flagged."""

    name: str
    expect: str
    language: str
    only: str
    old: Path
    new: Path


@dataclass(frozen=True, slots=True)
class Compared:
    """A unit with its comparison, and the CPU seconds that it took."""

    unit: Unit
    comparison: Comparison
    seconds: float


def held_out(service: str) -> bool:
    """Return True for a third of the services."""
    return int(sha256(service.lower().encode()).hexdigest(), 16) % 3 == 0


def is_here(root: Path = ROOT) -> bool:
    """Return True if the labelled texts are there."""
    return all((root / folder).is_dir() for folder in ("cases", *(folder for _, folder in FOLDERS)))


def units(root: Path = ROOT) -> tuple[Unit, ...]:
    """Return all labelled pairs and edits that are not disputed."""
    return tuple(
        Unit(f"{folder}/{row['id']}", kind, row["service"], row["label"], *_texts(root / folder, row["id"]))
        for kind, folder in FOLDERS
        for row in _rows(root / folder, "labels")
        if row["label"] != "disputed"
    )


def successive(root: Path = ROOT) -> tuple[Unit, ...]:
    """Return successive versions of the histories with the labels that we gave them."""
    rows = map(json.loads, _SUCCESSIVE_LABELS.read_text(encoding="utf-8").splitlines())
    return tuple(_of_history(root / "histories", row) for row in rows if row["label"] not in _NEITHER)


def _of_history(folder: Path, row: dict[str, Any]) -> Unit:
    texts = folder / row["service"]
    name = f"histories/{row['service']}/{row['old']}–{row['new']}"
    service = row["service"].replace("-", " ")
    return Unit(name, SUCCESSIVE, service, row["label"], texts / f"{row['old']}.md", texts / f"{row['new']}.md")


def cases(root: Path = ROOT) -> tuple[Case, ...]:
    """Return the small cases."""
    return tuple(
        Case(row["id"], row["expect"], row["language"], row.get("only", ""), *_texts(root / "cases", row["id"]))
        for row in _rows(root / "cases", "cases")
    )


def compared(unit: Unit) -> Compared:
    """Return a unit with its comparison; reading both files is part of the time."""
    start = time.process_time()
    comparison = compare(unit.old, unit.new)
    return Compared(unit, comparison, time.process_time() - start)


def _rows(folder: Path, name: str) -> Iterator[dict[str, Any]]:
    yield from map(json.loads, (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines())


def _texts(folder: Path, name: str) -> tuple[Path, Path]:
    return folder / name / "old.md", folder / name / "new.md"
