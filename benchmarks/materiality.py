"""How well and how fast material changes are found, in one run, beside three simple baselines.

    python -m benchmarks.materiality [--reasons N] [--development] [--corpus FOLDER] [--sentences N] [--seed N]

Two figures stand side by side: for the services that rules and weights were made on, the score by cross-validation, and
for the third of the services that was kept out. `--development` leaves out the latter, while rules are made.
`--reasons` lists material changes with their reasons instead, for reading one by one.
"""

import argparse
import gc
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks import answers, baselines, corpus, measures, passages, small_texts
from benchmarks.answers import Answer, labelled
from benchmarks.corpus import Compared
from benchmarks.measures import Share
from generator.cli import app

THRESHOLD: Final = 0.95  # from which `policy decide --suggested` takes a suggestion
LOWER: Final = ("editorial", "minor")
Figure = Callable[["Part"], str]


@dataclass(frozen=True, slots=True)
class Part:
    """One of the two parts of the labelled units: what the engine says of each, and what comparing took."""

    name: str
    compared: tuple[Compared, ...]
    answers: tuple[Answer, ...]

    def cleared(self, kind: str) -> Share:
        """Return how many material units aren't flagged."""
        return Share.of(not one.is_flagged for one in labelled(self.answers, kind, "material"))

    def flagged(self, kind: str, *labels: str) -> Share:
        """Return how many units with one of some labels are flagged."""
        return Share.of(one.is_flagged for one in labelled(self.answers, kind, *labels))

    def suggested(self, kind: str) -> Share:
        """Return of how many of the flagged that aren't material all that counts is suggested as lower."""
        return Share.of(one.is_lowered(0) for one in labelled(self.answers, kind, *LOWER) if one.is_flagged)

    def exactly(self, kind: str) -> Share:
        """Return how many of the same are suggested as just the level that people gave."""
        found = (one for one in labelled(self.answers, kind, *LOWER) if one.is_flagged)
        return Share.of(str(one.suggested) == one.unit.label for one in found)

    def lowered(self, kind: str, threshold: float, *labels: str) -> Share:
        """Return of how many units all that counts is suggested as lower, at least so probably."""
        found = labelled(self.answers, kind, *labels)
        return Share.of(one.is_lowered(threshold) for one in found if one.is_flagged or one.is_material)

    def scored(self, kind: str) -> list[tuple[float, bool]]:
        """Return the score of each unit with what was true."""
        return [(one.score, one.is_material) for one in self.answers if one.unit.kind == kind]

    def milliseconds(self, kind: str) -> list[float]:
        """Return the CPU time of each comparison, the shortest first."""
        return sorted(1000 * one.seconds for one in self.compared if one.unit.kind == kind)


def part_of(name: str, compared: Sequence[Compared], *, cross_validated: bool) -> Part:
    """Return a part; cross-validated scores take scikit-learn, without it they are those of the engine."""
    if cross_validated:
        try:
            from benchmarks import cross_validation  # noqa: PLC0415 -- of the extra `bench`
        except ImportError:
            print("scikit-learn isn't installed: scores of the development part are not cross-validated\n")
        else:
            learnt = [one for one in compared if one.unit.kind in corpus.LEARNT]
            others = [one for one in compared if one.unit.kind not in corpus.LEARNT]
            found = (*cross_validation.answers_of(learnt), *map(answers.of_engine, others))
            return Part(name, (*learnt, *others), found)
    return Part(name, tuple(compared), tuple(map(answers.of_engine, compared)))


def _for(kind: str) -> tuple[tuple[str, Figure], ...]:
    return (
        (f"material {kind} cleared", lambda part: str(part.cleared(kind))),
        (f"editorial {kind} flagged", lambda part: part.flagged(kind, "editorial").with_interval),
        (f"minor {kind} flagged", lambda part: part.flagged(kind, "minor").with_interval),
        (f"flagged editorial and minor {kind} suggested as lower", lambda part: part.suggested(kind).with_interval),
        ("… as just the level that they have", lambda part: part.exactly(kind).percent),
        (f"… as lower at {THRESHOLD}", lambda part: part.lowered(kind, THRESHOLD, *LOWER).percent),
        (f"material {kind} suggested as lower at {THRESHOLD}", lambda part: _lowered(part, kind, THRESHOLD)),
        ("… at any probability", lambda part: _lowered(part, kind, 0)),
        (f"area under the curve, {kind}", lambda part: f"{measures.area(part.scored(kind)):.3f}"),
        (f"Brier score, {kind}", lambda part: f"{measures.brier(part.scored(kind)):.3f}"),
        (f"CPU for {kind}: median, 95th percentile, longest", lambda part: _speed(part.milliseconds(kind))),
    )


