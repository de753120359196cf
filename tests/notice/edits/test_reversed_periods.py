"""A summary that says “longer” of the only period that changes, where that gets shorter, or the reverse."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.model.document import Document, Section
from generator.notice.reversed_periods import against
from generator.text.change import Change
from generator.text.diff import diff
from tests.conftest import Policy
from tests.materiality.engine import CASES
from tests.notice.edits.drafts import PLAIN, seal, section
from tests.small import NAME, TOLD
from tests.steps import checked, sealed

TABLE = tomllib.loads((CASES / "period_directions.toml").read_text())
TEXTS = {
    "en": "You can cancel within {} days.",
    "de": "Sie können innerhalb von {} Tagen widerrufen.",
    "fr": "Vous pouvez vous rétracter dans les {} jours.",
    "es": "Puede desistir en un plazo de {} días.",
    "it": "Può recedere entro {} giorni.",
    "nl": "U kunt binnen {} dagen opzeggen.",
}


def changes(language: str, way: str) -> tuple[Change, ...]:
    """Return what changes where the period of a text gets longer, or shorter."""
    numbers = (30, 14) if way == "shorter" else (14, 30)
    older, newer = (
        Document("Terms", language, [Section("one", "terms", "Title", TEXTS[language].format(number))])
        for number in numbers
    )
    return tuple(diff(older, newer))


def rows(kind: str) -> Iterator[tuple[str, str, str]]:
    for language, ways in TABLE.items():
        for way, lists in ways.items():
            yield from ((language, way, words) for words in lists[kind])


def test_what_is_honest_is_not_named() -> None:
    assert [row for row in rows("honest") if against(changes(*row[:2]), row[2], row[0])] == []


def test_what_says_the_reverse_is_named() -> None:
    assert [row for row in rows("false") if not against(changes(*row[:2]), row[2], row[0])] == []


def test_where_one_gets_longer_and_another_shorter_nothing_is_named() -> None:
    both = (*changes("en", "shorter"), *changes("en", "longer"))
    assert against(both, "You have more time to cancel.", "en") is None
    assert against((), "You have more time to cancel.", "en") is None


@pytest.mark.parametrize(
    ("summary", "named"),
    [
        ("You have more time to cancel, whatever you bought from us.", True),
        ("You have less time to cancel, whatever you bought from us.", False),
        ("You can no longer cancel after 14 days, as we write in the text.", False),
    ],
)
@pytest.mark.usefixtures("tiny")
def test_announce_and_check_name_it(policy: Policy, summary: str, *, named: bool) -> None:
    """Before: where only the text holds the figure, no fact denied what the summary said."""
    seal(section("other", "You can cancel within 30 days."))
    Path(PLAIN).write_text(section("other", "You can cancel within 14 days."))
    sealed(policy, NAME)
    assert policy("approve", NAME, "--by", "k-lind").status == 0
    done = policy("announce", NAME, *TOLD[:2], "--summary", summary)
    says = "the summary of version 2 seems to say the reverse of the only period that changes (“more time”): 30 days"
    assert (done.status, says in done.said, says in checked().out) == (0, named, named), done.said
    late = policy("postpone", NAME, "--by", "a-moreau", "--because", summary)
    says = "the postponement of version 2 seems to say the reverse of the only period that changes (“more time”)"
    assert (late.status, says in checked().out) == (0, named), late.said
