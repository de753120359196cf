"""Promises and safeguards whose own words are against the reader: that they come is no change for the better."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from generator.materiality.verdict import Verdict
from generator.model.levels import Direction, Level
from generator.schema.facts import ITEM, Facts
from generator.schema.values import UNSPECIFIED
from generator.text.change import Change
from generator.text.fact_changes import keys_of


def _any(*rows: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(rows)})(?!\w)", re.IGNORECASE)


_CARE: Final = _any(
    r"delet\w+|eras\w+|answer\w*|respon\w+|repl(?:y|ies)|notif\w+|tell|inform|ask\w*|encrypt\w*|protect\w*|secur\w+"
    r"|respect\w*|honou?r\w*|refund\w*|return\w*|stop\w*|anonymi[sz]\w+|correct\w*|restrict\w*|limit\w*|explain\w*",
    r"lösch\w*|beantwort\w*|antwort\w*|informier\w*|benachrichtig\w*|frag\w*|verschlüssel\w*|schütz\w*|achte\w*|erstatt\w*",
    r"supprim\w*|effac\w*|répond\w*|informer|notifi\w*|demand\w*|chiffr\w*|protég\w*|respect\w*|rembours\w*",
    r"elimin\w*|borr\w*|suprim\w*|respond\w*|informar|notific\w*|pregunt\w*|cifr\w*|proteg\w*|respet\w*|reembols\w*",
    r"cancell\w*|rispond\w*|informare|notific\w*|chied\w*|cifr\w*|protegg\w*|rispett\w*|rimbors\w*",
    r"verwijder\w*|beantwoord\w*|informer\w*|vragen|versleutel\w*|bescherm\w*|respecteer\w*|terugbetal\w*",
)
"""What is done for readers, in the languages that are read."""
_TAKEN: Final = _any(
    r"data|information|photos?|pictures?|messages?|e-?mails?|contacts?|location|partners?|third[ -]part\w+|advertis\w+"
    r"|affiliates?|vendors?|brokers?",
    r"\w*daten|informationen|fotos?|nachrichten|kontakte|standort|partnern?|dritten?|werbung",
    r"données|informations?|photos?|messages?|localisation|partenaires?|tiers|publicité",
    r"datos|información|fotos?|mensajes|ubicación|socios|terceros|publicidad",
    r"dati|informazioni|foto|messaggi|posizione|partner|terzi|pubblicità",
    r"\w*gegevens|informatie|foto[’']?s|berichten|locatie|partners|derden|reclame",
)
"""What readers have, and to whom it could go."""
_USE: Final = _any(
    r"s(?:ell|elling|old)|shar(?:e|es|ed|ing)|disclos\w+|rent|trad(?:e|ing)|advertis\w+|profil\w+"
    r"|read (?:your|all)|may|might",
    r"verkauf\w*|weitergeb\w*|weitergab\w*|teilen|können|dürfen",
    r"vend\w*|partag\w*|divulg\w*|pouvons",
    r"vend\w*|compart\w*|divulg\w*|podemos",
    r"vend\w*|condivid\w*|divulg\w*|possiamo",
    r"verko\w*|delen|kunnen|mogen",
)
_NOT: Final = _any(
    r"no|not|never|without|against|kein\w*|nicht|nie|ne|pas|jamais|sans|sin|nunca|non|mai|senza|geen|niet|nooit"
)


_NEAR: Final = 3  # words
_BETTER: Final = "We now also protect data in this way: "
_OTHERWISE: Final = "This is said of security now: "


def weighed_by_words(change: Change, verdict: Verdict) -> Verdict:
    """Return a verdict; where words in the reader's favour say what is against the reader, people have to decide."""
    if verdict.direction is not Direction.FAVOURABLE or not any(_is_against(*one) for one in _items(change)):
        return verdict
    reason = as_weighed(verdict.reason)
    return replace(verdict, level=Level.MATERIAL, direction=Direction.UNKNOWN, reason=reason)


def as_weighed(sentence: str) -> str:
    """Return a sentence of the table as it is said where words are against the reader."""
    return sentence.replace(_BETTER, _OTHERWISE)


def _items(change: Change) -> Iterator[tuple[str, Facts]]:
    """Yield the promises and safeguards that a change holds now, each with the name of its list."""
    if change.path[:1] not in {("promises",), ("measures",)}:
        return
    new = keys_of(change.new)
    if len(change.path) == ITEM:
        yield change.path[0], new
    elif len(change.path) < ITEM:
        yield from ((change.path[0], keys_of(one)) for one in new.values())


def _uses(label: str) -> bool:
    """Return True if a label says that something of readers is used, and not that it isn't."""
    found = _USE.finditer(label)
    return any(not _NOT.search(" ".join(label[: match.start()].split()[-_NEAR:])) for match in found)


def _is_against(name: str, item: Facts) -> bool:
    """Return True if a promise is never to do what readers want, or always what they don't; or a safeguard is none."""
    if name == "measures":
        return _uses(str(item.get("label", "")))
    what = str(item.get("what", UNSPECIFIED))
    cares = bool(_CARE.search(what))
    if item.get("we") == "always":
        return bool(_TAKEN.search(what)) and not cares
    return item.get("we") == "never" and cares
