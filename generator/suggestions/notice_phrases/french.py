"""Words of promises in French; each row stands by itself, as a word or an expression."""

from collections.abc import Mapping, Sequence
from typing import Final

WORDS: Final[Mapping[str, Sequence[str]]] = {
    "tells": (
        r"inform\w*|notifi\w*|avis\w*|préven\w*|prévien\w*|averti\w*|annon[cç]\w*|publi\w*",
        r"communiqu\w*|préavis|signal\w*",
        r"e-?mails?|courriels?|connaissance",
    ),
    "of_changes": (
        r"modifi\w*|chang\w*|mis(?:es?)? à jour|amend\w*|révis\w*|évolution\w*|nouvelles? versions?",
        r"(?:entr\w*|prise?|prend\w*|prennent) (?:en vigueur|effet)",
    ),
    "before": (
        r"avant|préalable\w*|au moins|au minimum|minimum|à l['’]avance|préavis|au plus tard|d['’]avance",
        r"après (?:la |sa |leur |cette )?(?:notification|publication|réception|communication)",
    ),
    "of_text": (
        r"conditions|politiques?|contrat|accord|déclaration|charte|cgu|cgv|notice",
        r"présente?s? (?:document|texte|avis)",
    ),
    "every": (
        (
            r"(?:toute?s?|tous|chaque) (?:(?:les|nos|ces|la|autres?|éventuelles?) )*"
            r"(?:modifications?|changements?|mises? à jour|révisions?|évolutions?)"
        ),
    ),
    "we_tell": (
        r"nous (?:vous |les |en )*(?:\w+ )?(?:inform|notifi|avis|préven|prévien|averti|annon|communiqu|signal)\w*",
        r"vous (?:en )?(?:serez|êtes) (?:\w+ )?(?:inform|notifi|averti|préven|avis)\w*",
        r"(?:est|sont|sera|seront) (?:\w+ )?(?:annonc|communiqu|notifi)ée?s?",
    ),
    "weighty": (
        r"important\w*|substantiel\w*|significati\w*|majeur\w*|essentiel\w*|défavorable\w*|prix|tarif\w*|frais",
    ),
    "asks": (
        (
            r"(?:qu['’]avec|qu['’]après|qu['’]une fois|que si|que lorsque|sans|seulement (?:avec|si|après)"
            r"|uniquement (?:avec|si|après)|sous réserve de|obten\w+|obtiend\w+|demand\w+|sollicit\w+|recueill\w+"
            r"|à moins que|jusqu['’]à ce que|tant que)\b[^.;]{0,80}?"
            r"\b(?:votre (?:\w+ ){0,2}?(?:consentement|accord|autorisation|approbation|acceptation)"
            r"|vous\b[^.;]{0,30}?\b(?:accept\w+|consent\w+|approuv\w+))"
        ),
    ),
    "taken": (
        r"vau(?:t|dra|dront)|valent|réputée?s?|considérée?s?|présumée?s?|continu\w*|poursui\w*",
        r"emport\w*|la loi|légal\w*",
    ),
    "to_us": (
        r"(?:informez|contactez|écrivez|prévenez|avertissez|notifiez)-nous",
        r"nous (?:informer|notifier|contacter|prévenir|avertir|écrire)",
    ),
    "period": (r"préavis|délai de (?:préavis|prévenance|notification)",),
    "ends": (r"résili\w*",),
    "we": (r"nous|vous serez|vous êtes|(?:est|sont|sera|seront) (?:\w+ )?(?:annonc|publi|communiqu|notifi)ée?s?",),
    "choice": (r"ou|par exemple|tels? que|telles? que|notamment|et/ou|soit",),
    "may": (r"pouvons|pourrons|pourrions|peut|peuvent|éventuellement|susceptibles?",),
    "email": (
        r"par (?:un )?(?:e-?mails?|courriels?|mails?|courrier électronique)",
        r"un (?:e-?mail|courriel|courrier électronique)",
    ),
    "site": (r"sur (?:notre|le|ce|nos|la|cette) (?:\w+ )?(?:sites?|plate-?forme|page|accueil)|bandeau|bannière",),
    "in_app": (r"dans (?:l['’]|notre )(?:application|appli)|(?:dans|sur|depuis) votre (?:compte|espace)|in-?app",),
    "post": (r"par (?:la poste|voie postale|lettre|courrier postal|courrier(?! électronique))",),
    "units": (r"jours (?:ouvrés|ouvrables)", r"jours?(?! ouvr)", r"semaines?", r"mois", r"ans?|années?"),
    "numbers": (
        "1 un une",
        *("2 deux", "3 trois", "4 quatre", "5 cinq", "6 six", "7 sept", "8 huit", "9 neuf", "10 dix", "12 douze"),
        *("14 quatorze", "15 quinze", "20 vingt", "30 trente", "60 soixante", "45 quarante-cinq"),
    ),
}
