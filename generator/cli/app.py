"""The command line: the only place that asks the clock, prints, and turns errors into an exit status."""

import datetime
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from generator.cli.terminal import asks, complain, is_text, key, line, prepare, say, saying, width
from generator.errors import COULD_NOT_RUN, NEEDS_WORK, Finding, Place, PolicyError, Severity

if TYPE_CHECKING:
    from generator.checks.project import Source
    from generator.model.policy import Policy
    from generator.publish.build import Live

SOURCE: Final = Path("policy_source")
YEARS: Final = range(1900, 2200)
MOST_APART: Final = datetime.timedelta(days=1)
_RECORDED: Final = "ledger"  # a file whose name is recorded
_FOLDER: Final = "seen"  # may be the name of a folder, or an address
_WAIVERS: Final = ("legal_obligation", "imminent_security", "exclusively_favourable")  # a test compares them


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


class _Date(click.ParamType[str]):
    name = "date"

    def convert(self, value: Any, param: Any, ctx: Any) -> str:  # noqa: ANN401 -- click's signature
        from generator.schema.values import day  # noqa: PLC0415 -- keeps --help fast

        if value != "unknown" and not day(str(value)):
            self.fail(f"“{value}” is not a date: write 2025-01-15, or unknown", param, ctx)
        return str(value)


def machine_clock() -> datetime.datetime:
    """Return what this machine's clock shows: the only look at it."""
    return datetime.datetime.now(datetime.UTC)


def _now(_ctx: click.Context, _param: click.Parameter, value: datetime.datetime | None) -> datetime.datetime:
    return value or machine_clock()


def _common(command: Callable[..., None]) -> Callable[..., None]:
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


def _recording(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that every command has, and the one of commands that record or publish."""
    words = "In a copy: work at an invented --now, and mark all that is recorded."
    return click.option("--rehearsal", is_flag=True, help=words)(_common(command))


def _require_clock(now: datetime.datetime, *, rehearsal: bool) -> None:
    """Stop what would record or publish at an invented moment, unless it is a rehearsal."""
    clock = machine_clock()
    if abs(now - clock) > MOST_APART and not rehearsal:
        message = f"{now:%Y-%m-%d %H:%M %Z} is not the time of this machine ({clock:%Y-%m-%d %H:%M %Z})"
        remedy = (
            "leave --now out: what is recorded has its real time; to rehearse in a copy of the project: --rehearsal"
        )
        raise PolicyError([Finding(Place("--now", 0), "clock", message, remedy)], COULD_NOT_RUN)


def _opened(root: Path, name: str, now: datetime.datetime, *, rehearsal: bool) -> "tuple[Source, Policy]":
    """Return the source and the policy of which something is to be recorded at a moment that may be."""
    loaded, policies = _opened_all(root, name, now, rehearsal=rehearsal)
    return loaded, policies[0]


def _opened_all(
    root: Path, name: str | None, now: datetime.datetime, *, rehearsal: bool
) -> "tuple[Source, Sequence[Policy]]":
    """Return the same of the policy that is named, or of every one."""
    from generator.checks import project as source  # noqa: PLC0415
    from generator.notice import recorded  # noqa: PLC0415

    _require_clock(now, rehearsal=rehearsal)
    loaded = source.load(root, rehearsal=rehearsal)
    policies = [loaded.policy(name)] if name else loaded.policies
    source.require([one for one in loaded.integrity_findings if one.rule == recorded.REHEARSAL])
    source.require([one for item in policies for one in recorded.out_of_order(item, now)])
    return loaded, policies


def _format(*forms: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    return click.option("--format", "form", type=click.Choice(forms), default=forms[0], show_default=True)


class _Command(click.Command):
    """A command that looks at its words at the door: what is to be read is UTF-8, and files can have the names given.

    What names a file may hold any bytes, unless they are recorded.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Refuse all that is wrong with the words at once, then go on as usual."""
        given, _, _ = self.make_parser(ctx).parse_args(args=list(args))
        every = ((param, given.get(param.name)) for param in self.get_params(ctx))
        each = (
            (param, word) for param, words in every for word in (words if isinstance(words, list | tuple) else [words])
        )
        found = [finding for param, word in each for finding in _wrong(param, word)]
        if found and not ctx.resilient_parsing:
            raise PolicyError(found, COULD_NOT_RUN)
        with saying():  # --help
            return super().parse_args(ctx, args)


def _wrong(param: click.Parameter, words: object) -> Iterator[Finding]:
    """Yield what is wrong with the words of one option or argument, as they were typed."""
    if not isinstance(words, str):
        return
    from generator.files import unreachable  # noqa: PLC0415 -- keeps --help fast

    is_file = isinstance(param.type, click.Path)
    place = Place(param.opts[0] if isinstance(param, click.Option) else param.human_readable_name, 0)
    if not is_text(words) and (not is_file or param.name == _RECORDED):
        yield _not_text(place)
    elif (is_file or (param.name == _FOLDER and "://" not in words)) and (reason := unreachable(words)):
        yield Finding(place, "unreadable", f"no file can be reached by this name: {reason}", "name another")


def _not_text(place: Place) -> Finding:
    return Finding(place, "not-utf-8", "this is not valid UTF-8", "write it anew, in UTF-8")


class _Group(click.Group):
    """The commands, each of this kind."""

    command_class = _Command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Do as usual, and report what is no text and what can't be printed."""
        if args and not is_text(args[0]):
            raise PolicyError([_not_text(Place("COMMAND", 0))], COULD_NOT_RUN)
        with saying():  # --help, --version
            return super().parse_args(ctx, args)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="policypress")
