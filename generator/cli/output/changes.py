"""The changes of drafts with their verdicts, as text and as data."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.cli.output.open_changes import notes, open_data, open_lines
from generator.cli.output.plurals import as_json, counted
from generator.materiality.change_names import short
from generator.materiality.choices import unanswered
from generator.materiality.judge_changes import level, weightiest_first
from generator.materiality.summary import SummaryEntry, group_changes, span
from generator.materiality.verdict import SUGGESTED, Judged, Suggestion, readable
from generator.model.record import Decision
from generator.text import excerpt, redline_text
from generator.text.change import Change, Kind, Subject
from generator.text.redline import Redline


@dataclass(frozen=True, slots=True)
class Compared:
    """The draft of a policy against its newest sealed version; `sealed` is false while there is none."""

    name: str
    sealed: bool
    judged: tuple[Judged, ...]
    redline: Redline


def diff_text(compared: Sequence[Compared]) -> str:
    """Return the changes of drafts, the weightiest first, then the changed passages: [-removed-] {+inserted+}."""
    return "\n".join("\n".join(_diff(one)) + "\n" for one in compared)


def _diff(one: Compared) -> Iterator[str]:
    if not one.sealed:
        yield f"{one.name}: nothing is sealed yet, so there is nothing to compare with."
    elif not one.judged:
        yield f"{one.name}: no change since the newest version."
    else:
        yield f"{one.name}: {counted(len(one.judged), 'change')}, {level(one.judged)}"
        yield from (f"  {words}" for words in open_lines(one.name, one.judged))
        yield ""
        for group in group_changes(one.judged):
            yield change_line(group.lead)
            yield from (f"            {words}" for words in also(group))
        yield from redline_lines(one.redline)


def change_line(one: Judged, *, noted: bool = True) -> str:
    """Return a change with its level, place, reason and rule as one line, and what is open of it if that is `noted`."""
    change, verdict = one.change, one.verdict
    holder = "brand.yml" if change.subject is Subject.PROMISE else change.section
    where = "/".join(part for part in (holder, *_named_path(change)) if part) or "document"
    sides = ""
    if change.subject is not Subject.TEXT and change.kind is not Kind.LAYOUT:
        old, new = readable(change.old), readable(change.new)
        sides = f" ({old or 'nothing'} → {new or 'nothing'})" if old or new else ""
    beside = "; ".join(notes(one)) if noted else ""
    decides = verdict.rule != SUGGESTED or not beside  # a suggestion decides nothing, and stands beside it
    rule = ", ".join([verdict.rule] * decides + [beside] * bool(beside))
    what = f"{change.subject} {change.kind}{sides}. {verdict.reason} [{rule}]"
    return f"  {verdict.level!s:<9} {where}: {what}"


def _named_path(change: Change) -> tuple[str, ...]:
    return tuple(f"passage {part}" for part in change.path) if change.subject is Subject.TEXT else change.path


def also(one: SummaryEntry) -> Iterator[str]:
    """Yield in words what else is told with a change: its parts, and what is the same again, named if open."""
    for words, changes in (("with it", one.parts), ("the same again", one.like)):
        if not changes:
            continue
        places: dict[str, list[Judged]] = {}
        for other in changes:
            places.setdefault(other.change.section, []).append(other)
        listed = [f"{section or 'document'}/{_listed(others)}" for section, others in places.items()]
        yield f"{words}: {', '.join(listed)}"


def _listed(changes: Sequence[Judged]) -> str:
    kinds_of = {one.change.kind for one in changes}
    texts = all(one.change.subject is Subject.TEXT for one in changes)
    types = all(one.change.path == ("type",) for one in changes)
    numbers = span(changes) if texts else "type" if types else "heading"
    named = [short(one) for one in changes if one.digest and (one.verdict.undecided or unanswered(one))]
    return f"{numbers} {' and '.join(kinds_of)}" + (f" ({', '.join(named)})" if named else "")


def redline_lines(of: Redline) -> Iterator[str]:
    """Yield the changed passages, each section under its heading."""
    for section in of.differing:
        changed = [one for lull, one in excerpt.lulls(section.text) if not lull]
        if changed:
            yield f"\n{section.aligned.section.label}"
        for one in changed:
            yield f"  {redline_text.line(one)}"


def diff_json(compared: Sequence[Compared]) -> str:
    """Return the same as data: one object for each policy."""
    return as_json(
        [
            {
                "policy": compared_one.name,
                "sealed": compared_one.sealed,
                "level": str(level(compared_one.judged)),
                "undecided": any(one.verdict.undecided for one in compared_one.judged),
                **open_data(compared_one.judged),
                "changes": [change_data(one) for one in weightiest_first(compared_one.judged)],
            }
            for compared_one in compared
        ]
    )


def change_data(one: Judged) -> dict[str, object]:
    """Return a change with its verdict, and what people said of it, as data."""
    return {
        "kind": str(one.change.kind),
        "subject": str(one.change.subject),
        "section": one.change.section,
        "path": "/".join(one.change.path),
        "level": str(one.verdict.level),
        "direction": str(one.verdict.direction),
        "rule": one.verdict.rule,
        "undecided": one.verdict.undecided,
        "reason": one.verdict.reason,
        "change": one.digest,
        "suggestion": _suggestion(one.verdict.suggestion) if one.verdict.suggestion else None,
        "consent_open": unanswered(one),
        "decision": decision_data(one.decision) if one.decision else None,
        "waiting": decision_data(one.waiting) if one.waiting else None,
        "words": one.words or None,
        "old": one.change.old,
        "new": one.change.new,
    }


def _suggestion(one: Suggestion) -> dict[str, object]:
    return {"level": str(one.level), "probability": round(one.probability, 3)}


def decision_data(decision: Decision) -> dict[str, object]:
    """Return a decision as data."""
    return {
        "change": decision.change,
        "rule": decision.rule,
        "engine_level": str(decision.engine_level),
        "decided_level": str(decision.decided_level),
        "rationale": decision.rationale,
        "basis": decision.basis or None,
        "decided_by": decision.decided_by,
        "approved_by": decision.approved_by or None,
        "date": decision.date.isoformat(),
    }
