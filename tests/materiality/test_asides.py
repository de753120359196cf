"""What states nothing by itself ranks low, and what is said again elsewhere, or leads to terms for some, doesn't."""

import pytest

from generator.materiality import score
from generator.materiality.features import asides
from generator.materiality.features.counted_words import countries
from generator.materiality.judge_changes import probability
from tests.materiality.engine import judged, whole

BASE = "We run a shop for garden tools.\n\nIt opens at nine."
ASIDES = [
    "For more information about how we process data of applicants and former staff, please see our Careers Notice.",
    "Please refer to the Acme Cookie Policy for details on cookies and tracking technologies.",
    "To learn how we store recordings of calls, see our help page.",
    "If you are located in Brazil, please contact us via e-mail: brazil@example.com.",
    "Please contact our desk at desk@example.com or call +49 30 1234567.",
    "This notice has been designed to be accessible to people with disabilities.",
]
STATED = [
    "For a list of third parties to whom we sell your data, see our page.",
    "For the purposes of health research, we use your pictures.",
    "Please contact us at desk@example.com only within ten days of an order.",
    "You must contact us at desk@example.com to see what we hold.",
    "By writing to desk@example.com you agree to the storage of your letter.",
    "We contact you at the e-mail address that you gave us, such as ann@example.com, about offers.",
    "We have updated our Privacy Policy to sell pictures.",
    "This notice is available only to members of the shop.",
    "See you in court, where you waive your right to a jury.",
    "Please do not contact us at desk@example.com about orders.",
]
NEWS = [
    "We have updated our July 18, 2024 Privacy Policy to tell how we combine records of devices.",
    "On May 4, 2024, we revised this notice to describe the storage of recordings.",
    "As part of our yearly look at all texts, we have revised these documents for better reading.",
    "In short, we added a few details about letters that you may get from us.",
    "We’ve also added a section on how recordings of calls are stored.",
    "The Privacy Policy was updated to describe how recordings of calls are combined.",
    "Refunds: The Terms now provide clearer details on refunds and the steps to ask for one.",
    "Updates to How We Use Personal Data section to modify language about recordings.",
]
NO_NEWS = [
    "We have added your details to the list of our partners.",
    "We added a section of our shop for children.",
    "The Terms now provide for arbitration of all claims.",
    "The Policy now includes you and those who live with you.",
    "This policy is changed by us with a notice of ten days.",
    "Our products now include a camera.",
    "Updates to the shop are sent to your phone.",
    "We have changed our partner for payments to a bank in Peru.",
    "The Terms have been accepted by you with the first order.",
    "We have simplified access for partners: they see your orders.",
    "Updates to our app to modify recordings are automatic.",
]
NO_ASIDES = [
    "To use the shop, visit us with your passport, of which we store a copy.",
    "We process what you read in our notice.",
    "See to it that your data is right.",
    "Call us when you like.",
    "This policy is available. We store recordings.",
    "Please see our page on how we process what you do not enter.",
]
SUPPLEMENTS = [
    "Please see our Addendum for users in South Korea for how we process data.",
    "For individuals in Norway, please refer to our Norway Privacy Notice for your rights.",
    "If you are a resident of Nevada, see our Consumer Data Privacy Policy.",
    "Our Camera Terms, which supplement this notice, apply too.",
]
NO_SUPPLEMENTS = [
    "Please refer to the Acme Cookie Policy for details.",
    "We take food supplements to Norway.",
    "These Terms are governed by the laws of Norway.",
    "You may read our Privacy Policy.",
    "See the article on the Norway Act for what it says.",
]


def _likelihood(said: str, *, comes: bool) -> float:
    old, new = (BASE, f"{BASE}\n\n{said}") if comes else (f"{BASE}\n\n{said}", BASE)
    return probability(judged(whole(old), whole(new)))


@pytest.mark.parametrize("said", ASIDES)
@pytest.mark.parametrize("comes", [True, False])
def test_what_only_leads_elsewhere_or_tells_of_the_text_ranks_low(said: str, comes: bool) -> None:  # noqa: FBT001
    assert asides.states_nothing(said)
    assert _likelihood(said, comes=comes) < score.EVEN


@pytest.mark.parametrize("said", NEWS)
def test_what_tells_of_another_change_ranks_low_beside_that_change(said: str) -> None:
    assert asides.is_news(said)
    beside = BASE.replace("nine", "ten")
    (likelihood,) = (
        one.verdict.likelihood
        for one in judged(whole(BASE), whole(f"{beside}\n\n{said}"))
        if said in str(one.change.new)
    )
    assert likelihood < _likelihood(said, comes=True)
    assert likelihood < score.EVEN


