"""A former name of the company in a text, beside the one that brand.yml states: both can't be right.

Former names are known from the newest versions, where a variable or a fact stated them. Of names that were only ever
typed it is said where they have the words of the brand, or where a text names no other company.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from generator.errors import Finding, Place, Severity
from generator.model.policy import Policy
from generator.schema.nodes import in_quotes
from generator.schema.values import UNSPECIFIED, keys_of
from generator.source.assembly import SectionSource
from generator.source.legal_forms import LEGAL_FORMS

RULE: Final = "company-name"
_FORMS: Final = (
    rf"GmbH & Co\.? KG|gGmbH|SE|OHG|S\.A\.S\.|SARL|S\.à r\.l\.|S\.A\.|SpA|S\.p\.A\.|Srl|S\.r\.l\.|S\.L\.|SL"
    rf"|B\.V\.|N\.V\.|{LEGAL_FORMS}"
)
_COMPANY: Final = re.compile(
    rf"(?<![\w.])(?P<name>(?:[A-ZÄÖÜÉ][\w&.’'-]*\s+){{0,4}}[A-ZÄÖÜÉ][\w&.’'-]*,?\s+(?:{_FORMS}))(?![\w/])"
)
_KEYS: Final = ("legal_name", "name")
_PATHS: Final = frozenset(f"brand.{key}" for key in _KEYS)
_NEWEST: Final = 2  # so many versions are read: an archive may be long
_BEFORE: Final = frozenset(
    "the a by at for our we if die der das den dem wir bei von für la le les nous el il lo noi de het wij".split()
)
"""Words before a name that are no part of it, in capitals at the start of a sentence."""


def company_names(policy: Policy, sources: Sequence[SectionSource]) -> Iterator[Finding]:
    """Find other names of the company than brand.yml states, each with what to write in its place."""
    stated = {key: str(policy.brand.values.get(key, "")) for key in _KEYS}
    stated = {key: name for key, name in stated.items() if name and name != UNSPECIFIED}
    former = {name: key for name, key in _sealed(policy) if name not in stated.values() and key in stated}
    if legal := stated.get("legal_name", ""):
        found = {_alone(match["name"]) for source in sources for match in _COMPANY.finditer(source.body)} - {""}
        former |= dict.fromkeys(_of_the_brand(found, legal, stated["name"], sources), "legal_name")
    for source in sources:
        meant = {" ".join(words.split()).casefold() for words in source.meant}
        for name, key in former.items():
            if name.casefold() not in meant:
                longer = [one for one in (*stated.values(), *former) if name in one and one != name]
                yield from _places(source, name, key, stated[key], longer)


def name_in_title(policy: Policy, sheet: Place) -> Iterator[Finding]:
    """Find the brand's name at the start of a title, before the first seal: notices say it beside the title."""
    name, title = policy.brand.name, policy.draft.title if policy.draft else ""
    words = re.compile(rf"\s*{re.escape(name)}(?:['’]s)?(?!\w)[\s:–-]*", re.IGNORECASE)
    match = words.match(title)
    rest = title[match.end() :].strip() if match else ""
    if policy.versions or not rest:
        return
    said = policy.brand.words.say("opening", brand=name, title=title)
    message = f"the title has the name of the brand, which notices say beside it: {in_quotes(said)}"
    yield Finding(sheet, RULE, message, f"leave it out: title: {rest[:1].upper()}{rest[1:]}", Severity.NOTE)


def _sealed(policy: Policy) -> Iterator[tuple[str, str]]:
    """Yield the names that the newest versions had from a variable or a fact, each with its key in brand.yml."""
    for version in policy.in_order[-_NEWEST:]:
        for section in version.document.sections:
            for one in (one for one in section.filled if one.path in _PATHS):
                yield section.text[one.start : one.end].replace("\\", ""), one.path.removeprefix("brand.")
            name = str(keys_of(section.facts.get("controller")).get("legal_name", UNSPECIFIED))
            if name != UNSPECIFIED:
                yield name, "legal_name"


def _of_the_brand(found: set[str], legal: str, name: str, sources: Sequence[SectionSource]) -> Iterator[str]:
    """Yield the companies that have the brand's name, or are the only one that the texts name: neither is `legal`."""
    others = {one for one in found if not _same(one, legal)}
    named = len(found) > len(others) or any("brand.legal_name" in source.body for source in sources)
    first = {next((word for word in _words(one) if word not in _BEFORE), "") for one in (legal, name)}
    for one in others:
        if {*_words(one)} & first or (len(found) == 1 and not named):
            yield one


def _alone(name: str) -> str:
    """Return a name without what stands before it at the start of a sentence; empty where only its form is left."""
    words = name.split()
    while words and words[0].casefold() in _BEFORE:
        del words[0]
    return " ".join(words) if len(words) > 1 else ""


def _words(name: str) -> list[str]:
    return [word.strip(",").casefold() for word in name.split()]


def _same(one: str, other: str) -> bool:
    """Return True if two names are one but for commas and points, or one ends with the other."""
    plain = [re.sub(r"[.,]", "", " ".join(name.split())).casefold() for name in (one, other)]
    return plain[0] == plain[1] or plain[0].endswith(f" {plain[1]}")


def _places(source: SectionSource, name: str, key: str, now: str, longer: Sequence[str]) -> Iterator[Finding]:
    apart = r"\s+".join(map(re.escape, name.split()))
    words = re.compile(rf"(?<!\w){apart}(?!\w)")
    parts = [re.compile(re.escape(one)) for one in longer]
    texts = [(source.body, source.body_line), (source.title, 0)]
    for text, line in texts:
        inside = [match.span() for part in parts for match in part.finditer(text)]
        for match in words.finditer(text):
            if any(start <= match.start() and match.end() <= end for start, end in inside):
                continue
            row = text.count("\n", 0, match.start())
            place = Place(source.path, line + row, match.start() - text.rfind("\n", 0, match.start()))
            message = f"the text says {in_quotes(name)}, and brand.yml says {in_quotes(now)}"
            remedy = (
                f"write {{{{ brand.{key} }}}} in its place; if it is another company, list it under “meant:”"
                f" at the top of the file, as - {name}"
            )
            yield Finding(place if line else Place(source.path), RULE, message, remedy, Severity.WARNING)
