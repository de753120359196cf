"""Whether a translation has as many passages as its original, and its numbers: a sentence more would need no notice.

Where it is in the language of its original (en-GB of en-US), its words are compared as well.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from generator.errors import Finding, Place, Severity
from generator.materiality import judge_changes
from generator.model.document import Document, Section
from generator.model.languages import code_of
from generator.model.levels import Level
from generator.model.policy import Policy
from generator.result_cache import kept
from generator.source.assembly import SectionSource
from generator.source.text_language import language_of
from generator.text import blocks
from generator.text.change import Subject
from generator.text.diff import diff
from generator.text.fact_changes import expanded

RULE: Final = "translation-shape"
_NUMBER: Final = re.compile(r"\d+(?:[.,’'\u202f\u00a0]\d+)*")
_SKIPPED: Final = frozenset({"code", "rule"})


def translated_shape(policy: Policy, sources: Sequence[SectionSource]) -> Iterator[Finding]:
    """Find sections of a translation with other passages or numbers than its original's: people read both."""
    draft, master = policy.draft, policy.master
    if draft is None or master is None or master.draft is None:
        return
    files = {source.id: Place(source.path, source.body_line + _empty_lines(source)) for source in sources}
    reworded = _reworded(draft, master.draft, policy) if speaks(draft) == speaks(master.draft) else ""
    if reworded in files:
        message = f"this is in the language of {master.name}, and says it in other words"
        yield Finding(files[reworded], RULE, message, _SAME_WORDS, Severity.WARNING)
    for section in draft.sections:
        original = master.draft.section(section.id)
        if original is None or section.id not in files:
            continue
        if said := _differs(section, original, master.name):
            remedy = "does it say what the original says?"
            remedy += "" if policy.versions else " readers are not told of a first translation"
            yield Finding(files[section.id], RULE, said, remedy, Severity.WARNING)


def _empty_lines(source: SectionSource) -> int:
    """Return how many lines without words stand before the text of a section."""
    return len(source.body) - len(source.body.lstrip("\n"))


def speaks(document: Document) -> str:
    """Return the language of a document, without a country: as its words tell it, else as it is named."""
    return _language_of_texts(tuple(section.text for section in document.sections)) or code_of(document.language)


@kept(256)
def _language_of_texts(texts: tuple[str, ...]) -> str:
    return language_of("\n".join(texts))


def _reworded(draft: Document, original: Document, policy: Policy) -> str:
    """Return the first section whose wording differs by more than spelling and setting; empty where none does."""
    judged = judge_changes.judge(expanded(diff(original, draft)), original, draft, [policy.brand.notice])
    changed = {one.change.section for one in judged if one.change.subject in _WORDED and one.verdict.level > _NOTHING}
    return next((section.id for section in draft.sections if section.id in changed), "")


_WORDED: Final = frozenset({Subject.TEXT, Subject.HEADING})
_NOTHING: Final = Level.EDITORIAL
_SAME_WORDS: Final = (
    "readers are not told of a first translation: say what it says, or mend “language” and translation_of"
)


def _differs(own: Section, original: Section, name: str) -> str:
    """Return how the shape of a section differs from that of its original; empty where it doesn't."""
    here, there = (_passages(one) for one in (own, original))
    if len(here) != len(there):
        count = "is 1 passage" if len(here) == 1 else f"are {len(here)} passages"
        return f"there {count} here, and {len(there)} in {name}"
    for mine, theirs in zip(here, there, strict=True):
        if alone := _numbers(mine) - _numbers(theirs):
            return f"the number {min(alone)} stands here, and not in this passage of {name}"
    return ""


def _passages(section: Section) -> list[str]:
    return [one.words for one in blocks.of(section) if one.kind not in _SKIPPED and one.words.strip()]


def _numbers(words: str) -> set[str]:
    """Return the numbers of a passage, without what parts their digits."""
    return {re.sub(r"\D", "", one) for one in _NUMBER.findall(words)}
