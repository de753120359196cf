"""Commands that make a site."""

import os
import sys
import time
from pathlib import Path
from typing import Final

import click

from generator.cli.group import policy
from generator.cli.options import (
    FILE,
    Call,
    Number,
    build_progress,
    common,
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
@click.option("--site", type=FILE, help="Where the site goes.  [default: site; rehearsal-site]")
@click.option("--docs", type=FILE, help="Write the pages as Markdown, too, for other engines: build/docs.")
@click.option("--jobs", type=Number(1, 64), help="How many brands to build at the same time.  [default: all cores]")
@click.option(
    "--memo/--no-memo", default=True, help="Use what earlier builds made, or make everything anew: for releases."
)
@click.option("--shard", metavar="I/N", callback=_shard, help="Make part I of N of the memo only, and no site.")
@click.option(
    "--merge",
    multiple=True,
    type=FILE,
    metavar="DIR...",
    help="Build from the parts in these folders: the memos that --shard left.",
)
@click.option("--timings", is_flag=True, help="Say what the time was spent on.")
@click.option("--preview", type=FILE, help="Make a preview with the drafts in this folder instead of the site.")
@published_option()
@recording("text", "json")
def build(
    brands: tuple[str, ...],
    site: Path | None,
    docs: Path | None,
    jobs: int | None,
    memo: bool,
    shard: tuple[int, int] | None,
    merge: tuple[Path, ...],
    timings: bool,
    preview: Path | None,
    published: tuple[str, ...],
    call: Call,
) -> None:
    """Build the public site from the sealed versions. Of every brand, or of those that are named.

    The others stay on the site as they are, and so does one that can't be built. A preview shows drafts as
    well, and nothing of other brands; it is never published.
    """
    from generator.cli.output import builds
    from generator.cli.progress import progress
    from generator.loading import policy_source
    from generator.publish.build import build as build_site
    from generator.publish.build_progress import BuildPhase
    from generator.publish.jobs import cores
    from generator.publish.project_code import own_code
    from generator.publish.published_chain import NOT_COMPARED
    from generator.publish.published_lists import SITE
    from generator.publish.settings import project_of
    from generator.publish.shards import Shard, make_shard
    from generator.publish.site_places import REHEARSED_SITE

    if preview:
        from generator.cli.make_preview import make_preview

        if site or docs or published or shard or merge:
            message = "--preview makes a folder of its own: what it takes beside is BRAND and --jobs"
            raise click.UsageError(message)
        make_preview(call, preview, jobs or cores(), brands)
        return
    if shard and (brands or merge or docs or not memo or published):
        message = "--shard makes a part of the memo of all brands, and no site: what it takes beside is --jobs"
        raise click.UsageError(message)
    require_clock(call)
    project, watched = project_of(call.root), build_progress()
    folder = site or project / (REHEARSED_SITE if call.rehearsal else SITE)
    with watched.phase(BuildPhase.LOAD):
        loaded = policy_source.load(call.root, now=call.now, rehearsal=call.rehearsal)
        watched.count(BuildPhase.LOAD, sum(len(one.versions) for one in loaded.policies))
    require_no_day_ahead(loaded, call)
    if shard:
        with progress("made", sys.stderr, time.monotonic) as shown:
            watched.show = None if call.form == "json" else shown.done
            made = make_shard(project, loaded, call.now, Shard(*shard), jobs or cores(), watched)
        say(builds.shard(made, shard, call.form, watched if timings else None), call.form, done=True)
        return
    with watched.phase(BuildPhase.CHECKS):
        live = live_sites(published, loaded)
    with progress("pages", sys.stderr, time.monotonic) as shown:
        watched.show = None if call.form == "json" else shown.done
        built = build_site(
            project,
            loaded,
            folder,
            call.now,
            live,
            wanted=brands,
            docs=docs,
            jobs=jobs or cores(),
            memo=memo,
            merge=merge,
            progress=watched,
        )
    warnings = [*built.warnings, *own_code(project, {one.name for one in loaded.brands})]
    named = any(one.rule == NOT_COMPARED for one in built.warnings)
    if os.environ.get("CI") and not (built.compared or named or call.rehearsal):
        message = "nothing shows that this archive goes on from what is published"
        remedy = "name the live site: policy build --published https://…"
        warnings.append(Finding(Place(str(call.root), 0), NOT_COMPARED, message, remedy, Severity.WARNING))
    spent = watched if timings else None
    say(builds.built(built, str(folder), warnings, call.form, spent), call.form, done=built.placed)
    policy_source.require(built.errors)


@policy.command()
@click.argument("name", metavar="[BRAND[/POLICY]]", required=False)
@click.option("--port", type=Number(0, 65535), default=0, help="The port.  [default: any that is free]")
@common()
def serve(name: str | None, port: int, call: Call) -> None:
    """Show drafts in a browser on this machine. Of a brand, or of all; each save shows within a second."""
    import secrets

    from generator.commands.serve import ServeWish, serving
    from generator.publish.settings import project_of

    apart = call.now - machine_clock()
    brand = name.partition("/")[0] if name else None
    wish = ServeWish(
        project_of(call.root), call.root, secrets.token_urlsafe(24), lambda: machine_clock() + apart, brand, port
    )
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
@click.option("--folder", type=FILE, help="Where to play; empty or new.  [default: a scratch folder]")
@click.option("--serve/--no-serve", default=True, help="Serve the site afterwards.", show_default=True)
def demo(folder: Path | None, serve: bool) -> None:
    """Play the whole workflow in a scratch copy, and serve its site. The clock is a simulated one."""
    import tempfile

    from generator.commands import demo as playing

    with tempfile.TemporaryDirectory(prefix="policy-demo-") as scratch:
        site = playing.play((folder or Path(scratch)).absolute(), _line)
        if serve:
            playing.serve(site, _line)


def _line(text: str) -> None:
    say(f"{text}\n")
