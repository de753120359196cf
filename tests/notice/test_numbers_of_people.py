"""Numbers in what people say of a change: those of the texts, and what follows from them."""

from pathlib import Path

import pytest

from tests.conftest import Policy
from tests.small import NAME, keep
from tests.steps import checked, sealed


@pytest.mark.parametrize(
    ("summary", "named"),
    [
        ("We keep your account for 4 years, not 3.", "4 years"),
        ("From 4 to 5 years: we keep your account a little longer.", "4 to 5 years"),
        ("We keep your account for 5 years, and you may leave within 14 days.", "14 days"),
        ("We keep your account for five years, two years longer than before.", ""),
        ("We keep your account for 5 years. You have 30 days to object to it.", ""),
        ("In about a month, we will keep your account for 5 years, not for three.", ""),
        ("We keep your account for 60 months, not 36 months as we did until now.", ""),
        ("We keep your account for 5 years; orders are kept for 7 years, as before.", ""),
        ("We keep your account for longer: until 2031, not 2029, for most of you.", ""),
    ],
)
def test_a_summary_names_no_period_that_neither_text_states(
    tiny: Path, policy: Policy, summary: str, named: str
) -> None:
    """Before: “for 4 years, not 3” stood first in the notice of what goes from three to five, and `check` was clean."""
    keep(tiny, "account", 5)
    sealed(policy, NAME)
    assert policy("approve", NAME, "--by", "k-lind").status == 0
    assert policy("announce", NAME, "--by", "a-moreau", "--summary", summary).status == 0
    said = checked().out
    assert ("which neither text states" in said, f"names “{named}”" in said) == (bool(named),) * 2


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("This applies from January 4, 2029.", "January 4, 2029"),
        ("It does so from 2030 on.", "2030"),
        ("It does so from January 4, 2027.", ""),
        ("You can export your data until January 4, 2031.", ""),
        ("Until December 31, 2026, the former text applies.", ""),
        ("What you gave us in 2019 is kept until 2031.", ""),
    ],
)
def test_a_summary_names_no_later_day_than_that_of_the_version(
    tiny: Path, policy: Policy, words: str, named: str
) -> None:
    """Before: “from January 4, 2029” led the notice of what applies two years before."""
    keep(tiny, "account", 5)
    sealed(policy, NAME)
    assert policy("approve", NAME, "--by", "k-lind").status == 0
    summary = f"We keep your account for 5 years, not 3. {words}"
    assert policy("announce", NAME, "--by", "a-moreau", "--summary", summary).status == 0
    said = checked().out
    assert ("and it applies from 2027-01-04" in said, f"names “{named}”" in said) == (bool(named),) * 2
