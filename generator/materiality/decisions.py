"""What people decided of changes: the only way below what the rules say, or out of “undecided”.

A decision is bound to both sides of its change by a digest. One that fits no change any more says nothing.
"""

import json
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from generator.errors import Finding
from generator.materiality import always_asked, brand_promise, ended, sealing, table, translations
from generator.materiality.former import verdicts as former
from generator.materiality.former.blocks import parse
from generator.materiality.former.diff import matches as former_matches
from generator.materiality.reasons import worded
from generator.materiality.verdict import Judged, Verdict
from generator.model.brand import NoticePromise, Person
from generator.model.document import Document, Section, canonical, digest
from generator.model.levels import Direction, Level
from generator.model.people import unlisted
from generator.model.policy import Policy
from generator.model.record import Decision, VersionRecord
from generator.model.version import SealedVerdict, Version
from generator.schema.nodes import in_quotes
from generator.schema.values import Value
from generator.source.promised import of as promise_of
from generator.text.aligned import matches
from generator.text.blocks import TOP_PLACE, Block
from generator.text.blocks import of as blocks_of
from generator.text.change import Change, Kind, Subject
from generator.text.diff import diff
from generator.text.fact_changes import expanded

RULE: Final = "decision"
LEAST_WORDS: Final = 20
LEGAL: Final = "legal"
CITED_RULES: Final = frozenset({"5", "18", "19", "30", "32", "39", "42"})
"""Rules (rows of §4.1) below which nobody may go without citing why; 39 wants the proof of forwarding."""


def of_draft(policy: Policy, draft: Document, parent: Version | None = None, revises: int = 0) -> tuple[Judged, ...]:
    """Return what a draft changes, judged by the rules and by what was decided of it.

    It changes `parent`, or the newest version that was not withdrawn. Where it `revises` an announced version, what was
    decided of that one counts too: decisions are bound to both sides of a change.
    """
    parent = parent or policy.base
    if parent is None:
        return ()
    judged = of_texts(policy.name, parent, draft, policy.brand.notice)
    bounded = ended.bounded(parent.document, draft, translations.bounded(policy, parent, draft, judged))
    bounded = _named(bounded, policy.name, parent.document, draft)
    promised = brand_promise.changes(promise_of(policy, parent), policy.brand.notice)
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
    judged = sealing.restored(published, parent.document, version.document, record.decisions if record else ())
    return worded(judged, record.reasons if record else ())


def of_earlier(policy: Policy, number: int) -> tuple[SealedVerdict, ...]:
    """Return what a version published that was sealed without its verdicts, worked out as it was then."""
    parent = policy.parent(number)
    if parent is None:
        return ()
    old, new = parent.document, policy.version(number).document
    return sealing.sealed(
        former.verdicts(policy, number),
        sealing.Texts(old, new, lambda section: parse(section.text), former_matches(old, new)),
    )


def adds_nothing(policy: Policy, record: VersionRecord) -> bool:
    """Return True if a revision shows readers nothing that the version whose place it takes did not show."""
    version, file = policy.version(record.version), policy.verdict_file(record.version)
    if version.program or file:
        return record.revises == (version.adds_nothing_to if version.program else file.adds_nothing_to if file else 0)
    return earlier_adds_nothing(policy, record)


def earlier_adds_nothing(policy: Policy, record: VersionRecord) -> bool:
    """Return the same of a revision that was sealed without its verdicts, worked out as it was then."""
    return former.adds_nothing(policy, record)


def drops(policy: Policy, record: VersionRecord) -> bool:
    """Return True if a revision that adds nothing to a version shows fewer of its changes, upon the same text."""
    if policy.parent(record.version) is not policy.parent(record.revises):
        return False
    return _shown(of_version(policy, record.version)) < _shown(of_version(policy, record.revises))


def draft_adds_nothing(policy: Policy, draft: Document, parent: Version, revises: int) -> bool:
    """Return the same of a draft, which changes `parent`. Source: domain rules §5.4.

    So it is where only editorial changes were made to the text that it revises, or where changes were dropped, or the
    text below was mended meanwhile. Where one is dropped that was for the better, readers get less than they were told.
    """
    revised = policy.version(revises)
    if not policy.comparable(revises):
        return False
    if policy.parent(revises) is parent and not _shown(of_draft(policy, draft, revised, revises)):
        return True
    shown, announced = _shown(of_draft(policy, draft, parent, revises)), of_version(policy, revises)
    if shown and _takes_back(policy, revised, draft, [one for one in announced if one.digest not in shown]):
        return False
    return shown <= _shown(announced)


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
    judged = table.judge(expanded(diff(older.document, new)), older.document, new, (older.promise, promise))
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
        if not (said.undecided and said.asks_consent):
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


def engine(one: Judged) -> Verdict:
    """Return what the rules say of a change, whatever was decided."""
    return one.ruled or one.verdict


