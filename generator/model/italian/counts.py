"""In Italian: numbers of things, and lists."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

COUNTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "list-and": "{names} e {last}",
        "list-or": "{names} o {last}",
        "count-day": "{count} giorno",
        "count-days": "{count} giorni",
        "count-month": "{count} mese",
        "count-months": "{count} mesi",
        "count-years": "{count} anni",
        "count-version": "{count} versione",
        "count-versions": "{count} versioni",
        "count-recipient": "{count} destinatario",
        "count-recipients": "{count} destinatari",
        "count-decision": "{count} decisione",
        "count-decisions": "{count} decisioni",
    }
)
