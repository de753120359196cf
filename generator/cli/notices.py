"""Commands of the notice: announcing, looking, postponing, withdrawing, sending."""

import datetime
import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import click

from generator.cli.group import policy
from generator.cli.options import Date, formats, opened, opened_all, recording, version_option, web_line
from generator.cli.terminal import say
from generator.errors import NEEDS_WORK

_WAIVERS: Final = ("legal_obligation", "imminent_security", "exclusively_favourable")  # a test compares them


@policy.command()
@click.argument("name", metavar="BRAND/POLICY")
@click.option("--by", default="", help="Who announces it; the name is published.")
@click.option("--summary", default="", help="What changes, in plain words, for readers.")
@click.option("--reason", "reasons", multiple=True, metavar="ID=WORDS", help="What readers are told of this change.")
@click.option("--effective", type=Date(), help="From when it applies.  [default: the first working day that may be]")
@click.option("--exception", "kind", type=click.Choice(_WAIVERS), help="Why it can't wait for the notice to pass.")
@click.option("--basis", default="", help="With --exception: the law, order or danger it rests on.")
@click.option("--approved-by", default="", help="With --exception or --accept-unreached: the second person.")
@click.option("--breaks-promise", is_flag=True, help="With --exception: you know that no published promise allows it.")
@click.option("--seen", metavar="URL", help="Record that the notice of an announced version stands on the site.")
@click.option("--given", type=click.Choice(("post", "in_app")), help="Record that it was given by this channel …")
@click.option("--where", default="", help="With --given: where the proof of it is kept.")
@click.option(
    "--audience", "audiences", multiple=True, help="With --given: whom it reached, where several are promised."
)
@click.option("--accept-unreached", is_flag=True, help="Let the clock run though too many were not reached.")
@click.option("--because", default="", help="With --accept-unreached: why, 20 characters or more.")
@version_option()
@recording
@formats("text", "json")
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
    audiences: tuple[str, ...],
    accept_unreached: bool,  # noqa: FBT001 -- click passes options by name
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
    from generator.model.record import Waiver  # noqa: PLC0415
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
        ("--audience", audiences),
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
    loaded, item = opened(root, name, now, rehearsal=rehearsal)
    if alone and not accept_unreached:
        explained = announcing.explain(loaded, item, told, number)
        say(output.explained(explained, form), form, done=True)
        return
    if seen:
        way = looking.Way(seen, web_line())
        done = announcing.witness(
            loaded, item, now, lambda one: looking.on_the_web(item, one, way, now, rehearsal=rehearsal), number
        )
    elif given:
        told_by = looking.ByHand(given, where, audiences)
        done = announcing.witness(loaded, item, now, lambda one: looking.by_hand(item, one, told_by, now), number)
    elif accept_unreached:
        done = announcing.accept_unreached(
            loaded, item, now, by=by, approved_by=approved_by, because=because, number=number
        )
    else:
        waiver = Waiver(kind, basis, by, approved_by, breaks_promise) if kind else None
        date = values.day(effective) if effective else None
        done = announcing.announce(loaded, item, now, announcing.AnnounceWish(by, summary, date, waiver, told), number)
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
@version_option()
@recording
@formats("text", "json")
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
    loaded, policies = opened_all(root, name, now, rehearsal=rehearsal)
    if accept and name:
        gap = looking.Acceptance(*output_look.days_of(accept), by, approved_by, because)
        record = looking.accept(loaded, policies[0], now, gap, number=number)
        say(output_look.accepted(name, record.version, gap, form), form, done=True)
        return
    looked, found = looking.look(loaded, policies, now, web_line(), at=where, log=log)
    say(output_look.looked(looked, form, missed=bool(found)), form, done=bool(looked))
    source.require(found)


@policy.command()
@click.argument("name", metavar="BRAND/POLICY")
@click.option("--by", required=True, help="Who postpones it; the name is published.")
@click.option("--because", required=True, help="Why, in words for readers: 20 characters or more.")
@click.option("--to", type=Date(), help="The new day.  [default: the first working day that may be]")
@version_option()
@recording
@formats("text", "json")
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

    loaded, item = opened(root, name, now, rehearsal=rehearsal)
    date = values.day(to) if to else None
    done = announce.postpone(loaded, item, now, by=by, because=because, to=date, number=number)
    say(output.announced(done, form, now), form, done=True)


@policy.command()
@click.argument("name", metavar="BRAND/POLICY")
@click.option("--by", required=True, help="Who takes it back; the name is published.")
@click.option("--because", required=True, help="Why, in words for readers: 20 characters or more.")
@version_option()
@recording
@formats("text", "json")
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

    loaded, item = opened(root, name, now, rehearsal=rehearsal)
    done = announce.withdraw(loaded, item, now, by=by, because=because, number=number)
    say(output.announced(done, form, now), form, done=True)


