"""Readings of names that were exchanged, and of a court or law among them (§4.2)."""

import re
from typing import Final

from generator.materiality.wording.laws.clearing_laws import EditPart
from generator.materiality.wording.passages.passage import Span, starts_sentence
from generator.materiality.wording.readings.edit_reading import Reading, ReadingSides, after, before, both
from generator.text.edits import Token, spelt

_MOST_WORDS: Final = 12
_OF_LAW: Final = re.compile(
    r"\b(?:courts?|tribunals?|laws?|jurisdiction|arbitration)\b(?:\s+\w+){0,3}?\s+(?:of|in)\s+(?:the\s+)?"
    r"(?:[Ss]tate\s+of\s+)?$"
)
_BROUGHT: Final = re.compile(
    r"\b(?:disputes?|claims?|lawsuits?|legal actions?|legal proceedings|litigation)\b[^.;:]*"
    r"\b(?:decided|settled|heard|resolved|litigated|tried|brought|filed|bring (?:it|them|suit|an action))"
    r"\s+(?:only\s+|exclusively\s+|solely\s+)?(?:in|before)\s+$"
    r"|\bsue\b[^.;:]*\b(?:in|before)\s+$",
    re.IGNORECASE,
)
"""Where quarrels are settled."""
_LAW_OF: Final = re.compile(
    r"^(?:laws?|courts?|jurisdiction|tribunals?|arbitration)"
    r"\s*(?:$|[,.;)]|(?:appl|govern|shall|will|is|are|and|or|prevail|decide|has|have))"
)
_RULES: Final = re.compile(
    r"\b(?:govern\w*|appl(?:y|ies|icable)|jurisdiction|disputes?|claims?|decides?|hears?|settles?|lawsuits?|legal"
    r"|competent|submit|arbitrat\w+|proceedings?)\b",
    re.IGNORECASE,
)


def court(part: EditPart, sides: ReadingSides) -> Reading | None:
    """The name of the place whose courts decide, or whose law applies, was exchanged."""
    passage = sides.passage
    names = exchange(sides, part)
    if not names or not passage.background.is_english:
        return None
    for tokens, span in both(passage, part):
        so_far, rest = before(tokens, span), after(tokens, span)
        if _BROUGHT.search(so_far):
            continue
        if not _OF_LAW.search(so_far) and not _LAW_OF.search(rest.strip()):
            return None
        if not _RULES.search(f"{so_far} {rest}"):
            return None
    return Reading("43", f"Another court or law is named: {names}.")


_WORDS: Final = re.compile(r"[^\W_]+")


def exchange(sides: ReadingSides, part: EditPart) -> str:
    """Return “old → new” where a few words with capitals were exchanged for others; else empty.

    Empty, too, where one name is still there, or the other was: “A, B and C” for “A and B” has a third beside them.
    """
    found = []
    for tokens, (start, end) in both(sides.passage, part):
        words = [token.text for token in tokens[start:end] if token.is_word]
        if not words or len(words) > _MOST_WORDS or not (words[0][:1].isupper() and words[-1][:1].isupper()):
            return ""
        found.append(spelt(tokens[slice(*_full_name(tokens, (start, end)))]))
    here, there, was, now = (f" {' '.join(_WORDS.findall(words.casefold()))} " for words in (*sides.sentences, *found))
    if was == now or was in there or now in here:
        return ""
    return " → ".join(found)


def _full_name(tokens: tuple[Token, ...], span: Span) -> Span:
    """Return where a name starts and ends of which a part was exchanged: with the words with capitals beside it."""
    start, end = span
    while start and _goes_on(tokens, start - 1) and not starts_sentence(tokens, start - 1):
        start -= 1
    while end < len(tokens) and _goes_on(tokens, end):
        end += 1
    return start, end


def _goes_on(tokens: tuple[Token, ...], at: int) -> bool:
    return tokens[at].is_word and tokens[at].text[:1].isupper()