def test_what_tells_of_something_else_is_no_news() -> None:
    assert [said for said in NO_NEWS if asides.is_news(said)] == []


def test_other_sentences_are_no_asides() -> None:
    assert [said for said in (*STATED[1:], *NO_ASIDES) if asides.states_nothing(said) and "sell" not in said] == []


@pytest.mark.parametrize("said", STATED)
@pytest.mark.parametrize("comes", [True, False])
def test_what_states_something_does_not(said: str, comes: bool) -> None:  # noqa: FBT001
    assert _likelihood(said, comes=comes) >= score.EVEN


@pytest.mark.parametrize("said", SUPPLEMENTS)
@pytest.mark.parametrize("comes", [True, False])
def test_terms_for_some_readers_are_not_suggested_as_lower(said: str, comes: bool) -> None:  # noqa: FBT001
    assert _likelihood(said, comes=comes) >= score.EVEN


def test_texts_that_hold_for_some_are_told_from_others() -> None:
    place = countries().__contains__
    assert [said for said in SUPPLEMENTS if not asides.names_supplement(said, place)] == []
    assert [said for said in NO_SUPPLEMENTS if asides.names_supplement(said, place)] == []


ADDRESS = "{}, Long Road 5, 10115 Berlin"


@pytest.mark.parametrize(
    ("before", "after", "lower"),
    [
        ("Acme GmbH", "Acme Wien GmbH", False),
        ("Acme GmbH", "Acme (Wien) Limited", False),
        ("Acme GmbH", "Acme Office", True),
        ("Acme GmbH and its partner Acme Wien GmbH", "Acme Wien GmbH", True),
    ],
)
def test_a_paragraph_that_begins_with_a_new_company_is_not_suggested_as_lower(
    before: str,
    after: str,
    lower: bool,  # noqa: FBT001
) -> None:
    old = f"## Addresses\n\n{ADDRESS.format(before)}\n\nWe answer letters."
    for added in (f"{old}\n\n{ADDRESS.format(after)}", old.replace("We", f"{ADDRESS.format(after)}\n\nWe")):
        for sides in ((old, added), (added, old)):
            found = judged(*(f"# Policy\n\n{side}\n" for side in sides))
            assert (max(one.verdict.likelihood for one in found) < score.EVEN) is lower


CONSENT = "We process it with your consent, which you may withdraw at any time."
TABLE = "| What | Why |\n|---|---|\n| Your name | {} |\n| Your orders | {} |\n"


@pytest.mark.parametrize(
    ("old", "new", "lower"),
    [
        (TABLE.format(CONSENT, "To ship."), TABLE.format(CONSENT, f"To ship. {CONSENT}"), False),
        (TABLE.format(CONSENT, f"To ship. {CONSENT}"), TABLE.format(CONSENT, "To ship."), False),
        (
            f"## Spain\n\nWe sell hats. {CONSENT}\n\n## Peru\n\nWe sell shoes.",
            f"## Spain\n\nWe sell hats. {CONSENT}\n\n## Peru\n\nWe sell shoes.\n\n{CONSENT}",
            False,
        ),
        (
            f"## Spain\n\nWe sell hats.\n\n{CONSENT}\n\nWe sell shoes.\n\n{CONSENT}",
            f"## Spain\n\nWe sell hats.\n\n{CONSENT}\n\nWe sell shoes.",
            True,
        ),
        (
            f"## Wool\n\nHats.\n\n{CONSENT}\n\n## Leather\n\nWe sell shoes.",
            f"## Wool\n\nHats.\n\n## Leather\n\nWe sell shoes.\n\n{CONSENT}",
            True,
        ),
    ],
)
def test_a_sentence_that_is_said_again_elsewhere_says_something(old: str, new: str, lower: bool) -> None:  # noqa: FBT001
    found = judged(f"# Policy\n\n{old}\n", f"# Policy\n\n{new}\n")
    open_ones = [one.verdict for one in found if one.verdict.undecided]
    assert open_ones
    assert all(one.likelihood < score.EVEN for one in open_ones) is lower


def test_a_limit_in_small_letters_names_no_company_and_limits_nothing_after_but() -> None:
    before = "We collect all that you enter."
    limited, examples = (
        judged(whole(before), whole(f"We collect all that you enter{said}."))[0].verdict.likelihood
        for said in (", not limited to names", ", including but not limited to names")
    )
    assert examples < limited
