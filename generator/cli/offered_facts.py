"""The facts that an import suggests: shown with the words they were read from, asked for one by one at a terminal."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

import click

from generator.cli import terminal
from generator.cli.output import imports
from generator.commands import import_
from generator.commands.import_facts import Offer, Offers, offers_for, require_known
from generator.errors import cannot
from generator.model.document import Document

KEYS: Final = "y: right, n: leave it a comment, q: leave the rest"


def write_with_facts(where: import_.Target, document: Document, facts: str, names: Sequence[str], form: str) -> None:
    """Write a document as a draft with what is suggested for it, and show both."""
    offers = chosen(offers_for(document, facts=facts != "none"), facts, names, where.shown_path)
    written = import_.as_draft(where, offers.document, offers.lines)
    places = offers.places(written)
    paths = [str(path) for path in written]
    text = imports.imported_draft(where.shown_path, paths, listed(offers, places), rows(offers, places), form)
    terminal.say(text, form, done=True)


def chosen(offers: Offers, facts: str, names: Sequence[str], shown_path: str) -> Offers:
    """Return the offers with those accepted that `--fact` names, or that somebody accepts at the terminal.

    Where nobody can be asked and none is named, it is a PolicyError that says how to answer.
    """
    if facts != "accept":
        return offers
    if names:
        return replace(offers, accepted=frozenset(require_known(offers.every, names, shown_path)))
    if not offers.every:
        return offers
    if not terminal.asks():
        terminal.look_at(*(f"{one.name}: {one.words} “{one.suggestion.quote}”" for one in offers.every))
        message = "a fact becomes what your notices may promise, and nobody can be asked here: nothing is written"
        remedy = "name those that are right, --fact NAME for each (as listed above), or --facts comment"
        raise cannot(shown_path, message, remedy)
    return replace(offers, accepted=_ask_each(offers.every))


def _ask_each(every: Sequence[Offer]) -> frozenset[str]:
    accepted: set[str] = set()
    click.echo("A fact becomes what your notices may promise. Is each of these right?")
    for number, one in enumerate(every, 1):
        click.echo(f"\n{number} of {len(every)} · {one.section.label}\n  “{one.suggestion.quote}”\n  {one.words}")
        key = ""
        while key not in {"y", "n", "q"}:
            click.echo(f"[{KEYS}] ", nl=False)
            key = _key()
            click.echo(key)
        if key == "q":
            break
        if key == "y":
            accepted.add(one.name)
    return frozenset(accepted)


def _key() -> str:
    try:
        return terminal.key().lower()
    except EOFError:
        return "q"


def listed(offers: Offers, lines: Mapping[str, str]) -> str:
    """Return the suggestions for people: the place of each, the fact, and its words."""
    if not offers.every:
        return ""
    what = "accepted ones as facts, the others as comments" if offers.accepted else "as comments"
    text = f"Facts read from the text, {what}; a fact is what your notices may promise:\n"
    for one in offers.every:
        mark = " (accepted)" if one.name in offers.accepted else ""
        text += f"  {lines[one.name]}: {one.words}{mark}\n    “{one.suggestion.quote}”\n"
    return text


def rows(offers: Offers, lines: Mapping[str, str]) -> list[dict[str, object]]:
    """Return the suggestions as data."""
    return [
        {
            "name": one.name,
            "section": one.section.id,
            "type": one.section.type,
            "fact": one.suggestion.name,
            "value": one.suggestion.value,
            "quote": one.suggestion.quote,
            "place": lines[one.name],
            "accepted": one.name in offers.accepted,
        }
        for one in offers.every
    ]
