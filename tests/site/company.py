"""A company's own words for its policy, and what the site says with them."""

import datetime
import email
import email.policy
import re
from pathlib import Path

from generator.loading import policy_source
from generator.site.feeds import versions_json
from generator.site.policy_on_day import PolicyOnDay, policy_on_day
from tests.conftest import NOW, Policy
from tests.rendered import all_pages, markdown
from tests.small import FOLDER, NAME

WORDS = "policy_source/tiny/words.yml"
BRAND = "policy_source/tiny/brand.yml"
NOTICE = f"{FOLDER}/notices/v002-1.txt"
DAY_2 = "2026-12-02T12:00:00+00:00"


def own(folder: Path, content: str) -> None:
    (folder / WORDS).write_text(content)


def published(at: str = NOW) -> list[PolicyOnDay]:
    now = datetime.datetime.fromisoformat(at)
    loaded = policy_source.load(Path("policy_source"))
    return [policy_on_day(one, now) for one in loaded.policies if one.versions]


def pages(at: str = NOW) -> dict[str, str]:
    """Return the body of every page of the site."""
    return {page.address: markdown(page) for page in all_pages(published(at))}


def counts() -> list[object]:
    """Return how many a notice reached by each channel, as versions.json says it."""
    (item,) = published()
    record = item.record(2)
    assert record
    channels = versions_json.notice(item, record)["channels"]
    assert isinstance(channels, list)
    return [(one["recipients"], one["accepted"]) for one in channels]


def said(html: str) -> str:
    return " ".join(re.sub("<[^>]*>", " ", html).split())


def html(tiny: Path, policy: Policy) -> str:
    assert policy("notify", NAME, "--dry-run", "out").status == 0
    message = email.message_from_bytes((tiny / "out/tiny-terms-v002.eml").read_bytes(), policy=email.policy.default)
    body = message.get_body(("html",))
    assert body is not None
    return " ".join(str(body.get_content()).split())
