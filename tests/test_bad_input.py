"""What editors, their programs and the hostile can do to a source: it is named at its place, nothing is written."""

import datetime
import os
import re
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import source
from generator.errors import Finding, PolicyError
from generator.model import digest
from generator.sealed import unseal
from tests.conftest import Policy, Result, edit
from tests.steps import published, sealed_and_announced

BRAND = "gluptron/brand.yml"
SHEET = "gluptron/privacy/policy.yml"
SECTIONS = "gluptron/privacy/sections"
INTRO = f"{SECTIONS}/introduction.md"
RETENTION = f"{SECTIONS}/data-retention-deletion.md"
CONTACT = f"{SECTIONS}/privacy-questions-contact.md"
SEALED = "gluptron/privacy/versions/v001.md"
RECORD = "gluptron/privacy/notices/v002.yml"
HEAD = "---\ntitle: Introduction\ntype: scope\n---\n\n"

Change = Callable[[Path], object]


@dataclass(frozen=True)
class Bad:
    """A change to the source folder, and what `policy check` says about it: where, what is wrong, how to mend it."""

    name: str
    change: Change
    at: str
    says: str
    mend: str


def put(file: str, content: str | bytes) -> Change:
    """Write a file."""

    def change(root: Path) -> None:
        path = root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)

    return change


def replace(file: str, old: str, new: str) -> Change:
    """Replace a text that stands in a file."""
    return lambda root: edit(root / file, old, new)


def prose(text: str) -> Change:
    """Give the introduction another text; it starts on line 6."""
    return put(INTRO, HEAD + text + "\n")


def link(name: str, to: str) -> Change:
    """Put a symbolic link in the place of whatever has the name."""

    def change(root: Path) -> None:
        path = root / name
        if path.is_dir():
            shutil.rmtree(path)
        path.unlink(missing_ok=True)
        path.symlink_to(to)

    return change


def gone(*names: str) -> Change:
    """Remove files."""

    def change(root: Path) -> None:
        for name in names:
            (root / name).unlink()

    return change


def both(*changes: Change) -> Change:
    """Make several changes."""
    return lambda root: [change(root) for change in changes]


def sealed_line(old: str, new: str) -> Change:
    """Replace a text in the sealed version."""
    return replace(SEALED, old, new)


YAML = (
    Bad(
        "a bracket is never closed",
        replace(SHEET, "language: en-US", "language: [en-US"),
        f"{SHEET}:5:9",
        "this is not valid YAML",
        "check the quotes, the colons and the indentation",
    ),
    Bad(
        "a quote is never closed",
        replace(BRAND, "name: Gluptron", "name: 'Gluptron"),
        f"{BRAND}:2:7",
        "this is not valid YAML",
        "check the quotes",
    ),
    Bad(
        "a colon in a value",
        replace(SHEET, "subtitle: Your", "subtitle: Yours: Your"),
        f"{SHEET}:2:16",
        "mapping values are not allowed",
        "check the quotes, the colons",
    ),
    Bad(
        "a key twice",
        replace(SHEET, "kind: privacy", "kind: privacy\nkind: terms"),
        f"{SHEET}:4:1",
        "the key “kind” stands twice, first on line 3",
        "keep one of them",
    ),
    Bad(
        "a key twice deep in facts",
        replace(RETENTION, "keep: 7 years\n", "keep: 7 years\n      keep: 8 years\n"),
        f"{RETENTION}:11:7",
        "the key “keep” stands twice, first on line 10",
        "keep one",
    ),
    Bad("a tab", replace(BRAND, "  days: 30", "\tdays: 30"), f"{BRAND}:7:1", "a tab stands here", "write spaces"),
    Bad(
        "a tab in front matter",
        replace(INTRO, "type: scope", "type:\tscope"),
        f"{INTRO}:3:6",
        "a tab stands here",
        "write spaces",
    ),
    Bad(
        "an anchor",
        replace(SHEET, "kind: privacy", "kind: &a privacy"),
        f"{SHEET}:3:7",
        "anchors (&) and aliases (*)",
        "put text with * or & in quotes",
    ),
    Bad(
        "a tag",
        replace(BRAND, "name: Gluptron", "name: !!python/name:os.system x"),
        f"{BRAND}:2:7",
        "tags (!) are not used",
        "in quotes",
    ),
    Bad(
        "two documents",
        replace(SHEET, "kind: privacy", "---\nkind: privacy"),
        f"{SHEET}:3:1",
        "a second YAML document",
        "keep one document",
    ),
    Bad("a list for keys", put(SHEET, "- title\n"), f"{SHEET}:1:1", "expected keys with values", "key: value"),
    Bad(
        "a merge key",
        replace(BRAND, "contact:\n", "contact:\n  <<: {a: b}\n"),
        f"{BRAND}:15:3",
        "“a name” can't be “<<”",
        "lower-case letters",
    ),
    Bad(
        "a list as a key",
        replace(BRAND, "contact:\n", "? [a, b]\n: c\ncontact:\n"),
        f"{BRAND}:14:3",
        "a key must be one word",
        "key: value",
    ),
    Bad("too deep", put(BRAND, "a: " + "[" * 900 + "]" * 900), f"{BRAND}:1:16", "nested more than", "flatten it"),
    Bad(
        "front matter never closed",
        put(INTRO, "---\ntype: scope\n\nText.\n"),
        f"{INTRO}:1:1",
        "never closed",
        "put a line ---",
    ),
    Bad(
        "no front matter",
        put(INTRO, "Text.\n"),
        f"{INTRO}:1:1",
        "the key “type” of a section is missing",
        "one of: scope, collection",
    ),
    Bad(
        "an escaped bidirectional character",
        replace(BRAND, "name: Gluptron", 'name: "Glup\\u202etron"'),
        f"{BRAND}:2:7",
        "invisible character U+202E",
        "remove it",
    ),
    Bad(
        "an escaped NUL",
        replace(SHEET, "title: Privacy Policy", 'title: "Privacy\\0Policy"'),
        f"{SHEET}:1:8",
        "invisible character U+0000",
        "remove it",
    ),
)

