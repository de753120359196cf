"""In French: the sentences of the banner and of marks beside sections."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

BANNER: Final[Mapping[str, str]] = MappingProxyType(
    {
        "banner-name": "Changements",
        "banner-changes": "{title} : changement le {date}.",
        "banner-changed": "{title} : changé le {date}.",
        "banner-takes-effect": "{title} : s’applique à partir du {date}.",
        "banner-not-yet": "Ce texte n’est pas encore en vigueur. Il s’applique à partir du {date}.",
        "banner-withdrawn": "{title} : le changement annoncé pour le {date} n’a pas lieu.",
        "read-what-changes": "Lire ce qui change",
        "read-new-text": "Lire le nouveau texte",
        "read-in-force": "Lire le texte en vigueur",
        "read-why": "En lire davantage",
        "mark-changes": "Change le {date}",
        "mark-removed": "Sera supprimé le {date}",
        "mark-new": "Nouveau à partir du {date} : « {section} »",
        "mark-read-changes": "lire ce qui change",
        "mark-read": "lire",
    }
)
