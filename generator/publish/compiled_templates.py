"""Templates as Jinja compiled them, kept between builds in a folder that is the user's own.

What is kept runs as code, as Python's own compiled files do. So it lies not in the memo, which may come from elsewhere:
Jinja makes a folder for the user below the system's one for temporary files, and takes none that others may write to.
"""

import contextlib
import pickle
from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket

from generator.publish.memo import Memo
from generator.site.template_cache import CompiledTemplates

PAGE_BODIES: Final = "bodies"
PAGE_FRAMES: Final = "frames"
_OURS: Final = "policy-"
_MOST: Final = 500  # files, of some 70 that one program has: the oldest go
_DIGITS: Final = 16  # of the program's digest: another program may compile otherwise


class _UsersFolder(FileSystemBytecodeCache):
    """Jinja's folder of compiled templates; what can't be read or written there is compiled again."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take a template from the folder, where it was compiled from the same source."""
        with contextlib.suppress(OSError, EOFError, pickle.UnpicklingError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Put a template into the folder, all of it or nothing."""
        with contextlib.suppress(OSError):
            super().dump_bytecode(bucket)


def compiled_templates(memo: Memo, kind: str) -> CompiledTemplates:
    """Return where compiled templates of a kind are kept: as long as the process runs, and longer where the memo is."""
    return _kept(memo.program if memo.stays else "", kind)


def forget() -> None:
    """Let go what this process has, as another one would begin."""
    _kept.cache_clear()


@cache
def _kept(program: str, kind: str) -> CompiledTemplates:
    if not program:
        return CompiledTemplates()
    try:
        folder = _UsersFolder(pattern=f"{_OURS}{program[:_DIGITS]}-{kind}-%s.cache")
    except (OSError, RuntimeError):  # there is no such folder that is safe
        return CompiledTemplates()
    with contextlib.suppress(OSError):  # which another process may empty, too
        files = sorted(Path(folder.directory).glob(f"{_OURS}*"), key=lambda one: one.stat().st_mtime)
        for path in files[:-_MOST]:
            path.unlink(missing_ok=True)
    return CompiledTemplates(folder)
