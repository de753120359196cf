"""In Italian: the page on which two versions are compared."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

COMPARE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "compare-title": "{title}: confronta due versioni",
        "compare-pair": "{title}: dalla versione {older} alla versione {newer}",
        "compare-intro": "Veda che cosa è cambiato tra due versioni, parola per parola.",
        "compare-about": "Due versioni qualsiasi del testo «{title}» di {brand}, confrontate parola per parola.",
        "compare-until": "fino al {date}",
        "compare-older": "Versione precedente",
        "compare-newer": "Versione successiva",
        "compare-show": "Confronta",
        "compare-ready": "Confronti pronti",
        "compare-table": "Confronti",
        "compare-version": "Versione",
        "compare-applied": "Si applicava",
        "compare-with": "con",
    }
)
