"""No way round the notice by settings, style sheets and templates of a project's own: the build stops."""

from pathlib import Path

import pytest

from tests.conftest import Policy, copied
from tests.notice.ways import announced
from tests.small import NAME, keep
from tests.steps import sealed_and_announced


def test_two_announced_versions_are_built(tiny: Path, policy: Policy) -> None:
    """Before: what stands at a glance led to a place that only the notice of a single version has: nothing was built.

    So no page told readers of either version, nor of a postponement.
    """
    announced(tiny, policy)
    keep(tiny, "orders", 9)
    sealed_and_announced(policy, NAME, effective="2027-03-01")
    done = policy("build")
    assert done.status == 0, done.said
    assert 'href="notice/#changes-2"' in (tiny / "site" / NAME / "index.html").read_text()
    assert 'id="changes-2"' in (tiny / "site" / NAME / "notice/index.html").read_text()


@pytest.mark.parametrize("settings", ["exclude_docs: |\n  **/notice/\n", "exclude_docs: terms/index.md\n"])
def test_no_setting_of_the_engine_leaves_a_notice_out(tiny: Path, policy: Policy, settings: str) -> None:
    """Before: two lines in mkdocs.yml, and the site had no notice page; only a look would have found it.

    The engine is given finished pages now, which no such setting leaves out.
    """
    announced(tiny, policy)
    with (tiny / "mkdocs.yml").open("a") as file:
        file.write(f"\n{settings}")
    assert policy("build").status == 0
    assert "data-notice=" in (tiny / "site" / NAME / "index.html").read_text()
    assert "data-notice=" in (tiny / "site" / NAME / "notice/index.html").read_text()


def test_a_template_that_leaves_a_notice_out_stops_the_build(tiny: Path, policy: Policy) -> None:
    """Before: an overridden template without the body, and the site had no notice."""
    announced(tiny, policy)
    (tiny / "site_overrides").mkdir()
    (tiny / "site_overrides/main.html").write_text('{% extends "base.html" %}{% block container %}{% endblock %}')
    done = policy("build")
    assert (done.status, "the notice is not on this page" in done.err) == (1, True), done.said
    assert not (tiny / "site").exists()


@pytest.mark.parametrize("name", ["own.CSS", "own.svg"])
def test_no_style_sheet_of_another_name_hides_a_notice(tiny: Path, policy: Policy, name: str) -> None:
    """Before: “own.CSS” hid the banner on every page, and neither `check` nor `build` said a word."""
    announced(tiny, policy)
    (tiny / "site_overrides/assets").mkdir(parents=True)
    (tiny / "site_overrides/assets" / name).write_text(".policy-banner { display: none }")
    with (tiny / "mkdocs.yml").open("a") as file:
        file.write(f"\nextra_css: [assets/{name}]\n")
    done = policy("build")
    assert (done.status, f"the style sheet assets/{name} hides it" in done.err) == (1, True), done.said
    assert not (tiny / "site").exists()


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("banner.html", "{% for words in one.brief %}", "{% for words in () %}"),
        ("notice-change.html", "{{ one.reason }}", ""),
    ],
)
def test_a_template_that_shows_a_summary_alone_stops_the_build(
    tiny: Path, policy: Policy, part: str, old: str, new: str
) -> None:
    """Before: what the program says beside words of people could be left out of a banner or of the notice's list."""
    announced(tiny, policy)
    template = copied(tiny, "site_overrides/parts") / "site_overrides/parts" / part
    assert old in template.read_text()
    template.write_text(template.read_text().replace(old, new))
    done = policy("build")
    assert (done.status, "readers don’t see" in done.err) == (1, True), done.said


@pytest.mark.parametrize(
    ("old", "new"),
    [("{{ section.html }}\n{% endif %}", "{% endif %}"), ("section.html", "section.html | replace('hand', 'us')")],
)
def test_a_template_that_says_less_than_the_text_stops_the_build(
    tiny: Path, policy: Policy, old: str, new: str
) -> None:
    """Before: the page in force had what a template left of the text that applies."""
    template = copied(tiny, "site_overrides/parts") / "site_overrides/parts/text.html"
    assert old in template.read_text()
    template.write_text(template.read_text().replace(old, new))
    done = policy("build")
    assert (done.status, "words of the text are not on this page" in done.err) == (1, True), done.said
    assert not (tiny / "site").exists()
