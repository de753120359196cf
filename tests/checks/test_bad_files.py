"""Files and folders that are not what they should be: named at their place, and nothing is written."""

import os
import shutil
from pathlib import Path

import pytest

from tests.bad_input import (
    BRAND,
    CONTACT,
    HEAD,
    INTRO,
    RETENTION,
    SEALED,
    SECTIONS,
    SHEET,
    Bad,
    both,
    gone,
    link,
    named,
    prose,
    put,
    refused_by_all,
    replace,
    snapshot,
)
from tests.conftest import Policy
from tests.steps import checked

FILES = (
    Bad(
        "not UTF-8",
        put(INTRO, HEAD.encode() + "Text.\nÄä ".encode() + b"caf\xe9"),
        f"{INTRO}:7:7",
        "this file is not UTF-8 text (byte 0xe9)",
        "save it as UTF-8",
    ),
    Bad("UTF-16", put(INTRO, (HEAD + "Text").encode("utf-16")), f"{INTRO}:1:1", "not UTF-8", "or import the document"),
    Bad("an empty file", put(INTRO, ""), f"{INTRO}:1:1", "this file is empty", "write its text, or remove the file"),
    Bad("only blanks", put(SHEET, " \n\n  \n"), f"{SHEET}:1:1", "this file is empty", "write its text"),
    Bad("old Mac line ends", put(INTRO, HEAD + "Text.\rMore.\n"), f"{INTRO}:6:6", "an old Mac (CR)", "Unix"),
    Bad(
        "a bidirectional control character",
        prose("Pay 100 \u202e001 dollars."),
        f"{INTRO}:6:9",
        "a bidirectional control character stands here (U+202E)",
        "remove it",
    ),
    Bad(
        "an isolate in policy.yml",
        replace(SHEET, "Your Privacy", "Your \u2066Privacy"),
        f"{SHEET}:2:16",
        "a bidirectional control character stands here (U+2066)",
        "remove it",
    ),
    Bad("a NUL", prose("Ä\0b"), f"{INTRO}:6:2", "a control character stands here (U+0000)", "remove it"),
    Bad("a line separator", prose("a\u2028b"), f"{INTRO}:6:2", "a control character stands here (U+2028)", "remove it"),
    Bad(
        "5 MB",
        prose("word " * 1_000_000),
        f"{INTRO}:1:1",
        "this file has 5.0 MB, at most 0.5 MB can be worked with",
        "split it",
    ),
    Bad(
        "a folder for a file",
        both(gone(INTRO), lambda root: (root / INTRO).mkdir()),
        f"{INTRO}:1:1",
        "“introduction.md” is not the name of a section",
        "a section file",
    ),
    Bad(
        "a pipe for a file",
        both(gone(SHEET), lambda root: os.mkfifo(root / SHEET)),
        f"{SHEET}:1:1",
        "this is not a file",
        "put a file",
    ),
    Bad(
        "a section that is a symbolic link",
        link(INTRO, "/etc/passwd"),
        f"{INTRO}:1:1",
        "a symbolic link",
        "put the file",
    ),
)

STRUCTURE = (
    Bad("brand.yml is gone", gone(BRAND), f"{BRAND}:1:1", "there is no such file", "write it"),
    Bad("brand.yml is empty", put(BRAND, ""), f"{BRAND}:1:1", "this file is empty", "write its text"),
    Bad("brand.yml is a symbolic link", link(BRAND, "/etc/passwd"), f"{BRAND}:1:1", "a symbolic link", "put the file"),
    Bad("brand.yml is a device", link(BRAND, "/dev/zero"), f"{BRAND}:1:1", "a symbolic link", "put the file"),
    Bad("brand.yml is a link to itself", link(BRAND, "brand.yml"), f"{BRAND}:1:1", "a symbolic link", "put the file"),
    Bad("policy.yml is a symbolic link", link(SHEET, "/etc/passwd"), f"{SHEET}:1:1", "a symbolic link", "put the file"),
    Bad("sections is a symbolic link", link(SECTIONS, "/etc"), f"{SECTIONS}:1:1", "a symbolic link", "put the file"),
    Bad("a brand is a symbolic link", link("other", "/etc"), "other:1:1", "a symbolic link", "put the file"),
    Bad(
        "versions is a symbolic link",
        link("gluptron/privacy/versions", "/etc"),
        "gluptron/privacy/versions:1:1",
        "a symbolic link",
        "put the file",
    ),
    Bad("a sealed version is a symbolic link", link(SEALED, "/etc/passwd"), f"{SEALED}:1:1", "a symbolic link", "put"),
    Bad(
        "versions is a file",
        both(lambda root: shutil.rmtree((root / SEALED).parent), put("gluptron/privacy/versions", "")),
        "gluptron/privacy/versions:1:1",
        "“versions” is not a folder",
        "put a folder",
    ),
    Bad(
        "another brand inside",
        replace(BRAND, "brand: gluptron", "brand: sextrontgen"),
        f"{BRAND}:1:8",
        "“brand” says sextrontgen, the folder is called gluptron",
        "make them the same",
    ),
    Bad(
        "a brand's name",
        lambda root: (root / "gluptron").rename(root / "Glup tron"),
        "Glup tron:1:1",
        "the name of a brand can't be “Glup tron”",
        "rename the folder: lower-case letters",
    ),
    Bad(
        "a policy's name",
        lambda root: (root / "gluptron/privacy").rename(root / "gluptron/Privacy"),
        "gluptron/Privacy:1:1",
        "the name of a policy can't be “Privacy”",
        "rename the folder",
    ),
    Bad(
        "a name that is not text",
        lambda root: (root / os.fsdecode(b"gl\xff\n")).mkdir(),
        ":1:1",
        r"“gl\xff\n”",
        "rename it",
    ),
    Bad(
        "a misspelt folder",
        put("gluptron/privacy/version/v001.md", ""),
        "gluptron/privacy/version:1:1",
        "“version” is not expected here",
        "did you mean “versions”?",
    ),
    Bad(
        "notes beside the policy",
        put("gluptron/privacy/notes.md", "Ask Kim."),
        "gluptron/privacy/notes.md:1:1",
        "“notes.md” is not expected here",
        "keep it outside of the folder of a policy",
    ),
)


