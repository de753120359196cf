"""Words of a brand in another language than those that are read in them: people alone see what they say."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Final

from generator.checks import leftovers
from generator.checks.footer_words import footer_texts
from generator.checks.translated_shape import speaks
from generator.errors import Finding, Place, Severity
from generator.model.brand import Brand
from generator.model.document import Document
from generator.model.languages import ENGLISH, READ, code_of
from generator.schema.nodes import in_quotes
from generator.schema.values import keys_of
from generator.source.text_language import TOLD_APART, has_read_word, is_sentence, is_unread

RULE: Final = "unread-words"


def unread_words(brand: Brand, languages: Collection[str], shown_path: str) -> Iterator[Finding]:
    """Find, once for a brand, what its pages say beside the texts and nothing here reads.

    That is a foot or a name that is surely in another language than the six; any foot that may be, where a policy of
    the brand speaks one, or few of its words are in a dictionary of the six; and own words for such a language.
    """
    spoken = {code_of(one) for one in languages if one}
    beside = [*footer_texts(keys_of(brand.values.get("footer"))), ("name", brand.name)]
    found = [
        f"{key} ({in_quotes(words)})"
        for key, words in beside
        if is_unread(words) or (is_sentence(words) and not has_read_word(words) and _may_be_unread(words, spoken))
    ]
    found += [f"words.{code}.yml" for code, words in brand.own_words.in_language if code not in READ and words.own]
    if not found:
        return
    message = f"this stands on pages beside the texts, in a language that is not read: {', '.join(found)}"
    remedy = (
        "somebody of “people” who knows the language reads it at each change: what speaks of data, of consent or of a"
        " notice belongs in a policy"
    )
    yield Finding(Place(f"{shown_path}/brand.yml"), RULE, message, remedy, Severity.WARNING)


def in_another_language(draft: Document, place: Place) -> Iterator[Finding]:
    """Find a text whose words are in another language than `policy.yml` says: it is read as what it is not."""
    filled = replace(
        draft, sections=tuple(replace(one, text=leftovers.without_places(one.text)) for one in draft.sections)
    )  # what `policy init` writes to be filled in is in English
    stated, told = code_of(draft.language), speaks(filled)
    if told != stated and stated in TOLD_APART and {told, stated} != _ALIKE:
        message = f"this text seems to be in another language ({told}) than “language” says ({stated})"
        yield Finding(place, "language", message, "mend “language”: words are read in that one alone", Severity.WARNING)


_ALIKE: Final = {"da", "sv"}
"""Their commonest words are the same, so that a short text may be told for the other."""


def _may_be_unread(words: str, spoken: Collection[str]) -> bool:
    """Return True if a sentence may be in a language that is not read, beside texts in those that are `spoken`.

    Beside those that are read, few of its words are in their dictionaries, or in that of another one that is read.
    """
    if not READ.issuperset(spoken):
        return True
    from generator.materiality.wording.words.dictionary import seems_foreign  # noqa: PLC0415 -- most brands have no such foot

    languages = {ENGLISH, *spoken}
    return seems_foreign(words, sorted(languages), sorted(READ - languages))
