"""What the tests of notices on the site share: a longer period, its record, and the pages as readers meet them."""

import datetime
import re
from pathlib import Path

import html5lib

from generator.loading import policy_source
from generator.model.record import VersionRecord
from generator.publish.build import policies_today
from generator.site.page import Page
from tests.conftest import NOW
from tests.rendered import all_pages

NAME = "gluptron/privacy"
SECTIONS = Path("policy_source/gluptron/privacy/sections")
RETENTION = SECTIONS / "data-retention-deletion.md"
OLD, NEW = "maintained for 7 years", "maintained for 9 years"
LATER = "2026-12-05T12:00:00+00:00"
WHY = "Some of you did not get the e-mail in time <b>& *so*</b> we wait."


def longer(years: int = 9) -> None:
    """Keep course records for longer, in the draft."""
    text = RETENTION.read_text()
    RETENTION.write_text(re.sub(r"(data: \[completion_records\]\n\s+keep:) \d+ years", rf"\1 {years} years", text))


def record_of(number: int = 2) -> VersionRecord:
    record = policy_source.load(Path("policy_source")).policy(NAME).record(number)
    assert record is not None
    return record


def pages(now: str = NOW) -> dict[str, Page]:
    """Return the pages as they are compiled at a moment, by address."""
    moment = datetime.datetime.fromisoformat(now)
    return {page.address: page for page in all_pages(policies_today(policy_source.load(Path("policy_source")), moment))}


def shown(html: str) -> str:
    return " ".join("".join(html5lib.parse(html, namespaceHTMLElements=False).itertext()).split())
