"""How much each change matters, and all of them together: material if in doubt."""

import math
from collections.abc import Iterable, Sequence

from generator.materiality.verdict import Judged
from generator.model.brand import NoticePromise
from generator.model.document import Document
from generator.model.levels import Level
from generator.text.change import Change


def judge(
    changes: Sequence[Change], old: Document, new: Document, promises: Iterable[NoticePromise]
) -> tuple[Judged, ...]:
    """Return every change with its verdict, in the order given; of several promises the stricter one holds."""
    if not changes:
        return ()
    from generator.materiality import rules  # noqa: PLC0415 -- a tenth of the time of a command that judges nothing

    return rules.by_rules(changes, old, new, promises)


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
