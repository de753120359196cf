"""What headings of German and French policies say of their section's type; the narrower subject stands first."""

import re
from typing import Final

_GERMAN: Final = (
    ("children", r"\bkind(?:er|ern|es)?\b|minderjährig|jugendlich|mindestalter|altersgrenze"),
    ("cookies", r"\bcookies?\b|tracking|zählpixel"),
    ("retention", r"speicherdauer|aufbewahrung|wie lange|\blöschung|löschfrist"),
    (
        "transfers",
        r"drittl[aä]nd|grenzüberschreit|datentransfer|drittstaat|außerhalb de[rs]|ins ausland|\binternational",
    ),
    ("security", r"datensicherheit|\bsicherheit\b|schutzmaßnahmen|datenpanne|verschlüsselung"),
    ("rights", r"\brechte\b|betroffenenrechte|widerspruch|\bwiderruf|auskunft"),
    ("changes", r"änderung|aktualisierung|\bstand der\b"),
    ("contact", r"\bkontakt|ansprechpartner|datenschutzbeauftragt|\bfragen\b|beschwerde"),
    ("sharing", r"empfänger|weiter(?:ge|ga)b|\bdritte|dienstleister|auftragsverarbeit|offenlegung|übermittlung"),
    ("use", r"zweck|verwend|\bnutz(?:en|ung)\b|rechtsgrundlage|wofür|warum wir"),
    ("collection", r"erheb|erhob|erfass|welche (?:\w+ )?daten|(?:arten|kategorien) (?:der|von|personenbezogener) "),
    ("scope", r"einleitung|geltungsbereich|\bgelten\b|\büber (?:diese|uns)|allgemeine|verantwortliche|wer wir sind"),
)
_FRENCH: Final = (
    ("children", r"\benfants?\b|\bmineurs?\b|\bâge minimum"),
    ("cookies", r"\bcookies?\b|traceurs|balises"),
    ("retention", r"conserv|\bdurée|combien de temps"),
    ("transfers", r"\btransferts?\b|hors de l|en dehors de|\binternational"),
    ("security", r"\bsécurité|violation de données|protégeons"),
    ("rights", r"\bdroits?\b|\bvos choix|opposition|\bvos options"),
    ("changes", r"modification|mises? à jour|évolution"),
    ("contact", r"\bcontact|délégué à la protection|\bquestions?\b|réclamation"),
    ("sharing", r"partag|destinataires?|\btiers\b|sous-traitants?|divulg|communiqu"),
    ("use", r"finalités?|utilis|bases? (?:légales?|juridiques?)|pourquoi"),
    ("collection", r"collect|recueil|quelles (?:\w+ )?données|catégories de données"),
    (
        "scope",
        r"introduction|champ d.application|s.applique|\bportée\b|à propos|qui sommes|responsable d(?:u|e)|préambule",
    ),
)
Headings = tuple[tuple[str, re.Pattern[str]], ...]
HEADINGS_ABROAD: Final[dict[str, Headings]] = {
    language: tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in rows)
    for language, rows in (("de", _GERMAN), ("fr", _FRENCH))
}
