"""In Spanish: what scripts say."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

SCRIPTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "when-answer": "{date}: {link}",
        "when-answer-ahead": "{date}: {link}, si no se anuncia otra cosa.",
        "when-unknown": "{date}: no se conoce ningún texto que se aplicara. El primero es del {first}.",
        "step-number": "Cambio {step}",
        "step-this": "Enlace a este cambio",
        "step-before": "Cambio anterior",
        "step-after": "Cambio siguiente",
        "side-by-side": "Lado a lado",
        "keys": "Teclas",
        "keys-hint": "{n} cambio siguiente, {p} cambio anterior",
        "compare-same": "Es la misma versión.",
        "compare-reading": "Comparando…",
        "compare-failed": "Una parte de estos textos no se pudo leer. Inténtelo de nuevo, o lea ambas versiones.",
        "compare-found-one": "De la versión {older} a la versión {newer}: 1 cambio.",
        "compare-found-several": "De la versión {older} a la versión {newer}: {count} cambios.",
        "compare-levels": "Con niveles y motivos",
        "compare-between": "{count} versiones entraron en vigor entretanto",
        "compare-step": "{date}: {link} ({level})",
        "compare-step-link": "qué cambió la versión {number}",
        "compare-both": "Ambos textos, lado a lado:",
        "compare-unchanged": "Texto sin cambios",
    }
)