def policy() -> None:
    """Policies that keep their promises: structured sections in, a dated and sealed public archive out."""


def _published() -> Callable[[Callable[..., None]], Callable[..., None]]:
    return click.option(
        "--published",
        multiple=True,
        metavar="URL|FOLDER",
        help="The published site, from which the archive has to go on.",
    )


def _live(published: Sequence[str], loaded: "Source") -> "list[Live]":
    """Return what is published at each address or in each folder."""
    from generator.publish.build import Live  # noqa: PLC0415 -- keeps --help fast
    from generator.publish.published import of_site  # noqa: PLC0415
    from generator.publish.web import Line  # noqa: PLC0415

    reached = Line(time.monotonic, time.sleep)
    return [Live(where, of_site(where, loaded.policies, reached)) for where in published]


@policy.command()
@_published()
@click.option("--rehearsal", is_flag=True, help="What was recorded in a rehearsal is no finding.")
@_common
@_format("text", "json", "github", "sarif", "junit")
def check(
    published: tuple[str, ...],
    root: Path,
    now: datetime.datetime,
    rehearsal: bool,  # noqa: FBT001 -- click passes options by name
    form: str,
) -> None:
    """Find everything that is wrong in the source, all at once."""
    from generator.checks import project as source  # noqa: PLC0415
    from generator.cli import output  # noqa: PLC0415
    from generator.commands import upgrade  # noqa: PLC0415
    from generator.publish.build import continued  # noqa: PLC0415

    loaded = source.load(root, now=now, rehearsal=rehearsal)
    found = sorted({*loaded.findings, *(one for item in loaded.policies for one in upgrade.disagreements(item))})
    if published:
        found = sorted({*found, *continued(loaded, now, _live(published, loaded))})
    say(output.findings(found, form), form)
    if any(finding.severity is Severity.ERROR for finding in found):
        sys.exit(NEEDS_WORK)


@policy.command()
@click.argument("section_type", metavar="[TYPE]", required=False)
@_common
@_format("text", "json")
def facts(section_type: str | None, root: Path, now: datetime.datetime, form: str) -> None:
    """Show which facts a section of each type can state, and how they are written."""
    from generator.cli import output  # noqa: PLC0415
    from generator.errors import cannot, nearest  # noqa: PLC0415
    from generator.schema import facts as schema  # noqa: PLC0415

    _ = root, now
    if section_type is not None and section_type not in schema.SCHEMA:
        raise cannot(section_type, "no type of section is called so", nearest(section_type, schema.SCHEMA))
    types = [section_type] if section_type else list(schema.SCHEMA)
    say(output.facts_json(types) if form == "json" else output.facts_text(types), form)


@policy.command()
@_common
@_format("text", "json")
def status(root: Path, now: datetime.datetime, form: str) -> None:
    """Show what is in force, what comes, what the draft would change, and what to do next."""
    from generator.checks import project as source  # noqa: PLC0415
    from generator.cli import output_status  # noqa: PLC0415
    from generator.commands.freeze import standing  # noqa: PLC0415

    loaded = source.load(root)
    standings = [standing(loaded, item, now) for item in loaded.policies]
    say(output_status.status(standings, form), form)
    source.require(loaded.integrity_findings)


@policy.command()
@click.argument("name", metavar="[BRAND/POLICY]", required=False)
@click.option("--on", type=click.IntRange(1), help="The version that the draft changes, if not the newest.")
@click.option("--revises", type=click.IntRange(1), help="The announced version whose place it will take.")
@_common
@_format("text", "json")
def diff(name: str | None, on: int | None, revises: int | None, root: Path, now: datetime.datetime, form: str) -> None:
    """Show what the draft changes against the newest sealed version, how much it matters, and why."""
    from generator.checks import project as source  # noqa: PLC0415
    from generator.cli import output  # noqa: PLC0415
    from generator.commands.freeze import Sealed, draft_of, parent_of, pending  # noqa: PLC0415
    from generator.text.diff import aligned  # noqa: PLC0415
    from generator.text.redline import redline  # noqa: PLC0415

    loaded = source.load(root)
    source.require(loaded.integrity_findings)
    compared = []
    how = Sealed(on=on or 0, revises=revises or 0)
    if (on or revises) and not name:
        message = "--on and --revises name a version of one policy: say which"
        raise click.UsageError(message)
    for item in [loaded.policy(name)] if name else loaded.policies:
        draft = draft_of(loaded, item)
        base = parent_of(item, now, how, f"{loaded.shown}/{item.name}") if on or revises else item.base
        older = base.document if base else draft
        judged = pending(item, draft, now, base, how.revises).judged
        marked = redline(older, draft, aligned(older, draft), [one.change for one in judged])
        compared.append(output.Compared(item.name, bool(item.versions), judged, marked))
    say(output.diff_json(compared) if form == "json" else output.diff_text(compared), form)


@policy.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("--language", default="en", show_default=True, help="The language of the texts (en, en-US, fr …).")
@_common
@_format("text", "json", "markdown", "html")
def compare(old: Path, new: Path, language: str, root: Path, now: datetime.datetime, form: str) -> None:
    """Compare two Markdown or text files without a project: what changed, how much it matters, and why."""
    from generator.cli.compared import shown  # noqa: PLC0415
    from generator.commands.compare import compare as compare_files  # noqa: PLC0415

    _ = root, now
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    say(shown(compare_files(old, new, language=language), form, colour=colour), form)


