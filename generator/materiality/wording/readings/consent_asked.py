"""Whether people have to say of a change that a reading decided if consent is needed: by rows of facts (§4.1, §4.2).

A row carries consent where an age is lower (30, 32), a promise or limit about sale, sensitive data or children goes
(36), a choice goes (19), or data is used for more (10). Of facts a row decides it; of prose only people know it.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from generator.materiality.wording.laws.clearing_laws import EditPart
from generator.materiality.wording.passages.passage import Span
from generator.materiality.wording.readings.edit_reading import ReadingSides, both, sentence
from generator.materiality.wording.words.vocabulary import SIGNALS, asks_consent, excepts, speaks_of_choice
from generator.model.languages import code_of
from generator.source.sought_words import in_small_letters
from generator.text.edits import Token, spelt

_STAFF: Final[Mapping[str, str]] = {
    "en": r"our\s(?:\w+\s){0,2}(?:employees?|staff|workers?|personnel|drivers?|couriers?|agents?|guards?|colleagues"
    r"|interns?|trainees?|contractors?|sellers?|technicians?)",
    "de": r"unsere[nrs]?\s(?:\w+\s){0,2}(?:mitarbeit\w+|beschäftigte\w*|angestellte\w*|personal|fahrer\w*|boten"
    r"|kurier\w*|auszubildende\w*|praktikant\w*)",
    "fr": r"(?:nos|notre)\s(?:\w+\s){0,2}(?:employé\w*|salarié\w*|collaborat\w+|personnel|livreurs?|chauffeurs?"
    r"|stagiaires?|apprentie?s?)",
    "es": r"nuestr[oa]s?\s(?:\w+\s){0,2}(?:emplead\w+|trabajador\w*|personal|colaborador\w*|repartidor\w*"
    r"|conductor\w*|becari\w+)",
    "it": r"nostr[oaie]\s(?:\w+\s){0,2}(?:dipendent\w+|personale|collaborator\w+|corrier\w+|autist\w+|stagist\w+"
    r"|tirocinant\w+)",
    "nl": r"on(?:ze|s)\s(?:\w+\s){0,2}(?:medewerkers?|werknemers?|personeel|bezorgers?|chauffeurs?|stagiairs?)",
}
"""Whose age says nothing of readers: those who work for the company."""
EXCEPTS: Final = frozenset({"unless", "except"})
LIMITS: Final = frozenset({"only", "solely", "exclusively", "always"})
"""Where one of these goes, or one of `EXCEPTS` comes, a promise is weaker."""


def by_age(was: float | None, now: float | None, tokens: Sequence[Token], at: int, language: str) -> bool:
    """Return True if an age of readers is lower than before or, where it isn't known which one is, may be.

    None is an age that isn't stated, or is a range.
    """
    if was is None or (now is not None and now >= was):
        return was is None and now is None
    return not _of_staff(code_of(language), spelt(tokens[slice(*sentence(tokens, at))]))


def _of_staff(language: str, words: str) -> bool:
    pattern = _staff(language)
    return bool(pattern and pattern.search(words))


@cache
def _staff(language: str) -> re.Pattern[str] | None:
    return re.compile(rf"\b(?:{_STAFF[language]})\b", re.IGNORECASE) if language in _STAFF else None


def by_lost_promise(part: EditPart, sides: ReadingSides, *, old: bool) -> bool:
    """Return True if the sentence of a promise or limit that went or is weaker now speaks of what may need consent.

    `old` says that it is the sentence of the older text. What a lead-in denies stands in the items under it.
    """
    return sides.passage.leads or asks_consent(_sentences(part, sides, old=old), sides.passage.background.language)


def by_new_exception(part: EditPart, sides: ReadingSides) -> bool | None:
    """Return True if words that no rule decided except something from such a sentence; None where they alone tell."""
    language = sides.passage.background.language
    old, new = (spelt(tokens[slice(*span)]) for tokens, span in both(sides.passage, part))
    came = excepts(new, language) and not excepts(old, language)
    return (came and by_lost_promise(part, sides, old=False)) or None


def by_weaker_promise(part: EditPart, sides: ReadingSides) -> bool:
    """Return True if an English sentence, less firm now, denies what may need consent, or promises a choice."""
    words = _sentences(part, sides, old=False)
    denies = SIGNALS["M2"].search(in_small_letters(words)) and asks_consent(words)
    return bool(denies) or speaks_of_choice(words)


def by_choice(part: EditPart, sides: ReadingSides, *, old: bool = False) -> bool:
    """Return True if the sentence in which something is denied now, or was excepted before, speaks of a choice."""
    return speaks_of_choice(_sentences(part, sides, old=old), sides.passage.background.language)


def _sentences(part: EditPart, sides: ReadingSides, *, old: bool) -> str:
    """Return the sentences of a part with the words that lead them in."""
    tokens, span = both(sides.passage, part)[0 if old else 1]
    return f"{sides.passage.lead} {spelt(tokens[slice(*_around(tokens, span))])}"


def _around(tokens: Sequence[Token], span: Span) -> Span:
    return sentence(tokens, span[0])[0], sentence(tokens, max(span[1] - 1, span[0]))[1]
