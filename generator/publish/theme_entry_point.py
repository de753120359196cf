"""What the site engine finds the theme by: its name, and what the entry point of the package names."""

from types import SimpleNamespace
from typing import Final

from generator import program_files

NAME: Final = "policypress"
THEME: Final = SimpleNamespace(__file__=str(program_files.FOLDER / "site_overrides" / "mkdocs_theme.yml"))
"""The engine takes the folder of its file for the theme's."""
