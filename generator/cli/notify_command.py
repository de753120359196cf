"""The command that sends a notice by e-mail."""

import datetime
import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import click

from generator.cli.group import policy
from generator.cli.options import FILE, Call, Date, Number, opened, recording, require_present, version_option
from generator.cli.terminal import say
from generator.errors import NEEDS_WORK, Finding


@dataclass(frozen=True, slots=True)
class _NotifySteps:
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
@click.option("--dry-run", "folder", type=FILE, help="Only write the message into this folder.")
@click.option("--summary", default="", help="With --dry-run, before the announcement: the summary that it will have.")
@click.option("--effective", type=Date(), help="With --dry-run, before the announcement: the day that it will name.")
@click.option(
    "--recipients",
    type=FILE,
    help="A CSV file with the column email, and name. To tell those who got a notice that it was put off, corrected or"
    " taken back: the ledger of that notice, a file ledgers/….sqlite.",
)
@click.option("--ledger", type=FILE, help="Who got it.  [default: a file in ledgers/]")
@click.option("--smtp", "smtp_file", type=FILE, help="A TOML file: how to reach the mail server.")
@click.option("--connections", type=Number(1, 50), default=4, show_default=True)
@click.option("--rate", type=click.FloatRange(0), default=20, show_default=True, help="Messages a second; 0: no limit.")
@click.option("--leave-out-bad", is_flag=True, help="Rows without a good address count as not reached.")
@click.option("--refused", type=FILE, help="Write who was refused (addresses!) to this CSV file.")
@click.option("--audience", "audiences", multiple=True, help="Whom the list holds, where several are promised.")
@click.option("--joined", is_flag=True, help="Who was added to the list joined after the others were told.")
@click.option("--conclude", is_flag=True, help="Who is still waiting counts as not reached; record the evidence.")
@version_option()
@recording("text", "json")
def notify(
    names: tuple[str, ...],
    folder: Path | None,
    summary: str,
    effective: str | None,
    recipients: Path | None,
    ledger: Path | None,
    smtp_file: Path | None,
    connections: int,
    rate: float,
    leave_out_bad: bool,
    refused: Path | None,
    audiences: tuple[str, ...],
    joined: bool,
    conclude: bool,
    number: int,
    call: Call,
) -> None:
    """Send the notice of an announced version by e-mail. To everybody in a file; or write it, to read first.

    Those of several policies of one brand go out as one message.

    How to reach the mail server: POLICY_SMTP_HOST, _PORT, _SECURITY, _USER, _PASSWORD, _FROM, _CA_FILE in the
    environment, or the same in the file that --smtp names.
    """
    import json

    from generator.cli.output import notices
    from generator.cli.progress import progress
    from generator.commands import mailing as mailings
    from generator.commands import notify as giving
    from generator.commands.preview_notice import NoticeDraft, preview, preview_together
    from generator.loading import policy_source
    from generator.mail import smtp_settings
    from generator.mail.pace import Pace
    from generator.schema import dates

    ways = _NotifySteps(folder, recipients, refused)
    if message := ways.refused(len(names), drafts=bool(summary or effective), audiences=bool(audiences)):
        raise click.UsageError(message)
    if recipients:
        loaded = opened(call, names[0])[0]
        require_present(call)
        policies = [opened(call, name)[1] for name in names]
    else:
        loaded = policy_source.load(call.root)
        policies = [loaded.policy(name) for name in names]
    if folder:
        if len(policies) > 1:
            paths = preview_together(mailings.mailing(loaded, policies, call.now, number), folder, call.now)
        else:
            draft = NoticeDraft(summary, dates.day(effective) if effective else None)
            paths = preview(loaded, policies[0], folder, call.now, draft, number)
        written = [str(path) for path in paths]
        lines = json.dumps(written, indent=2) if call.form == "json" else "\n".join(f"Wrote {path}" for path in written)
        say(f"{lines}\n", call.form, done=True)
        return
    clock = _going_on(call.now)
    sent = mailings.mailing(loaded, policies, clock(), number)
    ledger = ledger or mailings.usual_ledger(call.root.absolute().parent, sent)
    if refused:
        count = giving.list_refused(ledger, sent, refused)
        line = json.dumps({"refused": count, "file": str(refused)}) if call.form == "json" else f"{count} in {refused}"
        say(f"{line}\n", call.form, done=True)
        return
    how = giving.Sending(
        recipients=recipients or Path(),
        ledger=ledger,
        settings=smtp_settings.settings(os.environ, smtp_file),
        pace=Pace(connections=connections, rate=rate),
        leave_out_bad=leave_out_bad,
        conclude=conclude,
        joined=joined,
        number=number,
        audiences=audiences,
    )
    try:
        with progress("sent", sys.stderr, time.monotonic) as show:
            given = giving.give(loaded, policies, how, clock, giving.ShowSending(_name, show.done, show.waits))
    except KeyboardInterrupt:
        click.echo("Stopped. The same command goes on where it stopped.", err=True)
        sys.exit(NEEDS_WORK)
    say(notices.notice_report(" ".join(names), given, call.form, clock()), call.form, done=bool(given.announced))
    if not given.announced or given.nobody:
        sys.exit(NEEDS_WORK)


def _name(finding: Finding) -> None:
    """Say what a list shows before its first message goes out."""
    from generator.cli.output.findings import finding_line

    click.echo(f"Before sending: {finding_line(finding)}", err=True)


def _going_on(now: datetime.datetime) -> Callable[[], datetime.datetime]:
    """Return a clock that shows `now` and goes on from there."""
    begun = time.monotonic()
    return lambda: now + datetime.timedelta(seconds=time.monotonic() - begun)
