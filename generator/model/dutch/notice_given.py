"""In Dutch: what notice was given of a version."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

NOTICE_GIVEN: Final[Mapping[str, str]] = MappingProxyType(
    {
        "channel-email": "per e-mail",
        "channel-site": "op deze site",
        "channel-post": "per post",
        "channel-in-app": "in de app",
        "given-not-recorded": "welke mededeling is gedaan, is niet vastgelegd",
        "given-none-needed": "geen mededeling nodig",
        "given-announced": "aangekondigd op {date}",
        "given-postponed-once": "één keer uitgesteld",
        "given-postponed": "{count} keer uitgesteld",
        "given-through": "{channel} op {date}",
        "given-through-of": "{channel} op {date}, de mededeling van {day}",
        "given-reached": "{channel} op {date} ({accepted} van {recipients} bereikt)",
        "given-reached-of": "{channel} op {date} ({accepted} van {recipients} bereikt), de mededeling van {day}",
        "given-before": "{days} voor de inwerkingtreding",
        "given-before-past": "{days} voor de inwerkingtreding",
        "given-exception": "uitzondering: zonder de toegezegde termijn",
        "given-exception-unpromised": "uitzondering: zonder de termijn af te wachten",
        "fact-approved": "Goedgekeurd",
        "fact-by": "op {date} door {name}",
        "fact-withdrawn": "Ingetrokken",
        "fact-given": "Meegedeeld",
        "fact-decisions": "Besluiten",
        "fact-levels": "{count} over het niveau van wijzigingen",
        "fact-levels-above": "{count} over het niveau van wijzigingen, met redenen,",
        "fact-above": "hierboven",
        "fact-decided": "Besloten",
        "fact-unreached": (
            "op {date} door {name} en {second}, dat de mededeling telt hoewel niet iedereen is bereikt: {because}"
        ),
        "fact-seen": "Gezien",
        "fact-seen-on": "opnieuw op de site gedurende {days}, de laatste keer op {date}",
        "fact-everyone": "Iedereen bericht uiterlijk",
        "fact-told-before": "{moment} door de mededeling van versie {number}, waarvan deze alleen de tekst verbetert",
        "fact-takes-effect": "Geldt vanaf",
        "fact-took-effect": "Geldt sinds",
        "fact-later": "{date}, {days} later",
        "fact-later-promised": "{date}, {days} later (toegezegd: {length})",
        "fact-later-ruled": "{date}, {days} later (eigen regel van het merk: {length})",
        "notice-as-sent": "De mededeling zoals verzonden",
        "proof": "Bewijs",
        "proof-approval": "van de goedkeuring",
        "proof-notice": "van de mededeling",
        "proof-notice-of-it": "van de mededeling ervan",
        "proof-given": "van wat is meegedeeld ({channel})",
        "digest-text": "tekst",
        "digest-notice": "mededeling",
        "digest-recipients": "lijst van ontvangers",
        "digest-found": "wat daar is gevonden",
        "somebody": "een persoon die onze administratie noemt",
    }
)
