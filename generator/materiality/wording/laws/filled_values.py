"""L10: words filled in, in both versions, from one fact that changed: its own change has the verdict (§4.2)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from generator.materiality.facts.contact_addresses import reads_as_address
from generator.materiality.facts.scales import fits
from generator.materiality.wording.passages.passage import Passage, Span
from generator.materiality.wording.words.who_acts import Actor, is_read, who_acts
from generator.model.document import Section
from generator.schema.facts import Facts
from generator.schema.values import (
    keys_of,
    value_at,
)
from generator.text import blocks
from generator.text.blocks import Block
from generator.text.change import Change
from generator.text.edits import BREAK, Token, tokens

_STANDS_FOR: Final = "\u01c2"  # a letter that no text of a policy has: it makes a name that is one token
_FACTS: Final = "facts."


def in_both(before: Section | None, after: Section | None) -> tuple[Section | None, Section | None]:
    """Return both sides of a section with the places of words that are filled in from the same paths on both."""
    if before is None or after is None:
        return before, after
    paths = {one.path for one in before.filled} & {one.path for one in after.filled}
    kept = [tuple(one for one in side.filled if one.path in paths) for side in (before, after)]
    return replace(before, filled=kept[0]), replace(after, filled=kept[1])


def tokens_of(section: Section | None, numbers: range, passage: Sequence[Block]) -> tuple[Token, ...]:
    """Return the tokens of a passage, those that were filled in with the path of the fact from which they were.

    `numbers` are those of its blocks in the section. The text is parsed once more with a name in the place of each
    filled value; where a value is no token of its own, its words count as typed.
    """
    plain = tokens(passage)
    if section is None or not section.filled or not numbers:
        return plain
    marked = blocks.parse(_marked(section), section.grammar)
    if len(marked) < numbers.stop:
        return plain
    names = {f"{_STANDS_FOR}{n}{_STANDS_FOR}": one for n, one in enumerate(section.filled)}
    found: list[Token] = []
    for token in tokens([marked[n] for n in numbers]):
        one = names.get(token.text)
        if one:
            found.append(token._replace(text=section.text[one.start : one.end].replace("\\", ""), filled=one.path))
        else:
            found.append(token._replace(target=_unmarked(token.target, section)))
    same = _letters(token.text for token in found) == _letters(token.text for token in plain)
    return tuple(found) if same else plain


@lru_cache(maxsize=64)
def _marked_text(text: str, places: tuple[tuple[int, int], ...]) -> str:
    parts, at = [], 0
    for n, (start, end) in enumerate(places):
        parts += [text[at:start], f"{_STANDS_FOR}{n}{_STANDS_FOR}"]
        at = end
    return "".join([*parts, text[at:]])


def _marked(section: Section) -> str:
    return _marked_text(section.text, tuple((one.start, one.end) for one in section.filled))


def _unmarked(target: str, section: Section) -> str:
    for n, one in enumerate(section.filled):
        target = target.replace(f"{_STANDS_FOR}{n}{_STANDS_FOR}", section.text[one.start : one.end])
    return target


def follows_fact(change: Change, section: Section, facts: Sequence[Change]) -> bool:
    """Return True if a passage was the same but for values of facts of its section that are filled into it now.

    The words before may have been typed, or sealed before places of filled words were kept.
    """
    if not section.filled or change.old_block is None or change.new_block is None or change.old_rest or change.new_rest:
        return False
    before = {f"{_FACTS}{'.'.join(fact.path)}": str(fact.old) for fact in facts if isinstance(fact.old, (str, int))}
    number = int(change.path[0]) - 1
    now = tokens_of(section, range(number, number + 1), change.new_blocks)
    if not any(one.filled in before for one in now):
        return False
    was = (before.get(one.filled, one.text) for one in now)
    return _letters(was) == _letters(one.text for one in tokens(change.old_blocks))


def _letters(words: Iterable[str]) -> str:
    return "".join("".join(words).split())


def same_source(passage: Passage, old: Span, new: Span) -> bool:
    """L10: return True if both sides are one token that was filled in from the same fact of the section itself."""
    left, right = passage.old(old), passage.new(new)
    if (len(left), len(right)) != (1, 1) or not left[0].filled or left[0].filled != right[0].filled:
        return False
    path = left[0].filled
    if not path.startswith(_FACTS):
        return False
    names = tuple(path.removeprefix(_FACTS).split("."))
    if not all(_stated(facts, names) for facts in passage.facts):
        return False
    if (names[0], names[-1]) == ("channels", "value"):
        return reads_as_address(*(_item(facts, names) for facts in passage.facts))
    acts = actor_of(names)
    return acts is None or all(_acts(acts, passage, *side) for side in passage.sides(old, new))


_ACTS: Final = {
    "retention.*.keep on_account_deletion.identifiers on_discovery.within cookies.*.lifetime": Actor.COMPANY,
    "respond_within extension reply_within breach.within notice.days review_every": Actor.COMPANY,
    "refund": Actor.READER,
}
"""Whose time a fact states: within it, the company answers, or deletes; the reader can have money back."""


def actor_of(path: Sequence[str]) -> Actor | None:
    """Return who has to act within the time that a fact states; None for any other fact."""
    return next((who for paths, who in _ACTS.items() if fits(path, paths)), None)


def _item(facts: Facts, names: Sequence[str]) -> Facts:
    return keys_of(keys_of(facts.get(names[0])).get(names[1]))


def _acts(who: Actor, passage: Passage, side: Sequence[Token], span: Span) -> bool:
    """Return True if a sentence says of nobody else that they act within a time, so that the fact says for whom it is.

    Without it, “you may withdraw within …” would be for the better where the time in which we answer is shorter.
    """
    language = passage.background.new.document.language
    if not is_read(language):
        return False
    start = next((n + 1 for n in range(span[0] - 1, -1, -1) if _parts(side, n, span[0])), 0)
    end = next((n for n in range(span[1], len(side)) if _parts(side, n, span[0])), len(side))
    before, after = _words(side[start : span[0]]), _words(side[span[1] : end])
    found = who_acts(before, after, language)
    if found is Actor.UNSAID and passage.lead:
        found = who_acts(passage.lead, "", language)
    return found in {who, Actor.UNSAID}


def _parts(side: Sequence[Token], n: int, at: int) -> bool:
    """Return True if a token stands between a sentence, or a cell, and others."""
    return side[n].cell != side[at].cell or side[n].text in _ENDS


_ENDS: Final = frozenset({".", "!", "?", ";", BREAK})


def _words(side: Sequence[Token]) -> str:
    return "".join(f"{' ' if token.space else ''}{token.text}" for token in side).strip()


def _stated(facts: Facts, names: Sequence[str]) -> bool:
    """Return True if the section's own facts have a value under these names."""
    value = value_at(facts, names)
    return value is not None and not isinstance(value, dict)
