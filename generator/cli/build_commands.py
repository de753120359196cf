"""Commands that make a site."""

import datetime
import os
import sys
import time
from pathlib import Path
from typing import Final

import click

from generator.cli.group import policy
from generator.cli.options import (
    build_progress,
    common,
    formats,
    live_sites,
    machine_clock,
    published_option,
    recording,
    require_clock,
    require_no_day_ahead,
)
from generator.cli.terminal import complain, say
from generator.errors import Finding, Place, PolicyError, Severity

MOST_SHARDS: Final = 1_000


def _shard(_ctx: click.Context, _param: click.Parameter, value: str | None) -> tuple[int, int] | None:
    """Return which part of how many is meant."""
    if value is None:
        return None
    number, mark, of = value.partition("/")
    given = [int(one) if one.isascii() and one.isdigit() else 0 for one in (number, of)]
    if not mark or not 1 <= given[0] <= given[1] <= MOST_SHARDS:
        message = f"“{value}” is not a part: write 1/4 for the first of four"
        raise click.BadParameter(message)
    return given[0], given[1]


@policy.command()
@click.argument("brands", nargs=-1, metavar="[BRAND]...")
@click.option("--site", type=click.Path(path_type=Path), help="Where the site goes.  [default: site; rehearsal-site]")
@click.option(
    "--docs", type=click.Path(path_type=Path), help="Write the pages as Markdown, too, for other engines: build/docs."
)
@click.option(
    "--jobs", type=click.IntRange(1, 64), help="How many brands to build at the same time.  [default: all cores]"
)
@click.option(
    "--memo/--no-memo", default=True, help="Take what earlier builds made of the same, or make all anew: for releases."
)
@click.option("--shard", metavar="I/N", callback=_shard, help="Make a part of the memo only, one of so many.")
@click.option(
    "--merge",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="DIR...",
    help="Build from the parts in these folders: the memos that --shard left.",
)
@click.option("--timings", is_flag=True, help="Say what the time was spent on.")
@click.option(
    "--preview",
    type=click.Path(path_type=Path),
    help="Make a preview with the drafts in this folder instead of the site.",
)
@published_option()
@recording
@formats("text", "json")
def build(  # noqa: PLR0913, PLR0917 -- one for each option
    brands: tuple[str, ...],
    site: Path | None,
    docs: Path | None,
    jobs: int | None,
    memo: bool,  # noqa: FBT001 -- click passes options by name
    shard: tuple[int, int] | None,
    merge: tuple[Path, ...],
    timings: bool,  # noqa: FBT001 -- click passes options by name
    preview: Path | None,
    published: tuple[str, ...],
    root: Path,
    now: datetime.datetime,
    rehearsal: bool,  # noqa: FBT001 -- click passes options by name
    form: str,
) -> None:
    """Build the public site from the sealed versions: of every brand, or of those that are named.

    The others stay on the site as they are, and so does one that can't be built. A preview shows drafts as
    well, and nothing of other brands; it is never published.
    """
    from generator.cli.output import builds  # noqa: PLC0415
    from generator.cli.progress import progress  # noqa: PLC0415
    from generator.loading import policy_source  # noqa: PLC0415
    from generator.publish.build import build as build_site  # noqa: PLC0415
    from generator.publish.build_progress import BuildPhase  # noqa: PLC0415
    from generator.publish.jobs import cores  # noqa: PLC0415
    from generator.publish.own_code import own_code  # noqa: PLC0415
    from generator.publish.settings import project_of  # noqa: PLC0415
    from generator.publish.shards import Shard, make_shard  # noqa: PLC0415
    from generator.publish.site_places import REHEARSED_SITE  # noqa: PLC0415

    if preview:
        from generator.cli.make_preview import make_preview  # noqa: PLC0415

        if site or docs or published or shard or merge:
            message = "--preview makes a folder of its own: what it takes beside is BRAND and --jobs"
            raise click.UsageError(message)
        make_preview(preview, root, now, jobs or cores(), brands, rehearsal=rehearsal, form=form)
        return
    if shard and (brands or merge or docs or not memo or published):
        message = "--shard makes a part of the memo of all brands, and no site: what it takes beside is --jobs"
        raise click.UsageError(message)
    require_clock(now, rehearsal=rehearsal)
    project, watched = project_of(root), build_progress()
    folder = site or project / (REHEARSED_SITE if rehearsal else "site")
    with watched.phase(BuildPhase.LOAD):
        loaded = policy_source.load(root, now=now, rehearsal=rehearsal)
        watched.count(BuildPhase.LOAD, sum(len(one.versions) for one in loaded.policies))
    require_no_day_ahead(loaded, now, rehearsal=rehearsal)
    if shard:
        with progress("made", sys.stderr, time.monotonic) as shown:
            watched.show = None if form == "json" else shown.done
            made = make_shard(project, loaded, now, Shard(*shard), jobs or cores(), watched)
        say(builds.shard(made, shard, form, watched if timings else None), form, done=True)
        return
    with watched.phase(BuildPhase.CHECKS):
        live = live_sites(published, loaded)
    with progress("pages", sys.stderr, time.monotonic) as shown:
        watched.show = None if form == "json" else shown.done
        built = build_site(
            project,
            loaded,
            folder,
            now,
            live,
            wanted=brands,
            docs=docs,
            jobs=jobs or cores(),
            memo=memo,
            merge=merge,
            progress=watched,
        )
    warnings = [*built.warnings, *own_code(project)]
    if os.environ.get("CI") and not built.compared and not rehearsal:
        message = "nothing shows that this archive goes on from what is published"
        remedy = "name the live site: policy build --published https://…"
        warnings.append(Finding(Place(str(root), 0), "not-compared", message, remedy, Severity.WARNING))
    spent = watched if timings else None
    say(builds.built(built, str(folder), warnings, form, spent), form, done=built.placed)
    policy_source.require(built.errors)


