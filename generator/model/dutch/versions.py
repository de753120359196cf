"""In Dutch: the list of all versions and the page of each."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

VERSIONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "version-title": "{title}, versie {number}",
        "versions-since": "{count} sinds {date}",
        "title-in-force": "{title}: de tekst die geldt",
        "when-question": "Welke tekst gold op",
        "when-show": "Tonen",
        "when-dates": "Alle data bekijken",
        "today": "vandaag",
        "first-version": "eerste versie",
        "brought-later": "later toegevoegd, als vroegere",
        "state-announced": "aangekondigd",
        "state-in-force": "van kracht",
        "state-superseded": "vervangen",
        "state-withdrawn": "ingetrokken",
        "state-never-announced": "nooit aangekondigd",
        "state-never-announced-withdrawn": "nooit aangekondigd, ingetrokken",
        "state-on": "{state} op {date}",
        "what-it-changed": "Wat zij heeft gewijzigd",
        "what-it-changes": "Wat zij wijzigt",
        "this-version-changed": "Wat deze versie heeft gewijzigd",
        "this-version-changes": "Wat deze versie wijzigt",
        "compare-with-current": "Vergelijken met de tekst van vandaag",
        "exact-record": "Exacte vastlegging (.txt)",
        "effective-unrecorded": "dag van inwerkingtreding onbekend, op deze dag voor het eerst vastgelegd",
        "undated-all": "Deze data zijn de dagen waarop elke tekst voor het eerst is vastgelegd.",
        "undated-some": (
            "De data van versies 1 tot en met {number} zijn de dagen waarop elke tekst voor het eerst is vastgelegd."
        ),
        "undated-only": "Wanneer zij in werking traden, is niet bekend.",
        "undated-unnoticed": "Wanneer zij in werking traden, en welke mededeling is gedaan, is niet bekend.",
        "unnoticed-all": "Welke mededeling van deze versies is gedaan, is niet vastgelegd.",
        "unnoticed-some": "Welke mededeling van versies 1 tot en met {number} is gedaan, is niet vastgelegd.",
        "dates-heading": "Alle data",
        "dates-table": "Data",
        "dates-caption": "De tekst die op een dag gold, is die van de rij waarin de dag valt.",
        "dates-from": "Van",
        "dates-recorded": "Voor het eerst vastgelegd",
        "dates-from-recorded": "Van (1 tot en met {number}: voor het eerst vastgelegd)",
        "dates-until": "Tot en met",
        "dates-text": "Tekst",
        "dates-uncertain": "onbekend; voor het eerst vastgelegd op {date}",
        "dates-open": "nader bericht",
        "removed-about": "{brand}: {title} ({state}, tekst op bevel verwijderd).",
        "removed-by-order": "Tekst op bevel verwijderd",
        "removed-on": "op {date}: {basis}",
        "removed-by": "Verwijderd door {name}, goedgekeurd door {second}.",
        "changes-known": "Wat er van haar wijzigingen bekend is",
    }
)
