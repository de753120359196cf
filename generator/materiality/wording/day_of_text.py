"""Where the day of a text is more than its date: the line above it says so, or a sentence counts from it (§4.2, L6)."""

import re
from typing import Final

from generator.materiality.wording.background import BackgroundText
from generator.materiality.wording.date_labels import VERSION, kinds_of_labels
from generator.materiality.wording.dates import without_dates
from generator.result_cache import kept

_OTHER_DATE: Final = re.compile(
    r"(?:\b(?:until|till|by|before|after|on|from|to|of|for|since|ends?|end(?:ed|ing)|clos(?:es?|ing)|expir\w+|due|deadline"
    r"|last (?:day|date)|valid|bis|ab|vor|nach|am|frist\w*|gültig|jusqu['’]\w*|avant|après|échéance|valable|hasta"
    r"|antes de|plazo|vence|vencimiento|fino al?|entro|scadenza|tot|vóór|uiterlijk|termijn)|[:,])\W*$",
    re.IGNORECASE,
)
"""What a line ends with that says what the date below it is about: “Object by:”."""
_BEFORE_A_DAY: Final = (
    r"(?:before|prior to|on or (?:before|after)|until|since|from|after)"
    r"|(?:bis(?: zu)?|vor|nach|ab|seit)|(?:avant|après|jusqu['’]à|depuis)|(?:antes de|después de|hasta|desde)"
    r"|(?:prima del\w*|dopo|fino al\w*|dal\w*)|(?:voor|vóór|na|tot|sinds|vanaf)"
)
_DAY_OF_TEXT: Final = (
    r"(?:effective date|date of (?:effect|this (?:policy|notice|version|page)|the last (?:update|change|revision))"
    r"|last (?:update|revision|change)|last[- ]?(?:updated|revised|modified) date"
    r"|(?:date|day) (?:that (?:is|stands) )?(?:given |named |shown |stated |set out |indicated |printed )?"
    r"(?:above|below|on top|at the (?:top|head|foot|bottom|start|beginning|end))"
    r"|(?:oben|unten|eingangs) (?:genannten|angegebenen) (?:datum|tag|stichtag)|datum des inkrafttretens|inkrafttreten"
    r"|date d['’]entrée en vigueur|date (?:ci-dessus|ci-dessous|indiquée (?:ci-dessus|en haut))"
    r"|fecha de entrada en vigor|fecha (?:indicada )?(?:arriba|al inicio|al principio)"
    r"|data di entrata in vigore|data (?:indicata )?(?:sopra|in alto|all['’]inizio)"
    r"|ingangsdatum|datum (?:hierboven|bovenaan|onderaan))"
)
_DAY: Final = re.compile(rf"\b{_DAY_OF_TEXT}")
_LONGEST: Final = 160
"""How far before the day of the text a sentence that counts from it begins, at the most."""
_WHO: Final = (
    r"(?:join|regist|sign|creat|open|purchas|b(?:uy|ought)|order|subscri|enrol|collect|receiv|conclud|aris"
    r"|arose|occur|angemeld|registr|erhoben|bestell|geschlossen|inscri|collect|achet|conclu|souscri|recog|compr|suscri"
    r"|raccolt|acquist|iscri|conclus|aangemeld|geregistreerd|verzameld|gekocht|gesloten)\w*"
)
_PERIOD: Final = (
    r"(?:days|weeks|months|years?|tagen?|wochen|monaten?|jours|semaines|mois|días|semanas|meses|giorni|settimane|mesi|dagen"
    r"|weken|maanden)"
)
_COUNTED_FROM: Final = (
    r"of|after|from|following|nach|ab|seit|suivant|après|à compter|à partir|después|desde|siguientes|a partir|dopo"
    r"|dal\w*|successivi|na|vanaf"
)
_CUT_OFF: Final = re.compile(
    rf"\b(?:{_WHO}[^.\n]{{0,60}}?\b(?<!or )(?<!and )(?:{_BEFORE_A_DAY})\b(?! (?:or|and)\b)"
    rf"[^.\n]{{0,12}}?\b{_DAY_OF_TEXT}"
    rf"|{_PERIOD} (?:{_COUNTED_FROM})\b[^.\n]{{0,12}}?\b{_DAY_OF_TEXT}"
    rf"|(?:ends?|expires?|closes?|endet|expire|vence|scade|eindigt)\b[^.\n]{{0,12}}?\b{_DAY_OF_TEXT})"
)
"""A sentence that takes the day of the text for one from which, or until which, something holds for readers.

“Members who joined before the Effective Date keep their price”; none that says when a change will take effect.
"""


def is_introduced(text: BackgroundText, section_id: str, at: int, line: str) -> bool:
    """Return True if what stands directly above a line leads it in, or says what a date without a label is about."""
    above = text.blocks(section_id)[:at][-1:]
    section = text.sections.get(section_id)
    title = (section.title or text.document.title) if section else ""
    words = above[0].words if above else title
    if kinds_of_labels(words, text.document.language):
        return False
    if above and words.rstrip().endswith((":", "：")):
        return True
    labelled = kinds_of_labels(without_dates(line, text.document.language), text.document.language)
    return not labelled and not VERSION.search(line) and _OTHER_DATE.search(words) is not None


@kept(8)
def takes_its_day(text: BackgroundText) -> bool:
    """Return True if a sentence takes the day of the text for one from which, or until which, something holds."""
    days = _DAY.finditer(text.unparsed)
    return any(_CUT_OFF.search(text.unparsed, max(0, day.start() - _LONGEST), day.end()) for day in days)
