"""The theme's templates compiled once for all sites of a process: a plugin of the engine."""

from typing import TYPE_CHECKING, Final

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from mkdocs.config.base import Config
from mkdocs.plugins import BasePlugin

if TYPE_CHECKING:
    from jinja2 import Environment

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
    """Gives the engine's templates a memory that outlives one site."""

    def on_env(self, env: "Environment", /, **_: object) -> "Environment":
        """Hand the memory to the environment before its first template is read."""
        env.bytecode_cache = _Memory()
        return env
