"""The last moment at which notice can be given, and the day of a look, by the clocks of the brand's time zone."""

import datetime
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.brand import Brand, NoticePromise
from generator.notice.notice_duties import last_moment
from generator.notice.notice_period import earliest
from tests.conftest import Policy
from tests.situations import NAME, NOON, did, sealed, told
from tests.steps import SUMMARY

SECOND = datetime.timedelta(seconds=1)


# Daylight saving: New York's clocks go forward on 2026-03-08 and 2027-03-14, back on 2026-11-01.
LAST = [
    ("2026-03-23", "2026-02-21T04:00:00Z", "an hour lacks: 23:00 on 2026-02-20, not midnight"),
    ("2026-11-20", "2026-10-21T03:59:59Z", "an hour more: to the end of the day"),
    ("2027-01-04", "2026-12-05T04:59:59Z", "in winter: to the end of the day"),
]
NEW_YORK = Brand("example", "Example", "America/New_York", NoticePromise(), {})


@pytest.mark.parametrize(("effective", "expected"), [row[:2] for row in LAST], ids=[row[2] for row in LAST])
def test_the_last_moment_of_notice(effective: str, expected: str) -> None:
    last = last_moment(datetime.date.fromisoformat(effective), 30, NEW_YORK)
    assert last == datetime.datetime.fromisoformat(expected)


@given(
    st.dates(datetime.date(2024, 1, 1), datetime.date(2029, 12, 31)),
    st.integers(0, 60),
    st.sampled_from(["America/New_York", "Europe/Paris", "Etc/UTC", "Pacific/Apia", "Australia/Lord_Howe"]),
)
def test_the_last_moment_is_in_time_and_the_next_is_not(effective: datetime.date, days: int, zone: str) -> None:
    brand = replace(NEW_YORK, timezone=zone)
    last = last_moment(effective, days, brand)
    assert earliest(last, days, brand) <= effective < earliest(last + SECOND, days, brand)


def test_an_hour_that_lacks_is_said(project: Path, policy: Policy) -> None:
    sealed(project, policy, at="2026-12-01T12:00:00-05:00")
    did(policy("approve", NAME, "--by", "k-lind", "--now", f"2026-12-01{NOON}"))
    words = ("--by", "a-moreau", "--summary", SUMMARY, "--effective", "2027-03-29")
    did(policy("announce", NAME, *words, "--now", f"2026-12-01{NOON}"))
    (email, _) = json.loads(policy("due", NAME, "--format", "json", "--now", f"2027-02-26{NOON}").out)
    assert email["by"] == "2027-02-26"
    assert "After 23:00 that day, the 30 days of notice would not end before 2027-03-29." in email["what"]
    assert policy("due", NAME, "--now", "2027-02-26T23:00:00-05:00").status == 0
    assert policy("due", NAME, "--now", "2027-02-26T23:00:01-05:00").status == 1


def test_the_day_of_a_look_is_that_of_the_brand(project: Path, policy: Policy) -> None:
    told(project, policy)
    late_evening = "2026-12-02T04:59:00Z"  # still December 1 in New York
    assert json.loads(policy("due", NAME, "--format", "json", "--now", late_evening).out) == []
    assert policy("due", NAME, "--now", "2026-12-02T05:00:00Z").out.count("by 2026-12-02") == 1
