"""All sentences of the catalogue in German."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from generator.model.german.banner import BANNER
from generator.model.german.changes import CHANGES
from generator.model.german.compare import COMPARE
from generator.model.german.counts import COUNTS
from generator.model.german.feeds import FEEDS
from generator.model.german.glance import GLANCE
from generator.model.german.notice import NOTICE
from generator.model.german.notice_given import NOTICE_GIVEN
from generator.model.german.pages import PAGES
from generator.model.german.redline import REDLINE
from generator.model.german.scripts import SCRIPTS
from generator.model.german.versions import VERSIONS

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
