"""A whole version for programs: its sections with text and facts, its days, its digest (versions/N.json)."""

from generator.model.document import Section
from generator.model.version import Version
from generator.site.feeds.common import published_at
from generator.site.feeds.versions_json import row
from generator.site.policy_on_day import PolicyOnDay


def version_json(item: PolicyOnDay, version: Version) -> dict[str, object]:
    """Return a version as plain data: all that the list of versions says of it, and its content.

    The digest is that of the sealed text beside it, which `policy verify` reads.
    """
    document, root = version.document, published_at(item.policy.brand)
    text = f"{version.number}.md"
    return {
        "$schema": f"{root or '../../'}schemas/version.schema.json",
        "format": 1,
        "policy": item.policy.name,
        "title": document.title,
        "subtitle": document.subtitle,
        "kind": document.kind,
        "language": document.language,
        "timezone": item.policy.brand.timezone,
        **row(item, version),
        "text": None if version.removed else f"{root}{item.policy.slug}/versions/{text}" if root else text,
        "sections": [_section(section) for section in document.sections],
    }


def _section(section: Section) -> dict[str, object]:
    return {
        "id": section.id,
        "type": section.type,
        "title": section.title,
        "level": section.level,
        "text": section.text,
        **({"grammar": section.grammar} if section.grammar > 1 else {}),
        "facts": dict(section.facts),
    }