KEYS = (
    Bad(
        "a missing key",
        replace(BRAND, "name: Gluptron\n", ""),
        f"{BRAND}:1:1",
        "the key “name” of brand.yml is missing",
        "add “name:” with text",
    ),
    Bad(
        "a missing key of a fact",
        replace(RETENTION, "keep: 3 years, after", "after"),
        f"{RETENTION}:7:7",
        "the key “keep” of an item of “retention” is missing",
        "a duration such as “30 days”",
    ),
    Bad(
        "a misspelt key",
        replace(BRAND, "timezone:", "timezon:"),
        f"{BRAND}:5:1",
        "“timezon” is not a key of brand.yml",
        "did you mean “timezone”?",
    ),
    Bad(
        "a misspelt key of a section",
        replace(INTRO, "title:", "titel:"),
        f"{INTRO}:2:1",
        "“titel” is not a key of a section",
        "did you mean “title”?",
    ),
    Bad(
        "a misspelt fact",
        replace(INTRO, "  covers:", "  cover:"),
        f"{INTRO}:8:3",
        "“cover” is not a fact of a section of type scope",
        "did you mean “covers”?",
    ),
    Bad(
        "a fact of another type",
        replace(INTRO, "  covers:", "  respond_within: 3 days\n  covers:"),
        f"{INTRO}:8:3",
        "“respond_within” is not a fact",
        "it belongs in a section of type rights",
    ),
    Bad(
        "a number that is none",
        replace(BRAND, "days: 30", "days: thirty"),
        f"{BRAND}:7:9",
        "“days” can't be “thirty”",
        "a whole number from 0 to 365",
    ),
    Bad(
        "a huge number",
        replace(BRAND, "days: 30", f"days: {'9' * 6000}"),
        f"{BRAND}:7:9",
        "“days” can't be “9999",
        "a whole number from 0 to 365",
    ),
    Bad(
        "a list for a word",
        replace(SHEET, "kind: privacy", "kind: [privacy]"),
        f"{SHEET}:3:7",
        "“kind” can't be a list",
        "one of: privacy, cookies, terms, other",
    ),
    Bad(
        "a word for keys",
        replace(BRAND, 'colours:\n  primary: "#2f4a36"', "colours: green"),
        f"{BRAND}:12:10",
        "“colours” can't be “green”",
        "the keys primary, dark, indented below it",
    ),
    Bad(
        "a word for facts",
        put(INTRO, "---\ntype: scope\nfacts: some\n---\nText.\n"),
        f"{INTRO}:3:8",
        "“facts” holds no keys",
        "write facts below it",
    ),
    Bad(
        "a misspelt choice",
        replace(INTRO, "type: scope", "type: scpoe"),
        f"{INTRO}:3:7",
        "“type” can't be “scpoe”",
        "did you mean “scope”?",
    ),
    Bad(
        "nothing",
        replace(BRAND, "name: Gluptron", "name:"),
        f"{BRAND}:2:6",
        "“name” can't be nothing",
        "write text such as “Example”",
    ),
    Bad(
        "blank in quotes",
        replace(SHEET, "title: Privacy Policy", 'title: " "'),
        f"{SHEET}:1:8",
        "“title” can't be nothing",
        "text such as",
    ),
    Bad(
        "a colour", replace(BRAND, '"#2f4a36"', "green;}</style>"), f"{BRAND}:13:12", "“primary” can't be", "“#0b5fa5”"
    ),
    Bad(
        "a colour without quotes",
        replace(BRAND, '"#2f4a36"', "#2f4a36"),
        f"{BRAND}:13:11",
        "“primary” can't be nothing",
        "a colour in quotes",
    ),
    Bad(
        "a site",
        replace(BRAND, "https://gluptron.com", "javascript:alert(1)"),
        f"{BRAND}:4:7",
        "“site” can't be",
        "https://example.com",
    ),
    Bad(
        "a time zone",
        replace(BRAND, "America/New_York", "America/NewYork"),
        f"{BRAND}:5:11",
        "no time zone is called “America/NewYork”",
        "did you mean “America/New_York”?",
    ),
    Bad(
        "a time zone that is a path",
        replace(BRAND, "America/New_York", "../../../etc/passwd"),
        f"{BRAND}:5:11",
        "no time zone is called",
        "known here",
    ),
    Bad(
        "no time zone",
        replace(BRAND, "America/New_York", "unspecified"),
        f"{BRAND}:5:11",
        "no time zone is called “unspecified”",
        "known here",
    ),
    Bad(
        "an unspecified promise",
        replace(BRAND, "days: 30", "days: unspecified"),
        f"{BRAND}:7:9",
        "“days” can't be “unspecified”",
        "a whole number",
    ),
    Bad(
        "a language",
        replace(SHEET, "language: en-US", "language: '\"><script>'"),
        f"{SHEET}:4:11",
        "“language” can't be",
        "such as en, en-US or fr",
    ),
    Bad(
        "a duration",
        replace(RETENTION, "keep: 3 years", "keep: three years"),
        f"{RETENTION}:7:44",
        "“keep” can't be “three years”",
        "“30 days”",
    ),
    Bad(
        "a duration in a hurry",
        replace(RETENTION, "keep: 3 years", "keep: soon"),
        f"{RETENTION}:7:44",
        "“keep” can't be “soon”",
        "or “immediately”",
    ),
    Bad(
        "a value of several lines",
        replace(RETENTION, "keep: 7 years\n", "keep: |\n        a\n        b\n"),
        f"{RETENTION}:10:13",
        "“keep” can't be “a b”",
        "“30 days”",
    ),
    Bad(
        "an item without id",
        replace(RETENTION, "{id: account, data", "{data"),
        f"{RETENTION}:7:7",
        "the key “id” of an item of “retention” is missing",
        "add “id:”",
    ),
    Bad(
        "an id of two items",
        replace(RETENTION, "id: payment", "id: account"),
        f"{RETENTION}:15:8",
        "the id “account” stands twice in “retention”",
        "give each its own id",
    ),
)

