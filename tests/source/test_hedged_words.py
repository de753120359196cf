"""Own words that make a guess, a question, or something of some readers of what the program's words say is so."""

import tomllib
from pathlib import Path
from typing import Any, Final

import pytest

from generator.errors import Finding  # noqa: TC001 -- one import style
from generator.schema.nodes import Mapping
from generator.schema.yaml import parse_yaml
from generator.source import words_file

CASES: Final[dict[str, Any]] = tomllib.loads((Path(__file__).parents[1] / "cases/own_words.toml").read_text("utf-8"))
CERTAIN = ("uncertain", "of some readers", "of what is to come")


def named(key: str, words: str, language: str = "en") -> bool:
    """Return True if own words of a sentence are named for what they leave open."""
    findings: list[Finding] = []
    node = parse_yaml(f"words:\n  {key}: {words!r}\n", "words.yml", findings)
    assert isinstance(node, Mapping)
    words_file.read(node, findings, language)
    return any(mark in one.message for one in findings for mark in CERTAIN)


HEDGED = [
    ("en", "opening", "{brand} proposes to change its {title}."),
    ("en", "opening", "{brand} may change its {title}."),
    ("en", "opening", "{brand} is considering to change its {title}."),
    ("en", "opening", "{brand} asks whether its {title} should change."),
    ("en", "opening", "{brand} plans a change of its {title}."),
    ("en", "opening", "{brand} changes its {title} for new customers only."),
    ("en", "opening", "{brand} changes its {title} temporarily."),
    ("en", "opening", "{brand} has changed its {title} already."),
    ("en", "applies", "The new text may apply from {when}."),
    ("en", "applies", "The new text applies from {when} at the earliest."),
    ("en", "applies", "The new text would apply from {when}."),
    ("en", "level-material", "This might be a material change."),
    ("en", "level-material", "Is this a material change?"),
    ("en", "level-material", "Some call this a material change."),
    ("en", "level-material", "This is a material change that you can turn off."),
    ("en", "level-consent", "This is a material change, and part of it might need your consent."),
    ("en", "subject", "{brand}: {title} changes on {date}?"),
    ("en", "subject", "{brand}: vote on changes of {title} on {date}"),
    ("en", "subject", "{brand}: {title} changes on {date} for business customers"),
    ("en", "what-changes", "What may change"),
    ("en", "banner-not-yet", "This text is not yet in force. It might take effect on {date}."),
    ("de", "applies", "Der neue Text könnte ab {when} gelten."),
    ("de", "opening", "{brand} plant eine Änderung: {title}."),
    ("de", "opening", "{brand} ändert {title} für Neukunden."),
    ("fr", "applies", "Le nouveau texte s’appliquerait dès le {when}."),
    ("fr", "opening", "{brand} envisage de changer son texte {title}."),
    ("es", "applies", "El nuevo texto podría aplicarse a partir del {when}."),
    ("it", "applies", "Il nuovo testo potrebbe applicarsi dal {when}."),
    ("nl", "applies", "De nieuwe tekst zou gelden vanaf {when}."),
]
PLAIN = [
    ("opening", "We would like to tell you that {brand} changes its {title}."),
    ("opening", "You should know that {brand} changes its {title}."),
    ("what-changes", "What changes?"),
    ("applies", "What applies from {when} on is the new text."),
    ("level-material", "This is a change that matters to all customers."),
    ("postponed", "It was planned for {date}."),
    ("until-then", "Until then you may rely on the present text."),
]


@pytest.mark.parametrize(("language", "key", "words"), HEDGED)
def test_own_words_leave_nothing_open(language: str, key: str, words: str) -> None:
    """Before: “{brand} may change its {title}”, and “the new text would apply from …” for what does."""
    assert named(key, words, language)


@pytest.mark.parametrize(("key", "words"), PLAIN)
def test_plain_own_words_are_not_named(key: str, words: str) -> None:
    assert not named(key, words)


def test_honest_own_words_are_not_named() -> None:
    rows = [
        (key, words, language)
        for language, keys in CASES.items()
        for key, cases in keys.items()
        for words in (cases.get("honest", ()) if isinstance(cases, dict) else ())
    ]
    assert len(rows) > 1_000
    assert [one for one in rows if words_file.uncertain(*one)] == []
