"""The built site: the words of the originals, addresses, reproducible bytes, and never half a site."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import html5lib
import pytest

from tests import processes
from tests.conftest import COMMAND, NOW, ONE_BRAND, ROOT, SCRIPT, Policy, commands, copied, edit, tree
from tests.steps import notified, sealed_and_announced

SEEDS = {"gluptron": "000_eb4ed85d26d0a114.txt", "sextrontgen": "002_b30a584328784c50.txt"}
NAME = "gluptron/privacy"
RETENTION = "policy_source/gluptron/privacy/sections/data-retention-deletion.md"


def words_of(page: Path, *, beside: bool = False) -> list[str]:
    """Return the words that a reader of the page's main part sees, in order; `beside` the text, too."""
    document = html5lib.parse(page.read_text(), namespaceHTMLElements=False)
    article = document.find(".//article")
    assert article is not None, page
    for parent in list(article.iter()):
        for aside in [one for one in parent if one.get("data-search-exclude") is not None and not beside]:
            parent.remove(aside)  # what stands beside the text, such as the summary
    return re.findall(r"\w+", " ".join(article.itertext()))


def missing(wanted: list[str], given: list[str]) -> list[str]:
    """Return the wanted words that can't be found one after the other."""
    rest = iter(given)
    return [word for word in wanted if word not in rest]


def built(policy: Policy, *words: str) -> None:
    done = policy("build", *words)
    assert done.status == 0, done.said


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with its site, built once: tests that share it change nothing in it, or copy it."""
    folder = copied(tmp_path_factory.mktemp("plain"))
    with commands(folder) as policy:
        built(policy)
    return folder


@pytest.fixture
def with_site(plain: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the project with its site, as the folder in which commands run."""
    monkeypatch.chdir(shutil.copytree(plain, tmp_path, dirs_exist_ok=True))
    return tmp_path


@pytest.mark.parametrize("brand", sorted(SEEDS))
def test_every_word_of_the_original_stands_on_the_page_in_order(plain: Path, seeds: Path, brand: str) -> None:
    original = re.findall(r"\w+", (seeds / SEEDS[brand]).read_text())
    page = words_of(plain / f"site/{brand}/privacy/index.html")
    assert missing(original, page) == []
    assert len(page) < len(original) + 40  # nothing but dates, links and the theme's words is added


def test_the_addresses_are_there(both: Path, policy: Policy) -> None:
    edit(both / RETENTION, "resolve future", "solve future")
    sealed_and_announced(policy, NAME)
    built(policy)
    for address in (
        "index.html",
        "gluptron/index.html",
        "gluptron/404.html",
        "gluptron/privacy/index.html",
        "gluptron/privacy/upcoming/index.html",
        "gluptron/privacy/notice/index.html",
        "gluptron/privacy/versions/index.html",
        "gluptron/privacy/versions/1/index.html",
        "gluptron/privacy/versions/2/index.html",
        "gluptron/privacy/versions/2/changes/index.html",
        "gluptron/privacy/versions.json",
        "gluptron/privacy/versions/1.md",
        "sextrontgen/privacy/index.html",
    ):
        assert (both / "site" / address).is_file(), address
    listed = json.loads((both / "site/gluptron/privacy/versions.json").read_text())
    assert [(row["version"], row["state"]) for row in listed["versions"]] == [(1, "in force"), (2, "upcoming")]
    sealed = both / "policy_source/gluptron/privacy/versions/v001.md"
    assert (both / "site/gluptron/privacy/versions/1.md").read_bytes() == sealed.read_bytes()


def test_no_text_of_the_archive_is_in_search_or_in_navigation(plain: Path) -> None:
    found = json.loads((plain / "site/gluptron/search/search_index.json").read_text())
    locations = {entry["location"] for entry in found["docs"]}
    assert any(location.startswith("privacy/") for location in locations)
    found_there = [location for location in locations if "versions" in location]
    assert found_there == ["privacy/versions/"]  # where every version is listed, and no text of any
    (entry,) = (one for one in found["docs"] if one["location"] == "privacy/versions/")
    assert "all versions" in entry["title"]
    assert "which text applied when, and what changed" in entry["text"]
    assert "Version 1" not in entry["text"]
    page = html5lib.parse((plain / "site/gluptron/privacy/index.html").read_text(), namespaceHTMLElements=False)
    navigation = [a.get("href") for nav in page.iter("nav") for a in nav.iter("a")]
    assert not [href for href in navigation if href and "versions" in href]


def test_a_reader_of_one_brand_never_meets_another(plain: Path) -> None:
    for path, content in tree(plain / "site/gluptron").items():
        assert b"sextrontgen" not in content.lower(), path


