"""The program as it is imported, and whether a test has put something else in the place of a part of it."""

import functools
import importlib
import os
import pkgutil
import sys
import zoneinfo
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from types import FunctionType
from typing import Any, Final

import pytest
from mkdocs import utils as engine

import generator

OF_PYTHON: Final = frozenset({"__warningregistry__"})
"""What Python itself sets in a module while it runs: which warnings it gave there."""
REPLACED_BY_ALL: Final = {
    "generator.cli.options": ("machine_clock",),
    "generator.publish.jobs": ("cores",),
    "generator.publish.web": ("PAUSES",),
    "generator.commands.find_evidence": ("_fetched", "_fetched_by_anybody"),
}
"""Names that fixtures of many tests replace, which change nothing of what the steps of the workflow write."""
OFTEN: Final[list[tuple[object, dict[str, object]]]] = []
"""Each module of `REPLACED_BY_ALL` with what its names stood for when it was imported."""
AS_IMPORTED: Final[list[tuple[object, dict[str, object]]]] = []
"""Each other module with what its names stood for when it was imported."""
CLASSES: Final[dict[type, dict[str, object]]] = {}
"""Each class with what its names stood for when it was imported; of them, tests replace functions and properties."""
NAMES: Final[list[Mapping[str, object]]] = []
"""What the names of all those modules and classes stand for now."""
VALUES: Final[list[object]] = []
"""The same when none was replaced: a list is compared in a fraction of the time, and steps ask often."""
METHOD: Final = (FunctionType, property, classmethod, staticmethod)
KNOWN: Final[list[tuple[str, ...] | None]] = []
"""What was found last to stand in for parts of the program; empty where a part was replaced, or put back, since."""


def import_all() -> None:
    """Import all modules of the program, and keep what their names stand for."""
    for module in pkgutil.walk_packages(generator.__path__, "generator."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    for name, one in [*sys.modules.items()]:
        if name.partition(".")[0] == "generator":
            (OFTEN if name in REPLACED_BY_ALL else AS_IMPORTED).append((one, dict(vars(one))))
            classes = [each for each in vars(one).values() if isinstance(each, type) and each.__module__ == name]
            CLASSES.update((each, dict(vars(each))) for each in classes)
    NAMES[:] = [*(vars(one) for one, _ in AS_IMPORTED), *map(vars, CLASSES)]
    VALUES[:] = _values()


def find_once() -> None:
    """Look for what is installed the first time alone: the engine looks for themes at each build, through all packages.

    Nothing is installed, and no time zone comes to the machine, while tests run.
    """
    themes, zones = engine.get_themes(), zoneinfo.available_timezones()
    vars(engine)["get_themes"] = functools.cache(lambda: themes)
    vars(zoneinfo)["available_timezones"] = lambda: {*zones}


def watch(patch: pytest.MonkeyPatch) -> None:
    """Notice when a test replaces a part of the program or puts it back: to compare all names takes long."""
    for name in ("setattr", "delattr", "setitem", "delitem"):
        patch.setattr(pytest.MonkeyPatch, name, _noticing(getattr(pytest.MonkeyPatch, name)))
    patch.setattr(pytest.MonkeyPatch, "undo", _noticing_undone(pytest.MonkeyPatch.undo))
    KNOWN.clear()


def _noticing(way: Any) -> Any:
    @functools.wraps(way)
    def noticed(patch: pytest.MonkeyPatch, owner: object, *words: Any, **named: Any) -> None:
        way(patch, owner, *words, **named)
        if _is_part(owner, words[0] if words else ""):
            KNOWN.clear()

    return noticed


def _noticing_undone(undo: Any) -> Any:
    @functools.wraps(undo)
    def noticed(patch: pytest.MonkeyPatch) -> None:
        replaced = [(owner, name) for owner, name, _ in (*patch._setattr, *patch._setitem)]  # noqa: SLF001
        undo(patch)
        if any(_is_part(*one) for one in replaced):
            KNOWN.clear()

    return noticed


def _is_part(owner: object, name: object) -> bool:
    """Return True if that may be a name of the program that decides about steps; nobody knows whose a mapping is."""
    if isinstance(owner, Mapping):
        return owner is not os.environ
    of = owner if isinstance(owner, str) else str(getattr(owner, "__module__", _name(owner)))
    return of.partition(".")[0] == "generator" and name not in REPLACED_BY_ALL.get(of, ())


def stand_ins() -> tuple[str, ...] | None:
    """Return what stands in the place of parts of the program, by its name; None where that has none of its own."""
    if not KNOWN:
        KNOWN.append(_stand_ins())
    return KNOWN[0]


def _stand_ins() -> tuple[str, ...] | None:
    found = [f"{name} is {_name_of(one)}" for name, one in _replaced()]
    return None if not AS_IMPORTED or any(one.endswith(" is ") for one in found) else tuple(sorted(found))


def replaced() -> set[str]:
    """Return the names that stand for something else now, with the module or class that they are in."""
    return {name for name, _ in _replaced()}


def _replaced() -> Iterator[tuple[str, object]]:
    """Yield each name that stands for something else now, and that."""
    yield from _in_modules(OFTEN)
    values = _values()
    if values != VALUES:
        found = [*_in_modules(AS_IMPORTED), *_in_classes()]
        yield from found
        if not found:  # Python itself has set something
            VALUES[:] = values


def _values() -> list[object]:
    return list(chain.from_iterable(names.values() for names in NAMES))


def _in_modules(modules: Sequence[tuple[object, dict[str, object]]]) -> Iterator[tuple[str, object]]:
    for owner, names in modules:
        if vars(owner) != names:
            for name in _differing(owner, names).difference(OF_PYTHON, REPLACED_BY_ALL.get(_name(owner), ())):
                yield f"{_name(owner)}.{name}", vars(owner).get(name)


def _in_classes() -> Iterator[tuple[str, object]]:
    for one, names in CLASSES.items():
        if vars(one) != names:
            for name in _differing(one, names):
                if isinstance(names.get(name), METHOD):
                    yield f"{one.__name__}.{name}", vars(one).get(name)


def _name_of(one: object) -> str:
    """Return where a function is defined; empty where that is in another one, which may give it other values."""
    name = str(getattr(one, "__qualname__", "<"))
    return "" if "<" in name else f"{getattr(one, '__module__', '')}.{name}"


def _name(owner: object) -> str:
    return str(getattr(owner, "__name__", ""))


def _differing(owner: object, names: dict[str, object]) -> set[str]:
    now = vars(owner)
    return {name for name in now.keys() | names.keys() if now.get(name, names) is not names.get(name, now)}
