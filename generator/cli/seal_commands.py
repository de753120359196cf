"""Commands on the way to a sealed version: deciding, sealing, approving, restoring, ending."""

import os
import sys
from typing import Final

import click

from generator.cli.group import policy
from generator.cli.options import Call, Date, Number, common, opened, recording, version_option
from generator.cli.terminal import asks, key, line, say, say_folded, width
from generator.errors import NEEDS_WORK


@policy.command()
@click.argument("name", metavar="BRAND/POLICY")
@click.option(
    "--effective", type=Date(unknown=True), help="When it takes effect; `unknown` for a first version without a date."
)
@click.option("--on", type=Number(1), help="The version that it changes, if not the newest.")
@click.option("--revises", type=Number(1), help="The announced version whose place it takes.")
@click.option("--dry-run", is_flag=True, help="Say what would be for good, and seal nothing.")
@click.option("--yes", is_flag=True, help="Seal without asking; needed where nobody can be asked.")
@recording("text", "json")
def freeze(
    name: str,
    effective: str | None,
    on: int | None,
    revises: int | None,
    dry_run: bool,
    yes: bool,
    call: Call,
) -> None:
    """Seal the draft as the next version, for good. A sealed version is never edited. It asks before."""
    from generator.cli import freeze_command
    from generator.commands.freeze_checks import SealingWish
    from generator.schema import dates

    loaded, item = opened(call, name)
    date = dates.day(effective) if effective else None
    how = SealingWish(date, effective == "unknown", on or 0, revises or 0)
    wanted = freeze_command.FreezeWish(how, dry_run=dry_run, yes=yes, form=call.form)
    freeze_command.run(loaded, item, call.now, wanted, key if asks() and call.form == "text" else None, say_folded)


@policy.command()
@click.argument("name", metavar="BRAND/POLICY")
@click.option("--by", required=True, help="Who read the text and approves it; the name is published.")
@version_option()
@click.option("--draft", default="", metavar="DIGEST", help="Approve the draft whose content has this digest.")
@recording("text", "json")
def approve(name: str, by: str, number: int, draft: str, call: Call) -> None:
    """Approve the sealed text before it is announced. Or the text of the draft, as a preview shows it."""
    from generator.cli.output import notices, sealed_versions
    from generator.commands import approve as approving
    from generator.commands.approve_draft import approve_draft

    if draft and number:
        message = "--draft is about the draft, --version about a sealed text: name one of them"
        raise click.UsageError(message)
    loaded, item = opened(call, name)
    if draft:
        say(
            sealed_versions.approved_draft(name, approve_draft(loaded, item, call.now, by, draft), call.form),
            call.form,
            done=True,
        )
        return
    done = approving.approve(loaded, item, call.now, by, number)
    say(notices.announced(done, call.form, call.now), call.form, done=True)


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
@click.option("--on", type=Number(1), default=None, help="The version that the draft changes, if not the newest.")
@click.option("--revises", type=Number(1), default=None, help="The announced version whose place it will take.")
@recording("text", "json")
def decide(
    name: str,
    changes: tuple[str, ...],
    level: str | None,
    because: str,
    by: str,
    approved_by: str,
    basis: str,
    section: str,
    suggested: float | None,
    approving: bool,
    listing: bool,
    on: int | None,
    revises: int | None,
    call: Call,
) -> None:
    """Decide what changes of the draft count as. Those named, of a section, those suggested, or one by one.

    Without a CHANGE, a terminal is walked through the open ones; elsewhere they are listed.
    """
    from generator.cli import decide_command, walk
    from generator.commands.decide import Selection
    from generator.commands.freeze_checks import SealingWish
    from generator.loading import policy_source
    from generator.model.levels import Level

    wanted = decide_command.DecideWish(
        Selection(changes, section, suggested),
        level=Level.named(level) if level else None,
        because=because,
        by=by,
        approved_by=approved_by,
        basis=basis,
        approves=approving,
        lists=listing,
        form=call.form,
    )
    if wanted.lists or (wanted.walks and not asks()):
        loaded = policy_source.load(call.root)
        item = loaded.policy(name)
    else:
        loaded, item = opened(call, name)
    desk = decide_command.Desk(loaded, item, call.now, SealingWish(on=on or 0, revises=revises or 0))
    console = walk.Console(say, key, line, width(), colour=not os.environ.get("NO_COLOR"))
    if not decide_command.run(desk, wanted, console if asks() and call.form == "text" else None, say_folded):
        sys.exit(NEEDS_WORK)


@policy.command()
@click.argument("name", metavar="BRAND/POLICY")
@click.argument("number", metavar="VERSION", type=Number(1))
@click.option("--discard", is_flag=True, help="Give up changes of the draft that no version holds.")
@common("text", "json")
def restore(name: str, number: int, discard: bool, call: Call) -> None:
    """Put the sections of a sealed version back into the draft."""
    from generator.cli.output import sealed_versions
    from generator.commands import restore as restoring
    from generator.loading import policy_source

    loaded = policy_source.load(call.root)
    done = restoring.restore(loaded, loaded.policy(name), number, discard=discard)
    say(sealed_versions.restored(name, number, done.literal, call.form), call.form, done=True)


@policy.command()
@click.argument("name", metavar="BRAND/POLICY")
@click.option("--on", "day", type=Date(), required=True, help="The day on which the policy ends.")
@click.option("--words", default="", help="What its page says then, in your own words.")
@click.option("--dry-run", is_flag=True, help="Say what would be for good, and seal nothing.")
@click.option("--yes", is_flag=True, help="Seal without asking; needed where nobody can be asked.")
@recording("text", "json")
def retire(name: str, day: str, words: str, dry_run: bool, yes: bool, call: Call) -> None:
    """End a policy on a day. A material change, of which readers are told. Its archive stays. It asks before."""
    from generator.cli import freeze_command
    from generator.commands.freeze_checks import SealingWish
    from generator.commands.retire import ending
    from generator.schema import dates

    date = dates.day(day)
    if date is None:
        message = "--on is a day: write 2027-03-01"
        raise click.UsageError(message)
    loaded, item = opened(call, name)
    wanted = freeze_command.FreezeWish(SealingWish(ends=date), dry_run=dry_run, yes=yes, form=call.form)
    end = ending(loaded, item, call.now, date, words)
    freeze_command.end(loaded, item, end, wanted, key if asks() and call.form == "text" else None, say_folded)
