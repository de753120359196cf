"""Where the day of a text is more than its date: the line above it says so, or a sentence counts from it (§4.2, L6)."""

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import Final

from generator.materiality.wording.passages.background import MOST_KEPT, BackgroundText, unparsed
from generator.materiality.wording.words.date_labels import VERSION, kinds_of_labels
from generator.materiality.wording.words.dates import dates_in, without_dates
from generator.materiality.wording.words.joined_earlier import holds_for_earlier, may_count_from_above
from generator.result_cache import kept
from generator.text.blocks import is_heading

_OTHER_DATE: Final = re.compile(
    r"(?:\b(?:until|till|by|before|after|on|from|to|of|for|since|ends?|end(?:ed|ing)|clos(?:es?|ing)|expir\w+|due|deadline"
    r"|last (?:day|date)|valid|bis|ab|vor|nach|am|frist\w*|gültig|jusqu['’]\w*|avant|après|échéance|valable|hasta"
    r"|antes de|plazo|vence|vencimiento|fino al?|entro|scadenza|tot|vóór|uiterlijk|termijn)|[:,])\W*$",
    re.IGNORECASE,
)
"""What a line ends with that says what the date below it is about: “Object by:”."""
_DAY: Final = (
    r"(?:effective date|date of (?:effect|this (?:policy|notice|version|page)|the last (?:update|change|revision))"
    r"|last (?:update|revision|change)|last[- ]?(?:updated|revised|modified) date|(?:revision|issue|version) date"
    r"|(?:this|the|our) (?:\w+ ){0,2}(?:policy|notice|statement|terms|agreement|page|document)"
    r" (?:was|were|is|are|has been|have been) (?:last |most recently )?(?:updated|revised|modified|changed|amended)"
    r"|(?:date|day) (?:that (?:is|stands) )?(?:given |named |shown |stated |set out |indicated |printed )?"
    r"(?:above|below|on top|at the (?:top|head|foot|bottom|start|beginning|end))"
    r"|(?:oben|unten|eingangs) (?:genannten|angegebenen) (?:datum|tag|stichtag)|(?:datum|tag) des inkrafttretens"
    r"|inkrafttreten|datum dieser (?:erklärung|richtlinie|bedingungen|fassung)"
    r"|date d['’]entrée en vigueur|date (?:ci-dessus|ci-dessous|indiquée (?:ci-dessus|en haut))"
    r"|fecha de entrada en vigor|fecha (?:indicada )?(?:arriba|al inicio|al principio)"
    r"|data di entrata in vigore|data (?:indicata )?(?:sopra|in alto|all['’]inizio)"
    r"|ingangsdatum|datum (?:hierboven|bovenaan|onderaan))"
    r"(?! of (?:termination|cancell?ation|your)| (?:provided|specified|stated|set out|given) in)"
)
_COUNTED: Final = re.compile(
    r"\b(?:before|prior to|on|by|until|since|from|after|as of|at|with|within|following|than"
    r"|(?:days|weeks|months|years?) of|bis|vor|nach|ab|seit|am|mit|avant|après|depuis|à compter de|à partir de|dès"
    r"|antes de|desde|hasta|después de|prima del\w*|dopo|dal\w*|fino al\w*|voor|vóór|na|tot|sinds|vanaf|op)\b"
    rf"[^.\n]{{0,12}}?\b{_DAY}"
)
_OF_CHANGES: Final = re.compile(
    r"chang|revis|updat|amend|modif|notif|notice|post|continu|version|supersed|replac|review|check"
    r"|latest (?:terms|policy|notice|statement|agreement|conditions)"
    r"|effective as of|view (?:our|the) current"
    r"|änder|aktualis|angepasst|fassung|mitteil|mise à jour|révis|cambi|actualiz|modific"
    r"|aggiorn|wijzig|bijgewerkt|versie|(?:use|using) (?:the|our|of)"
)
"""Words of a sentence that says when changes are told or take effect: that is the day of another version."""
_SENTENCE_ENDS: Final = re.compile(r"(?<=[.!?])\s")


