"""The looks at the published site, `looks.yml`: on which days a notice stood there, and which gaps people accepted.

A line a day, added at the end, so that the file merges well; a line, too, where an e-mail with a notice arrived. A look
at a folder shows what was built and not what readers see; it proves nothing. Source: domain rules §5.2 (the notice
stays up for the whole period).
"""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from generator.errors import Finding, Severity
from generator.materiality.features.targets import domain
from generator.model import people
from generator.model.entries import from_keys, to_keys
from generator.model.policy import Policy
from generator.model.record import Look, VersionRecord
from generator.notice import notice_clock, requirements, revisions
from generator.notice.known_domains import stated_domains
from generator.notice.notice_period import DAY, local_day
from generator.schema import forms
from generator.schema.kinds import Choice, Flag, Text, WholeNumber, optional, required
from generator.schema.nodes import Listing, Mapping, Node, in_quotes, kind_in_words
from generator.schema.values import read_record
from generator.schema.yaml import dump_line

FILE: Final = "looks.yml"
RULE: Final = "looks"
SEEN, BUILT, ARRIVED, ACCEPTED = "seen", "built", "arrived", "gap accepted"
HEAD: Final = (
    "# Written by `policy look`, a line a day: whether the notice of a version stood on the published site.\n"
    "# Commit it. Lines are added, never changed.\n"
    "looks:\n"
)
SITE: Final = "site"
_KEY: Final = "looks"
_NOTICE: Final = "notice"
_WHO: Final = Text("a-moreau")
_LOOK: Final = (
    required(day=forms.DAY)
    | optional(policy=Text("gluptron/privacy"))
    | required(version=WholeNumber(1, 10**6), what=Choice((SEEN, BUILT, ARRIVED, ACCEPTED)), notice=forms.DIGEST)
    | optional(
        where=Text("https://example.com/policies/"),
        until=forms.DAY,
        by=_WHO,
        approved_by=_WHO,
        because=Text("The host was down for two hours."),
        rehearsal=Flag(),
    )
)
_REMEDY: Final = f"restore {FILE} as `policy look` wrote it"


def read(node: Mapping, findings: list[Finding]) -> tuple[Look, ...]:
    """Return the looks that a file lists, each once; what can't be one is a finding."""
    read_record({}, node, findings, what=FILE, elsewhere=_KEY)
    listed = node.get(_KEY)
    if not isinstance(listed, Listing):
        message = f"“{_KEY}” can't be {kind_in_words(listed)}" if listed else f"the key “{_KEY}” of {FILE} is missing"
        findings.append(Finding(listed.place if listed else node.place, RULE, message, _REMEDY))
        return ()
    looks = (_look(item, findings) for item in listed.items)
    return tuple(dict.fromkeys(look for look in looks if look))


def _look(node: Node, findings: list[Finding]) -> Look | None:
    if not isinstance(node, Mapping):
        findings.append(Finding(node.place, RULE, f"an item of “{_KEY}” can't be {kind_in_words(node)}", _REMEDY))
        return None
    before = len(findings)
    values = read_record(_LOOK, node, findings, what=f"“{_KEY}”")
    if len(findings) > before:
        return None
    look = from_keys(Look, values, place=node.place)
    whole = look.until and look.until >= look.day and look.by and look.approved_by and look.because
    if look.what == ACCEPTED and not whole:
        message = "an accepted gap has its last day, two people and a reason"
        findings.append(Finding(node.place, RULE, message, _REMEDY))
        return None
    return look


def line(look: Look) -> str:
    """Return a look as a line of the file."""
    return f"- {dump_line(to_keys(look, _LOOK))}\n"


def faults(policy: Policy) -> Iterator[Finding]:
    """Find looks at a notice that no record knows, and gaps that one person accepted alone."""
    lost: set[int] = set()
    for look in policy.looks:
        record = policy.record(look.version)
        if record is None and look.version not in lost:
            lost.add(look.version)
            message = f"these are looks at the notice of version {look.version}, of which no record can be read"
            yield Finding(look.place, RULE, message, f"restore notices/v{look.version:03}.yml, or this file, as it was")
        elif record is None:
            continue
        elif look.notice not in _notices(record):
            message = f"this is a look at another notice than those of version {look.version}"
            yield Finding(look.place, RULE, message, _REMEDY)
        elif look.what == ACCEPTED and people.same_person(look.by, look.approved_by):
            yield Finding(look.place, RULE, "one person alone can't accept a gap", "a second person accepts it, too")
        elif look.what == SEEN and not (look.rehearsal or look.where.startswith("https://")):
            message = f"a look at {in_quotes(look.where)} is no look at a published site"
            yield Finding(look.place, RULE, message, "restore the file: what stands in a folder is “built”")


def future(policy: Policy, now: datetime.datetime) -> Iterator[Finding]:
    """Find looks that are dated after today."""
    today = local_day(now, policy.brand)
    for look in policy.looks:
        if look.what != ACCEPTED and look.day > today:
            message = f"this look is dated {look.day}, which is still to come"
            yield Finding(look.place, "future", message, "set the clock right, or restore the file")


def elsewhere(policy: Policy, now: datetime.datetime) -> Iterator[Finding]:
    """Find looks at a notice of a version to come at another place than where brand.yml says that readers are."""
    today = local_day(now, policy.brand)
    for record in notice_clock.open_records(policy):
        if record.effective is None or record.effective <= today:
            continue
        mine = [one for one in policy.looks if one.version == record.version and one.what == SEEN and not one.rehearsal]
        look = next((one for one in mine if not same_site(one.where, policy.brand.address)), None)
        if look:
            message = (
                f"on {look.day}, the notice of version {record.version} was seen at {in_quotes(look.where)}, and"
                f" brand.yml says that readers are at {in_quotes(policy.brand.address)}"
            )
            remedy = "restore published_at; where the site has moved since, nothing is to be done"
            yield Finding(look.place, RULE, message, remedy, Severity.WARNING)
        yield from _moved(policy, record)


