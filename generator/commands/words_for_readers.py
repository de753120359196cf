"""What people may say in a notice: refused is what hides what changes, denies it, or can't be read.

Their words are read in every language that is read: a French sentence denies a change of an English text, too.
"""

import datetime
from collections.abc import Sequence

from generator.commands.recording import refused
from generator.loading import policy_source
from generator.materiality.decisions import of_version
from generator.model.languages import READ, code_of
from generator.model.levels import Direction, Level
from generator.model.policy import Policy
from generator.model.record import VersionRecord
from generator.notice import notice_clock, requirements, words_of_people
from generator.notice.denied_gains import denied_gains
from generator.schema.nodes import in_quotes
from generator.source.disowned_words import disowned
from generator.source.flattering_words import flattering
from generator.source.played_down import applies_already, given_up, played_down, takes_back, undecided
from generator.source.presumed_consent import by_doing
from generator.source.text_language import is_unread

_REMEDY = "say in plain words what changes for readers"


def refuse_words(loaded: policy_source.Source, policy: Policy, record: VersionRecord) -> None:
    """Refuse what the first notice of a version can't say for people: its summary, its exception, its reasons."""
    judged = of_version(policy, record.version)
    weighty = {one.digest for one in judged if one.verdict.level >= Level.MATERIAL}
    worse = {
        one.digest
        for one in judged
        if one.verdict.level > Level.EDITORIAL and one.verdict.direction is Direction.ADVERSE
    }
    for words in (record.summary, *(one.words for one in record.reasons)) if requirements.needs_notice(record) else ():
        if said := disowned(words):
            message = f"{in_quotes(said)} makes readers doubt that the notice, or what stands in it, counts"
            raise refused(loaded, policy, message, _REMEDY)
        if said := undecided(words):
            message = f"{in_quotes(said)} says that nothing is decided, and version {record.version} is announced"
            raise refused(loaded, policy, message, _REMEDY)
        if not record.waiver and (said := applies_already(words)):
            message = f"version {record.version} is to come, and {in_quotes(said)} says that it applies"
            raise refused(loaded, policy, message, "the notice says from when it applies: say what changes")
    _refuse(
        loaded,
        policy,
        record,
        of_all=(record.summary, record.waiver.basis if record.waiver else ""),
        of_weighty=[one.words for one in record.reasons if one.change in weighty],
        of_worse=[one.words for one in record.reasons if one.change in worse],
    )


def refuse_taking_back(
    loaded: policy_source.Source, policy: Policy, record: VersionRecord, today: datetime.date
) -> None:
    """Refuse words in the first notice of a version that take back another one, of which readers were told.

    What takes the place of an announced version may say what of it doesn't come.
    """
    told = (one for one in notice_clock.open_records(policy) if one.notices and one.effective and one.effective > today)
    others = [one.version for one in told if one.version not in {record.version, record.revises}]
    for words in (record.summary, *(one.words for one in record.reasons)) if others else ():
        if found := takes_back(words):
            message = f"version {others[0]} is announced, and {in_quotes(found)} tells readers that it doesn't come"
            remedy = f"take it back, which tells them: policy withdraw {policy.name} --version {others[0]}"
            raise refused(loaded, policy, message, remedy)


def refuse_because(loaded: policy_source.Source, policy: Policy, record: VersionRecord, because: str) -> None:
    """Refuse what a later notice of a version can't say for people of why it is postponed."""
    _refuse(loaded, policy, record, of_all=(because,))
    if said := undecided(because) or given_up(because):
        message = f"version {record.version} is put off, and {in_quotes(said)} says that it may never come"
        remedy = f"say why it comes later; where it doesn't, take it back: policy withdraw {policy.name}"
        raise refused(loaded, policy, message, remedy)
    refuse_in_force(loaded, policy, record, because)


def refuse_in_force(loaded: policy_source.Source, policy: Policy, record: VersionRecord, because: str) -> None:
    """Refuse words that say of a version which is postponed, or taken back, that it applies; nobody reads others."""
    language = policy.version(record.version).document.language
    if code_of(language) in READ and is_unread(because):
        message = f"{in_quotes(because)} is not in the language of the text ({language})"
        raise refused(loaded, policy, message, "say it in the language in which readers know the text")
    if found := applies_already(because):
        message = f"version {record.version} doesn't apply, and {in_quotes(found)} says that it does"
        raise refused(loaded, policy, message, "say why it doesn't come as it was announced")


def refuse_unreadable(loaded: policy_source.Source, policy: Policy, *texts: str) -> None:
    """Refuse words for readers that are too long to be read, or hold what nobody sees."""
    for words in texts:
        if wrong := words_of_people.unreadable(words):
            raise refused(loaded, policy, wrong, "say in plain words what readers have to know, and no more")


def _refuse(
    loaded: policy_source.Source,
    policy: Policy,
    record: VersionRecord,
    *,
    of_all: Sequence[str],
    of_weighty: Sequence[str] = (),
    of_worse: Sequence[str] = (),
) -> None:
    """Refuse words of all that changes, of changes that matter, and of those that are worse for readers."""
    refuse_unreadable(loaded, policy, *of_all)
    language = policy.version(record.version).document.language
    for words in (*of_all, *of_weighty) if requirements.needs_notice(record) else ():
        if said := played_down(words_of_people.without_what_stays(policy, record, words)):
            message = f"version {record.version} is {record.level}, and {in_quotes(said)} says that little changes"
            raise refused(loaded, policy, message, _REMEDY)
    for words in (*of_all, *of_weighty) if record.level is Level.CONSENT else ():
        if said := by_doing(words):
            message = f"version {record.version} needs consent, and {in_quotes(said)} takes for a yes what is none"
            raise refused(
                loaded, policy, message, "say that readers are asked, and how: a consent is given, never assumed"
            )
    for words in (*of_all, *of_weighty):
        for one in denied_gains(policy, record, words):
            if one.certain:
                message = f"{in_quotes(one.words)} says the reverse of what changes: {one.reason.rstrip('.')}"
                raise refused(loaded, policy, message, _REMEDY)
    changes = [one for one in of_version(policy, record.version) if one.verdict.level > Level.EDITORIAL]
    only_worse = changes and all(one.verdict.direction is Direction.ADVERSE for one in changes)
    for words in (*(of_all if only_worse else ()), *of_worse):
        if found := flattering(words, language):
            message = f"what changes is less in readers' favour, and {in_quotes(found)} says that they gain by it"
            raise refused(loaded, policy, message, _REMEDY)
