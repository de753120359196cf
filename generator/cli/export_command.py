"""The command that writes copies for other programs."""

import datetime
import sys
from pathlib import Path

import click

from generator.cli.group import policy
from generator.cli.options import common
from generator.cli.terminal import say


@policy.command()
@click.argument("name", metavar="BRAND/POLICY")
@click.option("--version", "number", type=click.IntRange(1), help="The version; without it, the one in force.")
@click.option("--draft", is_flag=True, help="The draft, which is not sealed.")
@click.option("--from", "older", type=click.IntRange(1), help="Show the changes from this version.")
@click.option("--format", "form", type=click.Choice(["docx", "pdf", "html", "md", "odt"]), default="docx")
@click.option("--out", type=click.Path(path_type=Path), help="The file to write; - is the standard output.")
@common
def export(  # noqa: PLR0913, PLR0917 -- one for each option
    name: str,
    number: int | None,
    draft: bool,  # noqa: FBT001 -- click passes options by name
    older: int | None,
    form: str,
    out: Path | None,
    root: Path,
    now: datetime.datetime,
) -> None:
    """Write a copy for Word, print or mail: clean, or with its changes from an older version."""
    from generator import files  # noqa: PLC0415 -- keeps --help fast
    from generator.commands import export as exporting  # noqa: PLC0415
    from generator.loading import policy_source  # noqa: PLC0415

    if draft and number:
        message = "--draft and --version are two texts: name one"
        raise click.UsageError(message)
    loaded = policy_source.load(root)
    item = loaded.policy(name)
    policy_source.require(loaded.integrity_findings)
    made = exporting.copy(loaded, item, exporting.ExportWish(number or 0, draft, older or 0), now)
    raw = exporting.exported(made, form)
    if str(out) == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(raw)
        return
    path = out or Path(made.file_name(name, form))
    files.write_atomically(path, raw)
    say(f"Wrote {path}.\n", done=True)
