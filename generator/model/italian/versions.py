"""In Italian: the list of all versions and the page of each."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

VERSIONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "version-title": "{title}, versione {number}",
        "versions-since": "{count} dal {date}",
        "title-in-force": "{title}: il testo in vigore",
        "when-question": "Quale testo si applicava il",
        "when-show": "Mostra",
        "when-dates": "Vedi tutte le date",
        "today": "oggi",
        "first-version": "prima versione",
        "brought-later": "aggiunta più tardi, come passata",
        "state-announced": "annunciata",
        "state-in-force": "in vigore",
        "state-superseded": "sostituita",
        "state-withdrawn": "ritirata",
        "state-never-announced": "mai annunciata",
        "state-never-announced-withdrawn": "mai annunciata, ritirata",
        "state-on": "{state} il {date}",
        "what-it-changed": "Che cosa ha cambiato",
        "what-it-changes": "Che cosa cambia",
        "this-version-changed": "Che cosa ha cambiato questa versione",
        "this-version-changes": "Che cosa cambia questa versione",
        "compare-with-current": "Confronta con il testo di oggi",
        "exact-record": "Registrazione esatta (.txt)",
        "effective-unrecorded": "data di entrata in vigore sconosciuta, registrato per la prima volta in questo giorno",
        "undated-all": "Queste date sono i giorni in cui ogni testo è stato registrato per la prima volta.",
        "undated-some": (
            "Le date delle versioni da 1 a {number} sono i giorni in cui ogni testo è stato registrato per la prima"
            " volta."
        ),
        "undated-only": "Non si sa quando sono entrate in vigore.",
        "undated-unnoticed": "Non si sa quando sono entrate in vigore, né quale avviso è stato dato.",
        "unnoticed-all": "L’avviso dato di queste versioni non è registrato.",
        "unnoticed-some": "L’avviso dato delle versioni da 1 a {number} non è registrato.",
        "dates-heading": "Tutte le date",
        "dates-table": "Date",
        "dates-caption": "Il testo che si applicava in un giorno è quello della riga in cui cade il giorno.",
        "dates-from": "Dal",
        "dates-recorded": "Registrato per la prima volta",
        "dates-from-recorded": "Dal (da 1 a {number}: registrato per la prima volta)",
        "dates-until": "Al",
        "dates-text": "Testo",
        "dates-uncertain": "sconosciuto; registrato per la prima volta il {date}",
        "dates-open": "nuovo avviso",
        "removed-about": "{brand}: {title} ({state}, testo rimosso per ordine).",
        "removed-by-order": "Testo rimosso per ordine",
        "removed-on": "il {date}: {basis}",
        "removed-by": "Rimosso da {name}, approvato da {second}.",
        "changes-known": "Che cosa si sa delle sue modifiche",
    }
)