@policy.command()
@click.argument("name", metavar="BRAND/POLICY")
@click.option("--effective", type=_Date(), help="When it takes effect; `unknown` for a first version without a date.")
@click.option("--on", type=click.IntRange(1), help="The version that it changes, if not the newest.")
@click.option("--revises", type=click.IntRange(1), help="The announced version whose place it takes.")
@_recording
@_format("text", "json")
def freeze(  # noqa: PLR0913, PLR0917 -- one for each option
    name: str,
    effective: str | None,
    on: int | None,
    revises: int | None,
    root: Path,
    now: datetime.datetime,
    rehearsal: bool,  # noqa: FBT001 -- click passes options by name
    form: str,
) -> None:
    """Seal the draft as the next version. A sealed version is never edited."""
    from generator.cli import output  # noqa: PLC0415
    from generator.commands.freeze import Sealed, mended_text  # noqa: PLC0415
    from generator.commands.freeze import freeze as seal_draft  # noqa: PLC0415
    from generator.schema import values  # noqa: PLC0415

    loaded, item = _opened(root, name, now, rehearsal=rehearsal)
    date = values.day(effective) if effective else None
    how = Sealed(date, effective == "unknown", on or 0, revises or 0)
    if asks() and form == "text" and (mended := mended_text(loaded, item, now, how)):
        say(output.which_text(mended))
        match key().lower():
            case "r":
                how = replace(how, revises=mended)
            case "o":
                how = replace(how, on=mended)
    frozen = seal_draft(loaded, item, now, how)
    say(output.frozen(name, frozen, form), form, done=True)


def _version() -> Callable[[Callable[..., None]], Callable[..., None]]:
    return click.option(
        "--version", "number", type=click.IntRange(2), callback=_or_none, help="Which version, if several."
    )


def _or_none(_ctx: click.Context, _param: click.Parameter, value: int | None) -> int:
    return value or 0


@policy.command()
@click.argument("name", metavar="BRAND/POLICY")
@click.option("--by", required=True, help="Who read the text and approves it; the name is published.")
@_version()
@_recording
@_format("text", "json")
def approve(  # noqa: PLR0913, PLR0917 -- one for each option
    name: str,
    by: str,
    number: int,
    root: Path,
    now: datetime.datetime,
    rehearsal: bool,  # noqa: FBT001 -- click passes options by name
    form: str,
) -> None:
    """Approve the sealed text of a version, before it is announced."""
    from generator.cli import output  # noqa: PLC0415
    from generator.commands import announce  # noqa: PLC0415

    loaded, item = _opened(root, name, now, rehearsal=rehearsal)
    done = announce.approve(loaded, item, now, by, number)
    say(output.announced(done, form, now), form, done=True)


@policy.command()
@click.argument("name", metavar="BRAND/POLICY")
@click.option("--by", default="", help="Who announces it; the name is published.")
@click.option("--summary", default="", help="What changes, in plain words, for readers.")
@click.option("--reason", "reasons", multiple=True, metavar="ID=WORDS", help="What readers are told of this change.")
@click.option("--effective", type=_Date(), help="From when it applies.  [default: the first working day that may be]")
@click.option("--exception", "kind", type=click.Choice(_WAIVERS), help="Why it can't wait for the notice to pass.")
@click.option("--basis", default="", help="With --exception: the law, order or danger it rests on.")
@click.option("--approved-by", default="", help="With --exception or --accept-unreached: the second person.")
@click.option("--breaks-promise", is_flag=True, help="With --exception: you know that no published promise allows it.")
@click.option("--seen", metavar="URL", help="Record that the notice of an announced version stands on the site.")
@click.option("--given", type=click.Choice(("post", "in_app")), help="Record that it was given by this channel …")
@click.option("--where", default="", help="With --given: where the proof of it is kept.")
@click.option("--accept-unreached", is_flag=True, help="Let the clock run though too many were not reached.")
@click.option("--because", default="", help="With --accept-unreached: why, 20 characters or more.")
@_version()
@_recording
@_format("text", "json")
def announce(  # noqa: PLR0913, PLR0917 -- one for each option
    name: str,
    by: str,
    summary: str,
    reasons: tuple[str, ...],
    effective: str | None,
    kind: str | None,
    basis: str,
    approved_by: str,
    breaks_promise: bool,  # noqa: FBT001 -- click passes options by name
    seen: str | None,
    given: str | None,
    where: str,
    accept_unreached: bool,  # noqa: FBT001 -- likewise
    because: str,
    number: int,
    root: Path,
    now: datetime.datetime,
    rehearsal: bool,  # noqa: FBT001 -- click passes options by name
    form: str,
) -> None:
    """Announce a sealed version: its notice and its date. Afterwards: record where the notice was given.

    With BRAND/POLICY alone, list the changes of which readers would be told in the program's words; with --reason and
    without --by, write yours.
    """
    from generator.checks import project as source  # noqa: PLC0415
    from generator.cli import output  # noqa: PLC0415
    from generator.commands import announce as announcing  # noqa: PLC0415
    from generator.commands import evidence as looking  # noqa: PLC0415
    from generator.commands.ignored import ignored  # noqa: PLC0415
    from generator.model.record import Evidence, Waiver  # noqa: PLC0415
    from generator.notice import clock as notice_clock  # noqa: PLC0415
    from generator.schema import values  # noqa: PLC0415

    if sum(map(bool, (seen, given, accept_unreached, summary or kind or effective))) > 1:
        message = "announce, --seen, --given and --accept-unreached are different steps: one at a time"
        raise click.UsageError(message)
    alone = not any((by, summary, effective, kind, basis, approved_by, breaks_promise, seen, given, where, because))
    if reasons and (seen or given or accept_unreached):
        message = "--reason comes before the announcement, or with it"
        raise click.UsageError(message)
    if any("=" not in one for one in reasons):
        message = "--reason is ID=WORDS: the name of a change, and what readers are told of it"
        raise click.UsageError(message)
    told = tuple((one.partition("=")[0].strip(), one.partition("=")[2]) for one in reasons)
    options = {
        *(("--by", by), ("--summary", summary), ("--reason", reasons), ("--effective", effective), ("--basis", basis)),
        *(("--exception", kind), ("--approved-by", approved_by), ("--breaks-promise", breaks_promise)),
        *(("--seen", seen), ("--given", given), ("--where", where), ("--because", because)),
        ("--accept-unreached", accept_unreached),
    }
    if message := ignored(frozenset(option for option, value in options if value)):
        raise click.UsageError(message)
    if given and not where:
        message = "--given needs --where: the place where the proof is kept"
        raise click.UsageError(message)
    if alone and not accept_unreached and not told:
        loaded = source.load(root)
        explained = announcing.explain(loaded, loaded.policy(name), (), number)
        say(output.explained(explained, form), form)
        return
    loaded, item = _opened(root, name, now, rehearsal=rehearsal)
    if alone and not accept_unreached:
        explained = announcing.explain(loaded, item, told, number)
        say(output.explained(explained, form), form, done=True)
        return
    if seen:
        done = announcing.witness(loaded, item, now, lambda one: looking.on_the_web(item, one, seen, now), number)
    elif given:
        done = announcing.witness(
            loaded, item, now, lambda one: Evidence(given, now, notice_clock.newest(one).digest, where), number
        )
    elif accept_unreached:
        done = announcing.accept_unreached(
            loaded, item, now, by=by, approved_by=approved_by, because=because, number=number
        )
    else:
        waiver = Waiver(kind, basis, by, approved_by, breaks_promise) if kind else None
        date = values.day(effective) if effective else None
        done = announcing.announce(loaded, item, now, announcing.Wish(by, summary, date, waiver, told), number)
    say(output.announced(done, form, now), form, done=True)


