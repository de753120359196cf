"""Names of facts that deny what a notice says of them: “We keep nothing longer: 1 year → 9 years”."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from generator.errors import Finding, Place, Severity
from generator.schema.facts import Facts
from generator.schema.nodes import in_quotes
from generator.schema.values import Value, keys_of
from generator.source.assembly import SectionSource
from generator.source.played_down import played_down, takes_back
from generator.source.sought_words import pattern

RULE: Final = "fact-name"
_LISTS: Final = (
    *("data", "purposes", "recipients", "retention", "rights", "to", "cookies", "supplements", "channels", "price"),
    *("measures", "covers", "subjects", "excluded"),
)
_SAY_NO: Final = frozenset({"measures"})
"""Lists whose names may begin with a no that is meant: “no access without a second key”."""
_COMPANY: Final = re.compile(
    r"\s(?:AG|SE|GmbH|B\.?V\.?|N\.?V\.?|Corp\.?|Inc\.?|LLC|LLP|Ltd\.?|Limited|plc|S\.?A\.?|SAS|SARL|S\.?r\.?l\.?|S\.?L\.?)$"
)
"""A company may be called “Nobody Ltd”."""
_THINGS: Final = (
    "data|information|details|persons?|people|companies|company|third part(?:y|ies)|recipients?|purposes?|rights?"
    "|cookies?|changes?|longer|countr(?:y|ies)|price|fees?|things?"
)
_DENYING: Final = pattern(
    r"(?:nothing|nobody|no[ -]one|none)(?!\w)",
    rf"no (?:(?:other|further|more|new|longer|such|personal) )*(?:{_THINGS})(?!\w)",
    r"(?:nichts|niemand\w*|keine?[mnrs]?)(?!\w)",
    r"(?:rien|aucune?s?|personne d[’']autre|nul(?:le)?)(?!\w)",
    r"(?:nada|nadie|ning[uú]n[oa]?s?)(?!\w)",
    r"(?:niente|nulla|nessun\w*)(?!\w)",
    r"(?:niets|niemand|geen(?: enkele?)?)(?!\w)",
)


def denying_names(sources: Sequence[SectionSource]) -> Iterator[Finding]:
    """Find items whose name, in the sentences of a notice, would say that nothing or nobody is concerned."""
    for source in sources:
        for key, name in _names(source.facts):
            words = name.replace("_", " ").replace("-", " ").strip(" “”\"'")
            match = _DENYING.match(words)
            may_say_no = key in _SAY_NO or (key == "recipients" and _COMPANY.search(words))
            denies = match and (not may_say_no or match[0] == words)
            if denies or played_down(words) or takes_back(words):
                message = f"{in_quotes(name)} is a name in “{key}”, and a notice of it would say the reverse"
                remedy = "name what it is, as readers call it"
                yield Finding(Place(source.path, 1), RULE, message, remedy, Severity.WARNING)


def _names(facts: Facts) -> Iterator[tuple[str, str]]:
    """Yield the names by which sentences call the items of lists: their labels, or else their ids."""
    for key, value in facts.items():
        if key in _LISTS:
            yield from ((key, name) for name in _called(value))
        if key == "liability":
            yield from (("excluded", name) for name in _called(keys_of(value).get("excluded")))


def _called(value: Value | None) -> Iterator[str]:
    if isinstance(value, list):
        yield from map(str, value)
    for name, item in keys_of(value).items():
        inner = keys_of(item)
        yield str(inner.get("label") or inner.get("for") or name)
        yield from _called(inner.get("fields"))
