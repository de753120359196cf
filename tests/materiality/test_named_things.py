"""What a change names that people have to know of is not suggested as lower; what only sounds like it may be."""

import pytest

from generator.materiality import score
from tests.materiality.engine import judged, whole

_TRANSFER = "We transfer letters to the United States under the EU-U.S. {}."
NAMED = [
    (
        "Technical data: IP address, browser, user agent.",
        "Technical data: IP address, browser, user agent, wall colours.",
    ),
    ("We print cards from your name, photo and age.", "We print cards from your name, photo, age and credentials."),
    (
        "It holds your name, photo and age (and address).",
        "It holds your name, photo, height data and age (and address).",
    ),
    (
        "| Data | Use |\n|---|---|\n| name; device ID; video | cards |",
        "| Data | Use |\n|---|---|\n| name; device ID; video; transactional information | cards |",
    ),
    (
        "We share names with partners, such as Acme, Bolt, or Cora, so that cards arrive.",
        "We share names with partners, such as Dorn, Acme, or Cora, so that cards arrive.",
    ),
    ("We know many people.\n\n- Painters", "We know many people.\n\n- Painters\n\n- Third Party Partners"),
    (_TRANSFER.format("Privacy Shield"), _TRANSFER.format("Data Privacy Framework")),
    ("You must also agree to the Acme Paper Agreement.", "You must also agree to the Acme Cloud Terms."),
    ("We write letters.", "We write letters. Residents of Korea find more on our notice board."),
    ("We read cards to print them.", "We read cards to print them and for other business purposes."),
    ("We write letters.", "We write letters.\n\nOpt out of painted cards (on or off)"),
]
NOT_NAMED = [
    ("Technical data: IP address, browser, user agent.", "Technical data: IP address, user agent, browser."),
    ("We use hats, caps and scarves.", "We use hats, caps, gloves and scarves."),
    ("Video hosts, which show films, may ask.", "Video hosts, such as Vimeo, which show films, may ask."),
    (
        "We share names with partners, such as Acme, Bolt, or Cora, so that cards arrive.",
        "We share names with partners, such as Bolt, Acme, or Cora, so that cards arrive.",
    ),
    (
        "We share the names that you give us with our painting partners, such as Acmme and Bolt, when cards are due.",
        "We share the names that you give us with our painting partners, such as Bolt and Acme, when cards are due.",
    ),
    ("See the Privacy Shield Principles.", "See the Data Privacy Framework Principles."),
    ("You must agree to the Acme Paper Agreement.", "You must agree to the Acme Paper Terms."),
    ("Read the privacy policy of Acme.", "Read the privacy policy of Acme Corp."),
    ("We do all that for business purposes.", "We do that all for business purposes."),
]
TITLES = [
    ("Information for students", "Information for students and teachers"),
    ("Your rights", "Your rights in Germany"),
    ("California privacy rights", "Privacy rights"),
    ("NOTICE TO UK AND EU RESIDENTS", "NOTICE TO EU, UK, AND SWISS RESIDENTS"),
    ("Business customers", "Customers"),
    ("Cookies", "Cookies and pixels"),
    ("No cards with your name", "No cards with your photo"),
]
SAME_TITLES = [
    ("Acme Shop users", "Acme Store users"),
    ("Students", "Learners"),
    ("Users", "Customers"),
    ("United States", "USA"),
    ("Contact", "Contact us"),
    ("Our Prices", "Prices"),
]


def _likelihood(before: str, after: str) -> float:
    return max(one.verdict.likelihood for one in judged(whole(before), whole(after)))


@pytest.mark.parametrize(("before", "after"), NAMED)
def test_what_people_have_to_know_of_is_not_suggested_as_lower(before: str, after: str) -> None:
    for sides in ((before, after), (after, before)):
        assert _likelihood(*sides) >= score.EVEN, sides


@pytest.mark.parametrize(("before", "after"), NOT_NAMED)
def test_what_only_sounds_like_it_may_be(before: str, after: str) -> None:
    assert _likelihood(before, after) < score.EVEN


def _titled(title: str) -> str:
    return f"# Policy\n\n## Letters\n\nWe write.\n\n## {title}\n\nWe print on paper, and you can write to us by post.\n"


@pytest.mark.parametrize(("before", "after"), TITLES)
def test_a_title_that_covers_otherwise_is_not_suggested_as_lower(before: str, after: str) -> None:
    for sides in ((before, after), (after, before)):
        assert _likelihood(*map(_titled, sides)) >= score.EVEN, sides


@pytest.mark.parametrize(("before", "after"), SAME_TITLES)
def test_a_title_in_other_words_may_be(before: str, after: str) -> None:
    for sides in ((before, after), (after, before)):
        assert _likelihood(*map(_titled, sides)) < score.EVEN, sides


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- Sold:\n- names\n- Kept:\n- orders", "- Kept:\n- names\n- Sold:\n- orders"),
        ("- **Sold**\n- names\n- orders", "- Sold\n- names\n- orders"),
        ("- Sold:\n- names\n- orders", "- Sold\n- names\n- orders"),
        ("- Sold:\n- names\n- Kept:\n- orders", "- Sold:\n- names\n- orders"),
    ],
)
def test_a_list_whose_items_head_others_is_not_suggested_as_lower(before: str, after: str) -> None:
    for sides in ((before, after), (after, before)):
        assert _likelihood(*(f"Data:\n\n{side}" for side in sides)) >= score.EVEN, sides


def test_a_day_that_a_line_counts_from_is_not_suggested_as_lower() -> None:
    text = "# Terms\n\nLast updated: 1 {} 2024\n\nMembers who joined earlier pay nothing.\n\n## Maps\n\nWe sell maps.\n"
    assert _likelihood(text.format("March"), text.format("May")) >= score.EVEN


@pytest.mark.parametrize(("before", "after"), [("1.500", "1,500"), ("1,500", "1.500"), ("2.5", "2,5")])
def test_another_sign_between_digits_is_not_suggested_as_lower(before: str, after: str) -> None:
    text = "A box holds {} sheets."
    assert _likelihood(text.format(before), text.format(after)) >= score.EVEN
