"""What readers of a draft would not see as it was meant: lost markup, links that lead nowhere."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import Final

from generator.errors import Finding, Place, Severity, nearest
from generator.model.document import Document, Section
from generator.schema.nodes import in_quotes
from generator.source import clause_numbers
from generator.source.assembly import SectionSource
from generator.text import html, survey

POLICY_LINK: Final = "policy:"
MOST: Final = 1_000
NEAR: Final = 20_000
_TYPED_DATE: Final = re.compile(
    r"(?im)^[\s*_#>-]*(?:(?:effective date|effective as of|last (?:updated|modified|revised|reviewed))\b"
    r"|(?:this|these|our) [a-z ]{1,40}\b(?:appl(?:y|ies)|effective|in force|last (?:updated|modified|revised|reviewed))"
    r" (?:as of|from|since|on)\b).*\d{4}"
)
_FILE: Final = re.compile(r"(?i)^https?://[^?#]+\.(?:pdf|docx?|odt|rtf|txt|xlsx?|ods|csv)(?:[?#]|$)")


def lint(
    sources: Sequence[SectionSource], document: Document, policies: Mapping[str, Document | None]
) -> Iterator[Finding]:
    """Find what a draft loses; `policies` are the brand's policies by name, with their drafts, for links to them.

    Of a section with more than `MOST` findings, the first ones are given.
    """

    @cache
    def known(name: str | None) -> frozenset[str]:
        other = document if name is None else policies[name]
        return anchors(other) if other else frozenset()

    def has(name: str | None, place: str) -> bool:
        other = document if name is None else policies[name]
        return other is None or other.section(place) is not None or place in known(name)

    @cache
    def problem(target: str) -> tuple[str, str] | None:
        return _leads_nowhere(target, policies, has, known)

    for number, (source, section) in enumerate(zip(sources, document.sections, strict=True), 1):
        if not section.text and all(after.level <= section.level for after in document.sections[number : number + 1]):
            at = Place(source.path, source.body_line)
            remedy = "write it below the second ---, or remove the file and its line in policy.yml"
            yield Finding(at, "empty-section", "this section has no text", remedy, Severity.WARNING)
        found = list(islice(_section(source, section, problem), MOST))
        yield from found
        if len(found) == MOST:
            message = f"this section has {MOST} findings or more, and no more of them are shown"
            yield Finding(found[-1].place, "too-many", message, "mend these first")


def _section(
    source: SectionSource, section: Section, problem: Callable[[str], tuple[str, str] | None]
) -> Iterator[Finding]:
    for match in _TYPED_DATE.finditer(source.body):
        begins = match.start() + len(match[0]) - len(match[0].lstrip())
        at = Place(source.path, source.body_line + source.body.count("\n", 0, begins))
        message = f"a date is typed here ({in_quotes(match[0].strip())}), and nobody will renew it"
        yield Finding(at, "typed-date", message, "remove it: the page prints its dates by itself", Severity.WARNING)
    place = _Places(source)
    seen = survey.survey(section)
    for loss in seen.losses:
        severity = Severity.ERROR if loss.is_sure else Severity.WARNING
        if not clause_numbers.REFERENCE.fullmatch(loss.literal):  # of a reference without words, its finding speaks
            yield Finding(place.of(loss.literal, loss.line), loss.rule, loss.message, loss.remedy, severity)
    place = _Places(source)
    for link in seen.links:
        nowhere = problem(link.target)
        if nowhere:
            yield Finding(place.of(link.target, link.line), "link", *nowhere)
        elif _FILE.match(link.target):
            message = f"the file {in_quotes(link.target)} is no part of this text: it can change without notice"
            remedy = (
                "where it says what readers were promised, bring it here: policy import, then a link to policy:name"
            )
            yield Finding(place.of(link.target, link.line), "file-outside", message, remedy, Severity.WARNING)


class _Places:
    """Where in a section's file its findings stand: the same words again stand further on.

    The parser gives the line of the block; the words are looked for from there on, and only so far (`NEAR`) that a
    hostile text takes no longer than a good one. What isn't found, such as words from a value, has the block's place.
    """

    def __init__(self, source: SectionSource) -> None:
        self._source = source
        self._body = source.body
        self._starts = [0, *(match.end() for match in re.finditer("\n", source.body))]
        self._lead = next((n for n, line in enumerate(source.body.split("\n")) if line.strip()), 0)
        self._after: dict[str, int] = {}

    def of(self, literal: str, line: int) -> Place:
        """Return the place of the next such words in the block that starts on a line of the tidied text."""
        at = min(line + self._lead, len(self._starts) - 1)
        start = max(self._starts[at], self._after.get(literal, 0))
        found = self._body.find(literal, start, start + NEAR) if literal else start
        if found < 0:
            return Place(self._source.path, self._source.body_line + at)
        self._after[literal] = found + len(literal)
        row = bisect_right(self._starts, found) - 1
        return Place(self._source.path, self._source.body_line + row, found - self._starts[row] + 1)


def _leads_nowhere(
    target: str,
    policies: Mapping[str, Document | None],
    has: Callable[[str | None, str], bool],
    known: Callable[[str | None], frozenset[str]],
) -> tuple[str, str] | None:
    """Return what is wrong with a link; `has` says whether a policy has a place, `known` names all that it has."""
    if target.startswith(survey.OUTSIDE):
        return None
    if target.startswith("#"):
        name = target[1:]
        return None if has(None, name) else (f"no section is called {in_quotes(name)}", nearest(name, known(None)))
    if target.startswith(POLICY_LINK):
        name, _, section = target.removeprefix(POLICY_LINK).partition("#")
        if name not in policies:
            return f"this brand has no policy {in_quotes(name)}", nearest(name, policies)
        if section and not has(name, section):
            return f"no section of {name} is called {in_quotes(section)}", nearest(section, known(name))
        return None
    remedy = "write #section-id, policy:name#section-id, or a full address such as https://example.com"
    return f"the link {in_quotes(target)} leads nowhere", remedy


def anchors(document: Document) -> frozenset[str]:
    """Return the ids in a document that a link may name: sections, and headings inside them."""
    inner = (html.ids(section) for section in document.sections)
    return frozenset(section.id for section in document.sections).union(*inner)
