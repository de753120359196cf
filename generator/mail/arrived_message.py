"""A message as it arrived in a mailbox: for whom it was, which notice it carries, and the servers that took it."""

import email
import email.policy
import re
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import parseaddr
from typing import Final

from generator.mail.addresses import checked

MOST_BYTES: Final = 5_000_000
_TAKEN_BY: Final = re.compile(r"\bby\s+\[?(?P<host>[\w.:-]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ArrivedMessage:
    """Whom a message is for, its words as plain text, and the servers that took it, the last first."""

    to: str
    text: str
    hosts: tuple[str, ...]

    def carries(self, text: str) -> bool:
        """Return True if a message holds all the words of a notice, alone or beside those of other policies."""
        return _bare(text) in _bare(self.text)


def read(content: bytes) -> ArrivedMessage | None:
    """Return a message that a mailbox saved as a file; None where these bytes are none."""
    message = email.message_from_bytes(content, policy=email.policy.default)
    if not isinstance(message, EmailMessage) or not message["Message-ID"]:
        return None
    try:
        body = message.get_body(("plain",))
        text = body.get_content() if body else ""
    except (LookupError, UnicodeError):
        text = ""
    to, _, _ = checked(parseaddr(str(message["To"] or ""))[1])
    taken = (match["host"] for one in message.get_all("Received", []) if (match := _TAKEN_BY.search(str(one))))
    return ArrivedMessage(to.lower(), str(text), tuple(taken))


def _bare(words: str) -> str:
    return "".join(words.split())
