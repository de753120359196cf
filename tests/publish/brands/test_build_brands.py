"""Some brands are built, others stay as they are: what a build says of each, and that the site is whole."""

import datetime
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli.output import builds
from generator.errors import Finding, Place
from generator.publish.build import Built
from generator.publish.build_progress import BuildProgress
from generator.publish.outcomes import BrandOutcome, BuildOutcome
from tests.conftest import Policy, edit, tree
from tests.publish.brands.three_brands import (
    ANNOUNCED_FOR,
    BRANDS,
    DAY,
    LATER,
    LESS,
    NEXT_MONTH,
    TINY,
    announced,
    assert_whole,
    of,
    outcomes,
    said,
)
from tests.small import NAME
from tests.steps import notified


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


def test_a_policy_that_ended_is_called_so_where_its_pages_stay(three: Path, policy: Policy) -> None:
    """Before: the page above all brands said “In force since” of it, when another brand was built."""
    assert policy("retire", NAME, "--on", ANNOUNCED_FOR, "--yes", *DAY).status == 0
    assert policy("approve", NAME, "--by", "k-lind", *DAY).status == 0
    summary = "The policy ends, since we close the shop on February 1, 2027."
    assert policy("announce", NAME, "--by", "a-moreau", "--summary", summary, *DAY).status == 0
    notified(Path("policy_source"), NAME, at=DAY[1])
    assert policy("build", *LATER).status == 0
    hub = (three / "site/index.html").read_text()
    assert "Ended on" in hub
    assert policy("build", "less", *LATER).status == 0
    assert (three / "site/index.html").read_text() == hub


def test_what_stays_and_would_be_another_now_is_said(three: Path, policy: Policy) -> None:
    announced(three, policy)
    done = policy("build", "more", *DAY)
    assert done.status == 0
    assert (
        "site/tiny/terms: its pages are of 2026-12-01, and what they show has changed since; policy build tiny"
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
    upcoming: Path, policy: Policy, page: str, words: str, instead: str, says: str
) -> None:
    """Before: a page in `site/` was edited, the build of another brand published it, and nothing said so."""
    path = upcoming / "site/tiny/terms" / page / "index.html"
    assert words in path.read_text()
    path.write_text(path.read_text().replace(words, instead))
    done = policy("build", "more", *DAY)
    assert done.status == 0, done.said
    found = [line for line in done.out.splitlines() if "this page stays, and lacks words" in line]
    assert [f"site/tiny/terms/{page}index.html" in line and says in line for line in found] == [True] * bool(says)


@pytest.mark.parametrize(
    ("name", "old", "new", "says"),
    [
        (
            "brand.yml",
            "unreached",
            "footer: {text: Data may be sold to partners}\nunreached",
            "“text” of the foot says",
        ),
        ("brand.yml", "name: Tiny", "name: Tiny sells your data", "“Tiny sells your data” says to readers"),
        ("words.yml", "", "words:\n  read-more: Your data may be sold\n", "“read-more” says to readers"),
        ("terms/sections/kept.md", "It's filed", "It is filed", ""),
    ],
)
def test_what_stands_beside_the_texts_is_named_where_it_is_published(
    three: Path, policy: Policy, name: str, old: str, new: str, says: str
) -> None:
    """Before: the foot went onto every page, and the build said that the site shows sealed versions only."""
    path = three / "policy_source/tiny" / name
    edit(path, old, new) if old else path.write_text(new)
    done = policy("build", "tiny", *DAY)
    assert done.status == 0, done.said
    assert (says in done.out, "says to readers" in done.out) == (True, bool(says)), done.out
    assert "The drafts have" not in done.out
    assert "says to readers" not in policy("build", "more", *DAY).out  # whose pages are not made anew


