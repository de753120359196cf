"""A notice and the people who get it: what tests of sending share with the processes that they start and kill."""

from collections.abc import Iterable

from generator.mail.mime import Letter
from generator.mail.pace import Pace
from generator.mail.recipients import Recipient
from generator.mail.tally import About
from generator.notice.message_html import Message

ABOUT = About("gluptron/privacy", 2, "sha256:1234")
LETTER = Letter(
    Message("Gluptron: Privacy Policy changes", "What changes for you\n", "<p>What"), "Glüptron", "sha256:1234"
)
QUICK = Pace(rate=0, pause=0.01, longest=0.2, grace=5)


def people(addresses: Iterable[str]) -> list[Recipient]:
    return [Recipient(address, "Anna Ü", line) for line, address in enumerate(addresses, 2)]


def many(number: int) -> list[str]:
    return [f"p{one}@example.com" for one in range(number)]
