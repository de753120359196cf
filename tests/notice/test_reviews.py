"""Reviews that people promised: recorded, read back strictly, and missed where they lack."""

import datetime
import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from generator.loading import policy_source
from generator.notice import reviews
from generator.schema import durations
from tests.conftest import Policy
from tests.situations import FOLDER, NAME, NOON, did, loaded_at, minor, told
from tests.steps import checked


def test_a_review_is_recorded_and_read_back(project: Path, policy: Policy) -> None:
    did(policy("review", NAME, "--by", "k-lind", "--now", f"2026-12-01{NOON}"))
    done = policy(
        "review", NAME, "--by", "a-moreau", "--because", "We do\nas we  say: ‘x’", "--now", f"2027-05-31{NOON}"
    )
    assert done.out == (
        f"Reviewed {NAME} version 1 on 2027-05-31: {FOLDER}/reviews.yml\n  the next review is due by 2028-05-31\n"
    )
    version = policy_source.load(Path("policy_source")).policy(NAME).versions[0]
    assert (project / f"{FOLDER}/reviews.yml").read_text() == (
        f"{reviews.HEAD}reviews:\n"
        f"- by: k-lind\n  date: '2026-12-01'\n  version: 1\n  digest: {version.digest}\n"
        f"- by: a-moreau\n  date: '2027-05-31'\n  version: 1\n  digest: {version.digest}\n"
        f"  because: 'We do as we say: ‘x’'\n"
    )
    assert policy("check", "--now", f"2027-05-31{NOON}").status == 0
    listed = json.loads(
        policy("review", NAME, "--by", "a-moreau", "--now", f"2027-06-01{NOON}", "--format", "json").out
    )
    assert (listed["version"], listed["date"], listed["next_by"]) == (1, "2027-06-01", "2028-06-01")


def test_an_overdue_review_fails_due_and_nothing_else(both: Path, policy: Policy) -> None:
    """The text applies since 2025-01-15 and promises a yearly review; bringing and sealing it was none."""
    for day, status in (("2026-01-15", 0), ("2026-01-16", 1), ("2027-12-22", 1)):
        assert policy("due", NAME, "--now", f"{day}{NOON}").status == status, day
    said = policy("due", "--now", f"2026-12-01{NOON}").out
    assert "OVERDUE since 2026-01-15" in said
    assert "the text promises reviews, not how often" in said  # of the other brand
    assert "review" not in policy("check", "--now", f"2027-12-21{NOON}").out
    loaded = policy_source.load(Path("policy_source"), now=datetime.datetime.fromisoformat(f"2027-12-22{NOON}"))
    assert loaded.findings == ()  # so that a build goes on
    minor(both, policy)
    assert policy("due", NAME, "--now", f"2026-12-21{NOON}").status == 1  # sealing is no review
    did(policy("review", NAME, "--by", "k-lind", "--now", f"2026-12-21{NOON}"))
    assert policy("due", NAME, "--now", f"2026-12-21{NOON}").status == 0


def test_a_promise_of_fewer_reviews_does_not_count_before_it_applies(project: Path, policy: Policy) -> None:
    item = loaded_at(told, project, policy).policy(NAME)
    newest = item.versions[1]
    rarely = tuple(
        replace(one, facts={**one.facts, "review_every": "5 years"}) if one.type == "changes" else one
        for one in newest.document.sections
    )
    relaxed = replace(newest, document=replace(newest.document, sections=rarely))
    item = replace(item, versions=(item.versions[0], relaxed))
    assert reviews.review_by(item, datetime.date(2027, 1, 3)) == datetime.date(2026, 1, 15)
    assert reviews.review_by(item, datetime.date(2027, 1, 4)) == datetime.date(2030, 1, 15)


def test_the_text_in_force_is_reviewed_and_not_one_to_come(project: Path, policy: Policy) -> None:
    """Before: reading the announced text counted as the review of the one that applies to readers."""
    told(project, policy)
    did(policy("review", NAME, "--by", "k-lind", "--now", f"2026-12-20{NOON}"))
    assert "version: 1" in (project / f"{FOLDER}/reviews.yml").read_text()
    newest = policy_source.load(Path("policy_source")).policy(NAME).versions[1]
    written = f"{reviews.HEAD}reviews:\n- {{by: k-lind, date: 2026-12-20, version: 2, digest: '{newest.digest}'}}\n"
    (project / f"{FOLDER}/reviews.yml").write_text(written)  # as earlier programs recorded it
    found = checked(f"2026-12-20{NOON}")
    assert (found.status, "of version 2, which did not apply yet on 2026-12-20" in found.out) == (0, True), found.out
    assert "OVERDUE since 2026-01-15" in policy("due", NAME, "--now", f"2026-12-20{NOON}").out
    did(policy("review", NAME, "--by", "k-lind", "--now", f"2027-01-04{NOON}"))  # from its day on
    assert "a review of version 2, which" in checked(f"2027-01-04{NOON}").out
    assert "OVERDUE since 2026-01-15" not in policy("due", NAME, "--now", f"2027-01-04{NOON}").out


def test_without_a_text_in_force_nothing_is_reviewed(project: Path, policy: Policy) -> None:
    shutil.rmtree(project / f"{FOLDER}/versions")
    (project / f"{FOLDER}/promised.yml").unlink()
    did(policy("freeze", NAME, "--yes", "--effective", "2027-02-01"))
    refused = policy("review", NAME, "--by", "k-lind")
    assert (refused.status, "no version is in force" in refused.err) == (1, True), refused.said
    did(policy("review", NAME, "--by", "k-lind", "--now", f"2027-02-01{NOON}"))


