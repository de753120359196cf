"""A comparison with its summary and its redline, and the words in which all forms for people say what changed."""

from collections import Counter
from dataclasses import dataclass
from typing import Final

from generator.cli.output.plurals import counted
from generator.commands.compare import Comparison
from generator.materiality import summary
from generator.materiality.verdict import Judged, readable
from generator.model.levels import Direction, Level
from generator.text import excerpt, redline_notes
from generator.text.change import Change, Kind, Subject
from generator.text.redline import Redline, RedlinedSection, redline
from generator.text.redline_blocks import Half, RedlinedBlock

EXCERPT: Final = 90  # words and spaces


@dataclass(frozen=True, slots=True)
class RedlinedComparison:
    """A comparison with its changes grouped as people are told of them, and its redline."""

    comparison: Comparison
    entries: tuple[summary.SummaryEntry, ...]
    redline: Redline

    @staticmethod
    def of(comparison: Comparison) -> "RedlinedComparison":
        """Return a comparison with its redline, which is made here, once for all forms."""
        changes = [one.change for one in comparison.judged]
        drawn = redline(comparison.old, comparison.new, comparison.sections, changes)
        return RedlinedComparison(comparison, summary.group_changes(comparison.judged), drawn)

    def excerpt(self, one: summary.SummaryEntry) -> RedlinedBlock | None:
        """Return the changed words with a few around them, None where the change is not of words."""
        change = (one.worst if one.parts else one.lead).change
        return excerpt.excerpt(self.redline, change, EXCERPT, around=16)


def counts_line(comparison: Comparison) -> str:
    """Return how many changes there are, of which levels, and how many wait for a decision."""
    judged = comparison.judged
    if not judged:
        return "No difference: editorial."
    undecided = sum(1 for one in judged if one.verdict.undecided)
    counts = Counter(min(one.verdict.level, Level.MATERIAL) for one in judged)
    levels = ", ".join(f"{count} {name}" for name, count in sorted(counts.items(), reverse=True))
    head = f"{counted(len(judged), 'change')}: {levels}"
    return head + (f"; {undecided} not decided by a rule, and material until someone decides" if undecided else "")


def what_changed(compared: RedlinedComparison, one: summary.SummaryEntry) -> str:
    """Return in words what happened, and how much of it."""
    change = one.lead.change
    hows = {_without_words(compared, part.change) for part in (one.lead, *one.parts)}
    if len(hows) == 1 and all(hows):
        return f"{summary.span((one.lead, *one.parts))}: {hows.pop()}"
    match change.subject, change.kind:
        case Subject.SECTION, Kind.ADDED | Kind.REMOVED:
            passages = counted(len(one.parts), "passage")
            return f"section {change.kind}" + (f", with {passages}" if one.parts else "")
        case Subject.SECTION, Kind.MOVED:
            return f"section moved, from place {str(change.old).rstrip('.')} to {str(change.new).rstrip('.')}"
        case Subject.TEXT, Kind.LAYOUT:
            return "layout"
        case Subject.TEXT, _ if change.origin and change.origin != change.section:
            edited = " and edited" if change.kind is Kind.CHANGED else ""
            origin = compared.redline.frame.labels.get(change.origin, change.origin)
            return f"{summary.span((one.lead, *one.parts))} moved from “{origin}”{edited}"
        case Subject.TEXT, _ if change.origin:
            edited = " and edited" if change.kind is Kind.CHANGED else ""
            return f"{summary.span((one.lead, *one.parts))} moved within the section{edited}"
        case Subject.TEXT, _:
            return f"{summary.span((one.lead, *one.parts))} {change.kind}"
        case Subject.HEADING, _:
            level = f" from level {change.old} to {change.new}" if change.path == ("level",) else ""
            return f"heading {change.kind}{level}"
        case Subject.DOCUMENT, _ if change.path:
            return (
                f"{change.path[0]} changed, from {readable(change.old) or 'none'} to {readable(change.new) or 'none'}"
            )
        case _:
            return f"{change.subject} {change.kind}"


def _without_words(compared: RedlinedComparison, change: Change) -> str:
    """Return what happened to a passage of which no word changed: it was joined, parted or laid out otherwise."""
    return redline_notes.change_without_words(compared.redline.about(change)) if change.subject is Subject.TEXT else ""


def reason_and_rule(one: Judged) -> tuple[str, str]:
    """Return the reason, and the rule that gave it."""
    reason = one.verdict.reason
    for words in _NEUTRAL:  # said already, beside the place
        if reason == f"{words}." or reason.startswith((f"{words}. ", f"{words}: ")):
            reason = reason[len(words) + 1 :].strip()
            reason = f"{reason[:1].upper()}{reason[1:]}"
    rule = f"rule {one.verdict.rule}" if not one.verdict.undecided else "not decided by a rule"
    direction = f"{one.verdict.direction}, " if one.verdict.direction in _TOLD_DIRECTIONS else ""
    return reason, f"{direction}{rule}"


_NEUTRAL: Final = (
    "The wording changed",
    "The heading changed",
    "The title changed",
    "A passage moved to another section",
    "A passage was added",
    "A passage was removed",
    "This section is new",
    "This section is removed",
    "This section was removed",
)
_TOLD_DIRECTIONS: Final = {Direction.ADVERSE, Direction.FAVOURABLE}


def repeats_in_words(compared: RedlinedComparison, one: summary.SummaryEntry) -> str:
    """Return where the same is found again, in words."""
    places: dict[str, list[Judged]] = {}
    for other in one.like:
        places.setdefault(compared.redline.label(other.change), []).append(other)
    listed = [
        f"{name} ({summary.span(others).split(' ', 1)[1]})"
        if all(o.change.subject is Subject.TEXT and o.change.path for o in others)
        else name
        for name, others in places.items()
    ]
    return f"and {len(one.like)} more like it, by section and passage: {'; '.join(listed)}"


def section_state(section: RedlinedSection) -> str:
    """Return in words that a section came, went or moved; empty where it stayed."""
    if section.moved:
        return "moved from here" if section.half is Half.OLD else "moved here"
    if section.half is Half.BOTH:
        return ""
    return "section removed" if section.half is Half.OLD else "new section"
