"""What pages and feeds say is true on the day on which it stands there."""

import datetime
from pathlib import Path

from generator.loading import policy_source
from generator.publish import build as building
from generator.site.pages.notice import notice_page
from generator.site.policy_on_day import PolicyOnDay
from tests.conftest import NOW, Policy
from tests.rendered import all_pages, html
from tests.small import NAME, ROOT_OF, keep
from tests.steps import announced, sealed, sealed_and_announced


def items(at: str = NOW) -> dict[str, PolicyOnDay]:
    """Return each policy as the site shows it at a moment."""
    found = building.policies_today(policy_source.load(ROOT_OF), datetime.datetime.fromisoformat(at))
    return {item.policy.name: item for item in found}


def page(address: str, at: str = NOW) -> str:
    """Return a page at a moment, with its spaces as one."""
    (found,) = (one for one in all_pages(tuple(items(at).values())) if one.address == address)
    return " ".join(html(found).split())


def test_what_is_foretold_at_a_glance_leads_to_its_own_list_among_two(tiny: Path, policy: Policy) -> None:
    """Before: it led to a place that the notice page has only where one change is announced, and nothing was built."""
    sealed_and_announced(policy, NAME)
    assert 'href="notice/#changes"' in page(f"{NAME}/")
    assert 'id="changes"' in html(notice_page(items()[NAME]))
    keep(tiny, "account", 5)
    sealed(policy, NAME)
    announced(policy, NAME, "--effective", "2027-06-01")
    assert 'href="notice/#changes-2"' in page(f"{NAME}/")
    assert 'id="changes-2"' in html(notice_page(items()[NAME]))
