"""Where a number is an age though the word “age” isn't beside it: “children under 13”, “ab 16 Jahren” (§4.2)."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from generator.schema.facts import Facts
from generator.text.edits import Token, spelt

AGES: Final = frozenset({"min_age", "parental_consent_below"})
"""The facts that state an age."""
_NEAR: Final = 7
"""Tokens on each side in which the words of an age stand."""
_PEOPLE: Final[Mapping[str, str]] = {
    "en": r"child(?:ren)?|minors?|kids?|teen(?:ager)?s?|juveniles?|adults?|age[ds]?",
    "de": r"kind(?:er|ern|es)?|jugendliche\w*|minderjährige\w*|volljährig\w*|alter|alt",
    "fr": r"enfants?|mineure?s?|adolescente?s?|majeure?s?|âge|âgée?s?",
    "es": r"niñ[oa]s?|adolescentes?|edad",
    "it": r"bambin[oi]|minorenn[ei]|ragazz[oi]|maggiorenn[ei]|età",
    "nl": r"kind(?:eren)?|minderjarigen?|jongeren|leeftijd|oud",
}
_BOUND: Final[Mapping[str, str]] = {
    "en": r"under|over|below|above|less\sthan|more\sthan|at\sleast|aged?|age\sof|turn(?:s|ed)?",
    "de": r"unter|über|ab|mindestens|alter\svon|vollendete[ns]?",
    "fr": r"(?:moins|plus)\sde|au\smoins|dès|âgée?s?\sde|âge\sde|à\spartir\sde",
    "es": r"(?:menos|más)\sde|al\smenos|edad\sde",
    "it": r"(?:meno|più)\sdi|almeno|età\sdi",
    "nl": r"onder(?:\sde)?|boven(?:\sde)?|minstens|vanaf|tot",
}
_BEFORE: Final[Mapping[str, str]] = {
    "en": r"(?:younger|older)\sthan|\b(?:be|is|are|am)\s(?:at\sleast|over|under|above|below)",
    "de": r"(?:jünger|älter)\sals",
    "fr": r"avoir\s(?:au\smoins|plus\sde|moins\sde)|âgée?s?\sde(?:\s\w+)?",
    "es": r"tener\s(?:al\smenos|más\sde|menos\sde)|(?:menor|mayor)(?:es)?\sde",
    "it": r"(?:avere|ha|hanno)\s(?:almeno|più\sdi|meno\sdi|compiuto)|(?:minor|maggior)[ei]?\sdi",
    "nl": r"(?:jonger|ouder)\s(?:\w+\s)?dan",
}
_BEHIND: Final[Mapping[str, str]] = {
    "en": r"(?:years?\s)?(?:(?:or|and)\s(?:older\b|(?:over|above|up)\b(?!\s(?:time|an?|the|it)\b))|or\syounger\b)"
    r"|years?\s(?:old|of\sage)\b|-?\s?years?-olds?\b|s\b",
    "de": r"(?:jahren?\s)?(?:oder|und)\s(?:älter|jünger)\b|jahre\salt\b|-\s?jährig",
    "fr": r"ans\s(?:révolus|et\splus|ou\splus)\b",
    "es": r"años\s(?:de\sedad|o\smás|cumplidos)\b",
    "it": r"anni\s(?:di\setà|compiuti|o\spiù)\b",
    "nl": r"(?:jaar\s)?(?:of|en)\s(?:ouder|jonger)\b|jaar\soud\b|-\s?jarig",
}
"""What stands directly before a number, or directly behind it, that only an age has."""
_OF_THINGS: Final = re.compile(
    r"\b(?:data|records?|logs?|files?|backups?|copies|accounts?|messages?|entries|documents?|devices?|photos?|invoices?"
    r"|daten|konten|protokolle|dateien|nachrichten|belege|rechnungen|gegevens|bestanden|berichten)\b"
    r"(?:\s(?:that|which)\s(?:is|are)|,?\sdie)?\s(?:older\sthan|more\sthan|älter\sals|ouder\sdan)\s*$",
    re.IGNORECASE,
)
"""How long something has been there, which is nobody's age: “accounts older than”."""
_OF_PEOPLE: Final[Mapping[str, str]] = {
    "en": r"(?:people|persons?|members?|users?|visitors?|guests?|participants?|customers?|students?)\s"
    r"(?:(?:who\sare\s|aged\s|of\s)?(?:between|under)|(?:who\sare|aged|of)\s(?:at\sleast|over|above|below|from))",
    "de": r"(?:personen|menschen|nutzer\w*|mitglieder\w*|teilnehmer\w*|gästen?|besucher\w*)\s"
    r"(?:ab|unter|über|zwischen)",
    "fr": r"(?:personnes?|utilisateurs?|membres?|visiteurs?|participants?)\s"
    r"(?:d['’]\s?au\smoins|de\s(?:plus|moins)\sde|entre)",
    "es": r"(?:personas?|usuari[oa]s?|soci[oa]s?|participantes?)\s"
    r"(?:de\s(?:al\smenos|más\sde|menos\sde)|a\spartir\sde|entre)",
    "it": r"(?:persone|utenti|soci|partecipanti)\s(?:(?:di|con)\salmeno|a\spartire\sda|(?:sopra|sotto|tra|fra)\si)",
    "nl": r"(?:personen|mensen|gebruikers|leden|deelnemers)\s(?:vanaf|onder|boven|tussen|van\sminstens)(?:\sde)?",
}
"""Of whom a number of years directly behind says how old they are."""
_YEARS_OF: Final = re.compile(
    r"(?:(?:and|und|et|y|e|en|to|bis)\s\d{1,2}\s)?(?:years?|jahren?|ans?|años?|anni|jaar)\b"
    r"(?!\s(?:ago|after|before|from|since|nach|vor|après|avant|después|antes|dopo|prima|na|voor)\b)",
    re.IGNORECASE,
)
_IS_KEPT: Final = re.compile(
    r"\b(?:keep|kept|stor|retain|sav(?:e|ed)\b|archiv|delet|eras|speicher|\w*bewahr|lösch|conserv|stock|supprim|guard|almacen"
    r"|borr|elimin|cancell|bewar|opgeslagen|verwijder|gewist)",
    re.IGNORECASE,
)
_YEARS: Final = re.compile(r"(?:years?|jahren?|ans?|años?|anni|anno|jaar)\b", re.IGNORECASE)
_MANY: Final = re.compile(r"(?:(?:under|over|u)-?)?\d{1,2}s", re.IGNORECASE)
"""“Over 18s”, “under-16s”."""
_COUNTED: Final = re.compile(r"(?!(?:is|was|has|does)\b)\w+s\b")


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    flags = re.IGNORECASE
    return (
        re.compile(rf"\b(?:{_PEOPLE[language]})\b", flags),
        re.compile(rf"\b(?:{_BOUND[language]})\s*$", flags),
        re.compile(rf"\b(?:{_BEFORE[language]})\s*$", flags),
        re.compile(rf"\s*(?:{_BEHIND[language]})", flags),
        re.compile(rf"\b(?:{_OF_PEOPLE[language]})\s*$", flags),
    )