def _moved(policy: Policy, record: VersionRecord) -> Iterator[Finding]:
    """Find a notice that was seen at another place than that of the version before, where readers knew the site."""
    now, before = _seen_at(record), ""
    for one in policy.records:
        if isinstance(one, VersionRecord) and one.version < record.version:
            before = _seen_at(one) or before
    parent = policy.parent(record.version)
    known = stated_domains(parent.document) if parent and not parent.removed and not before else frozenset()
    if now and known and domain(now) not in known:
        message = (
            f"the notice of version {record.version} was seen at {in_quotes(now)}, and the text that applies states no"
            f" address of {domain(now)}"
        )
        remedy = "if readers know that site as yours, nothing is to be done; else restore published_at, and look there"
        yield Finding(record.place, RULE, message, remedy, Severity.WARNING)
    if now and before and not same_site(now, before):
        message = (
            f"the notice of version {record.version} was seen at {in_quotes(now)}, those before at {in_quotes(before)}"
        )
        remedy = "where the site has moved, its old address leads there; else restore published_at, and look there"
        yield Finding(record.place, RULE, message, remedy, Severity.WARNING)


def _seen_at(record: VersionRecord) -> str:
    """Return where the notice of a version was seen on the web; empty where it wasn't."""
    found = [one.where for one in record.evidence if one.channel == "site" and one.where.startswith("https://")]
    return found[-1] if found and not record.rehearsal else ""


def same_site(one: str, other: str) -> bool:
    """Return True if two addresses are one, but for the case of the host, and a slash at the end."""
    return _plain(one) == _plain(other)


def _plain(address: str) -> tuple[str, str, str]:
    scheme, _, rest = address.partition("#")[0].partition("://")
    host, _, path = rest.partition("/")
    return scheme.casefold(), host.casefold(), path.rstrip("/")


def _notices(record: VersionRecord) -> frozenset[str]:
    gone = record.withdrawal.digest if record.withdrawal else ""
    return frozenset({*(one.digest for one in record.notices), gone} - {""})


def days_seen(policy: Policy, record: VersionRecord) -> tuple[datetime.date, ...]:
    """Return the days on which the notice of a version was found on the published site, from the day of its clock on.

    None while the clock does not run, or where the site is no channel of it. A version that keeps the clock of the
    announced one that it revises has the days of that one, too: what nobody looked at then stays unseen.
    """
    begun = notice_clock.notified(policy, record)
    first = [local_day(one.at, policy.brand) for one in record.evidence if one.channel == SITE]
    if not begun or SITE not in requirements.required(policy, record)[1]:
        return ()
    former = revisions.revised(policy, record) if revisions.continues(policy, record) else None
    earlier = days_seen(policy, former) if former and notice_clock.notified(policy, former) == begun else ()
    if not first and not earlier:
        return ()
    start = max(local_day(begun, policy.brand), min((*first, *earlier)))
    looks = (one.day for one in policy.looks if one.version == record.version and one.what == SEEN)
    return tuple(sorted({start, *(day for day in (*earlier, *first, *record.seen, *looks) if day > start)}))


def unseen(policy: Policy, record: VersionRecord, today: datetime.date) -> tuple[tuple[datetime.date, int], ...]:
    """Return the gaps of a notice that nobody accepted; those of a period that is over, to its last day, too.

    Of what was announced before entries were chained, earlier programs asked for nothing once the period was over.
    """
    days = [day for day in days_seen(policy, record) if day <= today]
    ended = record.effective is not None and record.effective <= today
    if ended and not any(link.of.startswith(_NOTICE) for link in record.chain):
        return ()
    within = (
        [*(day for day in days if day < record.effective), record.effective] if ended and record.effective else days
    )
    return gaps(policy, record, within if days else ())


def gaps(policy: Policy, record: VersionRecord, days: Sequence[datetime.date]) -> tuple[tuple[datetime.date, int], ...]:
    """Return the gaps between days of looks that nobody accepted: the first day of each, and how many days it has."""
    of = {record.version, *(former.version for former in _continued(policy, record))}
    accepted = {day for one in policy.looks if one.version in of for day in _accepted(one)}
    missing = (
        one + DAY * number
        for one, other in pairwise(days)
        for number in range(1, (other - one).days)
        if one + DAY * number not in accepted
    )
    return tuple(_runs(missing))


def _continued(policy: Policy, record: VersionRecord) -> Iterator[VersionRecord]:
    """Yield the announced versions on whose clock a version goes on."""
    former = revisions.revised(policy, record) if revisions.continues(policy, record) else None
    if former and former.notices:
        yield former
        yield from _continued(policy, former)


def _accepted(look: Look) -> Iterator[datetime.date]:
    if look.what == ACCEPTED and look.until:
        yield from (look.day + DAY * number for number in range((look.until - look.day).days + 1))


def _runs(days: Iterable[datetime.date]) -> Iterator[tuple[datetime.date, int]]:
    """Yield rows of days beside each other, each as its first day and its length."""
    first: datetime.date | None = None
    length = 0
    for day in days:
        if first and day == first + DAY * length:
            length += 1
            continue
        if first:
            yield first, length
        first, length = day, 1
    if first:
        yield first, length


def spans(found: Iterable[tuple[datetime.date, int]]) -> str:
    """Return gaps in words, each with its length."""
    return ", ".join(
        f"{first} (1 day)" if length == 1 else f"{first} to {first + DAY * (length - 1)} ({length} days)"
        for first, length in found
    )
