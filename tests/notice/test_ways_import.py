"""No way round the notice by an import: what would be in force from now on is a change like any other."""

import shutil
from pathlib import Path

from generator.loading import policy_source
from generator.model.levels import Level
from tests.conftest import Policy
from tests.notice.ways import refused
from tests.small import NAME, ROOT_OF, keep
from tests.steps import publish, sealed

# 4. Import: what would be in force from now on is a change like any other.

OLD = "# Rules\n\n## Selling\n\nWe never sell your data.\n"
NEW = "# Rules\n\n## Selling\n\nWe sell your data.\n"


def bring(tiny: Path, policy: Policy, text: str, effective: str, at: str, name: str = "rules") -> str:
    (tiny / f"{effective}.md").write_text(text)
    words = ("--as-version", "--effective", effective, "--now", f"{at}T12:00:00+00:00")
    done = policy("import", f"{effective}.md", "--brand", "tiny", "--policy", name, *words)
    return "" if done.status == 0 else done.err


def test_a_text_that_is_brought_does_not_replace_the_one_in_force(tiny: Path, policy: Policy) -> None:
    """Before: `import --as-version` put another text into force on the day before, with nobody told."""
    assert not bring(tiny, policy, OLD, "2025-01-15", "2026-11-20")
    says = bring(tiny, policy, NEW, "2026-11-30", "2026-12-01")
    assert "2026-11-30.md would be in force since 2026-11-30, later than version 1, and says something else" in says
    assert "policy freeze tiny/rules" in says
    assert bring(tiny, policy, NEW, "2025-06-01", "2026-12-01")  # said to be older
    assert not (tiny / "policy_source/tiny/rules/versions/v002.md").exists()
    assert not bring(tiny, policy, OLD, "2026-11-30", "2026-12-01")  # the same text adds nothing
    assert not (tiny / "policy_source/tiny/rules/versions/v002.md").exists()


def test_nor_on_the_same_day_once_a_site_shows_it(tiny: Path, policy: Policy) -> None:
    assert not bring(tiny, policy, OLD, "2025-01-15", "2026-12-01")
    publish(tiny)
    assert "that is a change of the policy" in bring(tiny, policy, NEW, "2026-11-30", "2026-12-01")


def test_nor_where_the_draft_is_taken_away_and_a_site_shows_it(tiny: Path, policy: Policy) -> None:
    assert not bring(tiny, policy, OLD, "2025-01-15", "2026-11-20")
    publish(tiny)
    shutil.rmtree(tiny / "policy_source/tiny/rules/sections")
    (tiny / "policy_source/tiny/rules/policy.yml").unlink()
    assert "that is a change of the policy" in bring(tiny, policy, NEW, "2026-11-30", "2026-12-01")


def test_a_folder_does_not_either(tiny: Path, policy: Policy) -> None:
    (tiny / "past").mkdir()
    (tiny / "past/2025-01-15.md").write_text(OLD)
    words = ("--as-versions", "past", "--brand", "tiny", "--policy", "rules")
    assert policy("import", *words, "--now", "2026-11-20T12:00:00+00:00").status == 0
    (tiny / "past/2026-11-30.md").write_text(NEW)
    done = policy("import", *words)
    assert (done.status, "that is a change of the policy" in done.err) == (1, True), done.said


def test_the_past_is_brought_in_one_go(tiny: Path, policy: Policy) -> None:
    """Near misses: one after the other on one day; an import that was interrupted."""
    assert not bring(tiny, policy, OLD, "2020-01-01", "2026-12-01")
    assert not bring(tiny, policy, NEW, "2025-01-15", "2026-12-01")
    (tiny / "past").mkdir()
    (tiny / "past/2019-01-01.md").write_text(OLD)
    words = ("--as-versions", "past", "--brand", "tiny", "--policy", "others")
    assert policy("import", *words, "--now", "2026-11-30T12:00:00+00:00").status == 0
    shutil.rmtree(tiny / "policy_source/tiny/others/sections")  # as if the first run had been killed
    (tiny / "policy_source/tiny/others/policy.yml").unlink()
    (tiny / "past/2025-01-01.md").write_text(NEW)
    assert policy("import", *words).status == 0


def test_a_past_that_a_site_does_not_know_is_not_published(tiny: Path, policy: Policy) -> None:
    assert not bring(tiny, policy, OLD, "2025-01-15", "2026-12-01")
    publish(tiny)
    shutil.move(tiny / "site", tiny / "live")
    assert not bring(tiny, policy, NEW, "2026-11-30", "2026-12-01")
    refused(policy, tiny, "would apply since 2026-11-30", "build", "--published", "live")


def test_a_past_text_that_is_added_later_is_nothing_to_build_on(tiny: Path, policy: Policy) -> None:
    """A text from before version 1, with other facts and the draft's own words, added while the draft is changed.

    Neither the draft's changes nor the notice of them are measured by it, before or after.
    """
    keep(tiny, "account", 9)
    open_before = policy("diff", NAME).out
    words = ("--brand", "tiny", "--policy", "terms", "--as-version", "--effective")
    (tiny / "past.md").write_text("# Terms\n\n## What is kept\n\nYour account for 9 years.\n\nChanges apply at once.\n")
    assert policy("import", "past.md", *words, "2019-01-01").status == 0
    assert policy("diff", NAME).out == open_before
    sealed(policy, NAME)
    record = policy_source.load(ROOT_OF).policy(NAME).record(3)
    assert record
    assert (record.level, record.parent) == (Level.MATERIAL, 1)
    refused(
        policy,
        tiny,
        "and version 1 of this policy was sealed from its draft",
        "import",
        "past.md",
        *words,
        "2026-11-30",
    )
