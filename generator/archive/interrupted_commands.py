"""What a command that was killed left half done is finished, or removed, by the next one, whichever that is.

Where something can't be finished (no permission, another process at work), it stays for the next one.
"""

import contextlib
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from generator import locks
from generator.archive import amendments
from generator.errors import PolicyError

IMPORTING: Final = "importing"
_ASIDE: Final = re.compile(r"\.import-(?:(?P<policy>[a-z0-9-]+)\.)?\w{8}")
_UNFINISHED: Final = b"\nunfinished:"


def aside_of(policy: str) -> str:
    """Return how the name of the folder begins in which a draft is written before it is put in its place."""
    return f".import-{policy}."


def finish(root: Path) -> None:
    """Finish or remove what is half done in a source folder."""
    with contextlib.suppress(OSError):
        brands = [path for path in root.iterdir() if path.is_dir() and not path.is_symlink()]
        for brand in brands:
            _finish_imports(brand)
            for policy in brand.iterdir():
                if policy.is_dir() and not policy.is_symlink():
                    _finish_records(policy)


def _finish_imports(brand: Path) -> None:
    if not any(_asides(brand)):
        return
    with contextlib.suppress(PolicyError), locks.folder_lock(brand, IMPORTING):
        for aside in list(_asides(brand)):
            match = _ASIDE.fullmatch(aside.name)
            target = brand / match["policy"] if match and match["policy"] else None
            sheet = aside / "policy.yml"
            moved = target and (target / "sections").is_dir() and not (target / "policy.yml").exists()
            if target and moved and sheet.is_file() and not (aside / "sections").exists():
                sheet.rename(target / "policy.yml")  # it was written last, and is moved last
            shutil.rmtree(aside, ignore_errors=True)


def _asides(brand: Path) -> Iterator[Path]:
    return (path for path in brand.glob(".import-*") if path.is_dir() and not path.is_symlink())


def _finish_records(policy: Path) -> None:
    """Take the mark of being unfinished from records whose version is there: the run was killed after sealing it."""
    for path in (policy / "notices").glob("v*.yml"):
        if (
            not path.is_symlink()
            and _UNFINISHED in path.read_bytes()
            and (policy / "versions" / f"{path.stem}.md").is_file()
        ):
            with contextlib.suppress(PolicyError, ValueError):
                amendments.finish(policy, int(path.stem[1:]))
