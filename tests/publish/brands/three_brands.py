"""Three small brands in force, and what is read of their site and of a build's answer."""

import json
from pathlib import Path
from typing import Any

from tests.conftest import Policy, Result, edit, tree
from tests.small import NAME, keep
from tests.steps import sealed_and_announced

BRANDS = ("less", "more", "tiny")
DAY = ("--now", "2026-12-02T12:00:00Z")
NEXT_MONTH = ("--now", "2027-01-02T12:00:00+00:00")  # the list of all versions is another one then
ANNOUNCED_FOR = "2027-02-01"
LESS = Path("policy_source/less")
TINY = Path("policy_source/tiny")
LATER = ("--now", "2027-02-05T12:00:00Z")


def announced(folder: Path, policy: Policy) -> None:
    """Announce a version of one brand for February, and give no notice of it."""
    keep(folder, "account", 5)
    sealed_and_announced(policy, NAME, effective=ANNOUNCED_FOR)


def outcomes(done: Result) -> dict[str, str]:
    return {one["brand"]: one["outcome"] for one in said(done)["brands"]}


def said(done: Result) -> Any:
    return json.loads(done.out)


def assert_whole(site: Path, brands: tuple[str, ...] = BRANDS) -> None:
    """Assert that every address of every page leads somewhere, on the whole site and in each brand served alone."""
    from benchmarks import site_files  # noqa: PLC0415 -- importing the tests needs no benchmark
    from benchmarks.site_pages import KINDS  # noqa: PLC0415

    read = site_files.all_parsed(site, frozenset(KINDS) - {"404"})  # whose addresses are whole ones
    assert {page.partition("/")[0] for page in read} >= {*brands}
    assert site_files.links(site, read, brands) == []
    assert site_files.policies(site, read, brands) == []
    listed = json.loads((site / "policies.json").read_text())["policies"]
    assert [row["policy"] for row in listed] == [f"{slug}/terms" for slug in brands]
    hub = (site / "index.html").read_text()
    assert [slug for slug in BRANDS if f'href="{slug}/terms/"' in hub] == [*brands]
    robots = (site / "robots.txt").read_text()
    assert [slug for slug in BRANDS if f"https://{slug}.example/policies/sitemap.xml" in robots] == [*brands]
    assert not list(site.parent.glob(".site*"))


def of(site: Path, slug: str) -> dict[str, bytes]:
    return tree(site / slug)


def another_text(folder: Path) -> None:
    edit(folder / LESS / "terms/versions/v001.md", "filed by hand", "<script>x</script>")
