"""What the files of a draft have in common: read as text, with what is hidden in them found, and their values."""

from pathlib import Path
from typing import Final

from generator import files
from generator.checks import leftovers
from generator.errors import Finding, Place
from generator.schema.nodes import Mapping
from generator.schema.values import SLUG

_WINDOWS: Final = "(CR LF)"


def text_of(path: Path, shown_path: str, findings: list[Finding], drafts: list[Finding]) -> str | None:
    """Return a file of a draft as text, with what is hidden in it found; None where a merge left its marks there.

    A byte order mark and Windows line ends, which simple editors there write by themselves, are read as if they weren't
    there, and sealed without them.
    """
    found: list[Finding] = []
    text = files.read_text(path, shown_path, found)
    findings.extend(one for one in found if not (one.rule == "byte-order-mark" or _WINDOWS in one.message))
    marked = list(leftovers.merging(text, shown_path)) if text else []
    findings.extend(marked)
    drafts.extend(leftovers.hidden(text, shown_path) if text else ())
    return None if marked else text


def copy_of(path: Path) -> tuple[str, str]:
    """Return of what something is a copy by its name, as a message with its remedy; empty where it is none.

    Synchronised folders make such copies when two people save at once, and people do before they change something:
    `cookies - Kopie.md`, `brand (1).yml`, `policy-LAPTOP.yml`.
    """
    beside = (one for one in path.parent.iterdir() if one.suffix == path.suffix and SLUG.fullmatch(one.stem))
    names = [one.name for one in beside if path.stem.startswith(one.stem) and _is_apart(path.stem, len(one.stem))]
    if not names:
        return "", ""
    name = max(names, key=len)
    return (
        f"“{path.name}” looks like a copy of “{name}”",
        f"take over into “{name}” what is right in it, then delete it",
    )


def _is_apart(stem: str, length: int) -> bool:
    return len(stem) > length and not stem[length].isalnum()


def place_of(node: Mapping, key: str) -> Place:
    """Return the place of a value; that of the whole mapping where the key is not there."""
    value = node.get(key)
    return value.place if value else node.place
