"""The command line: the only place that asks the clock, prints, and turns errors into an exit status."""

import datetime
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import click

from generator.errors import NEEDS_WORK, PolicyError, Severity

SOURCE: Final = Path("policy_source")
YEARS: Final = range(1900, 2200)


class _Instant(click.ParamType[datetime.datetime]):
    name = "instant"

    def convert(self, value: Any, param: Any, ctx: Any) -> datetime.datetime:  # noqa: ANN401 -- click's signature
        if isinstance(value, datetime.datetime):
            return value
        try:
            instant = datetime.datetime.fromisoformat(str(value))
        except ValueError:
            instant = None
        if instant is None or instant.tzinfo is None or instant.year not in YEARS:
            self.fail(f"“{value}” is not a moment with a time zone: write 2026-03-01T15:00:00Z", param, ctx)
        return instant


class _Date(click.ParamType[str]):
    name = "date"

    def convert(self, value: Any, param: Any, ctx: Any) -> str:  # noqa: ANN401 -- click's signature
        from generator.kinds import day  # noqa: PLC0415 -- keeps --help fast

        if value != "unknown" and not day(str(value)):
            self.fail(f"“{value}” is not a date: write 2025-01-15, or unknown", param, ctx)
        return str(value)


def _now(_ctx: click.Context, _param: click.Parameter, value: datetime.datetime | None) -> datetime.datetime:
    return value or datetime.datetime.now(datetime.UTC)


