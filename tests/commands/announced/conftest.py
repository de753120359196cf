"""What the tests of an announced version begin with."""

from pathlib import Path

import pytest

from tests.conftest import Policy
from tests.small import NAME, keep
from tests.steps import notified, sealed_and_announced


@pytest.fixture
def running(tiny: Path, policy: Policy) -> Path:
    """The policy with a version in notice that keeps accounts for 5 and orders for 9 years, since December 1."""
    keep(tiny, "orders", 9)
    sealed_and_announced(policy, NAME)
    notified(tiny / "policy_source", NAME)
    return tiny


@pytest.fixture
def on_site(tiny: Path, policy: Policy) -> Path:
    """The version announced on December 1, with its notice on the site and no e-mail sent."""
    sealed_and_announced(policy, NAME)
    notified(tiny / "policy_source", NAME, channels=("site",))
    return tiny / "policy_source"
