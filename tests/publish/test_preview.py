"""`policy build --preview`: drafts as pages, marked on every page, and nothing that could be taken for published."""

import datetime
import html
import json
import re
import shutil
from html import unescape
from pathlib import Path

import pytest

from generator.commands import preview
from generator.loading import policy_source
from generator.publish.working_copy_site import MARKER, WORDS
from tests.conftest import NOW, Policy, edit, tree
from tests.small import ANNOUNCE, KEPT, NAME, in_force, keep
from tests.steps import publish

DRAFT, CHANGES, NOTICE = (f"tiny/terms/{name}/index.html" for name in ("draft", "draft-changes", "draft-notice"))
MOMENT = datetime.datetime.fromisoformat(NOW)
FOR_PROGRAMS = ("versions.json", "policy.json", "feed.xml", "feed.json", "calendar.ics", "policies.json")


@pytest.fixture
def tiny(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, policy: Policy) -> Path:
    folder = in_force(tmp_path, policy, monkeypatch)
    keep(folder, "account", 5)
    edit(folder / KEPT, "by hand", "by machine")
    return folder


def words(page: Path) -> str:
    """Return what stands on a page, without tags."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page.read_text().partition('<article class="')[2])).split())


def previewed(policy: Policy, *more: str) -> list[dict[str, object]]:
    done = policy("build", "--preview", "out", "--format", "json", *more)
    assert done.status == 0, done.said
    rows: list[dict[str, object]] = json.loads(done.out)["drafts"]
    return rows


def test_a_preview_shows_the_draft_and_publishes_nothing(tiny: Path, policy: Policy) -> None:
    before = tree(tiny / "policy_source")
    (row,) = previewed(policy)
    out = tiny / "out"
    assert (row["policy"], row["level"], row["errors"]) == (NAME, "material", 0)
    assert tree(tiny / "policy_source") == before
    assert not (tiny / "site").exists()

    text, changes, notice = (words(out / page) for page in (DRAFT, CHANGES, NOTICE))
    assert "Terms: draft, not sealed" in text
    assert "by nobody yet: policy approve tiny/terms --by WHO --draft sha256:" in text
    assert f"--draft {row['content']}" in text
    assert "Your account for 5 years." in text
    assert re.search(r"\d changes, material; 1 is undecided and counts as material", text)
    assert "We keep account information longer: 3 years → 5 years." in changes
    assert re.search(r"policy decide tiny/terms \w{8} --level", changes)
    assert "[Here stands what the announcement says in your words: --summary.]" in notice
    assert "Subject: Tiny: Terms changes on January 4, 2027" in notice

    mail = unescape((out / NOTICE).with_name("mail.html").read_text())  # its other part: as most programs show it
    assert 'href="mail.html"' in (out / NOTICE).read_text()
    assert "style-src 'unsafe-inline'" in html.unescape(mail)
    assert "We keep account information longer: 3 years → 5 years." in unescape(re.sub(r"<[^>]+>", "", mail))

    pages = [path for path in out.rglob("*.html") if path.name != "404.html"]
    assert len(pages) > 8
    for page in pages:
        assert WORDS in page.read_text(), page
        assert 'name="robots" content="noindex"' in page.read_text(), page
    made = {path.name for path in out.rglob("*") if path.is_file()}
    assert made.isdisjoint(FOR_PROGRAMS)
    assert not [*out.glob("*/*/versions/*.md"), *out.glob("*/*/versions/*.json")]
    assert "X-Robots-Tag: noindex" in (out / "_headers").read_text()
    assert "alternate" not in (out / "tiny/terms/index.html").read_text()
    assert (out / MARKER).is_file()


def test_brands_are_previewed_by_name_and_others_do_not_matter(tiny: Path, policy: Policy) -> None:
    shutil.copytree(tiny / "policy_source/tiny", tiny / "policy_source/other")
    edit(tiny / "policy_source/other/brand.yml", "brand: tiny", "brand: othre")
    refused = policy("build", "--preview", "out")
    assert (refused.status, (tiny / "out").exists()) == (1, False), refused.said
    done = policy("build", "tiny", "--preview", "out")
    assert done.status == 0, done.said
    assert (tiny / "out" / DRAFT).exists()
    assert not (tiny / "out/other").exists()
    refused = policy("build", "tny", "--preview", "out")
    assert refused.status == 2
    assert "no brand is called so" in refused.err
    assert "tiny" in refused.err


def test_what_a_preview_shows_is_what_sealing_and_announcing_give(tiny: Path, policy: Policy) -> None:
    (row,) = previewed(policy)
    notice = (tiny / "out" / NOTICE).read_text()
    assert policy("approve", NAME, "--by", "k-lind", "--draft", str(row["content"])).status == 0
    previewed(policy)
    assert "by k-lind, this very text" in words(tiny / "out" / DRAFT)
    assert policy("freeze", NAME, "--yes").status == 0
    done = policy(*ANNOUNCE)
    assert done.status == 0, done.said
    sent = (tiny / "policy_source/tiny/terms/notices/v002-1.txt").read_text()
    kept = unescape(notice.partition("draft-mail")[2].partition(">")[2].partition("</pre>")[0])
    summary = " ".join(ANNOUNCE[ANNOUNCE.index("--summary") + 1].split())
    assert " ".join(kept.split()).partition("summary.]")[2] == " ".join(sent.split()).partition(summary)[2]
    (row,) = previewed(policy)
    assert row["changes"] == 0
    assert "The draft is the same as version 2." in words(tiny / "out/index.html")


def test_findings_stand_at_their_section_and_what_cant_be_read_says_so(tiny: Path, policy: Policy) -> None:
    edit(tiny / KEPT, "Your orders for {{ facts.retention.orders.keep }}.", "Your orders for 7 years.")
    previewed(policy)
    assert " 1 finding Text" in words(tiny / "out/index.html")
    page = (tiny / "out" / DRAFT).read_text()
    assert "kept.md:" in page.partition('id="kept"')[2].partition('id="asked"')[0]
    edit(tiny / KEPT, "for 7 years.", "for 7 years [TBD: which].")
    previewed(policy)
    assert "1 error keeps it from being sealed; 2 findings in all" in words(tiny / "out/index.html")
    edit(tiny / KEPT, " [TBD: which].", ".")
    edit(tiny / KEPT, "type: retention", "type: retentoin")
    (row,) = previewed(policy)
    assert (row["content"], row["errors"]) == (None, 1)
    text = words(tiny / "out" / DRAFT)
    assert "This draft can’t be read as it is." in text
    assert "policy_source/tiny/terms/sections/kept.md:2:" in text
    assert "Did you mean" in text
    assert "Your account for 3 years." in text  # the newest sealed text


def test_a_policy_that_was_never_sealed_is_shown(tiny: Path, policy: Policy) -> None:
    (tiny / "policy_source/fresh").mkdir()
    (tiny / "policy_source/tiny/brand.yml").rename(tiny / "policy_source/fresh/brand.yml")
    edit(tiny / "policy_source/fresh/brand.yml", "brand: tiny", "brand: fresh")
    (tiny / "policy_source/tiny/terms").rename(tiny / "policy_source/fresh/terms")
    (tiny / "policy_source/tiny").rmdir()
    for name in ("versions", "notices"):
        for path in (tiny / "policy_source/fresh/terms" / name).glob("*"):
            path.unlink()
    previewed(policy)
    assert "The first version: readers are told of nothing." in words(tiny / "out/fresh/terms/draft/index.html")
    assert "No version of this policy is sealed yet." in words(tiny / "out/fresh/terms/index.html")
    assert "Tiny: Terms" in words(tiny / "out/fresh/index.html")


def test_a_preview_replaces_nothing_but_a_preview(tiny: Path, policy: Policy) -> None:
    publish(tiny)
    site = tree(tiny / "site")
    for folder in ("site", "policy_source", "build", "site_overrides/assets", "policy_source/tiny"):
        done = policy("build", "--preview", folder)
        assert (done.status, "can't be put here" in done.err) == (2, True), done.said
    (tiny / "notes").mkdir()
    (tiny / "notes/mine.txt").write_text("mine")
    assert "something else than a preview" in policy("build", "--preview", "notes").err
    assert tree(tiny / "site") == site
    previewed(policy)
    previewed(policy, "--now", "2030-01-01T12:00:00+00:00")  # any moment: nothing is recorded
    assert policy("build", "--site", "out").status == 2
    assert policy("build", "--preview", "out", "--site", "other").status == 2
    assert policy("verify", "out").status != 0


def test_what_concerns_another_policy_keeps_no_draft_from_being_read(tiny: Path, policy: Policy) -> None:
    """A broken archive refuses the folder; while somebody writes, the drafts of others are shown still."""
    shutil.copytree(tiny / "policy_source/tiny/terms", tiny / "policy_source/tiny/other")
    for name in ("versions", "notices"):
        shutil.rmtree(tiny / "policy_source/tiny/other" / name, ignore_errors=True)
    edit(tiny / "policy_source/tiny/terms/versions/v001.md", "by hand", "by nobody")
    assert policy("build", "--preview", "out").status == 1
    loaded = policy_source.load(Path("policy_source"))
    broken, other = (preview.state(loaded, loaded.policy(f"tiny/{name}"), MOMENT) for name in ("terms", "other"))
    assert (broken.plan, broken.errors > 0) == (None, True)
    assert other.plan
    assert not other.stale
    assert [one.rule for one in other.refused] == [one.rule for one in loaded.integrity_findings]


def test_a_draft_that_follows_what_was_never_announced_says_why_it_cant_be_sealed(tiny: Path, policy: Policy) -> None:
    assert policy("freeze", NAME, "--yes").status == 0
    edit(tiny / KEPT, "by machine", "by nobody")
    (row,) = previewed(policy)
    assert (row["errors"], row["level"]) == (1, "material")
    assert "version 2 was sealed and never announced" in words(tiny / "out" / DRAFT)
