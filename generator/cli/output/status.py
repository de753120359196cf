"""Where each policy stands, as text for people and as data for programs; nothing is decided here."""

import json
from collections.abc import Iterator, Sequence
from typing import Final

from generator.cli.output import first_days
from generator.cli.output.duties import WIDTH, as_data, steps, when
from generator.cli.output.open_changes import open_data, open_lines
from generator.cli.output.plurals import counted
from generator.commands.policy_status import PolicyStage, PolicyStanding
from generator.materiality.ended_policy import ended
from generator.materiality.judge_changes import level
from generator.materiality.translations import behind, may_wait
from generator.model.levels import Level
from generator.model.policy import Phase
from generator.schema.dates import moment_in_words, written_moment

_INDENT: Final = " " * 12


def status(standings: Sequence[PolicyStanding], form: str, columns: int = WIDTH) -> str:
    """Return where each policy stands and what to do next, as text, whose commands fit so many columns, or json."""
    if form == "json":
        return json.dumps([_as_data(one) for one in standings], ensure_ascii=False, indent=2) + "\n"
    return "\n".join("\n".join(_status(one, columns)) + "\n" for one in standings)


def _status(standing: PolicyStanding, columns: int) -> Iterator[str]:
    yield standing.policy.name
    if not standing.stages:
        yield "  versions  none sealed yet"
    past = [stage for stage in standing.stages if stage.phase is Phase.SUPERSEDED]
    gone = [stage for stage in standing.stages if stage.phase is Phase.WITHDRAWN]
    current = max([0, *(stage.version.number for stage in standing.stages if stage.phase is Phase.IN_FORCE)])
    listed = [
        stage
        for stage in standing.stages
        if stage not in past and (stage not in gone or stage.version.number > current)
    ]
    for stage in reversed(listed):
        yield from _stage(standing, stage)
    older = [stage for stage in gone if stage not in listed]
    if past or older:
        kept = [counted(len(past), "superseded version")] if past else []
        kept += [f"{len(older)} withdrawn"] if older else []
        yield f"  archive   {', '.join(kept)}"
    yield from _draft(standing)
    yield from _next(standing, columns)


def _stage(standing: PolicyStanding, stage: PolicyStage) -> Iterator[str]:
    number, interval = stage.version.number, stage.interval
    label = f"  {_label(stage):<9} version {number}"
    weight = f"{stage.record.level}" if stage.record else ""
    match stage.phase:
        case Phase.IN_REVIEW | Phase.APPROVED:
            yield f"{label}, {weight}, sealed on {stage.version.recorded}"
        case Phase.WITHDRAWN:
            withdrawal = standing.policy.withdrawn(number)
            when_told = f"on {withdrawal.at:%Y-%m-%d}" if withdrawal and withdrawal.at else "before it was announced"
            yield f"{label}, {when_told}"
        case _ if interval and not interval.start_known:
            yield f"{label}, date unknown, first recorded {interval.start}"
        case _ if interval:
            yield f"{label}, from {interval.start}" + (f", {_days_left(stage.days_left)}" if stage.days_left else "")
        case _ if stage.record and stage.record.effective:
            yield f"{label}, for {stage.record.effective}: it has not applied"
        case _:
            yield label
    if stage.notified and stage.phase is Phase.IN_NOTICE:
        yield f"{_INDENT}notice given on {moment_in_words(stage.notified)}; its days count from then"
    if stage.first:
        yield f"{_INDENT}{first_days.could_apply(stage.first, 'told to readers')}"
    if stage.missing:
        yield f"{_INDENT}notice still to be given: {', '.join(stage.missing)}"


def _label(stage: PolicyStage) -> str:
    """Return the word for a phase; what needs no announcement was not announced, and no end is in force."""
    if stage.phase is Phase.IN_FORCE and ended(stage.version.document):
        return "ended"
    announced = stage.record is not None and (stage.record.notices or stage.record.level >= Level.MATERIAL)
    return "upcoming" if stage.phase is Phase.ANNOUNCED and not announced else str(stage.phase)


def _days_left(days: int) -> str:
    return f"{counted(days, 'day')} left"


def _draft(standing: PolicyStanding) -> Iterator[str]:
    if standing.draft is None:
        yield f"  draft     can't be compared: {counted(standing.findings, 'finding')}"
    elif not standing.stages:
        yield "  draft     would be the first version"
    elif not standing.draft:
        yield "  draft     the same as the newest version"
    else:
        yield f"  draft     {counted(len(standing.draft), 'change')}, {level(standing.draft)}"
        yield f"{_INDENT}{first_days.draft_could_apply(standing.first, level(standing.draft))}"
        yield from (f"{_INDENT}{words}" for words in open_lines(standing.policy.name, standing.draft))


def _next(standing: PolicyStanding, columns: int) -> Iterator[str]:
    """Yield what is to be done first: mend, then what has a day, then go on with the draft."""
    lines = [*_steps(standing, columns - len(_INDENT))]
    yield f"  next      {lines[0]}"
    yield from (f"{_INDENT}{line}" for line in lines[1:])


def _steps(standing: PolicyStanding, columns: int) -> Iterator[str]:
    name = standing.policy.name
    coming = [stage for stage in standing.stages if stage.days_left]
    if standing.draft is None:
        yield "mend what `policy check` lists"
    elif standing.findings:
        yield f"mend what `policy check` lists ({counted(standing.findings, 'finding')})"
    elif standing.duties:
        first, *others = standing.duties
        yield f"{when(first)} ({first.who}):"
        yield from steps(first, columns)
        if others:
            yield f"and {len(others)} more: `policy due {name}`"
    elif not standing.stages:
        yield f"`policy freeze {name} --effective DATE`"
    elif standing.draft:
        yield f"`policy diff {name}`, then `policy freeze {name}`"
    elif (is_behind := behind(standing.policy)) and not may_wait(standing.policy):
        yield f"translate what changed: {is_behind}"
    elif coming:
        first_day = min(stage.interval.start for stage in coming if stage.interval)
        yield f"nothing before {first_day}; `policy build` every day"
    else:
        yield "nothing"


def _as_data(standing: PolicyStanding) -> dict[str, object]:
    return {
        "policy": standing.policy.name,
        "versions": [_version(stage) for stage in standing.stages],
        "draft": None
        if standing.draft is None
        else {
            "changes": len(standing.draft),
            "level": str(level(standing.draft)),
            "undecided": any(one.verdict.undecided for one in standing.draft),
            **open_data(standing.draft),
            "decided": sum(1 for one in standing.draft if one.decision),
            **first_days.days_data(standing.first),
        },
        "findings": standing.findings,
        "next": as_data(standing.duties[0]) if standing.duties else None,
    }


def _version(stage: PolicyStage) -> dict[str, object]:
    interval = stage.interval
    return {
        "version": stage.version.number,
        "phase": str(stage.phase),
        "state": str(interval.state) if interval else None,
        "from": interval.start.isoformat() if interval else None,
        "from_known": interval.start_known if interval else False,
        "until": interval.end.isoformat() if interval and interval.end else None,
        "level": str(stage.record.level) if stage.record else None,
        "notified": written_moment(stage.notified) if stage.notified else None,
        "missing": list(stage.missing),
        **(first_days.days_data(stage.first) if stage.first else {}),
        "days_left": stage.days_left,
        **({"ends_policy": True} if ended(stage.version.document) else {}),
    }
