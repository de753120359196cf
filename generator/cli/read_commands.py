"""Commands that only read: what is wrong, what stands where, what is due, what differs."""

import datetime
import os
import sys
from pathlib import Path
from typing import Literal

import click

from generator.cli.group import policy
from generator.cli.options import common, formats, live_sites, published_option, reading_options
from generator.cli.terminal import look_at, say
from generator.errors import NEEDS_WORK, Severity


@policy.command()
@click.argument("name", metavar="[BRAND[/POLICY]]", required=False)
@published_option()
@click.option("--rehearsal", is_flag=True, help="What was recorded in a rehearsal is no finding.")
@common
@formats("text", "json", "github", "sarif", "junit")
def check(
    name: str | None,
    published: tuple[str, ...],
    root: Path,
    now: datetime.datetime,
    rehearsal: bool,  # noqa: FBT001 -- click passes options by name
    form: str,
) -> None:
    """Find everything that is wrong in the source, or with one brand or policy, all at once."""
    from generator.cli.output import findings  # noqa: PLC0415
    from generator.commands import upgrade  # noqa: PLC0415
    from generator.loading import policy_source  # noqa: PLC0415
    from generator.publish.own_code import own_code  # noqa: PLC0415
    from generator.publish.settings import project_here  # noqa: PLC0415

    loaded = policy_source.load(root, now=now, rehearsal=rehearsal)
    found = sorted({*loaded.findings, *(one for item in loaded.policies for one in upgrade.disagreements(item))})
    project = project_here(root)
    found = sorted({*found, *(own_code(project) if project else ())})
    if published:
        from generator.publish.build import continued  # noqa: PLC0415

        found = sorted({*found, *continued(loaded, now, live_sites(published, loaded))})
    found = loaded.about(name, found) if name else found
    say(findings.findings(found, form), form)
    if any(finding.severity is Severity.ERROR for finding in found):
        sys.exit(NEEDS_WORK)


@policy.command()
@click.argument("language", metavar="LANGUAGE")
@common
@formats("text", "json")
def words(language: str, root: Path, now: datetime.datetime, form: str) -> None:
    """Show the sentences that readers get in a language, such as de, as a file of your own words to fill in."""
    from generator.cli.output import sentences  # noqa: PLC0415
    from generator.loading.own_words import OF_A_LANGUAGE  # noqa: PLC0415

    _ = root, now
    if not OF_A_LANGUAGE.fullmatch(f"words.{language}.yml"):
        message = f"“{language}” is not the code of a language without its country, such as de or pl"
        raise click.UsageError(message)
    say(sentences.words_file(language, form), form)


@policy.command()
@click.argument("section_type", metavar="[TYPE]", required=False)
@click.option("--example", is_flag=True, help="A block to copy into the section's file, with a value for each.")
@common
@formats("text", "json")
def facts(
    section_type: str | None,
    example: bool,  # noqa: FBT001 -- click passes options by name
    root: Path,
    now: datetime.datetime,
    form: str,
) -> None:
    """Show which facts a section of each type can state, and how they are written."""
    import json  # noqa: PLC0415

    from generator.cli.output import fact_kinds  # noqa: PLC0415
    from generator.errors import cannot, nearest  # noqa: PLC0415
    from generator.schema import facts as table  # noqa: PLC0415
    from generator.schema.examples import facts_block  # noqa: PLC0415

    _ = root, now
    if section_type is not None and section_type not in table.SCHEMA:
        raise cannot(section_type, "no type of section is called so", nearest(section_type, table.SCHEMA))
    types = [section_type] if section_type else list(table.SCHEMA)
    match example, form:
        case True, "json":
            said = json.dumps({name: facts_block(name) for name in types}, indent=2) + "\n"
        case True, _:
            said = "\n".join(map(facts_block, types))
        case False, "json":
            said = fact_kinds.facts_json(types)
        case _:
            said = fact_kinds.facts_text(types)
    say(said, form)


@policy.command()
@click.argument("file", type=click.Choice(["brand", "policy", "section"]))
@common
def schema(file: str, root: Path, now: datetime.datetime) -> None:
    """Print the JSON Schema of brand.yml, policy.yml or a section's front matter, for editors and other programs."""
    import json  # noqa: PLC0415

    from generator.loading.editor_files import SCHEMAS  # noqa: PLC0415

    _ = root, now
    say(f"{json.dumps(SCHEMAS[file](), indent=2, ensure_ascii=False)}\n", "json")


@policy.command()
@click.argument("name", metavar="[BRAND[/POLICY]]", required=False)
@common
@formats("text", "json")
def status(name: str | None, root: Path, now: datetime.datetime, form: str) -> None:
    """Show what is in force, what comes, what the draft would change, and what to do next."""
    from generator.cli.output import status as policy_status  # noqa: PLC0415
    from generator.commands.policy_status import standing  # noqa: PLC0415
    from generator.loading import policy_source  # noqa: PLC0415

    loaded = policy_source.load(root)
    standings = [standing(loaded, item, now) for item in (loaded.named(name) if name else loaded.policies)]
    say(policy_status.status(standings, form), form)
    policy_source.require(loaded.integrity_findings)


