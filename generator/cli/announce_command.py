"""The command that announces a version, and records where its notice was given."""

import click

from generator.cli.group import policy
from generator.cli.options import Call, Date, Number, opened, recording, require_present, version_option, web_line
from generator.cli.terminal import say
from generator.schema.choices import WAIVERS


@policy.command()
@click.argument("name", metavar="BRAND/POLICY")
@click.option("--by", default="", help="Who announces it; the name is published.")
@click.option("--summary", default="", help="What changes, in plain words, for readers.")
@click.option("--reason", "reasons", multiple=True, metavar="ID=WORDS", help="What readers are told of this change.")
@click.option("--effective", type=Date(), help="From when it applies.  [default: the first working day that may be]")
@click.option("--exception", "kind", type=click.Choice(WAIVERS), help="Why it can't wait for the notice to pass.")
@click.option("--basis", default="", help="With --exception: the law, order or danger it rests on.")
@click.option("--citing", default="", help="With --exception legal_obligation: the law and article, or the order.")
@click.option("--since", type=Date(), help="With --exception imminent_security: the day the danger was found.")
@click.option("--approved-by", default="", help="With --exception, --accept-unreached or --given: the second person.")
@click.option("--breaks-promise", is_flag=True, help="With --exception: you know that no published promise allows it.")
@click.option("--seen", metavar="URL", help="Record that the notice of an announced version stands on the site.")
@click.option("--given", type=click.Choice(("post", "in_app")), help="Record that it was given by this channel …")
@click.option("--where", default="", help="With --given: where the proof of it is kept, a place or a file.")
@click.option("--letters", type=Number(min=1), help="With --given post: how many were handed over.")
@click.option(
    "--audience", "audiences", multiple=True, help="With --given: whom it reached, where several are promised."
)
@click.option("--accept-unreached", is_flag=True, help="Let the clock run though too many were not reached.")
@click.option("--because", default="", help="With --accept-unreached: why, 20 characters or more.")
@version_option()
@recording("text", "json")
def announce(
    name: str,
    by: str,
    summary: str,
    reasons: tuple[str, ...],
    effective: str | None,
    kind: str | None,
    basis: str,
    citing: str,
    since: str | None,
    approved_by: str,
    breaks_promise: bool,
    seen: str | None,
    given: str | None,
    where: str,
    letters: int | None,
    audiences: tuple[str, ...],
    accept_unreached: bool,
    because: str,
    number: int,
    call: Call,
) -> None:
    """Announce a sealed version: its notice and its date. Afterwards: record where the notice was given.

    With BRAND/POLICY alone, list the changes of which readers would be told in the program's words; with --reason and
    without --by, write yours.
    """
    from generator.cli.output import notices
    from generator.commands import announce as announcements
    from generator.commands import find_evidence, record_evidence
    from generator.commands.authority import require_both
    from generator.commands.ignored_options import ignored, lacks
    from generator.loading import policy_source
    from generator.model.record import Waiver
    from generator.schema import dates

    if sum(map(bool, (seen, given, accept_unreached, summary or kind or effective))) > 1:
        message = "announce, --seen, --given and --accept-unreached are different steps: one at a time"
        raise click.UsageError(message)
    alone = not any(
        (by, summary, effective, kind, basis, approved_by, breaks_promise, seen, given, where, because, citing, since)
    )
    if reasons and (seen or given or accept_unreached):
        message = "--reason comes before the announcement, or with it"
        raise click.UsageError(message)
    told = _reasons(reasons)
    options = {
        *(("--by", by), ("--summary", summary), ("--reason", reasons), ("--effective", effective), ("--basis", basis)),
        *(("--exception", kind), ("--approved-by", approved_by), ("--breaks-promise", breaks_promise)),
        *(("--seen", seen), ("--given", given), ("--where", where), ("--because", because)),
        *(("--letters", letters), ("--audience", audiences), ("--citing", citing), ("--since", since)),
        ("--accept-unreached", accept_unreached),
    }
    if message := ignored(frozenset(option for option, value in options if value)) or lacks(given, where, letters):
        raise click.UsageError(message)
    if alone and not accept_unreached and not told:
        loaded = policy_source.load(call.root)
        explained = announcements.explain(loaded, loaded.policy(name), call.now, (), number)
        say(notices.explained(explained, call.form), call.form)
        return
    loaded, item = opened(call, name)
    if alone and not accept_unreached:
        explained = announcements.explain(loaded, item, call.now, told, number)
        say(notices.explained(explained, call.form), call.form, done=True)
        return
    if seen or given:
        require_present(call)
    if seen:
        way = find_evidence.NoticeLocation(seen, web_line())
        done = record_evidence.record_evidence(
            loaded,
            item,
            call.now,
            lambda one: find_evidence.on_the_web(item, one, way, call.now, rehearsal=call.rehearsal),
            number,
        )
    elif given:
        require_both(loaded, item, by, approved_by)
        told_by = find_evidence.ByHand(given, where, by, approved_by, letters or 0, audiences)
        done = record_evidence.record_evidence(
            loaded, item, call.now, lambda one: find_evidence.by_hand(item, one, told_by, call.now), number
        )
    elif accept_unreached:
        done = record_evidence.accept_unreached(
            loaded, item, call.now, by=by, approved_by=approved_by, because=because, number=number
        )
    else:
        found = dates.day(since) if since else None
        cites = " ".join(citing.split())
        waiver = Waiver(kind, basis, by, approved_by, breaks_promise, cites=cites, since=found) if kind else None
        date = dates.day(effective) if effective else None
        wish = announcements.AnnounceWish(by, summary, date, waiver, told)
        done = announcements.announce(loaded, item, call.now, wish, number)
    say(notices.announced(done, call.form, call.now), call.form, done=True)


def _reasons(words: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Return the names of changes and what readers are told of each, from words such as `ID=WORDS`."""
    if any("=" not in one for one in words):
        message = "--reason is ID=WORDS: the name of a change, and what readers are told of it"
        raise click.UsageError(message)
    return tuple((one.partition("=")[0].strip(), one.partition("=")[2]) for one in words)
