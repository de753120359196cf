"""In French: feeds, calendars and the page for missing addresses."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

FEEDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "feed-changes": "{title} : changement le {date}",
        "feed-changes-words": "La version {number} s’applique à partir du {date} (00:00, {zone}).",
        "feed-later": "{title} : changement plus tard, le {date}",
        "feed-later-words": "La version {number} s’applique à partir du {date} (00:00, {zone}), et non du {former}.",
        "feed-withdrawn": "{title} : le changement annoncé pour le {date} a été retiré",
        "feed-withdrawn-words": "La version {number} était annoncée pour le {date}. Elle ne s’appliquera pas.",
        "feed-since-withdrawn": "Elle a été retirée depuis.",
        "feed-since-postponed": "Elle a été reportée depuis, au {date}.",
        "feed-instead": "Elle prend la place de la version {number}.",
        "feed-consent": "Ce qui exige votre consentement ne commence que lorsque vous l’avez donné.",
        "feed-exception": "La fin du préavis n’est pas attendue ({reason}) : {basis}",
        "feed-because-legal-obligation": "obligation légale",
        "feed-because-imminent-security": "danger imminent pour la sécurité",
        "feed-because-exclusively-favourable": "en faveur des lecteurs seulement",
        "feed-first": "{title} : s’applique depuis le {date}",
        "feed-first-words": "La première version s’applique depuis le {date}.",
        "feed-changed": "{title} : changé le {date}",
        "feed-changed-words": "La version {number} s’applique depuis le {date}.",
        "feed-recorded": "{title} : la version {number} a été enregistrée pour la première fois le {date}",
        "feed-recorded-words": (
            "La version {number} a été enregistrée pour la première fois le {date}. On ne sait pas à partir de"
            " quand elle s’appliquait."
        ),
        "feed-removed": "{title} : le texte de la version {number} a été retiré sur ordre",
        "feed-removed-words": "Le texte de la version {number} a été retiré de l’archive le {date} : {basis}",
        "calendar-applies": "{brand} : {title} s’applique",
        "calendar-changes": "{brand} : {title} change",
        "calendar-words": "La version {number} s’applique à partir du {date}, 00:00, {zone}.",
        "calendar-withdrawn": "La version {number} a été retirée.",
        "calendar-notice": "{brand} : dernier jour du préavis, {title}",
        "calendar-notice-words": (
            "L’avis était donné le {moment} ; ses {days} jours finissent avec ce jour. La version {number}"
            " s’applique à partir du {date}."
        ),
        "file-feed": "Changements (Atom)",
        "file-json-feed": "Changements (JSON Feed)",
        "file-calendar": "Jours importants",
        "file-applications": "Pour les applications",
        "file-versions": "Toutes les versions",
        "file-facts": "Faits selon le Data Privacy Vocabulary",
        "file-version": "Version {number} avec ses faits",
        "file-text": "Version {number}, telle que scellée",
        "not-found": "Page non trouvée",
        "not-found-words": (
            "Il n’y a pas de page à cette adresse. Chaque version d’un texte garde son adresse pour toujours ;"
            " vérifiez l’orthographe, s’il vous plaît."
        ),
        "not-found-start": "{name} : page d’accueil",
    }
)
