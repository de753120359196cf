"""Some brands are built, others stay as they are: named on the command line, or refused because they can't be built."""

import datetime
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.cli.output import builds
from generator.errors import Finding, Place
from generator.publish import link_check
from generator.publish.build import Built
from generator.publish.build_progress import BuildProgress
from generator.publish.outcomes import BrandOutcome, BuildOutcome
from tests.conftest import Policy, Result, copied, edit, tree
from tests.small import NAME, keep, made
from tests.steps import sealed_and_announced

BRANDS = ("less", "more", "tiny")
DAY = ("--now", "2026-12-02T12:00:00Z")
NEXT_MONTH = ("--now", "2027-01-02T12:00:00+00:00")  # the list of all versions is another one then
LATER = ("--now", "2027-02-05T12:00:00Z")
ANNOUNCED_FOR = "2027-02-01"
LESS = Path("policy_source/less")
TINY = Path("policy_source/tiny")
MISSED = "version 2 would be in force without its notice"


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project of three small brands without versions; nobody changes it."""
    folder = tmp_path_factory.mktemp("three")
    made(folder)
    for slug in BRANDS[:2]:
        shutil.copytree(folder / TINY, folder / "policy_source" / slug)
        edit(folder / "policy_source" / slug / "brand.yml", "brand: tiny", f"brand: {slug}")
        edit(folder / "policy_source" / slug / "brand.yml", "tiny.example", f"{slug}.example")
    return copied(folder, "mkdocs.yml", "site_overrides")


@pytest.fixture
def three(start: Path, tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return three brands in force and their site, as the folder in which commands run."""
    shutil.copytree(start, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    if not (start / "site").is_dir():  # made once, by the first test that needs it
        for slug in BRANDS:
            assert policy("freeze", f"{slug}/terms", "--effective", "2025-01-15", "--yes").status == 0
        done = policy("build")
        assert done.status == 0, done.said
        shutil.copytree(tmp_path, start, dirs_exist_ok=True)
    return tmp_path


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


def test_a_named_brand_is_built_and_the_others_stay_byte_by_byte(three: Path, policy: Policy) -> None:
    before = {slug: of(three / "site", slug) for slug in BRANDS}
    done = policy("build", "more", *DAY, "--format", "json")
    assert (done.status, outcomes(done)) == (0, {"less": "kept", "more": "built", "tiny": "kept"}), done.said
    after = {slug: of(three / "site", slug) for slug in BRANDS}
    assert [slug for slug in BRANDS if after[slug] != before[slug]] == ["more"]
    assert_whole(three / "site")
    assert [(one["as_of"], one["pages"]) for one in said(done)["brands"]] == [
        ("2026-12-01", 5),
        ("2026-12-02", 5),
        ("2026-12-01", 5),
    ]


def test_brands_built_one_after_the_other_are_the_site_built_at_once(three: Path, policy: Policy) -> None:
    announced(three, policy)
    shutil.copytree(three, three / "at-once")
    assert policy("build", "--site", "at-once/site", *DAY).status == 0
    assert policy("build", "less", "tiny", *DAY).status == 0
    done = policy("build", "more", "more", *DAY, "--jobs", "2")
    assert done.status == 0, done.said
    assert tree(three / "site") == tree(three / "at-once/site")


def test_what_stays_and_would_be_another_now_is_said(three: Path, policy: Policy) -> None:
    announced(three, policy)
    done = policy("build", "more", *DAY)
    assert done.status == 0
    assert (
        "site/tiny/terms: its pages are of 2026-12-01, and what they show has changed since, policy build tiny"
        in done.out
    )
    assert "version 2" not in (three / "site/index.html").read_text()  # as the brand's own pages say
    assert_whole(three / "site")


@pytest.mark.parametrize(
    ("page", "words", "instead", "says"),
    [
        ("", "Your orders for 7 years.", "Your orders for ever.", "“Your account for 3 years."),
        ("", "February 1, 2027", "some day", "“February 1, 2027”"),
        ("notice/", "February 1, 2027", "some day", "“February 1, 2027”"),
        ("notice/", "</body>", "<!-- --></body>", ""),
    ],
)
def test_a_page_that_stays_and_was_edited_is_named(
    three: Path, policy: Policy, page: str, words: str, instead: str, says: str
) -> None:
    """Before: a page in `site/` was edited, the build of another brand published it, and nothing said so."""
    announced(three, policy)
    assert policy("build", *DAY).status == 0
    path = three / "site/tiny/terms" / page / "index.html"
    assert words in path.read_text()
    path.write_text(path.read_text().replace(words, instead))
    done = policy("build", "more", *DAY)
    assert done.status == 0, done.said
    found = [line for line in done.out.splitlines() if "this page stays, and lacks words" in line]
    assert [f"site/tiny/terms/{page}index.html" in line and says in line for line in found] == [True] * bool(says)


def test_a_style_sheet_that_stays_and_hides_a_notice_is_named(three: Path, policy: Policy) -> None:
    announced(three, policy)
    assert policy("build", *DAY).status == 0
    (three / "site/tiny/assets/own.css").write_text(".policy-banner { display: none }")
    done = policy("build", "more", *DAY)
    assert "this page stays, and shows no notice: the style sheet assets/own.css hides it" in done.out


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("tinny", "tinny: no brand is called so, did you mean “tiny”?"),
        ("tiny/terms", "tiny/terms: no brand is called so, did you mean “tiny”?"),
        ("shared", "shared: no brand is called so, known here: empty, less, more, tiny"),
        ("empty", "empty: this brand has no sealed version to publish, seal a draft with `policy freeze`"),
    ],
)
def test_an_unknown_name_stops(three: Path, policy: Policy, name: str, says: str) -> None:
    shutil.copytree(LESS, "policy_source/empty", ignore=shutil.ignore_patterns("versions", "notices"))
    edit(Path("policy_source/empty/brand.yml"), "brand: less", "brand: empty")
    before = tree(three / "site")
    done = policy("build", "more", name)
    assert (done.status, done.err.strip()) == (2, says)
    assert tree(three / "site") == before


