"""The program as people install it: a wheel of this tree, in an environment that holds what it declares to need."""

import os
import subprocess
import sys
import venv
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement

from tests.conftest import ROOT

PROGRAM = "policypress"


def unpacked(folder: Path) -> Path:
    """Let pip build the wheel of this tree and install it into a folder with nothing else, and return that."""
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-compile"]
    offline = ["--no-deps", "--no-index", "--no-build-isolation", "--target", str(folder / "own")]
    subprocess.run([*pip, *offline, str(ROOT)], check=True)
    return folder / "own"


def environment(folder: Path, own: Path, *extras: str) -> Path:
    """Make an environment with the installed wheel and the packages that it asks for; return its folder of programs.

    These are links to those that the tests run with, so that nothing is fetched; a package that nobody declared isn't
    there.
    """
    venv.create(folder, symlinks=True)
    (site,) = folder.glob("lib/python*/site-packages")
    (about,) = own.glob(f"{PROGRAM}-*.dist-info")
    for one in (own / "generator", about):
        (site / one.name).symlink_to(one)
    program = (own / "bin/policy").read_text().partition("\n")[2]
    (folder / "bin/policy").write_text(f"#!{folder}/bin/python\n{program}")
    (folder / "bin/policy").chmod(0o755)
    declared = metadata.Distribution.at(about).requires or []
    for name in _closure(Requirement(one) for one in declared if _asked(Requirement(one), extras)):
        _link(metadata.distribution(name), site)
    return folder / "bin"


def run(programs: Path, folder: Path, *words: str, status: int = 0) -> str:
    """Run `policy` of an environment in a folder, without this tree on its path, and return what it says."""
    hidden = {"PYTHONPATH", "PYTHONHOME", "PYTHONDONTWRITEBYTECODE"}  # compiled at first use, as people have it
    surroundings = {name: value for name, value in os.environ.items() if name not in hidden}
    done = subprocess.run(
        [str(programs / "policy"), *words], cwd=folder, env=surroundings, capture_output=True, text=True, check=False
    )
    assert done.returncode == status, done.stdout + done.stderr
    return done.stdout + done.stderr


def _asked(requirement: Requirement, extras: tuple[str, ...]) -> bool:
    return requirement.marker is None or any(requirement.marker.evaluate({"extra": one}) for one in extras or ("",))


def _closure(first: Iterator[Requirement]) -> Iterator[str]:
    """Yield the name of every distribution that these need, each once."""
    open_ones, seen = [*first], set[str]()
    while open_ones:
        one = open_ones.pop()
        if one.name.lower() in seen:
            continue
        seen.add(one.name.lower())
        yield one.name
        needed = (Requirement(line) for line in metadata.distribution(one.name).requires or [])
        open_ones += [more for more in needed if _asked(more, tuple(one.extras))]


def _link(distribution: metadata.Distribution, site: Path) -> None:
    """Link what a distribution put into the folder of packages."""
    for top in {file.parts[0] for file in distribution.files or [] if file.parts[0] not in {"..", "__pycache__"}}:
        if not (site / top).exists():
            (site / top).symlink_to(Path(str(distribution.locate_file(top))))
