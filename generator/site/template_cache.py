"""Templates as Jinja compiled them, kept as long as the process runs: a preview makes pages again at every save.

What is kept longer, and where, whoever builds says.
"""

from typing import Final

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket


class CompiledTemplates(BytecodeCache):
    """The last compiled form of each template, by its name; Jinja uses it only for the same source."""

    def __init__(self, behind: BytecodeCache | None = None) -> None:
        """Begin empty; what is not there is asked of the one `behind` and put there, too."""
        self._compiled: dict[str, bytes] = {}
        self._behind = behind

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        """Return what Jinja fills: a template is the same one wherever its folder lies."""
        _ = filename
        return super().get_bucket(environment, name, None, source)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take a template from what is kept; Jinja checks that its source is the same."""
        if compiled := self._compiled.get(bucket.key):
            bucket.bytecode_from_string(compiled)
        elif self._behind:
            self._behind.load_bytecode(bucket)
            if bucket.code is not None:
                self._compiled[bucket.key] = bucket.bytecode_to_string()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template in the place of its former form."""
        self._compiled[bucket.key] = bucket.bytecode_to_string()
        if self._behind:
            self._behind.dump_bytecode(bucket)


OF_PROCESS: Final = CompiledTemplates()
"""Those that are kept as long as the process runs."""
