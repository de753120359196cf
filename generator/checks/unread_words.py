"""Words beside the texts of a brand in a language that is not read: people alone see what they say."""

from collections.abc import Collection, Iterator
from typing import Final

from generator.checks.footer_words import said_at_the_foot
from generator.errors import Finding, Place, Severity
from generator.model.brand import Brand
from generator.model.languages import code_of
from generator.schema.nodes import in_quotes
from generator.source.text_language import READ, has_read_word, is_sentence, is_unread

RULE: Final = "unread-words"


def unread_words(brand: Brand, languages: Collection[str], shown_path: str) -> Iterator[Finding]:
    """Find, once for a brand, what its pages say beside the texts and nothing here reads.

    That is a foot or a name that is surely in another language than the six; any foot that may be, where a policy of
    the brand speaks one; and own words for such a language.
    """
    others = sorted({code_of(one) for one in languages if one} - READ)
    foot = brand.values.get("footer")
    beside = [*said_at_the_foot(foot if isinstance(foot, dict) else {}), ("name", brand.name)]
    found = [
        f"{key} ({in_quotes(words)})"
        for key, words in beside
        if is_unread(words) or (others and is_sentence(words) and not has_read_word(words))
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
