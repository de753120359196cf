"""All sentences of the catalogue in Dutch."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from generator.model.dutch.banner import BANNER
from generator.model.dutch.changes import CHANGES
from generator.model.dutch.compare import COMPARE
from generator.model.dutch.counts import COUNTS
from generator.model.dutch.feeds import FEEDS
from generator.model.dutch.glance import GLANCE
from generator.model.dutch.notice import NOTICE
from generator.model.dutch.notice_given import NOTICE_GIVEN
from generator.model.dutch.pages import PAGES
from generator.model.dutch.redline import REDLINE
from generator.model.dutch.scripts import SCRIPTS
from generator.model.dutch.versions import VERSIONS

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
