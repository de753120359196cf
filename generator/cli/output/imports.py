"""What an import wrote and sealed, as text and as data."""

from collections.abc import Sequence

from generator.cli.output.plurals import as_json, counted
from generator.commands.past_texts import Past
from generator.model.version import Version


def for_good(shown_path: str, pasts: Sequence[Past]) -> str:
    """Return the question whether past texts are to be sealed."""
    days = " to ".join(dict.fromkeys(str(one.start) for one in (pasts[0], pasts[-1])))
    becomes, it = ("becomes a version", "it") if len(pasts) == 1 else ("become versions", "them")
    return (
        f"{counted(len(pasts), 'past text')} ({days}) {becomes} in {shown_path} for good: nobody edits {it} or takes"
        f" {it} back again.\nSeal {it}?"
    )


def imported_versions(shown_path: str, versions: Sequence[Version], form: str) -> str:
    """Return what an import sealed."""
    if form == "json":
        return as_json([{"version": v.number, "file": v.place.path, "digest": v.digest} for v in versions])
    if not versions:
        return f"{shown_path}: the same text as the newest version, nothing to seal.\n"
    lines = [f"Sealed {counted(len(versions), 'version')} in {shown_path}/versions:", *map(_version, versions)]
    return "\n".join([*lines, "Next: policy build"]) + "\n"


def previewed_versions(shown_path: str, versions: Sequence[Version], pages: int, folder: str, form: str) -> str:
    """Return what an import would seal, and where it can be read."""
    if form == "json":
        rows = [
            {"version": v.number, "recorded": str(v.recorded), "effective": str(v.effective) if v.effective else None}
            for v in versions
        ]
        return as_json({"sealed": False, "preview": folder, "pages": pages, "versions": rows})
    if not versions:
        return f"{shown_path}: the same text as the newest version, nothing to seal.\n"
    lines = [f"Would seal {counted(len(versions), 'version')} in {shown_path}/versions:", *map(_version, versions)]
    lines.append(f"Nothing was sealed. Made a preview of {counted(pages, 'page')} in {folder}; to look at it:")
    return "\n".join([*lines, f"python -m http.server --directory {folder}"]) + "\n"


def _version(one: Version) -> str:
    day = f"in force from {one.effective}" if one.effective else f"recorded {one.recorded}"
    return f"  version {one.number}, {day}, {counted(len(one.document.sections), 'section')}"


def imported_draft(
    shown_path: str,
    written: Sequence[str],
    suggested: str,
    rows: Sequence[dict[str, object]],
    form: str,
    new: tuple[str, int] | None = None,
) -> str:
    """Return what an import wrote as a draft, and the facts that it suggests, in words and as data.

    `new` is given for a new text of a policy with versions: its name, and how many sections stayed as they were.
    """
    if form == "json":
        return as_json({"written": list(written), "suggestions": list(rows)} | ({"kept": new[1]} if new else {}))
    sections = counted(len(written) - 1, "section")
    if new:
        name, kept = new
        return (
            f"Wrote {sections} and policy.yml in {shown_path}; {counted(kept, 'section')} read as before and stayed as"
            f" {'it is' if kept == 1 else 'they are'}.\n{suggested}"
            f"Next: policy check; then `policy diff {name}` says what this text changes.\n"
        )
    return (
        f"Wrote {sections} and policy.yml in {shown_path}.\n{suggested}"
        "Next: look at each section's type, which is a guess, and at its facts, then run `policy check`.\n"
    )
