"""Names that facts have in the files alone, and that readers of a text in another language would be told.

Rights, events and groups of people have no label: a usual name has words in each language, and any other stands as it
is written, so that a German page said “Withdraw consent” and “1 an à compter de unsubscription” stood in a French text.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from generator.checks.usual_names import folded, made_up_names, spelt_out
from generator.errors import Finding, Place, Severity
from generator.materiality.facts.fact_words import id_in_words
from generator.materiality.wording.dictionary import is_word
from generator.model.document import Document
from generator.model.languages import ENGLISH, TRANSLATED, code_of, fact_words
from generator.schema.nodes import in_quotes
from generator.schema.values import UNSPECIFIED
from generator.source.assembly import SectionSource

RULE: Final = "unspoken-name"
_WORD: Final = re.compile(r"[^\W_]+")
_STEM: Final = 4


def unspoken_names(
    sources: Sequence[SectionSource], draft: Document, sealed: Document | None, *, translates: bool
) -> Iterator[Finding]:
    """Find names that readers of a draft would be told as the files have them, unless they are sealed already."""
    code = code_of(draft.language)
    if code not in TRANSLATED and not (code == ENGLISH and translates):
        return
    text = _words(draft)
    for source in sources:
        before = sealed.section(source.id) if sealed else None
        known = set(made_up_names(before.facts)) if before else set()
        for key, name in dict.fromkeys(made_up_names(source.facts)):
            if name != UNSPECIFIED and (key, name) not in known and not _is_spoken(key, name, code, text):
                message = f"readers are told {in_quotes(id_in_words(name))}: this name in “{key}” has no words here"
                usual = ", ".join(sorted(fact_words(TRANSLATED[0]).words[key]))
                other = "in the original, too" if translates else "or a word of the text itself"
                remedy = f"take one that has words in each language ({usual}), {other}"
                yield Finding(Place(source.path, 1), RULE, message, remedy, Severity.WARNING)


def _is_spoken(key: str, name: str, code: str, text: frozenset[str]) -> bool:
    """Return True if a name has words in a language, or is itself said in those of the text."""
    if name in fact_words(TRANSLATED[0]).words[key]:
        return True
    parts = _WORD.findall(folded(name.replace("_", " ")))
    return all(
        part.isdecimal() or (code == ENGLISH and is_word(part)) or any(_are_forms(part, word) for word in text)
        for part in parts
    )


def _words(draft: Document) -> frozenset[str]:
    text = "\n".join(f"{one.title}\n{one.text}" for one in draft.sections)
    return frozenset(_WORD.findall(f"{folded(text)}\n{spelt_out(text)}"))


def _are_forms(part: str, word: str) -> bool:
    """Return True if two words are one, or begin alike."""
    return part == word or (len(part) >= _STEM and word.startswith(part[: max(_STEM, len(part) - 2)]))
