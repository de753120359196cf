"""What a build made, as text for people and as data for programs."""

import json
from collections.abc import Iterator, Sequence

from generator.cli.output import counted, finding_data
from generator.errors import Finding
from generator.publish.build import Built
from generator.publish.outcomes import BrandOutcome, Outcome


def built(done: Built, folder: str, drafts: Sequence[Finding], warnings: Sequence[Finding], form: str) -> str:
    """Return what a build made, what became of each brand, and what it left out."""
    if form == "json":
        rows: dict[str, object] = {"pages": done.pages, "site": folder, "placed": done.placed}
        rows |= {"brands": [_brand(one) for one in done.brands], "unsealed": list(done.unsealed)}
        rows |= {"draft_findings": len(drafts), "warnings": [one.message for one in warnings]}
        return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
    return "".join(f"{line}\n" for line in _lines(done, folder, drafts, warnings))


def _brand(one: BrandOutcome) -> dict[str, object]:
    return {
        "brand": one.slug,
        "outcome": str(one.outcome),
        "pages": one.pages,
        "as_of": one.as_of.isoformat() if one.as_of else None,
        "findings": [finding_data(finding) for finding in one.findings],
    }


def _lines(done: Built, folder: str, drafts: Sequence[Finding], warnings: Sequence[Finding]) -> Iterator[str]:
    if done.placed:
        yield f"Built {counted(done.pages, 'page')}: open {folder}/index.html on a web server,"
        yield f"for example: python -m http.server --directory {folder}"
    if any(one.outcome is not Outcome.BUILT for one in done.brands):
        yield from _table(done)
    if not done.placed:
        yield f"Nothing was put in place: {folder} is as it was."
    yield from (f"{name} has no sealed version yet and is not on the site." for name in done.unsealed)
    yield from map(str, warnings)
    yield from (str(finding) for one in done.brands if one.outcome is Outcome.KEPT for finding in one.findings)
    if drafts:
        found = counted(len(drafts), "finding")
        yield f"The drafts have {found} (`policy check`); the site shows sealed versions only."


def _table(done: Built) -> Iterator[str]:
    """Yield a line for each brand: what became of it, and which pages it has now."""
    width = max(len(one.slug) for one in done.brands)
    yield ""
    for one in done.brands:
        yield f"  {one.slug:<{width}}  {one.outcome!s:<7}  {_pages(one, placed=done.placed)}"
    yield ""


def _pages(one: BrandOutcome, *, placed: bool) -> str:
    count = counted(one.pages, "page")
    if one.outcome is Outcome.BUILT:
        return count
    why = f", {counted(len(one.findings), 'error')} below" if one.outcome is Outcome.REFUSED else ""
    if not placed:
        return why.removeprefix(", ")
    return f"{count} of {one.as_of} stay{why}" if one.as_of else f"no pages on this site{why}"
