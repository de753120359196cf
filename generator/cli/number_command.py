"""The command by which numbers of sections that are typed make way for numbers that are made."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from generator.cli.group import policy
from generator.cli.options import Call, common
from generator.cli.terminal import say

if TYPE_CHECKING:
    from generator.commands.number_sections import NumberingResult


@policy.command()
@click.argument("name", metavar="BRAND/POLICY")
@click.option("--dry-run", is_flag=True, help="Say what would be changed, and change nothing.")
@common("text", "json")
def number(name: str, dry_run: bool, call: Call) -> None:
    """Let the program number a draft's sections. Typed numbers leave its titles, and “section 2” becomes a link."""
    from generator.commands.number_sections import number_sections
    from generator.loading import policy_source

    loaded = policy_source.load(call.root, now=call.now)
    item = loaded.policy(name)
    done = number_sections(loaded, item, dry=dry_run)
    text = (
        json.dumps(asdict(done), indent=2) + "\n"
        if call.form == "json"
        else "\n".join(_lines(name, done, dry=dry_run, sealed=bool(item.versions))) + "\n"
    )
    say(text, call.form, done=not dry_run)


def _lines(name: str, done: "NumberingResult", *, dry: bool, sealed: bool) -> Iterator[str]:
    if not done.changes:
        yield f"{name}: numbers of sections are made, and nothing is to be changed"
    else:
        yield f"{name}: numbers of sections {'would be' if dry else 'are'} made from now on"
    for one in done.changes:
        yield f"{one.path}:{one.line}: {f'{one.old} → ' if one.old else ''}{one.new}"
    for path, typed, made in done.others:
        yield f"{path}: its number is another one then: {typed} → {made or 'none'}"
    if done.left:
        yield "Left as they are; look at each:"
    for one in done.left:
        yield f"{one.path}:{one.line}: “{one.old}”: {one.why}"
    if done.unread:
        yield f"References in this language ({done.unread}) are not read: look for “section 2” and the like yourself."
    if dry and done.changes:
        yield "Nothing was changed."
    elif done.changes and sealed:
        yield f"Nothing that is sealed was touched. See the difference: policy diff {name}"
