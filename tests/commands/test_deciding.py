"""Deciding on a change by the command: from the change to the archive, what is refused, and when it is void."""

import json
import re
from pathlib import Path

import pytest

from generator.cli import group, seal_commands
from generator.materiality.choices import ENOUGH
from generator.model.levels import Level
from tests.conftest import Policy, copied, edit, tree
from tests.one_change import BRAND, MINOR, NEW, TWO, WHY, a_synonym, draft, listed
from tests.small import FOLDER, KEPT, NAME, PEOPLE, RECORD, in_force
from tests.steps import announced, checked, decided


@pytest.fixture
def project(tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small policy with one version, in force since 2025."""
    return in_force(tmp_path, policy, monkeypatch)


@pytest.fixture
def change(project: Path, policy: Policy) -> str:
    """The short name of the one change of the draft."""
    return a_synonym(project, policy)


@pytest.mark.slow
def test_from_a_change_to_its_decision_in_the_archive(project: Path, policy: Policy, change: str) -> None:
    shown = policy("decide", NAME)
    assert re.search(rf"^  {change}  material  kept/passage \d+: text changed\.", shown.out, re.MULTILINE)
    assert "filed [-by hand-]{+manually+}" in shown.out
    assert f"[undecided, {change};" in policy("diff", NAME).out  # before: “[suggested, undecided, …; suggested as …]”
    assert f"1 is undecided and counts as material: {change}" in policy("status").out

    why = 'It says "the same" <script>alert(1)</script> & no more.'
    done = policy("decide", NAME, change[:4], "--level", "minor", "--because", why, *TWO)
    assert done.status == 0, done.err
    assert f"Decided {change}: material → minor\nRecorded in {RECORD}\n" in done.out
    assert "the draft is minor and could take effect on 2026-12-01" in done.out
    assert "decided by a-moreau and k-lind, by the rules material]" in policy("diff", NAME).out
    assert "draft     1 change, minor\n" in policy("status").out
    result = checked()
    assert result.status == 0
    assert "Nothing to mend" in result.out

    sealed = policy("freeze", NAME, "--yes")
    assert "takes effect on 2026-12-01" in sealed.out
    record = (project / RECORD).read_text()
    assert "level: minor\n" in record
    assert "digest: sha256:" in record
    assert "decided_by: a-moreau\n" in record
    assert "Nothing to mend" in checked().out
    assert policy("build").status == 0
    assert policy("verify").status == 0
    page = (project / "site/tiny/terms/versions/2/changes/index.html").read_text()
    assert "<summary>How this was judged</summary>" in page
    assert "Level decided by A. Moreau, approved by K. Lind on December 1, 2026:" in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; no more. The rules alone would say: material." in page
    assert "<script>alert(1)" not in page
    assert (project / "site/tiny/terms/index.html").read_text().count(NEW) == 1


def test_deciding_again_replaces(project: Path, policy: Policy, change: str) -> None:
    policy("decide", NAME, change, *MINOR, *TWO)
    done = policy("decide", NAME, change, "--level", "material+consent", "--because", WHY, "--by", "a-moreau")
    assert done.status == 0, done.err
    assert draft(policy) == ("material+consent", False)
    assert (project / RECORD).read_text().count("change: sha256:") == 1
    assert json.loads(policy("diff", NAME, "--format", "json").out)[0]["changes"][0]["decision"]["approved_by"] is None


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        ((*MINOR, "--by", "a-moreau", "--approved-by", "a moreau"), 1, "can't approve a decision of their own"),
        (("--level", "minor", "--because", "Too short", *TWO), 1, "shorter than 20 characters"),
        (("--level", "minor", "--because", f"{WHY}\u202e", *TWO), 1, "the invisible character U+202E"),
        (("--level", "none", "--because", WHY, *TWO), 2, "Invalid value for '--level'"),
        (("--level", "minor", *TWO), 2, "it is not said why, and nothing was recorded; say it: --because"),
        (MINOR, 2, "it is not said who does this, and nothing was recorded; name yourself: --by"),
        (("--because", WHY, *TWO), 2, "it is not said what changes count as; --level LEVEL, or --suggested"),
        (TWO, 2, "and nobody can be asked here; --level LEVEL, --suggested or --approve"),
        ((), 2, "and nobody can be asked here; --level LEVEL, --suggested or --approve"),
        ((*MINOR, *TWO, "--suggested"), 2, "one of --level and --suggested"),
        ((*MINOR, *TWO, "--section", "kept"), 2, "one of CHANGE and --section"),
        ((*MINOR, *TWO, "--approve"), 2, "--approve takes decisions as they are"),
        (("--suggested", "1.5", *TWO), 2, "Invalid value for '--suggested'"),
        (("--suggested", "many", *TWO), 2, "Invalid value for '--suggested'"),
    ],
)
def test_a_refused_decision_writes_nothing(
    project: Path, policy: Policy, change: str, words: tuple[str, ...], status: int, says: str
) -> None:
    before = tree(project)
    refused = policy("decide", NAME, change, *words)
    assert (refused.status, says in refused.err) == (status, True), refused.err
    assert tree(project) == before


@pytest.mark.parametrize(
    ("name", "says"),
    [("ffffffff", "no change here is called"), ("abc", "write 4 or more"), ("../x", "doesn't name a change")],
)
def test_an_unknown_change_is_refused(project: Path, policy: Policy, change: str, name: str, says: str) -> None:
    refused = policy("decide", NAME, name if not change.startswith("ffff") else "00000000", *MINOR, *TWO)
    assert refused.status == 2
    assert says in refused.err
    assert not (project / RECORD).exists()


def test_a_decision_is_void_when_its_text_changes_again(project: Path, policy: Policy, change: str) -> None:
    assert policy("decide", NAME, change, *MINOR, *TWO).status == 0
    edit(project / KEPT, NEW, "filed with care")
    assert draft(policy) == ("material", True)
    found = checked()
    assert found.status == 0
    assert f"{RECORD}:4:3: warning: this decision no longer fits any change: the text changed since" in found.out
    said = policy("freeze", NAME, "--yes").out
    assert f"Let a second person read it: policy approve {NAME} --by WHO." in said
    assert "1 decision fitted no change any more and was left out" in said
    assert f"change: sha256:{change}" not in (project / RECORD).read_text()
    assert checked().status == 0


def test_the_data_of_a_freeze_list_the_decisions_that_were_left_out(project: Path, policy: Policy, change: str) -> None:
    assert policy("decide", NAME, change, *MINOR, *TWO).status == 0
    edit(project / KEPT, NEW, "filed with care")
    decided(policy, NAME)
    (left_out,) = json.loads(policy("freeze", NAME, "--yes", "--format", "json").out)["left_out"]
    assert left_out["change"].startswith(f"sha256:{change}")
    assert (left_out["decided_level"], left_out["rationale"]) == ("minor", WHY)
    announced(policy, NAME)
    edit(project / KEPT, "filed with care", NEW)
    decided(policy, NAME)
    assert json.loads(policy("freeze", NAME, "--yes", "--format", "json").out)["left_out"] == []


def test_a_decision_holds_when_another_paragraph_changes(project: Path, policy: Policy, change: str) -> None:
    assert policy("decide", NAME, change, *MINOR, *TWO).status == 0
    text = (project / KEPT).read_text()
    head, fence, body = text.rpartition("---\n")
    (project / KEPT).write_text(f"{head}{fence}\nA paragraph of its own comes first now.\n{body}")
    (undecided,) = [one for one in listed(policy) if one["undecided"]]
    assert undecided["id"] != change
    assert policy("decide", NAME, undecided["id"], *MINOR, *TWO).status == 0
    assert draft(policy) == ("minor", False)
    assert (project / RECORD).read_text().count("change: sha256:") == 2


@pytest.mark.slow
def test_people_of_the_brand(project: Path, policy: Policy, change: str) -> None:
    people = "people:\n  - {id: ada, name: Ada Moreau, roles: [editor]}\n  - {id: kim, name: Kim Lind, roles: legal}\n"
    (project / BRAND).write_text((project / BRAND).read_text().partition("people:")[0] + people)
    refused = policy("decide", NAME, change, *MINOR, "--by", "kim", "--approved-by", "ada")
    assert (
        "ada can't approve a lower level: not of the role legal; decide it the other way round: --by ada" in refused.err
    )
    assert "--approved-by kim" in refused.err  # before: “ask kim”, who can't approve what kim decided
    refused = policy("decide", NAME, change, *MINOR, "--by", "adda", "--approved-by", "kim")
    assert "“adda” is not among the people of brand.yml; did you mean “ada”?" in refused.err
    assert policy("decide", NAME, change, *MINOR, "--by", "ada", "--approved-by", "kim").status == 0
    assert "Nothing to mend" in checked().out
    edit(project / BRAND, "roles: legal", "roles: operations")
    found = checked()
    assert found.status == 1
    assert "brand.yml lists nobody with the role legal" in found.out
    assert policy("freeze", NAME, "--yes").status == 1
    assert policy("build").status == 0  # what is wrong with a draft never stops the site
    edit(project / BRAND, "roles: operations", "roles: legal")
    assert "takes effect on 2026-12-01" in policy("freeze", NAME, "--yes").out
    edit(project / BRAND, "id: kim", "id: lou")  # who left has still decided
    assert "Nothing to mend" in checked().out


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("roles: [editor]", "roles: [boss]", "“roles” can't be “boss”"),
        (", name: Ada", ", nom: Ada", "“nom” is not a key"),
        ("id: ada", "id: kim", "the id “kim” stands twice"),
    ],
)
def test_the_list_of_people_is_read_strictly(project: Path, old: str, new: str, says: str) -> None:
    people = "people:\n  - {id: ada, name: Ada, roles: [editor]}\n  - {id: kim, name: Kim, roles: [legal]}\n"
    (project / BRAND).write_text((project / BRAND).read_text().partition("people:")[0] + people.replace(old, new))
    assert says in checked().out


def test_a_shorter_notice_is_never_lowered(tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(copied(tmp_path))
    promise = tmp_path / "policy_source/gluptron/privacy/sections/privacy-policy-updates.md"
    edit(promise, "days: 30", "days: 14")
    changes = json.loads(policy("decide", "gluptron/privacy", "--format", "json").out)
    (days,) = [one for one in changes if one["path"] == "notice/days"]
    refused = policy("decide", "gluptron/privacy", days["id"], *MINOR, *TWO, "--basis", "None")
    assert refused.status == 1
    assert "nobody can lower this" in refused.err


@pytest.fixture
def sale(tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> str:
    """A small policy whose draft begins to sell data, and the name of that change."""
    folder = tmp_path / "policy_source/tiny"
    (folder / "terms/sections").mkdir(parents=True)
    (folder / "brand.yml").write_text(f"name: Tiny\ntimezone: Etc/UTC\n{PEOPLE}")
    (folder / "terms/policy.yml").write_text("title: Terms\nkind: terms\nlanguage: en\nsections: [one]\n")
    section = folder / "terms/sections/one.md"
    section.write_text("---\ntype: sharing\ntitle: One\nfacts: {sale: never}\n---\nWords.\n")
    edit(folder / "brand.yml", "name", "brand: tiny\nname")
    monkeypatch.chdir(tmp_path)
    assert policy("freeze", "tiny/terms", "--yes").status == 0
    edit(section, "sale: never", "sale: opt_out")
    (one,) = json.loads(policy("decide", "tiny/terms", "--format", "json").out)
    assert one["level"] == "material+consent"
    return str(one["id"])


def test_what_needs_consent_is_lowered_with_a_reference_only(policy: Policy, sale: str) -> None:
    words = ("decide", "tiny/terms", sale, "--level", "material", "--because", WHY, *TWO)
    assert "only with a reference that allows it" in policy(*words).err
    for empty in ("None", "x", "the law", "as discussed"):  # before, any word was a reference
        assert "is no reference that allows to lower this" in policy(*words, "--basis", empty).err, empty
    assert policy(*words, "--basis", "The contract with each customer, and their order.").status == 0
    assert policy(*words, "--basis", "CCPA 1798.120, existing users asked in March").status == 0
    assert "material+consent → material" in policy(*words, "--basis", "CCPA 1798.120").out


def test_nothing_is_decided_of_a_first_version(project: Path, policy: Policy) -> None:
    (project / FOLDER / "versions/v001.md").unlink()
    assert "no change to decide on" in policy("decide", NAME).out


def test_no_flag_and_no_environment_variable_changes_a_verdict(
    project: Path, policy: Policy, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert project.is_dir()
    assert change
    expected = policy("diff", NAME).out
    for name in ("LEVEL", "POLICY_LEVEL", "POLICY_DIFF_LEVEL", "POLICY_FREEZE_LEVEL", "POLICY_FORCE", "CI", "DEBUG"):
        monkeypatch.setenv(name, "editorial")
    assert policy("diff", NAME).out == expected
    known = {
        "check": {"name", "published", "form"},
        "status": {"name", "form"},
        "diff": {"name", "on", "revises", "form"},
        "freeze": {"name", "effective", "on", "revises", "dry_run", "yes", "form"},
        "build": {
            "brands",
            "site",
            "docs",
            "jobs",
            "memo",
            "shard",
            "merge",
            "timings",
            "preview",
            "published",
            "form",
        },
        "notify": {
            "names",
            "audiences",
            "folder",
            "recipients",
            "ledger",
            "smtp_file",
            "connections",
            "rate",
            "number",
            "form",
        }
        | {"leave_out_bad", "conclude", "refused", "joined", "summary", "effective"},
    }
    for name in ("check", "freeze", "build", "notify"):
        known[name] |= {"rehearsal"}  # it marks what it records, and changes no verdict
    for name, options in known.items():
        command = group.policy.commands[name]
        assert {param.name for param in command.params} == options | {"root", "now"}, name
        assert not any(param.envvar for param in command.params)
    assert set(seal_commands._LEVELS) == {str(level) for level in Level}  # noqa: SLF001 -- a copy that keeps --help fast
    assert seal_commands._ENOUGH == ENOUGH  # noqa: SLF001 -- a copy that keeps --help fast
    assert "auto_envvar_prefix" not in group.policy.context_settings