SECTION_LISTS = (
    Bad(
        "two sections with one id",
        both(
            put("shared/introduction.md", HEAD + "Shared.\n"),
            replace(SHEET, "- introduction\n", "- introduction\n  - shared/introduction\n"),
        ),
        f"{SHEET}:7:5",
        "two sections have the id “introduction”",
        "rename one of the files",
    ),
    Bad(
        "an id that is not the file's name",
        replace(INTRO, "type: scope", "type: scope\nid: intro"),
        f"{INTRO}:4:5",
        "“id” says intro, the file is called introduction.md",
        "leave “id” out",
    ),
    Bad(
        "a section listed twice",
        replace(SHEET, "- introduction\n", "- introduction\n  - introduction\n"),
        f"{SHEET}:7:5",
        "“introduction” stands twice in “sections”",
        "keep one of them",
    ),
    Bad(
        "a section without a file",
        replace(SHEET, "- introduction", "- introductoin"),
        f"{SHEET}:6:5",
        "there is no file policy_source/gluptron/privacy/sections/introductoin.md",
        "did you mean “introduction”?",
    ),
    Bad(
        "a shared section without a file",
        replace(SHEET, "- introduction\n", "- introduction\n  - shared/cookies\n"),
        f"{SHEET}:7:5",
        "there is no file policy_source/shared/cookies.md",
        "restore the file, or remove this line",
    ),
    Bad(
        "a file without a place",
        put(f"{SECTIONS}/new.md", HEAD + "New.\n"),
        f"{SECTIONS}/new.md:1:1",
        "the section “new” is not in the list “sections:” of policy.yml",
        "add it there, or remove the file",
    ),
    Bad(
        "a section that is a path",
        replace(SHEET, "- introduction", "- ../../../outside"),
        f"{SHEET}:6:5",
        "“../../../outside” is not the id of a section",
        "write an id such as retention",
    ),
    Bad(
        "a shared section that is a path",
        replace(SHEET, "- introduction", "- shared/../brand"),
        f"{SHEET}:6:5",
        "is not the id of a section",
        "or shared/retention",
    ),
    Bad(
        "an absolute path",
        replace(SHEET, "- introduction", "- /etc/passwd"),
        f"{SHEET}:6:5",
        "is not the id of a section",
        "write an id",
    ),
    Bad(
        "a file name that is no id",
        put(f"{SECTIONS}/New Section.md", HEAD),
        f"{SECTIONS}/New Section.md:1:1",
        "“New Section.md” is not the name of a section",
        "lower-case letters, digits, hyphens, then .md",
    ),
    Bad("no policy.yml", gone(SHEET), f"{SHEET}:1:1", "there is no such file", "write it"),
)

WORDS = (
    Bad(
        "an unknown variable",
        prose("Call {{ brand.contact.telephone }}."),
        f"{INTRO}:6:6",
        "no value is called “brand.contact.telephone”",
        "did you mean “brand.contact.phone”?",
    ),
    Bad(
        "a variable on a later line",
        prose("One.\n\nTwo {{ facts.nothing }}."),
        f"{INTRO}:8:5",
        "no value is called “facts.nothing”",
        "known here",
    ),
    Bad("a variable that is never closed", prose("Call {{ brand.name."), f"{INTRO}:6:6", "never closed", "{{ name }}"),
    Bad(
        "a variable that is several values",
        prose("Call {{ brand.contact }}."),
        f"{INTRO}:6:6",
        "“brand.contact” is not a single value",
        "brand.contact.phone",
    ),
    Bad(
        "a variable that is unspecified",
        prose("We, {{ brand.legal_name }},"),
        f"{INTRO}:6:5",
        "“brand.legal_name” is unspecified",
        "state it where it is kept",
    ),
    Bad("raw HTML", prose("Some <b>bold</b> words."), f"{INTRO}:6:6", "HTML is not used here", "write it in Markdown"),
    Bad(
        "the same HTML again",
        prose("A <hr> here.\n\nOne more <hr> there."),
        f"{INTRO}:8:10",
        "HTML is not used",
        "Markdown",
    ),
    Bad("a script", prose("Text.\n\n<script>alert(1)</script>"), f"{INTRO}:8:1", "“<script>”", "between `backticks`"),
    Bad("an event handler", prose("<img src=x onerror=alert(1)>"), f"{INTRO}:6:1", "HTML is not used", "Markdown"),
    Bad("a comment", prose("Text <!-- for me --> here."), f"{INTRO}:6:6", "HTML is not used", "Markdown"),
    Bad(
        "a reference without target",
        prose("See [our terms][terms]."),
        f"{INTRO}:6:5",
        "the link reference “terms” has no target",
        "write [our terms](address)",
    ),
    Bad(
        "an image without words",
        prose("Look:\n\n![](https://example.com/x.png)"),
        f"{INTRO}:8:1",
        "an image without words",
        "write ![what it shows](address)",
    ),
    Bad(
        "a script as a link",
        prose("A [link](javascript:alert(1))."),
        f"{INTRO}:6:8",
        "not safe",
        "https:, mailto: or tel:",
    ),
    Bad("a heading too high", prose("Text.\n\n# Chapter"), f"{INTRO}:8:1", "a heading of level 1 or 2", "use ###"),
    Bad(
        "a link to no section",
        prose("See [rights](#your-data-right)."),
        f"{INTRO}:6:14",
        "no section is called “your-data-right”",
        "did you mean “your-data-rights”?",
    ),
    Bad(
        "the same link again",
        prose("[a](#gone)\nand [b](#gone)."),
        f"{INTRO}:7:9",
        "no section is called “gone”",
        "known here",
    ),
    Bad(
        "a link to no policy",
        prose("See [terms](policy:privcy)."),
        f"{INTRO}:6:13",
        "this brand has no policy “privcy”",
        "did you mean “privacy”?",
    ),
    Bad(
        "a link to no section of a policy",
        prose("See [it](policy:privacy#introductoin)."),
        f"{INTRO}:6:10",
        "no section of privacy is called “introductoin”",
        "did you mean “introduction”?",
    ),
    Bad(
        "a link to nowhere",
        prose("See [it](terms.html)."),
        f"{INTRO}:6:10",
        "the link “terms.html” leads nowhere",
        "a full address such as https://example.com",
    ),
    Bad("a link that leaves", prose("See [it](../../etc/passwd)."), f"{INTRO}:6:10", "leads nowhere", "full address"),
    Bad(
        "a link to another host in disguise",
        prose("See [it](//example.com)."),
        f"{INTRO}:6:10",
        "leads nowhere",
        "full",
    ),
)

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
    Bad("a byte order mark", put(INTRO, "\ufeff" + HEAD + "Text.\n"), f"{INTRO}:1:1", "byte order mark", "without BOM"),
    Bad(
        "Windows line ends",
        put(INTRO, (HEAD + "Text.\n").replace("\n", "\r\n")),
        f"{INTRO}:1:4",
        "Windows line ends (CR LF)",
        "Unix line ends (LF)",
    ),
    Bad("one Windows line end", put(INTRO, HEAD + "Text.\r\nMore.\n"), f"{INTRO}:6:6", "Windows line ends", "Unix"),
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
        "this file has 5.0 MB",
        "at most 0.5 MB can be worked with; split it",
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

