"""A draft is approved by the digest of its content, and sealing carries that over if the text is still the same."""

import json
import re
from pathlib import Path

import pytest

from generator import files
from generator.loading import policy_source
from generator.model.document import content_digest
from generator.model.policy import Policy as Item
from tests.conftest import Policy, edit
from tests.small import ANNOUNCE, KEPT, NAME, RECORD, in_force, keep, phases, refused
from tests.steps import checked

ROOT = Path("policy_source")


@pytest.fixture
def tiny(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, policy: Policy) -> Path:
    folder = in_force(tmp_path, policy, monkeypatch)
    keep(folder, "account", 5)
    return folder


def item() -> Item:
    return policy_source.load(ROOT).policy(NAME)


def content() -> str:
    draft = item().draft
    assert draft
    return content_digest(draft)


def approves(policy: Policy, digest: str, by: str = "k-lind") -> int:
    done = policy("approve", NAME, "--by", by, "--draft", digest)
    assert done.status == 0, done.said
    return done.status


def test_what_was_approved_as_a_draft_is_approved_when_it_is_sealed(tiny: Path, policy: Policy) -> None:
    approves(policy, content()[: len("sha256:") + 12])
    assert checked().out == "Nothing to mend.\n"
    assert "k-lind approved this text." in policy("freeze", NAME, "--dry-run").out
    said = policy("freeze", NAME, "--yes").out
    assert "k-lind approved this text as a draft. Then: policy announce tiny/terms --by" in said
    version = item().version(2)
    record = item().record(2)
    assert record
    assert [(one.by, one.digest) for one in record.approvals] == [("k-lind", version.digest)]
    assert [link.of for link in record.chain] == ["sealed", "approval 1"]
    assert "draft_approvals" not in (tiny / RECORD).read_text()
    assert phases()[-1] == "approved"
    assert policy(*ANNOUNCE).status == 0
    assert checked().status == 0


def test_an_approval_of_another_text_is_left_out(tiny: Path, policy: Policy) -> None:
    approves(policy, content())
    edit(tiny / KEPT, "by hand", "by machine")
    found = checked()
    assert (found.status, "k-lind approved another text of the draft" in found.out) == (0, True), found.out
    said = policy("freeze", NAME, "--dry-run").out
    assert "Left out: the approval of another text by k-lind." in said
    assert json.loads(policy("freeze", NAME, "--dry-run", "--format", "json").out)["approved_by"] == []
    assert policy("freeze", NAME, "--yes").status == 0
    refused(policy, tiny, "nobody approved the text of version 2", *ANNOUNCE)


def test_an_approval_of_the_text_is_none_of_the_promise(tiny: Path, policy: Policy) -> None:
    """Before: a lawyer approved the draft, `days` in brand.yml became 1, and the version was sealed as approved."""
    edit(tiny / "policy_source/tiny/brand.yml", "unreached", "notice: {days: 40}\nunreached")
    approves(policy, content())
    assert "k-lind approved this text." not in policy("freeze", NAME, "--dry-run").out
    found = checked()
    assert (found.status, "and the promise of notice in brand.yml changes with it" in found.out) == (0, True), found.out
    assert policy("freeze", NAME, "--yes").status == 0
    refused(policy, tiny, "nobody approved the text of version 2", *ANNOUNCE)
    assert policy("approve", NAME, "--by", "k-lind").status == 0
    assert policy(*ANNOUNCE).status == 0


def test_a_decision_meanwhile_keeps_the_approval_of_the_text(tiny: Path, policy: Policy) -> None:
    edit(tiny / KEPT, "by hand", "by machine")
    approves(policy, content())
    (one,) = [one["id"] for one in json.loads(policy("decide", NAME, "--format", "json").out) if one["undecided"]]
    words = ("--level", "minor", "--because", "It is filed all the same, and by whom is no promise.")
    assert policy("decide", NAME, one, *words, "--by", "a-moreau", "--approved-by", "k-lind").status == 0
    assert "k-lind approved this text." in policy("freeze", NAME, "--dry-run").out


@pytest.mark.parametrize(
    ("digest", "by", "says"),
    [
        ("sha256:0123456789abcdef", "k-lind", "the draft is not the text that was read: the digest of its content is"),
        ("sha256:", "k-lind", "doesn't say which text was read"),
        ("", "a-moreau", "a-moreau is not of the role legal; ask k-lind"),
        ("", "nobody", "“nobody” is not among the people of brand.yml"),
    ],
)
def test_what_is_no_approval_is_refused(tiny: Path, policy: Policy, digest: str, by: str, says: str) -> None:
    refused(policy, tiny, says, "approve", NAME, "--by", by, "--draft", digest or content())


def test_nobody_approves_a_text_twice_or_a_version_with_it(tiny: Path, policy: Policy) -> None:
    approves(policy, content())
    refused(
        policy, tiny, "k-lind has approved this text already", "approve", NAME, "--by", "k-lind", "--draft", content()
    )
    done = policy("approve", NAME, "--by", "k-lind", "--draft", content(), "--version", "2")
    assert done.status == 2
    assert "name one of them" in done.err


def test_an_approval_written_by_hand_says_nothing(tiny: Path, policy: Policy) -> None:
    approves(policy, content())
    edit(tiny / RECORD, "by: k-lind", "by: a-moreau")
    found = checked()
    assert (found.status, "“a-moreau” is not among the people of brand.yml with the role legal" in found.out) == (
        1,
        True,
    )
    assert not re.search("approved this text", policy("freeze", NAME, "--dry-run").out)


@pytest.mark.parametrize("sealed", [False, True])
def test_a_run_that_is_killed_loses_no_approval_that_was_of_the_draft(
    tiny: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch, *, sealed: bool
) -> None:
    """Killed before the version is there, the draft is as it was; killed after it, the version is to be approved."""
    approves(policy, content())
    real, seen = files.create, list[Path]()

    def killed(path: Path, text: bytes) -> None:
        seen.append(path)
        if sealed:
            real(path, text)
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(files, "create", killed)
        assert policy("freeze", NAME, "--yes").status == 1
    assert [(tiny / path).name for path in seen] == ["v002.md"]
    assert checked().status == 0
    if sealed:
        assert phases()[-1] == "in review"
    else:
        assert "k-lind approved this text." in policy("freeze", NAME, "--dry-run").out
        assert policy("freeze", NAME, "--yes").status == 0
        assert phases()[-1] == "approved"
