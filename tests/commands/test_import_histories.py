"""Real policies and their past versions, imported: no word is lost, and headings keep their ids."""

import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from generator.documents.file_formats import document_of, text_of
from generator.model.document import Document
from generator.source import text_to_document
from tests.conftest import Policy
from tests.small import in_draft
from tests.steps import checked
from tests.words_read import read_words, words_in, words_of

LEAST_KEPT = 0.9


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a company with a small draft."""
    return in_draft(tmp_path, monkeypatch)


SEEDS = ["000_eb4ed85d26d0a114.txt", "002_b30a584328784c50.txt"]


@pytest.mark.parametrize("name", SEEDS)
def test_the_real_policies_are_imported_whole(project: Path, policy: Policy, seeds: Path, name: str) -> None:
    done = policy("import", str(seeds / name), "--brand", "fresh", "--policy", "privacy")
    assert done.status == 0, done.said
    assert ("“Effective Date: January 15, 2025” is left out: pages" in done.err) == ("000" in name), done.err
    said = checked().out
    if "000" in name:  # a promise of the text that no fact states yet
        assert re.fullmatch(r".*“review_every: 1 year” \[promise-not-kept\]\n0 errors, 1 warning\.\n", said), said
    else:
        assert said.endswith("Nothing to mend.\n")
    assert policy("freeze", "fresh/privacy", "--yes").status == 0
    document = document_of(text_of(seeds / name), language="en")
    assert read_words(document) == re.findall(r"\w+", (seeds / name).read_text())
    sealed = (project / "policy_source/fresh/privacy/versions/v001.md").read_text()
    assert all(f"{{#{section.id}}}" in sealed for section in document.sections if section.title)


def named(document: Document) -> set[tuple[str, str]]:
    """Return the id and the title of each section."""
    return {(section.id, section.title) for section in document.sections}


@pytest.mark.slow
def test_every_version_of_the_histories_is_imported_whole(histories: Path) -> None:
    count = 0
    for folder in sorted(histories.iterdir()):
        before: Document | None = None
        for path in sorted(folder.iterdir()):
            document = document_of(text_of(path), language="en", title="", like=before)
            document = text_to_document.with_ids_of(document, before) if before else document
            assert not words_in(path) - Counter(words_of(document)), path
            if before:
                stayed = {title for _, title in named(before)} & {title for _, title in named(document)}
                same = named(before) & named(document)
                assert len(same) >= LEAST_KEPT * len(stayed), path
            before = document
            count += 1
    assert count == 236


@pytest.mark.slow
def test_years_of_versions_become_an_archive(project: Path, policy: Policy, histories: Path) -> None:
    names = ("binance", "palantir")
    for name in names:
        (project / name).mkdir()
        for path in sorted((histories / name).iterdir())[-8:]:
            shutil.copy(path, project / name)
        done = policy("import", "--as-versions", name, "--brand", name, "--policy", "privacy")
        assert done.status == 0, done.said
    assert policy("verify").status == 0
    assert "no change since the newest version" in policy("diff", "binance/privacy").out
    assert "the signs ** did not make words bold" in policy("diff", "palantir/privacy").err  # as it was published
    again = policy("import", "--as-versions", "palantir", "--brand", "palantir", "--policy", "privacy")
    assert again.status == 0
    assert "nothing to seal" in again.out
    for folder in names:
        versions = sorted((project / f"policy_source/{folder}/privacy/versions").iterdir())
        sealed = {re.findall(r"(?m)^recorded: ['\"]?([\d-]+)", text.read_text())[0]: text for text in versions}
        for path in sorted((project / folder).iterdir()):
            text = sealed[max(day for day in sealed if day <= path.stem)].read_text()
            words = Counter(re.findall(r"\w+", re.sub(r"(?m) \{#[a-z0-9_-]+\}$", "", text)))
            assert not words_in(path) - words, path