DRAFT = YAML + KEYS + SECTION_LISTS + WORDS + FILES


def at_number(number: int, change: Callable[[str], str] = str) -> Change:
    """Seal a second version's place: a copy of the first under another number."""
    return lambda root: (root / SEALED).with_name(f"v{number:03}.md").write_text(change((root / SEALED).read_text()))


INTEGRITY = (
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
        r"'gl\udcff\n'",
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
        "a word of the text",
        sealed_line("At Gluptron, we believe", "At Gluptron, we know"),
        f"{SEALED}:2:1",
        "this sealed version was changed",
        "restore the file as it was",
    ),
    Bad(
        "a fact",
        sealed_line("keep: 3 years", "keep: 4 years"),
        f"{SEALED}:2:1",
        "was changed",
        "make the change in sections/",
    ),
    Bad(
        "the order of keys",
        sealed_line("kind: privacy\nlanguage: en-US", "language: en-US\nkind: privacy"),
        f"{SEALED}:11:1",
        "was changed",
        "restore",
    ),
    Bad(
        "its date",
        sealed_line("effective: '2025-01-15'", "effective: '2025-01-16'"),
        f"{SEALED}:2:1",
        "was changed",
        "restore",
    ),
    Bad(
        "a comment in it",
        sealed_line("kind: privacy", "kind: privacy  # ours"),
        f"{SEALED}:11:1",
        "was changed",
        "restore",
    ),
    Bad(
        "a sealed version with Windows line ends",
        lambda root: (root / SEALED).write_bytes((root / SEALED).read_bytes().replace(b"\n", b"\r\n")),
        f"{SEALED}:3:1",
        "was changed",
        "restore",
    ),
    Bad(
        "a sealed version with a byte order mark",
        lambda root: (root / SEALED).write_bytes(b"\xef\xbb\xbf" + (root / SEALED).read_bytes()),
        f"{SEALED}:1:1",
        "was changed",
        "restore",
    ),
    Bad(
        "a sealed version that is not UTF-8",
        lambda root: (root / SEALED).write_bytes((root / SEALED).read_bytes() + b"\xff"),
        f"{SEALED}:1:1",
        "was changed: it is not UTF-8",
        "restore",
    ),
    Bad("an empty sealed version", put(SEALED, ""), f"{SEALED}:1:1", "was changed", "restore"),
    Bad(
        "a sealed version of another policy",
        lambda root: shutil.copy(root / "sextrontgen/privacy/versions/v001.md", root / SEALED),
        f"{SEALED}:4:1",
        "was changed",
        "restore",
    ),
    Bad(
        "two files claim a number",
        at_number(2),
        "gluptron/privacy/versions/v002.md:1:1",
        "two files claim to be version 1 of gluptron/privacy",
        "keep the one that was sealed",
    ),
    Bad("another name of the same number", at_number(1, str.upper), SEALED + ":1:1", "was changed", "restore"),
    Bad(
        "a stray file among versions",
        put("gluptron/privacy/versions/v1.md", ""),
        "gluptron/privacy/versions/v1.md:1:1",
        "“v1.md” is not the name of a sealed version",
        "v001.md, v002.md",
    ),
    Bad(
        "a number in other digits",
        put("gluptron/privacy/versions/v٠٠٢.md", ""),
        "gluptron/privacy/versions/v٠٠٢.md:1:1",
        "is not the name of a sealed version",
        "v001.md, v002.md",
    ),
)


