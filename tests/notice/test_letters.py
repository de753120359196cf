"""What an e-mail says of other texts: of one that applies before, and of one to which a link leads."""

from pathlib import Path

import pytest

from generator.commands.mailing import letter_of
from generator.loading import policy_source
from generator.model.policy import Policy as Sealed
from generator.model.record import VersionRecord
from tests.conftest import Policy, edit
from tests.small import KEPT, NAME, keep
from tests.steps import checked, notified, sealed_and_announced

SOURCE = Path("policy_source")


def record(item: Sealed, number: int) -> VersionRecord:
    found = item.record(number)
    assert isinstance(found, VersionRecord)
    return found


def test_an_e_mail_names_the_text_that_applies_before(
    tiny: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before: “Until then the present text applies”, though another one, announced for a day before, comes first."""
    with monkeypatch.context() as before:
        before.setattr("generator.model.own_words.EDITION", 3)
        keep(tiny, "account", 5)
        sealed_and_announced(policy, NAME, effective="2027-01-15")
        keep(tiny, "account", 6)
        sealed_and_announced(policy, NAME, effective="2027-02-01")
    keep(tiny, "account", 7)
    sealed_and_announced(policy, NAME, effective="2027-03-01")
    assert checked().status == 0
    item = policy_source.load(SOURCE).policy(NAME)
    texts = {number: " ".join(record(item, number).notices[0].text.split()) for number in (2, 3, 4)}
    assert [number for number, text in texts.items() if "Until then the present text applies." in text] == [2, 3]
    assert "It changes the text that applies from February 1, 2027." in texts[4]
    new = [
        text.partition("The new text: https://tiny.example/policies/terms/")[2].split()[0] for text in texts.values()
    ]
    assert new == ["upcoming/", "upcoming/", "versions/4/"]  # before: `upcoming/`, which is the text of version 2
    for number in texts:  # the HTML of the same words is still written, also when that day has come
        assert letter_of(item, record(item, number)).html, number
    assert policy("notify", NAME, "--version", "4", "--dry-run", "out").status == 0
    assert [path.name for path in Path("out").iterdir()] == ["tiny-terms-v004.eml"]


def test_a_day_that_had_come_when_readers_were_told_is_none_before(tiny: Path, policy: Policy) -> None:
    keep(tiny, "account", 5)
    sealed_and_announced(policy, NAME, effective="2027-01-15")
    notified(SOURCE, NAME)
    keep(tiny, "account", 6)
    sealed_and_announced(policy, NAME, effective="2027-04-01", at="2027-01-15T12:00:00+00:00")
    text = " ".join((tiny / "policy_source/tiny/terms/notices/v003-1.txt").read_text().split())
    assert "Until then the present text applies." in text


@pytest.mark.parametrize(
    ("edition", "link"), [(3, "(policy:privacy#who)"), (4, "(https://tiny.example/policies/privacy/#who)")]
)
def test_a_link_to_another_policy_leads_to_its_page(
    tiny: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch, edition: int, link: str
) -> None:
    """Before: readers of an e-mail saw “(policy:privacy)”, as the file has it."""
    other = tiny / "policy_source/tiny/privacy"
    (other / "sections").mkdir(parents=True)
    (other / "policy.yml").write_text("title: Privacy\nkind: privacy\nlanguage: en\nsections: [who]\n")
    (other / "sections/who.md").write_text("---\ntitle: Who\ntype: scope\n---\n\nWe are Tiny.\n")
    edit(tiny / KEPT, "It's filed by hand.\n", "It's filed by hand.\n\nSee [who we are](policy:privacy#who).\n")
    monkeypatch.setattr("generator.model.own_words.EDITION", edition)
    sealed_and_announced(policy, NAME)
    text = (tiny / "policy_source/tiny/terms/notices/v002-1.txt").read_text()
    assert link in " ".join(text.split()), text
    assert checked().status == 0