def _named(judged: Sequence[Judged], policy: str, old: Document, new: Document) -> tuple[Judged, ...]:
    return tuple(replace(one, digest=change_digest(policy, one.change, old, new)) for one in judged)


def change_digest(policy: str, change: Change, old: Document, new: Document) -> str:
    """Return the digest that names a change: where it is, and everything on both its sides.

    The number of a block is left out, so that a paragraph added above does not make it another change; what a passage
    stands under (a heading, lead-in, item or head of a table) is part of it. Two equal changes under the same words of
    one section have one digest.
    """
    whole = change.subject is Subject.SECTION or change.kind is Kind.LAYOUT
    before, after = (_section_before(change, old, new), new.section(change.section)) if whole else (None, None)
    content: dict[str, object] = {
        "policy": policy,
        "subject": str(change.subject),
        "kind": str(change.kind),
        "section": change.section,
        "type": change.section_type,
        "origin": change.origin,
        "path": [] if change.subject is Subject.TEXT else list(change.path),
        "old": _side(change, change.old, change.old_block, old, before),
        "new": _side(change, change.new, change.new_block, new, after),
    }
    if change.was_under or change.under:
        content["under"] = [change.was_under, change.under]
    places = _places(change, old, new)
    if any(places):
        content["places"] = places
    if change.old_rest or change.new_rest:
        content["rest"] = [[_of_block(block) for block in rest] for rest in (change.old_rest, change.new_rest)]
    return digest(json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode())


def _places(change: Change, old: Document, new: Document) -> list[list[str]]:
    """Return the words under which the passages of a change stand, on both sides; empty where nothing is above them."""
    if change.subject is not Subject.TEXT:
        return []
    owner = change.origin or change.section
    before, after = old.section(matches(old, new).get(owner, owner)), new.section(change.section)
    sides = ((change.old_block, before), (change.new_block, after))
    return [_above(block, section) if block and section else [] for block, section in sides]


def _above(block: Block, section: Section) -> list[str]:
    every, place = blocks_of(section), block.place
    around = (place.heading, place.lead, place.parent, place.head)
    return [every[n].words if 0 <= n < len(every) else "" for n in around] if place != TOP_PLACE else []


def _of_block(block: Block) -> object:
    return [block.kind, block.shape, [[run.text, run.marks, run.cell] for run in block.runs]]


def _section_before(change: Change, old: Document, new: Document) -> Section | None:
    if change.kind is Kind.REMOVED:
        return old.section(change.section)
    return old.section(matches(old, new).get(change.section, ""))


def _side(
    change: Change, value: Value | None, block: Block | None, document: Document, section: Section | None
) -> object:
    """Return one side of a change as plain data: all that a person looked at who decided on it."""
    match change.subject, change.kind:
        case _, Kind.LAYOUT:
            return section.text if section else digest(canonical(document))
        case Subject.SECTION, Kind.MOVED:
            ids = [None, *(one.id for one in document.sections)]
            return next((before for before, here in pairwise(ids) if section and here == section.id), None)
        case Subject.SECTION, Kind.ADDED | Kind.REMOVED:
            return digest(canonical(replace(document, title="", subtitle="", sections=(section,)))) if section else None
        case _ if block:
            return _of_block(block)
        case _:
            return value


def malformed(decision: Decision, *, waits: bool = False) -> Iterator[Finding]:
    """Find what is wrong with a decision by itself, whatever it is about; one that `waits` lacks its second person."""
    if len(" ".join(decision.rationale.split())) < LEAST_WORDS:
        message = f"the rationale {in_quotes(decision.rationale)} is shorter than {LEAST_WORDS} characters"
        yield Finding(decision.place, RULE, message, "say why, so that a reader of the archive understands it")
    for key in ("decided_by", "approved_by"):
        name = getattr(decision, key)
        if wrong := unwritable(name):
            yield Finding(decision.place, RULE, wrong, f"“{key}”: {AS_ONE_LINE}")
        elif not _person(name) and (name or key == "decided_by"):
            yield Finding(decision.place, RULE, f"“{key}” can't be {in_quotes(name)}", "write who it was")
    if decision.approved_by and same_person(decision.approved_by, decision.decided_by):
        message = f"{in_quotes(decision.approved_by)} can't approve a decision of their own"
        yield Finding(decision.place, RULE, message, "a second person approves it")
    if decision.waits and not waits:
        yield _alone(decision, decision.engine_level)


MOST_LETTERS: Final = 200
AS_ONE_LINE: Final = "write the id of brand.yml, or a name on one line"


def unwritable(name: str) -> str:
    """Return why a name of somebody can't stand in a record and on a page; empty where it can."""
    if not name.isprintable():
        return f"the name {name[:40]!a} holds a line break, or another character that is not seen"
    if len(name) > MOST_LETTERS:
        return f"the name “{name[:20]}…” has {len(name):,} characters; {MOST_LETTERS} are the most"
    return ""


