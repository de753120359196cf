"""What readers of a draft would not see as it was meant: lost markup, links that lead nowhere."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from generator import blocks
from generator.assemble import SectionSource
from generator.errors import Finding, Place, nearest
from generator.model import Document

POLICY_LINK: Final = "policy:"
_OUTSIDE: Final = ("https://", "http://", "mailto:", "tel:")


def lint(
    sources: Sequence[SectionSource], document: Document, policies: Mapping[str, Document | None]
) -> Iterator[Finding]:
    """Find what a draft loses; `policies` are the brand's policies by name, with their drafts, for links to them."""
    for source, section in zip(sources, document.sections, strict=True):
        lines = source.body.split("\n")
        lead = next((n for n, line in enumerate(lines) if line.strip()), 0)
        if not section.text:
            message = "this section has no text"
            yield Finding(
                Place(source.path, source.body_line), "empty-section", message, "write it below the second ---"
            )

        def place(
            literal: str, line: int, source: SectionSource = source, lines: list[str] = lines, lead: int = lead
        ) -> Place:
            at = line + lead
            for number in range(at, len(lines)):
                column = lines[number].find(literal) if literal else 0
                if column >= 0:
                    return Place(source.path, source.body_line + number, column + 1)
            return Place(source.path, source.body_line + at)

        for loss in blocks.losses(section.text):
            yield Finding(place(loss.literal, loss.line), loss.rule, loss.message, loss.remedy)
        for link in blocks.links(section.text):
            problem = _leads_nowhere(link.target, document, policies)
            if problem:
                yield Finding(place(link.target, link.line), "link", *problem)


def _leads_nowhere(target: str, document: Document, policies: Mapping[str, Document | None]) -> tuple[str, str] | None:
    if target.startswith(_OUTSIDE):
        return None
    if target.startswith("#"):
        known = anchors(document)
        name = target[1:]
        return None if name in known else (f"no section is called “{name}”", nearest(name, known))
    if target.startswith(POLICY_LINK):
        name, _, section = target.removeprefix(POLICY_LINK).partition("#")
        if name not in policies:
            return f"this brand has no policy “{name}”", nearest(name, policies)
        other = policies[name]
        if section and other and section not in anchors(other):
            return f"no section of {name} is called “{section}”", nearest(section, anchors(other))
        return None
    remedy = "write #section-id, policy:name#section-id, or a full address such as https://example.com"
    return f"the link “{target}” leads nowhere", remedy


def anchors(document: Document) -> frozenset[str]:
    """Return the ids in a document that a link may name: sections, and headings inside them."""
    inner = (name for section in document.sections for name in blocks.anchors(section.text, prefix=section.id))
    return frozenset([*(section.id for section in document.sections), *inner])
