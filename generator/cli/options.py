"""Options that commands share, and the machine's clock: the only place that asks it."""

import datetime
import functools
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from generator.errors import COULD_NOT_RUN, Finding, Place, PolicyError

if TYPE_CHECKING:
    from generator.loading.policy_source import Source
    from generator.model.policy import Policy
    from generator.publish.build_progress import BuildProgress
    from generator.publish.published_chain import Live
    from generator.publish.web import WebLine

FILE: Final = click.Path(path_type=Path)
SOURCE: Final = Path("policy_source")
YEARS: Final = range(1900, 2200)
MOST_APART: Final = datetime.timedelta(days=1)
MOST_BEFORE: Final = datetime.timedelta(minutes=5)
"""How much earlier than the machine's clock evidence may be."""
_PLACE: Final = Place("--now", 0)


class _Instant(click.ParamType[datetime.datetime]):
    name = "instant"

    def convert(self, value: Any, param: Any, ctx: Any) -> datetime.datetime:  # noqa: ANN401 -- click's signature
        if isinstance(value, datetime.datetime):
            return value
        try:
            instant = datetime.datetime.fromisoformat(str(value))
        except ValueError:
            instant = None
        if instant is None or instant.tzinfo is None or instant.year not in YEARS:
            self.fail(f"“{value}” is not a moment with a time zone: write 2026-03-01T15:00:00Z", param, ctx)
        return instant


class Number(click.IntRange):
    """A whole number between two others; a version may be called v2, as its file is."""

    def convert(self, value: Any, param: Any, ctx: Any) -> Any:  # noqa: ANN401 -- click's signature
        """Return the number, or fail with how one is written."""
        match = re.fullmatch(r"\s*v?0*(\d{1,9})(?:\.md)?\s*", str(value), re.IGNORECASE)
        low, high = self.min or 0, self.max
        number = int(match[1]) if match else None
        if number is None or number < low or (high is not None and number > high):
            most = f"from {low} to {high}" if high is not None else f"from {low} on"
            self.fail(f"“{value}” is no whole number {most}", param, ctx)
        return number


class Date(click.ParamType[str]):
    """A day; with `unknown`, also that word."""

    name = "date"

    def __init__(self, *, unknown: bool = False) -> None:
        """Keep whether the day may be unknown."""
        self._unknown = unknown

    def convert(self, value: Any, param: Any, ctx: Any) -> str:  # noqa: ANN401 -- click's signature
        """Return the words of a day, or fail with how it is written."""
        from generator.materiality.wording.words.dates import only_day
        from generator.schema.dates import day

        if not (self._unknown and value == "unknown") and not day(str(value)):
            found = only_day(str(value)) or _with_dots(str(value))
            or_unknown = ", or unknown" if self._unknown else ""
            remedy = f"did you mean {found}?" if found else f"write year, month and day: 2025-01-15{or_unknown}"
            message = f"“{value}” is not a date as it is written here: {remedy}"
            if re.fullmatch(r"\d{4}-\d\d-\d\d", str(value)):
                message = f"“{value}” is no day of the calendar"
            self.fail(message, param, ctx)
        return str(value)


def _with_dots(words: str) -> str:
    """Return the day that is written with dots, where the day comes before the month everywhere: 1.2.2025."""
    from generator.schema.dates import day

    match = re.fullmatch(r"\s*(\d\d?)\.\s?(\d\d?)\.\s?(\d{4})\s*", words)
    written = f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}" if match else ""
    return written if day(written) else ""


def machine_clock() -> datetime.datetime:
    """Return what this machine's clock shows: the only look at it."""
    return datetime.datetime.now(datetime.UTC)


def _now(_ctx: click.Context, _param: click.Parameter, value: datetime.datetime | None) -> datetime.datetime:
    return value or machine_clock()


@dataclass(frozen=True, slots=True)
class Call:
    """What the options that all commands share say: where the source is, and the moment to work at.

    `rehearsal` says that this moment may be invented, `form` in which form the command answers.
    """

    root: Path
    now: datetime.datetime
    rehearsal: bool = False
    form: str = "text"


def common(*forms: str, records: bool = False) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the options that every command has, as a `call`; it is the lowest of the command's decorators.

    `forms` are those in which it can answer, the usual one first. With `records`, it has the option of commands that
    record or publish, too.
    """

    def with_options(command: Callable[..., None]) -> Callable[..., None]:
        @functools.wraps(command)
        def called(**options: Any) -> None:  # noqa: ANN401 -- of each command its own
            given = {one.name: options.pop(one.name) for one in fields(Call) if one.name in options}
            command(**options, call=Call(**given))

        with_form = _form(forms)(called) if forms else called
        with_all = _NOW(_ROOT(with_form))
        return _REHEARSAL(with_all) if records else with_all

    return with_options


def recording(*forms: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the options of those that record or publish."""
    return common(*forms, records=True)


