"""In German: the page on which two versions are compared."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

COMPARE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "compare-title": "{title}: zwei Fassungen vergleichen",
        "compare-pair": "{title}: von Fassung {older} zu Fassung {newer}",
        "compare-intro": "Sehen Sie, was sich zwischen zwei Fassungen geändert hat, Wort für Wort.",
        "compare-about": "Zwei beliebige Fassungen des Textes „{title}“ von {brand}, Wort für Wort verglichen.",
        "compare-until": "bis zum {date}",
        "compare-older": "Ältere Fassung",
        "compare-newer": "Neuere Fassung",
        "compare-show": "Vergleichen",
        "compare-ready": "Fertige Vergleiche",
        "compare-table": "Vergleiche",
        "compare-version": "Fassung",
        "compare-applied": "Galt",
        "compare-with": "mit",
    }
)