@pytest.mark.parametrize("gone", [False, True])
def test_a_sealed_text_that_stays_and_is_another_is_named(three: Path, policy: Policy, *, gone: bool) -> None:
    """Before: another past in `site/` was published again by the build of another brand, and nothing said so."""
    path = three / "site/tiny/terms/versions/1.md"
    assert "not version" not in policy("build", "more", *DAY).out
    path.unlink() if gone else path.write_text(path.read_text().replace("Your orders for 7 years.", "Never."))
    done = policy("build", "more", *DAY)
    assert "site/tiny/terms/versions/1.md: this text stays, and is not version 1 as it was sealed" in done.out


@pytest.mark.parametrize(
    "change",
    [
        lambda site: edit(site / "terms/versions/1/index.html", "Your orders for 7 years", "Your orders for ever"),
        lambda site: (site / "terms/history/index.html").unlink(),
        lambda site: edit(site / "terms/feed.xml", "<feed", "<!-- --><feed"),
        lambda site: (site / "terms/other.html").write_text("<p>Other terms.</p>"),
    ],
)
@pytest.mark.parametrize("forgotten", [False, True])
def test_a_page_of_the_archive_that_stays_and_is_another_is_named(
    on_day: Path, policy: Policy, change: Callable[[Path], None], *, forgotten: bool
) -> None:
    """Before: pages of the archive beside sealed texts were edited, and the build of another brand published them."""
    change(on_day / "site/tiny")
    if forgotten:
        shutil.rmtree(on_day / "build/memo")
    done = policy("build", "more", *DAY)
    assert done.status == 0, done.said
    assert ("these files stay, and are not as they were built here last: tiny/terms/" in done.out) is not forgotten, (
        done.out
    )
    assert policy("build", *DAY).status == 0
    assert "these files stay" not in policy("build", "more", *DAY).out


def test_an_archived_text_that_stays_is_compared_without_a_memo(on_day: Path, policy: Policy) -> None:
    """Before: where no memo remembered the last build, as in CI, the page of an older version could say anything."""
    shutil.rmtree(on_day / "build/memo")
    assert "this page stays" not in policy("build", "more", *DAY).out
    edit(on_day / "site/tiny/terms/versions/1/index.html", "Your orders for 7 years", "Your orders for ever")
    shutil.rmtree(on_day / "build/memo")
    done = policy("build", "more", *DAY)
    assert done.status == 0, done.said
    assert "site/tiny/terms/versions/1/index.html: this page stays, and lacks words that it was built with" in done.out


def test_pages_of_an_older_build_are_named(on_day: Path, policy: Policy) -> None:
    """Before: an older folder of a brand was put back, and the build of another brand published it."""
    shutil.copytree(on_day / "site", on_day / "older")
    edit(on_day / TINY / "brand.yml", "name: Tiny", "name: Smaller")
    assert policy("build", *DAY).status == 0
    shutil.rmtree(on_day / "site")
    (on_day / "older").rename(on_day / "site")
    assert "these files stay, and are not as they were built here last" in policy("build", "more", *DAY).out


def test_a_style_sheet_that_stays_and_hides_a_notice_is_named(upcoming: Path, policy: Policy) -> None:
    (upcoming / "site/tiny/assets/own.css").write_text(".policy-banner { display: none }")
    done = policy("build", "more", *DAY)
    assert "this page stays, and shows no notice: the style sheet assets/own.css hides it" in done.out


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("tinny", "tinny: no brand is called so; did you mean “tiny”?"),
        ("tiny/terms", "tiny/terms: no brand is called so; did you mean “tiny”?"),
        ("shared", "shared: no brand is called so; known here: empty, less, more, tiny"),
        ("empty", "empty: this brand has no sealed version to publish; seal a draft with `policy freeze`"),
    ],
)
def test_an_unknown_name_stops(three: Path, policy: Policy, name: str, says: str) -> None:
    shutil.copytree(LESS, "policy_source/empty", ignore=shutil.ignore_patterns("versions", "notices"))
    edit(Path("policy_source/empty/brand.yml"), "brand: less", "brand: empty")
    before = tree(three / "site")
    done = policy("build", "more", name)
    assert (done.status, done.err.strip()) == (2, says)
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
site/kept-2/terms: its pages are of 2026-12-01; policy build kept-2

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
