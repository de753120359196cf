"""What changed with a passage, as features look at it: its open edits, the words that went and came, and their place."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from generator.materiality.features import lists
from generator.materiality.features.around import Around, stem, unknown, words
from generator.materiality.verdict import JudgedEdit, Outcome, Verdict
from generator.materiality.wording.background import Background
from generator.text.diff import Change, Subject

_TARGET: Final = re.compile(r"(?:[a-z][a-z0-9+.-]*:|#|/|\?)\S*|no link|[\w.-]+(?:/\S*)?", re.IGNORECASE)
_LEADS: Final = re.compile(r"(?:[a-z][a-z0-9+.-]*:|#|/|\?)\S*|no link", re.IGNORECASE)


@dataclass(frozen=True)
class Comparison:
    """All changes of two texts with their verdicts by rule."""

    background: Background
    found: tuple[tuple[Change, Verdict], ...]

    @cached_property
    def old(self) -> Around:
        return Around(self.background.old)

    @cached_property
    def new(self) -> Around:
        return Around(self.background.new)

    @cached_property
    def times(self) -> Counter[tuple[tuple[str, str], ...]]:
        """How often the same open edits were made."""
        return Counter(signature(verdict) for _, verdict in self.found if verdict.edits)

    @cached_property
    def distinct(self) -> int:
        return len({signature(v) or (c.section, c.path, c.kind) for c, v in self.found if v.level > 1})


def signature(verdict: Verdict) -> tuple[tuple[str, str], ...]:
    return tuple((one.old, one.new) for one in verdict.edits if one.outcome is not Outcome.CLEARED)


def is_link(edit: JudgedEdit) -> bool:
    """Return True if an edit is of where words lead, not of words."""
    return edit.reason.startswith("A link leads elsewhere")


@dataclass(frozen=True)
class Changed:
    """A change that no rule cleared, with all that features ask of it, each worked out once."""

    change: Change
    verdict: Verdict
    comparison: Comparison

    @cached_property
    def edits(self) -> tuple[JudgedEdit, ...]:
        return tuple(one for one in self.verdict.edits if one.outcome is not Outcome.CLEARED)

    @cached_property
    def links(self) -> tuple[JudgedEdit, ...]:
        return tuple(one for one in self.edits if is_link(one))

    @cached_property
    def wording(self) -> tuple[JudgedEdit, ...]:
        return tuple(one for one in self.edits if not is_link(one) and not (one.rule == "36" and one.reason.startswith("It stood under")))

    @cached_property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        found = [(one.old, one.new) for one in self.wording]
        if not found and self.change.subject is Subject.SECTION and not self.change.path:
            found = [(str(self.change.old or ""), str(self.change.new or ""))]
        return tuple(found)

    @cached_property
    def gone_all(self) -> list[str]:
        return [word for old, _ in self.pairs for word in words(old)]

    @cached_property
    def come_all(self) -> list[str]:
        return [word for _, new in self.pairs for word in words(new)]

    @cached_property
    def gone(self) -> list[str]:
        """Words that went and stand in no edit of the passage that came, nor in a run of the new text."""
        left = [word for old, _ in self.pairs for word in unknown(words(old), self.comparison.new)]
        return _net(left, self.come_all)

    @cached_property
    def come(self) -> list[str]:
        left = [word for _, new in self.pairs for word in unknown(words(new), self.comparison.old)]
        return _net(left, self.gone_all)

    @cached_property
    def net(self) -> list[str]:
        return [*self.gone, *self.come]

    @cached_property
    def content_gone(self) -> list[str]:
        return [word for word in self.gone if is_content(word)]

    @cached_property
    def content_come(self) -> list[str]:
        return [word for word in self.come if is_content(word)]

    @cached_property
    def content(self) -> list[str]:
        return [*self.content_gone, *self.content_come]

    @cached_property
    def passage(self) -> str:
        return f"{self.change.old or ''}\n{self.change.new or ''}"

    @cached_property
    def passage_words(self) -> int:
        return max(len(words(str(self.change.old or ""))), len(words(str(self.change.new or ""))), 1)

    @cached_property
    def above(self) -> str:
        """The heading and lead-in of the passage."""
        background = self.comparison.background
        section = background.new.document.section(self.change.section) or background.old.document.section(
            self.change.section
        )
        lines = [section.title] if section else []
        block, blocks = self.change.new_block, background.new.blocks.get(self.change.section, ())
        if block is None:
            block = self.change.old_block
            blocks = background.old.blocks.get(background.partner.get(self.change.section, self.change.section), ())
        if block:
            lines += [blocks[n].words for n in (block.place.heading, block.place.lead) if 0 <= n < len(blocks)]
        return " ".join(lines)

    @cached_property
    def is_heading(self) -> bool:
        if self.change.subject in {Subject.HEADING, Subject.DOCUMENT}:
            return True
        block = self.change.new_block or self.change.old_block
        return block is not None and block.kind == "heading"

    @property
    def kind_of_block(self) -> str:
        block = self.change.new_block or self.change.old_block
        if block is None:
            return ""
        return "item" if block.shape[-1:] == ("item",) else block.kind


def is_content(word: str) -> bool:
    plain = word.casefold().replace("’", "'")
    return plain not in lists.FUNCTION and plain not in lists.JOINING


def _net(side: Sequence[str], other: Sequence[str]) -> list[str]:
    counted = Counter(stem(word) for word in other)
    left = []
    for word in side:
        if counted[stem(word)] > 0:
            counted[stem(word)] -= 1
        else:
            left.append(word)
    return left
