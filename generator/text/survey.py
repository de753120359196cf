"""What a Markdown text holds beside its words: links and their targets, notes, items, and what a page would lose."""

from dataclasses import dataclass
from typing import Any, Final

from generator.model.document import Section
from generator.result_cache import kept
from generator.text.html import token_ids
from generator.text.losses import Loss, losses_of_row, losses_of_token, notes_lost
from generator.text.markdown import GRAMMAR, blocks_only, passages, unjoined
from generator.text.stretches import stretches, tokens_in

OUTSIDE: Final = ("https://", "http://", "mailto:", "tel:")
"""How links begin that lead out of the policies."""


@dataclass(frozen=True, slots=True)
class SurveyedLink:
    """A link as written, with the line (from 0) of the block in which it stands."""

    target: str
    line: int


@dataclass(frozen=True, slots=True)
class Survey:
    """What a check needs to know of a text: its links, and what it loses."""

    links: tuple[SurveyedLink, ...]
    losses: tuple[Loss, ...]


def survey(section: Section) -> Survey:
    """Return what a check needs to know of a section's text.

    What it loses: raw HTML, references without target, images without words, top headings, notes that nothing refers to
    and references without a note, signs that don't act, text nested so deep that only its source is shown. A character
    that the text escapes is meant to be seen, and no loss.
    """
    return _surveyed(section.text, section.grammar)


@kept(256)
def _surveyed(text: str, grammar: int) -> Survey:
    links: list[SurveyedLink] = []
    losses: list[Loss] = []
    start = 0
    for stretch in stretches(text):
        line = start
        before = None
        columns = 0
        for token in tokens_in(stretch, grammar):
            line = start + token.map[0] if token.map else line
            columns = 0 if token.type == "thead_open" else columns + (token.type == "th_open")
            if token.type == "tr_open" and token.map and columns:
                losses.extend(losses_of_row(stretch.split("\n")[token.map[0]], columns, line))
            links.extend(
                SurveyedLink(str(child.attrs.get("href", "")), line)
                for child in token.children or ()
                if child.type == "link_open"
            )
            losses.extend(losses_of_token(token, line, before))
            before = token
        start += stretch.count("\n")
    return Survey(tuple(links), (*losses, *notes_lost(text, grammar)))


def notes(text: str) -> dict[str, tuple[int, int]]:
    """Return the notes that stand in a text, by label, each with its first line and the line after it."""
    if "[^" not in text:
        return {}
    return {
        str(token.meta["label"]): (token.map[0], token.map[1])
        for token in passages(text)
        if token.type == "footnote_reference_open" and token.level == 0 and token.map
    }


def definitions(text: str) -> dict[str, str]:
    """Return the link references that a text defines, by normalised label, each as the line that defines it."""
    if "]:" not in text:
        return {}
    environment: dict[str, Any] = {"grammar": GRAMMAR}
    blocks_only().parse(text, environment)
    return {label: f"[{label}]: <{found['href']}>" for label, found in environment.get("references", {}).items()}


def item_words(section: Section) -> dict[str, str]:
    """Return the words with which each item of a section's lists begins, by the id that its place gives it."""
    tokens = unjoined(section.grammar).parse(section.text, {"grammar": section.grammar})
    for token, own in token_ids(tokens, section.id):
        token.attrs["id"] = own
    found: dict[str, str] = {}
    name = ""
    for token in tokens:
        if token.type == "list_item_open":
            name = str(token.attrs["id"])
        elif token.type == "inline" and name:
            found.setdefault(name, " ".join(token.content.split()))
    return found
