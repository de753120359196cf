"""Whom the notice of a version reached: the evidence from which on it counts as given."""

import datetime
from collections.abc import Collection, Iterable, Sequence
from typing import Final

from generator.model.policy import Policy
from generator.model.record import Evidence, Notice, Unreached, VersionRecord
from generator.notice.notice_period import local_day
from generator.notice.requirements import audiences, limit
from generator.notice.revisions import continues, revised

EMAIL: Final = "email"
SITE: Final = "site"
OWN_ALONE: Final = 90
"""So many percent of a list are its own addresses where nobody outside of the company, or hardly anybody, was told."""
MOST_GROWTH: Final = 2
"""An audience may have doubled by readers who joined after the others were told; more were readers before."""


def given_by_channel(policy: Policy, record: VersionRecord) -> dict[str, Evidence]:
    """Return the evidence of each channel from which on its notice counts as given.

    That is the first one; by e-mail, where several lists were told, the one by which the last of them was reached.
    For a revision that goes on where the announced text stood, what was given of that one counts too.
    """
    found: dict[str, Evidence] = {}
    every = _evidence_of(policy, record)
    for _, one in every:
        if one.channel != EMAIL:
            found.setdefault(one.channel, one)
    reached = [_reached(policy, told) for told in _audiences(policy, every)]
    begun = [one for one in reached if one]
    if reached and len(begun) == len(reached):
        found[EMAIL] = max(begun, key=lambda one: one.at)
    return found


_Told = tuple[VersionRecord, Evidence]  # evidence, and the record in which it stands


def _evidence_of(policy: Policy, record: VersionRecord) -> list[_Told]:
    """Return the evidence of a version's notices, and of the announced ones on whose clock it goes on, by time.

    What was given to one of several audiences alone is left out.
    """
    digests, names = {notice.digest for notice in record.notices}, audiences(policy, record)
    own = [(record, one) for one in record.evidence if one.notice in digests]
    former = revised(policy, record) if continues(policy, record) else None
    whole = [told for told in own if told[1].channel == SITE or set(told[1].audiences) >= set(names)]
    return sorted([*(_evidence_of(policy, former) if former else ()), *whole], key=lambda told: told[1].at)


def _audiences(policy: Policy, every: Sequence[_Told]) -> list[list[_Told]]:
    """Return the evidence of e-mails by audiences, each of which has to be reached.

    A longer list of the same notice is taken for the same audience, grown; so is any list of a later notice, which
    tells them again. Another list that is no longer is a batch of its own, unless the brand's limit would forgive it.
    """
    audiences: list[list[_Told]] = []
    for record, one in every:
        if one.channel != EMAIL:
            continue
        largest = max(audiences, key=_size, default=[])
        same = next((told for told in audiences if any(other.capture == one.capture for _, other in told)), None)
        before = any(other.notice == one.notice for told in audiences for _, other in told)
        if same is not None:
            same.append((record, one))
        elif largest and (one.joined or not before or one.recipients > _size(largest)):
            largest.append((record, one))
        elif not largest or over(limit(policy, record), one.recipients, one.recipients + _size(largest)):
            audiences.append([(record, one)])
    return audiences


def _size(told: Sequence[_Told]) -> int:
    """Return how many recipients an audience has, without those who joined later.

    A list to be told of which most are said to have joined meanwhile is the audience itself: a first list of one reader
    would start the clock of all.
    """
    later = {one.capture for _, one in told if one.joined}
    size = max([one.recipients for _, one in told if one.capture not in later] or [told[0][1].recipients])
    return max([size, *(one.recipients for _, one in told if one.recipients > MOST_GROWTH * size)])


def _reached(policy: Policy, told: Sequence[_Told]) -> Evidence | None:
    """Return the first evidence that so many of an audience were reached that its notice counts as given."""
    size = _size(told)
    return next((one for record, one in told if _enough(policy, record, one, size)), None)


