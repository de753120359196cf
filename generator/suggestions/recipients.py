"""Who receives data, and whether it is sold."""

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from generator.schema.values import Value  # noqa: TC001 -- one import style
from generator.suggestions.fact_patterns import kinds, label, patterns
from generator.suggestions.passages import LONGEST_LABEL, TextPassage, quoted
from generator.suggestions.suggestion import FactSuggestion
from generator.text import markdown

GENERAL: Final = "service_providers"
"""What is suggested where no kind of service is named."""
SERVICES: Final = frozenset({"payment_providers", "email_delivery", "analytics_providers", "hosting"})
_ROLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "advertising_partners": "third_party",
        "authorities": "authority",
        "business_partners": "third_party",
        "other_users": "users",
        GENERAL: "processor",
        "successor": "successor",
    }
)
_WORDS: Final = patterns("en", "recipients")


def recipients(passages: Sequence[TextPassage]) -> Iterator[FactSuggestion]:
    """Yield recipients of the kinds that texts name, then those that only a label of a list names, then the sale."""
    known: dict[str, FactSuggestion] = {}
    labelled: set[tuple[int, str]] = set()
    for one in passages:
        if _is_denied(one) or not (_WORDS["gives"].search(one.words) or one.label):
            continue
        for name, pattern in kinds("en", "recipients", "known"):
            if match := pattern.search(one.words):
                labelled.add((one.line, one.label))
                known.setdefault(name, recipient("en", name, one, match))
    named = bool(known.keys() & SERVICES)
    for one in passages:
        match = _WORDS["general"].search(one.words)
        if match and not named and not _is_denied(one) and _WORDS["gives"].search(one.words):
            labelled.add((one.line, one.label))
            known.setdefault(GENERAL, recipient("en", GENERAL, one, match))
    lines = {line for line, _ in labelled}
    for one in passages:
        if one.kind == "item" and one.label and one.line not in lines and _names_recipients(one):
            called = _WORDS["leading"].sub("", one.label)
            name = markdown.slug(called).replace("-", "_")
            suggested = FactSuggestion(
                ("recipients", name), {"label": called[:1].upper() + called[1:]}, quoted(one), one.line
            )
            known.setdefault(name, suggested)
    yield from known.values()
    for one in passages:
        sells = _WORDS["never_sells"].search(one.words)
        if sells and _WORDS["personal"].search(one.words[sells.end() :]):
            yield FactSuggestion(("sale",), "never", quoted(one, sells), one.line)
            return


def _is_denied(one: TextPassage) -> bool:
    gives = _WORDS["gives"].search(one.words)
    if _WORDS["source"].search(one.words) and not _WORDS["gives_to"].search(one.words):
        return True
    return bool(_WORDS["denies"].search(one.words[: gives.start()] if gives else one.words))


def _names_recipients(one: TextPassage) -> bool:
    """Return True for a label that names people or companies, over words that let them have data."""
    no_name, role_name = _WORDS["no_name"].search(one.label), _WORDS["role_name"].search(one.label)
    if len(one.label) > LONGEST_LABEL or no_name or not role_name:
        return False
    return bool(_WORDS["shares"].search(one.block)) and not _is_denied(one)


def recipient(language: str, name: str, one: TextPassage, match: re.Match[str]) -> FactSuggestion:
    """Return the suggestion of recipients of a kind, as a language calls them, with the role that they have."""
    item: dict[str, Value] = {"label": label(language, name)}
    if name in _ROLES:
        item["role"] = _ROLES[name]
    return FactSuggestion(("recipients", name), item, quoted(one, match), one.line)
