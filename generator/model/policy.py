"""A policy with its versions and records, and how far each has come."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from generator.model.brand import Brand
from generator.model.document import Document
from generator.model.record import DraftRecord, Look, PromiseSupplement, Recorded, Review, VersionRecord, Withdrawal
from generator.model.version import SealedVerdict, VerdictFile, Version


@dataclass(frozen=True, slots=True)
class Policy:
    """A policy of a brand: its draft (none while its files can't be read), its sealed versions, their records.

    `reviews` are those that changed nothing. `master` is the policy that this one
    translates, if it does, and `masters` are those of which its versions are translations, or were.
    `verdict_files` say what versions of earlier programs published, `promised` what these don't say of their promise.
    `looks` are those at the published site.
    """

    brand: Brand
    slug: str
    draft: Document | None
    versions: tuple[Version, ...] = ()
    records: tuple[Recorded, ...] = ()
    reviews: tuple[Review, ...] = ()
    master: "Policy | None" = None
    verdict_files: tuple[VerdictFile, ...] = ()
    looks: tuple[Look, ...] = ()
    masters: tuple["Policy", ...] = ()
    promised: PromiseSupplement | None = None

    @property
    def name(self) -> str:
        """How commands name it: brand/policy."""
        return f"{self.brand.slug}/{self.slug}"

    def record(self, number: int) -> VersionRecord | None:
        """Return the record of a sealed version, or None."""
        return next((one for one in self.records if isinstance(one, VersionRecord) and one.version == number), None)

    def find_version(self, number: int) -> Version | None:
        """Return the sealed version with this number; None where there is none."""
        return next((version for version in self.versions if version.number == number), None)

    def known_versions(self) -> str:
        """Return which versions there are, for whoever named another one."""
        return f"the newest is {self.versions[-1].number}" if self.versions else "none is sealed yet"

    def version(self, number: int) -> Version:
        """Return the sealed version with this number; an unknown one is a KeyError."""
        found = self.find_version(number)
        if found is None:
            raise KeyError(number)
        return found

    def parent(self, number: int) -> Version | None:
        """Return the version that a version changes: the one that its record names, else the one before it.

        That is the one brought in before it, where there is one. The oldest one that was brought in changes none.
        """
        older = self._brought_before(number)
        if older or number == 1 or any(one.before for one in self.versions if one.number == number):
            return older
        record = self.record(number)
        if record and record.parent:
            return self.version(record.parent)
        before = self.version(number - 1)
        while before.before:
            before = self.version(before.number - 1)
        return before

    def _brought_before(self, number: int) -> Version | None:
        return next((one for one in self.versions if one.before == number), None)

    @property
    def in_order(self) -> tuple[Version, ...]:
        """The sealed versions in the order in which they came to apply: past ones that were brought in later first."""
        brought = [one for one in self.versions if one.before]
        brought.sort(key=lambda one: one.effective or one.recorded)
        return (*brought, *(one for one in self.versions if not one.before))

    def comparable(self, number: int) -> bool:
        """Return True if what a version changed can be shown: neither text was removed by order."""
        parent = self.parent(number)
        return not (self.version(number).removed or (parent and parent.removed))

    def verdict_file(self, number: int) -> VerdictFile | None:
        """Return what was written down of a version of an earlier program, or None."""
        return next((one for one in self.verdict_files if one.version == number), None)

    def verdicts(self, number: int) -> Sequence[SealedVerdict] | None:
        """Return what was sealed with a version of its changes, or written down later; None where neither was."""
        version, file = self.version(number), self.verdict_file(number)
        if older := self._brought_before(number):
            return older.next_verdicts
        if version.program:
            return version.verdicts
        return file.verdicts if file else None

    def withdrawn(self, number: int) -> Withdrawal | None:
        """Return why a version never applies: it was taken back, or an announced revision took its place."""
        record = self.record(number)
        if record and record.withdrawal:
            return record.withdrawal
        for other in self.records:
            if not isinstance(other, VersionRecord) or other.revises != number:
                continue
            reason = f"Version {other.version} takes its place."
            if other.notices:
                return Withdrawal(other.notices[0].at, other.notices[0].by, reason, other.place)
            if other.at_once or not (record and record.notices):  # it was never announced itself
                return Withdrawal(None, "", reason, other.place)
        return None

    @property
    def base(self) -> Version | None:
        """The version that the draft changes: the newest that was not withdrawn, none that was brought in as past."""
        lasting = (one for one in reversed(self.versions) if not one.before and not self.withdrawn(one.number))
        return next(lasting, None)

    @property
    def next_number(self) -> int:
        """The number that the draft will have when it is sealed."""
        return self.versions[-1].number + 1 if self.versions else 1

    @property
    def draft_record(self) -> DraftRecord | None:
        """What was decided of the draft, or None."""
        drafts = (one for one in self.records if isinstance(one, DraftRecord))
        return next((one for one in drafts if one.version == self.next_number), None)


class State(StrEnum):
    """Where a version stands at an instant; worked out from dates, never stored."""

    UPCOMING = "upcoming"
    IN_FORCE = "in force"
    SUPERSEDED = "superseded"


class Phase(StrEnum):
    """How far a version has come on its way into force; worked out from its record, never stored."""

    IN_REVIEW = "in review"
    APPROVED = "approved"
    ANNOUNCED = "announced"
    IN_NOTICE = "in notice"
    IN_FORCE = "in force"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Interval:
    """A version with the days on which it applies: from `start` on, until the day before `end`.

    `start_known` is false where only the day of first recording is known.
    """

    version: Version
    state: State
    start: datetime.date
    end: datetime.date | None
    start_known: bool = True
