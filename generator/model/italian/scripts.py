"""In Italian: what scripts say."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

SCRIPTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "when-answer": "{date}: {link}",
        "when-answer-ahead": "{date}: {link}, se non si annuncia altro.",
        "when-unknown": "{date}: non si conosce nessun testo che si applicasse. Il primo è del {first}.",
        "step-number": "Modifica {step}",
        "step-this": "Link a questa modifica",
        "step-before": "Modifica precedente",
        "step-after": "Modifica successiva",
        "side-by-side": "Fianco a fianco",
        "keys": "Tasti",
        "keys-hint": "{n} modifica successiva, {p} modifica precedente",
        "compare-same": "È la stessa versione.",
        "compare-reading": "Confronto in corso…",
        "compare-failed": "Una parte di questi testi non si è potuta leggere. Riprovi, o legga entrambe le versioni.",
        "compare-found-one": "Dalla versione {older} alla versione {newer}: 1 modifica.",
        "compare-found-several": "Dalla versione {older} alla versione {newer}: {count} modifiche.",
        "compare-levels": "Con livelli e motivi",
        "compare-between": "{count} versioni sono entrate in vigore nel frattempo",
        "compare-step": "{date}: {link} ({level})",
        "compare-step-link": "che cosa ha cambiato la versione {number}",
        "compare-both": "Entrambi i testi, fianco a fianco:",
        "compare-unchanged": "Testo invariato",
    }
)
