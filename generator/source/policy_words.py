"""Words that tell readers what a company does with their data, or what they agree to: they belong in a policy."""

import re
from typing import Final

_SPEAKS: Final = re.compile(r"\b(?:we|us|our|ours|you|your|yours)\b", re.IGNORECASE)
_OF_A_POLICY: Final = re.compile(
    r"\b(?:data|information|personal|cookies?|sell|sold|sale|shar(?:e|es|ed|ing)|disclos\w+|collect\w*|track\w*"
    r"|keep|kept|stor(?:e|es|ed)|retain\w*|delet\w+|agree\w*|accept\w*|consent\w*|object|withdraw\w*"
    r"|opt(?:ing)?[ -](?:in|out)|rights? to|liab\w+|arbitrat\w+|waive\w*|refund\w*|cancel\w*"
    r"|(?:hours?|days?|weeks?|months?|years?))\b",
    re.IGNORECASE,
)
_ASKED_BY_LAW: Final = re.compile(
    r"(?:do not sell (?:or share )?my (?:personal )?(?:information|data)"
    r"|your (?:california )?privacy (?:choices|rights)|limit the use of my sensitive personal information)",
    re.IGNORECASE,
)


def of_a_policy(words: str) -> str:
    """Return a word by which a sentence in English says to readers what a policy says; empty where none does.

    Names of links that a law asks for say nothing so.
    """
    match = _OF_A_POLICY.search(words) if _SPEAKS.search(words) else None
    return "" if match is None or _ASKED_BY_LAW.fullmatch(words.rstrip(".")) else match[0]
