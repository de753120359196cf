"""The values that the facts of a text state, each with the words by which sentences elsewhere may mean it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from generator.checks.stated_values import Stated, stated_values
from generator.checks.topic_words import alike_words
from generator.model.languages import READ, code_of, fact_words
from generator.schema.values import Value, items_of, keys_of
from generator.source.assembly import SectionSource

_SHORTEST: Final = 3  # letters of a word that names something
_STEM: Final = 6  # letters by which words are compared: “payment” and “payments”, “Zahlung” and “Zahlungsdaten”
_OF_EVERYTHING: Final = frozenset(
    "data info inform record detail personal person user other your with from name daten angabe nutzer inhalt donnée"
    " rensei datos inform dati gegeve utente period retent standa defaul genera all alles tous todos tutti month"
    " monthl yearly annual year price product servic and the for our all any not und der die das des les los las per"
    " new".split()
)
"""Stems that name nothing of its own."""


@dataclass(frozen=True, slots=True)
class StatedSubject:
    """A value that a fact states: the first name of its path, the section whose it is, and the stems of its subject."""

    of: str
    stated: Stated
    source: SectionSource
    stems: frozenset[str]


def stated_subjects(sources: Sequence[SectionSource], language: str) -> tuple[StatedSubject, ...]:
    """Return what the facts of all sections state; what is unspecified states nothing."""
    labels = {name: item for one in sources for name, item in items_of(one.facts.get("data")).items()}
    known = _names(language)
    codes = [code for code in dict.fromkeys((code_of(language), "en")) if code in READ]
    return tuple(
        StatedSubject(stated.path.split(".")[0], stated, source, _alike(_stems(stated, source, labels, known), codes))
        for source in sources
        for stated in stated_values(source.facts)
    )


def subjects_named(said: str, facts: Sequence[StatedSubject]) -> list[StatedSubject]:
    """Return the facts whose subject a sentence names."""
    words = {_stem(word) for word in re.findall(r"[^\W\d_]+", said.casefold()) if len(word) >= _SHORTEST}
    return [one for one in facts if one.stems & words]


def _alike(stems: Iterable[str], codes: Sequence[str]) -> frozenset[str]:
    """Return stems with those of the words that mean the same kind of data."""
    own = set(stems)
    groups = ({_stem(word) for word in group} for code in codes for group in alike_words(code))
    return frozenset(own.union(*(group for group in groups if group & own)))


def _stem(word: str) -> str:
    return word.removesuffix("s")[:_STEM]


def _names(language: str) -> Mapping[str, Mapping[str, str]]:
    """Return what usual ids are called in a language; in English they are words themselves."""
    code = code_of(language)
    return fact_words(code).words if code in READ and code != "en" else {}


def _stems(
    stated: Stated, source: SectionSource, labels: Mapping[str, Value], known: Mapping[str, Mapping[str, str]]
) -> Iterator[str]:
    path = stated.path.split(".")
    if len(path) < 3:  # noqa: PLR2004 -- the name of a list, of an item, and of its key
        return
    item = items_of(source.facts.get(path[0])).get(path[1], {})
    ids = [path[1], *(str(one) for one in _listed(keys_of(item).get("data")))]
    words = [*ids, str(keys_of(item).get("kind", "")), str(keys_of(item).get("label", ""))]
    words += [str(keys_of(labels[one]).get("label", "")) for one in ids if one in labels]
    words += [table[one] for table in (known.get("data", {}), known.get(path[0], {})) for one in ids if one in table]
    for word in re.findall(r"[^\W\d_]+", " ".join(words).casefold()):
        if len(word) >= _SHORTEST and _stem(word) not in _OF_EVERYTHING:
            yield _stem(word)


def _listed(value: Value | None) -> Sequence[Value]:
    return value if isinstance(value, list | tuple) else ()
