"""What an earlier program said of the changes of a version, decided on by people or not."""

import json
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from generator.materiality.before_sealed_verdicts.diff import diff, matches
from generator.materiality.before_sealed_verdicts.sides import differences, folded, words_of
from generator.materiality.before_sealed_verdicts.table import judge
from generator.materiality.verdict import Judged, JudgedEdit, Outcome, Verdict
from generator.model.document import Document, Section, canonical, digest
from generator.model.levels import Direction, Level
from generator.model.policy import Policy
from generator.model.record import Decision, VersionRecord
from generator.model.version import Version
from generator.schema.facts import Facts
from generator.schema.values import Value
from generator.text.blocks import Block
from generator.text.change import Change, Kind, Subject
from generator.text.fact_changes import expanded

_LEAST_WORDS: Final = 20
_MOST_LETTERS: Final = 200
_CITED: Final = frozenset({"5", "18", "19", "30", "32", "39", "42"})
_MENDED: Final = Verdict(
    Level.EDITORIAL,
    Direction.NEUTRAL,
    "translation",
    "The wording of the translation was mended; the facts, and the text that it translates, are the same.",
)
_TITLES: Final = frozenset({("title",), ("subtitle",)})
_NUMBER: Final = re.compile(r"\d+")
_ADDRESS: Final = re.compile(r"\S*(?:@|://|www\.)\S*")


def verdicts(policy: Policy, number: int) -> tuple[Judged, ...]:
    """Return what a version changed, with the levels that counted; the first version changed nothing.

    Where one of the texts was removed by order, nothing can be said of it. The edits of a passage tell which changes
    are the same again; they were not judged one by one.
    """
    parent = policy.parent(number)
    if parent is None or not policy.comparable(number):
        return ()
    return tuple(map(_with_edits, _between(policy, parent, policy.version(number))))


def _with_edits(one: Judged) -> Judged:
    change, verdict = one.change, one.verdict
    if one.decision or verdict.level is Level.EDITORIAL or change.subject in {Subject.FACT, Subject.DOCUMENT}:
        return one
    match change.kind:
        case Kind.ADDED | Kind.REMOVED if change.subject is Subject.TEXT:
            words = words_of(change)
            sides = [("", words) if change.kind is Kind.ADDED else (words, "")]
        case Kind.CHANGED:
            found = differences(folded(str(change.old)), folded(str(change.new)))
            sides = [(" ".join(stretch.old), " ".join(stretch.new)) for stretch in found]
        case _:
            return one
    outcome = Outcome.SUGGESTED if verdict.undecided else Outcome.DECIDED
    edits = tuple(
        JudgedEdit(old, new, outcome, verdict.level, verdict.rule, verdict.reason, verdict.direction)
        for old, new in sides
    )
    return replace(one, verdict=replace(verdict, edits=edits))


def adds_nothing(policy: Policy, record: VersionRecord) -> bool:
    """Return True if a revision shows readers nothing that the announced version did not show.

    So it is where only editorial changes were made to the announced text, or changes were dropped.
    """
    announced, version = policy.version(record.revises), policy.version(record.version)
    if policy.parent(record.revises) is policy.parent(record.version):
        judged = _between(policy, announced, version)
        if all(one.verdict.level is Level.EDITORIAL and not one.verdict.undecided for one in judged):
            return True
    return _shown(policy, record.version) <= _shown(policy, record.revises)


def _shown(policy: Policy, number: int) -> set[str]:
    judged = verdicts(policy, number)
    return {one.digest for one in judged if one.verdict.level > Level.EDITORIAL or one.verdict.undecided}


def _between(policy: Policy, older: Version, newer: Version) -> tuple[Judged, ...]:
    old, new, record = older.document, newer.document, policy.record(newer.number)
    judged = judge(expanded(diff(old, new)), old, new, (older.promise, newer.promise))
    if older.master and older.master == newer.master:
        judged = _mended(judged, old, new)
    decided = {decision.change: decision for decision in (record.decisions if record else ())}
    named = (replace(one, digest=_change_digest(policy.name, one.change, old, new)) for one in judged)
    return tuple(_settled(one, decided.get(one.digest)) for one in named)


def _settled(one: Judged, decision: Decision | None) -> Judged:
    if decision is None or not _counts(decision, one):
        return one
    verdict = replace(one.verdict, level=decision.decided_level, undecided=False, score=None)
    return replace(one, verdict=verdict, decision=decision, ruled=one.verdict)


