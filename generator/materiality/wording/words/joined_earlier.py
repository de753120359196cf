"""Words for those who joined before or after some day, without naming it: that may be the day of the text (§4.2, L6).

“Members who joined earlier keep their price”, “older accounts”, “existing customers”. In six languages.
"""

import re
from collections.abc import Iterator
from typing import Final

_ENGLISH: Final = (
    r"accounts?|customers?|members?|users?|subscribers?|subscriptions?|contracts?|orders?|guests?|clients?|memberships?"
    r"|bookings?|purchases?|licen[cs]es?|sellers?|buyers?|plans?|tenants?|students?|partners?"
)
_GERMAN: Final = (
    r"kund(?:en?|innen)|mitglied(?:er[ns]?)?|konto|konten|nutzer(?:n|innen)?|vertr[aä]ge?n?|bestellungen|abos?|abonnements?"
    r"|abonnenten|gäste|käufer|buchungen|lizenzen"
)
_FRENCH: Final = (
    r"clients?|membres?|comptes?|utilisateurs?|abonnés?|abonnements?|contrats?|commandes?|adhérents?|vendeurs?"
    r"|acheteurs?|réservations?"
)
_SPANISH: Final = (
    r"clientes?|miembros?|cuentas?|usuarios?|socios?|contratos?|pedidos?|suscriptores|suscripciones|abonados?"
    r"|vendedores|compradores|reservas?"
)
_ITALIAN: Final = (
    r"client[ei]|membri|account|conti|utent[ei]|soci|contratt[oi]|ordini|abbonati|abbonamenti|venditori|acquirenti"
    r"|prenotazioni"
)
_DUTCH: Final = (
    r"klanten|leden|accounts?|gebruikers?|contracten|overeenkomsten|abonnees|abonnementen|bestellingen|verkopers|kopers"
    r"|gasten|boekingen"
)
_HOLDS: Final = (
    r"keeps?|kept|retains?|stays?|remains?|pays?|continues?|owes?|enjoys?|(?:is|are)\s(?:not\s)?(?:free|exempt|affected"
    r"|unaffected|bound|charged|subject|entitled)|appl(?:y|ies)|behalten|behält|bleib(?:en|t)|zahl(?:en|t)|gilt|gelten"
    r"|gardent?|conservent?|restent?|paient?|demeurent?|bénéficient?|conservan?|mantienen?|pagan?|siguen?|quedan?"
    r"|mantengono|conservano|pagano|restano|rimangono|houden|behouden|blijven|betalen"
)
_OLDER: Final = "|".join(
    (
        (
            rf"(?:(?:pre-?)?existing|older|newer|earlier|later|current|present|new|future|former|previous|old|prior|legacy|grandfathered|long-standing|loyal|original|founding|early)"
            rf"\s(?:[\w’'-]+\s)?(?:{_ENGLISH})"
        ),
        (
            rf"(?:bestehende|bisherige|frühere|ältere|alte|neue|neuere|künftige|zukünftige|vorhandene|spätere|derzeitige)[nrsm]?"
            rf"\s(?:{_GERMAN})"
        ),
        rf"(?:bestands|alt|neu)(?:{_GERMAN})",
        rf"(?:{_FRENCH})\s(?:existante?s?|actuel(?:le)?s?|anciens?|anciennes|antérieure?s?|future?s?|précédente?s?)",
        rf"(?:anciens?|anciennes|nouve(?:aux|lles?)|futurs?|précédente?s?|actuel(?:le)?s?)\s(?:{_FRENCH})",
        rf"(?:{_SPANISH})\s(?:existentes?|actuales|antigu[oa]s|anteriores|nuev[oa]s|futur[oa]s|previ[oa]s)",
        rf"(?:antigu[oa]s|nuev[oa]s|actuales|futur[oa]s|anteriores)\s(?:{_SPANISH})",
        rf"(?:{_ITALIAN})\s(?:esistenti|attuali|vecchi|precedenti|nuovi|futuri|preesistenti)",
        rf"(?:vecchi|nuovi|attuali|futuri|precedenti)\s(?:{_ITALIAN})",
        rf"(?:bestaande|huidige|oudere|oude|eerdere|nieuwe|nieuwere|vroegere|toekomstige)\s(?:{_DUTCH})",
    )
)
_JOINED: Final = "|".join(
    (
        (
            r"(?:joined|signed\sup|registered|subscribed|enrolled|opened|created|bought|purchased|ordered|concluded|entered"
            r"|booked|acquired|agreed|came)\s(?:(?:up|in|with\sus|on|it|them|one)\s)?(?:earlier|previously|before"
            rf"(?=\W|$)(?!\s\w)|before(?=\s(?:{_HOLDS})\b)|later|afterwards|so\sfar|(?:up\s)?(?:to|until|till)\snow|recently)"
        ),
        r"(?:sign\sup|join|register|subscribe|enrol)\s(?:\w+\s)?(?:later|afterwards)",
        (
            r"(?:who|that|which)(?:['’]ve)?\s(?:(?:have|had|are|were|is|was)\s)?(?:already|previously|newly|recently|earlier)"
            r"\s(?:been\s)?(?:join|sign|regist|subscrib|enrol|open|creat|bought|book|conclud)\w*"
        ),
        r"(?:already|previously|newly|recently)\s(?:joined|registered|subscribed|enrolled|signed[- ]up)",
        r"(?:is|are|those)\salready\s(?:registered|signed\sup|subscribed|enrolled|members?|with\sus)",
        (
            r"(?:früher|vorher|zuvor|bereits|schon|später|bisher)\s(?:\w+\s)?(?:beigetreten|angemeldet\w*|registriert\w*"
            r"|abgeschlossen\w*|eröffnet\w*|gekauft\w*|bestellt\w*|beitr[ae]t\w*|mitglied)"
        ),
        (
            r"(?:inscrit|souscrit|conclu|ouvert|créé|pass|abonn|adhéré)\w*\s(?:auparavant|précédemment|antérieurement|plus\stôt"
            r"|avant(?!\s*\w)|plus\stard)"
        ),
        r"(?:déjà|précédemment)\s(?:inscrit|souscrit|conclu|ouvert|créé|abonn|membre|client)\w*",
        (
            r"(?:registrad|suscrit|inscrit|abiert|celebrad|comprad|unid|unieron|registraron|inscribieron)\w*\s(?:antes(?!\s+de)"
            r"|anteriormente|previamente|con\santerioridad|después(?!\s+de))"
        ),
        r"(?:ya|previamente)\s(?:registrad|suscrit|inscrit|abiert|son|eran)\w*",
        (
            r"(?:iscritt|registrat|apert|conclus|stipulat|acquistat)\w*\s(?:prima(?!\s+(?:di|del))|in\sprecedenza"
            r"|precedentemente|dopo(?!\s*\w))"
        ),
        r"già\s(?:iscritt|registrat|apert|conclus|stipulat|clienti|soci|membri)\w*",
        r"(?:eerder|al|reeds|vroeger|later)\s(?:lid|aangemeld|ingeschreven|geregistreerd|geopend|gesloten|gekocht|besteld)\w*",
    )
)
_SO_FAR: Final = (
    r"so\sfar|(?:up\s)?(?:to|until|till)\snow|until\srecently|hitherto|from\sbefore|bislang|bisher|bis\sjetzt"
    r"|jusqu['’](?:à\sprésent|ici)|hasta\sahora|finora|fino(?:ra|\sad?\sora)|tot\s(?:nu|nog)\stoe"
)
_ADVERBS: Final = (
    r"(?:before(?=\sus\b|[,;.]|$)|earlier|already|previously|formerly|today|to\sdate|at\spresent|originally|früher|vorher|zuvor|bereits|schon"
    r"|bisher|heute|déjà|auparavant|antérieurement|plus\stôt|aujourd['’]hui|ya|anteriormente|hoy|già|oggi|eerder"
    r"|reeds|vroeger|vandaag|tot\snu)"
)
_WHEN: Final = (
    *("earlier", "previously", "before", "later", "afterwards", "far", "now", "recently", "already", "newly"),
    *("früher", "vorher", "zuvor", "bereits", "schon", "später", "bisher", "auparavant", "précédemment", "déjà"),
    *("antérieurement", "tôt", "avant", "tard", "antes", "anteriormente", "previamente", "anterioridad", "después"),
    *("ya", "prima", "precedenza", "precedentemente", "dopo", "già"),
    *("lid", "aangemeld", "ingeschreven", "geregistreerd", "geopend", "gesloten", "gekocht", "besteld"),
)
"""What is quick to find, and of which one stands wherever somebody is said to have joined earlier or later."""
_BESIDE: Final = 4  # words
_JOINED_EARLIER: Final = re.compile(rf"\b(?:{_JOINED})\b")
_NEAR: Final = re.compile(
    rf"\b(?:{_OLDER}|{_JOINED}|{_SO_FAR}|{_ADVERBS}\b[^.!?\n]{{0,40}}?\b(?:{_HOLDS})"
    rf"|(?:{_HOLDS})\b[^.!?\n]{{0,40}}?\b{_ADVERBS})\b"
)
_OLDER_HOLD: Final = re.compile(rf"(?:^|[.!?;]\s)\W*(?:\w+\s){{0,2}}?(?:{_OLDER})\s(?:\w+\s){{0,2}}?(?:{_HOLDS})\b")


def may_count_from_above(line: str) -> bool:
    """Return True if a line may mean a day that stands beside it: by who joined before, or is older than others."""
    return _NEAR.search(line.lower()) is not None


def holds_for_earlier(text: str) -> bool:
    """Return True if a text, in small letters, says somewhere what holds for those who joined before or after a day."""
    return any(map(_JOINED_EARLIER.search, _lines_of_when(text))) or bool(_OLDER_HOLD.search(text))


def _lines_of_when(text: str) -> Iterator[str]:
    """Yield each line with a word for when somebody joined, as few have one, and the words next to it beside it."""
    here = [word for word in _WHEN if word in text]
    lines = ["", *text.split("\n"), ""]
    for before, line, after in zip(lines, lines[1:], lines[2:], strict=False):
        if any(word in line for word in here):
            yield "\n".join((" ".join(before.split()[-_BESIDE:]), line, " ".join(after.split()[:_BESIDE])))
