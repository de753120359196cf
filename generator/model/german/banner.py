"""In German: the sentences of the banner and of marks beside sections."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

BANNER: Final[Mapping[str, str]] = MappingProxyType(
    {
        "banner-name": "Änderungen",
        "banner-changes": "{title}: Änderung am {date}.",
        "banner-changed": "{title}: geändert am {date}.",
        "banner-takes-effect": "{title}: gilt ab dem {date}.",
        "banner-not-yet": "Dieser Text gilt noch nicht. Er gilt ab dem {date}.",
        "banner-withdrawn": "{title}: Zu der Änderung, die für den {date} angekündigt war, kommt es nicht.",
        "read-what-changes": "Lesen Sie, was sich ändert",
        "read-new-text": "Lesen Sie den neuen Text",
        "read-in-force": "Lesen Sie den Text, der gilt",
        "read-why": "Lesen Sie mehr darüber",
        "mark-changes": "Ändert sich am {date}",
        "mark-removed": "Entfällt am {date}",
        "mark-new": "Neu ab dem {date}: „{section}“",
        "mark-read-changes": "lesen, was sich ändert",
        "mark-read": "lesen",
    }
)