def test_a_brand_that_missed_its_notice_keeps_its_pages_and_the_others_are_published(
    three: Path, policy: Policy
) -> None:
    announced(three, policy)
    assert policy("build", *DAY).status == 0
    before = of(three / "site", "tiny")
    done = policy("build", *LATER, "--format", "json")
    assert (done.status, MISSED in done.err) == (1, True), done.said
    assert outcomes(done) == {"less": "built", "more": "built", "tiny": "refused"}
    (found,) = said(done)["brands"][2]["findings"]
    assert (found["rule"], found["severity"], found["path"]) == (
        "no-evidence",
        "error",
        "policy_source/tiny/terms/notices/v002.yml",
    )
    assert of(three / "site", "tiny") == before
    for slug in BRANDS[:2]:
        assert json.loads((three / f"site/{slug}/terms/versions.json").read_text())["as_of"] == "2027-02-05"
    assert_whole(three / "site")
    hub = (three / "site/index.html").read_text()
    assert 'data-passes="2027-02-01T05:00:00Z"' in hub  # what the brand's pages announce has passed


def test_a_brand_that_missed_its_notice_is_kept_while_another_is_built(three: Path, policy: Policy) -> None:
    announced(three, policy)
    assert policy("build", *DAY).status == 0
    done = policy("build", "more", *LATER, "--format", "json")
    assert (done.status, outcomes(done)) == (0, {"less": "kept", "more": "built", "tiny": "kept"}), done.said
    assert [one["rule"] for one in said(done)["brands"][2]["findings"]] == ["no-evidence"]
    done = policy("build", "tiny", *LATER, "--format", "json")
    assert (done.status, said(done)["placed"], outcomes(done)["tiny"]) == (1, False, "refused")


