"""How well material changes are found on labelled pairs of real policies, beside three simple baselines.

The pairs and their labels are in shared/corpus/labelled beside the project; `disputed` ones are left out.
"""

import json
import re
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.compare import documents
from generator.materiality.table import judge, level, probability
from generator.model import Level, NoticePromise
from generator.text.diff import diff

ROOT: Final = Path(__file__).resolve().parents[2] / "shared/corpus/labelled"
DATE: Final = re.compile(
    r"\b(?:\d{1,2}\w{0,2} )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w* (?:\d{1,2}\w{0,2},? )?\d{4}",
    re.IGNORECASE,
)
SIGNAL_WORDS: Final = re.compile(
    r"\b(?:will|shall|must|may|might|can|could|not|never|no|only|unless|except|consent|opt|withdraw|sell|sale|shar\w+"
    r"|disclos\w+|transfer\w*|third|partners?|advertis\w+|children|location|\d+ (?:day|month|year)s?|fees?"
    r"|arbitrat\w+)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two versions of a text with the label that people gave to the change."""

    name: str
    label: str
    old: Path
    new: Path


def pairs() -> list[Pair]:
    """Return the labelled pairs that are not disputed."""
    rows = [json.loads(line) for line in (ROOT / "labels.jsonl").read_text().splitlines()]
    return [
        Pair(row["id"], row["label"], ROOT / row["id"] / "old.md", ROOT / row["id"] / "new.md")
        for row in rows
        if row["label"] != "disputed"
    ]


def ours(pair: Pair) -> tuple[bool, float]:
    """Return whether the engine flags a pair as material or undecided, and its score."""
    old, new = documents(pair.old, pair.new, title="")
    judged = judge(diff(old, new), old, new, [NoticePromise(favourable_changes="material")])
    return level(judged) >= Level.MATERIAL, probability(judged)


def _words(path: Path) -> list[str]:
    return re.findall(r"\w+", path.read_text())


def any_word(pair: Pair) -> bool:
    """Flag a pair in which any word changed."""
    return _words(pair.old) != _words(pair.new)


def any_word_but_dates(pair: Pair) -> bool:
    """Flag a pair in which any word changed, dates and addresses of links left out."""

    def words(path: Path) -> list[str]:
        return re.findall(r"\w+", DATE.sub(" ", re.sub(r"\]\([^)]*\)", "]", path.read_text())))

    return words(pair.old) != words(pair.new)


def signal_words(pair: Pair) -> bool:
    """Flag a pair in which the signal words are others."""
    return SIGNAL_WORDS.findall(pair.old.read_text()) != SIGNAL_WORDS.findall(pair.new.read_text())


def area(scored: Sequence[tuple[float, bool]]) -> float:
    """Return the area under the ROC curve: how often a material pair has the higher score than another one."""
    material = [value for value, is_material in scored if is_material]
    rest = [value for value, is_material in scored if not is_material]
    won = sum((one > other) + (one == other) / 2 for one in material for other in rest)
    return won / (len(material) * len(rest))


def row(name: str, flagged: Callable[[Pair], bool], everything: Sequence[Pair], auc: str) -> str:
    """Return a line of the table."""
    hits = {pair.name: flagged(pair) for pair in everything}

    def of(label: str) -> list[bool]:
        return [hits[pair.name] for pair in everything if pair.label == label]

    material, editorial, minor = of("material"), of("editorial"), of("minor")
    return (
        f"| {name} | {material.count(False)} of {len(material)} | {100 * sum(editorial) / len(editorial):.0f} % "
        f"| {100 * sum(minor) / len(minor):.0f} % | {auc} |"
    )


def main() -> None:
    """Print the table of the README."""
    if not ROOT.is_dir():
        print("needs the labelled texts in shared/corpus/labelled beside the project, which are not here")
        sys.exit(0)
    everything = pairs()
    results: dict[str, tuple[bool, float]] = {}
    seconds = []
    for pair in everything:
        start = time.process_time()
        results[pair.name] = ours(pair)
        seconds.append(time.process_time() - start)
    auc = area([(results[pair.name][1], pair.label == "material") for pair in everything])
    print("| on labelled pairs | material not flagged | editorial flagged | minor flagged | area under ROC |")
    print("|---|---|---|---|---|")
    print(row("this engine", lambda pair: results[pair.name][0], everything, f"{auc:.3f}"))
    print(row("any word changed", any_word, everything, "–"))
    print(row("any word but dates", any_word_but_dates, everything, "–"))
    print(row("signal words", signal_words, everything, "–"))
    flagged = [pair.name for pair in everything if pair.label == "editorial" and results[pair.name][0]]
    print(f"\neditorial pairs that are flagged: {', '.join(flagged) or 'none'}")
    ordered = sorted(seconds)
    print(
        f"CPU seconds a pair, parsing included: median {statistics.median(ordered):.3f}, "
        f"95th percentile {ordered[int(len(ordered) * 0.95)]:.3f}, longest {ordered[-1]:.3f}"
    )


if __name__ == "__main__":
    main()
