"""What comes with the program beside its modules: the theme, its settings, its guides, the example that the demo plays.

In the project's own folder they stand at the top; the build of a wheel puts the same files into the package.
"""

from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).resolve().parent
_IN_A_WHEEL: Final = _PACKAGE / "shipped"
FOLDER: Final = _IN_A_WHEEL if _IN_A_WHEEL.is_dir() else _PACKAGE.parent
"""Holds `mkdocs.yml`, `site_overrides/`, `docs/` and `policy_source/`."""
REDLINE_SHEET: Final = FOLDER / "site_overrides/assets/redline.css"
