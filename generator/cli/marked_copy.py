"""What `policy import --onto` shows and asks."""

import json
import sys
from pathlib import Path

import click

from generator.cli.terminal import look_at, say


def bring(root: Path, name: str, file: Path, accept: str | None, form: str) -> None:
    """Show what a marked-up copy changes, with levels, and write it where `accept` says so."""
    from generator.checks import project as source  # noqa: PLC0415 -- keeps --help fast
    from generator.cli.compared import shown  # noqa: PLC0415
    from generator.commands import file_text  # noqa: PLC0415

    file_text.require_documents(file)
    from generator.commands import onto  # noqa: PLC0415

    loaded = source.load(root)
    item = loaded.policy(name)
    source.require(loaded.integrity_findings)
    authors = None if accept in {None, "all", "ask"} else [str(accept)]
    copy = onto.read(loaded, item, file, authors)
    if form == "text":
        say(shown(copy.comparison, form))
    look_at(
        *(f"{file}: comment by {one.author} on “{one.about}”: {one.words}" for one in copy.comments),
        *(f"{file}: {line}" for line in copy.by_hand),
    )
    if accept == "ask":
        accept = "all" if sys.stdin.isatty() and click.confirm("Write these changes into the draft?") else None
    written = [str(path) for path in onto.write(loaded, item, copy)] if accept else []
    if form == "json":
        say(f"{json.dumps({'authors': copy.authors, 'by_hand': copy.by_hand, 'written': written}, indent=2)}\n", form)
    elif written:
        say("Wrote:\n" + "".join(f"  {path}\n" for path in written), done=True)
    else:
        who = ", ".join(copy.authors) or "nobody"
        say(f"Changed by {who}. Nothing is written yet: --accept all, or --accept AUTHOR.\n")
