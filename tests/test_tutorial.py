"""The first hour works as it is written: its commands, in their order, in an empty folder."""

import re
import shlex
from pathlib import Path

import pytest

from tests.conftest import ROOT, Policy
from tests.made_files import paragraph, word_file

TUTORIAL = (ROOT / "policy_source/README.md").read_text(encoding="utf-8")
STEPS = [line for block in re.findall(r"```sh\n(.*?)```", TUTORIAL, re.DOTALL) for line in block.splitlines()]
(PEOPLE,) = re.findall(r"```yaml\n(.*?)```", TUTORIAL, re.DOTALL)
(SECTION,) = re.findall(r"```markdown\n(.*?)```", TUTORIAL, re.DOTALL)
TEXT = Path("policy_source/example/privacy/sections/how-long-we-keep-data.md")


def word() -> bytes:
    title, body = re.search(r"title: (.*)\n(?:.*\n)*---\n\n(.*)\n", SECTION).groups()  # type: ignore[union-attr]
    return word_file(paragraph("Privacy Policy", style="Title"), paragraph(title, style="Heading1"), paragraph(body))


@pytest.mark.slow
def test_the_first_hour(tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("privacy.docx").write_bytes(word())
    said: dict[str, str] = {}
    for step in STEPS:
        words = shlex.split(step)
        assert words.pop(0) == "policy"
        if words[0] == "diff":  # step 5: somebody edits, before `check`
            assert "5 years" in TEXT.read_text()
        if words == ["freeze", "example/privacy", "--dry-run"]:  # step 6: people are written down
            with Path("policy_source/example/brand.yml").open("a") as file:
                file.write(PEOPLE)
        if words == ["freeze", "example/privacy", "--dry-run"]:
            assert "material" in policy("decide", "example/privacy").out
        done = policy(*words)
        assert done.status == 0, f"{step}\n{done.said}"
        said[step] = done.out
        if words[0] == "verify":
            TEXT.write_text(TEXT.read_text().replace("3 years", "5 years"))
        if words == ["check"]:
            assert "makes readers doubt" not in done.out
            assert "says in each address" not in done.out
    assert "material" in said["policy diff example/privacy"]
    page = (tmp_path / "site/example/privacy/index.html").read_text()
    assert "We keep accounts for 5 years instead of 3." in page
    assert "next" in said["policy status"]
    assert Path("for-counsel.docx").read_bytes().startswith(b"PK")


@pytest.mark.slow
def test_two_texts_that_applied_already(tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old").mkdir()
    (listed,) = re.findall(r"```text\n(file,.*?)```", TUTORIAL, re.DOTALL)
    (tmp_path / "old/dates.csv").write_text(listed)
    older, newer = (line.partition(",")[0] for line in listed.splitlines()[1:])
    (tmp_path / "old" / older).write_bytes(word())
    page = "<html><body><h1>Privacy Policy</h1><h2>How long we keep data</h2><p>{}</p></body></html>"
    (tmp_path / "old" / newer).write_text(page.format("We keep your account for 5 years after your last login. " * 9))
    spans = [
        " ".join(one.split()) for one in re.findall(r"`([^`]+)`", re.sub(r"```.*?```", "", TUTORIAL, flags=re.DOTALL))
    ]
    (look,) = (one for one in spans if "--as-versions" in one)
    (changes,) = (one for one in spans if "changes.docx" in one)
    begin = next(step for step in STEPS if "init" in step)
    for step in (begin, look):
        done = policy(*shlex.split(step)[1:])
        assert done.status == 0, f"{step}\n{done.said}"
    assert "5 years" in Path("preview/example/privacy/index.html").read_text()
    assert not Path("policy_source/example/privacy/versions").exists()
    for step in (look.removesuffix(" --preview preview"), "policy build", changes):
        done = policy(*shlex.split(step)[1:])
        assert done.status == 0, f"{step}\n{done.said}"
    assert "5 years" in Path("site/example/privacy/index.html").read_text()
    assert Path("site/example/privacy/versions/2/changes/index.html").is_file()
    assert Path("changes.docx").read_bytes().startswith(b"PK")


def test_the_section_that_it_shows_is_one(tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    init = next(shlex.split(step)[1:] for step in STEPS if "init" in step)
    assert policy(*init).status == 0
    path = Path("policy_source/example/privacy/sections/how-long-we-keep-it.md")
    path.write_text(SECTION)
    assert policy("check").status == 0
    assert str(path) not in policy("check").out
