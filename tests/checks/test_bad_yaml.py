"""YAML that can't be read: a sign that is missing or stands where it can't, named at its place."""

from pathlib import Path

import pytest

from tests.bad_input import BRAND, INTRO, RETENTION, SHEET, Bad, named, put, replace
from tests.conftest import edit
from tests.steps import checked

KEPT = "---\ntitle: Introduction\ntype: retention\nfacts:\n  retention:\n"
YAML = (
    Bad(
        "a bracket is never closed",
        replace(SHEET, "language: en-US", "language: [en-US"),
        f"{SHEET}:5:9",
        "“[” is opened and never closed",
        "write “]” where it ends",
    ),
    Bad(
        "a brace is never closed",
        put(INTRO, f"{KEPT}    - {{id: a, keep: 1 year\n    - {{id: b, keep: 2 years}}\n---\n\nText.\n"),
        f"{INTRO}:",
        "“{” is opened and never closed",
        "write “}” where it ends",
    ),
    Bad(
        "a comma is missing",
        put(INTRO, f"{KEPT}    - {{id: a keep: 1 year, after: collection}}\n---\n\nText.\n"),
        f"{INTRO}:",
        "a comma is missing before “keep”",
        "write “, keep: …”",
    ),
    Bad(
        "no space after a colon",
        replace(INTRO, "type: scope", "type:scope"),
        f"{INTRO}:",
        "a space is missing after the colon of “type”",
        "write “type: scope”",
    ),
    Bad(
        "no colon after a key with a list",
        put(INTRO, f"{KEPT[:-2]}\n    - {{id: a, keep: 1 year}}\n---\n\nText.\n"),
        f"{INTRO}:",
        "a colon is missing after “retention” on the line above",
        "write “retention:”",
    ),
    Bad(
        "no colon after a key with keys",
        put(INTRO, KEPT.replace("facts:", "facts") + "    - {id: a, keep: 1 year}\n---\n\nText.\n"),
        f"{INTRO}:",
        "a colon is missing after “facts” on the line above",
        "write “facts:”",
    ),
    Bad(
        "a line that stands too far in",
        put(INTRO, f"{KEPT}    - {{id: a, keep: 1 year}}\n      on_account_deletion: {{}}\n---\n\nText.\n"),
        f"{INTRO}:7:",
        "6 spaces stand before this line, and 0, 2 or 4 before those above it",
        "write as many as before the lines with which it belongs",
    ),
    Bad(
        "a line that stands not far enough in",
        put(INTRO, f"{KEPT}    - {{id: a, keep: 1 year}}\n on_account_deletion: {{}}\n---\n\nText.\n"),
        f"{INTRO}:7:",
        "one space stands before this line, and 0, 2 or 4 before those above it",
        "write as many",
    ),
    Bad(
        "a quote is never closed",
        replace(BRAND, "name: Gluptron", "name: 'Gluptron"),
        f"{BRAND}:2:7",
        "the quotes of “name” are opened and never closed",
        'write name: "Gluptron"',
    ),
    Bad(
        "a colon in a value",
        replace(SHEET, "subtitle: Your", "subtitle: Yours: Your"),
        f"{SHEET}:2:16",
        "“subtitle” holds a colon, so it needs quotes",
        'write subtitle: "Yours: Your',
    ),
    Bad(
        "a title with a colon",
        replace(INTRO, "title: Introduction", "title: Privacy: what we do"),
        f"{INTRO}:2:15",
        "“title” holds a colon, so it needs quotes",
        'write title: "Privacy: what we do"',
    ),
    Bad(
        "curled quotes around a title with a colon",
        replace(INTRO, "title: Introduction", "title: “Privacy: what we do”"),
        f"{INTRO}:2:16",
        "the quotes of “title” are curled",
        'write title: "Privacy: what we do"',
    ),
    Bad(
        "a title that begins with a word in curled quotes",
        replace(INTRO, "title: Introduction", "title: „Cookies“ und: mehr"),
        f"{INTRO}:2:",
        "“title” holds a colon, so it needs quotes",
        'write title: "„Cookies“ und: mehr"',
    ),
    Bad(
        "a straight quote that a curled one closes",
        replace(INTRO, "title: Introduction", 'title: "Privacy”'),
        f"{INTRO}:",
        "the quotes of “title” are curled",
        'write title: "Privacy"',
    ),
    Bad(
        "an apostrophe in a title between apostrophes",
        replace(INTRO, "title: Introduction", "title: 'Children's privacy'"),
        f"{INTRO}:",
        "an apostrophe stands in “title”",
        'write title: "Children\'s privacy"',
    ),
    Bad(
        "words in quotes at the start of a title",
        replace(INTRO, "title: Introduction", "title: 'Yours' and ours"),
        f"{INTRO}:2:",
        "an apostrophe stands in “title”",
        "write title: \"'Yours' and ours\"",
    ),
    Bad(
        "no space after the hyphen of an item with keys",
        put(INTRO, f"{KEPT}    -id: a\n      keep: 1 year\n---\n\nText.\n"),
        f"{INTRO}:6:5",
        "a space is missing after the hyphen of “-id”",
        "write “- id: a”",
    ),
    Bad(
        "no space after the hyphen of an item",
        put(SHEET, "title: T\nkind: privacy\nlanguage: en-US\nsections:\n  - introduction\n  -retention\n"),
        f"{SHEET}:6:3",
        "a space is missing after the hyphen of “-retention”",
        "write “- retention”",
    ),
    Bad(
        "an item further in than the one above it",
        put(INTRO, f"{KEPT}    - id: a\n      keep: 1 year\n      - id: b\n        keep: 2 years\n---\n\nText.\n"),
        f"{INTRO}:8:7",
        "6 spaces stand before this item of a list, and 4 before the one above it",
        "write as many",
    ),
    Bad(
        "two keys on one line",
        put(INTRO, "---\ntitle: Introduction\ntype: retention\nfacts: retention:\n    - id: a\n---\n\nText.\n"),
        f"{INTRO}:4:",
        "“facts” and “retention” stand on one line",
        "write “retention:” on a line of its own below, two spaces further in",
    ),
    Bad(
        "a no-break space after a colon",
        replace(INTRO, "title: Introduction", "title:\xa0Introduction"),
        f"{INTRO}:2:7",
        "a no-break space stands here",
        "write an ordinary space",
    ),
    Bad(
        "no-break spaces before a key",
        replace(BRAND, "  days: 30", "\xa0\xa0days: 30"),
        f"{BRAND}:7:1",
        "a no-break space stands here",
        "write an ordinary space",
    ),
    Bad(
        "empty lines above the front matter",
        put(INTRO, "\n\n---\ntitle: Introduction\ntype: scope\n---\n\nText.\n"),
        f"{INTRO}:3:1",
        "lines without words stand above ---",
        "remove these lines",
    ),
    Bad(
        "an em dash where the front matter opens",
        replace(INTRO, "---\ntitle", "—\ntitle"),
        f"{INTRO}:1:1",
        "the first line is — and not ---",
        "write three hyphens",
    ),
    Bad(
        "an em dash where the front matter ends",
        put(INTRO, "---\ntitle: Introduction\ntype: scope\n—\n\nText.\n"),
        f"{INTRO}:4:1",
        "the line — stands where --- ends the keys",
        "write three hyphens",
    ),
    Bad(
        "an em dash and a hyphen where the front matter ends, and a rule in the text",
        put(INTRO, "---\ntitle: Introduction\ntype: scope\n—-\n\nText.\n\n---\n\nMore.\n"),
        f"{INTRO}:4:1",
        "the line —- stands where --- ends the keys",
        "write three hyphens",
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


@pytest.mark.parametrize("bad", YAML, ids=lambda bad: bad.name)
def test_it_is_named_at_its_place_and_nothing_is_written(project: Path, bad: Bad) -> None:
    named(project, bad)


@pytest.mark.parametrize(
    ("written", "column", "says"),
    [
        ("title: Our #1 promise", 8, "warning: “#1 promise” is no part of the value: what stands behind # is a note"),
        ("title: #ours", 7, 'where readers should see it, write "#ours"; else put a space behind #'),
        ('title: "Our #1 promise"', 0, ""),
        ("title: Ours  # a note", 0, ""),
        ("title: C#x", 0, ""),
    ],
)
@pytest.mark.usefixtures("project")
def test_a_value_that_ends_at_a_sign_is_named(written: str, column: int, says: str) -> None:
    """Before: readers saw “Our” as the title, and `check` had nothing to mend."""
    edit(Path("policy_source", INTRO), "title: Introduction", written)
    found = [line for line in checked().out.split("\n") if "[cut-off]" in line]
    assert bool(found) is bool(says)
    assert not says or (found[0].startswith(f"policy_source/{INTRO}:2:{column}:") and says in found[0]), found
