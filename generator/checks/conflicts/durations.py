"""Durations in prose that contradict the one clock which their clause is about."""

from collections.abc import Iterator
from typing import Final

from generator.checks.conflicts import clock_words as said
from generator.checks.conflicts.clocks import Clock, listed
from generator.checks.conflicts.english import agree, tokens
from generator.checks.conflicts.passages import Clash, Passage, Section
from generator.schema import durations
from generator.schema.durations import Duration

_BEFORE: Final = 300  # characters of a clause before a duration
_AFTER: Final = 120
_CLEARLY: Final = 3


def said_durations(passage: Passage) -> Iterator[Clash]:
    """Durations that contradict the fact which their clause is about."""
    lengths = passage.lengths
    for index, length in enumerate(lengths):
        if not length.typed or length.length is None:
            continue
        since = lengths[index - 1].end if index else 0
        until = lengths[index + 1].start if index + 1 < len(lengths) else len(passage.words)
        before = passage.words[max(since, length.start - _BEFORE) : length.start]
        after = passage.words[length.end : min(until, length.end + _AFTER)]
        clause = f"{before}{'every ' if length.often or before.endswith('every ') else ''}§{after}"
        earlier = passage.words[max(0, length.start - _BEFORE) : since]
        if said.CARRIED.search(clause) and said.KEEP.search(f"{earlier}§"):  # keep … for 3 years and … for 5 years
            clause = said.CARRIED.sub(r" kept \g<0>", clause, count=1)
        clock = _clock_of(clause, length.length, passage)
        if clock and not passage.states(clock.length):
            literal = passage.words[length.start : length.end]
            yield passage.clash(length.start, literal, clock.path, clock.shown, clock.remedy)


def _clock_of(clause: str, length: Duration, passage: Passage) -> Clock | None:
    """Return the one clock that a clause is about, if it says otherwise."""
    section = passage.section
    clocks = {clock.path: clock for clock in section.clocks}
    about = [
        row
        for row in said.ABOUT
        if row.path in clocks
        and row.words.search(clause)
        and not row.unless.search(clause)
        and (row.around.search(passage.words) or row.around.search(passage.heading))
    ]
    if length.text == durations.IMMEDIATELY:
        about = [row for row in about if row.path.startswith("on_")]
    if len(about) == 1:
        clock = clocks[about[0].path]
        known = [*(one.length for one in section.clocks), *(section.answers if "_within" in clock.path else ())]
        if clock.path == "breach.within" and not _same_audience(passage, clause):
            return None
        return None if any(agree(length, one) for one in known) else clock
    return None if about or length.text == durations.IMMEDIATELY else _item_clock(clause, length, passage)


def _same_audience(passage: Passage, clause: str) -> bool:
    """Return True if a message about a breach goes to whom the fact says: authorities have their own clock."""
    told = listed(passage.fact("breach.notify"))
    authority = any(said.AUTHORITY.match(one) for one in told)
    return len(told) != 1 or authority == bool(said.AUTHORITY.search(clause))


def _item_clock(clause: str, length: Duration, passage: Passage) -> Clock | None:
    """Return the clock of the one item that a clause names, if it says otherwise."""
    section = passage.section
    in_list = passage.kind == "row" or bool(said.LISTED.search(clause))
    scores = _scores(clause.partition("§")[0], section) or _scores(clause, section)  # what is kept stands first
    generic = not scores and bool(said.ANYTHING.search(clause))
    if generic:
        kept = [clock for clock in section.clocks if clock.path.startswith("retention.")]
        scores = _scores(passage.heading, section) or ({kept[0]: 1} if len(kept) == 1 else {})
    if not scores:
        return None
    most = max(scores.values())
    best = [clock for clock, score in scores.items() if score == most]
    if len({clock.length.exact for clock in best}) > 1 or any(agree(length, clock.length) for clock in best):
        return None
    clock = best[0]
    others = [one for one in section.clocks if agree(length, one.length)]
    if others and (most < _CLEARLY or generic or any(one in scores for one in others)):
        return None
    return clock if _item_said(clock, clause, in_list=in_list) else None


def _scores(text: str, section: Section) -> dict[Clock, int]:
    """Return how much a text names each item; “payment tokens” don't name what “payment information” does."""
    every = tokens(text, generic=True)
    named: dict[str, tuple[tuple[Clock, int], ...]] = {}
    while every and every[-1] in said.LEADS:
        every.pop()
    for word, following in zip(every, [*every[1:], ""], strict=False):
        known = section.naming.get(word, ())
        if not following or said.FOLLOWS.match(following):
            named[word] = known
        elif following in section.naming:
            same = {clock for clock, _ in section.naming[following]}
            named[word] = tuple(one for one in known if one[0] in same) or named.get(word, ())
        elif following == "cookie":
            named[word] = tuple(one for one in known if one[0].path.startswith("cookies."))
        pair = f"{word} {following}"
        named[pair] = section.naming.get(pair, ())
    scores: dict[Clock, int] = {}
    for clocks in named.values():
        for clock, weight in clocks:
            scores[clock] = scores.get(clock, 0) + weight
    return scores


def _item_said(clock: Clock, clause: str, *, in_list: bool) -> bool:
    """Return True if the clause says how long the item is kept, or how long the cookie lasts."""
    if clock.path.startswith("cookies."):
        return bool(in_list or said.LASTS.search(clause)) and not said.NOT_LASTING.search(clause)
    if not (in_list or said.KEEP.search(clause) or said.DROP.search(clause)):
        return False
    naming = {word for word, _ in clock.item}
    event = said.EVENT.search(clause)
    other_event = event and clock.after and not set(clock.after) & set(tokens(event["event"]))
    return not other_event and all(naming & set(tokens(aside[0])) for aside in said.NOT_KEPT.finditer(clause))
