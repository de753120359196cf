"""What earlier builds made, on disk: each output under the digest of all that it is made from. It proves nothing.

Nothing in it is ever out of date, since whatever changes has another key. `parts/` holds texts that outputs are made
of, `listed/` what files an output consists of, `contents/` the files, named by their digests. All of it is checked when
it is used; what is damaged is made again. It can be deleted at any time. `newest/` alone is written over: which output
of a name was made here last.
"""

import contextlib
import json
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, Final

from generator.errors import cannot
from generator.files import writing
from generator.publish.input_digests import Digests

MOST_BYTES: Final = 1_000_000_000
MOST_SITES: Final = 4
"""It may also hold so many times what the last build put in place, where that is more."""
KINDS: Final = ("parts", "listed", "contents")
NEWEST: Final = "newest"
_HEX: Final = 64
_NAME: Final = re.compile(rf"[0-9a-f]{{{_HEX}}}")
_ANY: Final = "surrogatepass"


@dataclass(frozen=True, slots=True)
class OutputListing:
    """The files of an output by their paths, each with the digest of its content, and a note of whoever made it."""

    files: Mapping[str, str]
    note: str = ""


@dataclass(slots=True)
class Memo:
    """The memo of a program: a folder, and the digest of the program, which is part of every key.

    `checked` are the contents that this process found to be what their names say, or wrote; `placed` says which of them
    it put at a path. One that is not there to stay (`stays`) goes with the build.
    """

    folder: Path
    program: str
    digests: Digests = field(default_factory=Digests)
    checked: set[str] = field(default_factory=set)
    placed: dict[str, str] = field(default_factory=dict)
    stays: bool = True

    def key(self, function: Callable[..., object] | str, *inputs: object) -> str:
        """Return the key of what a function makes from inputs."""
        return self.digests.of(self.program, function, inputs)

    def part(self, function: Callable[..., str], /, *inputs: object) -> str:
        """Return a text that a function makes from inputs, made now or before."""
        key = self.key(function, *inputs)
        return self.made(key, lambda: function(*inputs).encode(errors=_ANY)).decode(errors=_ANY)

    def content(self, function: Callable[..., bytes], /, *inputs: object) -> bytes:
        """Return what a function makes from inputs, made now or before."""
        return self.made(self.key(function, *inputs), lambda: function(*inputs))

    def made(self, key: str, function: Callable[[], bytes]) -> bytes:
        """Return what stands under a key, which names all that it is made from."""
        path = self._path("parts", key)
        known = _sound(path)
        if known is None:
            known = function()
            _write_sound(path, known)
        return known

    def restored(self, key: str, folder: Path) -> OutputListing | None:
        """Put the files of an output into a folder; None where they are not known, or one is damaged."""
        found = self._listing(key)
        if found is None:
            return None
        root = os.path.abspath(folder)  # noqa: PTH100 -- thousands of paths: texts are joined in a fifth of the time
        for path, digest in found.files.items():
            if digest not in self.checked and self._read(digest) is None:
                return None
            self._place(digest, f"{root}/{path}")
        return found

    def put(self, folder: Path, files: Mapping[str, bytes]) -> None:
        """Write files, by their paths below a folder, as names of contents that the memo holds then."""
        for path, content in files.items():
            digest = sha256(content).hexdigest()
            self._hold(digest, content)
            self._place(digest, str((folder / path).absolute()))

    def keep(self, key: str, folder: Path, paths: Iterable[str], note: str = "") -> None:
        """Keep files of a folder that nobody changes any more, as what stands under a key."""
        self._list(key, OutputListing({path: self._kept(folder / path) for path in sorted(paths)}, note))

    def contents(self, function: Callable[..., Mapping[str, bytes]], /, *inputs: object) -> Mapping[str, bytes]:
        """Return the files that a function makes from inputs, made now or before."""
        key = self.key(function, *inputs)
        found = self._listing(key)
        if found is not None:
            known = {path: self._read(digest) for path, digest in found.files.items()}
            whole = {path: content for path, content in known.items() if content is not None}
            if len(whole) == len(known):
                return whole
        made = dict(function(*inputs))
        listed = {path: sha256(content).hexdigest() for path, content in made.items()}
        for path, content in made.items():
            self._hold(listed[path], content)
        self._list(key, OutputListing(listed))
        return made

    def name_newest(self, name: str, key: str) -> None:
        """Note under which key the output of a name stands that was put in place last."""
        path = self._path(NEWEST, self.key(name))
        if _sound(path) != key.encode():
            _write_sound(path, key.encode())

    def newest(self, name: str) -> OutputListing | None:
        """Return the output of a name that was put in place last; None where that is not known."""
        key = _sound(self._path(NEWEST, self.key(name)))
        return self._listing(key.decode()) if key else None

    def prune(self, site: Path) -> None:
        """Remove what was used longest ago where the memo has grown too large beside the site that was built."""
        sizes = dict(file_sizes(self.folder))
        if sum(sizes.values()) <= MOST_BYTES:
            return
        most = max(MOST_BYTES, MOST_SITES * sum(size for _, size in file_sizes(site)))
        kept: set[str] = set()
        room = most
        for path in sorted(sizes, key=lambda one: Path(one).stat().st_mtime, reverse=True):
            kind = Path(path).relative_to(self.folder).parts[0]
            if kind == "contents":
                continue
            found = self._listing(Path(path).name) if kind == "listed" else None
            own = {self._named("contents", digest) for digest in found.files.values()} if found else set()
            room -= sizes[path] + sum(sizes.get(one, 0) for one in own - kept)
            if room >= 0:
                kept |= {path, *own}
        for path in sizes.keys() - kept:
            Path(path).unlink(missing_ok=True)

    def _path(self, kind: str, name: str) -> Path:
        return Path(self._named(kind, name))

    def _named(self, kind: str, name: str) -> str:
        return f"{self.folder}/{kind}/{name[:1]}/{name}"

    def _listing(self, key: str) -> OutputListing | None:
        content = _sound(self._path("listed", key))
        return OutputListing(**json.loads(content)) if content is not None else None

    def _list(self, key: str, listing: OutputListing) -> None:
        _write_sound(self._path("listed", key), json.dumps(asdict(listing)).encode())

    def _read(self, digest: str) -> bytes | None:
        """Return a content by its digest; None where it is not there, or damaged, and then it is removed."""
        path = self._named("contents", digest)
        try:
            with open(path, "rb", buffering=0) as file:  # noqa: PTH123 -- see `restored`
                content = file.readall()
        except FileNotFoundError:
            return None
        if sha256(content).hexdigest() == digest:
            self.checked.add(digest)
            return content
        Path(path).unlink(missing_ok=True)
        return None

    def _hold(self, digest: str, content: bytes) -> None:
        """Write a content that is not there yet, or damaged."""
        if digest not in self.checked and self._read(digest) is None:
            _write(self._path("contents", digest), content)
            self.checked.add(digest)

    def _place(self, digest: str, path: str) -> None:
        """Give a content that is there another name, an absolute path, whatever stood under it before."""
        there = self._named("contents", digest)
        if not _linked(there, path) and not Path(path).samefile(there):
            Path(path).unlink()
            _linked(there, path)
        self.placed[path] = digest

    def _kept(self, path: Path) -> str:
        """Return the digest of a file, whose content the memo holds then; one that it put there is not read again."""
        placed = self.placed.get(str(path.absolute()))
        if placed and self._path("contents", placed).samefile(path):
            return placed
        content = path.read_bytes()
        digest = sha256(content).hexdigest()
        if digest not in self.checked and self._read(digest) is None:
            _linked(str(path), self._named("contents", digest))
            self.checked.add(digest)
        return digest


