"""A look at the brand's own mailbox: the message that came shows that e-mails arrive."""

import datetime
from pathlib import Path

import pytest

from generator.commands.mailing import letter_of
from generator.loading import policy_source
from generator.mail import mime
from tests.commands.looks import lines, on, tasks, told_by_mail
from tests.conftest import NOW, Policy, edit
from tests.small import NAME, refused

CHECK = "notices@tiny.example"


@pytest.fixture
def tiny(tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> Path:
    return told_by_mail(tmp_path, policy, monkeypatch)


def arrived(tiny: Path, received: str = "from out.example by mx.tiny.example with SMTP", to: str = CHECK) -> Path:
    """Write the message with the newest notice as a mailbox would save it, and return the file."""
    loaded = policy_source.load(tiny / "policy_source")
    item = loaded.policy(NAME)
    record = item.record(2)
    assert record
    letter = mime.Letter(letter_of(item, record), "Tiny", record.notices[-1].digest)
    form = mime.form(letter, "privacy@tiny.example")
    sent = mime.addressed(form, to, mime.message_id(form, CHECK), datetime.datetime.fromisoformat(NOW))
    (tiny / "saved.eml").write_bytes((f"Received: {received}\r\n" if received else "").encode() + sent)
    return tiny / "saved.eml"


def test_a_message_shows_that_e_mails_arrived(tiny: Path, policy: Policy) -> None:
    """Before: a mail server that took every message and delivered none gave evidence like any other."""
    assert ("look at the e-mail", False) not in tasks(policy, 1)
    edit(tiny / "policy_source/tiny/brand.yml", "unreached", f"check_address: {CHECK}\nunreached")
    assert ("look at the e-mail", False) in tasks(policy, 2)
    assert ("look at the e-mail", True) in tasks(policy, 3)
    assert f"arrived at {CHECK}" in " ".join(policy("due", NAME, *on(3)).out.split())
    look = ("look", NAME, "--message")
    refused(policy, tiny, "no mail server is named", *look, str(arrived(tiny, "")), *on(2))
    refused(policy, tiny, "no mail server is named", *look, str(arrived(tiny, "from x by localhost")), *on(2))
    refused(policy, tiny, f"is not for {CHECK}", *look, str(arrived(tiny, to="b@x.example")), *on(2))
    whole = arrived(tiny).read_bytes()
    (tiny / "saved.eml").write_bytes(whole.replace(b"Until then", b"For ever"))
    refused(policy, tiny, "not a message with a notice", *look, "saved.eml", *on(2))
    (tiny / "saved.eml").write_bytes(b"\xff\x00 no message")
    refused(policy, tiny, "not a message with a notice", *look, "saved.eml", *on(2))
    refused(policy, tiny, "--message goes with one BRAND/POLICY", "look", *look[2:], "saved.eml", *on(2), status=2)
    arrived(tiny)
    done = policy(*look, "saved.eml", *on(2))
    assert (done.status, "version 2: the notice arrived" in done.out) == (0, True), done.said
    assert "what: arrived" in lines(tiny)[-1]
    assert "where: mx.tiny.example" in lines(tiny)[-1]
    assert all(task != "look at the e-mail" for task, _ in tasks(policy, 3))
    assert policy("check", *on(3)).status == 0


def test_the_mailbox_that_is_looked_at_is_an_address(tiny: Path, policy: Policy) -> None:
    edit(tiny / "policy_source/tiny/brand.yml", "unreached", "check_address: nobody\nunreached")
    assert "“check_address” is not an address" in policy("check").out
