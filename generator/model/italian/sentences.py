"""All sentences of the catalogue in Italian."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from generator.model.italian.banner import BANNER
from generator.model.italian.changes import CHANGES
from generator.model.italian.compare import COMPARE
from generator.model.italian.counts import COUNTS
from generator.model.italian.feeds import FEEDS
from generator.model.italian.glance import GLANCE
from generator.model.italian.notice import NOTICE
from generator.model.italian.notice_given import NOTICE_GIVEN
from generator.model.italian.pages import PAGES
from generator.model.italian.redline import REDLINE
from generator.model.italian.scripts import SCRIPTS
from generator.model.italian.versions import VERSIONS

SENTENCES: Final[Mapping[str, str]] = MappingProxyType(
    {
        **NOTICE,
        **BANNER,
        **PAGES,
        **CHANGES,
        **COUNTS,
        **NOTICE_GIVEN,
        **VERSIONS,
        **COMPARE,
        **FEEDS,
        **GLANCE,
        **REDLINE,
        **SCRIPTS,
    }
)
