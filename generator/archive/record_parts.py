"""The parts of a record as values, each made from the keys of its entry."""

import datetime
from collections.abc import Mapping as MappingType

from generator.errors import Place
from generator.model.levels import Level
from generator.model.record import (
    Approval,
    ChainLink,
    Decision,
    Evidence,
    Notice,
    Reason,
    Unreached,
    Waiver,
    Withdrawal,
)
from generator.schema import dates
from generator.schema.values import Value

Values = MappingType[str, Value]


def reason(values: Values, place: Place) -> Reason:
    """Return an editor’s reason of a change."""
    return Reason(str(values["change"]), str(values["words"]), place)


def decision(values: Values, place: Place) -> Decision:
    """Return a decision on a change."""
    return Decision(
        change=str(values["change"]),
        rule=str(values["rule"]),
        engine_level=Level.named(str(values["engine_level"])),
        decided_level=Level.named(str(values["decided_level"])),
        rationale=str(values["rationale"]),
        decided_by=str(values["decided_by"]),
        date=date(values["date"]),
        approved_by=str(values.get("approved_by", "")),
        basis=str(values.get("basis", "")),
        place=place,
    )


def approval(values: Values, place: Place) -> Approval:
    """Return an approval of a text, with its digest."""
    return Approval(str(values["by"]), date(values["date"]), str(values["digest"]), place)


def notice(values: Values, place: Place) -> Notice:
    """Return a notice as it was given."""
    return Notice(
        at=_moment(values["at"]),
        by=str(values["by"]),
        effective=date(values["effective"]),
        digest=str(values["digest"]),
        because=str(values.get("because", "")),
        place=place,
    )


def evidence(values: Values, place: Place) -> Evidence:
    """Return the evidence that a notice was given through a channel."""
    audiences = values.get("audiences")
    return Evidence(
        channel=str(values["channel"]),
        at=_moment(values["at"]),
        notice=str(values["notice"]),
        where=str(values.get("where", "")),
        capture=str(values.get("capture", "")),
        recipients=number(values, "recipients"),
        accepted=number(values, "accepted"),
        refused=number(values, "refused"),
        joined=values.get("joined") is True,
        audiences=tuple(audiences) if isinstance(audiences, list) else (),
        by=str(values.get("by", "")),
        approved_by=str(values.get("approved_by", "")),
        place=place,
    )


def withdrawal(values: Values, place: Place) -> Withdrawal:
    """Return that an announced version was taken back."""
    return Withdrawal(
        _moment(values["at"]), str(values["by"]), str(values["because"]), place, str(values.get("digest", ""))
    )


def unreached(values: Values, place: Place) -> Unreached:
    """Return the decision that a notice counts although not everybody was reached."""
    return Unreached(
        by=str(values["by"]),
        approved_by=str(values["approved_by"]),
        because=str(values["because"]),
        date=date(values["date"]),
        of=_moment(values["of"]) if "of" in values else None,
        recipients=number(values, "recipients"),
        accepted=number(values, "accepted"),
        place=place,
    )


def link(values: Values, place: Place) -> ChainLink:
    """Return a link of the chain of what was recorded."""
    mark = values.get("rehearsal") is True
    return ChainLink(str(values["of"]), str(values["previous"]), str(values["digest"]), mark, place)


def waiver(values: Values, place: Place) -> Waiver:
    """Return an exception from waiting for the notice."""
    return Waiver(
        kind=str(values["kind"]),
        basis=str(values["basis"]),
        by=str(values["by"]),
        approved_by=str(values["approved_by"]),
        breaks_promise=values["breaks_promise"] is True,
        place=place,
    )


def number(values: Values, key: str) -> int:
    """Return a whole number; 0 where there is none."""
    value = values.get(key, 0)
    return value if isinstance(value, int) else 0


def date(value: Value) -> datetime.date:
    """Return a day."""
    return datetime.date.fromisoformat(str(value))


def _moment(value: Value) -> datetime.datetime:
    instant = dates.moment(str(value))
    assert instant is not None, value  # noqa: S101 -- the kind has read it
    return instant
