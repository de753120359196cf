"""A part of a build, past one machine: each makes a part of what pages and files are made of, in its memo."""

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from pathlib import Path

from generator import locks
from generator.loading import policy_source
from generator.publish import engine, outcomes
from generator.publish.brand_contents import weights_of
from generator.publish.build import memo_of, policies_today
from generator.publish.build_progress import HALVES, BuildProgress
from generator.publish.jobs import each
from generator.publish.memo import Memo
from generator.publish.page_templates import page_templates
from generator.result_cache import begin
from generator.site import output_table
from generator.site.output_row import OutputRow
from generator.site.output_table import SiteTable
from generator.site.page import Page
from generator.site.templates import Templates


@dataclass(frozen=True, slots=True)
class Shard:
    """One of several parts of a build, counted from 1."""

    number: int
    of: int


def make_shard(
    project: Path,
    loaded: policy_source.Source,
    now: datetime.datetime,
    shard: Shard,
    jobs: int = 1,
    progress: BuildProgress | None = None,
) -> int:
    """Make a part of what pages and files are made of, in the memo, and return how many of them.

    A brand with a broken archive has no share: the build from all parts refuses it.
    """
    progress = progress or BuildProgress()
    lost = outcomes.broken_archives(outcomes.by_brand(loaded.integrity_findings, loaded))
    weights = weights_of(loaded, (one for one in loaded.policies if one.versions and one.brand.slug not in lost))
    shares = {slug: own for slug, own in shared(weights, shard.of).items() if shard.number in own}
    ours = replace(loaded, policies=tuple(one for one in loaded.policies if one.brand.slug in shares))
    with locks.file_lock(project / "build" / ".lock", "building the site"), memo_of(project, kept=True) as memo:
        published = tuple(output_table.with_levels(policies_today(ours, now), memo.part))
        made_of = page_templates(project, engine.REHEARSAL if loaded.rehearsal else "")
        tasks = []
        for slug, own in shares.items():
            rows = output_table.brand_table([item for item in published if item.policy.brand.slug == slug], made_of)
            here = own.index(shard.number)
            mine = (task for address, task in _tasks(rows, made_of, memo) if _share(address, len(own)) == here)
            tasks += [(slug, task) for task in mine]
        progress.begin(len(tasks), len(tasks))

        def work(n: int) -> None:
            progress.part(n)
            slug, task = tasks[n]
            begin(slug)
            task()
            progress.step(1, HALVES)

        each(work, len(tasks), jobs, progress.tell)
    return len(tasks)


def shared(weights: Mapping[str, int], of: int) -> Mapping[str, tuple[int, ...]]:
    """Return for each brand the parts that have a share of it, so that all parts have about the same to do.

    A brand is of one part, which alone works out what its versions changed; the addresses of one that is heavier than
    a whole part are spread over several.
    """
    loads = dict.fromkeys(range(1, of + 1), 0.0)
    mean = max(1.0, sum(weights.values()) / of)
    found = {}
    for slug in sorted(weights, key=lambda slug: (-weights[slug], slug)):
        count = min(of, max(1, round(weights[slug] / mean)))
        found[slug] = tuple(sorted(sorted(loads, key=lambda number: (loads[number], number))[:count]))
        for number in found[slug]:
            loads[number] += weights[slug] / count
    return found


def _share(address: str, count: int) -> int:
    """Return of which of so many shares an address is, by its digest."""
    return int(sha256(address.encode()).hexdigest(), 16) % count


def _tasks(rows: SiteTable, templates: Templates, memo: Memo) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield for each row of a table its address, and what makes it."""
    for page in rows.pages:
        yield page.address, partial(_make_page, page, templates, memo)
    for text in (*rows.texts, *rows.daily):
        yield text.address, partial(memo.content, text.function, *text.inputs)
    for folder in rows.folders:
        yield folder.address, partial(memo.contents, folder.function, memo.contents, *folder.inputs)


def _make_page(row: OutputRow[Page], templates: Templates, memo: Memo) -> None:
    memo.part(output_table.page_parts, templates, row.function, *row.inputs)