@policy.command()
@click.argument("name", metavar="[BRAND/POLICY]", required=False)
@click.option(
    "--at", "where", metavar="URL|FOLDER", default="", help="Where to look.  [default: published_at of brand.yml]"
)
@click.option(
    "--log", type=click.Path(path_type=Path), help="Add the look to this file, not to the policy's looks.yml."
)
@click.option("--accept", metavar="FIRST..LAST", default="", help="Accept a gap in the looks, as two people.")
@click.option("--by", default="", help="With --accept: who accepts it; the name is published.")
@click.option("--approved-by", default="", help="With --accept: the second person.")
@click.option("--because", default="", help="With --accept: why, 20 characters or more.")
@_version()
@_recording
@_format("text", "json")
def look(  # noqa: PLR0913, PLR0917 -- one for each option
    name: str | None,
    where: str,
    log: Path | None,
    accept: str,
    by: str,
    approved_by: str,
    because: str,
    number: int,
    root: Path,
    now: datetime.datetime,
    rehearsal: bool,  # noqa: FBT001 -- click passes options by name
    form: str,
) -> None:
    """Look whether each announced notice stands on the published site, and record the day. Made to run every day."""
    from generator.checks import project as source  # noqa: PLC0415
    from generator.cli import output_look  # noqa: PLC0415
    from generator.commands import look as looking  # noqa: PLC0415

    if accept and (not name or where or log):
        message = "--accept goes with one BRAND/POLICY, and without --at and --log"
        raise click.UsageError(message)
    if not accept and (by or approved_by or because or number):
        message = "--by, --approved-by, --because and --version go with --accept"
        raise click.UsageError(message)
    loaded, policies = _opened_all(root, name, now, rehearsal=rehearsal)
    if accept and name:
        gap = looking.Acceptance(*output_look.days_of(accept), by, approved_by, because)
        record = looking.accept(loaded, policies[0], now, gap, number=number)
        say(output_look.accepted(name, record.version, gap, form), form, done=True)
        return
    looked, found = looking.look(loaded, policies, now, at=where, log=log)
    say(output_look.looked(looked, form, missed=bool(found)), form, done=bool(looked))
    source.require(found)


@policy.command()
@click.argument("name", metavar="BRAND/POLICY")
@click.option("--by", required=True, help="Who postpones it; the name is published.")
@click.option("--because", required=True, help="Why, in words for readers: 20 characters or more.")
@click.option("--to", type=_Date(), help="The new day.  [default: the first working day that may be]")
@_version()
@_recording
@_format("text", "json")
def postpone(  # noqa: PLR0913, PLR0917 -- one for each option
    name: str,
    by: str,
    because: str,
    to: str | None,
    number: int,
    root: Path,
    now: datetime.datetime,
    rehearsal: bool,  # noqa: FBT001 -- click passes options by name
    form: str,
) -> None:
    """Postpone an announced version; every date on the site follows. It is never brought forward."""
    from generator.cli import output  # noqa: PLC0415
    from generator.commands import announce  # noqa: PLC0415
    from generator.schema import values  # noqa: PLC0415

    loaded, item = _opened(root, name, now, rehearsal=rehearsal)
    date = values.day(to) if to else None
    done = announce.postpone(loaded, item, now, by=by, because=because, to=date, number=number)
    say(output.announced(done, form, now), form, done=True)


