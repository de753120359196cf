"""The front matter of a text from elsewhere (Jekyll, Hugo, pandoc, GitHub Docs): its title, what it states."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Final

from generator.errors import Finding, Place
from generator.schema.nodes import Scalar
from generator.schema.yaml import FENCE, parse_yaml

MOST_LINES: Final = 2_000
MOST_LETTERS: Final = 100_000
_CLOSING: Final = (FENCE, "...")
_KEY: Final = re.compile(r"([A-Za-z_][\w.-]*)[ \t]*:(?=\s|$)")
_KNOWN: Final = frozenset(
    word
    for words in (
        "title subtitle date updated lastmod last_updated last_modified author authors layout permalink description",
        "lang language locale slug url tags categories keywords draft published weight aliases redirect_from template",
        "id type sidebar_label sidebar_position nav_order toc version versions topics intro shorttitle summary",
    )
    for word in words.split()
)
_SHOWN: Final = frozenset({"subtitle", "description", "intro", "summary"})
"""Keys of tools of which the words are shown to readers, on the page or where it is found."""


Stated = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Described:
    """A text without its front matter, with the title that this states; empty where it states none.

    `stated` are the lines of each other key but those by which tools place a page or date it: they may be facts, or
    words that readers are shown.
    """

    title: str
    text: str
    stated: Stated = ()


def described(text: str, path: str, findings: list[Finding]) -> Described:
    """Return a text, whose lines end with LF, without its front matter.

    That is what stands between a first line `---` and the next one, or `...`, where it starts at once with a key as
    tools know it. It is a finding where it is never closed or is no YAML; other text between two rules stays text.
    """
    lines = text.split("\n")
    start = next((number for number, line in enumerate(lines) if line.strip()), 0)
    closing = (at for at in range(start + 1, min(start + MOST_LINES, len(lines))) if lines[at].rstrip() in _CLOSING)
    end = next(closing, None) if lines[start].rstrip() == FENCE else start
    head = lines[start + 1 : end]
    if end == start or not _has_keys(head, closed=end is not None):
        return Described("", text)
    if end is None:
        message = "the front matter that opens with --- is never closed"
        findings.append(
            Finding(Place(path, start + 1), "front-matter", message, f"put a line --- below it; {_IF_TEXT}")
        )
        return Described("", text)
    return Described(_title(head, path, start + 2, findings), "\n".join(lines[end + 1 :]), _stated(head))


def _stated(head: Sequence[str]) -> Stated:
    """Return the lines of each key at the top level but those by which tools place or date a page, as written."""
    found: dict[str, str] = {}
    key = ""
    for line in head:
        match = _KEY.match(line)
        key = match[1] if match else key
        value = line[match.end() :] if match else line
        if key and key.lower() not in _KNOWN - _SHOWN:
            found[key] = "\n".join((found[key], value.rstrip())) if key in found else value.strip()
    return tuple(found.items())


def stated_otherwise(old: Stated, new: Stated) -> tuple[tuple[str, str, str], ...]:
    """Return each key of which two front matters say something else, with both values.

    A day of effect that is no earlier than it was is none of them (L6).
    """
    before, after = dict(old), dict(new)
    return tuple(
        (key, was, now)
        for key in before | after
        if (was := before.get(key, "").strip()) != (now := after.get(key, "").strip())
        and not (_EFFECTIVE.match(key) and _DAY.match(was) and _DAY.match(now) and was <= now)
    )


_EFFECTIVE: Final = re.compile(r"(?:effective|in_force|valid_from|applies_from)", re.IGNORECASE)
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}$")


_IF_TEXT: Final = "if it is text, leave a blank line below the first ---"


def _has_keys(head: Sequence[str], *, closed: bool) -> bool:
    """Return True if lines are front matter: a key first, and one that tools know.

    Where it is closed, keys in small letters will do, and it may be empty.
    """
    keys = [match[1] for line in takewhile(lambda line: closed or line.strip(), head) if (match := _KEY.match(line))]
    if not head or not _KEY.match(head[0]):
        return closed and not head
    return any(key.lower() in _KNOWN for key in keys) or (closed and all(key[0].islower() for key in keys))


def _title(head: Sequence[str], path: str, first_line: int, findings: list[Finding]) -> str:
    text = "\n".join(head).replace("\t", " ")
    if len(text) > MOST_LETTERS:
        message = f"this front matter has {len(text):,} letters"
        findings.append(Finding(Place(path, first_line), "front-matter", message, f"shorten it; {_IF_TEXT}"))
        return ""
    wrong: list[Finding] = []
    mapping = parse_yaml(text, path, wrong, first_line=first_line) if text.strip() else None
    if text.strip() and mapping is None:
        findings.extend(replace(one, remedy=f"{one.remedy}; {_IF_TEXT}") for one in wrong)
    node = mapping.get("title") if mapping else None
    return " ".join(node.text.split()) if isinstance(node, Scalar) and not node.empty else ""
