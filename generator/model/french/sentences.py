"""All sentences of the catalogue in French."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from generator.model.french.banner import BANNER
from generator.model.french.changes import CHANGES
from generator.model.french.compare import COMPARE
from generator.model.french.counts import COUNTS
from generator.model.french.feeds import FEEDS
from generator.model.french.glance import GLANCE
from generator.model.french.notice import NOTICE
from generator.model.french.notice_given import NOTICE_GIVEN
from generator.model.french.pages import PAGES
from generator.model.french.redline import REDLINE
from generator.model.french.scripts import SCRIPTS
from generator.model.french.versions import VERSIONS

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
