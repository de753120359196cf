"""In German: what notice was given of a version."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

NOTICE_GIVEN: Final[Mapping[str, str]] = MappingProxyType(
    {
        "channel-email": "per E-Mail",
        "channel-site": "auf dieser Website",
        "channel-post": "per Post",
        "channel-in-app": "in der App",
        "given-not-recorded": "welche Mitteilung erfolgte, ist nicht erfasst",
        "given-none-needed": "keine Mitteilung nötig",
        "given-announced": "angekündigt am {date}",
        "given-postponed-once": "einmal verschoben",
        "given-postponed": "{count}-mal verschoben",
        "given-through": "{channel} am {date}",
        "given-through-of": "{channel} am {date}, die Mitteilung vom {day}",
        "given-reached": "{channel} am {date} ({accepted} von {recipients} erreicht)",
        "given-reached-of": "{channel} am {date} ({accepted} von {recipients} erreicht), die Mitteilung vom {day}",
        "given-before": "{days} vor dem Inkrafttreten",
        "given-before-past": "{days} vor dem Inkrafttreten",
        "given-exception": "Ausnahme: ohne die zugesagte Frist",
        "given-exception-unpromised": "Ausnahme: ohne die Frist abzuwarten",
        "fact-approved": "Freigegeben",
        "fact-by": "am {date} von {name}",
        "fact-withdrawn": "Zurückgezogen",
        "fact-given": "Mitgeteilt",
        "fact-decisions": "Entscheidungen",
        "fact-levels": "{count} über die Stufe von Änderungen",
        "fact-levels-above": "{count} über die Stufe von Änderungen, mit Gründen,",
        "fact-above": "oben",
        "fact-decided": "Entschieden",
        "fact-unreached": (
            "am {date} von {name} und {second}, dass die Mitteilung zählt, obwohl nicht alle erreicht wurden: {because}"
        ),
        "fact-seen": "Gesehen",
        "fact-seen-on": "auf der Website erneut an {days}, zuletzt am {date}",
        "fact-everyone": "Alle benachrichtigt bis",
        "fact-told-before": "{moment} durch die Mitteilung von Fassung {number}, deren Text diese nur berichtigt",
        "fact-takes-effect": "Gilt ab",
        "fact-took-effect": "Gilt seit",
        "fact-later": "{date}, {days} später",
        "fact-later-promised": "{date}, {days} später (zugesagt: {length})",
        "fact-later-ruled": "{date}, {days} später (eigene Regel der Marke: {length})",
        "notice-as-sent": "Die Mitteilung, wie sie versandt wurde",
        "proof": "Nachweis",
        "proof-approval": "der Freigabe",
        "proof-notice": "der Mitteilung",
        "proof-notice-of-it": "der Mitteilung davon",
        "proof-given": "dessen, was mitgeteilt wurde ({channel})",
        "digest-text": "Text",
        "digest-notice": "Mitteilung",
        "digest-recipients": "Liste der Empfänger",
        "digest-found": "was dort gefunden wurde",
        "somebody": "eine Person, die unsere Aufzeichnungen nennen",
    }
)
