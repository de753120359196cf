"""A policy that begins beside one of the same kind: its first version takes effect, and nobody is told of it."""

from collections.abc import Iterator, Sequence
from typing import Final

from generator.errors import Finding, Place, Severity
from generator.model.document import Document
from generator.model.policy import Policy
from generator.text.survey import survey

RULE: Final = "first-version"
OTHER: Final = "other"
"""The kind of a policy that is about something of its own."""


def begins_beside(policies: Sequence[Policy], shown_path: str) -> Iterator[Finding]:
    """Find policies that began, or would begin, after another one of their kind and language that doesn't name them.

    What a new text says against that one is a change of it (§4.1, rows 3 and 45). Once that one names it, by a link or
    as a supplement, readers were told of it there; so it is, too, where the last text of a policy that ended names
    what comes after it. A translation follows its original.
    """
    for policy in policies:
        first = policy.versions[0] if policy.versions else None
        document = first.document if first else policy.draft
        if (
            policy.master
            or document is None
            or document.kind == OTHER
            or (first and (first.master or first.origin == "imported"))
        ):
            continue
        other = next((one for one in policies if one is not policy and _was_there(one, policy, document)), None)
        if other is None:
            continue
        message = (
            f"{policy.name} is of the same kind and language as {other.name}, which was there before and doesn't name"
            " it: the first version of a policy needs no notice"
        )
        remedy = f"what it changes for readers of {other.name} is announced there: name it in that text"
        remedy += f" (a link to policy:{policy.slug}, or “supplements” with “doc: {policy.slug}”)"
        yield Finding(Place(f"{shown_path}/{policy.slug}/policy.yml"), RULE, message, remedy, Severity.WARNING)


def _was_there(one: Policy, policy: Policy, document: Document) -> bool:
    """Return True if a policy of the kind and language was sealed on an earlier day, and goes on without the name."""
    base = one.base
    if base is None or one.master or base.removed:
        return False
    other = one.versions[0].document
    if (other.kind, other.language.casefold()) != (document.kind, document.language.casefold()):
        return False
    later = not policy.versions or policy.versions[0].recorded > one.versions[0].recorded
    return later and not any(names(version.document, policy.slug) for version in one.versions)


def names(document: Document, slug: str) -> bool:
    """Return True if a text names a policy: by a link, or as a supplement."""
    for section in document.sections:
        listed = section.facts.get("supplements")
        items = listed.values() if isinstance(listed, dict) else ()
        if any(isinstance(item, dict) and item.get("doc") == slug for item in items):
            return True
        targets = (link.target.partition("#")[0] for link in survey(section).links)
        if f"policy:{slug}" in targets:
            return True
    return False
