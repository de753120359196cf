"""Variables that print the words of the schema in a text of another language: facts are written as in English."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from babel import Locale, UnknownLocaleError
from babel.numbers import get_decimal_symbol

from generator.errors import Finding, Place, Severity
from generator.model.document import Document
from generator.model.languages import ENGLISH, code_of
from generator.schema import durations
from generator.schema.nodes import in_quotes
from generator.schema.values import Value, value_at
from generator.source.assembly import VARIABLE, SectionSource

RULE: Final = "foreign-value"
FACTS: Final = "facts."
_AMOUNT: Final = re.compile(r"\d+\.\d{1,2}")
"""An amount with a point, where many languages have a comma."""


def foreign_values(sources: Sequence[SectionSource], document: Document) -> Iterator[Finding]:
    """Find variables in the prose of a text in another language that print a period or an amount as English does."""
    if code_of(document.language) in {ENGLISH, ""}:  # none could be read
        return
    commas = _writes_commas(document.language)
    by_section: dict[str, Value] = {source.id: dict(source.facts) for source in sources}
    for source in sources:
        for match in VARIABLE.finditer(source.body):
            name = (match["name"] or match["single"] or "").strip()
            value = (
                value_at(by_section | dict(source.facts), name.removeprefix(FACTS).split("."))
                if name.startswith(FACTS)
                else None
            )
            if isinstance(value, str) and (durations.parse(value) or (commas and _AMOUNT.fullmatch(value))):
                message = f"{in_quotes(match[0])} prints {in_quotes(value)} in a text in another language"
                remedy = (
                    f"type it in words of that language ({document.language}): what is typed is compared with the fact"
                )
                line = source.body_line + source.body.count("\n", 0, match.start())
                yield Finding(Place(source.path, line), RULE, message, remedy, Severity.WARNING)


def _writes_commas(language: str) -> bool:
    """Return True if a language writes “9,99”, and not “9.99” as English and Japanese do."""
    try:
        return bool(get_decimal_symbol(Locale.parse(language, sep="-")) == ",")
    except (UnknownLocaleError, ValueError):
        return False
