"""In French: the other pages."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

PAGES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "overview": "Aperçu",
        "glance": "En bref",
        "glance-later": "À partir du {date} : {link}",
        "glance-no-longer": "plus indiqué",
        "glance-intro": "Un résumé. C’est le texte complet ci-dessous qui compte ; chaque ligne mène à sa section.",
        "policies-of": "{brand} : tous les textes",
        "policies-about": "Les textes de {brand}, avec toutes leurs versions.",
        "read-its-text": "lire son texte",
        "all-versions-and-dates": "Toutes les versions et dates",
        "history-of-sections": "Historique de chaque section",
        "what-version-changed": "Ce que la version {number} a changé",
        "effective-date": "En vigueur à partir du : {date}",
        "effective-unknown": "Date d’entrée en vigueur inconnue, enregistré pour la première fois le {date}",
        "never-in-force": "Jamais en vigueur",
        "standing-upcoming": "S’applique à partir du {date}",
        "standing-since": "En vigueur depuis le {date}",
        "standing-since-at-the-latest": "En vigueur au plus tard depuis le {date}",
        "standing-until": "En vigueur depuis le {date}, jusqu’au {last}",
        "standing-until-at-the-latest": "En vigueur au plus tard depuis le {date}, jusqu’au {last}",
        "standing-past": "En vigueur du {date} au {last}",
        "standing-past-at-the-latest": "En vigueur au plus tard du {date} au {last}",
        "version-number": "Version {number}",
        "link-here": "Lien vers cet endroit",
        "contents": "Sommaire",
        "text-gone": (
            "Le texte de la version {number} a été retiré sur ordre ; les changements ne peuvent donc pas être montrés."
        ),
        "texts-gone": (
            "Les textes des versions {numbers} ont été retirés sur ordre ; les changements ne peuvent donc pas être"
            " montrés."
        ),
        "section-today": "Cette section aujourd’hui",
        "section-gone": "Le texte en vigueur n’a pas de section semblable.",
        "imprint-text": "Texte",
        "imprint-applies": "S’applique",
        "imprint-digest": "Empreinte",
        "imprint-stays": "Reste à l’adresse",
        "versions-title": "{title} : toutes les versions",
        "versions-intro": "Chaque version de ce texte : lequel s’appliquait quand, et ce qui a changé.",
        "versions-about": "Chaque version du texte « {title} » de {brand}, et quand elle s’appliquait.",
        "versions-compare": "Comparer deux versions",
        "versions-question": "Quel texte s’appliquait un jour donné ? {link}.",
        "history-title": "{title} : l’historique de chaque section",
        "history-intro": "Quand et comment chaque section a changé, les changements récents d’abord.",
        "history-gone": "Sections disparues",
        "history-about": "{brand} : quand et comment chaque section du texte « {title} » a changé.",
        "history-in-force": "Le texte en vigueur",
        "history-unchanged-first": "Inchangé depuis la première version",
        "history-unchanged": "Inchangé depuis la version {number}",
        "history-first": "dans la première version",
        "history-since": "dans le texte depuis lors",
        "history-never": "jamais en vigueur",
        "history-recorded": "enregistré pour la première fois le {date}",
        "history-from": "à partir du {date}",
        "history-new": "nouveau",
        "history-removed": "supprimé",
        "history-renamed": "renommé, auparavant « {name} »",
        "history-moved": "déplacé dans le texte",
        "history-reworded": "texte changé",
        "history-restated": "faits changés",
        "history-changed": "changé",
        "history-untold": "changé après la version {number} ; un texte entre les deux a été retiré sur ordre",
        "history-more": "Et {count} autres.",
        "see-the-change": "Voir le changement",
        "see-the-change-to": "vers la version {number}",
        "section-new": "Nouveau le {date}",
        "section-changed": "Changé le {date}",
        "section-history": "Historique",
        "section-history-of": "de « {section} »",
        "notice-given": "Avis donné",
        "no-change-seen": "Rien qu’un lecteur ne voie.",
        "decided-by": "Niveau décidé par {name} le {date} : {because}",
        "about-in-force": "{brand} : {title}. {since}.",
        "about-first": "{brand} : {title}, à partir du {date}.",
        "takes-effect": "Ce texte s’applique à partir du {date} : {link}.",
        "last-change": "Dernier changement",
        "version-in-force": "Cette version est en vigueur depuis le {date}. Son adresse constante est {link}.",
        "version-in-force-recorded": (
            "Cette version est en vigueur et a été enregistrée pour la première fois le {date}. Son adresse"
            " constante est {link}."
        ),
        "version-to-come": "Cette version n’est pas encore en vigueur. Elle s’applique à partir du {date}.",
        "version-past": "Cette version n’est plus en vigueur : elle s’appliquait du {date} au {last}.",
        "version-past-one-day": "Cette version n’est plus en vigueur : elle s’appliquait le {date} seulement.",
        "version-past-open": "Cette version n’est plus en vigueur : elle s’appliquait à partir du {date}.",
        "version-past-recorded": (
            "Cette version n’est plus en vigueur : elle a été enregistrée pour la première fois le {date} et"
            " s’appliquait jusqu’au {last}."
        ),
        "version-past-recorded-open": (
            "Cette version n’est plus en vigueur : elle a été enregistrée pour la première fois le {date}."
        ),
        "version-withdrawn": "Cette version a été retirée le {date} et n’a jamais été en vigueur.",
        "version-never": "Cette version n’a jamais été annoncée ni en vigueur.",
        "notice-unknown": (
            "Cette version vient d’une archive plus ancienne. L’avis qui en a été donné n’est pas enregistré."
        ),
        "never-announced": "Elle n’a jamais été annoncée.",
        "no-notice-needed": "Ses changements n’exigent pas d’avis.",
        "apart-translation": (
            "En {language}, la version {new} s’applique depuis le {date}. Ce texte est la traduction de la version"
            " {old}."
        ),
        "apart-translation-from": "La traduction de la version {new} s’applique ici à partir du {date}.",
        "apart-original": (
            "En {language}, la traduction de la version {old} s’applique encore ; ceci est la version {new}, en"
            " vigueur depuis le {date}."
        ),
        "apart-original-from": "La traduction de la version {new} s’y applique à partir du {date}.",
        "out-of-date": (
            "Cette page a été faite le {date}. Un jour qu’elle nomme est arrivé depuis : cherchez-en une copie plus"
            " récente."
        ),
    }
)
