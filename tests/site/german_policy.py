"""An English policy and a German one beside it, and steps of the German one."""

from pathlib import Path

import pytest

from tests.conftest import Policy
from tests.small import NAME, in_force, keep
from tests.steps import sealed

GERMAN = "tiny/bedingungen"
FOLDER = Path("policy_source/tiny/bedingungen")
SECTION = (
    "---\ntype: retention\ntitle: Was wir aufbewahren\nfacts:\n  retention:\n"
    "    - {id: account, keep: 3 years, kept_for: us}\n"
    "    - {id: orders, keep: 7 years}\nmeant: [3 Jahre, 7 Jahre, 9 Jahre]\n---\n"
    "Ihr Konto bewahren wir 3 Jahre auf.\n\nIhre Bestellungen bewahren wir 7 Jahre auf.\n"
)
ENGLISH = "We keep accounts for 5 years after the last login, and not for 3."
SUMMARY = "Wir bewahren Ihre Bestellungen zwei Jahre länger auf als bisher."


def two_languages(tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An English policy, and a German one beside it, both in force."""
    folder = in_force(tmp_path, policy, monkeypatch)
    (FOLDER / "sections").mkdir(parents=True)
    (FOLDER / "policy.yml").write_text("title: Bedingungen\nkind: terms\nlanguage: de-AT\nsections: [kept]\n")
    (FOLDER / "sections/kept.md").write_text(SECTION)
    assert policy("freeze", GERMAN, "--yes", "--effective", "2025-01-15").status == 0
    return folder


def longer(text: str = "7 Jahre") -> None:
    """Keep orders for nine years, in the facts and in the text."""
    path = FOLDER / "sections/kept.md"
    path.write_text(path.read_text().replace("keep: 7 years", "keep: 9 years").replace(f"{text} auf", "9 Jahre auf"))


def longer_in_english(policy: Policy) -> None:
    keep(Path(), "account", 5)
    sealed(policy, NAME)
    assert policy("approve", NAME, "--by", "k-lind").status == 0
    assert policy("announce", NAME, "--by", "a-moreau", "--summary", ENGLISH).status == 0


def announced_in_german(policy: Policy) -> None:
    longer()
    sealed(policy, GERMAN)
    assert policy("approve", GERMAN, "--by", "k-lind").status == 0
    assert policy("announce", GERMAN, "--by", "a-moreau", "--summary", SUMMARY).status == 0
