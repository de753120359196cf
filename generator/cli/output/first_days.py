"""From when a version could apply, in the same words wherever a command says it."""

from collections.abc import Iterator

from generator.model.levels import Level
from generator.notice.proposal import FirstDays


def draft_could_apply(first: FirstDays, level: Level) -> str:
    """Return from when a draft of a level could apply."""
    return could_apply(first, "sealed and told to readers" if level >= Level.MATERIAL else "sealed")


def could_apply(first: FirstDays, if_today: str) -> str:
    """Return from when a version could apply, if what is named here is done today."""
    if first.keeps:
        return f"keeps the day for which version {first.keeps} was announced: {first.named}"
    return f"could take effect on {first.earliest} if {if_today} today{later(first)}"


def how_chosen(first: FirstDays) -> Iterator[str]:
    """Yield why an announcement that names no day was given a later one than the first of all."""
    if first.named > first.earliest:
        yield f"{', and '.join(first.why)}; with every reader told today, it could be {first.earliest}: --effective"


def days_data(first: FirstDays) -> dict[str, str]:
    """Return both days as data."""
    return {"earliest": first.earliest.isoformat(), "proposed": first.named.isoformat()}


def later(first: FirstDays) -> str:
    """Return which later day an announcement names of itself, and why, to end a sentence; empty if none."""
    if first.named == first.earliest:
        return ""
    return f"; announced without a day, it applies from {first.named} ({', and '.join(first.why)})"
