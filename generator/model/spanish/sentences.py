"""All sentences of the catalogue in Spanish."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from generator.model.spanish.banner import BANNER
from generator.model.spanish.changes import CHANGES
from generator.model.spanish.compare import COMPARE
from generator.model.spanish.counts import COUNTS
from generator.model.spanish.feeds import FEEDS
from generator.model.spanish.glance import GLANCE
from generator.model.spanish.notice import NOTICE
from generator.model.spanish.notice_given import NOTICE_GIVEN
from generator.model.spanish.pages import PAGES
from generator.model.spanish.redline import REDLINE
from generator.model.spanish.scripts import SCRIPTS
from generator.model.spanish.versions import VERSIONS

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
