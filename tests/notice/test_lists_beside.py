"""Whom notices reached, by one list after the other, and by those of the policies of one brand."""

import datetime
import shutil
from pathlib import Path

import pytest

from generator.commands.record_evidence import record_evidence
from generator.loading import policy_source
from generator.mail.own_addresses import from_elsewhere
from generator.model.document import digest
from generator.model.record import Evidence
from tests.conftest import NOW, Policy, edit
from tests.small import NAME, ROOT_OF, first_sealed, keep
from tests.steps import announced, notified

OF_ANYBODY = "gmail.com"
"""A domain at which anybody may have a mailbox."""
OTHER = "tiny/privacy"


def told(policy: Policy, name: str, recipients: int, at: str) -> None:
    """Seal the draft of a policy, announce it, and tell a list of so many."""
    assert policy("freeze", name, "--yes", "--now", at).status == 0
    announced(policy, name, at=at)
    loaded, moment = policy_source.load(ROOT_OF), datetime.datetime.fromisoformat(at)
    item = loaded.policy(name)
    record = item.record(item.versions[-1].number)
    assert record
    words, proof = record.notices[-1].digest, digest(str(recipients).encode())
    sent = Evidence("email", moment, words, "ledger", proof, recipients=recipients, accepted=recipients)
    record_evidence(loaded, item, moment, lambda _: sent)
    notified(ROOT_OF, name, at=at, channels=("site",))


def fewer(at: str) -> list[str]:
    found = policy_source.load(ROOT_OF, now=datetime.datetime.fromisoformat(at)).findings
    return [one.message for one in found if one.rule == "fewer"]


NAMED = "the notice of version 4 went to 260, that of version 2 to 1,000"


@pytest.mark.parametrize(
    ("days", "found"), [(("2027-02-01", "2027-04-01"), [NAMED]), (("2027-12-01", "2028-12-20"), [])]
)
def test_a_list_that_is_halved_each_time_is_named(
    tiny: Path, policy: Policy, days: tuple[str, str], found: list[str]
) -> None:
    """Before: 1,000, then 510, then 260 …: each list was compared with the last one alone.

    The near miss: over years, readers go.
    """
    for years, day, recipients in zip((5, 6, 7), ("2026-12-01", *days), (1_000, 510, 260), strict=True):
        at = f"{day}T12:00:00+00:00"
        keep(tiny, "account", years)
        told(policy, NAME, recipients, at)
        assert fewer(at) == (found if recipients == 260 else [])


AUDIENCE = "  notice: {days: 30, channels: [email, site], audience: shops}\n"


@pytest.mark.parametrize(
    ("recipients", "sheet", "facts", "named"),
    [
        (10, "language: en", "", True),
        (600, "language: en", "", False),
        (10, "language: fr", "", False),
        (10, "language: en", AUDIENCE, False),
    ],
)
def test_two_policies_of_a_brand_reach_the_same_people(
    tiny: Path, policy: Policy, recipients: int, sheet: str, facts: str, *, named: bool
) -> None:
    """Before: the first notice of another policy went to ten, and nothing showed that there were a thousand readers."""
    folder = tiny / "policy_source/tiny/privacy"
    shutil.copytree(tiny / "policy_source/tiny/terms/sections", folder / "sections")
    (folder / "policy.yml").write_text(
        f"title: Privacy Policy\nkind: privacy\n{sheet}\nsections: [kept, asked, said]\n"
    )
    (folder / "sections/said.md").write_text(
        f"---\ntype: changes\ntitle: Changes\n{f'facts:{chr(10)}{facts}' if facts else ''}---\nWe tell you.\n"
    )
    first_sealed(policy, OTHER)
    keep(tiny, "account", 5)
    told(policy, NAME, 1_000, NOW)
    edit(folder / "sections/kept.md", "account, keep: 3 years", "account, keep: 5 years")
    told(policy, OTHER, recipients, NOW)
    said = "the notice of version 2 of tiny/privacy went to 10, that of tiny/terms to 1,000, and both are promised to"
    assert fewer(NOW) == ([f"{said} the same people (everyone_with_data_and_email)"] if named else [])
    assert fewer("2027-03-01T12:00:00+00:00") == []


@pytest.mark.parametrize(
    ("sender", "stated", "found"),
    [
        ("privacy@tiny.example", "", ""),
        ("privacy@mail.tiny.example", "", ""),
        ("privacy@elsewhere.example", "", "elsewhere.example"),
        ("privacy@elsewhere.example", "help@elsewhere.example", ""),
        (f"tiny@{OF_ANYBODY}", "", OF_ANYBODY),
        (f"tiny@{OF_ANYBODY}", f"other@{OF_ANYBODY}", OF_ANYBODY),
        (f"tiny@{OF_ANYBODY}", f"tiny@{OF_ANYBODY}", ""),
    ],
)
@pytest.mark.usefixtures("tiny")
def test_readers_know_from_where_a_notice_comes(sender: str, stated: str, found: str) -> None:
    """Before: a notice could come from an address that nobody knows, and mail programs put it aside."""
    brand = policy_source.load(ROOT_OF).policy(NAME).brand
    assert from_elsewhere(brand, sender, [stated]) == found


def test_a_notice_from_elsewhere_is_named(tiny: Path, policy: Policy) -> None:
    keep(tiny, "account", 5)
    assert policy("freeze", NAME, "--yes").status == 0
    announced(policy, NAME)
    loaded, moment = policy_source.load(ROOT_OF), datetime.datetime.fromisoformat(NOW)
    item = loaded.policy(NAME)
    record = item.record(2)
    assert record
    words, proof = record.notices[0].digest, digest(b"x")
    sent = Evidence("email", moment, words, "ledger", proof, recipients=10, accepted=10, sender="else.example")
    record_evidence(loaded, item, moment, lambda _: sent)
    found = [one.message for one in policy_source.load(ROOT_OF).findings if one.rule == "sender"]
    assert found == ["the notice of version 2 came from else.example, where readers know no address of the brand"]
