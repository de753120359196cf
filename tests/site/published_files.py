"""The files for programs beside a policy's pages, as a build publishes them on a day."""

import datetime
from collections.abc import Iterator

from generator.site.feeds.outputs import daily_outputs, feed_outputs
from generator.site.output_row import make_directly
from generator.site.pages.version import beside_outputs
from generator.site.policy_on_day import PolicyOnDay
from tests.rendered import TEMPLATES


def feeds(item: PolicyOnDay, today: datetime.date) -> Iterator[tuple[str, bytes]]:
    """Yield the files, by path below the site's root; none where no version is on the site."""
    always = item.without_day()
    rows = (*daily_outputs(always, today), *feed_outputs(always, TEMPLATES))
    yield from ((one.address, one.made()) for one in rows)


def files_beside_archive(item: PolicyOnDay) -> dict[str, bytes]:
    """Return what any two versions are compared from, and each day as an address of its version, by path."""
    rows = beside_outputs(item.without_day(), TEMPLATES)
    return {path: content for row in rows for path, content in row.function(make_directly, *row.inputs).items()}
