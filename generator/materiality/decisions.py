"""What people decided of changes: the only way below what the rules say, or out of “undecided”.

A decision is bound to both sides of its change by a digest. One that fits no change any more says nothing.
"""

from collections.abc import Sequence
from dataclasses import replace

from generator.materiality import (
    always_asked,
    change_digests,
    ended_policy,
    judge_changes,
    promise_changes,
    sealed_verdicts,
    translations,
)
from generator.materiality.decision_objections import objections
from generator.materiality.reasons import worded
from generator.materiality.verdict import Judged
from generator.model.brand import NoticePromise, Person
from generator.model.document import Document
from generator.model.levels import Direction, Level
from generator.model.policy import Policy
from generator.model.record import Decision, VersionRecord
from generator.model.version import SealedVerdict, Version
from generator.source.promised_file import of as promise_of
from generator.text.change import Change, Subject
from generator.text.diff import diff
from generator.text.fact_changes import expanded


def of_draft(policy: Policy, draft: Document, parent: Version | None = None, revises: int = 0) -> tuple[Judged, ...]:
    """Return what a draft changes, judged by the rules and by what was decided of it.

    It changes `parent`, or the newest version that was not withdrawn. Where it `revises` an announced version, what was
    decided of that one counts too: decisions are bound to both sides of a change.
    """
    parent = parent or policy.base
    if parent is None:
        return ()
    judged = of_texts(policy.name, parent, draft, policy.brand.notice)
    bounded = ended_policy.bounded(parent.document, draft, translations.bounded(policy, parent, draft, judged))
    bounded = _named(bounded, policy.name, parent.document, draft)
    promised = promise_changes.changes(promise_of(policy, parent), policy.brand.notice, (parent.document, draft))
    every = (*bounded, *_named(promised, policy.name, parent.document, draft))
    every = always_asked.bounded(parent.document, draft, every)
    applied = apply(every, drafted(policy, revises), policy.brand.people)
    return with_waiting(applied, policy.draft_record.waiting if policy.draft_record else (), policy.brand.people)


def drafted(policy: Policy, revises: int = 0) -> tuple[Decision, ...]:
    """Return the decisions that count for a draft: its own, and those of the announced version that it revises."""
    record, revised = policy.draft_record, policy.record(revises)
    own = record.decisions if record else ()
    mine = {decision.change for decision in own}
    return (*own, *(one for one in (revised.decisions if revised else ()) if one.change not in mine))


def of_version(policy: Policy, number: int) -> tuple[Judged, ...]:
    """Return what a sealed version changed, as it was published; the first one changed nothing.

    Nothing that was sealed or written down is judged anew. Who may decide is asked before a version is sealed; people
    who left the brand since have still decided. Where one of the texts was removed by order, nothing can be said of it.
    """
    parent, version, record = policy.parent(number), policy.version(number), policy.record(number)
    if parent is None or not policy.comparable(number):
        return ()
    verdicts = policy.verdicts(number)
    published = of_earlier(policy, number) if verdicts is None else verdicts
    judged = sealed_verdicts.restored(published, parent.document, version.document, record.decisions if record else ())
    return worded(judged, record.reasons if record else ())


def of_earlier(policy: Policy, number: int) -> tuple[SealedVerdict, ...]:
    """Return what a version published that was sealed without its verdicts, worked out as it was then."""
    from generator.materiality.before_sealed_verdicts import blocks as former  # noqa: PLC0415 -- for few archives
    from generator.materiality.before_sealed_verdicts import diff, verdicts  # noqa: PLC0415

    parent = policy.parent(number)
    if parent is None:
        return ()
    old, new = parent.document, policy.version(number).document
    return sealed_verdicts.sealed(
        verdicts.verdicts(policy, number),
        sealed_verdicts.Texts(old, new, lambda section: former.parse(section.text), diff.matches(old, new)),
    )


def adds_nothing(policy: Policy, record: VersionRecord) -> bool:
    """Return True if a revision shows readers nothing that the version whose place it takes did not show."""
    version, file = policy.version(record.version), policy.verdict_file(record.version)
    if version.program or file:
        return record.revises == (version.adds_nothing_to if version.program else file.adds_nothing_to if file else 0)
    return earlier_adds_nothing(policy, record)


def earlier_adds_nothing(policy: Policy, record: VersionRecord) -> bool:
    """Return the same of a revision that was sealed without its verdicts, worked out as it was then."""
    from generator.materiality.before_sealed_verdicts import verdicts  # noqa: PLC0415 -- for few archives

    return verdicts.adds_nothing(policy, record)


def drops(policy: Policy, record: VersionRecord) -> bool:
    """Return True if a revision that adds nothing to a version shows fewer of its changes, upon the same text."""
    if policy.parent(record.version) is not policy.parent(record.revises):
        return False
    return _shown(of_version(policy, record.version)) < _shown(of_version(policy, record.revises))


