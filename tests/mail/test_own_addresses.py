"""Which addresses are the company's own: by its sites, its contact, its mailbox and its sender."""

from dataclasses import replace
from pathlib import Path

import pytest

from generator.loading.policy_source import load
from generator.mail.ledger_file import opened
from generator.mail.own_addresses import count_own, own_domains
from generator.mail.recipients import Recipient
from generator.mail.tally import About
from generator.schema.values import Value
from tests.small import NAME, made

AT = "nobody@{}"  # so that no address of a provider stands here


@pytest.mark.parametrize(
    ("values", "sender", "expected"),
    [
        ({}, "", {"tiny.example"}),
        ({"site": "https://www.shop.example.co.uk/"}, "", {"tiny.example", "example.co.uk"}),
        (
            {"contact": {"email": "help@example.org"}},
            "privacy@news.example.com",
            {"tiny.example", "example.org", "example.com"},
        ),
        ({"site": "https://exämple.example/"}, "", {"tiny.example", "xn--exmple-cua.example"}),  # as lists have it
        ({"contact": {"email": "a@exämple.example"}}, "", {"tiny.example", "xn--exmple-cua.example"}),
        ({"check_address": AT.format("gmail.com")}, AT.format("gmx.de"), {"tiny.example"}),
    ],
)
def test_own_domains(tmp_path: Path, values: dict[str, Value], sender: str, expected: set[str]) -> None:
    made(tmp_path)
    brand = load(tmp_path / "policy_source").policy(NAME).brand
    assert own_domains(replace(brand, values={**brand.values, **values}), sender) == expected


def test_own_among() -> None:
    counted = [("staff.example.com", 3, 3), ("example.org", 9, 2), ("", 1, 1)]
    assert count_own(counted, frozenset({"example.com"})) == 3 + 7


def test_a_mailbox_counts_once(tmp_path: Path) -> None:
    names = ("a", "a+1", "a+2", "b", "b+x", "+c", "+d")
    with opened(tmp_path / "ledger.sqlite", About("tiny/terms", 2, "sha256:1")) as ledger:
        ledger.load(Recipient(f"{name}@example.org", "", n) for n, name in enumerate(names))
        assert [*ledger.domains()] == [("example.org", 7, 4)]


def test_dots_make_no_other_mailbox_where_they_mean_nothing(tmp_path: Path) -> None:
    """Before: a hundred addresses of one person, with dots between other letters each, were a hundred readers."""
    dotted = (("gmail.com", ("one", "o.ne", "o.n.e+x", "two")), ("example.org", ("a.b", "ab")))
    names = [f"{name}@{host}" for host, some in dotted for name in some]
    with opened(tmp_path / "ledger.sqlite", About("tiny/terms", 2, "sha256:1")) as ledger:
        ledger.load(Recipient(name, "", n) for n, name in enumerate(names))
        assert sorted(ledger.domains()) == [("example.org", 2, 2), ("gmail.com", 4, 2)]
