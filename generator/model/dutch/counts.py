"""In Dutch: numbers of things, and lists."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

COUNTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "list-and": "{names} en {last}",
        "list-or": "{names} of {last}",
        "count-day": "{count} dag",
        "count-days": "{count} dagen",
        "count-month": "{count} maand",
        "count-months": "{count} maanden",
        "count-years": "{count} jaar",
        "count-version": "{count} versie",
        "count-versions": "{count} versies",
        "count-recipient": "{count} ontvanger",
        "count-recipients": "{count} ontvangers",
        "count-decision": "{count} besluit",
        "count-decisions": "{count} besluiten",
    }
)
