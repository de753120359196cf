"""What comes with the program beside its modules: the theme, its settings, its guides, the example that the demo plays.

In the project's own folder they stand at the top; the build of a wheel puts the same files into the package. The words
that readers get, and those that are looked for in texts, stand in the package, wherever it is.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

_PACKAGE: Final = Path(__file__).resolve().parent
_IN_A_WHEEL: Final = _PACKAGE / "shipped"
FOLDER: Final = _IN_A_WHEEL if _IN_A_WHEEL.is_dir() else _PACKAGE.parent
"""Holds `mkdocs.yml`, `site_overrides/`, `docs/` and `policy_source/`."""
_NAMED: Final = re.compile(r"<(\w+)>")
REDLINE_SHEET: Final = FOLDER / "site_overrides/assets/redline.css"


def words(language: str) -> Mapping[str, Mapping[str, str]]:
    """Return the sentences of a language, by their part of the catalogue and their key."""
    return _table(f"model/words/{language}.toml")


def former_words() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """Return sentences as earlier editions said them: by the last edition that did, by language and by key."""
    return _table("model/words/former.toml")


def fact_words(language: str) -> Mapping[str, Mapping[str, Any]]:
    """Return what is said of facts in a language: names, words of the schema by their fact, sentences."""
    return _table(f"model/words/facts.{language}.toml")


@cache
def patterns(name: str) -> Mapping[str, Any]:
    """Return what a file of expressions holds, read once; what is too long for one line stands on several.

    `<name>` stands for the expression above in the same table, or in one that holds it, that is called so.
    """
    return {key: _expressions(one, {}) for key, one in _table(name).items()}


def _expressions(value: Any, known: Mapping[str, str]) -> Any:  # noqa: ANN401 -- as TOML nests it
    match value:
        case dict():
            table: dict[str, Any] = {}
            inside = dict(known)
            for key, one in value.items():
                table[key] = _expressions(one, inside)
                if isinstance(table[key], str):
                    inside[key] = table[key]
            return table
        case list():
            return [_expressions(one, known) for one in value]
        case _:
            on_one_line = "".join(map(str.lstrip, value.split("\n"))) if "\n" in value else value
            return _NAMED.sub(lambda match: known.get(match[1], match[0]), on_one_line)


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((_PACKAGE / name).read_text(encoding="utf-8"))
