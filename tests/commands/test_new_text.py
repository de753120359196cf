"""A text brought to a policy that is there: what stayed keeps its file and its facts, what nobody sealed is kept."""

from pathlib import Path

import pytest

from generator.source import text_language
from tests.conftest import Policy, tree
from tests.situations import FOLDER, NAME
from tests.steps import checked

BRING = ("import", "new.md", "--brand", "gluptron", "--policy", "privacy")
SMALL = ("--brand", "acme", "--policy", "privacy")
GERMAN = """# Datenschutzerklärung

## 1. Cookies

Wir verwenden Cookies, und zwar nur solche, die für den Betrieb der Website nötig sind. Sie können diese nicht ablehnen.

## 2. Ihre Rechte

Sie haben das Recht auf Auskunft über die Daten, die wir von Ihnen haben, und auf ihre Löschung. Schreiben Sie uns, wenn
Sie eines dieser Rechte ausüben wollen, und wir werden Ihnen innerhalb von einem Monat eine Antwort geben.
"""


def test_suggested_facts_are_read_again_where_the_text_is_another(tmp_path: Path, policy: Policy) -> None:
    source = ("--source", str(tmp_path / "src"))
    file, words = tmp_path / "new.md", ("import", str(tmp_path / "new.md"), *SMALL, *source)
    text = "# Privacy\n\n## How long we keep data\n\nWe keep your account for {} years.\n\n## Children\n\n{}"
    text += "You must be 16 years old or older to use this service.\n"
    file.write_text(text.format(2, ""))
    assert policy(*words).status == 0
    assert policy("freeze", "acme/privacy", "--effective", "2025-01-15", "--yes", *source).status == 0
    folder = tmp_path / "src/acme/privacy/sections"
    children = (folder / "children.md").read_text()
    assert "#   min_age: 16" in children
    (folder / "children.md").write_text(
        children.partition("# Read")[0] + children[children.index("---", 4) :]
    )  # unwanted
    file.write_text(text.format(3, "Ask. "))
    done = policy(*words, "--discard")
    assert done.status == 0, done.said
    kept = (folder / "how-long-we-keep-data.md").read_text()
    assert "keep: 3 years" in kept
    assert "2 years" not in kept
    assert kept.count("# facts:") == 1
    assert "min_age" not in (folder / "children.md").read_text()
    assert "keep: 3 years" in done.out


def test_a_new_text_keeps_files_and_facts_of_what_stayed(project: Path, policy: Policy) -> None:
    copy = policy("export", NAME, "--format", "md", "--out", "new.md")
    assert copy.status == 0, copy.said
    before = tree(project / FOLDER / "sections")
    text = (project / "new.md").read_text()
    changed = text.replace("3 years", "5 years", 1)
    assert changed != text
    (project / "new.md").write_text(f"{changed}\n## Complaints\n\nWrite to us, and we answer.\n")
    done = policy(*BRING)
    assert done.status == 0, done.said
    assert "sections read as before and stayed as they are" in done.out
    after = tree(project / FOLDER / "sections")
    assert {name for name in after if after[name] != before.get(name)} == {
        "complaints.md",
        "data-retention-deletion.md",
    }
    assert before.keys() - after.keys() == set()
    assert b"keep: 3 years" in after["data-retention-deletion.md"]
    assert "data-retention-deletion.md: the value facts" in done.err.replace("{{ ", "")
    refused = policy(*BRING)
    assert (refused.status, "let them go: --discard" in refused.err) == (2, True)
    again = policy(*BRING, "--discard")
    assert again.status == 0, again.said
    assert tree(project / FOLDER / "sections") == after


