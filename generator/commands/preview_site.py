"""The preview as a folder: for the preview of a pull request, or for the person who approves a draft."""

import datetime
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator import folders
from generator.commands import preview
from generator.errors import Finding, cannot, nearest
from generator.loading import policy_source
from generator.publish import build, outcomes, working_copy_site
from generator.publish.finished_pages import Contents
from generator.publish.jobs import each
from generator.publish.settings import OVERRIDES
from generator.site.drafts import DraftState
from generator.site.policy_on_day import PolicyOnDay


@dataclass(frozen=True, slots=True)
class PreviewResult:
    """What a preview shows: the state of each draft, and how many pages there are."""

    states: tuple[DraftState, ...]
    pages: int


def build_preview(
    project: Path,
    loaded: policy_source.Source,
    out: Path,
    now: datetime.datetime,
    wanted: Sequence[str] = (),
    *,
    jobs: int = 1,
) -> PreviewResult:
    """Make the site of a working copy with its drafts in a folder; a preview that is there is replaced as a whole.

    It shows the brands that are `wanted`, all where none is named. An archive of theirs that is broken is refused, as
    a build refuses it; what is wrong with drafts stands on their pages.
    """
    loaded = _of_brands(loaded, wanted)
    policy_source.require(loaded.integrity_findings)
    working_copy_site.refuse_to_replace(out, [loaded.root, project / "site", project / "build", project / OVERRIDES])
    states = preview.states(loaded, now)
    published = build.policies_today(loaded, now)
    brands = [brand for brand in loaded.brands if any(one.policy.brand.slug == brand.slug for one in states)]
    with tempfile.TemporaryDirectory() as scratch, folders.aside(out) as fresh:
        of = working_copy_site.stage(project, Path(scratch))
        told = {finding for one in states for finding in (*one.findings, *one.refused)}
        working_copy_site.make_hub(of, fresh, states, tuple(one for one in loaded.findings if one not in told))

        def of_brand(n: int) -> int:
            return _brand(of, fresh, brands[n].slug, states, published)

        pages = sum(each(of_brand, len(brands), jobs))
    return PreviewResult(states, pages + 1)


def _of_brands(loaded: policy_source.Source, wanted: Sequence[str]) -> policy_source.Source:
    """Return the source of the wanted brands alone; a name that is no brand's is a PolicyError."""
    if not wanted:
        return loaded
    errors = outcomes.by_brand(loaded.integrity_findings, loaded)
    known = {brand.slug for brand in loaded.brands} | {*errors}
    for name in wanted:
        if name not in known:
            raise cannot(name, "no brand is called so", nearest(name.partition("/")[0], known))
    others = tuple(f"{loaded.shown_path}/{slug}/" for slug in known.difference(wanted))

    def concerning(found: Iterable[Finding]) -> tuple[Finding, ...]:
        return tuple(one for one in found if not one.place.path.startswith(others))

    return replace(
        loaded,
        brands=tuple(one for one in loaded.brands if one.slug in wanted),
        policies=tuple(one for one in loaded.policies if one.brand.slug in wanted),
        read_findings=concerning(loaded.read_findings),
        check_drafts={slug: check for slug, check in loaded.check_drafts.items() if slug in wanted},
        integrity_findings=concerning(loaded.integrity_findings),
    )


def _brand(
    of: working_copy_site.PreviewStage,
    out: Path,
    slug: str,
    states: Sequence[DraftState],
    published: Sequence[PolicyOnDay],
) -> int:
    brand = next(one.policy.brand for one in states if one.policy.brand.slug == slug)
    sealed = working_copy_site.sealed_contents(of, [item for item in published if item.policy.brand.slug == slug])
    pages = (*working_copy_site.pages_of_drafts(of, brand, states), *sealed.pages)
    working_copy_site.make_brand(of, out, brand, states, Contents(pages, sealed.files))
    return len(pages)
