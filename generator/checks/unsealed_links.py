"""A sealed text that links to a policy of which no version is sealed: no site can be built while it leads nowhere."""

from collections.abc import Iterator, Sequence
from typing import Final

from generator.errors import Finding, Place, Severity
from generator.model.policy import Policy
from generator.text.survey import survey

RULE: Final = "link"
_TO: Final = "policy:"


def unsealed_links(policies: Sequence[Policy], shown_path: str) -> Iterator[Finding]:
    """Find the policies of a brand that a sealed text links to, and that have no sealed version yet."""
    unsealed = {policy.slug for policy in policies if not policy.versions}
    lasting = (
        (policy, version)
        for policy in policies
        for version in (policy.versions if unsealed else ())
        if not version.removed and not policy.withdrawn(version.number)
    )
    for policy, version in lasting:
        read = (section for section in version.document.sections if _TO in section.text)
        targets = (link.target.partition("#")[0] for section in read for link in survey(section).links)
        for slug in sorted({one.removeprefix(_TO) for one in targets if one.startswith(_TO)} & unsealed):
            message = f"version {version.number} of {policy.name} links to this policy, of which no version is sealed"
            remedy = (
                f"seal it, and no site can be built before: policy freeze {policy.brand.slug}/{slug};"
                " where it begins later, with --effective"
            )
            yield Finding(Place(f"{shown_path}/{slug}/policy.yml"), RULE, message, remedy, Severity.WARNING)
