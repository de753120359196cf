"""A brand's words at announcement, what can be switched off, and what would be sent."""

import re
from pathlib import Path
from typing import Any

import pytest

from generator.mail import mime as mail
from generator.model.catalogue import Words
from tests import mail_server
from tests.conftest import Policy, tree
from tests.site.company import DAY_2, NOTICE, WORDS, counts, own, pages, said
from tests.small import ANNOUNCE, FOLDER, NAME, RECORD, refused
from tests.steps import SUMMARY, announced, checked, notified, sealed, sealed_and_announced


def test_other_words_in_the_notice_period_are_a_revision(tiny: Path, policy: Policy) -> None:
    own(tiny, "words:\n  until-then: The old text holds till then.\n")
    sealed_and_announced(policy, NAME)
    assert "\nwords: sha256:" in (tiny / RECORD).read_text()
    notified(Path("policy_source"), NAME)
    assert checked().status == 0
    own(tiny, "words:\n  until-then: Nothing changes till then.\n")
    found = checked()
    assert found.status == 1
    assert "the words of notices (words.yml) are others than when version 2 was announced" in found.out
    assert policy("build").status == 1
    assert policy("freeze", NAME, "--yes", "--revises", "2", "--now", DAY_2).status == 0
    announced(policy, NAME, at=DAY_2)
    assert policy("check", "--now", DAY_2).status == 0
    assert "Nothing changes till then." in (tiny / f"{FOLDER}/notices/v003-1.txt").read_text()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "words:\n  until-then: Nothing changes till then.\n"),
        ("words:\n  until-then: Nothing changes till then.\n", ""),
    ],
)
def test_words_that_come_or_go_are_other_words(tiny: Path, policy: Policy, before: str, after: str) -> None:
    for content, status in ((before, 0), (after, 1), (before, 0)):
        if content:
            own(tiny, content)
        else:
            (tiny / WORDS).unlink(missing_ok=True)
        if not (tiny / NOTICE).exists():
            sealed_and_announced(policy, NAME)
        assert checked().status == status, content


@pytest.mark.parametrize(
    "content",
    [
        "words:\n  until-then:   Nothing changes  till then.\n",
        "words:\n  until-then: Nothing changes till then.\n  glance: Briefly\n",
        "words:\n  until-then: Nothing changes till then.\nshow:\n  favour: no\n",
    ],
)
def test_what_is_no_other_word_of_a_notice_is_no_revision(tiny: Path, policy: Policy, content: str) -> None:
    own(tiny, "words:\n  until-then: Nothing changes till then.\n")
    sealed_and_announced(policy, NAME)
    own(tiny, content)
    assert checked().status == 0
    notified(Path("policy_source"), NAME)
    own(tiny, "words: {}\n")
    assert policy("check", "--now", "2027-01-04T05:00:00+00:00").status == 0  # what applies was told


def test_labels_glance_counts_and_names_can_be_switched_off(tiny: Path, policy: Policy) -> None:
    sealed_and_announced(policy, NAME)
    notified(Path("policy_source"), NAME)
    shown = {address: said(body) for address, body in pages().items()}
    changes = f"{NAME}/versions/2/changes/"
    assert "less in your favour" in shown[f"{NAME}/notice/"]
    assert "At a glance" in shown[f"{NAME}/"]
    assert "10 of 10 recipients reached" in shown[changes]
    assert "by A" in shown[changes]
    assert counts() == [(10, 10), (None, None)]
    own(tiny, "show:\n  favour: no\n  glance: no\n  counts: no\n  names: no\n")
    assert counts() == [(None, None), (None, None)]
    every = {address: said(body) for address, body in pages().items()}
    for words in ("your favour", "At a glance", "recipients reached", "by A ", "by K "):
        assert not [address for address, body in every.items() if words in body.split("The notice as sent")[0]], words
    assert "by a person whom our records name" in every[changes]
    assert Words(hidden=frozenset({"favour"})).digest == Words().digest


@pytest.mark.slow
def test_a_dry_run_is_what_is_sent_before_and_after_the_announcement(
    tiny: Path, policy: Policy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sealed(policy, NAME)
    assert policy("approve", NAME, "--by", "k-lind").status == 0
    assert policy("notify", NAME, "--dry-run", "before", "--summary", SUMMARY).status == 0
    assert policy(*ANNOUNCE).status == 0
    assert policy("notify", NAME, "--dry-run", "after").status == 0
    assert tree(tiny / "before") == tree(tiny / "after")
    assert (
        policy("postpone", NAME, "--by", "a-moreau", "--because", "The letters came back from the printer.").status == 0
    )
    assert policy("notify", NAME, "--dry-run", "later").status == 0
    (tiny / "list.csv").write_text("email\na@example.com\n")
    sent: list[bytes] = []
    addressed = mail.addressed

    def keeping(*words: Any) -> bytes:
        sent.append(addressed(*words))
        return sent[-1]

    monkeypatch.setattr(mail, "addressed", keeping)
    with mail_server.running(tmp_path / "log") as server:
        for key, value in {"HOST": "127.0.0.1", "PORT": str(server.port), "SECURITY": "none"}.items():
            monkeypatch.setenv(f"POLICY_SMTP_{key}", value)
        monkeypatch.setenv("POLICY_SMTP_FROM", "privacy@example.com")
        assert policy("notify", NAME, "--recipients", "list.csv").status == 0
        assert len(server.taken()) == len(sent) == 1
    shown = (tiny / "later/tiny-terms-v002.eml").read_bytes()
    own_lines = re.compile(rb"^(?:Date|Message-ID|To|From):.*\r\n", re.MULTILINE)
    assert own_lines.sub(b"", shown).strip() == own_lines.sub(b"", sent[0]).strip()
    assert shown.count(b"We had announced it for January 4, 2027.") == 2
    refused(
        policy, tiny, "its summary and its day are set", "notify", NAME, "--dry-run", "x", "--summary", "X", status=2
    )
    refused(policy, tiny, "go with --dry-run", "notify", NAME, "--recipients", "list.csv", "--summary", "X", status=2)
