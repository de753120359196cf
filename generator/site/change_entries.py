"""An entry in the list of what a version changed: where, how much it matters and why, both sides, who decided."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.materiality.facts.fact_words import says_cookies
from generator.materiality.facts.reasons_abroad import alone_in
from generator.materiality.summary import FOLLOWS_FACT, SummaryEntry
from generator.materiality.verdict import Judged, readable
from generator.model.brand import Brand
from generator.model.catalogue import USUAL, Words
from generator.model.languages import ENGLISH
from generator.model.levels import Direction, Level
from generator.notice import change_sentences
from generator.notice.notice_period import in_words
from generator.notice.stated_facts import in_language
from generator.schema.values import Value
from generator.site.page import person
from generator.site.redline import Drawing, Excerpt
from generator.text import redline_notes
from generator.text.change import Change, Kind, Subject

LONG: Final = 700  # letters of a fact's both sides; more would hide the other changes


@dataclass(frozen=True, slots=True)
class ChangePlace:
    """A section as readers call it, and the id of the place on the page to which a change leads; may be empty."""

    label: str
    to: str


@dataclass(frozen=True, slots=True)
class Tag:
    """A few words about a change: its level, or for whom it is better; `kind` is how it looks."""

    words: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class SidesView:
    """What stood before and what stands after; empty where a side has nothing. It is folded where it is long."""

    before: str
    after: str
    folded: bool


@dataclass(frozen=True, slots=True)
class Follower:
    """A change that is told together with another: where it is, and why it matters; empty where it repeats a fact."""

    place: ChangePlace
    passage: str
    reason: str


@dataclass(frozen=True, slots=True)
class DecidedView:
    """Who decided the level of a change, when and why, on which basis, and what the rules alone had said."""

    names: tuple[str, str]
    date: str
    because: str
    basis: str
    ruled: str


@dataclass(frozen=True, slots=True)
class EntryView:
    """A change in the list, with the others that belong to it, or are the same again."""

    place: ChangePlace
    tags: tuple[Tag, ...]
    reason: str
    unworded: str
    excerpt: Excerpt | None
    sides: tuple[SidesView, ...]
    decided: tuple[DecidedView, ...]
    belonging: tuple[Follower, ...]
    same: tuple[Follower, ...]


def entry_view(entry: SummaryEntry, of: Drawing, language: str, brand: Brand, told: str = "") -> EntryView:
    """Return a change of the list as a template writes it.

    `told` is why it matters in the words of the brand; without it, it is said to editors, as the rules say it.
    """
    words = brand.words if told else USUAL
    worst = entry.worst
    level, direction = worst.verdict.level, worst.verdict.direction
    favour = change_sentences.favour_of(direction, brand.words)
    tags = [Tag(change_sentences.label_of(level, brand.words), "" if level >= Level.MATERIAL else "quiet")]
    tags += [Tag(favour, "" if direction is Direction.ADVERSE else "favourable")] if favour else []
    shown = worst if entry.parts else entry.lead
    excerpt = of.excerpt(shown.change)
    return EntryView(
        _place(entry.lead.change, of),
        tuple(tags),
        told or entry.reason,
        redline_notes.change_without_words(of.redline.about(shown.change), brand.words)
        if shown.change.subject is Subject.TEXT
        else "",
        excerpt,
        tuple(dict.fromkeys(_sides(entry, told, words, language, excerpted=excerpt is not None))),
        tuple(found for one in entry.all if (found := _decided(one, brand, language))),
        tuple(_follower(one, of, words) for one in entry.parts),
        tuple(_follower(one, of, words) for one in entry.like),
    )


def _place(change: Change, of: Drawing) -> ChangePlace:
    return ChangePlace(
        of.redline.frame.labels.get(change.section) or of.links.words.say("whole-document"), of.to(change)
    )


def _follower(one: Judged, of: Drawing, words: Words) -> Follower:
    passage = one.change.path[0] if one.change.subject is Subject.TEXT and one.change.path else ""
    reason = one.words or alone_in(words, one.verdict.reason)
    repeats = one.verdict.rule in FOLLOWS_FACT
    if passage and words.is_fifth and (one.change.came_or_went if repeats else not reason):  # it repeats no fact
        reason, repeats = change_sentences.quoted_passage(one, words), False
    return Follower(_place(one.change, of), passage, "" if repeats else reason)


def _sides(entry: SummaryEntry, told: str, words: Words, language: str, *, excerpted: bool) -> Iterator[SidesView]:
    """Yield both sides of what changed where neither the sentence nor the redline shows them."""
    for one in entry.all:
        change = one.change
        if change.kind is Kind.LAYOUT or (change.subject is Subject.SECTION and change.path == ()):
            continue
        if change.subject in {Subject.TEXT, Subject.HEADING} and (excerpted or change.path != ("level",)):
            continue
        sides = change.old, change.new
        if any(isinstance(side, bool) for side in sides):
            continue  # “no” and “yes” say nothing without a question
        before, after = (_side(change, side, words if told else None, language) if side else "" for side in sides)
        both = [said for said in (before, after) if said]
        if says_cookies(change, told or entry.reason):
            continue
        if not all(re.search(rf"(?<!\w){re.escape(said)}(?!\w)", told or entry.reason) for said in both):
            yield SidesView(before, after, len(before) + len(after) > LONG)


def _side(change: Change, side: Value, words: Words | None, language: str) -> str:
    """Return a side as readers know it, or without their words as editors do: with the names of what an item states."""
    if words is None:
        return readable(side)
    if words.language == ENGLISH:
        return "" if isinstance(side, dict) else change_sentences.value_in_words(side)
    return in_language(change, side, words, language)


def _decided(one: Judged, brand: Brand, language: str) -> DecidedView | None:
    """Return who decided the level, why, and what the rules had said; None where nobody decided."""
    decision, ruled = one.decision, one.ruled
    if decision is None or ruled is None:
        return None
    second = person(brand, decision.approved_by) if decision.approved_by else ""
    names = (person(brand, decision.decided_by), second)
    date = in_words(decision.date, language)
    level = brand.words.say(f"ruled-{change_sentences.NAMES[ruled.level]}")
    return DecidedView(names, date, decision.rationale, decision.basis, level)
