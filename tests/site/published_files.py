"""The files for programs beside a policy's pages, as a build publishes them on a day."""

import datetime
from collections.abc import Callable, Iterator
from typing import TypeVar

from generator.site.feeds.outputs import daily_outputs, feed_outputs
from generator.site.pages.version import beside_outputs
from generator.site.policy_on_day import PolicyOnDay
from tests.rendered import TEMPLATES

T = TypeVar("T")


def feeds(item: PolicyOnDay, today: datetime.date) -> Iterator[tuple[str, bytes]]:
    """Yield the files, by path below the site's root; none where no version is on the site."""
    always = item.without_day()
    rows = (*daily_outputs(always, today), *feed_outputs(always, TEMPLATES))
    yield from ((one.address, one.made()) for one in rows)


def files_beside_archive(item: PolicyOnDay) -> dict[str, bytes]:
    """Return what any two versions are compared from, and each day as an address of its version, by path."""
    return {
        path: content
        for row in beside_outputs(item.without_day(), TEMPLATES)
        for path, content in row.function(make_now, *row.inputs).items()
    }


def make_now(function: Callable[..., T], /, *inputs: object) -> T:
    """Make something without a memo."""
    return function(*inputs)
