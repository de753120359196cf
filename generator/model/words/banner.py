"""The sentences of the banner, and of the marks beside the sections that will change."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from generator.model.words.sentence import Sentence, fixed, must

BANNER: Final[Mapping[str, Sentence]] = MappingProxyType(
    {
        # the banner
        "banner-name": fixed("Changes"),
        "banner-changes": must("{title} changes on {date}."),
        "banner-changed": must("{title} changed on {date}."),
        "banner-takes-effect": must("{title} takes effect on {date}."),
        "banner-not-yet": must("This text is not yet in force. It takes effect on {date}."),
        "banner-withdrawn": must("The change of the {title} that was announced for {date} does not take place."),
        "read-what-changes": must("Read what changes"),
        "read-new-text": must("Read the new text"),
        "read-in-force": must("Read the text in force"),
        "read-why": must("Read more about it"),
        # marks beside the sections of the text in force
        "mark-changes": must("Changes on {date}"),
        "mark-removed": must("Will be removed on {date}"),
        "mark-new": must("New from {date}: “{section}”"),
        "mark-read-changes": must("read what changes"),
        "mark-read": must("read it"),
    }
)
