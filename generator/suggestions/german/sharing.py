"""Who receives data, by the words of German texts, and whether it is sold."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from generator.schema.values import Value  # noqa: TC001 -- one import style
from generator.suggestions.passages import TextPassage, quoted
from generator.suggestions.suggestion import FactSuggestion

_I: Final = re.IGNORECASE
_WHO: Final = r"(?:dienste?|dienstleister(?:n|s)?|anbietern?|unternehmen|partnern?|plattform(?:en)?|dienstes)"
_KNOWN: Final = tuple(
    (name, label, role, re.compile(pattern, _I))
    for name, label, role, pattern in (
        ("payment_providers", "Zahlungsdienstleister", "", rf"\b(?:Zahlungs|Bezahl)(?:abwicklungs)?-?{_WHO}\b"),
        (
            "email_delivery",
            "E-Mail-Versanddienste",
            "",
            rf"\bE-Mail-(?:Versand|Marketing)?-?{_WHO}\b|\bNewsletter-?{_WHO}\b",
        ),
        ("analytics_providers", "Analysedienste", "", rf"\b(?:Web)?Analyse-?{_WHO}\b"),
        ("hosting", "Hosting-Anbieter", "", rf"\b(?:Web)?(?:hosting|cloud)-?{_WHO}\b|\b(?:Web)?hoster[n]?\b"),
        ("advertising_partners", "Werbepartner", "third_party", r"\bWerbe(?:partner[n]?|netzwerke[n]?|kunden)\b"),
        (
            "advisers",
            "Berater",
            "",
            r"\b(?:Rechts-? ?(?:und|,) ?Steuer|Rechts|Steuer|Unternehmens)berater[n]?\b|\bRechtsanwält",
        ),
        (
            "affiliates",
            "Verbundene Unternehmen",
            "",
            r"\b(?:verbundene\w*|Konzern)-?\s?(?:unternehmen|gesellschaften)\b",
        ),
        (
            "authorities",
            "Behörden und Gerichte",
            "authority",
            r"\b(?:Strafverfolgungs|Finanz)?behörden\b|\bGerichte[n]?\b",
        ),
        (
            "successor",
            "Rechtsnachfolger",
            "successor",
            r"\bRechtsnachfolger|\bUnternehmens(?:verkauf|übernahme)|\bFusion\b",
        ),
        ("other_users", "Andere Nutzer", "users", r"\bandere[nr]? (?:Nutzer|Mitglieder|Teilnehmer)[n]?\b"),
    )
)
_GENERIC: Final = (
    "service_providers",
    "Dienstleister",
    "processor",
    re.compile(r"\b(?:IT-)?Dienstleister[n]?\b|\bAuftragsverarbeiter[n]?\b", _I),
)
_GIVES: Final = re.compile(
    r"\b(?:weiter(?:ge|gege)ben|weitergeben|geben\b.{0,80}\bweiter|Weitergabe|übermitte\w+|offenlegen|offengelegt|legen\b"
    r"|teilen|geteilt|erhalten|Empfänger\w*|Zugriff|Zugang|setzen\b.{0,60}\bein|einsetzen|bedienen|nutzen|arbeiten)\b",
    _I,
)
_DENIES: Final = re.compile(r"\b(?:nicht|niemals|nie|keine[nrms]?|ohne)\b", _I)
_NEVER_SELLS: Final = re.compile(
    r"\b(?:verkaufen|veräußern)\b[^.;]{0,80}\b(?:nicht|niemals|nie|keine[nrms]?)\b"
    r"|\b(?:nicht|niemals|keine[nrms]?)\b[^.;]{0,60}\b(?:verkauf(?:en|t)|veräußer[nt])\b",
    _I,
)
_UNLESS: Final = re.compile(r"\b(?:es sei denn|außer|sofern|ausgenommen|soweit)\b", _I)
_DATA: Final = re.compile(r"\b\w*(?:daten|informationen)\b", _I)


def recipients(passages: Sequence[TextPassage]) -> Iterator[FactSuggestion]:
    """Yield recipients of the kinds that texts name, then service providers where none is named, then the sale."""
    known: dict[str, FactSuggestion] = {}
    listed = False
    for one in passages:
        if one.kind != "item":
            listed = one.words.rstrip().endswith(":") and _gives(one)
        if not (_gives(one) or (listed and one.kind == "item" and not _DENIES.search(one.words))):
            continue
        for name, label, role, pattern in _KNOWN:
            if match := pattern.search(one.words):
                known.setdefault(name, _recipient(name, label, role, one, match))
    if not known.keys() & {"payment_providers", "email_delivery", "analytics_providers", "hosting"}:
        name, label, role, pattern = _GENERIC
        for one in passages:
            if _gives(one) and (match := pattern.search(one.words)):
                known.setdefault(name, _recipient(name, label, role, one, match))
    yield from known.values()
    for one in passages:
        sells = _NEVER_SELLS.search(one.words)
        if sells and _DATA.search(one.words) and not _UNLESS.search(one.words):
            yield FactSuggestion(("sale",), "never", quoted(one, sells), one.line)
            return


def _gives(one: TextPassage) -> bool:
    """Return True if a sentence says that somebody gets data, and doesn't deny it."""
    return bool(_GIVES.search(one.words)) and not _DENIES.search(one.words)


def _recipient(name: str, label: str, role: str, one: TextPassage, match: re.Match[str]) -> FactSuggestion:
    item: dict[str, Value] = {"label": label, "role": role} if role else {"label": label}
    return FactSuggestion(("recipients", name), item, quoted(one, match), one.line)
