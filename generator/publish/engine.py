"""The site from the compiled pages: one complete site per brand and the hub above them. The only door to MkDocs.

One policy of what a page may load stands in every page, and in a file for hosts. Everything about the look is in
`mkdocs.yml` and `site_overrides/`; what differs between brands is written to `build/config/<brand>.yml`, which inherits
the former, so that `mkdocs build -f build/config/<brand>.yml` does the same.
"""

import contextlib
import html
import json
import logging
import logging.handlers
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator import files
from generator.errors import COULD_NOT_RUN, Finding, Place, PolicyError, cannot
from generator.publish import hosting, stylesheets

ENGINE_CONFIG: Final = "mkdocs.yml"
OVERRIDES: Final = "site_overrides"
STYLES: Final = (
    "assets/policy.css",
    "assets/archive.css",
    stylesheets.REDLINE,
)  # as in mkdocs.yml, whose list a brand's replaces
BRAND_STYLES: Final = "assets/brand.css"
HUB_CONFIG: Final = "_hub.yml"  # no slug starts with “_”
HUB_FOLDERS: Final = frozenset({"assets"})
LOGGER: Final = "mkdocs"
ARCHIVE: Final = "versions/*"
REHEARSAL: Final = "Rehearsal: nothing on this site applies. Its dates are invented."
LANGUAGES: Final = "assets/javascripts/lunr"
WORKERS: Final = "assets/javascripts/workers"
UNUSED: Final = "*.map\nassets/stylesheets/\n"  # as in mkdocs.yml
SUPPORT: Final = ("lunr.stemmer.support.min.js", "lunr.multi.min.js")
SEGMENTS: Final = {"ja": "tinyseg.js", "hi": "wordcut.js", "th": "wordcut.js"}
SITE_MAP: Final = "sitemap.xml"


@dataclass(frozen=True, slots=True)
class BrandSite:
    """What the site of one brand needs to know beyond its pages; `slug` is its folder, in and out.

    `nav` holds (title, path of the page relative to the brand's folder); every other page is reached by links.
    `site_url`, where known, gives canonical links and a site map; without it the site works at any address.
    """

    slug: str
    name: str
    nav: tuple[tuple[str, str], ...]
    language: str = "en"
    site_url: str | None = None


def publish(  # noqa: PLR0913 - the hub's two words have defaults
    project: Path,
    compiled: Path,
    out: Path,
    brands: Sequence[BrandSite],
    *,
    epoch: int,
    hub_name: str = "Policies",
    hub_url: str | None = None,
    rehearsal: bool = False,
) -> None:
    """Make the hub in `out`, a new folder, and in a folder each the site of every brand.

    `project` holds `mkdocs.yml` and `site_overrides/`, `compiled` the hub's page and a folder of pages per brand.
    The same pages and `epoch` (seconds since 1970) give the same bytes, whatever the day, time zone or folder. Of a
    `rehearsal`, every page says so.
    """
    for slug in HUB_FOLDERS & {brand.slug for brand in brands}:
        raise cannot(slug, f"“{slug}” is a folder of the hub itself", "give the brand another name")
    configs = compiled.parent / "config"
    mark: Mapping[str, object] = {"rehearsal": REHEARSAL} if rehearsal else {}
    settings = _hub_config(project, compiled, configs, hub_name, hub_url, brands)
    hub = _write(configs / HUB_CONFIG, {**settings, "extra": mark})
    own = [
        _write(configs / f"{brand.slug}.yml", {**_brand_config(project, compiled, configs, brand), "extra": extra})
        for brand in brands
        for extra in ({"folder": brand.slug, **mark},)
    ]
    with _environment(epoch):
        policy, for_hosts = _build(project, hub, out)
        for brand, config in zip(brands, own, strict=True):
            _build(project, config, out / brand.slug)
    _tell_hosts(out, brands, for_hosts)
    for path in sorted(out.rglob("*.html")):
        written = page = path.read_text(encoding="utf-8")
        if hosting.POLICY not in page:  # a page that the engine only copied
            page = hosting.with_policy(page, policy)
        if rehearsal and REHEARSAL not in page:  # a page that the engine only copied
            page = page.replace("<main", f"<p><strong>{REHEARSAL}</strong></p>\n<main", 1)
            page = page.replace(_CHARSET, f'{_CHARSET}\n<meta name="robots" content="noindex">', 1)
        if page != written:
            files.put(path, page.encode())


_CHARSET: Final = '<meta charset="utf-8">'


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


def _brand_config(project: Path, compiled: Path, configs: Path, brand: BrandSite) -> Mapping[str, object]:
    docs = compiled / brand.slug
    return {
        **_inherited(project, configs, brand.language),
        "docs_dir": _relative(docs, configs),
        "site_dir": _relative(compiled.parent / "brand-sites" / brand.slug, configs),
        "site_name": html.escape(brand.name),
        "site_url": brand.site_url,
        "nav": [{html.escape(title): path} for title, path in brand.nav],
        "exclude_docs": _unused(brand.language),
        "extra_css": [*STYLES, *([BRAND_STYLES] if (docs / BRAND_STYLES).is_file() else [])],
    }