Snapshot = dict[str, bytes | str]


def snapshot(folder: Path) -> Snapshot:
    """Return every name below a folder: a file with its bytes, a link with its target, else its kind."""
    found: Snapshot = {}
    for path in folder.rglob("*"):
        if path.is_symlink():
            found[str(path)] = f"link to {path.readlink()}"
        elif path.is_file():
            found[str(path)] = path.read_bytes()
        else:
            found[str(path)] = "folder" if path.is_dir() else "other"
    return found


def said(result: Result, bad: Bad) -> None:
    """Assert that a command said where it is, what is wrong and how to mend it."""
    place = f"policy_source{'' if bad.at.startswith(':') else '/'}{bad.at}"
    lines = [line for line in result.said.splitlines() if line.startswith(f"{place}: ")]
    assert any(bad.says in line and bad.mend in line for line in lines), f"{place}: {bad.says}\n{result.said}"


@pytest.mark.parametrize("bad", [*DRAFT, *INTEGRITY], ids=lambda bad: bad.name)
def test_it_is_named_at_its_place_and_nothing_is_written(project: Path, policy: Policy, bad: Bad) -> None:
    root = project / "policy_source"
    bad.change(root)
    shutil.rmtree(root / "sextrontgen")
    before = snapshot(project)

    found = policy("check")
    assert found.status == 1
    said(found, bad)

    assert policy("freeze", "gluptron/privacy").status == 1
    if bad in INTEGRITY:
        for command in (["status"], ["diff", "gluptron/privacy"], ["build"], ["verify"]):
            assert policy(*command).status == 1
        assert policy("import", "README.md", "--brand", "gluptron", "--policy", "privacy").status in {1, 2}
    assert snapshot(project) == before


def test_a_bad_draft_does_not_stop_the_site(project: Path, policy: Policy) -> None:
    put(INTRO, b"\xff")(project / "policy_source")
    before = snapshot(project / "policy_source")
    assert policy("status").status == 0
    assert policy("diff", "gluptron/privacy").status == 1
    assert policy("verify").status == 0
    assert policy("build").status == 0
    assert snapshot(project / "policy_source") == before


def test_all_of_them_are_reported_at_once(project: Path, policy: Policy) -> None:
    """Mistakes in every file of a policy, each of another kind; what only follows from one of them is not said."""
    root = project / "policy_source"
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
    found = policy("check").out
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


# What was sealed.

TINY = {
    "tiny/brand.yml": "brand: tiny\nname: Tiny\ntimezone: Etc/UTC\n",
    "tiny/terms/policy.yml": "title: Terms\nsubtitle: Short\nkind: terms\nlanguage: en\nsections: [one, two]\n",
    "tiny/terms/sections/one.md": "---\ntype: other\ntitle: One\n---\nWords “of” *one*.\n\n- and\n- more\n",
    "tiny/terms/sections/two.md": (
        "---\ntype: retention\nfacts:\n  retention:\n    - {id: a, keep: 3 years}\n---\nTwo.\n"
    ),
}


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A source with one small policy of three versions, sealed and announced as the commands do it."""
    folder = tmp_path_factory.mktemp("tiny")
    for name, content in TINY.items():
        put(name, content)(folder)
    now = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    for words in ("Two.", "Three.", "Four."):
        edit(folder / "tiny/terms/sections/two.md", "Two.", words)
        published(folder, "tiny/terms", now)
        edit(folder / "tiny/terms/sections/two.md", words, "Two.")
        now += datetime.timedelta(days=100)
    return folder


def broken(content: bytes) -> bool:
    """Tell whether a sealed file with these bytes is found to be changed, at a place in it."""
    found: list[Finding] = []
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return True
    version = unseal(text, "tiny/terms", "v002.md", found)
    assert all(finding.place.path == "v002.md" and finding.remedy for finding in found)
    return version is None and bool(found)


def test_an_edit_of_any_byte_is_found(tiny: Path) -> None:
    sealed = (tiny / "tiny/terms/versions/v002.md").read_bytes()
    assert not broken(sealed)
    for at in range(len(sealed)):
        assert broken(sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :]), at
        assert broken(sealed[:at] + sealed[at + 1 :]), at
    lines = sealed.splitlines(keepends=True)
    for at, line in enumerate(lines):
        assert broken(b"".join([*lines[:at], *lines[at + 1 :]])), line
        assert broken(b"".join([*lines[:at], line, *lines[at:]])), line
        assert broken(b"".join([*lines[:at], line[:-1] + b" \n", *lines[at + 1 :]])), line
        assert broken(b"".join([*lines[:at], b"# note\n", *lines[at:]])), line
    for at in range(len(lines) - 1):
        exchanged = b"".join([*lines[:at], lines[at + 1], lines[at], *lines[at + 2 :]])
        assert exchanged == sealed or broken(exchanged), lines[at]


@given(st.data())
def test_any_bytes_put_in_a_sealed_file_are_found(tiny: Path, data: st.DataObject) -> None:
    sealed = (tiny / "tiny/terms/versions/v002.md").read_bytes()
    start = data.draw(st.integers(0, len(sealed)))
    end = data.draw(st.integers(start, len(sealed)))
    edited = sealed[:start] + data.draw(st.binary(max_size=20) | st.text(max_size=8).map(str.encode)) + sealed[end:]
    assert edited == sealed or broken(edited)


VERSIONS = "tiny/terms/versions"
NOTICES = "tiny/terms/notices"


def exchange(root: Path) -> None:
    """Give two versions each other's name."""
    one, other = root / VERSIONS / "v002.md", root / VERSIONS / "v003.md"
    kept = one.read_bytes()
    one.write_bytes(other.read_bytes())
    other.write_bytes(kept)


