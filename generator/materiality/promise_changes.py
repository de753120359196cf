"""What changed of the promise that a brand makes of its notices, and how much that counts (§4.0; §4.1, row 40).

What isn't for the better is material, and nobody can lower it: less notice is not introduced with less notice.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from generator.materiality.verdict import Judged, Verdict
from generator.model.brand import NoticePromise
from generator.model.document import Document
from generator.model.levels import Direction, Level
from generator.schema.values import Value, value_at
from generator.text.change import Change, Kind, Subject

ROW: Final = "40"
_LESS, _MORE = (
    "We will give you less warning of changes: {step} days.",
    "We will give you more warning of changes: {step} days.",
)
_OF_ITSELF: Final = "Where a text promises no notice of its own, w"
_BESIDE_A_LONGER_ONE: Final = tuple(f"{_OF_ITSELF}{sentence[1:]}" for sentence in (_LESS, _MORE))
"""What is said of days where the text itself promises as many, before and after: for its readers they stay."""
CHANNELS: Final = {"email": "by e-mail", "site": "on our website", "post": "by post", "in_app": "in our app"}
_REGIMES: Final = {"p2b": "Regulation (EU) 2019/1150", "eecc": "Directive (EU) 2018/1972"}
_SENTENCES: Final[Mapping[str, tuple[str, str]]] = {
    "days": (_LESS, _MORE),
    "channels": (
        "We no longer tell you of changes in this way: {step}.",
        "We now also tell you of changes in this way: {step}.",
    ),
    "audience": ("We tell other people of changes than before: {step}.", ""),
    "favourable_changes": (
        "Changes in your favour no longer wait for a notice.",
        "Changes in your favour wait for a notice now.",
    ),
    "unreached_percent": (
        "More people may stay without the notice before a change applies: {step} of 100.",
        "Fewer people may stay without the notice before a change applies: {step} of 100.",
    ),
    "timezone": ("The dates of our texts begin at midnight of another time zone: {step}.", ""),
    "regimes": (
        "We no longer keep the period of notice of this law: {step}.",
        "We now keep the period of notice of this law: {step}.",
    ),
}
"""For each key, what readers are told where it is not better, and where it is."""


def changes(
    old: NoticePromise, new: NoticePromise, texts: tuple[Document, Document] | None = None
) -> tuple[Judged, ...]:
    """Return what changed between two promises, and how much it counts; what either doesn't say is left out.

    `texts` are those that promise something themselves, the former one first.
    """
    better = max(Level.named(promise.favourable_changes) for promise in (old, new))
    longer = texts is not None and _days(texts[0]) >= old.days and _days(texts[1]) >= new.days
    return tuple(
        Judged(change, _verdict(change, direction, better, beside_longer=longer and change.path == ("days",)))
        for change, direction in _changed(old, new)
    )


def _days(document: Document) -> int:
    """Return how many days of notice a text promises by its facts; 0 where it states none."""
    stated = (value_at(section.facts, ("notice", "days")) for section in document.sections)
    return max((days for days in stated if isinstance(days, int)), default=0)


def never_lowered(change: Change, verdict: Verdict) -> bool:
    """Return True if this is a change of the promise that isn't for the better."""
    return change.subject is Subject.PROMISE and verdict.direction is not Direction.FAVOURABLE


def _changed(old: NoticePromise, new: NoticePromise) -> Iterator[tuple[Change, Direction]]:
    yield from _one("days", old.days, new.days, better=new.days > old.days)
    yield from _several("channels", old.channels, new.channels)
    yield from _one("audience", old.audience, new.audience)
    named = Level.named(old.favourable_changes), Level.named(new.favourable_changes)
    yield from _one("favourable_changes", old.favourable_changes, new.favourable_changes, better=named[1] > named[0])
    if old.unreached_percent is not None and new.unreached_percent is not None:
        limits = old.unreached_percent, new.unreached_percent
        yield from _one("unreached_percent", *limits, better=limits[1] < limits[0])
    if old.timezone and new.timezone:
        yield from _one("timezone", old.timezone, new.timezone)
    if old.regimes is not None and new.regimes is not None:
        yield from _several("regimes", old.regimes, new.regimes)


def _one(key: str, old: Value, new: Value, *, better: bool | None = None) -> Iterator[tuple[Change, Direction]]:
    """Yield the change of a single value; where no scale says who gains, `better` is None."""
    if old == new:
        return
    change = Change(Kind.CHANGED, Subject.PROMISE, "", "", (key,), old, new)
    direction = {None: Direction.UNKNOWN, True: Direction.FAVOURABLE, False: Direction.ADVERSE}[better]
    yield change, direction


def _several(key: str, old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Change, Direction]]:
    """Yield what went from a set and what came to it: each that goes is a loss."""
    for member in sorted({*old, *new}):
        if member not in new:
            yield Change(Kind.REMOVED, Subject.PROMISE, "", "", (key, member), member, None), Direction.ADVERSE
        elif member not in old:
            yield Change(Kind.ADDED, Subject.PROMISE, "", "", (key, member), None, member), Direction.FAVOURABLE


def sentence_of(change: Change, verdict: Verdict) -> str:
    """Return what readers are told of a change of the promise, with its braces: by the reason that is sealed."""
    worse_words, better_words = _SENTENCES[change.path[0]]
    if verdict.reason.startswith(_OF_ITSELF):
        worse_words, better_words = _BESIDE_A_LONGER_ONE
    return better_words if verdict.direction is Direction.FAVOURABLE else worse_words


def every_sentence() -> tuple[str, ...]:
    """Return every sentence that is said of a promise, with its braces."""
    every = (*_SENTENCES.values(), _BESIDE_A_LONGER_ONE)
    return tuple(sentence for both in every for sentence in both if sentence)


def _verdict(change: Change, direction: Direction, better: Level, *, beside_longer: bool) -> Verdict:
    key = change.path[0]
    known = {"channels": CHANNELS, "regimes": _REGIMES}.get(key, {})
    sides = [known.get(str(side), str(side)) for side in (change.old, change.new) if side is not None]
    step = " → ".join(one.replace("_", " ") if key == "audience" else one for one in sides)
    worse_words, better_words = _BESIDE_A_LONGER_ONE if beside_longer else _SENTENCES[key]
    reason = (better_words if direction is Direction.FAVOURABLE else worse_words).format(step=step)
    return Verdict(better if direction is Direction.FAVOURABLE else Level.MATERIAL, direction, ROW, reason)
