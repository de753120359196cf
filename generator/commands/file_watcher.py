"""Files that change, as they change: looked at several times a second, on any disk, also one of the network."""

import os
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

_BETWEEN: Final = 0.12  # seconds from one look to the next
_QUIET: Final = 0.15  # seconds: an editor writes a file in several steps
_LONGEST: Final = 5  # so many times

_Seen = dict[str, tuple[int, int, int]]


@dataclass(slots=True)
class Changes:
    """The files that were written since they were last asked for."""

    paths: set[Path] = field(default_factory=set)
    some: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, paths: Iterable[str]) -> None:
        """Add files."""
        with self.lock:
            self.paths |= {Path(path) for path in paths}
            if self.paths:
                self.some.set()

    def wait(self, seconds: float | None = None) -> frozenset[Path]:
        """Wait until files were written and no more are, and return them; none where the time is over."""
        if not self.some.wait(seconds):
            return frozenset()
        for _ in range(_LONGEST):
            before = len(self.paths)
            self.some.clear()
            if not self.some.wait(_QUIET) or len(self.paths) == before:
                break
        with self.lock:
            found, self.paths = frozenset(self.paths), set()
            self.some.clear()
        return found


@contextmanager
def watched_files(folders: Iterable[Path], files: Iterable[Path] = ()) -> Iterator[Changes]:
    """Watch folders with all that is in them, and single files, until the end of the block."""
    wanted = [str(path.absolute()) for path in folders]
    single = [str(path.absolute()) for path in files]
    changes, ended = Changes(), threading.Event()
    first = _seen(wanted, single)

    def look() -> None:
        before = first
        while not ended.wait(_BETWEEN):
            now = _seen(wanted, single)
            changes.add(path for path in before.keys() | now.keys() if before.get(path) != now.get(path))
            before = now

    looking = threading.Thread(target=look, name="watching", daemon=True)
    looking.start()
    try:
        yield changes
    finally:
        ended.set()
        looking.join()


def _seen(folders: Iterable[str], files: Iterable[str]) -> _Seen:
    """Return when each file was written, its size and its number, but for those that editors keep beside one."""
    found: _Seen = {}
    left, paths = list(folders), list(files)
    while left:
        with suppress(OSError), os.scandir(left.pop()) as entries:  # one that is gone since is looked for again soon
            for one in entries:
                if one.name.startswith((".", "#")) or one.name.endswith("~"):
                    continue
                (left if one.is_dir(follow_symlinks=False) else paths).append(one.path)
    for path in paths:
        with suppress(OSError):
            state = os.stat(path)  # noqa: PTH116 -- eight times a second, of each file
            found[path] = state.st_mtime_ns, state.st_size, state.st_ino
    return found
