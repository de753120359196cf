"""Commands that follow an announcement: looking whether the notice stands, postponing, withdrawing."""

from pathlib import Path

import click

from generator.cli.group import policy
from generator.cli.options import (
    FILE,
    Call,
    Date,
    opened,
    opened_all,
    recording,
    require_present,
    version_option,
    web_line,
)
from generator.cli.terminal import say


@policy.command()
@click.argument("name", metavar="[BRAND/POLICY]", required=False)
@click.option(
    "--at",
    "where",
    metavar="URL|FOLDER",
    default="",
    help="Where to look: where the brand's folder is.  [default: published_at of brand.yml]",
)
@click.option(
    "--log", type=FILE, help="Add the look to this file, not to the policy's looks.yml; with --accept: read it, too."
)
@click.option("--message", type=FILE, help="An e-mail with the notice, as a mailbox saved it.")
@click.option("--accept", metavar="FIRST..LAST", default="", help="Accept a gap in the looks, as two people.")
@click.option("--by", default="", help="With --accept: who accepts it; the name is published.")
@click.option("--approved-by", default="", help="With --accept: the second person.")
@click.option("--because", default="", help="With --accept: why, 20 characters or more.")
@version_option()
@recording("text", "json")
def look(
    name: str | None,
    where: str,
    log: Path | None,
    message: Path | None,
    accept: str,
    by: str,
    approved_by: str,
    because: str,
    number: int,
    call: Call,
) -> None:
    """See whether each notice stands on the published site. Run it every day: it records that day."""
    from generator.cli.output import site_looks
    from generator.commands import look_at_message, look_at_site
    from generator.loading import policy_source

    step = "--accept" if accept else "--message"
    if (accept or message) and (not name or where or (log and message) or (accept and message)):
        wrong = f"{step} goes with one BRAND/POLICY, and without other places to look"
        raise click.UsageError(wrong)
    if not accept and (by or approved_by or because or number):
        wrong = "--by, --approved-by, --because and --version go with --accept"
        raise click.UsageError(wrong)
    loaded, policies = opened_all(call, name)
    if accept and name:
        gap = look_at_site.Acceptance(*site_looks.days_of(accept), by, approved_by, because)
        seen_by = look_at_site.with_log(policies[0], log) if log else policies[0]
        record = look_at_site.accept(loaded, seen_by, call.now, gap, number=number)
        say(site_looks.accepted(name, record.version, gap, call.form), call.form, done=True)
        return
    require_present(call)
    if message:
        say(
            site_looks.looked([look_at_message.look(loaded, policies[0], call.now, message)], call.form),
            call.form,
            done=True,
        )
        return
    looked, missing = look_at_site.look(loaded, policies, call.now, web_line(), at=where, log=log)
    found = (*missing, *loaded.unread)
    say(site_looks.looked(looked, call.form, missed=bool(found)), call.form, done=bool(looked))
    policy_source.require(found)


@policy.command()
@click.argument("name", metavar="BRAND/POLICY")
@click.option("--by", required=True, help="Who postpones it; the name is published.")
@click.option("--because", required=True, help="Why, in words for readers: 20 characters or more.")
@click.option("--to", type=Date(), help="The new day.  [default: the first working day that may be]")
@version_option()
@recording("text", "json")
def postpone(name: str, by: str, because: str, to: str | None, number: int, call: Call) -> None:
    """Postpone an announced version; every date on the site follows. It is never brought forward."""
    from generator.cli.output import notices
    from generator.commands import postpone as postponing
    from generator.schema import dates

    loaded, item = opened(call, name)
    date = dates.day(to) if to else None
    done = postponing.postpone(loaded, item, call.now, by=by, because=because, to=date, number=number)
    say(notices.announced(done, call.form, call.now), call.form, done=True)


@policy.command()
@click.argument("name", metavar="BRAND/POLICY")
@click.option("--by", required=True, help="Who takes it back; the name is published.")
@click.option("--because", required=True, help="Why, in words for readers: 20 characters or more.")
@version_option()
@recording("text", "json")
def withdraw(name: str, by: str, because: str, number: int, call: Call) -> None:
    """Take back a version that is not in force. It stays in the archive, marked."""
    from generator.cli.output import notices
    from generator.commands import withdraw as withdrawing

    loaded, item = opened(call, name)
    done = withdrawing.withdraw(loaded, item, call.now, by=by, because=because, number=number)
    say(notices.announced(done, call.form, call.now), call.form, done=True)
