"""The changes of a version in the groups in which readers are told of them, on pages, in notices and in feeds."""

from collections.abc import Sequence

from generator.materiality.summary import SummaryEntry, group_changes
from generator.materiality.verdict import Judged
from generator.model.catalogue import Words
from generator.text.change import Subject


def told_entries(judged: Sequence[Judged], words: Words) -> tuple[SummaryEntry, ...]:
    """Return what is told at once of changes, in the words for their version, the weightiest first.

    Of a policy that ends, it is told once that a section goes, and of none of its facts: what becomes of them, the last
    text doesn't say.
    """
    entries = group_changes(judged)
    if words.of_end:
        return tuple(one for one in entries if one.lead.change.subject is not Subject.FACT)
    return entries