@policy.command()
@click.argument("name", metavar="BRAND/POLICY")
@click.option("--by", required=True, help="Who takes it back; the name is published.")
@click.option("--because", required=True, help="Why, in words for readers: 20 characters or more.")
@_version()
@_recording
@_format("text", "json")
def withdraw(  # noqa: PLR0913, PLR0917 -- one for each option
    name: str,
    by: str,
    because: str,
    number: int,
    root: Path,
    now: datetime.datetime,
    rehearsal: bool,  # noqa: FBT001 -- click passes options by name
    form: str,
) -> None:
    """Take back a version that is not in force. It stays in the archive, marked."""
    from generator.cli import output  # noqa: PLC0415
    from generator.commands import announce  # noqa: PLC0415

    loaded, item = _opened(root, name, now, rehearsal=rehearsal)
    done = announce.withdraw(loaded, item, now, by=by, because=because, number=number)
    say(output.announced(done, form, now), form, done=True)


_LEVELS: Final = ("editorial", "minor", "material", "material+consent")  # a test compares them with the model's
_ENOUGH: Final = 0.95  # of a suggestion


@policy.command()
@click.argument("name", metavar="BRAND/POLICY")
@click.argument("changes", metavar="[CHANGE]...", nargs=-1)
@click.option("--level", type=click.Choice(_LEVELS), help="What the changes count as.")
@click.option("--because", default="", help="Why, for readers of the archive: 20 characters or more.")
@click.option("--by", default="", help="Who decides; the name is published.")
@click.option("--approved-by", default="", help="Who approves a lower level: another person; else it waits for one.")
@click.option("--basis", default="", help="The reference that allows it, where one is needed.")
@click.option("--section", default="", metavar="ID", help="Only the changes of this section.")
@click.option(
    "--suggested",
    type=click.FloatRange(0, 1),
    is_flag=False,
    flag_value=_ENOUGH,
    metavar="[P]",
    help=f"Accept what is suggested with this probability or more.  [{_ENOUGH} unless given]",
)
@click.option("--approve", "approving", is_flag=True, help="Approve what waits for a second person.")
@click.option("--list", "listing", is_flag=True, help="List the changes; nothing is asked.")
@click.option(
    "--on", type=click.IntRange(1), default=None, help="The version that the draft changes, if not the newest."
)
@click.option("--revises", type=click.IntRange(1), default=None, help="The announced version whose place it will take.")
@_recording
@_format("text", "json")
def decide(  # noqa: PLR0913, PLR0917 -- one for each option
    name: str,
    changes: tuple[str, ...],
    level: str | None,
    because: str,
    by: str,
    approved_by: str,
    basis: str,
    section: str,
    suggested: float | None,
    approving: bool,  # noqa: FBT001 -- click passes options by name
    listing: bool,  # noqa: FBT001 -- likewise
    on: int | None,
    revises: int | None,
    root: Path,
    now: datetime.datetime,
    rehearsal: bool,  # noqa: FBT001 -- click passes options by name
    form: str,
) -> None:
    """Decide what changes of the draft count as: those named, those of a section, those suggested, or one by one.

    Without a CHANGE, a terminal is walked through the open ones; elsewhere they are listed.
    """
    from generator.checks import project as source  # noqa: PLC0415
    from generator.cli import decide_command, walk  # noqa: PLC0415
    from generator.commands.decide import Selection  # noqa: PLC0415
    from generator.commands.freeze import Sealed  # noqa: PLC0415
    from generator.model.levels import Level  # noqa: PLC0415

    wanted = decide_command.Wanted(
        Selection(changes, section, suggested),
        level=Level.named(level) if level else None,
        because=because,
        by=by,
        approved_by=approved_by,
        basis=basis,
        approves=approving,
        lists=listing,
        form=form,
    )
    if wanted.lists or (wanted.walks and not asks()):
        loaded = source.load(root)
        item = loaded.policy(name)
    else:
        loaded, item = _opened(root, name, now, rehearsal=rehearsal)
    desk = decide_command.Desk(loaded, item, now, Sealed(on=on or 0, revises=revises or 0))
    console = walk.Console(say, key, line, width(), colour=not os.environ.get("NO_COLOR"))
    if not decide_command.run(desk, wanted, console if asks() and form == "text" else None, say):
        sys.exit(NEEDS_WORK)


@policy.command()
@click.argument("name", metavar="BRAND/POLICY")
@click.argument("number", metavar="VERSION", type=click.IntRange(1))
@click.option("--discard", is_flag=True, help="Let changes of the draft go that no version has.")
@_common
@_format("text", "json")
def restore(name: str, number: int, discard: bool, root: Path, now: datetime.datetime, form: str) -> None:  # noqa: FBT001 -- click passes options by name
    """Put the sections of a sealed version back into the draft."""
    from generator.checks import project as source  # noqa: PLC0415
    from generator.cli import output  # noqa: PLC0415
    from generator.commands import restore as restoring  # noqa: PLC0415

    _ = now
    loaded = source.load(root)
    done = restoring.restore(loaded, loaded.policy(name), number, discard=discard)
    say(output.restored(name, number, done.literal, form), form, done=True)


@policy.command()
@click.argument("name", metavar="BRAND/POLICY")
@click.option("--on", "day", type=_Date(), required=True, help="The day on which the policy ends.")
@click.option("--words", default="", help="What its page says then; needed where the text is not English.")
@_recording
@_format("text", "json")
def retire(  # noqa: PLR0913, PLR0917 -- one for each option
    name: str,
    day: str,
    words: str,
    root: Path,
    now: datetime.datetime,
    rehearsal: bool,  # noqa: FBT001 -- click passes options by name
    form: str,
) -> None:
    """End a policy on a day: a material change, of which readers are told. Its archive stays."""
    from generator.cli import output  # noqa: PLC0415
    from generator.commands import retire as retiring  # noqa: PLC0415
    from generator.schema import values  # noqa: PLC0415

    date = values.day(day)
    if date is None:
        message = "--on is a day: write 2027-03-01"
        raise click.UsageError(message)
    loaded, item = _opened(root, name, now, rehearsal=rehearsal)
    done = retiring.retire(loaded, item, now, date, words)
    say(output.frozen(name, done.frozen, form) if form == "json" else retiring.told(name, done), form, done=True)