def _enough(policy: Policy, record: VersionRecord, one: Evidence, size: int) -> bool:
    """Return True if enough were reached; of those who weren't on the list, as of those whom no message reached."""
    if not one.accepted:
        return not one.recipients
    most = limit(policy, record)
    if not over(most, size - one.accepted, size):
        return True
    if over(most, size - one.recipients, size):
        return False
    return any(_covers(policy, decided, one) for decided in record.unreached)


def _covers(policy: Policy, decided: Unreached, one: Evidence) -> bool:
    """Return True if two people decided that this evidence counts."""
    if decided.of is None:
        return local_day(one.at, policy.brand) <= decided.date
    return (decided.of, decided.recipients, decided.accepted) == (one.at, one.recipients, one.accepted)


def said_to_have_joined(policy: Policy, record: VersionRecord) -> tuple[int, int]:
    """Return how many readers the longest list held of those who were told first, and with those said to have joined.

    Both are 0 where few are: so many as grow an audience by a quarter in the weeks of a notice.
    """
    told = mailed(policy, record)
    before = max((one.recipients for one in told if not one.joined), default=0)
    after = max((one.recipients for one in told if one.joined), default=0)
    return (before, after) if after > before * _QUICK_GROWTH else (0, 0)


_QUICK_GROWTH: Final = 1.25


def over(percent: int, some: int, every: int) -> bool:
    """Return True if some are more than so many percent of all."""
    return some * 100 > percent * every


def undecided(policy: Policy, record: VersionRecord) -> Evidence | None:
    """Return the evidence of e-mails that would count if two people decided so; None where no decision is needed."""
    for told in _audiences(policy, _evidence_of(policy, record)):
        if _reached(policy, told):
            continue
        most, size = limit(policy, record), _size(told)
        for of, one in reversed(told):
            if of.version == record.version and one.accepted and not over(most, size - one.recipients, size):
                return one
    return None


def evidence_of_own_list(policy: Policy, record: VersionRecord) -> Evidence | None:
    """Return the evidence of e-mails where the longest list of a version held the company's own addresses alone.

    None where it held others, or where two people decided that this list counts.
    """
    longest = max(mailed(policy, record), key=lambda one: (one.recipients, one.at), default=None)
    if not longest or not longest.own or longest.own * 100 < OWN_ALONE * longest.recipients:
        return None
    return None if any(_covers(policy, decided, longest) for decided in record.unreached) else longest


def retold(later: Collection[Evidence], before: Collection[Evidence]) -> frozenset[str]:
    """Return the channels by which a later notice reached at least half of those whom an earlier one reached.

    Of a channel that counts nobody, as of the site, any evidence is enough.
    """
    return frozenset(
        channel
        for channel in {one.channel for one in later}
        if _reached_by(later, channel) * MOST_GROWTH >= max(_accepted(before, channel).values(), default=0)
    )


def _reached_by(evidence: Iterable[Evidence], channel: str) -> int:
    return sum(_accepted(evidence, channel).values())


def _accepted(evidence: Iterable[Evidence], channel: str) -> dict[str, int]:
    """Return how many were reached in a channel, by the digest of their list."""
    found: dict[str, int] = {}
    for one in evidence:
        if one.channel == channel:
            found[one.capture] = max(one.accepted, found.get(one.capture, 0))
    return found


def announced_days(record: VersionRecord, notices: Sequence[Notice]) -> tuple[datetime.date, ...]:
    """Return the days that some notices of a version named to readers; those of all where none is proved to be given.

    One that was put off before anybody got it named no day to anybody.
    """
    given = {one.notice for one in record.evidence}
    told = [one for one in notices if one.digest in given]
    return tuple(one.effective for one in told or notices)


def mailed(policy: Policy, record: VersionRecord) -> tuple[Evidence, ...]:
    """Return the evidence of e-mails with the notices of a version, and of the announced one on which it goes on."""
    return tuple(one for _, one in _evidence_of(policy, record) if one.channel == EMAIL)
