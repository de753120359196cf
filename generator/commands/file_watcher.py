"""Files that change, as they change: the one door to watchdog."""

import threading
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

_WRITTEN: Final = frozenset({"created", "modified", "moved", "deleted"})
_QUIET: Final = 0.06  # seconds: an editor writes a file in several steps
_LONGEST: Final = 10  # so many times


@dataclass(slots=True)
class Changes:
    """The files that were written since they were last asked for."""

    paths: set[Path] = field(default_factory=set)
    some: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, *paths: str) -> None:
        """Add files, but those that editors keep beside the one that is written."""
        named = {Path(path) for path in paths if path}
        with self.lock:
            self.paths |= {path for path in named if not path.name.startswith((".", "#")) and path.name[-1:] != "~"}
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


class _Heard(FileSystemEventHandler):
    """Notes what was written, and of that only some files where they are named; what was read is no change."""

    def __init__(self, changes: Changes, only: Collection[str] = ()) -> None:
        self.changes, self.only = changes, only

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in _WRITTEN and not event.is_directory:
            paths = (str(event.src_path), str(event.dest_path))
            self.changes.add(*(path for path in paths if not self.only or path in self.only))


@contextmanager
def watched_files(folders: Iterable[Path], files: Iterable[Path] = ()) -> Iterator[Changes]:
    """Watch folders with all that is in them, and single files, until the end of the block."""
    wanted = [path.absolute() for path in files]
    changes, observer = Changes(), Observer()
    for folder in folders:
        observer.schedule(_Heard(changes), str(folder.absolute()), recursive=True)
    for path in wanted:
        observer.schedule(_Heard(changes, (str(path),)), str(path.parent), recursive=False)
    observer.start()
    try:
        yield changes
    finally:
        observer.stop()
        observer.join()
