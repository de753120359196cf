"""A draft of which much is open: likely harmless edits, one that may need consent, and one that a rule decided."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from generator import files
from generator.archive import draft_records
from generator.materiality import score
from generator.materiality.verdict import Suggestion, Verdict
from generator.model.levels import Level
from generator.model.record import Decision, DraftRecord
from generator.text.change import Change
from tests.conftest import Policy, edit
from tests.small import KEPT, NAME, in_force, keep

HAND, SPRING, SELL = "We file it by hand.", "In spring we tidy up.", "You may ask us to sell less."
SUGGESTED = {
    "by hand": (Suggestion(Level.EDITORIAL, 0.97), False),
    "spring": (Suggestion(Level.MINOR, 0.9), False),
    "sell": (Suggestion(Level.EDITORIAL, 0.99), True),
}
BY, SECOND = ("--by", "a-moreau"), ("--by", "k-lind")
WHY = "It says the same as before, in other words."
BECAUSE = ("--because", WHY)
ME = "a-moreau"
KEYS, REASON = "q: quit", "Why, for readers of the archive: "
"""What the walk shows where it waits for a key, and for a line."""


def suggested(verdict: Verdict, change: Change, _: object) -> Verdict:
    """Return the verdict with what is suggested here in place of what the program works out."""
    words = f"{change.old} {change.new}"
    found = [said for part, said in SUGGESTED.items() if part in words]
    suggestion, asks = found[0] if found else (Suggestion(Level.MATERIAL, 0.9), False)
    return replace(verdict, score=0.5, suggestion=suggestion, asks_consent=asks)


def drafted(folder: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Seal a small policy and change its draft; return the folder."""
    in_force(folder, policy, monkeypatch)
    monkeypatch.setattr(score, "suggested", suggested)
    edit(folder / KEPT, "It's filed by hand.", f"{HAND}\n\n{SPRING}\n\n{SELL}")
    keep(folder, "account", 5)
    return folder


def changes(policy: Policy, *words: str) -> dict[str, dict[str, object]]:
    """Return what is listed of the draft, by words that are in a change; “fact” is the one of a fact."""
    listed = json.loads(policy("decide", NAME, "--format", "json", *words).out)
    found = {part: one for part in SUGGESTED for one in listed if part in str(one["new"])}
    (found["fact"],) = (one for one in listed if one["subject"] == "fact")
    return found


def counted_writes(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Return a list of the files that are written from now on."""
    written: list[Path] = []
    write = files.write_atomically

    def noted(path: Path, content: bytes) -> None:
        written.append(path)
        write(path, content)

    monkeypatch.setattr(files, "write_atomically", noted)
    return written


def named(policy: Policy, *parts: str) -> tuple[str, ...]:
    """Return the short names of changes, by words that are in them."""
    listed = changes(policy)
    return tuple(str(listed[part]["id"]) for part in parts)


def levels(policy: Policy) -> list[str]:
    """Return what the changes count as: by hand, spring, sell."""
    return [str(one["level"]) for part, one in changes(policy).items() if part in SUGGESTED]


def recorded(folder: Path) -> DraftRecord:
    return draft_records.drafted(folder / "policy_source/tiny/terms", 2, "tiny/terms")


def only(folder: Path) -> Decision:
    (one,) = (*recorded(folder).waiting, *recorded(folder).decisions)
    return one
