"""Adding to the record of a sealed version (`notices/vNNN.yml`), in one step: what happened, or an error."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from generator.archive import amendments, notice_words, record_chain
from generator.checks import records as checks
from generator.errors import Finding, PolicyError, Severity, refusal
from generator.loading import policy_source
from generator.model.policy import Policy
from generator.model.record import VersionRecord
from generator.notice import gates
from generator.notice.notice_period import local_day, working_day
from generator.notice.proposal import FirstDays
from generator.notice.timeline import starts

RULE: Final = "announce"


@dataclass(frozen=True, slots=True)
class Announced:
    """What an announcement, or anything after it, left in the record, with what people should know besides.

    `first` are the days from which an announcement chose, where nobody named one.
    """

    policy: Policy
    record: VersionRecord
    warnings: tuple[Finding, ...] = ()
    first: FirstDays | None = None


def amend(
    loaded: policy_source.Source,
    policy: Policy,
    record: VersionRecord,
    change: Callable[[VersionRecord], VersionRecord],
    findings: list[Finding] | None = None,
    *,
    following: int = 0,
) -> Announced:
    """Change the record of a version on disk and return what it says then, with those `findings` that are warnings.

    Nothing is changed where a version was sealed meanwhile under the number `following`.
    """
    shown_path = loaded.shown_folder(policy)
    amendments.amend(
        loaded.folder(policy), record.version, shown_path, change, following=following, rehearsal=loaded.rehearsal
    )
    after = loaded.read_again(policy)
    again = after.record(record.version)
    if again is None:
        message = f"the record of version {record.version} could not be read back"
        raise AssertionError(message)
    return Announced(after, again, tuple(one for one in findings or () if one.severity is Severity.WARNING))


def findings_after(policy: Policy, record: VersionRecord, now: datetime.datetime) -> list[Finding]:
    """Return what would be wrong with the policy if this were the record of its version."""
    former = policy.record(record.version)
    new_words = former is not None and len(record.notices) > len(former.notices)
    record = record_chain.extended(former, record, record_chain.newest(policy.records))
    after = replace(policy, records=tuple(record if one.version == record.version else one for one in policy.records))
    findings: list[Finding] = []
    starts(after, findings)
    checks.check_records(after, findings)
    findings.extend(gates.gate(after, now))
    if (
        new_words
        and record.effective
        and working_day(record.effective) != record.effective
        and record.effective > local_day(now, policy.brand)
    ):
        message = f"{record.effective} is a {record.effective:%A}"
        remedy = f"a period of notice should end on a working day, such as {working_day(record.effective)}"
        findings.append(Finding(record.place, "weekend", message, remedy, Severity.WARNING))
    if new_words and not policy.brand.address:
        message = "the notice has no links: brand.yml doesn't say where the policies are published"
        remedy = "add published_at: https://…, if you want them in it"
        findings.append(Finding(record.place, "links", message, remedy, Severity.WARNING))
    return list(dict.fromkeys(findings))


def require_no_errors(findings: list[Finding], rules: tuple[str, ...] = ()) -> None:
    """Stop at findings that are errors: at any, or at those of some rules."""
    errors = [one for one in findings if one.severity is Severity.ERROR and (not rules or one.rule in rules)]
    if errors:
        raise PolicyError(errors)


def require_unchanged(old: VersionRecord, record: VersionRecord) -> None:
    """Refuse where something else was recorded since the record was read; its words are in files of their own."""
    if old != notice_words.without_words(record):
        message = f"something else was recorded of version {record.version} meanwhile"
        raise PolicyError([Finding(record.place, RULE, message, "run the command again")])


def require_open(old: VersionRecord, record: VersionRecord) -> None:
    """Refuse where a version was taken back since its record was read."""
    if notice_words.without_words(old).withdrawal != notice_words.without_words(record).withdrawal:
        message = f"version {record.version} was taken back meanwhile"
        raise PolicyError([Finding(record.place, RULE, message, "nothing is to be done")])


def refused(loaded: policy_source.Source, policy: Policy, message: str, remedy: str) -> PolicyError:
    """Return the error of what is refused for a policy as it stands."""
    return refusal(loaded.shown_folder(policy), RULE, message, remedy)


def whole_second(now: datetime.datetime) -> datetime.datetime:
    """Return an instant in UTC as records say it."""
    return now.astimezone(datetime.UTC).replace(microsecond=0)
