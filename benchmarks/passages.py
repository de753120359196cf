"""How well single changes are ranked: those of units that matter, each labelled by itself by two readers.

The label of a pair is that of its worst change, so pairs don't tell which change made it so, and are few. Labels of
passages are our own, by two readers apart from each other and from the program, by the guide (DOMAIN.md §6). In a unit
that is not material no change is. No weight is learnt from these labels.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from benchmarks import measures
from benchmarks.corpus import Compared
from benchmarks.measures import Share
from generator.materiality.score import EVEN
from generator.text.change import Change

_LABELS: Final = Path(__file__).with_name("passage_labels.jsonl")
_MATERIAL: Final = "material"
Labels = Mapping[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class Passages:
    """The score of each open change with what was true, and how many have no label."""

    scored: tuple[tuple[float, bool], ...]
    unknown: int

    @property
    def lowered(self) -> Share:
        """How many that are material are suggested as lower."""
        return Share.of(score < EVEN for score, is_material in self.scored if is_material)

    @property
    def raised(self) -> Share:
        """How many others are suggested as material."""
        return Share.of(score >= EVEN for score, is_material in self.scored if not is_material)


def name_of(change: Change) -> str:
    """Return the name of a change in its unit: a digest of what a reader compares, and of its section."""
    said = "\n\n".join((change.subject.value, change.section, str(change.old or ""), str(change.new or "")))
    return sha256(said.encode()).hexdigest()[:16]


def labels() -> Labels:
    """Return the label of each change by unit and name; `disputed` where readers disagree whether it is material."""
    rows = map(json.loads, _LABELS.read_text(encoding="utf-8").splitlines())
    return {(row["unit"], row["passage"]): row["label"] for row in rows}


def passages(compared: Sequence[Compared], found: Labels) -> Passages:
    """Return the scores of all changes that no rule decided, each once in its unit; disputed ones are left out."""
    rows = [row for one in compared for row in _of_unit(one, found)]
    known = tuple((score, label == _MATERIAL) for score, label in rows if label)
    return Passages(known, len(rows) - len(known))


def _of_unit(one: Compared, found: Labels) -> Iterator[tuple[float, str]]:
    seen: set[str] = set()
    for judged in one.comparison.judged:
        name = name_of(judged.change)
        if not judged.verdict.undecided or name in seen:
            continue
        seen.add(name)
        label = found.get((one.unit.name, name), "") if one.unit.label == _MATERIAL else one.unit.label
        if label != "disputed":
            yield judged.verdict.likelihood, label


def print_passages(parts: Sequence[tuple[str, Sequence[Compared]]]) -> None:
    """Print how well single changes are ranked and lowered, a column for each part."""
    found = labels()
    columns = [passages(compared, found) for _, compared in parts]
    rows = (
        ("single changes that no rule decided", [str(len(one.scored)) for one in columns]),
        ("… without a label", [str(one.unknown) for one in columns]),
        ("area under the curve", [f"{measures.area(one.scored):.3f}" for one in columns]),
        ("Brier score", [f"{measures.brier(one.scored):.3f}" for one in columns]),
        ("material suggested as lower", [one.lowered.with_interval for one in columns]),
        ("others suggested as material", [one.raised.with_interval for one in columns]),
    )
    print(f"\n| figure | {' | '.join(name for name, _ in parts)} |\n|---|{'---|' * len(parts)}")
    for name, values in rows:
        print(f"| {name} | {' | '.join(values)} |")
