"""Words of promises in Italian; each row stands by itself, as a word or an expression."""

from collections.abc import Mapping, Sequence
from typing import Final

WORDS: Final[Mapping[str, Sequence[str]]] = {
    "tells": (
        r"inform\w*|notific\w*|notifich\w*|avvis\w*|comunic\w*|annunc\w*|pubblic\w*|preavviso|e-?mail|posta|conoscenza",
    ),
    "of_changes": (
        r"modific\w*|cambia\w*|aggiorna\w*|revision\w*|nuov[ae] version\w*",
        r"(?:entr\w*|entrata) in vigore|effett[io]|efficac\w*",
    ),
    "before": (
        r"prima|preventiv\w*|anticipo|almeno|preavviso|non meno di|al più tardi|anticipatamente",
        r"dopo (?:la |l['’])?(?:notifica|pubblicazione|ricezione|comunicazione)",
    ),
    "of_text": (
        r"condizioni|termini|informativ[ae]|policy|contratto|accordo|dichiarazione|presente (?:documento|testo)",
    ),
    "every": (
        (
            r"(?:qualsiasi|qualunque|ogni|tutt[ei]) (?:(?:le|i|gli|altr[aoe]|eventual[ei]) )*"
            r"(?:modific\w+|cambiament\w+|aggiornament\w+|revision\w+)"
        ),
    ),
    "we_tell": (
        r"(?:inform|notifich|avvis|comunich|annunc|pubblich)eremo|(?:informiamo|notifichiamo|avvisiamo|comunichiamo)",
        r"(?:sarà|sarete|verrà|verrete) (?:\w+ )?(?:informat|avvisat|notificat)\w",
    ),
    "weighty": (
        r"important\w*|sostanzial\w*|significativ\w*|rilevant\w*|essenzial\w*|prezz\w*|tariff\w*|sfavorevol\w*",
    ),
    "asks": (
        (
            r"(?:senza|sol[oa]? (?:con|se|dopo|previo|quando)|soltanto (?:con|se|dopo)|previo|finché|fino a quando"
            r"|a meno che|salvo che|chieder\w+|richieder\w+|otten\w+|otterr\w+|subordinat\w+)\b[^.;]{0,80}?"
            r"\b(?:(?:suo|tuo|vostro|sua|tua|vostra) (?:\w+ ){0,2}?(?:consenso|accordo|approvazione|autorizzazione)"
            r"|(?:lei|gli utenti|tu|voi)\b[^.;]{0,30}?\b(?:accett\w+|acconsent\w+))"
        ),
    ),
    "taken": (
        r"si (?:intend\w+|consider\w+)|costitu\w*|implic\w*|comport\w*|continu\w*",
        r"la legge|dalla legge|di legge|legal\w*",
    ),
    "to_us": (r"(?:inform|contatt|avvis|notific|comunic)arci|scriverci|contattateci|informateci",),
    "period": (r"preavviso|termine di (?:preavviso|avviso)",),
    "ends": (r"rece(?:dere|sso)\w*|risol\w*",),
    "we": (r"\w+(?:eremo|iremo|iamo)|sarà|sarete|verrà|verrete",),
    "choice": (r"o|od|oppure|ad esempio|per esempio|e/o|quali",),
    "may": (r"possiamo|potremo|potremmo|può|possono|eventualmente",),
    "email": (
        r"(?:via|per|tramite|con|mediante) (?:un['’] ?)?(?:e-?mail|posta elettronica|messaggio di posta elettronica)",
        r"un['’] ?e-?mail|una e-?mail",
    ),
    "site": (r"(?:sul|nel|su|sulla) (?:nostr[oa] |quest[oa] )?(?:sito|portale|piattaforma|pagina|homepage)|banner",),
    "in_app": (r"nell['’]app\w*|nel (?:suo|tuo|vostro) account|in-?app",),
    "post": (r"per (?:posta(?! elettronica)|lettera|raccomandata)|posta (?:ordinaria|raccomandata)",),
    "units": (r"giorni (?:lavorativi|feriali)", r"giorn[oi](?! lavor| feri)", r"settiman[ae]", r"mes[ei]", r"ann[oi]"),
    "numbers": (
        "1 un uno una",
        *("2 due", "3 tre", "4 quattro", "5 cinque", "6 sei", "7 sette", "8 otto", "9 nove", "10 dieci", "12 dodici"),
        *("14 quattordici", "15 quindici", "20 venti", "30 trenta", "60 sessanta", "90 novanta"),
    ),
}
