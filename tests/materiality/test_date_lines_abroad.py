"""A line that only says when a text is from, in five other languages: with one word more it says something else."""

from itertools import product

import pytest

from tests.materiality.engine import flagged

TEXT = "# {title}\n\n{line}\n\n## A\n\nHats.\n\n## B\n\nMore hats.\n"
LINES = {
    "de": (
        "Datenschutzerklärung",
        "3. Mai 2024",
        "9. Juni 2025",
        ("Diese Erklärung gilt seit dem {}", "Fassung vom {}"),
    ),
    "fr": (
        "Politique de confidentialité",
        "3 mai 2024",
        "9 juin 2025",
        ("Cette politique est en vigueur depuis le {}",),
    ),
    "es": (
        "Política de privacidad",
        "3 de mayo de 2024",
        "9 de junio de 2025",
        ("Esta política entra en vigor el {}",),
    ),
    "it": (
        "Informativa sulla privacy",
        "3 maggio 2024",
        "9 giugno 2025",
        ("La presente informativa si applica dal {}",),
    ),
    "nl": ("Privacyverklaring", "3 mei 2024", "9 juni 2025", ("Deze voorwaarden gelden vanaf {}",)),
    "en": ("Privacy policy", "3 May 2024", "9 June 2025", ("From {}", "Issue 7 ({})", "Date of this version: {}")),
}
MORE = {
    "de": (
        "für Kinder",
        "nicht",
        "bis auf Weiteres",
        "nur im Laden",
        "und endet am 1. Juli 2025",
        "mit Ausnahme von § 2",
    ),
    "fr": ("pour les enfants", "sauf en magasin", "et prend fin le 1 juillet 2025", "sans votre accord"),
    "es": ("para menores", "salvo en tienda", "y termina el 1 de julio de 2025", "sin su permiso"),
    "it": ("per i minori", "salvo in negozio", "e finisce il 1 luglio 2025", "senza consenso"),
    "nl": ("voor kinderen", "behalve in de winkel", "en eindigt op 1 juli 2025", "zonder toestemming"),
    "en": ("for children", "to 1 July 2025", "except in shops", "at your risk", "unless you object"),
}


@pytest.mark.parametrize("language", LINES)
def test_a_line_about_the_text_is_cleared_alone_and_with_no_word_more(language: str) -> None:
    title, old, new, lines = LINES[language]

    def is_flagged(one: str, other: str) -> bool:
        sides = (TEXT.format(title=title, line=line) for line in (one, other))
        return flagged(*sides, language=language)

    plain = [line for line in lines if is_flagged(line.format(old), line.format(new))]
    assert plain == []
    passed = [
        f"{line} {more}"
        for line, more in product(lines, MORE[language])
        if not is_flagged(f"{line.format(old)} {more}", f"{line.format(new)} {more}")
        or not is_flagged(line.format(old), f"{line.format(new)} {more}")
        or not is_flagged(f"{line.format(old)} {more}", line.format(new))
    ]
    assert passed == []
    moved_back = [line for line in lines if not is_flagged(line.format(new), line.format(old))]
    assert moved_back == [line for line in lines if line in NO_DAY_OF_EFFECT]


NO_DAY_OF_EFFECT = {"Fassung vom {}", "Issue 7 ({})", "Date of this version: {}"}
