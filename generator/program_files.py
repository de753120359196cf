"""What comes with the program beside its modules: the theme, its settings, its guides, the example that the demo plays.

In the project's own folder they stand at the top; the build of a wheel puts the same files into the package. The words
that readers get stand in the package, wherever it is.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).resolve().parent
_IN_A_WHEEL: Final = _PACKAGE / "shipped"
FOLDER: Final = _IN_A_WHEEL if _IN_A_WHEEL.is_dir() else _PACKAGE.parent
"""Holds `mkdocs.yml`, `site_overrides/`, `docs/` and `policy_source/`."""
REDLINE_SHEET: Final = FOLDER / "site_overrides/assets/redline.css"


def words(language: str) -> Mapping[str, Mapping[str, str]]:
    """Return the sentences of a language, by their part of the catalogue and their key."""
    return tomllib.loads((_PACKAGE / f"model/words/{language}.toml").read_text(encoding="utf-8"))
