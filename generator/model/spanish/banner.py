"""In Spanish: the sentences of the banner and of marks beside sections."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

BANNER: Final[Mapping[str, str]] = MappingProxyType(
    {
        "banner-name": "Cambios",
        "banner-changes": "{title}: cambio el {date}.",
        "banner-changed": "{title}: cambiado el {date}.",
        "banner-takes-effect": "{title}: se aplica a partir del {date}.",
        "banner-not-yet": "Este texto aún no está en vigor. Se aplica a partir del {date}.",
        "banner-withdrawn": "{title}: el cambio anunciado para el {date} no tiene lugar.",
        "read-what-changes": "Lea qué cambia",
        "read-new-text": "Lea el nuevo texto",
        "read-in-force": "Lea el texto en vigor",
        "read-why": "Lea más sobre ello",
        "mark-changes": "Cambia el {date}",
        "mark-removed": "Se suprimirá el {date}",
        "mark-new": "Nuevo a partir del {date}: «{section}»",
        "mark-read-changes": "lea qué cambia",
        "mark-read": "leer",
    }
)
