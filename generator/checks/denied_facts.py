"""What a text plainly says somewhere, and a fact of it denies: pages say the fact at a glance."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from generator import program_files
from generator.checks.claims import sentences
from generator.checks.prose import proses
from generator.errors import Finding, Severity
from generator.model.document import Document
from generator.model.languages import code_of
from generator.schema.facts import Facts
from generator.schema.values import Value, keys_of
from generator.source.assembly import SectionSource
from generator.source.sought_words import pattern

RULE: Final = "conflict"
MOST: Final = 100
_DENIES: Final[Mapping[str, tuple[tuple[str, ...], frozenset[Value]]]] = {
    "ai_training": (("content_licence", "ai_training"), frozenset({False})),
    "renewal": (("renewal",), frozenset({"none", "manual"})),
    "arbitration": (("disputes", "arbitration"), frozenset({False})),
    "class_waiver": (("disputes", "class_waiver"), frozenset({False})),
    "ad_sharing": (("ad_sharing",), frozenset({"never"})),
    "ignores": (("dnt_gpc",), frozenset({"honoured"})),
}
"""By what a text may say: the fact that denies it, and the values by which it does."""
_BY_DENYING: Final = "ignores"


def denied_facts(sources: Sequence[SectionSource], document: Document) -> Iterator[Finding]:
    """Find sentences, in whatever section, that say what a fact denies; a warning, since words may be about others."""
    stated = [source.facts for source in sources]
    denied = {name: value for name, (path, _) in _DENIES.items() if (value := _denied(stated, path, name)) is not None}
    if not denied:
        return
    found = 0
    codes = [code for code in dict.fromkeys(("en", code_of(document.language))) if code in by_language()]
    for source in sources:
        for prose in proses(source):
            for at, sentence in prose.sentences():
                for name, match in _said(sentence, denied, codes):
                    path = ".".join(_DENIES[name][0])
                    message = f"the text says “{match[0]}”, the fact {path} says {denied[name]}"
                    remedy = "correct the text, or correct the fact: pages say the fact at a glance"
                    yield Finding(prose.place(at + match.start(), match[0]), RULE, message, remedy, Severity.WARNING)
                    found += 1
                    if found >= MOST:
                        return


def denied_words(known: Document, first: Document) -> tuple[str, str, str] | None:
    """Return words of one text that the facts of another deny, with the fact and its value; None if there are none."""
    stated = [section.facts for section in known.sections]
    denied = {name: value for name, (path, _) in _DENIES.items() if (value := _denied(stated, path, name)) is not None}
    codes = [code for code in dict.fromkeys(("en", code_of(first.language))) if code in by_language()]
    for sentence in sentences(first) if denied else ():
        for name, match in _said(sentence, denied, codes):
            return match[0], ".".join(_DENIES[name][0]), denied[name]
    return None


def _denied(facts: Sequence[Facts], path: Sequence[str], name: str) -> str | None:
    """Return what the facts say that state it, where all of them deny it; None else."""
    values = []
    for stated in facts:
        value = stated.get(path[0])
        for key in path[1:]:
            value = keys_of(value).get(key)
        if value is not None:
            values.append(value)
    if not values or not all(isinstance(one, str | bool) and one in _DENIES[name][1] for one in values):
        return None
    return "no" if values[0] is False else str(values[0])


def _said(sentence: str, names: Mapping[str, str], codes: Sequence[str]) -> Iterator[tuple[str, re.Match[str]]]:
    for name in names:
        for code in codes:
            table = by_language()[code]
            match = table[name].search(sentence)
            plain = name == _BY_DENYING or not table["negation"].search(sentence)
            if match and plain and not table["aside"].search(sentence):
                yield name, match
                break


@cache
def by_language() -> Mapping[str, Mapping[str, re.Pattern[str]]]:
    """Return the words that are looked for, by language and what they say; `negation` and `aside` among them."""
    read = program_files.patterns("checks/denied_facts.toml")
    return {code: {name: pattern(*rows) for name, rows in table.items()} for code, table in read.items()}
