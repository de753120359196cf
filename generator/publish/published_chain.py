"""Whether the archive goes on from what is published of it, on the site that a build replaces or on the live one."""

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from generator.checks.continuity import RULE, Listed, breaks, read, unknown, unproved
from generator.errors import Finding, Place, Severity
from generator.loading import policy_source
from generator.model.record import ChainLink, Recorded, VersionRecord
from generator.site.feeds.versions_json import listing
from generator.site.policy_on_day import PolicyOnDay

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
