"""Whether a translation has as many passages as its original, and its numbers: a sentence more would need no notice."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from generator.errors import Finding, Place, Severity
from generator.model.document import Section
from generator.model.policy import Policy
from generator.source.assembly import SectionSource
from generator.text import blocks

RULE: Final = "translation-shape"
_NUMBER: Final = re.compile(r"\d+(?:[.,’'\u202f\u00a0]\d+)*")
_SKIPPED: Final = frozenset({"code", "rule"})


def translated_shape(policy: Policy, sources: Sequence[SectionSource]) -> Iterator[Finding]:
    """Find sections of a translation with other passages or numbers than its original's: people read both."""
    draft, master = policy.draft, policy.master
    if draft is None or master is None or master.draft is None:
        return
    files = {source.id: Place(source.path, source.body_line) for source in sources}
    for section in draft.sections:
        original = master.draft.section(section.id)
        if original is None or section.id not in files:
            continue
        if said := _differs(section, original, master.name):
            remedy = "does it say what the original says? readers are not told of a first translation"
            yield Finding(files[section.id], RULE, said, remedy, Severity.WARNING)


def _differs(own: Section, original: Section, name: str) -> str:
    """Return how the shape of a section differs from that of its original; empty where it doesn't."""
    here, there = (_passages(one) for one in (own, original))
    if len(here) != len(there):
        return f"there are {len(here)} passages here, and {len(there)} in {name}"
    for mine, theirs in zip(here, there, strict=True):
        if alone := _numbers(mine) - _numbers(theirs):
            return f"the number {min(alone)} stands here, and not in this passage of {name}"
    return ""


def _passages(section: Section) -> list[str]:
    return [one.words for one in blocks.of(section) if one.kind not in _SKIPPED and one.words.strip()]


def _numbers(words: str) -> set[str]:
    """Return the numbers of a passage, without what parts their digits."""
    return {re.sub(r"\D", "", one) for one in _NUMBER.findall(words)}
