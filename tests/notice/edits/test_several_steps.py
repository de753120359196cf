"""No way round the notice in several steps, each of which seems harmless (decisions/0012, “By small edits”)."""

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from generator.checks.verdicts import check_verdict_files
from generator.errors import Finding  # noqa: TC001 -- one import style
from generator.loading import policy_source
from generator.model.levels import Level
from tests.conftest import Policy, edit
from tests.notice.edits.drafts import TODAY, drafted, seal, section
from tests.small import KEPT, LATER, NAME, ROOT_OF
from tests.steps import announced, notified

ASKED = "policy_source/tiny/terms/sections/asked.md"


# A seal in the form of an earlier program


@pytest.mark.parametrize(("programs", "refused"), [(("1", ""), True), (("", "1"), False), (("1", "1"), False)])
def test_no_seal_of_an_earlier_program_follows_one_of_a_later(
    tiny: Path, programs: tuple[str, str], *, refused: bool
) -> None:
    """Before: a sealed file without program and verdicts was judged by the rules of earlier programs."""
    seal(section("other", "Words."))
    edit(tiny / KEPT, "It's", "It’s")
    seal(section("other", "Words."), None)
    item = policy_source.load(ROOT_OF).policy(NAME)
    sealed = [replace(one, program=name) for one, name in zip(item.versions, programs, strict=True)]
    found: list[Finding] = []
    check_verdict_files(replace(item, versions=tuple(sealed)), found)
    assert any("says nothing of the program" in one.message for one in found) is refused


# A decision that is used for another change


LISTS = "We never collect:\n\n- photos\n\nWe collect:\n\n- names\n"


@pytest.mark.parametrize(
    ("before", "never", "ours"),
    [
        (LISTS, "- photos\n- contacts", "- names\n- contacts"),
        ("### We never use\n\nPhotos.\n\n### We use\n\nNames.\n", "Photos.\n\nContacts.", "Names.\n\nContacts."),
        (
            "| We never use |\n|---|\n| photos |\n\nAnd:\n\n| We use |\n|---|\n| names |\n",
            "| photos |\n| x |",
            "| names |\n| x |",
        ),
    ],
)
@pytest.mark.usefixtures("tiny")
def test_a_decision_holds_for_the_place_of_its_words(before: str, never: str, ours: str) -> None:
    """Before: “- contacts” under “We never collect:” was decided, and moved under “We collect:” with that level."""
    seal(section("other", before))
    digests = []
    for words in (never, ours):
        old = words.split("\n", maxsplit=1)[0]
        digests.append({one.digest for one in drafted(section("other", before.replace(old, words, 1)))})
    assert digests[0]
    assert not digests[0] & digests[1]


CHANNELS = (
    "  channels:\n    - {{id: a, kind: email, value: {}@x.example, for: [rights]}}\n"
    "    - {{id: b, kind: form, value: 'https://x.example/{}', for: [rights]}}\n"
)


@pytest.mark.parametrize(("days", "expected"), [(1, Level.MATERIAL), (29, Level.MATERIAL), (32, Level.MINOR)])
def test_the_last_way_to_use_rights_does_not_go_in_two_steps(tiny: Path, days: int, expected: Level) -> None:
    """Before: one address today, the other one tomorrow, each minor since another way stayed."""
    asked = [section("contact", "Write.", CHANNELS.format(*both)) for both in ("ab", "zb", "zy")]
    (tiny / ASKED).write_text(asked[0])
    seal(section("other", "Words."))
    (tiny / ASKED).write_text(asked[1])
    seal(section("other", "Words."), None)
    (tiny / ASKED).write_text(asked[2])
    (found,) = drafted(section("other", "Words."), TODAY + datetime.timedelta(days=days))
    assert found.verdict.level is expected


@pytest.mark.parametrize(("other", "expected"), [("kept", Level.MATERIAL), ("asked", Level.MINOR)])
def test_a_notice_of_something_else_between_two_steps_ends_no_row_of_them(
    tiny: Path, policy: Policy, other: str, expected: Level
) -> None:
    """Before: between one address and the other one a longer period came into force, and the second was minor again.

    Where that notice is about the list of addresses itself, readers know it as it is now.
    """
    first, second, third = (section("contact", "Write.", CHANNELS.format(*both)) for both in ("ab", "zb", "zy"))
    rest = section("other", "Words.")
    (tiny / ASKED).write_text(first)
    seal(rest)
    kept = (tiny / KEPT).read_text()
    longer = kept.replace("orders, keep: 7 years", "orders, keep: 8 years")
    more = "    - {id: c, kind: email, value: c@x.example, for: [support]}\n    - {id: d, kind: post, value: At 1}\n"

    def with_more(asked: str) -> str:
        return asked.replace("---\nWrite.", f"{more}---\nWrite.") if other == "asked" else asked

    def write(asked: str, kept_text: str) -> None:
        (tiny / ASKED).write_text(asked)
        (tiny / KEPT).write_text(kept_text)

    write(with_more(first), longer)
    assert policy("freeze", NAME, "--yes").status == 0
    announced(policy, NAME, "--effective", "2027-01-05")
    notified(ROOT_OF, NAME)
    write(second, kept)
    assert policy("freeze", NAME, "--yes", "--on", "1", "--now", LATER).status == 0
    write(with_more(second), longer)
    assert policy("freeze", NAME, "--yes", "--revises", "2", "--now", LATER).status == 0
    announced(policy, NAME, at=LATER)
    write(with_more(third), longer)
    found = drafted(rest, datetime.datetime.fromisoformat("2027-01-06T12:00:00+00:00"))
    assert [one.verdict.level for one in found if one.change.path[:2] == ("channels", "b")] == [expected]


# What a revision takes back


RIGHTS = "  rights:\n    - {id: access}\n"


@pytest.mark.parametrize("mended", [False, True])
@pytest.mark.parametrize(
    ("dropped", "goes_on"),
    [("    - {id: erasure}\n", False), ("    - {id: export, limits: [law]}\n", False), ("", True)],
)
def test_what_was_announced_for_the_better_is_not_dropped_alone(
    tiny: Path, policy: Policy, dropped: str, *, goes_on: bool, mended: bool
) -> None:
    """Before: a longer period and a new right were announced; the right was dropped, and the period came on its day."""
    seal(section("rights", "We do what we do.", RIGHTS))
    edit(tiny / KEPT, "account, keep: 3 years", "account, keep: 5 years")
    edit(tiny / KEPT, "orders, keep: 7 years", "orders, keep: 8 years")
    drafted(section("rights", "We do what we do.", f"{RIGHTS}{dropped}"))
    assert policy("freeze", NAME, "--yes").status == 0
    announced(policy, NAME)
    notified(ROOT_OF, NAME)
    if mended:  # a comma of the text in force, so that the revision changes another version
        edit(tiny / KEPT, "It's", "It’s")
        announced_text = (tiny / KEPT).read_text()
        (tiny / KEPT).write_text(announced_text.replace("5 years", "3 years").replace("8 years", "7 years"))
        drafted(section("rights", "We do what we do.", RIGHTS))
        assert policy("freeze", NAME, "--yes", "--on", "1").status == 0
        (tiny / KEPT).write_text(announced_text)
    edit(tiny / KEPT, "orders, keep: 8 years", "orders, keep: 7 years")
    drafted(section("rights", "We do what we do.", RIGHTS))
    assert policy("freeze", NAME, "--yes", "--revises", "2").status == 0
    item = policy_source.load(ROOT_OF).policy(NAME)
    assert item.version(3 + mended).adds_nothing_to == (2 if goes_on else 0)
