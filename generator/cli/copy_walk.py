"""A walk through the changes of a marked-up copy at a terminal: each is shown alone; a key accepts or rejects it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from generator.documents.word.docx_changes import TrackedChange

KEYS: Final = "a: accept, r: reject, s: skip, b: back, q: quit"
_ANSWERS: Final = {"a": True, "r": False, "s": None}
_SAID: Final = {True: "accepted", False: "rejected", None: "skipped"}


@dataclass(frozen=True, slots=True)
class Answered:
    """What somebody said of the changes of a copy, by their names; `stopped` says that they went away in between."""

    accepted: tuple[TrackedChange, ...]
    skipped: tuple[TrackedChange, ...]
    stopped: bool = False


def ask_each(
    changes: Sequence[TrackedChange],
    shown: Callable[[TrackedChange], str],
    say: Callable[[str], None],
    key: Callable[[], str],
) -> Answered:
    """Ask for each change, back and forth, and return the answers; what was not asked any more was skipped."""
    answers: dict[str, bool | None] = {}
    at = 0
    try:
        while at < len(changes):
            one = changes[at]
            before = f" ({_SAID[answers[one.name]]})" if one.name in answers else ""
            say(f"\n{at + 1} of {len(changes)} · {in_words(one)}{before}\n{shown(one)}[{KEYS}] ")
            pressed = key().lower()
            say(f"{pressed}\n")
            if pressed == "q":
                break
            if pressed == "b":
                at = max(0, at - 1)
            elif pressed in _ANSWERS:
                answers[one.name] = _ANSWERS[pressed]
                at += 1
    except (KeyboardInterrupt, EOFError):
        return Answered((), tuple(changes), stopped=True)
    accepted = tuple(one for one in changes if answers.get(one.name) is True)
    return Answered(accepted, tuple(one for one in changes if answers.get(one.name) is None))


def in_words(change: TrackedChange) -> str:
    """Return a change on one line: whose it is, and its words."""
    words = " → ".join(f"“{one}”" for one in (change.removed, change.added) if one)
    kind = "replaced" if change.removed and change.added else "inserted" if change.added else "deleted"
    return f"{change.author} {kind} {words}" if words else f"{change.author} changed a passage or a row"