@policy.command()
@click.argument("name", metavar="[BRAND/POLICY]", required=False)
@click.option("--on", type=click.IntRange(1), help="The version that the draft changes, if not the newest.")
@click.option("--revises", type=click.IntRange(1), help="The announced version whose place it will take.")
@common
@formats("text", "json")
def diff(name: str | None, on: int | None, revises: int | None, root: Path, now: datetime.datetime, form: str) -> None:
    """Show what the draft changes against the newest sealed version, how much it matters, and why."""
    from generator.cli.output import changes  # noqa: PLC0415
    from generator.commands.freeze_checks import SealingWish, parent_of  # noqa: PLC0415
    from generator.commands.pending import draft_of, pending  # noqa: PLC0415
    from generator.loading import policy_source  # noqa: PLC0415
    from generator.text.aligned import aligned  # noqa: PLC0415
    from generator.text.redline import redline  # noqa: PLC0415

    loaded = policy_source.load(root)
    policy_source.require(loaded.integrity_findings)
    compared = []
    how = SealingWish(on=on or 0, revises=revises or 0)
    if (on or revises) and not name:
        message = "--on and --revises name a version of one policy: say which"
        raise click.UsageError(message)
    for item in [loaded.policy(name)] if name else loaded.policies:
        draft = draft_of(loaded, item)
        base = parent_of(item, now, how, f"{loaded.shown_path}/{item.name}") if on or revises else item.base
        older = base.document if base else draft
        judged = pending(item, draft, now, base, how.revises).judged
        marked = redline(older, draft, aligned(older, draft), [one.change for one in judged])
        compared.append(changes.Compared(item.name, bool(item.versions), judged, marked))
    say(changes.diff_json(compared) if form == "json" else changes.diff_text(compared), form)


@policy.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("--language", default="en", show_default=True, help="The language of the texts (en-GB, en-US, fr …).")
@reading_options
@common
@formats("text", "json", "markdown", "html")
def compare(  # noqa: PLR0913, PLR0917 -- one for each option
    old: Path,
    new: Path,
    language: str,
    tracked: Literal["accept", "reject"] | None,
    part: str,
    root: Path,
    now: datetime.datetime,
    form: str,
) -> None:
    """Compare two files without a project: what changed, how much it matters, and why.

    Of Word (.docx), OpenDocument (.odt), .rtf, .html, .pdf, .md or .txt.
    """
    from generator.cli.comparison.forms import in_form  # noqa: PLC0415
    from generator.commands.compare import compare as compare_files  # noqa: PLC0415
    from generator.documents.file_formats import FileWish  # noqa: PLC0415

    _ = root, now
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    compared = compare_files(old, new, language=language, asked=FileWish(tracked, part))
    say(in_form(compared, form, colour=colour), form)
    look_at(*compared.to_look_at)


@policy.command()
@click.argument("path", required=False, type=click.Path(path_type=Path))
@common
@formats("text", "json")
def verify(path: Path | None, root: Path, now: datetime.datetime, form: str) -> None:
    """Prove the sealed archive: of the source, or of the folder of a published site."""
    import json  # noqa: PLC0415

    from generator.commands.verify import verify as prove  # noqa: PLC0415

    _ = now
    lines = prove(path or root)
    text = json.dumps(lines, indent=2) if form == "json" else "\n".join(lines)
    say(f"{text}\n", form)


@policy.command()
@click.argument("name", metavar="[BRAND/POLICY]", required=False)
@click.option(
    "--log", type=click.Path(path_type=Path), help="The log of looks at the site, where that is kept elsewhere."
)
@published_option()
@common
@formats("text", "json", "ics")
def due(
    name: str | None, log: Path | None, published: tuple[str, ...], root: Path, now: datetime.datetime, form: str
) -> None:
    """Show what has to happen, by whom and by when; exit status 1 when something is overdue."""
    from generator.cli.output import duties as duties_output  # noqa: PLC0415
    from generator.commands.look_at_site import with_log  # noqa: PLC0415
    from generator.loading import policy_source  # noqa: PLC0415
    from generator.notice import duties  # noqa: PLC0415
    from generator.publish.published_lists import of_folder  # noqa: PLC0415
    from generator.site import stale  # noqa: PLC0415

    loaded = policy_source.load(root)
    policies = [loaded.policy(name)] if name else list(loaded.policies)
    policies = [with_log(item, log) for item in policies] if log else policies
    found = [one for item in policies for one in duties.duties(item, now)]
    live = [one for site in live_sites(published, loaded) for one in site.lists]
    lists = live if published else of_folder(root.absolute().parent / "site")
    found += [one for item in policies for one in stale.duties(item, lists, now)]
    say(duties_output.due([item.name for item in policies], found, form, now), form)
    policy_source.require(loaded.integrity_findings)
    if any(one.overdue for one in found):
        sys.exit(NEEDS_WORK)
