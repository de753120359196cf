"""The laws that clear an edit of words, one visible table: exact, few, each proved by the edit itself (§4.2, L2–L5).

A law looks at the changed tokens, the structure that holds them and what links lead to. Other words may keep a law
from clearing; they never make it clear. The laws of structure (L1, L6–L9) and of filled words (L10) stand in modules of
their own.
"""

import datetime
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Final

from generator.materiality.wording import filled, links, numbers, signs, spelling
from generator.materiality.wording.case import other_case
from generator.materiality.wording.passage import Passage, Span, beside_digit, starts_sentence
from generator.materiality.wording.quantities import UNIT_OF, dated
from generator.materiality.wording.variants import ABBREVIATED, VARIANTS
from generator.materiality.wording.vocabulary import carries_meaning
from generator.text.align import units
from generator.text.edits import Edit, EditKind, Token, plain_form

MOST_TOKENS: Final = 24
"""Of a run that is longer on either side, no part is looked at: a law clears small edits."""
LONGEST_PHRASE: Final = 6
LONGEST_NUMBER: Final = 8
LONGEST_DATE: Final = 8

Law = Callable[[Passage, Span, Span], bool]


@dataclass(frozen=True, slots=True)
class EditPart:
    """A part of an edit: its tokens on both sides, and the law that clears it, if one does."""

    old: Span
    new: Span
    law: str = ""


def letter_case(passage: Passage, old: Span, new: Span) -> bool:
    """L3: one word, of which only the letter case differs (and signs that L2 clears)."""
    if (old[1] - old[0], new[1] - new[0]) != (1, 1):
        return False
    was, now = passage.wording.old[old[0]].text, passage.wording.new[new[0]].text
    if plain_form(was).casefold() != plain_form(now).casefold():
        return False
    if not all(_whole(tokens, span) for tokens, span in _sides(passage, old, new)):
        return False
    return _typography_may_differ(passage, old, new) and other_case(passage, old[0], new[0])


def _typography_may_differ(passage: Passage, old: Span, new: Span) -> bool:
    """Return True unless signs differ beside a digit, or signs that act unseen stand in the tokens."""
    sides = ((passage.wording.old, old), (passage.wording.new, new))
    if any(signs.acts_unseen(token.text) for tokens, span in sides for token in tokens[span[0] : span[1]]):
        return False
    return not any(
        token.text != plain_form(token.text) and beside_digit(tokens, at, at + 1)
        for tokens, span in sides
        for at, token in enumerate(tokens[span[0] : span[1]], span[0])
    )


def same_phrase(passage: Passage, old: Span, new: Span) -> bool:
    """L4: one phrase in two spellings of the closed list."""
    left, right = _phrase(passage.old(old)), _phrase(passage.new(new))
    if not left or not right or not _typography_may_differ(passage, old, new):
        return False
    if (left, right) in _articles():
        return _article(passage, old, new)
    if "&" in left + right and not _spaced(passage, old, new):
        return False
    if not passage.background.is_english or (left, right) not in _listed():
        return _abbreviation(passage, old, new)
    if any(beside_digit(tokens, *span) for tokens, span in _sides(passage, old, new)):
        return False
    if _is_name(passage, old, new) or (("that", "is") in {left, right} and not _in_brackets(passage, old, new)):
        return False
    if not all(_whole(tokens, span) for tokens, span in _sides(passage, old, new)):
        return False
    return _same_case(passage, old, new)


def _sides(passage: Passage, old: Span, new: Span) -> tuple[tuple[tuple[Token, ...], Span], ...]:
    return ((passage.wording.old, old), (passage.wording.new, new))


def _phrase(tokens: Sequence[Token]) -> tuple[str, ...]:
    """Return a phrase in small letters without typography."""
    return tuple(plain_form(token.text).casefold() for token in tokens)


def _whole(tokens: tuple[Token, ...], span: Span) -> bool:
    """Return True if no sign glues a phrase to what stands around it, as in an address."""
    start, end = span
    before = start > 0 and not tokens[start].space and tokens[start - 1].text in _GLUE
    after = end < len(tokens) and not tokens[end].space and tokens[end].text in _GLUE
    if after and tokens[end].text in ".'’-–—/":
        after = end + 1 < len(tokens) and not tokens[end + 1].space and tokens[end + 1].is_word
    return not before and not after


