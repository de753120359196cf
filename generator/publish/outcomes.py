"""What becomes of each brand in a build: it is built, kept as it is, or refused, and then its former pages stay."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Final

from generator.errors import Finding, Place, PolicyError, Severity, cannot, nearest
from generator.loading.policy_source import Source
from generator.model.catalogue import USUAL, Words
from generator.notice.gates import MENDABLE
from generator.publish import kept_pages
from generator.publish.kept_pages import KeptPages
from generator.publish.published_chain import Live, list_today
from generator.schema.values import SLUG
from generator.site.policy_on_day import PolicyOnDay

NO_PAGES: Final = "no-former-pages"
BEHIND: Final = "behind"
STILL_SHOWN: Final = "removed-text"


class BuildOutcome(StrEnum):
    """What became of a brand: its pages were made, they stay because nobody asked for it, or because it can't be."""

    BUILT = "built"
    KEPT = "kept"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class BrandOutcome:
    """What became of a brand; its `pages` on the site are of the day `as_of`, None where there are none."""

    slug: str
    outcome: BuildOutcome
    pages: int
    as_of: date | None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Sites:
    """Where pages of brands are: in the folder that is replaced, on live sites; and the sites that could be compared.

    The project's own site, where it lies `beside` the folder that is replaced, is compared, too; a brand may be left
    out of that folder all the same. A site of a rehearsal may begin anew.
    """

    replaced: Path
    live: tuple[Live, ...]
    compared: tuple[Live, ...]
    rehearsal: bool = False
    beside: tuple[Live, ...] = ()

    def former(self, slug: str, words: Words) -> KeptPages | None:
        """Return the newest pages that a brand has in a folder of these, or None."""
        folders = [Path(one.where) for one in self.live if "://" not in one.where and not self.rehearsal]
        return kept_pages.newest(slug, words, self.replaced, folders, self.compared)

    def may_show(self, slug: str, *, refused: bool) -> bool:
        """Return True if readers may have pages of a brand: one of the sites has them, or there is none to ask."""
        sites = (*self.compared, *self.beside) if refused else self.compared
        names = {listed.policy.partition("/")[0] for site in sites for listed in site.lists}
        return not self.rehearsal and (slug in names or not self.compared)


@dataclass(frozen=True, slots=True)
class Plan:
    """The brands to build, those of which the former pages stay, and what is wrong with each of the others."""

    build: tuple[str, ...]
    former: Mapping[str, KeptPages] = field(hash=False)
    refused: Mapping[str, tuple[Finding, ...]] = field(hash=False)
    kept: Mapping[str, tuple[Finding, ...]] = field(hash=False)

    @property
    def is_empty(self) -> bool:
        """True if no brand has a sealed version yet: then the site says so."""
        return not (self.build or self.former or self.refused or self.kept)

    @property
    def possible(self) -> bool:
        """True if there is something to put in place, and every brand that readers have stays there."""
        found = self.build or self.is_empty
        return bool(found) and not any(one.rule == NO_PAGES for found in self.refused.values() for one in found)

    def outcomes(self, pages: Mapping[str, int], today: Mapping[str, date]) -> tuple[BrandOutcome, ...]:
        """Return what became of each brand, by name; `pages` were made, on the day `today` of each brand."""
        found = [
            BrandOutcome(slug, BuildOutcome.BUILT, pages[slug], today[slug]) for slug in self.build if slug in pages
        ]
        for outcome, brands in ((BuildOutcome.KEPT, self.kept), (BuildOutcome.REFUSED, self.refused)):
            for slug, findings in brands.items():
                own = self.former.get(slug)
                count, day = (len(own.addresses), own.as_of) if own else (0, None)
                found.append(BrandOutcome(slug, outcome, count, day, findings))
        return tuple(sorted(found, key=lambda one: one.slug))


def require_known(names: Collection[str], loaded: Source, published: Collection[str]) -> None:
    """Stop where a brand is named that there is not, or that has no sealed version."""
    known = {brand.slug for brand in loaded.brands} | {*by_brand(loaded.integrity_findings, loaded)}
    for name in names:
        if name not in known:
            raise cannot(name, "no brand is called so", nearest(name.partition("/")[0], known))
        if name not in published and not by_brand(loaded.integrity_findings, loaded).get(name):
            raise cannot(name, "this brand has no sealed version to publish", "seal a draft with `policy freeze`")


