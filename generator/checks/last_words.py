"""The text by which a policy is to end: it says that it ends, and nothing that asks for a consent comes with it."""

from collections.abc import Iterator
from typing import Final

from generator.errors import Finding, Place
from generator.materiality.ended_policy import ended, may_need_consent
from generator.model.policy import Policy
from generator.schema.nodes import in_quotes
from generator.source.ending_words import says_it_ends, words_beside
from generator.source.presumed_consent import by_doing

RULE: Final = "retire"
_MOST: Final = 5


def last_words(policy: Policy, place: Place) -> Iterator[Finding]:
    """Find what is wrong with the last text of a policy, before it is sealed."""
    if policy.draft and ended(policy.draft) and not (policy.base and ended(policy.base.document)):
        (section,) = policy.draft.sections
        message, remedy = wrong_with(section.text, policy.draft.language)
        if message:
            yield Finding(place, RULE, message, remedy)


def wrong_with(words: str, language: str) -> tuple[str, str]:
    """Return why these can't be the last words of a policy, and a remedy; both empty where they can."""
    if not says_it_ends(words, language):
        message = f"{in_quotes(' '.join(words.split()))} doesn't say that the policy ends"
        return message, "say that it no longer applies, and where readers find what does"
    if may_need_consent(words, language) or by_doing(words):
        message = f"{in_quotes(' '.join(words.split()))} says more than that the policy ends: it may need consent"
        remedy = "say that in another policy, which readers are told of and asked for; here, that this one ends"
        beside = ", ".join(in_quotes(word) for word in words_beside(words, language)[:_MOST])
        return (
            message,
            f"{remedy}; where it only pays back, deletes or ends, say it without {beside}" if beside else remedy,
        )
    return "", ""
