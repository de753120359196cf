"""The notes of a section, footnotes and those below a typed sign, each with the sentence that refers to it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from generator.model.document import Section
from generator.model.languages import ENGLISH
from generator.suggestions.passages import TextPassage, passages

_SIGN: Final = re.compile(r"(?:\[\d+\]|\*{1,3}|[†‡§#]{1,2}|[¹²³⁴-⁹]{1,2}|\^\d{1,2}\^)")
_NOTE: Final = "note"


def with_notes(read: Sequence[TextPassage]) -> Iterator[tuple[TextPassage, TextPassage]]:
    """Yield each sentence, or title, that refers to a note, with each sentence of that note, which says no more."""
    of_sign: dict[str, list[TextPassage]] = {}
    sign, block = "", ""
    for one in read:
        begins = _SIGN.match(one.words)
        if begins and len(one.words) > begins.end() and not one.words[begins.end() :].startswith("["):
            sign, block = begins[0], one.block
            one = _without(begins[0], one)  # noqa: PLW2901 -- the sign is none of its words
        elif not (sign and (one.block == block or (one.kind == _NOTE and sign.startswith("[")))):
            sign = ""
        if sign:
            of_sign.setdefault(sign, []).append(one)
    if of_sign:
        yield from (
            (first, second) for first in _referring(read) for sign in _signs(first) for second in of_sign.get(sign, ())
        )


def _without(sign: str, one: TextPassage) -> TextPassage:
    """Return a sentence without the sign with which it begins, and the periods that are read so."""
    words = one.words.removeprefix(sign).lstrip()
    alone = passages(Section(id="", title="", level=1, type="other", text=words, facts={}), ENGLISH)
    return replace(one, words=words, periods=alone[0].periods if alone and alone[0].words == words else one.periods)


def _referring(read: Sequence[TextPassage]) -> Iterator[TextPassage]:
    """Yield the sentences that may refer to notes, and as one each title above them."""
    titles = dict.fromkeys(one.heading for one in read)
    yield from read
    for title in titles:
        first = next(one for one in read if one.heading == title)
        yield replace(first, words=title, block=title)


def _signs(one: TextPassage) -> Iterator[str]:
    """Yield the signs of notes in a sentence, but for that with which it begins."""
    yield from dict.fromkeys(match[0] for match in _SIGN.finditer(one.words) if match.start())
