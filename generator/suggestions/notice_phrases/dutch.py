"""Words of promises in Dutch; each row stands by itself, as a word or an expression."""

from collections.abc import Mapping, Sequence
from typing import Final

WORDS: Final[Mapping[str, Sequence[str]]] = {
    "tells": (
        r"informe\w*|geïnformeerd|meld\w*|meegedeeld|mededel\w*|mee|kennisgev\w*|bericht\w*|\w*kondig\w*|publice\w*",
        r"verwittig\w*|hoogte|weten|e-?mails?|opzegtermijn|termijn",
    ),
    "of_changes": (
        r"(?:ge)?wijzig\w*|verander\w*|aanpass\w*|aangepast\w*|bijgewerkt\w*|bijwerk\w*|herzien\w*|nieuwe versies?",
        r"(?:in werking|van kracht)\w*",
    ),
    "before": (
        r"vooraf\w*|tevoren|minstens|minimaal|ten minste|tenminste|uiterlijk|voordat|vóór|voor|vooruit|termijn",
        r"na (?:de |deze )?(?:kennisgeving|publicatie|ontvangst|aankondiging)",
    ),
    "of_text": (r"\w*(?:voorwaarden|beleid|overeenkomst|verklaring|statement|reglement)|policy|dit document",),
    "every": (r"(?:elke|alle|iedere|elk|ieder) (?:\w+ )?(?:wijziging|verandering|aanpassing|herziening)(?:en)?",),
    "we_tell": (
        r"(?:wij|we) [^.;:]*?(?:informeren|op de hoogte|weten|melden|berichten|kondigen|delen|aankondigen|kennis)",
        r"(?:informeren|melden|berichten|stellen|laten|kondigen|delen) (?:wij|we)",
        r"(?:wordt|worden) (?:\w+ )?geïnformeerd",
    ),
    "weighty": (
        r"belangrijk\w*|wezenlijk\w*|ingrijpend\w*|materi\w*|significant\w*|aanzienlijk\w*|nadelig\w*|prij[sz]\w*|tarie\w*",
    ),
    "asks": (
        (
            r"(?:alleen (?:met|als|na|indien|wanneer)|niet zonder|zonder|pas (?:na|met|als|wanneer)|tenzij|totdat"
            r"|vragen|vraagt|mits)\b[^.;]{0,80}?"
            r"\b(?:(?:uw|jouw|je) (?:\w+ ){0,2}?(?:toestemming|instemming|goedkeuring|akkoord)"
            r"|(?:u|je|jij)\b[^.;]{0,40}?\b(?:instem\w*|ingestemd|akkoord|toestem\w*|accepteer\w*))"
        ),
    ),
    "taken": (r"geldt als|gelden als|beschouw\w*|geacht|blijf\w*|blijven|voortge\w*|voortzet\w*|wettelijk|de wet",),
    "to_us": (
        r"ons (?:informeren|melden|laten weten|berichten|mailen)|(?:informeer|mail|bericht|stuur) ons|neem contact",
    ),
    "period": (r"(?:aankondigings|kennisgevings|meldings)termijn",),
    "ends": (r"opzeg\w*|beëindig\w*",),
    "we": ("wij", "we", "wordt", "worden"),
    "choice": (r"of|bijvoorbeeld|zoals|en/of|dan wel",),
    "may": (r"kunnen|kan|mogelijk|eventueel",),
    "email": (
        r"(?:per|via|met een|door een|door middel van een) e-?mail(?:bericht)?|een e-?mail(?:bericht)?",
        r"e-?mails? (?:aan|sturen)",
    ),
    "site": (r"op (?:onze|ons|deze|dit|de|het) (?:\w+ )?(?:web-?site|site|webpagina|pagina|platform|homepage)|banner",),
    "in_app": (r"in (?:de|onze) app|in (?:uw|je|jouw) account|in-?app",),
    "post": (r"per (?:post|brief)|schriftelijk per post",),
    "units": (r"werkdagen|werkdag", r"(?:kalender)?dag(?:en)?", r"we(?:ek|ken)", r"maand(?:en)?", r"ja(?:ar|ren)"),
    "numbers": (
        "1 een één",
        *("2 twee", "3 drie", "4 vier", "5 vijf", "6 zes", "7 zeven", "8 acht", "9 negen", "10 tien", "12 twaalf"),
        *("14 veertien", "15 vijftien", "20 twintig", "30 dertig", "60 zestig", "90 negentig"),
    ),
}
