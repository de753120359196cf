"""The editor's loop: check, diff, freeze, build, verify, as an editor does it with one word changed."""

import hashlib
import json
import re
from pathlib import Path

import pytest

from generator.loading import policy_source
from tests.conftest import NOW, Policy, edit, tree
from tests.situations import reviewed_then
from tests.steps import announced, checked, decided, notified, sealed, sealed_and_announced

RETENTION = "policy_source/gluptron/privacy/sections/data-retention-deletion.md"
ISSUES = "resolve future issues"
NAME = "gluptron/privacy"


def test_one_word_from_edit_to_archive(project: Path, policy: Policy) -> None:
    assert checked().status == 0
    edit(project / RETENTION, ISSUES, "solve future issues")
    assert checked().status == 0

    shown = policy("diff", "gluptron/privacy")
    assert shown.status == 0
    assert "1 change, material\n  1 is undecided and counts as material: " in shown.out
    assert "[-resolve-]{+solve+} future issues" in shown.out

    said = policy("freeze", NAME, "--yes").out  # nobody has to decide what counts as material anyway
    assert "version 2" in said
    assert "material: readers are promised 30 days' notice" in said
    assert re.search(r"nobody decided on \w{8}: so it counts as material", said)
    assert (project / "policy_source/gluptron/privacy/versions/v002.md").is_file()
    said = announced(policy, NAME, "--effective", "2027-01-01")
    assert "applies from 2027-01-01" in said  # told on December 1: thirty full days, then the next midnight

    assert policy("build").status == 0
    notified(project / "policy_source", NAME)
    page = (project / "site/gluptron/privacy/index.html").read_text()
    assert ISSUES in page
    assert "January 1, 2027" in page
    new = (project / "site/gluptron/privacy/versions/2/index.html").read_text()
    assert "solve future issues" in new
    assert "not yet in force" in new
    assert "noindex" in new
    changes = (project / "site/gluptron/privacy/versions/2/changes/index.html").read_text()
    assert re.search(r"<del>.*resolve.*</del><ins>.*solve.*</ins> future issues", changes)

    assert policy("verify").status == 0
    assert "gluptron/privacy: 2 sealed versions, the chain holds" in policy("verify", "site").out
    assert "no change since the newest version" in policy("diff", "gluptron/privacy").out

    assert policy("build", "--now", "2027-01-01T05:00:00+00:00").status == 0
    assert "solve future issues" in (project / "site/gluptron/privacy/index.html").read_text()
    past = (project / "site/gluptron/privacy/versions/1/index.html").read_text()
    assert "This version is not in force any more" in past
    assert '<time datetime="2026-12-31">' in past
    assert 'href="../../#data-retention-deletion"' in past


def test_the_new_text_applies_from_local_midnight(project: Path, policy: Policy) -> None:
    edit(project / RETENTION, ISSUES, "solve future issues")
    sealed_and_announced(policy, NAME, at=NOW, effective="2027-01-01")
    notified(project / "policy_source", NAME, at=NOW)
    assert policy("build", "--now", "2027-01-01T04:59:59+00:00").status == 0
    assert ISSUES in (project / "site/gluptron/privacy/index.html").read_text()


def test_typography_takes_effect_at_once(project: Path, policy: Policy) -> None:
    edit(project / RETENTION, "Here's", "Here’s")
    assert "1 change, editorial" in policy("diff", "gluptron/privacy").out
    assert "takes effect on 2026-12-01" in policy("freeze", "gluptron/privacy", "--yes").out


def test_a_fact_changes_prose_and_page_in_one_place(project: Path, policy: Policy) -> None:
    edit(project / RETENTION, "Here's", "Here’s")
    assert policy("freeze", "gluptron/privacy", "--yes").status == 0  # sealed with the places of filled words
    edit(
        project / RETENTION,
        "id: account, data: [account], keep: 3 years",
        "id: account, data: [account], keep: 5 years",
    )
    (shown,) = json.loads(policy("diff", "gluptron/privacy", "--format", "json").out)
    fact, text = shown["changes"]
    assert (fact["path"], fact["old"], fact["new"]) == ("retention/account/keep", "3 years", "5 years")
    assert (fact["level"], fact["direction"], fact["rule"]) == ("material", "adverse", "21")
    assert "for 5 years after your last login" in text["new"]
    assert (text["level"], text["rule"]) == ("editorial", "L10")