def by_brand(found: Iterable[Finding], loaded: Source) -> dict[str, list[Finding]]:
    """Return the errors of each brand; one that belongs to no brand stops everything."""
    errors: dict[str, list[Finding]] = {}
    for finding in found:
        if finding.severity is Severity.ERROR:
            path = Path(finding.place.path)
            own = path.relative_to(loaded.shown_path).parts if path.is_relative_to(loaded.shown_path) else ()
            errors.setdefault(own[0] if own and SLUG.fullmatch(own[0]) else "", []).append(finding)
    if "" in errors:
        raise PolicyError([one for every in errors.values() for one in every])
    return errors


def broken_archives(wrong: Mapping[str, Sequence[Finding]]) -> frozenset[str]:
    """Return the brands whose archive is broken; what the commands of the workflow mend is no such thing."""
    return frozenset(slug for slug, found in wrong.items() if any(one.rule not in MENDABLE for one in found))


def plan(
    wanted: Collection[str],
    loaded: Source,
    published: Sequence[PolicyOnDay],
    wrong: Mapping[str, Sequence[Finding]],
    sites: Sites,
) -> Plan:
    """Return what a build does with each brand: all are `wanted` where none is named.

    One with a broken archive or chain is refused, wanted or not. One that misses its notice, say, is kept unless it is
    wanted. Nothing is possible where a brand would vanish that readers may have. Where pages stay that show a text
    which was removed by order, the command fails in any case.
    """
    there = tuple(dict.fromkeys(item.policy.brand.slug for item in published))
    every, lost = wanted or {*there, *wrong}, broken_archives(wrong)
    refused = {slug: tuple(found) for slug, found in wrong.items() if slug in every or slug in lost}
    kept = {slug: tuple(wrong.get(slug, ())) for slug in (*there, *wrong) if slug not in every and slug not in refused}
    build = tuple(slug for slug in there if slug in every and slug not in refused)
    words = {brand.slug: brand.words for brand in loaded.brands}
    pages = {slug: sites.former(slug, words.get(slug, USUAL)) for slug in (*refused, *kept)}
    lacking = [slug for slug, own in pages.items() if build and own is None]
    for slug in [one for one in lacking if sites.may_show(one, refused=one in refused)]:
        if slug in refused or sites.compared:
            refused[slug] = (*refused.get(slug, kept.pop(slug, ())), _no_pages(slug, loaded))
    former = {slug: own for slug, own in pages.items() if own}
    for slug, own in former.items():
        if shown := tuple(_still_shown(own, loaded)):
            refused[slug] = (*refused.get(slug, kept.pop(slug, ())), *shown)
    late = {slug: errors or _behind(former.get(slug), published) for slug, errors in kept.items()}
    return Plan(build, former, refused, late)


def _no_pages(slug: str, loaded: Source) -> Finding:
    message = f"the pages that readers have of {slug} are not here, so nothing is put in place"
    remedy = "name the folder of the published site, as it is now: --published FOLDER"
    return Finding(Place(f"{loaded.shown_path}/{slug}", 0), NO_PAGES, message, remedy)


def _still_shown(pages: KeptPages, loaded: Source) -> Iterator[Finding]:
    """Yield the texts that were removed by order, and that pages show which stay."""
    for policy in (one for one in loaded.policies if one.brand.slug == pages.brand.slug):
        rows = next((one for one in pages.lists if one.policy == policy.name), None)
        for version in policy.versions:
            row = rows.row(version.number) if rows else None
            if version.removed and row and not row.removed:
                message = f"the text of version {version.number} of {policy.name} was removed by order, and stays on"
                yield Finding(
                    version.removed.place,
                    STILL_SHOWN,
                    f"{message} the site: its pages are those of {pages.as_of}",
                    f"mend what keeps the brand from being built, then: policy build {pages.brand.slug}",
                )


def _behind(pages: KeptPages | None, published: Sequence[PolicyOnDay]) -> tuple[Finding, ...]:
    """Return that pages show something else than they would if they were made now, beside the day."""
    if pages is None:
        return ()
    slug = pages.brand.slug
    now = {item.policy.name: list_today(item).rows for item in published if item.policy.brand.slug == slug}
    was = {one.policy: one.rows for one in pages.lists}
    names = [name for name in now if now[name] and now[name] != was.get(name)]
    message, remedy = f"its pages are of {pages.as_of}, and what they show has changed since", f"policy build {slug}"
    folder = pages.folder.parent.as_posix()
    return tuple(Finding(Place(f"{folder}/{name}", 0), BEHIND, message, remedy, Severity.WARNING) for name in names)
