"""Ways round the notice by one person who is two (9): before → what happens.

Each is played with commands and by hand, as somebody would who wants to be rid of the notice; what must work, too.
"""

from pathlib import Path

import pytest

from tests.conftest import Policy, Result, edit
from tests.notice.record.lowering import LOWER, reworded
from tests.small import ANNOUNCE, NAME, PEOPLE, RECORD, forged, refused
from tests.steps import DANGER, WHY, sealed

BRAND = "policy_source/tiny/brand.yml"


LIST = "list them in brand.yml: people: and below it - {id: k-lind, name: Kim Lind, roles: [legal]} for each"


def listed_twice(tiny: Path, policy: Policy, entry: str) -> Result:
    """Add an entry to the list of people, and let it approve what the first one lowers."""
    reworded(tiny)
    edit(tiny / BRAND, "people:\n", f"people:\n  - {{{entry}}}\n")
    return policy("decide", NAME, *LOWER, entry.partition(",")[0].removeprefix("id: "))


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ("id: second, name: a moreau, roles: [legal]", "are one person: both are called “a moreau”"),
        ("id: second, name: ‘A.Moreau’, roles: [legal]", "“second” and “a-moreau” are one person"),
        ("id: second, name: \u0410. Moreau, roles: [legal]", "“second” and “a-moreau” are one person"),  # Cyrillic
        ("id: a-rnoreau, name: B, roles: [legal]", "the ids “a-rnoreau” and “a-moreau” look alike"),
        ("id: a_moreau, name: B, roles: [legal]", "the ids “a_moreau” and “a-moreau” look alike"),
        ("id: \u0430-moreau, name: B, roles: [legal]", "“id” can't be"),
        ("id: second, name: '—', roles: [legal]", "it holds no letter"),
    ],
)
def test_one_person_under_two_names_lowers_nothing(tiny: Path, policy: Policy, entry: str, says: str) -> None:
    done = listed_twice(tiny, policy, entry)
    assert done.status == 1
    assert says in done.err
    assert f"{BRAND}:" in done.err
    assert not (tiny / RECORD).exists()


def test_two_people_lower_a_change(tiny: Path, policy: Policy) -> None:
    assert listed_twice(tiny, policy, "id: b-stone, name: B. Stone, roles: [legal]").status == 0


@pytest.mark.parametrize("name", ["K. Lind", "K-LIND", "k lind", "k\u2010lind", "k-lind ", "a.moreau", "k-lynd"])
def test_who_is_not_listed_by_this_id_approves_nothing(tiny: Path, policy: Policy, name: str) -> None:
    reworded(tiny)
    done = policy("decide", NAME, *LOWER, name)
    by_id = " ".join(name.split()) == "k-lind"
    assert done.status == (0 if by_id else 1), done.said
    sealed(policy, NAME)
    refused(policy, tiny, "is not among the people of brand.yml", "approve", NAME, "--by", name)


def test_a_brand_without_people_lowers_nothing_and_is_told_how_to_list_them(tiny: Path, policy: Policy) -> None:
    edit(tiny / BRAND, PEOPLE, "")
    reworded(tiny)
    refused(policy, tiny, LIST, "decide", NAME, *LOWER, "k-lind")
    refused(policy, tiny, LIST, "decide", NAME, *LOWER[:-1])
    higher = ("--section", "kept", "--level", "material", "--because", WHY, "--by", "a-moreau")
    assert policy("decide", NAME, *higher).status == 0
    assert policy("freeze", NAME, "--yes").status == 0
    refused(policy, tiny, LIST, "approve", NAME, "--by", "k-lind")
    refused(policy, tiny, LIST, *ANNOUNCE, *DANGER, "--since", "2026-12-01")


def test_an_approval_by_hand_of_somebody_else_does_not_count(tiny: Path, policy: Policy) -> None:
    sealed(policy, NAME)
    assert policy("approve", NAME, "--by", "k-lind").status == 0
    edit(tiny / "policy_source/tiny/terms/notices/v002.yml", "by: k-lind", "by: m-lund")
    refused(policy, tiny, "the entry “approval 1” is no longer what was recorded", *ANNOUNCE)
    forged(tiny, lambda record: record)
    refused(policy, tiny, "nobody but a-moreau approved the text of version 2", *ANNOUNCE)