_GOES_ON: Final = re.compile(
    r"\W*(?:from|since|as of|as from|dated|ab|seit|vom|du|depuis|desde|del|dal|van|vanaf|sinds)\s+(?=\W*\d|[A-Z])",
    re.IGNORECASE,
)
"""How a line begins that may go on with the one above it: “We sell photos”, “from 1 March”."""


def is_introduced(text: BackgroundText, section_id: str, at: int, line: str) -> bool:
    """Return True if what stands directly above a line leads it in, or says what a date without a label is about."""
    above = text.blocks(section_id)[:at][-1:]
    section = text.sections.get(section_id)
    title = (section.title or text.document.title) if section else ""
    words = above[0].words if above else title
    if kinds_of_labels(words, text.document.language):
        return False
    if above and (words.rstrip().endswith((":", "：")) or (_GOES_ON.match(line) and not is_heading(above[0]))):
        return True
    labelled = kinds_of_labels(without_dates(line, text.document.language), text.document.language)
    return not labelled and not VERSION.search(line) and _OTHER_DATE.search(words) is not None


def takes_its_day(text: BackgroundText) -> bool:
    """Return True if a sentence takes the day of the text for one from which, or until which, something holds.

    “Members who joined before the Effective Date keep their price”.
    """
    return any(_takes_its_day(one, text.document.language) for one in text.texts)


@kept(MOST_KEPT)
def _takes_its_day(text: str, language: str) -> bool:
    said = unparsed(text)
    if any(map(_FROM_PUBLICATION.search, _lines_with(_PUBLICATION, said))):
        return True
    if any(_takes_that_day(line, language) for line in _lines_with(_NAMED_DAYS, said)) or holds_for_earlier(said):
        return True
    lines = filter(_THE_DAY.search, _lines_with(_DAYS, said))
    return any(_takes_a_day(sentence) for line in lines for sentence in _SENTENCE_ENDS.split(line))


def _lines_with(words: Iterable[str], said: str) -> Iterator[str]:
    """Yield the lines of a text in which one of some words stands: looked for in all of it first, which is quick."""
    here = [word for word in words if word in said]
    return (line for line in said.split("\n") if any(word in line for word in here))


def is_taken_up(text: BackgroundText, line: str) -> bool:
    """Return True if a line near one with a date counts from it: “since then”, “from now on”, “existing members”."""
    lines = [one for one in text.lines if one.strip()]
    places = [at for at, said in enumerate(lines) if said == line]
    above = (one for at in places for one in lines[max(0, at - _BEFORE) : at])
    below = [one for at in places for one in lines[at + 1 : at + 1 + _NEXT]]
    titles = {section.title for section in text.document.sections}
    here = takewhile(lambda one: one not in titles, below)
    return any(map(_SINCE_THEN.search, below)) or any(map(may_count_from_above, (*above, *here)))


_NEXT: Final = 4
_BEFORE: Final = 2
_SINCE_THEN: Final = re.compile(
    r"\b(?:(?:since|before|until|by) then|from (?:then|now) on|(?:as of|from|until|since) (?:today|now)|seitdem|seither"
    r"|ab (?:heute|jetzt|sofort)|depuis lors|dès (?:maintenant|aujourd['’]hui)|desde entonces|a partir de (?:hoy|ahora)"
    r"|da (?:allora|oggi)|sindsdien|vanaf (?:vandaag|nu))\b",
    re.IGNORECASE,
)


def _takes_that_day(line: str, language: str) -> bool:
    """Return True if something holds before or after “that date”, and the line names no other day that it can be."""
    found = _THAT_DAY.search(line)
    if not found or _OF_CHANGES.search(_THAT_DAY.sub(" ", line).lower()):
        return False
    before = line[: found.start()]
    return not (_ANOTHER_DAY.search(before) or [*dates_in(before, language)])