def resealed(root: Path) -> None:
    """Edit a version and give it a digest that fits: only the chain tells."""
    text = (root / VERSIONS / "v002.md").read_text().replace("Three.", "3.").encode().split(b"\n", 2)
    fitting = digest(text[0] + b"\n" + text[2]).encode()
    (root / VERSIONS / "v002.md").write_bytes(b"\n".join([text[0], b"digest: " + fitting, text[2]]))


def other_digest(root: Path) -> None:
    """Change the last digit of the digest that a record is about."""
    path = root / NOTICES / "v002.yml"
    line = path.read_text().split("\n")[2]
    edit(path, line, line[:-1] + ("0" if line[-1] != "0" else "1"))


ARCHIVES = (
    Bad(
        "two versions exchanged",
        exchange,
        f"{VERSIONS}/v002.md:1:1",
        "says that it is version 3; its name says 2",
        "v003.md",
    ),
    Bad(
        "a version in between removed",
        gone(f"{VERSIONS}/v002.md"),
        f"{VERSIONS}/v003.md:1:1",
        "version 2 of tiny/terms is missing",
        "an archive has no gaps",
    ),
    Bad(
        "the first version removed",
        gone(f"{VERSIONS}/v001.md"),
        f"{VERSIONS}/v002.md:1:1",
        "version 1 of tiny/terms is missing",
        "an archive has no gaps",
    ),
    Bad(
        "all but the last removed",
        gone(f"{VERSIONS}/v001.md", f"{VERSIONS}/v002.md"),
        f"{VERSIONS}/v003.md:1:1",
        "versions 1 to 2 of tiny/terms are missing",
        "no gaps",
    ),
    Bad(
        "a number twice",
        lambda root: shutil.copy(root / VERSIONS / "v002.md", root / VERSIONS / "v004.md"),
        f"{VERSIONS}/v004.md:1:1",
        "says that it is version 2",
        "v002.md",
    ),
    Bad(
        "an edited version sealed again",
        resealed,
        f"{VERSIONS}/v003.md:1:1",
        "was sealed after another version 2",
        "restore",
    ),
    Bad(
        "a record removed",
        gone(f"{NOTICES}/v002.yml"),
        f"{VERSIONS}/v002.md:1:1",
        "version 2 has no date on which it takes effect",
        "restore notices/v002.yml",
    ),
    Bad(
        "a date too early",
        replace(f"{NOTICES}/v002.yml", "'2026-05-13'", "'2026-05-11'"),
        f"{NOTICES}/v002.yml:15:3",
        "version 2 can't take effect on 2026-05-11, before 2026-05-12",
        "30 days of notice were promised; postpone it",
    ),
    Bad(
        "a date that is none",
        replace(f"{NOTICES}/v002.yml", "2026-05-13", "2026-02-30"),
        f"{NOTICES}/v002.yml:17:14",
        "“effective” can't be “2026-02-30”",
        "a date as YYYY-MM-DD",
    ),
    Bad(
        "a date beyond all dates",
        replace(f"{NOTICES}/v003.yml", "effective: '2026", "effective: '9999"),
        f"{NOTICES}/v003.yml:17:14",
        "“effective” can't be “9999",
        "a date as YYYY-MM-DD",
    ),
    Bad(
        "dates in another order",
        replace(f"{NOTICES}/v002.yml", "2026-05-13", "2029-05-14"),
        f"{NOTICES}/v003.yml:1:1",
        "version 3 starts on",
        "a later version takes effect on a later day",
    ),
    Bad(
        "a lower level",
        replace(f"{NOTICES}/v002.yml", "level: material", "level: editorial"),
        f"{NOTICES}/v002.yml:1:1",
        "this record says editorial, the changes of version 2 are material",
        "restore the record",
    ),
    Bad(
        "a record of another text",
        other_digest,
        f"{NOTICES}/v002.yml:1:1",
        "this record is about another text",
        "restore the record",
    ),
    Bad(
        "a record of another number",
        replace(f"{NOTICES}/v002.yml", "version: 2", "version: 3"),
        f"{NOTICES}/v002.yml:1:1",
        "this record says version 3; its name says 2",
        "restore the record",
    ),
    Bad(
        "a level that is none",
        replace(f"{NOTICES}/v002.yml", "level: material", "level: materiel"),
        f"{NOTICES}/v002.yml:4:8",
        "“level” can't be “materiel”",
        "did you mean “material”?",
    ),
    Bad(
        "a record that is no YAML",
        put(f"{NOTICES}/v002.yml", "{"),
        f"{NOTICES}/v002.yml:1:1",
        "not valid YAML",
        "check",
    ),
    Bad(
        "Windows line ends",
        lambda root: (root / VERSIONS / "v002.md").write_bytes(
            (root / VERSIONS / "v002.md").read_bytes().replace(b"\n", b"\r\n")
        ),
        f"{VERSIONS}/v002.md:3:1",
        "was changed",
        "restore",
    ),
)


@pytest.mark.slow
@pytest.mark.parametrize("bad", ARCHIVES, ids=lambda bad: bad.name)
def test_a_broken_archive_blocks_everything(project: Path, policy: Policy, tiny: Path, bad: Bad) -> None:
    root = project / "policy_source"
    shutil.rmtree(root)
    shutil.copytree(tiny, root)
    assert policy("check").status == 0
    bad.change(root)
    before = snapshot(project)
    found = policy("check")
    assert found.status == 1
    said(found, bad)
    for command in (["status"], ["diff"], ["freeze", "tiny/terms"], ["build"], ["verify"]):
        assert policy(*command).status == 1
    assert snapshot(project) == before


# What nobody thought of.