_GLUE: Final = frozenset("-‐‑–—/\\@#&_+=.'’")


def _is_name(passage: Passage, old: Span, new: Span) -> bool:
    """Return True if a phrase has a capital where no sentence starts, so that it may be part of a name."""
    for tokens, (start, _) in _sides(passage, old, new):
        word = tokens[start].text
        if not word[:1].isupper() or starts_sentence(tokens, start):
            continue
        if not passage.is_heading or not re.search(rf"\b{re.escape(word.lower())}\b", passage.background.old.prose):
            return True
    return False


def _in_brackets(passage: Passage, old: Span, new: Span) -> bool:
    """Return True if a phrase begins after a comma or bracket on both sides."""
    return all(
        start and tokens[start - 1].text in {",", "(", ";", "–", "—"}
        for tokens, (start, _) in _sides(passage, old, new)
    )


def _spaced(passage: Passage, old: Span, new: Span) -> bool:
    """Return True if white space stands on both sides of an “&” or “and”, and it joins no names."""
    for tokens, (start, end) in _sides(passage, old, new):
        if not tokens[start].space or not start or end >= len(tokens) or not tokens[end].space:
            return False
        if not (_is_common(tokens[start - 1], passage) or _is_common(tokens[end], passage)):
            return False
    return True


def _is_common(token: Token, passage: Passage) -> bool:
    """Return True if a word is no name: written in small letters here or elsewhere in the texts."""
    word = token.text
    if word.islower():
        return True
    background = passage.background
    return any(word.lower() in text.small_words for text in (background.old, background.new))


def _same_case(passage: Passage, old: Span, new: Span) -> bool:
    """Return True if a phrase begins with the same letter case, or its case is cleared as well."""
    was, now = passage.wording.old[old[0]].text, passage.wording.new[new[0]].text
    left = ["".join(token.text for token in tokens[span[0] : span[1]]) for tokens, span in _sides(passage, old, new)]
    shapes = [_shape(text) for text in left]
    if shapes[0] == shapes[1]:
        return True
    if passage.background.language.startswith("de"):
        return False
    if passage.is_heading:
        return "upper" not in shapes or len(was) + len(now) > 4  # noqa: PLR2004 -- short ones may be acronyms
    starts = starts_sentence(passage.wording.old, old[0]) and starts_sentence(passage.wording.new, new[0])
    return starts and set(shapes) == {"title", "lower"}


def _shape(text: str) -> str:
    letters = [sign for sign in text if sign.isalpha()]
    if not letters or all(sign.islower() for sign in letters):
        return "lower"
    if len(letters) > 1 and all(sign.isupper() for sign in letters):
        return "upper"
    return "title" if letters[0].isupper() and all(sign.islower() for sign in letters[1:]) else "mixed"


@lru_cache(maxsize=1)
def _listed() -> frozenset[tuple[tuple[str, ...], tuple[str, ...]]]:
    found = set()
    for one, other in VARIANTS:
        left, right = (tuple(unit for unit in units(text) if not unit.isspace()) for text in (one, other))
        found |= {(left, right), (right, left)}
    return frozenset(found)


@lru_cache(maxsize=1)
def _articles() -> frozenset[tuple[tuple[str, ...], tuple[str, ...]]]:
    return frozenset({(("a",), ("an",)), (("an",), ("a",))})


def _article(passage: Passage, old: Span, new: Span) -> bool:
    """Return True if “a” and “an” stand before another word as articles, not as a letter that names something."""
    left, right = passage.wording.old, passage.wording.new
    if old[1] >= len(left) or new[1] >= len(right) or not left[old[1]].is_word or not right[new[1]].is_word:
        return False
    if not left[old[1]].space or not right[new[1]].space or not passage.background.is_english:
        return False
    was, now = left[old[0]].text.casefold(), right[new[0]].text.casefold()
    if _article_before(left[old[1]].text) in {was, ""} or _article_before(right[new[1]].text) != now:
        return False
    lower = left[old[0]].text.islower() and right[new[0]].text.islower()
    return lower or (starts_sentence(left, old[0]) and starts_sentence(right, new[0]) and _same_case(passage, old, new))


