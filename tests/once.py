"""Steps that are taken once: the same steps on the same files, at the same moment, leave the same files."""

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Final, ParamSpec, TypeVar, cast

from generator.model.document import digest
from tests import program
from tests.conftest import tree

SOURCE: Final = "policy_source"
P = ParamSpec("P")
R = TypeVar("R")
Key = tuple[str, tuple[str, ...], str]
TAKEN: dict[Key, tuple[object, dict[str, bytes | None]]] = {}
"""What steps of a name, with more words, returned and wrote on a source with a digest; None: a file that went."""

INSIDE: Final[list[tuple[str, ...]]] = []
"""What stands in for parts of the program while steps are taken: steps that these take replace nothing."""


def once(steps: Callable[P, R]) -> Callable[P, R]:
    """Take steps the first time, and copy what came of them in the source where they are taken from the same again.

    The source is the folder among the arguments, or `policy_source` in it or here. What the steps return is the same
    again, too, so it has to be a value. Where a test replaces a part of the program, they are others;
    where it does by what has no name of its own, they are taken in any case.
    """

    @functools.wraps(steps)
    def taken(*words: P.args, **named: P.kwargs) -> R:
        instead = INSIDE[-1] if INSIDE else program.stand_ins()
        if instead is None:
            return steps(*words, **named)
        root = _source(next((one for one in words if isinstance(one, Path)), Path()))
        before = tree(root)
        said = (*words, *sorted(named.items()))
        plain = (*(repr(one) for one in said if _is_plain(one)), *instead)
        key = f"{steps.__module__}.{steps.__qualname__}", plain, _of(before)
        if key not in TAKEN:
            INSIDE.append(instead)
            try:
                result = steps(*words, **named)
            finally:
                INSIDE.pop()
            after = tree(root)
            changed = {name: after.get(name) for name in before.keys() | after.keys()}
            TAKEN[key] = result, {name: new for name, new in changed.items() if new != before.get(name)}
            return result
        kept, files = TAKEN[key]
        for name, content in files.items():
            _write(root / name, content)
        return cast("R", kept)

    return taken


def _source(folder: Path) -> Path:
    return folder / SOURCE if (folder / SOURCE).is_dir() else folder


def _is_plain(value: object) -> bool:
    """Return True for what decides about the steps: the folder and the command are those of the test."""
    return not isinstance(value, Path) and not callable(value)


def _of(files: dict[str, bytes]) -> str:
    return digest(repr(sorted(files.items())).encode())


def _write(path: Path, content: bytes | None) -> None:
    if content is None:
        path.unlink()
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
