"""Names of rights, and words of free lists, that look like usual ones and are others: “acces” for “access”.

Any name may be given there, so that none is an error; what the program says of a usual one, it doesn't say of these.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from generator.errors import Finding, Place, Severity
from generator.materiality.wording.words.dictionary import is_word
from generator.model.languages import TRANSLATED, fact_words
from generator.notice.reader_options import TERMS
from generator.schema.facts import Facts
from generator.schema.nodes import in_quotes
from generator.schema.values import Value, items_of, texts_of
from generator.source.assembly import SectionSource

RULE: Final = "usual-name"
_RIGHTS: Final = "rights"
_WORDS: Final = ("after", "from", "audience", "notify", "minor_without_notice", "exceptions")
"""The facts whose words people make up, and of which the program has some in each language."""
_LEAST: Final = 5
_LONG: Final = 7
_GENERIC: Final = frozenset(
    "right rights of to the my your droit droits derecho derechos diritto diritti recht rechte auf op van om a al la de"
    " del der di d l".split()
)
_PART: Final = re.compile(r"[^\W_]+")


def unusual_names(sources: Sequence[SectionSource]) -> Iterator[Finding]:
    """Find names that were probably meant to be usual ones."""
    for source in sources:
        for key, name in made_up_names(source.facts):
            if key == _RIGHTS and "term" in items_of(source.facts.get(key)).get(name, {}):
                continue  # a term of its own says which right it is
            meant = _meant_right(name) if key == _RIGHTS else _nearest(name, _usual(key))
            if meant:
                message = f"{in_quotes(name)} in “{key}” is a name of your own, and looks like “{meant}”"
                remedy = f"did you mean “{meant}”? Readers are told of that one by what it is called"
                yield Finding(Place(source.path, 1), RULE, message, remedy, Severity.WARNING)
    yield from _misspelt_ids(sources)


_LISTED: Final = {"data": "data", "for": "purposes", "recipients": "recipients"}
"""The lists of an item that name others by their ids, each with the fact that lists these."""
_HOLD_IDS: Final = frozenset({"purposes", "recipients", "retention", "to"})


def _misspelt_ids(sources: Sequence[SectionSource]) -> Iterator[Finding]:
    """Find ids that name nothing, and look like one that does: readers would be told “acount” for “Account data”."""
    known = {
        listed: frozenset(name for source in sources for name in items_of(source.facts.get(listed)))
        for listed in _LISTED.values()
    }
    for source in sources:
        named = {
            (key, name): known[listed]
            for fact in sorted(_HOLD_IDS & source.facts.keys())
            for item in items_of(source.facts[fact]).values()
            for key, listed in _LISTED.items()
            for name in texts_of(item.get(key))
        }
        for (key, name), ids in named.items():
            if meant := _nearest(name, ids):
                message = f"{in_quotes(name)} in “{key}” is the id of nothing, and looks like “{meant}”"
                remedy = f"did you mean “{meant}”? Readers are told of that one by its label"
                yield Finding(Place(source.path, 1), RULE, message, remedy, Severity.WARNING)


def made_up_names(facts: Facts) -> Iterator[tuple[str, str]]:
    """Yield the names of rights, and the words of lists that people make up, each with the key of its fact."""
    for key, value in facts.items():
        if key == _RIGHTS and isinstance(value, dict):
            yield from ((key, name) for name in value)
        yield from _made_up(key, value)


def _made_up(key: str, value: Value) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, part in value.items():
            yield from _made_up(name, part)
    elif key in _WORDS:
        yield from ((key, one) for one in (value if isinstance(value, list) else [value]) if isinstance(one, str))


@cache
def _usual(key: str) -> frozenset[str]:
    return frozenset(fact_words(TRANSLATED[0]).words[key])


def _meant_right(name: str) -> str:
    """Return the right that a name is close to, or that is called so in another language; empty where none is."""
    if name in _usual(_RIGHTS):
        return ""
    if near := _nearest(name, _usual(_RIGHTS)):
        return near
    parts = [part for part in _PART.findall(folded(name)) if part not in _GENERIC]
    if len(parts) != 1:
        return ""
    return _called_abroad().get(parts[0]) or (parts[0] if parts[0] in TERMS else "")


def _nearest(name: str, known: frozenset[str]) -> str:
    """Return the known name that differs by a letter, or by two of a long one; empty for that name, and for a word."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415 -- most commands check no draft

    most = 0 if len(name) < _LEAST else 1 if len(name) < _LONG else 2
    far = {one: OSA.distance(name, one, score_cutoff=most) for one in sorted(known)} if most else {}
    near = [one for one, distance in far.items() if 0 < distance <= most]
    return "" if 0 in far.values() or not near or _is_another_word(name, near) else min(near, key=far.__getitem__)


def _is_another_word(name: str, near: Sequence[str]) -> bool:
    """Return True for an English word that is no form of those near it: “collection” is no misspelt “correction”."""
    return is_word(name) and not any(one.startswith(name) or name.startswith(one) for one in near)


@cache
def _called_abroad() -> Mapping[str, str]:
    """Return the first words by which rights are called in other languages, each with the first right called so."""
    found: dict[str, str] = {}
    for language in TRANSLATED:
        names = fact_words(language).words[_RIGHTS]
        for right in TERMS:
            for spelt in (folded(names[right]), spelt_out(names[right])):
                first = next(word for word in _PART.findall(spelt) if word not in _GENERIC)
                if len(first) >= _LEAST:
                    found.setdefault(first, right)
    return found


def spelt_out(words: str) -> str:
    """Return words as names have them that can't have an umlaut: “loeschung”."""
    return folded(words.casefold().replace("ä", "ae").replace("ö", "oe").replace("ü", "ue"))


def folded(words: str) -> str:
    """Return words without accents, in small letters."""
    return "".join(sign for sign in unicodedata.normalize("NFD", words.casefold()) if not unicodedata.combining(sign))
