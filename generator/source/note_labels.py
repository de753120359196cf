"""The labels of notes in readings of a copy: those of the text that was copied, however its program counts them."""

import re
from collections.abc import Iterator, Mapping
from itertools import count
from typing import Final

from generator.text import survey

_LABEL: Final = re.compile(r"(?<!\\)\[\^([^\]\s]+)\]")


def without_labels(text: str) -> str:
    """Return a text in which all references to notes look the same."""
    return _LABEL.sub("[#]", text)


def as_in(text: str, before: str, after: str) -> tuple[str, str]:
    """Return two readings of a copy of a text with its labels; a note that it lacks has a label of its own."""
    if "[^" not in before + after:
        return before, after
    own = _labels(text)
    names = dict(zip(_labels(before), own, strict=False))
    was, now = _notes(before), _notes(after)
    known: dict[str, str] = {}
    free = dict(was)
    for label, words in now.items():
        same = next((one for one, said in free.items() if said == words), None)
        if same is not None:
            known[label] = names.get(same, same)
            del free[same]
    left = iter(free)
    new = _new_labels({*own, *names.values()})
    for label in _labels(after):
        if label not in known:
            edited = next(left, None) if label in now else None
            known[label] = names.get(edited, edited) if edited is not None else next(new)
    return _renamed(before, names), _renamed(after, known)


def _labels(text: str) -> list[str]:
    return list(dict.fromkeys(_LABEL.findall(text)))


def _notes(text: str) -> dict[str, str]:
    """Return the source of each note without its label, in the order in which the text refers to them."""
    lines = text.split("\n")
    found = survey.notes(text)
    return {
        label: "\n".join(lines[slice(*found[label])]).partition("]:")[2].strip()
        for label in _labels(text)
        if label in found
    }


def _new_labels(taken: set[str]) -> Iterator[str]:
    return (name for number in count(1) if (name := f"note-{number}") not in taken)


def _renamed(text: str, names: Mapping[str, str]) -> str:
    return _LABEL.sub(lambda at: f"[^{names.get(at[1], at[1])}]", text)
