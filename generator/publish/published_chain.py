"""Whether the archive goes on from what is published of it, on the site that a build replaces or on the live one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.checks.continuity import Listed, breaks, read, unknown, unproved
from generator.errors import Finding
from generator.loading import policy_source
from generator.model.record import ChainLink, Recorded, VersionRecord
from generator.site.feeds.versions_json import listing
from generator.site.policy_on_day import PolicyOnDay


@dataclass(frozen=True, slots=True)
class Live:
    """A site that is published, at `where`, with its lists of versions."""

    where: str
    lists: tuple[Listed, ...]


def broken(loaded: policy_source.Source, published: Sequence[PolicyOnDay], live: Sequence[Live]) -> Iterator[Finding]:
    """Find where policies do not go on from what the sites show of them."""
    here = {item.policy.name: item for item in published}
    known = {one.policy for site in live for one in site.lists}
    for item in published:
        gone = next((version for version in item.versions if version.removed), None)
        if gone and item.policy.name not in known:
            yield unproved(gone, item.policy.name)
    for one in (one for site in live for one in site.lists):
        own = here.get(one.policy)
        archive = listed(own) if own else None
        entries = {link.digest for record in (own.policy.records if own else ()) for link in _links(record)}
        yield from breaks(one, archive, loaded.shown_path, entries)


def listed(item: PolicyOnDay) -> Listed:
    """Return the list of a policy's versions as a build would publish it now."""
    return read(listing(item, item.today))


def _links(record: Recorded) -> tuple[ChainLink, ...]:
    return record.chain if isinstance(record, VersionRecord) else ()


def not_published(loaded: policy_source.Source, live: Sequence[Live]) -> Iterator[Finding]:
    """Find policies that none of the live sites holds."""
    if live:
        lists = [one for site in live for one in site.lists]
        yield from unknown(loaded.policies, lists, " and ".join(site.where for site in live), loaded.shown_path)
