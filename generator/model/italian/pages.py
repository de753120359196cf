"""In Italian: the other pages."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

PAGES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "overview": "Panoramica",
        "glance": "In breve",
        "glance-later": "Dal {date}: {link}",
        "glance-no-longer": "non più indicato",
        "glance-intro": "Un riassunto. Conta il testo completo qui sotto; ogni riga porta alla sua sezione.",
        "policies-of": "{brand}: tutti i testi",
        "policies-about": "I testi di {brand}, con tutte le loro versioni.",
        "read-its-text": "legga il suo testo",
        "all-versions-and-dates": "Tutte le versioni e date",
        "history-of-sections": "Storia di ogni sezione",
        "what-version-changed": "Che cosa ha cambiato la versione {number}",
        "effective-date": "In vigore dal: {date}",
        "effective-unknown": "Data di entrata in vigore sconosciuta, registrato per la prima volta il {date}",
        "never-in-force": "Mai in vigore",
        "standing-upcoming": "Si applica dal {date}",
        "standing-since": "In vigore dal {date}",
        "standing-since-at-the-latest": "In vigore al più tardi dal {date}",
        "standing-until": "In vigore dal {date}, fino al {last}",
        "standing-until-at-the-latest": "In vigore al più tardi dal {date}, fino al {last}",
        "standing-past": "In vigore dal {date} al {last}",
        "standing-past-at-the-latest": "In vigore al più tardi dal {date} al {last}",
        "version-number": "Versione {number}",
        "link-here": "Link a questo punto",
        "contents": "Indice",
        "text-gone": (
            "Il testo della versione {number} è stato rimosso per ordine, perciò le modifiche non si possono mostrare."
        ),
        "texts-gone": (
            "I testi delle versioni {numbers} sono stati rimossi per ordine, perciò le modifiche non si possono"
            " mostrare."
        ),
        "section-today": "Questa sezione oggi",
        "section-gone": "Il testo in vigore non ha una tale sezione.",
        "imprint-text": "Testo",
        "imprint-applies": "Si applica",
        "imprint-digest": "Impronta",
        "imprint-stays": "Resta all’indirizzo",
        "versions-title": "{title}: tutte le versioni",
        "versions-intro": "Ogni versione di questo testo: quale si applicava quando, e che cosa è cambiato.",
        "versions-about": "Ogni versione del testo «{title}» di {brand}, e quando si applicava.",
        "versions-compare": "Confronta due versioni",
        "versions-question": "Quale testo si applicava in un dato giorno? {link}.",
        "history-title": "{title}: la storia di ogni sezione",
        "history-intro": "Quando e come è cambiata ogni sezione, le modifiche recenti per prime.",
        "history-gone": "Sezioni scomparse",
        "history-about": "{brand}: quando e come è cambiata ogni sezione del testo «{title}».",
        "history-in-force": "Il testo in vigore",
        "history-unchanged-first": "Invariata dalla prima versione",
        "history-unchanged": "Invariata dalla versione {number}",
        "history-first": "nella prima versione",
        "history-since": "nel testo da allora",
        "history-never": "mai in vigore",
        "history-recorded": "registrata per la prima volta il {date}",
        "history-from": "dal {date}",
        "history-new": "nuova",
        "history-removed": "tolta",
        "history-renamed": "rinominata, prima «{name}»",
        "history-moved": "spostata nel testo",
        "history-reworded": "testo cambiato",
        "history-restated": "fatti cambiati",
        "history-changed": "cambiata",
        "history-untold": "cambiata dopo la versione {number}; un testo intermedio è stato rimosso per ordine",
        "history-more": "E altri {count}.",
        "see-the-change": "Vedi la modifica",
        "see-the-change-to": "alla versione {number}",
        "section-new": "Nuovo il {date}",
        "section-changed": "Cambiato il {date}",
        "section-history": "Storia",
        "section-history-of": "di «{section}»",
        "notice-given": "Avviso dato",
        "no-change-seen": "Nulla che un lettore veda.",
        "decided-by": "Livello deciso da {name} il {date}: {because}",
        "about-in-force": "{brand}: {title}. {since}.",
        "about-first": "{brand}: {title}, dal {date}.",
        "takes-effect": "Questo testo si applica dal {date}: {link}.",
        "last-change": "Ultima modifica",
        "version-in-force": "Questa versione è in vigore dal {date}. Il suo indirizzo costante è {link}.",
        "version-in-force-recorded": (
            "Questa versione è in vigore ed è stata registrata per la prima volta il {date}. Il suo indirizzo"
            " costante è {link}."
        ),
        "version-to-come": "Questa versione non è ancora in vigore. Si applica dal {date}.",
        "version-past": "Questa versione non è più in vigore: si applicava dal {date} al {last}.",
        "version-past-one-day": "Questa versione non è più in vigore: si è applicata solo il {date}.",
        "version-past-open": "Questa versione non è più in vigore: si applicava dal {date}.",
        "version-past-recorded": (
            "Questa versione non è più in vigore: è stata registrata per la prima volta il {date} e si applicava"
            " fino al {last}."
        ),
        "version-past-recorded-open": (
            "Questa versione non è più in vigore: è stata registrata per la prima volta il {date}."
        ),
        "version-withdrawn": "Questa versione è stata ritirata il {date} e non è mai stata in vigore.",
        "version-never": "Questa versione non è mai stata annunciata e non è mai stata in vigore.",
        "notice-unknown": (
            "Questa versione viene da un archivio più vecchio. Non è registrato quale avviso ne è stato dato."
        ),
        "never-announced": "Non è mai stata annunciata.",
        "no-notice-needed": "Le sue modifiche non richiedono avviso.",
        "apart-translation": (
            "In {language}, la versione {new} si applica dal {date}. Questo testo è la traduzione della versione {old}."
        ),
        "apart-translation-from": "La traduzione della versione {new} si applica qui dal {date}.",
        "apart-original": (
            "In {language}, si applica ancora la traduzione della versione {old}; questa è la versione {new}, in"
            " vigore dal {date}."
        ),
        "apart-original-from": "La traduzione della versione {new} si applica là dal {date}.",
        "out-of-date": (
            "Questa pagina è stata fatta il {date}. Un giorno che nomina è arrivato da allora: ne cerchi una copia"
            " più recente."
        ),
    }
)