def without_people(words: str, language: str) -> str:
    """Return words without those by which people of an age are called."""
    code = language.partition("-")[0]
    return _patterns(code)[0].sub(" ", words) if code in _PEOPLE else words


def is_age(tokens: Sequence[Token], start: int, language: str, facts: Sequence[Facts] = ()) -> bool:
    """Return True if the number that begins at a token is an age, by what stands directly beside it.

    Beside a bound alone, as in “under 13”, the words around have to be about children or ages, or the `facts` of the
    section.
    """
    code = language.partition("-")[0]
    if code not in _PEOPLE:
        return False
    people, bound, before, behind, of_people = _patterns(code)
    so_far = f"{spelt(tokens[max(0, start - _NEAR) : start])} "
    rest = spelt(tokens[start + 1 : start + 1 + _NEAR])
    if _MANY.fullmatch(tokens[start].text) and (bound.search(so_far) or not tokens[start].text[0].isdigit()):
        return True
    if _OF_THINGS.search(so_far):
        return False
    if before.search(so_far) or behind.match(rest):
        return not _COUNTED.match(rest) or bool(_YEARS.match(rest) or behind.match(rest))
    if of_people.search(so_far) and _YEARS_OF.match(rest) and not _IS_KEPT.search(so_far):
        return True
    if not bound.search(so_far) or (not _YEARS.match(rest) and _is_counted(rest, code)):
        return False
    return bool(people.search(f"{so_far}{rest}")) or any(not AGES.isdisjoint(side) for side in facts)


def _is_counted(rest: str, language: str) -> bool:
    """Return True if what stands behind a number is probably what it counts."""
    return rest[:1].isupper() if language == "de" else bool(_COUNTED.match(rest))
