"""The theme's templates: listed and read once for all sites of a build, compiled once for all builds."""

from dataclasses import dataclass
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader
from mkdocs.theme import Theme

from generator.site.template_cache import CompiledTemplates

_COMPILED: Final = CompiledTemplates()


@dataclass(slots=True)
class ThemeTemplates:
    """What the environments of one build share: the names of all templates, and the first environment.

    Pages are rendered in the first one; the engine's search asks for one of its own for each language.
    """

    names: list[str] | None = None
    pages: Environment | None = None


class _Loader(FileSystemLoader):
    """Reads templates from folders that nobody changes while a site is built."""

    def __init__(self, folders: list[str], shared: ThemeTemplates) -> None:
        super().__init__(folders)
        self._shared = shared

    def list_templates(self) -> list[str]:
        if self._shared.names is None:
            # Icons, by the ten thousand, are in folders with a dot, none of which the engine copies.
            self._shared.names = [name for name in super().list_templates() if not name.startswith(".")]
        return self._shared.names


class SharedTheme(Theme):
    """The theme of a site, whose templates are those of all sites; their tags leave no white space on a page."""

    def __init__(self, theme: Theme, shared: ThemeTemplates) -> None:
        """Take over the settings of a theme that was read with a site's other settings."""
        settings: dict[str, Any] = {key: value for key, value in theme.items() if key not in {"name", "locale"}}
        super().__init__(
            theme.name,
            custom_dir=theme.custom_dir,
            static_templates=theme.static_templates,
            locale=str(theme.locale),
            **settings,
        )
        self._shared = shared

    def get_env(self) -> Environment:
        """Return a Jinja environment for the theme."""
        env: Environment = super().get_env()
        env.loader = _Loader(self.dirs, self._shared)
        env.bytecode_cache = _COMPILED
        env.trim_blocks = env.lstrip_blocks = True
        return env
