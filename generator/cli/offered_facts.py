"""The facts that an import suggests: shown with the words they were read from, asked for one by one at a terminal."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

import click

from generator.cli import terminal
from generator.cli.output import imports
from generator.commands import draft_text, import_draft, new_text
from generator.commands.import_facts import Offer, Offers, offers_for, require_known
from generator.documents.file_formats import FileText
from generator.errors import cannot
from generator.model.document import Document
from generator.model.languages import code_of
from generator.source import numbered_text, translated_sections
from generator.suggestions import section_types
from generator.suggestions.fact_readers import READERS

_OTHER_NUMBERS: Final = (
    "the numbers of its sections are not those that would be made (1., 1.1, 1.2, 2. … without a gap)"
)
KEYS: Final = "y: right, n: leave it a comment, q: leave the rest"


@dataclass(frozen=True, slots=True)
class FactsWish:
    """What is done with facts that a text seems to state: comment, none or accept; and the names of those accepted."""

    how: str
    names: tuple[str, ...] = ()


def import_with_facts(  # noqa: PLR0913 -- as the options say
    where: import_draft.Target,
    text: FileText,
    language: str,
    wish: FactsWish,
    form: str,
    *,
    day: datetime.date | None = None,
    discard: bool = False,
    numbered: bool = False,
) -> str:
    """Write the text of a file as a draft with what is suggested for it, and show both.

    Of a policy that has versions it is a new text: sections that read as before stay as they are. `numbered` leaves
    the numbers of its sections to be made. Returned is the line that gives `day` as the text's date: it is left out.
    """
    text = new_text.without_cover(where, text)
    before = new_text.base_of(where, discard=discard)
    document = draft_text.drafted(where, text, language, before)
    document, left_out = draft_text.without_date_line(document, day) if day else (document, "")
    if numbered and before is None:
        document = _without_numbers(document, str(text.path))
    original = where.master.draft if where.master and before is None else None
    document = translated_sections.with_ids_of(document, original) if original else document
    new = _new_text(where, before, document, text, numbered=numbered) if before else None
    offers = offers_for(new.document if new else document, facts=wish.how != "none")
    new = new.with_types(offers.document) if new else None
    offers = chosen(offers, wish, where.shown_path, new)
    if new:
        new = replace(new, document=offers.document)
        written, by_hand = new_text.write(where, new, offers.lines)
    else:
        by_hand = []
        written = import_draft.as_draft(where, offers.document, offers.lines, discard=discard, numbered=numbered)
    places = offers.places(written)
    paths = [str(path) for path in written]
    kept = len(new.kept) if new else 0
    named = (where.name, kept) if new else None
    said = imports.imported_draft(
        where.shown_path, paths, listed(offers, places), rows(offers, places), form, new=named
    )
    terminal.say(said, form, done=True)
    terminal.look_at(*by_hand, *_title_to_write(where, text, offers.document))
    if original and where.master and (own := translated_sections.without_partner(document, original)):
        names = ", ".join(one.id for one in own)
        terminal.look_at(
            f"{text.path}: {where.master.name} has no section for {names}: name these files as the ones that they"
            " translate, and in the same order"
        )
    language = code_of(offers.document.language)
    if language not in READERS:
        what = "facts" if language in section_types.LANGUAGES else "types of sections and facts"
        terminal.look_at(
            f"{text.path}: {what} are read in English and German texts only: state them in the section files (policy"
            " facts lists them)"
        )
    return left_out


def _new_text(
    where: import_draft.Target, before: Document, document: Document, text: FileText, *, numbered: bool
) -> new_text.NewText:
    new = new_text.onto(where, before, document, numbered=numbered)
    if new is None:
        raise cannot(str(text.path), _OTHER_NUMBERS, "bring it without --numbered")
    return new


def _title_to_write(where: import_draft.Target, text: FileText, document: Document) -> Iterator[str]:
    """Yield that the title is made of the folder's name, where the text gives none."""
    if document.title == where.usual_title and document.title.casefold() not in text.text.casefold():
        yield (
            f"{where.shown_path}/policy.yml: the text has no title that stands out, so “{document.title}” is made of"
            " the folder's name: write there what readers are to read"
        )


def _without_numbers(document: Document, shown: str) -> Document:
    """Return a document whose numbers are made; others than would be made are a PolicyError."""
    bare = numbered_text.without_numbers(document)
    if bare is None:
        raise cannot(shown, _OTHER_NUMBERS, "bring it without --numbered")
    return bare


def chosen(offers: Offers, wish: FactsWish, shown_path: str, new: new_text.NewText | None = None) -> Offers:
    """Return the offers with those accepted that `--fact` names, or that somebody accepts at the terminal.

    Of a new text only those of new sections are offered. Where nobody can be asked and none is named, it is a
    PolicyError that says how to answer.
    """
    if new:
        offers = replace(offers, every=tuple(one for one in offers.every if one.section.id not in new.known))
    if wish.how != "accept":
        return offers
    if wish.names:
        return replace(offers, accepted=frozenset(require_known(offers.every, wish.names, shown_path)))
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
    for (_, quote), ones in groupby(offers.every, key=lambda one: (one.section.id, one.suggestion.quote)):
        for one in ones:
            mark = " (accepted)" if one.name in offers.accepted else ""
            text += f"  {lines[one.name]}: {one.words}{mark}\n"
        text += f"    “{quote}”\n"
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
