"""Words of promises in German; each row stands by itself, as a word or an expression."""

from collections.abc import Mapping, Sequence
from typing import Final

WORDS: Final[Mapping[str, Sequence[str]]] = {
    "tells": (
        r"informier\w*|benachrichtig\w*|unterricht\w*|verständig\w*|bekannt\w*|veröffentlich\w*|vor?ankündig\w*",
        r"ankündig\w*|angekündigt|kündigen|mitteil\w*|mitgeteilt|teilen|hinweis\w*|hinzuweisen|weisen|kenntnis",
        r"e-?mails?|schreiben|\w*frist",
    ),
    "of_changes": (
        r"(?:ge|ver|ab)?änder\w*|\w*änderung(?:en)?|aktualisier\w*|anpass\w*|angepasst\w*|überarbeit\w*",
        r"neue\w* (?:fassung|version)\w*|kraft|in-?kraft-?tret\w*|wirksam\w*",
    ),
    "before": (
        r"vor|vorher\w*|vorab|voraus|bevor|vorankündig\w*|\w*frist|mindestens|wenigstens|spätestens|frühestens",
        r"nach (?:zugang|erhalt|(?:der |ihrer )?(?:mitteilung|ankündigung|veröffentlichung|bekanntgabe))",
    ),
    "of_text": (
        r"\w*(?:bedingungen|erklärung|hinweise?n?|richtlinien?|bestimmungen|vertrags?|vereinbarung)|agb|policy",
        r"(?:diese[nrs]?|der) text\w*|dokuments?",
    ),
    "every": (r"(?:jede\w*|alle\w*|sämtliche\w*) (?:\w+ )?\w*(?:änderung|anpassung|aktualisierung)(?:en)?",),
    "we_tell": (
        r"(?:informieren|benachrichtigen|unterrichten|verständigen|teilen) (?:wir|ihnen|sie|dich|dir)",
        r"wir [^.;:]*?(?:informier|benachrichtig|unterricht|verständig|ankündig|mitteil|teilen|kündig|kenntnis)\w*",
        r"kündigen (?:wir|ihnen)|werden [^.;:]*?(?:mitgeteilt|angekündigt|informiert|benachrichtigt|bekannt gegeben)",
        r"wird [^.;:]*?(?:mitgeteilt|angekündigt|bekannt gegeben)",
    ),
    "weighty": (
        r"(?:un)?wesentlich\w*|erheblich\w*|wichtig\w*|bedeut\w*|grundlegend\w*|nachteil\w*|\w*preis\w*",
        r"\w*entgelt\w*",
        r"\w*gebühr\w*",
    ),
    "asks": (
        (
            r"(?:nur (?:mit|nach|wenn|falls|sofern)|nicht ohne|ohne|erst (?:mit|nach|wenn|sobald)"
            r"|nur, (?:wenn|falls|sofern)"
            r"|holen|einholen|bitten|vorbehaltlich|bedürfen|bedarf|solange|bis)\b[^.;]{0,80}?"
            r"\b(?:(?:ihr|dein|eur)e?[nrm]? (?:\w+ ){0,2}?(?:einwilligung|zustimmung|genehmigung|einverständnis)"
            r"|(?:sie|du|ihr)\b[^.;]{0,40}?\b(?:zustimm\w+|zugestimmt|einwillig\w+|eingewilligt|akzeptier\w+))"
        ),
    ),
    "taken": (
        r"gilt|gelten als|als erteilt|fortgesetzt\w*|fortsetz\w*|weiter\w*|stillschweig\w*|widersprech\w*",
        r"widersprich\w*",
        r"gesetzlich|gesetz\w*|rechtlich|vorgeschrieben|soweit erforderlich",
    ),
    "to_us": (
        r"(?:informieren|benachrichtigen|unterrichten|teilen|schreiben) sie (?:\w+ )?uns|uns (?:\w+ )?mit\w*",
        r"sie (?:müssen|sollen|sollten|haben|können) uns|an uns",
    ),
    "period": (r"\w*(?:ankündigungs|mitteilungs|benachrichtigungs|vorlauf)(?:frist|zeit)|vorlauf",),
    "ends": (r"kündig(?:en|ung)\w*(?! wir)|beend\w*",),
    "we": (
        r"wir|ihnen|sie werden|werden sie",
        r"(?:wird|werden) [^.;:]*?(?:mitgeteilt|angekündigt|veröffentlicht|bekannt gegeben)",
    ),
    "choice": (r"oder|bzw\.?|beziehungsweise|beispielsweise|zum beispiel|z\. ?b\.|etwa|wie|entweder",),
    "may": (r"können|kann|könnten|möglicherweise|gegebenenfalls|ggf\.?",),
    "email": (r"(?:per|via|durch|mit|mittels) (?:eine[rn]? )?e-?mail|eine e-?mail|e-?mails? (?:an|senden|schicken)",),
    "site": (
        (
            r"(?:auf|über) (?:unser\w*|dies\w*|der|die) (?:\w+ )?(?:web-?site|webseite|internetseite|homepage"
            r"|plattform|seite)"
        ),
        r"banner",
    ),
    "in_app": (r"in-?app|in (?:unserer|der) (?:app|anwendung)|in (?:ihrem|deinem) \w*(?:konto|profil|bereich)",),
    "post": (r"per (?:post|brief)|postalisch|auf dem postweg|brieflich|durch (?:einen )?brief|schriftlich per post",),
    "units": (
        r"(?:arbeits|werk|bank|geschäfts)tagen?",
        r"(?:kalender)?tagen?",
        r"wochen?",
        r"monat(?:en?|s)?",
        r"jahr(?:en?|s)?",
    ),
    "numbers": (
        "1 ein eine einen einem einer",
        *("2 zwei", "3 drei", "4 vier", "5 fünf", "6 sechs", "7 sieben", "8 acht", "9 neun", "10 zehn", "12 zwölf"),
        *("14 vierzehn", "15 fünfzehn", "20 zwanzig", "30 dreißig dreissig", "60 sechzig", "90 neunzig"),
    ),
}
