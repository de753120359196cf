"""Which section of a text is which of the one before: by the path of headings, then by what stands in it."""

import math
import unicodedata
from collections import Counter, deque
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from rapidfuzz import fuzz

from generator.model.document import Document, Section
from generator.source import headings, lines_above
from generator.text import sequence_alignment

ALIKE: Final = 75.0
MOST_PAIRS: Final = 40_000  # of sections that are compared each with each
MOST_LETTERS: Final = 20_000_000_000  # of one text times those of the other, where letters are compared
_DATE: Final = "the date of the text"  # stands for the words of a heading that is one
Pairs = dict[int, int]  # the index of a section, and that of the section it was


@dataclass(frozen=True, slots=True)
class _Place:
    """A section as it is matched.

    `numbered` and `words` are the words of its heading, with its number and without; the paths are those of the
    headings above it and its own. `parent` is the index of the section that it belongs to.
    """

    numbered: str
    words: str
    numbered_path: tuple[str, ...]
    path: tuple[str, ...]
    parent: int | None
    text: str


def matches(document: Document, before: Document) -> Pairs:
    """Return the index of each section that stayed, with its index in the document before.

    A heading that stands once in both documents is the same one wherever it stands; one that stands in several places
    is the same only below the same headings, or where its text is. Numbers, case, signs and Unicode forms of headings
    make no difference as long as nothing fits better.
    """
    titles = {headings.words(before.title), headings.words(document.title)} - {""}
    texts = {text: _folded(text) for text in {section.text for side in (before, document) for section in side.sections}}
    old, new = _places(before.sections, titles, texts), _places(document.sections, titles, texts)
    pairs: Pairs = {}
    for key in (_numbered_path_and_text, _path_and_text, _numbered_path, _path):
        _match(pairs, [key(one) for one in old], [key(one) for one in new])
    _match_unique(pairs, old, new)
    _match(pairs, [one.text or None for one in old], [one.text or None for one in new])
    pairs |= _alike(pairs, [one.text for one in old], [one.text for one in new])
    _match(pairs, [one.numbered_path for one in old], [one.numbered_path for one in new])
    _match_renamed(pairs, old, new)
    return pairs


def _numbered_path_and_text(place: _Place) -> Hashable:
    return place.numbered_path, place.text


def _path_and_text(place: _Place) -> Hashable:
    return place.path, place.text


def _numbered_path(place: _Place) -> Hashable:
    return place.numbered_path if place.words or not place.numbered else None


def _path(place: _Place) -> Hashable:
    return place.path if place.words else None


