"""Commands that make a site."""

import datetime
import os
import sys
import time
from pathlib import Path

import click

from generator.cli.group import policy
from generator.cli.options import formats, live_sites, published_option, recording, require_clock, watch
from generator.cli.terminal import say
from generator.errors import Finding, Place, Severity


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
@click.option("--timings", is_flag=True, help="Say what the time was spent on.")
@published_option()
@recording
@formats("text", "json")
def build(  # noqa: PLR0913, PLR0917 -- one for each option
    brands: tuple[str, ...],
    site: Path | None,
    docs: Path | None,
    jobs: int | None,
    memo: bool,  # noqa: FBT001 -- click passes options by name
    timings: bool,  # noqa: FBT001 -- click passes options by name
    published: tuple[str, ...],
    root: Path,
    now: datetime.datetime,
    rehearsal: bool,  # noqa: FBT001 -- click passes options by name
    form: str,
) -> None:
    """Build the public site from the sealed versions: of every brand, or of those that are named.

    The others stay on the site as they are, and so does one that can't be built.
    """
    from generator.checks import project as source  # noqa: PLC0415
    from generator.cli import output_build  # noqa: PLC0415
    from generator.cli.progress import progress  # noqa: PLC0415
    from generator.publish.build import REHEARSED_SITE, project_of  # noqa: PLC0415
    from generator.publish.build import build as build_site  # noqa: PLC0415
    from generator.publish.jobs import cores  # noqa: PLC0415
    from generator.publish.watch import Phase  # noqa: PLC0415

    require_clock(now, rehearsal=rehearsal)
    project, watched = project_of(root), watch()
    folder = site or project / (REHEARSED_SITE if rehearsal else "site")
    with watched.phase(Phase.LOAD):
        loaded = source.load(root, now=now, rehearsal=rehearsal)
        watched.count(Phase.LOAD, sum(len(one.versions) for one in loaded.policies))
    with watched.phase(Phase.CHECKS):
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
            watch=watched,
        )
    warnings = [*built.warnings]
    if os.environ.get("CI") and not built.compared and not rehearsal:
        message = "nothing shows that this archive goes on from what is published"
        remedy = "name the live site: policy build --published https://…"
        warnings.append(Finding(Place(str(root), 0), "not-compared", message, remedy, Severity.WARNING))
    spent = watched if timings else None
    say(output_build.built(built, str(folder), loaded.draft_findings, warnings, form, spent), form, done=built.placed)
    source.require(built.errors)


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