@policy.command(name="import")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--brand", required=True, help="The brand's name: lower-case letters, digits, hyphens.")
@click.option("--policy", "policy_name", required=True, help="The policy's name, such as privacy.")
@click.option("--language", default="en", show_default=True, help="The language of the text (en, en-US, fr …).")
@click.option("--as-version", is_flag=True, help="Seal it as a past version.")
@click.option("--effective", type=_Date(), help="With --as-version: when it took effect, or unknown.")
@click.option("--as-versions", "folder", type=click.Path(path_type=Path), help="Seal a folder of dated files in order.")
@_recording
@_format("text", "json")
def import_(  # noqa: PLR0913, PLR0917 -- one for each option
    file: Path | None,
    brand: str,
    policy_name: str,
    language: str,
    as_version: bool,  # noqa: FBT001 -- click passes options by name
    effective: str | None,
    folder: Path | None,
    root: Path,
    now: datetime.datetime,
    rehearsal: bool,  # noqa: FBT001 -- click passes options by name
    form: str,
) -> None:
    """Bring an existing document: as section files, or as past versions for the archive."""
    from generator.checks import project as source  # noqa: PLC0415
    from generator.cli import output  # noqa: PLC0415
    from generator.commands import import_ as bring  # noqa: PLC0415
    from generator.notice import recorded  # noqa: PLC0415
    from generator.schema import values  # noqa: PLC0415

    if (file is None) == (folder is None) or (folder and as_version):
        message = "name one FILE (with or without --as-version), or a folder with --as-versions"
        raise click.UsageError(message)
    if effective and not as_version:
        message = "--effective goes with --as-version"
        raise click.UsageError(message)
    if folder or as_version:
        _require_clock(now, rehearsal=rehearsal)
    where = bring.target(root, brand, policy_name)
    if where.existing and not rehearsal:
        source.require(tuple(recorded.rehearsed(where.existing)))
    if folder:
        pasts = [bring.Past(path, bring.recorded_day(path), None) for path in bring.dated(folder)]
        sealing = bring.as_versions(where, pasts, now=now, language=language, rehearsal=rehearsal)
        quiet = not sys.stderr.isatty()
        with click.progressbar(sealing, length=len(pasts), label="sealing", file=sys.stderr, hidden=quiet) as bar:
            versions = list(bar)
        say(output.imported_versions(where.shown, versions, form), form, done=True)
    elif as_version and file:
        date = values.day(effective) if effective else None
        past = bring.Past(file, bring.today(where, now), date)
        versions = list(bring.as_versions(where, [past], now=now, language=language, rehearsal=rehearsal))
        say(output.imported_versions(where.shown, versions, form), form, done=True)
    elif file:
        written = bring.as_draft(where, where.document(file, language))
        say(output.imported_draft(where.shown, [str(path) for path in written], form), form, done=True)


@policy.command()
@click.option("--site", type=click.Path(path_type=Path), help="Where the site goes.  [default: site; rehearsal-site]")
@_published()
@_recording
@_format("text", "json")
def build(
    site: Path | None,
    published: tuple[str, ...],
    root: Path,
    now: datetime.datetime,
    rehearsal: bool,  # noqa: FBT001 -- click passes options by name
    form: str,
) -> None:
    """Build the public site from the sealed versions."""
    from generator.checks import project as source  # noqa: PLC0415
    from generator.cli import output  # noqa: PLC0415
    from generator.publish.build import REHEARSED_SITE, project_of  # noqa: PLC0415
    from generator.publish.build import build as build_site  # noqa: PLC0415

    _require_clock(now, rehearsal=rehearsal)
    project = project_of(root)
    folder = site or project / (REHEARSED_SITE if rehearsal else "site")
    loaded = source.load(root, now=now, rehearsal=rehearsal)
    built = build_site(project, loaded, folder, now, _live(published, loaded))
    warnings = [*built.warnings]
    if os.environ.get("CI") and not built.compared and not rehearsal:
        message = "nothing shows that this archive goes on from what is published"
        remedy = "name the live site: policy build --published https://…"
        warnings.append(Finding(Place(str(root), 0), "not-compared", message, remedy, Severity.WARNING))
    drafts = loaded.draft_findings
    say(output.built(built.pages, built.unsealed, str(folder), drafts, form, warnings=warnings), form, done=True)


