"""What a project's sites look like: its own settings and templates alone, or over those that come with the program."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from generator import program_files
from generator.errors import cannot
from generator.publish import mkdocs, theme_entry_point
from generator.publish.settings import (
    CONTENT_POLICY,
    ENGINE_CONFIG,
    HUB_NAME,
    OVERRIDES,
    STYLES,
    ThemeSettings,
    write_settings,
)
from generator.publish.site_search import plugins_of

BASE_CONFIG: Final = "_base.yml"  # no slug starts with “_”
ADDED_TO: Final = frozenset({"extra_css", "extra_javascript", "plugins"})
"""Lists of settings to which a project's own are added; any other value of its own stands in place of ours."""

FULL_NAMES: Final = {"search": "material/search"}
"""Plugins of Material, which the engine finds under their short name only where a site's own theme is that."""


def overrides_of(project: Path) -> tuple[Path, ...]:
    """Return the folders of templates and assets of a project; of two files of one name, the first folder's holds."""
    return _overrides(project, own_settings(project))


def theme_settings(project: Path, docs: Path) -> ThemeSettings:
    """Return what the sites of a project look like, from its `mkdocs.yml`.

    Where that names the theme `policypress`, it holds what is the project's own, and what the sites inherit is written
    beside their settings: the program's, and the own in it.
    """
    own = own_settings(project)
    folders = _overrides(project, own)
    if not is_short(own):
        return ThemeSettings(project / ENGINE_CONFIG, folders, folders[0], plugins=plugins_of(own))
    if "custom_dir" in _theme(own):
        remedy = f"leave it out, and put your own templates and assets into {OVERRIDES}/"
        raise cannot(ENGINE_CONFIG, "“custom_dir” can't be chosen", remedy)
    ours = own_settings(program_files.FOLDER)
    theme = {key: value for key, value in _theme(ours).items() if key != "custom_dir"}
    settings = merged({**ours, "theme": theme}, {**own, "theme": _theme(own)})
    plugins = settings["plugins"]
    if isinstance(plugins, list):
        settings["plugins"] = [FULL_NAMES.get(one, one) if isinstance(one, str) else one for one in plugins]
    base = write_settings(docs.parent / "config" / BASE_CONFIG, settings)
    added = own.get("extra_css")
    styles = [*STYLES, *(str(one) for one in (added if isinstance(added, list) else ()) if one not in STYLES)]
    custom = folders[0] if len(folders) > 1 else None
    name = str(own.get("site_name") or HUB_NAME)
    return ThemeSettings(base, folders, custom, tuple(styles), name, plugins_of(settings))


def content_policy(project: Path) -> str:
    """Return what pages of a project may load, as its settings or the program's say it."""
    own = own_settings(project)
    said = merged(own_settings(program_files.FOLDER), own) if is_short(own) else own
    extra = said.get("extra")
    policy = extra.get(CONTENT_POLICY) if isinstance(extra, Mapping) else None
    if not isinstance(policy, str) or not policy.strip(" ;"):
        remedy = f"copy it from {theme_entry_point.NAME}’s own settings"
        raise cannot(ENGINE_CONFIG, f"“extra” has no “{CONTENT_POLICY}”: what pages may load", remedy)
    return policy


def merged(ours: Mapping[str, object], own: Mapping[str, object]) -> dict[str, object]:
    """Return settings with a project's own in them."""
    result = dict(ours)
    for key, value in own.items():
        below = ours.get(key)
        if isinstance(below, Mapping) and isinstance(value, Mapping):
            result[key] = merged(below, value)
        elif key in ADDED_TO and isinstance(below, list) and isinstance(value, list):
            result[key] = [*below, *(one for one in value if one not in below)]
        else:
            result[key] = value
    return result


def own_settings(project: Path) -> Mapping[str, object]:
    """Return what a project's `mkdocs.yml` says."""
    return mkdocs.settings_of(project / ENGINE_CONFIG)


def _overrides(project: Path, own: Mapping[str, object]) -> tuple[Path, ...]:
    here = project / OVERRIDES
    if not is_short(own):
        return (here,)
    return (*((here,) if here.is_dir() else ()), program_files.FOLDER / OVERRIDES)


def is_short(own: Mapping[str, object]) -> bool:
    """Return True if these settings are a project's own alone: they name the theme that comes with the program."""
    return _theme(own).get("name") == theme_entry_point.NAME


def _theme(settings: Mapping[str, object]) -> Mapping[str, object]:
    theme = settings.get("theme")
    return theme if isinstance(theme, Mapping) else {"name": theme}
