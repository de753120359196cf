"""No law of form clears a change where the text says what its form means: order, paragraphs, bold type, its date.

Other ones in each run; a failure names its seed: FORM_SEED=… makes the same texts again.
"""

import os
import secrets
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from tests.materiality.dice import Dice
from tests.materiality.engine import CASES, flagged

SEED: Final = int(os.environ.get("FORM_SEED") or secrets.randbits(32))
DRAWN: Final = 150
LISTED: Final = 10
ITEMS: Final = {
    "en": ("We share letters with:", "banks", "insurers", "post offices"),
    "de": ("Wir teilen Briefe mit:", "Banken", "Versicherer", "Postämter"),
    "fr": ("Nous partageons les lettres avec :", "banques", "assureurs", "postes"),
    "es": ("Compartimos las cartas con:", "bancos", "aseguradoras", "correos"),
    "it": ("Condividiamo le lettere con:", "banche", "assicuratori", "poste"),
    "nl": ("Wij delen brieven met:", "banken", "verzekeraars", "postkantoren"),
}
OTHER_ITEMS: Final = {
    "en": ("schools", "the tax office", "Museums and clubs.", "people whom you name, with their address"),
    "de": ("Schulen", "Finanzämter", "Museen und Vereine."),
    "fr": ("écoles", "le fisc", "Musées et clubs."),
    "es": ("escuelas", "la hacienda pública", "Museos y clubes."),
    "it": ("scuole", "il fisco", "Musei e circoli."),
    "nl": ("scholen", "de fiscus", "Musea en verenigingen."),
}
LINES: Final = {
    "en": ("Letters lie in Delft.", "Photos lie in Leiden."),
    "de": ("Briefe liegen in Delft.", "Fotos liegen in Leiden."),
    "fr": ("Les lettres sont à Delft.", "Les photos sont à Leyde."),
    "es": ("Las cartas están en Delft.", "Las fotos están en Leiden."),
    "it": ("Le lettere sono a Delft.", "Le foto sono a Leida."),
    "nl": ("Brieven liggen in Delft.", "Foto's liggen in Leiden."),
}
DAYS: Final = {
    "en": ("Effective Date: March 1, {}", "Last updated: 1 March {}"),
    "de": ("Gültig ab: 1. März {}", "Stand: 1. März {}"),
    "fr": ("En vigueur le 1 mars {}", "Dernière mise à jour : 1 mars {}"),
    "es": ("En vigor desde: 1 de marzo de {}", "Última actualización: 1 de marzo de {}"),
    "it": ("In vigore dal 1 marzo {}", "Ultimo aggiornamento: 1 marzo {}"),
    "nl": ("Geldig vanaf 1 maart {}", "Laatst bijgewerkt: 1 maart {}"),
}


@dataclass(frozen=True, slots=True)
class Drawn:
    """Two texts in which nothing but the form or the date changed, and what one of their sentences says of it."""

    language: str
    old: str
    new: str
    says: str


def table() -> dict[str, Any]:
    return tomllib.loads((CASES / "own_form.toml").read_text(encoding="utf-8"))


def plain() -> dict[str, tuple[str, ...]]:
    return {row["language"]: tuple(row["sentences"]) for row in table()["plain"]}


def passages(dice: Dice, kind: str, language: str) -> tuple[str, str]:
    """Return two texts of a passage that a law of form takes for one."""
    lead, one, other, last = ITEMS[language]
    first, second = LINES[language]
    match kind:
        case "order":
            items = dice.mixed([one, other, last])
            moved = [*items[1:], items[0]]
            was, now = ("\n".join(f"- {item}" for item in side) for side in (items, moved))
            return f"{lead}\n\n{was}", f"{lead}\n\n{now}"
        case "paragraphs":
            return f"{first} {second}", f"{first}\n\n{second}"
        case "looks":
            marks = dice.pick(["**", "*", "_"])
            return f"{lead} {one}, {other}, {last}.", f"{lead} {one}, {marks}{other}{marks}, {last}."
        case _:
            raise ValueError(kind)


