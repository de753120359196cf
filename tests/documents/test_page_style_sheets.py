"""Style sheets in saved web pages: what they hide, strike or add in one copy and not in the other is a change."""

from pathlib import Path
from typing import Final

import pytest

from generator.commands.compare import compare
from tests import made_files
from tests.materiality.engine import is_flagged

pytestmark = pytest.mark.slow  # each starts pandoc


@pytest.fixture(autouse=True)
def _documents() -> None:
    made_files.needs_documents()


PAGE: Final = """<html><head><title>Privacy policy</title><style>{}</style></head><body class="page">
<h1>Privacy policy</h1><h2>Data</h2><div class="a" id="m">
<p class="p1">We do <span class="x">not</span> sell your letters<span class="y"> to guests</span>, and answer them.</p>
<ul><li>names</li><li class="z">photos of the house</li><li>maps</li></ul>
<p class="w">Guests pay one pound a day.</p></div>
<h2>Office</h2><p>We work in a quiet street, and we are glad to see you there.</p></body></html>"""
ACTS: Final = (
    ".x { display: none }",
    "p > span.x { visibility: hidden }",
    "#m .x { opacity: 0 }",
    "body.page div p .x { font-size: 0 }",
    "[class='x'] { position: absolute; left: -9999px }",
    ".q, .x { color: transparent }",
    ":is(b, .x) { display: none }",
    ".x:not(:hover) { display: none }",
    "@media screen { .x { display: none } }",
    "@media screen { @supports (color: red) { .z { display: none } } }",
    "/* } */ .w { display: none !important } .w { display: block }",
    "li:nth-child(2) { display: none }",
    ".w { text-decoration: line-through }",
    ".w { height: 0; overflow: hidden }",
    ".w::before { content: 'Never: ' }",
    'h2:after { content: "for guests" }',
)
ACTS_NOT: Final = (
    "p { color: #333; margin: 0 0 1em } .x { font-weight: bold }",
    "@media print { .x { display: none } }",
    ".x:hover { display: none }",
    ".x { display: none } span.x { display: inline }",
    "section .x { display: none }",
    ".w::before { content: '– ' }",
    "@font-face { font-family: x; src: url(x) }",
    "}} { ; @media",
)


def says(folder: Path, old: str, new: str) -> bool:
    paths = []
    for name, sheet in (("old", old), ("new", new)):
        paths.append(folder / f"{name}.html")
        paths[-1].write_text(PAGE.replace("{}", sheet), encoding="utf-8")
    return is_flagged(compare(*paths).judged)


@pytest.mark.parametrize("sheet", ACTS)
def test_words_that_a_style_sheet_hides_strikes_or_adds_are_a_change(sheet: str, tmp_path: Path) -> None:
    assert says(tmp_path, "", sheet)
    assert says(tmp_path, sheet, "")


@pytest.mark.parametrize("sheet", ACTS_NOT)
def test_a_style_sheet_that_shows_the_same_words_is_no_change(sheet: str, tmp_path: Path) -> None:
    assert not says(tmp_path, "", sheet)


def test_a_style_sheet_without_its_last_bracket_hides_all_the_same(tmp_path: Path) -> None:
    assert says(tmp_path, "", ".x { display: none")


def test_other_words_that_are_hidden_are_a_change_and_the_same_ones_are_none(tmp_path: Path) -> None:
    assert says(tmp_path, ".x { display: none }", ".y { display: none }")
    assert says(tmp_path, "li:nth-child(1) { display: none }", "li:nth-child(2) { display: none }")
    assert not says(tmp_path, ".x { display: none }", "p .x { display: none }")


def test_sheets_that_nest_without_end_are_read_in_bounded_time(tmp_path: Path) -> None:
    assert not says(tmp_path, "", "@media screen {" * 5_000 + ".x { display: none }")
    assert says(tmp_path, "", ":is(" * 5_000 + "{ display: none }")  # taken for one that hides all there is