PLACES = (
    *("tiny/brand.yml", "tiny/terms/policy.yml", "tiny/terms/sections/one.md", "tiny/terms/sections/two.md"),
    *(f"{NOTICES}/v002.yml", f"{VERSIONS}/v002.md", "tiny/terms/sections/three.md", "shared/four.md"),
)
WORDS_OF_FILES = (
    *("brand", "name", "timezone", "Etc/UTC", "title", "kind", "terms", "language", "sections", "one", "type", "id"),
    *("facts", "retention", "other", "keep", "3 years", "version", "effective", "unspecified", "level"),
)
SIGNS = (
    *(
        ":",
        ": ",
        "\n",
        "\n  ",
        "- ",
        "[",
        "]",
        "{",
        "}",
        ",",
        "'",
        '"',
        "|",
        ">",
        "&a",
        "*a",
        "!!x ",
        "<<",
        "? ",
        "#",
        "~",
    ),
    *(
        "---\n",
        "...\n",
        "%YAML 1.1\n",
        "\t",
        "\0",
        "\ufeff",
        "\u2028",
        "\x85",
        "\u202e",
        '"\\ud800"',
        '"\\0"',
        "9" * 30,
    ),
    *("{{", "}}", "](", "![", "<", "`", "|-|\n", "=\n", "~~~\n", "\r\n", "é", "😀"),
)
texts = st.text() | st.lists(st.sampled_from(WORDS_OF_FILES + SIGNS), max_size=25).map("".join)
contents = st.binary(max_size=60) | texts.map(str.encode) | texts.map(lambda text: f"---\n{text}\n---\n{text}".encode())


@given(st.sampled_from(PLACES), contents, st.booleans())
def test_whatever_a_file_holds_it_is_findings(tiny: Path, file: str, content: bytes, keep: bool) -> None:  # noqa: FBT001
    path = tiny / file
    former = path.read_bytes() if path.is_file() else None
    try:
        put(file, (former or b"") + content if keep else content)(tiny)
        for finding in findings(tiny):
            assert finding.place.line >= 1
            assert finding.place.column >= 1
            assert finding.message.isprintable()
            assert finding.remedy.isprintable()
            assert finding.message
            assert finding.remedy
    finally:
        if former is None:
            path.unlink()
        else:
            path.write_bytes(former)


def findings(root: Path) -> tuple[Finding, ...]:
    """Return what is found in a source, whichever way it is told."""
    try:
        return source.load(root).findings
    except PolicyError as problem:
        return problem.findings


