"""In Dutch: feeds, calendars and the page for missing addresses."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

FEEDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "feed-changes": "{title}: wijziging op {date}",
        "feed-changes-words": "Versie {number} geldt vanaf {date} (00:00, {zone}).",
        "feed-later": "{title}: wijziging later, op {date}",
        "feed-later-words": "Versie {number} geldt vanaf {date} (00:00, {zone}), niet vanaf {former}.",
        "feed-withdrawn": "{title}: de voor {date} aangekondigde wijziging is ingetrokken",
        "feed-withdrawn-words": "Versie {number} was aangekondigd voor {date}. Zij gaat niet gelden.",
        "feed-since-withdrawn": "Zij is sindsdien ingetrokken.",
        "feed-since-postponed": "Zij is sindsdien uitgesteld, tot {date}.",
        "feed-instead": "Zij komt in de plaats van versie {number}.",
        "feed-consent": "Waarvoor uw toestemming nodig is, begint pas wanneer u die hebt gegeven.",
        "feed-exception": "Het einde van de termijn wordt niet afgewacht ({reason}): {basis}",
        "feed-because-legal-obligation": "wettelijke plicht",
        "feed-because-imminent-security": "onmiddellijk gevaar voor de veiligheid",
        "feed-because-exclusively-favourable": "alleen in het voordeel van lezers",
        "feed-first": "{title}: geldt sinds {date}",
        "feed-first-words": "De eerste versie geldt sinds {date}.",
        "feed-changed": "{title}: gewijzigd op {date}",
        "feed-changed-words": "Versie {number} geldt sinds {date}.",
        "feed-recorded": "{title}: versie {number} is voor het eerst vastgelegd op {date}",
        "feed-recorded-words": (
            "Versie {number} is voor het eerst vastgelegd op {date}. Vanaf wanneer zij gold, is niet bekend."
        ),
        "feed-removed": "{title}: de tekst van versie {number} is op bevel verwijderd",
        "feed-removed-words": "De tekst van versie {number} is op {date} uit het archief verwijderd: {basis}",
        "calendar-applies": "{brand}: {title} geldt",
        "calendar-changes": "{brand}: {title} verandert",
        "calendar-words": "Versie {number} geldt vanaf {date}, 00:00, {zone}.",
        "calendar-withdrawn": "Versie {number} is ingetrokken.",
        "calendar-notice": "{brand}: laatste dag van de termijn, {title}",
        "calendar-notice-words": (
            "De mededeling was gedaan op {moment}; haar {days} dagen eindigen met deze dag. Versie {number} geldt"
            " vanaf {date}."
        ),
        "file-feed": "Wijzigingen (Atom)",
        "file-json-feed": "Wijzigingen (JSON Feed)",
        "file-calendar": "Belangrijke dagen",
        "file-applications": "Voor toepassingen",
        "file-versions": "Alle versies",
        "file-facts": "Feiten in het Data Privacy Vocabulary",
        "file-version": "Versie {number} met haar feiten",
        "file-text": "Versie {number}, zoals verzegeld",
        "not-found": "Pagina niet gevonden",
        "not-found-words": (
            "Er is geen pagina op dit adres. Elke versie van een tekst houdt haar adres voor altijd; controleer dus"
            " de spelling."
        ),
        "not-found-start": "{name}: startpagina",
    }
)
