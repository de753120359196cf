"""How much each change matters: facts by the rows of §4.1, wording by its edits (§4.2); material if in doubt."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace

from generator.materiality import score
from generator.materiality.facts.fact_rules import FACT_RULES
from generator.materiality.facts.signed import signed
from generator.materiality.facts.words_against_readers import weighed_by_words
from generator.materiality.facts.words_stay import words_stay
from generator.materiality.verdict import Context, Judged, Verdict
from generator.materiality.wording import judge_passage
from generator.materiality.wording.background import Background
from generator.model.brand import NoticePromise
from generator.model.document import Document
from generator.model.levels import Level
from generator.text.change import Change, Subject


def judge(
    changes: Sequence[Change], old: Document, new: Document, promises: Iterable[NoticePromise]
) -> tuple[Judged, ...]:
    """Return every change with its verdict, in the order given; of several promises the stricter one holds."""
    context = Context(old, new, max(Level.named(promise.favourable_changes) for promise in promises))
    background = Background.of(old, new)
    verdicts = [_of_fact(change, context) or judge_passage.judge(change, background) for change in changes]
    return tuple(map(Judged, changes, score.scored(changes, verdicts, background)))


def _of_fact(change: Change, context: Context) -> Verdict | None:
    """Return what the first row of the table of facts says that speaks of a change; None where none does."""
    if change.subject not in {Subject.FACT, Subject.SECTION}:
        return None
    for name, rule in FACT_RULES:
        verdict = rule(change, context)
        if verdict:
            return weighed_by_words(change, words_stay(change, signed(change, replace(verdict, rule=name)), context))
    return None


def level(judged: Sequence[Judged]) -> Level:
    """Return the level of a version: the highest of its changes; editorial where there are none."""
    return max((item.verdict.level for item in judged), default=Level.EDITORIAL)


def weightiest_first(judged: Sequence[Judged]) -> tuple[Judged, ...]:
    """Return the changes by level and then by score, the heaviest first, otherwise in the order of the text."""
    return tuple(sorted(judged, key=lambda item: (-item.verdict.level, -item.verdict.likelihood)))


def probability(judged: Sequence[Judged]) -> float:
    """Return how probable it is that a version is material, 0 where nothing changed."""
    return probability_of_any(item.verdict.likelihood for item in judged)


def probability_of_any(likelihoods: Iterable[float]) -> float:
    """Return how probable it is that one of some changes is material: by the two likeliest, taken as independent.

    Changes of one likelihood count once, since it is mostly the same change in many places; and so do all others, of
    which many small doubts would add up to a certainty that nobody has.
    """
    worst = sorted(set(likelihoods))[-2:]
    return 1 - math.prod(1 - one for one in worst)
