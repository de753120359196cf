"""A summary with one right word that says something else of it is named; one that says what changes isn't."""

from dataclasses import replace
from pathlib import Path

import pytest

from generator.loading import policy_source
from generator.notice.lone_words import lone_word
from tests.conftest import Policy, edit
from tests.notice.summaries import SOMETHING, said, waiting
from tests.small import FOLDER, KEPT, NAME, ROOT_OF
from tests.steps import announced, sealed

LONE = [
    "Your account gets a new colour.",
    "Our shops open later in winter, and so does your account.",
    "We protect your account better against thieves.",
    "Thanks to our bakers, your account is the best in town.",
    "Nothing tastes better than an account at our bakery.",
]
SAID = [
    *SOMETHING,
    "Accounts are deleted later than today.",
    "We will hold on to accounts for longer.",
    "An account that nobody uses is deleted two years later.",
    "The retention of accounts is extended.",
    "Accounts don't go as early as they did.",
    "After you leave, an account remains for a while more.",
    "Who leaves us stays in our files for two more years.",
    "What you told us when you opened an account stays.",
    "Inactive accounts are removed later than they are today, so that you can come back.",
]


def test_one_right_word_beside_another_claim_is_named(tiny: Path, policy: Policy) -> None:
    """Before: one word of what changes was enough, whatever else was said of it."""
    waiting(tiny, policy)
    item = policy_source.load(ROOT_OF).policy(NAME)
    record = item.record(2)
    assert record
    assert [one for one in LONE if not lone_word(item, replace(record, summary=one))] == []
    assert [one for one in SAID if lone_word(item, replace(record, summary=one))] == []
    assert said(policy, LONE[1]).count("has one word of what changes (“account”), and says other things of it") == 2


ABROAD = {
    "de": (
        "Rechnungen stehen im Keller.",
        "Rechnungen kommen in einen Turm.",
        "tragen ein prächtiges Gewand aus Seide",
    ),
    "fr": ("Les factures sont à la cave.", "Les factures vont dans la tour.", "portent une robe élégante en soie"),
    "es": ("Las facturas están en el sótano.", "Las facturas van a la torre.", "llevan un vestido elegante de seda"),
    "it": ("Le fatture sono in cantina.", "Le fatture vanno nella torre.", "portano un vestito elegante di seta"),
    "nl": ("Facturen staan in de kelder.", "Facturen gaan naar de toren.", "dragen een prachtige jurk van zijde"),
}


@pytest.mark.parametrize("language", ABROAD)
def test_one_right_word_in_other_languages(tiny: Path, policy: Policy, language: str) -> None:
    text, honest, other = ABROAD[language]
    old, new = (one.rstrip(".").split()[-1] for one in (text, honest))
    edit(tiny / FOLDER / "policy.yml", "language: en", f"language: {language}")
    edit(tiny / KEPT, "It's filed by hand.", text)
    sealed(policy, NAME)
    announced(policy, NAME)
    edit(tiny / KEPT, text, text.replace(old, new))
    sealed(policy, NAME, "--on", "2")
    item = policy_source.load(ROOT_OF).policy(NAME)
    record = item.record(3)
    assert record
    noun = next(one for one in text.split() if one.lower().startswith(("rechn", "fact", "fatt")))
    assert lone_word(item, replace(record, summary=honest)) == ""
    assert lone_word(item, replace(record, summary=f"{noun} {other}.")) == noun.casefold()
