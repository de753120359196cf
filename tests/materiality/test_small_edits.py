"""A few words that turn a sentence are not suggested as lower; the same words where they turn nothing may be."""

from pathlib import Path

import pytest

from generator.commands.compare import compare
from generator.materiality import score
from tests.materiality.engine import judged, whole

TURNED = [
    (
        "Data goes to the police if we must and a judge says so.",
        "Data goes to the police if we must or a judge says so.",
    ),
    ("You decide whether it is shown.", "We decide whether it is shown."),
    ("Our choice is final.", "Your choice is final."),
    ("We pass it to couriers.", "We pass it, for example, to couriers."),
    ("We pass it to firms, such as couriers.", "We pass it to firms, couriers."),
    ("It names the dishes, soups and cakes.", "It names the dishes, including soups and cakes."),
    ("We never sell your letters.", "We never sell your letters for money."),
    ("We do not read your sealed letters.", "We do not read your letters."),
    ("Nobody sees your drafts.", "Nobody sees your finished drafts."),
    ("We won't call you.", "We won't call you at work."),
]
NOT_TURNED = [
    ("We sell hats, which you can wear.", "We sell hats which you can wear."),
    ("You can write to us, too.", "You can also write to us."),
    ("We use hats such as caps.", "We use hats, for example caps."),
    ("We do not utilise letters.", "We do not use letters."),
    ("We do not keep teh letters.", "We do not keep the letters."),
    ("See the list, which has no prices.", "See our list, which has no prices."),
]


def _likelihoods(before: str, after: str) -> list[float]:
    return [one.verdict.likelihood for one in judged(whole(before), whole(after))]


@pytest.mark.parametrize(("before", "after"), TURNED)
def test_what_turns_a_sentence_is_not_suggested_as_lower(before: str, after: str) -> None:
    for sides in ((before, after), (after, before)):
        assert max(_likelihoods(*sides)) >= score.EVEN


@pytest.mark.parametrize(("before", "after"), NOT_TURNED)
def test_the_same_words_may_be_where_they_turn_nothing(before: str, after: str) -> None:
    for sides in ((before, after), (after, before)):
        assert max(_likelihoods(*sides)) < score.EVEN


def test_and_for_or_counts_in_other_languages_too(tmp_path: Path) -> None:
    before = (
        "# Richtlinie\n\n## Auskunft\n\nWir geben die Daten heraus, wenn das Gesetz es verlangt und ein Gericht es"
        " anordnet. Das ist bei uns so, und wir sagen es Ihnen vorher, damit Sie sich wehren können.\n"
    )
    for name, text in (("old.md", before), ("new.md", before.replace("verlangt und", "verlangt oder"))):
        (tmp_path / name).write_text(text, encoding="utf-8")
    (found,) = compare(tmp_path / "old.md", tmp_path / "new.md").judged
    assert found.verdict.likelihood >= score.EVEN
