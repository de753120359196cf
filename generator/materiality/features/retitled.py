"""Titles of sections that cover other people, places or things than before. No suggestion calls them lower."""

import re
from typing import Final

from generator.materiality.features.change_view import ChangedWords
from generator.materiality.wording.readings.audience_titles import is_for_others, names_people
from generator.text.change import Kind, Subject

_JOINED: Final = re.compile(
    r"^\W*(?:and|or|&|,|/|und|oder|et|ou|y|o|e|en)\b|\b(?:and|or|&|und|oder|et|ou|y|o|e|en)\W*$", re.IGNORECASE
)
_DENIES: Final = re.compile(
    r"\b(?:no|not|never|without|keine?|nicht|nie|aucune?|sans|jamais|ningun[oa]|sin|nessun[oa]?|senza|geen|niet)\b",
    re.IGNORECASE,
)


def covers_otherwise(one: ChangedWords) -> bool:
    """Return True if a heading names other people or places, more or fewer things, or denies something else now.

    Not where a word only took the place of another one: that is a better word, or the new name of a product.
    """
    old, new = str(one.change.old or ""), str(one.change.new or "")
    of_section = one.is_heading and one.change.subject is not Subject.DOCUMENT
    if not of_section or one.change.kind is not Kind.CHANGED or not (old and new):
        return False
    if is_for_others(old, new):
        return True
    alone = [said for sides in one.exchanged for said in sides if said.strip() and not all(map(str.strip, sides))]
    is_said = bool(one.content) and bool(alone)
    if is_said and (any(map(_JOINED.search, alone)) or names_people(old) or names_people(new)):
        return True
    return bool(one.content) and bool(_DENIES.search(old) and _DENIES.search(new))
