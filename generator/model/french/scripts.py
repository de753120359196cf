"""In French: what scripts say."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

SCRIPTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "when-answer": "{date} : {link}",
        "when-answer-ahead": "{date} : {link}, si rien d’autre n’est annoncé.",
        "when-unknown": "{date} : on ne connaît aucun texte qui s’appliquait. Le premier date du {first}.",
        "step-number": "Changement {step}",
        "step-this": "Lien vers ce changement",
        "step-before": "Changement précédent",
        "step-after": "Changement suivant",
        "side-by-side": "Côte à côte",
        "keys": "Touches",
        "keys-hint": "{n} changement suivant, {p} changement précédent",
        "compare-same": "C’est la même version.",
        "compare-reading": "Comparaison en cours…",
        "compare-failed": "Une partie de ces textes n’a pas pu être lue. Réessayez, ou lisez les deux versions.",
        "compare-found-one": "De la version {older} à la version {newer} : 1 changement.",
        "compare-found-several": "De la version {older} à la version {newer} : {count} changements.",
        "compare-levels": "Avec niveaux et raisons",
        "compare-between": "{count} versions sont entrées en vigueur entre-temps",
        "compare-step": "{date} : {link} ({level})",
        "compare-step-link": "ce que la version {number} a changé",
        "compare-both": "Les deux textes, côte à côte :",
        "compare-unchanged": "Texte inchangé",
    }
)
