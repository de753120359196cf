"""In Italian: the sentences of the banner and of marks beside sections."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

BANNER: Final[Mapping[str, str]] = MappingProxyType(
    {
        "banner-name": "Modifiche",
        "banner-changes": "{title}: modifica il {date}.",
        "banner-changed": "{title}: modificato il {date}.",
        "banner-takes-effect": "{title}: si applica dal {date}.",
        "banner-not-yet": "Questo testo non è ancora in vigore. Si applica dal {date}.",
        "banner-withdrawn": "{title}: la modifica annunciata per il {date} non ha luogo.",
        "read-what-changes": "Legga che cosa cambia",
        "read-new-text": "Legga il nuovo testo",
        "read-in-force": "Legga il testo in vigore",
        "read-why": "Legga di più",
        "mark-changes": "Cambia il {date}",
        "mark-removed": "Sarà tolto il {date}",
        "mark-new": "Nuovo dal {date}: «{section}»",
        "mark-read-changes": "legga che cosa cambia",
        "mark-read": "leggi",
    }
)
