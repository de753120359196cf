"""The rules that may clear a change of wording (§4.2): narrow ones, since what they clear nobody looks at again."""

import unicodedata
from typing import Final

from generator.diff import Change, Kind, Subject
from generator.model import Direction, Level
from generator.verdicts import Context, Rule, Verdict, editorial


def layout(change: Change, _: Context) -> Verdict | None:
    """The source differs, nothing that is read does."""
    return editorial("Only the layout of the source changed.") if change.kind is Kind.LAYOUT else None


_QUOTES: Final = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‐": "-", "‑": "-"})


def folded(words: str) -> str:
    """Return words without what typography alone decides: compatibility forms, quotes, dashes, white space."""
    return " ".join(unicodedata.normalize("NFKC", words).translate(_QUOTES).split())


def typography(change: Change, _: Context) -> Verdict | None:
    """The same words, otherwise set. Letter case and commas are not typography: they can carry meaning."""
    old, new = change.old_block, change.new_block
    if change.kind is not Kind.CHANGED or not old or not new or folded(old.words) != folded(new.words):
        return None
    targets = [
        [mark for run in block.runs for mark in run.marks if mark.startswith(("link:", "image:"))]
        for block in (old, new)
    ]
    return editorial("The same words, set differently.") if targets[0] == targets[1] else None


def moved(change: Change, _: Context) -> Verdict | None:
    """The same words in another place; whether a passage that left its section lost prominence is for a person."""
    if change.kind is not Kind.MOVED:
        return None
    if change.subject is Subject.SECTION or change.origin == change.section:
        return editorial("The same text, in another place.")
    return Verdict(Level.MATERIAL, Direction.UNKNOWN, "", "A passage moved to another section.", undecided=True)


def outline(change: Change, _: Context) -> Verdict | None:
    """The level of a heading in the outline."""
    if change.subject is Subject.HEADING and change.path == ("level",):
        return editorial("The heading moved in the outline.")
    return None


def renamed(change: Change, _: Context) -> Verdict | None:
    """A section that names its former id with `was:`."""
    if change.subject is Subject.SECTION and change.path == ("id",):
        return editorial("The section has another address.")
    return None


PROSE_RULES: Final[tuple[tuple[str, Rule], ...]] = (
    ("P1-layout", layout),
    ("P1", typography),
    ("P3", moved),
    ("outline", outline),
    ("47", renamed),
)
"""Name and function of each rule, in the order in which they are asked."""
