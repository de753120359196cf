"""The reading of negations: a “not”, “never” or “without” that came to a sentence or left it (§4.2)."""

import re
from collections.abc import Sequence
from typing import Final

from generator.materiality.wording.laws.clearing_laws import EditPart
from generator.materiality.wording.passages.passage import Span
from generator.materiality.wording.readings import consent_asked, prompt_or_free
from generator.materiality.wording.readings.denials import denials, denies_by_prefix, denies_otherwise
from generator.materiality.wording.readings.edit_reading import (
    Reading,
    ReadingSides,
    Side,
    both,
    is_one_clause,
    is_sentence,
    named,
    quoted,
    sentence,
)
from generator.materiality.wording.words.vocabulary import NEGATIONS, READERS, content_words, excepts
from generator.text.edits import Token, plain_form, spelt


def negation(part: EditPart, sides: ReadingSides) -> Reading | None:
    """A “not”, “never” or “without” came or went."""
    old, new = sides.negations
    if old == new or not sides.passage.background.is_english or prompt_or_free.says_same(part, sides):
        return None
    gone = old > new
    here, there = both(sides.passage, part)[:: 1 if gone else -1]
    tokens, span = here

    def says(at: int) -> bool:
        if _is_of_situation(tokens, at, span) or _is_otherwise(here, there, at, sides, gone=gone):
            return False
        if sides.is_rewritten(part, at, old=gone) or _sentence_stays(tokens, at, sides, gone=gone):
            return False
        return not _is_said_elsewhere(tokens, at, span, sides, gone=gone)

    at = next((one for one in denials(tokens, span, is_heading=sides.passage.is_heading) if says(one)), None)
    if at is None:
        return None
    verb, word = "is removed" if gone else "is added", tokens[at].text.casefold()
    is_whole = not there[1][1] > there[1][0] and is_sentence(tokens, span)
    said = f"A sentence with “{word}” {verb}" if is_whole else _of_more(part, sides)
    if not said:
        said = _of_many(tokens, span, word, gone=gone) or f"“{word}” {verb}"
    if gone is (word in consent_asked.EXCEPTS):  # what is excepted now was promised before
        asks = consent_asked.by_choice(part, sides, old=gone)
    else:
        asks = consent_asked.by_lost_promise(part, sides, old=gone)
    shown = (sides.passage.wording.new, part.new) if part.new[0] < part.new[1] and not is_whole else (tokens, span)
    is_of_word = said.startswith((f"“{word}” {verb}", "Words")) or is_whole
    quote = quoted(tokens, span, at) if is_of_word else quoted(*shown)
    return Reading("36", f"{said}: {quote}", asks_consent=asks)


def _of_more(part: EditPart, sides: ReadingSides) -> str:
    """Return in words what changed where that is more than a denial and its verb: “need not” becomes “must”."""
    words = {
        token.text.casefold()
        for token in (*sides.passage.old(part.old), *sides.passage.new(part.new))
        if token.is_word and not plain_form(token.text).casefold().endswith("n't")
    }
    return named(part, sides.passage) if words - NEGATIONS - _VERBS else ""


def _of_many(tokens: Sequence[Token], span: Span, word: str, *, gone: bool) -> str:
    """Return that many words came or went, of which a denial is one: the others don't stay without it."""
    words = {token.text.casefold() for token in tokens[slice(*span)] if token.is_word}
    if len(words - NEGATIONS - _VERBS) < _MANY:
        return ""
    return f"Words with “{word}” are {'removed' if gone else 'added'}"


_MANY: Final = 4
_VERBS: Final = frozenset(
    "do does did is are was were be been am has have had can will would could so yet any a an".split()
)
"""Words beside a denial that say no more than it."""


_HAS_NOT: Final = (
    r"(?:do|does|did|have|has|are|is|were|can)?\s*(?:not|n['’]t)\s(?:yet\s)?"
    r"(?:have|want|wish|like|know|use|see|find|receive|hold|own|live|recogni[sz]e|understand|able|an?)\b"
)
_THINKS_NOT: Final = (
    r"(?:believe|think|feel|suspect|notice|find|see|learn)s?\b[^,;]{0,80}?(?:not|never|no|n['’]t|without)\b"
)
_SITUATION: Final = re.compile(
    rf"\b(?:if|when|where|in case)\s(?:they|{READERS})\s(?:{_HAS_NOT}|{_THINKS_NOT})|\b(?:so as|in order)\snot\sto\b",
    re.IGNORECASE,
)
"""What a reader may not have or want, or a purpose: “if you do not have an account” denies nothing."""


def _is_of_situation(tokens: Sequence[Token], at: int, span: Span) -> bool:
    """Return True if a denial says in which situation readers are, and the condition came or went as a whole."""
    words = "".join(f"{' ' if token.space else ''}{token.text}" for token in tokens[span[0] : span[1]])
    offset = len("".join(f"{' ' if token.space else ''}{token.text}" for token in tokens[span[0] : at]))
    return any(found.start() <= offset < found.end() for found in _SITUATION.finditer(words))


