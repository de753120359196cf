"""In Dutch: the sentences of the banner and of marks beside sections."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

BANNER: Final[Mapping[str, str]] = MappingProxyType(
    {
        "banner-name": "Wijzigingen",
        "banner-changes": "{title}: wijziging op {date}.",
        "banner-changed": "{title}: gewijzigd op {date}.",
        "banner-takes-effect": "{title}: geldt vanaf {date}.",
        "banner-not-yet": "Deze tekst geldt nog niet. Hij geldt vanaf {date}.",
        "banner-withdrawn": "{title}: de wijziging die voor {date} was aangekondigd, komt er niet.",
        "read-what-changes": "Lees wat er verandert",
        "read-new-text": "Lees de nieuwe tekst",
        "read-in-force": "Lees de tekst die geldt",
        "read-why": "Lees er meer over",
        "mark-changes": "Verandert op {date}",
        "mark-removed": "Vervalt op {date}",
        "mark-new": "Nieuw vanaf {date}: “{section}”",
        "mark-read-changes": "lees wat er verandert",
        "mark-read": "lees",
    }
)
