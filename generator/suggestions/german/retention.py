"""How long German texts say that data is kept, and what then happens to it."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from generator.schema.values import Value
from generator.suggestions.german.lengths import exact
from generator.suggestions.passages import PeriodInWords, TextPassage, quoted
from generator.suggestions.suggestion import FactSuggestion
from generator.text import markdown

_I: Final = re.IGNORECASE
_KEPT: Final = re.compile(
    r"\b(?P<verb>bewahren|speichern|behalten)\b(?P<we> wir)?"
    r"|\b(?P<verb2>werden|wird|löschen|vernichten|anonymisieren)\b(?P<we2> wir)?"
    r"(?= [^.;]*\b(?:aufbewahrt|gespeichert|vorgehalten|gelöscht|vernichtet|anonymisiert|nach)\b)",
    _I,
)
_PARTICIPLE: Final = re.compile(r"\b(?:aufbewahrt|gespeichert|vorgehalten|gelöscht|vernichtet|anonymisiert)\b", _I)
_ENDS: Final = re.compile(r"\b(?:ge)?lösch|\bvernicht|\banonymisier", _I)
_ANONYMOUS: Final = re.compile(r"\banonymisier", _I)
_DELETED: Final = re.compile(
    r"\b(?:danach|anschließend|sodann|und dann|im Anschluss)\b.{0,60}\b(?:gelöscht|löschen)", _I
)
_LAW: Final = re.compile(r"\bgesetzlich|\bhandels-|\bsteuerrecht|§ ?\d+ (?:HGB|AO)\b|\bAufbewahrungspflicht", _I)
_REQUEST: Final = re.compile(r"\bauf (?:Ihre|Deine|Eure) (?:Anfrage|Anforderung|Bitte)|\bAntrag|\bverlangen", _I)
_AFTER: Final = tuple(
    (name, re.compile(pattern, _I))
    for name, pattern in (
        (
            "last_login",
            r"\bnach (?:dem |Ihrem |Deinem )?letzten (?:Login|Log-in|Besuch|Anmeldung)|nach der letzten Anm",
        ),
        ("account_deletion", r"\bnach (?:der )?Löschung (?:des|Ihres|Deines)\b.{0,15}konto"),
        ("account_closure", r"\bnach (?:der )?(?:Schließung|Kündigung|Auflösung) (?:des|Ihres|Deines)\b.{0,15}konto"),
        (
            "contract_end",
            r"\bnach (?:dem )?(?:Ende|Ablauf|Beendigung|der Beendigung)\b.{0,25}(?:vertrag|geschäftsbeziehung)",
        ),
        ("collection", r"\bnach (?:der |ihrer )?(?:Erhebung|Erfassung)\b"),
    )
)
_LEADING: Final = re.compile(
    r"^(?:(?:wir|Ihre|Deine|die|der|das|alle|sämtliche|unsere|diese|solche|Daten (?:über|zu))\b\s*)+", _I
)
_NO_NAME: Final = frozenset(
    {"", "daten", "diese", "sie", "personenbezogene_daten", "informationen", "es", "wir", "dies"}
)
_SUBJECT: Final = re.compile(
    r"\b(?:für|nach|bis|solange|sofern|wenn|während|spätestens|in der Regel|mit|von|aus|auf)\b", _I
)
_MOST_WORDS: Final = 4


def retention(passages: Sequence[TextPassage]) -> Iterator[FactSuggestion]:
    """Yield what is kept for how long: a sentence with one exact period, and a verb of keeping or ending."""
    names: set[str] = set()
    for one in passages:
        periods = exact(one.words)
        match = _KEPT.search(one.words)
        if len({period.length for period in periods}) != 1 or match is None or _REQUEST.search(one.words):
            continue
        name = _name(one, match, periods[0])
        if name and name not in names:
            names.add(name)
            yield FactSuggestion(("retention", name), _item(one, periods[0]), quoted(one), one.line)


def _item(one: TextPassage, period: PeriodInWords) -> dict[str, Value]:
    item: dict[str, Value] = {"keep": period.length}
    after = next((name for name, pattern in _AFTER if pattern.search(one.words)), "")
    if after:
        item["after"] = after
    if _ANONYMOUS.search(one.words):
        if not re.search(r"\boder\b", one.words, _I):
            item["then"] = "anonymise"
    elif _ENDS.search(one.words) or _DELETED.search(one.words):
        item["then"] = "delete"
    if _LAW.search(one.words):
        item["kept_for"] = "law"
    return item


def _name(one: TextPassage, match: re.Match[str], period: PeriodInWords) -> str:
    """Return an id made of the words for what is kept: its label, else those before “werden”, or beside “bewahren”."""
    if one.label and one.kind in {"item", "row"}:
        return _id(one.label)
    before = re.split(r"[,;:]\s", one.words[: match.start()])[-1]
    passive = match["verb2"] and match["verb2"].lower() in {"werden", "wird"}
    if (passive and before.strip()) or match["we"] or match["we2"]:
        return _id(before)
    after = one.words[match.end() : period.start]
    return _id(_SUBJECT.split(_PARTICIPLE.split(after)[0] if passive else after)[0])


def _id(words: str) -> str:
    plain = _SUBJECT.split(_LEADING.sub("", " ".join(words.split())).strip(" ,"))[0].strip()
    name = "_".join(markdown.slug(markdown.spelled(plain, "de")).split("-")[:_MOST_WORDS]) if plain.strip(" .") else ""
    return "" if name in _NO_NAME or name[:1].isdigit() else name
