"""Words of promises in Spanish; each row stands by itself, as a word or an expression."""

from collections.abc import Mapping, Sequence
from typing import Final

WORDS: Final[Mapping[str, Sequence[str]]] = {
    "tells": (r"inform\w*|notific\w*|notifiqu\w*|avis\w*|comuni\w*|anunci\w*|public\w*|preaviso|correos?|e-?mails?",),
    "of_changes": (
        r"modific\w*|cambi\w*|actualiz\w*|revisi\w*|nuevas? versi\w*|(?:entr\w*|entrada) en vigor|surt\w* efecto",
    ),
    "before": (
        r"antes|previ\w*|antelación|anticipación|adelanto|al menos|como mínimo|preaviso|a más tardar",
        r"tras (?:la|su) (?:notificación|publicación|recepción|comunicación)",
    ),
    "of_text": (r"condiciones|términos|políticas?|contrato|acuerdo|declaración|presente (?:documento|aviso|texto)",),
    "every": (
        (
            r"(?:cualquier|tod[oa]s?|cada) (?:(?:los|las|otros?|otras?|posibles?) )*"
            r"(?:cambios?|modificaci\w+|actualizaci\w+|revisi\w+)"
        ),
    ),
    "we_tell": (
        r"(?:inform|notific|avis|comunic|anunci|public)a(?:re)?mos",
        r"será (?:\w+ )?(?:informad|notificad|avisad)[oa]s?",
    ),
    "weighty": (
        r"important\w*|sustancial\w*|significativ\w*|relevant\w*|esencial\w*|preci\w*|tarif\w*|desfavorable\w*",
    ),
    "asks": (
        (
            r"(?:sin|s[oó]lo (?:con|si|tras|cuando|después)|únicamente (?:con|si|tras)|hasta que"
            r"|a menos que|salvo que"
            r"|obten\w+|obtendr\w+|solicit\w+|ped\w+|sujet[oa]s? a)\b[^.;]{0,80}?"
            r"\b(?:(?:su|tu|vuestro|vuestra) (?:\w+ ){0,2}?(?:consentimiento|autorización|aprobación"
            r"|acuerdo|aceptación)"
            r"|(?:usted|tú|los usuarios)\b[^.;]{0,30}?\b(?:acept\w+|consient\w+))"
        ),
    ),
    "taken": (
        r"considera\w*|entender\w*|entiende|constitu\w*|implica\w*|supon\w*|continu\w*|sigu\w*",
        r"la ley|legal\w*",
    ),
    "to_us": (r"(?:inform|notific|avis|comunic|contact)arnos|(?:infórme|contácte|notifíque|escríba|avíse)nos",),
    "period": (r"preaviso|plazo de (?:aviso|preaviso|notificación)",),
    "ends": (r"rescind\w*|rescisi\w*|resolver|resolución",),
    "we": (r"\w+[aei]mos|será|serán",),
    "choice": (r"o|u|por ejemplo|tales como|como por ejemplo|y/o",),
    "may": (r"podemos|podremos|podríamos|puede|pueden|eventualmente",),
    "email": (
        r"(?:por|mediante|a través de|con) (?:un )?(?:correo(?: electrónico)?(?! postal)|e-?mail)",
        r"un (?:correo electrónico|e-?mail)",
    ),
    "site": (r"en (?:nuestr[oa]|este|esta|el|la) (?:\w+ )?(?:sitio|página|web|plataforma|portal)|banner",),
    "in_app": (r"en (?:la|nuestra) (?:app|aplicación)|en (?:su|tu) cuenta|in-?app",),
    "post": (r"por (?:correo postal|carta|correo ordinario)",),
    "units": (
        r"días (?:hábiles|laborables)",
        r"días?(?: naturales)?(?! hábil| labor)",
        r"semanas?",
        r"mes(?:es)?",
        r"años?",
    ),
    "numbers": (
        "1 un una uno",
        *("2 dos", "3 tres", "4 cuatro", "5 cinco", "6 seis", "7 siete", "8 ocho", "9 nueve", "10 diez", "12 doce"),
        *("14 catorce", "15 quince", "20 veinte", "30 treinta", "60 sesenta", "90 noventa"),
    ),
}
