"""Sentences in six languages in which one number changed, in digits or words, other ones for each seed."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from tests.materiality.dice import Dice
from tests.materiality.engine import CASES

PLACES: Final = ("{}", "{} {other}", "{other} {}", "- {}\n- {other}", "| a | b |\n|---|---|\n| {other} | {} |")
OTHERS: Final = {
    "en": ("We like hats.", "Songs are heard in the hall, where the mill stood."),
    "de": ("Wir mögen Hüte.", "In der Halle hört man Lieder, wo die Mühle stand."),
    "fr": ("Nous aimons les chapeaux.", "Les chants résonnent dans la salle où était le moulin."),
    "es": ("Nos gustan los sombreros.", "Las canciones suenan en la sala donde estaba el molino."),
    "it": ("Ci piacciono i cappelli.", "I canti si sentono nella sala dove era il mulino."),
    "nl": ("Wij houden van hoeden.", "De liedjes klinken in de zaal waar de molen stond."),
}


@dataclass(frozen=True, slots=True)
class NumberChange:
    """Two versions of a passage, its language, and the words of the number before and after."""

    language: str
    old: str
    new: str
    went: str
    came: str


@cache
def rows() -> tuple[dict[str, Any], ...]:
    """Return the rows of the table: language, sentences with a place, and the words that may stand there."""
    return tuple(tomllib.loads((CASES / "changed_numbers.toml").read_text(encoding="utf-8"))["rows"])


def changes(seed: int, many: int) -> Iterator[NumberChange]:
    """Yield passages in which one number changed and nothing else."""
    dice = Dice(seed)
    for _ in range(many):
        row = dice.pick(rows())
        went, came = dice.mixed(row["words"])[:2]
        place = dice.pick(PLACES).replace("{other}", dice.pick(OTHERS[row["language"]]))
        sentence = dice.pick(row["sentences"])
        old, new = (place.replace("{}", _capital(sentence.replace("{x}", words))) for words in (went, came))
        yield NumberChange(row["language"], old, new, went, came)


def _capital(sentence: str) -> str:
    return f"{sentence[:1].upper()}{sentence[1:]}"