def no_brand(folder: Path) -> None:
    (folder / LESS / "brand.yml").write_bytes(b"\xff\xfe\0[[[")


def a_link_for_a_brand(folder: Path) -> None:
    shutil.move(folder / LESS, folder / "elsewhere")
    (folder / LESS).symlink_to(folder / "elsewhere")


def a_link_for_a_version(folder: Path) -> None:
    path = folder / LESS / "terms/versions/v001.md"
    path.unlink()
    path.symlink_to("/etc/passwd")


def another_text(folder: Path) -> None:
    edit(folder / LESS / "terms/versions/v001.md", "filed by hand", "<script>x</script>")


def a_bomb(folder: Path) -> None:
    (folder / LESS / "terms/notices").mkdir(exist_ok=True)
    (folder / LESS / "terms/notices/v001.yml").write_text("a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b, *b]\n" + "[" * 9999)


def gone(folder: Path) -> None:
    shutil.rmtree(folder / LESS)


HOSTILE = (no_brand, a_link_for_a_brand, a_link_for_a_version, another_text, a_bomb, gone)


@pytest.mark.parametrize(("hostile", "words"), [*((one, ()) for one in HOSTILE), (another_text, ("more",))])
def test_a_brand_with_a_hostile_file_holds_up_no_other(
    three: Path, policy: Policy, hostile: Callable[[Path], None], words: tuple[str, ...]
) -> None:
    before = of(three / "site", "less")
    hostile(three)
    done = policy("build", *words, *DAY, "--format", "json")
    assert (done.status, "policy_source/less" in done.err, "Traceback" in done.err) == (1, True, False), done.said
    assert outcomes(done) == {"less": "refused", "more": "built", "tiny": "kept" if words else "built"}
    assert of(three / "site", "less") == before
    if hostile is another_text:
        assert_whole(three / "site")


def test_what_belongs_to_no_brand_stops_everything(three: Path, policy: Policy) -> None:
    before = tree(three / "site")
    (three / "policy_source/Not A Name").mkdir()
    done = policy("build", *DAY)
    assert (done.status, "the name of a brand can't be" in done.err, done.out) == (1, True, ""), done.said
    assert tree(three / "site") == before


def test_without_former_pages_nothing_is_put_in_place(three: Path, policy: Policy) -> None:
    another_text(three)
    shutil.move("site", "live")
    done = policy("build", *DAY, "--format", "json")
    says = "the pages that readers have of less are not here, so nothing is put in place"
    assert (done.status, says in done.err, said(done)["placed"], Path("site").exists()) == (1, True, False, False)
    assert "Nothing was put in place" in policy("build", *DAY).out
    done = policy("build", *DAY, "--published", "live", "--format", "json")
    assert (done.status, outcomes(done)["less"]) == (1, "refused"), done.said
    assert of(three / "site", "less") == of(three / "live", "less")
    assert_whole(three / "site")


def test_a_brand_that_nobody_has_seen_holds_up_no_other(three: Path, policy: Policy) -> None:
    shutil.rmtree("site")
    shutil.move(LESS, "less")
    assert policy("build").status == 0
    shutil.move("less", LESS)
    another_text(three)
    done = policy("build", *DAY, "--format", "json")
    assert (done.status, outcomes(done)) == (1, {"less": "refused", "more": "built", "tiny": "built"}), done.said
    assert_whole(three / "site", ("more", "tiny"))


@pytest.mark.parametrize("lose", ["index.html", "terms/index.html", "terms/policy.json", "terms/versions.json"])
def test_half_of_the_former_pages_are_none(three: Path, policy: Policy, lose: str) -> None:
    (three / "site/less" / lose).unlink()
    before = tree(three / "site")
    done = policy("build", "more", *DAY)
    if lose.endswith("versions.json"):  # then the site doesn't show the brand at all
        assert (done.status, Path("site/less").exists()) == (0, False)
        return
    assert (done.status, "nothing is put in place" in done.err) == (1, True), done.said
    assert tree(three / "site") == before


