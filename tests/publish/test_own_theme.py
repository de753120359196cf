"""A company's mkdocs.yml holds what is its own: the rest comes with the program, byte for byte the same site."""

from pathlib import Path

import pytest

from generator import program_files
from generator.publish import own_theme
from generator.publish.own_theme import merged
from tests.conftest import ONE_BRAND, ROOT, SHORT, Policy, copied, tree
from tests.small import in_force


@pytest.fixture
def company(tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small policy in a folder with the short mkdocs.yml, without templates of its own."""
    return in_force(tmp_path, policy, monkeypatch)


def test_a_short_mkdocs_yml_makes_the_same_site_as_the_whole_one(
    tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = in_force(tmp_path, policy, monkeypatch)
    assert (folder / "mkdocs.yml").read_text() == SHORT
    assert policy("build", "--site", "short").status == 0
    copied(folder, "mkdocs.yml", "site_overrides")
    done = policy("build", "--site", "whole")
    assert done.status == 0, done.said
    assert tree(folder / "short") == tree(folder / "whole")


def test_what_is_the_company_s_own_wins_file_by_file(company: Path, policy: Policy) -> None:
    (company / "mkdocs.yml").write_text(
        SHORT.replace("Policies", "Tiny’s rules") + "extra_css:\n  - assets/own.css\nextra:\n  generator: false\n"
    )
    own = company / "site_overrides"
    (own / "assets").mkdir(parents=True)
    (own / "assets/own.css").write_text("body { color: black }\n")
    (own / "pages").mkdir()
    hub = (ROOT / "site_overrides/pages/hub.html").read_text()
    (own / "pages/hub.html").write_text(hub.replace('<ul class="policy-list">', '<p>Tiny’s own</p><ul class="list">'))
    done = policy("build")
    assert done.status == 0, done.said
    page = (company / "site/index.html").read_text()
    assert "Tiny’s own" in page
    assert "Tiny’s rules" in page
    brand = (company / "site/tiny/index.html").read_text()
    assert brand.index("assets/policy.css") < brand.index("assets/own.css") < brand.index("assets/brand.css")
    assert (company / "site/tiny/assets/own.css").is_file()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("theme: {name: policypress, custom_dir: mine}\n", "put your own templates and assets into site_overrides/"),
        ("theme: [\n", "this can't be read"),
        ("- one\n", "this holds no settings"),
        ("theme: policypress\nhooks: !!python/name:os.getcwd\n", "the name of something in Python"),
        (f"{SHORT}extra: {{content_policy: ' ;'}}\n", "“extra” has no “content_policy”"),
        (f"{SHORT}extra: {{analytics: {{provider: none}}}}\n", "a template of the theme can't be filled: "),
    ],
)
def test_settings_that_can_t_be_used_are_named(company: Path, policy: Policy, text: str, says: str) -> None:
    (company / "mkdocs.yml").write_text(text)
    done = policy("build")
    assert done.status == 2, done.said
    assert says in done.err
    assert not (company / "site").exists()


def test_older_copies_of_the_program_s_templates_are_named(project: Path, policy: Policy) -> None:
    (copied(project, *ONE_BRAND) / "site_overrides/pages/notice.html").unlink()
    done = policy("build")
    assert done.status == 2, done.said
    assert "pages/notice.html is missing; run `policy upgrade --adopt`" in done.err
    assert not (project / "site").exists()


def test_lists_of_settings_are_added_to_and_values_replaced() -> None:
    ours = {"plugins": ["search"], "nav": [1], "theme": {"name": "material", "language": "en"}}
    own = {"plugins": ["search", "x"], "nav": [2], "theme": {"language": "fr"}}
    expected = {"plugins": ["search", "x"], "nav": [2], "theme": {"name": "material", "language": "fr"}}
    assert merged(ours, own) == expected


def test_what_is_shipped_stands_at_the_top_of_the_project() -> None:
    assert program_files.FOLDER == ROOT
    assert (ROOT / "site_overrides/mkdocs_theme.yml").read_text().endswith("extends: material\n")
    assert own_theme.overrides_of(ROOT) == (ROOT / "site_overrides",)


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("{{ view.lost }}", "pages/hub.html:1:1: this template can't be filled: "),
        ("{% if page %}", "pages/hub.html:1:1: this template can't be filled: Unexpected end of template"),
        ("{{ page.title }}\n{{ lost }}", "pages/hub.html:2:1: this template can't be filled: 'lost' is undefined"),
        ("{% include 'pages/lost.html' %}", "pages/hub.html:1:1: this template can't be filled: pages/lost.html"),
    ],
)
def test_a_template_that_can_t_be_filled_is_named_with_its_line(
    company: Path, policy: Policy, written: str, says: str
) -> None:
    own = company / "site_overrides/pages"
    own.mkdir(parents=True)
    (own / "hub.html").write_text(written)
    done = policy("build")
    assert done.status == 2, done.said
    assert says in done.err
    assert "`policy upgrade` names such copies" in done.err
    assert not (company / "site").exists()
