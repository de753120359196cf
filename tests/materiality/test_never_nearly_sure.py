"""Near misses of harmless edits: what a comma or a plural changes is never suggested as nearly surely harmless.

What is suggested at 0.95 or more can be accepted at once with others, so that nobody reads it closely.
"""

from collections.abc import Iterator

from generator.materiality.choices import ENOUGH
from generator.model.levels import Level
from tests.materiality.dice import Dice
from tests.materiality.engine import judged, whole

THINGS = "letters photos orders answers songs invoices maps recipes drawings postcards keys books".split()
OTHERS = "partners printers couriers teachers doctors agents sellers guests clubs schools".split()
PAIRS = (
    ("We keep {n} which you marked with our {w}.", "We keep {n}, which you marked, with our {w}."),
    ("Those who agree are told of {n} by {w}.", "Those, who agree, are told of {n} by {w}."),
    ("We show {n} to a friend of our {w}.", "We show {n} to friends of our {w}."),
    ("We print {n} in the country of our {w}.", "We print {n} in the countries of our {w}."),
    ("We may show {n} to {w}.", "We might show {n} to {w}."),
    ("We will show {n} to {w}.", "We would show {n} to {w}."),
    ("We print two things, namely {n} for {w}.", "We print two things, such as {n} for {w}."),
    ("We print {n} of the {w} you chose.", "We print {n} of {w} you chose."),
    ("We print your {n} for {w}.", "We print {n} for {w}."),
    ("We print {n} if {w} ask and pay.", "We print {n} if {w} ask or pay."),
    ("We only show {n} to {w}.", "We show {n} only to {w}."),
    ("We print {n} with {w} you chose.", "We print {n} you chose with {w}."),
    ("Not all {n} of {w} are kept.", "All {n} of {w} are not kept."),
    ("We keep anonymous {n} for our {w}.", "We keep pseudonymous {n} for our {w}."),
    ("We keep encrypted {n} for our {w}.", "We keep encoded {n} for our {w}."),
)
WORDS = (
    "except, accept; effect, affect; insure, ensure; formally, formerly; form, from; now, not; later, latter"
    "; access, assess; sold, solid; stored, stared; shared, shaved; personal, personnel; principal, principle"
    "; adopt, adapt; users, uses; resign, re-sign; nobody, no body; inform, in form; notable, not able"
    "; anyone, any one; apart, a part; into, in to; maybe, may be; underage, under age; everyday, every day"
    "; therapist, the rapist; sometime, some time; onto, on to"
)


def near_misses(dice: Dice) -> Iterator[tuple[str, str]]:
    """Yield two sentences of which the second says something else than the first."""
    for old, new in PAIRS:
        for _ in range(6):
            words = {"n": dice.pick(THINGS), "w": dice.pick(OTHERS)}
            yield old.format(**words), new.format(**words)
    for pair in WORDS.split("; "):
        old, new = pair.split(", ")
        for form in ("In our house we {} {} of guests.", "The {} of {} is what we work with."):
            noun = dice.pick(THINGS)
            yield form.format(old, noun), form.format(new, noun)


def surest(old: str, new: str) -> float:
    """Return how probable the least probable suggestion of a lower level is; 0 where a change has none."""
    open_ones = [one.verdict for one in judged(whole(old), whole(new)) if one.verdict.level >= Level.MATERIAL]
    assert open_ones, (old, new)
    return min(
        one.suggestion.probability if one.suggestion and one.suggestion.level < Level.MATERIAL else 0.0
        for one in open_ones
    )


def test_near_misses_are_never_nearly_sure() -> None:
    """Before: “nobody” → “no body” was, as words that ran together by an oversight are."""
    drawn = [(*sides[:: 1 if n % 2 else -1],) for n, sides in enumerate(near_misses(Dice(7)))]
    assert [pair for pair in drawn if surest(*pair) >= ENOUGH] == []


def test_words_that_ran_together_by_an_oversight_are_nearly_sure() -> None:
    assert surest("We keep thesemaps at home.", "We keep these maps at home.") >= ENOUGH


def test_a_sentence_that_is_said_again_under_another_heading_is_not_nearly_sure() -> None:
    """Before: “we ask first” in a new section for another country was, since the same words stood elsewhere."""
    old = "# Privacy\n\nWe take care.\n\n## France\n\nWe ask you first, always.\n\n## Mexico\n\nWe write.\n"
    new = old.replace("We write.\n", "We write.\n\nWe ask you first, always.\n")
    (verdict,) = (one.verdict for one in judged(old, new))
    assert verdict.suggestion
    assert verdict.suggestion.probability < ENOUGH or verdict.suggestion.level is Level.MATERIAL
