"""The site, from the source to the folder that is served: the order of the stages, written once."""

import contextlib
import datetime
import zoneinfo
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Final

from generator import folders, locks
from generator.errors import Finding, PolicyError, Severity
from generator.loading import policy_source
from generator.notice import gates
from generator.publish import draft_findings, engine, input_digests, outcomes, published_lists
from generator.publish.brand_contents import (
    BuildContext,
    files_beside,
    pages_for_engine,
    weights_of,
    write_markdown,
)
from generator.publish.build_progress import BuildPhase, BuildProgress
from generator.publish.compiled_templates import PAGE_BODIES, PAGE_FRAMES, compiled_templates
from generator.publish.finished_pages import Contents
from generator.publish.kept_pages import KeptPages
from generator.publish.kept_words import with_altered
from generator.publish.memo import Memo, join, passing_memo
from generator.publish.menu import brand_sites
from generator.publish.outcomes import BrandOutcome, BuildOutcome, Plan, Sites
from generator.publish.page_templates import page_templates
from generator.publish.published_chain import (
    Live,
    chain_breaks,
    may_be_a_copy,
    not_compared,
    not_published,
    promise_unproved,
)
from generator.publish.site_places import markdown_folder, of_others, own_site, require_markdown, require_place
from generator.site import output_table
from generator.site.feeds import schema_org
from generator.site.policy_on_day import PolicyOnDay, policy_on_day

MEMO: Final = "memo"  # below build/
EPOCH: Final = 0
"""What the engine takes for the time of the build: no output says when it was made."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made: what became of each brand, and the policies that have no sealed version yet.

    `compared` says whether there was anything published with which the archive could be compared. Where not even
    one brand could be built, or one would have vanished from the site, nothing was `placed`: the site is as it was.
    `draft_findings` counts what `policy check` finds in drafts.
    """

    brands: tuple[BrandOutcome, ...]
    unsealed: tuple[str, ...]
    warnings: tuple[Finding, ...] = ()
    compared: bool = False
    placed: bool = True
    draft_findings: int = 0

    @property
    def pages(self) -> int:
        """How many pages the site has: those of the brands, and the one above them; none where it was not placed."""
        return sum(one.pages for one in self.brands) + 1 if self.placed else 0

    @property
    def made(self) -> int:
        """How many of them are those of brands that were built, and the one above them."""
        return sum(one.pages for one in self.brands if one.outcome is BuildOutcome.BUILT) + 1 if self.placed else 0

    @property
    def errors(self) -> tuple[Finding, ...]:
        """Why brands could not be built."""
        refused = (one for one in self.brands if one.outcome is BuildOutcome.REFUSED)
        return tuple(finding for one in refused for finding in one.findings)


