"""Links to items of lists, whose ids count places: after an item was put before, the same link leads to other words."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Final

from rapidfuzz import fuzz

from generator.errors import Finding, Place, Severity
from generator.model.document import Document
from generator.model.policy import Policy
from generator.schema.nodes import in_quotes
from generator.source.assembly import SectionSource
from generator.text import survey

ALIKE: Final = 75.0  # of the words of two items, in percent: less than that is another item
_LINK: Final = re.compile(r"\[(?P<words>[^\[\]\n]{0,200})\]\(#(?P<target>[a-z0-9_-]+--\d+(?:\.\d+)*)\)")


def moved_items(policy: Policy, sources: Sequence[SectionSource]) -> Iterator[Finding]:
    """Find links to items whose place held other words in the version before, where those are what is meant.

    They are where the link was there then, or its own words are rather those of the former item than of the present.
    """
    draft, base = policy.draft, policy.base
    links = [(source, link) for source in sources for link in _LINK.finditer(source.body)]
    if not draft or not base or base.removed or not links:
        return
    before = {link["target"] for one in base.document.sections for link in _LINK.finditer(one.text)}
    old, new = _items(base.document), _items(draft)
    for source, link in links:
        target, said = link["target"], link["words"].casefold()
        was, now = old.get(target, ""), new.get(target, "")
        if not was or not now or fuzz.ratio(was, now) >= ALIKE:
            continue
        fits = [fuzz.partial_ratio(said, words.casefold()) for words in (was, now)]
        if fits[1] > fits[0] or (fits[0] == fits[1] and target not in before):
            continue  # it was written for the present item
        message = f"#{target} leads to {in_quotes(now)}, in version {base.number} to {in_quotes(was)}"
        there = max(new, key=partial(_likeness, new, was))
        moved = fuzz.ratio(was, new[there]) >= ALIKE
        remedy = f"that is #{there} now" if moved else "no item has these words any more: mend the link"
        row = source.body.count("\n", 0, link.start())
        at = Place(source.path, source.body_line + row, link.start() - source.body.rfind("\n", 0, link.start()))
        yield Finding(at, "moved-item", message, remedy, Severity.WARNING)


def _likeness(items: Mapping[str, str], words: str, name: str) -> float:
    return fuzz.ratio(words, items[name])


def _items(document: Document) -> dict[str, str]:
    return {name: words for one in document.sections for name, words in survey.item_words(one).items()}
