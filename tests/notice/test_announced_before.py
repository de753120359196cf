"""What was announced in the words of an earlier program goes on to be said in them."""

import datetime
import shutil
from pathlib import Path

import pytest

from generator.commands.mailing import letter_of
from generator.loading import policy_source
from generator.model.record import VersionRecord
from generator.publish import build as building
from tests.conftest import ROOT, Policy, settled
from tests.rendered import all_pages, html
from tests.steps import announced, checked, notified

SOURCE = Path("policy_source")
BEFORE = ROOT / "tests/notice/announced_before/policy_source"
THEN = "2026-12-02T12:00:00+00:00"
ANNOUNCED = ("tiny/terms", "tiny/conditions", "tiny/privacy", "tiny/datenschutz")


@pytest.fixture
def before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The policies that were announced before, as the folder in which commands run."""
    shutil.copytree(BEFORE, tmp_path / "policy_source")
    monkeypatch.chdir(settled(tmp_path))
    return tmp_path


def pages(at: str = THEN) -> dict[str, str]:
    """Return the pages of a moment, by their addresses."""
    published = building.policies_today(policy_source.load(SOURCE), datetime.datetime.fromisoformat(at))
    return {page.address: html(page) for page in all_pages(published)}


@pytest.mark.parametrize("name", ANNOUNCED)
def test_an_earlier_notice_is_still_the_one_that_was_announced(before: Path, name: str) -> None:
    """It is sent with the HTML of the same words, which the program has to write as they were announced."""
    item = policy_source.load(before / "policy_source").policy(name)
    record = item.record(2)
    assert isinstance(record, VersionRecord)
    letter = letter_of(item, record)
    assert f"{letter.subject}\n\n{letter.text}" == record.notices[-1].text
    assert letter.html


@pytest.mark.usefixtures("before")
def test_earlier_words_are_no_other_words(policy: Policy) -> None:
    assert checked(THEN).status == 0
    for name in ANNOUNCED:
        notified(SOURCE, name, at=THEN)
    assert policy("check", "--now", THEN).status == 0
    shown = pages()
    assert "<strong>Terms</strong> changes on <strong>" in shown["tiny/terms/"]
    assert "Tiny changes its Terms. The new text applies from" in shown["tiny/terms/notice/"]
    assert "Tiny change son texte « Conditions »." in shown["tiny/conditions/notice/"].replace(
        "\N{NO-BREAK SPACE}", " "
    )


@pytest.mark.usefixtures("before")
def test_an_end_that_was_announced_before_and_has_come_is_said_as_an_end(policy: Policy) -> None:
    for name in ANNOUNCED:
        notified(SOURCE, name, at=THEN)
    day = "2027-02-02T12:00:00-05:00"
    assert policy("check", "--now", day).status == 0
    shown = pages(day)["tiny/terms/"]
    head = shown.partition("This policy no longer applies.")[0]
    assert ("Ended on" in head, "In force since" in head) == (True, False)


def test_a_notice_of_an_earlier_end_can_be_postponed_in_its_words(before: Path, policy: Policy) -> None:
    why = ("--because", "We close our shop later.", "--to", "2027-03-01", "--now", THEN)
    done = policy("postpone", "tiny/terms", "--by", "a-moreau", *why)
    assert done.status == 0, done.said
    text = (before / "policy_source/tiny/terms/notices/v002-2.txt").read_text()
    assert text.startswith("Tiny: Terms changes later, on March 1, 2027")
    assert checked(THEN).status == 0


def test_what_is_announced_now_names_other_words(before: Path, policy: Policy) -> None:
    withdrawn = policy(
        "withdraw", "tiny/terms", "--by", "a-moreau", "--because", "We go on with our shop as it is.", "--now", THEN
    )
    assert withdrawn.status == 0, withdrawn.said
    assert policy("restore", "tiny/terms", "1").status == 0
    assert policy("retire", "tiny/terms", "--on", "2027-03-01", "--yes", "--now", THEN).status == 0
    announced(policy, "tiny/terms", at=THEN)
    text = (before / "policy_source/tiny/terms/notices/v003-1.txt").read_text()
    assert text.startswith("Tiny: Terms ends on March 1, 2027")
    assert checked(THEN).status == 0


@pytest.mark.usefixtures("before")
def test_facts_and_passages_are_called_as_they_were_until_they_are_announced_anew(policy: Policy) -> None:
    """Up to the fourth edition, a company in another’s place was told of as another name, any passage as wording."""
    why = ("--by", "a-moreau", "--because", "We find no other company in time.", "--now", THEN)
    shown = pages()["tiny/datenschutz/notice/"]
    kept = ("Der Wortlaut ändert sich:", "Bezeichnung der Empfänger – Südrechner AG", "für Sie ungünstiger: Frist")
    for words in kept:
        assert words in shown
    assert policy("withdraw", "tiny/datenschutz", *why).status == 0
    assert policy("freeze", "tiny/datenschutz", "--yes", "--now", THEN).status == 0
    announced(policy, "tiny/datenschutz", at=THEN)
    text = " ".join(Path("policy_source/tiny/datenschutz/notices/v003-1.txt").read_text().split())
    assert "Wer Daten erhält: Der Text ändert sich:" in text
    assert "Es ändert sich: Empfänger – Südrechner AG (vorher: Nordrechner GmbH; nachher: Südrechner AG)." in text
    refund = "Es ändert sich: Zeit, in der Sie Ihr Geld zurückverlangen können (vorher: 14 Tage; nachher: 7 Tage). (u"
    assert refund in text  # a label says for whom it is worse, and the sentence no longer does, too
    assert "5 Euro. (ungünstiger für Sie) * Wie lange" in text  # “before: none” says nothing beside it
    assert ("Wortlaut" in text, "Bezeichnung" in text) == (False, False)
