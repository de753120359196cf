"""The command that writes copies for other programs."""

import sys
from pathlib import Path
from typing import Final

import click

from generator.cli.group import policy
from generator.cli.options import FILE, Call, Number, common
from generator.cli.terminal import say

FORMS: Final = ("docx", "pdf", "html", "md", "odt")


@policy.command()
@click.argument("name", metavar="BRAND/POLICY")
@click.option("--version", "number", type=Number(1), help="The version; without it, the one in force.")
@click.option("--draft", is_flag=True, help="The draft, which is not sealed.")
@click.option("--from", "older", type=Number(1), help="Show the changes from this version.")
@click.option("--format", "file_type", type=click.Choice(FORMS), help="[default: what --out ends in; docx]")
@click.option("--out", type=FILE, help="The file to write; - is the standard output.")
@common()
def export(
    name: str,
    number: int | None,
    draft: bool,
    older: int | None,
    file_type: str | None,
    out: Path | None,
    call: Call,
) -> None:
    """Write a copy for Word, print or mail. Clean, or with its changes from an older version."""
    from generator import files
    from generator.commands import export as exporting
    from generator.loading import policy_source

    if draft and number:
        message = "--draft and --version are two texts: name one"
        raise click.UsageError(message)
    ends = out.suffix.lower().removeprefix(".") if out and str(out) != "-" else ""
    if ends and ends != (file_type or ends) and ends in {*FORMS, "doc"}:
        message = f"{out} would be a file of type {file_type}: call it .{file_type}, or leave --format out"
        raise click.UsageError(message)
    if ends and not file_type and ends not in FORMS:
        message = f"no copy is written as .{ends}: name the file .docx, .pdf, .html, .md or .odt, or say --format"
        raise click.UsageError(message)
    file_type = file_type or ends or FORMS[0]
    loaded = policy_source.load(call.root)
    item = loaded.policy(name)
    policy_source.require(loaded.integrity_findings)
    made = exporting.copy(loaded, item, exporting.ExportWish(number or 0, draft, older or 0), call.now)
    raw = exporting.exported(made, file_type)
    if str(out) == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(raw)
        return
    path = out or Path(made.file_name(name, file_type))
    exporting.require_unmarked(item, path)
    files.write_atomically(path, raw)
    say(f"Wrote {path}.\n", done=True)