def _is_otherwise(here: Side, there: Side, at: int, sides: ReadingSides, *, gone: bool) -> bool:
    """Return True if the other side denies the same beside the edit, or in other words, or two negations cancelled out.

    As in “our decisions are made with care” for “no decision is made without care”, or “only if” for “not … unless”.
    """
    is_heading = sides.passage.is_heading
    (tokens, span), (others, place) = here, there
    beside = (max(0, place[0] - _BESIDE), min(len(others), place[1] + _BESIDE))
    if denials(others, beside, is_heading=is_heading):
        return True
    word = tokens[at].text.casefold()
    if word in consent_asked.EXCEPTS and excepts(spelt(others[slice(*place)])):
        return True  # “save where” for “unless”
    if _is_said_twice(here, there, at):
        return True
    if _RATHER_NOT.search(spelt(tokens[slice(*span)])) and _PREFERS.search(spelt(others[slice(*place)])):
        return True  # “if you would rather not … you can” for “if you prefer, you can”
    inside, instead = tokens[slice(*span)], others[slice(*place)]
    around = sentence(tokens, at)
    edits = [(one.old, one.new) if gone else (one.new, one.old) for one in sides.parts_in(around, old=gone)]
    lost = {n: other for one, other in edits for n in denials(tokens, _overlap(one, around), is_heading=is_heading)}
    within = [
        (tokens[slice(*one)], other)
        for one, other in edits
        if around[0] <= one[0] and one[1] <= around[1] and is_one_clause(others[slice(*other)])
    ]
    found = sum(len(denials(others, other, is_heading=is_heading)) for _, other in within)
    if any(denies_by_prefix(was, others[slice(*other)]) for was, other in within):
        return True
    if found >= len(lost):  # it only stands in another place of the sentence
        return True
    cancels = any(tokens[n].text.casefold() in _EXCEPTIONS and start < end for n, (start, end) in lost.items())
    pairs = (bool(instead) or cancels) and len(lost) % 2 == 0
    return pairs or (bool(instead) and denies_otherwise(inside, instead))


def _is_said_twice(here: Side, there: Side, at: int) -> bool:
    """Return True if “and never” stands for “or” behind a word that denies both: “never A or B”."""
    (tokens, span), (others, place) = here, there
    instead = [token.text.casefold() for token in others[slice(*place)] if token.is_word]
    joins = [token.text.casefold() for token in tokens[slice(*span)] if token.is_word]
    if instead not in (["or"], ["nor"]) or joins[:1] != ["and"] or len(joins) != len(("and", "never")):
        return False
    start = sentence(others, place[0])[0]
    return any(token.text.casefold() == tokens[at].text.casefold() for token in others[start : place[0]])


_RATHER_NOT: Final = re.compile(r"\b(?:rather|prefers?)\snot\b", re.IGNORECASE)
_PREFERS: Final = re.compile(r"\b(?:rather|prefers?|wish|wishes|want|wants|like)\b", re.IGNORECASE)
_EXCEPTIONS: Final = frozenset({"unless", "except", "without"})
_BESIDE: Final = 2
SHORTEST_SENTENCE: Final = 6
"""Words: a shorter one may stand anywhere."""


def _overlap(one: Span, other: Span) -> Span:
    return max(one[0], other[0]), min(one[1], other[1])


def _sentence_stays(tokens: Sequence[Token], at: int, sides: ReadingSides, *, gone: bool) -> bool:
    """Return True if the sentence around a token stands in the other text, word for word."""
    words = " ".join(spelt(tokens[slice(*sentence(tokens, at))]).split())
    if len(words.split()) < SHORTEST_SENTENCE:
        return False
    background = sides.passage.background
    return (background.new if gone else background.old).says(words)


_ALIKE: Final = 0.75  # of the words of a clause, in a sentence of the other text
_DENIES: Final = re.compile(
    r"\b(?:not|never|no|none|nor|without|cannot|unless|except|excluding)\b|n['’]t\b", re.IGNORECASE
)


def _is_said_elsewhere(tokens: Sequence[Token], at: int, span: Span, sides: ReadingSides, *, gone: bool) -> bool:
    """Return True if a whole clause came or went, and a sentence of the other text denies with most of its words."""
    start, end = _overlap(span, sentence(tokens, at))
    commas = [n for n in range(start, end) if tokens[n].text == ","]
    start = max((n + 1 for n in commas if n < at), default=start)
    end = min((n for n in commas if n > at), default=end)
    words = content_words(spelt(tokens[start:end]))
    if len(words) < SHORTEST_SENTENCE:
        return False
    background = sides.passage.background
    other = background.new if gone else background.old
    alike = (
        there for one, there in other.sentences if len(words & there) >= _ALIKE * len(words) and _DENIES.search(one)
    )
    return any({word for word in words if word[:1].isdigit()} <= there for there in alike)