def _article_before(word: str) -> str:
    """Return which article stands before a word by its sound; empty where its letters don't tell."""
    if (len(word) > 1 and word.isupper()) or (len(word) > 1 and word[:2].isupper()):
        return "an" if word[0] in "AEFHILMNORSX" else "a"
    plain = word.casefold()
    if plain.startswith(("hour", "honest", "honor", "honour", "heir")):
        return "an"
    if plain.startswith(("uni", "use", "usu", "uti", "eu", "one", "once", "ubi", "ur", "u")):
        return (
            ""
            if plain.startswith(("unin", "unim", "u")) and not plain.startswith(("use", "usu", "uti", "unit", "univ"))
            else "a"
        )
    return "an" if plain[0] in "aeio" else "a" if plain[0].isalpha() else ""


def _abbreviation(passage: Passage, old: Span, new: Span) -> bool:
    """Return True if a closed list of names is written with stops on one side and without on the other."""
    forms = []
    if passage.is_heading and not any(token.text.islower() for token in passage.wording.old):
        return False  # in a heading of capitals, US may be a pronoun
    for tokens, (start, end) in _sides(passage, old, new):
        text = "".join(token.text for token in tokens[start:end])
        if any(token.space for token in tokens[start + 1 : end]):
            return False
        if not text.endswith(".") and "." in text and not (end < len(tokens) and tokens[end].text == "."):
            return False
        if end < len(tokens) and tokens[end].is_word and not tokens[end].space:
            return False
        forms.append(text.replace(".", ""))
    return forms[0] == forms[1] in ABBREVIATED


def same_number(passage: Passage, old: Span, new: Span) -> bool:
    """L4: one whole number as words or digits, or in digits of another script; whole phrases on both sides."""
    read = numbers.grouped_value if passage.background.is_english else numbers.value
    was, now = read(passage.old(old)), read(passage.new(new))
    if was is None or was != now:
        return False
    if was == 1 and not _counts_a_unit(passage, old, new):
        return False  # “one” is a pronoun too
    words = any(not token.text.isdigit() for token in (*passage.old(old), *passage.new(new)))
    if words and not passage.background.is_english:
        return False
    return all(numbers.is_whole_phrase(tokens, *span) for tokens, span in _sides(passage, old, new))


def restated_number(passage: Passage, old: Span, new: Span) -> bool:
    """L4: a number that stands in words and in digits, “thirty (30)”, keeps one of them."""
    if not passage.background.is_english or (old[0] == old[1]) == (new[0] == new[1]):
        return False
    here, span = (passage.wording.old, old) if old[0] < old[1] else (passage.wording.new, new)
    other, there = (passage.wording.new, new[0]) if old[0] < old[1] else (passage.wording.old, old[0])
    start, end = span
    if here[start].text == "(" and end == start + 3 and numbers.restated(here, start + 1) is not None:
        return True
    if end < len(here) and numbers.restated(here, end) == start:
        return there < len(other) and other[there].text == here[end].text
    kept = start - 1
    if here[start].text != ")" or end != start + 1 or numbers.restated(here, kept) is None:
        return False
    return 0 < there <= len(other) and other[there - 1].text == here[kept].text


def same_percent(passage: Passage, old: Span, new: Span) -> bool:
    """L4: “percent”, “per cent” and “%” behind the same number on both sides."""
    words = {tuple(token.text.casefold() for token in side) for side in (passage.old(old), passage.new(new))}
    if not passage.background.is_english or not words <= _PERCENT:
        return False
    numbered = [tokens[start - 1].text if start else "" for tokens, (start, _) in _sides(passage, old, new)]
    if not _NUMBER.fullmatch(numbered[0]) or numbered[0] != numbered[1]:
        return False
    ends = [tokens[end] for tokens, (_, end) in _sides(passage, old, new) if end < len(tokens)]
    return all(token.space or not token.is_word for token in ends)


_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)?")
_PERCENT: Final = frozenset({("percent",), ("per", "cent"), ("per-cent",), ("%",)})


