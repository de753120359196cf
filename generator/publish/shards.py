"""A part of a build, past one machine: each makes a part of what pages and files are made of, in its memo."""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from pathlib import Path

from generator import files
from generator.checks import project as source
from generator.publish import outcomes
from generator.publish.build import memo_of, standing, templates
from generator.publish.jobs import each
from generator.publish.memo import Memo
from generator.publish.watch import HALVES, Watch
from generator.site import table
from generator.site.table import SiteTable
from generator.site.templates import Templates


@dataclass(frozen=True, slots=True)
class Shard:
    """One of several parts of a build, counted from 1."""

    number: int
    of: int

    def has(self, address: str) -> bool:
        """Return True if what lies at an address is of this part: by its digest, so that each has its share."""
        return int(sha256(address.encode()).hexdigest(), 16) % self.of == self.number - 1


def make_shard(
    project: Path,
    loaded: source.Source,
    now: datetime.datetime,
    shard: Shard,
    jobs: int = 1,
    watch: Watch | None = None,
) -> tuple[int, int]:
    """Make a part of what pages and files are made of, in the memo; return how many that were, and of how many.

    A brand with a broken archive has no share: the build from all parts refuses it.
    """
    watch = watch or Watch()
    lost = outcomes.hopeless(outcomes.by_brand(loaded.integrity_findings, loaded))
    sound = replace(loaded, policies=tuple(one for one in loaded.policies if one.brand.slug not in lost))
    with files.alone(project / "build" / ".lock", "building the site"), memo_of(project, sound, kept=True) as memo:
        published = tuple(table.with_levels(standing(sound, now), memo.part))
        made_of = templates(project)
        slugs = dict.fromkeys(item.policy.brand.slug for item in published)
        own = ([item for item in published if item.policy.brand.slug == slug] for slug in slugs)
        every = [one for items in own for one in _tasks(table.brand_table(items, made_of), made_of, memo)]
        tasks = [task for address, task in every if shard.has(address)]
        watch.begin(len(tasks), len(tasks))

        def work(n: int) -> None:
            watch.part(n)
            tasks[n]()
            watch.step(1, HALVES)

        each(work, len(tasks), jobs, watch.tell)
    return len(tasks), len(every)


def _tasks(rows: SiteTable, templates: Templates, memo: Memo) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield for each row of a table its address, and what makes it."""
    for page in rows.pages:
        yield page.address, partial(memo.part, table.page_parts, templates, page.function, *page.inputs)
    for text in rows.texts:
        yield text.address, partial(memo.content, text.function, *text.inputs)
    for folder in rows.folders:
        yield folder.address, partial(memo.contents, folder.function, memo.part, *folder.inputs)
