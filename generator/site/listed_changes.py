"""The list of what a version changes, as its notice has it: in its order, the words with their changes."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from markupsafe import Markup

from generator.materiality.summary import in_notice_order
from generator.notice import change_sentences
from generator.notice.notice_text import weighty
from generator.notice.reader_entries import entries_for_readers
from generator.site.page import trusted
from generator.site.policy_on_day import PolicyOnDay
from generator.site.redline import Drawing
from generator.text import excerpt, redline_html, redline_links, writing_direction
from generator.text.redline_blocks import RedlinedBlock

LONG: Final = 700  # letters; more would hide the other changes


@dataclass(frozen=True, slots=True)
class ListedTag:
    """A label of a change, and the name by which the style sheet knows it."""

    name: str
    label: str


@dataclass(frozen=True, slots=True)
class ListedPassage:
    """A passage with its changes marked, as HTML, and its direction as attributes."""

    direction: Markup
    html: Markup


@dataclass(frozen=True, slots=True)
class ListedChange:
    """A change in the list: where (`place` is its id in the redline), how much it matters and why, what it says.

    `sides` are both sides of what is no passage: a name and lines each. What is `long` is folded.
    """

    where: str
    place: str
    tags: tuple[ListedTag, ...]
    reason: str
    passages: tuple[ListedPassage, ...]
    sides: tuple[tuple[str, tuple[str, ...]], ...]
    long: bool


def listed_changes(item: PolicyOnDay, number: int, of: Drawing) -> Iterator[ListedChange]:
    """Yield the list of what changes, the weightiest first."""
    words, newer, parent = item.words_of(number), item.policy.version(number).document, item.policy.parent(number)
    older = parent.document if parent else newer
    every = in_notice_order(entries_for_readers(weighty(item.judged(number)), words, newer))
    found = ((entry, change_sentences.changed(entry, of.redline, older, newer, words)) for entry in every)
    for entry, one in change_sentences.without_repeats(found):
        verdict = entry.worst.verdict
        tags = [ListedTag(str(verdict.level).replace("+", "-"), change_sentences.label_of(verdict.level, words))]
        tags += [ListedTag(str(verdict.direction), one.favour)] if one.favour else []
        befores = (None, *one.passages)
        passages = (_passage(block, before, of) for block, before in zip(one.passages, befores, strict=False))
        length = sum(len(value) for _, value in one.sides)
        length += sum(len(piece.run.text) for block in one.passages for piece in block.pieces)
        yield ListedChange(
            one.where,
            of.to(entry.lead.change) or of.to(entry.worst.change),
            tuple(tags),
            one.reason,
            tuple(passages),
            tuple((name, tuple(value.split("\n"))) for name, value in one.sides),
            length > LONG,
        )


def _passage(one: RedlinedBlock, before: RedlinedBlock | None, of: Drawing) -> ListedPassage:
    words = redline_html.html_words(one._replace(place=""), replace(of.links, target=redline_links.nowhere), before)
    return ListedPassage(trusted(writing_direction.direction_attribute(excerpt.shown_pieces(one))), trusted(words))
