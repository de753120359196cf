"""Findings for people and for programs: one tuple, five drawings."""

import json
import xml.etree.ElementTree as ET
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from tests.conftest import Policy, edit

INTRODUCTION = "policy_source/gluptron/privacy/sections/introduction.md"
PLACE = f"{INTRODUCTION}:2:1"
WORDS = "“tilte” is not a key of a section; did you mean “title”?"


@pytest.fixture
def broken(project: Path) -> Path:
    edit(project / INTRODUCTION, "title:", "tilte:")
    return project


def test_text(broken: Path, policy: Policy) -> None:
    done = policy("check")
    assert done.status == 1
    assert done.out.split("\n") == [
        f"{PLACE}: error: {WORDS} [unknown-key]",
        "1 error, 0 warnings.",
        "",
    ]
    assert broken.is_dir()


def test_json(broken: Path, policy: Policy) -> None:
    (found,) = json.loads(policy("check", "--format", "json").out)
    assert found == {
        "path": INTRODUCTION,
        "line": 2,
        "column": 1,
        "severity": "error",
        "rule": "unknown-key",
        "message": "“tilte” is not a key of a section",
        "remedy": "did you mean “title”?",
    }
    assert broken.is_dir()


def test_github_annotations(broken: Path, policy: Policy) -> None:
    first = policy("check", "--format", "github").out.split("\n")[0]
    assert first == f"::error file={INTRODUCTION},line=2,col=1,title=unknown-key::{WORDS}"
    assert broken.is_dir()


def test_sarif(broken: Path, policy: Policy) -> None:
    done = policy("check", "--format", "sarif")
    assert done.status == 1
    log = json.loads(done.out)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["unknown-key"]
    (result,) = run["results"]
    assert result["message"] == {"text": WORDS}
    (location,) = result["locations"]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": INTRODUCTION},
        "region": {"startLine": 2, "startColumn": 1},
    }
    assert broken.is_dir()


def test_junit(broken: Path, policy: Policy) -> None:
    suite = ET.fromstring(policy("check", "--format", "junit").out)  # noqa: S314 -- our own output
    assert (suite.get("tests"), suite.get("failures")) == ("1", "1")
    failure = suite.find("testcase/failure")
    assert failure is not None
    assert failure.get("message") == f"{PLACE}: {WORDS}"
    assert broken.is_dir()


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif", "junit"])
def test_nothing_to_mend(project: Path, policy: Policy, form: str) -> None:
    done = policy("check", "--format", form)
    assert done.status == 0
    assert "error" not in done.out.replace("<testsuite", "").replace("errors", "")
    assert project.is_dir()


def test_the_facts_of_a_type_are_listed(project: Path, policy: Policy) -> None:
    shown = policy("facts", "retention").out
    assert "type: retention\n  retention: a list with one “- id: …” for each item\n    keep: a duration" in shown
    assert "(needed)" in shown
    everything = json.loads(policy("facts", "--format", "json").out)
    assert len(everything) == 14
    refused = policy("facts", "retension")
    assert refused.status == 2
    assert "did you mean “retention”?" in refused.err
    assert project.is_dir()


def test_the_notice_is_written_to_be_read(project: Path, policy: Policy) -> None:
    retention = project / "policy_source/gluptron/privacy/sections/data-retention-deletion.md"
    edit(retention, "id: account, data: [account], keep: 3 years", "id: account, data: [account], keep: 5 years")
    refused = policy("notify", "gluptron/privacy", "--dry-run", "out")
    assert refused.status == 2
    assert "no version of this policy is to come" in refused.err
    policy("freeze", "gluptron/privacy", "--yes")
    assert policy("notify", "gluptron/privacy", "--dry-run", "out").out == "Wrote out/gluptron-privacy-v002.eml\n"
    content = (project / "out/gluptron-privacy-v002.eml").read_bytes()
    letter = message_from_bytes(content, policy=default)
    plain = letter.get_body(("plain",))
    assert plain is not None
    mail = "".join(f"{name}: {value}\n" for name, value in letter.items()) + plain.get_content()
    for words in (
        "Subject: Gluptron: Privacy Policy changes on January 4, 2027",
        "Auto-Submitted: auto-generated",
        "(00:00, America/New_York)",
        "3 years → 5 years",
        "Below, [-this is removed-] and {+this is new+}.",
        "[-3-]{+5+} years",
        "* help@gluptron.com",
    ):
        assert words in " ".join(mail.split())
    assert max(map(len, content.split(b"\n"))) <= 79
