"""A brand's own name, and the title of its text, claim nothing in a summary: “Sell Your Car keeps …”."""

from pathlib import Path

import pytest

from generator.source.policy_words import is_offer
from tests.conftest import Policy, edit
from tests.notice.summaries import said, waiting
from tests.small import KEPT, SOURCES, in_force
from tests.steps import checked

OFFERS = [
    *("Sell Your Car", "Sell My House Fast", "Resell Your Phone", "Verkauf dein Auto", "Verkaufe Ihr Haus"),
    *("Vendez votre voiture", "Vends ta moto", "Vende tu coche", "Vender su casa", "Vendi la tua auto"),
    *("Verkoop je auto", "Verkoop uw huis"),
]
CLAIMS = [
    *("Sell Your Data", "We Sell Your Car", "Sell Your Car Data", "Sell Your Rights", "Sell Your Personal Details"),
    *("Sell Your Car, And You Agree", "We may sell your data", "Verkaufe deine Daten", "Vendez vos données"),
    *(
        "Vende tus datos",
        "Vendi i tuoi dati",
        "Verkoop je gegevens",
        "Sell",
        "Sell your car when you agree to arbitration",
    ),
]


def test_a_name_that_sells_data_is_no_offer() -> None:
    assert [name for name in CLAIMS if is_offer(name)] == []


def test_a_shop_may_be_called_by_what_it_offers() -> None:
    assert [name for name in OFFERS if not is_offer(name)] == []


def named(name: str, title: str, tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Bring the small policy into force, of a brand and with a title of these names."""
    monkeypatch.setitem(SOURCES, "brand.yml", SOURCES["brand.yml"].replace("name: Tiny", f"name: {name}"))
    sheet = SOURCES["terms/policy.yml"].replace("title: Terms", f"title: {title}")
    monkeypatch.setitem(SOURCES, "terms/policy.yml", sheet)
    return in_force(tmp_path, policy, monkeypatch)


ROWS = [
    # near misses: the same words beside the name, and a name that says what a policy says
    ("Sell Your Car", "Terms", "Sell Your Car keeps your account for five years. We may sell it.", True),
    ("Tiny", "Terms of Sale", "We keep your account for five years, not three, and the sale of it comes.", True),
    ("Tiny", "Terms", "Sell Your Car keeps your account for five years, not three.", True),
    ("Sell Data", "Terms", "We keep your account for five years, and may Sell Data that you write.", True),
    ("Tiny", "Allgemeine Verkaufsbedingungen", "Die Allgemeine Verkaufsbedingungen nennen fünf Jahre, 5 years.", False),
    ("sell", "Terms", "We keep your account for five years, and sell what you write.", True),
    ("Tiny", "Arbitration", "We keep your account for five years. Arbitration is for all of you.", True),
    ("Sell Your Data", "Terms", "Sell Your Data keeps your account for five years, not three.", True),
    ("Sell Your Car", "Terms", "Sell Your Car keeps your account for five years, not three.", False),
    ("Tiny", "Terms of Sale", "In our Terms of Sale, we keep your account for five years, not three.", False),
]


@pytest.mark.parametrize("row", ROWS)
def test_a_name_in_a_summary_is_no_claim(
    tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch, row: tuple[str, str, str, bool]
) -> None:
    """Before: “Sell” in the name of the shop spoke of what no text says."""
    name, title, summary, beyond = row
    waiting(named(name, title, tmp_path, policy, monkeypatch), policy)
    assert ("speaks of what no text says" in said(policy, summary)) is beyond


@pytest.mark.parametrize(
    ("name", "found"), [("Sell Your Car", False), ("Sell Your Data", True), ("We sell data", True)]
)
def test_check_warns_of_a_name_that_speaks_of_data(
    tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch, name: str, *, found: bool
) -> None:
    folder = named(name, "Terms", tmp_path, policy, monkeypatch)
    edit(folder / KEPT, "It's filed", "It is filed")
    assert ("says to readers what a policy or a notice says" in checked().out) is found
