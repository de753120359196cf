"""What comes with the program beside its modules: the theme, its settings, its guides, the example that the demo plays.

In the project's own folder they stand at the top; the build of a wheel puts the same files into the package.
"""

from pathlib import Path
from types import SimpleNamespace
from typing import Final

NAME: Final = "policypress"
_PACKAGE: Final = Path(__file__).resolve().parents[1]
_IN_A_WHEEL: Final = _PACKAGE / "shipped"
FOLDER: Final = _IN_A_WHEEL if _IN_A_WHEEL.is_dir() else _PACKAGE.parent
"""Holds `mkdocs.yml`, `site_overrides/`, `docs/` and `policy_source/`."""

THEME: Final = SimpleNamespace(__file__=str(FOLDER / "site_overrides" / "mkdocs_theme.yml"))
"""What the entry point names: the engine takes the folder of its file for the theme's."""
