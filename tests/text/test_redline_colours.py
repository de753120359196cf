"""The colours of a redline stand in one place: its style sheet, from which e-mail, PDF and exported HTML take them."""

import re

from generator import program_files
from generator.text.redline_colours import redline_colours
from tests.conftest import ROOT


def test_they_are_those_of_light_pages() -> None:
    light = program_files.REDLINE_SHEET.read_text().partition(":root {")[2].partition("}")[0]
    assert list(redline_colours()) == re.findall(r"#\w+", light)
    assert "--policy-ins: " + redline_colours().ins in light
    assert "--policy-del: " + redline_colours().removed in light


def test_no_other_file_of_the_program_types_them() -> None:
    typed = [
        path.relative_to(ROOT).as_posix()
        for path in [*(ROOT / "generator").rglob("*.*"), *(ROOT / "site_overrides").rglob("*.*")]
        if path.suffix in {".py", ".css", ".html"} and redline_colours().ins in path.read_text()
    ]
    assert typed == ["site_overrides/assets/redline.css"]
