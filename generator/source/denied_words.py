"""Whether a brand's own words deny what the program's affirm, or affirm what they deny: in force, or not."""

import re
from typing import Final

_FAMILIES: Final = frozenset("version standing state history banner never breaks not apart given section".split())
"""The first part of the names of sentences that say how a text stands, or what notice was given."""
_USUAL: Final = re.compile(r"(?<!\w)(?:not|no|never|without)(?!\w)", re.IGNORECASE)
_PLAIN: Final = (
    r"not|no|never|none|without|n['’]t|nicht|kein\w*|niemals|nie|ohne|ne|pas|jamais|aucune?s?|sans|nunca|jamás|ning[uú]n\w*"
    r"|sin|non|mai|nessun\w*|senza|niet|geen|nooit|zonder|não|nenhum\w*|sem|bez|żad\w+|ikke|ingen|aldrig|uden|inte|utan"
    r"|ei|nem|nincs|fără|не|нет|ни|без|δεν|μη|לא|لا|غير"
)
_NEGATION: Final = re.compile(rf"(?<!\w)(?:{_PLAIN})(?!\w)|n['’]t(?!\w)", re.IGNORECASE)
_JOINED: Final = re.compile(
    r"(?<!\w)(?:ne|n['’]|не)\w+|[不未無无沒没ずぬ]|ない|ません|않|아니|없|ไม่|không", re.IGNORECASE
)
"""Signs of a negation that stand in a word, in languages of which no more is known here."""


def denied(key: str, usual: str, words: str) -> str:
    """Return what is wrong with the words of a sentence that says how a text stands; empty where nothing is."""
    if key.partition("-")[0] not in _FAMILIES:
        return ""
    negated = bool(_NEGATION.search(words))
    if _USUAL.search(usual):
        return "" if negated or _JOINED.search(words) else "says that something is not so, and these words don't"
    return "says that something is so, and these words deny it" if negated else ""
