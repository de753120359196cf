"""In Italian: feeds, calendars and the page for missing addresses."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

FEEDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "feed-changes": "{title}: modifica il {date}",
        "feed-changes-words": "La versione {number} si applica dal {date} (00:00, {zone}).",
        "feed-later": "{title}: modifica più tardi, il {date}",
        "feed-later-words": "La versione {number} si applica dal {date} (00:00, {zone}), e non dal {former}.",
        "feed-withdrawn": "{title}: la modifica annunciata per il {date} è stata ritirata",
        "feed-withdrawn-words": "La versione {number} era annunciata per il {date}. Non si applicherà.",
        "feed-since-withdrawn": "Da allora è stata ritirata.",
        "feed-since-postponed": "Da allora è stata rinviata, al {date}.",
        "feed-instead": "Prende il posto della versione {number}.",
        "feed-consent": "Ciò che richiede il Suo consenso comincia solo quando Lei lo ha dato.",
        "feed-exception": "Non si attende la fine del preavviso ({reason}): {basis}",
        "feed-because-legal-obligation": "obbligo di legge",
        "feed-because-imminent-security": "pericolo imminente per la sicurezza",
        "feed-because-exclusively-favourable": "solo a favore dei lettori",
        "feed-first": "{title}: si applica dal {date}",
        "feed-first-words": "La prima versione si applica dal {date}.",
        "feed-changed": "{title}: modificato il {date}",
        "feed-changed-words": "La versione {number} si applica dal {date}.",
        "feed-recorded": "{title}: la versione {number} è stata registrata per la prima volta il {date}",
        "feed-recorded-words": (
            "La versione {number} è stata registrata per la prima volta il {date}. Non si sa da quando si applicava."
        ),
        "feed-removed": "{title}: il testo della versione {number} è stato rimosso per ordine",
        "feed-removed-words": "Il testo della versione {number} è stato rimosso dall’archivio il {date}: {basis}",
        "calendar-applies": "{brand}: {title} si applica",
        "calendar-changes": "{brand}: {title} cambia",
        "calendar-words": "La versione {number} si applica dal {date}, 00:00, {zone}.",
        "calendar-withdrawn": "La versione {number} è stata ritirata.",
        "calendar-notice": "{brand}: ultimo giorno del preavviso, {title}",
        "calendar-notice-words": (
            "L’avviso era dato il {moment}; i suoi {days} giorni finiscono con questo giorno. La versione {number}"
            " si applica dal {date}."
        ),
        "file-feed": "Modifiche (Atom)",
        "file-json-feed": "Modifiche (JSON Feed)",
        "file-calendar": "Giorni importanti",
        "file-applications": "Per applicazioni",
        "file-versions": "Tutte le versioni",
        "file-facts": "Fatti secondo il Data Privacy Vocabulary",
        "file-version": "Versione {number} con i suoi fatti",
        "file-text": "Versione {number}, come sigillata",
        "not-found": "Pagina non trovata",
        "not-found-words": (
            "Non c’è nessuna pagina a questo indirizzo. Ogni versione di un testo conserva il suo indirizzo per"
            " sempre; controlli, per favore, l’ortografia."
        ),
        "not-found-start": "{name}: pagina iniziale",
    }
)
