"""The list of sections in policy.yml: read, and written again with what people wrote beside it."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from generator.schema.nodes import Listing, Scalar
from generator.schema.yaml import dump_yaml, parse_yaml

_LISTED: Final = re.compile(r"^sections:.*\n(?:[ \t]*(?:-.*|#.*)?\n|[ \t]+\S.*\n)*", re.MULTILINE)
_ENTRY: Final = re.compile(r"(?P<before>[ \t]*-[ \t]+)(?P<quote>[\"']?)(?P<name>[^\s\"'#]+)(?P=quote)[ \t]*(?:#.*)?")


def entries(text: str, path: Path) -> dict[str, str]:
    """Return how policy.yml names each section, by its id: a shared clause is named with its folder."""
    node = parse_yaml(text, path.name, [])
    listed = node.get("sections") if node else None
    names = [one.text for one in listed.items if isinstance(one, Scalar)] if isinstance(listed, Listing) else []
    return {name.rpartition("/")[2]: name for name in names}


def is_numbered(text: str, path: Path) -> bool:
    """Return True if policy.yml says that numbers of sections are made."""
    node = parse_yaml(text, path.name, [])
    said = node.get("numbered") if node else None
    return isinstance(said, Scalar) and said.text in {"yes", "true"}


def with_names(text: str, names: Sequence[str]) -> str:
    """Return policy.yml with these sections in this order; lines of those that stay are as they were."""
    text = f"{text.rstrip()}\n"
    found = _LISTED.search(text)
    head, *block = found[0].rstrip("\n").split("\n") if found else [""]
    lines: dict[str, list[str]] = {}
    above: list[str] = []
    indent = ""
    for line in block:
        above.append(line)
        if match := _ENTRY.fullmatch(line):
            indent = indent or match["before"]
            lines[match["name"]], above = above, []
    if not found or not lines:
        listed = dump_yaml({"sections": list(names)})
        return _LISTED.sub(lambda _: listed, text, count=1) if found else text + listed
    every = [head, *(line for name in names for line in lines.get(name, [f"{indent}{name}"])), *above]
    ends = found[0][len(found[0].rstrip("\n")) :]
    return text[: found.start()] + "\n".join(every) + ends + text[found.end() :]
