"""Suggested facts as they stand in the front matter of a section: as comments, each under the words it was read from.

Deleting the `# ` before each line of it makes valid facts; the words stay comments then.
"""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from generator.schema.facts import write_facts
from generator.schema.yaml import dump_line
from generator.suggestions.suggestion import FactSuggestion, merged

COMMENT: Final = "# "
_FLAG: Final = re.compile(r": '(yes|no)'(?=[,}])")
HEAD: Final = (
    "# Read from the text. A fact is what your notices may promise: where one is right, delete the “# ” before it and"
    "\n# before the names above it (such as “facts:”); delete what is wrong.\n"
)

_BLOCK: Final = re.compile(f"{re.escape(HEAD)}(?:#.*\n)*")


def without_suggestions(head: str) -> str:
    """Return the front matter of a section without the suggestions that are comments in it."""
    return _BLOCK.sub("", head)


def front_matter(section_type: str, suggestions: Sequence[FactSuggestion], accepted: AbstractSet[str]) -> str:
    """Return the lines of front matter for a section's suggestions; those that are not accepted are comments."""
    if not suggestions:
        return ""
    lines = ["facts:" if accepted else f"{COMMENT}facts:"]
    groups: dict[str, list[FactSuggestion]] = {}
    for one in suggestions:
        groups.setdefault(one.path[0], []).append(one)
    for name, group in groups.items():
        some = any(one.name in accepted for one in group)
        if group[0].path[1:]:
            lines.append(f"{'' if some else COMMENT}  {name}:")
        quote = ""
        for one in group:
            before = "" if one.name in accepted else COMMENT
            lines += [f"{before}{line}" for line in _lines(section_type, one, again=one.quote == quote)]
            quote = one.quote
    head = "" if all(one.name in accepted for one in suggestions) else HEAD
    return head + "".join(f"{line}\n" for line in lines)


def _lines(section_type: str, one: FactSuggestion, *, again: bool) -> Iterator[str]:
    indent = "    " if one.path[1:] else "  "
    if not again:
        yield f"{indent}{COMMENT}“{' '.join(one.quote.split())}”"
    yield f"{indent}{in_words(section_type, one)}"


def in_words(section_type: str, one: FactSuggestion) -> str:
    """Return a suggestion as its line in the front matter: `min_age: 16`, `- {id: account, keep: 3 years}`."""
    value = write_facts(section_type, merged([one]))[one.path[0]]
    if isinstance(value, list) and one.path[1:]:
        return f"- {_with_flags(dump_line(value[0]))}"
    if isinstance(value, dict):
        name = one.path[1]
        return f"{name}: {_plain(value[name])}"
    return f"{one.path[0]}: {_plain(value)}"


def _plain(value: object) -> str:
    """Return a value as YAML writes it after a key."""
    return _with_flags(dump_line({"key": value}))[len("{key: ") : -1]


def _with_flags(line: str) -> str:
    """Return a line in which yes and no stand as editors write them."""
    return _FLAG.sub(r": \1", line)
