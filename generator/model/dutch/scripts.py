"""In Dutch: what scripts say."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

SCRIPTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "when-answer": "{date}: {link}",
        "when-answer-ahead": "{date}: {link}, als er niets anders wordt aangekondigd.",
        "when-unknown": "{date}: er is geen tekst bekend die gold. De eerste is van {first}.",
        "step-number": "Wijziging {step}",
        "step-this": "Link naar deze wijziging",
        "step-before": "Vorige wijziging",
        "step-after": "Volgende wijziging",
        "side-by-side": "Naast elkaar",
        "keys": "Toetsen",
        "keys-hint": "{n} volgende wijziging, {p} vorige wijziging",
        "compare-same": "Dit is dezelfde versie.",
        "compare-reading": "Bezig met vergelijken…",
        "compare-failed": (
            "Een deel van deze teksten kon niet worden gelezen. Probeer het nog eens, of lees beide versies."
        ),
        "compare-found-one": "Van versie {older} naar versie {newer}: 1 wijziging.",
        "compare-found-several": "Van versie {older} naar versie {newer}: {count} wijzigingen.",
        "compare-levels": "Met niveaus en redenen",
        "compare-between": "{count} versies traden ondertussen in werking",
        "compare-step": "{date}: {link} ({level})",
        "compare-step-link": "wat versie {number} heeft gewijzigd",
        "compare-both": "Beide teksten, naast elkaar:",
        "compare-unchanged": "Ongewijzigde tekst",
    }
)
