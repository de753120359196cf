"""Words that tell readers what a company does with their data, or what they agree to: they belong in a policy."""

import re
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
_READ: Final = tuple(tuple(re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE) for words in row) for row in _ROWS)
_ASKED_BY_LAW: Final = re.compile(
    r"(?:do not sell (?:or share )?my (?:personal )?(?:information|data)"
    r"|your (?:california )?privacy (?:choices|rights)|limit the use of my sensitive personal information)",
    re.IGNORECASE,
)


def of_a_policy(words: str) -> str:
    """Return a word by which a sentence says to readers what a policy says; empty where none does.

    English, German, French, Spanish, Italian and Dutch are read. Names of links that a law asks for say nothing so.
    """
    if _ASKED_BY_LAW.fullmatch(words.rstrip(".")):
        return ""
    said = (of.search(words) for speaks, of in _READ if speaks.search(words))
    return next((match[0] for match in said if match), "")
