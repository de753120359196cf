"""Words that say of a material change that it is none: a notice that begins with them takes back what it says after."""

import re
from functools import cache
from typing import Final

from generator import program_files
from generator.model.languages import code_of
from generator.source.denied_words import denies
from generator.source.sought_words import found_words, whole_words


def played_down(words: str) -> str:
    """Return the words by which a sentence says that little changes; empty where it doesn't."""
    return found_words("source/played_down.toml", words)


def applies_already(words: str) -> str:
    """Return the words by which a sentence says of a text to come that it applies already; empty where it doesn't."""
    return found_words("source/applies_already.toml", words)


def takes_back(words: str) -> str:
    """Return the words by which a sentence says of what was announced that it doesn't come; empty where it doesn't."""
    return found_words("source/taken_back.toml", words)


def undecided(words: str) -> str:
    """Return the words by which a sentence calls what is announced a question, a plan or a proposal; empty else."""
    return found_words("source/undecided.toml", words)


def hedged(words: str, language: str = "") -> str:
    """Return the words by which a sentence only may be so, or asks whether it is; empty where it says that it is."""
    if found := found_words("source/hedged.toml", words, language):
        return found
    return "?" if "?" in words and not _ASKING_WHAT.search(words) else ""


_ASKING_WHAT: Final = whole_words(
    r"what|when|how|which|why|who|where|was|wann|wie|welche\w*|wer|wo|que|quoi|quand|comment|quel\w*|qui|où|pourquoi"
    r"|qué|cuándo|cómo|cuál\w*|quién|dónde|che|cosa|cos[’']è|quando|come|quale|chi|dove|wat|wanneer|hoe|welke?|waar\w*",
    r"(?:any )?questions|fragen|des questions|preguntas|domande|vragen",
)
"""Words of a question that says what it is about: “What changes?”, “Questions?”."""


def given_up(words: str) -> str:
    """Return the words by which a sentence says of what is put off that it never comes; empty where it doesn't."""
    return found_words("source/given_up.toml", words)


def exhaustive(words: str) -> str:
    """Return the words by which a sentence says that nothing else changes; empty where it doesn't."""
    return found_words("source/exhaustive.toml", words)


def of_substance(words: str, language: str) -> str:
    """Return what words say beside how a text is written: without parts of sentences that only speak of that.

    “We have tidied up the text about your account” says nothing of the account. English is read in each language.
    """
    for code in dict.fromkeys(("en", code_of(language))):
        patterns = _form(code)
        if patterns:
            parts, form = patterns
            words = " ".join(part for part in parts.split(words) if part and not form.search(part))
    return words


@cache
def _form(language: str) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    """Return what stands between the parts of a sentence, and the words of those that are about the text's form."""
    table = program_files.patterns("source/played_down.toml").get(language, {})
    if "form" not in table:
        return None
    between = rf"[.,;:!?()]+\s+|[.!?]+$|\s[–—-]\s|—|\n+|\s(?:{table['joins']})\s"
    return re.compile(between, re.IGNORECASE), whole_words(*table["form"])


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
