"""Numbers in what people say of a change: those of the texts, and what follows from them."""

from pathlib import Path

import pytest

from tests.conftest import Policy, edit
from tests.small import FOLDER, KEPT, NAME, first_sealed, in_draft, keep
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


PRICED = """---
title: What it costs
type: terms
facts:
  price:
    - {id: sale, amount: 1.20, currency: GBP}
    - {id: shop, amount: 9.00, currency: GBP, period: 1 month}
---
A sale costs £1.20, a shop £9 a month.
"""


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("From January on, a shop costs £12 a month instead of £9.", ""),
        ("A shop costs £12.00 a month, £3 more than before, and so £36 more a year.", ""),
        ("A shop costs £144 a year instead of £108, a third or 33 % more.", ""),
        ("A sale costs £1.50, up from £1.20, or 25% more; a stall stays at £1,100.", ""),
        ("A shop costs £12 a month, and we still take 5 % of tips.", ""),
        ("A shop costs £12 a month for those who sell for more than £1,000.", "£1,000"),
        ("A shop costs £12 a month. If you leave now, you pay £50.", "£50"),
        ("From January on, a shop costs £11 a month instead of £9.", "£11"),
        ("From January on, each shop costs you 10 % more.", "10 %"),
    ],
)
def test_a_summary_names_no_amount_that_neither_text_states(
    tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch, words: str, named: str
) -> None:
    """Before: “for those who sell for more than £1,000” narrowed a higher price, and no text says it."""
    tiny = in_draft(tmp_path, monkeypatch)
    asked = tiny / FOLDER / "sections/asked.md"
    asked.write_text(PRICED)
    edit(tiny / KEPT, "It's filed by hand.", "A stall costs £1,100, and we take 5 % of a tip.")
    first_sealed(policy)
    asked.write_text(PRICED.replace("1.20", "1.50").replace("9.00", "12.00").replace("£9", "£12"))
    sealed(policy, NAME)
    assert policy("approve", NAME, "--by", "k-lind").status == 0
    done = policy("announce", NAME, "--by", "a-moreau", "--summary", words)
    assert (done.status, f"names “{named}”, which neither" in done.said) == (0, bool(named)), done.said


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