@dataclass(frozen=True, slots=True)
class _Ways:
    """The three ways of `policy notify`, of which one is taken: look, send, list whom the server refused."""

    folder: Path | None
    recipients: Path | None
    refused_to: Path | None

    def refused(self, policies: int, *, drafts: bool, audiences: bool) -> str:
        """Return what is wrong with options that were given together; empty where all count."""
        if sum(map(bool, (self.folder, self.recipients, self.refused_to))) != 1:
            return "name one of --recipients FILE.csv (send it), --dry-run FOLDER (read it first), --refused FILE.csv"
        if drafts and not self.folder:
            return "--summary and --effective go with --dry-run: an announced notice has its own"
        if drafts and policies > 1:
            return "--summary and --effective are those of one policy: look at its notice by itself"
        if audiences and not self.recipients:
            return "--audience goes with --recipients: it says whom the list holds"
        return ""


@policy.command()
@click.argument("names", metavar="BRAND/POLICY...", nargs=-1, required=True)
@click.option("--dry-run", "folder", type=click.Path(path_type=Path), help="Only write the message into this folder.")
@click.option("--summary", default="", help="With --dry-run, before the announcement: the summary that it will have.")
@click.option("--effective", type=Date(), help="With --dry-run, before the announcement: the day that it will name.")
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
@click.option("--audience", "audiences", multiple=True, help="Whom the list holds, where several are promised.")
@click.option("--joined", is_flag=True, help="Who was added to the list joined after the others were told.")
@click.option("--conclude", is_flag=True, help="Who is still waiting counts as not reached; record the evidence.")
@version_option()
@recording
@formats("text", "json")
def notify(  # noqa: PLR0913, PLR0917 -- one for each option
    names: tuple[str, ...],
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
    audiences: tuple[str, ...],
    joined: bool,  # noqa: FBT001 -- click passes options by name
    conclude: bool,  # noqa: FBT001 -- click passes options by name
    number: int,
    root: Path,
    now: datetime.datetime,
    rehearsal: bool,  # noqa: FBT001 -- click passes options by name
    form: str,
) -> None:
    """Send the notice of an announced version by e-mail, to everybody in a file; or write it, to read first.

    Those of several policies of one brand go out as one message.

    How to reach the mail server: POLICY_SMTP_HOST, _PORT, _SECURITY, _USER, _PASSWORD, _FROM, _CA_FILE in the
    environment, or the same in the file that --smtp names.
    """
    import json  # noqa: PLC0415

    from generator.checks import project as source  # noqa: PLC0415
    from generator.cli import output  # noqa: PLC0415
    from generator.cli.progress import progress  # noqa: PLC0415
    from generator.commands import mailing as mailings  # noqa: PLC0415
    from generator.commands import notify as giving  # noqa: PLC0415
    from generator.mail import smtp  # noqa: PLC0415
    from generator.mail.sending import Pace  # noqa: PLC0415
    from generator.schema import values  # noqa: PLC0415

    ways = _Ways(folder, recipients, refused)
    if message := ways.refused(len(names), drafts=bool(summary or effective), audiences=bool(audiences)):
        raise click.UsageError(message)
    if recipients:
        loaded = opened(root, names[0], now, rehearsal=rehearsal)[0]
        policies = [opened(root, name, now, rehearsal=rehearsal)[1] for name in names]
    else:
        loaded = source.load(root)
        policies = [loaded.policy(name) for name in names]
    if folder:
        if len(policies) > 1:
            paths = giving.preview_together(mailings.mailing(loaded, policies, now, number), folder, now)
        else:
            draft = giving.NoticeDraft(summary, values.day(effective) if effective else None)
            paths = giving.preview(loaded, policies[0], folder, now, draft)
        written = [str(path) for path in paths]
        lines = json.dumps(written, indent=2) if form == "json" else "\n".join(f"Wrote {path}" for path in written)
        say(f"{lines}\n", form, done=True)
        return
    clock = _going_on(now)
    sent = mailings.mailing(loaded, policies, clock(), number)
    ledger = ledger or mailings.usual_ledger(root.absolute().parent, sent)
    if refused:
        count = giving.list_refused(ledger, sent, refused)
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
        audiences=audiences,
    )
    try:
        with progress("sent", sys.stderr, time.monotonic) as show:
            given = giving.give(loaded, policies, how, clock, show.done, show.waits)
    except KeyboardInterrupt:
        click.echo("Stopped. The same command goes on where it stopped.", err=True)
        sys.exit(NEEDS_WORK)
    say(output.given(" ".join(names), given, form, clock()), form, done=bool(given.announced))
    if not given.announced or given.nobody:
        sys.exit(NEEDS_WORK)


def _going_on(now: datetime.datetime) -> Callable[[], datetime.datetime]:
    """Return a clock that shows `now` and goes on from there."""
    begun = time.monotonic()
    return lambda: now + datetime.timedelta(seconds=time.monotonic() - begun)
