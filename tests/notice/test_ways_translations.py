"""No way round the notice by a translation: never earlier than its original, lowered only where that is the same."""

import datetime
import json
import re
from pathlib import Path

import pytest

from generator.loading import policy_source
from generator.publish import build as building
from tests.conftest import Policy, edit
from tests.materiality.test_translations import FRENCH, OTHER, THEIRS, translate
from tests.notice.ways import announced, refused
from tests.rendered import all_pages, markdown
from tests.small import KEPT, LATER, NAME, ROOT_OF, TOLD, keep
from tests.steps import checked, notified, sealed, sealed_and_announced

# 3. Translations: the same facts, no earlier than their original, and lowered only where that changed nothing.


@pytest.fixture
def both(tiny: Path, policy: Policy) -> Path:
    """The small policy and its French translation, both in force."""
    translate(tiny)
    assert policy("freeze", OTHER, "--yes", "--effective", "2025-01-15").status == 0
    return tiny


def keep_both(both: Path, years: int) -> None:
    keep(both, "account", years)
    path = both / THEIRS
    path.write_text(path.read_text().replace("account, keep: 3 years", f"account, keep: {years} years"))


def levels(policy: Policy, name: str) -> dict[str, str]:
    """Return for each change of a draft by what rule it has its level."""
    listed = json.loads(policy("decide", name, "--list", "--format", "json").out)
    return {one["rule"]: one["level"] for one in listed}


def test_a_policy_with_versions_becomes_a_translation_with_notice(tiny: Path, policy: Policy) -> None:
    """Before: one line in policy.yml, and its wording could be changed without notice from then on."""
    translate(tiny)
    sheet = tiny / FRENCH / "policy.yml"
    edit(sheet, "translation_of: terms\n", "")
    assert policy("freeze", OTHER, "--yes", "--effective", "2025-01-15").status == 0
    edit(sheet, "language: fr\n", "language: fr\ntranslation_of: terms\n")
    assert levels(policy, OTHER) == {"translation": "material"}
    why = ("--level", "editorial", "--because", "It says the same as before.", "--by", "a-moreau")
    change = json.loads(policy("decide", OTHER, "--list", "--format", "json").out)[0]["id"]
    done = policy("decide", OTHER, change, *why, "--approved-by", "k-lind", "--basis", "A letter")
    assert (done.status, "nobody can lower this" in done.err) == (1, True), done.said
    assert policy("freeze", OTHER, "--yes").status == 0
    assert "level: material" in (tiny / FRENCH / "notices/v002.yml").read_text()
    assert checked().status == 0
    assert levels(policy, OTHER) == {}
    edit(sheet, "translation_of: terms\n", "")
    assert levels(policy, OTHER) == {"translation": "material"}  # and back


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("Votre compte.", "Votre compte, 3 ans.", ""),
        ("Votre compte.", "Votre compte, 30 ans.", "the number 30 stands here, and not in this passage of tiny/terms"),
        (
            "Vos commandes.",
            "Vos commandes.\n\nNous pouvons tout vendre.",
            "there are 4 passages here, and 3 in tiny/terms",
        ),
    ],
)
def test_a_translation_that_holds_more_is_named(tiny: Path, policy: Policy, old: str, new: str, says: str) -> None:
    """Before: the first version of a translation could say what it liked, and nobody was told of it."""
    translate(tiny)
    edit(tiny / THEIRS, old, new)
    listed = json.loads(policy("check", "--format", "json").out)
    found = [one for one in listed if one["rule"] == "translation-shape"]
    assert [one["message"] for one in found] == ([says] if says else [])
    lines = (tiny / THEIRS).read_text().split("\n")
    first = next(n for n in range(lines.index("---", 1) + 1, len(lines)) if lines[n]) + 1
    assert [one["line"] for one in found] == ([first] if says else [])  # before: the empty line above the text


def test_a_translation_does_not_apply_before_its_original(both: Path, policy: Policy) -> None:
    """Before: the French text of a version was in force 32 days before the original."""
    keep_both(both, 5)
    sealed(policy, NAME)
    sealed(policy, OTHER)
    assert policy("approve", OTHER, "--by", "k-lind").status == 0
    words = ("announce", OTHER, *TOLD)
    refused(policy, both, "version 2 of tiny/terms, which it translates, has no day yet", *words)
    assert policy("approve", NAME, "--by", "k-lind").status == 0
    assert policy("announce", NAME, *TOLD, "--effective", "2027-02-01").status == 0
    refused(policy, both, "which it translates, applies from 2027-02-01", *words, "--effective", "2027-01-11")
    hurry = (
        "--exception",
        "legal_obligation",
        "--basis",
        "Order 12/2026 of the authority",
        "--citing",
        "Authority of Delft, order 12/2026",
        "--approved-by",
        "k-lind",
        "--breaks-promise",
    )
    refused(policy, both, "which it translates, applies from 2027-02-01", *words, *hurry)
    done = policy(*words)
    assert (done.status, "2027-02-01" in done.out) == (0, True), done.said


def told_of_both(both: Path, policy: Policy) -> None:
    keep_both(both, 5)
    for name in (NAME, OTHER):
        sealed_and_announced(policy, name, effective="2027-02-01")
        notified(ROOT_OF, name)


