"""In French: the page on which two versions are compared."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

COMPARE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "compare-title": "{title} : comparer deux versions",
        "compare-pair": "{title} : de la version {older} à la version {newer}",
        "compare-intro": "Voyez ce qui a changé entre deux versions, mot à mot.",
        "compare-about": "Deux versions quelconques du texte « {title} » de {brand}, comparées mot à mot.",
        "compare-until": "jusqu’au {date}",
        "compare-older": "Version plus ancienne",
        "compare-newer": "Version plus récente",
        "compare-show": "Comparer",
        "compare-ready": "Comparaisons toutes faites",
        "compare-table": "Comparaisons",
        "compare-version": "Version",
        "compare-applied": "S’appliquait",
        "compare-with": "avec",
    }
)