def test_the_same_text_again_changes_no_file(project: Path, policy: Policy) -> None:
    policy("export", NAME, "--format", "md", "--out", "new.md")
    before = tree(project / "policy_source")
    assert policy(*BRING).status == 0
    assert tree(project / "policy_source") == before


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_draft_that_past_texts_left_gets_types_and_facts(empty: Path, policy: Policy) -> None:
    (empty / "old").mkdir()
    text = "# Privacy\n\n## Retention\n\nWe keep server logs for %s days.\n\n## Your rights\n\nYou may object.\n"
    for name, days in (("2023-01-01.md", "30"), ("2024-01-01.md", "90")):
        (empty / "old" / name).write_text(text % days)
    assert policy("import", "--as-versions", "old", *SMALL).status == 0
    assert policy("diff", "acme/privacy").out == "acme/privacy: no change since the newest version.\n"
    done = policy("import", "old/2024-01-01.md", *SMALL)
    assert done.status == 0, done.said
    assert "retention: - {id: server_logs, keep: 90 days}" in done.out
    written = (empty / "policy_source/acme/privacy/sections/retention.md").read_text()
    assert written.startswith("---\ntitle: Retention\ntype: retention\n# Read from the text.")
    assert written.endswith("---\n\nWe keep server logs for 90 days.\n")
    assert "acme/privacy: 2 changes, editorial" in policy("diff", "acme/privacy").out
    assert policy("import", "old/2024-01-01.md", *SMALL, "--discard").status == 0
    assert (empty / "policy_source/acme/privacy/sections/retention.md").read_text() == written


def test_a_draft_without_versions_goes_only_with_discard(empty: Path, policy: Policy) -> None:
    (empty / "wrong.md").write_text("# Privacy\n\n## Wrong\n\nOther words.\n")
    (empty / "right.md").write_text("# Privacy\n\n## [Right](#right)\n\nThese words.\n")
    assert policy("import", "wrong.md", *SMALL).status == 0
    refused = policy("import", "right.md", *SMALL)
    assert (refused.status, "bring it in its place with --discard" in refused.err) == (2, True)
    done = policy("import", "right.md", *SMALL, "--discard")
    assert done.status == 0, done.said
    assert sorted(path.name for path in empty.glob("policy_source/acme/privacy/sections/*")) == ["right.md"]


def test_a_text_has_the_language_of_its_words(empty: Path, policy: Policy) -> None:
    (empty / "neu.md").write_text(GERMAN)
    done = policy("import", "neu.md", *SMALL)
    assert done.status == 0, done.said
    assert "language: de\n" in (empty / "policy_source/acme/privacy/policy.yml").read_text()
    assert "facts are read in" not in done.err
    assert "rights: - {id: access}" in done.out
    types = [path.read_text().split("\n")[2] for path in sorted(empty.glob("policy_source/acme/privacy/sections/*"))]
    assert types == ["type: cookies", "type: rights"]
    assert "kind: privacy\n" in (empty / "policy_source/acme/privacy/policy.yml").read_text()
    (empty / "new.md").write_text(
        "# Privacy\n\n## Data\n\n" + "We use the data that you give us to run the service. " * 9
    )
    done = policy("import", "new.md", *SMALL, "--discard")
    assert "new.md: its language is en, and that of the draft was de: --language de" in done.err


NUMBERED = "# Privacy\n\n## 1. Data\n\nWe keep it (see section 2).\n\n## 2. Rights\n\nYou may object.\n"
WITH_SECURITY = (
    "# Privacy\n\n## 1. Data\n\nWe keep it (see section 3).\n\n## 2. Security\n\nWe lock it.\n\n"
    "## 3. Rights\n\nYou may object.\n"
)


def titles(folder: Path) -> dict[str, str]:
    """Return the title in each section file of the small policy."""
    files = folder.glob("policy_source/acme/privacy/sections/*.md")
    return {path.stem: path.read_text().split("\n")[1].removeprefix("title: ") for path in files}


def test_typed_numbers_of_headings_are_those_of_the_new_text(empty: Path, policy: Policy) -> None:
    (empty / "old.md").write_text(NUMBERED)
    policy("import", "old.md", *SMALL)
    policy("freeze", "acme/privacy", "--effective", "2024-05-01", "--yes")
    (empty / "new.md").write_text(WITH_SECURITY)
    done = policy("import", "new.md", *SMALL)
    assert done.status == 0, done.said
    assert titles(empty) == {"data": "1. Data", "security": "2. Security", "rights": "3. Rights"}