BIG = 60_000
HOSTILE_YAML = {
    "lists in lists": "a: " + "[" * BIG,
    "keys in keys": "{a: " * BIG,
    "keys below keys": "".join(f"{' ' * depth}a:\n" for depth in range(300)),
    "dashes": "- " * BIG,
    "the same key": "a: 1\n" * (BIG // 5),
    "unknown keys": "".join(f"name{number}: 1\n" for number in range(BIG // 12)),
    "tabs": "\ta\n" * (BIG // 3),
    "a long key": "a" * BIG + ": 1",
    "a long value": "timezone: " + "a/" * BIG,
    "laughs": "a: &a [x]\n" + "".join(f"a{n}: &a{n} [{', '.join(['*a'] * 9)}]\n" for n in range(1000)),
    "a long number": "notice:\n  days: " + "9" * BIG,
    "control characters": "\x01" * BIG,
    "quotes": "a: '" + "''" * BIG,
    "escapes": 'a: "' + "\\x41" * BIG + '"',
    "sections": "sections:\n" + "".join(f"- introduction-{n}\n" for n in range(BIG // 18)),
}
HOSTILE_MARKDOWN = {
    "brackets": "[" * BIG,
    "closed brackets": "[" * (BIG // 2) + "a" + "]" * (BIG // 2),
    "stars": "*" * BIG,
    "open stars": "*a " * (BIG // 3),
    "mixed stars": "a**b_" * (BIG // 5),
    "quotes": ">" * 1000 + " a",
    "quotes again": (">" * 1000 + " a\n") * (BIG // 1000),
    "lists": "- " * 1000 + "a",
    "lists below lists": "".join(f"{'  ' * depth}- a\n" for depth in range(240)),
    "one line": "a" * BIG,
    "a wide table": "|a" * 5000 + "|\n" + "|-" * 5000 + "|\n" + "|b" * 5000 + "|\n",
    "a wide table with short rows": "|a" * 2000 + "|\n" + "|-" * 2000 + "|\n" + "b|\n" * 5000,
    "backticks": "".join("`" * number + " " for number in range(300)),
    "comments": "<!--" * (BIG // 4),
    "tags": "<a " * (BIG // 3),
    "variables": "{{a}}" * (BIG // 5),
    "open variables": "{{" * (BIG // 2),
    "links to sections": "".join(f"[a](#b{n}) " for n in range(BIG // 12)),
    "links to one section": "[a](#introduction) " * (BIG // 18),
    "links to nowhere": "".join(f"[a](ä{n})\n" for n in range(BIG // 12)),
    "pictures": "![](" * (BIG // 4),
    "references": "[a][b] " * (BIG // 7),
    "definitions": "".join(f"[a{n}]: b\n" for n in range(BIG // 11)),
    "headings": "# a\n" * (BIG // 4),
    "entities": "&" * BIG,
    "backslashes": "\\" * BIG,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE_YAML)
def test_hostile_yaml_takes_no_longer(tiny: Path, tmp_path: Path, name: str) -> None:
    root = shutil.copytree(tiny, tmp_path / "source")
    for file, content in (
        ("tiny/brand.yml", HOSTILE_YAML[name]),
        ("tiny/terms/policy.yml", HOSTILE_YAML[name]),
        ("tiny/terms/sections/one.md", f"---\n{HOSTILE_YAML[name]}\n---\nText.\n"),
    ):
        put(file, content)(root)
    begin = time.process_time()
    assert findings(root)
    assert time.process_time() - begin < 6


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE_MARKDOWN)
def test_hostile_markdown_takes_no_longer(tiny: Path, tmp_path: Path, name: str) -> None:
    root = shutil.copytree(tiny, tmp_path / "source")
    put("tiny/terms/sections/one.md", f"---\ntype: other\n---\n{HOSTILE_MARKDOWN[name]}\n")(root)
    begin = time.process_time()
    findings(root)
    assert time.process_time() - begin < 6


HTML = "<i>&lt;\"'</i>"


def test_html_in_a_value_is_text_on_the_page(project: Path, policy: Policy, tiny: Path) -> None:
    root = project / "policy_source"
    shutil.rmtree(root)
    shutil.copytree(tiny, root)
    quoted = "'" + HTML.replace("'", "''") + "'"
    edit(root / "tiny/brand.yml", "name: Tiny", f"name: {quoted}\nlegal_name: {quoted}\nvalues:\n  x: {quoted}")
    edit(root / "tiny/terms/policy.yml", "title: Terms\nsubtitle: Short", f"title: {quoted}\nsubtitle: {quoted}")
    edit(root / "tiny/terms/sections/one.md", "title: One", f"title: {quoted}")
    edit(
        root / "tiny/terms/sections/two.md", "{id: a, keep: 3 years}", f"{{id: a, keep: 3 years, may_extend: {quoted}}}"
    )
    edit(root / "tiny/terms/sections/two.md", "Two.", "{{ brand.values.x }} | {{ facts.retention.a.may_extend }}")
    assert policy("check").status == 0
    sealed_and_announced(policy, "tiny/terms")
    assert policy("build").status == 0
    pages = [path.read_text() for path in (project / "site").rglob("*.html")]
    heard = re.compile(r"<i>(?=\[(?:inserted|removed): </i>|\]</i>|(?:Last|Next) change)")  # the redline's own words
    assert not any("<i>" in heard.sub("", page) for page in pages)
    upcoming = (project / "site/tiny/terms/versions/4/index.html").read_text()
    assert "<p>&lt;i&gt;&amp;lt;&quot;'&lt;/i&gt; | &lt;i&gt;&amp;lt;&quot;'&lt;/i&gt;</p>" in upcoming
    assert '<p class="policy-subtitle">&lt;i&gt;&amp;lt;&quot;&#x27;&lt;/i&gt;</p>' in upcoming


def test_a_heading_without_text_is_a_warning(project: Path, policy: Policy) -> None:
    put(INTRO, HEAD)(project / "policy_source")
    found = policy("check")
    assert found.status == 0
    assert f"{INTRO}:5:1: warning: this section has no text, write it below the second ---" in found.out


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


def test_text_nested_too_deep_is_found(project: Path, policy: Policy) -> None:
    (project / "policy_source" / INTRO).write_text(HEAD + "> " * 90 + "Hidden.\n")
    found = policy("check")
    assert found.status == 1
    assert f"{INTRO}:6:1: error: this is nested so deep that it would not be shown" in found.out


def test_a_missing_version_with_a_record_is_missed(project: Path, policy: Policy) -> None:
    edit(project / "policy_source" / INTRO, "carefully", "with care")
    sealed_and_announced(policy, "gluptron/privacy")
    (project / "policy_source/gluptron/privacy/versions/v002.md").unlink()
    for command in ("check", "build", "verify", "freeze"):
        refused = policy(command, *(["gluptron/privacy"] if command == "freeze" else []))
        assert refused.status == 1
        assert "notices/v002.yml:1:1" in refused.said
        assert "version 2, which this record is about, is not there" in refused.said


@pytest.mark.parametrize(
    ("written", "says", "mend"),
    [
        ("{ brand.name }", "“{ brand.name }” is not filled in", "write {{ brand.name }}"),
        ("{{ facts.controler.address }}", "no value is called “facts.controler.address”", "“facts.controller.address”"),
        ("{{ fact.controller.address }}", "no value is called “fact.controller.address”", "“facts.controller.address”"),
        ("{{ brand.contact.fax }}", "in the brand.yml of gluptron", "did you mean"),
        ("Last updated: March 3, 2024", "a date is typed here", "the page prints its dates by itself"),
    ],
)
def test_what_readers_would_see_wrong_is_found(
    project: Path, policy: Policy, written: str, says: str, mend: str
) -> None:
    text = (project / "policy_source" / INTRO).read_text()
    (project / "policy_source" / INTRO).write_text(f"{text}\n{written}\n")
    found = policy("check").out
    assert says in found
    assert mend in found


@pytest.mark.parametrize(
    ("was", "says"),
    [("childrens-privcy", "did you mean “childrens-privacy”?"), ("introduction", "names a section that still exists")],
)
def test_a_former_id_is_checked(project: Path, policy: Policy, was: str, says: str) -> None:
    folder = project / "policy_source/gluptron/privacy"
    (folder / "sections/childrens-privacy.md").rename(folder / "sections/young-people.md")
    edit(folder / "policy.yml", "childrens-privacy", "young-people")
    edit(folder / "sections/young-people.md", "---\n", f"---\nwas: {was}\n")
    found = policy("check")
    assert found.status == 1
    assert says in found.out


def test_a_promise_of_notice_in_two_places_is_compared(project: Path, policy: Policy) -> None:
    edit(project / "policy_source/gluptron/brand.yml", "days: 30", "days: 3")
    found = policy("check")
    assert found.status == 0
    assert "the text promises 30 days' notice, brand.yml 3" in found.out
