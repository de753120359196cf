"""The addresses that readers know from their text: brand.yml can name another site on any day."""

from pathlib import Path

import pytest

from generator.model.document import Document, Section
from generator.notice.known_domains import stated_domains
from tests.conftest import Policy, edit
from tests.small import ANNOUNCE, FOLDER, NAME, first_sealed, in_draft, keep, publishing, site
from tests.steps import checked, sealed, sealed_and_announced

DAY = "2026-12-01T12:00:00+00:00"
OF_ANYBODY = "gmail.com"
"""A domain at which anybody may have a mailbox."""
BRAND = "policy_source/tiny/brand.yml"
ASKED = f"{FOLDER}/sections/asked.md"
SITE = "timezone: America/New_York\nsite: https://{}\n"
LINK = "We keep your account for 5 years. More stands at https://elsewhere.example/notice."


def test_the_domains_of_a_text_are_those_of_its_pages_and_mailboxes() -> None:
    text = f"Write to help@mail.tiny.example, see [us](https://www.tiny.co.uk/a) or somebody@{OF_ANYBODY}."
    section = Section("a", "contact", "Us", text, {"channels": {"m": {"kind": "email", "value": "us@other.example"}}})
    assert stated_domains(Document("T", "en", (section,))) == {"tiny.example", "tiny.co.uk", "other.example"}


def test_a_domain_in_other_letters_is_one_however_it_is_spelt() -> None:
    """Before: a test list at xn--… was none of exämple.example, and a sender there was named as unknown."""
    both = [
        Section("a", "contact", "Us", f"See https://{one}/x.") for one in ("exämple.example", "xn--exmple-cua.example")
    ]
    assert {stated_domains(Document("T", "en", (one,))) for one in both} == {frozenset({"xn--exmple-cua.example"})}


def announced_with_link(folder: Path, policy: Policy, *, stated: str, of: str) -> bool:
    """Announce a change whose summary leads elsewhere; return whether that is named."""
    edit(folder / ASKED, "Call {{", f"{stated}Call {{{{")
    edit(folder / BRAND, "timezone: America/New_York\n", SITE.format(of))
    first_sealed(policy)
    edit(folder / BRAND, f"site: https://{of}", "site: https://elsewhere.example")
    keep(folder, "account", 5)
    sealed(policy, NAME)
    assert policy("approve", NAME, "--by", "k-lind").status == 0
    assert policy(*ANNOUNCE[:-1], LINK).status == 0
    return "leads readers to elsewhere.example" in policy("check").out


@pytest.mark.parametrize(("stated", "named"), [("Write to help@tiny.example. ", True), ("", False)])
def test_a_site_that_brand_yml_names_since_yesterday_is_none_that_readers_know(
    tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch, stated: str, *, named: bool
) -> None:
    """Before: with `site` edited too, “more stands at …” led readers to any site."""
    folder = in_draft(tmp_path, monkeypatch)
    assert announced_with_link(folder, policy, stated=stated, of="tiny.example") is named
    assert checked().status == 0


@pytest.mark.parametrize(("stated", "named"), [("help@other.example", True), ("help@mail.tiny.example", False)])
def test_a_first_look_at_a_site_that_no_text_names_is_named(
    tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch, stated: str, *, named: bool
) -> None:
    """Before: where no notice was seen before, any site that `published_at` named was that of the readers."""
    folder = in_draft(tmp_path, monkeypatch)
    publishing(monkeypatch)
    edit(folder / ASKED, "Call {{", f"Write to {stated}. Call {{{{")
    first_sealed(policy)
    keep(folder, "orders", 9)
    sealed_and_announced(policy, NAME)
    site(folder)
    assert policy("look", "--now", DAY).status == 0
    assert ("states no address of tiny.example" in policy("check", "--now", DAY).out) is named
    assert "states no address" not in policy("check", "--now", "2027-02-10T12:00:00+00:00").out