@policy.command()
@click.argument("name", metavar="[BRAND[/POLICY]]", required=False)
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="The port.  [default: any that is free]")
@common
def serve(name: str | None, port: int, root: Path, now: datetime.datetime) -> None:
    """Show the drafts of a brand, or of all, in a browser on this machine; each save shows within a second."""
    import secrets  # noqa: PLC0415

    from generator.commands.serve import ServeWish, serving  # noqa: PLC0415
    from generator.publish.settings import project_of  # noqa: PLC0415

    apart = now - machine_clock()
    brand = name.partition("/")[0] if name else None
    wish = ServeWish(project_of(root), root, secrets.token_urlsafe(24), lambda: machine_clock() + apart, brand, port)
    with serving(wish) as (address, step):
        say(f"The drafts are at {address} until you press Ctrl-C.\nNothing is sealed or published by looking.\n")
        try:
            while True:
                try:
                    step(None)
                except PolicyError as problem:  # of the theme: what is wrong with a draft stands on its page
                    complain(problem)
        except KeyboardInterrupt:
            say("\n")


@policy.command()
@click.option(
    "--folder", type=click.Path(path_type=Path), help="Where to play; empty or new.  [default: a scratch folder]"
)
@click.option("--serve/--no-serve", default=True, help="Serve the site afterwards.", show_default=True)
def demo(folder: Path | None, serve: bool) -> None:  # noqa: FBT001 -- click passes options by name
    """Play the whole workflow in a scratch copy, with a simulated clock, and serve the site that comes of it."""
    import tempfile  # noqa: PLC0415

    from generator.commands import demo as playing  # noqa: PLC0415

    with tempfile.TemporaryDirectory(prefix="policy-demo-") as scratch:
        site = playing.play((folder or Path(scratch)).absolute(), _line)
        if serve:
            playing.serve(site, _line)


def _line(text: str) -> None:
    say(f"{text}\n")
