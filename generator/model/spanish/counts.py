"""In Spanish: numbers of things, and lists."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

COUNTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "list-and": "{names} y {last}",
        "list-or": "{names} o {last}",
        "count-day": "{count} día",
        "count-days": "{count} días",
        "count-month": "{count} mes",
        "count-months": "{count} meses",
        "count-years": "{count} años",
        "count-version": "{count} versión",
        "count-versions": "{count} versiones",
        "count-recipient": "{count} destinatario",
        "count-recipients": "{count} destinatarios",
        "count-decision": "{count} decisión",
        "count-decisions": "{count} decisiones",
    }
)