def test_pages_older_than_what_readers_have_are_not_put_in_their_place(three: Path, policy: Policy) -> None:
    """The folder here is of the day before; the live site announced a version since."""
    announced(three, policy)
    shutil.copytree("site", "old")
    assert policy("build", *DAY).status == 0
    shutil.move("site", "live")
    shutil.move("old", "site")
    done = policy("build", "more", *DAY)
    assert "2026-12-01" in done.out
    done = policy("build", "more", *DAY, "--published", "live", "--format", "json")
    assert (done.status, said(done)["brands"][2]["as_of"]) == (0, "2026-12-02"), done.said
    assert of(three / "site", "tiny") == of(three / "live", "tiny")
    assert_whole(three / "site")


def test_a_kept_brand_has_to_go_on_from_its_pages(three: Path, policy: Policy) -> None:
    announced(three, policy)
    assert policy("build", *DAY).status == 0
    before = of(three / "site", "tiny")
    for path in (three / TINY).glob("terms/*/v002*"):
        path.unlink()
    done = policy("build", "more", *DAY, "--format", "json")
    assert (done.status, outcomes(done)["tiny"], outcomes(done)["more"]) == (1, "refused", "built"), done.said
    assert "version 2 of tiny/terms is published" in done.err
    assert of(three / "site", "tiny") == before


def test_a_text_that_was_removed_by_order_does_not_stay_unnoticed(three: Path, policy: Policy) -> None:
    announced(three, policy)
    assert policy("build", *DAY).status == 0
    assert policy("withdraw", NAME, "--because", "It is wrong in all its parts.", "--by", "a-moreau", *DAY).status == 0
    order = ("--basis", "Order 12/2027 of the court", "--by", "a-moreau", "--approved-by", "k-lind")
    done = policy("takedown", NAME, "--version", "2", *order, *DAY)
    assert done.status == 0, done.said
    done = policy("build", "more", *DAY, "--format", "json")
    says = "the text of version 2 of tiny/terms was removed by order, and stays on the site: its pages are those of"
    assert (done.status, says in done.err, said(done)["placed"]) == (1, True, True), done.said
    assert outcomes(done) == {"less": "kept", "more": "built", "tiny": "refused"}
    done = policy("build", "tiny", *DAY)
    assert (done.status, (three / "site/tiny/terms/versions/2.md").exists()) == (0, False), done.said


def test_a_link_in_former_pages_is_not_followed(three: Path, policy: Policy) -> None:
    (three / "site/less/terms/secret.txt").symlink_to("/etc/passwd")
    done = policy("build", "more", *DAY)
    assert (done.status, "nothing is put in place" in done.err) == (1, True), done.said


