"""The one door to pandoc: a separate program, always in its sandbox, so that it reads no other file and no address."""

import importlib.util
import json
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from generator.documents import bounded_program
from generator.errors import cannot

EXTRA: Final = "policypress[documents]"
Tree = dict[str, Any]


@lru_cache(maxsize=1)
def program() -> Path | None:
    """Return where pandoc is, which its Python package carries; None where that is not installed."""
    found = importlib.util.find_spec("pypandoc")
    for folder in found.submodule_search_locations or () if found else ():
        for name in ("pandoc", "pandoc.exe"):
            path = Path(folder) / "files" / name
            if path.is_file():
                return path
    return None


def read(raw: bytes, form: str, shown_path: str, *options: str) -> Tree:
    """Return pandoc's tree of a document of this form; what it can't read is a PolicyError about `shown_path`."""
    out = _run(raw, ["--from", form, "--to", "json", *options], shown_path)
    try:
        tree: Tree = json.loads(out)
    except (ValueError, RecursionError):
        raise cannot(shown_path, "this file can't be read", "open it, save it anew, and try again") from None
    return tree


def write(tree: Tree, form: str, shown_path: str, *options: str) -> bytes:
    """Return a document of this form that pandoc makes of its tree."""
    return _run(json.dumps(tree).encode(), ["--from", "json", "--to", form, "--output", "-", *options], shown_path)


def _run(raw: bytes, words: list[str], shown_path: str) -> bytes:
    path = program()
    if path is None:
        message = "reading and writing this kind of file needs pandoc, which is not installed"
        raise cannot(shown_path, message, f"install it: pip install '{EXTRA}'")
    return bounded_program.run([str(path), "--sandbox", *words], raw, shown_path)
