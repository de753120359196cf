"""The rules of how much a change matters: facts by the rows of §4.1, wording by its edits (§4.2); in doubt material."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from generator.materiality import score
from generator.materiality.facts.company_sentences import signed
from generator.materiality.facts.fact_rules import FACT_RULES
from generator.materiality.facts.words_against_readers import weighed_by_words
from generator.materiality.facts.words_stay import words_stay, words_were_there
from generator.materiality.reworded_facts import with_words
from generator.materiality.verdict import Context, Judged, Outcome, Verdict
from generator.materiality.wording import judge_passage
from generator.materiality.wording.passages.background import Background
from generator.materiality.wording.readings.periods import ROWS
from generator.materiality.wording.words.ages import AGES, without_people
from generator.materiality.wording.words.vocabulary import asks_consent
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
    return asked_once(tuple(map(Judged, changes, score.scored(changes, verdicts, background))), new.language)


def asked_once(judged: Sequence[Judged], language: str) -> tuple[Judged, ...]:
    """Return changes of which an age that a text says asks nothing where a fact of its section says the same change.

    That needs consent by its own row. Of any other edit of such a passage it is asked as before, and where it speaks of
    what may need consent besides: “we sell data of people over 14”.
    """
    steps = {
        (one.change.section, str(one.change.old), str(one.change.new))
        for one in judged
        if one.change.subject is Subject.FACT and one.change.path[-1] in AGES and one.verdict.level is Level.CONSENT
    }
    return tuple(_said_by_fact(one, steps, language) if steps and one.verdict.asks_consent else one for one in judged)


def _said_by_fact(one: Judged, steps: Collection[tuple[str, str, str]], language: str) -> Judged:
    if asks_consent(without_people(f"{one.change.old} {one.change.new}", language), language):
        return one
    asking = [
        edit for edit in one.verdict.edits if edit.asks_consent is not False and edit.outcome is not Outcome.CLEARED
    ]
    said = all(edit.rule == ROWS["age"] and (one.change.section, edit.old, edit.new) in steps for edit in asking)
    return replace(one, verdict=replace(one.verdict, asks_consent=False)) if asking and said else one


def _of_fact(change: Change, context: Context) -> Verdict | None:
    """Return what the first row of the table of facts says that speaks of a change; None where none does."""
    if change.subject not in {Subject.FACT, Subject.SECTION}:
        return None
    for name, rule in FACT_RULES:
        verdict = rule(change, context)
        if verdict:
            said = words_stay(change, signed(change, replace(verdict, rule=name), context), context)
            said = words_were_there(change, said, context)
            return weighed_by_words(change, said, context)
    return None
