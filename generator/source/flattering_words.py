"""Words that say of a change that readers gain by it: beside one that is only worse for them, they are untrue."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

PATTERNS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "en": (
            r"(?:good|great) news",
            r"in your favou?r|(?:to|for) your (?:own )?(?:advantage|benefit)|better for you",
            r"better protect\w*|protect (?:you|your \w+) better|improv\w+ (?:your|the) (?:privacy|protection|rights)",
            r"(?:more|greater|better) (?:privacy|control|choices?|rights|protection)(?: for you| over)?",
            r"we (?:\w+ )?(?:keep|collect|share|use|store|ask)\b[^.;]{0,40}?\b(?:less|fewer|shorter)",
        ),
        "de": (
            r"gute nachrichten?|zu ihren gunsten|zu ihrem (?:vorteil|nutzen)|besser für sie",
            r"besser(?:er|en)? schutz|besser (?:zu )?schützen|mehr (?:datenschutz|kontrolle|rechte|schutz|wahl)",
            r"(?:speichern|erheben|teilen|nutzen|behalten|bewahren) (?:wir |nun )?[^.;]{0,40}?\b(?:weniger|kürzer)\w*",
        ),
        "es": (
            r"buenas noticias|a su favor|en su beneficio|mejor para usted",
            r"más (?:privacidad|control|derechos|protección)|mejor protección|proteger mejor",
            r"(?:conservamos|recopilamos|compartimos|usamos) [^.;]{0,40}?\b(?:menos)",
        ),
        "fr": (
            r"bonnes? nouvelles?|en votre faveur|à votre avantage|dans votre intérêt",
            r"mieux (?:vous )?protéger|(?:plus|davantage) de (?:contrôle|droits|protection|confidentialité)",
            r"nous (?:conservons|collectons|partageons|utilisons) [^.;]{0,40}?\bmoins",
        ),
        "it": (
            r"buone notizie|a suo favore|a suo vantaggio|nel suo interesse",
            r"(?:più|maggiore) (?:privacy|controllo|diritti|protezione|tutela)|migliore protezione|proteggere meglio",
            r"(?:conserviamo|raccogliamo|condividiamo|usiamo) [^.;]{0,40}?\bmeno",
        ),
        "nl": (
            r"goed nieuws|in uw voordeel|in uw belang|beter voor u",
            r"beter beschermen|betere bescherming|meer (?:privacy|controle|rechten|bescherming|keuze)",
            r"(?:bewaren|verzamelen|delen|gebruiken) (?:wij |we )?[^.;]{0,40}?\b(?:minder|korter)",
        ),
    }
)
"""By language, and English in each of them; a row stands by itself."""


def flattering(words: str, language: str) -> str:
    """Return the words by which a sentence in a language says that readers gain by a change; empty where it doesn't."""
    for name in dict.fromkeys(("en", language.lower().partition("-")[0])):
        for pattern in PATTERNS.get(name, ()):
            if match := re.search(rf"(?<!\w)(?:{pattern})(?!\w)", " ".join(words.split()), re.IGNORECASE):
                return match[0]
    return ""