def test_an_original_that_is_postponed_holds_its_translation_up(both: Path, policy: Policy) -> None:
    told_of_both(both, policy)
    why = ("--because", "The letters could not be printed in time.", "--by", "a-moreau")
    assert policy("postpone", NAME, *why, "--to", "2027-03-01").status == 0
    done = checked()
    assert (done.status, "applies from 2027-03-01" in done.out) == (0, True), done.said
    day = ("--now", "2027-02-01T12:00:00-05:00")
    refused(policy, both, "applies from 2027-03-01", "build", *day)
    done = policy("due", OTHER, *day)
    assert (done.status, "before its original" in done.out) == (1, True), done.said
    edit(both / FRENCH / "policy.yml", "translation_of: terms\n", "")
    refused(policy, both, "applies from 2027-03-01", "build", *day)  # what it translates stands in its seal
    edit(both / FRENCH / "policy.yml", "language: fr\n", "language: fr\ntranslation_of: terms\n")
    assert policy("postpone", OTHER, *why).status == 0
    assert policy("check", *day).status == 0


def test_an_original_that_is_taken_back_holds_its_translation_up(both: Path, policy: Policy) -> None:
    told_of_both(both, policy)
    why = ("--because", "The letters could not be printed in time.", "--by", "a-moreau")
    assert policy("withdraw", NAME, *why).status == 0
    day = ("--now", "2027-02-01T12:00:00-05:00")
    refused(policy, both, "was taken back", "build", *day)
    assert policy("withdraw", OTHER, *why, *day).status == 0
    assert policy("check", *day).status == 0


def test_a_first_translation_waits_for_its_original(tiny: Path, policy: Policy) -> None:
    announced(tiny, policy)
    translate(tiny)
    for when in ((), ("--effective", "2025-01-15"), ("--effective", "unknown"), ("--effective", "2027-02-01")):
        refused(policy, tiny, "which it translates, applies from 2027-02-01", "freeze", OTHER, "--yes", *when)


def test_wording_is_lowered_only_where_the_original_changed_nothing(both: Path, policy: Policy) -> None:
    """Before: any other words of a translation were editorial, by a rule that nobody could see."""
    edit(both / THEIRS, "à la main par nos soins", "par nos mains, avec soin")
    assert levels(policy, OTHER) == {"suggested": "material"}
    change = json.loads(policy("decide", OTHER, "--list", "--format", "json").out)[0]["id"]
    say = ("decide", OTHER, change, "--because", "It says the same as before.", "--by", "a-moreau")
    lower = (*say, "--level", "editorial", "--approved-by", "k-lind")
    edit(both / KEPT, "It's filed by hand.", "We file all of it with care.")
    refused(policy, both, "nobody may say less than material", *lower)
    sealed(policy, NAME, level="minor")
    refused(policy, both, "nobody may say less than material", *lower)
    refused(policy, both, "nobody may say less than material", *say, "--level", "minor", "--approved-by", "k-lind")
    assert policy("freeze", OTHER, "--yes").status == 0
    assert "level: material" in (both / FRENCH / "notices/v002.yml").read_text()


def test_wording_is_lowered_where_the_original_changed_nothing(both: Path, policy: Policy) -> None:
    """The near miss."""
    edit(both / THEIRS, "à la main par nos soins", "par nos mains, avec soin")
    sealed(policy, OTHER, level="editorial")
    edit(both / THEIRS, "avec soin", "bien")
    sealed(policy, OTHER, level="minor", at=LATER)
    assert policy("check", "--now", LATER).status == 0


def test_a_comma_first_does_not_use_up_the_change_of_the_original(both: Path, policy: Policy) -> None:
    """Before: a translation with a comma “translated” the new original; the rest was its own mend after that."""
    edit(both / KEPT, "It's filed by hand.", "We file all of it with care.")
    sealed(policy, NAME, level="minor")
    edit(both / THEIRS, "Vos commandes.", "**Vos** commandes.")  # a law clears it
    sealed(policy, OTHER)
    assert "level: editorial" in (both / FRENCH / "notices/v002.yml").read_text()
    edit(both / THEIRS, "à la main par nos soins", "par nos mains, avec soin")
    change = json.loads(policy("decide", OTHER, "--list", "--format", "json").out)[0]["id"]
    why = ("--because", "It says the same as before.", "--by", "a-moreau", "--approved-by", "k-lind")
    refused(policy, both, "nobody may say less than material", "decide", OTHER, change, "--level", "minor", *why)


@pytest.mark.slow
def test_both_pages_say_what_applies(both: Path, policy: Policy) -> None:
    keep_both(both, 5)
    for name, day in ((NAME, "2027-02-01"), (OTHER, "2027-02-15")):
        sealed_and_announced(policy, name, effective=day)
        notified(ROOT_OF, name)
    loaded = policy_source.load(ROOT_OF)
    at = {
        day: datetime.datetime.fromisoformat(f"{day}T12:00:00-05:00")
        for day in ("2027-01-31", "2027-02-03", "2027-02-15")
    }
    for day, now in at.items():
        pages = {page.address: markdown(page) for page in all_pages(building.policies_today(loaded, now))}
        words = [re.sub(r"<[^>]+>", "", pages[address]) for address in ("tiny/terms/", "tiny/conditions/")]
        theirs = (
            "In French, the translation of version 1 still applies; this is version 2, in force since February 1, 2027"
        )
        own = "En anglais, la version 2 s’applique depuis le 1er février 2027. Ce texte est la traduction"
        assert (theirs in words[0], own in words[1]) == (day == "2027-02-03",) * 2
        if day == "2027-02-03":
            assert "The translation of version 2 applies there from February 15, 2027." in words[0]
            assert "La traduction de la version 2 s’applique ici à partir du 15 février 2027." in words[1]
