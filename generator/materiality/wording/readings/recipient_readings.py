"""Readings of recipients and of choices that an edit names (§4.2). They decide upwards only."""

import re
from collections.abc import Sequence
from typing import Final

from generator.materiality.wording.laws.clearing_laws import EditPart
from generator.materiality.wording.passages.passage import Span
from generator.materiality.wording.readings.edit_reading import (
    Reading,
    ReadingSides,
    after,
    before,
    both,
    is_one_clause,
    named,
    quoted,
)
from generator.materiality.wording.readings.exchanged_names import exchange
from generator.materiality.wording.words.vocabulary import DATA, FUNCTION_WORDS, READERS
from generator.text.edits import Token

MOST_WORDS: Final = 12
_SHARES: Final = re.compile(
    rf"\b(?:[Ww]e\s+(?:\w+\s+){{0,3}}?(?:(?:share|disclose)\b[^.;:]{{0,60}}?\b{DATA}\s+(?:with|to)"
    rf"|(?:transfer|sell|send|provide|pass)\b[^.;:]{{0,60}}?\b{DATA}\s+(?:on\s+)?to)"
    rf"|{DATA}\b[^.;:]{{0,60}}?\b(?:is|are|be)\s+(?:\w+\s+)?"
    r"(?:shared\s+with|(?:disclosed|transferred|sold|sent|provided|passed)\s+(?:on\s+)?to))"
    r"\s+(?:[A-Z][\w&’'-]*[ ,]+|(?:and|or|the|our|partner)\s+)*$"
)
DENIES: Final = re.compile(r"\b(?:not|never|no|nor|without|except|unless)\b|n['’]t\b", re.IGNORECASE)


def recipient(part: EditPart, sides: ReadingSides) -> Reading | None:
    """The name of somebody with whom data is shared was exchanged."""
    names = exchange(sides, part)
    if not names or not sides.passage.background.is_english:
        return None
    sentences = [before(tokens, span) for tokens, span in both(sides.passage, part)]
    if not all(_SHARES.search(words) and not DENIES.search(words) for words in sentences):
        return None
    return Reading("14", f"Another recipient is named: {names}.")


OF_CONSENT: Final = "11"
"""The row of the legal reason, consent among them."""
_OPT: Final = frozenset({"opt", "opts", "opted", "opting"})
_AGREES: Final = ("consent", "permi", "agree", "approv", "authori", "opt-in")
"""The beginnings of words for an agreement: where one of them stays or comes, the agreement didn't go."""


def choice(part: EditPart, sides: ReadingSides) -> Reading | None:
    """Opting in became opting out or the reverse; consent, or a word for a choice, came or went."""
    passage = sides.passage
    if not passage.background.is_english or part.longest > MOST_WORDS:
        return None
    ways = [_way(tokens, span) for tokens, span in both(passage, part)]
    if all(ways) and ways[0] != ways[1]:
        return Reading("19", f"The choice changes: “opt {ways[0]}” → “opt {ways[1]}”.", asks_consent=True)
    if not all(is_one_clause(tokens[span[0] : span[1]]) for tokens, span in both(passage, part)):
        return None
    old, new = both(passage, part)
    for (tokens, span), others, verb in ((old, new[0], "is removed"), (new, old[0], "is added")):
        for at in range(*span):
            row, forms = _chosen(tokens, at)
            if row and not any(one.text.casefold().startswith(forms) for one in others):
                says = named(part, passage) if not part.is_one_sided else ""
                reason = f"{says or f'“{tokens[at].text.casefold()}” {verb}'}: {quoted(tokens, span, at)}"
                return Reading(row, reason, asks_consent=row == OF_CONSENT or verb == "is removed")
    return None


def is_first_of_two(tokens: Sequence[Token], at: int) -> bool:
    """Return True if a noun follows, so that a word only says of what kind that is: “consent form”."""
    following = tokens[at + 1].text if at + 1 < len(tokens) and tokens[at + 1].cell == tokens[at].cell else ""
    return following[:1].isalpha() and following.casefold() not in FUNCTION_WORDS


_OF_READER: Final = frozenset("your without parental affirmative explicit express written".split())


def _is_of_reader(tokens: Sequence[Token], at: int) -> bool:
    """Return True if a word before says that somebody authorises: “your approval”, no part of “access and approval”."""
    before_it = {token.text.casefold() for token in tokens[max(0, at - 2) : at]}
    return bool(_OF_READER & before_it) and not is_first_of_two(tokens, at)


_OURS: Final = re.compile(
    rf"\b(?:our|its|(?:the\s)?(?!{READERS}['’])[\w.&-]+['’]s)\s(?:(?:prior|express|explicit|specific|written|and|or)[\s,]+)*$",
    re.IGNORECASE,
)
_OF_US: Final = re.compile(
    rf"^(?:of|from|by)\s(?:the\s|an?\s)?(?!(?i:{READERS}\b))(?:us\b|[A-Z]|(?:company|owner|provider|licensor)\b)"
)


def is_of_company(tokens: Sequence[Token], at: int) -> bool:
    """Return True if it is a company that agrees, without which a reader may not do something: “our consent”."""
    return bool(_OURS.search(before(tokens, (at, at))) or _OF_US.search(after(tokens, (at, at + 1))))


def _chosen(tokens: Sequence[Token], at: int) -> tuple[str, tuple[str, ...]]:
    """Return the row of the fact that a word for a choice reads, and the beginnings of its forms; empty for others."""
    word = tokens[at].text.casefold()
    rest = [token.text.casefold() for token in tokens[at + 1 : at + 5]]
    match word:
        case "consent" | "permission" if not is_first_of_two(tokens, at) and not is_of_company(tokens, at):
            return OF_CONSENT, _AGREES
        case "authorization" | "authorisation" | "approval" if _is_of_reader(tokens, at):
            return OF_CONSENT, _AGREES
        case "withdraw" if any(one.startswith(("consent", "permission")) for one in rest):
            return "25", ("withdr", "revo")
        case "object" if rest[:1] == ["to"]:
            return "25", ("object",)
        case "unsubscribe":
            return "25", ("unsubs", "opt", "opt-out")
        case _:
            return "", ()


def _way(tokens: Sequence[Token], span: Span) -> str:
    """Return whether a span says “in” or “out” of opting; empty where it says neither, or both."""
    found = set()
    for at in range(*span):
        word = tokens[at].text.casefold()
        if word in {"in", "out"} and at and tokens[at - 1].text.casefold() in _OPT:
            found.add(word)
        if word in {"opt-in", "opt-out"}:
            found.add(word.removeprefix("opt-"))
    return found.pop() if len(found) == 1 else ""
