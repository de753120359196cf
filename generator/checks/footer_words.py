"""What the foot of a brand's pages may not say: it is no part of a policy, so nobody is told when it changes."""

import re
from collections.abc import Iterator
from typing import Final

from generator.checks.sheet import as_facts
from generator.errors import Finding, Place
from generator.schema.nodes import in_quotes
from generator.schema.values import Value

RULE: Final = "footer"
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


def footer_words(footer: Value, place: Place) -> Iterator[Finding]:
    """Find words at the foot of pages that tell readers what the company does with their data, or what they agree to.

    Names of links that a law asks for are none.
    """
    said = as_facts(footer)
    button = as_facts(said.get("button", {}))
    for key, value in (("text", said.get("text")), ("back", said.get("back")), ("label", button.get("label"))):
        words = " ".join(str(value or "").split())
        if _ASKED_BY_LAW.fullmatch(words.rstrip(".")):
            continue
        if _SPEAKS.search(words) and (match := _OF_A_POLICY.search(words)):
            message = (
                f"“{key}” of the foot says to readers what a policy says ({in_quotes(match[0])}): {in_quotes(words)}"
            )
            yield Finding(place, RULE, message, "say it in a policy: what stands at the foot changes without notice")
