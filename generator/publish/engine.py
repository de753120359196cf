"""The site from finished pages: one complete site per brand, the hub above them, and what lies beside their pages."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from generator import files
from generator.errors import COULD_NOT_RUN, PolicyError, cannot
from generator.publish import hosting, links, mkdocs, settings, stylesheets
from generator.publish.finished import Contents
from generator.publish.mkdocs import Site
from generator.publish.settings import BrandSite, HubSite

HUB_FOLDERS: Final = frozenset({"assets"})
ARCHIVE: Final = "versions/*"
REHEARSAL: Final = "Rehearsal: nothing on this site applies. Its dates are invented."
SITE_MAP: Final = "sitemap.xml"
_CHARSET: Final = '<meta charset="utf-8">'


def publish(  # noqa: PLR0913 - each is an input
    project: Path,
    contents: Contents,
    out: Path,
    brands: Sequence[BrandSite],
    *,
    epoch: int,
    docs: Path,
    hub: HubSite | None = None,
    rehearsal: bool = False,
) -> None:
    """Make the hub in `out`, a new folder, and in a folder each the site of every brand.

    `project` holds `mkdocs.yml` and `site_overrides/`; `contents` the hub's page at the root, and those of each brand
    in its folder. The same contents and `epoch` (seconds since 1970) give the same bytes, whatever the day, time zone
    or folder. Of a `rehearsal`, every page says so. `docs` is where the pages are written as Markdown, if they are.
    """
    slugs = [brand.slug for brand in brands]
    for slug in HUB_FOLDERS & set(slugs):
        raise cannot(slug, f"“{slug}” is a folder of the hub itself", "give the brand another name")
    sheets = made_sheets(slugs)
    found = links.broken(contents.pages, {**contents.files, **sheets}, slugs, _assets(project))
    if found:
        raise PolicyError(found, COULD_NOT_RUN)
    mark: Mapping[str, object] = {"rehearsal": REHEARSAL} if rehearsal else {}

    def sites() -> Iterator[Site]:
        config = settings.write_hub(project, docs, hub or HubSite(), brands, mark)
        yield Site(config, out, contents.outside(slugs))
        for brand in brands:
            styled = f"{brand.slug}/{settings.BRAND_STYLES}" in contents.files
            config = settings.write_brand(project, docs, brand, mark, styled=styled)
            yield Site(config, out / brand.slug, contents.inside(brand.slug))

    policies = mkdocs.build_sites(project, sites(), epoch)
    for path, content in {**contents.files, **sheets}.items():
        html = path.endswith(".html")
        files.put(out / path, _alone(content, policies.pages, rehearsal=rehearsal) if html else content)
    _tell_hosts(out, brands, policies.hosts)


def made_sheets(slugs: Sequence[str]) -> dict[str, bytes]:
    """Return the style sheets that are made, for the hub and for the site of each brand, by their paths."""
    made = {stylesheets.REDLINE: stylesheets.redline_styles(), stylesheets.THEME: stylesheets.theme_styles()}
    folders = ["", *(f"{slug}/" for slug in slugs)]
    return {f"{folder}{path}": text.encode() for folder in folders for path, text in made.items()}


def _assets(project: Path) -> list[str]:
    """Return the files of the theme's that are ours, as every site has them."""
    folder = project / settings.OVERRIDES
    return [path.relative_to(folder).as_posix() for path in (folder / "assets").rglob("*") if path.is_file()]


def _alone(content: bytes, policy: str, *, rehearsal: bool) -> bytes:
    """Return a page that stands without the theme, with its policy, and the mark of a rehearsal."""
    page = hosting.with_policy(content.decode(), policy)
    if rehearsal:
        page = page.replace("<main", f"<p><strong>{REHEARSAL}</strong></p>\n<main", 1)
        page = page.replace(_CHARSET, f'{_CHARSET}\n<meta name="robots" content="noindex">', 1)
    return page.encode()


def _tell_hosts(out: Path, brands: Sequence[BrandSite], policy: str) -> None:
    """Write what hosts and robots read, for all brands together and for each alone."""
    for folder in (out, *(out / brand.slug for brand in brands)):
        archives = [f"/:brand/:policy/{ARCHIVE}"] if folder == out else [f"/:policy/{ARCHIVE}"]
        written = hosting.headers(policy, archives)
        files.put(folder / hosting.HEADERS, written.encode())
    maps = {brand.slug: f"{brand.site_url.rstrip('/')}/{SITE_MAP}" for brand in brands if brand.site_url}
    files.put(out / hosting.ROBOTS, hosting.robots(maps.values()).encode())
    for brand in brands:
        listed = [maps[brand.slug]] if brand.slug in maps else []
        files.put(out / brand.slug / hosting.ROBOTS, hosting.robots(listed).encode())
