"""In Dutch: the other pages."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

PAGES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "overview": "Overzicht",
        "glance": "In het kort",
        "glance-later": "Vanaf {date}: {link}",
        "glance-no-longer": "niet meer vermeld",
        "glance-intro": (
            "Een samenvatting. Wat telt is de volledige tekst hieronder; elke regel leidt naar zijn paragraaf."
        ),
        "policies-of": "{brand}: alle teksten",
        "policies-about": "De teksten van {brand}, met alle versies.",
        "read-its-text": "lees de tekst",
        "all-versions-and-dates": "Alle versies en data",
        "history-of-sections": "Geschiedenis van elke paragraaf",
        "what-version-changed": "Wat versie {number} heeft gewijzigd",
        "effective-date": "Geldig vanaf: {date}",
        "effective-unknown": "Dag van inwerkingtreding onbekend, voor het eerst vastgelegd op {date}",
        "never-in-force": "Nooit van kracht",
        "standing-upcoming": "Geldt vanaf {date}",
        "standing-since": "Van kracht sinds {date}",
        "standing-since-at-the-latest": "Van kracht uiterlijk sinds {date}",
        "standing-until": "Van kracht sinds {date}, tot en met {last}",
        "standing-until-at-the-latest": "Van kracht uiterlijk sinds {date}, tot en met {last}",
        "standing-past": "Van kracht van {date} tot en met {last}",
        "standing-past-at-the-latest": "Van kracht uiterlijk van {date} tot en met {last}",
        "version-number": "Versie {number}",
        "link-here": "Link naar deze plaats",
        "contents": "Inhoud",
        "text-gone": (
            "De tekst van versie {number} is op bevel verwijderd, daarom kunnen de wijzigingen niet worden getoond."
        ),
        "texts-gone": (
            "De teksten van versies {numbers} zijn op bevel verwijderd, daarom kunnen de wijzigingen niet worden"
            " getoond."
        ),
        "section-today": "Deze paragraaf vandaag",
        "section-gone": "De tekst die geldt heeft geen zulke paragraaf.",
        "imprint-text": "Tekst",
        "imprint-applies": "Geldt",
        "imprint-digest": "Controlegetal",
        "imprint-stays": "Blijft op",
        "versions-title": "{title}: alle versies",
        "versions-intro": "Elke versie van deze tekst: welke tekst wanneer gold, en wat er is veranderd.",
        "versions-about": "Elke versie van de tekst “{title}” van {brand}, en wanneer die gold.",
        "versions-compare": "Twee versies vergelijken",
        "versions-question": "Welke tekst gold op een bepaalde dag? {link}.",
        "history-title": "{title}: de geschiedenis van elke paragraaf",
        "history-intro": "Wanneer en hoe elke paragraaf is veranderd, de laatste eerst.",
        "history-gone": "Vervallen paragrafen",
        "history-about": "{brand}: wanneer en hoe elke paragraaf van de tekst “{title}” is veranderd.",
        "history-in-force": "De tekst die geldt",
        "history-unchanged-first": "Ongewijzigd sinds de eerste versie",
        "history-unchanged": "Ongewijzigd sinds versie {number}",
        "history-first": "in de eerste versie",
        "history-since": "sindsdien in de tekst",
        "history-never": "nooit van kracht",
        "history-recorded": "voor het eerst vastgelegd op {date}",
        "history-from": "vanaf {date}",
        "history-new": "nieuw",
        "history-removed": "vervallen",
        "history-renamed": "hernoemd, vroeger “{name}”",
        "history-moved": "verplaatst binnen de tekst",
        "history-reworded": "tekst gewijzigd",
        "history-restated": "feiten gewijzigd",
        "history-changed": "gewijzigd",
        "history-untold": "gewijzigd na versie {number}; een tekst ertussen is op bevel verwijderd",
        "history-more": "En nog {count}.",
        "see-the-change": "De wijziging bekijken",
        "see-the-change-to": "naar versie {number}",
        "section-new": "Nieuw op {date}",
        "section-changed": "Gewijzigd op {date}",
        "section-history": "Geschiedenis",
        "section-history-of": "van “{section}”",
        "notice-given": "Gedane mededeling",
        "no-change-seen": "Niets dat een lezer ziet.",
        "decided-by": "Niveau besloten door {name} op {date}: {because}",
        "about-in-force": "{brand}: {title}. {since}.",
        "about-first": "{brand}: {title}, vanaf {date}.",
        "takes-effect": "Deze tekst geldt vanaf {date}: {link}.",
        "last-change": "Laatste wijziging",
        "version-in-force": "Deze versie is van kracht sinds {date}. Haar vaste adres is {link}.",
        "version-in-force-recorded": (
            "Deze versie is van kracht en is voor het eerst vastgelegd op {date}. Haar vaste adres is {link}."
        ),
        "version-to-come": "Deze versie is nog niet van kracht. Zij geldt vanaf {date}.",
        "version-past": "Deze versie is niet meer van kracht: zij gold van {date} tot en met {last}.",
        "version-past-one-day": "Deze versie is niet meer van kracht: zij gold alleen op {date}.",
        "version-past-open": "Deze versie is niet meer van kracht: zij gold vanaf {date}.",
        "version-past-recorded": (
            "Deze versie is niet meer van kracht: zij is voor het eerst vastgelegd op {date} en gold tot en met {last}."
        ),
        "version-past-recorded-open": (
            "Deze versie is niet meer van kracht: zij is voor het eerst vastgelegd op {date}."
        ),
        "version-withdrawn": "Deze versie is op {date} ingetrokken en was nooit van kracht.",
        "version-never": "Deze versie is nooit aangekondigd en was nooit van kracht.",
        "notice-unknown": (
            "Deze versie komt uit een ouder archief. Welke mededeling ervan is gedaan, is niet vastgelegd."
        ),
        "never-announced": "Zij is nooit aangekondigd.",
        "no-notice-needed": "Voor haar wijzigingen is geen mededeling nodig.",
        "apart-translation": (
            "In het {language} geldt versie {new} sinds {date}. Deze tekst is de vertaling van versie {old}."
        ),
        "apart-translation-from": "De vertaling van versie {new} geldt hier vanaf {date}.",
        "apart-original": (
            "In het {language} geldt nog de vertaling van versie {old}; dit is versie {new}, van kracht sinds {date}."
        ),
        "apart-original-from": "De vertaling van versie {new} geldt daar vanaf {date}.",
        "out-of-date": (
            "Deze pagina is gemaakt op {date}. Een dag die zij noemt is sindsdien gekomen: zoek een nieuwere kopie."
        ),
    }
)
