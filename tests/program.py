"""The program as it is imported, and whether a test has put something else in the place of a part of it."""

import importlib
import pkgutil
import sys
from typing import Final

import generator

OF_PYTHON: Final = frozenset({"__warningregistry__"})
"""What Python itself sets in a module while it runs: which warnings it gave there."""
REPLACED_BY_ALL: Final = {
    "generator.cli.options": ("machine_clock",),
    "generator.publish.jobs": ("cores",),
    "generator.publish.web": ("PAUSES",),
    "generator.commands.find_evidence": ("_fetched",),
}
"""Names that fixtures of many tests replace, which change nothing of what the steps of the workflow write."""
AS_IMPORTED: Final[list[tuple[object, dict[str, object]]]] = []
"""Each module and class with what its names stood for when it was imported."""


def import_all() -> None:
    """Import all modules of the program, and keep what their names stand for."""
    for module in pkgutil.walk_packages(generator.__path__, "generator."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    for name, one in [*sys.modules.items()]:
        if name.partition(".")[0] == "generator":
            classes = [each for each in vars(one).values() if isinstance(each, type) and each.__module__ == name]
            AS_IMPORTED.extend((owner, dict(vars(owner))) for owner in (one, *classes))


def is_itself() -> bool:
    """Return True if every name of the program's modules and classes stands for what it stood for when imported."""
    return bool(AS_IMPORTED) and not replaced()


def replaced() -> set[str]:
    """Return the names that stand for something else now, with the module or class that they are in."""
    return {
        f"{_name(owner)}.{name}"
        for owner, names in AS_IMPORTED
        if vars(owner) != names
        for name in _differing(owner, names).difference(OF_PYTHON, REPLACED_BY_ALL.get(_name(owner), ()))
    }


def _name(owner: object) -> str:
    return str(getattr(owner, "__name__", ""))


def _differing(owner: object, names: dict[str, object]) -> set[str]:
    now = vars(owner)
    return {name for name in now.keys() | names.keys() if now.get(name, names) is not names.get(name, now)}
