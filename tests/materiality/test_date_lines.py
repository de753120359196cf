"""A line that only says when a text is from clears where it stands above all that is said (L6), and nowhere else."""

import datetime

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.materiality.engine import flagged

NAMES = ("Privacy Policy", "Acme Privacy Notice", "Privacy & Cookies Policy (the “Policy”)", "TERMS OF SERVICE")
TOPICS = (
    "Prices",
    "Refund Policy",
    "Arbitration Agreement",
    "Changes to this Privacy Policy",
    "Questions about our Privacy Notice",
    "What our Terms of Service say",
    "Exceptions to the Cookie Policy",
    "Storage",
)
DATED = ("Last updated: {}", "Revised on {}.", "This policy was last changed on {}.", "Published: {}", "Version of {}")
EFFECTIVE = ("Effective: {}", "This privacy policy is effective as of {}.", "Effective date: {}", "In force since {}")
DEADLINES = (
    "Valid until {}",
    "Last day to object: {}",
    "Prices from {}",
    "Next review: {}",
    "The previous version applies until {}.",
    "Offer ends {}",
    "Last updated: {}, not in Norway",
    "Effective: {}, for new users",
)
DAY = "%-d %B %Y"
PAGE = "# Acme\n\n## Links\n\nWe link to friends.\n\n## {}\n\n{}\n\nWe store hats in Delft.\n\n## Size\n\nHats are big."
days = st.dates(datetime.date(2019, 1, 1), datetime.date(2029, 12, 31))
texts = st.sampled_from((*DATED, *EFFECTIVE, *DEADLINES))


def _flagged(heading: str, line: str, before: datetime.date, after: datetime.date) -> bool:
    old, new = (PAGE.format(heading, line.format(day.strftime(DAY))) for day in (before, after))
    return flagged(old, new)


@given(st.sampled_from(NAMES), st.sampled_from(DATED), days, days)
def test_a_date_under_the_name_of_the_document(
    name: str, line: str, before: datetime.date, after: datetime.date
) -> None:
    assert not _flagged(name, line, before, after)


@given(st.sampled_from(NAMES), st.sampled_from(EFFECTIVE), days, days)
def test_a_day_of_effect_never_moves_back(name: str, line: str, before: datetime.date, after: datetime.date) -> None:
    assert _flagged(name, line, before, after) == (after < before)


@given(st.sampled_from(NAMES), st.sampled_from(DEADLINES), days, days)
def test_another_day_is_none_of_the_text(name: str, line: str, before: datetime.date, after: datetime.date) -> None:
    assume(before != after)
    assert _flagged(name, line, before, after)


@given(st.sampled_from(TOPICS), texts, days, days)
def test_a_date_under_another_heading(topic: str, line: str, before: datetime.date, after: datetime.date) -> None:
    assume(before != after)
    assert _flagged(topic, line, before, after)


@given(st.sampled_from(NAMES), texts, days, days)
def test_a_date_below_what_is_said(name: str, line: str, before: datetime.date, after: datetime.date) -> None:
    assume(before != after)
    assert _flagged(name, f"We sell hats.\n\n{line}", before, after)
    assert _flagged(name, f"- We sell hats.\n- {line}", before, after)


@given(st.sampled_from(("Effective date", "In force since", "Effective as of")), days, days)
def test_a_day_of_effect_under_its_title_never_moves_back(
    title: str, before: datetime.date, after: datetime.date
) -> None:
    assume(after < before)
    page = "# Policy\n\n## {}\n\n{}\n\n## Storage\n\nWe store hats in Delft."
    old, new = (page.format(title, day.strftime(DAY)) for day in (before, after))
    assert flagged(old, new)