def same_date(passage: Passage, old: Span, new: Span) -> bool:
    """L4: part of a date that names the same day on both sides, its month in letters."""
    was, now = (_date_around(passage, tokens, span) for tokens, span in _sides(passage, old, new))
    return was is not None and now is not None and was == now


def _date_around(passage: Passage, tokens: tuple[Token, ...], span: Span) -> datetime.date | None:
    """Return the day of the date that some tokens are a part of, or that stands at a gap between tokens."""
    start = max(0, span[0] - LONGEST_DATE)
    first, last = span[0] - start, span[1] - start
    found = dated(tokens[start : span[1] + LONGEST_DATE], passage.background.language)
    return next((one.day for one in found if one.start <= first and last <= one.end), None)


def _counts_a_unit(passage: Passage, old: Span, new: Span) -> bool:
    return all(
        span[1] < len(tokens) and tokens[span[1]].text.casefold() in UNIT_OF
        for tokens, span in _sides(passage, old, new)
    )


def misspelling(passage: Passage, old: Span, new: Span) -> bool:
    """L5: one token that is no word became the only word that it can have been meant to be."""
    if (old[1] - old[0], new[1] - new[0]) != (1, 1) or not passage.background.is_english:
        return False
    was, now = passage.wording.old[old[0]].text, passage.wording.new[new[0]].text
    if not spelling.may_be_mended(was, now) or carries_meaning(was) or carries_meaning(now):
        return False
    if not all(_whole(tokens, span) for tokens, span in _sides(passage, old, new)) or numbers.is_near_number(now):
        return False
    if passage.background.old.times(was) > 1 or passage.background.new.times(was):
        return False
    return spelling.is_mended(was, now)


def doubled_word(passage: Passage, old: Span, new: Span) -> bool:
    """L5: a word that no sentence has twice in a row stood twice and stands once."""
    if (old[1] - old[0], new[1] - new[0]) != (1, 0) or not passage.background.is_english:
        return False
    tokens, at = passage.wording.old, old[0]
    word = tokens[at].text
    if word not in _NEVER_TWICE:
        return False
    first, last = at, at
    while first > 0 and tokens[first - 1].text == word and tokens[first - 1].cell == tokens[at].cell:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].text == word and tokens[last + 1].cell == tokens[at].cell:
        last += 1
    return last - first == 1


_NEVER_TWICE: Final = frozenset(
    "a the an and my your our their his its be been are was were has have we they these of".split()
)

LAWS: Final[tuple[tuple[str, Law], ...]] = (
    ("L10", filled.same_source),
    ("L1", signs.typed_bullet),
    ("L2", signs.same_signs),
    ("L2", signs.end_of_heading),
    ("L2", signs.stop_of_item),
    ("L2", signs.stop_of_paragraph),
    ("L2", signs.doubled_sign),
    ("L3", letter_case),
    ("L4", same_phrase),
    ("L4", same_number),
    ("L4", restated_number),
    ("L4", same_percent),
    ("L4", same_date),
    ("L5", misspelling),
    ("L5", doubled_word),
)
"""Name and function of each law on tokens, in the order in which they are asked."""


def parts(passage: Passage, edit: Edit) -> tuple[EditPart, ...]:
    """Return an edit divided into parts that laws clear and what is left, so that as little as may be is left."""
    old, new = (edit.old_start, edit.old_end), (edit.new_start, edit.new_end)
    if edit.kind is EditKind.SPACE:
        cleared = signs.same_spaces(passage, old[0], new[0])
        return (EditPart(old, new, "L2" if cleared else ""),)
    if edit.kind is EditKind.TARGET or max(old[1] - old[0], new[1] - new[0]) > MOST_TOKENS:
        return (EditPart(old, new),)
    return _joined(_divided(passage, old, new))


