"""What a build made, as text for people and as data for programs."""

import json
from collections.abc import Iterator, Sequence
from typing import Final

from generator.cli.output.findings import finding_data
from generator.cli.output.plurals import counted
from generator.errors import Finding
from generator.publish.build import Built
from generator.publish.build_progress import COUNTED, BuildPhase, BuildProgress, Spent
from generator.publish.outcomes import BrandOutcome, BuildOutcome

MOST_ROWS: Final = 10
"""Of more brands than that with one outcome, there is one line; those that were refused are always named."""


def built(
    done: Built,
    folder: str,
    warnings: Sequence[Finding],
    form: str,
    progress: BuildProgress | None = None,
) -> str:
    """Return what a build made, what became of each brand, what it left out, and if asked what it spent its time on."""
    if form == "json":
        rows: dict[str, object] = {"pages": done.pages, "site": folder, "placed": done.placed}
        rows |= {"brands": [_brand(one) for one in done.brands], "unsealed": list(done.unsealed)}
        rows |= {"draft_findings": done.draft_findings, "warnings": [one.message for one in warnings]}
        rows |= {"timings": _timings(progress)} if progress else {}
        return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
    every = (_site(done, folder), _brands(done), _left_out(done, warnings), _spent(progress) if progress else ())
    parts = ["".join(f"{line}\n" for line in part) for part in every]
    return "\n".join(part for part in parts if part) + ("\n" if done.errors else "")


def shard(made: int, which: tuple[int, int], form: str, progress: BuildProgress | None = None) -> str:
    """Return which part of a build was made, and how much that is."""
    name = "/".join(map(str, which))
    if form == "json":
        rows: dict[str, object] = {"shard": name, "made": made}
        return json.dumps(rows | ({"timings": _timings(progress)} if progress else {}), indent=2) + "\n"
    lines = [
        f"Made part {name}, {made:,} pages and files: build/memo.",
        "Where all parts are: policy build --merge DIR…",
        *(("", *_spent(progress)) if progress else ()),
    ]
    return "".join(f"{line}\n" for line in lines)


def _timings(progress: BuildProgress) -> dict[str, object]:
    elapsed = progress.elapsed()
    phases = [
        {"phase": str(phase), "cpu": round(own.cpu, 3), "wall": round(own.wall, 3), "count": own.count}
        for phase, own in _in_order(progress)
    ]
    cpu = sum(own.cpu for _, own in _in_order(progress))
    return {"cpu": round(cpu, 3), "wall": round(elapsed, 3), "phases": phases}


def _in_order(progress: BuildProgress) -> list[tuple[BuildPhase, Spent]]:
    return [(phase, progress.spent.get(phase, Spent())) for phase in BuildPhase]


def _spent(progress: BuildProgress) -> Iterator[str]:
    """Yield a table of the seconds that each phase took; phases of several processes at the same time add up."""
    elapsed = progress.elapsed()
    rows = _in_order(progress)
    yield f"  {'':<8}  {'CPU':>9}  {'wall':>9}  {'count':>7}"
    for phase, own in rows:
        count = f"{own.count:>7,}  {COUNTED[phase]}" if COUNTED[phase] else ""
        yield f"  {phase!s:<8}  {own.cpu:>7.2f} s  {own.wall:>7.2f} s  {count}".rstrip()
    yield f"  {'in all':<8}  {sum(own.cpu for _, own in rows):>7.2f} s  {elapsed:>7.2f} s"


def _brand(one: BrandOutcome) -> dict[str, object]:
    return {
        "brand": one.slug,
        "outcome": str(one.outcome),
        "pages": one.pages,
        "as_of": one.as_of.isoformat() if one.as_of else None,
        "findings": [finding_data(finding) for finding in one.findings],
    }


def _site(done: Built, folder: str) -> Iterator[str]:
    if done.placed:
        made = "" if done.made == done.pages else f"{done.made:,} of "
        yield f"Built {made}{counted(done.pages, 'page')}: open {folder}/index.html on a web server,"
        yield f"for example: python -m http.server --directory {folder}"
    else:
        yield f"Nothing was put in place: {folder}/ is as it was."


def _brands(done: Built) -> Iterator[str]:
    """Yield a line for each brand, what became of it and which pages it has now; none where all were built."""
    rows: list[tuple[str, BuildOutcome, str]] = []
    for outcome in BuildOutcome:
        own = [one for one in done.brands if one.outcome is outcome]
        if len(own) > MOST_ROWS and outcome is not BuildOutcome.REFUSED:
            rows.append((f"{len(own)} brands", outcome, counted(sum(one.pages for one in own), "page")))
        else:
            rows += [(one.slug, outcome, _pages(one, placed=done.placed)) for one in own]
    width = max((len(name) for name, _, _ in rows), default=0)
    if any(outcome is not BuildOutcome.BUILT for _, outcome, _ in rows):
        yield from (f"  {name:<{width}}  {outcome!s:<7}  {pages}" for name, outcome, pages in rows)


def _pages(one: BrandOutcome, *, placed: bool) -> str:
    errors = f"{counted(len(one.findings), 'error')} below"
    stay = f"{counted(one.pages, 'page')} of {one.as_of} stay" if one.as_of else "no pages on this site"
    match one.outcome:
        case BuildOutcome.BUILT:
            return counted(one.pages, "page")
        case BuildOutcome.KEPT:
            return stay
        case BuildOutcome.REFUSED:
            return f"{stay}, {errors}" if placed else errors


def _left_out(done: Built, warnings: Sequence[Finding]) -> Iterator[str]:
    yield from (f"{name} has no sealed version yet and is not on the site." for name in done.unsealed)
    yield from map(str, warnings)
    yield from (str(finding) for one in done.brands if one.outcome is BuildOutcome.KEPT for finding in one.findings)
    if done.draft_findings:
        found = counted(done.draft_findings, "finding")
        yield f"The drafts have {found} (`policy check`); the site shows sealed versions only."
