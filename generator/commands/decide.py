"""Recording what people decided of changes of the draft: one, several, those suggested, and what waits for a second."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.archive import draft_records
from generator.commands.freeze_checks import AS_USUAL, SealingWish, parent_of
from generator.commands.pending import Pending, draft_of, pending
from generator.errors import Finding, Place, PolicyError, cannot, nearest, with_remedy
from generator.loading import policy_source
from generator.materiality import choices
from generator.materiality.change_names import find, short
from generator.materiality.decision_objections import RULE, objections
from generator.materiality.verdict import Judged, engine
from generator.model.levels import Level
from generator.model.people import AS_ONE_LINE, nearest_person, unwritable
from generator.model.policy import Policy
from generator.model.record import Decision, DraftRecord
from generator.notice import announced_changes
from generator.notice.gates import MENDABLE
from generator.notice.notice_period import local_day
from generator.schema.nodes import in_quotes


@dataclass(frozen=True, slots=True)
class DecisionWish:
    """What somebody wants a change to count as, why, and who stands for it."""

    level: Level
    because: str
    by: str
    approved_by: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which changes are meant: those that are named, those of a section, or all; of them those that are `suggested`.

    `suggested` is how probable a suggestion has to be.
    """

    names: tuple[str, ...] = ()
    section: str = ""
    suggested: float | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """Changes with the decisions that were recorded of them, the file, and what sealing the draft would mean now."""

    decisions: tuple[tuple[Judged, Decision], ...]
    path: str
    pending: Pending


def open_changes(
    loaded: policy_source.Source, policy: Policy, now: datetime.datetime, how: SealingWish = AS_USUAL
) -> tuple[Judged, ...]:
    """Return the changes of the draft on which people can decide, the weightiest first, each once."""
    policy_source.require(loaded.integrity_findings, but=MENDABLE)
    return choices.each_once(pending_of_draft(loaded, policy, now, how).judged)


def pending_of_draft(
    loaded: policy_source.Source, policy: Policy, now: datetime.datetime, how: SealingWish = AS_USUAL
) -> Pending:
    """Return what sealing the draft would mean, whatever is wrong with the decisions on it."""
    parent = parent_of(policy, now, how, loaded.shown_folder(policy)) if how.on or how.revises else None
    return pending(policy, draft_of(loaded, policy, despite=RULE), now, parent, how.revises)


def selected(policy: Policy, changes: Sequence[Judged], selection: Selection) -> tuple[Judged, ...]:
    """Return the changes that are meant; names that fit none, and a section that the draft hasn't, are refused."""
    listed = f"`policy decide {policy.name} --list` lists the changes of the draft"
    found = find(changes, selection.names, Place(policy.name, 0), listed) if selection.names else tuple(changes)
    if selection.section:
        found = tuple(one for one in found if one.change.section == selection.section)
        known = {one.change.section for one in changes} | {
            one.id for one in (policy.draft.sections if policy.draft else ())
        }
        if selection.section not in known:
            message = f"the draft has no section {in_quotes(selection.section)}"
            raise cannot(policy.name, message, nearest(selection.section, known))
    if selection.suggested is None:
        return found
    return tuple(one for one in found if choices.acceptable(one, selection.suggested))


def decide(
    loaded: policy_source.Source,
    policy: Policy,
    wishes: Sequence[tuple[Judged, DecisionWish]],
    now: datetime.datetime,
    how: SealingWish = AS_USUAL,
) -> Decided:
    """Record decisions on changes in one step, in place of earlier ones.

    What lowers a level and names no second person waits for one. What may not be decided is refused, and nothing is
    written.
    """
    made = [(one, wished(loaded, policy, one, wish, now)) for one, wish in wishes]
    _refuse_less_than_announced(policy, made, now, how)
    record(loaded, policy, made, policy.draft_record)
    return outcome(loaded, policy, made, now, how)


