"""The theme's templates: listed, read and compiled once for all sites of a build."""

from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader
from jinja2.bccache import Bucket
from mkdocs.theme import Theme


class ThemeTemplates(BytecodeCache):
    """What the environments of one build share: the names of all templates, and each as Python compiled it.

    Pages are rendered in the first environment; the engine's search asks for one of its own for each language.
    """

    def __init__(self) -> None:
        """Begin with nothing read."""
        self.names: list[str] | None = None
        self.pages: Environment | None = None
        self._compiled: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take a template from what is shared; Jinja checks that its source is the same."""
        compiled = self._compiled.get(bucket.key)
        if compiled is not None:
            bucket.bytecode_from_string(compiled)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Add a template to what is shared."""
        self._compiled[bucket.key] = bucket.bytecode_to_string()


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
        env.bytecode_cache = self._shared
        env.trim_blocks = env.lstrip_blocks = True
        return env
