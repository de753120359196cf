"""What the foot of a brand's pages may not say: it is no part of a policy, so nobody is told when it changes."""

from collections.abc import Iterator
from typing import Final

from generator.errors import Finding, Place
from generator.schema.facts import Facts
from generator.schema.nodes import in_quotes
from generator.source.policy_words import of_a_policy_or_notice

RULE: Final = "footer"


def footer_words(footer: Facts, place: Place) -> Iterator[Finding]:
    """Find words at the foot of pages that tell readers what the company does with their data, or what they agree to.

    Names of links that a law asks for are none.
    """
    button = footer.get("button")
    label = button.get("label") if isinstance(button, dict) else None
    for key, value in (("text", footer.get("text")), ("back", footer.get("back")), ("label", label)):
        words = " ".join(str(value or "").split())
        if said_so := of_a_policy_or_notice(words):
            message = (
                f"“{key}” of the foot says to readers what a policy says ({in_quotes(said_so)}): {in_quotes(words)}"
            )
            yield Finding(place, RULE, message, "say it in a policy: what stands at the foot changes without notice")
