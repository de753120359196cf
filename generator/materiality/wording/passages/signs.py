"""L2: the same words with other signs of typography. Source: domain rules §4.2."""

from collections.abc import Sequence
from typing import Final

from generator.materiality.wording.passages.passage import Passage, Span, beside_digit, lengths
from generator.materiality.wording.words.numbers import restated
from generator.text.edits import BREAK, Token, plain_form

_HEADING_ENDS: Final = frozenset({".", ":", "?"})
_ASKING: Final = frozenset(
    """what which who whom whose when where why how do does did is are was were can could may will would should must has
    was welche welcher welches welchen wer wen wem wessen wann wo woher wohin womit wofür worauf warum wieso weshalb wie
    que quoi quel quelle quels quelles qui quand où pourquoi comment combien est-ce
    qué cuál cuáles quién quiénes cuándo dónde cómo cuánto cuántos
    che cosa quale quali chi quando dove perché come quanto quanti
    wat welke wie wanneer waar waarom hoe hoeveel waarvoor""".split()
)
"""Words with which a question begins."""
_TURNED: Final = ("-nous", "-vous", "-je", "-il", "-elle", "-on", "-ils", "-elles", "-t-on")
_AFTER_VERBS: Final = frozenset("wir ihr ich man wij u jij ik".split())
"""Whom a question in German or Dutch is about, behind its verb; “Sie” may stand behind other words."""
_ITEM_ENDS: Final = frozenset({".", ";", ","})
_DOUBLED: Final = frozenset(".,;:!?")
_ACTING: Final = frozenset(map(chr, (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206F), 0xFEFF)))
"""Signs that nobody sees and that join, part or turn words: no law clears their coming or going."""


def acts_unseen(text: str) -> bool:
    """Return True if a text holds a sign that nobody sees and that joins, parts or turns words."""
    return not _ACTING.isdisjoint(text)


def same_signs(passage: Passage, old: Span, new: Span) -> bool:
    """Return True if tokens differ in nothing but typography, none of it beside a digit."""
    left, right = passage.old(old), passage.new(new)
    if len(left) != len(right) or not left:
        return False
    for n, (was, now) in enumerate(zip(left, right, strict=True)):
        if was.text == now.text:
            continue
        if plain_form(was.text) != plain_form(now.text) or acts_unseen(was.text) or acts_unseen(now.text):
            return False
        if beside_digit(passage.wording.old, old[0] + n, old[0] + n + 1):
            return False
        if beside_digit(passage.wording.new, new[0] + n, new[0] + n + 1):
            return False
    return True


def end_of_heading(passage: Passage, old: Span, new: Span) -> bool:
    """Return True if only the stop, colon or question mark that ends a heading came, went or was exchanged."""
    if not passage.is_heading or not _only_end(passage, old, new, _HEADING_ENDS):
        return False
    asked = [any(plain_form(token.text) == "?" for token in side) for side in (passage.old(old), passage.new(new))]
    return asked[0] == asked[1] or _asks_in_words(passage.wording.new)


def _asks_in_words(tokens: Sequence[Token]) -> bool:
    """Return True if a heading is a question, or about one, without its sign: “What we sell?”, not “We sell names?”."""
    words = [token.text.casefold() for token in tokens if token.is_word and not token.text[:1].isnumeric()]
    if any(token.text in _HEADING_ENDS for token in tokens[:-1]) or not words:
        return False
    turned = words[0].endswith(_TURNED) or (words[1:2] != [] and words[1] in _AFTER_VERBS)
    return (words[0] in _ASKING and words[1:2] != ["not"]) or turned


def stop_of_item(passage: Passage, old: Span, new: Span) -> bool:
    """Return True if only the sign at the end of a list's item changed, and nothing stands under the item."""
    return passage.kind == "item" and not passage.leads and _only_end(passage, old, new, _ITEM_ENDS)


def stop_of_paragraph(passage: Passage, old: Span, new: Span) -> bool:
    """Return True if only the stop at the end of a paragraph came or went, and what follows is no part of it."""
    if passage.kind != "paragraph" or passage.leads or passage.goes_on:
        return False
    return _only_end(passage, old, new, frozenset("."))


def _only_end(passage: Passage, old: Span, new: Span, ends: frozenset[str]) -> bool:
    left, right = passage.wording.old, passage.wording.new
    if old[1] != len(left) or new[1] != len(right) or max(lengths(old, new)) > 1:
        return False
    if (old[0] == 0 or new[0] == 0) or old == new == (0, 0):
        return False
    changed = (*passage.old(old), *passage.new(new))
    if not changed or not all(plain_form(token.text) in ends for token in changed):
        return False
    if any(plain_form(side[start - 1].text) in _DOUBLED for side, start in ((left, old[0]), (right, new[0]))):
        return False  # another sign ends what stands there
    return not any(_digit_before(side, at) for side, at in ((left, old[0]), (right, new[0])))


def _digit_before(tokens: Sequence[Token], at: int) -> bool:
    return at > 0 and any(sign.isnumeric() for sign in tokens[at - 1].text[-1:])


def typed_bullet(passage: Passage, old: Span, new: Span) -> bool:
    """L1: return True if only a bullet that is typed at the start of a line came, went or was exchanged."""
    if max(lengths(old, new)) > 1 or passage.kind not in {"paragraph", "item", ""}:
        return False
    if any(token.text not in _BULLETS for token in (*passage.old(old), *passage.new(new))):
        return False
    return all(at == 0 or tokens[at - 1].text == BREAK for tokens, at in passage.sides(old[0], new[0]))


_BULLETS: Final = frozenset("•·▪‣")


