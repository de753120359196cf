"""In German: the other pages."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

PAGES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "overview": "Übersicht",
        "glance": "Auf einen Blick",
        "glance-later": "Ab dem {date}: {link}",
        "glance-no-longer": "nicht mehr angegeben",
        "glance-intro": (
            "Eine Zusammenfassung. Was zählt, ist der vollständige Text unten; jede Zeile führt zu ihrem Abschnitt."
        ),
        "policies-of": "{brand}: alle Texte",
        "policies-about": "Die Texte von {brand}, mit allen Fassungen.",
        "read-its-text": "seinen Text lesen",
        "all-versions-and-dates": "Alle Fassungen und Daten",
        "history-of-sections": "Verlauf jedes Abschnitts",
        "what-version-changed": "Was Fassung {number} geändert hat",
        "effective-date": "Gültig ab: {date}",
        "effective-unknown": "Tag des Inkrafttretens unbekannt, zuerst erfasst am {date}",
        "never-in-force": "Nie in Kraft",
        "standing-upcoming": "Gilt ab dem {date}",
        "standing-since": "In Kraft seit dem {date}",
        "standing-since-at-the-latest": "In Kraft spätestens seit dem {date}",
        "standing-until": "In Kraft seit dem {date}, bis zum {last}",
        "standing-until-at-the-latest": "In Kraft spätestens seit dem {date}, bis zum {last}",
        "standing-past": "In Kraft vom {date} bis zum {last}",
        "standing-past-at-the-latest": "In Kraft spätestens vom {date} bis zum {last}",
        "version-number": "Fassung {number}",
        "link-here": "Link hierher",
        "contents": "Inhalt",
        "text-gone": (
            "Der Text von Fassung {number} wurde auf Anordnung entfernt, daher können die Änderungen nicht gezeigt"
            " werden."
        ),
        "texts-gone": (
            "Die Texte der Fassungen {numbers} wurden auf Anordnung entfernt, daher können die Änderungen nicht"
            " gezeigt werden."
        ),
        "section-today": "Dieser Abschnitt heute",
        "section-gone": "Der Text, der gilt, hat keinen solchen Abschnitt.",
        "imprint-text": "Text",
        "imprint-applies": "Gilt",
        "imprint-digest": "Prüfsumme",
        "imprint-stays": "Bleibt unter",
        "versions-title": "{title}: alle Fassungen",
        "versions-intro": "Jede Fassung dieses Textes: welcher Text wann galt und was sich geändert hat.",
        "versions-about": "Jede Fassung des Textes „{title}“ von {brand}, und wann sie galt.",
        "versions-compare": "Zwei Fassungen vergleichen",
        "versions-question": "Welcher Text galt an einem bestimmten Tag? {link}.",
        "history-title": "{title}: der Verlauf jedes Abschnitts",
        "history-intro": "Wann und wie sich jeder Abschnitt geändert hat, das Neueste zuerst.",
        "history-gone": "Entfallene Abschnitte",
        "history-about": "{brand}: wann und wie sich jeder Abschnitt des Textes „{title}“ geändert hat.",
        "history-in-force": "Der Text, der gilt",
        "history-unchanged-first": "Unverändert seit der ersten Fassung",
        "history-unchanged": "Unverändert seit Fassung {number}",
        "history-first": "in der ersten Fassung",
        "history-since": "seitdem im Text",
        "history-never": "nie in Kraft",
        "history-recorded": "zuerst erfasst am {date}",
        "history-from": "ab dem {date}",
        "history-new": "neu",
        "history-removed": "entfallen",
        "history-renamed": "umbenannt, früher „{name}“",
        "history-moved": "im Text verschoben",
        "history-reworded": "Text geändert",
        "history-restated": "Angaben geändert",
        "history-changed": "geändert",
        "history-untold": "nach Fassung {number} geändert; ein Text dazwischen wurde auf Anordnung entfernt",
        "history-more": "Und {count} weitere.",
        "see-the-change": "Die Änderung ansehen",
        "see-the-change-to": "zu Fassung {number}",
        "section-new": "Neu seit dem {date}",
        "section-changed": "Geändert am {date}",
        "section-history": "Verlauf",
        "section-history-of": "von „{section}“",
        "notice-given": "Erfolgte Mitteilung",
        "no-change-seen": "Nichts, was Leser sehen.",
        "decided-by": "Stufe entschieden von {name} am {date}: {because}",
        "about-in-force": "{brand}: {title}. {since}.",
        "about-first": "{brand}: {title}, ab dem {date}.",
        "takes-effect": "Dieser Text gilt ab dem {date}: {link}.",
        "last-change": "Letzte Änderung",
        "version-in-force": "Diese Fassung ist in Kraft seit dem {date}. Ihre feste Adresse ist {link}.",
        "version-in-force-recorded": (
            "Diese Fassung ist in Kraft und wurde zuerst am {date} erfasst. Ihre feste Adresse ist {link}."
        ),
        "version-to-come": "Diese Fassung ist noch nicht in Kraft. Sie gilt ab dem {date}.",
        "version-past": "Diese Fassung ist nicht mehr in Kraft: Sie galt vom {date} bis zum {last}.",
        "version-past-one-day": "Diese Fassung ist nicht mehr in Kraft: Sie galt nur am {date}.",
        "version-past-open": "Diese Fassung ist nicht mehr in Kraft: Sie galt ab dem {date}.",
        "version-past-recorded": (
            "Diese Fassung ist nicht mehr in Kraft: Sie wurde zuerst am {date} erfasst und galt bis zum {last}."
        ),
        "version-past-recorded-open": "Diese Fassung ist nicht mehr in Kraft: Sie wurde zuerst am {date} erfasst.",
        "version-withdrawn": "Diese Fassung wurde am {date} zurückgezogen und war nie in Kraft.",
        "version-never": "Diese Fassung wurde nie angekündigt und war nie in Kraft.",
        "notice-unknown": (
            "Diese Fassung stammt aus einem älteren Archiv. Welche Mitteilung zu ihr erfolgte, ist nicht erfasst."
        ),
        "never-announced": "Sie wurde nie angekündigt.",
        "no-notice-needed": "Ihre Änderungen bedürfen keiner Mitteilung.",
        "apart-translation": (
            "Auf {language} gilt Fassung {new} seit dem {date}. Dieser Text ist die Übersetzung von Fassung {old}."
        ),
        "apart-translation-from": "Die Übersetzung von Fassung {new} gilt hier ab dem {date}.",
        "apart-original": (
            "Auf {language} gilt noch die Übersetzung von Fassung {old}; dies ist Fassung {new}, in Kraft seit dem"
            " {date}."
        ),
        "apart-original-from": "Die Übersetzung von Fassung {new} gilt dort ab dem {date}.",
        "out-of-date": (
            "Diese Seite wurde am {date} erstellt. Ein Tag, den sie nennt, ist inzwischen gekommen: Bitte suchen"
            " Sie eine neuere Fassung dieser Seite."
        ),
    }
)
