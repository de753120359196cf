"""The files for programs beside a policy's pages, as a build publishes them on a day."""

import datetime
from collections.abc import Iterator
from typing import Final

from generator.publish.page_templates import page_templates
from generator.site.feeds.outputs import daily_outputs, feed_outputs
from generator.site.policy_on_day import PolicyOnDay
from tests.conftest import ROOT

TEMPLATES: Final = page_templates(ROOT)


def feeds(item: PolicyOnDay, today: datetime.date) -> Iterator[tuple[str, bytes]]:
    """Yield the files, by path below the site's root; none where no version is on the site."""
    always = item.without_day()
    rows = (*daily_outputs(always, today), *feed_outputs(always, TEMPLATES))
    yield from ((one.address, one.made()) for one in rows)
