"""In Dutch: the page on which two versions are compared."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

COMPARE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "compare-title": "{title}: twee versies vergelijken",
        "compare-pair": "{title}: van versie {older} naar versie {newer}",
        "compare-intro": "Zie wat er tussen twee versies is veranderd, woord voor woord.",
        "compare-about": "Twee willekeurige versies van de tekst “{title}” van {brand}, woord voor woord vergeleken.",
        "compare-until": "tot en met {date}",
        "compare-older": "Oudere versie",
        "compare-newer": "Nieuwere versie",
        "compare-show": "Vergelijken",
        "compare-ready": "Kant-en-klare vergelijkingen",
        "compare-table": "Vergelijkingen",
        "compare-version": "Versie",
        "compare-applied": "Gold",
        "compare-with": "met",
    }
)
