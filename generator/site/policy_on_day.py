"""A policy on a day: what each of its versions is then. It is all that a page may know of a policy."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

from generator.errors import Place
from generator.materiality.decisions import of_version
from generator.materiality.ended_policy import ended, words_for
from generator.materiality.judge_changes import level
from generator.materiality.verdict import Judged
from generator.model.brand import Brand, NoticePromise
from generator.model.catalogue import Words
from generator.model.levels import Level
from generator.model.policy import Interval, Phase, Policy, State
from generator.model.record import VersionRecord
from generator.model.version import Version
from generator.notice import phases, requirements
from generator.notice.notice_period import earliest, local_day
from generator.notice.timeline import in_force, starts, timeline
from generator.result_cache import kept
from generator.text.document_alignment import former_ids, ids_in

MOST_KEPT: Final = 256  # versions whose changes are kept to be shown on several pages
NOWHERE: Final = Place("", 0)
TWO_WEEKS: Final = datetime.timedelta(days=14)


@dataclass(frozen=True)
class PolicyOnDay:
    """A policy as pages may know it, and what its versions are on a day.

    The policy has no draft. `phases` says of each version how far it has come, `told` are those that readers are told
    of on every page, `taken_back` those announced and taken back that they still have to meet. `day` is the brand's
    day itself: None for whatever may not depend on it. `levels` are those of versions of which they are known.
    """

    policy: Policy
    intervals: tuple[Interval, ...]
    phases: Mapping[int, Phase] = field(hash=False)
    told: tuple[Interval, ...]
    taken_back: tuple[tuple[Version, VersionRecord], ...]
    day: datetime.date | None = None
    levels: Mapping[int, Level] = field(hash=False, default_factory=dict)

    @property
    def today(self) -> datetime.date:
        """The brand's day; asking for it where it is no input is a bug."""
        assert self.day, self.policy.name  # noqa: S101 -- see above
        return self.day

    def without_day(self) -> "PolicyOnDay":
        """Return the same without the day itself: the same on all days on which no version becomes another thing."""
        return replace(self, day=None)

    @property
    def current(self) -> Interval | None:
        """The version in force, if any."""
        return in_force(self.intervals)

    @property
    def ended_since(self) -> datetime.date | None:
        """The day from which the policy no longer applies; None where the version in force doesn't end it."""
        current = self.current
        return current.start if current and ended(current.version.document) else None

    @cached_property
    def upcoming(self) -> tuple[Interval, ...]:
        """Versions that take effect later, the next one first."""
        return tuple(interval for interval in self.intervals if interval.state is State.UPCOMING)

    @cached_property
    def versions(self) -> tuple[Version, ...]:
        """The sealed versions that are on the site, in their order.

        Each that has its days, each that was withdrawn after readers could see it, and any between: the chain is whole.
        A newer one that was sealed and never announced is not for readers; one that needs no notice is, from its seal.
        """
        numbers = [interval.version.number for interval in self.intervals]
        for version in self.policy.versions:
            record = self.policy.record(version.number)
            if record and (record.notices or record.at_once):
                numbers.append(version.number)
        last = max(numbers, default=0)
        return tuple(version for version in self.policy.versions if version.number <= last)

    @cached_property
    def in_order(self) -> tuple[Version, ...]:
        """The same in the order in which they came to apply: past ones that were brought in later stand first."""
        known = {version.number for version in self.versions}
        return tuple(version for version in self.policy.in_order if version.number in known)

    @property
    def address(self) -> str:
        """The constant address of the policy."""
        return f"{self.policy.name}/"

    def text_address(self, number: int) -> str:
        """Return where readers find the text of a version that is in force or announced."""
        if self.current and self.current.version.number == number:
            return self.address
        if self.upcoming and self.upcoming[0].version.number == number:
            return f"{self.address}upcoming/"
        return f"{self.address}versions/{number}/"

    @property
    def title(self) -> str:
        """The title in force, or that of the first version to come."""
        interval = self.current or (self.intervals[0] if self.intervals else None)
        return (interval.version if interval else self.policy.versions[0]).document.title

    @property
    def title_language(self) -> str:
        """The language of the text in force, or of the first version to come."""
        interval = self.current or (self.intervals[0] if self.intervals else None)
        return (interval.version if interval else self.policy.versions[0]).document.language

    def interval(self, number: int) -> Interval | None:
        """Return the days on which a version applies, or None where it never does."""
        return self._intervals.get(number)

    def record(self, number: int) -> VersionRecord | None:
        """Return the record of a version, or None."""
        return self.policy.record(number)

    def words_of(self, number: int) -> Words:
        """Return the words in which readers are told of a version."""
        return words_for(self.policy.brand.words, self.policy.version(number).document)

    def phase(self, number: int) -> Phase:
        """Return how far a version has come on that day."""
        return self.phases[number]

    def judged(self, number: int) -> tuple[Judged, ...]:
        """Return what a version changed, with the levels that count."""
        return judged(reduced(self.policy, number), number)

    def level(self, number: int) -> Level:
        """Return the level of a version: that of its record, or of its changes; material where a text was removed."""
        if number in self.levels:
            return self.levels[number]
        record = self.record(number)
        if record is None and self.policy.parent(number) and not self.policy.comparable(number):
            return Level.MATERIAL  # nobody can tell any more
        return record.level if record else level(self.judged(number))

    @cached_property
    def former(self) -> Mapping[int, Mapping[str, tuple[str, ...]]]:
        """For each version, the ids that its sections had in those it goes back to: their addresses stay good."""
        found: dict[int, Mapping[str, tuple[str, ...]]] = {}
        for version in reversed(self.policy.in_order):
            if version.number not in found and not version.removed:
                line = self._line(version)
                names = former_ids([one.document for one in line])
                found.update({one.number: ids for one, ids in zip(line, names, strict=True)})
        return found

    @cached_property
    def ids_today(self) -> Mapping[int, Mapping[str, str]]:
        """For each version, the ids that its sections have in the text in force; none where nothing is in force."""
        found: dict[int, Mapping[str, str]] = {}
        if self.current is None:
            return {version.number: {} for version in self.policy.versions}
        here = self._line(self.current.version)
        ids = ids_in([one.document for one in here], len(here) - 1)
        found.update({one.number: names for one, names in zip(here, ids, strict=True)})
        for version in reversed(self.policy.in_order):
            if version.number in found:
                continue
            line = self._line(version)
            fork = max((n for n, one in enumerate(line) if one.number in found), default=None)
            if version.removed or fork is None:  # the texts by which it goes together with the one in force are gone
                found.update({one.number: {} for one in (version, *line) if one.number not in found})
                continue
            there = found[line[fork].number]
            ids = ids_in([one.document for one in line], fork)
            for one, names in zip(line[fork + 1 :], ids[fork + 1 :], strict=True):
                found[one.number] = {own: there[was] for own, was in names.items() if was in there}
        return found

    def _line(self, version: Version) -> tuple[Version, ...]:
        """Return the versions that a version goes back to, the first one first, and itself; no removed ones."""
        line = [version]
        while parent := self.policy.parent(line[-1].number):
            line.append(parent)
        return tuple(one for one in reversed(line) if not one.removed)

    @cached_property
    def _intervals(self) -> dict[int, Interval]:
        return {interval.version.number: interval for interval in self.intervals}