def draft_adds_nothing(policy: Policy, draft: Document, parent: Version, revises: int) -> bool:
    """Return the same of a draft, which changes `parent`. Source: domain rules §5.4.

    So it is where only editorial changes were made to the text that it revises, or where changes were dropped, or the
    text below was mended meanwhile. Where one is dropped that was for the better, readers get less than they were told;
    so they do where they were told that they are asked for consent to what stays.
    """
    revised = policy.version(revises)
    if not policy.comparable(revises):
        return False
    judged, announced = of_draft(policy, draft, parent, revises), of_version(policy, revises)
    same = policy.parent(revises) is parent and not _shown(of_draft(policy, draft, revised, revises))
    if _asks_less(judged, announced, same=same):
        return False
    if same:
        return True
    shown = _shown(judged)
    if shown and _takes_back(policy, revised, draft, [one for one in announced if one.digest not in shown]):
        return False
    return shown <= _shown(announced)


def _asks_less(judged: Sequence[Judged], announced: Sequence[Judged], *, same: bool) -> bool:
    """Return True if a draft keeps a change to which consent was announced, and asks for none.

    Where it says the `same` as the announced text but for editorial changes, its changes can have other digests.
    """
    asked = [one for one in announced if one.verdict.level is Level.CONSENT]
    if same:
        still = {one.change.section for one in judged if one.verdict.level is Level.CONSENT}
        return any(one.change.section not in still for one in asked)
    less = {one.digest for one in judged if one.verdict.level < Level.CONSENT}
    return any(one.digest in less for one in asked)


def _takes_back(policy: Policy, revised: Version, draft: Document, dropped: Sequence[Judged]) -> bool:
    """Return True if a draft says otherwise than the announced text where a change was for the better, and is dropped.

    Where the text below was mended meanwhile, a change may be dropped because it is there already.
    """
    better = [one for one in dropped if one.verdict.direction is Direction.FAVOURABLE and _shown([one])]
    others = {_about(one.change) for one in of_texts(policy.name, revised, draft, policy.brand.notice)}
    return any(_about(one.change) in others for one in better)


def _about(change: Change) -> tuple[str, ...]:
    """Return what a change is about: the section, and of a fact its list and item."""
    return (change.section, str(change.subject), *(change.path[:2] if change.subject is Subject.FACT else ()))


def _shown(judged: Sequence[Judged]) -> set[str]:
    return {one.digest for one in judged if one.verdict.level > Level.EDITORIAL or one.verdict.undecided}


def between(policy: Policy, older: Version, newer: Version) -> tuple[Judged, ...]:
    """Return what the rules say today of the changes between two versions, by the decisions of the newer one."""
    judged = of_texts(policy.name, older, newer.document, newer.promise)
    record = policy.record(newer.number)
    return apply(judged, record.decisions, people=None) if record else judged  # nobody was asked of what was brought


def of_texts(policy: str, older: Version, new: Document, promise: NoticePromise) -> tuple[Judged, ...]:
    """Return what the rules say today of the changes of a text, whatever was decided."""
    judged = judge_changes.judge(expanded(diff(older.document, new)), older.document, new, (older.promise, promise))
    return _named(judged, policy, older.document, new)


def apply(
    judged: Sequence[Judged], decisions: Sequence[Decision], people: Sequence[Person] | None
) -> tuple[Judged, ...]:
    """Return the changes with the levels that count.

    What was decided counts; a decision that may not be, or fits no change, is left. Where nobody said whether a change
    needs consent, it counts as if it did.
    """
    by_change = {decision.change: decision for decision in decisions}
    return tuple(_settled(one, by_change.get(one.digest), people) for one in judged)


def _settled(one: Judged, decision: Decision | None, people: Sequence[Person] | None) -> Judged:
    said = one.verdict
    if decision is None or any(objections(decision, one, people)):
        if not said.asks_consent:
            return one
        return replace(one, verdict=replace(said, level=Level.CONSENT), ruled=said)
    verdict = replace(
        said, level=decision.decided_level, undecided=False, score=None, suggestion=None, asks_consent=False
    )
    return replace(one, verdict=verdict, decision=decision, ruled=said)


def with_waiting(judged: Sequence[Judged], waiting: Sequence[Decision], people: Sequence[Person]) -> tuple[Judged, ...]:
    """Return the changes with the decisions on them that a second person has yet to approve, if they may be taken."""
    by_change = {decision.change: decision for decision in waiting}
    found = ((one, by_change.get(one.digest)) for one in judged)
    return tuple(
        replace(one, waiting=decision) if decision and not any(objections(decision, one, people, waits=True)) else one
        for one, decision in found
    )


def _named(judged: Sequence[Judged], policy: str, old: Document, new: Document) -> tuple[Judged, ...]:
    return tuple(replace(one, digest=change_digests.change_digest(policy, one.change, old, new)) for one in judged)


def unfit(decisions: Sequence[Decision], judged: Sequence[Judged]) -> tuple[Decision, ...]:
    """Return the decisions that fit no change: a text was another when they were taken."""
    known = {one.digest for one in judged}
    return tuple(decision for decision in decisions if decision.change not in known)