def test_markup_in_values_is_shown_as_text(project: Path, policy: Policy) -> None:
    hostile = "<b onmouseover=x>&amp; \"'*_`[x](y){% raw %}{{ z"
    brand = project / "policy_source/gluptron/brand.yml"
    brand.write_text(
        re.sub(r"(?m)^name:.*$", lambda _: f"name: '{hostile.replace(chr(39), chr(39) * 2)}'", brand.read_text())
    )
    edit(project / RETENTION, "Here's our", "{{ brand.name }} our")
    sheet = project / "policy_source/gluptron/privacy/policy.yml"
    usual = sheet.read_text()
    sheet.write_text(usual.replace("title: Privacy Policy", "title: '{{ brand.name }} Policy'"))
    assert "the title holds HTML that readers would see as it stands" in policy("check").out
    sheet.write_text(usual.replace("title: Privacy Policy", "title: '<&lt; & \"*_` > Policy'"))
    found = policy("check").out
    assert "0 errors, 0 warnings, 1 note." in found
    assert "the subject of notices says after 71 characters that something changes" in found
    sealed_and_announced(policy, NAME)
    notified(project / "policy_source", NAME)
    built(policy, "--now", "2027-02-01T00:00:00Z")
    for page in sorted((project / "site/gluptron").rglob("index.html")):
        document = html5lib.parse(page.read_text(), namespaceHTMLElements=False)
        assert not [element for element in document.iter() if element.get("onmouseover")], page
    text = html5lib.parse((project / "site/gluptron/privacy/index.html").read_text(), namespaceHTMLElements=False)
    seen = " ".join("".join(text.itertext()).split())
    assert seen.count(f"{hostile} our") == 1
    assert '<&lt; & "*_` > Policy' in seen


def build_elsewhere(folder: Path, **environment: str) -> dict[str, bytes]:
    copied(folder)
    command = [*COMMAND, "build", "--docs", "build/docs", "--now", NOW]
    fresh = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    subprocess.run(command, cwd=folder, env=fresh, check=True, capture_output=True)
    return {**tree(folder / "site"), **{f"docs/{k}": v for k, v in tree(folder / "build/docs").items()}}


@pytest.mark.slow
def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    one = build_elsewhere(tmp_path / "one", TZ="Pacific/Kiritimati", PYTHONHASHSEED="1", LC_ALL="C.UTF-8")
    two = build_elsewhere(tmp_path / "a longer folder/two", TZ="America/Anchorage", PYTHONHASHSEED="2", LC_ALL="C")
    assert one.keys() == two.keys()
    assert [path for path in one if one[path] != two[path]] == []


def test_a_second_build_gives_the_same_bytes(with_site: Path, policy: Policy) -> None:
    first = tree(with_site / "site")
    built(policy)
    assert tree(with_site / "site") == first


def test_a_failed_build_leaves_the_site_as_it_was(with_site: Path, policy: Policy) -> None:
    project = with_site
    before = tree(project / "site")
    edit(project / "mkdocs.yml", "name: material", "name: no-such-theme")
    failed = policy("build")
    assert failed.status == 2
    assert "no-such-theme" in failed.err
    assert tree(project / "site") == before
    assert [path.name for path in project.iterdir() if path.name.startswith(".")] == []


REFUSED = r"this can't be (?:read or )?written: File too large; allow larger files .*\n"


@pytest.mark.slow
@pytest.mark.parametrize("blocks", [1, 250])
def test_a_build_that_the_disk_refuses_leaves_the_site_as_it_was(with_site: Path, blocks: int) -> None:
    project = with_site
    before = tree(project / "site")
    line = f'ulimit -f {blocks}; exec "$@" build --no-memo --now 2027-03-01T00:00:00Z'
    command = ["/bin/sh", "-c", line, "sh", COMMAND[0], "-B", COMMAND[1]]
    fresh = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=project, env=fresh, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert re.fullmatch(f"(?:pages: .*\n)*.*: {REFUSED}", done.stderr)
    assert tree(project / "site") == before
    assert [path.name for path in project.iterdir() if path.name.startswith(".")] == []


@pytest.mark.slow
def test_a_killed_build_leaves_a_whole_site(project: Path, policy: Policy) -> None:
    edit(project / RETENTION, "resolve future", "solve future")
    sealed_and_announced(policy, NAME)
    notified(project / "policy_source", NAME)
    command = [SCRIPT, "build", "--now", "2027-03-01T00:00:00Z"]
    begun = time.monotonic()
    assert processes.started(*command, folder=project).wait() == 0
    whole = time.monotonic() - begun
    after = tree(project / "site")
    built(policy)
    before = tree(project / "site")
    assert after != before
    for share in (0.8, 0.97):
        running = processes.started(*command, folder=project)
        time.sleep(whole * share)
        running.send_signal(signal.SIGKILL)
        running.wait()
        assert tree(project / "site") in (before, after), share
    built(policy, "--now", "2027-03-01T00:00:00Z")
    assert tree(project / "site") == after
    assert [path.name for path in project.iterdir() if path.name.startswith(".")] == []


@pytest.mark.slow
def test_other_engines_show_the_same_words(project: Path, policy: Policy) -> None:
    copied(project, *ONE_BRAND)
    edit(project / RETENTION, "resolve future", "solve `<future>` & [x](#introduction) future")
    sealed_and_announced(policy, NAME)
    built(policy, "--docs", "build/docs")
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "true"}
    expected = {
        str(page.relative_to(project / "site")): words_of(page, beside=True)
        for page in (project / "site").rglob("index.html")
    }
    assert len(expected) >= 13
    for engine in ("mkdocs", "zensical"):
        shutil.rmtree(project / "build/one-site", ignore_errors=True)
        command = [str(Path(sys.executable).parent / engine), "build"]
        done = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        one_site = project / "build/one-site"
        shown = {str(page.relative_to(one_site)): words_of(page, beside=True) for page in one_site.rglob("index.html")}
        assert shown == expected, engine