def _common(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that every command has."""
    now = click.option("--now", type=_Instant(), callback=_now, help="The moment to work at (ISO 8601 with zone).")
    root = click.option(
        "--source",
        "root",
        type=click.Path(path_type=Path),
        default=SOURCE,
        show_default=True,
        help="The source folder.",
    )
    return now(root(command))


def _format(*forms: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    return click.option("--format", "form", type=click.Choice(forms), default=forms[0], show_default=True)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="policypress")
def policy() -> None:
    """Policies that keep their promises: structured sections in, a dated and sealed public archive out."""


@policy.command()
@_common
@_format("text", "json", "github", "sarif", "junit")
def check(root: Path, now: datetime.datetime, form: str) -> None:
    """Find everything that is wrong in the source, all at once."""
    from generator import report, source  # noqa: PLC0415

    _ = now
    found = source.load(root).findings
    click.echo(report.findings(found, form), nl=False)
    if any(finding.severity is Severity.ERROR for finding in found):
        sys.exit(NEEDS_WORK)


@policy.command()
@click.argument("section_type", metavar="[TYPE]", required=False)
@_common
@_format("text", "json")
def facts(section_type: str | None, root: Path, now: datetime.datetime, form: str) -> None:
    """Show which facts a section of each type can state, and how they are written."""
    from generator import facts as schema  # noqa: PLC0415
    from generator import report  # noqa: PLC0415
    from generator.errors import cannot, nearest  # noqa: PLC0415

    _ = root, now
    if section_type is not None and section_type not in schema.SCHEMA:
        raise cannot(section_type, "no type of section is called so", nearest(section_type, schema.SCHEMA))
    types = [section_type] if section_type else list(schema.SCHEMA)
    click.echo(report.facts_json(types) if form == "json" else report.facts_text(types), nl=False)


@policy.command()
@_common
@_format("text", "json")
def status(root: Path, now: datetime.datetime, form: str) -> None:
    """Show what is in force, what comes, what the draft would change, and what to do next."""
    from generator import report, source  # noqa: PLC0415
    from generator.freeze import standing  # noqa: PLC0415

    loaded = source.load(root)
    standings = [standing(loaded, item, now) for item in loaded.policies]
    click.echo(report.status_json(standings) if form == "json" else report.status_text(standings), nl=False)
    source.require(loaded.integrity_findings)


@policy.command()
@click.argument("name", metavar="[BRAND/POLICY]", required=False)
@_common
@_format("text", "json")
def diff(name: str | None, root: Path, now: datetime.datetime, form: str) -> None:
    """Show what the draft changes against the newest sealed version, how much it matters, and why."""
    from generator import report, source  # noqa: PLC0415
    from generator.diff import aligned  # noqa: PLC0415
    from generator.freeze import draft_of, pending  # noqa: PLC0415

    loaded = source.load(root)
    source.require(loaded.integrity_findings)
    compared = []
    for item in [loaded.policy(name)] if name else loaded.policies:
        draft = draft_of(loaded, item)
        sections = aligned(item.versions[-1].document, draft) if item.versions else ()
        compared.append(report.Compared(item.name, bool(item.versions), pending(item, draft, now).judged, sections))
    click.echo(report.diff_json(compared) if form == "json" else report.diff_text(compared), nl=False)


@policy.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("--language", default="en", show_default=True, help="The language of the texts (en, en-US, fr …).")
@_common
@_format("text", "json", "markdown", "html")
def compare(old: Path, new: Path, language: str, root: Path, now: datetime.datetime, form: str) -> None:
    """Compare two Markdown or text files without a project: what changed, how much it matters, and why."""
    from generator import compare as comparison  # noqa: PLC0415

    _ = root, now
    click.echo(comparison.shown(comparison.compare(old, new, language=language), form), nl=False)


@policy.command()
@click.argument("name", metavar="BRAND/POLICY")
@click.option("--effective", type=_Date(), help="When it takes effect; `unknown` for a first version without a date.")
@_common
@_format("text", "json")
def freeze(name: str, effective: str | None, root: Path, now: datetime.datetime, form: str) -> None:
    """Seal the draft as the next version. A sealed version is never edited."""
    from generator import kinds, report, source  # noqa: PLC0415
    from generator.freeze import freeze as seal_draft  # noqa: PLC0415

    loaded = source.load(root)
    date = kinds.day(effective) if effective else None
    frozen = seal_draft(loaded, loaded.policy(name), now, effective=date, unknown=effective == "unknown")
    click.echo(report.frozen(name, frozen, form), nl=False)


_LEVELS: Final = ("editorial", "minor", "material", "material+consent")  # a test compares them with the model's


@policy.command()
@click.argument("name", metavar="BRAND/POLICY")
@click.argument("change", metavar="[CHANGE]", required=False)
@click.option("--level", type=click.Choice(_LEVELS), help="What the change counts as.")
@click.option("--because", default="", help="Why, for readers of the archive: 20 characters or more.")
@click.option("--by", default="", help="Who decides; the name is published.")
@click.option("--approved-by", default="", help="Who approves a lower level: another person.")
@click.option("--basis", default="", help="The reference that allows it, where one is needed.")
@_common
@_format("text", "json")
def decide(  # noqa: PLR0913, PLR0917 -- one for each option
    name: str,
    change: str | None,
    level: str | None,
    because: str,
    by: str,
    approved_by: str,
    basis: str,
    root: Path,
    now: datetime.datetime,
    form: str,
) -> None:
    """Decide what a change of the draft counts as; without CHANGE, list the changes."""
    from generator import report, source  # noqa: PLC0415
    from generator.decide import Wish, open_changes  # noqa: PLC0415
    from generator.decide import decide as record  # noqa: PLC0415
    from generator.model import Level  # noqa: PLC0415

    given = [level, because, by]
    if (change and not all(given)) or (not change and any((*given, approved_by, basis))):
        message = "name the CHANGE, --level, --because and --by; or none of them, to list the changes"
        raise click.UsageError(message)
    loaded = source.load(root)
    item = loaded.policy(name)
    if change and level:
        wish = Wish(Level.named(level), because, by, approved_by, basis)
        click.echo(report.decided(name, record(loaded, item, change, wish, now), form), nl=False)
    else:
        click.echo(report.decidable(name, open_changes(loaded, item, now), form), nl=False)


@policy.command(name="import")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--brand", required=True, help="The brand's name: lower-case letters, digits, hyphens.")
@click.option("--policy", "policy_name", required=True, help="The policy's name, such as privacy.")
@click.option("--language", default="en", show_default=True, help="The language of the text (en, en-US, fr …).")
@click.option("--as-version", is_flag=True, help="Seal it as a past version.")
@click.option("--effective", type=_Date(), help="With --as-version: when it took effect, or unknown.")
@click.option("--as-versions", "folder", type=click.Path(path_type=Path), help="Seal a folder of dated files in order.")
@_common
@_format("text", "json")
def import_(  # noqa: PLR0913, PLR0917 -- one for each option
    file: Path | None,
    brand: str,
    policy_name: str,
    language: str,
    as_version: bool,  # noqa: FBT001 -- click passes options by name
    effective: str | None,
    folder: Path | None,
    root: Path,
    now: datetime.datetime,
    form: str,
) -> None:
    """Bring an existing document: as section files, or as past versions for the archive."""
    from generator import bring, kinds, report  # noqa: PLC0415

    if (file is None) == (folder is None) or (folder and as_version):
        message = "name one FILE (with or without --as-version), or a folder with --as-versions"
        raise click.UsageError(message)
    if effective and not as_version:
        message = "--effective goes with --as-version"
        raise click.UsageError(message)
    where = bring.target(root, brand, policy_name)
    if folder:
        pasts = [bring.Past(path, bring.recorded_day(path), None) for path in bring.dated(folder)]
        sealing = bring.as_versions(where, pasts, now=now, language=language)
        quiet = not sys.stderr.isatty()
        with click.progressbar(sealing, length=len(pasts), label="sealing", file=sys.stderr, hidden=quiet) as bar:
            versions = list(bar)
        click.echo(report.imported_versions(where.shown, versions, form), nl=False)
    elif as_version and file:
        date = kinds.day(effective) if effective else None
        past = bring.Past(file, bring.today(where, now), date)
        versions = list(bring.as_versions(where, [past], now=now, language=language))
        click.echo(report.imported_versions(where.shown, versions, form), nl=False)
    elif file:
        written = bring.as_draft(where, where.document(file, language))
        click.echo(report.imported_draft(where.shown, [str(path) for path in written], form), nl=False)


@policy.command()
@click.option("--site", type=click.Path(path_type=Path), help="Where the site goes.  [default: site]")
@_common
@_format("text", "json")
def build(site: Path | None, root: Path, now: datetime.datetime, form: str) -> None:
    """Build the public site from the sealed versions."""
    from generator import report, source  # noqa: PLC0415
    from generator.build import build as build_site  # noqa: PLC0415
    from generator.build import project_of  # noqa: PLC0415

    project = project_of(root)
    folder = site or project / "site"
    loaded = source.load(root)
    built = build_site(project, loaded, folder, now)
    click.echo(report.built(built.pages, built.unsealed, str(folder), loaded.draft_findings, form), nl=False)


@policy.command()
@click.argument("name", metavar="BRAND/POLICY")
@click.option("--dry-run", "folder", required=True, type=click.Path(path_type=Path), help="The folder for the message.")
@_common
@_format("text", "json")
def notify(name: str, folder: Path, root: Path, now: datetime.datetime, form: str) -> None:
    """Write the notice that readers are to get of the next version, as an e-mail file to read first."""
    import json  # noqa: PLC0415

    from generator import source  # noqa: PLC0415
    from generator.notify import preview  # noqa: PLC0415

    loaded = source.load(root)
    written = [str(path) for path in preview(loaded, loaded.policy(name), folder, now)]
    click.echo(json.dumps(written, indent=2) if form == "json" else "\n".join(f"Wrote {path}" for path in written))


@policy.command()
@click.argument("path", required=False, type=click.Path(path_type=Path))
@_common
@_format("text", "json")
def verify(path: Path | None, root: Path, now: datetime.datetime, form: str) -> None:
    """Prove the sealed archive: of the source, or of the folder of a published site."""
    import json  # noqa: PLC0415

    from generator.verify import verify as prove  # noqa: PLC0415

    _ = now
    lines = prove(path or root)
    click.echo(json.dumps(lines, indent=2) if form == "json" else "\n".join(lines))


def main() -> None:
    """Run a command; what is wrong is printed as findings, with exit status 1 or 2."""
    try:
        policy()
    except PolicyError as problem:
        for finding in problem.findings:
            click.echo(str(finding), err=True)
        sys.exit(problem.status)
