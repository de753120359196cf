"""What the files of a draft have in common: read as text, with what is hidden in them found, and their values."""

from pathlib import Path

from generator import files
from generator.checks import leftovers
from generator.errors import Finding, Place
from generator.schema.facts import Facts
from generator.schema.nodes import Mapping
from generator.schema.values import Value


def text_of(path: Path, shown_path: str, findings: list[Finding], drafts: list[Finding]) -> str | None:
    """Return a file of a draft as text, with what is hidden in it found; None where a merge left its marks there."""
    text = files.read_text(path, shown_path, findings)
    marked = list(leftovers.merging(text, shown_path)) if text else []
    findings.extend(marked)
    drafts.extend(leftovers.hidden(text, shown_path) if text else ())
    return None if marked else text


def place_of(node: Mapping, key: str) -> Place:
    """Return the place of a value; that of the whole mapping where the key is not there."""
    value = node.get(key)
    return value.place if value else node.place


def as_facts(value: Value) -> Facts:
    """Return a value that is a mapping; an empty one for any other."""
    return value if isinstance(value, dict) else {}


def as_list(value: Value) -> list[str]:
    """Return a value that is a list; an empty one for any other."""
    return value if isinstance(value, list) else []