def build(  # noqa: PLR0913 -- the last ones have defaults
    project: Path,
    loaded: policy_source.Source,
    site: Path,
    now: datetime.datetime,
    live: Sequence[Live] = (),
    *,
    wanted: Sequence[str] = (),
    docs: Path | None = None,
    jobs: int = 1,
    memo: bool = True,
    merge: Sequence[Path] = (),
    progress: BuildProgress | None = None,
) -> Built:
    """Build the site of every brand, or of those `wanted`, and put it in place when all of it is done.

    Of every other brand the former pages stay, and so they do of one that can't be built, such as one whose archive
    does not go on from the site that is replaced, from the project's own, or from a `live` one. The site of a rehearsal
    says so on every page, and its folder is named for it. The same pages are written to `docs` as Markdown. So many
    `jobs` at the same time make a brand each; what is built does not depend on it, nor on whether a `memo` is used,
    what it holds, or the moment of the day. What the folders to `merge` hold, which others made, is added to the memo.
    A `progress` is told how far it is and what the time is spent on.
    """
    progress = progress or BuildProgress()
    require_place(project, loaded, site, docs)
    wrong = outcomes.by_brand(loaded.integrity_findings, loaded)
    lost = outcomes.broken_archives(wrong)
    sound = replace(loaded, policies=tuple(one for one in loaded.policies if one.brand.slug not in lost))
    sealed_ones = {policy.brand.slug for policy in sound.policies if policy.versions}
    outcomes.require_known(wanted, loaded, sealed_ones)
    unsealed = tuple(policy.name for policy in sound.policies if not policy.versions)
    if not sealed_ones and wrong:
        plan = outcomes.plan(wanted, loaded, (), wrong, Sites(site, tuple(live), (), loaded.rehearsal))
        return Built(plan.outcomes({}, {}), unsealed, placed=False, draft_findings=len(loaded.draft_findings))
    with locks.file_lock(project / "build" / ".lock", "building the site"), memo_of(project, kept=memo) as known:
        join(merge, known)
        with progress.phase(BuildPhase.CHECKS, len(sound.policies)):
            published = tuple(policies_today(sound, now))
            replaced = () if loaded.rehearsal else published_lists.of_folder(site)  # it may begin anew
            compared = (Live(str(site), replaced), *live) if replaced else tuple(live)
            beside = () if loaded.rehearsal else own_site(project, site)
            every = (*compared, *beside)
            with_levels = tuple(output_table.with_levels(published, known.part)) if every else published
            found = [*chain_breaks(sound, with_levels, of_others(lost, every)), *not_published(sound, live)]
            found += [] if loaded.rehearsal else _unproved(sound, live, every, now)
        for slug, errors in ({} if loaded.rehearsal else outcomes.by_brand(found, loaded)).items():
            wrong.setdefault(slug, []).extend(errors)
        sites = Sites(site, tuple(live), compared, loaded.rehearsal, beside)
        plan, pages = _put_in_place(
            BuildContext(project, loaded, published, docs, jobs, known, progress), wrong, sites, wanted
        )
        with progress.phase(BuildPhase.CHECKS):
            drafts = draft_findings.number_of(loaded, known)
    warnings = (
        *(one for one in found if one.severity is Severity.WARNING),
        *draft_findings.beside_texts(loaded, plan.build),
    )
    today = {item.policy.brand.slug: item.today for item in published}
    placed = bool(pages) or plan.is_empty
    return Built(plan.outcomes(pages, today), unsealed, warnings, bool(every), placed, drafts)


def _unproved(
    loaded: policy_source.Source, live: Sequence[Live], every: Sequence[Live], now: datetime.datetime
) -> Iterator[Finding]:
    """Find what the published sites can't prove: they may be copies, or there are none of what was published."""
    yield from may_be_a_copy(loaded, live, now.date())
    if not live:
        yield from not_compared(loaded.policies, every, now.date())
    lists = [one for site in every for one in site.lists]
    yield from promise_unproved(loaded.policies, lists, loaded.shown_path, builds=True)


def _put_in_place(
    context: BuildContext, wrong: Mapping[str, Sequence[Finding]], sites: Sites, wanted: Sequence[str]
) -> tuple[Plan, Mapping[str, int]]:
    """Put the site in place, and return what was done with each brand and the pages of those that were built.

    One that turns out to be refused while it is made has its former pages put there, too. Where there is nothing to
    put in place, there are no pages.
    """
    plan = outcomes.plan(wanted, context.loaded, context.published, wrong, sites)
    if not plan.possible:
        return plan, {}
    require_markdown(context.docs, plan)
    with folders.aside(sites.replaced) as fresh, markdown_folder(context.docs) as markdown:
        made = _make_brands(context, fresh, markdown, plan)
        if made.refused:
            plan = outcomes.plan(wanted, context.loaded, context.published, {**wrong, **made.refused}, sites)
            require_markdown(context.docs, plan)
            for folder in (fresh, markdown) if plan.possible else ():
                folders.empty(folder)
            made = _make_brands(context, fresh, markdown, plan) if plan.possible else made
            if made.refused:
                raise PolicyError([one for found in {**plan.refused, **made.refused}.values() for one in found])
        plan = with_altered(plan, context.published, context.memo)
        context.memo.prune(fresh)
    return plan, made.pages


