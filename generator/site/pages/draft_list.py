"""The list of all drafts in a preview."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.errors import Finding
from generator.site.draft_head import DraftHead, FindingView, draft_head, finding_view
from generator.site.drafts import TEXT, DraftState
from generator.site.page import Page, relative


@dataclass(frozen=True, slots=True)
class ListedDraft:
    """A draft in the list of all: where its pages are, and how it stands."""

    title: str
    brand: str
    href: str
    name: str
    head: DraftHead
    in_force: str


@dataclass(frozen=True, slots=True)
class DraftsView:
    """Every draft, by brand, and what is wrong that concerns none of them alone."""

    findings: tuple[FindingView, ...]
    drafts: tuple[ListedDraft, ...]


def drafts_page(
    states: Sequence[DraftState], address: str = "", title: str = "Drafts", found: Sequence[Finding] = ()
) -> Page:
    """Return the list of all drafts, for the root of a preview or of a brand in it."""
    listed = tuple(
        ListedDraft(
            one.title,
            one.policy.brand.name,
            relative(address, f"{one.address}{TEXT}"),
            one.policy.name,
            draft_head(one, TEXT, above=relative(address, one.address)),
            relative(address, one.address) if one.policy.versions else "",
        )
        for one in states
    )
    return Page(
        address,
        title,
        "Drafts that are not sealed.",
        searched=False,
        listed=False,
        template="pages/drafts.html",
        view=DraftsView(tuple(map(finding_view, found)), listed),
    )
