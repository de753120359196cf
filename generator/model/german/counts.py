"""In German: numbers of things, and lists."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

COUNTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "list-and": "{names} und {last}",
        "list-or": "{names} oder {last}",
        "count-day": "{count} Tag",
        "count-days": "{count} Tage",
        "count-month": "{count} Monat",
        "count-months": "{count} Monate",
        "count-years": "{count} Jahre",
        "count-version": "{count} Fassung",
        "count-versions": "{count} Fassungen",
        "count-recipient": "{count} Person",
        "count-recipients": "{count} Personen",
        "count-decision": "{count} Entscheidung",
        "count-decisions": "{count} Entscheidungen",
    }
)