def _refuse_less_than_announced(
    policy: Policy, made: Sequence[tuple[Judged, Decision]], now: datetime.datetime, how: SealingWish
) -> None:
    """Refuse to say less of a change than readers were told of it for a day to come: it would apply before that."""
    today = local_day(now, policy.brand)
    for one, decision in made:
        level = decision.decided_level
        if level < engine(one).level and (why := announced_changes.refusal(policy, one, level, today, how.revises)):
            remedy = "let it apply by that version, or wait until after that day"
            raise PolicyError([Finding(decision.place, RULE, f"{short(one)}: {why}", remedy)])


def approve(
    loaded: policy_source.Source,
    policy: Policy,
    chosen: Sequence[Judged],
    by: str,
    now: datetime.datetime,
    how: SealingWish = AS_USUAL,
) -> Decided:
    """Record that a second person approves decisions that wait for one; all of them, or nothing is written."""
    made = [(one, approved(loaded, policy, one.waiting, by, now)) for one in chosen if one.waiting]
    record(loaded, policy, made, policy.draft_record)
    return outcome(loaded, policy, made, now, how)


def approved(
    loaded: policy_source.Source, policy: Policy, waiting: Decision, by: str, now: datetime.datetime
) -> Decision:
    """Return a decision that waited with its second person; it counts from the day of the approval."""
    place = Place(_path(loaded, policy), 0)
    return replace(waiting, approved_by=" ".join(by.split()), date=local_day(now, policy.brand), place=place)


def record(
    loaded: policy_source.Source, policy: Policy, made: Sequence[tuple[Judged, Decision]], read: DraftRecord | None
) -> DraftRecord:
    """Write decisions into the record of the draft, where it says of their changes what it said when it was read."""
    refused = [
        replace(finding, message=f"{short(one)}: {finding.message}") if len(made) > 1 else finding
        for one, decision in made
        for finding in objections(decision, one, policy.brand.people, waits=decision.waits)
    ]
    if refused:
        raise PolicyError(refused)
    shown_path = loaded.shown_folder(policy)
    every = [one for _, one in made]
    return draft_records.decide(
        loaded.folder(policy), policy.next_number, every, read, shown_path, rehearsal=loaded.rehearsal
    )


def wished(
    loaded: policy_source.Source, policy: Policy, one: Judged, wish: DecisionWish, now: datetime.datetime
) -> Decision:
    """Return a wish as a decision on a change."""
    verdict = engine(one)
    return Decision(
        change=one.digest,
        rule=verdict.rule,
        engine_level=verdict.level,
        decided_level=wish.level,
        rationale=" ".join(wish.because.split()),
        decided_by=" ".join(wish.by.split()),
        date=local_day(now, policy.brand),
        approved_by=" ".join(wish.approved_by.split()),
        basis=" ".join(wish.basis.split()),
        place=Place(_path(loaded, policy), 0),
    )


def stranger(policy: Policy, name: str) -> str:
    """Return why somebody can't decide on changes of a policy; empty where they can."""
    people = [person.id for person in policy.brand.people]
    if wrong := unwritable(name):
        return with_remedy(wrong, AS_ONE_LINE)
    if not any(map(str.isalnum, name)):
        return "it is not said who does this"
    if people and name not in people:
        message = f"{in_quotes(name)} is not among the people of brand.yml"
        return with_remedy(message, nearest_person(name, policy.brand.people))
    return ""


def _path(loaded: policy_source.Source, policy: Policy) -> str:
    return f"{loaded.shown_folder(policy)}/notices/v{policy.next_number:03}.yml"


def outcome(
    loaded: policy_source.Source,
    policy: Policy,
    made: Sequence[tuple[Judged, Decision]],
    now: datetime.datetime,
    how: SealingWish,
) -> Decided:
    """Return decisions that were recorded, with what sealing the draft would mean now."""
    after = loaded.read_again(policy)
    pending_now = pending_of_draft(replace(loaded, policies=(after,)), after, now, how)
    return Decided(tuple(made), _path(loaded, policy), pending_now)
