"""Rights that a text gives, in how many days it promises an answer, and what they cost."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from generator.suggestions.passages import TextPassage, quoted
from generator.suggestions.suggestion import FactSuggestion

_I: Final = re.IGNORECASE
_RIGHTS: Final = tuple(
    (name, re.compile(pattern, _I))
    for name, pattern in (
        (
            "access",
            (
                r"\baccess(?:,| and| or)? (?:(?:to|correct|update|delete|review"
                r"|rectify)\b,? ?)?(?:(?:your|the|any|all|and) ?){0,2}(?:\w+ )?(?:data|information|copy"
                r"|records)\b|\baccess, (?:and )?(?:correct|update|delete|rectify)\b|\bright (?:of"
                r"|to) access\b|\b(?:obtain|receive|get|request) (?:a )?cop(?:y|ies)\b"
                r"|\bright to (?:know|be informed)\b"
            ),
        ),
        ("correction", r"\bcorrect(?:ed|ion|ing)?\b|\brectif(?:y|ied|ication)\b|\bcorrect inaccura"),
        ("deletion", r"\bdelet(?:e|ed|ion)\b|\beras(?:e|ed|ure)\b|\bright to be forgotten\b"),
        (
            "restriction",
            (
                r"\brestrict(?:ion|ions|ing)?\b|\b(?:ask|request|tell|right)\b.{0,40}\blimit (?:how"
                r"|the (?:use|processing)|our)\b"
            ),
        ),
        ("portability", r"\bportab(?:ility|le)\b|\bmachine.readable\b"),
        ("objection", r"\bobject(?:ion)?\b"),
        ("withdrawal", r"\bwithdraw(?:al|ing)?\b.{0,30}\bconsent\b|\bconsent\b.{0,30}\bwithdraw"),
        (
            "marketing_opt_out",
            (
                r"\bmarketing opt.?outs?\b|\b(?:opt.?out|unsubscribe|stop)\b.{0,60}\b(?:marketing"
                r"|promotional|newsletters?)\b|\bmarketing\b.{0,50}\b(?:opt.?out|unsubscribe)"
            ),
        ),
        ("automated_decisions", r"\bright\b.{0,60}\bautomated\b.{0,20}\bdecision"),
        (
            "complaint",
            r"\b(?:complain|lodge a complaint|complaint)\b.{0,80}\b(?:authorit|commissioner|regulator|agency)",
        ),
    )
)
NAMED: Final = re.compile(
    (
        r"\b(?:access|correct\w*|rectif\w+|delet\w+|eras\w+|restrict\w*|portab\w+|object\w*"
        r"|opt.?out|withdraw\w*|complain\w*)\b"
    ),
    _I,
)
"""Words by which a heading names a right."""
_ACCESS: Final = re.compile(r"^(?:right (?:of|to) )?access\b(?! controls?)", _I)

_GIVES: Final = re.compile(
    (
        r"\brights?\b|\byou (?:can|may|have|are (?:also )?(?:able|entitled))\b|\b(?:ask|request"
        r"|tell) (?:us|that|a|the|deletion)\b"
        r"|^(?:ask|request|object|unsubscribe|opt|update|correct|access|delete|withdraw"
        r"|download|restrict|obtain|receive)\b"
    ),
    _I,
)
_OFFERS: Final = re.compile(
    (
        r"\byou (?:can|may|have|are (?:also )?(?:able|entitled))\b|^(?:ask|request|object"
        r"|unsubscribe|opt|update|correct|access|delete|withdraw|download|obtain)\b"
    ),
    _I,
)
_DENIES: Final = re.compile(r"\b(?:can ?not|can['’]t|may not|no right|not have (?:the|a) right|unable)\b", _I)
_ANSWER: Final = re.compile(
    r"\b(?:respond|reply|repl(?:y|ies)|answer|act on|process|comply|fulfil|complete|provide)\w*\b", _I
)
_EXTENDS: Final = re.compile(r"\b(?:extend|extension|additional|further|another)\w*\b", _I)
_FREE: Final = re.compile(
    r"\b(?:free of charge|without (?:a )?(?:charge|fee)|at no (?:cost|charge)|will not charge|no fee)\b", _I
)
_WITHIN: Final = re.compile(r"\b(?:within|in|up to|no later than|not exceed(?:ing)?)\W+(?:\w+\W+){0,3}$", _I)


def rights(passages: Sequence[TextPassage]) -> Iterator[FactSuggestion]:
    """Yield the rights that labels, headings and sentences give, each where it is first given, then the answers."""
    given: set[str] = set()
    listed = False  # below “You have the right to:”
    for one in passages:
        if one.kind != "item":
            listed = one.words.rstrip().endswith(":") and bool(_GIVES.search(one.words))
        for name, pattern in _RIGHTS:
            quote = _granting_words(one, name, pattern, listed=listed and one.kind == "item")
            if quote and name not in given:
                given.add(name)
                yield FactSuggestion(("rights", name), {}, quote, one.line)
    yield from answers(passages, "respond_within", extended=True)
    for one in passages:
        if match := _FREE.search(one.words):
            yield FactSuggestion(("fee",), "none", quoted(one, match), one.line)
            return


def _granting_words(one: TextPassage, name: str, pattern: re.Pattern[str], *, listed: bool) -> str:
    """Return the words that give a right, or none: a label that names it, or a sentence that lets people have it.

    An item is `listed` where the words above its list let people have what it names.
    """
    if _DENIES.search(one.words):
        return ""
    label = one.label if one.kind in {"item", "row"} else ""
    for words in (label, one.heading):
        if not NAMED.search(words) or not (words == label or _OFFERS.search(one.words)):
            continue
        if pattern.search(words) or (name == "access" and _ACCESS.search(words)):
            return quoted(one)
    match = pattern.search(one.words)
    return quoted(one, match) if match and (listed or _GIVES.search(one.words)) else ""


def answers(passages: Sequence[TextPassage], path: str, *, extended: bool = False) -> Iterator[FactSuggestion]:
    """Yield within how long an answer is promised, and by how much that can be extended."""
    found: set[str] = set()
    for one in passages:
        for period in one.periods:
            before = one.words[: period.start]
            longer = bool(_EXTENDS.search(one.words[max(0, period.start - 45) : period.end + 12]))
            name = "extension" if longer else path
            if name in found or (longer and not extended) or not (longer or _ANSWER.search(one.words)):
                continue
            if not longer and not _WITHIN.search(before[-40:]):
                continue
            found.add(name)
            yield FactSuggestion((name,), period.length, quoted(one), one.line)
