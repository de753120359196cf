"""What readers are told of a change of a title, a section or of order that nobody has judged yet."""

from generator.materiality.wording.passages.background import Background
from generator.materiality.wording.readings.negations import SHORTEST_SENTENCE
from generator.text.change import Change, Kind, Subject


def of_change(change: Change, background: Background) -> str:
    """Return what a reader can be told of a change that nobody has judged yet."""
    match change.subject, change.kind:
        case Subject.DOCUMENT, _:
            return f"The {change.path[0] if change.path else 'document'} changed: {change.old} → {change.new}."
        case Subject.SECTION, Kind.ADDED if _keeps_words(change, background):
            return "This section is new; most of its passages stood elsewhere before."
        case Subject.SECTION, Kind.ADDED:
            return "This section is new."
        case Subject.SECTION, Kind.REMOVED if _keeps_words(change, background):
            return "This section is removed; most of its passages stand elsewhere now."
        case Subject.SECTION, Kind.REMOVED:
            return "This section is removed."
        case Subject.SECTION, Kind.MOVED:
            return "This section stands in another place."
        case Subject.SECTION, _ if change.path == ("parent",):
            was, now = (f"“{side}”" if side else "no other section" for side in (change.old, change.new))
            return f"It stood under {was}, now under {now}."
        case Subject.HEADING, _:
            return f"The heading has another level: {change.old} → {change.new}."
        case _:
            return "This section is of another kind."


def _keeps_words(change: Change, background: Background) -> bool:
    """Return True if most passages of a section that came or went stand in the other text, under another heading."""
    sides = (background.new, background.old) if change.kind is Kind.ADDED else (background.old, background.new)
    lines = [" ".join(block.words.split()) for block in sides[0].blocks(change.section)]
    long = [line for line in lines if len(line.split()) >= SHORTEST_SENTENCE]
    return sum(map(sides[1].says, long)) > len(long) / 2
