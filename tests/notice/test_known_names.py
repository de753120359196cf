"""The name with which a notice begins: readers know a company by its text, and by the notice before."""

from pathlib import Path

import pytest

from tests.conftest import Policy, edit
from tests.notice.summaries import KEEPS
from tests.small import ANNOUNCE, FOLDER, KEPT, NAME, ROOT_OF, first_sealed, in_draft, keep
from tests.steps import announced, checked, notified, sealed, sealed_and_announced

OF_ANYBODY = "gmail.com"
"""A domain at which anybody may have a mailbox."""
BRAND = "policy_source/tiny/brand.yml"
ASKED = f"{FOLDER}/sections/asked.md"
NOT_IN = "begins with “{}”, which is not in {}"


@pytest.mark.parametrize(
    ("name", "stated", "named"),
    [
        ("Tiny", "Write to help@tiny.example. ", False),
        ("The Tiny Company Ltd", "Write to help@tiny.example. ", False),
        ("Invoice 2027", "Write to help@tiny.example. ", True),
        ("Unsubscribe", "Write to help@tiny.example. ", True),
        ("Unsubscribe", "Unsubscribe Ltd is at help@tiny.example. ", False),
        ("Unsubscribe", "", False),  # of a text that says nothing of whose it is, nobody can tell
        ("Unsubscribe", f"Write to tiny@{OF_ANYBODY}. ", False),
        ("Tiny", "Write to privacy@holding.example. ", False),  # as its folder is called
    ],
)
def test_a_first_notice_begins_with_a_name_that_readers_know(
    tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch, name: str, stated: str, *, named: bool
) -> None:
    """Before: `name: Spam` in the commit of the announcement stood first in the subject of each e-mail."""
    folder = in_draft(tmp_path, monkeypatch)
    edit(folder / ASKED, "Call {{", f"{stated}Call {{{{")
    first_sealed(policy)
    edit(folder / BRAND, "name: Tiny\n", f"name: {name}\n")
    keep(folder, "account", 5)
    sealed(policy, NAME)
    assert policy("approve", NAME, "--by", "k-lind").status == 0
    assert policy(*ANNOUNCE[:-1], KEEPS).status == 0
    assert (NOT_IN.format(name, "the text that applies") in checked().out) is named
    assert checked().status == 0


@pytest.mark.parametrize(
    ("name", "text", "named"),
    [
        ("Tiny", "It's filed by hand.", False),
        ("Tiny Archive", "It's filed by hand.", True),
        ("Tiny Archive", "We will be called Tiny Archive.", False),
        ("Tiny (France)", "It's filed by hand.", True),
    ],
)
def test_a_later_notice_begins_as_the_one_before(
    tiny: Path, policy: Policy, name: str, text: str, *, named: bool
) -> None:
    keep(tiny, "account", 5)
    edit(tiny / KEPT, "It's filed by hand.", text)
    sealed_and_announced(policy, NAME)
    notified(ROOT_OF, NAME)
    at = "2027-02-01T12:00:00+00:00"
    edit(tiny / BRAND, "name: Tiny\n", f"name: {name}\n")
    assert NOT_IN.format(name, "") not in checked(at).out  # of what applies already
    keep(tiny, "orders", 9)
    sealed(policy, NAME, at=at)
    announced(policy, NAME, at=at)
    assert (NOT_IN.format(name, "the notice before it") in checked(at).out) is named
