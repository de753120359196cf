"""A change as the features look at it: its open edits, the words that went and came, what stands around it."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from generator.materiality.features import asides
from generator.materiality.features.around import Around, words
from generator.materiality.features.language_words import LanguageWords, words_of
from generator.materiality.verdict import JudgedEdit, Outcome, Verdict
from generator.materiality.wording.judge_edit import NO_LINK, in_words, of_picture
from generator.materiality.wording.passages.background import TARGETS, Background
from generator.model.document import Section
from generator.model.levels import Level
from generator.result_cache import kept
from generator.source.sought_words import in_small_letters
from generator.text.change import Change, Kind, Subject
from generator.text.edits import EditKind

Sides = tuple[str, str]
_MANY: Final = 40  # changes
MOST_KEPT: Final = 1024  # sides of edits


@dataclass(frozen=True)
class ComparedPassage:
    """All changes between two texts with their verdicts by rule, for what only all of them together can tell."""

    background: Background
    found: tuple[tuple[Change, Verdict], ...] = ()

    @cached_property
    def language(self) -> LanguageWords:
        """The words of the language of both texts."""
        return words_of(self.background)

    @cached_property
    def old(self) -> Around:
        """What stands in the older text."""
        return Around(self.background.old.texts, len(self.found) > _MANY)

    @cached_property
    def new(self) -> Around:
        """What stands in the newer text."""
        return Around(self.background.new.texts, len(self.found) > _MANY)

    @cached_property
    def times(self) -> Counter[Sides]:
        """In how many changes the same open edit was made."""
        return Counter(sides for _, verdict in self.found for sides in set(open_edits(verdict)))

    @cached_property
    def says_more_than_news(self) -> bool:
        """Whether something changed besides sentences that only say what is new in the text."""
        return any(verdict.level >= Level.MATERIAL and not _is_news(change) for change, verdict in self.found)

    @cached_property
    def moves(self) -> int:
        """How many open changes are about passages in another place, or about sections as a whole."""
        return sum(
            change.subject is Subject.SECTION or change.kind is Kind.MOVED or bool(change.origin)
            for change, verdict in self.found
            if verdict.level >= Level.MATERIAL
        )


def _is_news(change: Change) -> bool:
    """Return True if all that a passage said or says is what changed in the text."""
    sides = [str(side) for side in (change.old, change.new) if side]
    return change.subject is Subject.TEXT and bool(sides) and all(map(asides.is_news, sides))


def open_edits(verdict: Verdict) -> tuple[Sides, ...]:
    """Return what went and came with each edit that no law cleared."""
    return tuple((one.old, one.new) for one in verdict.edits if one.outcome is not Outcome.CLEARED)


@kept(MOST_KEPT)
def letters(text: str) -> str:
    """Return the letters and digits of a text, in small letters."""
    return "".join(filter(str.isalnum, text.casefold()))


def has_same_letters(old: str, new: str) -> bool:
    """Return True if two sides have the same letters and digits; of a side without words, if the other has none."""
    return letters(old) == letters(new) if old and new else not any(map(str.isalnum, old or new))


@dataclass(frozen=True)
class ChangedWords:
    """A change that no rule decided, with what the features ask of it, each worked out once."""

    change: Change
    verdict: Verdict
    comparison: ComparedPassage

    @property
    def language(self) -> LanguageWords:
        """The words of the language of both texts."""
        return self.comparison.language

    @cached_property
    def links(self) -> tuple[Sides, ...]:
        """Where words led and lead, of edits that are about nothing else; `no link` on the side without one."""
        return tuple((one.old, one.new) for one in self.open_edits if _is_target(one))

    @cached_property
    def edits(self) -> tuple[Sides, ...]:
        """What went and came with each open edit of words; of a section as a whole its title and text."""
        if self.change.subject is Subject.SECTION:
            return (self._section,)
        return tuple((one.old, one.new) for one in self.open_edits if not _is_target(one))

    @cached_property
    def open_edits(self) -> tuple[JudgedEdit, ...]:
        """The edits that no law cleared."""
        return tuple(one for one in self.verdict.edits if one.outcome is not Outcome.CLEARED)

    @property
    def _section(self) -> Sides:
        change, background = self.change, self.comparison.background
        if change.kind is Kind.ADDED:
            section = background.new.sections.get(change.section)
            return "", _words_of(section) if section else ""
        if change.kind is Kind.REMOVED:
            section = background.old.sections.get(change.section)
            return _words_of(section) if section else "", ""
        return ("", "") if change.kind is Kind.MOVED else (str(change.old or ""), str(change.new or ""))

    @cached_property
    def exchanged(self) -> tuple[Sides, ...]:
        """The edits in which letters or digits came or went, but for words that are read and have the same meaning."""
        language = self.language
        found = (sides for sides in self.edits if not has_same_letters(*sides))
        return tuple(sides for sides in found if not (language.is_read and language.says_the_same(*sides)))

    @cached_property
    def alone(self) -> tuple[str, ...]:
        """What came or went and took the place of no words."""
        return tuple(old or new for old, new in self.exchanged if not old.strip() or not new.strip())

    @cached_property
    def all_removed(self) -> tuple[str, ...]:
        """All words on the older side of the edits."""
        return tuple(word for old, _ in self.exchanged for word in words(old))

    @cached_property
    def all_added(self) -> tuple[str, ...]:
        """All words on the newer side of the edits."""
        return tuple(word for _, new in self.exchanged for word in words(new))

    @cached_property
    def removed(self) -> tuple[str, ...]:
        """Words that went and stand neither among those that came, nor in a run of words of the newer text."""
        around = self.comparison.new
        left = [word for old, _ in self.exchanged for word in around.unknown(words(old), line=self.is_lone)]
        return self._net(left, self.all_added)

    @cached_property
    def added(self) -> tuple[str, ...]:
        """Words that came and stood neither among those that went, nor in a run of words of the older text."""
        around = self.comparison.old
        left = [word for _, new in self.exchanged for word in around.unknown(words(new), line=self.is_lone)]
        return self._net(left, self.all_removed)

    def _net(self, side: Sequence[str], other: Sequence[str]) -> tuple[str, ...]:
        if not side or not other:
            return tuple(side)
        stem = self.language.stem
        counted = Counter(stem(word) for word in other)
        left = []
        for word in side:
            if counted[stem(word)] > 0:
                counted[stem(word)] -= 1
            else:
                left.append(word)
        return tuple(left)

    @cached_property
    def content(self) -> tuple[str, ...]:
        """Words that went or came and say something."""
        return (*self.removed_content, *self.added_content)

    @cached_property
    def removed_content(self) -> tuple[str, ...]:
        """Words that went and say something."""
        return tuple(filter(self.language.carries_content, self.removed))

    @cached_property
    def added_content(self) -> tuple[str, ...]:
        """Words that came and say something."""
        return tuple(filter(self.language.carries_content, self.added))

    @cached_property
    def said(self) -> tuple[str, ...]:
        """Content that isn't a name, as far as capitals tell: in titles, items, rows and German they don't.

        None where all that came or went states nothing.
        """
        return () if self.is_aside else self._no_names

    @cached_property
    def said_once(self) -> frozenset[str]:
        """What is said, each word once and in small letters."""
        return frozenset([word.casefold().strip(".") for word in self.said])

    @cached_property
    def content_once(self) -> frozenset[str]:
        """The content, each word once and in small letters."""
        return frozenset([word.casefold().strip(".") for word in self.content])

    @cached_property
    def in_rows(self) -> tuple[str, str]:
        """The words that went in a row, and those that came, but for those that say a list isn't complete.

        They are in small letters.
        """
        removed, added = (in_small_letters(" ".join(side)) for side in (self.removed, self.added))
        return _LIMITS_NOTHING.sub(" ", removed), _LIMITS_NOTHING.sub(" ", added)

    @cached_property
    def is_aside(self) -> bool:
        """Whether all that came or went states nothing: it leads elsewhere, or says what is new in the text."""
        if self.language.abroad or not self.language.is_read or not self.exchanged:
            return False
        is_news = _is_news(self.change)
        if is_news and not self.comparison.says_more_than_news:
            return False  # so that it is told nowhere else
        if len(self.alone) == len(self.exchanged) and all(map(asides.states_nothing, self.alone)):
            return True
        return is_news

    @property
    def _no_names(self) -> tuple[str, ...]:
        if self.is_heading or self.kind_of_block in {"item", "row"} or not self.language.names_have_capitals:
            return self.content
        named = {*names_in(self.exchanged, 0), *names_in(self.exchanged, 1)}
        return tuple(word for word in self.content if word not in named)

    @cached_property
    def passage(self) -> str:
        """Both sides of the passage."""
        return f"{self.change.old or ''}\n{self.change.new or ''}"

    @cached_property
    def edited(self) -> str:
        """All words of the edits."""
        return "\n".join(f"{old}\n{new}" for old, new in self.edits)

    @cached_property
    def small_passage(self) -> str:
        """Both sides of the passage, in small letters."""
        return in_small_letters(self.passage)

    @cached_property
    def small_edited(self) -> str:
        """All words of the edits, in small letters."""
        return in_small_letters(self.edited)

    @cached_property
    def length(self) -> int:
        """How many words the longer side has, at least 1."""
        sides = (len(words(str(side or ""))) for side in (self.change.old, self.change.new))
        return max(*sides, len(self.all_removed), len(self.all_added), 1)

    @property
    def is_lone(self) -> bool:
        """Whether a passage or section came or went as a whole."""
        return self.change.came_or_went

    @property
    def is_heading(self) -> bool:
        """Whether it is a title or a heading."""
        return self.change.subject in {Subject.HEADING, Subject.DOCUMENT} or self.kind_of_block == "heading"

    @property
    def kind_of_block(self) -> str:
        """The kind of block that it is; `item` for all that stands in one; empty where it is no passage."""
        block = self.change.new_block or self.change.old_block
        return "" if block is None else "item" if block.shape[-1:] == ("item",) else block.kind


_LIMITS_NOTHING: Final = re.compile(r"\b(?:but not limited to|without limitation)\b")
"""Words of denial and of limits that only say that a list is not complete."""


def _words_of(section: Section) -> str:
    """Return the title and text of a section, without where its links lead."""
    return TARGETS.sub("]", f"{section.title}\n{section.text}")


def _is_target(edit: JudgedEdit) -> bool:
    if any(" " in side and side != NO_LINK for side in (edit.old, edit.new)):
        return False
    return edit.reason in {in_words(edit.old, edit.new, EditKind.TARGET), of_picture(edit.old, edit.new)}


def names_in(edits: Sequence[Sides], side: int) -> list[str]:
    """Return words with a capital that begin no sentence and no edit, or have a capital within."""
    found = []
    for sides in edits:
        before = "."
        for part in sides[side].split():
            for word in () if part.islower() else words(part):
                inner = not word[1:].islower() and any(map(str.isupper, word[1:]))
                if inner or (word[0].isupper() and before[-1] not in '.:!?•|–-“"('):
                    found.append(word)
            before = part
    return found
