"""What `policy import --onto` shows and asks."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli import terminal
from generator.cli.terminal import look_at, say
from generator.errors import cannot

if TYPE_CHECKING:
    from generator.commands.import_marked_copy import MarkedCopy


def write_marked_copy(root: Path, name: str, file: Path, accept: str | None, form: str) -> None:
    """Show what a marked-up copy changes, with levels, and write it where `accept` says so."""
    from generator.cli.comparison.forms import in_form  # noqa: PLC0415
    from generator.documents import file_formats  # noqa: PLC0415
    from generator.loading import policy_source  # noqa: PLC0415 -- keeps --help fast

    file_formats.require_documents(file)
    from generator.cli import copy_walk  # noqa: PLC0415
    from generator.commands import import_marked_copy  # noqa: PLC0415
    from generator.documents.word.docx_changes import TrackedChange  # noqa: PLC0415

    loaded = policy_source.load(root)
    item = loaded.policy(name)
    policy_source.require(loaded.integrity_findings)
    if accept == "ask" and not terminal.asks():
        remedy = "--accept all, or --accept AUTHOR; without --accept they are only shown"
        message, place = "nobody can be asked here, so nothing was written", "--accept ask"
        raise cannot(place, message, f"answer with {remedy}")
    authors = None if accept in {None, "all", "ask"} else [str(accept)]
    copy = import_marked_copy.read(loaded, item, file, authors)
    if form == "text" and accept != "ask":
        say(in_form(copy.comparison, form))
    look_at(*(f"{file}: comment by {one.author} on “{one.about}”: {one.words}" for one in copy.comments))
    left: tuple[str, ...] = ()
    if accept == "ask":
        raw, changes = import_marked_copy.one_by_one(item, file)

        def alone(change: TrackedChange) -> str:
            return in_form(import_marked_copy.read(loaded, item, file, [change.name], raw).comparison, form)

        answered = copy_walk.ask_each(changes, alone, lambda words: click.echo(words, nl=False), terminal.key)
        accepted = [one.name for one in answered.accepted]
        accept = "ask" if accepted and not answered.stopped else None
        copy = (
            replace(import_marked_copy.read(loaded, item, file, accepted, raw), authors=copy.authors)
            if accept
            else copy
        )
        left = tuple(copy_walk.in_words(one) for one in answered.skipped)
    look_at(*(f"{file}: {line}" for line in copy.by_hand))
    written = [str(path) for path in import_marked_copy.write(loaded, item, copy)] if accept else []
    removed = [str(path) for path in copy.sections.removed] if accept else []
    if form == "json":
        rows = {
            "authors": copy.authors,
            "by_hand": copy.by_hand,
            "written": written,
            "removed": removed,
            "skipped": left,
        }
        say(f"{json.dumps(rows, indent=2)}\n", form)
    else:
        _say_written(written, removed, left, copy)


def _say_written(written: Sequence[str], removed: Sequence[str], left: Sequence[str], copy: "MarkedCopy") -> None:
    """Say which files were written and removed, which changes were left out, and what to do where nothing was done."""
    if written:
        said = "Wrote:\n" + "".join(f"  {path}\n" for path in written)
        if removed:
            said += "Removed:\n" + "".join(f"  {path}\n" for path in removed)
        say(said, done=True)
        if left:
            lines = "".join(f"  {one}\n" for one in left)
            say(f"Left out; the draft is another text now, so note them, or type them by hand:\n{lines}", done=True)
    elif left:
        say("Nothing is written.\n")
    elif not (copy.authors or copy.comparison.judged or copy.by_hand):
        comments = " Its comments are not written yet: --accept all." if copy.comments else ""
        say(f"Nobody changed the text in this copy.{comments}\n")
    else:
        who = ", ".join(copy.authors) or "nobody who tracked it"
        say(f"Changed by {who}. Nothing is written yet: --accept all, --accept AUTHOR, or --accept ask.\n")
