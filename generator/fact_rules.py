"""The rules for typed facts, by the rows of the domain's materiality table (§4.1)."""

from typing import Final

from generator import durations
from generator.diff import Change, Kind, Subject
from generator.facts import SCHEMA
from generator.kinds import UNSPECIFIED, Choice, Keyed, Period, Record, Value
from generator.kinds import Kind as ValueKind
from generator.model import Direction, Level
from generator.verdicts import ITEM, Context, Rule, Verdict, adverse, editorial, favourable


def _kind_of(change: Change) -> ValueKind | None:
    """Return the kind of value at the change's path in the schema; nothing for an item or a key of its own."""
    kind: ValueKind | None = SCHEMA.get(change.section_type, {}).get(change.path[0]) if change.path else None
    rest = list(change.path[1:])
    while rest and kind:
        match kind:
            case Keyed(fields) if len(rest) >= 2:  # noqa: PLR2004 -- the item's id and a key of it
                rest.pop(0)
                field = fields.get(rest.pop(0))
                kind = field.kind if field else None
            case Record(fields):
                field = fields.get(rest.pop(0))
                kind = field.kind if field else None
            case _:
                return None
    return kind


def name_of(change: Change) -> str:
    """Return how a reader would call the fact that changed."""
    keyed = [part.replace("_", " ") for part in change.path]
    return " ".join(keyed)


def vaguer(change: Change, _: Context) -> Verdict | None:
    """A stated fact became unspecified."""
    if change.subject is Subject.FACT and change.new == UNSPECIFIED:
        return adverse(f"We no longer state this: {name_of(change)}.")
    return None


def stated(change: Change, _: Context) -> Verdict | None:
    """A fact that was unspecified is stated now: it may write down what was done all along, or change it."""
    if change.subject is Subject.FACT and change.old == UNSPECIFIED:
        return Verdict(
            Level.MATERIAL,
            Direction.UNKNOWN,
            "",
            f"We now state this: {name_of(change)}: {change.new}.",
            undecided=True,
        )
    return None


def kept_for_reader(change: Change, context: Context) -> Verdict | None:
    """What is kept for the reader's own use: a shorter time can hurt too."""
    if (change.section_type, change.path[-1:], change.kind) == ("retention", ("keep",), Kind.CHANGED) and _kept_for(
        change, context
    ) == "you":
        old, new = durations.parse(str(change.old)), durations.parse(str(change.new))
        if old and new and new.exceeds(old) is not True and not old.same(new):
            return Verdict(
                Level.MATERIAL,
                Direction.UNKNOWN,
                "",
                f"How long we keep this changes ({change.path[1].replace('_', ' ')}): {change.old} → {change.new}.",
            )
    return None


def _kept_for(change: Change, context: Context) -> Value | None:
    section = context.old.section(change.section) or context.new.section(change.section)
    entries = section.facts.get("retention") if section else None
    item = entries.get(change.path[1]) if isinstance(entries, dict) else None
    return item.get("kept_for") if isinstance(item, dict) else None


def period(change: Change, context: Context) -> Verdict | None:
    """A time within which we act or for which we keep: longer is worse for the reader."""
    if (
        change.subject is not Subject.FACT
        or change.kind is not Kind.CHANGED
        or not isinstance(_kind_of(change), Period)
    ):
        return None
    old, new = durations.parse(str(change.old)), durations.parse(str(change.new))
    if old and new and old.same(new):
        return editorial(f"The same period in other words: {change.old}, {change.new}.")
    longer = new.exceeds(old) if old and new else None
    words = f"{name_of(change)}: {change.old} → {change.new}."
    match longer:
        case True:
            return adverse(f"Longer than before: {words}")
        case False:
            return favourable(f"Shorter than before: {words}", context)
        case None:
            return Verdict(Level.MATERIAL, Direction.UNKNOWN, "", f"Another period: {words}")


def choice(change: Change, context: Context) -> Verdict | None:
    """A step on a scale of choices, from better to worse for the reader."""
    kind = _kind_of(change)
    if change.kind is not Kind.CHANGED or not isinstance(kind, Choice) or not kind.worse_later:
        return None
    step = kind.words.index(str(change.new)) - kind.words.index(str(change.old))
    words = f"{name_of(change)}: {change.old} → {change.new}."
    if step < 0:
        return favourable(words.capitalize(), context)
    consent = change.path[-1] in {"sale", "ad_sharing"}
    return adverse(words.capitalize(), Level.CONSENT if consent else Level.MATERIAL)


_ADDING: Final = {
    "data": "We collect a new kind of data",
    "purposes": "We use data for a new purpose",
    "recipients": "We share data with a new kind of recipient",
    "cookies": "We use new cookies",
    "to": "Data may go to another country",
}


def widened(change: Change, context: Context) -> Verdict | None:
    """Something that concerns the reader's data was added, or given up."""
    head = _ADDING.get(change.path[0]) if change.subject is Subject.FACT and change.path else None
    if not head or len(change.path) != ITEM:
        return None
    item = change.new if change.kind is Kind.ADDED else change.old
    label = item.get("label", change.path[1]) if isinstance(item, dict) else change.path[1]
    if change.kind is Kind.ADDED:
        return adverse(f"{head}: {label}.")
    return favourable(f"No longer: {label}.", context)


def given_up(change: Change, context: Context) -> Verdict | None:
    """A right, a promise or a safeguard was dropped, or a new one given."""
    if (
        change.subject is not Subject.FACT
        or len(change.path) != ITEM
        or change.path[0] not in {"rights", "promises", "measures"}
    ):
        return None
    name = change.path[1].replace("_", " ").replace("-", " ")
    if change.kind is Kind.REMOVED:
        return adverse(f"We dropped this ({change.path[0]}): {name}.")
    return favourable(f"New ({change.path[0]}): {name}.", context)


FACT_RULES: Final[tuple[tuple[str, Rule], ...]] = (
    ("46", vaguer),
    ("46-stated", stated),
    ("22", kept_for_reader),
    ("21/27", period),
    ("18-34", choice),
    ("4/10/14/28/33", widened),
    ("25/35/36", given_up),
)
"""Name and function of each rule, in the order in which they are asked."""
