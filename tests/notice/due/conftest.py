"""The project and both brands, whose policies were reviewed when they were brought; and each situation as a value."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.loading import policy_source as source
from generator.model.policy import Policy
from tests.conftest import SOURCES, commands, copied, settled
from tests.situations import NAME, Steps, reviewed_then

Situation = Callable[[Steps], Policy]


@pytest.fixture
def project(project: Path) -> Path:
    """The project, whose policies were reviewed when they were brought."""
    reviewed_then(project)
    return project


@pytest.fixture
def both(both: Path) -> Path:
    reviewed_then(both)
    return both


@pytest.fixture(scope="session")
def situation(tmp_path_factory: pytest.TempPathFactory) -> Situation:
    """What gives the policy after steps that are taken once: it is a value, so no test can change it for another."""
    made: dict[Steps, Policy] = {}

    def after(steps: Steps) -> Policy:
        if steps not in made:
            folder = settled(copied(tmp_path_factory.mktemp("situation"), *SOURCES))
            reviewed_then(folder)
            with commands(folder) as policy:
                steps(folder, policy)
                made[steps] = source.load(Path("policy_source")).policy(NAME)
        return made[steps]

    return after
