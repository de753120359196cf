"""Whether a summary that says that nothing else changes names all that does."""

import re
from collections.abc import Sequence
from typing import Final

from generator.materiality.decisions import of_version
from generator.materiality.verdict import Judged
from generator.model.levels import Level
from generator.model.policy import Policy
from generator.model.record import VersionRecord
from generator.notice.denied_gains import name_of
from generator.notice.words_of_people import own_terms, share, words_about
from generator.source.played_down import exhaustive
from generator.text.change import Subject

_NUMBER: Final = re.compile(r"\d+")


def unnamed_change(policy: Policy, record: VersionRecord) -> tuple[str, str] | None:
    """Return the words of a summary that say that nothing else changes, and what it doesn't name; None else.

    What changes in a fact is named by a word of its name, or a number of its values, that no other one has; all else by
    any word of it. It may stand in the reasons, too.
    """
    parent, newer = policy.parent(record.version), policy.version(record.version).document
    claim = exhaustive(record.summary)
    if not claim or parent is None:
        return None
    said = " ".join((record.summary.replace(claim, " "), *(one.words for one in record.reasons)))
    terms = own_terms(policy, newer, said)
    weighty = [one for one in of_version(policy, record.version) if one.verdict.level >= Level.MATERIAL]
    names = [_names(policy, record, one) for one in weighty]
    for one, name in zip(weighty, names, strict=True):
        others = {each for other in names if other != name for each in other}
        apart = [each for each in name if not share((each,), others)]
        about = words_about(one, parent.document, newer)
        if not share(terms, apart if apart and others else own_terms(policy, newer, " ".join(about))):
            return claim, one.verdict.reason
    return None


def _names(policy: Policy, record: VersionRecord, one: Judged) -> Sequence[str]:
    """Return the words by which readers may call a fact, with the numbers of its values; none of what is no fact."""
    if one.change.subject is not Subject.FACT:
        return ()
    document = policy.version(record.version).document
    numbers = " ".join(number for side in (one.change.old, one.change.new) for number in _NUMBER.findall(str(side)))
    return own_terms(policy, document, f"{name_of(policy, record, one)} {numbers}")
