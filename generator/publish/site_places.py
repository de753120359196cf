"""Where a site and its pages as Markdown may be put, and which folders are never replaced."""

import contextlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from generator import folders
from generator.errors import cannot
from generator.loading import policy_source
from generator.publish import published_lists
from generator.publish.outcomes import Plan
from generator.publish.published_chain import Live
from generator.publish.settings import OVERRIDES

REHEARSED_SITE: Final = "rehearsal-site"


def of_others(brands: Collection[str], sites: Sequence[Live]) -> list[Live]:
    """Return the sites with the lists of all brands but these."""
    return [
        replace(site, lists=tuple(one for one in site.lists if one.policy.partition("/")[0] not in brands))
        for site in sites
    ]


def own_site(project: Path, replaced: Path) -> tuple[Live, ...]:
    """Return the project's own `site/` with its lists, where another folder is replaced; empty where it has none."""
    site = project / published_lists.SITE
    if site.resolve() == replaced.resolve():
        return ()
    lists = published_lists.of_own_site(project)
    return (Live(str(site), lists),) if lists else ()


def require_markdown(docs: Path | None, plan: Plan) -> None:
    """Stop where the pages of a brand stay, and the folder of the same as Markdown doesn't have them."""
    for slug in plan.former if docs else ():
        if docs and not (docs / slug / "index.md").is_file():
            message = f"the pages of {slug} stay as they are, and this folder doesn't have them as Markdown"
            raise cannot(str(docs), message, "build all brands, or leave --docs out")


def require_place(project: Path, loaded: policy_source.Source, site: Path, docs: Path | None) -> None:
    """Stop where a site can't be put, since it would take the place of something else."""
    if loaded.rehearsal and published_lists.REHEARSAL not in site.resolve().name:
        message = "the site of a rehearsal can't be put here: somebody might publish it"
        raise cannot(str(site), message, f"name a folder with “rehearsal” in its name, such as {REHEARSED_SITE}")
    _refuse_to_replace(site, [loaded.root, project / "build", project / OVERRIDES])
    if site.is_dir() and any(site.iterdir()) and not published_lists.is_site(site):
        message = "this folder holds something else than a site, and would be replaced"
        raise cannot(str(site), message, "name an empty folder, or remove this one")
    if docs:
        _refuse_to_replace(docs, [loaded.root, site, project / OVERRIDES])
        if docs.is_dir() and any(docs.iterdir()) and not (docs / "index.md").is_file():
            message = "this folder holds something else than compiled pages, and would be replaced"
            raise cannot(str(docs), message, "name an empty folder, or remove this one")


def _refuse_to_replace(folder: Path, others: Sequence[Path]) -> None:
    """Stop where a folder would take the place of another one: it is replaced as a whole."""
    for kept in (other.resolve() for other in others):
        here = folder.resolve()
        if here == kept or here.is_relative_to(kept) or kept.is_relative_to(here):
            raise cannot(
                str(folder), f"the site can't be put here: it would replace {kept.name}/", "name a folder for it"
            )


@contextlib.contextmanager
def markdown_folder(docs: Path | None) -> Iterator[Path | None]:
    """Give a new folder for the pages as Markdown, put in place when all is done; None where nobody asked for it."""
    if docs is None:
        yield None
        return
    with folders.aside(docs) as fresh:
        yield fresh
