"""Words that say of a material change that it is none: a notice that begins with them takes back what it says after."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from generator.source.denied_words import denies

_WEIGHTY: Final = r"(?:important|material|significant|substantial|substantive|major|real|fundamental)"
_UNTIL: Final = r"(?! (?:\w+ ){0,3}?(?:until|before|without|unless|else|if))"
PATTERNS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "en": (
            rf"nothing(?: {_WEIGHTY})?(?: (?!else\b)\w+)? (?:changes|is changing|will change|has changed){_UNTIL}",
            rf"no {_WEIGHTY}(?: \w+)? (?:changes?|updates?)",
            (
                r"(?:only|just|purely|merely|simply) (?:\w+ ){0,3}?"
                r"(?:wording|editorial|formatting|cosmetic|clarif\w+|typo\w*)"
            ),
            (
                r"(?:this is|these are|we (?:have )?(?:made|make)|contains?|includes?) (?:(?!no\b|not\b)\w+ ){0,2}?"
                r"(?:minor|small|routine|editorial|cosmetic|technical|immaterial) (?:\w+ )?(?:changes?|updates?|edits?)"
            ),
            r"(?:does|do|will) not (?:affect|concern) you",
            r"housekeeping",
            r"(?:everything|all|it all) (?:stays|remains|is) (?:just )?(?:as it (?:was|is)|the same|unchanged)",
            r"(?:please )?(?:ignore|disregard) (?:this|the|our) (?:\w+[ -]){0,2}?(?:e-?mail|message|notice)",
            r"(?:was )?sent (?:to you )?(?:by mistake|in error)|need not read",
        ),
        "de": (
            r"ändert sich (?:\w+ ){0,3}?nichts(?! bis)",
            r"nichts (?:wesentliches|wichtiges|grundlegendes) (?:\w+ )?(?:ändert|geändert)",
            r"keine (?:wesentlichen|wichtigen|erheblichen|inhaltlichen|grundlegenden) (?:änderungen|anpassungen)",
            r"(?:nur|lediglich|rein) (?:\w+ ){0,2}?(?:redaktionell|sprachlich|formell|kosmetisch|klarstell)\w*",
            r"betrifft sie nicht",
            r"(?:alles|es) bleibt,? (?:wie (?:es war|bisher|es ist|gehabt)|beim alten|unverändert|gleich)",
            r"(?:ignorieren|beachten) sie diese (?:e-?mail|nachricht|mitteilung)(?: nicht)?",
            r"irrtümlich (?:versandt|verschickt)",
        ),
        "es": (
            r"no cambia nada(?! hasta)|nada (?:importante|esencial|sustancial) cambia",
            r"ning[uú]n cambio (?:importante|sustancial|significativo)",
            r"(?:solo|sólo|únicamente|meramente) (?:\w+ ){0,2}?(?:redacci|editorial|formal|aclara|cosmétic)\w*",
            r"todo (?:sigue|queda) (?:como (?:antes|estaba)|igual)",
            r"(?:ignore|haga caso omiso de) este (?:mensaje|aviso|correo)",
        ),
        "fr": (
            r"(?:rien|rien d['’](?:important|essentiel)) ne change(?! (?:avant|jusqu))",
            r"ne change rien(?! (?:avant|jusqu))",
            r"aucune? (?:changement|modification) (?:important|substantiel|significati|majeur)\w*",
            (
                r"(?:simples?|uniquement|seulement|purement) (?:\w+ ){0,2}?"
                r"(?:rédactionnel|éditorial|formel|clarifi|cosmétique)\w*"
            ),
            r"ne vous concerne(?:nt)? pas",
            r"tout reste (?:comme avant|inchangé|identique)|ignore[rz] ce (?:message|courriel)|envoyée? par erreur",
        ),
        "it": (
            r"non cambia nulla|non cambia niente|nulla di (?:importante|sostanziale) cambia",
            r"nessuna modifica (?:importante|sostanziale|significativa|rilevante)",
            r"(?:solo|soltanto|meramente|puramente) (?:\w+ ){0,2}?(?:redazional|editorial|formal|chiari|estetic)\w*",
            r"tutto (?:resta|rimane) (?:come prima|com['’]era|invariato|uguale)|ignor\w+ questo (?:messaggio|avviso)",
        ),
        "nl": (
            r"verandert (?:er )?(?:\w+ ){0,2}?niets(?! tot)|niets (?:belangrijks|wezenlijks) verandert",
            r"geen (?:belangrijke|wezenlijke|ingrijpende) (?:wijzigingen|veranderingen|wijziging)",
            r"(?:alleen|slechts|louter|enkel) (?:\w+ ){0,2}?(?:redactione|taalkundig|tekstue|formele|verduidelijk)\w*",
            r"alles blijft (?:zoals het (?:was|is)|hetzelfde|gelijk|bij het oude)",
            r"negeer dit bericht|per ongeluk verzonden",
        ),
    }
)
"""By language, and English in each of them; a row stands by itself."""


def played_down(words: str, language: str = "") -> str:
    """Return the words by which a sentence in a language, or any where none is named, says that little changes.

    Empty where it doesn't.
    """
    for name in dict.fromkeys(("en", language.lower().partition("-")[0])) if language else PATTERNS:
        for pattern in PATTERNS.get(name, ()):
            if match := re.search(rf"(?<!\w)(?:{pattern})(?!\w)", " ".join(words.split()), re.IGNORECASE):
                return match[0]
    return ""


_SMALL: Final = re.compile(
    r"(?<!\w)(?:small|slight|little|tiny|trivial|insignificant|for (?:your )?information|just so you know|fyi"
    r"|kleine?[nrs]?|geringfügig\w*|unwesentlich\w*|nebensächlich\w*|zur (?:kenntnis|information)"
    r"|petite?s?|légère?s?|mineure?s?|pour information|pequeñ\w+|leves?|menor(?:es)?|para su información"
    r"|piccol\w+|liev[ei]|minor[ei]|per conoscenza|geringe|onbelangrijke?|ter (?:kennisgeving|informatie)"
    r"|drobn\w+|nieznaczn\w+|мелк\w+|незначительн\w+)(?!\w)|軽微|轻微|輕微",
    re.IGNORECASE,
)


def called_small(words: str) -> str:
    """Return the word by which the name of a level calls a change small, or mere information; empty where none does."""
    match = _SMALL.search(words)
    return match[0] if match and not denies(words) else ""
