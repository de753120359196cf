"""In Italian: what notice was given of a version."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

NOTICE_GIVEN: Final[Mapping[str, str]] = MappingProxyType(
    {
        "channel-email": "per e-mail",
        "channel-site": "su questo sito",
        "channel-post": "per posta",
        "channel-in-app": "nell’applicazione",
        "given-not-recorded": "l’avviso dato non è registrato",
        "given-none-needed": "nessun avviso necessario",
        "given-announced": "annunciato il {date}",
        "given-postponed-once": "rinviato una volta",
        "given-postponed": "rinviato {count} volte",
        "given-through": "{channel} il {date}",
        "given-through-of": "{channel} il {date}, l’avviso del {day}",
        "given-reached": "{channel} il {date} (raggiunti {accepted} su {recipients})",
        "given-reached-of": "{channel} il {date} (raggiunti {accepted} su {recipients}), l’avviso del {day}",
        "given-before": "{days} prima dell’entrata in vigore",
        "given-before-past": "{days} prima dell’entrata in vigore",
        "given-exception": "eccezione: senza il preavviso promesso",
        "given-exception-unpromised": "eccezione: senza attendere il preavviso",
        "fact-approved": "Approvato",
        "fact-by": "il {date} da {name}",
        "fact-withdrawn": "Ritirato",
        "fact-given": "Dato",
        "fact-decisions": "Decisioni",
        "fact-levels": "{count} sul livello di modifiche",
        "fact-levels-above": "{count} sul livello di modifiche, con i motivi,",
        "fact-above": "sopra",
        "fact-decided": "Deciso",
        "fact-unreached": (
            "il {date} da {name} e {second}, che l’avviso vale benché non tutti siano stati raggiunti: {because}"
        ),
        "fact-seen": "Visto",
        "fact-seen-on": "di nuovo sul sito per {days}, l’ultima volta il {date}",
        "fact-everyone": "Tutti avvisati entro",
        "fact-told-before": "{moment} con l’avviso della versione {number}, di cui questa corregge solo il testo",
        "fact-takes-effect": "Si applica dal",
        "fact-took-effect": "Si applica a partire dal",
        "fact-later": "{date}, {days} dopo",
        "fact-later-promised": "{date}, {days} dopo (promesso: {length})",
        "fact-later-ruled": "{date}, {days} dopo (regola propria del marchio: {length})",
        "notice-as-sent": "L’avviso come è stato inviato",
        "proof": "Prova",
        "proof-approval": "dell’approvazione",
        "proof-notice": "dell’avviso",
        "proof-notice-of-it": "dell’avviso di ciò",
        "proof-given": "di ciò che è stato dato ({channel})",
        "digest-text": "testo",
        "digest-notice": "avviso",
        "digest-recipients": "elenco dei destinatari",
        "digest-found": "ciò che vi è stato trovato",
        "somebody": "una persona che i nostri registri nominano",
    }
)
