"""Whether a brand's own words deny what the program's affirm, or affirm what they deny: in force, or not."""

import re
from typing import Final

from generator.model.languages import code_of

_FAMILIES: Final = frozenset("version standing state history banner never breaks not apart given section".split())
"""The first part of the names of sentences that say how a text stands, or what notice was given."""
_AFFIRMING: Final = frozenset(
    "subject opening postponed consent label changes text stated mark effective glance feed calendar".split()
)
"""Of sentences that say what changes, or what facts state: what they affirm can't be denied; the reverse is usual."""
_SILENT: Final = "glance-unsaid-"
"""Of sentences that say what a policy does not say: they can't say anything else."""
_MAY_DENY: Final = re.compile(r"glance-intro|glance-free|text-gone|glance-right-.*|.*-opt-out")
_OF_WHAT_CHANGES: Final = re.compile(r"(?:text|section|stated|mark)-(?:added|removed|changed|changes|new)")
_USUAL: Final = re.compile(r"(?<!\w)(?:not|no|never|without)(?!\w)", re.IGNORECASE)
_PLAIN: Final = (
    r"not|cannot|no|never|none|nothing|nobody|without|n['’]t|nicht|nichts|niemand|kein\w*|niemals|nie|ohne|ne|pas|jamais|aucune?s?|sans|nunca|jamás|ning[uú]n\w*"
    r"|sin|nada|nadie|rien|non|mai|niente|nulla|nessun\w*|senza|niet|niets|niemand|geen|nooit|zonder|não|nenhum\w*|sem|bez|żad\w+|ikke|ingen|aldrig|uden|inte|utan"
    r"|ei|nem|nincs|fără|не|нет|ни|без|δεν|μη|לא|لا|غير"
)
_NEGATION: Final = re.compile(rf"(?<!\w)(?:{_PLAIN})(?!\w)|n['’]t(?!\w)", re.IGNORECASE)
_UNCHANGED: Final = re.compile(
    r"(?<!\w)(?:unchanged|unaltered|unverändert\w*|inchangée?s?|inalterad\w+|invariat\w+|ongewijzigd\w*|onveranderd\w*"
    r"|bez zmian|niezmienion\w+|uændret|uendret|oförändrad\w*)(?!\w)",
    re.IGNORECASE,
)
_STAYS: Final = re.compile(
    r"(?<!\w)(?:stays?|remains?|still|as before|bleib\w+|weiterhin|wie bisher|reste|toujours|comme avant|sigue"
    r"|permanece|como antes|resta|rimane|come prima|blijft|nog steeds|zoals voorheen)(?!\w)",
    re.IGNORECASE,
)
_NO_NEGATION: Final = {"fr": {"ne"}, "it": {"ne"}, "nl": {"pas"}}
"""Words that deny in other languages, and not, or not by themselves, in this one."""
_JOINED: Final = re.compile(
    r"(?<!\w)(?:ne|n['’]|не)\w+|[不未無无沒没ずぬ]|ない|ません|않|아니|없|ไม่|không", re.IGNORECASE
)
"""Signs of a negation that stand in a word, in languages of which no more is known here."""


def denies(words: str, language: str = "") -> bool:
    """Return True if words hold a negation; `language` is theirs, as far as it is known."""
    others = _NO_NEGATION.get(code_of(language), set())
    return any(match[0].lower() not in others for match in _NEGATION.finditer(words))


def denied(key: str, usual: str, words: str, language: str = "") -> str:
    """Return what is wrong with the words of a sentence that says how things stand; empty where nothing is."""
    family = key.partition("-")[0]
    says = family in _FAMILIES or key.startswith(_SILENT)
    if (not says and family not in _AFFIRMING) or _MAY_DENY.fullmatch(key):
        return ""
    negated = denies(words, language)
    if _OF_WHAT_CHANGES.fullmatch(key) and not negated and (stays := _STAYS.search(words)):
        return f"says that something changes, and these words say that it stays (“{stays[0]}”)"
    first, later = (one.partition(":")[::2] for one in (usual, words))
    if first[1] and not _USUAL.search(first[0]) and denies(later[0], language):
        return "says that something is so, and these words deny it"
    if _USUAL.search(usual):
        affirmed = says and not (negated or _JOINED.search(words))
        return "says that something is not so, and these words don't" if affirmed else ""
    negated = negated or bool(family in _AFFIRMING and _UNCHANGED.search(words))
    return "says that something is so, and these words deny it" if negated else ""
