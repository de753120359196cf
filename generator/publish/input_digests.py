"""Digests of what outputs are made from: of values, of the program, of the theme. Equal digests mean: equal inputs.

Whatever is no plain or frozen value has no digest, and asking for one is a bug: so nothing can be forgotten.
"""

import datetime
import os
import sys
import zoneinfo
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import lru_cache
from hashlib import sha256
from importlib import resources
from pathlib import Path
from types import FunctionType, MethodType
from typing import Final

from generator.model.brand import Brand
from generator.model.policy import Policy
from generator.model.record import VersionRecord
from generator.model.version import VerdictFile, Version
from generator.site.policy_on_day import PolicyOnDay

_PLAIN: Final = frozenset({str, int, bool, type(None)})
_LARGE: Final = frozenset({Brand, Policy, PolicyOnDay, Version, VersionRecord, VerdictFile})
"""Values that are inputs of many outputs: the digest of each is worked out once."""


class Digests:
    """Digests of values; that of a large one is kept by the identity of the value, which is held beside it.

    So no other object gets its `id`. To find it by content, all of it would be read at each look-up, which is what is
    saved here; two equal values that are two objects have the same digest, worked out twice.
    """

    def __init__(self) -> None:
        """Begin with none known."""
        self._known: dict[int, tuple[object, bytes]] = {}

    def forget(self) -> None:
        """Let go the large values that are known, and their digests."""
        self._known.clear()

    def of(self, *values: object) -> str:
        """Return the digest of values in their order."""
        return sha256(self._written(values)).hexdigest()

    def _written(self, value: object) -> bytes:
        """Return the bytes that stand for a value: its kind, its length and its content."""
        kind = type(value)
        if kind in _PLAIN:
            return _framed(kind.__name__, str(value).encode(errors="surrogatepass"))
        if kind not in _LARGE:
            return _framed(kind.__qualname__, *self._parts(value))
        known = self._known.get(id(value))
        if known is None:
            known = self._known[id(value)] = (value, sha256(b"".join(self._parts(value))).digest())
        return _framed(kind.__qualname__, known[1])

    def _parts(self, value: object) -> Iterator[bytes]:
        match value:
            case tuple() | list():
                yield from map(self._written, value)
            case Enum():
                yield repr(value.value).encode()
            case str():
                yield value.encode(errors="surrogatepass")
            case bytes():
                yield value
            case float():
                yield repr(value).encode()
            case datetime.date():  # and datetime
                yield value.isoformat().encode()
            case frozenset() | set():
                yield from sorted(map(self._written, value))
            case Mapping():
                for key, content in value.items():  # in their order, which pages may show
                    yield self._written(key)
                    yield self._written(content)
            case Version(removed=None) | VerdictFile() if value.digest:  # all bytes of its file
                yield self._written(value.digest)
            case _ if is_dataclass(value):
                for one in fields(value):
                    yield self._written(getattr(value, one.name))
            case FunctionType() | MethodType():  # of a maker of parts, too: what it gives does not depend on it
                yield f"{value.__module__}.{value.__qualname__}".encode()
            case _ if isinstance(digest := getattr(value, "digest", None), str):  # templates
                yield digest.encode()
            case _:
                message = f"{type(value).__name__} has no digest"
                raise TypeError(message)


def _framed(kind: str, *parts: bytes) -> bytes:
    return b"".join((f"{kind} {len(parts)} {sum(map(len, parts))}:".encode(), *parts))


def program(zones: Iterable[str]) -> str:
    """Return the digest of the program: all files of the package, Python, the installed libraries, the zones' rules."""
    return _running(tuple(sorted(set(zones))))


@lru_cache(maxsize=1)
def _running(zones: tuple[str, ...]) -> str:
    """Return the same, read once: what runs stays what was imported, whatever is changed on disk meanwhile."""
    own = Path(str(resources.files("generator")))
    return Digests().of(
        files_digest(own), sys.version, tuple(_installed()), tuple((name, _zone(name)) for name in zones)
    )


def files_digest(folder: Path, *kinds: str) -> str:
    """Return the digest of the files of a folder that have one of these endings, or of all, with their paths.

    Folders that begin with a dot (the theme's icons, by the ten thousand), and what Python compiled, are left out.
    """
    content = sha256()
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "__")))
        for name in sorted(names):
            if not kinds or name.endswith(kinds):
                path = Path(where, name)
                content.update(_framed(path.relative_to(folder).as_posix(), path.read_bytes()))
    return content.hexdigest()


def theme(overrides: Iterable[Path], config: Path) -> str:
    """Return the digest of all that pages are framed by: templates of the theme and ours, the engine's settings."""
    there = Path(str(resources.files("material"))) / "templates"
    return Digests().of(
        files_digest(there, ".html", ".yml"),
        *(files_digest(folder) for folder in overrides),
        config.read_bytes(),
    )


def _installed() -> Iterator[str]:
    """Yield the name and version of each library that Python finds, as its folder says them."""
    for folder in map(Path, sys.path):
        if folder.is_dir():
            yield from sorted(path.name for path in folder.glob("*.dist-info"))


def _zone(name: str) -> bytes:
    """Return the rules of a time zone as Python reads them; empty where it knows no such zone."""
    for folder in zoneinfo.TZPATH:
        path = Path(folder, name)
        if path.is_file():
            return path.read_bytes()
    path = Path(str(resources.files("tzdata"))) / "zoneinfo" / name
    return path.read_bytes() if path.is_file() else b""