def same_person(one: str, other: str) -> bool:
    """Return True if two names are those of one person, however they are written."""
    return _person(one) == _person(other)


def _person(name: str) -> str:
    """Return what tells people apart: the letters and digits of a name."""
    return "".join(letter for letter in unicodedata.normalize("NFKC", name).casefold() if letter.isalnum())


def _alone(decision: Decision, level: Level) -> Finding:
    message = f"one person alone can't lower a change from {level} to {decision.decided_level}"
    return Finding(decision.place, RULE, message, "a second person approves it: approved_by, --approved-by")


def objections(
    decision: Decision, one: Judged, people: Sequence[Person] | None, *, waits: bool = False
) -> Iterator[Finding]:
    """Find why a decision may not be taken of a change. Raising needs one person, lowering two.

    The second one of a decision that `waits` is still to come. Whether they are among the brand's `people` is not
    asked (None) of what is sealed: who left since has still decided.
    """
    verdict = engine(one)
    yield from malformed(decision, waits=waits)
    if people is not None:
        yield from _strangers(decision, people, lowers=decision.decided_level < verdict.level)
    if decision.decided_level >= verdict.level:
        return
    if decision.engine_level < verdict.level:
        message = f"the rules say {verdict.level} of this change now; it was decided when they said"
        yield Finding(decision.place, RULE, f"{message} {decision.engine_level}", "decide it again: policy decide")
    elif not (decision.approved_by or waits):
        yield _alone(decision, verdict.level)
    if never_lowered(one.change, verdict):
        message = f"nobody can lower this ({verdict.rule}): {verdict.reason}"
        remedy = "a shorter period of notice, or text that contradicts a fact, is always what the rules say"
        yield Finding(decision.place, RULE, message, remedy)
    elif decision.decided_level < verdict.least:
        message = f"of this change nobody may say less than {verdict.least}"
        remedy = "the text that this one translates changed too, or the policy ends: announce it, and give notice"
        if verdict.rule == translations.RULE:
            message = f"nobody can lower this ({verdict.rule}): {verdict.reason}"
        yield Finding(decision.place, RULE, message, remedy)
    if verdict.always_asked and decision.decided_level is Level.MATERIAL:
        message = "the text before promises to ask for consent to each change that matters (consent: always)"
        yield Finding(decision.place, RULE, message, "say material+consent; or less, where it does not matter")
    if not decision.basis.strip() and needs_basis(verdict):
        message = f"this change ({verdict.rule}) is lowered only with a reference that allows it"
        yield Finding(decision.place, RULE, message, "cite the law, contract or proof: basis, --basis")
    approver = next((person for person in people or () if person.id == decision.approved_by), None)
    if approver and LEGAL not in approver.roles:
        legal = [person.id for person in people or () if LEGAL in person.roles]
        message = f"{approver.id} can't approve a lower level: not of the role {LEGAL}"
        remedy = f"ask {' or '.join(legal)}" if legal else f"brand.yml lists nobody with the role {LEGAL}"
        yield Finding(decision.place, RULE, message, remedy)


def _strangers(decision: Decision, people: Sequence[Person], *, lowers: bool) -> Iterator[Finding]:
    """Find who decided though the brand doesn't list them; where it lists nobody, nobody can lower a level."""
    for name in filter(None, (decision.decided_by, decision.approved_by)):
        message, remedy = unlisted(people, name) if people or lowers else ("", "")
        if message:
            yield Finding(decision.place, RULE, message, remedy)


def needs_basis(verdict: Verdict) -> bool:
    """Return True if what the rules say is lowered only with a reference that allows it."""
    return verdict.level is Level.CONSENT or verdict.rule in CITED_RULES


def never_lowered(change: Change, verdict: Verdict) -> bool:
    """Return True if a change shortens the notice that readers get of changes, or is a contradiction (X1).

    So does each change of the brand's promise that isn't for the better.
    """
    if verdict.rule.startswith("X") or brand_promise.never_lowered(change, verdict):
        return True
    if change.subject is not Subject.FACT or change.path not in {("notice",), ("notice", "days")}:
        return False
    old, new = _days(change.old), _days(change.new)
    return isinstance(old, int) and not (isinstance(new, int) and new >= old)


def _days(value: Value | None) -> Value | None:
    return value.get("days") if isinstance(value, dict) else value


def lowers(decision: Decision) -> bool:
    """Return True if a decision makes a change count less than the rules say."""
    return decision.decided_level < decision.engine_level


def unfit(decisions: Sequence[Decision], judged: Sequence[Judged]) -> tuple[Decision, ...]:
    """Return the decisions that fit no change: a text was another when they were taken."""
    known = {one.digest for one in judged}
    return tuple(decision for decision in decisions if decision.change not in known)
