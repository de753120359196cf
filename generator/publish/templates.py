"""A plugin of the engine: templates compiled once for all sites of a process, and what no folder of pages holds."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files

from generator.publish import hosting, stylesheets

if TYPE_CHECKING:
    from jinja2 import Environment

POLICY: Final = "content_policy"  # in mkdocs.yml under “extra”
NOT_FOUND_POLICY: Final = "not_found_policy"
NOT_FOUND: Final = "404.html"

_COMPILED: Final[dict[str, bytes]] = {}


class _Memory(BytecodeCache):
    """Compiled templates by their name and place; Jinja checks that the source is the same."""

    def load_bytecode(self, bucket: Bucket) -> None:
        compiled = _COMPILED.get(bucket.key)
        if compiled is not None:
            bucket.bytecode_from_string(compiled)

    def dump_bytecode(self, bucket: Bucket) -> None:
        _COMPILED[bucket.key] = bucket.bytecode_to_string()


class _NoOptions(Config):  # type: ignore[no-untyped-call]
    """The plugin has none."""


class Templates(BasePlugin[_NoOptions]):  # type: ignore[no-untyped-call]
    """Adds to a site what all sites have, and gives the engine's templates a memory that outlives one site."""

    def on_config(self, config: MkDocsConfig, /) -> MkDocsConfig:
        """Say what the page for missing addresses may load: what stands in its own template, by its digest."""
        template = Path(str(config.theme.custom_dir)) / NOT_FOUND
        page = template.read_text(encoding="utf-8")
        config.extra[NOT_FOUND_POLICY] = hosting.allowing(str(config.extra[POLICY]), [page])
        return config

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Add the style sheets that are made."""
        sheets = {stylesheets.REDLINE: stylesheets.redline_styles(), stylesheets.THEME: stylesheets.theme_styles()}
        for path, content in sheets.items():
            if files.get_file_from_path(path) is None:
                files.append(File.generated(config, path, content=content))
        return files

    def on_env(self, env: "Environment", /, **_: object) -> "Environment":
        """Set how templates are read, before the first one is: tags leave no white space, and once read they stay."""
        env.trim_blocks = env.lstrip_blocks = True
        env.bytecode_cache = _Memory()
        return env