def _divided(passage: Passage, old: Span, new: Span) -> Iterator[EditPart]:
    """Yield the parts of the division in which the fewest tokens are left over."""
    rows, columns = old[1] - old[0], new[1] - new[0]
    best: dict[tuple[int, int], tuple[int, int, int, str]] = {(rows, columns): (0, 0, 0, "")}
    for x, y in product(range(rows, -1, -1), range(columns, -1, -1)):
        if (x, y) == (rows, columns):
            continue
        options = []
        if x < rows:
            options.append((best[x + 1, y][0] + 1, 1, 0, ""))
        if y < columns:
            options.append((best[x, y + 1][0] + 1, 0, 1, ""))
        for k, m in _sizes(passage, (old[0] + x, old[1]), (new[0] + y, new[1])):
            after = best.get((x + k, y + m))
            if after and (not options or after[0] < min(options)[0]):
                span_old, span_new = (old[0] + x, old[0] + x + k), (new[0] + y, new[0] + y + m)
                law = law_of(passage, span_old, span_new)
                if law:
                    options.append((after[0], k, m, law))
        best[x, y] = min(options, key=lambda row: (row[0], not row[3]))
    x = y = 0
    while (x, y) != (rows, columns):
        _, k, m, law = best[x, y]
        yield EditPart((old[0] + x, old[0] + x + k), (new[0] + y, new[0] + y + m), law)
        x, y = x + k, y + m


def _sizes(passage: Passage, old: Span, new: Span) -> Iterator[tuple[int, int]]:
    """Yield how many tokens of both sides, from the first ones of these on, a law can be about."""
    if old[0] < old[1]:
        yield from ((k, 0) for k in _lengths(passage.wording.old, old))
    if new[0] < new[1]:
        yield from ((0, m) for m in _lengths(passage.wording.new, new))
    if old[0] == old[1] or new[0] == new[1]:
        return
    yield 1, 1
    left, right = passage.wording.old[old[0]], passage.wording.new[new[0]]
    number = numbers.is_number(left) and numbers.is_number(right)
    if number or (_key(left) in _starts() and _key(right) in _starts()):
        most = LONGEST_NUMBER if number else LONGEST_PHRASE
        longest = (min(most, old[1] - old[0]), min(most, new[1] - new[0]))
        yield from ((k, m) for k in range(1, longest[0] + 1) for m in range(1, longest[1] + 1) if (k, m) != (1, 1))


def _lengths(tokens: Sequence[Token], span: Span) -> range:
    """Return how many tokens that only came or went a law can be about: one, or those of a number said again."""
    begins = tokens[span[0]].text == "(" or numbers.is_number(tokens[span[0]])
    return range(1, (min(LONGEST_NUMBER, span[1] - span[0]) if begins else 1) + 1)


def _key(token: Token) -> str:
    return plain_form(token.text).casefold()


@lru_cache(maxsize=1)
def _starts() -> frozenset[str]:
    """Return the first tokens of all phrases that have another spelling."""
    found = {left[0] for left, _ in _listed()} | {"-", "%"}
    return frozenset(found | {sign.casefold() for name in ABBREVIATED for sign in (name, name[0])})


def law_of(passage: Passage, old: Span, new: Span) -> str:
    """Return the name of the law that clears the change of these tokens; empty where none does."""
    if links.same_self_link(passage, old, new):
        return "L7"
    targets = [{token.target for token in side} for side in (passage.old(old), passage.new(new)) if side]
    if any(len(one) > 1 for one in targets) or (len(targets) > 1 and not links.same_page(*map(min, targets))):
        return ""
    if len(targets) == 1 and targets[0] != {""} and not _inside_link(passage, old, new):
        return ""
    return next((name for name, law in LAWS if law(passage, old, new)), "")


def _inside_link(passage: Passage, old: Span, new: Span) -> bool:
    """Return True if tokens that came or went stand in a link whose other words stay."""
    tokens, (start, end) = (passage.wording.old, old) if old[0] < old[1] else (passage.wording.new, new)
    target = tokens[start].target
    return any(tokens[at].target == target for at in (start - 1, end) if 0 <= at < len(tokens))


def _joined(found: Iterator[EditPart]) -> tuple[EditPart, ...]:
    """Return parts with neighbours that no law clears as one."""
    result: list[EditPart] = []
    for part in found:
        if result and not part.law and not result[-1].law:
            result[-1] = EditPart((result[-1].old[0], part.old[1]), (result[-1].new[0], part.new[1]))
        else:
            result.append(part)
    return tuple(result)