def _folded(text: str) -> str:
    """Return a text in one Unicode form, with one space where white space is."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _places(sections: Sequence[Section], titles: set[str], folded: Mapping[str, str]) -> list[_Place]:
    """Return the places of sections, by the folded form of each text.

    A heading that is the title of either document counts as none.
    """
    untitled = any(not section.title for section in sections)
    found: list[_Place] = []
    above: list[tuple[int, int]] = []  # index and level
    for index, section in enumerate(sections):
        while above and above[-1][1] >= section.level:
            above.pop()
        numbered, words = headings.words(section.title), headings.words_after_number(section.title)
        if numbered in titles and not untitled:
            numbered, words, untitled = "", "", True
        elif lines_above.is_date_line(section.title):
            numbered = words = _DATE
        over = [found[at] for at, _ in above if found[at].numbered not in titles | {""}]
        paths = [tuple(one.numbered for one in over), tuple(one.words for one in over)]
        parent = above[-1][0] if above else None
        found.append(_Place(numbered, words, (*paths[0], numbered), (*paths[1], words), parent, folded[section.text]))
        if section.title:
            above.append((index, section.level))
    return found


def _match(pairs: Pairs, old: Sequence[Hashable], new: Sequence[Hashable]) -> None:
    """Pair the sections that are left and have the same key, in their order; None is no key."""
    taken = set(pairs.values())
    free: dict[Hashable, deque[int]] = {}
    for earlier, key in enumerate(old):
        if earlier not in taken:
            free.setdefault(key, deque()).append(earlier)
    for later, key in enumerate(new):
        same = free.get(key) if later not in pairs and key is not None else None
        if same:
            pairs[later] = same.popleft()


def _match_unique(pairs: Pairs, old: Sequence[_Place], new: Sequence[_Place]) -> None:
    """Pair headings that now stand elsewhere and are the only ones of their words, among all or among those left.

    A section doesn't go from a parent that stayed to another one that stayed: there one section went and one came.
    """
    taken = set(pairs.values())
    often = [Counter(one.words for one in side) for side in (old, new)]
    left = [
        Counter(one.words for at, one in enumerate(side) if at not in paired)
        for side, paired in ((old, taken), (new, set(pairs)))
    ]
    where = {one.words: earlier for earlier, one in enumerate(old) if earlier not in taken}
    for later, one in enumerate(new):
        word = one.words
        if later in pairs or not word or left[0][word] != 1 or left[1][word] != 1:
            continue
        only = often[0][word] == often[1][word] == 1
        if _may_move(pairs, taken, old[where[word]].parent, one.parent, only=only):
            pairs[later] = where[word]
            taken.add(where[word])


def _may_move(pairs: Pairs, taken: set[int], before: int | None, after: int | None, *, only: bool) -> bool:
    """Return True if a section below one heading can be that below another; `only` where no other has its heading."""
    stayed, came = before in taken, after in pairs
    if before is None or after is None:
        return only
    return pairs.get(after) == before if stayed and came else only or not (stayed or came)


def _match_renamed(pairs: Pairs, old: Sequence[_Place], new: Sequence[_Place]) -> None:
    """Pair what has the same heading, or nearly, below one that was paired by its text; and what is above such."""
    below = [(one.parent, one.words) if one.words else None for one in old]
    _match(pairs, below, [(_was(pairs, one), one.words) if one.words else None for one in new])
    taken = set(pairs.values())
    for later, earlier in sorted(pairs.items(), reverse=True):
        after, before = new[later].parent, old[earlier].parent
        if after is not None and before is not None and after not in pairs and before not in taken:
            pairs[after] = before
            taken.add(before)
    likely = _alike(pairs, [one.words for one in old], [one.words for one in new])
    pairs |= {later: earlier for later, earlier in likely.items() if _was(pairs, new[later]) == old[earlier].parent}


def _was(pairs: Pairs, place: _Place) -> int | None:
    """Return the index of the section that the parent of a section was: None at the top, -1 where there was none."""
    return None if place.parent is None else pairs.get(place.parent, -1)


def _alike(pairs: Pairs, old: Sequence[str], new: Sequence[str]) -> Pairs:
    """Return those left whose words are still mostly the same, the likeliest first.

    Where comparing the letters of each with each would take long, those that share rare pairs of words are compared by
    their pairs of words first.
    """
    taken = set(pairs.values())
    left = [earlier for earlier, text in enumerate(old) if text and earlier not in taken]
    right = [later for later, text in enumerate(new) if text and later not in pairs]
    found: Pairs = {}
    if _too_many(old, new, left, right):
        found = dict(_by_words(old, new, left, right))
        taken = set(found.values())
        left = [earlier for earlier in left if earlier not in taken]
        right = [later for later in right if later not in found]
    return found if _too_many(old, new, left, right) else found | dict(_by_letters(old, new, left, right))


def _too_many(old: Sequence[str], new: Sequence[str], left: Sequence[int], right: Sequence[int]) -> bool:
    letters = sum(len(old[at]) for at in left) * sum(len(new[at]) for at in right)
    return len(left) * len(right) > MOST_PAIRS or letters > MOST_LETTERS


def _by_letters(
    old: Sequence[str], new: Sequence[str], left: Sequence[int], right: Sequence[int]
) -> Iterator[tuple[int, int]]:
    likely = sorted(
        (-score, later, earlier)
        for later in right
        for earlier in left
        if (score := fuzz.ratio(new[later], old[earlier], score_cutoff=ALIKE)) >= ALIKE
    )
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    for _, later, earlier in likely:
        if later not in taken_new and earlier not in taken_old:
            taken_new.add(later)
            taken_old.add(earlier)
            yield later, earlier


def _by_words(
    old: Sequence[str], new: Sequence[str], left: Sequence[int], right: Sequence[int]
) -> Iterator[tuple[int, int]]:
    old_pairs = [_pairs(old[at]) for at in left]
    new_pairs = [_pairs(new[at]) for at in right]

    def likeness(i: int, j: int) -> float:
        return math.sqrt(2 * len(old_pairs[i] & new_pairs[j]) / (len(old_pairs[i]) + len(new_pairs[j])))

    sides = sequence_alignment.Sides(left, right, likeness, old_pairs.__getitem__, new_pairs.__getitem__)
    for likely, i, j in sequence_alignment.alike(sides, range(len(left)), range(len(right))):
        if 100 * likely >= ALIKE:
            yield right[j], left[i]


def _pairs(text: str) -> frozenset[tuple[str, str]]:
    """Return each word with the one after it: another word in one place makes two of them others."""
    return frozenset(pairwise(["", *(unit for unit in sequence_alignment.units(text) if not unit.isspace()), ""]))
