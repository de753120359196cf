"""Who receives data, and whether it is sold."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from generator.schema.values import Value
from generator.suggestions.passages import LONGEST_LABEL, TextPassage, quoted
from generator.suggestions.suggestion import FactSuggestion
from generator.text import markdown

_I: Final = re.IGNORECASE
_SERVICE: Final = (
    r"(?: (?:services?|providers?|processors?|partners?|companies|vendors?|platforms?|tools?|systems?|networks?))"
)
KNOWN: Final[tuple[tuple[str, str, str, re.Pattern[str]], ...]] = tuple(
    (name, label, role, re.compile(pattern, _I))
    for name, label, role, pattern in (
        (
            "payment_providers",
            "Payment providers",
            "",
            rf"\bpayments?(?: processing)?{_SERVICE}|\bpayment process(?:ing|ors?)\b",
        ),
        (
            "email_delivery",
            "E-mail delivery services",
            "",
            rf"\be-?mail(?: delivery| service| marketing)?{_SERVICE}|\be-?mail delivery\b",
        ),
        ("analytics_providers", "Analytics providers", "", rf"\banalytics{_SERVICE}|\b(?:and|for|,) analytics\b"),
        (
            "hosting",
            "Hosting providers",
            "",
            rf"(?<!video )\b(?:cloud |web |data |website )?(?:hosting|cloud|storage){_SERVICE}|\bdata hosting\b",
        ),
        ("video_hosting", "Video hosting services", "", rf"\bvideo(?: hosting)?{_SERVICE}"),
        ("content_delivery", "Content delivery networks", "", r"\bcontent delivery networks?\b|\bCDNs?\b"),
        (
            "support_tools",
            "Support and ticketing systems",
            "",
            rf"\b(?:customer support|customer service|ticketing|live chat)(?: and support)?(?: ticketing)?{_SERVICE}",
        ),
        (
            "authentication",
            "Sign-in providers",
            "",
            rf"\b(?:single sign-on|social (?:media )?(?:log-?in|sign-?in)|sign-in|authentication){_SERVICE}",
        ),
        (
            "delivery",
            "Delivery companies",
            "",
            rf"(?<!mail )(?<!content )\b(?:shipping|delivery|fulfil?lment|courier|logistics){_SERVICE}",
        ),
        (
            "advertising_partners",
            "Advertising partners",
            "third_party",
            r"\badvertis(?:ing|ement) (?:partners|networks|companies)\b|\bshare\b.{0,60}\badvertisers\b",
        ),
        (
            "advisers",
            "Professional advisers",
            "",
            r"\b(?:professional|legal|outside) advis[eo]rs\b|\blawyers\b|\bauditors\b",
        ),
        ("affiliates", "Affiliates", "", r"\baffiliates\b|\bgroup companies\b|\bsubsidiaries\b|\bcorporate family\b"),
        ("business_partners", "Business partners", "third_party", r"\bbusiness partners\b"),
        (
            "authorities",
            "Courts and authorities",
            "authority",
            (
                r"\blaw enforcement\b|\b(?:public|government|regulatory"
                r"|competent)(?:al)? (?:authorities|agencies|bodies)\b|\bcourt orders?\b|\bsubpoenas?\b"
                r"|\brequired by (?:applicable )?law\b|\blegal process\b"
            ),
        ),
        (
            "successor",
            "A new owner of the business",
            "successor",
            (
                r"\bmergers?\b|\bacquisition\b|\bsale of (?:all or (?:a )?(?:substantial "
                r"|part )?\w* ?(?:of )?)?(?:our |its |the )?(?:assets|business)\b"
            ),
        ),
        ("other_users", "Other users", "users", r"\bother users\b|\bvisible to (?:other|all) (?:users|members)\b"),
    )
)
_DENIES: Final = re.compile(r"\b(?:not|never|neither|no longer|without)\b|n['’]t\b", _I)
_GENERIC: Final = (
    "service_providers",
    "Service providers",
    "processor",
    re.compile(r"\bservice providers\b|\bvendors\b|\b(?:data |sub)processors\b|\bcontractors\b", _I),
)
_GIVES: Final = re.compile(
    (
        r"\b(?:shar(?:e|ed|ing)|disclos\w+|provid\w+|transfer\w*|pass(?:ed)?|work with|access"
        r"|use|sen[dt]|handle|process|collect|receiv\w+|partner\w*)\b"
    ),
    _I,
)
_NEVER_SELLS: Final = re.compile(
    (
        r"\b(?:(?:never|do not|don['’]t|does not|doesn['’]t|will not|won['’]t|not"
        r"|neither)(?: (?:and (?:will not|never)|rent|trade|or|share|ever|,))*,? sell)\b"
        r"(?! (?:or share )?my\b)(?!.{0,80}\b(?:unless|except|without|traditional|monetary|money|as defined)\b)"
    ),
    _I,
)
_SOURCE: Final = re.compile(r"\b(?:obtain|receiv|collect|get)\w*\b.{0,60}\bfrom\b|\bsources\b", _I)
_PERSONAL: Final = re.compile(r"\b(?:data|information)\b", _I)
_NO_NAME: Final = re.compile(
    (
        r"\b(?:legal|law|consent|protect|safety|purpose|aggregat|anonym|direction|from|collect"
        r"|^(?:other )?services$|why|how|what|when|example|note|security|transactions?"
        r"|transfers?)"
    ),
    _I,
)
_LEADING: Final = re.compile(r"^(?:(?:with|to|our|the|by|other) )+", _I)
_ROLE_NAME: Final = re.compile(r"(?:s|team|public|law enforcement)$", _I)


def recipients(passages: Sequence[TextPassage]) -> Iterator[FactSuggestion]:
    """Yield recipients of the kinds that texts name, then those that only a label of a list names, then the sale."""
    known: dict[str, FactSuggestion] = {}
    labelled: set[tuple[int, str]] = set()
    for one in passages:
        if _is_denied(one) or not (_GIVES.search(one.words) or one.label):
            continue
        for name, label, role, pattern in KNOWN:
            match = pattern.search(one.words)
            if match:
                labelled.add((one.line, one.label))
                known.setdefault(name, _recipient(name, label, role, one, match))
    named = bool(known.keys() & {"payment_providers", "email_delivery", "analytics_providers", "hosting"})
    for one in passages:
        match = _GENERIC[3].search(one.words)
        if match and not named and not _is_denied(one) and _GIVES.search(one.words):
            labelled.add((one.line, one.label))
            known.setdefault(_GENERIC[0], _recipient(*_GENERIC[:3], one, match))
    lines = {line for line, _ in labelled}
    for one in passages:
        if one.kind == "item" and one.label and one.line not in lines and _names_recipients(one):
            label = _LEADING.sub("", one.label)
            name = markdown.slug(label).replace("-", "_")
            known.setdefault(name, _recipient(name, label[:1].upper() + label[1:], "", one, None))
    yield from known.values()
    for one in passages:
        sells = _NEVER_SELLS.search(one.words)
        if sells and _PERSONAL.search(one.words[sells.end() :]):
            yield FactSuggestion(("sale",), "never", quoted(one, sells), one.line)
            return


def _is_denied(one: TextPassage) -> bool:
    gives = _GIVES.search(one.words)
    if _SOURCE.search(one.words) and not re.search(
        r"\b(?:shar|disclos|provid)\w*\b.{0,80}\b(?:with|to)\b", one.words, _I
    ):
        return True
    return bool(_DENIES.search(one.words[: gives.start()])) if gives else bool(_DENIES.search(one.words))


def _names_recipients(one: TextPassage) -> bool:
    """Return True for a label that names people or companies, over words that let them have data."""
    if len(one.label) > LONGEST_LABEL or _NO_NAME.search(one.label) or not _ROLE_NAME.search(one.label):
        return False
    return bool(re.search(r"\b(?:share|disclose|provide|transfer|access|send)\w*\b", one.block, _I)) and not _is_denied(
        one
    )


def _recipient(name: str, label: str, role: str, one: TextPassage, match: re.Match[str] | None) -> FactSuggestion:
    return FactSuggestion(("recipients", name), _item(label, role), quoted(one, match), one.line)


def _item(label: str, role: str) -> dict[str, Value]:
    return {"label": label, "role": role} if role else {"label": label}
