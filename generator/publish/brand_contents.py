"""What lies in a brand's folder: its pages, what stands beside them, sealed texts, its style sheet."""

import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from generator import files
from generator.archive import policy_folder, sealed
from generator.checks import project as source
from generator.errors import cannot
from generator.model.brand import Brand
from generator.publish import published as known_sites
from generator.publish.finished import Finished
from generator.publish.memo import Memo
from generator.publish.settings import BRAND_STYLES
from generator.publish.watch import BuildPhase, Watch
from generator.site import table
from generator.site.page import Page
from generator.site.pages.changes import changes_page
from generator.site.policy_on_day import PolicyOnDay
from generator.site.table import SiteTable
from generator.site.templates import Form, Templates
from generator.source import colours


@dataclass(frozen=True, slots=True)
class Making:
    """What pages are made from, and how: from policies on a day, by so many `jobs`, also to `docs` as Markdown.

    `memo` is what earlier builds made; `watch` is told how far it is.
    """

    project: Path
    loaded: source.Source
    published: tuple[PolicyOnDay, ...]
    docs: Path | None
    jobs: int
    memo: Memo
    watch: Watch


def pages_for_engine(making: Making, rows: SiteTable, templates: Templates) -> tuple[Finished, ...]:
    """Return the pages of a table as the engine takes them."""
    watch, pages = making.watch, []

    def part(function: Callable[..., str], /, *inputs: object) -> str:
        with watch.phase(BuildPhase.REDLINES if changes_page in inputs else BuildPhase.PAGES, 1):
            return making.memo.part(function, *inputs)

    with watch.phase(BuildPhase.PAGES):
        for one in table.finished_pages(rows, templates, part):
            outline = tuple((depth, name, escape(words, quote=False)) for depth, name, words in one.headings)
            pages.append(Finished(one.page.address, one.body, outline, one.page.head(), one.says, one.text))
            watch.step()
    return tuple(pages)


def files_beside(making: Making, rows: SiteTable) -> Iterator[tuple[str, bytes]]:
    """Yield what lies beside the pages of one brand's policies, by its path below the site's root."""
    memo, watch = making.memo, making.watch
    for text in rows.texts:
        with watch.phase(BuildPhase.FEEDS, 1):
            content = memo.content(text.function, *text.inputs)
        yield text.address, content
    for folder in rows.folders:
        with watch.phase(BuildPhase.REDLINES, 1):
            contents = memo.contents(folder.function, memo.part, *folder.inputs)
        yield from contents.items()
    with watch.phase(BuildPhase.CHECKS):
        texts = tuple(sealed_texts(making.loaded, rows.policies))
    yield from texts
    brand = rows.policies[0].policy.brand
    names = [item.policy.name for item in rows.policies if item.versions]
    yield f"{brand.slug}/{known_sites.INDEX}", known_sites.index(names, below=f"{brand.slug}/")
    styles = Path(brand.slug) / BRAND_STYLES
    yield styles.as_posix(), brand_styles(brand).encode()
    if brand.logo:
        yield styles.with_name(brand.logo.name).as_posix(), brand.logo.content


def sealed_texts(loaded: source.Source, published: Sequence[PolicyOnDay]) -> Iterator[tuple[str, bytes]]:
    """Yield each sealed version as it lies in the archive, twice: as `.md`, its constant address, and as `.txt`.

    Every browser shows the latter.
    """
    for item in published:
        folder = loaded.folder(item.policy)
        for version in item.versions:
            if version.removed:
                continue
            path = policy_folder.text_of(folder, version.number)
            content = files.read_bytes(path, path.as_posix(), files.MOST_SEALED_BYTES)
            if not sealed.holds(content, version):
                raise cannot(path.as_posix(), "this sealed version changed while the site was built", "build it again")
            yield f"{item.address}versions/{version.number}.md", content
            yield f"{item.address}versions/{version.number}.txt", content


def write_markdown(docs: Path, made: Sequence[Page], templates: Templates, beside: Mapping[str, bytes]) -> None:
    """Write pages as Markdown, with what lies beside them."""
    for page in made:
        body = templates.body(page, Form.MARKDOWN)
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
