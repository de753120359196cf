"""What comes with the program beside its modules: the theme, its settings, its guides, the example that the demo plays.

In the project's own folder they stand at the top; the build of a wheel puts the same files into the package. The words
that readers get, and those that are looked for in texts, stand in the package, wherever it is.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

_PACKAGE: Final = Path(__file__).resolve().parent
_IN_A_WHEEL: Final = _PACKAGE / "shipped"
FOLDER: Final = _IN_A_WHEEL if _IN_A_WHEEL.is_dir() else _PACKAGE.parent
"""Holds `mkdocs.yml`, `site_overrides/`, `docs/` and `policy_source/`."""
REDLINE_SHEET: Final = FOLDER / "site_overrides/assets/redline.css"


def words(language: str) -> Mapping[str, Mapping[str, str]]:
    """Return the sentences of a language, by their part of the catalogue and their key."""
    return _table(f"model/words/{language}.toml")


def fact_words(language: str) -> Mapping[str, Mapping[str, Any]]:
    """Return what is said of facts in a language: names, words of the schema by their fact, sentences."""
    return _table(f"model/words/facts.{language}.toml")


def patterns(name: str) -> Mapping[str, Any]:
    """Return what a file of expressions holds; what is too long for a line stands on several, which are joined."""
    return {key: _on_one_line(one) for key, one in _table(name).items()}


def _on_one_line(value: Any) -> Any:  # noqa: ANN401 -- as TOML nests it
    match value:
        case dict():
            return {key: _on_one_line(one) for key, one in value.items()}
        case list():
            return [_on_one_line(one) for one in value]
        case _:
            return "".join(map(str.lstrip, value.split("\n"))) if "\n" in value else value


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((_PACKAGE / name).read_text(encoding="utf-8"))
