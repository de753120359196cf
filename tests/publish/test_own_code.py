"""What settings, templates, scripts and style sheets of a project's own do to pages is named."""

import shutil
from pathlib import Path

import pytest

from generator.publish.project_code import own_code
from tests.conftest import copied, edit


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
            "extra_css:\n  - https://elsewhere.example/own.css\n  - assets/own.css\n",
            [
                (
                    "“extra_css” takes style sheets from elsewhere, which can be others on any day:"
                    " https://elsewhere.example/own.css"
                )
            ],
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
    (tmp_path / "site_overrides/assets/own.css").touch()
    (tmp_path / "mkdocs.yml").write_text(f"site_name: P\ntheme:\n  name: policypress\n{settings}")
    assert [one.message for one in own_code(tmp_path)] == named


@pytest.mark.parametrize(
    ("address", "file", "says"),
    [
        ("assets/own.CSS", "assets/own.CSS", "changes what readers see"),
        ("assets/own.svg", "assets/own.svg", "changes what readers see"),
        ("assets/%6Fwn?v=2", "assets/own", "changes what readers see"),
        ("assets/own.css?v=2", "assets/own.css", "changes what readers see"),
        ("/own.css", "", "from elsewhere"),
        ("../own.css", "", "from elsewhere"),
        ("https:/own.example/own.css", "", "from elsewhere"),
        ("\\t//own.example/own.css", "", "from elsewhere"),
        ("data:text/css,nav{display:none}", "", "from elsewhere"),
        ("assets/policy.css", "", ""),
        ("./assets/own.css", "assets/own.css", "changes what readers see"),
    ],
)
def test_a_style_sheet_by_another_name_or_address_is_read_or_named(
    tmp_path: Path, address: str, file: str, says: str
) -> None:
    """Before: only files that end in “.css” were read, and only addresses with two slashes were from elsewhere."""
    (tmp_path / "mkdocs.yml").write_text(f'theme:\n  name: policypress\nextra_css: ["{address}"]\n')
    if file:
        path = tmp_path / "site_overrides" / file
        path.parent.mkdir(parents=True)
        path.write_text(".policy-banner { display: none }")
    found = [one.message for one in own_code(tmp_path) if "published as they are" not in one.message]
    assert [says in one for one in found] == ([True] if says else []), found


@pytest.mark.parametrize(
    ("value", "named"),
    [
        ("<style>.policy-banner{display:none}</style>", "<style>"),
        ("<script>document.body.innerHTML=1</script>", "<script>"),
        ('<div style="position:fixed;inset:0">Hello</div>', '<div style="position:fixed;inset:0">'),
        ("Hello <!-- ", "<!--"),
        ('<p onclick="x()">Hello</p>', '<p onclick="x()">'),
        ("<dialog open>Hello", "<dialog open>"),
        ('&copy; 2026 <a href="/imprint" class="x">Imprint</a>, <strong>Example Ltd</strong><br>', ""),
        ("1 < 2 and 3 > 2", ""),
    ],
)
def test_markup_in_settings_that_does_more_than_show_words_is_named(tmp_path: Path, value: str, named: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(f"theme:\n  name: policypress\ncopyright: '{value}'\n")
    found = [one.message for one in own_code(tmp_path)]
    what = "“copyright” holds markup that can change what pages show: "
    assert found == ([f"{what}{named}"] if named else [])


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        ("copyright: By reading this you agree to arbitration\n", "copyright"),
        ("copyright: We <b>may</b> s<i></i>ell your d<wbr>ata.\n", "copyright"),
        ("copyright: We may<br>s&#101;ll your&nbsp;dat&#97;.\n", "copyright"),
        ("copyright: © 2026 Example Ltd\n", ""),
        ("extra: {consent: {title: Cookies, description: We use cookies. By staying you agree.}}\n", "consent"),
        ("extra: {social: [{icon: x, link: 'https://x.example/your-data', name: We may sell your data}]}\n", "social"),
        ("extra: {footer: {text: We keep your data for 3 days}}\n", "footer"),
        ("repo_name: We may sell your data\n", "repo_name"),
        ("site_name: We may sell your data\n", "site_name"),
        ("markdown_extensions: [{toc: {title: We may sell your data}}]\n", "markdown_extensions"),
        ("markdown_extensions: [{toc: {permalink_title: You agree to arbitration}}]\n", "markdown_extensions"),
        ("markdown_extensions: [{toc: {title: On this page}}]\n", ""),
        ("plugins: [{search: {lang: We may sell your data}}]\n", "plugins"),
        ("extra_css: [assets/your-data/we-share.css]\nrepo_url: https://x.example/you/agree\n", ""),
        ("site_name: Policies\n", ""),
    ],
)
def test_words_in_the_settings_that_pages_show_promise_nothing(tmp_path: Path, settings: str, named: str) -> None:
    """Before: `copyright` stood at the foot of every page, and could say what no policy says."""
    copied(tmp_path, "site_overrides")
    (tmp_path / "mkdocs.yml").write_text(f"theme:\n  name: policypress\n{settings}")
    found = [one.message for one in own_code(tmp_path) if "takes style sheets" not in one.message]
    assert [one.startswith(f"“{named}” says to readers") for one in found] == ([True] if named else [])