def test_numbers_of_a_later_text_are_made_from_then_on(empty: Path, policy: Policy) -> None:
    (empty / "old.md").write_text(NUMBERED)
    policy("import", "old.md", *SMALL)
    policy("freeze", "acme/privacy", "--effective", "2024-05-01", "--yes")
    done = policy("import", "old.md", *SMALL, "--numbered")
    assert done.status == 0, done.said
    folder = empty / "policy_source/acme/privacy"
    assert "numbered: true\nsections:\n" in (folder / "policy.yml").read_text()
    assert titles(empty) == {"data": "Data", "rights": "Rights"}
    assert "(see section [](#rights))" in (folder / "sections/data.md").read_text()
    before = tree(folder / "sections")
    (empty / "new.md").write_text(WITH_SECURITY)
    done = policy("import", "new.md", *SMALL, "--discard")
    assert done.status == 0, done.said
    assert {name: text for name, text in tree(folder / "sections").items() if name in before} == before
    assert titles(empty) == {"data": "Data", "security": "Security", "rights": "Rights"}
    (empty / "bad.md").write_text(NUMBERED.replace("## 2.", "## 4."))
    refused = policy("import", "bad.md", *SMALL, "--numbered", "--discard")
    assert (refused.status, "are not those that would be made" in refused.err) == (2, True)


@pytest.mark.parametrize(
    ("name", "title", "kind", "section"),
    [
        ("datenschutz", "Datenschutzerklärung", "privacy", "aenderungen-groesse"),
        ("dse", "Datenschutzerklärung", "privacy", "aenderungen-groesse"),
        ("agb", "AGB", "terms", "aenderungen-groesse"),
        ("rules", "Allgemeine Geschäftsbedingungen", "terms", "aenderungen-groesse"),
        ("rules", "Unsere Regeln", "other", "aenderungen-groesse"),
    ],
)
def test_a_text_in_german_gets_its_kind_and_names(
    empty: Path, policy: Policy, name: str, title: str, kind: str, section: str
) -> None:
    (empty / "neu.md").write_text(f"# {title}\n\n## Änderungen & Größe\n\nWir sagen Ihnen, was sich ändert.\n")
    done = policy("import", "neu.md", "--brand", "acme", "--policy", name, "--language", "de")
    assert done.status == 0, done.said
    folder = empty / "policy_source/acme" / name
    assert f"kind: {kind}\n" in (folder / "policy.yml").read_text()
    assert [path.stem for path in (folder / "sections").iterdir()] == [section]


def test_numbers_are_left_to_be_made(empty: Path, policy: Policy) -> None:
    data = "## 1. Data\n\nSee section 2.1 and [section 1](#data).\n"
    text = f"# Terms\n\n{data}\n## 2. Rights\n\nX.\n\n### 2.1 Yours\n\nSo.\n"
    (empty / "new.md").write_text(text)
    done = policy("import", "new.md", *SMALL, "--numbered")
    assert done.status == 0, done.said
    folder = empty / "policy_source/acme/privacy"
    assert "numbered: true\n" in (folder / "policy.yml").read_text()
    assert "title: Data\n" in (folder / "sections/data.md").read_text()
    assert "See section [](#yours) and [section 1](#data).\n" in (folder / "sections/data.md").read_text()
    result = checked()
    assert result.status == 0, result.said
    (empty / "new.md").write_text(text.replace("## 2.", "## 3."))
    refused = policy("import", "new.md", *SMALL, "--numbered", "--discard")
    assert (refused.status, "not those that would be made" in refused.err) == (2, True)
    assert "title: Data\n" in (folder / "sections/data.md").read_text()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (GERMAN, "de"),
        ("We use the data that you give us to run the service, and for nothing else. " * 5, "en"),
        ("Nous utilisons les données que vous nous donnez pour le service, et pour rien d’autre. " * 5, "fr"),
        ("Words.", ""),
        ("| 1 | 2 | 3 |\n" * 50, ""),
    ],
)
def test_the_language_of_a_text_is_told_by_its_words(text: str, language: str) -> None:
    assert text_language.language_of(text) == language
