"""What an import wrote and sealed, as text and as data."""

from collections.abc import Sequence

from generator.cli.output.words import as_json, counted
from generator.model.version import Version


def imported_versions(shown_path: str, versions: Sequence[Version], form: str) -> str:
    """Return what an import sealed."""
    if form == "json":
        return as_json([{"version": v.number, "file": v.place.path, "digest": v.digest} for v in versions])
    if not versions:
        return f"{shown_path}: the same text as the newest version, nothing to seal.\n"
    lines = [f"Sealed {counted(len(versions), 'version')} in {shown_path}/versions:"]
    lines.extend(
        f"  version {v.number}, recorded {v.recorded}, {counted(len(v.document.sections), 'section')}" for v in versions
    )
    return "\n".join(lines) + "\n"


def imported_draft(
    shown_path: str, written: Sequence[str], suggested: str, rows: Sequence[dict[str, object]], form: str
) -> str:
    """Return what an import wrote as a draft, and the facts that it suggests, in words and as data."""
    if form == "json":
        return as_json({"written": list(written), "suggestions": list(rows)})
    return (
        f"Wrote {counted(len(written) - 1, 'section')} and policy.yml in {shown_path}.\n{suggested}"
        "Next: look at each section's type, which is a guess, and at its facts, then run `policy check`.\n"
    )