def same_ellipsis(passage: Passage, old: Span, new: Span) -> bool:
    """Return True if three stops became the sign for them, or the reverse."""
    if sorted(lengths(old, new)) != [1, 3]:
        return False
    sides = passage.sides(old, new)
    written = ["".join(token.text for token in tokens[start:end]) for tokens, (start, end) in sides]
    if sorted(written) != ["...", "…"]:
        return False
    beside = [tokens[at].text for tokens, (start, end) in sides for at in (start - 1, end) if 0 <= at < len(tokens)]
    return not any(set(text) <= set(".…") for text in beside) and not any(
        beside_digit(tokens, *span) for tokens, span in sides
    )


def doubled_sign(passage: Passage, old: Span, new: Span) -> bool:
    """Return True if a sign that stood twice stands once, or the reverse."""
    counts = lengths(old, new)
    if sorted(counts) != [0, 1]:
        return False
    tokens, at = (passage.wording.old, old[0]) if counts[0] else (passage.wording.new, new[0])
    other, there = (passage.wording.new, new[0]) if counts[0] else (passage.wording.old, old[0])
    sign = tokens[at].text
    if sign == "-":
        return _dash_of_two(tokens, at, other, there)
    if sign not in _DOUBLED:
        return False
    first, last = at, at
    while first > 0 and tokens[first - 1].text == sign:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].text == sign:
        last += 1
    if last - first != 1 or beside_digit(tokens, first, last + 1):
        return False
    beside = [other[n].text for n in (there - 1, there) if 0 <= n < len(other)]
    return sign in beside


def _dash_of_two(tokens: Sequence[Token], at: int, other: Sequence[Token], there: int) -> bool:
    """Return True if a hyphen is the second of two that stand for the dash that the other side has between spaces."""
    start = at - 1 if at and tokens[at - 1].text == "-" and not tokens[at].space else at
    if start + 1 >= len(tokens) or tokens[start + 1].text != "-" or tokens[start + 1].space:
        return False
    dash = next((n for n in (there - 1, there) if 0 <= n < len(other) and other[n].text in _DASHES), None)
    if dash is None:
        return False
    sides = ((tokens, start, start + 2), (other, dash, dash + 1))
    return all(
        first > 0
        and last < len(side)
        and side[first].space
        and side[last].space
        and side[last].is_word
        and side[first - 1].is_word
        and not beside_digit(side, first, last)
        for side, first, last in sides
    )


def _in_dash_of_two(passage: Passage, old: int, new: int) -> bool:
    """Return True if the space stands before a dash on one side, and before one of its two hyphens on the other."""
    left, right = passage.wording.old, passage.wording.new
    return (left[old].text == "-" and _dash_of_two(left, old, right, new)) or (
        right[new].text == "-" and _dash_of_two(right, new, left, old)
    )


_DASHES: Final = frozenset("–—―")


def same_spaces(passage: Passage, old: int, new: int) -> bool:
    """Return True if white space before a token makes or removes no word boundary and stands beside no digit.

    A sign of percent stands behind its number with a space or without.
    """
    if (
        _before_percent(passage, old, new)
        or _where_restated(passage, old, new)
        or _in_dash_of_two(passage, old, new)
        or _between_sentences(passage, old, new)
    ):
        return True
    for tokens, at in passage.sides(old, new):
        if at == 0:
            return True
        before, after = tokens[at - 1], tokens[at]
        if before.is_word and after.is_word:
            return False
        if _numeric_edge(before, after) or acts_unseen(before.text) or acts_unseen(after.text):
            return False
        if before.text in _BINDING or (after.text in _BINDING and not _ends_sentence(tokens, at)):
            return False
    return True


def _before_percent(passage: Passage, old: int, new: int) -> bool:
    sides = passage.sides(old, new)
    return all(
        at and tokens[at].text == "%" and tokens[at - 1].text.replace(".", "").isdecimal() and _ends_there(tokens, at)
        for tokens, at in sides
    )


def _ends_there(tokens: Sequence[Token], at: int) -> bool:
    """Return True if no word is glued to the token after it."""
    return at + 1 == len(tokens) or tokens[at + 1].space or not tokens[at + 1].is_word


def _between_sentences(passage: Passage, old: int, new: int) -> bool:
    """Return True if the space stands between a stop and a word that begins a sentence, as no address has them."""
    sides = passage.sides(old, new)
    return passage.background.is_english and all(
        at > 1
        and tokens[at - 1].text == "."
        and not tokens[at - 1].space
        and len(tokens[at - 2].text) > _SHORT
        and tokens[at - 2].text.isalpha()
        and tokens[at - 2].text.islower()
        and tokens[at].text in _STARTS
        and at + 1 < len(tokens)
        and tokens[at + 1].space
        for tokens, at in sides
    )


_SHORT: Final = 2
_STARTS: Final = frozenset(
    "We You If The This These Those They Our Your When Where For Please However There All Any Some".split()
)


def _where_restated(passage: Passage, old: int, new: int) -> bool:
    """Return True if a number stands in brackets behind the same one in words on one side, and alone on the other."""
    found = [restated(tokens, at) is not None for tokens, at in passage.sides(old, new)]
    alone = passage.wording.new[new] if found[0] else passage.wording.old[old]
    return sorted(found) == [False, True] and alone.space


_BINDING: Final = frozenset("-‐‑+/\\@#&_=<>~^*%$€£¥'’.")
"""Signs that bind words or numbers where no space stands beside them."""


def _ends_sentence(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].text == "." and (at + 1 == len(tokens) or tokens[at + 1].space)


def _numeric_edge(before: Token, after: Token) -> bool:
    return before.text[-1:].isnumeric() or after.text[:1].isnumeric()