def _lowered(part: Part, kind: str, threshold: float) -> str:
    return part.lowered(kind, threshold, "material").percent


def _speed(times: Sequence[float]) -> str:
    if not times:
        return "–"
    return f"{statistics.median(times):.0f}, {times[int(len(times) * 0.95)]:.0f}, {times[-1]:.0f} ms"


def print_figures(parts: Sequence[Part]) -> None:
    """Print what was measured on labelled units, a column for each part."""
    print(f"| figure | {' | '.join(part.name for part in parts)} |\n|---|{'---|' * len(parts)}")
    for kind in corpus.KINDS:
        for name, figure in _for(kind):
            print(f"| {name} | {' | '.join(figure(part) for part in parts)} |")


def print_calibration(parts: Sequence[Part]) -> None:
    """Print how probable it was said to be that units are material, and how many were."""
    print("\n| said probability | part | units | mean | material |\n|---|---|---|---|---|")
    for kind in corpus.KINDS:
        for part in parts:
            for name, number, mean, share in measures.calibration(part.scored(kind)):
                print(f"| {name} | {kind}, {part.name} | {number} | {mean:.2f} | {share:.2f} |")


def print_baselines(parts: Sequence[Part]) -> None:
    """Print what simple baselines miss and flag, and the engine beside them."""
    print("\n| on labelled units | part | material missed | editorial flagged | minor flagged |\n|---|---|---|---|---|")
    for kind in corpus.KINDS:
        for part in parts:
            rows = [("this engine", {one.unit.name: one.is_flagged for one in part.answers})]
            for name, baseline in baselines.BASELINES:
                units = [one.unit for one in part.answers if one.unit.kind == kind]
                rows.append((name, {unit.name: baseline(unit.old, unit.new) for unit in units}))
            for name, flagged in rows:
                of = {
                    label: Share.of(flagged[one.unit.name] for one in labelled(part.answers, kind, label))
                    for label in ("material", *LOWER)
                }
                missed = Share(of["material"].total - of["material"].hits, of["material"].total)
                shares = f"{missed} | {of['editorial'].percent} | {of['minor'].percent}"
                print(f"| {name} | {kind}, {part.name} | {shares} |")


def print_short(parts: Sequence[Part]) -> None:
    """Print by name what falls short: material units cleared or lowered, others decided upwards."""
    for part in parts:
        material = [one for one in part.answers if one.is_material]
        rest = [one for one in part.answers if not one.is_material]
        for name, found in (
            ("material, cleared", [one for one in material if not one.is_flagged]),
            (f"material, suggested as lower at {THRESHOLD}", [one for one in material if one.is_lowered(THRESHOLD)]),
            ("others, decided as material", [one for one in rest if answers.DECIDED in one.suggestions]),
        ):
            print(f"\n{part.name}: {name}: {', '.join(one.unit.name for one in found) or 'none'}")


def main() -> None:
    """Print all figures, or changes with their reasons."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.materiality")
    parser.add_argument("--reasons", type=int, default=0, metavar="N")
    parser.add_argument("--development", action="store_true")
    parser.add_argument("--corpus", type=Path, default=corpus.ROOT)
    parser.add_argument("--sentences", type=int, default=2000, metavar="N")
    parser.add_argument("--seed", type=int, default=int(time.time()), metavar="N")
    options = parser.parse_args()
    if not corpus.is_here(options.corpus):
        print(f"needs the labelled texts in {options.corpus}, which are not here")
        return
    gc.set_threshold(*app.GC_THRESHOLDS)  # as in each command
    units = (*corpus.units(options.corpus), *corpus.successive(options.corpus))
    known = [corpus.compared(unit) for unit in units if not unit.is_held_out]
    if options.reasons:
        small_texts.print_reasons(known, options.reasons)
        return
    parts = [part_of("development, cross-validated", known, cross_validated=True)]
    if not options.development:
        kept_out = [corpus.compared(unit) for unit in units if unit.is_held_out]
        parts.append(part_of("kept out", kept_out, cross_validated=False))
    print_figures(parts)
    passages.print_passages([(part.name, part.compared) for part in parts])
    small_texts.print_cases(corpus.cases(options.corpus))
    small_texts.print_fuzz(options.seed, options.sentences)
    print_calibration(parts)
    print_baselines(parts)
    print_short(parts)


if __name__ == "__main__":
    main()