def _hub_config(
    project: Path, compiled: Path, configs: Path, name: str, url: str | None, brands: Sequence[BrandSite]
) -> Mapping[str, object]:
    """Return the settings of the hub: one page, no search; what the brands have beside it is theirs alone."""
    return {
        **_inherited(project, configs, "en"),
        "docs_dir": _relative(compiled, configs),
        "site_dir": _relative(compiled.parent / "hub-site", configs),
        "site_name": html.escape(name),
        "site_url": url,
        "nav": [{html.escape(name): "index.md"}],
        "draft_docs": "".join(f"/{brand.slug}/\n" for brand in brands),
        "exclude_docs": f"{UNUSED}{LANGUAGES}/\n{WORKERS}/\n",
        "plugins": [],
    }


def _unused(language: str) -> str:
    """Return patterns of the theme's files that no page loads: the search of other languages than the site's."""
    if language == "en":  # its rules are in the worker itself
        return f"{UNUSED}{LANGUAGES}/\n"
    names = [f"lunr.{language}.min.js", *SUPPORT, *([SEGMENTS[language]] if language in SEGMENTS else [])]
    used = "".join(f"!{folder}/{name}\n" for name in names for folder in (LANGUAGES, f"{LANGUAGES}/min"))
    return f"{UNUSED}{LANGUAGES}/*.js\n{LANGUAGES}/min/*.js\n{used}"


def _inherited(project: Path, configs: Path, language: str) -> Mapping[str, object]:
    """Return the link to `mkdocs.yml`, whose relative paths the engine would read from the inheriting file."""
    return {
        "INHERIT": _relative(project / ENGINE_CONFIG, configs),
        "theme": {"custom_dir": _relative(project / OVERRIDES, configs), "language": language},
    }


def _relative(path: Path, configs: Path) -> str:
    """Return the way from the configurations to a path, so that a project can be moved."""
    return Path(os.path.relpath(path, configs)).as_posix()


def _write(path: Path, settings: Mapping[str, object]) -> Path:
    """Write settings as JSON, which is YAML too."""
    files.put(path, f"{json.dumps(settings, ensure_ascii=False, indent=2)}\n".encode())
    return path


@contextlib.contextmanager
def _environment(epoch: int) -> Iterator[None]:
    """Set what the engine reads from the environment: the build's time, and to be silent about its successor."""
    wanted = {"SOURCE_DATE_EPOCH": str(epoch), "NO_MKDOCS_2_WARNING": "true"}
    before = {name: os.environ.get(name) for name in wanted}
    os.environ.update(wanted)
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name)
            if value is not None:
                os.environ[name] = value


def _build(project: Path, config: Path, site: Path) -> tuple[str, str]:
    """Build one site; whatever the engine warns of is an error.

    Returns what a page may load, and what any of them may, with the one for missing addresses.
    """
    from mkdocs.commands.build import build  # noqa: PLC0415 - half a second that other commands need not wait for
    from mkdocs.config import load_config  # noqa: PLC0415
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415

    from generator.publish.templates import NOT_FOUND_POLICY, POLICY, Templates  # noqa: PLC0415

    with _warnings() as warnings:
        try:
            settings = load_config(str(config), site_dir=str(site.absolute()))
            settings.plugins["templates"] = Templates()
            settings.plugins.on_startup(command="build", dirty=False)
            try:
                build(settings)
            finally:
                settings.plugins.on_shutdown()
        except MkDocsException as stopped:
            reasons = [record.getMessage() for record in warnings] or [stopped.format_message()]
        else:
            reasons = [record.getMessage() for record in warnings]
    if reasons:
        place = Place(_shown(str(config.absolute()), project))
        findings = [Finding(place, "site-engine", _shown(reason, project)) for reason in reasons]
        raise PolicyError(findings, COULD_NOT_RUN)
    return str(settings.extra[POLICY]), str(settings.extra[NOT_FOUND_POLICY])


def _shown(words: str, project: Path) -> str:
    """Return words of the engine with paths as the editor sees them."""
    return words.replace(f"{project.absolute()}{os.sep}", "")


@contextlib.contextmanager
def _warnings() -> Iterator[list[logging.LogRecord]]:
    """Collect the engine's warnings and errors, and keep them off the terminal."""
    logger = logging.getLogger(LOGGER)
    collector = logging.handlers.BufferingHandler(capacity=sys.maxsize)
    collector.setLevel(logging.WARNING)
    propagate = logger.propagate
    logger.addHandler(collector)
    logger.propagate = False
    try:
        yield collector.buffer
    finally:
        logger.propagate = propagate
        logger.removeHandler(collector)
