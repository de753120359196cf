"""In German: the list of all versions and the page of each."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

VERSIONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "version-title": "{title}, Fassung {number}",
        "versions-since": "{count} seit dem {date}",
        "title-in-force": "{title}: der Text, der gilt",
        "when-question": "Welcher Text galt am",
        "when-show": "Zeigen",
        "when-dates": "Alle Daten ansehen",
        "today": "heute",
        "first-version": "erste Fassung",
        "brought-later": "später als vergangene eingefügt",
        "state-announced": "angekündigt",
        "state-in-force": "in Kraft",
        "state-superseded": "abgelöst",
        "state-withdrawn": "zurückgezogen",
        "state-never-announced": "nie angekündigt",
        "state-never-announced-withdrawn": "nie angekündigt, zurückgezogen",
        "state-on": "{state} am {date}",
        "what-it-changed": "Was sie geändert hat",
        "what-it-changes": "Was sie ändert",
        "this-version-changed": "Was diese Fassung geändert hat",
        "this-version-changes": "Was diese Fassung ändert",
        "compare-with-current": "Mit dem heutigen Text vergleichen",
        "exact-record": "Genaue Aufzeichnung (.txt)",
        "effective-unrecorded": "Tag des Inkrafttretens unbekannt, an diesem Tag zuerst erfasst",
        "undated-all": "Diese Daten sind die Tage, an denen jeder Text zuerst erfasst wurde.",
        "undated-some": (
            "Die Daten der Fassungen 1 bis {number} sind die Tage, an denen jeder Text zuerst erfasst wurde."
        ),
        "undated-only": "Wann sie in Kraft traten, ist nicht bekannt.",
        "undated-unnoticed": "Wann sie in Kraft traten und welche Mitteilung erfolgte, ist nicht bekannt.",
        "unnoticed-all": "Welche Mitteilung zu diesen Fassungen erfolgte, ist nicht erfasst.",
        "unnoticed-some": "Welche Mitteilung zu den Fassungen 1 bis {number} erfolgte, ist nicht erfasst.",
        "dates-heading": "Alle Daten",
        "dates-table": "Daten",
        "dates-caption": "An einem Tag galt der Text, in dessen Zeile er fällt.",
        "dates-from": "Von",
        "dates-recorded": "Zuerst erfasst",
        "dates-from-recorded": "Von (1 bis {number}: zuerst erfasst)",
        "dates-until": "Bis",
        "dates-text": "Text",
        "dates-uncertain": "unbekannt; zuerst erfasst am {date}",
        "dates-open": "auf Weiteres",
        "removed-about": "{brand}: {title} ({state}, Text auf Anordnung entfernt).",
        "removed-by-order": "Text auf Anordnung entfernt",
        "removed-on": "am {date}: {basis}",
        "removed-by": "Entfernt von {name}, freigegeben von {second}.",
        "changes-known": "Was von ihren Änderungen bekannt ist",
    }
)
