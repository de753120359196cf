"""Rights that German texts give, in how long they promise an answer, and what they cost."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from generator.suggestions.german.lengths import exact
from generator.suggestions.passages import TextPassage, quoted
from generator.suggestions.suggestion import FactSuggestion

_I: Final = re.IGNORECASE
_RIGHTS: Final = tuple(
    (name, re.compile(pattern, _I))
    for name, pattern in (
        ("access", r"\bAuskunft(?:srecht|sanspruch)?\b|\bKopie (?:Ihrer|Deiner|der)\b.{0,30}Daten"),
        ("correction", r"\bBerichtigung(?:srecht)?\b|\bberichtig(?:en|t)\b|\bkorrigier|\bVervollständigung\b"),
        ("deletion", r"\bLöschung(?:srecht)?\b|\b(?:ge)?lösch(?:en|t)\b|\bVergessenwerden\b"),
        ("restriction", r"\bEinschränkung(?: der Verarbeitung)?\b|\beinzuschränken\b|\beinschränken\b"),
        ("portability", r"\bDatenübertragbarkeit\b|\bDatenportabilität\b|\bmaschinenlesbar"),
        ("objection", r"\bWiderspruch(?:srecht)?\b|\bwidersprechen\b|\bWiderspruch einzulegen\b"),
        (
            "withdrawal",
            r"\bWiderruf\b.{0,40}\bEinwilligung|\bEinwilligung\b.{0,60}\bwiderruf|\bwiderrufen\b.{0,40}\bEinwill",
        ),
        ("marketing_opt_out", r"\bNewsletter\b.{0,60}\babbestell|\b(?:Direkt)?werbung\b.{0,40}\bwidersprech"),
        ("automated_decisions", r"\bRecht\b.{0,60}\bautomatisiert\w+\b.{0,40}\bEntscheidung"),
        (
            "complaint",
            (
                r"\b(?:beschwer(?:en|de)|Beschwerde(?:recht)?)\b.{0,80}\b(?:Aufsichtsbehörde|Behörde"
                r"|Datenschutzbeauftragt|Datenschutzbehörde)|\bAufsichtsbehörde\b.{0,60}\bbeschwer"
            ),
        ),
    )
)
_GIVES: Final = re.compile(
    r"\bRechte?\b|\b(?:können|dürfen|kannst|darfst|sind berechtigt)\b|\bAnspruch\b|\bberechtigt\b|\bverlangen\b"
    r"|\bsteht\b.{0,20}\b(?:Ihnen|Dir)\b|\bsteh(?:en|t) (?:Ihnen|Dir)\b",
    _I,
)
_DENIES: Final = re.compile(
    r"\b(?:kein(?:e[nrms]?)? (?:Recht|Anspruch)|nicht (?:berechtigt|möglich)|ausgeschlossen)\b", _I
)
_ANSWER: Final = re.compile(
    r"\b(?:antwort\w*|beantwort\w*|bearbeit\w*|reagier\w*|nachkommen|entsprechen|erteil\w*)\b", _I
)
_WITHIN: Final = re.compile(
    r"\b(?:innerhalb|binnen|in|bis zu|spätestens nach|spätestens)\s+(?:von\s+)?(?:nur\s+)?$", _I
)
_EXTENDS: Final = re.compile(r"\b(?:verlänger\w*|weiter[en]{1,2}|zusätzlich\w*)\b", _I)
_FREE: Final = re.compile(r"\b(?:kostenlos|kostenfrei|unentgeltlich|ohne Kosten|gebührenfrei)\b", _I)


def rights(passages: Sequence[TextPassage]) -> Iterator[FactSuggestion]:
    """Yield the rights that labels, headings and sentences give, each where it is first given, then the answers."""
    given: set[str] = set()
    listed = False  # below “Sie haben das Recht auf:”
    for one in passages:
        if one.kind != "item":
            listed = one.words.rstrip().endswith(":") and bool(_GIVES.search(one.words))
        if _DENIES.search(one.words):
            continue
        gives = bool(_GIVES.search(one.words)) or (listed and one.kind == "item")
        for name, pattern in _RIGHTS:
            match = pattern.search(one.words)
            if match and gives and name not in given:
                given.add(name)
                yield FactSuggestion(("rights", name), {}, quoted(one, match), one.line)
    yield from answers(passages, "respond_within", extended=True)
    for one in passages:
        if match := _FREE.search(one.words):
            yield FactSuggestion(("fee",), "none", quoted(one, match), one.line)
            return


def answers(passages: Sequence[TextPassage], path: str, *, extended: bool = False) -> Iterator[FactSuggestion]:
    """Yield within how long an answer is promised, and by how much that can be extended."""
    found: set[str] = set()
    for one in passages:
        for period in exact(one.words):
            longer = bool(_EXTENDS.search(one.words[max(0, period.start - 45) : period.end + 20]))
            name = "extension" if longer else path
            if name in found or (longer and not extended) or not (longer or _ANSWER.search(one.words)):
                continue
            if longer or _WITHIN.search(one.words[: period.start]):
                found.add(name)
                yield FactSuggestion((name,), period.length, quoted(one), one.line)