def text_of(dice: Dice, kind: str, language: str, says: str, *, is_title: bool) -> Drawn:
    """Return two texts with a sentence, or a title, somewhere beside the passage whose form changed."""
    plain_one = dice.pick(plain()[language])
    if kind in {"item", "section"}:
        old, new = moved(dice, kind, language, says)
    elif kind == "day":
        line = dice.pick(DAYS[language])
        body = f"## A\n\n{says}\n\n## B\n\n{plain_one}\n" if dice.below(2) else f"## A\n\n{plain_one} {says}\n"
        old, new = (f"# Alpha\n\n{line.format(year)}\n\n{body}" for year in (2025, 2026))
    else:
        was, now = passages(dice, kind, language)
        if dice.below(2):
            was, now = now, was
        frames = ["## A\n\n{passage}\n\n{says}\n", "## A\n\n{says}\n\n{plain}\n\n{passage}\n"]
        frame = "## {says}\n\n{passage}\n\n{plain}\n" if is_title else dice.pick(frames)
        old, new = (
            f"# Alpha\n\n{frame.format(passage=side, says=says, plain=plain_one)}\n## Z\n\n{plain_one}\n"
            for side in (was, now)
        )
    return Drawn(language, old, new, says)


def moved(dice: Dice, kind: str, language: str, says: str) -> tuple[str, str]:
    """Return two texts in which an item, or a section, says this and stands after another one than before."""
    lead, *items = ITEMS[language]
    first, second = LINES[language]
    parts = items if kind == "item" else [f"## B\n\n{first}", f"## C\n\n{second}"]
    was = dice.mixed(parts)
    at = 1 + dice.below(len(was))
    was.insert(at, says if kind == "item" else f"## D\n\n{says}")
    moves = at - dice.below(2)
    now = [*was[:moves], *was[moves + 1 :]]
    now.insert(dice.pick([n for n in range(len(was)) if n != moves]), was[moves])
    before, after = (
        "\n".join(f"- {one}" for one in side) if kind == "item" else "\n\n".join(side) for side in (was, now)
    )
    if kind == "item":
        return f"# Alpha\n\n## A\n\n{lead}\n\n{before}\n", f"# Alpha\n\n## A\n\n{lead}\n\n{after}\n"
    frame = f"# Alpha\n\n## A\n\n{first}\n\n{{}}\n\n## Z\n\n{second}\n"
    return frame.format(before), frame.format(after)


def drawn() -> Iterator[Drawn]:
    dice = Dice(SEED)
    rows = table()["rows"]
    for _ in range(DRAWN):
        row = dice.pick(rows)
        is_title = bool(row.get("titles")) and not dice.below(3)
        says = dice.pick(row["titles"] if is_title else row["says"])
        yield text_of(dice, row["kind"], row["language"], says, is_title=is_title)


def undisturbed() -> Iterator[Drawn]:
    """Yield texts in which no sentence says anything of their form."""
    dice = Dice(SEED)
    for row in table()["rows"]:
        language = row["language"]
        match row["kind"]:
            case "item":
                says = dice.pick(OTHER_ITEMS[language])
            case "section":
                says = plain()[language][1]
            case _:
                says = dice.pick(plain()[language])
        yield text_of(dice, row["kind"], language, says, is_title=False)


def listed(wrong: list[Drawn]) -> str:
    found = (f"{one.says}\n  {one.old!r}\n  {one.new!r}" for one in wrong[:LISTED])
    return "\n".join([f"{len(wrong)}, FORM_SEED={SEED}:", *found])


def test_what_a_text_says_of_its_form_keeps_laws_from_clearing() -> None:
    wrong = [one for one in drawn() if not flagged(one.old, one.new, language=one.language)]
    assert not wrong, listed(wrong)


def test_laws_of_form_clear_where_the_text_says_nothing_of_it() -> None:
    wrong = [one for one in undisturbed() if flagged(one.old, one.new, language=one.language)]
    assert not wrong, listed(wrong)
