"""“We never sell” where the fact says that we do, and the reverse; likewise for tracking across sites."""

from collections.abc import Iterator
from typing import Final

from generator.checks.conflicts.english import NOT, pattern, words
from generator.checks.conflicts.passages import Clash, Passage

_NO: Final = r"(?:never|not|n['’]t|neither|cannot)"
_WE_DO_NOT: Final = rf"\bwe(?:['’]\w+|\s\w+){{0,2}}?\s?{_NO}"
_OURS: Final = (
    r"(?:(?:,\s|\s)(?:your|our|users['’]?|the|some|certain|of|personal|personally|identifiable|customer|user|this|that"
    r"|such|any|or|and|nor|share|rent|disclose|trade|lease)){0,10},?\s(?:information|data)\b(?!\sbrokers?)"
)
_ACROSS: Final = r"(?:you\s|your\s\w+\s)?across\s(?:other\s)?(?:web)?sites"
_NO_SALE: Final = pattern(
    rf"{_WE_DO_NOT}(?:\s(?:ever|and will not|and never|will))?(?:\s(?:rent|trade|share),?){{0,2}}(?:\sor)?\ssell"
    rf"{_OURS}",
    rf"\b(?:information|data)\s(?:is|are|will be)\s?{_NO}(?:\sbe)?\ssold\b",
)
_SALE: Final = pattern(
    r"\bwe(?:['’]ll)?(?:\s(?:may|might|can|could|will|do|also|sometimes|occasionally|share|rent|trade|disclose|or|and))"
    rf"{{0,4}}\ssell{_OURS}"
)
_QUALIFIED: Final = words(
    r"unless|except|without|if you|opt(?:ed|s|ing)?[\s-]?(?:in|out)|for money|monetary|in the traditional|children"
    r"|minors?|under \d|sensitive|anonym\w+|aggregat\w+|de-?identified|merger|acquisition"
    r"|(?:before|if|when|whether|once|until) (?:we|you)"
)
_NO_TRACKING: Final = pattern(rf"{_WE_DO_NOT}(?:\s\w+){{0,8}}?\s(?:cross-site tracking|track\w*\s{_ACROSS})")
_TRACKING: Final = pattern(
    rf"\bwe(?:\s(?:may|might|can|will|do|also|and))?\s(?:use\s(?:\w+\s){{0,4}}?cross-site tracking|track\s{_ACROSS})"
)


def said_flags(passage: Passage) -> Iterator[Clash]:
    """“We never sell” where the fact says that we do, and the reverse; likewise for tracking across sites."""
    text = passage.words
    if _QUALIFIED.search(text):
        return
    sale, tracking = passage.fact("sale"), passage.fact("cross_site_tracking")
    rows = (
        ("sale", sale, _NO_SALE, False, sale in {"yes", "opt_in", "opt_out"}),
        ("sale", sale, _SALE, True, sale == "never"),
        ("cross_site_tracking", "yes", _NO_TRACKING, False, tracking is True),
        ("cross_site_tracking", "no", _TRACKING, True, tracking is False),
    )
    for path, value, said, affirms, holds in rows:
        match = said.search(text) if holds else None
        if match and not (affirms and NOT.search(text)):
            yield passage.clash(match.start(), match[0], path, value, "correct the text, or correct the fact")
