"""L9: nothing that changed places is cleared where something beside it may head it, point at it or count it.

A failure names its seed: ORDER_SEED=… makes the same texts again.
"""

import os
import secrets
from functools import cache
from typing import Final

from tests.materiality.engine import flagged
from tests.materiality.order_fuzz import WORDS, Moved, moved

SEED: Final = int(os.environ.get("ORDER_SEED") or secrets.randbits(32))
TEXTS: Final = 300
LISTED: Final = 5


@cache
def drawn() -> tuple[tuple[Moved, bool], ...]:
    """Return the texts of this run, each with whether it is flagged; each is compared once for all tests."""
    return tuple((one, flagged(one.old, one.new, language=one.language)) for one in moved(SEED, TEXTS))


def listed(wrong: list[Moved]) -> str:
    return "\n".join([f"{len(wrong)} of {TEXTS}, ORDER_SEED={SEED}:", *map(str, wrong[:LISTED])])


def test_what_moved_beside_what_may_be_about_it_is_flagged() -> None:
    wrong = [one for one, is_flagged in drawn() if one.matters and not is_flagged]
    assert not wrong, listed(wrong)


def test_topics_and_things_of_readers_may_stand_in_any_order() -> None:
    wrong = [one for one, is_flagged in drawn() if not one.matters and is_flagged]
    assert not wrong, listed(wrong)


def test_texts_of_each_language_and_of_both_kinds_are_drawn() -> None:
    every = {(one.language, one.matters) for one, _ in drawn()}
    assert every == {(words.language, matters) for words in WORDS for matters in (True, False)}