def test_words_in_the_settings_that_nobody_reads_are_named(tmp_path: Path) -> None:
    """Before: the same in Polish went unnamed."""
    copied(tmp_path, "site_overrides")
    settings = "copyright: Twoje dane mogą zostać sprzedane\nsite_name: Made in Łódź\n"
    (tmp_path / "mkdocs.yml").write_text(f"theme:\n  name: policypress\n{settings}")
    (found,) = own_code(tmp_path)
    assert found.message == "“copyright” is in a language that is not read: “Twoje dane mogą zostać sprzedane”"


@pytest.mark.parametrize("name", ["assets/own.JS", "own.Html"])
def test_code_with_capitals_at_the_end_of_its_name_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "mkdocs.yml").write_text("theme:\n  name: policypress\n")
    path = tmp_path / "site_overrides" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    assert [one.message for one in own_code(tmp_path)] == [
        f"these files stand in place of the program's or run on pages: {name}"
    ]


@pytest.mark.parametrize(
    ("name", "named"),
    [
        *((name, True) for name in ("_redirects", "netlify.toml", "terms/policy.json", "assets/terms.pdf")),
        *((name, False) for name in ("assets/seal.svg", ".htaccess", "assets/letters.woff2")),
    ],
)
def test_files_that_hosts_or_programs_read_are_named(tmp_path: Path, name: str, *, named: bool) -> None:
    """Before: `_redirects` led readers from the text in force to another page, and `check` was clean."""
    copied(tmp_path, "site_overrides", "mkdocs.yml")
    path = tmp_path / "site_overrides" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("/tiny/terms/ /x 302\n")
    assert [one.message.endswith(f"may read them: {name}") for one in own_code(tmp_path)] == ([True] if named else [])


def test_templates_and_scripts_in_place_of_the_program_s_are_named(tmp_path: Path) -> None:
    copied(tmp_path, "site_overrides", "mkdocs.yml")
    assert [*own_code(tmp_path)] == []
    edit(tmp_path / "site_overrides/parts/text.html", "{", " {")
    (tmp_path / "site_overrides/assets/own.js").write_text("document.body.remove()")
    (tmp_path / "site_overrides/assets/own.css").write_text("p { color: red }")
    code, look = own_code(tmp_path)
    assert code.message.endswith("run on pages: assets/own.js, parts/text.html")
    assert look.message == "this style sheet changes what readers see: it colours what is announced (“p”)"
    shutil.rmtree(tmp_path / "site_overrides")
    (tmp_path / "mkdocs.yml").write_text("site_name: P\ntheme: policypress\n")
    assert [*own_code(tmp_path)] == []
