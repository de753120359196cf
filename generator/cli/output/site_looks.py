"""What a look at the published site found, as text and as data."""

import datetime
import json
from collections.abc import Sequence
from typing import Final

from generator.commands.look_at_site import Acceptance, LookResult
from generator.errors import cannot
from generator.notice.site_looks import ARRIVED, BUILT
from generator.schema.dates import day

NOTHING: Final = "Nothing has to be looked at.\n"


def looked(found: Sequence[LookResult], form: str, *, missed: bool = False) -> str:
    """Return what was found, a line for each version; where something was `missed`, findings say what."""
    if form == "json":
        listed = [
            {"policy": one.policy, "version": one.version, "what": one.what, "added": one.fresh}
            | ({"by_name_alone": True} if one.by_name_alone else {})
            for one in found
        ]
        return json.dumps(listed, ensure_ascii=False, indent=2) + "\n"
    return "".join(f"{_line(one)}\n" for one in found) or ("" if missed else NOTHING)


def _line(one: LookResult) -> str:
    if one.what == ARRIVED:
        return (
            f"{one.policy} version {one.version}: the notice arrived{'' if one.fresh else '; this day has it already'}"
        )
    again = "" if one.fresh else "; this day has it already"
    proof = ", which proves nothing alone: look at the published site, too" if one.what == BUILT else ""
    alone = ", and the host answers nobody who doesn't say this program's name" if one.by_name_alone else ""
    return f"{one.policy} version {one.version}: the notice was {one.what}{proof}{alone}{again}"


def accepted(name: str, version: int, gap: Acceptance, form: str) -> str:
    """Return which gap was accepted."""
    if form == "json":
        days = {"first": gap.first.isoformat(), "last": gap.last.isoformat()}
        return json.dumps({"policy": name, "version": version, **days}, indent=2) + "\n"
    return f"{name} version {version}: the gap from {gap.first} to {gap.last} is accepted\n"


def days_of(words: str) -> tuple[datetime.date, datetime.date]:
    """Return the first and the last day of a span as it is typed; one day alone is both."""
    first, _, last = words.partition("..")
    days = day(first), day(last or first)
    option = "--accept"
    if days[0] is None or days[1] is None:
        raise cannot(option, f"“{words}” are not two days", "write them as 2026-12-05..2026-12-07")
    if days[1] < days[0]:
        raise cannot(option, f"{days[1]} is before {days[0]}", f"write the earlier day first: {days[1]}..{days[0]}")
    return days[0], days[1]