def policy_on_day(policy: Policy, at: datetime.datetime) -> PolicyOnDay:
    """Return a policy on the brand's day of an instant, with its timeline."""
    today = local_day(at, policy.brand)
    sealed = _as_announced(as_published(policy), today)
    known = timeline(starts(sealed, []), today)
    return PolicyOnDay(
        sealed,
        known,
        dict(_phases(sealed, known, at)),
        tuple(_on_notice(sealed, known, today)),
        tuple(_taken_back(sealed, today)),
        today,
    )


def _as_announced(policy: Policy, today: datetime.date) -> Policy:
    """Return a policy in the words in which a text that is still to come was announced, where these are former ones."""
    ahead = [
        one.words
        for one in policy.records
        if isinstance(one, VersionRecord) and one.notices and one.effective and one.effective > today
    ]
    if not ahead:
        return policy
    return replace(policy, brand=replace(policy.brand, words=policy.brand.words.as_announced(ahead[-1])))


def as_published(policy: Policy) -> Policy:
    """Return a policy without what no reader may see or no page needs: its draft, looks at the site, reviews."""
    return replace(
        policy,
        draft=None,
        records=tuple(one for one in policy.records if isinstance(one, VersionRecord)),
        reviews=(),
        looks=(),
        master=as_published(policy.master) if policy.master else None,
        masters=tuple(as_published(one) for one in policy.masters),
    )


def reduced(policy: Policy, number: int) -> Policy:
    """Return a policy with nothing but what the changes of a version follow from.

    These are both texts, what was published of the changes, what people decided and what they wrote for readers.
    """
    version, parent = policy.version(number), policy.parent(number)
    return Policy(
        Brand(policy.brand.slug, "", "", NoticePromise(), {}),
        policy.slug,
        None,
        (*((parent,) if parent else ()), version),
        tuple(
            VersionRecord(
                number,
                record.digest,
                record.level,
                NOWHERE,
                parent=record.parent,
                decisions=record.decisions,
                reasons=record.reasons,
            )
            for record in (policy.record(number),)
            if record
        ),
        verdict_files=tuple(one for one in policy.verdict_files if one.version == number),
    )


@kept(MOST_KEPT)
def judged(policy: Policy, number: int) -> tuple[Judged, ...]:
    """Return what a version of a reduced policy changed; what several pages show is worked out once."""
    return of_version(policy, number)


def _phases(policy: Policy, intervals: Sequence[Interval], at: datetime.datetime) -> Iterator[tuple[int, Phase]]:
    past = {one.version.number: one.state for one in intervals if one.state is not State.UPCOMING}
    for version in policy.versions:
        state = past.get(version.number)
        yield version.number, Phase(str(state)) if state else phases.phase(policy, version.number, at)


def _on_notice(policy: Policy, intervals: Sequence[Interval], today: datetime.date) -> Iterator[Interval]:
    """Yield the versions that readers are told of on every page: those to come, and one that did not wait.

    That one, which is first, is told of until the day on which it might have taken effect without its exception.
    """
    current = in_force(intervals)
    record = policy.record(current.version.number) if current else None
    if current and record and record.waiver and record.notices:
        until = earliest(record.notices[0].at, requirements.required(policy, record)[0], policy.brand)
        if today < until:
            yield current
    yield from (interval for interval in intervals if interval.state is State.UPCOMING)


def _taken_back(policy: Policy, today: datetime.date) -> Iterator[tuple[Version, VersionRecord]]:
    """Yield versions that were announced and taken back, with their records, as long as readers have to meet that.

    That is until the day for which they were announced, and for two weeks at least.
    """
    for version in policy.versions:
        record = policy.record(version.number)
        gone = record.withdrawal if record else None
        if record and gone and gone.at and gone.digest and record.effective:
            until = max(record.effective, local_day(gone.at, policy.brand) + TWO_WEEKS)
            if today < until:
                yield version, record
