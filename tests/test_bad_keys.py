"""YAML that can't be read, keys that are missing, misspelt or hold what they can't: named at their place."""

from pathlib import Path

import pytest

from tests.bad_input import BRAND, INTRO, RETENTION, SHEET, Bad, named, put, replace
from tests.conftest import Policy

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


@pytest.mark.parametrize("bad", [*YAML, *KEYS], ids=lambda bad: bad.name)
def test_it_is_named_at_its_place_and_nothing_is_written(project: Path, policy: Policy, bad: Bad) -> None:
    named(project, policy, bad)
