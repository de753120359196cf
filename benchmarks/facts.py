"""How well facts are found in a text: what `policy import` suggests for the two real policies, beside their facts.

Counted are the kinds of fact that are suggested (`COUNTED`), each value that is stated. Items of lists have names that
people made up: two are the same where they hold the same period, or are called by a common word.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.corpus import ROOT as CORPUS
from benchmarks.corpus import held_out
from generator.documents.file_formats import document_of, text_of
from generator.loading import policy_source
from generator.model.document import Document
from generator.schema.values import UNSPECIFIED, Value
from generator.suggestions.fact_readers import suggested_facts
from generator.suggestions.section_types import with_types
from generator.suggestions.suggestion import merged

PROJECT: Final = Path(__file__).resolve().parents[1]
SEEDS: Final = PROJECT.parent / "shared/seeds"
TEXTS: Final = (("gluptron/privacy", "000_eb4ed85d26d0a114.txt"), ("sextrontgen/privacy", "002_b30a584328784c50.txt"))

COUNTED: Final = (
    ("periods", r"retention\.[^.]+\.(keep|after|then|kept_for)|on_account_deletion\.\w+|breach\.\w+"),
    ("ages", r"min_age|parental_consent_below|on_discovery\.\w+"),
    ("contacts", r"channels\.[^.]+\.(kind|value)"),
    ("response times", r"respond_within|extension|reply_within|fee"),
    ("recipients", r"recipients\.[^.]+|sale|ad_sharing"),
    ("rights", r"rights\.[^.]+"),
    ("cookies", r"cookies\.[^.]+\.(kind|control|lifetime|party)|cross_site_tracking|dnt_gpc"),
    ("notice of changes", r"notice\.(days|channels)|review_every|archive|date_at_top|consent"),
)
_ITEM: Final = {"retention", "channels", "recipients", "rights", "cookies"}
_ANY_WORD: Final = frozenset("data information and or of services service providers provider systems partners".split())


@dataclass(frozen=True, slots=True)
class Stated:
    """One stated value: its kind of fact, its list and key, what it says, and the words of its item."""

    kind: str
    key: str
    value: str
    words: frozenset[str] = frozenset()

    def same(self, other: "Stated") -> bool:
        """Return True if both state the same, of items that a common word names."""
        if (self.key, self.value) != (other.key, other.value):
            return False
        return not self.words or bool(self.words & other.words)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many facts of a kind are there, how many were suggested, and how many of these are there."""

    there: int = 0
    suggested: int = 0
    right: int = 0


def stated(facts: dict[str, Value]) -> Iterator[Stated]:
    """Yield the counted values that facts state."""
    for first, value in facts.items():
        if first in _ITEM and isinstance(value, dict):
            for name, item in value.items():
                words = _words(
                    f"{name} {item.get('label', '')} {item.get('data', '')}" if isinstance(item, dict) else name
                )
                if first in {"recipients", "rights"}:
                    yield from _one(f"{first}.{name}", first, name if first == "rights" else "", words)
                elif isinstance(item, dict):
                    own = words if first == "retention" else frozenset({name}) if first == "cookies" else frozenset()
                    for key, inner in item.items():
                        yield from _one(f"{first}.{name}.{key}", f"{first}.{key}", inner, own)
        elif isinstance(value, dict):
            for key, inner in value.items():
                yield from _one(f"{first}.{key}", f"{first}.{key}", inner, frozenset())
        else:
            yield from _one(first, first, value, frozenset())


def _one(path: str, key: str, value: Value, words: frozenset[str]) -> Iterator[Stated]:
    kind = next((name for name, pattern in COUNTED if re.fullmatch(pattern, path)), "")
    if kind and value not in (UNSPECIFIED, [UNSPECIFIED]):
        yield Stated(kind, key, str(value).casefold(), words)


def _words(text: str) -> frozenset[str]:
    return frozenset(word.rstrip("s")[:7] for word in re.findall(r"[a-z]+", text.casefold()) if word not in _ANY_WORD)


def counted(there: Document, text: Document) -> dict[str, Counts]:
    """Return the counts of each kind for a text whose facts people stated."""
    gold = [one for section in there.sections for one in stated(dict(section.facts))]
    found = [one for every in suggested_facts(with_types(text)).values() for one in stated(dict(merged(every)))]
    left, right = list(gold), Counter[str]()
    for one in found:
        match = next((other for other in left if one.same(other)), None)
        if match:
            left.remove(match)
            right[one.kind] += 1
    kinds = Counter(one.kind for one in gold), Counter(one.kind for one in found)
    return {name: Counts(kinds[0][name], kinds[1][name], right[name]) for name, _ in COUNTED}


def of_the_real_policies() -> dict[str, Counts]:
    """Return the counts of both real policies together."""
    loaded = policy_source.load(PROJECT / "policy_source")
    total: dict[str, Counts] = {}
    for name, file in TEXTS:
        there = loaded.policy(name).draft
        if there is None:
            continue
        text = document_of(text_of(SEEDS / file), language=there.language)
        for kind, counts in counted(there, text).items():
            old = total.get(kind, Counts())
            total[kind] = Counts(old.there + counts.there, old.suggested + counts.suggested, old.right + counts.right)
    return total


def together(counts: dict[str, Counts]) -> Counts:
    """Return the counts of all kinds."""
    every = counts.values()
    return Counts(sum(one.there for one in every), sum(one.suggested for one in every), sum(one.right for one in every))


def line(name: str, one: Counts) -> str:
    """Return a line of the table."""
    precision = f"{one.right / one.suggested:.2f}" if one.suggested else "–"
    recall = f"{one.right / one.there:.2f}" if one.there else "–"
    return f"| {name} | {one.there} | {one.suggested} | {one.right} | {precision} | {recall} |"


def sample() -> Iterator[str]:
    """Yield what is suggested for the newest text of each service that is not kept out, to be read by a person."""
    for folder in sorted((CORPUS / "histories").iterdir()):
        if held_out(folder.name):
            continue
        newest = max(folder.glob("*.md"))
        document = with_types(document_of(text_of(newest), language="en"))
        for section, every in suggested_facts(document).items():
            for one in every:
                yield f"{folder.name} {section} {one.name} = {one.value}\n    “{one.quote}”"


def main(*, read: bool = False) -> None:
    """Print the figures; with `read` also the suggestions for other texts."""
    counts = of_the_real_policies()
    print("| facts | there | suggested | right | precision | recall |")
    print("|---|---|---|---|---|---|")
    for name, one in counts.items():
        print(line(name, one))
    print(line("all", together(counts)))
    for row in sample() if read else ():
        print(row)


if __name__ == "__main__":
    import sys

    main(read="--read" in sys.argv)
