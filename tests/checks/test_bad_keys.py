"""Keys that are missing, misspelt or hold what they can't: named at their place."""

from pathlib import Path

import pytest

from tests.bad_input import BRAND, INTRO, RETENTION, SHEET, Bad, named, put, replace
from tests.steps import checked

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
        "“name” is empty",
        "write text such as “Example”",
    ),
    Bad(
        "blank in quotes",
        replace(SHEET, "title: Privacy Policy", 'title: " "'),
        f"{SHEET}:1:8",
        "“title” is empty",
        "text such as",
    ),
    Bad(
        "a colour", replace(BRAND, '"#2f4a36"', "green;}</style>"), f"{BRAND}:13:12", "“primary” can't be", "“#0b5fa5”"
    ),
    Bad(
        "a colour without quotes",
        replace(BRAND, '"#2f4a36"', "#2f4a36"),
        f"{BRAND}:13:11",
        "“primary” is empty",
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
        "a name with a comma",
        replace(BRAND, "name: A. Moreau", "name: Moreau, Ada"),
        f"{BRAND}:",
        "“Ada” is not a key of an item of “people”",
        'words with a comma stand in quotes: name: "Moreau, Ada"',
    ),
    Bad(
        "a time zone that is a path",
        replace(BRAND, "America/New_York", "../../../etc/passwd"),
        f"{BRAND}:5:11",
        "no time zone is called",
        "write its part of the world and the city after which it is called, such as Europe/Paris",
    ),
    Bad(
        "no time zone",
        replace(BRAND, "America/New_York", "unspecified"),
        f"{BRAND}:5:11",
        "no time zone is called “unspecified”",
        "write its part of the world and the city after which it is called, such as Europe/Paris",
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
        "such as en-GB, de-AT or fr",
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


@pytest.mark.parametrize("bad", KEYS, ids=lambda bad: bad.name)
def test_it_is_named_at_its_place_and_nothing_is_written(project: Path, bad: Bad) -> None:
    named(project, bad)


def test_a_missing_list_of_sections_is_one_finding(project: Path) -> None:
    path = project / "policy_source" / SHEET
    path.write_text(path.read_text().partition("sections:")[0])
    found = checked().out
    assert "the key “sections” of policy.yml is missing" in found
    assert "1 error, 0 warnings" in found
