"""What of the theme is copied and mended: it is looked at again when the theme's own changes."""

import hashlib
import re
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

import pytest

from generator.publish import stylesheets
from tests.conftest import ROOT

OVERRIDES = ROOT / "site_overrides"
DECISION = ROOT / "decisions/0014-theme.md"
VERSION = "9.8.1"
COPIED = {
    "material/base.html": ("base.html", "8536d352b0093623"),
    "material/header.html": ("partials/header.html", "8cf3fb15bcf969ff"),
    "material/search.html": ("partials/search.html", "bfd556535abcddb9"),
    "partials/language.html": ("partials/language.html", "3a44516f305006ac"),
    "partials/palette.html": ("partials/palette.html", "fb935107ae7d3d74"),
    "partials/toc.html": ("partials/toc.html", "fde48f583563364b"),
    "partials/javascripts/base.html": ("partials/javascripts/base.html", "d6113712bc4deb30"),
    "partials/javascripts/content.html": ("partials/javascripts/content.html", "3722e156f0f6339d"),
    "partials/javascripts/palette.html": ("partials/javascripts/palette.html", "8790389765ea6036"),
}
"""Each copy, with the theme's file that it replaces and the digest of that file in the version that was copied."""


def original(name: str) -> Path:
    return Path(str(files("material"))) / "templates" / name


@pytest.mark.parametrize("copy", sorted(COPIED))
def test_the_theme_s_own_file_is_the_one_that_was_copied(copy: str) -> None:
    name, digest = COPIED[copy]
    found = hashlib.sha256(original(name).read_bytes()).hexdigest()[:16]
    installed = version("mkdocs-material")
    said = f"{name} of Material {installed} is not that of {VERSION}: copy it again, mend it as {DECISION.name} says"
    assert found == digest, said


def test_every_template_of_ours_that_stands_for_one_of_the_theme_s_is_listed() -> None:
    ours = {path.relative_to(OVERRIDES).as_posix() for path in OVERRIDES.rglob("*.html")}
    theirs = {name for name in ours if original(name).exists()} | {
        name for name in ours if name.startswith("material/")
    }
    assert theirs - {"main.html", "404.html"} == set(COPIED)
    listed = DECISION.read_text(encoding="utf-8")
    assert f"Material {VERSION}" in listed
    assert [copy for copy in COPIED if f"`{copy}`" not in listed] == []


def test_the_theme_s_styles_are_the_first_layer_and_ours_the_second() -> None:
    theirs = stylesheets.theme_styles()
    assert theirs.startswith("@layer material {")
    assert "@import" not in theirs
    assert "@charset" not in theirs
    for sheet in (OVERRIDES / "assets/policy.css", OVERRIDES / "assets/archive.css"):
        text = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert text.strip().startswith("@layer policy {"), sheet
        assert "!important" not in text, sheet
    assert "@layer policy {" in stylesheets.redline_styles()
