"""Commands on the way to a sealed version: deciding, sealing, approving, restoring, ending."""

import datetime
import os
import sys
from pathlib import Path
from typing import Final

import click

from generator.cli.group import policy
from generator.cli.options import Date, common, formats, opened, recording, version_option
from generator.cli.terminal import asks, key, line, say, width
from generator.errors import NEEDS_WORK


@policy.command()
@click.argument("name", metavar="BRAND/POLICY")
@click.option("--effective", type=Date(), help="When it takes effect; `unknown` for a first version without a date.")
@click.option("--on", type=click.IntRange(1), help="The version that it changes, if not the newest.")
@click.option("--revises", type=click.IntRange(1), help="The announced version whose place it takes.")
@click.option("--dry-run", is_flag=True, help="Say what would be for good, and seal nothing.")
@click.option("--yes", is_flag=True, help="Seal without asking; needed where nobody can be asked.")
@recording
@formats("text", "json")
def freeze(  # noqa: PLR0913, PLR0917 -- one for each option
    name: str,
    effective: str | None,
    on: int | None,
    revises: int | None,
    dry_run: bool,  # noqa: FBT001 -- click passes options by name
    yes: bool,  # noqa: FBT001 -- click passes options by name
    root: Path,
    now: datetime.datetime,
    rehearsal: bool,  # noqa: FBT001 -- click passes options by name
    form: str,
) -> None:
    """Seal the draft as the next version, for good: a sealed version is never edited. It asks before."""
    from generator.cli import freeze_command  # noqa: PLC0415
    from generator.commands.freeze_checks import SealingWish  # noqa: PLC0415
    from generator.schema import dates  # noqa: PLC0415

    loaded, item = opened(root, name, now, rehearsal=rehearsal)
    date = dates.day(effective) if effective else None
    how = SealingWish(date, effective == "unknown", on or 0, revises or 0)
    wanted = freeze_command.FreezeWish(how, dry_run=dry_run, yes=yes, form=form)
    freeze_command.run(loaded, item, now, wanted, key if asks() and form == "text" else None, say)


@policy.command()
@click.argument("name", metavar="BRAND/POLICY")
@click.option("--by", required=True, help="Who read the text and approves it; the name is published.")
@version_option()
@click.option("--draft", default="", metavar="DIGEST", help="Approve the draft whose content has this digest.")
@recording
@formats("text", "json")
def approve(  # noqa: PLR0913, PLR0917 -- one for each option
    name: str,
    by: str,
    number: int,
    draft: str,
    root: Path,
    now: datetime.datetime,
    rehearsal: bool,  # noqa: FBT001 -- click passes options by name
    form: str,
) -> None:
    """Approve the sealed text of a version before it is announced; or of the draft, as a preview shows it."""
    from generator.cli.output import notices, sealed_versions  # noqa: PLC0415
    from generator.commands import approve as approving  # noqa: PLC0415
    from generator.commands.approve_draft import approve_draft  # noqa: PLC0415

    if draft and number:
        message = "--draft is about the draft, --version about a sealed text: name one of them"
        raise click.UsageError(message)
    loaded, item = opened(root, name, now, rehearsal=rehearsal)
    if draft:
        say(sealed_versions.approved_draft(name, approve_draft(loaded, item, now, by, draft), form), form, done=True)
        return
    done = approving.approve(loaded, item, now, by, number)
    say(notices.announced(done, form, now), form, done=True)


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
@recording
@formats("text", "json")
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
    listing: bool,  # noqa: FBT001 -- click passes options by name
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
    from generator.cli import decide_command, walk  # noqa: PLC0415
    from generator.commands.decide import Selection  # noqa: PLC0415
    from generator.commands.freeze_checks import SealingWish  # noqa: PLC0415
    from generator.loading import policy_source  # noqa: PLC0415
    from generator.model.levels import Level  # noqa: PLC0415

    wanted = decide_command.DecideWish(
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
        loaded = policy_source.load(root)
        item = loaded.policy(name)
    else:
        loaded, item = opened(root, name, now, rehearsal=rehearsal)
    desk = decide_command.Desk(loaded, item, now, SealingWish(on=on or 0, revises=revises or 0))
    console = walk.Console(say, key, line, width(), colour=not os.environ.get("NO_COLOR"))
    if not decide_command.run(desk, wanted, console if asks() and form == "text" else None, say):
        sys.exit(NEEDS_WORK)


@policy.command()
@click.argument("name", metavar="BRAND/POLICY")
@click.argument("number", metavar="VERSION", type=click.IntRange(1))
@click.option("--discard", is_flag=True, help="Let changes of the draft go that no version has.")
@common
@formats("text", "json")
def restore(name: str, number: int, discard: bool, root: Path, now: datetime.datetime, form: str) -> None:  # noqa: FBT001 -- click passes options by name
    """Put the sections of a sealed version back into the draft."""
    from generator.cli.output import sealed_versions  # noqa: PLC0415
    from generator.commands import restore as restoring  # noqa: PLC0415
    from generator.loading import policy_source  # noqa: PLC0415

    _ = now
    loaded = policy_source.load(root)
    done = restoring.restore(loaded, loaded.policy(name), number, discard=discard)
    say(sealed_versions.restored(name, number, done.literal, form), form, done=True)


@policy.command()
@click.argument("name", metavar="BRAND/POLICY")
@click.option("--on", "day", type=Date(), required=True, help="The day on which the policy ends.")
@click.option("--words", default="", help="What its page says then; needed where the text is not English.")
@recording
@formats("text", "json")
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
    from generator.cli.output import sealed_versions  # noqa: PLC0415
    from generator.commands import retire as retiring  # noqa: PLC0415
    from generator.schema import dates  # noqa: PLC0415

    date = dates.day(day)
    if date is None:
        message = "--on is a day: write 2027-03-01"
        raise click.UsageError(message)
    loaded, item = opened(root, name, now, rehearsal=rehearsal)
    done = retiring.retire(loaded, item, now, date, words)
    say(
        sealed_versions.frozen(name, done.frozen, form) if form == "json" else retiring.what_follows(name, done),
        form,
        done=True,
    )