@contextlib.contextmanager
def passing_memo(program: str, beside: Path) -> Iterator[Memo]:
    """Give an empty memo that is gone afterwards; `beside` is a folder on the same disk as the site."""
    beside.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".memo-", dir=beside) as name:
        yield Memo(Path(name), program, stays=False)


def join(parts: Iterable[Path], memo: Memo) -> None:
    """Add to a memo what others hold: each is the folder of one, or a folder of such folders.

    Like all that a memo holds, it is checked when it is used.
    """
    for folder in parts:
        below = sorted(path for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []
        found = [one for one in (folder, *below) if any((one / kind).is_dir() for kind in KINDS)]
        if not found:
            message = "this folder holds no part of a build"
            raise cannot(
                str(folder), message, "name the memo of one: `policy build --shard 1/4` leaves it in build/memo"
            )
        for one in found:
            for path in (path for kind in KINDS for path in sorted((one / kind).glob("*/*"))):
                there = memo.folder / path.relative_to(one)
                if _NAME.fullmatch(path.name) and not path.is_symlink() and not there.exists():
                    _write(there, path.read_bytes())


def file_sizes(folder: Path) -> Iterator[tuple[str, int]]:
    """Yield the path of every file below a folder with its size in bytes."""
    for where, _, names in os.walk(folder):
        yield from ((path := f"{where}/{name}", os.stat(path).st_size) for name in names)  # noqa: PTH116 -- as above


def _sound(path: Path) -> bytes | None:
    """Return what an entry holds, which begins with its digest; None where it is not there, or damaged."""
    try:
        written = path.read_bytes()
    except FileNotFoundError:
        return None
    content = written[_HEX:]
    if sha256(content).hexdigest().encode() != written[:_HEX]:
        return None
    os.utime(path)
    return content


def _write_sound(path: Path, content: bytes) -> None:
    _write(path, sha256(content).hexdigest().encode() + content)


def _write(path: Path, content: bytes) -> None:
    """Write a file so that whoever reads it sees all of it or what was there before."""
    beside = path.with_name(f".{path.name}-{os.getpid()}")  # no two processes write to it
    with writing(path):
        with _open(beside) as file:
            os.fchmod(file.fileno(), 0o644)
            file.write(content)
        beside.replace(path)


def _open(path: Path) -> BinaryIO:
    """Open a file to be written; its folder is made where it is not there."""
    try:
        return path.open("wb")
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open("wb")


def _linked(there: str, here: str) -> bool:
    """Give a file another name, or copy it where the disk knows no such names; False where there is one already."""
    try:
        os.link(there, here)
    except FileExistsError:
        return False
    except OSError:  # there is no folder yet, or no other names
        with writing(Path(here)):
            Path(here).parent.mkdir(parents=True, exist_ok=True)
            if Path(here).exists():
                return False
            try:
                Path(here).hardlink_to(there)
            except OSError:
                shutil.copyfile(there, here)
    return True
