"""How much each change matters, by named rules: material until a rule shows otherwise.

The rules stand in one table, read from the top; the first that speaks decides. A change on which no rule speaks is
undecided and counts as material. Numbers of rules are the rows of the domain's materiality table.
"""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from generator import durations
from generator.diff import Change, Kind, Subject
from generator.facts import SCHEMA
from generator.kinds import UNSPECIFIED, Choice, Keyed, Period, Record, Value
from generator.kinds import Kind as ValueKind
from generator.model import Direction, Document, Level, NoticePromise


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the rules say of one change: its level, who gains by it, why in the reader's words, and by which rule."""

    level: Level
    direction: Direction
    rule: str
    reason: str
    undecided: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """A change with its verdict."""

    change: Change
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may look at besides the change: both documents, and what a change for the better counts as."""

    old: Document
    new: Document
    favourable: Level


ITEM: Final = 2  # the length of a path that leads to an item: its list and its id
Rule = Callable[[Change, Context], Verdict | None]


def judge(
    changes: Sequence[Change], old: Document, new: Document, promises: Iterable[NoticePromise]
) -> tuple[Judged, ...]:
    """Return every change with its verdict, in the order given; of several promises the stricter one holds."""
    context = Context(old, new, max(Level.named(promise.favourable_changes) for promise in promises))
    return tuple(Judged(change, _verdict(change, context)) for change in changes)


def level(judged: Sequence[Judged]) -> Level:
    """Return the level of a version: the highest of its changes; editorial where there are none."""
    return max((item.verdict.level for item in judged), default=Level.EDITORIAL)


def weightiest_first(judged: Sequence[Judged]) -> tuple[Judged, ...]:
    """Return the changes by level, the heaviest first, otherwise in the order of the text."""
    return tuple(sorted(judged, key=lambda item: -item.verdict.level))


def _verdict(change: Change, context: Context) -> Verdict:
    for name, rule in RULES:
        verdict = rule(change, context)
        if verdict:
            return Verdict(verdict.level, verdict.direction, name, verdict.reason, verdict.undecided)
    return Verdict(Level.MATERIAL, Direction.UNKNOWN, "48", _in_neutral_words(change), undecided=True)


def _in_neutral_words(change: Change) -> str:
    """Return what a reader can be told of a change that nobody has judged yet."""
    match change.subject, change.kind:
        case Subject.DOCUMENT, _:
            return f"The {change.path[0] if change.path else 'document'} changed."
        case Subject.SECTION, Kind.ADDED:
            return "This section is new."
        case Subject.SECTION, Kind.REMOVED:
            return "This section was removed."
        case Subject.SECTION, _:
            return "This section is of another kind."
        case Subject.HEADING, _:
            return "The heading changed."
        case Subject.FACT, _:
            return f"This changed: {_name(change)}."
        case _, Kind.ADDED:
            return "A passage was added."
        case _, Kind.REMOVED:
            return "A passage was removed."
        case _:
            return "The wording changed."


def _editorial(reason: str) -> Verdict:
    return Verdict(Level.EDITORIAL, Direction.NEUTRAL, "", reason)


def _adverse(reason: str, level: Level = Level.MATERIAL) -> Verdict:
    return Verdict(level, Direction.ADVERSE, "", reason)


def _favourable(reason: str, context: Context) -> Verdict:
    return Verdict(context.favourable, Direction.FAVOURABLE, "", reason)


def layout(change: Change, _: Context) -> Verdict | None:
    """The source differs, nothing that is read does."""
    return _editorial("Only the layout of the source changed.") if change.kind is Kind.LAYOUT else None


_QUOTES: Final = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‐": "-", "‑": "-"})


def folded(words: str) -> str:
    """Return words without what typography alone decides: compatibility forms, quotes, dashes, white space."""
    return " ".join(unicodedata.normalize("NFKC", words).translate(_QUOTES).split())


def typography(change: Change, _: Context) -> Verdict | None:
    """The same words, otherwise set. Letter case and commas are not typography: they can carry meaning."""
    old, new = change.old_block, change.new_block
    if change.kind is not Kind.CHANGED or not old or not new or folded(old.words) != folded(new.words):
        return None
    targets = [
        [mark for run in block.runs for mark in run.marks if mark.startswith(("link:", "image:"))]
        for block in (old, new)
    ]
    return _editorial("The same words, set differently.") if targets[0] == targets[1] else None


def moved(change: Change, _: Context) -> Verdict | None:
    """The same words in another place; whether a passage that left its section lost prominence is for a person."""
    if change.kind is not Kind.MOVED:
        return None
    if change.subject is Subject.SECTION or change.origin == change.section:
        return _editorial("The same text, in another place.")
    return Verdict(Level.MATERIAL, Direction.UNKNOWN, "", "A passage moved to another section.", undecided=True)


def outline(change: Change, _: Context) -> Verdict | None:
    """The level of a heading in the outline."""
    if change.subject is Subject.HEADING and change.path == ("level",):
        return _editorial("The heading moved in the outline.")
    return None


def renamed(change: Change, _: Context) -> Verdict | None:
    """A section that names its former id with `was:`."""
    if change.subject is Subject.SECTION and change.path == ("id",):
        return _editorial("The section has another address.")
    return None


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


def _name(change: Change) -> str:
    keyed = [part.replace("_", " ") for part in change.path]
    return " ".join(keyed)


def vaguer(change: Change, _: Context) -> Verdict | None:
    """A stated fact became unspecified."""
    if change.subject is Subject.FACT and change.new == UNSPECIFIED:
        return _adverse(f"We no longer state this: {_name(change)}.")
    return None


def stated(change: Change, _: Context) -> Verdict | None:
    """A fact that was unspecified is stated now: it may write down what was done all along, or change it."""
    if change.subject is Subject.FACT and change.old == UNSPECIFIED:
        return Verdict(
            Level.MATERIAL, Direction.UNKNOWN, "", f"We now state this: {_name(change)}: {change.new}.", undecided=True
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
        return _editorial(f"The same period in other words: {change.old}, {change.new}.")
    longer = new.exceeds(old) if old and new else None
    words = f"{_name(change)}: {change.old} → {change.new}."
    match longer:
        case True:
            return _adverse(f"Longer than before: {words}")
        case False:
            return _favourable(f"Shorter than before: {words}", context)
        case None:
            return Verdict(Level.MATERIAL, Direction.UNKNOWN, "", f"Another period: {words}")


def choice(change: Change, context: Context) -> Verdict | None:
    """A step on a scale of choices, from better to worse for the reader."""
    kind = _kind_of(change)
    if change.kind is not Kind.CHANGED or not isinstance(kind, Choice) or not kind.worse_later:
        return None
    step = kind.words.index(str(change.new)) - kind.words.index(str(change.old))
    words = f"{_name(change)}: {change.old} → {change.new}."
    if step < 0:
        return _favourable(words.capitalize(), context)
    consent = change.path[-1] in {"sale", "ad_sharing"}
    return _adverse(words.capitalize(), Level.CONSENT if consent else Level.MATERIAL)


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
        return _adverse(f"{head}: {label}.")
    return _favourable(f"No longer: {label}.", context)


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
        return _adverse(f"We dropped this ({change.path[0]}): {name}.")
    return _favourable(f"New ({change.path[0]}): {name}.", context)


RULES: Final[tuple[tuple[str, Rule], ...]] = (
    ("P1-layout", layout),
    ("P1", typography),
    ("P3", moved),
    ("outline", outline),
    ("47", renamed),
    ("46", vaguer),
    ("46-stated", stated),
    ("22", kept_for_reader),
    ("21/27", period),
    ("18-34", choice),
    ("4/10/14/28/33", widened),
    ("25/35/36", given_up),
)
"""The table of rules, in the order in which they are asked: name and function."""


def readable(value: Value | None) -> str:
    """Return a fact's value as words for lists of changes."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case dict():
            return "; ".join(f"{key.replace('_', ' ')}: {readable(inner)}" for key, inner in value.items())
        case list():
            return ", ".join(value)
        case _:
            return str(value)