def test_a_brand_that_fails_while_it_is_made_is_refused(
    three: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A broken link, say: what is put in place is whole all the same."""
    whole = link_check.broken

    def broken(pages: Any, *others: Any) -> list[Finding]:
        pages = tuple(pages)
        bad = [page for page in pages if page.address == "less/terms/"]
        return [Finding(Place(page.address, 0), link_check.RULE, "leads nowhere") for page in bad] or whole(
            pages, *others
        )

    before = of(three / "site", "less")
    monkeypatch.setattr(link_check, "broken", broken)
    for jobs in ("1", "2"):
        done = policy("build", *NEXT_MONTH, "--jobs", jobs, "--format", "json")
        assert (done.status, "less/terms/: leads nowhere" in done.err) == (1, True), done.said
        assert outcomes(done) == {"less": "refused", "more": "built", "tiny": "built"}
        assert of(three / "site", "less") == before
    assert_whole(three / "site")


def test_pages_as_markdown_stay_too(three: Path, policy: Policy) -> None:
    docs = three / "build/docs"
    assert policy("build", "--docs", "build/docs").status == 0
    done = policy("build", "more", "--docs", "build/docs", *DAY)
    assert (done.status, (docs / "less/terms/index.md").is_file()) == (0, True), done.said
    done = policy("build", "more", "--docs", "build/other", *DAY)
    says = "build/other: the pages of less stay as they are, and this folder doesn't have them as Markdown"
    assert (done.status, says in done.err) == (2, True), done.said
    assert not Path("build/other").exists()


SEVERAL = """\
Built 56 of 76 pages: open site/index.html on a web server,
for example: python -m http.server --directory site

  11 brands  built    55 pages
  kept-1     kept     5 pages of 2026-12-01 stay
  kept-2     kept     5 pages of 2026-12-01 stay
  kept-3     kept     5 pages of 2026-12-01 stay
  gone       refused  no pages on this site, 1 error below
  wrong      refused  5 pages of 2026-12-01 stay, 2 errors below

new/terms has no sealed version yet and is not on the site.
site/kept-2/terms: its pages are of 2026-12-01, policy build kept-2

"""


def brand(slug: str, outcome: BuildOutcome, *found: Finding, pages: int = 5) -> BrandOutcome:
    return BrandOutcome(slug, outcome, pages, datetime.date(2026, 12, 1) if pages else None, found)


def test_what_became_of_many_brands_is_seen_at_once() -> None:
    error = Finding(Place("policy_source/wrong"), "wrong", "it is wrong")
    late = Finding(Place("site/kept-2/terms", 0), "behind", "its pages are of 2026-12-01", "policy build kept-2")
    brands = (
        *(brand(f"brand-{n}", BuildOutcome.BUILT) for n in range(11)),
        *(brand(f"kept-{n}", BuildOutcome.KEPT, *([late] if n == 2 else [])) for n in (1, 2, 3)),
        brand("gone", BuildOutcome.REFUSED, error, pages=0),
        brand("wrong", BuildOutcome.REFUSED, error, error),
    )
    said_of_many = builds.built(Built(brands, ("new/terms",)), "site", (), "text")
    assert said_of_many == SEVERAL
    assert max(map(len, said_of_many.splitlines())) <= 80
    every = builds.built(Built(brands[:3], ()), "site", (error,), "text", BuildProgress())
    assert "built  " not in every
    assert max(map(len, every.splitlines())) <= 80
    nothing = builds.built(Built(brands[-1:], (), placed=False), "site", (), "text")
    assert nothing == "Nothing was put in place: site/ is as it was.\n\n  wrong  refused  2 errors below\n\n"


def test_the_time_is_said_by_phase(three: Path, policy: Policy) -> None:
    assert three.is_dir()
    done = policy("build", *NEXT_MONTH, "--timings", "--format", "json")
    assert (done.status, done.err) == (0, ""), done.said
    timings = said(done)["timings"]
    counts = {one["phase"]: one["count"] for one in timings["phases"]}
    assert list(counts) == "load checks redlines pages feeds theme writing other".split()
    assert (counts["load"], counts["checks"], counts["pages"], counts["theme"]) == (
        3,
        3,
        16,
        15,
    )  # the first page is as it was
    assert timings["cpu"] == pytest.approx(sum(one["cpu"] for one in timings["phases"]), abs=0.01)
    assert said(policy("build", *NEXT_MONTH, "--format", "json")).get("timings") is None
    done = policy("build", *NEXT_MONTH, "--timings", "--jobs", "1")
    rows = re.findall(r"^  (load|theme|in all) +(\d+\.\d\d) s +(\d+\.\d\d) s", done.out, re.MULTILINE)
    assert [name for name, _, _ in rows] == ["load", "theme", "in all"]
    assert done.err == "pages: 0 of 16\npages: 16 of 16\n"
