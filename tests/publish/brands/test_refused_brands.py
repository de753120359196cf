"""Brands that can't be built are refused: their pages stay as readers have them, and the others are published."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.errors import Finding, Place
from generator.publish import link_check
from tests.conftest import Policy, tree
from tests.publish.brands.three_brands import (
    BRANDS,
    DAY,
    LATER,
    LESS,
    NEXT_MONTH,
    TINY,
    announced,
    another_text,
    assert_whole,
    of,
    outcomes,
    said,
)
from tests.small import NAME

MISSED = "version 2 would be in force without its notice"


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
    says = "the list of its versions is not there" if lose.endswith("versions.json") else "nothing is put in place"
    assert (done.status, says in done.err) == (1, True), done.said
    assert tree(three / "site") == before


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
    whole = link_check.broken_links

    def broken(pages: Any, *others: Any) -> list[Finding]:
        pages = tuple(pages)
        bad = [page for page in pages if page.address == "less/terms/"]
        return [Finding(Place(page.address, 0), link_check.RULE, "leads nowhere") for page in bad] or whole(
            pages, *others
        )

    before = of(three / "site", "less")
    monkeypatch.setattr(link_check, "broken_links", broken)
    for jobs in ("1", "2"):
        done = policy("build", *NEXT_MONTH, "--jobs", jobs, "--format", "json")
        assert (done.status, "less/terms/: leads nowhere" in done.err) == (1, True), done.said
        assert outcomes(done) == {"less": "refused", "more": "built", "tiny": "built"}
        assert of(three / "site", "less") == before
    assert_whole(three / "site")
