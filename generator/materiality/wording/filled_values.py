"""L10: words filled in, in both versions, from one fact that changed: its own change has the verdict (§4.2)."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from generator.materiality.facts.contact_addresses import reads_as_address
from generator.materiality.wording.passage import Passage, Span
from generator.model.document import Section
from generator.schema.facts import Facts
from generator.schema.values import Value  # noqa: TC001 -- one import style
from generator.text import blocks
from generator.text.blocks import Block
from generator.text.edits import Token, tokens
from generator.text.fact_changes import keys_of

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
            found.append(replace(token, text=section.text[one.start : one.end].replace("\\", ""), filled=one.path))
        else:
            found.append(replace(token, target=_unmarked(token.target, section)))
    words = "".join("".join(token.text.split()) for token in found)
    return tuple(found) if words == "".join("".join(token.text.split()) for token in plain) else plain


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


def same_source(passage: Passage, old: Span, new: Span) -> bool:
    """L10: return True if both sides are one token that was filled in from the same fact of the section itself."""
    left, right = passage.old(old), passage.new(new)
    if (len(left), len(right)) != (1, 1) or not left[0].filled or left[0].filled != right[0].filled:
        return False
    path = left[0].filled
    if not path.startswith(_FACTS):
        return False
    names = path.removeprefix(_FACTS).split(".")
    return all(_stated(facts, names) for facts in passage.facts) and _is_no_sentence(passage, names)


def _is_no_sentence(passage: Passage, names: Sequence[str]) -> bool:
    """Return False for a contact whose value says more than an address: it is read as the words that it is."""
    if (names[0], names[-1]) != ("channels", "value"):
        return True
    old, new = (keys_of(keys_of(facts.get("channels")).get(names[1])) for facts in passage.facts)
    return reads_as_address(old, new)


def _stated(facts: Facts, names: Sequence[str]) -> bool:
    """Return True if the section's own facts have a value under these names."""
    value: Value | None = dict(facts)
    for name in names:
        value = value.get(name) if isinstance(value, dict) else None
    return value is not None and not isinstance(value, dict)
