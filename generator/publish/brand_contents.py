"""What lies in a brand's folder: its pages, what stands beside them, sealed texts, its style sheet."""

import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from generator import files
from generator.archive import policy_files, sealed_form
from generator.errors import cannot
from generator.loading import policy_source
from generator.model.brand import Brand
from generator.model.policy import Policy
from generator.publish import published_lists
from generator.publish.build_progress import BuildPhase, BuildProgress
from generator.publish.finished_pages import Finished
from generator.publish.memo import Memo
from generator.publish.settings import BRAND_STYLES
from generator.site import output_table
from generator.site.output_table import SiteTable
from generator.site.page import Page
from generator.site.pages.changes import changes_page
from generator.site.policy_on_day import PolicyOnDay
from generator.site.templates import PageForm, Templates
from generator.source import colours


@dataclass(frozen=True, slots=True)
class BuildContext:
    """What pages are made from, and how: from policies on a day, by so many `jobs`, also to `docs` as Markdown.

    `memo` is what earlier builds made; `progress` is told how far it is.
    """

    project: Path
    loaded: policy_source.Source
    published: tuple[PolicyOnDay, ...]
    docs: Path | None
    jobs: int
    memo: Memo
    progress: BuildProgress


def weights_of(loaded: policy_source.Source, policies: Iterable[Policy]) -> dict[str, int]:
    """Return about how much work the pages of each brand are: the bytes of its policies' sealed texts, not read."""
    found: dict[str, int] = {}
    for policy in policies:
        sealed = (loaded.folder(policy) / "versions").glob("v*.md")
        found[policy.brand.slug] = found.get(policy.brand.slug, 0) + sum(path.stat().st_size for path in sealed)
    return found


def pages_for_engine(context: BuildContext, rows: SiteTable, templates: Templates) -> tuple[Finished, ...]:
    """Return the pages of a table as the engine takes them."""
    progress, pages = context.progress, []

    def part(function: Callable[..., str], /, *inputs: object) -> str:
        with progress.phase(BuildPhase.REDLINES if changes_page in inputs else BuildPhase.PAGES, 1):
            return context.memo.part(function, *inputs)

    with progress.phase(BuildPhase.PAGES):
        for one in output_table.finished_pages(rows, templates, part):
            outline = tuple((depth, name, escape(words, quote=False)) for depth, name, words in one.headings)
            pages.append(Finished(one.page.address, one.body, outline, one.page.head(), one.says, one.text))
            progress.step()
    return tuple(pages)


def files_beside(context: BuildContext, rows: SiteTable) -> Iterator[tuple[str, bytes]]:
    """Yield what lies beside the pages of one brand's policies, by its path below the site's root."""
    memo, progress = context.memo, context.progress
    for text in rows.texts:
        with progress.phase(BuildPhase.FEEDS, 1):
            content = memo.content(text.function, *text.inputs)
        yield text.address, content
    for folder in rows.folders:
        with progress.phase(BuildPhase.REDLINES, 1):
            contents = memo.contents(folder.function, memo.contents, *folder.inputs)
        yield from contents.items()
    with progress.phase(BuildPhase.CHECKS):
        texts = tuple(sealed_texts(context.loaded, rows.policies))
    yield from texts
    brand = rows.policies[0].policy.brand
    names = [item.policy.name for item in rows.policies if item.versions]
    yield f"{brand.slug}/{published_lists.INDEX}", published_lists.index(names, below=f"{brand.slug}/")
    styles = Path(brand.slug) / BRAND_STYLES
    yield styles.as_posix(), brand_styles(brand).encode()
    if brand.logo:
        yield styles.with_name(brand.logo.name).as_posix(), brand.logo.content


def sealed_texts(loaded: policy_source.Source, published: Sequence[PolicyOnDay]) -> Iterator[tuple[str, bytes]]:
    """Yield each sealed version as it lies in the archive, twice: as `.md`, its constant address, and as `.txt`.

    Every browser shows the latter.
    """
    for item in published:
        folder = loaded.folder(item.policy)
        for version in item.versions:
            if version.removed:
                continue
            path = policy_files.text_of(folder, version.number)
            content = files.read_bytes(path, path.as_posix(), files.MOST_SEALED_BYTES)
            if not sealed_form.holds(content, version):
                raise cannot(path.as_posix(), "this sealed version changed while the site was built", "build it again")
            yield f"{item.address}versions/{version.number}.md", content
            yield f"{item.address}versions/{version.number}.txt", content


def write_markdown(docs: Path, made: Sequence[Page], templates: Templates, beside: Mapping[str, bytes]) -> None:
    """Write pages as Markdown, with what lies beside them."""
    for page in made:
        body = templates.body(page, PageForm.MARKDOWN)
        files.put(docs / page.path, page.text(body.text).encode())
    for path, content in beside.items():
        if not path.endswith(".md"):  # there it would be a page
            files.put(docs / path, content)


def brand_styles(brand: Brand) -> str:
    """Return the style sheet of a brand: its colours, and where its logo is."""
    primary, dark = (str(brand.colours.get(key, "")) for key in ("primary", "dark"))
    styles = colours.styles(colours.palette(primary or colours.USUAL, dark))
    if brand.logo:
        rules = {
            ".md-logo::before": f'background: url("{brand.logo.name}") no-repeat center / contain;\n  content: "";',
            ".md-header .md-logo svg,\n.md-nav .md-logo svg": "display: none;",
        }
        styles += "".join(f"{selector} {{\n  {rule}\n}}\n" for selector, rule in rules.items())
    return f"@layer policy {{\n{textwrap.indent(styles, '  ')}}}\n"
