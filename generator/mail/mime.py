"""The one door to e-mail: a notice as a message in the form in which mail servers take it.

The body is made once and each recipient gets headers of their own. Nothing here is random: the same notice, recipient
and moment give the same bytes.
"""

import datetime
import hashlib
import hmac
import re
from dataclasses import dataclass
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import Final

from generator.notice.message_html import Message
from generator.schema.nodes import INVISIBLE

_LINE_END: Final = "\r\n"
_WIDTH: Final = 76  # RFC 5322 §2.1.1 asks for at most 78 characters
_PLAIN: Final = re.compile(r"[ !#-\[\]-~]*", re.ASCII)  # what may stand in a quoted string unescaped
_NOWHERE: Final = "policypress.invalid"
# Seven bits: not every server takes eight, and one that doesn't would change the bytes. Source: RFC 6152
_SEVEN_BITS: Final = SMTP.clone(cte_type="7bit")


@dataclass(frozen=True, slots=True)
class Letter:
    """A notice to be sent: its words, who sends it, and the digest of the notice that it gives.

    `digest` is `sha256:` and hexadecimal digits; it stands in every Message-ID and in the ledger, so that nobody is
    told of one revision by the message of another. `reply_to` is an address, or empty.
    """

    message: Message
    brand_name: str
    digest: str
    reply_to: str = ""


@dataclass(frozen=True, slots=True)
class MessageForm:
    """A letter as far as it is the same for everybody: its fixed headers and body, as bytes.

    `domain` is that of the sender; it ends each Message-ID.
    """

    digest: str
    domain: str
    fixed: bytes


def rendered(letter: Letter, now: datetime.datetime) -> bytes:
    """Return a letter as it is sent, but for its sender, recipient and Message-ID, which are stand-ins."""
    nobody = f"nobody@{_NOWHERE}"
    identity = f"<notice-{letter.digest.removeprefix('sha256:')[:32]}@{_NOWHERE}>"
    return addressed(form(letter, nobody), nobody, identity, now)


def form(letter: Letter, sender: str) -> MessageForm:
    """Return what of a letter is the same for all its recipients; `sender` is the address that it comes from.

    It is marked as sent by a program, so that no program answers it (RFC 3834 §5), and carries no header of mass mail:
    it can't be unsubscribed from. Source: domain rules §5.2.
    """
    fixed = [
        ("From", mailbox("From", letter.brand_name, sender)),
        ("Subject", _subject(letter.message.subject)),
    ]
    if letter.reply_to:
        fixed.append(("Reply-To", mailbox("Reply-To", letter.brand_name, letter.reply_to)))
    return MessageForm(letter.digest, sender.rpartition("@")[2], _headers(*fixed) + _content(letter.message))


def message_id(form: MessageForm, key: str) -> str:
    """Return the Message-ID for a recipient, by their normalised address: stable, and not revealing the address."""
    return f"<{_code(form.digest, key)}@{form.domain}>"


def is_message_of(digest: str, key: str, identity: str) -> bool:
    """Return True if a Message-ID is that of the notice with this digest for this recipient, whoever sent it."""
    return identity.startswith(f"<{_code(digest, key)}@")


def _code(digest: str, key: str) -> str:
    return hmac.new(digest.encode(), key.encode(), hashlib.sha256).hexdigest()[:40]


def addressed(form: MessageForm, to: str, identity: str, now: datetime.datetime) -> bytes:
    """Return the whole message for one recipient.

    `to` is what `mailbox("To", name, address)` gives, `identity` a Message-ID, `now` a moment with a zone.
    """
    head = f"Date: {format_datetime(now)}\r\nMessage-ID: {identity}\r\nTo: {to}\r\n"
    return head.encode() + form.fixed


def mailbox(header: str, name: str, address: str) -> str:
    """Return an address with a name in any script as the value of a header, folded (RFC 5322 §3.4, RFC 2047).

    What could end the header early in a name is a space; the address must be a checked one.
    """
    name = _one_line(name)
    if not name:
        return address
    if _PLAIN.fullmatch(name) and "=?" not in name and len(name) < _WIDTH - len(header):
        shown = f'"{name}"'
    else:
        shown = _encoded(header, name)
    last = len(shown) - (shown.rfind("\n") + 1) + (0 if "\n" in shown else len(header) + 2)
    return f"{shown}{' ' if last + len(address) + 3 <= _WIDTH else f'{_LINE_END} '}<{address}>"


def _subject(text: str) -> str:
    line = _one_line(text)
    if _PLAIN.fullmatch(line.replace('"', "").replace("\\", "")) and "=?" not in line:
        folded = Header(line, "us-ascii", _WIDTH, "Subject").encode(linesep=_LINE_END)
        if max(map(len, folded.split(_LINE_END))) <= _WIDTH:
            return folded
    return _encoded("Subject", line)


def _encoded(header: str, line: str) -> str:
    return Header(line, "utf-8", _WIDTH, header).encode(linesep=_LINE_END)


def _one_line(text: str) -> str:
    return " ".join(INVISIBLE.sub(" ", text).split())


def _headers(*pairs: tuple[str, str]) -> bytes:
    pairs = (*pairs, ("Auto-Submitted", "auto-generated"))
    return "".join(f"{name}: {value}\r\n" for name, value in pairs).encode()


def _content(message: Message) -> bytes:
    """Return the headers that describe the body, an empty line, and the body: plain text, and HTML where there is."""
    mail = EmailMessage(policy=_SEVEN_BITS)
    mail.set_content(message.text)
    if message.html:
        mail.add_alternative(message.html, subtype="html")
        words = f"{message.text}\0{message.html}".encode()
        mail.set_boundary(f"=_{hashlib.sha256(words).hexdigest()[:40]}")
    return mail.as_bytes()
