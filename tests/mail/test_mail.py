"""The message: what it says in every form, and that no name, subject or address can add a header."""

import datetime
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import SMTP, compat32
from email.utils import getaddresses, parsedate_to_datetime
from typing import cast

from hypothesis import example, given
from hypothesis import strategies as st

from generator.mail import mime
from generator.mail.mime import Letter, addressed, form, mailbox, message_id, rendered
from generator.notice.message_html import Message

NOW = datetime.datetime(2026, 3, 1, 15, 0, tzinfo=datetime.UTC)
DIGEST = f"sha256:{'0123456789abcdef' * 4}"
SENDER = "privacy@example.com"
TEXT = "What changes for you\n\n.A line that begins with a dot – and a long one: " + "word " * 300 + "\n"
HTML = "<!doctype html><title>T</title><p>What changes for you – ü</p>\n"
MESSAGE = Message("Gluptron: Privacy Policy changes on 1 April 2026", TEXT, HTML)
LETTER = Letter(MESSAGE, "Gluptron", DIGEST)
HEADERS = {"Date", "Message-ID", "To", "From", "Subject", "Auto-Submitted", "MIME-Version", "Content-Type"}


def parsed(raw: bytes) -> EmailMessage:
    return message_from_bytes(raw, policy=SMTP)


def sent(letter: Letter = LETTER, name: str = "", address: str = "anna@example.com") -> bytes:
    made = form(letter, SENDER)
    return addressed(made, mailbox("To", name, address), message_id(made, address), NOW)


def only(raw: bytes, header: str) -> tuple[str, str]:
    """Return the name and address of the one mailbox of a header (the new parser parts encoded words by spaces)."""
    [[phrase, address]] = getaddresses([str(message_from_bytes(raw, policy=compat32)[header])])
    return str(make_header(decode_header(phrase))), address


def words(part: EmailMessage) -> str:
    return cast("str", part.get_content()).replace("\r\n", "\n")


def test_both_forms_are_in_one_message_for_one_person() -> None:
    raw = sent(name="Анна Каренина")
    message = parsed(raw)
    assert set(message.keys()) == HEADERS
    assert message.get_content_type() == "multipart/alternative"
    plain, html = cast("list[EmailMessage]", message.get_payload())
    assert (plain.get_content_type(), html.get_content_type()) == ("text/plain", "text/html")
    assert words(plain) == TEXT
    assert words(html) == HTML
    assert only(raw, "To") == ("Анна Каренина", "anna@example.com")
    assert only(raw, "From") == ("Gluptron", SENDER)
    assert message["Auto-Submitted"] == "auto-generated"
    assert parsedate_to_datetime(message["Date"]) == NOW


def test_without_html_the_message_is_plain_text() -> None:
    message = parsed(sent(Letter(Message("S", TEXT), "B", DIGEST)))
    assert message.get_content_type() == "text/plain"
    assert words(message) == TEXT


def test_answers_go_where_the_letter_says() -> None:
    raw = sent(Letter(MESSAGE, "Gluptron", DIGEST, "help@example.org"))
    assert only(raw, "Reply-To") == ("Gluptron", "help@example.org")


def test_every_line_is_short_seven_bit_and_ends_as_mail_servers_want_it() -> None:
    for raw in (sent(name="Ü" * 200), rendered(LETTER, NOW)):
        assert raw.isascii()
        assert raw.replace(b"\r\n", b"").count(b"\n") == raw.replace(b"\r\n", b"").count(b"\r") == 0
        assert max(map(len, raw.split(b"\r\n"))) <= 78


def test_the_same_gives_the_same_bytes() -> None:
    assert sent() == sent()
    assert rendered(LETTER, NOW) == rendered(LETTER, NOW)


def test_a_message_id_is_of_one_person_and_notice_and_hides_the_address() -> None:
    first, again, other = (
        message_id(form(LETTER, SENDER), key) for key in ("anna@example.com", "anna@example.com", "bert@example.com")
    )
    revised = message_id(form(Letter(MESSAGE, "Gluptron", DIGEST.replace("0", "1")), SENDER), "anna@example.com")
    assert first == again
    assert len({first, other, revised}) == 3
    assert "anna" not in first
    assert first.endswith("@example.com>")


def test_a_dry_run_shows_the_message_without_a_recipient() -> None:
    message = parsed(rendered(LETTER, NOW))
    assert set(message.keys()) == HEADERS
    assert message["To"] == "nobody@policypress.invalid"
    assert message["Subject"] == MESSAGE.subject
    assert message["Message-ID"] == "<notice-0123456789abcdef0123456789abcdef@policypress.invalid>"


def test_an_international_address_stands_as_it_is() -> None:
    raw = sent(name="用户", address="用户@example.com")
    assert "To: =?utf-8?b?55So5oi3?= <用户@example.com>\r\n".encode() in raw


names = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)


@given(names)
@example("Doe, Anna")
@example('Anna "the" \\ Doe')
@example("=?utf-8?q?=0ABcc:_x?=")
@example("A\r\nBcc: x@example.org")
@example("نام\u200cخانوادگی")
@example("@example.com, other@example.org")
@example("x" * 200)
@example("👩\u200d👩\u200d👧 " * 20)
def test_a_name_in_any_script_is_read_back_and_adds_nothing(name: str) -> None:
    raw = sent(Letter(MESSAGE, name or "B", DIGEST), name)
    message = parsed(raw)
    assert set(message.keys()) == HEADERS
    assert only(raw, "To") == (mime._one_line(name), "anna@example.com")  # noqa: SLF001 -- what a name becomes
    assert max(map(len, raw.split(b"\r\n"))) <= 78


@given(names)
@example("A\r\nBcc: x@example.org")
@example("x" * 1000)
@example("word " * 100)
@example("=?utf-8?q?=0ABcc:_x?=")
def test_a_subject_in_any_script_is_read_back_and_adds_nothing(subject: str) -> None:
    for raw in (
        sent(Letter(Message(subject, TEXT), "B", DIGEST)),
        rendered(Letter(Message(subject, TEXT), "B", DIGEST), NOW),
    ):
        message = parsed(raw)
        assert set(message.keys()) <= HEADERS | {"Content-Transfer-Encoding"}
        assert message["Subject"] == mime._one_line(subject)  # noqa: SLF001 -- what a subject becomes
        assert max(map(len, raw.split(b"\r\n"))) <= 78


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=300))
def test_any_text_is_read_back(text: str) -> None:
    plain, html = cast("list[EmailMessage]", parsed(sent(Letter(Message("S", text, text), "B", DIGEST))).get_payload())
    assert [words(part).removesuffix("\n") for part in (plain, html)] == [text, text]
