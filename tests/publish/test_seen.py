"""What is announced is seen on every page, whatever templates, style sheets and code of a project's own do."""

import shutil
from pathlib import Path

import pytest

from generator.publish.own_code import own_code
from generator.publish.visible import unseen
from tests.conftest import copied, edit

SAID = "Terms changes on January 4, 2027."
BANNER = '<main><aside class="banner" id="top"><div data-notice="sha256:1"><p>{}</p></div></aside></main>'
WHOLE = BANNER.format("Terms changes on <time>January&nbsp;4, 2027</time>.")


@pytest.mark.parametrize(
    ("page", "hidden"),
    [
        (WHOLE, False),
        (WHOLE.replace("2027", "2030"), True),
        (WHOLE.replace("<aside", "<aside hidden"), True),
        (WHOLE.replace("<aside", '<aside style="display: none"'), True),
        (WHOLE.replace("<aside", '<aside aria-hidden="true"'), True),
        (WHOLE.replace("main>", "template>"), True),
        (f"<details>{WHOLE}</details>", True),
        (f"<details open>{WHOLE}</details>", False),
        (f"<!-- {WHOLE} -->", True),
        (f'<meta name="description" content="{SAID}">', True),
        (f"<script>{SAID}</script>", True),
        (f"{'<p>x</p>' * 10_000}{WHOLE}", False),
        ("<p hidden>x</p>" + WHOLE, False),
    ],
)
def test_a_page_shows_a_sentence_or_hides_it(page: str, *, hidden: bool) -> None:
    assert bool(unseen(page, [SAID], [])) is hidden


@pytest.mark.parametrize(
    ("rule", "hidden"),
    [
        (".banner { display: none }", True),
        ("main > aside p { opacity: 0 }", True),
        ("#top, .x { position: absolute; left: -9999px }", True),
        ("@media screen { [data-notice] { visibility: hidden } }", True),
        ("@layer own { div { font-size: 0 } }", True),
        ("* { color: transparent }", True),
        ("@media print { .banner { display: none } }", False),
        (".banner:empty { display: none }", False),
        ("nav p { display: none }", False),
        (".banner.small { height: 0 }", False),
        (".banner { opacity: 0.9; margin-left: -1px }", False),
        ("/* .banner { display: none } */ .banner { color: red }", False),
    ],
)
def test_a_style_sheet_hides_a_notice(rule: str, *, hidden: bool) -> None:
    assert unseen(WHOLE, [SAID], [("own.css", rule)]) == ("the style sheet own.css hides it" if hidden else "")


def test_no_style_sheet_of_the_program_hides_anything_on_a_page(tmp_path: Path) -> None:
    styles = [(path.name, path.read_text()) for path in copied(tmp_path, "site_overrides").rglob("*.css")]
    page = WHOLE.replace('class="banner"', 'class="policy-banner"')
    assert len(styles) > 1
    assert unseen(page, [SAID], styles) == ""


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        ("", []),
        ("hooks:\n  - own.py\n", ["“hooks” runs what is not the program's, and can change what pages say: own.py"]),
        (
            "extra_javascript:\n  - assets/own.js\n",
            ["“extra_javascript” runs what is not the program's, and can change what pages say: assets/own.js"],
        ),
        (
            "extra: {content_policy: script-src https://elsewhere.example}\n",
            [
                (
                    "“content_policy” is not the program's, and decides what pages load and show:"
                    " script-src https://elsewhere.example"
                )
            ],
        ),
    ],
)
def test_code_in_the_settings_is_named(tmp_path: Path, settings: str, named: list[str]) -> None:
    copied(tmp_path, "site_overrides")
    (tmp_path / "mkdocs.yml").write_text(f"site_name: P\ntheme:\n  name: policypress\n{settings}")
    assert [one.message for one in own_code(tmp_path)] == named


def test_templates_and_scripts_in_place_of_the_program_s_are_named(tmp_path: Path) -> None:
    copied(tmp_path, "site_overrides", "mkdocs.yml")
    assert [*own_code(tmp_path)] == []
    edit(tmp_path / "site_overrides/parts/text.html", "{", " {")
    (tmp_path / "site_overrides/assets/own.js").write_text("document.body.remove()")
    (tmp_path / "site_overrides/assets/own.css").write_text("p { color: red }")
    (found,) = own_code(tmp_path)
    assert found.message.endswith("run on pages: assets/own.js, parts/text.html")
    shutil.rmtree(tmp_path / "site_overrides")
    (tmp_path / "mkdocs.yml").write_text("site_name: P\ntheme: policypress\n")
    assert [*own_code(tmp_path)] == []
