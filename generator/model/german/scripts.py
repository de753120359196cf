"""In German: what scripts say."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

SCRIPTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "when-answer": "{date}: {link}",
        "when-answer-ahead": "{date}: {link}, wenn nichts anderes angekündigt wird.",
        "when-unknown": "{date}: Es ist kein Text bekannt, der galt. Der erste ist vom {first}.",
        "step-number": "Änderung {step}",
        "step-this": "Link zu dieser Änderung",
        "step-before": "Vorige Änderung",
        "step-after": "Nächste Änderung",
        "side-by-side": "Nebeneinander",
        "keys": "Tasten",
        "keys-hint": "{n} nächste Änderung, {p} vorige Änderung",
        "compare-same": "Das ist dieselbe Fassung.",
        "compare-reading": "Wird verglichen …",
        "compare-failed": (
            "Ein Teil dieser Texte konnte nicht gelesen werden. Versuchen Sie es noch einmal, oder lesen Sie beide"
            " Fassungen."
        ),
        "compare-found-one": "Von Fassung {older} zu Fassung {newer}: 1 Änderung.",
        "compare-found-several": "Von Fassung {older} zu Fassung {newer}: {count} Änderungen.",
        "compare-levels": "Mit Stufen und Gründen",
        "compare-between": "{count} Fassungen traten dazwischen in Kraft",
        "compare-step": "{date}: {link} ({level})",
        "compare-step-link": "was Fassung {number} geändert hat",
        "compare-both": "Beide Texte nebeneinander:",
        "compare-unchanged": "Unveränderter Text",
    }
)
