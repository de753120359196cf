"""In French: what notice was given of a version."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

NOTICE_GIVEN: Final[Mapping[str, str]] = MappingProxyType(
    {
        "channel-email": "par e-mail",
        "channel-site": "sur ce site",
        "channel-post": "par courrier",
        "channel-in-app": "dans l’application",
        "given-not-recorded": "l’avis donné n’est pas enregistré",
        "given-none-needed": "aucun avis nécessaire",
        "given-announced": "annoncé le {date}",
        "given-postponed-once": "reporté une fois",
        "given-postponed": "reporté {count} fois",
        "given-through": "{channel} le {date}",
        "given-through-of": "{channel} le {date}, l’avis du {day}",
        "given-reached": "{channel} le {date} ({accepted} sur {recipients} atteints)",
        "given-reached-of": "{channel} le {date} ({accepted} sur {recipients} atteints), l’avis du {day}",
        "given-before": "{days} avant son entrée en vigueur",
        "given-before-past": "{days} avant son entrée en vigueur",
        "given-exception": "exception : sans le préavis promis",
        "given-exception-unpromised": "exception : sans attendre le préavis",
        "fact-approved": "Approuvé",
        "fact-by": "le {date} par {name}",
        "fact-withdrawn": "Retiré",
        "fact-given": "Donné",
        "fact-decisions": "Décisions",
        "fact-levels": "{count} sur le niveau de changements",
        "fact-levels-above": "{count} sur le niveau de changements, avec leurs raisons,",
        "fact-above": "ci-dessus",
        "fact-decided": "Décidé",
        "fact-unreached": (
            "le {date} par {name} et {second}, que l’avis compte bien que tous n’aient pas été atteints : {because}"
        ),
        "fact-seen": "Vu",
        "fact-seen-on": "de nouveau sur le site pendant {days}, la dernière fois le {date}",
        "fact-everyone": "Tous avertis au",
        "fact-told-before": "{moment} par l’avis de la version {number}, dont celle-ci ne fait que corriger le texte",
        "fact-takes-effect": "S’applique à partir du",
        "fact-took-effect": "S’applique depuis le",
        "fact-later": "{date}, {days} plus tard",
        "fact-later-promised": "{date}, {days} plus tard (promis : {length})",
        "fact-later-ruled": "{date}, {days} plus tard (règle propre à la marque : {length})",
        "notice-as-sent": "L’avis tel qu’il a été envoyé",
        "proof": "Preuve",
        "proof-approval": "de l’approbation",
        "proof-notice": "de l’avis",
        "proof-notice-of-it": "de l’avis à ce sujet",
        "proof-given": "de ce qui a été donné ({channel})",
        "digest-text": "texte",
        "digest-notice": "avis",
        "digest-recipients": "liste des destinataires",
        "digest-found": "ce qui y a été trouvé",
        "somebody": "une personne que nos archives nomment",
    }
)
