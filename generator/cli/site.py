"""Commands that make a site."""

import datetime
import os
from pathlib import Path

import click

from generator.cli.group import policy
from generator.cli.options import SOURCE, formats, live_sites, published_option, recording, require_clock
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
@published_option()
@recording
@formats("text", "json")
def build(  # noqa: PLR0913, PLR0917 -- one for each option
    brands: tuple[str, ...],
    site: Path | None,
    docs: Path | None,
    jobs: int | None,
    memo: bool,  # noqa: FBT001 -- click passes options by name
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
    from generator.publish.build import REHEARSED_SITE, project_of  # noqa: PLC0415
    from generator.publish.build import build as build_site  # noqa: PLC0415
    from generator.publish.jobs import cores  # noqa: PLC0415

    require_clock(now, rehearsal=rehearsal)
    project = project_of(root)
    folder = site or project / (REHEARSED_SITE if rehearsal else "site")
    loaded = source.load(root, now=now, rehearsal=rehearsal)
    live = live_sites(published, loaded)
    built = build_site(
        project, loaded, folder, now, live, wanted=brands, docs=docs, jobs=jobs or cores(), memo=memo
    )
    warnings = [*built.warnings]
    if os.environ.get("CI") and not built.compared and not rehearsal:
        message = "nothing shows that this archive goes on from what is published"
        remedy = "name the live site: policy build --published https://…"
        warnings.append(Finding(Place(str(root), 0), "not-compared", message, remedy, Severity.WARNING))
    say(output_build.built(built, str(folder), loaded.draft_findings, warnings, form), form, done=built.placed)
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
    from generator.publish.build import project_of  # noqa: PLC0415

    with tempfile.TemporaryDirectory(prefix="policy-demo-") as scratch:
        site = playing.play(project_of(SOURCE).absolute(), (folder or Path(scratch)).absolute(), _line)
        if serve:
            playing.serve(site, _line)


def _line(text: str) -> None:
    say(f"{text}\n")
