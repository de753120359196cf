"""Words that say of a material change that it is none: a notice that begins with them takes back what it says after."""

import re
from typing import Final

from generator.source.denied_words import denies
from generator.source.sought_words import said


def played_down(words: str, language: str = "") -> str:
    """Return the words by which a sentence in a language, or any where none is named, says that little changes.

    Empty where it doesn't.
    """
    return said("source/played_down.toml", words, language)


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
