"""How probable it is that an undecided change is material, from interpretable features (§4.2)."""

from dataclasses import replace

from generator.materiality.verdict import Suggestion, Verdict
from generator.materiality.wording.background import Background
from generator.materiality.wording.vocabulary import ASKS_CONSENT, SIGNALS
from generator.model import Level
from generator.text.diff import Change


def suggested(verdict: Verdict, change: Change, background: Background) -> Verdict:
    """Return an undecided verdict with its score, its suggestion, and whether somebody has to say if consent is due."""
    _ = background
    words = " ".join(f"{one.old} {one.new}" for one in verdict.edits) or f"{change.old or ''} {change.new or ''}"
    asks = any(SIGNALS[name].search(words) for name in ASKS_CONSENT)
    return replace(verdict, score=0.9, suggestion=Suggestion(Level.MATERIAL, 0.9), asks_consent=asks)
