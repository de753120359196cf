"""Whether the archive goes on from what is published of it, on the site that a build replaces or on the live one."""

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from generator.checks.continuity import RULE, Listed, breaks, other_promise, read, unknown, unproved
from generator.errors import Finding, Place, Severity
from generator.loading import policy_source
from generator.model.policy import Policy
from generator.model.record import ChainLink, PromiseSupplement, Recorded, VersionRecord
from generator.site.feeds.versions_json import listing
from generator.site.policy_on_day import PolicyOnDay
from generator.source import promised_file

NOT_COMPARED: Final = "not-compared"
_IMPORTED: Final = "imported"
_SEEN: Final = "seen"
_LEAD: Final = re.compile(r"^https://(?:www\.)?")
MOST_DAYS: Final = 31
"""So old a site may be that is built when there is something to publish, and not each day."""


@dataclass(frozen=True, slots=True)
class Live:
    """A site that is published, at `where`, with its lists of versions."""

    where: str
    lists: tuple[Listed, ...]


def chain_breaks(
    loaded: policy_source.Source, published: Sequence[PolicyOnDay], live: Sequence[Live]
) -> Iterator[Finding]:
    """Find where policies do not go on from what the sites show of them."""
    here = {item.policy.name: item for item in published}
    known = {one.policy for site in live for one in site.lists}
    for item in published:
        gone = next((version for version in item.versions if version.removed), None)
        if gone and item.policy.name not in known:
            yield unproved(gone, item.policy.name)
    for one in (one for site in live for one in site.lists):
        own = here.get(one.policy)
        archive = list_today(own) if own else None
        entries = {link.digest for record in (own.policy.records if own else ()) for link in _links(record)}
        yield from breaks(one, archive, loaded.shown_path, entries)


def list_today(item: PolicyOnDay) -> Listed:
    """Return the list of a policy's versions as a build would publish it now."""
    return read(listing(item, item.today))


def _place(address: str) -> str:
    """Return host and path of an address, as readers know them, with a slash at the end."""
    return f"{_LEAD.sub('', address.casefold()).rstrip('/')}/"


def _links(record: Recorded) -> tuple[ChainLink, ...]:
    return record.chain if isinstance(record, VersionRecord) else ()


def not_published(loaded: policy_source.Source, live: Sequence[Live]) -> Iterator[Finding]:
    """Find policies that none of the live sites holds."""
    if live:
        lists = [one for site in live for one in site.lists]
        yield from unknown(loaded.policies, lists, " and ".join(site.where for site in live), loaded.shown_path)


def not_compared(policies: Iterable[Policy], sites: Sequence[Live], today: datetime.date) -> Iterator[Finding]:
    """Find policies that no site shows, though their records do: what was published of them is compared with nothing.

    A site that was lost looks like one that never was; what is told of, or went on from an earlier version, was there.
    """
    known = {one.policy for site in sites for one in site.lists if one.rows}
    for policy in policies:
        if policy.name not in known and (shown := _shows_a_site(policy, today)):
            message = f"{shown}, and no site is here to compare with: nothing shows that this archive is whole"
            remedy = "name the live site (policy build --published https://…), and publish nothing before"
            yield Finding(policy.versions[-1].place, NOT_COMPARED, message, remedy, Severity.WARNING)


def _shows_a_site(policy: Policy, today: datetime.date) -> str:
    """Return what in the records of a policy says that it was published before; empty where nothing does."""
    records = [one for one in policy.records if isinstance(one, VersionRecord)]
    if told := next((one for one in reversed(records) if one.evidence or one.notices), None):
        said = "readers were told" if told.evidence else "an announcement was made"
        return f"{said} of version {told.version} of {policy.name}"
    if any(one.what == _SEEN for one in policy.looks):
        return f"somebody looked at the published site of {policy.name}"
    later = [one for one in policy.versions[1:] if one.origin != _IMPORTED and one.recorded < today]
    return f"version {later[-1].number} of {policy.name} was sealed on {later[-1].recorded}" if later else ""


def promise_unproved(
    policies: Iterable[Policy], lists: Sequence[Listed], shown_path: str, *, builds: bool
) -> Iterator[Finding]:
    """Find what was written down of the promise of older versions, while no version and no site holds its digest.

    Whoever `builds` is told in any case; else, where there is no site to tell by, what differs from brand.yml is named.
    """
    for policy in policies:
        file = policy.promised
        if any(one.promised for one in policy.versions):
            continue
        own = [one for one in lists if one.policy == policy.name and one.promised]
        said = promised_file.digest_of(file) if file else ""
        for one in own:
            yield from other_promise(one, said, f"{shown_path}/{policy.name}")
        if file and not own and (builds or lists or _other_now(policy, file)):
            message = f"no site and no version shows yet that {promised_file.FILE} of {policy.name} is as written"
            message += _other_now(policy, file)
            remedy = "compare it with the commit of `policy upgrade`, then build and publish the site"
            yield Finding(file.place, promised_file.RULE, message, remedy, Severity.WARNING)


def _other_now(policy: Policy, file: PromiseSupplement) -> str:
    """Return what the file says otherwise than brand.yml does now, as the end of a sentence; empty where nothing is."""
    brand = policy.brand
    pairs = (
        ("timezone", file.timezone, brand.timezone),
        ("unreached_percent", file.unreached_percent, brand.unreached_percent),
        ("regimes", ", ".join(sorted(file.regimes)) or "none", ", ".join(sorted(brand.regimes)) or "none"),
    )
    other = [f"{key} {written}, there {now}" for key, written, now in pairs if written != now]
    return f", and it says otherwise than brand.yml ({'; '.join(other)})" if other else ""


def may_be_a_copy(loaded: policy_source.Source, live: Sequence[Live], today: datetime.date) -> Iterator[Finding]:
    """Find sites that may be none that readers see: at an address that no brand names, or built long ago.

    What was announced since then would be missed there by nobody. A brand is where it says, or below that; a copy on
    the same host, or on another one of its domain, is another site.
    """
    known = [_place(brand.address) for brand in loaded.brands if brand.address]
    for one in live:
        place = Place(one.where, 0)
        here = _place(one.where)
        if known and one.where.startswith("https://") and not any(place.startswith(here) for place in known):
            message = "no brand says that readers are here, and what was published since elsewhere would not be missed"
            remedy = "name the address of “published_at”, or mend that"
            yield Finding(place, RULE, message, remedy, Severity.WARNING)
        built = max((listed.as_of for listed in one.lists), default=today)
        if (today - built).days > MOST_DAYS:
            message = f"this was built on {built}: if it is a copy, what was published since would not be missed"
            yield Finding(place, RULE, message, "name the site that readers see; build it each day", Severity.WARNING)
