"""The site engine's door: real MkDocs with a few finished pages."""

import hashlib
import json
import os
import re
import subprocess
import sys
import textwrap
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import html5lib
import pytest

from generator.errors import COULD_NOT_RUN, PolicyError
from generator.publish import engine as stage
from generator.publish import link_check
from generator.publish.engine import SiteStage, publish
from generator.publish.memo import Memo
from generator.publish.settings import BrandSite
from tests.conftest import ROOT
from tests.publish.small_site import (
    ADDRESSED,
    BODY,
    BRANDS,
    EPOCH,
    SECTIONS,
    SLUGS,
    contents,
    finished,
    part,
    project_in,
    publish_into,
)

HTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project; tests that share it change nothing in it."""
    return project_in(tmp_path_factory.mktemp("project"))


@pytest.fixture(scope="module")
def site(project: Path) -> Path:
    """Return the site published from it."""
    return publish_into(project)


def words(path: Path) -> str:
    """Return the words of a page's article."""
    article = html5lib.parse(path.read_text(encoding="utf-8")).find(f".//{HTML}article")
    assert article is not None, path
    return " ".join("".join(article.itertext()).split())


def digests(folder: Path) -> dict[str, str]:
    """Return the digest of every file under a folder."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def pages_of(folder: Path) -> list[str]:
    """Return the pages under a folder, as paths relative to it."""
    return [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("index.html"))]


@pytest.mark.parametrize("slug", SLUGS)
def test_each_brand_is_a_complete_site(site: Path, slug: str) -> None:
    own = site / slug
    assert pages_of(own) == [
        "index.html",
        "privacy/index.html",
        "privacy/versions/1/changes/index.html",
        "privacy/versions/1/index.html",
        "privacy/versions/index.html",
    ]
    assert {"404.html", "assets", "search"} <= {path.name for path in own.iterdir()}
    assert (own / "privacy" / "policy.json").read_text(encoding="utf-8") == "{}\n"
    text = (own / "privacy" / "index.html").read_text(encoding="utf-8")
    assert "<title>Privacy policy - " + slug.title() + " &amp; Sons</title>" in text
    assert "../assets/brand.css" in text


def test_no_brand_names_another(site: Path) -> None:
    for slug, other in (SLUGS, SLUGS[::-1]):
        for path in (site / slug).rglob("*.html"):
            assert other not in path.read_text(encoding="utf-8").lower(), path


def test_the_hub_is_one_page_that_leads_to_the_brands(site: Path) -> None:
    text = (site / "index.html").read_text(encoding="utf-8")
    files = {"404.html", "_headers", "assets", "index.html", "robots.txt", *SLUGS}
    assert {path.name for path in site.iterdir()} == files
    assert not list(site.glob("assets/javascripts/*/*"))  # it has no search
    for slug in SLUGS:
        assert f'<a href="{slug}/">' in text


def test_what_html_does_not_allow_in_the_themes_templates_is_mended(site: Path) -> None:
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r'<input[^>]*type="checkbox"[^>]*autocomplete', text), path
        tree = html5lib.parse(text)
        ids = {element.get("id") for element in tree.iter()}
        assert {label.get("for") for label in tree.iter(f"{HTML}label")} <= ids, path
    assert 'id="__drawer"' in (site / "gluptron/privacy/index.html").read_text(encoding="utf-8")


def test_a_body_arrives_as_it_was_rendered(site: Path) -> None:
    text = (site / "gluptron" / "privacy" / "index.html").read_text(encoding="utf-8")
    assert text.count(BODY) == 2
    assert '<h2 id="a">What we keep &amp; why<a class="headerlink"' in text
    assert 'href="#b" class="md-nav__link">The &lt;rest&gt; 2.</a>' in text


def test_past_versions_are_out_of_navigation_and_search(site: Path) -> None:
    own = site / "gluptron"
    index = json.loads((own / "search" / "search_index.json").read_text(encoding="utf-8"))
    assert {entry["location"].partition("#")[0] for entry in index["docs"]} == {"", "privacy/"}
    for name in pages_of(own):
        text = (own / name).read_text(encoding="utf-8")
        tree = html5lib.parse(text)
        menu = [a.get("href") for a in tree.iter(f"{HTML}a") if "md-nav__link" in (a.get("class") or "")]
        assert menu
        assert not any("versions" in (href or "") for href in menu)
        assert ('<meta name="robots" content="noindex">' in text) == ("versions" in name)


def test_without_an_address_there_is_neither_site_map_nor_canonical_link(site: Path) -> None:
    assert not list(site.rglob("sitemap.xml*"))
    assert not any('rel="canonical"' in path.read_text(encoding="utf-8") for path in site.rglob("*.html"))


def test_with_an_address_the_site_map_lists_what_is_in_force(tmp_path: Path) -> None:
    url = "https://example.org/legal/"
    brand = BrandSite("gluptron", "Gluptron", BRANDS[0].nav, site_url=url)
    own = publish_into(project_in(tmp_path), brand) / "gluptron"
    locations = [loc.text for loc in ET.parse(own / "sitemap.xml").iter() if loc.tag.endswith("loc")]  # noqa: S314
    assert locations == [url, f"{url}privacy/"]
    text = (own / "privacy" / "index.html").read_text(encoding="utf-8")
    assert f'<link rel="canonical" href="{url}privacy/">' in text
    assert 'href="/legal/"' in (own / "404.html").read_text(encoding="utf-8")


def test_no_page_asks_another_server_for_anything(site: Path) -> None:
    for path in site.rglob("*.html"):
        for element in html5lib.parse(path.read_text(encoding="utf-8")).iter():
            for name in ("src", "href"):
                assert not re.match(r"(https?:)?//", element.get(name) or ""), (path, element.tag)
    for path in site.rglob("*.css"):
        assert not re.search(r"url\(\s*[\"']?(https?:)?//|@import", path.read_text(encoding="utf-8")), path


def test_the_not_found_page_needs_no_other_file(site: Path) -> None:
    tree = html5lib.parse((site / "gluptron" / "404.html").read_text(encoding="utf-8"))
    assert not [e for e in tree.iter() if e.get("src") or not (e.get("href") or "data:").startswith(("data:", "/"))]


def test_the_same_bytes_another_day_elsewhere(tmp_path: Path) -> None:
    here = publish_into(project_in(tmp_path / "here"), BRANDS[0], ADDRESSED)
    elsewhere = project_in(tmp_path / "another place")
    script = (
        "import datetime, pathlib, sys\n"
        "class Later(datetime.datetime):\n"
        "    @classmethod\n"
        "    def now(cls, tz=None): return cls(2031, 5, 6, tzinfo=tz)\n"
        "datetime.datetime = Later\n"
        "from tests.publish.small_site import ADDRESSED, BRANDS, publish_into\n"
        "publish_into(pathlib.Path(sys.argv[1]), BRANDS[0], ADDRESSED)\n"
    )
    other = {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "4711", "PYTHONPATH": str(ROOT), "LC_ALL": "C"}
    subprocess.run([sys.executable, "-c", script, elsewhere], env=os.environ | other, check=True, cwd=ROOT)
    assert (here / "sextrontgen" / "sitemap.xml.gz").exists()
    assert digests(elsewhere / "site") == digests(here)


def test_publishing_again_replaces_the_site_and_leaves_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    project = project_in(tmp_path)
    (project / "site").mkdir()
    (project / "site" / "stale.html").touch()
    before = dict(os.environ)
    site = publish_into(project)
    assert not (site / "stale.html").exists()
    assert sorted(path.name for path in project.iterdir()) == ["build", "mkdocs.yml", "site", "site_overrides"]
    assert dict(os.environ) == before
    assert capfd.readouterr() == ("", "")


def test_what_the_engine_warns_of_stops_and_keeps_the_last_site(tmp_path: Path) -> None:
    project = project_in(tmp_path)
    last = project / "site" / "last.html"
    last.parent.mkdir()
    last.touch()
    nowhere = replace(BRANDS[0], nav=(("Policies", "nowhere.md"),))
    with pytest.raises(PolicyError) as caught:
        publish_into(project, nowhere)
    assert caught.value.status == COULD_NOT_RUN
    assert "nowhere.md" in str(caught.value)
    assert str(caught.value).startswith("build/config/gluptron.yml:1:1: ")
    assert str(project) not in str(caught.value)
    assert sorted(path.name for path in project.iterdir()) == ["build", "mkdocs.yml", "site", "site_overrides"]
    assert [path.name for path in last.parent.iterdir()] == ["last.html"]


@pytest.mark.parametrize(
    ("href", "said"),
    [
        ("gone/", "the address “gone/” leads nowhere"),
        ("policy.txt", "the address “policy.txt” leads nowhere"),
        ("#gone", "the address “#gone” names a place that is not on that page"),
        ("versions/1/#gone", "the address “versions/1/#gone” names a place that is not on that page"),
        ("../../sextrontgen/", "the address “../../sextrontgen/” leads out of the site"),
        ("../../../up", "the address “../../../up” leads out of the site"),
        ("../..", "the address “../..” leads out of the site"),
        ("versions/?x&amp;y", ""),
        ("versions/1/#a", ""),
        ("./#b", ""),
        ("policy.json", ""),
        ("..", ""),
        ("../assets/brand.css", ""),
        ("mailto:office@example.com", ""),
        ("https://example.com/gone", ""),
    ],
)
def test_an_address_that_leads_nowhere_is_found(href: str, said: str) -> None:
    page = finished("gluptron/privacy/", "Privacy", f'<p><a href="{href}">there</a></p>{SECTIONS}')
    whole = contents()
    pages = [one for one in whole.pages if one.address != page.address]
    found = link_check.broken_links([page, *pages], whole.files, SLUGS)
    assert [(one.place.path, one.message) for one in found] == ([("gluptron/privacy/", said)] if said else [])


def test_an_address_that_leads_nowhere_stops_and_keeps_the_last_site(tmp_path: Path) -> None:
    project = project_in(tmp_path)
    last = project / "site" / "last.html"
    last.parent.mkdir()
    last.touch()
    whole = contents()
    broken = finished("gluptron/terms/", "Terms", '<p><a href="gone/">there</a></p>')
    with pytest.raises(PolicyError, match=r"gluptron/terms/.*“gone/” leads nowhere"):
        publish_into(project, made=replace(whole, pages=(*whole.pages, broken)))
    assert [path.name for path in last.parent.iterdir()] == ["last.html"]


@pytest.mark.parametrize("most", [100, 8_000, 130_000])
def test_a_disk_that_takes_no_more_keeps_the_last_site(tmp_path: Path, most: int) -> None:
    project = project_in(tmp_path)
    (project / "site").mkdir()
    (project / "site/last.html").touch()
    code = """
        import pathlib, resource, signal, sys
        from tests.publish.small_site import publish_into
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
        try:
            publish_into(pathlib.Path(sys.argv[1]))
        except Exception as problem:
            print(type(problem).__name__, problem)
    """
    words = [sys.executable, "-B", "-c", textwrap.dedent(code), str(project), str(most)]
    said = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert re.fullmatch(r"PolicyError .*: this can't be (read or )?written: File too large; allow .*\n", said), said
    assert sorted(path.name for path in project.iterdir()) == ["build", "mkdocs.yml", "site", "site_overrides"]
    assert [path.name for path in (project / "site").iterdir()] == ["last.html"]


def test_a_missing_brand_stops_before_there_is_a_site(tmp_path: Path) -> None:
    project = project_in(tmp_path)
    with pytest.raises(PolicyError, match=r"index\.md"):
        publish_into(project, BrandSite("nobody", "Nobody", (("Policies", "index.md"),)))
    assert not (project / "site").exists()


def test_a_brand_cannot_take_a_folder_of_the_hub(tmp_path: Path) -> None:
    stage = SiteStage(tmp_path, tmp_path / "site", EPOCH, tmp_path, Memo(tmp_path / "memo", ""))
    with pytest.raises(PolicyError, match="assets"):
        publish(stage, part(contents(), ""), [BrandSite("assets", "Assets", ())], lambda slug: part(contents(), slug))


def test_the_stage_is_cheap_to_import() -> None:
    script = f"import {stage.__name__}, sys; sys.exit(bool({{'mkdocs', 'jinja2', 'markdown'}} & sys.modules.keys()))"
    subprocess.run([sys.executable, "-c", script], check=True, cwd=ROOT)