AFTER = [
    ("2028-02-29", "1 year", "2029-02-28"),
    ("2028-02-29", "4 years", "2032-02-29"),
    ("2026-11-30", "3 months", "2027-02-28"),
    ("2026-12-15", "1 month", "2027-01-15"),
    ("2026-12-15", "30 days", "2027-01-14"),
    ("2026-12-15", "2 weeks", "2026-12-29"),
    ("2026-12-15", "25 hours", "2026-12-17"),
    ("2026-12-15", "9999 years", "9999-12-31"),
]


@pytest.mark.parametrize(("day", "length", "expected"), AFTER)
def test_periods_of_review_follow_the_calendar(day: str, length: str, expected: str) -> None:
    parsed = durations.parse(length)
    assert parsed is not None
    assert reviews.after(datetime.date.fromisoformat(day), parsed).isoformat() == expected


@pytest.mark.parametrize(
    ("words", "now", "said"),
    [
        (("--by", "…"), "2026-12-01", "it is not said who does this"),
        (("--by", "k-lind"), "2026-12-01", "k-lind has reviewed version 1 today"),
        (("--by", "a-moreau"), "2026-11-30", "this is recorded of 2026-12-01 05:00:00 UTC, after now"),
        (("--by", "a-moreau"), "2026-11-20", "this is recorded of 2026-12-01 05:00:00 UTC, after now"),
        (("--by", "a-moreau", "--because", "hidden \u200f mark"), "2026-12-01", "U+200F"),
    ],
)
def test_a_review_that_can_not_be_is_refused(
    project: Path, policy: Policy, words: tuple[str, ...], now: str, said: str
) -> None:
    did(policy("review", NAME, "--by", "k-lind", "--now", f"2026-12-01{NOON}"))
    before = (project / f"{FOLDER}/reviews.yml").read_bytes()
    refused = policy("review", NAME, *words, "--now", f"{now}{NOON}")
    assert refused.status == 1
    assert said in refused.err
    assert (project / f"{FOLDER}/reviews.yml").read_bytes() == before


@pytest.mark.usefixtures("project")
def test_only_people_of_the_brand_review(policy: Policy) -> None:
    refused = policy("review", NAME, "--by", "k-lint")
    assert "“k-lint” is not among the people of brand.yml; did you mean “k-lind”?" in refused.err
    did(policy("review", NAME, "--by", "k-lind"))


DIGEST = "sha256:4d7aa00a6369c9e66e46fc9d735ef0d7bacac3be3fad0f69f09117ce14e301d2"
GOOD = f"- {{by: k-lind, date: 2026-12-01, version: 1, digest: '{DIGEST}'}}\n"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "reviews.yml:1:1: this file is empty"),
        ("reviews: []\n", "reviews.yml:1:10: “reviews” can't be a list"),
        ("reviews: soon\n", "reviews.yml:1:10: “reviews” can't be “soon”"),
        ("revews: x\n", "reviews.yml:1:1: “revews” is not a key of reviews.yml; did you mean “reviews”?"),
        ("- by: x\n", "reviews.yml:1:1: expected keys with values here"),
        ("reviews:\n- by\n", "reviews.yml:2:3: an item of “reviews” can't be “by”"),
        ("reviews:\n- {by: x}\n", "reviews.yml:2:3: the key “date” of “reviews” is missing"),
        (f"reviews:\n{GOOD.replace('2026-12-01', 'soon')}", "reviews.yml:2:22: “date” can't be “soon”"),
        (f"reviews:\n{GOOD.replace('version: 1', 'version: 7')}", "another text than version 7 of the archive"),
        (f"reviews:\n{GOOD.replace('4d7a', '4d7b')}", "another text than version 1 of the archive"),
        (f"reviews:\n{GOOD.replace('2026-12-01', '2026-11-20')}", "is older than version 1, sealed 2026-11-21"),
        (f"reviews:\n{GOOD}{GOOD.replace('2026-12-01', '2026-11-30')}", "stands after a later one (2026-12-01)"),
        ("reviews: [\n", "“[” is opened and never closed"),
    ],
)
def test_a_damaged_file_of_reviews_is_found_with_its_place(
    project: Path, policy: Policy, content: str, said: str
) -> None:
    (project / f"{FOLDER}/reviews.yml").write_text(content)
    result = checked()
    assert result.status == 1
    assert said in result.out.replace(": error:", ":")
    assert policy("review", NAME, "--by", "k-lind").status == 1
    assert (project / f"{FOLDER}/reviews.yml").read_text() == content


def test_a_review_of_the_future_counts_for_nothing(project: Path, policy: Policy) -> None:
    (project / f"{FOLDER}/reviews.yml").write_text(f"reviews:\n{GOOD.replace('2026-12-01', '2030-01-01')}")
    shown = policy("check", "--now", f"2027-11-22{NOON}")
    assert shown.status == 1
    assert "this review is dated 2030-01-01, which is still to come" in shown.out
    assert "OVERDUE since 2026-01-15" in policy("due", NAME, "--now", f"2027-11-22{NOON}").out


def test_a_link_in_the_place_of_reviews_is_found(project: Path) -> None:
    (project / f"{FOLDER}/reviews.yml").symlink_to(project / "elsewhere.yml")
    assert "this is a symbolic link" in checked().out
