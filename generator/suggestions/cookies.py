"""Kinds of cookies, how they are controlled, how long they last, and tracking across sites."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from generator.schema.values import Value
from generator.suggestions.passages import TextPassage, quoted
from generator.suggestions.suggestion import FactSuggestion

_I: Final = re.IGNORECASE
_KINDS: Final = tuple(
    (name, re.compile(pattern, _I))
    for name, pattern in (
        ("essential", r"\bessential\b|\b(?:strictly )?necessary\b(?! to)|\brequired cookies\b"),
        (
            "preference",
            (
                r"\bpreferences?(?= cookies\b)|\bfunctional(?:ity)?(?=(?:,| and"
                r"| or)?(?: \w+,?){0,3} cookies\b)|\bpersonali[sz]ation(?= cookies\b)"
            ),
        ),
        ("performance", r"\bperformance(?=(?:,| and| or)?(?: \w+,?){0,3} cookies\b)"),
        ("analytics", r"\banalytic(?:s|al)?\b|\bstatistic(?:s|al)\b"),
        ("advertising", r"\badvertis(?:ing|ement)\b|\bmarketing\b|\btargeting\b"),
    )
)
_LABELS: Final = tuple(
    (name, re.compile(pattern, _I))
    for name, pattern in (
        ("essential", r"\bessential\b|\bnecessary\b|\brequired\b"),
        ("preference", r"\bpreferences?\b|\bfunctional"),
        ("performance", r"\bperformance\b"),
        ("analytics", r"\banalytic|\bstatistic"),
        ("advertising", r"\badvertis|\bmarketing\b|\btarget"),
    )
)
_DENIES: Final = re.compile(r"\b(?:not|never|no)\b|n['’]t\b", _I)
_BROWSER: Final = re.compile(
    (
        r"\b(?:control|manage|disable|refuse|block|reject|delete"
        r"|change)\w*\b.{0,80}\bbrowsers?(?:'s|’s)?\b|\bbrowsers?(?:'s|’s)?\b.{0,60}\b(?:refuse"
        r"|block|reject|disable|control)"
    ),
    _I,
)
_ACROSS: Final = re.compile(
    (
        r"\bcross-site tracking\b|\b(?:track|follow)\w*\b.{0,40}\b(?:across|on) (?:other"
        r"|third.party|different) (?:web)?sites\b"
    ),
    _I,
)
_SIGNAL: Final = re.compile(r"\bdo not track\b|\bDNT\b|\bglobal privacy control\b|\bGPC\b", _I)
_HONOURS: Final = re.compile(r"\b(?:honou?r|respond|respect|recogni[sz]e|comply|treat)\w*\b", _I)
_AND: Final = re.compile(r"\bcookies?\b", _I)


def cookies(passages: Sequence[TextPassage]) -> Iterator[FactSuggestion]:
    """Yield the kinds of cookies that a text names, with what it says of them, and tracking across sites."""
    general = next((one for one in passages if _BROWSER.search(one.words) and not _named(one)), None)
    known: dict[str, FactSuggestion] = {}
    for one in passages:
        for name, quote in _named(one):
            item = _item(one, name, controlled=general is not None)
            known.setdefault(name, FactSuggestion(("cookies", name), item, quote, one.line))
    yield from known.values()
    for one in passages:
        across = _ACROSS.search(one.words)
        if across and _DENIES.search(one.words[: across.start()]):
            yield FactSuggestion(("cross_site_tracking",), value=False, quote=quoted(one, across), line=one.line)
            break
    for one in passages:
        signal = _SIGNAL.search(one.words)
        answers = _HONOURS.search(one.words) if signal else None
        if answers:
            value = "ignored" if _DENIES.search(one.words[: answers.start()]) else "honoured"
            yield FactSuggestion(("dnt_gpc",), value, quoted(one, signal), one.line)
            break


def _item(one: TextPassage, name: str, *, controlled: bool) -> dict[str, Value]:
    """Return what is said of a kind of cookies; what people can switch off beside others leaves the essential ones."""
    item: dict[str, Value] = {"kind": name}
    if controlled or (_BROWSER.search(one.words) and name != "essential"):
        item["control"] = "browser"
    if len(one.periods) == 1 and one.label:
        item["lifetime"] = one.periods[0].length
    return item


def _named(one: TextPassage) -> list[tuple[str, str]]:
    """Return the kinds that a label names, or a sentence about cookies, with its words; one that denies names none."""
    label = one.label if one.kind in {"item", "row"} else ""
    about = bool(_AND.search(one.heading) or _AND.search(label) or _AND.search(one.words))
    if label and about:
        of_label = [name for name, pattern in _LABELS if pattern.search(label)]
        if of_label and _AND.search(label):
            return [(of_label[0], quoted(one))]
        if of_label and _AND.search(one.heading):
            return [(of_label[0], quoted(one))]
    if not _AND.search(one.words) or _DENIES.search(one.words):
        return []
    found = [(name, match) for name, pattern in _KINDS if (match := pattern.search(one.words))]
    return [
        (name, quoted(one, match))
        for name, match in found
        if re.match(r"[\w,/ &-]{0,20}\bcookies\b", one.words[match.end() :], _I)
        or re.search(r"\bcookies\b[\w,/ –—-]{0,60}$", one.words[: match.start()], _I)
        or (len(found) > 1 and re.search(r"\bcookies\b", one.words, _I))
    ]
