"""In French: the list of all versions and the page of each."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

VERSIONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "version-title": "{title}, version {number}",
        "versions-since": "{count} depuis le {date}",
        "title-in-force": "{title} : le texte en vigueur",
        "when-question": "Quel texte s’appliquait le",
        "when-show": "Afficher",
        "when-dates": "Voir toutes les dates",
        "today": "aujourd’hui",
        "first-version": "première version",
        "brought-later": "ajoutée plus tard, comme passée",
        "state-announced": "annoncée",
        "state-in-force": "en vigueur",
        "state-superseded": "remplacée",
        "state-withdrawn": "retirée",
        "state-never-announced": "jamais annoncée",
        "state-never-announced-withdrawn": "jamais annoncée, retirée",
        "state-on": "{state} le {date}",
        "what-it-changed": "Ce qu’elle a changé",
        "what-it-changes": "Ce qu’elle change",
        "this-version-changed": "Ce que cette version a changé",
        "this-version-changes": "Ce que cette version change",
        "compare-with-current": "Comparer avec le texte d’aujourd’hui",
        "exact-record": "Enregistrement exact (.txt)",
        "effective-unrecorded": "date d’entrée en vigueur inconnue, enregistré pour la première fois ce jour-là",
        "undated-all": "Ces dates sont les jours où chaque texte a été enregistré pour la première fois.",
        "undated-some": (
            "Les dates des versions 1 à {number} sont les jours où chaque texte a été enregistré pour la première fois."
        ),
        "undated-only": "On ne sait pas quand elles sont entrées en vigueur.",
        "undated-unnoticed": "On ne sait pas quand elles sont entrées en vigueur, ni quel avis en a été donné.",
        "unnoticed-all": "L’avis donné de ces versions n’est pas enregistré.",
        "unnoticed-some": "L’avis donné des versions 1 à {number} n’est pas enregistré.",
        "dates-heading": "Toutes les dates",
        "dates-table": "Dates",
        "dates-caption": "Le texte qui s’appliquait un jour est celui de la ligne où ce jour tombe.",
        "dates-from": "Du",
        "dates-recorded": "Enregistré pour la première fois",
        "dates-from-recorded": "Du (1 à {number} : enregistré pour la première fois)",
        "dates-until": "Au",
        "dates-text": "Texte",
        "dates-uncertain": "inconnu ; enregistré pour la première fois le {date}",
        "dates-open": "nouvel ordre",
        "removed-about": "{brand} : {title} ({state}, texte retiré sur ordre).",
        "removed-by-order": "Texte retiré sur ordre",
        "removed-on": "le {date} : {basis}",
        "removed-by": "Retiré par {name}, approuvé par {second}.",
        "changes-known": "Ce qu’on sait de ses changements",
    }
)