def test_nothing_to_seal_is_said(project: Path, policy: Policy) -> None:
    before = tree(project)
    refused = policy("freeze", "gluptron/privacy", "--yes")
    assert refused.status == 1
    assert "the draft is the same as version 1" in refused.err
    assert tree(project) == before


def test_a_material_change_can_not_shorten_its_notice(project: Path, policy: Policy) -> None:
    edit(project / RETENTION, ISSUES, "solve future issues")
    decided(policy, NAME)
    refused = policy("freeze", NAME, "--yes", "--effective", "2027-02-01")
    assert refused.status == 1
    assert "this version is material, so its date is set when it is announced" in refused.err
    sealed(policy, NAME)
    assert policy("approve", NAME, "--by", "k-lind").status == 0
    words = ("announce", NAME, "--by", "a-moreau", "--summary", "We file what you wrote to us for longer than before.")
    before = tree(project)
    refused = policy(*words, "--effective", "2026-12-31")
    assert refused.status == 1
    assert "version 2 can't take effect on 2026-12-31: 30 days of notice are promised" in refused.err
    assert "the earliest date is 2027-01-01" in refused.err
    assert tree(project) == before
    assert "applies from 2027-02-01" in policy(*words, "--effective", "2027-02-01").out


def test_a_record_that_starts_too_early_stops_the_build(project: Path, policy: Policy) -> None:
    edit(project / RETENTION, ISSUES, "solve future issues")
    sealed_and_announced(policy, NAME, effective="2027-01-01")
    notified(project / "policy_source", NAME)
    record = project / "policy_source/gluptron/privacy/notices/v002.yml"
    edit(record, "2027-01-01", "2026-12-10")
    for command in ("check", "build"):
        refused = policy(command)
        assert refused.status == 1
        assert "can't take effect on 2026-12-10, before 2027-01-01" in refused.said
    edit(record, "2026-12-10", "2027-01-01")
    edit(record, "level: material", "level: minor")
    assert "this record says minor, the changes of version 2 are material" in checked().out


def test_a_date_written_into_a_sealed_record_stops_the_build(project: Path, policy: Policy) -> None:
    edit(project / RETENTION, ISSUES, "solve future issues")
    sealed(policy, NAME)
    record = project / "policy_source/gluptron/privacy/notices/v002.yml"
    edit(record, "level: material\n", "level: material\neffective: '2027-02-01'\n")
    for command in ("check", "build"):
        refused = policy(command)
        assert refused.status == 1
        assert "version 2 is material and needs notice, so it has no date before" in refused.said


def test_a_shared_clause_changes_every_brand(both: Path, policy: Policy) -> None:
    clause = both / "policy_source/shared/who-we-are.md"
    clause.write_text("---\ntitle: Who we are\ntype: other\n---\n\n{{ brand.name }} answers within a week.\n")
    for brand in ("gluptron", "sextrontgen"):
        sheet = both / f"policy_source/{brand}/privacy/policy.yml"
        sheet.write_text(sheet.read_text().rstrip("\n") + "\n  - shared/who-we-are\n")
    assert checked().status == 0
    for brand in ("gluptron", "sextrontgen"):
        sealed_and_announced(policy, f"{brand}/privacy")
    edit(clause, "a week", "a month")
    shown = policy("diff").out
    assert "Gluptron answers within a [-week-]{+month+}." in shown
    assert "Sextrontgen answers within a [-week-]{+month+}." in shown


def test_status_says_what_to_do_next(project: Path, policy: Policy) -> None:
    reviewed_then(project)
    assert "next      nothing" in policy("status").out
    edit(project / RETENTION, ISSUES, "solve future issues")
    shown = policy("status").out
    assert "draft     1 change, material\n" in shown
    assert "1 is undecided and counts as material: " in shown
    assert "could take effect on 2027-01-01 if sealed and told to readers today" in shown
    assert "`policy diff gluptron/privacy`, then `policy freeze gluptron/privacy`" in shown
    listed = json.loads(policy("status", "--format", "json").out)
    first = {"version": 1, "state": "in force", "from": "2025-01-15", "from_known": True, "until": None}
    assert listed[0]["versions"][0].items() >= first.items()