_NOW: Final = click.option("--now", type=_Instant(), callback=_now, help="The moment to work at (ISO 8601 with zone).")
_ROOT: Final = click.option("--source", "root", type=FILE, default=SOURCE, show_default=True, help="The source folder.")
_REHEARSAL: Final = click.option(
    "--rehearsal", is_flag=True, help="In a copy: work at an invented --now, and mark all that is recorded."
)


def _form(forms: Sequence[str]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    return click.option("--format", "form", type=click.Choice(forms), default=forms[0], show_default=True)


def reading_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that say which text of a file is meant."""
    part = click.option(
        "--part", default="", metavar="WORDS", help="Of a web page with several documents, the one with this title."
    )
    tracked = click.option(
        "--tracked",
        type=click.Choice(["accept", "reject"]),
        help="Of a Word file with tracked changes, the text with them (accept) or without (reject).",
    )
    return part(tracked(command))


def require_clock(call: Call) -> None:
    """Stop what would record or publish at an invented moment, unless it is a rehearsal."""
    now, clock = call.now, machine_clock()
    if abs(now - clock) > MOST_APART and not call.rehearsal:
        message = f"{now:%Y-%m-%d %H:%M %Z} is not the time of this machine ({clock:%Y-%m-%d %H:%M %Z})"
        remedy = (
            "leave --now out: what is recorded has its real time; to rehearse in a copy of the project: --rehearsal"
        )
        raise PolicyError([Finding(_PLACE, "clock", message, remedy)], COULD_NOT_RUN)


def require_present(call: Call) -> None:
    """Stop what would record evidence as earlier than it is: the day that `--now` may differ is no day of notice."""
    clock = machine_clock()
    if clock - call.now > MOST_BEFORE and not call.rehearsal:
        message = f"evidence of {call.now:%Y-%m-%d %H:%M %Z} would be recorded at {clock:%Y-%m-%d %H:%M %Z}"
        raise PolicyError([Finding(_PLACE, "clock", message, "leave --now out")], COULD_NOT_RUN)


def require_no_day_ahead(loaded: "Source", call: Call) -> None:
    """Stop a site whose `now` is ahead of the machine's clock where a version's day lies between them."""
    from generator.notice.notice_period import local_day
    from generator.notice.timeline import starts

    clock = machine_clock()
    if call.rehearsal or call.now <= clock:
        return
    for item in loaded.policies:
        today, then = local_day(clock, item.brand), local_day(call.now, item.brand)
        for start in starts(item, []):
            if start.known and today < start.day <= then:
                message = (
                    f"version {start.version.number} of {item.name} applies from {start.day}: that is still to come"
                )
                raise PolicyError([Finding(_PLACE, "clock", message, "leave --now out")], COULD_NOT_RUN)


def opened(call: Call, name: str) -> "tuple[Source, Policy]":
    """Return the source and the policy of which something is to be recorded at a moment that may be."""
    loaded, policies = opened_all(call, name)
    return loaded, policies[0]


def opened_all(call: Call, name: str | None) -> "tuple[Source, Sequence[Policy]]":
    """Return the same of the policy that is named, or of every one."""
    from generator.loading import policy_source
    from generator.notice import record_order

    require_clock(call)
    loaded = policy_source.load(call.root, rehearsal=call.rehearsal)
    policies = [loaded.policy(name)] if name else loaded.policies
    policy_source.require([one for one in loaded.integrity_findings if one.rule == record_order.REHEARSAL])
    policy_source.require([one for item in policies for one in record_order.out_of_order(item, call.now)])
    return loaded, policies


def published_option() -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the published sites, from which the archive has to go on."""
    return click.option(
        "--published",
        multiple=True,
        metavar="URL|FOLDER",
        help="The published site, from which the archive has to go on.",
    )


def live_sites(published: Sequence[str], loaded: "Source") -> "list[Live]":
    """Return what is published at each address or in each folder."""
    from generator.publish.published_chain import Live
    from generator.publish.published_lists import of_site

    return [Live(where, of_site(where, loaded.policies, web_line())) for where in published]


def build_progress() -> "BuildProgress":
    """Return what counts the time that a build takes, from now on."""
    from generator.publish.build_progress import BuildProgress

    return BuildProgress(time.monotonic, time.process_time)


def web_line() -> "WebLine":
    """Return how the web is reached from here."""
    from generator.publish.web import WebLine

    return WebLine(time.monotonic, time.sleep)


def version_option() -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the number of a version; 0 where none is given."""
    return click.option("--version", "number", type=Number(2), callback=_or_none, help="Which version, if several.")


def _or_none(_ctx: click.Context, _param: click.Parameter, value: int | None) -> int:
    return value or 0
