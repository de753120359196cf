"""A translation is brought under the file names of the sections that it translates."""

from pathlib import Path

import pytest

from generator.model.document import Document, Section
from generator.source.translated_sections import with_ids_of, without_partner
from tests.conftest import Policy
from tests.small import NAME, in_force
from tests.steps import checked

GERMAN = (
    "# Bedingungen\n\n## Was wir aufbewahren\n\nIhr Konto 3 Jahre.\n\nIhre Bestellungen 7 Jahre. Mehr dazu steht"
    " [unten](#wie-sie-fragen).\n\nAbgelegt wird von Hand.\n\n## Wie Sie fragen\n\nRufen Sie +1 (405) 356-6726 an.\n"
)
BRING = ("import", "agb.md", "--brand", "tiny", "--policy", "agb", "--language", "de")
FOLDER = Path("policy_source/tiny/agb")


def text(*sections: tuple[str, str, int]) -> Document:
    """Return a text of sections, each an id, its words and its level."""
    return Document(
        "T", "en", [Section(name, "other", name.title(), words, level=level) for name, words, level in sections]
    )


ORIGINAL = text(("kept", "For 3 years.", 2), ("asked", "Call us.", 2), ("more", "- a\n- b", 3), ("end", "By 1 May.", 2))


@pytest.mark.parametrize(
    ("sections", "names"),
    [
        # near misses: a section more or less, in another place or of another level, that has no partner
        (
            [
                ("was", "3 Jahre.", 2),
                ("neu", "Neu 5.", 2),
                ("wie", "Rufen Sie an.", 2),
                ("mehr", "- a\n- b", 3),
                ("ende", "1. Mai", 2),
            ],
            "kept neu asked more end",
        ),
        ([("was", "3 Jahre.", 2), ("mehr", "- a\n- b", 3), ("ende", "Am 1 Mai.", 2)], "kept more end"),
        ([("asked", "Völlig anderes: 99.", 4)], "asked-2"),
        (
            [("was", "3 Jahre.", 2), ("wie", "Rufen Sie an.", 2), ("mehr", "- a\n- b", 3), ("ende", "1. Mai", 2)],
            "kept asked more end",
        ),
        (
            [("was", "Drei Jahre.", 2), ("wie", "Anruf: 5.", 2), ("mehr", "Eins.", 3), ("ende", "Mai", 2)],
            "kept asked more end",
        ),
    ],
)
def test_sections_are_matched_by_their_places_and_shapes(sections: list[tuple[str, str, int]], names: str) -> None:
    made = with_ids_of(text(*sections), ORIGINAL)
    assert [one.id for one in made.sections] == names.split()
    assert {one.id for one in without_partner(made, ORIGINAL)} == set(names.split()) - {
        one.id for one in ORIGINAL.sections
    }


@pytest.fixture
def tiny(tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = in_force(tmp_path, policy, monkeypatch)
    (folder / "agb.md").write_text(GERMAN)
    return folder


def files() -> list[str]:
    return sorted(path.stem for path in (FOLDER / "sections").iterdir())


@pytest.mark.usefixtures("tiny")
def test_a_translation_has_the_names_of_its_original(policy: Policy) -> None:
    """Before: was-wir-aufbewahren.md, to be renamed by hand, with the list in policy.yml and each link."""
    done = policy(*BRING, "--translation-of", "terms")
    assert done.status == 0, done.said
    assert files() == ["asked", "kept"]
    sheet = (FOLDER / "policy.yml").read_text()
    assert "translation_of: terms\n" in sheet
    assert "language: de\n" in sheet
    assert "- kept\n" in sheet
    kept = (FOLDER / "sections/kept.md").read_text()
    assert "type: retention\n" in kept
    assert "[unten](#asked)" in kept
    assert "Look at" not in done.said
    assert "has no section" not in checked().out
    assert policy(*BRING, "--discard").status == 0  # its policy.yml names the original already
    assert files() == ["asked", "kept"]


@pytest.mark.usefixtures("tiny")
def test_without_an_original_names_are_its_own(policy: Policy) -> None:
    assert policy(*BRING).status == 0
    assert files() == ["was-wir-aufbewahren", "wie-sie-fragen"]
    assert "translation_of" not in (FOLDER / "policy.yml").read_text()


def test_a_section_without_a_partner_is_named(tiny: Path, policy: Policy) -> None:
    (tiny / "agb.md").write_text(GERMAN.replace("## Wie", "## Neues\n\n1. Etwas\n2. Mehr\n\n## Wie"))
    done = policy(*BRING, "--translation-of", "terms")
    assert done.status == 0, done.said
    assert files() == ["asked", "kept", "neues"]
    assert f"agb.md: {NAME} has no section for neues: name these files as the ones that they translate" in done.err


@pytest.mark.usefixtures("tiny")
@pytest.mark.parametrize(("named", "says"), [("term", "did you mean “terms”?"), ("agb", "known here: terms")])
def test_an_original_that_is_none_is_refused(policy: Policy, named: str, says: str) -> None:
    done = policy(*BRING, "--translation-of", named)
    assert (done.status, f"tiny/{named}: there is no such policy that this could translate" in done.err) == (2, True)
    assert says in done.err
    assert not FOLDER.exists()
