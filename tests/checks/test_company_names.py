"""A former name of the company that stands in a text is named, with what to write in its place."""

from pathlib import Path

import pytest

from tests.conftest import Policy, edit
from tests.small import KEPT, first_sealed, in_draft, made
from tests.steps import checked

BRAND = "policy_source/tiny/brand.yml"
ASKED = "policy_source/tiny/terms/sections/asked.md"


@pytest.fixture
def tiny(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return in_draft(tmp_path, monkeypatch)


def legal(folder: Path, name: str) -> None:
    edit(folder / BRAND, "unreached", f"legal_name: {name}\nunreached")


@pytest.mark.parametrize(
    ("now", "text", "says"),
    [
        ("Tiny Holding Ltd", "This is by Tiny Ltd, of Springfield.", "“Tiny Ltd”"),
        ("Tiny Holding Ltd", "This is by Tiny Holding Ltd.", ""),
        ("Tiny Holding Ltd", "This is by {{ brand.legal_name }}.", ""),
        ("Tiny Holding, Inc.", "By Tiny Holding Inc.", ""),
        ("Giant GmbH", "Verantwortlich: Alpha GmbH, Berlin.", "“Alpha GmbH”"),  # the only company that is named
        ("Giant GmbH", "We, Giant GmbH, use Alpha GmbH.", ""),
        ("Giant GmbH", "{{ brand.legal_name }} sends it to Alpha GmbH.", ""),
        ("Tiny Holding Ltd", "We, Tiny Ltd, and The Tiny Ltd.", "says “Tiny Ltd”"),
        ("Tiny Holding GmbH", "Die Tiny GmbH betreibt es.", "says “Tiny GmbH”"),
        ("Giant GmbH", "Sent to Alpha GmbH and to Beta AG.", ""),  # neither is said to be ours
        ("unspecified", "This is by Tiny Ltd.", ""),
    ],
)
def test_a_company_that_is_not_the_one_of_brand_yml_is_found(tiny: Path, now: str, text: str, says: str) -> None:
    legal(tiny, now)
    edit(tiny / KEPT, "It's filed by hand.", text)
    found = checked()
    assert (found.status, "[company-name]" in found.out) == (0, bool(says)), found.out
    assert says in found.out


def test_each_place_has_its_line_and_the_remedy(tiny: Path) -> None:
    legal(tiny, "Tiny Holding Ltd")
    edit(tiny / KEPT, "It's filed by hand.", "By Tiny\nLtd. Tiny Holding Ltd is\n\n- Tiny Ltd.")
    lines = [line for line in checked().out.split("\n") if "[company-name]" in line]
    assert [line.split(" warning")[0] for line in lines] == [f"{KEPT}:13:4:", f"{KEPT}:16:3:"]
    assert "brand.yml says “Tiny Holding Ltd”; write {{ brand.legal_name }} in its place; if it is another" in lines[0]
    edit(tiny / KEPT, "type: retention", "type: retention\nmeant: [Tiny Ltd]")
    assert "[company-name]" not in checked().out


def test_a_name_that_was_sealed_is_known(tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> None:
    """No form such as “Ltd” tells that it is a company: a variable did."""
    made(tmp_path)
    legal(tmp_path, "The Tinies")
    edit(tmp_path / KEPT, "It's filed by hand.", "It's filed by {{ brand.legal_name }}.")
    monkeypatch.chdir(tmp_path)
    assert policy("freeze", "tiny/terms", "--yes", "--effective", "2025-01-15").status == 0
    edit(tmp_path / ASKED, "Call ", "Call the Tinies, or The Tinies, at ")
    assert "[company-name]" not in checked().out
    edit(tmp_path / BRAND, "The Tinies", "The Giants")
    (line,) = [line for line in checked().out.split("\n") if "[company-name]" in line]
    assert line.startswith(f"{ASKED}:8:21: warning: the text says “The Tinies”, and brand.yml says “The Giants”")


@pytest.mark.parametrize(
    ("title", "rest"),
    [
        ("Tiny Terms", "Terms"),
        ("Tiny’s privacy policy", "Privacy policy"),
        ("Terms of Tiny", ""),
        ("Terms", ""),
        ("Tiny", ""),
        ("Tinyhouse Terms", ""),
    ],
)
def test_a_title_with_the_name_of_the_brand_is_noted_before_it_is_sealed(
    tiny: Path, policy: Policy, title: str, rest: str
) -> None:
    """Before: “Tiny changes its Tiny Terms” was the first that anybody saw of it, in the first notice."""
    edit(tiny / "policy_source/tiny/terms/policy.yml", "title: Terms", f"title: {title}")
    said = f"“Tiny changes its {title}.”; leave it out: title: {rest} [company-name]" if rest else ""
    found = checked()
    assert (found.status, said in found.out, "[company-name]" in found.out) == (0, True, bool(rest)), found.out
    first_sealed(policy)
    assert "[company-name]" not in checked().out
