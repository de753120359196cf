"""Which addresses are the company's own: by its sites, its contact, its mailbox and its sender."""

from dataclasses import replace
from pathlib import Path

import pytest

from generator.loading.policy_source import load
from generator.mail.own_addresses import own_among, own_domains
from generator.schema.values import Value
from tests.small import NAME, made


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
        ({"check_address": "tiny@gmail.com"}, "tiny@gmx.de", {"tiny.example"}),
    ],
)
def test_own_domains(tmp_path: Path, values: dict[str, Value], sender: str, expected: set[str]) -> None:
    made(tmp_path)
    brand = load(tmp_path / "policy_source").policy(NAME).brand
    assert own_domains(replace(brand, values={**brand.values, **values}), sender) == expected


def test_own_among() -> None:
    assert own_among({"staff.example.com": 3, "example.org": 2, "": 1}, frozenset({"example.com"})) == 3
