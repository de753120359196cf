"""In German: feeds, calendars and the page for missing addresses."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

FEEDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "feed-changes": "{title}: Änderung am {date}",
        "feed-changes-words": "Fassung {number} gilt ab dem {date} (00:00, {zone}).",
        "feed-later": "{title}: Änderung später, am {date}",
        "feed-later-words": "Fassung {number} gilt ab dem {date} (00:00, {zone}), nicht ab dem {former}.",
        "feed-withdrawn": "{title}: Die für den {date} angekündigte Änderung wurde zurückgezogen",
        "feed-withdrawn-words": "Fassung {number} war für den {date} angekündigt. Sie tritt nicht in Kraft.",
        "feed-since-withdrawn": "Sie wurde seitdem zurückgezogen.",
        "feed-since-postponed": "Sie wurde seitdem verschoben, auf den {date}.",
        "feed-instead": "Sie tritt an die Stelle von Fassung {number}.",
        "feed-consent": "Was Ihrer Einwilligung bedarf, beginnt erst, wenn Sie sie gegeben haben.",
        "feed-exception": "Das Ende der Frist wird nicht abgewartet ({reason}): {basis}",
        "feed-because-legal-obligation": "rechtliche Pflicht",
        "feed-because-imminent-security": "unmittelbare Gefahr für die Sicherheit",
        "feed-because-exclusively-favourable": "nur zugunsten der Leser",
        "feed-first": "{title}: gilt seit dem {date}",
        "feed-first-words": "Die erste Fassung gilt seit dem {date}.",
        "feed-changed": "{title}: geändert am {date}",
        "feed-changed-words": "Fassung {number} gilt seit dem {date}.",
        "feed-recorded": "{title}: Fassung {number} wurde zuerst am {date} erfasst",
        "feed-recorded-words": "Fassung {number} wurde zuerst am {date} erfasst. Ab wann sie galt, ist nicht bekannt.",
        "feed-removed": "{title}: Der Text von Fassung {number} wurde auf Anordnung entfernt",
        "feed-removed-words": "Der Text von Fassung {number} wurde am {date} aus dem Archiv entfernt: {basis}",
        "calendar-applies": "{brand}: {title} gilt",
        "calendar-changes": "{brand}: {title}: Änderung",
        "calendar-words": "Fassung {number} gilt ab dem {date}, 00:00, {zone}.",
        "calendar-withdrawn": "Fassung {number} wurde zurückgezogen.",
        "calendar-notice": "{brand}: letzter Tag der Frist, {title}",
        "calendar-notice-words": (
            "Die Mitteilung war bis {moment} erfolgt; ihre {days} Tage enden mit diesem Tag. Fassung {number} gilt"
            " ab dem {date}."
        ),
        "file-feed": "Änderungen (Atom)",
        "file-json-feed": "Änderungen (JSON Feed)",
        "file-calendar": "Wichtige Tage",
        "file-applications": "Für Anwendungen",
        "file-versions": "Alle Fassungen",
        "file-facts": "Angaben im Data Privacy Vocabulary",
        "file-version": "Fassung {number} mit ihren Angaben",
        "file-text": "Fassung {number}, wie versiegelt",
        "not-found": "Seite nicht gefunden",
        "not-found-words": (
            "Unter dieser Adresse gibt es keine Seite. Jede Fassung eines Textes behält ihre Adresse für immer;"
            " bitte prüfen Sie die Schreibweise."
        ),
        "not-found-start": "{name}: Startseite",
    }
)