@policy.command()
@click.argument("name", metavar="BRAND/POLICY")
@click.option("--dry-run", "folder", type=click.Path(path_type=Path), help="Only write the message into this folder.")
@click.option("--summary", default="", help="With --dry-run, before the announcement: the summary that it will have.")
@click.option("--effective", type=_Date(), help="With --dry-run, before the announcement: the day that it will name.")
@click.option(
    "--recipients",
    type=click.Path(path_type=Path),
    help="A CSV file with the column email, and name; or the ledger of an earlier notice.",
)
@click.option("--ledger", type=click.Path(path_type=Path), help="Who got it.  [default: a file in ledgers/]")
@click.option("--smtp", "smtp_file", type=click.Path(path_type=Path), help="A TOML file: how to reach the mail server.")
@click.option("--connections", type=click.IntRange(1, 50), default=4, show_default=True)
@click.option("--rate", type=click.FloatRange(0), default=20, show_default=True, help="Messages a second; 0: no limit.")
@click.option("--leave-out-bad", is_flag=True, help="Rows without a good address count as not reached.")
@click.option("--refused", type=click.Path(path_type=Path), help="Write who was refused (addresses!) to this CSV file.")
@click.option("--joined", is_flag=True, help="Who was added to the list joined after the others were told.")
@click.option("--conclude", is_flag=True, help="Who is still waiting counts as not reached; record the evidence.")
@_version()
@_recording
@_format("text", "json")
def notify(  # noqa: PLR0913, PLR0917 -- one for each option
    name: str,
    folder: Path | None,
    summary: str,
    effective: str | None,
    recipients: Path | None,
    ledger: Path | None,
    smtp_file: Path | None,
    connections: int,
    rate: float,
    leave_out_bad: bool,  # noqa: FBT001 -- click passes options by name
    refused: Path | None,
    joined: bool,  # noqa: FBT001 -- likewise
    conclude: bool,  # noqa: FBT001 -- likewise
    number: int,
    root: Path,
    now: datetime.datetime,
    rehearsal: bool,  # noqa: FBT001 -- click passes options by name
    form: str,
) -> None:
    """Send the notice of an announced version by e-mail, to everybody in a file; or write it, to read first.

    How to reach the mail server: POLICY_SMTP_HOST, _PORT, _SECURITY, _USER, _PASSWORD, _FROM, _CA_FILE in the
    environment, or the same in the file that --smtp names.
    """
    import json  # noqa: PLC0415

    from generator.checks import project as source  # noqa: PLC0415
    from generator.cli import output  # noqa: PLC0415
    from generator.cli.progress import progress  # noqa: PLC0415
    from generator.commands import notify as giving  # noqa: PLC0415
    from generator.commands.announce import to_tell  # noqa: PLC0415
    from generator.mail import smtp  # noqa: PLC0415
    from generator.mail.sending import Pace  # noqa: PLC0415
    from generator.schema import values  # noqa: PLC0415

    if sum(map(bool, (folder, recipients, refused))) != 1:
        message = "name one of --recipients FILE.csv (send it), --dry-run FOLDER (read it first), --refused FILE.csv"
        raise click.UsageError(message)
    if (summary or effective) and not folder:
        message = "--summary and --effective go with --dry-run: an announced notice has its own"
        raise click.UsageError(message)
    if recipients:
        loaded, item = _opened(root, name, now, rehearsal=rehearsal)
    else:
        loaded = source.load(root)
        item = loaded.policy(name)
    if folder:
        draft = giving.Draft(summary, values.day(effective) if effective else None)
        written = [str(path) for path in giving.preview(loaded, item, folder, now, draft)]
        lines = json.dumps(written, indent=2) if form == "json" else "\n".join(f"Wrote {path}" for path in written)
        say(f"{lines}\n", form, done=True)
        return
    clock = _going_on(now)
    ledger = ledger or giving.usual_ledger(root.absolute().parent, item, clock(), number, loaded)
    if refused:
        count = giving.list_refused(ledger, item, to_tell(loaded, item, now, number), refused)
        line = json.dumps({"refused": count, "file": str(refused)}) if form == "json" else f"{count} in {refused}"
        say(f"{line}\n", form, done=True)
        return
    how = giving.Sending(
        recipients=recipients or Path(),
        ledger=ledger,
        settings=smtp.settings(os.environ, smtp_file),
        pace=Pace(connections=connections, rate=rate),
        leave_out_bad=leave_out_bad,
        conclude=conclude,
        joined=joined,
        number=number,
    )
    try:
        with progress("sent", sys.stderr, time.monotonic) as show:
            given = giving.give(loaded, item, how, clock, show.done, show.waits)
    except KeyboardInterrupt:
        click.echo("Stopped. The same command goes on where it stopped.", err=True)
        sys.exit(NEEDS_WORK)
    say(output.given(name, given, form, clock()), form, done=given.announced is not None)
    if given.announced is None or given.nobody:
        sys.exit(NEEDS_WORK)


def _going_on(now: datetime.datetime) -> Callable[[], datetime.datetime]:
    """Return a clock that shows `now` and goes on from there."""
    begun = time.monotonic()
    return lambda: now + datetime.timedelta(seconds=time.monotonic() - begun)


@policy.command()
@click.argument("path", required=False, type=click.Path(path_type=Path))
@_common
@_format("text", "json")
def verify(path: Path | None, root: Path, now: datetime.datetime, form: str) -> None:
    """Prove the sealed archive: of the source, or of the folder of a published site."""
    import json  # noqa: PLC0415

    from generator.commands.verify import verify as prove  # noqa: PLC0415

    _ = now
    lines = prove(path or root)
    text = json.dumps(lines, indent=2) if form == "json" else "\n".join(lines)
    say(f"{text}\n", form)


@policy.command()
@click.argument("name", metavar="[BRAND/POLICY]", required=False)
@click.option("--dry-run", "dry", is_flag=True, help="Only show what would be written.")
@_recording
@_format("text", "json")
def upgrade(
    name: str | None,
    dry: bool,  # noqa: FBT001 -- click passes options by name
    root: Path,
    now: datetime.datetime,
    rehearsal: bool,  # noqa: FBT001 -- likewise
    form: str,
) -> None:
    """Write down, once, what versions published that an earlier program sealed. Nothing sealed is touched."""
    import json  # noqa: PLC0415

    from generator.checks import project as source  # noqa: PLC0415
    from generator.commands import upgrade as upgrading  # noqa: PLC0415

    if not dry:
        _require_clock(now, rehearsal=rehearsal)
    loaded = source.load(root, rehearsal=None if dry else rehearsal)
    items = [loaded.policy(name)] if name else loaded.policies
    done = {item.name: upgrading.upgrade(loaded, item, now, dry=dry) for item in items}
    rows = [
        {"policy": one, "file": each.path}
        | ({"version": each.file.version, "digest": each.file.digest} if each.file else {})
        for one, every in done.items()
        for each in every
    ]
    text = "".join(upgrading.told(one, every, dry=dry) for one, every in done.items())
    say(f"{json.dumps(rows, indent=2)}\n" if form == "json" else text, form, done=not dry)


