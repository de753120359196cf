"""The theme's templates: listed and read once for all sites of a build, compiled once for all builds."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader
from mkdocs.theme import Theme

from generator.site.template_cache import CompiledTemplates

OF_PROCESS: Final = CompiledTemplates()
"""Those of frames that are kept as long as the process runs."""


@dataclass(slots=True)
class ThemeTemplates:
    """What the environments of one build share: compiled templates, the names of all, and the first environment.

    Pages are rendered in the first one; the engine's search asks for one of its own for each language.
    """

    compiled: CompiledTemplates
    names: list[str] | None = None
    pages: Environment | None = None


class _Loader(FileSystemLoader):
    """Reads templates from folders that nobody changes while a site is built."""

    def __init__(self, folders: list[str], shared: ThemeTemplates) -> None:
        super().__init__(folders)
        self._shared = shared

    def list_templates(self) -> list[str]:
        if self._shared.names is None:
            self._shared.names = sorted({name for folder in self.searchpath for name in _below(Path(folder))})
        return self._shared.names


def _below(folder: Path) -> Iterator[str]:
    """Yield the name of each template below a folder, as Jinja lists them.

    Icons, by the ten thousand, are in a folder with a dot, none of which the engine copies.
    """
    for top in folder.iterdir() if folder.is_dir() else ():
        if top.is_dir() and not top.name.startswith("."):
            for where, _, names in os.walk(top):
                inner = Path(where).relative_to(folder).as_posix()
                yield from (f"{inner}/{name}" for name in names)
        elif not top.name.startswith("."):
            yield top.name


class SharedTheme(Theme):
    """The theme of a site, whose templates are those of all sites; their tags leave no white space on a page."""

    def __init__(self, theme: Theme, shared: ThemeTemplates) -> None:
        """Take over all of a theme that was read with a site's other settings."""
        vars(self).update(vars(theme))
        self._shared = shared

    def get_env(self) -> Environment:
        """Return a Jinja environment for the theme."""
        env: Environment = super().get_env()
        env.loader = _Loader(self.dirs, self._shared)
        env.bytecode_cache = self._shared.compiled
        env.trim_blocks = env.lstrip_blocks = True
        return env
