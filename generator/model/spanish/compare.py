"""In Spanish: the page on which two versions are compared."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

COMPARE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "compare-title": "{title}: comparar dos versiones",
        "compare-pair": "{title}: de la versión {older} a la versión {newer}",
        "compare-intro": "Vea qué cambió entre dos versiones, palabra por palabra.",
        "compare-about": "Dos versiones cualesquiera del texto «{title}» de {brand}, comparadas palabra por palabra.",
        "compare-until": "hasta el {date}",
        "compare-older": "Versión anterior",
        "compare-newer": "Versión posterior",
        "compare-show": "Comparar",
        "compare-ready": "Comparaciones preparadas",
        "compare-table": "Comparaciones",
        "compare-version": "Versión",
        "compare-applied": "Se aplicaba",
        "compare-with": "con",
    }
)
