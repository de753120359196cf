"""What a brand says of its own pages: their order, and what stands at the foot of each."""

import re
from pathlib import Path

import pytest

from tests.conftest import Policy, edit, settled
from tests.site.company import pages, said
from tests.small import NAME, first_sealed, in_force, keep, made
from tests.steps import checked, sealed_and_announced

FOOTER = """\
site: https://tiny.example
footer:
  text: © Tiny & “Sons”
  back: Back to Tiny
  button: {label: Cookie <settings>, href: https://tiny.example/cookies, data: {cookies: open, for_script: '"all"'}}
"""


@pytest.fixture
def tiny(tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> Path:
    return in_force(tmp_path, policy, monkeypatch)


def say(folder: Path, text: str) -> None:
    with (folder / "policy_source/tiny/brand.yml").open("a") as file:
        file.write(text)


def foot(folder: Path, page: str) -> str:
    found = re.search(r"<footer.*?</footer>", (folder / "site" / page / "index.html").read_text(), re.DOTALL)
    assert found
    return " ".join(found[0].split())


def test_the_foot_says_what_the_brand_wants_on_each_of_its_pages(tiny: Path, policy: Policy) -> None:
    policy("build")
    assert "policy-footer" not in foot(tiny, "tiny/terms")
    say(tiny, FOOTER)
    done = policy("build")
    assert done.status == 0, done.said
    for page in ("tiny", "tiny/terms", "tiny/terms/versions"):
        said = foot(tiny, page)
        assert "<span>© Tiny &amp; “Sons”</span>" in said
        assert '<a href="https://tiny.example">Back to Tiny</a>' in said
        button = '<a href="https://tiny.example/cookies" data-cookies="open" data-for_script="&#34;all&#34;">'
        assert f"{button}Cookie &lt;settings&gt;</a>" in said
    assert "policy-footer" not in foot(tiny, "")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("footer: {back: Home}\n", "“back” leads to “site”, which isn't there"),
        ("footer: {button: {label: Cookies}}\n", "the key “href” of “button” is missing"),
        (
            "footer: {button: {label: C, href: https://x.example, data: {A B: x}}}\n",
            "“a name” can't be “A B”",
        ),
        ("footer: {link: x}\n", "“link” is not a key of “footer”"),
        ("policies: [term]\n", "“policies” names term, and this brand has no such policy; did you mean “terms”?"),
    ],
)
def test_what_can_t_be_is_found(tiny: Path, text: str, says: str) -> None:
    say(tiny, text)
    done = checked()
    assert (done.status, says in done.said.replace(": error:", ":")) == (1, True), done.said


def test_policies_stand_in_the_brand_s_order(tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    kinds = ("--policy", "privacy", "--policy", "terms", "--policy", "cookies")
    policy("init", "--company", "Tiny", *kinds, "--language", "en", "--timezone", "UTC", "--notice", "1")
    assert re.findall(r"^tiny/(\w+)$", policy("status").out, re.MULTILINE) == ["cookies", "privacy", "terms"]
    say(tmp_path, "policies: [terms, privacy]\n")
    assert re.findall(r"^tiny/(\w+)$", policy("status").out, re.MULTILINE) == ["terms", "privacy", "cookies"]


@pytest.mark.parametrize(("zone", "twice"), [("Europe/London", False), ("Europe/Paris", True)])
def test_a_moment_is_not_said_twice(
    tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch, zone: str, *, twice: bool
) -> None:
    """Before: “January 4, 2027, 00:00 (Europe/London), which is January 4, 2027, 00:00 (UTC)”."""
    made(tmp_path)
    monkeypatch.chdir(settled(tmp_path))
    edit(tmp_path / "policy_source/tiny/brand.yml", "America/New_York", zone)
    first_sealed(policy)
    keep(tmp_path, "account", 5)
    sealed_and_announced(policy, NAME, effective="2027-01-04")
    notice = said(pages()[f"{NAME}/notice/"])
    assert f"00:00 ({zone})" in notice
    assert ("(UTC)" in notice, "which is" in notice) == (twice, twice)