@pytest.mark.parametrize("bad", FILES, ids=lambda bad: bad.name)
def test_it_is_named_at_its_place_and_nothing_is_written(project: Path, bad: Bad) -> None:
    named(project, bad)


@pytest.mark.parametrize("bad", STRUCTURE, ids=lambda bad: bad.name)
def test_a_source_that_can_not_be_trusted_stops_everything(project: Path, bad: Bad) -> None:
    named(project, bad, everything=True)


@pytest.mark.parametrize("bad", [FILES[0], FILES[-1]], ids=lambda bad: bad.name)
def test_the_commands_name_a_bad_draft_and_seal_nothing(project: Path, policy: Policy, bad: Bad) -> None:
    refused_by_all(project, policy, bad)


@pytest.mark.parametrize("bad", [STRUCTURE[0], STRUCTURE[8]], ids=lambda bad: bad.name)
def test_every_command_stops_on_what_can_not_be_trusted(project: Path, policy: Policy, bad: Bad) -> None:
    refused_by_all(project, policy, bad, everything=True)


@pytest.mark.slow
def test_a_bad_draft_does_not_stop_the_site(project: Path, policy: Policy) -> None:
    put(INTRO, b"\xff")(project / "policy_source")
    before = snapshot(project / "policy_source")
    assert policy("status").status == 0
    assert policy("diff", "gluptron/privacy").status == 1
    assert policy("verify").status == 0
    assert policy("build").status == 0
    assert snapshot(project / "policy_source") == before


def test_all_of_them_are_reported_at_once(both: Path) -> None:
    """Mistakes in every file of a policy, each of another kind; what only follows from one of them is not said."""
    root = both / "policy_source"
    for change in (
        replace(BRAND, "days: 30", "days: many"),
        replace(SHEET, "kind: privacy", "kind: privat"),
        replace(INTRO, "  covers:", "  cover:"),
        replace(INTRO, "At Gluptron", "{{ At Gluptron"),
        replace(RETENTION, "keep: 3 years", "keep: soon"),
        replace(CONTACT, "48 hours", "two days"),
        replace(CONTACT, "Have questions", "<i>Have</i> questions"),
        replace(f"{SECTIONS}/your-data-rights.md", "type: rights", "tpye: rights"),
        put(f"{SECTIONS}/new.md", b"\xff"),
        replace(SEALED, "keep: 3 years", "keep: 4 years"),
        put("sextrontgen/privacy/policy.yml", "title: \t\n"),
        put("sextrontgen/privacy/sections/introduction.md", HEAD + "[a]( b)\n\n![](c)\n\n<u>\n"),
    ):
        change(root)
    found = checked().out
    for expected in (
        f"{BRAND}:7:9: error: “days” can't be “many”",
        f"{SHEET}:3:7: error: “kind” can't be “privat”",
        f"{INTRO}:8:3: error: “cover” is not a fact of a section of type scope",
        f"{INTRO}:12:1: error: {{{{ opens a value",
        f"{RETENTION}:7:44: error: “keep” can't be “soon”",
        f"{CONTACT}:9:17: error: “reply_within” can't be “two days”",
        f"{CONTACT}:12:1: error: HTML",
        f"{SECTIONS}/your-data-rights.md:3:1: error: “tpye” is not a key",
        f"{SECTIONS}/your-data-rights.md:2:1: error: the key “type” of a section is missing",
        f"{SECTIONS}/new.md:1:1: error: the section “new” is not in the list",
        f"{SEALED}:2:1: error: this sealed version was changed",
        "sextrontgen/privacy/policy.yml:1:8: error: a tab stands here",
        "sextrontgen/privacy/sections/introduction.md:8:1: error: an image without words",
        "sextrontgen/privacy/sections/introduction.md:10:1: error: HTML",
    ):
        assert f"policy_source/{expected}" in found, f"{expected}\n{found}"
    assert "no value is called" not in found
    assert "of type other" not in found


@pytest.mark.parametrize("name", ["policy_source", ".", "policy_source/gluptron", "build", "notes", "site_overrides/x"])
def test_the_site_never_takes_the_place_of_something_else(project: Path, policy: Policy, name: str) -> None:
    (project / "notes").mkdir()
    (project / "notes/thesis.txt").write_text("Years of work.\n")
    before = snapshot(project)
    refused = policy("build", "--site", name)
    assert refused.status == 2
    assert "would" in refused.err
    assert snapshot(project) == before


@pytest.mark.parametrize("now", ["9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z"])
@pytest.mark.parametrize("command", ["check", "status", "diff", "build"])
def test_moments_beyond_all_calendars_are_refused(project: Path, policy: Policy, command: str, now: str) -> None:
    refused = policy(command, "--now", now)
    assert refused.status == 2
    assert "is not a moment" in refused.err
    assert project.is_dir()