def _counts(decision: Decision, one: Judged) -> bool:
    """Return True if a decision counted: well formed, and by two people with a reference where it lowers."""
    level, first, second = decision.decided_level, decision.decided_by, decision.approved_by
    if len(" ".join(decision.rationale.split())) < _LEAST_WORDS or not all(map(_can_be_written, (first, second))):
        return False
    if not _letters(first) or (second and _letters(second) in {"", _letters(first)}):
        return False
    if level < decision.engine_level and not second:
        return False
    if level >= one.verdict.level:
        return True
    if decision.engine_level < one.verdict.level or not second or _never_lowered(one):
        return False
    return bool(decision.basis.strip()) or not (one.verdict.level is Level.CONSENT or one.verdict.rule in _CITED)


def _can_be_written(name: str) -> bool:
    return name.isprintable() and len(name) <= _MOST_LETTERS


def _letters(name: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKC", name).casefold() if letter.isalnum())


def _never_lowered(one: Judged) -> bool:
    change = one.change
    if one.verdict.rule.startswith("X"):
        return True
    if change.subject is not Subject.FACT or change.path not in {("notice",), ("notice", "days")}:
        return False
    old, new = (value.get("days") if isinstance(value, dict) else value for value in (change.old, change.new))
    return isinstance(old, int) and not (isinstance(new, int) and new >= old)


def _change_digest(policy: str, change: Change, old: Document, new: Document) -> str:
    whole = change.subject is Subject.SECTION or change.kind is Kind.LAYOUT
    before, after = (_section_before(change, old, new), new.section(change.section)) if whole else (None, None)
    content = {
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
    return digest(json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode())


def _section_before(change: Change, old: Document, new: Document) -> Section | None:
    if change.kind is Kind.REMOVED:
        return old.section(change.section)
    return old.section(matches(old, new).get(change.section, ""))


def _side(
    change: Change, value: Value | None, block: Block | None, document: Document, section: Section | None
) -> object:
    match change.subject, change.kind:
        case _, Kind.LAYOUT:
            return section.text if section else digest(canonical(document))
        case Subject.SECTION, Kind.MOVED:
            ids = [None, *(one.id for one in document.sections)]
            return next((before for before, here in pairwise(ids) if section and here == section.id), None)
        case Subject.SECTION, Kind.ADDED | Kind.REMOVED:
            return digest(canonical(replace(document, title="", subtitle="", sections=(section,)))) if section else None
        case _ if block:
            return [block.kind, block.shape, [[run.text, run.marks, run.cell] for run in block.runs]]
        case _:
            return value


def _mended(judged: Sequence[Judged], old: Document, new: Document) -> tuple[Judged, ...]:
    """Return the changes, those of wording alone being editorial where all facts of a translation are the same."""
    if old.language != new.language or not _same_facts(old, new):
        return tuple(judged)
    return tuple(
        replace(one, verdict=_MENDED) if one.verdict.undecided and _wording(one.change) else one for one in judged
    )


def _same_facts(old: Document, new: Document) -> bool:
    before, after = ([(one.id, one.type) for one in document.sections] for document in (old, new))
    return before == after and all(
        _equal(one.facts, other.facts) for one, other in zip(old.sections, new.sections, strict=True)
    )


def _equal(old: Facts, new: Facts) -> bool:
    for key in {*old, *new}:
        was, now = old.get(key), new.get(key)
        if isinstance(was, dict) and isinstance(now, dict):
            if not _equal(was, now):
                return False
        elif _plain(was) != _plain(now):
            return False
    return True


def _plain(value: Value | None) -> object:
    return sorted(value) if isinstance(value, list) else (type(value), value)


def _wording(change: Change) -> bool:
    if change.kind is not Kind.CHANGED or change.origin not in {"", change.section}:
        return False
    if change.subject is Subject.TEXT:
        if not change.old_block or not change.new_block:
            return False
        old_links, new_links = (
            {mark for run in block.runs for mark in run.marks if ":" in mark}
            for block in (change.old_block, change.new_block)
        )
        if old_links != new_links:
            return False
    elif change.subject not in {Subject.HEADING, Subject.DOCUMENT} or change.path[:1] not in _TITLES:
        return False
    old, new = str(change.old), str(change.new)
    return all(sorted(exact.findall(old)) == sorted(exact.findall(new)) for exact in (_NUMBER, _ADDRESS))
