"""What the tests of ways round the notice by edits share: a third section, its seal, and what a draft of it changes."""

import datetime
from pathlib import Path

from generator.commands.freeze_checks import SealingWish
from generator.commands.pending import pending
from generator.errors import Severity
from generator.loading import policy_source
from generator.materiality.verdict import Judged
from tests.conftest import NOW
from tests.small import NAME, ROOT_OF
from tests.steps import freeze

PLAIN = "policy_source/tiny/terms/sections/plain.md"
BRAND = "policy_source/tiny/brand.yml"
WHY = "It only says what we do not collect either."
TODAY = datetime.datetime.fromisoformat(NOW)


def section(kind: str, text: str, facts: str = "", more: str = "") -> str:
    """Return the file of a section."""
    return f"---\ntype: {kind}\ntitle: The rest\n{more}{f'facts:{chr(10)}{facts}' if facts else ''}---\n{text}\n"


def seal(text: str, day: datetime.date | None = datetime.date(2025, 1, 15)) -> None:
    """Seal the small policy with this third section, in force since that day."""
    Path(PLAIN).write_text(text)
    loaded = policy_source.load(ROOT_OF)
    freeze(loaded, loaded.policy(NAME), TODAY, SealingWish(day))


def drafted(text: str, now: datetime.datetime = TODAY) -> list[Judged]:
    """Return the changes of a draft whose third section says this; what is only for people to fill in is left out."""
    Path(PLAIN).write_text(text)
    item = policy_source.load(ROOT_OF).policy(NAME)
    assert item.draft
    return [*pending(item, item.draft, now).judged]


def errors(rule: str) -> list[str]:
    found = policy_source.load(ROOT_OF).findings
    return [one.message for one in found if one.rule == rule and one.severity is Severity.ERROR]


ADS = (
    "  purposes:\n    - {id: answers, label: Answering, data: [mail]}\n"
    "    - {id: ads, label: Advertising, data: [mail]}\n"
)