def _make_brands(context: BuildContext, fresh: Path, markdown: Path | None, plan: Plan) -> engine.MadePages:
    """Make the pages of the brands that are to be built in a new folder, beside those that stay."""
    loaded, progress, made_of = (
        context.loaded,
        context.progress,
        page_templates(
            context.project,
            engine.REHEARSAL if context.loaded.rehearsal else "",
            compiled_templates(context.memo, PAGE_BODIES),
        ),
    )
    every = [item for item in context.published if item.policy.brand.slug in plan.build]
    brands = {slug: [item for item in every if item.policy.brand.slug == slug] for slug in plan.build}
    stay = [plan.former[slug] for slug in sorted(plan.former)]
    if markdown and context.docs:
        for one in stay:
            folders.copy_folder(context.docs / one.brand.slug, markdown / one.brand.slug)

    @cache
    def policies_of(slug: str) -> Sequence[PolicyOnDay]:
        """Return a brand's policies with their levels: worked out where its texts and verdicts are read anyway."""
        return tuple(output_table.with_levels(brands[slug], context.memo.part))

    def of_brand(slug: str) -> Contents:
        own = policies_of(slug)
        rows = output_table.brand_table(own, made_of)
        beside = dict(files_beside(context, rows))
        if markdown:
            pages = schema_org.described(output_table.of_brand(own), own)
            every_file = {**beside, **of_day(slug), **engine.made_sheets(f"{slug}/")}
            write_markdown(markdown, pages, made_of, every_file)
        if slug in loaded.check_drafts:
            with progress.phase(BuildPhase.CHECKS):
                draft_findings.of_brand(loaded, context.memo, slug)  # here, where its texts are read and no core waits
        return Contents(pages_for_engine(context, rows, made_of), beside)

    def of_day(slug: str) -> Mapping[str, bytes]:
        rows = output_table.daily_table(policies_of(slug))
        with progress.phase(BuildPhase.FEEDS, len(rows)):
            return {one.address: context.memo.content(one.function, *one.inputs) for one in rows}

    stage = engine.SiteStage(
        context.project,
        fresh,
        EPOCH,
        context.docs or context.project / "build" / ("rehearsal" if loaded.rehearsal else "") / "docs",
        context.memo,
        loaded.rehearsal,
        {} if markdown else {slug: output_table.inputs_of_site(own, made_of) for slug, own in brands.items()},
        progress,
        compiled_templates(context.memo, PAGE_FRAMES),
    )
    count = sum(len(output_table.brand_table(own, made_of).pages) for own in brands.values())
    progress.begin(1 + count, len(brands))
    index, former = dict(_index(every, stay)), tuple(one.brand for one in stay)
    hub_table = output_table.hub_table(every, former)
    root = Contents(pages_for_engine(context, hub_table, made_of), index)
    if markdown:
        hub = schema_org.described([output_table.hub_now(every, former)], every, former)
        write_markdown(markdown, hub, made_of, {**index, **engine.made_sheets("")})
    weights = weights_of(loaded, (item.policy for item in every))
    return engine.publish(
        stage,
        root,
        brand_sites(every),
        of_brand,
        of_day=of_day,
        former=stay,
        jobs=context.jobs,
        weights=weights,
        hub_words=hub_table.words,
    )


def _index(published: Sequence[PolicyOnDay], former: Sequence[KeptPages]) -> Iterator[tuple[str, bytes]]:
    """Yield the list of all policies of the site; a later build finds by it, and by those of brands, what is there."""
    names = [item.policy.name for item in published if item.versions]
    if former:
        names = sorted({*names, *(one.policy for pages in former for one in pages.lists if one.rows)})
    yield published_lists.INDEX, published_lists.index(names)


def policies_today(loaded: policy_source.Source, now: datetime.datetime) -> list[PolicyOnDay]:
    """Return each policy that has sealed versions, with its timeline on the brand's day of `now`."""
    return [policy_on_day(policy, now) for policy in loaded.policies if policy.versions]


def continued(loaded: policy_source.Source, now: datetime.datetime, live: Sequence[Live]) -> list[Finding]:
    """Return where the archive does not go on from what is published; a broken archive is found elsewhere."""
    errors = [one for one in loaded.integrity_findings if one.severity is Severity.ERROR]
    if any(one.rule not in gates.MENDABLE for one in errors):
        return []
    found = [*chain_breaks(loaded, policies_today(loaded, now), live), *not_published(loaded, live)]
    return [*found, *may_be_a_copy(loaded, live, now.date())]


@contextlib.contextmanager
def memo_of(project: Path, *, kept: bool) -> Iterator[Memo]:
    """Give what earlier builds made, or where nothing is to be kept, an empty memo that goes with this build."""
    program = input_digests.program(zoneinfo.available_timezones())  # all: a new brand makes no other one anew
    if kept:
        yield Memo(project / "build" / MEMO, program)
        return
    with passing_memo(program, project / "build") as memo:
        yield memo
