"""In French: numbers of things, and lists."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

COUNTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "list-and": "{names} et {last}",
        "list-or": "{names} ou {last}",
        "count-day": "{count} jour",
        "count-days": "{count} jours",
        "count-month": "{count} mois",
        "count-months": "{count} mois",
        "count-years": "{count} ans",
        "count-version": "{count} version",
        "count-versions": "{count} versions",
        "count-recipient": "{count} destinataire",
        "count-recipients": "{count} destinataires",
        "count-decision": "{count} décision",
        "count-decisions": "{count} décisions",
    }
)
