"""Options that commands share, and the machine's clock: the only place that asks it."""

import datetime
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from generator.errors import COULD_NOT_RUN, Finding, Place, PolicyError

if TYPE_CHECKING:
    from generator.loading.policy_source import Source
    from generator.model.policy import Policy
    from generator.publish.build_progress import BuildProgress
    from generator.publish.chain import Live
    from generator.publish.web import WebLine

SOURCE: Final = Path("policy_source")
YEARS: Final = range(1900, 2200)
MOST_APART: Final = datetime.timedelta(days=1)
MOST_BEFORE: Final = datetime.timedelta(minutes=5)
"""How much earlier than the machine's clock evidence may be."""


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


class Date(click.ParamType[str]):
    """A day, or “unknown”."""

    name = "date"

    def convert(self, value: Any, param: Any, ctx: Any) -> str:  # noqa: ANN401 -- click's signature
        """Return the words of a day, or fail with how it is written."""
        from generator.schema.dates import day  # noqa: PLC0415 -- keeps --help fast

        if value != "unknown" and not day(str(value)):
            self.fail(f"“{value}” is not a date: write 2025-01-15, or unknown", param, ctx)
        return str(value)


def machine_clock() -> datetime.datetime:
    """Return what this machine's clock shows: the only look at it."""
    return datetime.datetime.now(datetime.UTC)


def _now(_ctx: click.Context, _param: click.Parameter, value: datetime.datetime | None) -> datetime.datetime:
    return value or machine_clock()


def common(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that every command has."""
    now = click.option("--now", type=_Instant(), callback=_now, help="The moment to work at (ISO 8601 with zone).")
    root = click.option(
        "--source",
        "root",
        type=click.Path(path_type=Path),
        default=SOURCE,
        show_default=True,
        help="The source folder.",
    )
    return now(root(command))


def recording(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that every command has, and the one of commands that record or publish."""
    words = "In a copy: work at an invented --now, and mark all that is recorded."
    return click.option("--rehearsal", is_flag=True, help=words)(common(command))


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


def require_clock(now: datetime.datetime, *, rehearsal: bool) -> None:
    """Stop what would record or publish at an invented moment, unless it is a rehearsal."""
    clock = machine_clock()
    if abs(now - clock) > MOST_APART and not rehearsal:
        message = f"{now:%Y-%m-%d %H:%M %Z} is not the time of this machine ({clock:%Y-%m-%d %H:%M %Z})"
        remedy = (
            "leave --now out: what is recorded has its real time; to rehearse in a copy of the project: --rehearsal"
        )
        raise PolicyError([Finding(Place("--now", 0), "clock", message, remedy)], COULD_NOT_RUN)


def require_present(now: datetime.datetime, *, rehearsal: bool) -> None:
    """Stop what would record evidence as earlier than it is: the day that `--now` may differ is no day of notice."""
    clock = machine_clock()
    if clock - now > MOST_BEFORE and not rehearsal:
        message = f"evidence of {now:%Y-%m-%d %H:%M %Z} would be recorded at {clock:%Y-%m-%d %H:%M %Z}"
        raise PolicyError([Finding(Place("--now", 0), "clock", message, "leave --now out")], COULD_NOT_RUN)


def require_no_day_ahead(loaded: "Source", now: datetime.datetime, *, rehearsal: bool) -> None:
    """Stop a site whose `now` is ahead of the machine's clock where a version's day lies between them."""
    from generator.notice.days import local_day  # noqa: PLC0415 -- keeps --help fast
    from generator.notice.timeline import starts  # noqa: PLC0415

    clock = machine_clock()
    if rehearsal or now <= clock:
        return
    for item in loaded.policies:
        today, then = local_day(clock, item.brand), local_day(now, item.brand)
        for start in starts(item, []):
            if start.known and today < start.day <= then:
                message = (
                    f"version {start.version.number} of {item.name} applies from {start.day}: that is still to come"
                )
                raise PolicyError([Finding(Place("--now", 0), "clock", message, "leave --now out")], COULD_NOT_RUN)


def opened(root: Path, name: str, now: datetime.datetime, *, rehearsal: bool) -> "tuple[Source, Policy]":
    """Return the source and the policy of which something is to be recorded at a moment that may be."""
    loaded, policies = opened_all(root, name, now, rehearsal=rehearsal)
    return loaded, policies[0]


def opened_all(
    root: Path, name: str | None, now: datetime.datetime, *, rehearsal: bool
) -> "tuple[Source, Sequence[Policy]]":
    """Return the same of the policy that is named, or of every one."""
    from generator.loading import policy_source  # noqa: PLC0415
    from generator.notice import record_order  # noqa: PLC0415

    require_clock(now, rehearsal=rehearsal)
    loaded = policy_source.load(root, rehearsal=rehearsal)
    policies = [loaded.policy(name)] if name else loaded.policies
    policy_source.require([one for one in loaded.integrity_findings if one.rule == record_order.REHEARSAL])
    policy_source.require([one for item in policies for one in record_order.out_of_order(item, now)])
    return loaded, policies


def formats(*forms: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the forms in which it can answer, the usual one first."""
    return click.option("--format", "form", type=click.Choice(forms), default=forms[0], show_default=True)


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
    from generator.publish.chain import Live  # noqa: PLC0415 -- keeps --help fast
    from generator.publish.published_lists import of_site  # noqa: PLC0415

    return [Live(where, of_site(where, loaded.policies, web_line())) for where in published]


def build_progress() -> "BuildProgress":
    """Return what counts the time that a build takes, from now on."""
    from generator.publish.build_progress import BuildProgress  # noqa: PLC0415 -- keeps --help fast

    return BuildProgress(time.monotonic, time.process_time)


def web_line() -> "WebLine":
    """Return how the web is reached from here."""
    from generator.publish.web import WebLine  # noqa: PLC0415 -- keeps --help fast

    return WebLine(time.monotonic, time.sleep)


def version_option() -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the number of a version; 0 where none is given."""
    return click.option(
        "--version", "number", type=click.IntRange(2), callback=_or_none, help="Which version, if several."
    )


def _or_none(_ctx: click.Context, _param: click.Parameter, value: int | None) -> int:
    return value or 0
