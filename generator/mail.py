"""The one door to e-mail: a notice as a message in the form in which mail servers take it."""

import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from generator.messages import Message


def rendered(message: Message, digest: str, now: datetime.datetime) -> bytes:
    """Return the message without its recipient, as bytes; the same notice gives the same Message-ID."""
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = message.subject
    mail["Date"] = format_datetime(now)
    mail["Message-ID"] = f"<notice-{digest.removeprefix('sha256:')[:32]}@policypress.invalid>"
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(message.text)
    return mail.as_bytes()
