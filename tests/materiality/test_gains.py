"""What a promise or a safeguard has to say to be for the better of readers (`materiality/facts/gains.toml`)."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from generator.materiality.facts.words_against_readers import is_gain

CASES: Final[dict[str, Any]] = tomllib.loads((Path(__file__).parents[1] / "cases/gains.toml").read_text("utf-8"))
TAKEN_BACK: Final = (
    *("before noon", "in bulk", "in winter", "to strangers", "at first", "by hand", "twice", "vormittags", "le matin"),
    *("for now", "where we can", "as a rule", "unless it pays", "por la mañana", "al mattino", "in de ochtend"),
)
LESS: Final = ("only", "all", "most of", "some", "main", "nur", "alle", "seulement", "toutes", "solo", "alleen", "not")


def cases(which: str) -> Iterator[tuple[str, str]]:
    """Yield each promise and safeguard of the table with its kind."""
    for kinds in CASES.values():
        yield from ((kind, words) for kind, rows in kinds[which].items() for words in rows)


def passes(kind: str, words: str) -> bool:
    what, _, unless = words.partition(", unless: ")
    return is_gain(kind, what) and (not unless or is_gain("unless", unless))


def test_plain_gains_are_for_the_better() -> None:
    assert [one for one in cases("gains") if not passes(*one)] == []


def test_no_near_miss_is() -> None:
    """Before: a word of a gain was enough, so that “never sell your data before noon” was for the better."""
    assert [one for one in cases("near") if passes(*one)] == []


@pytest.mark.parametrize("kind", ["never", "always", "measures"])
def test_no_word_more_is_read_as_part_of_a_gain(kind: str) -> None:
    """Words that take a gain back are put before, after and between all its words; “all requests” is no less."""
    added = {*TAKEN_BACK, *LESS} - (set() if kind == "never" else {"all"})
    passed = []
    for words in (said.partition(", unless: ")[0].split() for of, said in cases("gains") if of == kind):
        for more in sorted(added):
            changed = (" ".join([*words[:at], more, *words[at:]]) for at in range(len(words) + 1))
            passed += [one for one in changed if is_gain(kind, one)]
    assert passed == []
