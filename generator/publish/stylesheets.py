"""Style sheets that the build puts beside those of a project: that of redlines, the theme's in a layer below ours."""

from importlib.resources import files
from pathlib import Path
from typing import Final

from generator import program_files

REDLINE: Final = "assets/redline.css"
THEME: Final = "assets/material.css"


def redline_styles() -> str:
    """Return the style sheet that the site and the document of `policy compare` share."""
    return program_files.REDLINE_SHEET.read_text(encoding="utf-8")


def theme_styles() -> str:
    """Return the theme's style sheets as the first cascade layer: our rules hold, however exactly theirs are said."""
    folder = Path(str(files("material"))) / "templates/assets/stylesheets"
    sheets = [path.read_text(encoding="utf-8") for name in ("main", "palette") for path in folder.glob(f"{name}.*.css")]
    rules = "".join(sheet.removeprefix('@charset "UTF-8";') for sheet in sheets)
    return f"@layer material {{\n{rules}\n}}\n"


def programs_styles() -> tuple[str, ...]:
    """Return the style sheets that come with the program."""
    folder = program_files.FOLDER / "site_overrides" / "assets"
    return tuple(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.css")))
