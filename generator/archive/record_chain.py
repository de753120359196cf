"""The chain of what is recorded of a policy's versions: each entry carries the digest of the entry before it.

Entries are added, never changed or removed. The next version seals the digest of the last one at that moment, and the
published `versions.json` carries the newest. Records of earlier programs have no chain: it begins with the first entry
that is added to them.
"""

import dataclasses
import datetime
import enum
import json
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from generator.errors import Finding, Place
from generator.model.document import digest
from generator.model.policy import Policy
from generator.model.record import ChainLink, Decision, Recorded, VersionRecord
from generator.schema.nodes import in_quotes

FIRST: Final = "none"
_NEVER_REPLACED: Final = 2  # programs that seal with this grammar, or a later one, keep every entry
RULE: Final = "record-edited"
SEALED: Final = "sealed"
UNREACHED: Final = "unreached"  # an earlier program let a later decision on whom the notice missed replace the first
_RESTORE: Final = "restore the record as it was (git restore): entries are added by commands, never changed or removed"


def entries(record: VersionRecord) -> dict[str, object]:
    """Return the entries of a record by their names, in an order in which they can have been added."""
    notices = [_plain(one) for one in record.notices]
    if notices:
        beside = ("summary", "days", "channels", "limit", "waiver", "reasons", "words")
        said = {name: _plain(getattr(record, name)) for name in beside}
        notices[0] = [notices[0], {name: value for name, value in said.items() if value not in (None, "", [])}]
    sealing = {name: _plain(getattr(record, name)) for name in ("version", "digest", "level", "at_once", "parent")}
    ends = {"ends": record.ends.isoformat()} if record.ends else {}
    return {
        SEALED: sealing | ends | {"revises": record.revises, "decisions": _plain(record.decisions)},
        **{f"approval {n}": _plain(one) for n, one in enumerate(record.approvals, 1)},
        **{f"notice {n}": one for n, one in enumerate(notices, 1)},
        **{f"evidence {n}": _plain(one) for n, one in enumerate(record.evidence, 1)},
        **{f"seen {day}": True for day in record.seen},
        **{f"{UNREACHED} {n}" if n > 1 else UNREACHED: _plain(one) for n, one in enumerate(record.unreached, 1)},
        **({"withdrawal": _plain(record.withdrawal)} if record.withdrawal else {}),
    }


def _plain(value: object) -> object:
    """Return a value as plain data, without what isn't stated and where it stands: what is added later changes none."""
    match value:
        case enum.Enum():
            return str(value)
        case datetime.datetime() | datetime.date():
            return value.isoformat()
        case tuple():
            return [_plain(one) for one in value]
        case _ if dataclasses.is_dataclass(value):
            fields = {one.name: getattr(value, one.name) for one in dataclasses.fields(value) if one.compare}
            return {name: _plain(one) for name, one in fields.items() if one and name != "text"}
        case _:
            return value


def extended(
    before: VersionRecord | None, after: VersionRecord, newest: str, *, rehearsal: bool = False
) -> VersionRecord:
    """Return a record with the entries that were added to it chained, in their order, to the `newest` of the policy."""
    known = entries(before) if before else {}
    links = list(after.chain)
    for name, content in entries(after).items():
        if name not in known or known[name] != content:
            link = ChainLink(name, newest, "", rehearsal, after.place)
            newest = _digest(after, link, content)
            links.append(dataclasses.replace(link, digest=newest))
    return dataclasses.replace(after, chain=tuple(links))


def newest(records: Sequence[Recorded]) -> str:
    """Return the digest of the entry that was added last to the records of a policy; `none` where none is chained."""
    links = [link for record in records if isinstance(record, VersionRecord) for link in record.chain]
    followed = {link.previous for link in links}
    return next((link.digest for link in reversed(links) if link.digest not in followed), FIRST)


def newest_of(policy: Policy, numbers: Collection[int]) -> str:
    """Return the digest of the entry that was added last to the records of some versions; `none` where there is none.

    What is recorded of a version that readers don't know yet is left out.
    """
    links = [(one.version, link) for one in policy.records if isinstance(one, VersionRecord) for link in one.chain]
    after = {link.previous: (number, link) for number, link in links}
    last = digest_before = FIRST
    for _ in links:
        number, link = after.get(digest_before, (0, None))
        if link is None:
            break
        digest_before = link.digest
        last = link.digest if number in numbers else last
    return last


def digest_of(decisions: Sequence[Decision]) -> str:
    """Return the digest by which decisions are sealed with their version; `none` where nobody decided."""
    return digest(_bytes(_plain(tuple(decisions)))) if decisions else FIRST


def _digest(record: VersionRecord, link: ChainLink, content: object) -> str:
    said = {"version": record.version, "sealed": record.digest, "entry": link.of, "previous": link.previous}
    return digest(_bytes(said | {"content": content, "rehearsal": link.rehearsal}))


def _bytes(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def faults(policy: Policy) -> Iterator[Finding]:
    """Find entries that were changed, removed or added by hand, and what was sealed and is no longer there."""
    records = [one for one in policy.records if isinstance(one, VersionRecord)]
    for record in records:
        yield from _of_record(policy, record)
    links = [link for record in records for link in record.chain]
    yield from _order(links)
    known = {FIRST, *(link.digest for link in links)}
    for version in policy.versions:
        if version.record and version.record not in known:
            message = f"what was recorded before version {version.number} was sealed is no longer there"
            yield Finding(version.place, RULE, message, "restore the records as they were (git restore)")


def _of_record(policy: Policy, record: VersionRecord) -> Iterator[Finding]:
    there = entries(record)
    last = {link.of: link for link in record.chain}
    sealed = policy.find_version(record.version)
    replaced = UNREACHED if sealed is None or sealed.grammar < _NEVER_REPLACED else ""
    for link in record.chain:
        if last[link.of] != link and link.of != replaced:
            yield _edited(last[link.of].place, f"the entry {in_quotes(link.of)} was recorded twice: it was changed")
    for name, link in last.items():
        if name not in there:
            yield _edited(link.place, f"the entry {in_quotes(name)} was removed")
        elif _digest(record, link, there[name]) != link.digest:
            yield _edited(link.place, f"the entry {in_quotes(name)} is no longer what was recorded")
    version = policy.find_version(record.version)
    if version is None or record.unfinished:
        return
    whole = SEALED in last or bool(version.decisions)
    lacking = [name for name in there if name not in last]
    if whole and lacking:
        yield _edited(record.place, f"the entry {in_quotes(lacking[0])} was added by hand, or the chain was removed")
    if version.decisions and version.decisions != digest_of(record.decisions):
        yield _edited(record.place, f"these are not the decisions with which version {version.number} was sealed")


def _edited(place: Place, message: str) -> Finding:
    return Finding(place, RULE, message, _RESTORE)


def _order(links: Sequence[ChainLink]) -> Iterator[Finding]:
    """Find links that don't make one chain: each but the first follows another, and none is followed by two."""
    known = {FIRST, *(link.digest for link in links)}
    followed: dict[str, ChainLink] = {}
    for link in links:
        if link.previous not in known:
            yield _edited(link.place, f"the entry before {in_quotes(link.of)} is missing")
        elif link.previous in followed:
            message = (
                f"{in_quotes(link.of)} and {in_quotes(followed[link.previous].of)} were recorded after the same entry"
            )
            remedy = "keep one of them, and run the command of the other again: two branches were merged"
            yield Finding(link.place, RULE, message, remedy)
        followed[link.previous] = link
