"""Small texts: cases that once got a wrong verdict, drawn sentences, and material changes with their reasons."""

import re
from collections.abc import Sequence
from hashlib import sha256
from typing import Final

from benchmarks.corpus import Case, Compared
from benchmarks.measures import Share
from generator.commands.compare import compare
from generator.materiality.judge_changes import level
from generator.materiality.verdict import Judged, Outcome
from generator.model.levels import Level
from generator.text.change import Kind

_ARROW: Final = re.compile(r"(.+) → (.+)")
LONGEST: Final = 300


def as_expected(case: Case, found: Sequence[Judged]) -> bool:
    """Return True if a case is flagged, or isn't, or only the change that it names is."""
    match case.expect:
        case "flagged":
            return level(found) >= Level.MATERIAL
        case "not-material":
            return level(found) < Level.MATERIAL
        case "only":
            return _only([one for one in found if one.verdict.level >= Level.MATERIAL], case.only)
        case other:
            message = f"a case expects what is not known here: {other}"
            raise ValueError(message)


def _only(flagged: Sequence[Judged], named: str) -> bool:
    """Return True if what is flagged is one exchange, or one passage or section that came."""
    edits = [edit for one in flagged for edit in one.verdict.edits if edit.outcome is not Outcome.CLEARED]
    exchange = _ARROW.fullmatch(named)
    if exchange:
        return len(flagged) == len(edits) == 1 and edits[0].old in exchange[1] and edits[0].new in exchange[2]
    sections = {one.change.section for one in flagged}
    came = all(one.change.kind is Kind.ADDED or not any(edit.old for edit in one.verdict.edits) for one in flagged)
    return bool(flagged) and came and len(sections) == 1 and ("section" in named or len(flagged) == 1)


def judged(case: Case) -> tuple[Judged, ...]:
    """Return the changes of a case with their verdicts."""
    return compare(case.old, case.new, language=case.language).judged


def print_cases(cases: Sequence[Case]) -> None:
    """Print how many cases come out as they should, and the names of the others."""
    as_it_should = {case.name: as_expected(case, judged(case)) for case in cases}
    print("\n| cases | as expected | others |\n|---|---|---|")
    for expect in ("flagged", "not-material", "only"):
        found = [case for case in cases if case.expect == expect]
        wrong = [case.name for case in found if not as_it_should[case.name]]
        print(f"| {expect} | {Share(len(found) - len(wrong), len(found))} | {', '.join(wrong) or '–'} |")


def print_fuzz(seed: int, number: int) -> None:
    """Print how many drawn sentences with a change that matters are cleared."""
    try:
        from tests.materiality import clearing_fuzz, engine  # noqa: PLC0415 -- tests aren't part of an installed program
    except ImportError:
        print("\nno sentences were drawn: tests/materiality/clearing_fuzz.py is not here")
        return
    drawn = list(clearing_fuzz.sentences(seed, number))
    cleared = [row for row in drawn if not engine.flagged(engine.whole(row[0]), engine.whole(row[1]))]
    print(f"\ndrawn sentences with a change that matters (seed {seed}), cleared: {len(cleared)} of {len(drawn)}")
    for old, new, what in cleared[:20]:
        print(f"- {what}: {old} → {new}")


def print_reasons(compared: Sequence[Compared], number: int) -> None:
    """Print material changes of material units, the heaviest of each, with what went, what came and the reason."""
    material = [one for one in compared if one.unit.label == "material"]
    drawn = sorted(material, key=lambda one: sha256(one.unit.name.encode()).hexdigest())
    for one in drawn[:number]:
        found = max(one.comparison.judged, key=lambda item: (item.verdict.level, item.verdict.likelihood))
        verdict = found.verdict
        print(f"## {one.unit.name}: row {verdict.rule}, {verdict.direction}, score {verdict.likelihood:.2f}")
        for edit in verdict.edits:
            if edit.outcome is not Outcome.CLEARED:
                print(f"- [{edit.old[:LONGEST]}] → [{edit.new[:LONGEST]}]")
        print(f"{verdict.reason}\n")
