"""A section's text that was edited elsewhere, brought back onto its source: what didn't change stays as it was."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from generator.model.document import FilledValue
from generator.source import note_labels
from generator.text import blocks, markdown

_POLICY_LINK: Final = re.compile(r"\]\((policy:[^)\s]+)\)")


@dataclass(frozen=True, slots=True)
class SectionBody:
    """A section's new source; `lost` are the values that stood in a passage and don't stand in it any more.

    `links` are those to other policies that a changed passage had: a copy may not know where they lead.
    """

    text: str
    lost: tuple[str, ...] = ()
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Passage:
    """A passage of a text: a paragraph, or a whole list or table; where it begins, and its words."""

    source: str
    start: int
    words: str


def body(source: str, text: str, filled: Sequence[FilledValue], before: str, after: str) -> SectionBody | None:
    """Return the source of a section with the changes from `before` to `after`, two readings of a copy of it.

    `source` is as the file has it, `text` the same with its values `filled` in. Passages that are the same in both
    readings stay as the source has them; in others, values are put back as `{{ … }}` where they still stand. None where
    the copy is not one of this text.
    """
    before, after = note_labels.as_in(text, before, after)
    sources, texts, olds, news = map(_passages, (source, text, before, after))
    if len(sources) != len(texts) or [one.words for one in texts] != [one.words for one in olds]:
        return None
    parts: list[str] = []
    lost: list[str] = []
    links: list[str] = []
    match = SequenceMatcher(None, [one.source for one in olds], [one.source for one in news], autojunk=False)
    for kind, a, b, c, d in match.get_opcodes():
        if kind == "equal":
            parts += [one.source for one in sources[a:b]]
            continue
        values = [
            (f"{{{{ {one.path} }}}}", text[one.start : one.end])
            for passage in texts[a:b]
            for one in filled
            if passage.start <= one.start < passage.start + len(passage.source)
        ]
        written, gone = _with_values("\n\n".join(one.source for one in news[c:d]), values)
        parts += [written] if written else []
        lost += gone
        links += [
            link
            for passage in texts[a:b]
            for link in _POLICY_LINK.findall(passage.source)
            if f"({link})" not in written
        ]
    return SectionBody("\n\n".join(parts), tuple(lost), tuple(links))


def reads_as(text: str, copy: str) -> bool:
    """Return True if a reading of a copy has the words of a text; of pictures a copy has none."""
    copy, _ = note_labels.as_in(text, copy, copy)
    wanted, found = ([word for one in _passages(each) for word in one.words.split()] for each in (text, copy))
    return wanted == found or "![" in text


def _passages(text: str) -> list[_Passage]:
    lines = text.split("\n")
    offsets = [0]
    for line in lines:
        offsets.append(offsets[-1] + len(line) + 1)
    found = []
    for token in markdown.passages(text):
        if token.level == 0 and token.map and token.nesting >= 0:
            first, after = token.map
            source = "\n".join(lines[first:after]).rstrip()
            plain = note_labels.without_labels(source.partition("]:")[2] if "footnote" in token.type else source)
            words = " ".join(" ".join(block.words for block in blocks.parse(plain)).split())
            found.append(_Passage(source, offsets[first], words))
    return found


def _with_values(written: str, values: Sequence[tuple[str, str]]) -> tuple[str, list[str]]:
    """Return a text in which values stand as their places again, in their order, and the places that lost theirs."""
    lost = []
    at = 0
    for place, value in values:
        forms = {value, markdown.escape(value, line_start=False)} if value else set()
        found = sorted((where, form) for form in forms if (where := written.find(form, at)) >= 0)
        if not found:
            lost.append(place)
            continue
        where, form = found[0]
        written = f"{written[:where]}{place}{written[where + len(form) :]}"
        at = where + len(place)
    return written, lost
