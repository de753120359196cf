"""Words that tell readers what a company does with their data, what they agree to, or that a text doesn't apply.

They belong in a policy, or in the notice of one.
"""

import re
from collections.abc import Sequence
from typing import Final

_ROWS: Final = (
    # who speaks, or is spoken to; of what; which numbers are periods
    (
        r"we|us|our|ours|you|your|yours",
        (
            r"data|information|personal|cookies?|sell|sold|sale|shar(?:e|es|ed|ing)|disclos\w+|collect\w*|track\w*"
            r"|keep|kept|stor(?:e|es|ed)|retain\w*|delet\w+|agree\w*|accept\w*|consent\w*|object|withdraw\w*"
            r"|opt(?:ing)?[ -](?:in|out)|rights? to|liab\w+|arbitrat\w+|waive\w*|refund\w*|cancel\w*"
            r"|(?:hours?|days?|weeks?|months?|years?)"
        ),
    ),
    (
        r"wir|uns|unser\w*|sie|ihre?[nmrs]?|ihnen|du|dein\w*|dir|dich",
        (
            r"verkauf\w*|weitergeben|weitergegeben|weitergabe|erheb(?:en|t|ung)|sammeln?|speicher(?:n|ung)|aufbewahr\w*"
            r"|bewahren|lösch\w+|verfolg\w+|zustimm\w*|stimmen|einwillig\w*|eingewilligt|akzeptier\w*|widersprech\w*"
            r"|widerspruch\w*|widerruf\w*|haft(?:en|ung)\w*|schieds\w+|verzicht\w*|erstatt\w*|kündig\w*"
            r"|(?:\d+|eine?[nmr]?|zwei|drei) (?:stunden?|tage?n?|wochen?|monate?n?|jahre?n?)"
        ),
    ),
    (
        r"nous|notre|nos|vous|votre|vos",
        (
            r"vend(?:ons|re|rons|ues?)|vente|partag(?:eons|er|ées?)|communiqu(?:ons|er|ées?)|divulg\w+"
            r"|collect(?:ons|er|ées?)|conserv(?:ons|er|ées?)|stock(?:ons|er|ées?)|supprim\w+|suivons|accept\w+|consent\w+|oppos\w+"
            r"|retirer|retrait|responsabilité|arbitrage|renonc\w+|rembours\w+|résili\w+"
            r"|\d+ (?:heures?|jours?|semaines?|mois|ans?|années?)"
        ),
    ),
    (
        r"nosotros|nuestr\w+|usted(?:es)?|sus?|tus?",
        (
            r"vend(?:er|emos|eremos)|venta|compart(?:ir|imos)|revel(?:ar|amos)|divulg\w+|recop\w+|recog(?:er|emos)"
            r"|conserv(?:ar|amos)|almacen\w+|elimin(?:ar|amos)|borr(?:ar|amos)|rastre\w+|acept\w+|consent\w+|opon\w+"
            r"|retirar|responsabilidad|arbitraje|renunci\w+|reembols\w+|cancel\w+"
            r"|\d+ (?:horas?|días?|semanas?|mes(?:es)?|años?)"
        ),
    ),
    (
        r"noi|nostr\w+|lei|suo|sua|suoi|sue|voi|vostr\w+|tuo|tua|tuoi|tue",
        (
            r"vend(?:ere|iamo|eremo|ita)|condivid\w+|divulg\w+|comunich(?:iamo|eremo)|raccogli\w+|conserv(?:are|iamo)"
            r"|memorizz\w+|cancell\w+|elimin(?:are|iamo)|tracci\w+|accett\w+|consens\w+|acconsent\w+|oppo\w+|revoc\w+"
            r"|responsabilità|arbitrato|rinunci\w+|rimbors\w+|recesso"
            r"|\d+ (?:or[ae]|giorn[oi]|settiman[ae]|mes[ei]|ann[oi])"
        ),
    ),
    (
        r"wij|we|ons|onze|u|uw|jij|je|jouw",
        (
            r"verko(?:pen|cht|op)|delen|deelt|verstrek\w+|verzamel\w+|bewaren|bewaart|bewaard|opslaan|slaan|verwijder\w+"
            r"|volgen|akkoord|accepteer\w*|toestemm\w+|instemm?\w*|stemt|bezwaar\w*|intrek\w+|aansprake\w+|arbitrage"
            r"|afstand|terugbetal\w+|opzeg\w+|\d+ (?:uur|dag(?:en)?|weken|week|maand(?:en)?|jaar|jaren)"
        ),
    ),
)
_ABOUT_TEXTS: Final = (
    # what is announced, or a text; what takes it back
    (
        r"notices?|announce\w*|changes?|terms|polic(?:y|ies)|texts?|versions?",
        (
            r"mistakes?|in error|ignor\w+|disregard\w*|void|invalid|cancell?ed|postponed|suspended|until further notice"
            r"|(?:not|no longer|never) (?:apply|applies|valid|binding|in force)"
        ),
    ),
    (
        r"ankündigung\w*|hinweise?|mitteilung\w*|änderung\w*|fassung\w*|texte?s?|bedingungen|richtlinien?|\w*erklärung\w*",
        (
            r"versehen\w*|irrtum|irrtümlich\w*|ignorier\w*|unbeachtlich|ungültig\w*|nichtig\w*|unwirksam\w*|hinfällig"
            r"|aufgehoben|verschoben|ausgesetzt|(?:gilt|gelten) (?:\w+ )?nicht|nicht (?:mehr )?(?:gelten|gilt|gültig)"
        ),
    ),
    (
        r"avis|annonce\w*|changements?|modifications?|textes?|versions?|conditions|politique",
        r"erreur|ignore[rz]|nulle?s?|annulée?s?|reportée?s?|suspendue?s?|caduques?|sans effet|ne s['’]appliqu\w+ pas",
    ),
    (
        r"avisos?|anuncios?|cambios?|textos?|versi(?:ón|ones)|condiciones|política",
        r"error|ignor\w+|nul[oa]s?|anulad[oa]s?|aplazad[oa]s?|suspendid[oa]s?|sin efecto|no se aplica\w*",
    ),
    (
        r"avvis[oi]|annunci\w*|modific(?:a|he)|test[oi]|version[ei]|condizioni|informativa",
        r"errore|ignor\w+|null[oaie]|annullat[oaie]|rinviat[oaie]|sospes[oaie]|senza effetto|non si applica\w*",
    ),
    (
        r"bericht|kennisgeving|aankondiging\w*|wijziging\w*|tekst(?:en)?|versies?|voorwaarden|beleid",
        (
            r"vergissing|abusievelijk|negeer\w*|nietig|ongeldig|ingetrokken|uitgesteld|opgeschort|vervallen"
            r"|(?:geldt|gelden) niet|niet (?:geldig|van toepassing)"
        ),
    ),
    (r"disputes?|streitigkeiten", r"courts?|heard|decided|gericht\w*|schieds\w+"),
)
_READ, _READ_OF_TEXTS = (
    tuple(tuple(re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE) for words in row) for row in rows)
    for rows in (_ROWS, _ABOUT_TEXTS)
)
_ASKED_BY_LAW: Final = re.compile(
    r"(?:do not sell (?:or share )?my (?:personal )?(?:information|data)"
    r"|your (?:california )?privacy (?:choices|rights)|limit the use of my sensitive personal information)",
    re.IGNORECASE,
)


def of_a_policy(words: str) -> str:
    """Return a word by which a sentence says to readers what a policy says; empty where none does.

    English, German, French, Spanish, Italian and Dutch are read. Names of links that a law asks for say nothing so.
    """
    return "" if _ASKED_BY_LAW.fullmatch(words.rstrip(".")) else _found(words, _READ)


def of_a_policy_or_notice(words: str) -> str:
    """Return the same, or a word by which a sentence takes back what is announced, or says that a text is void."""
    return of_a_policy(words) or _found(words, _READ_OF_TEXTS)


def _found(words: str, rows: Sequence[tuple[re.Pattern[str], ...]]) -> str:
    said = (of.search(words) for speaks, of in rows if speaks.search(words))
    return next((match[0] for match in said if match), "")