@policy.command()
@click.argument("name", metavar="BRAND/POLICY")
@click.option("--version", "number", type=click.IntRange(1), required=True, help="The version that is past.")
@click.option("--basis", required=True, help="The order that it rests on; it is published.")
@click.option("--by", required=True, help="Who removes it; the name is published.")
@click.option("--approved-by", required=True, help="The second person.")
@_recording
@_format("text", "json")
def takedown(  # noqa: PLR0913, PLR0917 -- one for each option
    name: str,
    number: int,
    basis: str,
    by: str,
    approved_by: str,
    root: Path,
    now: datetime.datetime,
    rehearsal: bool,  # noqa: FBT001 -- click passes options by name
    form: str,
) -> None:
    """Remove the text of a past version because an order says so. That it was there, and why it is gone, stays."""
    import json  # noqa: PLC0415

    from generator.commands import takedown as removing  # noqa: PLC0415

    loaded, item = _opened(root, name, now, rehearsal=rehearsal)
    order = removing.Order(basis, by, approved_by)
    version = removing.take_down(loaded, item, now, number, order)
    said = {"policy": name, "version": number, "digest": version.digest}
    text = f"{json.dumps(said, indent=2)}\n" if form == "json" else removing.removed(name, version)
    say(text, form, done=True)


@policy.command()
@click.option(
    "--folder", type=click.Path(path_type=Path), help="Where to play; empty or new.  [default: a scratch folder]"
)
@click.option("--serve/--no-serve", default=True, help="Serve the site afterwards.", show_default=True)
def demo(folder: Path | None, serve: bool) -> None:  # noqa: FBT001 -- click passes options by name
    """Play the whole workflow in a scratch copy, with a simulated clock, and serve the site that comes of it."""
    import tempfile  # noqa: PLC0415

    from generator.commands import demo as playing  # noqa: PLC0415
    from generator.publish.build import project_of  # noqa: PLC0415

    with tempfile.TemporaryDirectory(prefix="policy-demo-") as scratch:
        site = playing.play(project_of(SOURCE).absolute(), (folder or Path(scratch)).absolute(), _line)
        if serve:
            playing.serve(site, _line)


def _line(text: str) -> None:
    say(f"{text}\n")


@policy.command()
@click.argument("name", metavar="[BRAND/POLICY]", required=False)
@click.option(
    "--log", type=click.Path(path_type=Path), help="The log of looks at the site, where that is kept elsewhere."
)
@_published()
@_common
@_format("text", "json", "ics")
def due(
    name: str | None, log: Path | None, published: tuple[str, ...], root: Path, now: datetime.datetime, form: str
) -> None:
    """Show what has to happen, by whom and by when; exit status 1 when something is overdue."""
    from generator.checks import project as source  # noqa: PLC0415
    from generator.cli import output_due  # noqa: PLC0415
    from generator.commands.look import with_log  # noqa: PLC0415
    from generator.notice import duties  # noqa: PLC0415
    from generator.publish.published import of_folder  # noqa: PLC0415
    from generator.site import stale  # noqa: PLC0415

    loaded = source.load(root)
    policies = [loaded.policy(name)] if name else list(loaded.policies)
    policies = [with_log(item, log) for item in policies] if log else policies
    found = [one for item in policies for one in duties.duties(item, now)]
    live = [one for site in _live(published, loaded) for one in site.lists]
    lists = live if published else of_folder(root.absolute().parent / "site")
    found += [one for item in policies for one in stale.duties(item, lists, now)]
    say(output_due.due([item.name for item in policies], found, form, now), form)
    source.require(loaded.integrity_findings)
    if any(one.overdue for one in found):
        sys.exit(NEEDS_WORK)


@policy.command(name="review")
@click.argument("name", metavar="BRAND/POLICY")
@click.option("--by", required=True, help="Who read it again; the name is published.")
@click.option("--because", default="", help="Why nothing needs to change.")
@_recording
@_format("text", "json")
def review_(  # noqa: PLR0913, PLR0917 -- one for each option
    name: str,
    by: str,
    because: str,
    root: Path,
    now: datetime.datetime,
    rehearsal: bool,  # noqa: FBT001 -- click passes options by name
    form: str,
) -> None:
    """Record that the newest version was reviewed and nothing needs to change."""
    from generator.checks import project as source  # noqa: PLC0415
    from generator.cli import output_due  # noqa: PLC0415
    from generator.notice import gates, review_record  # noqa: PLC0415

    loaded, item = _opened(root, name, now, rehearsal=rehearsal)
    source.require(loaded.integrity_findings, but=gates.MENDABLE)
    shown = f"{loaded.shown}/{name}"
    made = review_record.record(loaded.folder(item), item, now, shown, by=by, because=because, rehearsal=rehearsal)
    after = source.load(root, only=item.brand.slug).policy(name)
    say(output_due.reviewed(after, made, form, now), form, done=True)


def main() -> None:
    """Run a command; what is wrong is printed as findings, with exit status 1 or 2."""
    prepare()
    try:
        policy()
    except PolicyError as problem:
        complain(problem)
        sys.exit(problem.status)
