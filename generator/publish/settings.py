"""The engine's settings for each site: everything about the look is in `mkdocs.yml`, what differs is written beside it.

Where a project's `mkdocs.yml` names the theme `policypress`, it holds what is its own alone, and the rest comes with
the program. A brand's are in `build/config/<brand>.yml`, which inherits the former:
`mkdocs build -f build/config/<brand>.yml` makes the brand's site from the same pages as Markdown, where those are
written (`policy build --docs build/docs`).
"""

import html
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Final

from generator import files
from generator.errors import cannot
from generator.model.catalogue import USUAL, Words, usual
from generator.model.languages import ENGLISH
from generator.publish import site_search, stylesheets
from generator.publish.footer import NO_FOOTER, Footer

ENGINE_CONFIG: Final = "mkdocs.yml"
OVERRIDES: Final = "site_overrides"
CONTENT_POLICY: Final = "content_policy"  # in mkdocs.yml under “extra”
STYLES: Final = ("assets/policy.css", "assets/archive.css", stylesheets.REDLINE)  # as in mkdocs.yml
BRAND_STYLES: Final = "assets/brand.css"
HUB_NAME: Final = "Policies"
HUB_CONFIG: Final = "_hub.yml"  # no slug starts with “_”
WORKERS: Final = "assets/javascripts/workers"
UNUSED: Final = "*.map\nassets/stylesheets/\n"  # as in mkdocs.yml


@dataclass(frozen=True, slots=True)
class ThemeSettings:
    """What all sites of a project look like.

    `inherited` is the file that their settings inherit; `overrides` are the folders of templates and assets: of two
    files of one name, the first folder's holds. `custom` is the one among them that the engine is to be told, if any.
    `plugins` are those of the settings, each as its name, or as its name with its options.
    """

    inherited: Path
    overrides: tuple[Path, ...]
    custom: Path | None
    styles: tuple[str, ...] = STYLES
    hub_name: str = HUB_NAME
    plugins: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True)
class BrandSite:
    """What the site of one brand needs to know beyond its pages; `slug` is its folder.

    `languages` are those of its policies. `nav` holds (title, path of the page relative to the brand’s folder); every
    other page is reached by links.
    `site_url`, where known, gives canonical links and a site map; without it the site works at any address.
    """

    slug: str
    name: str
    nav: tuple[tuple[str, str], ...]
    languages: tuple[str, ...] = ()
    site_url: str | None = None
    words: Words = USUAL
    footer: Footer = NO_FOOTER


@dataclass(frozen=True, slots=True)
class HubSite:
    """What the hub needs to know: its name, and the words of what is about all brands."""

    name: str
    words: Words = USUAL


def write_brand(
    theme: ThemeSettings, docs: Path, brand: BrandSite, extra: Mapping[str, object], *, styled: bool
) -> Path:
    """Write a brand's settings, and return the file; `styled` where the brand has a style sheet of its own."""
    configs = docs.parent / "config"
    searched = site_search.search_languages(theme.plugins, brand.languages)
    plugins = site_search.plugins_with_search(theme.plugins, brand.languages)
    settings = {
        **_inherited(theme, configs, ENGLISH),
        "docs_dir": _relative(docs / brand.slug, configs),
        "site_dir": _relative(docs.parent / "brand-sites" / brand.slug, configs),
        "site_name": html.escape(brand.name),
        "site_url": brand.site_url,
        "nav": [{html.escape(title): path} for title, path in brand.nav],
        "exclude_docs": f"{UNUSED}{site_search.unused_scripts(searched)}",
        "extra_css": [*theme.styles, *([BRAND_STYLES] if styled else [])],
        "extra": {
            "folder": brand.slug,
            "footer": brand.footer.for_template(),
            **_said(brand.name, brand.words),
            **extra,
        },
        **({"plugins": plugins} if plugins else {}),
    }
    return write_settings(configs / f"{brand.slug}.yml", settings)


def write_hub(
    theme: ThemeSettings, docs: Path, hub: HubSite, brands: Sequence[str], extra: Mapping[str, object]
) -> Path:
    """Write the settings of the hub: one page, no search; what the brands have beside it is theirs alone."""
    configs = docs.parent / "config"
    settings = {
        **_inherited(theme, configs, hub.words.language),
        "docs_dir": _relative(docs, configs),
        "site_dir": _relative(docs.parent / "hub-site", configs),
        "site_name": html.escape(hub.name),
        "site_url": None,
        "nav": [{html.escape(hub.name): "index.md"}],
        "draft_docs": "".join(f"/{slug}/\n" for slug in brands),
        "exclude_docs": f"{UNUSED}{site_search.unused_scripts(())}{WORKERS}/\n",
        "extra": {**_said(hub.name, hub.words), **extra},
        "plugins": [],
    }
    return write_settings(configs / HUB_CONFIG, settings)


def _said(name: str, words: Words) -> Mapping[str, object]:
    """Return what a site says around its pages, in the words of a brand or of all."""
    return {
        "languages": list(theme_languages()),
        "not_found": {**_not_found(name, words), "language": words.language},
        "palette_names": {usual(key): words.say(key) for key in ("to-dark", "to-light")},
    }


def _not_found(name: str, words: Words) -> Mapping[str, str]:
    """Return what the page for missing addresses says, as HTML."""
    said = {
        "title": words.say("not-found"),
        "words": words.say("not-found-words"),
        "start": words.say("not-found-start", name=name),
    }
    return {key: html.escape(value) for key, value in said.items()}


@cache
def theme_languages() -> tuple[str, ...]:
    """Return the codes of the languages in which the theme has words of its own."""
    folder = resources.files("material").joinpath("templates/partials/languages")
    return tuple(sorted(one.name.removesuffix(".html") for one in folder.iterdir() if one.name.endswith(".html")))


def _inherited(theme: ThemeSettings, configs: Path, language: str) -> Mapping[str, object]:
    """Return the link to what is inherited, whose relative paths the engine would read from the inheriting file."""
    custom = {"custom_dir": _relative(theme.custom, configs)} if theme.custom else {}
    return {"INHERIT": _relative(theme.inherited, configs), "theme": {**custom, "language": language}}


def _relative(path: Path, configs: Path) -> str:
    """Return the way from the configurations to a path, so that a project can be moved."""
    return Path(os.path.relpath(path, configs)).as_posix()


def write_settings(path: Path, settings: Mapping[str, object]) -> Path:
    """Write settings as JSON, which is YAML too."""
    try:
        text = json.dumps(settings, ensure_ascii=False, indent=2)
    except TypeError:
        message = "a value here is the name of something in Python"
        raise cannot(ENGINE_CONFIG, message, "write texts, numbers, yes or no alone") from None
    files.put(path, f"{text}\n".encode())
    return path


def project_here(root: Path) -> Path | None:
    """Return the folder with mkdocs.yml, here or beside the source; None where there is none."""
    return next((one for one in (Path(), root.absolute().parent) if (one / ENGINE_CONFIG).is_file()), None)


def project_of(root: Path) -> Path:
    """Return the project's folder: the one with mkdocs.yml, here or beside the source."""
    found = project_here(root)
    if found is not None:
        return found
    raise cannot(ENGINE_CONFIG, "there is no such file here", "run the command in the project's folder")
