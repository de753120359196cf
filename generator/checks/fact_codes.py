"""Countries, currencies and amounts in facts that the program can't read as such: “Germany”, “€”, “19,90”.

A country that is stated by its code is told by its name in each language, and of an amount that is read it is known
whether it rises. What is sealed already is left: to write it otherwise would be a change.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from generator.errors import Finding, Place, Severity
from generator.model.document import Document
from generator.schema import amounts
from generator.schema.facts import Facts
from generator.schema.nodes import in_quotes
from generator.schema.values import UNSPECIFIED
from generator.source.assembly import SectionSource

RULE: Final = "fact-code"
_CODE: Final = re.compile(r"[A-Z]{3}")
_SIGNS: Final = {"€": "EUR", "£": "GBP", "$": "USD", "¥": "JPY"}
_OTHER_NAMES: Final = {"uk": "GB", "usa": "US", "great britain": "GB", "holland": "NL", "england": "GB"}
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)*")


def fact_codes(sources: Sequence[SectionSource], sealed: Document | None) -> Iterator[Finding]:
    """Find countries, currencies and amounts of a draft that are no codes and no numbers, unless they are sealed."""
    for source in sources:
        before = sealed.section(source.id) if sealed else None
        known = {*_texts(before.facts)} if before else set()
        for key, text in dict.fromkeys(_texts(source.facts)):
            if (key, text) not in known and text != UNSPECIFIED and (remedy := _remedy(key, text)):
                message = f"“{key}” is {in_quotes(text)}, which the program can't tell readers in their language"
                if key == "amount":
                    message = f"“{key}” is {in_quotes(text)}, and nobody can be told whether that rises"
                yield Finding(Place(source.path, 1), RULE, message, remedy, Severity.WARNING)


def _texts(value: Facts) -> Iterator[tuple[str, str]]:
    """Yield the texts that facts have under a key, at every depth."""
    for key, part in value.items():
        if isinstance(part, dict):
            yield from _texts(part)
        elif isinstance(part, str):
            yield key, part


def _remedy(key: str, text: str) -> str:
    """Return what to write in place of a text; empty where it can stand."""
    if key in {"country", "home"}:
        code = _countries().get(text.casefold().removeprefix("the "), "")
        return f"write its code, {code}" if code and code != text else ""
    if key == "currency" and not _CODE.fullmatch(text):
        code = _SIGNS.get(text, text.upper())
        return f"write its code, {code if _CODE.fullmatch(code) else 'such as EUR'}"
    if key == "amount" and not amounts.readings(text):
        numbers = _NUMBER.findall(text)
        one = re.sub(r",(?=\d{1,2}$)", ".", numbers[0]) if len(numbers) == 1 else ""
        number = one if amounts.readings(one) else "9.99"
        return (
            f"write a number alone, {'' if number == one else 'such as '}{number}: the words around it are the text's"
        )
    return ""


@cache
def _countries() -> Mapping[str, str]:
    from babel import Locale  # noqa: PLC0415 -- most commands check no draft

    names: Mapping[str, str] = Locale("en").territories
    return {name.casefold(): code for code, name in names.items() if code.isalpha()} | _OTHER_NAMES
