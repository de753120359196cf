"""The rules of how much a change matters: facts by the rows of §4.1, wording by its edits (§4.2); in doubt material."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from generator.materiality import score
from generator.materiality.facts.company_sentences import signed
from generator.materiality.facts.fact_rules import FACT_RULES
from generator.materiality.facts.words_against_readers import weighed_by_words
from generator.materiality.facts.words_stay import words_stay
from generator.materiality.reworded_facts import with_words
from generator.materiality.verdict import Context, Judged, Verdict
from generator.materiality.wording import judge_passage
from generator.materiality.wording.background import Background
from generator.model.brand import NoticePromise
from generator.model.document import Document
from generator.model.levels import Level
from generator.text.change import Change, Subject


def by_rules(
    changes: Sequence[Change], old: Document, new: Document, promises: Iterable[NoticePromise]
) -> tuple[Judged, ...]:
    """Return every change with its verdict by the rules; of several promises the stricter one holds."""
    context = Context(old, new, max(Level.named(promise.favourable_changes) for promise in promises))
    background = Background.of(old, new)
    verdicts = [_of_fact(change, context) or judge_passage.judge(change, background) for change in changes]
    verdicts = [*with_words(changes, verdicts, context)]
    return tuple(map(Judged, changes, score.scored(changes, verdicts, background)))


def _of_fact(change: Change, context: Context) -> Verdict | None:
    """Return what the first row of the table of facts says that speaks of a change; None where none does."""
    if change.subject not in {Subject.FACT, Subject.SECTION}:
        return None
    for name, rule in FACT_RULES:
        verdict = rule(change, context)
        if verdict:
            said = words_stay(change, signed(change, replace(verdict, rule=name), context), context)
            return weighed_by_words(change, said, context)
    return None