def test_an_unknown_date_is_said_on_the_page(both: Path, policy: Policy) -> None:
    policy("build")
    pages = {page: (both / "site/sextrontgen" / page / "index.html").read_text() for page in ("", "privacy")}
    assert "Effective date unknown, first recorded on November 22, 2026" in pages["privacy"]
    for text in pages.values():
        assert 'In force since <time datetime="2026-11-22">November 22, 2026</time> at the latest' in text
    for page in ("privacy/versions", "privacy/versions/1"):
        text = (both / "site/sextrontgen" / page / "index.html").read_text()
        assert "first recorded on" in text


@pytest.mark.parametrize("words", [("freeze", "gluptron/privcy", "--yes"), ("diff", "gluptron")])
def test_an_unknown_policy_is_named_with_the_nearest(project: Path, policy: Policy, words: tuple[str, ...]) -> None:
    refused = policy(*words)
    assert refused.status == 2
    assert "no policy is called so" in refused.err
    assert "gluptron/privacy" in refused.err
    assert project.is_dir()


@pytest.mark.parametrize("words", [("--now", "2026-12-01"), ("--now", "2026-12-01T10:00:00"), ("--now", "soon")])
def test_a_moment_without_a_zone_is_refused(project: Path, policy: Policy, words: tuple[str, ...]) -> None:
    refused = policy("check", *words)
    assert refused.status == 2
    assert "not a moment with a time zone" in refused.err
    assert project.is_dir()


def test_a_renamed_section_keeps_its_old_address(project: Path, policy: Policy) -> None:
    folder = project / "policy_source/gluptron/privacy"
    (folder / "sections/childrens-privacy.md").rename(folder / "sections/young-people.md")
    edit(folder / "policy.yml", "childrens-privacy", "young-people\n  - complaints")
    edit(folder / "sections/young-people.md", "---\n", "---\nwas: childrens-privacy\n")
    (folder / "sections/complaints.md").write_text("---\ntitle: Complaints\ntype: other\n---\n\nWrite to us.\n")
    assert checked().status == 0
    assert "young-people/id: section changed (childrens-privacy → young-people)" in policy("diff").out
    sealed_and_announced(policy, NAME)
    notified(project / "policy_source", NAME)
    policy("build")
    upcoming = (project / "site/gluptron/privacy/versions/2/index.html").read_text()
    assert 'href="../../#childrens-privacy">This section today' in upcoming
    assert upcoming.count("The text in force has no such section.") == 1
    policy("build", "--now", "2027-02-01T00:00:00Z")
    page = (project / "site/gluptron/privacy/index.html").read_text()
    assert '<span id="childrens-privacy"></span>' in page
    assert 'id="young-people"' in page
    past = (project / "site/gluptron/privacy/versions/1/index.html").read_text()
    assert 'href="../../#young-people">This section today' in past
    assert "The text in force has no such section." not in past


def test_readers_are_never_told_that_nobody_looked(project: Path, policy: Policy) -> None:
    edit(project / RETENTION, ISSUES, "solve future issues")
    sealed_and_announced(policy, NAME)
    policy("build")
    changes = (project / "site/gluptron/privacy/versions/2/changes/index.html").read_text()
    assert "“resolve” becomes “solve”." in changes
    assert "eviewed" not in changes
    assert "undecided" not in changes


def test_the_order_of_files_on_disk_does_not_matter(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = project / "policy_source"
    expected = policy_source.load(root)
    listed = Path.iterdir
    for seed in range(5):

        def shuffled(folder: Path, seed: int = seed) -> list[Path]:
            return sorted(listed(folder), key=lambda path: hashlib.sha256(f"{seed}{path.name}".encode()).digest())

        monkeypatch.setattr(Path, "iterdir", shuffled)
        assert policy_source.load(root) == expected


def test_a_draft_that_cannot_be_read_hides_the_changes_of_no_other(both: Path, policy: Policy) -> None:
    """Before: `policy diff` named what is wrong with one policy, and said nothing of the others."""
    edit(both / "policy_source/gluptron/privacy/policy.yml", "language: en-US", "language: English")
    done = policy("diff")
    assert done.status == 1
    assert "“language” can't be “English”" in done.err
    assert "sextrontgen/privacy: no change since the newest version." in done.out
    assert policy("diff", "gluptron/privacy").out == ""