_DAYS_OF_A_TEXT: Final = ("date", "day", "update", "revision", "version")
_THAT_DAY: Final = re.compile(
    r"\b(?:(?:before|prior to|on|by|until|since|from|after|as of|within|following|than) (?:this|that|said|such|the"
    rf" same) (?:{'|'.join(_DAYS_OF_A_TEXT)})"
    r"|(?:vor|nach|ab|seit|bis(?: zu)?|an|zu|mit) (?:diese[mnrs]?|jene[mnrs]?|dem genannten) (?:tage?|datum|zeitpunkt"
    r"|aktualisierung)"
    r"|(?:avant|après|depuis|dès|à|jusqu['’]à) (?:cette date|ce jour)"
    r"|(?:antes de|desde|hasta|después de|a partir de) (?:est[ae]|es[ae]|dich[ao]) (?:fecha|día)"
    r"|(?:prima di|da|dopo|fino a|a partire da) (?:quest[ao]|tale|quell[ao]) (?:data|giorno)"
    r"|(?:voor|na|vanaf|tot|sinds|op) (?:deze|die) (?:datum|dag))\b",
)
_NAMED_DAYS: Final = (
    *(f"{this} {day}" for this in ("this", "that", "said", "such", "same") for day in _DAYS_OF_A_TEXT),
    *(" tag", " datum", " zeitpunkt", " aktualisierung", "cette date", "ce jour", " fecha", " día", " giorno"),
    *("questa data", "quella data", "tale data", " dag"),
)
"""What is quick to find, in small letters, and stands in each line in which the pattern above is found."""
_ANOTHER_DAY: Final = re.compile(
    r"\b(?:dates?|days?|when|once|if|tage?s?|datum|wenn|sobald|date|jour|lorsque|si|fecha|día|cuando|data|giorno"
    r"|quando|se|dag|wanneer|als)\b",
    re.IGNORECASE,
)
"""What may be the day that “that date” is about."""


def _takes_a_day(sentence: str) -> bool:
    counted = _COUNTED.search(_AT_ANY_TIME.sub(" ", sentence))
    return counted is not None and not _OF_CHANGES.search(_THE_DAY.sub(" ", sentence))


_AT_ANY_TIME: Final = re.compile(
    r"\b(?:(?:before|prior to),? (?:or|and) (?:on or )?after|as of (?:the )?(?:latest )?date of this)\b"
)
_PUBLICATION: Final = (
    *("publication", "adoption", "veröffentlichung", "beschlussfassung", "verabschiedung", "publicación", "aprobación"),
    *("pubblicazione", "adozione", "approvazione", "publicatie", "vaststelling"),
)
_FROM_PUBLICATION: Final = re.compile(
    r"\b(?:days?|weeks?|months?|years?|tage?n?|wochen?|monate?n?|jahre?n?|jours?|semaines?|mois|ans?|días?|semanas?|mes"
    r"|meses|años?|giorni|settiman[ae]|mes[ei]|ann[oi]|dagen|we[ek]+en|maand(?:en)?|jaar)\b[^.\n]{0,30}?\b(?:its|the|this"
    r"|after|from|since|of|nach|seit|ab|der|dieser|après la|de la|dès la|depuis la|suivant la|desde la|después de la"
    rf"|dalla|dopo la|della|na|vanaf|de|sinds) (?:{'|'.join(_PUBLICATION)})\b"
    r"(?! of (?:your|an?|any|personal|content))",
)
"""A period that is counted from when a text was published or adopted."""
_THE_DAY: Final = re.compile(rf"\b{_DAY}")
_DAYS: Final = (
    *("date", "day", "last", "revised", "modified", "changed", "amended", "datum", "tag", "inkrafttreten", "fecha"),
    *("data di entrata", "data indicata", "data sopra", "data in alto", "data all"),
)
"""What is quick to find, and of which one stands in each line in which the pattern above is found."""
