"""Names that facts have in the files alone, and that readers of a text in another language would be told.

Rights, events, prices, cookies and groups of people have no label, and data that is kept or shared may have none: a
usual name has words in each language, and any other stands as it is written, so that a German page said “Withdraw
consent”, and “Le prix augmente : breakfast” stood in a French notice.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from generator.checks.usual_names import folded, made_up_names, spelt_out
from generator.errors import Finding, Place, Severity
from generator.materiality.facts.fact_words import id_in_words
from generator.materiality.wording.words.dictionary import is_word
from generator.model.document import Document
from generator.model.languages import ENGLISH, TRANSLATED, code_of, fact_words
from generator.schema.facts import Facts
from generator.schema.nodes import in_quotes
from generator.schema.values import UNSPECIFIED, items_of, texts_of
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
    labelled = _labelled(one.facts for one in sources)
    for source in sources:
        before = sealed.section(source.id) if sealed else None
        known = {*made_up_names(before.facts), *_ids_told(before.facts, frozenset())} if before else set()
        for key, name in dict.fromkeys((*made_up_names(source.facts), *_ids_told(source.facts, labelled))):
            if name != UNSPECIFIED and (key, name) not in known and not _is_spoken(key, name, code, text):
                message = f"readers are told {in_quotes(id_in_words(name))}: this name in “{key}” has no words here"
                usual = ", ".join(sorted(fact_words(TRANSLATED[0]).words[_WORDS_OF.get(key, key)]))
                other = "in the original, too" if translates else "or a word of the text itself"
                remedy = f"take one that has words in each language ({usual}), {other}"
                yield Finding(Place(source.path, 1), RULE, message, remedy, Severity.WARNING)


def is_said(key: str, name: str, document: Document) -> bool:
    """Return True if readers of a text know a name in the value of a fact, or nobody can tell in its language."""
    code = code_of(document.language)
    usual = code not in TRANSLATED or name in fact_words(code).words[key]
    return usual or _is_spoken(key, name, code, _words(document))


_WITHOUT_LABEL: Final = ("price", "cookies")
_OF_DATA: Final = "data"
_NAME_DATA: Final = ("purposes", "recipients", "retention")
_WORDS_OF: Final = {"retention": _OF_DATA, _OF_DATA: _OF_DATA}
"""The facts whose ids are called as data is."""


def _labelled(every: Iterable[Facts]) -> frozenset[str]:
    """Return the ids of data that readers know by a label."""
    items = (items_of(facts.get(_OF_DATA)).items() for facts in every)
    return frozenset(name for listed in items for name, item in listed if isinstance(item.get("label"), str))


def _ids_told(facts: Facts, labelled: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield the ids by which readers are told of items, each with the fact whose words are asked for it."""
    for key in _WITHOUT_LABEL:
        yield from ((key, name) for name in items_of(facts.get(key)))
    for key in _NAME_DATA:
        for name, item in items_of(facts.get(key)).items():
            named = [(_OF_DATA, one) for one in texts_of(item.get(_OF_DATA))]
            yield from (one for one in named or [(key, name)] if one[0] in _WORDS_OF and one[1] not in labelled)


def _is_spoken(key: str, name: str, code: str, text: frozenset[str]) -> bool:
    """Return True if a name has words in a language, or is itself said in those of the text."""
    if name in fact_words(TRANSLATED[0]).words[_WORDS_OF.get(key, key)]:
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
